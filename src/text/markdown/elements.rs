//! HTML in Markdown: the words of its elements, and its tags between words.

use super::Builder;
use crate::english::data::list;
use crate::english::numeral::RAISED;
use crate::text::html::{self, OPENS, Seen, comments};
use crate::text::{BlockKind, Comment, SourceSpan};
use std::ops::Range;

/// What raised digits are a power of.
const POWERED: &[&str] = list!("markup/powered");

/// What opens blocks of HTML that hold instructions and no words: those for a server, and raw data.
const INSTRUCTIONS: &[&str] = &["<?", "<![", "<!D", "<!d"];

/// Elements of HTML whose content is no prose.
const OPAQUE: &[&str] = list!("markup/opaque");

impl Builder<'_> {
    pub(super) fn inline(&mut self, tag: &str, range: Range<usize>) {
        let lower = tag.to_ascii_lowercase();
        // "<sup>3</sup>" and "<a href="#note-3">3</a>".
        if lower.starts_with("<sup") || lower.starts_with("<a ") && lower.contains("href=\"#") {
            self.raised = true;
        } else if lower.starts_with("</sup") || lower.starts_with("</a") {
            self.raised = false;
        }
        if tag.starts_with("<br") {
            self.take(" ", range.clone());
        } else if tag.starts_with(OPENS) {
            self.comment(range.clone());
        }
        self.unread.html(range);
    }

    /// Takes over words that stand raised: digits behind a unit or behind ten belong to it, others are the number of a note.
    pub(super) fn raise(&mut self, words: &str, range: Range<usize>) {
        let digit = |c: char| c.to_digit(10).and_then(|value| RAISED.get(usize::try_from(value).ok()?));
        let raised: Option<String> = words.trim_matches(['[', ']']).chars().map(digit).collect();
        let Some(raised) = raised else { return self.take(words, range) };
        let word = self.prose.text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        if POWERED.contains(&word) {
            self.take(&raised, range);
        }
    }

    /// Reads the words of a block of HTML; its attributes, and what its elements say that hold no prose, are not read.
    pub(super) fn html(&mut self, range: Range<usize>) {
        let text = self.source.get(range.clone()).unwrap_or_default();
        if INSTRUCTIONS.iter().any(|mark| text.trim_start().starts_with(mark)) {
            return self.unread.html(range);
        }
        let mut opaque: Option<&str> = None;
        let mut open = 0;
        html::seen(text, |seen| match seen {
            Seen::Tag { name, opens } => {
                match opaque {
                    Some(outer) if !opens && outer.eq_ignore_ascii_case(name) => opaque = None,
                    None if opens => opaque = OPAQUE.iter().find(|known| name.eq_ignore_ascii_case(known)).copied(),
                    _ => {}
                }
                self.end_block();
                open = if opens { self.of_element(name, open) } else { self.end_elements(open) };
            }
            Seen::Words { range: words, joined } if opaque.is_none() => {
                let words = range.start + words.start..range.start + words.end;
                if !joined && self.prose.is_open() {
                    self.take(" ", words.start..words.start);
                }
                self.flowing(words);
            }
            Seen::Words { range: words, joined } => self.unread.html_part(range.start, words, joined),
            Seen::Attribute(words) => self.unread.html_part(range.start, words, false),
        });
        self.end_block();
        self.end_elements(open);
        self.unread.part();
    }

    /// Begins an element of HTML; returns how many kinds of blocks are open that end with it.
    fn of_element(&mut self, name: &str, open: usize) -> usize {
        let lower = name.to_ascii_lowercase();
        let kind = match lower.as_str() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => BlockKind::Heading,
            "li" => BlockKind::ListItem,
            "blockquote" => BlockKind::BlockQuote,
            "td" | "th" => {
                self.prose.tables.cell(1);
                BlockKind::Cell
            }
            "tr" => {
                self.prose.tables.row();
                return open;
            }
            "table" => {
                self.prose.tables.table();
                return open;
            }
            _ => return open,
        };
        self.kinds.push(kind);
        open + 1
    }

    /// Ends the elements that are open.
    fn end_elements(&mut self, open: usize) -> usize {
        self.kinds.truncate(self.kinds.len() - open.min(self.kinds.len()));
        0
    }

    /// Takes words that flow over lines: each stretch of blanks is one, and references stand for characters.
    fn flowing(&mut self, range: Range<usize>) {
        let source = self.source;
        let text = source.get(range.clone()).unwrap_or_default();
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            let blanks = rest.len() - rest.trim_start().len();
            let words = if blanks > 0 {
                if self.prose.is_open() {
                    self.take(" ", range.start + at..range.start + at + blanks);
                }
                blanks
            } else if let Some((stands, len)) = html::reference(rest) {
                self.take(&stands, range.start + at..range.start + at + len);
                len
            } else {
                let skip = rest.chars().next().map_or(1, char::len_utf8);
                let len =
                    rest[skip..].find(|c: char| c.is_whitespace() || c == '&').map_or(rest.len(), |end| skip + end);
                self.take(&rest[..len], range.start + at..range.start + at + len);
                len
            };
            at += words;
        }
    }

    /// Notes the comments in a stretch of HTML; they stand before the next block, or in the one that is open.
    pub(super) fn comment(&mut self, range: Range<usize>) {
        let html = self.source.get(range.clone()).unwrap_or_default();
        let block = self.prose.blocks.len();
        let found = comments(html).map(|found| Comment {
            span: SourceSpan { start: range.start + found.start, end: range.start + found.end },
            block,
        });
        self.comments.extend(found);
    }
}
