//! The reading: what was chosen of a page, as Markdown, each byte knowing which of the page it stands for.

use super::reference;
use super::table;
use super::tag::Tag;
use super::tree::Tree;
use crate::text::Run;
use std::ops::Range;

/// What a node is in the reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Keep {
    /// It is left out, with all that stands in it.
    #[default]
    Out,
    /// It is left out, and what stands in it decides for itself.
    Through,
    /// It is part of the text.
    In,
}

/// Writes the nodes that are kept; `keep` has a row for each node.
pub fn write(tree: &Tree<'_>, keep: &[Keep], out: &mut Page) {
    let mut writer =
        Writer { tree, keep, out, around: Vec::new(), item: None, pending: false, blank: false, strict: false };
    writer.range(tree.within(0));
    writer.end_block();
}

/// Text on its way into the reading.
#[derive(Debug, Default)]
pub struct Page {
    pub text: String,
    pub runs: Vec<Run>,
}

impl Page {
    /// Adds markup, which stands for nothing on the page.
    pub fn mark(&mut self, markup: &str) {
        self.text.push_str(markup);
    }

    /// Adds what the bytes `source` of the page say.
    pub fn take(&mut self, words: &str, source: Range<usize>) {
        let start = self.text.len();
        self.text.push_str(words);
        let run = Run { prose: start..self.text.len(), source };
        let whole = |run: &Run| run.prose.len() == run.source.len();
        match self.runs.last_mut() {
            Some(last)
                if last.prose.end == run.prose.start
                    && last.source.end == run.source.start
                    && whole(last)
                    && whole(&run) =>
            {
                (last.prose.end, last.source.end) = (run.prose.end, run.source.end);
            }
            _ => self.runs.push(run),
        }
    }
}

/// What stands around the text: quotations and items of lists, outermost first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Around {
    Quote,
    /// An item; whether its mark is written already, and how wide that is.
    Item {
        number: Option<u32>,
        written: bool,
    },
}

struct Writer<'t, 's, 'o> {
    tree: &'t Tree<'s>,
    keep: &'t [Keep],
    out: &'o mut Page,
    around: Vec<Around>,
    /// The kind of the block that is open.
    item: Option<Tag>,
    /// Whether a blank stands before the next word.
    pending: bool,
    /// Whether the last thing was a line break.
    blank: bool,
    /// Whether the block is a cell of a table.
    strict: bool,
}

impl Writer<'_, '_, '_> {
    fn range(&mut self, range: Range<usize>) {
        // Elements that are open, each with the node behind its last one.
        let mut open: Vec<(usize, usize)> = Vec::new();
        let mut at = range.start;
        loop {
            while open.last().is_some_and(|(_, end)| *end <= at) {
                if let Some((node, _)) = open.pop() {
                    self.close(node);
                }
            }
            if at >= range.end {
                return;
            }
            let node = &self.tree.nodes[at];
            let end = node.end as usize;
            let keep = self.keep[at];
            if keep == Keep::Out || node.tag.is_opaque() {
                self.pending |= !node.tag.is_inline();
                at = end;
            } else if node.tag == Tag::Text {
                if keep == Keep::In {
                    self.text(at);
                }
                at += 1;
            } else if node.tag == Tag::Table && keep == Keep::In && self.table(at) {
                at = end;
            } else {
                self.open(at);
                open.push((at, end));
                at += 1;
            }
        }
    }

    fn open(&mut self, at: usize) {
        let tag = self.tree.nodes[at].tag;
        match tag {
            Tag::Br => {
                if self.blank {
                    self.end_block();
                }
                (self.pending, self.blank) = (true, true);
                return;
            }
            Tag::Hr => self.end_block(),
            Tag::Blockquote => {
                self.end_block();
                self.around.push(Around::Quote);
            }
            Tag::Li => {
                self.end_block();
                let parent = self.tree.nodes[at].parent as usize;
                let number = (self.tree.nodes[parent].tag == Tag::Ol).then(|| self.number(parent, at));
                self.around.push(Around::Item { number, written: false });
            }
            _ if !tag.is_inline() => {
                self.end_block();
                if tag.heading().is_some() {
                    self.item = Some(tag);
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, at: usize) {
        let tag = self.tree.nodes[at].tag;
        if !tag.is_inline() && tag != Tag::Br {
            self.end_block();
            self.item = None;
        }
        match tag {
            Tag::Blockquote | Tag::Li => {
                self.around.pop();
            }
            _ => {}
        }
    }

    /// Returns the number of an item among those that are written of its list.
    fn number(&mut self, _list: usize, _item: usize) -> u32 {
        1
    }

    fn text(&mut self, at: usize) {
        let node = &self.tree.nodes[at];
        let place = self.tree.bytes(at);
        if node.spaced && !self.start_of_block() {
            self.pending = true;
        }
        let raw = self.tree.raw(at);
        let mut pieces: Vec<(String, Range<usize>)> = Vec::new();
        reference::parts(raw, |words, range| pieces.push((words.to_owned(), range)));
        for (words, range) in pieces {
            let at = place.start + range.start..place.start + range.end;
            if words.len() == range.len() { self.words(&words, at) } else { self.stands(&words, at) }
        }
    }

    fn start_of_block(&self) -> bool {
        self.out.text.is_empty() || self.out.text.ends_with('\n')
    }

    /// Takes words that stand for themselves.
    fn words(&mut self, words: &str, place: Range<usize>) {
        let mut at = 0;
        while at < words.len() {
            let rest = &words[at..];
            let blanks = rest.len() - rest.trim_start().len();
            if blanks > 0 {
                self.pending = true;
                at += blanks;
                continue;
            }
            let len = rest.find(char::is_whitespace).unwrap_or(rest.len());
            self.word(&rest[..len], place.start + at..place.start + at + len);
            at += len;
        }
    }

    /// Takes what a reference stands for.
    fn stands(&mut self, words: &str, place: Range<usize>) {
        if words.trim().is_empty() {
            self.pending = true;
        } else {
            self.word(words, place);
        }
    }

    fn word(&mut self, word: &str, place: Range<usize>) {
        let starts = self.begin();
        if self.pending && !starts {
            self.out.take(" ", place.start..place.start);
        }
        (self.pending, self.blank) = (false, false);
        let whole = word.len() == place.len();
        if !whole {
            let mut escaped = String::new();
            word.chars().for_each(|c| self.escape(c, &mut escaped));
            return self.out.take(&escaped, place);
        }
        let mut from = 0;
        for (at, c) in word.char_indices() {
            let mut escaped = String::new();
            self.escape(c, &mut escaped);
            if escaped.len() != c.len_utf8() {
                self.out.take(&word[from..at], place.start + from..place.start + at);
                let mark = &escaped[..escaped.len() - c.len_utf8()];
                if escaped.ends_with(c) {
                    self.out.mark(mark);
                    self.out.take(&escaped[mark.len()..], place.start + at..place.start + at + c.len_utf8());
                } else {
                    self.out.take(&escaped, place.start + at..place.start + at + c.len_utf8());
                }
                from = at + c.len_utf8();
            }
        }
        self.out.take(&word[from..], place.start + from..place.end);
    }

    /// Begins a block, unless one is open.
    fn begin(&mut self) -> bool {
        if !self.start_of_block() {
            return false;
        }
        let mut head = String::new();
        for around in &mut self.around {
            match around {
                Around::Quote => head.push_str("> "),
                Around::Item { written: true, number: None } => head.push_str("  "),
                Around::Item { written: true, number: Some(_) } => head.push_str("   "),
                Around::Item { written, number } => {
                    *written = true;
                    head.push_str(&number.map_or("- ".to_owned(), |number| format!("{number}. ")));
                }
            }
        }
        if let Some(level) = self.item.and_then(Tag::heading) {
            head.push_str(&"#".repeat(level));
            head.push(' ');
        }
        self.out.mark(&head);
        true
    }

    fn end_block(&mut self) {
        (self.pending, self.blank) = (false, false);
        if !self.start_of_block() {
            self.out.mark("\n\n");
        }
    }

    /// Writes what stands for `c` in Markdown.
    fn escape(&self, c: char, out: &mut String) {
        match c {
            '{' => out.push_str("&#123;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '~' | '&' => {
                out.push('\\');
                out.push(c);
            }
            '|' if self.strict => out.push_str("\\|"),
            c => out.push(c),
        }
    }

    /// Writes a table of data; returns whether it is one.
    fn table(&mut self, at: usize) -> bool {
        let _ = table::is_data(self.tree, at);
        false
    }
}
