//! The markup inside a paragraph of AsciiDoc.

use super::Inline;
use super::spans::{Spans, Taken};
use crate::english::numeral::RAISED;
use crate::text::UnreadKind;
use std::collections::BTreeMap;
use std::ops::Range;

/// The longest target of a macro, address and raised words, in bytes.
const LONGEST_TARGET: usize = 300;
const LONGEST_ADDRESS: usize = 2_000;
const LONGEST_RAISED: usize = 60;

/// The longest text of a macro, in bytes.
const LONGEST: usize = 4_000;

/// Names of macros, in order.
const MACROS: [&str; 16] = [
    "anchor",
    "asciimath",
    "btn",
    "footnote",
    "footnoteref",
    "icon",
    "image",
    "indexterm",
    "kbd",
    "latexmath",
    "link",
    "mailto",
    "menu",
    "pass",
    "stem",
    "xref",
];

/// Marks that come twice around words, wherever they stand.
const DOUBLE: [&str; 4] = ["**", "__", "``", "##"];

/// Marks that stand around whole words.
const SINGLE: [&str; 5] = ["*", "_", "`", "#", "+"];

/// Names of attributes that everybody has, with what they stand for.
const BUILT_IN: &[(&str, &str)] = &[
    ("amp", "&"),
    ("apos", "'"),
    ("asterisk", "*"),
    ("backslash", "\\"),
    ("backtick", "`"),
    ("blank", ""),
    ("caret", "^"),
    ("deg", "°"),
    ("empty", ""),
    ("gt", ">"),
    ("ldquo", "\u{201C}"),
    ("lsquo", "\u{2018}"),
    ("lt", "<"),
    ("nbsp", "\u{A0}"),
    ("plus", "+"),
    ("quot", "\""),
    ("rdquo", "\u{201D}"),
    ("rsquo", "\u{2019}"),
    ("sp", " "),
    ("tilde", "~"),
    ("two-colons", "::"),
    ("vbar", "|"),
    ("wj", ""),
    ("zwsp", ""),
];

/// Returns the inlines of a paragraph of AsciiDoc; `attributes` are what the document sets.
pub(super) fn asciidoc(text: &str, attributes: &BTreeMap<String, String>) -> Vec<Inline> {
    let mut reader = Reader { spans: Spans::new(text), attributes, taken: Taken::default(), at: 0, ends: Vec::new() };
    while reader.at < text.len() {
        reader.step();
    }
    reader.taken.take_to(text.len());
    reader.taken.out
}

struct Reader<'t, 'a> {
    spans: Spans<'t>,
    attributes: &'a BTreeMap<String, String>,
    taken: Taken,
    at: usize,
    /// Marks that close something, by their bytes, the next one last.
    ends: Vec<Range<usize>>,
}

impl Reader<'_, '_> {
    /// Leaves bytes out, and goes on behind them.
    fn skip(&mut self, range: Range<usize>) {
        self.taken.take_to(range.start);
        (self.taken.from, self.at) = (range.end, range.end);
    }

    /// Takes what a stretch stands for.
    fn stands(&mut self, words: &str, range: Range<usize>) {
        self.skip(range.clone());
        if !words.is_empty() {
            self.taken.out.push(Inline::Stands(words.to_owned(), range));
        }
    }

    /// Leaves a stretch out of which `kept` is read.
    fn only(&mut self, kept: Range<usize>, whole: Range<usize>) {
        self.skip(whole.start..kept.start);
        let place = self.ends.partition_point(|end| end.start > kept.end);
        self.ends.insert(place, kept.end..whole.end);
    }

    fn step(&mut self) {
        let at = self.at;
        if let Some(end) = self.ends.last().filter(|end| end.start <= at).cloned() {
            self.ends.pop();
            if end.start == at {
                self.skip(end);
            }
            return;
        }
        let rest = self.spans.rest(at);
        let Some(c) = rest.chars().next() else { return };
        let read = match c {
            '\\' => self.escaped(rest),
            '{' => self.attribute(rest),
            '"' | '\'' if rest[1..].starts_with('`') => self.mark(if c == '"' { "\u{201C}" } else { "\u{2018}" }),
            '`' if rest.starts_with("`\"") => self.mark("\u{201D}"),
            '`' if rest.starts_with("`'") => self.mark("\u{2019}"),
            '-' if rest.starts_with("--") && !rest.starts_with("---") => self.dash(rest),
            '<' => self.reference(rest),
            '[' => self.anchor(rest),
            '(' if rest.starts_with("((") => self.term(rest),
            '^' | '~' => self.raised(c),
            ' ' if rest == " +" || rest.starts_with(" +\n") => {
                self.skip(at..at + 2);
                true
            }
            c if c.is_ascii_lowercase() && self.spans.is_start(at) => self.named(rest),
            _ => false,
        };
        if !read && !self.format(rest) {
            self.at = at + c.len_utf8();
        }
    }

    /// Takes a quotation mark of two characters.
    fn mark(&mut self, mark: &str) -> bool {
        self.stands(mark, self.at..self.at + 2);
        true
    }

    fn escaped(&mut self, rest: &str) -> bool {
        let Some(next) = rest[1..].chars().next().filter(|c| c.is_ascii_punctuation()) else { return false };
        self.skip(self.at..self.at + 1);
        self.at += next.len_utf8();
        true
    }

    fn attribute(&mut self, rest: &str) -> bool {
        let head = &rest[..rest.floor_char_boundary(LONGEST_RAISED)];
        let Some(end) = head.find('}').filter(|end| *end > 1) else { return false };
        let name = rest[1..end].to_lowercase();
        if !name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ':')) {
            return false;
        }
        let whole = self.at..self.at + end + 1;
        let known = BUILT_IN.iter().find(|(known, _)| *known == name).map(|(_, stands)| *stands);
        match self.attributes.get(&name).map(String::as_str).or(known) {
            Some(words) => {
                let words = words.to_owned();
                self.stands(&words, whole);
            }
            None => {
                self.skip(whole.clone());
                self.taken.out.push(Inline::Unread(UnreadKind::Shortcode, whole));
            }
        }
        true
    }

    fn dash(&mut self, rest: &str) -> bool {
        let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let between = self.spans.before(self.at).is_some()
            && blank(self.spans.before(self.at))
            && blank(rest[2..].chars().next());
        if between {
            self.stands("\u{2014}", self.at..self.at + 2);
        }
        between
    }

    /// Reads a reference to another place, `<<dam,the dam>>`, or an address in angle brackets.
    fn reference(&mut self, rest: &str) -> bool {
        let at = self.at;
        if rest.starts_with("<<") {
            let Some(end) = self.spans.close(">>", at + 1, |_, _| true).filter(|end| end - at < LONGEST_TARGET) else {
                return false;
            };
            match self.spans.rest(at)[2..end - at].split_once(',') {
                Some((id, _)) => self.only(at + 3 + id.len()..end, at..end + 2),
                None => self.skip(at..end + 2),
            }
            return true;
        }
        if !rest[1..].starts_with("http") {
            return false;
        }
        let end = self.spans.close(">", at, |_, _| true).filter(|end| end - at < LONGEST_ADDRESS);
        if let Some(end) = end {
            self.only(at + 1..end, at..end + 1);
        }
        end.is_some()
    }

    /// Reads what names a place, or says how the words behind it look.
    fn anchor(&mut self, rest: &str) -> bool {
        let Some(inner) = self.spans.bracket(self.at, "]", LONGEST_RAISED * 4) else { return false };
        let end = inner.end + 1;
        let words = &rest[1..1 + inner.len()];
        if words.starts_with('[') && self.spans.rest(end).starts_with(']') {
            self.skip(self.at..end + 1);
            return true;
        }
        let marked = self.spans.rest(end).starts_with(['#', '*', '_', '`']) && words.starts_with(['.', '#']);
        let marked = marked || self.spans.rest(end).starts_with('#') && !words.contains(' ');
        if marked {
            self.skip(self.at..end);
        }
        marked
    }

    /// Reads a term of an index: in two brackets it is text, in three it is none.
    fn term(&mut self, rest: &str) -> bool {
        let hidden = rest.starts_with("(((");
        let mark = if hidden { ")))" } else { "))" };
        let (at, len) = (self.at, mark.len());
        let Some(end) = self.spans.close(mark, at + len, |_, _| true).filter(|end| end - at < LONGEST_TARGET) else {
            return false;
        };
        if hidden {
            self.skip(at..end + len);
        } else {
            self.only(at + 2..end, at..end + len);
        }
        true
    }

    fn raised(&mut self, mark: char) -> bool {
        let at = self.at;
        let rest = &self.spans.rest(at)[1..];
        let head = &rest[..rest.floor_char_boundary(LONGEST_RAISED)];
        let Some(len) = head.find(mark).filter(|len| *len > 0 && !head[..*len].contains(char::is_whitespace)) else {
            return false;
        };
        let digit = |c: char| c.to_digit(10).and_then(|value| RAISED.get(usize::try_from(value).ok()?));
        let raised: Option<String> = head[..len].chars().map(digit).collect();
        let words = raised.filter(|_| mark == '^').unwrap_or_else(|| head[..len].to_owned());
        self.stands(&words, at..at + len + 2);
        true
    }

    /// Reads a macro or an address.
    fn named(&mut self, rest: &str) -> bool {
        let at = self.at;
        let name = rest.split(|c: char| !c.is_ascii_lowercase()).next().unwrap_or_default();
        if !rest[name.len()..].starts_with(':') {
            return false;
        }
        let is_address = matches!(name, "http" | "https" | "ftp" | "irc");
        if !is_address && MACROS.binary_search(&name).is_err() {
            return false;
        }
        let farthest = if is_address { LONGEST_ADDRESS } else { LONGEST_TARGET };
        let head = &rest[..rest.floor_char_boundary(farthest)];
        let target = head.find(|c: char| c.is_whitespace() || matches!(c, '[' | '>' | '<' | '"')).unwrap_or(head.len());
        let opens = self.spans.rest(at + target).starts_with('[');
        let text = if opens { self.spans.bracket(at + target, "]", LONGEST) } else { None };
        if is_address {
            if let Some(text) = text {
                self.link(text, at);
            } else {
                // An address is a word by itself.
                self.at = at + target;
            }
            return true;
        }
        let Some(text) = text else { return false };
        let whole = at..text.end + 1;
        match name {
            "link" | "mailto" | "xref" => self.link(text, at),
            "footnote" | "footnoteref" => {
                self.skip(whole);
                self.taken.out.push(Inline::Note(text));
            }
            "image" | "icon" => self.unread(UnreadKind::ImageText, text, whole),
            "kbd" | "btn" | "menu" | "pass" => self.only(text, whole),
            "stem" | "latexmath" | "asciimath" => self.unread(UnreadKind::Code, text, whole),
            "anchor" | "indexterm" => self.skip(whole),
            _ => return false,
        }
        true
    }

    fn unread(&mut self, kind: UnreadKind, text: Range<usize>, whole: Range<usize>) {
        self.skip(whole);
        self.taken.out.push(Inline::Unread(kind, text));
    }

    /// Takes the text of a link, without what says how it opens.
    fn link(&mut self, text: Range<usize>, at: usize) {
        let words = &self.spans.rest(text.start)[..text.len()];
        let own = match words.split_once(',') {
            Some((own, more)) if more.contains('=') => own,
            _ => words,
        };
        let own = own.trim_end_matches('^');
        if own.trim().is_empty() {
            // Without a text of its own the address is what readers see.
            self.at = text.start - 1;
            self.skip(text.start - 1..text.end + 1);
            return;
        }
        self.only(text.start..text.start + own.len(), at..text.end + 1);
    }

    /// Reads marks around words.
    fn format(&mut self, rest: &str) -> bool {
        let at = self.at;
        if let Some(mark) = DOUBLE.iter().find(|mark| rest.starts_with(**mark)) {
            let from = at + mark.len();
            if let Some(end) = self.spans.close(mark, from, |_, _| true).filter(|end| self.is_free(*end)) {
                self.only(from..end, at..end + mark.len());
                return true;
            }
        }
        let Some(mark) = SINGLE.iter().find(|mark| rest.starts_with(**mark)) else { return false };
        let from = at + 1;
        let opens = self.spans.is_start(at) && self.spans.before(at).is_none_or(|c| c != ':' && c != '\\');
        if !opens || self.spans.rest(from).starts_with(|c: char| c.is_whitespace()) {
            return false;
        }
        let end = self.spans.close(mark, from, |spans, end| spans.ends_word(mark, end));
        let Some(end) = end.filter(|end| self.is_free(*end)) else { return false };
        self.only(from..end, at..end + 1);
        true
    }

    /// Returns whether the mark at byte `at` closes nothing yet.
    fn is_free(&self, at: usize) -> bool {
        let place = self.ends.partition_point(|end| end.start > at);
        self.ends.get(place).is_none_or(|end| end.start != at)
    }
}
