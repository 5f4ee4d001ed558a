//! Words, numbers and punctuation.

use super::Span;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// A word; inner apostrophes and hyphens belong to it ("Kerry's", "U.S.", "air-strike").
    Word,
    /// Digits with their separators ("250,000", "1.5", "2016-07-26" is three).
    Number,
    /// One character of anything else that is not white space.
    Punct,
}

/// A word, number or punctuation mark of the prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it stands.
    pub span: Span,
}

/// Returns the tokens of `text`, in order, with spans counted from `base`.
pub(super) fn tokens(text: &str, base: usize) -> Vec<Token> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let len = if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        } else if c.is_ascii_digit() {
            let len = number_len(&text[at..]);
            out.push((TokenKind::Number, at, len));
            len
        } else if c.is_alphabetic() {
            let len = word_len(&text[at..]);
            out.push((TokenKind::Word, at, len));
            len
        } else {
            out.push((TokenKind::Punct, at, c.len_utf8()));
            c.len_utf8()
        };
        at += len;
    }
    out.into_iter().map(|(kind, at, len)| Token { kind, span: Span::new(base + at, base + at + len) }).collect()
}

fn number_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let mut len = 0;
    while digit(len) || (len > 0 && matches!(bytes.get(len), Some(b',' | b'.')) && digit(len + 1)) {
        len += 1;
    }
    len
}

fn word_len(text: &str) -> usize {
    let mut len = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let next_is_letter = chars.peek().is_some_and(|(_, n)| n.is_alphanumeric());
        let inner = match c {
            '\'' | '\u{2019}' | '\u{02BC}' | '-' | '\u{2010}' | '\u{2011}' | '\u{AD}' | '&' => next_is_letter,
            '.' => is_initialism(&text[..i], chars.peek().map(|(_, n)| *n)),
            _ => c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c),
        };
        if !inner {
            return len;
        }
        len = i + c.len_utf8();
    }
    len
}

/// Returns whether a full stop after `before` belongs to an initialism such as "U.N." or "p.m.".
fn is_initialism(before: &str, next: Option<char>) -> bool {
    let last = before.rsplit('.').next().unwrap_or_default();
    let single = last.chars().count() == 1 && last.chars().all(char::is_alphabetic);
    single && (before.contains('.') || next.is_some_and(char::is_alphabetic))
}
