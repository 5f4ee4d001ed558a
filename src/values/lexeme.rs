//! The article as small pieces for the number and calendar grammars: tokens with hyphens and possessives split off.

use crate::english::currency::is_code;
use crate::text::{Article, Span, TokenKind};
use std::borrow::Cow;
use std::ops::Range;

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Letters: a word, or the part of one between hyphens.
    Word,
    /// Digits with their separators.
    Digits,
    /// One mark.
    Mark,
    /// The border between two blocks; matches nothing.
    Break,
}

/// One piece of the prose.
#[derive(Debug)]
pub(crate) struct Lexeme<'a> {
    /// What it is.
    pub shape: Shape,
    /// Where it stands.
    pub span: Span,
    /// Its characters.
    pub text: &'a str,
    low: Cow<'a, str>,
    /// Whether no white space parts it from the piece before.
    pub glued: bool,
    /// Index of its sentence.
    pub sentence: usize,
}

/// The pieces of one article, in order.
#[derive(Debug)]
pub(crate) struct Lexemes<'a> {
    list: Vec<Lexeme<'a>>,
}

/// Words longer than this are in no lexicon, and are not folded.
const LONGEST: usize = 40;

impl<'a> Lexemes<'a> {
    /// Cuts the tokens of `article` into pieces.
    pub fn new(article: &'a Article) -> Self {
        Self::of(article, 0..article.sentences().len())
    }

    /// Cuts the tokens of some sentences of `article` into pieces.
    pub fn of(article: &'a Article, sentences: Range<usize>) -> Self {
        let first = sentences.start;
        let sentences = article.sentences().get(sentences).unwrap_or_default();
        let mut list: Vec<Lexeme<'a>> =
            Vec::with_capacity(sentences.iter().map(|s| s.tokens.len() + s.tokens.len() / 8 + 4).sum());
        let mut block = first.checked_sub(1).and_then(|last| article.sentences().get(last)).map(|last| last.block);
        for (index, sentence) in sentences.iter().enumerate().map(|(i, sentence)| (first + i, sentence)) {
            if block.replace(sentence.block) != Some(sentence.block) {
                let span = Span::new(sentence.span.start, sentence.span.start);
                list.push(Lexeme {
                    shape: Shape::Break,
                    span,
                    text: "",
                    low: "".into(),
                    glued: false,
                    sentence: index,
                });
            }
            let mut done = 0;
            for token in article.tokens_of(sentence) {
                if token.span.end <= done {
                    continue;
                }
                let rest = Span::new(token.span.start.max(done), token.span.end);
                match token.kind {
                    TokenKind::Word if is_plain(article.slice(rest)) => {
                        let text = article.slice(rest);
                        let glued = is_glued(&list, rest);
                        let low = text.into();
                        list.push(Lexeme { shape: Shape::Word, span: rest, text, low, glued, sentence: index });
                    }
                    TokenKind::Word => {
                        let rest = match coded_amount(article, rest, &list) {
                            Some((code, amount)) => {
                                push(&mut list, article, code, index);
                                push(&mut list, article, amount, index);
                                done = amount.end;
                                Span::new(done.min(rest.end), rest.end)
                            }
                            None => rest,
                        };
                        let hours = hours_end(article, rest, &list);
                        if hours > rest.start {
                            push(&mut list, article, Span::new(rest.start, hours), index);
                        }
                        let rest = Span::new(hours, rest.end);
                        pieces(article, rest, |span| push(&mut list, article, span, index));
                    }
                    _ => push(&mut list, article, rest, index),
                }
            }
        }
        Self { list }
    }

    /// Returns how many pieces there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Returns the pieces that begin in `span`.
    pub fn within(&self, span: Span) -> Range<usize> {
        let at = |byte: usize| self.list.partition_point(|lexeme| lexeme.span.start < byte);
        at(span.start)..at(span.end)
    }

    /// Returns the piece at `i`.
    pub fn get(&self, i: usize) -> Option<&Lexeme<'a>> {
        self.list.get(i)
    }

    /// Returns the piece at `i` in lower case with straight apostrophes; nothing for a border or past the end.
    pub fn low(&self, i: usize) -> &str {
        self.list.get(i).map_or("", |lexeme| &lexeme.low)
    }

    /// Returns the piece `back` places before `i`, in lower case.
    pub fn before(&self, i: usize, back: usize) -> &str {
        i.checked_sub(back).map_or("", |at| self.low(at))
    }

    /// Returns whether the piece at `i` has this shape.
    pub fn is(&self, i: usize, shape: Shape) -> bool {
        self.list.get(i).is_some_and(|lexeme| lexeme.shape == shape)
    }

    /// Returns whether the piece at `i` follows the one before without white space.
    pub fn glued(&self, i: usize) -> bool {
        self.list.get(i).is_some_and(|lexeme| lexeme.glued)
    }

    /// Returns whether the word at `i` begins with a capital letter.
    pub fn capital(&self, i: usize) -> bool {
        self.list.get(i).is_some_and(|lexeme| lexeme.text.starts_with(char::is_uppercase))
    }

    /// Returns whether the piece at `i` is the first of its sentence.
    pub fn opens_sentence(&self, i: usize) -> bool {
        let Some(previous) = i.checked_sub(1).and_then(|at| self.list.get(at)) else { return true };
        previous.shape == Shape::Break || self.list.get(i).is_some_and(|lexeme| lexeme.sentence != previous.sentence)
    }

    /// Returns whether the piece at `i` is the first of its block.
    pub fn opens_block(&self, i: usize) -> bool {
        i.checked_sub(1).and_then(|at| self.list.get(at)).is_none_or(|previous| previous.shape == Shape::Break)
    }

    /// Returns whether `i` and `j` stand in the same sentence.
    pub fn together(&self, i: usize, j: usize) -> bool {
        matches!((self.get(i), self.get(j)), (Some(a), Some(b)) if a.sentence == b.sentence)
    }

    /// Returns whether a hyphen or dash stands at `i`.
    pub fn is_dash(&self, i: usize) -> bool {
        matches!(self.low(i), "-" | "\u{2010}" | "\u{2011}" | "\u{2012}" | "\u{2013}" | "\u{2014}" | "\u{2212}")
    }

    /// Returns `i`, or the place behind a hyphen that joins `i - 1` to the next piece.
    pub fn past_hyphen(&self, i: usize) -> usize {
        let joined = self.is_dash(i) && self.glued(i) && self.glued(i + 1);
        if joined { i + 1 } else { i }
    }

    /// Returns whether the pieces from `i` on are these words, spaced or hyphenated; if so, the place behind them.
    pub fn phrase(&self, i: usize, words: &str) -> Option<usize> {
        // Nearly every call ends here, at its first word.
        let rest = words.strip_prefix(self.low(i))?;
        if rest.is_empty() {
            return Some(i + 1);
        }
        self.words_behind(i, rest.strip_prefix(' ')?.split(' '))
    }

    /// Returns the same as `phrase` for words that are cut already.
    pub fn words(&self, i: usize, words: &[&str]) -> Option<usize> {
        let (first, rest) = words.split_first()?;
        if self.low(i) != *first {
            return None;
        }
        self.words_behind(i, rest.iter().copied())
    }

    /// Returns the place behind `words`, which begin behind the piece at `i`.
    fn words_behind<'w>(&self, i: usize, words: impl Iterator<Item = &'w str>) -> Option<usize> {
        let mut at = i + 1;
        for word in words {
            at = self.past_hyphen(at);
            if self.low(at) != word {
                return None;
            }
            at += 1;
        }
        Some(at)
    }

    /// Returns the span of the pieces from `start` to before `end`.
    pub fn span(&self, start: usize, end: usize) -> Span {
        let first = self.list.get(start).map(|lexeme| lexeme.span);
        let last = end.checked_sub(1).and_then(|at| self.list.get(at)).map(|lexeme| lexeme.span);
        first.zip(last).map(|(first, last)| first.cover(last)).unwrap_or_default()
    }
}

fn push<'a>(list: &mut Vec<Lexeme<'a>>, article: &'a Article, span: Span, sentence: usize) {
    let text = article.slice(span);
    let shape = match text.chars().next() {
        Some(c) if c.is_numeric() || (c == '.' && text.len() > 1) => Shape::Digits,
        Some(c) if c.is_alphanumeric() || c == '\'' || c == '\u{2019}' && text.len() > c.len_utf8() => Shape::Word,
        Some(_) => Shape::Mark,
        None => return,
    };
    let glued = is_glued(list, span);
    list.push(Lexeme { shape, span, text, low: lower(text), glued, sentence });
}

/// Returns whether a piece at `span` follows the last one of `list` without white space.
fn is_glued(list: &[Lexeme<'_>], span: Span) -> bool {
    list.last().is_some_and(|last| last.span.end == span.start && last.shape != Shape::Break)
}

/// Returns whether a word is all in small letters, as most are: then it is one piece.
fn is_plain(word: &str) -> bool {
    word.bytes().fold(!word.is_empty(), |plain, byte| plain & byte.is_ascii_lowercase())
}

fn lower(text: &str) -> Cow<'_, str> {
    if is_plain(text) || text.len() > LONGEST || text.chars().all(|c| !c.is_uppercase() && c != '\u{2019}') {
        return text.into();
    }
    if text.is_ascii() {
        return text.to_ascii_lowercase().into();
    }
    text.to_lowercase().replace('\u{2019}', "'").into()
}

/// Returns the code of a currency and the amount that touches it, where `word` begins with those: "RM3.06mil".
fn coded_amount(article: &Article, word: Span, list: &[Lexeme<'_>]) -> Option<(Span, Span)> {
    let text = article.slice(word);
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let code = text.get(..letters).filter(|code| (1..=3).contains(&code.len()) && code.len() < text.len())?;
    let (start, from) = (word.start + letters, article.text().get(word.start + letters..)?);
    let digit = |i: usize| from.as_bytes().get(i).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    while digit(end) || (end > 0 && digit(end + 1) && matches!(from.as_bytes().get(end), Some(b',' | b'.'))) {
        end += 1;
    }
    // "$US160" is money, "A4" is paper; "PS2.7m" is what plain ASCII makes of pounds, "PS5" a console.
    let signed = list.last().is_some_and(|last| last.text == "$" && last.span.end == word.start)
        && matches!(code, "US" | "A" | "NZ" | "C" | "HK");
    let marked = from.get(..end)?.contains([',', '.']) || from.get(end..)?.starts_with(['m', 'b', 'k', 't']);
    let rest = from.get(end..)?.trim_start_matches([' ', '-', '\u{a0}']);
    let grouped = rest.len() < from.len() - end && rest.bytes().take_while(u8::is_ascii_digit).count() == 3;
    let large = from.get(..end)?.len() > 2 || grouped || rest.starts_with(['m', 'b', 't']);
    let coded = is_code(code) && (code != "PS" || marked) && (code.len() > 1 || marked || large);
    (end > 0 && (signed || coded)).then(|| (Span::new(word.start, start), Span::new(start, start + end)))
}

/// Returns where the "h" of "2h36m" ends, which `word` begins with behind digits; else where it begins.
fn hours_end(article: &Article, word: Span, list: &[Lexeme<'_>]) -> usize {
    let timed =
        article.slice(word).strip_prefix('h').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let behind = list.last().is_some_and(|last| last.shape == Shape::Digits && last.span.end == word.start);
    word.start + usize::from(timed && behind)
}

/// Hands the parts of a word between its hyphens to `each`, the hyphens and a final "'s" too.
fn pieces(article: &Article, word: Span, mut each: impl FnMut(Span)) {
    let text = article.slice(word);
    if text.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return each(word);
    }
    let stem = ["'s", "\u{2019}s", "'S", "\u{2019}S"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    let mut start = 0;
    for (at, c) in stem.char_indices().filter(|(_, c)| matches!(c, '-' | '\u{2010}' | '\u{2011}')) {
        numbered(stem, start, at, |from, to| each(Span::new(word.start + from, word.start + to)));
        start = at + c.len_utf8();
        each(Span::new(word.start + at, word.start + start));
    }
    numbered(stem, start, stem.len(), |from, to| each(Span::new(word.start + from, word.start + to)));
    if text.len() > stem.len() {
        each(Span::new(word.start + stem.len(), word.end));
    }
}

/// Hands the part of a word from `start` to `end` to `each`, leading digits apart: "1990s" in "mid-1990s" is two pieces.
fn numbered(word: &str, start: usize, end: usize, mut each: impl FnMut(usize, usize)) {
    let part = word.get(start..end).unwrap_or_default();
    let digits = part.len() - part.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits > 0 {
        each(start, start + digits);
    }
    if part.len() > digits {
        each(start + digits, end);
    }
}
