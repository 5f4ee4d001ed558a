//! A long text in parts, so that reading it takes no more memory than one of them.

use super::chars::{count, is_blank, is_closer, is_final, is_opener};
use super::html::{CLOSES, OPENS};
use super::position::Index;
use super::{Markup, Position};
use std::ops::Range;

/// How many bytes of memory reading a part may take, by the costs below: about 100 KB of prose.
const MOST: usize = 15 * 1024 * 1024;

/// What reading takes of memory at most, in bytes: what stands in the text is kept as tokens, sentences, quotations and claims.
mod cost {
    /// A byte, whatever it is.
    pub(super) const BYTE: usize = 6;
    /// A word, and what it is to the words around it.
    pub(super) const WORD: usize = 600;
    /// A number, which may be a claim.
    pub(super) const NUMBER: usize = 800;
    /// A mark that may end a sentence or a quotation.
    pub(super) const STOP: usize = 600;
    /// Any other mark.
    pub(super) const MARK: usize = 450;
    /// A line, which may be a paragraph.
    pub(super) const LINE: usize = 900;
    /// A line of what is not read, such as code.
    pub(super) const UNREAD: usize = 150;
}

/// A part of a text, to be read as an article of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// How many scalar values stand before it.
    pub(super) scalars: usize,
    /// Where it begins.
    pub(super) begins: Position,
}

/// Returns the parts of `source`, in order: itself, unless it is so long that reading it whole would take too much memory.
///
/// A part ends with a paragraph if it can, else with a line, a sentence or a word. Nothing that is read in one part is looked up
/// in another: a quotation, a list or a definition of a link ends with its part.
pub fn parts(source: &str, markup: Markup) -> Vec<Part> {
    let mut out = Vec::new();
    let (mut start, mut scalars, mut begins) = (0, 0, Position { line: 1, column: 1 });
    loop {
        let rest = &source[start..];
        let len = end(rest, markup);
        out.push(Part { range: start..start + len, scalars, begins });
        if len == rest.len() {
            return out;
        }
        let part = &rest[..len];
        scalars += count(part.as_bytes());
        let end = Index::default().position(part, len);
        begins = end.behind(begins);
        start += len;
    }
}

/// Returns the length of the first part of `text`.
fn end(text: &str, markup: Markup) -> usize {
    // Nothing costs more than a line: most articles fit whatever they hold.
    if text.len() <= MOST / (cost::LINE + cost::BYTE) {
        return text.len();
    }
    let mut scale = Scale::new(markup);
    let mut aside = None;
    for line in text.split_inclusive('\n') {
        scale.begin_line(line, aside.is_none());
        let inside = aside;
        if markup == Markup::Markdown {
            aside = Aside::behind(aside, line);
        }
        let fits = if inside.is_some() { scale.take_unread(line) } else { line.chars().all(|c| scale.take(c)) };
        if !fits {
            return if inside.is_some() && scale.aside > 0 { scale.aside } else { scale.best_cut(text) };
        }
    }
    text.len()
}

/// What a character is to what it costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Blank,
    Break,
    Letter,
    Digit,
    /// A mark that ends a sentence.
    Final,
    /// A mark or bracket that opens or closes something.
    Quote,
    Mark,
}

impl Class {
    fn of(c: char) -> Self {
        match c {
            'a'..='z' | 'A'..='Z' => Self::Letter,
            ' ' => Self::Blank,
            '0'..='9' => Self::Digit,
            '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Self::Break,
            c if is_blank(c) => Self::Blank,
            c if c.is_alphabetic() => Self::Letter,
            c if c.is_numeric() => Self::Digit,
            c if is_final(c) => Self::Final,
            c if is_closer(c) || is_opener(c) => Self::Quote,
            _ => Self::Mark,
        }
    }

    /// Returns what something that begins with it costs.
    fn cost(self) -> usize {
        match self {
            Self::Blank => 0,
            Self::Break => cost::LINE,
            Self::Letter => cost::WORD,
            Self::Digit => cost::NUMBER,
            Self::Final | Self::Quote => cost::STOP,
            Self::Mark => cost::MARK,
        }
    }
}

/// Weighs a text from its beginning on, and notes where it may be cut.
struct Scale {
    markup: Markup,
    weight: usize,
    /// Up to which byte the text was taken.
    at: usize,
    last: Class,
    /// Whether a sentence may have ended with what stands before the last blanks.
    ended: bool,
    /// Whether the line before is blank.
    apart: bool,
    /// Where what is not read begins, while it lasts.
    aside: usize,
    paragraph: usize,
    line: usize,
    sentence: usize,
    word: usize,
}

impl Scale {
    fn new(markup: Markup) -> Self {
        let (last, ended, apart) = (Class::Break, false, false);
        Self { markup, weight: 0, at: 0, last, ended, apart, aside: 0, paragraph: 0, line: 0, sentence: 0, word: 0 }
    }

    /// Notes that `line` is the next one, and whether it is read.
    fn begin_line(&mut self, line: &str, read: bool) {
        if read {
            self.aside = self.at;
        }
        if read && self.may_begin(line) {
            self.line = self.at;
            if self.apart && (self.markup == Markup::Plain || begins_block(line)) {
                self.paragraph = self.at;
            }
        }
        self.apart = line.trim_start().is_empty();
    }

    /// Returns whether a part may begin with `rest`: what opens front matter may not.
    fn may_begin(&self, rest: &str) -> bool {
        self.markup == Markup::Plain || !rest.starts_with(['-', '+'])
    }

    /// Adds a character; returns whether that still fits.
    fn take(&mut self, c: char) -> bool {
        let class = Class::of(c);
        let last = std::mem::replace(&mut self.last, class);
        let goes_on = last == class && matches!(class, Class::Letter | Class::Digit);
        if !goes_on {
            let blank = |class| matches!(class, Class::Blank | Class::Break);
            if blank(last) && !blank(class) && self.may_begin(c.encode_utf8(&mut [0; 4])) {
                self.word = self.at;
                self.sentence = if self.ended { self.at } else { self.sentence };
            }
            if !blank(class) {
                self.ended = class == Class::Final || self.ended && class == Class::Quote;
            }
            self.weight += class.cost();
        }
        let len = c.len_utf8();
        self.weight += cost::BYTE * len;
        self.at += len;
        self.weight <= MOST
    }

    /// Adds a line that is not read; returns whether that still fits.
    fn take_unread(&mut self, line: &str) -> bool {
        self.weight += cost::UNREAD + cost::BYTE / 2 * line.len();
        self.at += line.len();
        self.weight <= MOST
    }

    /// Returns where the text that was taken is cut best, not too far back.
    fn best_cut(&self, text: &str) -> usize {
        let near = self.at / 4 * 3;
        let cuts = [self.paragraph, self.line, self.sentence, self.word];
        let inside = |at: usize| if text[..at].ends_with('\r') && text[at..].starts_with('\n') { at - 1 } else { at };
        cuts.into_iter().find(|cut| *cut > near).unwrap_or_else(|| inside(self.at))
    }
}

/// Returns whether a line of Markdown behind a blank one surely begins a block that lies in no other one.
fn begins_block(line: &str) -> bool {
    line.starts_with(|c: char| c == '#' || c.is_alphabetic() || is_opener(c) && !matches!(c, '`' | '\'' | '['))
}

/// Lines of Markdown that are not read, blank ones included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Aside {
    /// Code, and how many of which marks fence it in.
    Code(char, usize),
    Comment,
}

impl Aside {
    /// Returns what is open behind `line`, before which `open` was.
    fn behind(open: Option<Self>, line: &str) -> Option<Self> {
        let words = line.trim_start_matches(' ');
        let fence = words.chars().next().filter(|c| matches!(c, '`' | '~') && line.len() - words.len() < 4);
        let fence = fence.map(|mark| (mark, words.chars().take_while(|c| *c == mark).count())).filter(|it| it.1 > 2);
        match open {
            Some(Self::Code(mark, count)) => {
                let closes = fence.is_some_and(|it| it.0 == mark && it.1 >= count);
                open.filter(|_| !(closes && words.trim_end().chars().all(|c| c == mark)))
            }
            Some(Self::Comment) => open.filter(|_| !words.contains(CLOSES)),
            None if words.starts_with(OPENS) && !words.contains(CLOSES) => Some(Self::Comment),
            None => {
                let info = |(mark, count): &(char, usize)| *mark == '~' || !words[*count..].contains('`');
                fence.filter(info).map(|(mark, count)| Self::Code(mark, count))
            }
        }
    }
}
