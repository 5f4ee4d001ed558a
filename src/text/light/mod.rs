//! AsciiDoc and reStructuredText to prose: the words without the markup, each byte knowing where it came from.

mod asciidoc;
mod inline;
mod restructured;
mod roles;
mod spans;

pub(super) use asciidoc::prose as asciidoc;
pub(super) use restructured::prose as restructured;

use super::BlockKind;
use super::front::Front;
use super::markdown::{Growing, Prose};
use super::unread::{UnreadKind, Unreads};
use std::ops::Range;

/// A line of the source.
#[derive(Debug, Clone, Copy)]
struct Line<'s> {
    /// Its first byte in the source.
    start: usize,
    /// What stands on it, without its end and the blanks before that.
    text: &'s str,
}

impl<'s> Line<'s> {
    /// Returns how far it is set in, in columns.
    fn indent(self) -> usize {
        let blanks = self.text.chars().take_while(|c| matches!(c, ' ' | '\t'));
        blanks.fold(0, |at, c| if c == '\t' { at / 8 * 8 + 8 } else { at + 1 })
    }

    fn is_blank(self) -> bool {
        self.text.is_empty()
    }

    /// Returns it without the blanks that it begins with.
    fn bare(self) -> &'s str {
        self.text.trim_start()
    }

    /// Returns the bytes of a part of its text.
    fn place(self, part: &str) -> Range<usize> {
        let from =
            self.start + (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize).min(self.text.len());
        from..from + part.len()
    }

    fn range(self) -> Range<usize> {
        self.place(self.bare())
    }
}

/// Returns the lines of a text.
fn lines(source: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    let mut out = Vec::new();
    for text in source.split_inclusive('\n') {
        out.push(Line { start, text: text.trim_end() });
        start += text.len();
    }
    out
}

/// Returns whether a text is one mark, at least so often.
fn is_ruled(text: &str, mark: char, least: usize) -> bool {
    text.len() >= least && text.chars().all(|c| c == mark)
}

/// Text of several lines, read as one.
#[derive(Debug, Default)]
struct Joined {
    text: String,
    /// Where stretches of it begin, and where those stand in the source, in order.
    places: Vec<(usize, usize)>,
}

impl Joined {
    fn of(source: &str, pieces: &[Range<usize>]) -> Self {
        let mut out = Self::default();
        for piece in pieces {
            if !out.text.is_empty() {
                out.text.push('\n');
            }
            out.places.push((out.text.len(), piece.start));
            out.text.push_str(source.get(piece.clone()).unwrap_or_default());
        }
        out
    }

    /// Returns where a byte of it stands.
    fn place(&self, at: usize) -> usize {
        let before = self.places.partition_point(|(start, _)| *start <= at);
        let (start, place) = before.checked_sub(1).and_then(|last| self.places.get(last)).copied().unwrap_or_default();
        place + (at - start)
    }

    /// Returns where a stretch of it stands.
    fn range(&self, inner: &Range<usize>) -> Range<usize> {
        let start = self.place(inner.start);
        if inner.is_empty() { start..start } else { start..self.place(inner.end - 1) + 1 }
    }
}

/// A stretch of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Inline {
    /// Words that stand for themselves.
    Words(Range<usize>),
    /// What stands for others.
    Stands(String, Range<usize>),
    /// What readers may see, and is not read.
    Unread(UnreadKind, Range<usize>),
    /// Words of a note, which come behind the paragraph.
    Note(Range<usize>),
}

/// Prose on its way.
struct Writer<'s> {
    source: &'s str,
    prose: Growing,
    unread: Unreads<'s>,
}

impl<'s> Writer<'s> {
    fn new(source: &'s str) -> Self {
        Self { source, prose: Growing::default(), unread: Unreads::new(source) }
    }

    fn finish(self, said: Vec<(&'static str, String)>) -> Prose {
        let Self { prose: Growing { text, runs, blocks, .. }, unread, .. } = self;
        Prose { text, runs, blocks, comments: Vec::new(), unread: unread.finish(), front: Front::of(said) }
    }

    /// Notes a line, or a part of it, that readers may see and that is not read.
    fn leave(&mut self, kind: UnreadKind, range: Range<usize>) {
        self.unread.part();
        self.unread.take(kind, range);
        self.unread.part();
    }

    /// Writes a block of the pieces of the source; `read` finds the markup in it.
    fn block(&mut self, kind: BlockKind, pieces: &[Range<usize>], read: impl Fn(&str) -> Vec<Inline>) {
        let joined = Joined::of(self.source, pieces);
        let mut notes = Vec::new();
        for inline in read(&joined.text) {
            match inline {
                Inline::Words(range) => self.words(&joined, range),
                Inline::Stands(words, range) => self.put(&words, joined.range(&range)),
                Inline::Unread(kind, range) => self.leave(kind, joined.range(&range)),
                Inline::Note(range) => notes.push(range),
            }
        }
        self.end(kind);
        for note in notes {
            self.words(&joined, note);
            self.end(BlockKind::Paragraph);
        }
    }

    /// Takes words; the end of a line, with the blanks around it, is one blank.
    fn words(&mut self, joined: &Joined, range: Range<usize>) {
        let mut at = range.start;
        for line in joined.text.get(range).unwrap_or_default().split_inclusive('\n') {
            let words = line.trim_end_matches('\n');
            if !words.is_empty() {
                self.put(words, joined.range(&(at..at + words.len())));
            }
            if words.len() < line.len() {
                let place = joined.place(at + words.len());
                self.put(" ", place..place + 1);
            }
            at += line.len();
        }
    }

    fn put(&mut self, words: &str, source: Range<usize>) {
        self.prose.put(words, source);
    }

    fn end(&mut self, kind: BlockKind) {
        self.prose.end(kind);
    }
}
