//! W3C `TextQuoteSelector`: how a claim is found again in another version.

use crate::text::{Article, Span};

/// How many characters (Unicode scalar values) of context a selector carries on each side.
pub const CONTEXT: usize = 32;

/// The words of a claim with a little of what stands around them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Selector {
    /// The words themselves.
    pub exact: String,
    /// Up to [`CONTEXT`] characters before them.
    pub prefix: String,
    /// Up to [`CONTEXT`] characters after them.
    pub suffix: String,
}

impl Selector {
    /// Returns the selector of `span` in `article`.
    pub fn of(article: &Article, span: Span) -> Self {
        let text = article.text();
        let before = text.get(..span.start).unwrap_or_default();
        let after = text.get(span.end..).unwrap_or_default();
        let from = before.char_indices().rev().take(CONTEXT).last().map_or(before.len(), |(i, _)| i);
        let to = after.char_indices().nth(CONTEXT).map_or(after.len(), |(i, _)| i);
        Self {
            exact: article.slice(span).to_owned(),
            prefix: before[from..].to_owned(),
            suffix: after[..to].to_owned(),
        }
    }
}
