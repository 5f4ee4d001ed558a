//! Prose on its way: words with the bytes that they stand for, and the blocks that they make.

use super::Run;
use crate::text::sentence::trim;
use crate::text::table::Counter;
use crate::text::{Block, BlockKind, Span};
use std::ops::Range;

/// What is written of an article so far.
#[derive(Debug, Default)]
pub(in crate::text) struct Growing {
    pub text: String,
    pub runs: Vec<Run>,
    pub blocks: Vec<Block>,
    /// The tables so far.
    pub tables: Counter,
    /// Where the block's prose starts.
    start: Option<usize>,
}

impl Growing {
    /// Returns whether a block is open that holds something.
    pub fn is_open(&self) -> bool {
        self.start.is_some()
    }

    /// Takes over words as they are, in the block that is open or in a new one.
    pub fn put(&mut self, words: &str, source: Range<usize>) {
        if self.start.is_none() {
            self.part();
            self.start = Some(self.text.len());
        }
        self.runs.push(Run { prose: self.text.len()..self.text.len() + words.len(), source });
        self.text.push_str(words);
    }

    /// Parts what comes from what is there.
    pub fn part(&mut self) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
    }

    /// Ends the block that is open.
    pub fn end(&mut self, kind: BlockKind) {
        let Some(start) = self.start.take() else { return };
        let span = trim(&self.text, Span::new(start, self.text.len()));
        if !span.is_empty() {
            let cell = self.tables.here().filter(|_| kind == BlockKind::Cell);
            self.blocks.push(Block { kind, span, cell });
        }
    }
}
