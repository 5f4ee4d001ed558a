//! Files that are read by way of another text: a page, of which a reading in Markdown is made.

use super::markdown::{Run, original_end, original_start};
use super::position::Index;
use super::{Position, SourceSpan};
use std::ops::Range;

/// The decoded text of a file, and where in it each part of its reading stands.
#[derive(Debug, Clone)]
pub struct Original {
    source: String,
    /// Bytes of the reading, in order, each with the bytes of the file that it stands for.
    runs: Vec<Run>,
    index: Index,
}

impl Original {
    /// Returns the original with the text `source`; the `prose` of `runs` is the reading.
    pub fn new(source: String, runs: Vec<Run>) -> Self {
        Self { source, runs, index: Index::default() }
    }

    /// Returns the decoded text of the file.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Returns where bytes of the reading stand in the file.
    pub fn place(&self, reading: Range<usize>) -> SourceSpan {
        let start = original_start(&self.runs, reading.start);
        let end = if reading.is_empty() { start } else { original_end(&self.runs, reading.end) };
        SourceSpan { start, end: end.max(start) }
    }

    pub(super) fn scalars_before(&self, byte: usize) -> usize {
        self.index.scalars_before(&self.source, byte)
    }

    pub(super) fn position(&self, byte: usize) -> Position {
        self.index.position(&self.source, byte)
    }
}
