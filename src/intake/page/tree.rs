//! A page as a flat tree in document order, in which every piece of text knows its bytes.

use super::PageError;
use super::reference;
use super::tag::Tag;
use crate::english::data::list;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Emitter, ForwardingEmitter, Tokenizer};
use std::convert::Infallible;
use std::ops::Range;

/// The deepest element; those within it stand beside it, as in browsers.
const DEEPEST: usize = 512;

/// The most elements and texts that are read.
pub const MOST: usize = 1_200_000;

/// The most attributes that are kept.
const MOST_ATTRIBUTES: usize = 3_000_000;

/// Attributes that rules ask for.
const KEPT: &[&str] = list!("markup/page-attributes");

/// An element or a piece of text.
#[derive(Debug, Clone)]
pub struct Node {
    pub tag: Tag,
    /// Of a text: whether it is part of a link.
    pub link: bool,
    /// Of a text: whether blanks stand before it.
    pub spaced: bool,
    /// What it stands in; the root stands in itself.
    pub parent: u32,
    /// The node behind the last one in it.
    pub end: u32,
    /// Its first attribute.
    attribute: u32,
    /// Its bytes: of an element those of the start tag.
    start: u32,
    stop: u32,
}

/// An attribute that some rule asks for. There may be millions of them, and their values nearly always stand on the page as they are.
#[derive(Debug, Clone, Copy)]
struct Attribute {
    name: u8,
    /// The place of its value among those that stand there otherwise, from 1; 0 where it stands there.
    other: u32,
    start: u32,
    stop: u32,
}

/// The tree.
#[derive(Debug)]
pub struct Tree<'s> {
    pub source: &'s str,
    pub nodes: Vec<Node>,
    attributes: Vec<Attribute>,
    /// The values that are not what stands on the page, such as those with references.
    others: Vec<Box<str>>,
}

impl<'s> Tree<'s> {
    /// Reads a page.
    ///
    /// # Errors
    /// Where it has more parts than are read.
    pub fn read(source: &'s str) -> Result<Self, PageError> {
        let mut builder = Builder::new(source);
        let mut emitter =
            CallbackEmitter::new(|event: CallbackEvent<'_>, span: html5gum::Span<usize>| -> Option<Infallible> {
                builder.event(&event, span.start..span.end);
                None
            });
        emitter.naively_switch_states(true);
        let Ok(()) = Tokenizer::new_with_emitter(source, Lenient(emitter)).finish();
        builder.finish()
    }

    /// Returns the value of an attribute; none where the element has none, or no rule asks for it.
    pub fn attribute(&self, node: usize, name: &str) -> Option<&str> {
        let attribute = self.attribute_at(node, name)?;
        match attribute.other.checked_sub(1) {
            Some(other) => self.others.get(other as usize).map(|value| &**value),
            None => self.source.get(attribute.start as usize..attribute.stop as usize),
        }
    }

    /// Returns the bytes of the value of an attribute.
    pub fn attribute_place(&self, node: usize, name: &str) -> Option<Range<usize>> {
        self.attribute_at(node, name).map(|attribute| attribute.start as usize..attribute.stop as usize)
    }

    fn attribute_at(&self, node: usize, name: &str) -> Option<&Attribute> {
        let from = self.nodes.get(node)?.attribute as usize;
        let to = self.nodes.get(node + 1).map_or(self.attributes.len(), |next| next.attribute as usize);
        let own = self.attributes.get(from..to).filter(|own| !own.is_empty())?;
        let known = KEPT.iter().position(|known| *known == name)?;
        own.iter().find(|attribute| usize::from(attribute.name) == known)
    }

    /// Returns the parts of the tree that stand in `node`, itself left out.
    pub fn within(&self, node: usize) -> Range<usize> {
        node + 1..self.nodes.get(node).map_or(0, |node| node.end as usize)
    }

    /// Returns the bytes of a text, or of the start tag of an element.
    pub fn bytes(&self, node: usize) -> Range<usize> {
        self.nodes.get(node).map_or(0..0, |node| node.start as usize..node.stop as usize)
    }

    /// Returns the bytes from the first text of an element to its last.
    pub fn texts(&self, node: usize) -> Range<usize> {
        let mut texts = self.within(node).filter(|at| self.nodes[*at].tag == Tag::Text);
        let first = texts.next().map(|first| self.bytes(first));
        let last = texts.next_back().map(|last| self.bytes(last)).or_else(|| first.clone());
        first.zip(last).map_or(0..0, |(first, last)| first.start..last.end)
    }

    /// Returns a text as it is written.
    pub fn raw(&self, node: usize) -> &'s str {
        self.source.get(self.bytes(node)).unwrap_or_default()
    }

    /// Returns the words of an element, blanks as one.
    pub fn words(&self, node: usize) -> String {
        let mut out = String::new();
        for at in self.within(node).filter(|at| self.nodes[*at].tag == Tag::Text) {
            if self.nodes[at].spaced || !self.nodes[self.nodes[at].parent as usize].tag.is_inline() {
                out.push(' ');
            }
            out.push_str(&reference::decoded(self.raw(at)));
        }
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// An emitter that is told nothing of mistakes: nobody asks for them, and whoever looks for them looks at each character.
struct Lenient<E>(E);

impl<E: Emitter> ForwardingEmitter for Lenient<E> {
    type Token = E::Token;

    fn inner(&mut self) -> &mut impl Emitter<Token = E::Token> {
        &mut self.0
    }

    #[inline]
    fn should_emit_errors(&mut self) -> bool {
        false
    }
}

struct Builder<'s> {
    source: &'s str,
    nodes: Vec<Node>,
    attributes: Vec<Attribute>,
    others: Vec<Box<str>>,
    /// The elements that are open, with whether an end tag has closed them already.
    open: Vec<(u32, Tag, bool)>,
    /// How many links are open.
    links: usize,
    /// Where the text begins that comes next.
    from: usize,
    spaced: bool,
    /// The start tag that is being read.
    tag: Option<(Tag, usize)>,
    /// The attribute whose value comes.
    name: Option<u8>,
    full: bool,
    /// How many end tags were read.
    ends: usize,
    /// How many elements of each name are open.
    counts: Vec<u32>,
}

impl<'s> Builder<'s> {
    fn new(source: &'s str) -> Self {
        let root =
            Node { tag: Tag::Html, link: false, spaced: false, parent: 0, end: 0, attribute: 0, start: 0, stop: 0 };
        Self {
            source,
            nodes: vec![root],
            attributes: Vec::new(),
            others: Vec::new(),
            open: vec![(0, Tag::Html, false)],
            links: 0,
            from: 0,
            spaced: false,
            tag: None,
            name: None,
            full: false,
            ends: 0,
            counts: vec![0; 256],
        }
    }

    fn event(&mut self, event: &CallbackEvent<'_>, span: Range<usize>) {
        if self.full {
            return;
        }
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.text(span.start);
                let tag = Tag::of(name);
                self.tag = Some((tag, span.start));
                self.place(tag);
                self.push(tag, span.start);
            }
            CallbackEvent::AttributeName { name } => {
                let known = KEPT.iter().position(|kept| kept.as_bytes() == *name);
                self.name = known.and_then(|at| u8::try_from(at).ok());
                self.attribute(b"", span);
            }
            CallbackEvent::AttributeValue { value } => {
                if self.name.is_some() && self.attributes.last().is_some_and(|last| Some(last.name) == self.name) {
                    // That without a value was the last one.
                    if self.attributes.pop().is_some_and(|last| last.other > 0) {
                        self.others.pop();
                    }
                    self.attribute(value, span);
                }
            }
            CallbackEvent::CloseStartTag { .. } => self.close_start(span.end),
            CallbackEvent::EndTag { name } => {
                self.text(span.start);
                self.from = span.end;
                self.end(Tag::of(name), name);
            }
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } => {
                self.text(span.start);
                self.from = span.end;
            }
            CallbackEvent::String { .. } | CallbackEvent::Error(_) => {}
        }
    }

    fn attribute(&mut self, value: &[u8], span: Range<usize>) {
        let Some(name) = self.name else { return };
        self.full |= self.attributes.len() >= MOST_ATTRIBUTES;
        let stands = self.source.get(span.clone()).is_some_and(|source| source.as_bytes() == value);
        if !stands {
            self.others.push(String::from_utf8_lossy(value).into());
        }
        let other = if stands { 0 } else { small(self.others.len()) };
        self.attributes.push(Attribute { name, other, start: small(span.start), stop: small(span.end) });
    }

    fn push(&mut self, tag: Tag, start: usize) {
        self.full |= self.nodes.len() >= MOST;
        let parent = self.open.last().map_or(0, |open| open.0);
        let attribute = small(self.attributes.len());
        let end = small(self.nodes.len() + 1);
        let node =
            Node { tag, link: false, spaced: false, parent, end, attribute, start: small(start), stop: small(start) };
        self.nodes.push(node);
    }

    /// Ends a start tag: what comes next stands in its element.
    fn close_start(&mut self, end: usize) {
        self.from = end;
        let Some((tag, _)) = self.tag.take() else { return };
        let at = self.nodes.len() - 1;
        self.nodes[at].stop = small(end);
        let link = tag == Tag::A
            && self.attributes[self.nodes[at].attribute as usize..]
                .iter()
                .any(|it| KEPT[usize::from(it.name)] == "href");
        if tag.is_void() || tag == Tag::Html || self.open.len() >= DEEPEST {
            self.spaced |= tag == Tag::Br;
            return;
        }
        self.nodes[at].link = link;
        self.links += usize::from(link);
        self.counts[tag as usize] += 1;
        self.open.push((small(at), tag, false));
    }

    /// Takes the text up to byte `to`.
    fn text(&mut self, to: usize) {
        let from = std::mem::replace(&mut self.from, to);
        let Some(raw) = self.source.get(from..to).filter(|raw| !raw.is_empty()) else { return };
        let words = raw.trim_ascii();
        if words.is_empty() {
            self.spaced = true;
            return;
        }
        let start = from + (raw.len() - raw.trim_ascii_start().len());
        let spaced = std::mem::replace(&mut self.spaced, raw.ends_with(|c: char| c.is_ascii_whitespace()));
        let spaced = spaced || start > from;
        let top = self.open.last().map_or(Tag::Html, |open| open.1);
        if top == Tag::Head {
            self.pop();
        }
        self.push(Tag::Text, start);
        let at = self.nodes.len() - 1;
        let node = &mut self.nodes[at];
        node.stop = small(start + words.len());
        (node.spaced, node.link) = (spaced, self.links > 0);
    }

    /// Closes what the start tag of `tag` closes.
    fn place(&mut self, tag: Tag) {
        use Tag::{Body, Dd, Dt, Head, Li, Optgroup, Option, Table, Tbody, Td, Tfoot, Th, Thead, Tr};
        let top = self.open.last().map_or(Tag::Html, |open| open.1);
        let of_head = matches!(
            tag,
            Tag::Meta | Tag::Link | Tag::Title | Tag::Script | Tag::Style | Tag::Base | Tag::Noscript | Tag::Template
        );
        if tag == Body || top == Head && !of_head {
            while self.open.last().is_some_and(|open| matches!(open.1, Head | Body)) {
                self.pop();
            }
        }
        if tag.ends_paragraph() {
            self.close_to(&[Tag::P], |tag| tag.is_scope() || tag == Tag::Button);
        }
        if tag.heading().is_some() && top.heading().is_some() {
            self.pop();
        }
        let list = |tag: Tag| tag.is_scope() || matches!(tag, Tag::Ul | Tag::Ol | Tag::Menu | Tag::Dl);
        match tag {
            Li => self.close_to(&[Li], list),
            Dt | Dd => self.close_to(&[Dt, Dd], list),
            Option | Optgroup if top == Option => self.pop(),
            Td | Th => self.close_to(&[Td, Th], |tag| tag == Table),
            Tr => {
                self.close_to(&[Tr], |tag| tag == Table);
            }
            Tbody | Thead | Tfoot => self.close_to(&[Tbody, Thead, Tfoot], |tag| tag == Table),
            // A link in a link is the end of the first.
            Tag::A => self.close_to(&[Tag::A], |tag| !tag.is_inline()),
            _ => {}
        }
    }

    /// Closes the innermost of `tags` that is open, with all in it; nothing where a `border` stands around the text before it.
    fn close_to(&mut self, tags: &[Tag], border: impl Fn(Tag) -> bool) {
        for at in (1..self.open.len()).rev() {
            let (_, tag, closed) = self.open[at];
            if tags.contains(&tag) && !closed {
                while self.open.len() > at {
                    self.pop();
                }
                return;
            }
            if border(tag) {
                return;
            }
        }
    }

    fn pop(&mut self) {
        if self.open.len() < 2 {
            return;
        }
        let Some((node, tag, closed)) = self.open.pop() else { return };
        self.counts[tag as usize] -= 1;
        let end = small(self.nodes.len());
        let node = &mut self.nodes[node as usize];
        node.end = end;
        self.links -= usize::from(node.link && !closed);
    }

    fn end(&mut self, tag: Tag, name: &[u8]) {
        if matches!(tag, Tag::Body | Tag::Html) || tag.is_void() {
            self.spaced |= tag == Tag::Br;
            return;
        }
        let border = |open: Tag| match tag {
            Tag::Table => false,
            Tag::Td | Tag::Th | Tag::Tr | Tag::Tbody | Tag::Thead | Tag::Tfoot | Tag::Caption => open == Tag::Table,
            _ => open.is_scope(),
        };
        let headings = tag.heading().is_some();
        self.ends += 1;
        self.full |= self.ends >= MOST;
        if self.counts[tag as usize] == 0 && !headings {
            return;
        }
        let mut across = false;
        for at in (1..self.open.len()).rev() {
            let (node, open, closed) = self.open[at];
            let same = open == tag || headings && open.heading().is_some();
            if same && !closed && (tag != Tag::Other || self.is_named(node, name)) {
                if across && tag.is_formatting() {
                    self.open[at].2 = true;
                    self.links -= usize::from(self.nodes[node as usize].link);
                } else {
                    while self.open.len() > at {
                        self.pop();
                    }
                }
                return;
            }
            if border(open) {
                return;
            }
            across |= !open.is_inline();
        }
    }

    fn is_named(&self, node: u32, name: &[u8]) -> bool {
        let start = self.nodes[node as usize].start as usize + 1;
        self.source.as_bytes().get(start..start + name.len()).is_some_and(|own| own.eq_ignore_ascii_case(name))
    }

    fn finish(mut self) -> Result<Tree<'s>, PageError> {
        self.text(self.source.len());
        if self.full {
            return Err(PageError::TooMany);
        }
        while self.open.len() > 1 {
            self.pop();
        }
        self.nodes[0].end = small(self.nodes.len());
        Ok(Tree { source: self.source, nodes: self.nodes, attributes: self.attributes, others: self.others })
    }
}

/// Returns a count of bytes or nodes in four bytes; pages are shorter than that.
fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
