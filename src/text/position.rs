//! Lines, columns and scalar values of the original, found quickly on a hundred thousand lines or on one endless line.

use super::Position;
use super::chars::{count, find};
use std::sync::OnceLock;

/// How many bytes lie between two places at which the scalar values are counted beforehand.
const STEP: usize = 1024;

/// Where the lines of a text start, and how many scalar values come before a byte: each is read once somebody asks.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    /// Byte offset of each line's first byte.
    lines: OnceLock<Vec<usize>>,
    /// The number of scalar values before each multiple of [`STEP`]; empty where every character is one byte.
    scalars: OnceLock<Vec<usize>>,
}

impl Index {
    /// Returns where the lines of `text` start; a line ends with a line feed, a carriage return, or both.
    fn lines(&self, text: &str) -> &[usize] {
        self.lines.get_or_init(|| {
            let bytes = text.as_bytes();
            let mut lines = vec![0];
            let mut from = 0;
            while let Some(end) = find(bytes, from, |byte| (byte == b'\n') | (byte == b'\r')) {
                from = end + 1;
                if bytes[end] == b'\n' || bytes.get(from) != Some(&b'\n') {
                    lines.push(from);
                }
            }
            lines
        })
    }

    fn scalars(&self, text: &str) -> &[usize] {
        self.scalars.get_or_init(|| {
            let mut scalars = Vec::new();
            if !text.is_ascii() {
                let mut before = 0;
                for chunk in text.as_bytes().chunks(STEP) {
                    scalars.push(before);
                    before += count(chunk);
                }
            }
            scalars
        })
    }

    /// Returns how many scalar values of `text` start before `byte`.
    pub fn scalars_before(&self, text: &str, byte: usize) -> usize {
        let byte = byte.min(text.len());
        let scalars = self.scalars(text);
        let Some(last) = scalars.len().checked_sub(1) else { return byte };
        let chunk = (byte / STEP).min(last);
        scalars[chunk] + count(&text.as_bytes()[chunk * STEP..byte])
    }

    /// Returns the line and column of `byte` of `text`.
    pub fn position(&self, text: &str, byte: usize) -> Position {
        let lines = self.lines(text);
        let line = lines.partition_point(|start| *start <= byte).max(1);
        let start = self.scalars_before(text, lines[line - 1]);
        Position { line, column: self.scalars_before(text, byte) - start + 1 }
    }
}
