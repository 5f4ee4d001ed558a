//! The canonical form: what typography may change without changing what is said.
//!
//! Two texts with the same canonical form differ in typography alone. The form is part of every digest, so it has a
//! version number, and `docs/canonical-form.md` lists every folding and why it can't change meaning.

use super::chars::{at, find, find_pair, is_dash, skip_blank};
use super::foldings::{ANGLE_MARKS, DOUBLE_MARKS, FULL_WIDTH, HYPHENS, INVISIBLE, JOINERS, LIGATURES, SINGLE_MARKS};
pub use super::foldings::{FOLDINGS, Folding};
use std::borrow::Cow;
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Version of the canonical form; part of every digest.
pub const VERSION: u32 = 1;

/// Returns the canonical form of `text`; the canonical form of a canonical form is itself.
///
/// Takes time linear in the length of `text`.
pub fn fold(text: &str) -> String {
    let text = letters(text);
    let mut folder = Folder { text: &text, at: 0, out: String::with_capacity(text.len() + 8), space: Space::None };
    while folder.at < text.len() {
        folder.step();
    }
    folder.out
}

/// Returns `text` with its letters in canonical form: without invisible characters, ligatures and wide letters, and
/// composed.
fn letters(text: &str) -> Cow<'_, str> {
    if !may_change(text.as_bytes()) { Cow::Borrowed(text) } else { composed(text) }
}

fn composed(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    if beyond_ascii(&text).any(|c| is_special(c) && concerns_letters(c)) {
        text = Cow::Owned(spell_out(&text));
    }
    if beyond_ascii(&text).all(is_surely_composed) || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return text;
    }
    Cow::Owned(text.nfc().collect())
}

/// Returns whether some letter in `bytes`, which are UTF-8, may have another canonical form.
///
/// Nearly all prose is ASCII with accents of Latin-1 and curly quotation marks, which none of the pairs of bytes looked for
/// here stand in; others are looked at one by one.
fn may_change(bytes: &[u8]) -> bool {
    let pair = |a: u8, b: u8| {
        let soft_hyphen = (a == 0xC2) & (b == 0xAD);
        let wide = (a == 0x80) & (b <= 0x81);
        let invisible = (a == 0x80) & (b.wrapping_sub(0x8B) < 3) | (a == 0x81) & (b == 0xA0);
        let symbols = (a == 0xE2) & (b > 0x82);
        soft_hyphen | wide | invisible | symbols | (a >= 0xCC) & (a != 0xE2)
    };
    find_pair(bytes, 0, pair).is_some()
}

/// Returns the characters of `text` that are not ASCII.
fn beyond_ascii(text: &str) -> impl Iterator<Item = char> {
    let mut from = 0;
    std::iter::from_fn(move || {
        from = find(text.as_bytes(), from, |byte| byte >= 0x80)?;
        let c = at(text, from)?;
        from += c.len_utf8();
        Some(c)
    })
}

/// Returns whether the letters and digits of `text` are those of its canonical form: nothing in it folds into others.
pub fn keeps_letters(text: &str) -> bool {
    matches!(letters(text), Cow::Borrowed(_))
}

fn concerns_letters(c: char) -> bool {
    [&INVISIBLE, &JOINERS, &LIGATURES, &FULL_WIDTH].iter().any(|folding| folding.concerns(c))
}

fn spell_out(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Whether the last letter, without its accents, is Latin.
    let mut latin = false;
    for c in text.chars() {
        if !is_special(c) {
            latin = if is_combining_mark(c) { latin } else { is_latin(c) };
            out.push(c);
        } else if INVISIBLE.concerns(c) || (latin && JOINERS.concerns(c)) {
        } else if LIGATURES.concerns(c) {
            latin = true;
            out.push_str(["ff", "fi", "fl", "ffi", "ffl", "st", "st"][(u32::from(c) - 0xFB00) as usize % 7]);
        } else if FULL_WIDTH.concerns(c) {
            latin = true;
            out.extend(char::from_u32(u32::from(c) - 0xFEE0));
        } else {
            latin = is_latin(c);
            out.push(c);
        }
    }
    out
}

/// Returns whether some folding may concern `c`, beyond ASCII.
fn is_special(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{BF}' | '\u{2BC}' | '\u{1680}' | '\u{2000}'..='\u{206F}' | '\u{2E3A}'..='\u{2E3B}')
        || matches!(c, '\u{3000}' | '\u{FB00}'..='\u{FB06}' | '\u{FEFF}' | '\u{FF00}'..='\u{FF5A}')
}

fn is_latin(c: char) -> bool {
    c.is_alphabetic() && matches!(c, '\0'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' | '\u{212A}' | '\u{212B}')
}

/// Returns whether `c` is composed whatever stands beside it.
fn is_surely_composed(c: char) -> bool {
    matches!(c, '\0'..='\u{2FF}' | '\u{2002}'..='\u{20CF}')
}

/// What white space was read and not yet written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Space {
    None,
    /// Only spaces at which no line breaks.
    NoBreak,
    Plain,
}

struct Folder<'a> {
    text: &'a str,
    at: usize,
    out: String,
    space: Space,
}

impl Folder<'_> {
    /// Folds the next characters.
    fn step(&mut self) {
        self.plain_run();
        let Some(c) = at(self.text, self.at) else { return };
        match c {
            c if c.is_whitespace() => {
                self.at += c.len_utf8();
                let plain = !matches!(c, '\u{A0}' | '\u{2007}' | '\u{2009}' | '\u{202F}') || self.space == Space::Plain;
                self.space = if plain { Space::Plain } else { Space::NoBreak };
            }
            '.' | '\u{2026}' => self.stops(c),
            '\u{2012}'..='\u{2015}' | '\u{2E3A}'..='\u{2E3B}' => self.dash(c),
            '-' if self.rest(1).starts_with('-') => self.dash(c),
            '\u{2032}' | '\u{2033}' if self.out.ends_with(char::is_numeric) && self.space == Space::None => {
                self.put(c, c)
            }
            _ if !c.is_ascii() && !is_special(c) => self.put(c, c),
            _ if ANGLE_MARKS.concerns(c) => self.angle(c),
            _ if SINGLE_MARKS.concerns(c) || c == '\'' => self.singles(),
            _ if DOUBLE_MARKS.concerns(c) => self.put(c, '"'),
            _ if HYPHENS.concerns(c) => self.put(c, '-'),
            _ => self.put(c, c),
        }
    }

    fn rest(&self, from: usize) -> &str {
        &self.text[self.at + from..]
    }

    /// Takes over the ASCII characters ahead that no folding concerns, with single spaces between them.
    fn plain_run(&mut self) {
        let bytes = self.text.as_bytes();
        let mut end = self.at;
        while let Some(byte) = bytes.get(end) {
            let plain = match byte {
                b' ' => end > self.at && bytes.get(end + 1).is_some_and(|next| PLAIN[usize::from(*next)]),
                b'.' => !matches!(bytes.get(end + 1), Some(b'.' | b' ' | b'\t'..=b'\r' | 0x80..)),
                _ => PLAIN[usize::from(*byte)],
            };
            if !plain {
                break;
            }
            end += 1;
        }
        if end > self.at && !(bytes[self.at] == b'.' && self.space != Space::None) {
            self.flush();
            self.out.push_str(&self.text[self.at..end]);
            self.at = end;
        }
    }

    /// Writes the space that is due.
    fn flush(&mut self) {
        if self.space != Space::None && !self.out.is_empty() {
            self.out.push(' ');
        }
        self.space = Space::None;
    }

    /// Writes `to` for the character `c` that is next.
    fn put(&mut self, c: char, to: char) {
        self.flush();
        self.out.push(to);
        self.at += c.len_utf8();
    }

    fn angle(&mut self, c: char) {
        if self.space == Space::NoBreak && c == '\u{BB}' {
            self.space = Space::None;
        }
        self.put(c, '"');
        if c == '\u{AB}' {
            let inside = self.rest(0).trim_start_matches(['\u{A0}', '\u{2009}', '\u{202F}']);
            self.at = self.text.len() - inside.len();
        }
    }

    /// Folds single marks in a row: two of them are one double mark.
    fn singles(&mut self) {
        let run = self.rest(0);
        let end = run.find(|c: char| c != '\'' && !SINGLE_MARKS.concerns(c)).unwrap_or(run.len());
        let count = run[..end].chars().count();
        let opens = self.space != Space::None || self.out.is_empty();
        self.flush();
        if count == 3 && !opens {
            self.out.push_str("'\"");
        } else {
            self.out.extend(std::iter::repeat_n('"', count / 2));
            self.out.extend(std::iter::repeat_n('\'', count % 2));
        }
        self.at += end;
    }

    /// Folds the dash `c` and those right behind it.
    fn dash(&mut self, c: char) {
        let next = at(self.text, self.at + c.len_utf8());
        let short = matches!(c, '\u{2012}' | '\u{2013}');
        let tight = self.space == Space::None && self.out.ends_with(char::is_alphanumeric);
        if short && tight && next.is_some_and(char::is_alphanumeric) {
            return self.put(c, '-');
        }
        let free = self.space != Space::None || self.out.is_empty();
        if short && free && next.is_some_and(|c| c.is_numeric() || matches!(c, '$' | '\u{A3}' | '\u{20AC}' | '.')) {
            return self.put(c, c);
        }
        self.space = Space::Plain;
        self.flush();
        self.out.push('-');
        self.at += c.len_utf8();
        while let Some(more) = at(self.text, self.at).filter(|more| is_folded_dash(*more)) {
            // The hyphen in "—-5" is a minus sign.
            if more == '-' && c != '-' && at(self.text, self.at + 1).is_some_and(char::is_numeric) {
                break;
            }
            self.at += more.len_utf8();
        }
        self.space = Space::Plain;
    }

    /// Folds full stops: three or more make an ellipsis.
    fn stops(&mut self, c: char) {
        let (count, end) = self.count_stops();
        if count < 3 {
            return self.put(c, c);
        }
        self.space = Space::None;
        self.out.extend(std::iter::repeat_n('.', count));
        self.at = end;
        if at(self.text, end).is_some_and(char::is_alphabetic) {
            self.space = Space::Plain;
        }
    }

    /// Returns how many stops are ahead, white space between them left out, and where they end.
    fn count_stops(&self) -> (usize, usize) {
        let (mut count, mut end) = (0, self.at);
        loop {
            let next = if count == 0 { end } else { skip_blank(self.text, end, self.text.len()) };
            match at(self.text, next) {
                Some('.') if next > end && at(self.text, next + 1).is_some_and(char::is_numeric) => {
                    return (count, end);
                }
                Some('.') => count += 1,
                Some('\u{2026}') => count += 3,
                _ => return (count, end),
            }
            end = next + at(self.text, next).map_or(0, char::len_utf8);
        }
    }
}

fn is_folded_dash(c: char) -> bool {
    is_dash(c) && !matches!(c, '_' | '\u{2010}' | '\u{2011}') || matches!(c, '\u{2E3A}' | '\u{2E3B}')
}

/// ASCII characters that no folding concerns wherever they stand.
static PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0x21;
    while byte < 0x7F {
        plain[byte] = !matches!(byte as u8, b'.' | b'-' | b'\'' | b'`');
        byte += 1;
    }
    plain
};
