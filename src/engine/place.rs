//! Places in the text that was read, in the units that other programs count in.

use crate::text::{Article, SourceSpan, Span};
use std::ops::Range;

/// A stretch of the text that was read, markup included. Every range ends before its `end`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Place {
    /// In bytes of its UTF-8 form: Rust's string indices.
    pub bytes: Range<usize>,
    /// In Unicode scalar values: Python's string indices, and those of the JSON output.
    pub scalars: Range<usize>,
    /// In UTF-16 code units: the string indices of JavaScript, and the positions of the Language Server Protocol.
    pub utf16: Range<usize>,
    /// The line in which it starts, from 1.
    pub line: usize,
    /// The column at which it starts, in Unicode scalar values from 1.
    pub column: usize,
}

/// Words of the text that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mention {
    /// Where they stand.
    pub place: Place,
    /// Exactly these characters.
    pub text: String,
}

/// An article with what its places are counted by.
pub struct Places<'a> {
    pub(super) article: &'a Article,
    /// The bytes at which characters begin that take two units of UTF-16; most articles have none.
    wide: Vec<usize>,
}

/// How many bytes are looked at at once.
const CHUNK: usize = 64;

/// The first byte of a character that takes two units of UTF-16, or a greater one.
const WIDE: u8 = 0xF0;

impl<'a> Places<'a> {
    pub fn new(article: &'a Article) -> Self {
        let mut wide = Vec::new();
        for (chunk, from) in article.source().as_bytes().chunks(CHUNK).zip((0..).step_by(CHUNK)) {
            if chunk.iter().fold(0, |most, byte| most.max(*byte)) >= WIDE {
                wide.extend((from..).zip(chunk).filter(|(_, byte)| **byte >= WIDE).map(|(at, _)| at));
            }
        }
        Self { article, wide }
    }

    pub fn place(&self, at: SourceSpan) -> Place {
        let scalars = self.article.source_scalars(at);
        let position = self.article.source_position(at.start);
        let wide = |byte: usize| self.wide.partition_point(|at| *at < byte);
        Place {
            bytes: at.start..at.end,
            scalars: scalars.start..scalars.end,
            utf16: scalars.start + wide(at.start)..scalars.end + wide(at.end),
            line: position.line,
            column: position.column,
        }
    }

    pub fn in_source(&self, at: SourceSpan) -> Mention {
        let text = self.article.source().get(at.start..at.end).unwrap_or_default().to_owned();
        Mention { place: self.place(at), text }
    }

    pub fn mention(&self, span: Span) -> Mention {
        self.in_source(self.article.original(span))
    }
}
