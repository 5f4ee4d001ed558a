//! The reading: what was chosen of a page, as Markdown, each byte knowing which of the page it stands for.

use super::around::Around;
use super::chosen::{Chosen, Keep};
use super::markdown;
use super::quotation;
use super::reference;
use super::signature::{self, Signs};
use super::stamp::Entry;
use super::table;
use super::tag::Tag;
use super::tree::{MOST, Tree};
use super::{LONGEST, PageError};
use crate::text::Run;
use std::collections::BTreeMap;
use std::ops::Range;

/// How many quotations and items around a block are written: each block repeats them, and nobody reads deeper ones.
const MOST_AROUND: usize = 8;

/// Writes what is kept of the nodes.
pub fn write(tree: &Tree<'_>, chosen: &Chosen, out: &mut Page) {
    let mut writer = Writer {
        tree,
        chosen,
        out,
        signatures: signature::signatures(tree),
        around: Vec::new(),
        numbers: Vec::new(),
        heading: None,
        opens: String::new(),
        signs: false,
        pending: false,
        broken: false,
        cell: false,
    };
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

    /// Returns whether it has more than is kept; no more is written then.
    pub fn is_full(&self) -> bool {
        self.within_limits().is_err()
    }

    /// Makes sure that it has no more than is kept.
    ///
    /// # Errors
    /// Says of what it has more.
    pub fn within_limits(&self) -> Result<(), PageError> {
        if self.runs.len() > MOST {
            return Err(PageError::TooMany);
        }
        if self.text.len() > LONGEST {
            return Err(PageError::TooLong);
        }
        Ok(())
    }

    /// Adds what the bytes `source` of the page say.
    pub fn take(&mut self, words: &str, source: Range<usize>) {
        if words.is_empty() {
            return;
        }
        let start = self.text.len();
        self.text.push_str(words);
        self.join(Run { prose: start..self.text.len(), source });
    }

    /// Adds a run, to the last one where both say on what follows there word for word.
    pub fn join(&mut self, run: Run) {
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

struct Writer<'t, 's, 'o> {
    tree: &'t Tree<'s>,
    chosen: &'t Chosen,
    out: &'o mut Page,
    signatures: BTreeMap<usize, Signs>,
    around: Vec<Around>,
    /// The next number of each numbered list that is open.
    numbers: Vec<u32>,
    /// The level of the heading that is open.
    heading: Option<usize>,
    /// Quotation marks that stand before the next word.
    opens: String,
    /// Whether the text signs a quotation.
    signs: bool,
    /// Whether a blank stands before the next word.
    pending: bool,
    /// Whether the last thing was a line break.
    broken: bool,
    /// Whether the text is that of a cell of a table.
    cell: bool,
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
            if at >= range.end || self.out.is_full() {
                return;
            }
            let node = &self.tree.nodes[at];
            let end = node.end as usize;
            let keep = self.chosen.keep[at];
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
        if let Some(entry) = self.chosen.entries.get(&at)
            && tag != Tag::Li
        {
            self.stamp(entry);
        }
        if let Some(signs) = self.signatures.get(&at).copied() {
            self.end_block();
            self.signs = true;
            if signs == Signs::Behind {
                self.around.push(Around::Quote { written: true });
            }
        }
        match tag {
            Tag::Q => self.open_quotation(at),
            Tag::Br if self.signs && self.out.text.ends_with(char::is_alphanumeric) => {
                // "Ana Ruiz<br>Mayor of Lund" is a name and what it is.
                self.out.mark(",");
                self.pending = true;
            }
            Tag::Br => {
                if self.broken {
                    self.end_block();
                }
                (self.pending, self.broken) = (true, true);
            }
            Tag::Hr => self.end_block(),
            Tag::Blockquote => {
                self.end_block();
                self.around.push(Around::Quote { written: false });
            }
            Tag::Li => {
                self.end_block();
                let parent = self.tree.nodes[at].parent as usize;
                let number = self.numbers.last_mut().filter(|_| self.tree.nodes[parent].tag == Tag::Ol).map(|number| {
                    *number += 1;
                    *number - 1
                });
                self.around.push(Around::Item { number, written: false });
                self.chosen.entries.get(&at).into_iter().for_each(|entry| self.stamp(entry));
            }
            _ if !tag.is_inline() => {
                self.end_block();
                self.heading = tag.heading().or(self.heading);
                if tag == Tag::Ol {
                    self.numbers.push(1);
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, at: usize) {
        let tag = self.tree.nodes[at].tag;
        if !tag.is_inline() && tag != Tag::Br {
            self.end_block();
            self.heading = None;
        }
        match tag {
            Tag::Blockquote | Tag::Li => {
                self.around.pop();
            }
            Tag::Ol => {
                self.numbers.pop();
            }
            Tag::Q => self.close_quotation(at),
            _ => {}
        }
        if let Some(signs) = self.signatures.get(&at).copied() {
            self.end_block();
            self.signs = false;
            if signs == Signs::Behind {
                self.around.pop();
            }
        }
    }

    /// Writes the line that tells when an entry was published.
    fn stamp(&mut self, entry: &Entry) {
        self.end_block();
        let place = match entry.time {
            Some(time) if entry.stamp.clock.is_none() => self.tree.texts(time),
            _ => entry.place.clone(),
        };
        let shown = entry.time.map(|time| self.tree.words(time)).unwrap_or_default();
        let clock = entry.stamp.clock.as_deref().unwrap_or(&shown);
        for (words, place) in [(clock, place), ("on", entry.place.clone()), (&entry.stamp.day(), entry.place.clone())] {
            for word in words.split_whitespace() {
                self.word(word, place.clone());
                self.pending = true;
            }
        }
        self.end_block();
    }

    /// Opens a quotation in a line, around which browsers set marks.
    fn open_quotation(&mut self, at: usize) {
        self.opens.extend(quotation::marks(self.tree, at).map(|(opens, _)| opens));
    }

    fn close_quotation(&mut self, at: usize) {
        // One without a word has no marks.
        if let Some((_, closes)) = quotation::marks(self.tree, at).filter(|_| self.opens.pop().is_none()) {
            self.out.mark(closes.encode_utf8(&mut [0; 4]));
        }
    }

    fn text(&mut self, at: usize) {
        let node = &self.tree.nodes[at];
        let place = self.tree.bytes(at);
        if node.spaced && !self.start_of_block() {
            self.pending = true;
        }
        let raw = self.tree.raw(at);
        reference::parts(raw, |words, range| {
            let at = place.start + range.start..place.start + range.end;
            if words.len() == range.len() {
                self.words(words, at)
            } else {
                self.stands(words, at)
            }
            !self.out.is_full()
        });
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
        let starts = self.begin(word);
        if self.pending && !starts && !(self.cell && self.out.text.ends_with("| ")) {
            // A blank before the word is its own; of several, nobody asks which.
            let blank = place.start.checked_sub(1).filter(|at| self.tree.source.as_bytes()[*at].is_ascii_whitespace());
            self.out.take(" ", blank.unwrap_or(place.start)..place.start);
        }
        (self.pending, self.broken) = (false, false);
        if self.out.is_full() {
            return;
        }
        self.out.mark(&std::mem::take(&mut self.opens));
        let first = |at: usize, c: char| if starts { markdown::at_start(word, at, c) } else { None };
        if word.len() != place.len() {
            let mut escaped = String::new();
            for c in word.chars() {
                match markdown::escaped(c, self.cell) {
                    Some(written) => escaped.push_str(written),
                    None => escaped.push(c),
                }
            }
            return self.out.take(&escaped, place);
        }
        let mut from = 0;
        for (at, c) in word.char_indices() {
            let Some(written) = first(at, c).or_else(|| markdown::escaped(c, self.cell)) else { continue };
            let own = place.start + at..place.start + at + c.len_utf8();
            self.out.take(&word[from..at], place.start + from..own.start);
            // Of a backslash and the character only the character stands on the page.
            let words = written.strip_prefix('\\').unwrap_or(written);
            self.out.mark(&written[..written.len() - words.len()]);
            self.out.take(words, own);
            from = at + c.len_utf8();
        }
        self.out.take(&word[from..], place.start + from..place.end);
    }

    /// Begins a block with `word`, unless one is open.
    fn begin(&mut self, word: &str) -> bool {
        if !self.start_of_block() {
            return false;
        }
        let around = self.around.iter().take(MOST_AROUND).take_while(|around| around.is_written());
        let goes_on: Vec<Around> = around.copied().collect();
        if goes_on.iter().any(|around| matches!(around, Around::Quote { .. })) && self.out.text.ends_with("\n\n") {
            // No line between the blocks of a quotation ends it.
            let head: String = goes_on.into_iter().map(|mut around| around.mark()).collect();
            self.out.text.pop();
            self.out.mark(head.trim_end());
            self.out.mark("\n");
        }
        let mut head: String = self.around.iter_mut().take(MOST_AROUND).map(Around::mark).collect();
        if let Some(level) = self.heading {
            head.push_str(&"#".repeat(level));
            head.push(' ');
        }
        if self.signs && !signature::opens_with_dash(word) {
            head.push_str("\u{2014} ");
        }
        self.out.mark(&head);
        true
    }

    fn end_block(&mut self) {
        (self.pending, self.broken) = (self.cell, false);
        if !self.start_of_block() && !self.cell {
            self.out.mark("\n\n");
        }
    }

    /// Writes a table of data, a line for each row; returns whether it is one.
    fn table(&mut self, at: usize) -> bool {
        if self.cell || !self.around.is_empty() {
            return false;
        }
        let chars = |cell: usize| self.chosen.chars.get(cell).copied().unwrap_or_default();
        let Some(rows) = table::rows(self.tree, at, chars) else { return false };
        let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
        self.end_block();
        for caption in self.tree.within(at).filter(|at| self.tree.nodes[*at].tag == Tag::Caption) {
            self.range(self.tree.within(caption));
            self.end_block();
        }
        self.cell = true;
        for (row, cells) in rows.iter().enumerate() {
            self.out.mark("|");
            for column in 0..columns {
                self.out.mark(" ");
                self.pending = false;
                if let Some(cell) = cells.get(column).filter(|cell| self.chosen.keep[**cell] == Keep::In) {
                    self.range(self.tree.within(*cell));
                }
                self.out.mark(" |");
            }
            self.out.mark("\n");
            if row == 0 {
                self.out.mark(&format!("|{}\n", " --- |".repeat(columns)));
            }
        }
        self.cell = false;
        self.out.mark("\n");
        true
    }
}
