//! Markdown to prose: the words without the markup, each byte knowing where it came from.

use super::front::{self, Form};
use super::html::{self, OPENS, Seen, comments};
use super::sentence::trim;
use super::shortcode::{self, Aside};
use super::unread::{Unread, UnreadKind, Unreads};
use super::{Block, BlockKind, Comment, SourceSpan, Span};
use crate::english::data::list;
use crate::english::numeral::RAISED;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, MetadataBlockKind, Options, Parser, Tag, TagEnd};
use std::collections::VecDeque;
use std::ops::Range;

/// The prose of a Markdown file.
pub(super) struct Prose {
    /// The words a reader reads; blocks are parted by a blank line.
    pub text: String,
    /// Where they came from, in order.
    pub runs: Vec<Run>,
    /// The blocks of the prose.
    pub blocks: Vec<Block>,
    /// The comments, in order.
    pub comments: Vec<Comment>,
    /// What readers may see beside it, in order.
    pub unread: Vec<Unread>,
}

/// A stretch of prose and where it stands in the original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    /// Its bytes in the prose.
    prose: Range<usize>,
    /// Its bytes in the original: as many where it was taken over unchanged, else all that it stands for ("&amp;").
    source: Range<usize>,
}

impl Run {
    /// Returns whether the words are the same in the original, byte for byte.
    fn unchanged(&self) -> bool {
        self.prose.len() == self.source.len()
    }
}

/// Returns the byte of the original at which the prose from byte `at` on starts.
pub(super) fn original_start(runs: &[Run], at: usize) -> usize {
    let index = runs.partition_point(|run| run.prose.start <= at).saturating_sub(1);
    match runs.get(index) {
        None => 0,
        Some(run) if run.unchanged() => run.source.start + at.saturating_sub(run.prose.start).min(run.source.len()),
        Some(run) if at >= run.prose.end => run.source.end,
        Some(run) => run.source.start,
    }
}

/// Returns the byte of the original at which the prose up to byte `at` ends.
pub(super) fn original_end(runs: &[Run], at: usize) -> usize {
    let index = runs.partition_point(|run| run.prose.start < at).saturating_sub(1);
    match runs.get(index) {
        None => 0,
        Some(run) if run.unchanged() => run.source.start + at.saturating_sub(run.prose.start).min(run.source.len()),
        Some(run) => run.source.end,
    }
}

/// Returns the prose of Markdown `source`: no code blocks, tags, images, shortcodes, link targets, note numbers or emphasis marks, and of
/// front matter what stands above the article.
pub(super) fn prose(source: &str) -> Prose {
    let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        | Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
        | Options::ENABLE_STRIKETHROUGH;
    let mut builder = Builder {
        source,
        text: String::new(),
        runs: Vec::new(),
        blocks: Vec::new(),
        comments: Vec::new(),
        kinds: Vec::new(),
        start: None,
        outside: Vec::new(),
        unread: Unreads::new(source),
        raised: false,
        asides: shortcode::asides(source).into(),
    };
    let parser = Parser::new_ext(source, options);
    for (_, definition) in parser.reference_definitions().iter().filter(|(_, definition)| definition.title.is_some()) {
        builder.unread.title(definition.span.clone());
    }
    for (event, range) in parser.into_offset_iter() {
        builder.event(event, range);
    }
    builder.end_block();
    let Builder { text, runs, blocks, comments, unread, .. } = builder;
    Prose { text, runs, blocks, comments, unread: unread.finish() }
}

struct Builder<'a> {
    source: &'a str,
    text: String,
    runs: Vec<Run>,
    blocks: Vec<Block>,
    comments: Vec<Comment>,
    /// The kinds of the blocks that are open, outermost first.
    kinds: Vec<BlockKind>,
    /// Where the block's prose starts.
    start: Option<usize>,
    /// The elements that are open whose words are no prose, outermost first.
    outside: Vec<UnreadKind>,
    unread: Unreads<'a>,
    /// Whether what comes stands raised, or leads to a note.
    raised: bool,
    /// What stands in the prose and is none, as far as it is still to come.
    asides: VecDeque<Aside>,
}

/// What raised digits are a power of.
const POWERED: &[&str] = list!("markup/powered");

/// How many lines above indented text are looked at for what it belongs to.
const SET_IN: usize = 200;

/// What opens blocks of HTML that hold instructions and no words: those for a server, and raw data.
const INSTRUCTIONS: &[&str] = &["<?", "<![", "<!D", "<!d"];

/// Elements of HTML whose content is no prose.
const OPAQUE: &[&str] = list!("markup/opaque");

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match (self.outside.last(), event) {
            (_, Event::Start(tag)) => self.open(&tag, range),
            (_, Event::End(tag)) => self.close(tag),
            (Some(UnreadKind::FrontMatter | UnreadKind::Html), _) => {}
            (Some(kind), Event::Text(_) | Event::Code(_)) => self.unread.take(*kind, range),
            (Some(_), Event::SoftBreak | Event::HardBreak) => self.unread.part(),
            (Some(_), Event::InlineHtml(_)) => self.unread.html(range),
            (Some(_), _) => {}
            (None, Event::Text(words)) if self.raised => self.raise(&words, range),
            (None, Event::Text(words)) => self.take(&words, range),
            // The back-quotes are in the range.
            (None, Event::Code(words)) => self.code(&words, range),
            (None, Event::SoftBreak | Event::HardBreak) => self.take(" ", range),
            (None, Event::InlineHtml(tag)) => self.inline(&tag, range),
            (None, Event::TaskListMarker(_)) => self.mark(UnreadKind::TaskBox, range),
            (None, _) => {}
        }
    }

    fn inline(&mut self, tag: &str, range: Range<usize>) {
        let lower = tag.to_ascii_lowercase();
        // "<sup>3</sup>" and "<a href="#note-3">3</a>".
        if lower.starts_with("<sup") || lower.starts_with("<a ") && lower.contains("href=\"#") {
            self.raised = true;
        } else if lower.starts_with("</sup") || lower.starts_with("</a") {
            self.raised = false;
        }
        if tag.starts_with("<br") {
            self.take(" ", range.clone());
        } else if tag.starts_with(OPENS) {
            self.comment(range.clone());
        }
        self.unread.html(range);
    }

    /// Takes over words that stand raised: digits behind a unit or behind ten belong to it, others are the number of a note.
    fn raise(&mut self, words: &str, range: Range<usize>) {
        let digit = |c: char| c.to_digit(10).and_then(|value| RAISED.get(usize::try_from(value).ok()?));
        let raised: Option<String> = words.trim_matches(['[', ']']).chars().map(digit).collect();
        let Some(raised) = raised else { return self.take(words, range) };
        let word = self.text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        if POWERED.contains(&word) {
            self.take(&raised, range);
        }
    }

    /// Takes a mark that readers see as something of its own.
    fn mark(&mut self, kind: UnreadKind, range: Range<usize>) {
        self.unread.part();
        self.unread.take(kind, range);
        self.unread.part();
    }

    fn open(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::CodeBlock(CodeBlockKind::Indented) if self.is_set_in(range.start) => self.begin(None),
            Tag::CodeBlock(_) => self.leave(UnreadKind::Code),
            Tag::Image { link_type, title, .. } => {
                self.leave(UnreadKind::ImageText);
                self.title(*link_type, title, range);
            }
            Tag::Link { link_type, title, .. } => self.title(*link_type, title, range),
            Tag::MetadataBlock(kind) => {
                self.leave(UnreadKind::FrontMatter);
                let yaml = matches!(kind, MetadataBlockKind::YamlStyle);
                let form = if yaml { Form::Yaml } else { Form::Toml };
                self.headlines(range.clone(), form);
                self.unread.front_matter(range, form);
            }
            Tag::HtmlBlock => {
                self.leave(UnreadKind::Html);
                self.end_block();
                self.comment(range.clone());
                self.html(range);
            }
            // Lists count from 1 unless somebody says otherwise.
            Tag::List(Some(number)) if *number != 1 => self.number(range),
            Tag::Heading { .. } => self.begin(Some(BlockKind::Heading)),
            // A note or a warning is nobody's words.
            Tag::BlockQuote(Some(_)) => self.begin(Some(BlockKind::Paragraph)),
            Tag::BlockQuote(None) => self.begin(Some(BlockKind::BlockQuote)),
            Tag::Item => self.begin(Some(BlockKind::ListItem)),
            Tag::Paragraph | Tag::TableCell | Tag::DefinitionListTitle | Tag::DefinitionListDefinition => {
                self.begin(None)
            }
            _ => {}
        }
    }

    /// Leaves the prose for an element of that kind.
    fn leave(&mut self, kind: UnreadKind) {
        self.outside.push(kind);
        self.unread.part();
    }

    /// Takes the number that a list begins with.
    fn number(&mut self, list: Range<usize>) {
        let item = self.source.get(list.clone()).unwrap_or_default();
        let start = item.len() - item.trim_start().len();
        let digits = item[start..].bytes().take_while(u8::is_ascii_digit).count();
        self.mark(UnreadKind::ListNumber, list.start + start..list.start + start + digits);
    }

    /// Takes the title of a link or image; that of a reference stands at its definition.
    fn title(&mut self, link_type: LinkType, title: &CowStr<'_>, range: Range<usize>) {
        let own = matches!(link_type, LinkType::Inline) && !title.is_empty();
        let text = self.source.get(range.clone()).unwrap_or_default();
        if let Some(text) = text.strip_suffix(')').filter(|_| own) {
            self.unread.title(range.start..range.start + text.len());
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::CodeBlock if self.outside.last() != Some(&UnreadKind::Code) => self.end_block(),
            TagEnd::CodeBlock | TagEnd::MetadataBlock(_) | TagEnd::HtmlBlock | TagEnd::Image => {
                self.outside.pop();
                self.unread.part();
            }
            TagEnd::Heading(_) | TagEnd::BlockQuote(_) | TagEnd::Item => {
                self.end_block();
                self.kinds.pop();
            }
            TagEnd::Paragraph | TagEnd::TableCell | TagEnd::DefinitionListTitle | TagEnd::DefinitionListDefinition => {
                self.end_block()
            }
            _ => {}
        }
    }

    /// Reads what of front matter stands above the article.
    fn headlines(&mut self, range: Range<usize>, form: Form) {
        let source = self.source;
        let text = source.get(range.clone()).filter(|_| range.start == 0).unwrap_or_default();
        for entry in front::headlines(text, form) {
            self.begin(Some(BlockKind::Heading));
            let mut last = None;
            for (piece, words) in entry.pieces {
                if last.is_some_and(|last| last < piece.start) {
                    self.take(" ", last.unwrap_or(piece.start)..piece.start);
                }
                last = Some(piece.end);
                self.take(&words, piece);
            }
            self.end_block();
            self.kinds.pop();
        }
    }

    /// Reads the words of a block of HTML; its attributes, and what its elements say that hold no prose, are not read.
    fn html(&mut self, range: Range<usize>) {
        let text = self.source.get(range.clone()).unwrap_or_default();
        if INSTRUCTIONS.iter().any(|mark| text.trim_start().starts_with(mark)) {
            return self.unread.html(range);
        }
        let mut opaque: Option<&str> = None;
        let mut open = 0;
        html::seen(text, |seen| match seen {
            Seen::Tag { name, opens } => {
                match opaque {
                    Some(outer) if !opens && outer.eq_ignore_ascii_case(name) => opaque = None,
                    None if opens => opaque = OPAQUE.iter().find(|known| name.eq_ignore_ascii_case(known)).copied(),
                    _ => {}
                }
                self.end_block();
                open = if opens { self.of_element(name, open) } else { self.end_elements(open) };
            }
            Seen::Words { range: words, joined } if opaque.is_none() => {
                let words = range.start + words.start..range.start + words.end;
                if !joined && self.start.is_some() {
                    self.take(" ", words.start..words.start);
                }
                self.flowing(words);
            }
            Seen::Words { range: words, joined } => self.unread.html_part(range.start, words, joined),
            Seen::Attribute(words) => self.unread.html_part(range.start, words, false),
        });
        self.end_block();
        self.end_elements(open);
        self.unread.part();
    }

    /// Begins an element of HTML; returns how many kinds of blocks are open that end with it.
    fn of_element(&mut self, name: &str, open: usize) -> usize {
        let lower = name.to_ascii_lowercase();
        let kind = match lower.as_str() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => BlockKind::Heading,
            "li" => BlockKind::ListItem,
            "blockquote" => BlockKind::BlockQuote,
            _ => return open,
        };
        self.kinds.push(kind);
        open + 1
    }

    /// Ends the elements that are open.
    fn end_elements(&mut self, open: usize) -> usize {
        self.kinds.truncate(self.kinds.len() - open.min(self.kinds.len()));
        0
    }

    /// Takes words that flow over lines: each stretch of blanks is one, and references stand for characters.
    fn flowing(&mut self, range: Range<usize>) {
        let source = self.source;
        let text = source.get(range.clone()).unwrap_or_default();
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            let blanks = rest.len() - rest.trim_start().len();
            let words = if blanks > 0 {
                if self.start.is_some() {
                    self.take(" ", range.start + at..range.start + at + blanks);
                }
                blanks
            } else if let Some((stands, len)) = html::reference(rest) {
                self.take(&stands, range.start + at..range.start + at + len);
                len
            } else {
                let skip = rest.chars().next().map_or(1, char::len_utf8);
                let len =
                    rest[skip..].find(|c: char| c.is_whitespace() || c == '&').map_or(rest.len(), |end| skip + end);
                self.take(&rest[..len], range.start + at..range.start + at + len);
                len
            };
            at += words;
        }
    }

    /// Returns whether the indented text at byte `at` is that of an admonition, and no code.
    fn is_set_in(&self, at: usize) -> bool {
        let before = self.source.get(..at).unwrap_or_default();
        let outer = |line: &&str| !line.trim().is_empty() && !line.starts_with("    ") && !line.starts_with('\t');
        before.lines().rev().take(SET_IN).find(outer).is_some_and(shortcode::sets_in)
    }

    /// Notes the comments in a stretch of HTML; they stand before the next block, or in the one that is open.
    fn comment(&mut self, range: Range<usize>) {
        let html = self.source.get(range.clone()).unwrap_or_default();
        let block = self.blocks.len();
        let found = comments(html).map(|found| Comment {
            span: SourceSpan { start: range.start + found.start, end: range.start + found.end },
            block,
        });
        self.comments.extend(found);
    }

    fn begin(&mut self, kind: Option<BlockKind>) {
        self.end_block();
        self.kinds.extend(kind);
    }

    fn code(&mut self, words: &str, range: Range<usize>) {
        let found = self.source.get(range.clone()).and_then(|source| source.find(words));
        let exact = found.map(|i| range.start + i..range.start + i + words.len());
        self.take(words, exact.unwrap_or(range));
    }

    /// Takes over words; what an entity stands for has another length than its source. What site generators put between them is left
    /// out.
    fn take(&mut self, words: &str, source: Range<usize>) {
        while self.asides.front().is_some_and(|aside| aside.range.end <= source.start) {
            self.asides.pop_front();
        }
        let Some(aside) = self.asides.front().filter(|aside| aside.range.start < source.end).cloned() else {
            return self.put(words, source);
        };
        if aside.parts {
            self.end_block();
        }
        if let Some(kind) = aside.kind {
            let seen = aside.range.start.max(source.start)..aside.range.end.min(source.end);
            self.unread.take(kind, seen);
        }
        // Where bytes don't stand for themselves, nothing can be cut out of them.
        if words.len() == source.len() {
            let before = aside.range.start.max(source.start) - source.start;
            let behind = aside.range.end.min(source.end) - source.start;
            if before > 0 {
                self.put(&words[..before], source.start..source.start + before);
            }
            if behind < words.len() {
                self.take(&words[behind..], source.start + behind..source.end);
            }
        }
    }

    /// Takes over words as they are.
    fn put(&mut self, words: &str, source: Range<usize>) {
        if self.start.is_none() {
            if !self.text.is_empty() {
                self.text.push_str("\n\n");
            }
            self.start = Some(self.text.len());
        }
        self.runs.push(Run { prose: self.text.len()..self.text.len() + words.len(), source });
        self.text.push_str(words);
    }

    fn end_block(&mut self) {
        if let Some(start) = self.start.take() {
            let kind = self.kinds.last().copied().unwrap_or(BlockKind::Paragraph);
            let span = trim(&self.text, Span::new(start, self.text.len()));
            if !span.is_empty() {
                self.blocks.push(Block { kind, span });
            }
        }
    }
}
