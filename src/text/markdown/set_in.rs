//! Text that is set in below what opens an admonition, a tab or a component: Markdown by itself, not the code that it looks like.

use super::{Builder, Growing, Run};
use crate::text::{Block, Cell, Comment, SourceSpan, Span, shortcode};
use pulldown_cmark::Options;
use std::ops::Range;

/// How many lines above indented text are looked at for what it belongs to.
const LINES: usize = 200;

/// How deep such texts are read in one another.
const DEEPEST: usize = 8;

/// Indented text without its indentation.
#[derive(Debug, Default)]
pub(super) struct SetIn {
    text: String,
    /// Where stretches of it begin, and where those stand in the original, in order.
    places: Vec<(usize, usize)>,
}

impl SetIn {
    /// Returns the byte of the original that byte `at` is.
    fn place(&self, at: usize) -> usize {
        let before = self.places.partition_point(|(start, _)| *start <= at);
        let (start, place) = before.checked_sub(1).and_then(|last| self.places.get(last)).copied().unwrap_or_default();
        place + (at - start)
    }

    /// Returns where a stretch of it stands, which is not empty.
    fn range(&self, inner: &Range<usize>) -> Range<usize> {
        self.place(inner.start)..self.place(inner.end - 1) + 1
    }
}

impl Builder<'_> {
    /// Returns whether the indented text at byte `at` belongs to what sets its text in, and is no code.
    pub(super) fn is_set_in(&self, at: usize) -> bool {
        let before = self.source.get(..at).unwrap_or_default();
        let line = before.rfind('\n').map_or(0, |end| end + 1);
        let mut indent = column(&self.source[line..]);
        for above in self.source[..line].lines().rev().take(LINES).filter(|above| !above.trim().is_empty()) {
            if column(above) < indent {
                indent = column(above);
                if shortcode::sets_in(above) {
                    return self.depth < DEEPEST;
                }
                if indent == 0 {
                    return false;
                }
            }
        }
        false
    }

    /// Takes a stretch of the indented text that is open.
    pub(super) fn take_set_in(&mut self, words: &str, range: Range<usize>) {
        let source = self.source.get(range.clone()).unwrap_or_default();
        let start = range.start + source.find(words).unwrap_or_default();
        if let Some(open) = &mut self.set_in {
            open.places.push((open.text.len(), start));
            open.text.push_str(words);
        }
    }

    /// Reads the indented text that is open, and ends it.
    pub(super) fn read_set_in(&mut self) {
        let Some(open) = self.set_in.take() else { return };
        self.end_block();
        let mut inner = Builder::new(&open.text, self.headlines, self.depth + 1);
        inner.read(&open.text, Options::empty());
        let Builder { prose: Growing { text, runs, blocks, tables, .. }, comments, unread, .. } = inner;
        let block = self.prose.blocks.len();
        self.comments.extend(comments.into_iter().map(|comment| {
            let range = open.range(&(comment.span.start..comment.span.end));
            Comment { span: SourceSpan { start: range.start, end: range.end }, block: block + comment.block }
        }));
        self.unread.take_over(unread.finish(), |at| open.place(at));
        if text.is_empty() {
            return;
        }
        self.prose.part();
        let from = self.prose.text.len();
        self.prose.text.push_str(&text);
        let outer = |run: Run| Run {
            prose: from + run.prose.start..from + run.prose.end,
            source: if run.source.is_empty() {
                let at = open.place(run.source.start);
                at..at
            } else {
                open.range(&run.source)
            },
        };
        self.prose.runs.extend(runs.into_iter().map(outer));
        let moved = |span: Span| Span::new(from + span.start, from + span.end);
        let before = self.prose.tables.take_over(&tables);
        let below = |cell: Cell| Cell { table: before + cell.table, ..cell };
        let outer = |block: Block| Block { span: moved(block.span), cell: block.cell.map(below), ..block };
        self.prose.blocks.extend(blocks.into_iter().map(outer));
    }
}

/// Returns how far a line is set in, in columns.
fn column(line: &str) -> usize {
    let blanks = line.chars().take_while(|c| matches!(c, ' ' | '\t'));
    blanks.fold(0, |at, c| if c == '\t' { at / 4 * 4 + 4 } else { at + 1 })
}
