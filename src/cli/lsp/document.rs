//! A document that is open in the editor, and places in it as the protocol counts them: lines from 0, and UTF-16 units.

use crate::text::Position;
use serde_json::{Value, json};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// A document.
#[derive(Debug)]
pub struct Document {
    /// Its address, as the editor has it.
    pub uri: String,
    /// Its file.
    pub path: PathBuf,
    /// Its text, as it is typed.
    pub text: Text,
}

/// A text whose lines are known.
#[derive(Debug)]
pub struct Text {
    pub whole: String,
    /// The byte at which each line begins.
    starts: Vec<usize>,
}

impl Document {
    /// Returns the document of that address; none where it is no file.
    pub fn new(uri: &str, text: &str) -> Option<Self> {
        Some(Self { uri: uri.to_owned(), path: path_of(uri)?, text: Text::new(text.to_owned()) })
    }
}

impl Text {
    pub fn new(whole: String) -> Self {
        let starts = std::iter::once(0).chain(whole.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { whole, starts }
    }

    /// Returns a line, which counts from 0, without its break.
    pub fn line(&self, line: usize) -> &str {
        let start = self.starts.get(line).copied().unwrap_or(self.whole.len());
        let rest = self.whole.get(start..).unwrap_or_default();
        rest.split('\n').next().unwrap_or_default().trim_end_matches('\r')
    }

    /// Returns the place of a byte.
    pub fn place(&self, byte: usize) -> Value {
        let line = self.starts.partition_point(|start| *start <= byte).saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or_default();
        let units: usize = self.whole.get(start..byte).unwrap_or_default().chars().map(char::len_utf16).sum();
        json!({"line": line, "character": units})
    }

    pub fn range(&self, at: &Range<usize>) -> Value {
        json!({"start": self.place(at.start), "end": self.place(at.end)})
    }

    /// Returns the byte at a place that the editor names; the end of its line where that is shorter.
    pub fn byte(&self, place: &Value) -> usize {
        let number = |key: &str| place.get(key).and_then(Value::as_u64).and_then(|it| usize::try_from(it).ok());
        let (line, character) = (number("line").unwrap_or(0), number("character").unwrap_or(0));
        let start = self.starts.get(line).copied().unwrap_or(self.whole.len());
        let mut units = 0;
        let text = self.line(line);
        let before = text.char_indices().find(|(_, c)| {
            let here = units >= character;
            units += c.len_utf16();
            here
        });
        start + before.map_or(text.len(), |(at, _)| at)
    }

    /// Returns the stretch between two places as checks tell them: lines and columns from 1, in Unicode scalar values.
    pub fn range_of(&self, start: Position, end: Position) -> Value {
        let place = |at: Position| {
            let line = at.line.saturating_sub(1);
            let before = self.line(line).chars().take(at.column.saturating_sub(1));
            json!({"line": line, "character": before.map(char::len_utf16).sum::<usize>()})
        };
        json!({"start": place(start), "end": place(end)})
    }
}

/// Returns the file that an address leads to.
fn path_of(uri: &str) -> Option<PathBuf> {
    let rest = uri.strip_prefix("file://")?;
    let path = rest.get(rest.find('/')?..)?;
    let mut bytes = Vec::new();
    let mut left = path.bytes();
    while let Some(byte) = left.next() {
        bytes.push(if byte == b'%' {
            let digits = [left.next()?, left.next()?];
            u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
        } else {
            byte
        });
    }
    let path = String::from_utf8(bytes).ok()?;
    // On Windows: "/C:/story.md".
    let drive = path.get(1..3).is_some_and(|drive| drive.ends_with(':'));
    Some(PathBuf::from(path.strip_prefix('/').filter(|_| drive).unwrap_or(&path)))
}

/// Returns the address of a file.
pub fn uri_of(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    let slash = if path.starts_with('/') { "" } else { "/" };
    let mut out = format!("file://{slash}");
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~:".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// Returns the text at a JSON pointer; empty where there is none.
pub fn text_at<'v>(value: &'v Value, pointer: &str) -> &'v str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}
