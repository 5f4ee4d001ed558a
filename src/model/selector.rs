//! W3C `TextQuoteSelector`: how a claim is found again in another version.

use crate::text::{Article, Lines, Span};

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

    /// Returns the selectors that other programs find the words of `span` by: one a line that holds some of them, each with its
    /// place, its context in whole words of the same line. A line ends with its block, or where the page breaks it.
    ///
    /// What stands between two lines of a page, and half a word, are what browsers do not find again.
    pub fn in_lines(lines: &Lines<'_>, span: Span) -> Vec<(Span, Self)> {
        let article = lines.article();
        let blocks = article.blocks();
        let first = blocks.partition_point(|block| block.span.end <= span.start);
        let held = blocks.iter().skip(first).take_while(|block| block.span.start < span.end);
        // No character has more bytes than four.
        let lines = held.flat_map(|block| lines.around(block.span, span, 4 * CONTEXT));
        lines
            .filter_map(|line| {
                let whole = Span::new(line.start.max(span.start), line.end.min(span.end));
                let words = article.slice(whole);
                let start = whole.start + (words.len() - words.trim_start().len());
                let piece = Span::new(start, start + words.trim().len());
                (!piece.is_empty()).then(|| {
                    let Self { exact, prefix, suffix } = Self::of(article, piece);
                    let before = article.slice(Span::new(line.start, piece.start));
                    let after = article.slice(Span::new(piece.end, line.end));
                    (piece, Self { exact, prefix: last_words(before, &prefix), suffix: first_words(after, &suffix) })
                })
            })
            .collect()
    }
}

/// Returns the end of `before` that is no longer than `most`, from the beginning of a word.
fn last_words(before: &str, most: &str) -> String {
    if before.len() <= most.len() {
        return before.to_owned();
    }
    let kept = before.get(before.len() - most.len()..).unwrap_or_default();
    let whole = before.get(..before.len() - most.len()).is_some_and(|cut| cut.ends_with(char::is_whitespace));
    let from = if whole { Some(0) } else { kept.find(char::is_whitespace) };
    from.and_then(|from| kept.get(from..)).unwrap_or_default().trim_start().to_owned()
}

/// Returns the beginning of `after` that is no longer than `most`, to the end of a word.
fn first_words(after: &str, most: &str) -> String {
    if after.len() <= most.len() {
        return after.to_owned();
    }
    let (kept, cut) = after.split_at_checked(most.len()).unwrap_or((after, ""));
    let to = if cut.starts_with(char::is_whitespace) { Some(kept.len()) } else { kept.rfind(char::is_whitespace) };
    to.and_then(|to| kept.get(..to)).unwrap_or_default().trim_end().to_owned()
}
