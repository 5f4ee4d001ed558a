//! Words, numbers and punctuation.

use super::Span;
use super::chars::{at, before, is_apostrophe, is_blank, is_hyphen, letters};
use unicode_normalization::char::is_combining_mark;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// A word; inner apostrophes, hyphens and the full stops of initials belong to it ("Marsh's", "air-strike",
    /// "U.S.", "p.m.", "G20").
    Word,
    /// Digits with their separators ("250,000", "1.5", ".5", "½"); "2016-07-26" is five tokens, "48-hour" three, "3rd"
    /// and "5G" two, and digits that are grouped by a space ("250 000") two.
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

/// Puts the tokens of `span` into `out`, in order.
pub(super) fn read(text: &str, span: Span, out: &mut Vec<Token>) {
    let slice = &text[..span.end];
    let bytes = slice.as_bytes();
    let mut i = span.start;
    while i < span.end {
        let byte = bytes[i];
        let (kind, end) = if byte == b' ' {
            i += 1;
            continue;
        } else if byte.is_ascii_alphabetic() {
            (TokenKind::Word, plain_word_end(slice, i))
        } else if byte.is_ascii_digit() || (byte == b'.' && opens_decimal(slice, i)) {
            (TokenKind::Number, number_end(slice, i))
        } else if byte.is_ascii_graphic() {
            (TokenKind::Punct, i + 1)
        } else {
            let Some(c) = at(slice, i) else { return };
            if is_blank(c) {
                i += c.len_utf8();
                continue;
            }
            other(slice, i, c)
        };
        out.push(Token { kind, span: Span::new(i, end) });
        i = end;
    }
}

fn other(text: &str, i: usize, c: char) -> (TokenKind, usize) {
    // The modifier letter apostrophe is a letter by its properties; what opens no word is no word.
    if c.is_alphabetic() && !is_apostrophe(c) {
        (TokenKind::Word, word_end(text, i, i))
    } else if c.is_numeric() {
        (TokenKind::Number, number_end(text, i))
    } else {
        (TokenKind::Punct, i + c.len_utf8())
    }
}

/// Returns whether the full stop at `i` is a decimal point with nothing before it: ".5".
fn opens_decimal(text: &str, i: usize) -> bool {
    let bytes = text.as_bytes();
    bytes.get(i + 1).is_some_and(u8::is_ascii_digit)
        && before(text, i)
            .is_none_or(|c| is_blank(c) || matches!(c, '$' | '\u{A3}' | '\u{20AC}' | '(' | '-' | '\u{2212}'))
}

fn number_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let mut end = start;
    loop {
        match bytes.get(end) {
            Some(b) if b.is_ascii_digit() => end += 1,
            Some(b',' | b'.') if digit(end + 1) => end += 1,
            Some(b) if !b.is_ascii() => match at(text, end) {
                Some(c) if c.is_numeric() => end += c.len_utf8(),
                _ => return end,
            },
            _ => return end,
        }
    }
}

/// What a byte does to the word before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Effect {
    /// The word goes on with it.
    GoesOn,
    /// The word ends before it, as most do: with a space or a comma.
    Ends,
    /// That depends on what stands beside it.
    Depends,
}

static EFFECTS: [Effect; 256] = {
    let mut effects = [Effect::Depends; 256];
    let mut byte = 0;
    while byte < 128 {
        effects[byte] = match byte as u8 {
            b'.' | b'&' | b'-' | b'\'' | b'`' => Effect::Depends,
            ascii if ascii.is_ascii_alphanumeric() => Effect::GoesOn,
            _ => Effect::Ends,
        };
        byte += 1;
    }
    effects
};

/// Returns the end of the word that begins at `start` with an ASCII letter. Most end with a space behind their letters.
#[inline]
fn plain_word_end(text: &str, start: usize) -> usize {
    let end = start + letters(text.as_bytes(), start);
    match text.as_bytes().get(end) {
        None | Some(b' ') => end,
        Some(_) => word_end(text, start, end),
    }
}

/// Returns the end of the word that begins at `start` and goes on at least to `end`.
fn word_end(text: &str, start: usize, mut end: usize) -> usize {
    let bytes = text.as_bytes();
    loop {
        match bytes.get(end).map(|byte| EFFECTS[usize::from(*byte)]) {
            None | Some(Effect::Ends) => return end,
            Some(Effect::GoesOn) => {
                end += 1;
                continue;
            }
            Some(Effect::Depends) => {}
        }
        let Some(c) = at(text, end) else { return end };
        let next = end + c.len_utf8();
        let inner = match c {
            '.' => is_initials(&text[start..end], at(text, next)),
            '&' | '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' => goes_on(text, next),
            c if is_apostrophe(c) || is_hyphen(c) => goes_on(text, next),
            c => !c.is_ascii() && (c.is_alphanumeric() || is_combining_mark(c)),
        };
        if !inner {
            return end;
        }
        end = next;
    }
}

fn goes_on(text: &str, next: usize) -> bool {
    at(text, next).is_some_and(|c| c.is_alphanumeric() || is_combining_mark(c))
}

/// Returns whether a full stop after `word` belongs to initials such as "U.N." or "p.m.".
fn is_initials(word: &str, next: Option<char>) -> bool {
    let single = |part: &str| {
        let mut chars = part.chars();
        chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
    };
    // Initials are short; this keeps "a.b.c.d…" linear.
    let last = word.rfind('.').map_or(word, |dot| &word[dot + 1..]);
    single(last) && (last.len() < word.len() || next.is_some_and(char::is_alphabetic))
}
