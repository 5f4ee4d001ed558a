//! The lines of an article as readers see them.

use super::{Article, Markup, Span};

impl Article {
    /// Returns the lines of a block: `<br>`, the line breaks of preformatted text and the hard breaks of Markdown end one.
    pub fn lines_of(&self, block: Span) -> Vec<Span> {
        let breaks = Breaks::of(self, block);
        let text = self.slice(block);
        let mut lines = Vec::new();
        let mut start = block.start;
        let mut blank = None;
        for (at, c) in text.char_indices().map(|(at, c)| (block.start + at, c)) {
            match (c.is_whitespace(), blank) {
                (true, None) => blank = Some(at),
                (false, Some(from)) => {
                    if from > start && breaks.line(self.between(from, at)) {
                        lines.push(Span::new(start, from));
                        start = at;
                    }
                    blank = None;
                }
                _ => {}
            }
        }
        lines.push(Span::new(start, block.end));
        lines
    }

    /// Returns what stands in the original between two words, of which one ends at `from` and the next begins at `to`.
    fn between(&self, from: usize, to: usize) -> &str {
        let text = self.text();
        let last = text.get(..from).and_then(|before| before.chars().next_back()).map_or(0, char::len_utf8);
        let first = text.get(to..).and_then(|after| after.chars().next()).map_or(0, char::len_utf8);
        let start = self.original(Span::new(from - last, from)).end;
        let end = self.original(Span::new(to, to + first)).start;
        self.source().get(start..end).unwrap_or_default()
    }
}

/// What ends a line of a block.
enum Breaks {
    /// Plain text: nothing does, its lines are filled.
    None,
    /// Markdown: two blanks or a backslash before the end of a line of the file, and `<br>`.
    Hard,
    /// A page: `<br>`.
    Tag,
    /// Preformatted text of a page: the end of a line of the file too.
    Preformatted,
}

impl Breaks {
    fn of(article: &Article, block: Span) -> Self {
        if !article.is_reading() {
            return if article.markup() == Markup::Markdown { Self::Hard } else { Self::None };
        }
        let before = article.source().get(..article.original(block).start).unwrap_or_default();
        let open =
            before.rfind("<pre").is_some_and(|open| before.get(open..).is_some_and(|since| !since.contains("</pre")));
        if open { Self::Preformatted } else { Self::Tag }
    }

    /// Returns whether a line ends where that stands between two words.
    fn line(&self, between: &str) -> bool {
        let tag = || between.as_bytes().windows(3).any(|three| three.eq_ignore_ascii_case(b"<br"));
        match self {
            Self::None => false,
            Self::Hard => between.contains("  \n") || between.contains("\\\n") || tag(),
            Self::Tag => tag(),
            Self::Preformatted => between.contains('\n') || tag(),
        }
    }
}
