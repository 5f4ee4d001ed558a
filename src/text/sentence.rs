//! Sentences, one block at a time.

use super::{Block, Span};

/// One sentence of the prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, without white space at the edges.
    pub span: Span,
    /// Index of its block.
    pub block: usize,
    /// Its tokens, as a range of indices into the article's tokens.
    pub tokens: std::ops::Range<usize>,
}

/// The longest stretch, in bytes, that is given to the sentence splitter at once: it is quadratic on hostile input.
const LONGEST: usize = 16 * 1024;

/// Returns the spans of the sentences of `block`.
pub(super) fn split(text: &str, block: &Block) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = block.span.start;
    while start < block.span.end {
        let end = stretch_end(text, start, block.span.end);
        for boundary in sentencex::languages::Language::get_sentence_boundaries(
            &sentencex::languages::English {},
            &text[start..end],
        ) {
            let span = trim(text, Span::new(start + boundary.start_byte, start + boundary.end_byte));
            if !span.is_empty() {
                out.push(span);
            }
        }
        start = end;
    }
    out
}

fn stretch_end(text: &str, start: usize, end: usize) -> usize {
    if end - start <= LONGEST {
        return end;
    }
    let limit = text.floor_char_boundary(start + LONGEST);
    let space = text[start..limit].rfind(char::is_whitespace).map_or(limit, |i| start + i);
    if space > start { space } else { limit }
}

pub(super) fn trim(text: &str, span: Span) -> Span {
    let slice = &text[span.start..span.end];
    let start = span.start + (slice.len() - slice.trim_start().len());
    Span::new(start, (span.start + slice.trim_end().len()).max(start))
}
