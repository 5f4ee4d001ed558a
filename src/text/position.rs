//! Lines, columns and scalar values of the original, found quickly on a hundred thousand lines or on one endless line.

use super::Position;
use super::chars::{count, find};

/// How many bytes lie between two places at which the scalar values are counted beforehand.
const STEP: usize = 1024;

/// Where the lines of a text start, and how many scalar values come before a byte.
#[derive(Debug, Clone)]
pub(super) struct Index {
    /// Byte offset of each line's first byte.
    lines: Vec<usize>,
    /// The number of scalar values before each multiple of [`STEP`]; empty where every character is one byte.
    scalars: Vec<usize>,
}

impl Index {
    /// Reads `text`; a line ends with a line feed, a carriage return, or both.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut lines = vec![0];
        let mut from = 0;
        while let Some(end) = find(bytes, from, |byte| (byte == b'\n') | (byte == b'\r')) {
            from = end + 1;
            if bytes[end] == b'\n' || bytes.get(from) != Some(&b'\n') {
                lines.push(from);
            }
        }
        let mut scalars = Vec::new();
        if !text.is_ascii() {
            let mut before = 0;
            for chunk in bytes.chunks(STEP) {
                scalars.push(before);
                before += count(chunk);
            }
        }
        Self { lines, scalars }
    }

    /// Returns how many scalar values of `text` start before `byte`.
    pub fn scalars_before(&self, text: &str, byte: usize) -> usize {
        let byte = byte.min(text.len());
        let Some(last) = self.scalars.len().checked_sub(1) else { return byte };
        let chunk = (byte / STEP).min(last);
        self.scalars[chunk] + count(&text.as_bytes()[chunk * STEP..byte])
    }

    /// Returns the line and column of `byte` of `text`.
    pub fn position(&self, text: &str, byte: usize) -> Position {
        let line = self.lines.partition_point(|start| *start <= byte).max(1);
        let start = self.scalars_before(text, self.lines[line - 1]);
        Position { line, column: self.scalars_before(text, byte) - start + 1 }
    }
}
