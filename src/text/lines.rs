//! The lines of an article as readers see them.

use super::{Article, Markup, Span};
use std::ops::Range;

/// The lines of an article: they end with a block, and where it is broken by `<br>`, preformatted text or the hard breaks of Markdown.
#[derive(Debug)]
pub struct Lines<'a> {
    article: &'a Article,
    /// The bytes of the page that are preformatted, in order; none of what is no page.
    preformatted: Vec<Range<usize>>,
}

impl<'a> Lines<'a> {
    /// Gets the lines of an article ready.
    pub fn new(article: &'a Article) -> Self {
        let preformatted = if article.is_reading() { preformatted(article.source()) } else { Vec::new() };
        Self { article, preformatted }
    }

    /// Returns the article.
    pub fn article(&self) -> &'a Article {
        self.article
    }

    /// Returns the lines of a block that hold some of `span`; breaks that are further away than `reach` bytes are not looked for.
    pub fn around(&self, block: Span, span: Span, reach: usize) -> Vec<Span> {
        let text = self.article.text();
        let start = text.floor_char_boundary(span.start.saturating_sub(reach)).max(block.start);
        let end = text.ceil_char_boundary(span.end + reach).min(block.end);
        let mut lines = Vec::new();
        let mut from = block.start;
        for blank in self.blanks(Span::new(start, end)) {
            if self.breaks(blank) {
                lines.push(Span::new(from, blank.start));
                from = blank.end;
            }
        }
        lines.push(Span::new(from, block.end));
        lines.retain(|line| line.overlaps(span));
        lines
    }

    /// Returns the white space between the words of a stretch.
    fn blanks(&self, stretch: Span) -> impl Iterator<Item = Span> {
        let text = self.article.slice(stretch);
        let mut words = text.split_whitespace().map(move |word| {
            let start = stretch.start + (word.as_ptr() as usize - text.as_ptr() as usize);
            Span::new(start, start + word.len())
        });
        let mut last = words.next();
        words.filter_map(move |word| last.replace(word).map(|before| Span::new(before.end, word.start)))
    }

    /// Returns whether a line ends at the white space `blank` between two words.
    fn breaks(&self, blank: Span) -> bool {
        let text = self.article.text();
        let last = text.get(..blank.start).and_then(|before| before.chars().next_back()).map_or(0, char::len_utf8);
        let first = text.get(blank.end..).and_then(|after| after.chars().next()).map_or(0, char::len_utf8);
        let start = self.article.original(Span::new(blank.start - last, blank.start)).end;
        let end = self.article.original(Span::new(blank.end, blank.end + first)).start;
        let between = self.article.source().get(start..end).unwrap_or_default();
        let tag = between.as_bytes().windows(3).any(|three| three.eq_ignore_ascii_case(b"<br"));
        let hard = !self.article.is_reading() && self.article.markup() == Markup::Markdown;
        tag || hard && (between.contains("  \n") || between.contains("\\\n"))
            || between.contains('\n') && self.is_preformatted(start)
    }

    /// Returns whether the byte `at` of a page is in preformatted text.
    pub fn is_preformatted(&self, at: usize) -> bool {
        let next = self.preformatted.partition_point(|range| range.end <= at);
        self.preformatted.get(next).is_some_and(|range| range.start <= at)
    }
}

/// Returns the stretches of a page between `<pre>` and `</pre>`.
fn preformatted(page: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(start) = page.get(at..).and_then(|rest| rest.find("<pre")).map(|found| at + found) {
        let end = page.get(start..).and_then(|rest| rest.find("</pre")).map_or(page.len(), |found| start + found);
        out.push(start..end);
        at = end;
    }
    out
}
