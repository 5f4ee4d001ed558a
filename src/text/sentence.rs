//! Sentences, one block at a time.

use super::chars::{at, before, find, is_blank, is_closer, is_dash, is_final, is_opener, skip_blank};
use super::{Block, Span, glue};
use crate::english::abbreviation::{self, Abbreviation};

/// One sentence of the prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, without white space at the edges.
    pub span: Span,
    /// Index of its block.
    pub block: usize,
    /// Its tokens, as a range of indices into the article's tokens.
    pub tokens: std::ops::Range<usize>,
}

/// The longest bracket, in bytes, that is taken to be part of the sentence around it.
const LONGEST_BRACKET: usize = 500;

/// The longest word, in bytes, that is looked up among the abbreviations.
const LONGEST_WORD: usize = 24;

/// Calls `found` with the span of each sentence of `block`, in order; together they hold all its words.
///
/// Takes time linear in the length of the block.
pub(super) fn split(text: &str, block: &Block, mut found: impl FnMut(Span)) {
    let mut reader = Reader::new(&text[..block.span.end], block.span.start);
    while let Some(end) = reader.next_end() {
        found(trim(text, Span::new(reader.start, end)));
        reader.start = skip_blank(reader.text, end, reader.text.len());
        reader.has_word = false;
        reader.checked = reader.start;
    }
}

/// Returns `span` without blanks at its edges.
pub(super) fn trim(text: &str, span: Span) -> Span {
    let slice = &text[span.start..span.end];
    let start = span.start + (slice.len() - slice.trim_start_matches(is_blank).len());
    Span::new(start, (span.start + slice.trim_end_matches(is_blank).len()).max(start))
}

/// Returns whether `byte` may be part of something the reader looks at: a final mark or an opening bracket.
///
/// Beyond ASCII these are the bytes by which such a mark ends, or a wide one goes on; quotation marks have none of them.
fn may_stop(byte: u8) -> bool {
    let ascii = (byte == b'.') | (byte == b'!') | (byte == b'?') | (byte == b'(') | (byte == b'[');
    let dots = (byte == 0xA6) | (byte == 0x82) | (byte == 0x87) | (byte | 1 == 0x89);
    ascii | dots | (byte | 1 == 0xBD)
}

/// Final marks with everything that belongs to them.
#[derive(Debug, Clone, Copy)]
struct Stop {
    /// The first final mark.
    at: usize,
    /// Behind the final marks.
    marks_end: usize,
    /// Behind the closing quotation marks and brackets.
    end: usize,
    emphatic: bool,
    ellipsis: bool,
    quoted: bool,
    bracketed: bool,
}

struct Reader<'a> {
    /// The prose up to the end of the block.
    text: &'a str,
    /// Where the sentence starts.
    start: usize,
    /// Where to read on.
    cursor: usize,
    /// Up to where `has_word` is known.
    checked: usize,
    has_word: bool,
    /// No sentence ends before this byte: it is inside a bracket within a sentence.
    shielded: usize,
    /// The next closing bracket, found once.
    closing: usize,
    /// Where the next sentence begins that is glued to the one before, found once.
    glued: usize,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, start: usize) -> Self {
        let glued = glue::next(text, start).unwrap_or(usize::MAX);
        Self { text, start, cursor: start, checked: start, has_word: false, shielded: 0, closing: 0, glued }
    }

    /// Returns the end of the sentence that begins at `start`; none where there is no more sentence.
    fn next_end(&mut self) -> Option<usize> {
        let bytes = self.text.as_bytes();
        while let Some(hit) = find(bytes, self.cursor, may_stop) {
            let i = self.text.floor_char_boundary(hit);
            if let Some(end) = self.glue_before(i) {
                return Some(end);
            }
            let c = at(self.text, i)?;
            self.cursor = i + c.len_utf8();
            if matches!(c, '(' | '[') {
                self.shield(i);
            } else if is_final(c) {
                let stop = self.stop(i);
                self.cursor = stop.end;
                if self.ends(&stop) {
                    return Some(stop.end);
                }
            }
        }
        self.glue_before(self.text.len()).or((self.start < self.text.len()).then_some(self.text.len()))
    }

    /// Returns where a sentence ends before the byte `before` because the next one is glued to it.
    fn glue_before(&mut self, before: usize) -> Option<usize> {
        while self.glued < before {
            let end = self.glued;
            self.glued = glue::next(self.text, end + 1).unwrap_or(usize::MAX);
            if end > self.start && end >= self.shielded {
                self.cursor = end;
                return Some(end);
            }
        }
        None
    }

    /// Keeps a bracket that stands within a sentence from being cut.
    fn shield(&mut self, open: usize) {
        if !self.has_word_before(open) || open < self.shielded {
            return;
        }
        if self.closing <= open {
            let rest = &self.text.as_bytes()[open..];
            self.closing = rest.iter().position(|b| matches!(b, b')' | b']')).map_or(usize::MAX, |i| open + i);
        }
        if self.closing.saturating_sub(open) <= LONGEST_BRACKET {
            self.shielded = self.closing;
        }
    }

    fn has_word_before(&mut self, at: usize) -> bool {
        if !self.has_word && at > self.checked {
            self.has_word = self.text[self.checked..at].contains(char::is_alphanumeric);
            self.checked = at;
        }
        self.has_word
    }

    /// Reads the final marks at `i` and the closing marks behind them.
    fn stop(&self, i: usize) -> Stop {
        let mut stop =
            Stop { at: i, marks_end: i, end: i, emphatic: false, ellipsis: false, quoted: false, bracketed: false };
        let (mut dots, mut next) = (0, i);
        while let Some(c) = at(self.text, next).filter(|c| is_final(*c)) {
            dots += match c {
                '.' => 1,
                '\u{2026}' => 3,
                _ => 0,
            };
            stop.emphatic |= !matches!(c, '.' | '\u{2026}');
            stop.marks_end = next + c.len_utf8();
            next = stop.marks_end;
            if dots > 0 && !stop.emphatic {
                next = self.spaced_dots(dots, next).unwrap_or(next);
            }
        }
        stop.ellipsis = dots > 2;
        stop.end = stop.marks_end;
        self.closers(&mut stop);
        stop
    }

    /// Returns where the next dot of an ellipsis such as ". . ." stands, if white space parts it from the `dots` before.
    fn spaced_dots(&self, dots: usize, from: usize) -> Option<usize> {
        let next = skip_blank(self.text, from, self.text.len());
        let rest = &self.text[next..];
        let more = rest.chars().take_while(|c| matches!(c, '.' | '\u{2026}')).take(4).count();
        let behind = rest.chars().nth(more);
        let enough = dots + more > 2 || rest.starts_with(". .") || rest.starts_with('\u{2026}');
        (next > from && more > 0 && enough && !behind.is_some_and(char::is_alphanumeric)).then_some(next)
    }

    /// Takes the closing marks, and the note marks behind them, into `stop`.
    fn closers(&self, stop: &mut Stop) {
        while let Some(c) = at(self.text, stop.end) {
            let after = stop.end + c.len_utf8();
            let loose = at(self.text, after).is_none_or(is_blank);
            if is_closer(c) || (matches!(c, '\u{201C}' | '\u{2018}' | '\u{AB}' | '\u{2039}') && loose) {
                let bracket = matches!(c, ')' | ']' | '}');
                stop.bracketed |= bracket;
                stop.quoted |= !bracket;
                stop.end = after;
            } else if let Some(note) = self.text[stop.end..].strip_prefix('[').and_then(note_mark) {
                stop.end = after + note;
            } else if is_blank(c) {
                // "over. ” He", "over. [1] He": a closing mark set apart by mistake.
                let next = skip_blank(self.text, after, self.text.len());
                if let Some(note) = self.text[next..].strip_prefix('[').and_then(note_mark) {
                    stop.end = next + 1 + note;
                    continue;
                }
                let Some(mark @ ('\u{201D}' | '\u{BB}')) = at(self.text, next) else { return };
                let behind = next + mark.len_utf8();
                if !at(self.text, behind).is_none_or(is_blank) {
                    return;
                }
                stop.quoted = true;
                stop.end = behind;
            } else {
                return;
            }
        }
    }

    /// Returns whether the sentence ends with `stop`.
    fn ends(&mut self, stop: &Stop) -> bool {
        if stop.at < self.shielded || !self.has_word_before(stop.at) {
            return false;
        }
        if !at(self.text, stop.end).is_some_and(is_blank) {
            return self.ends_glued(stop);
        }
        let Some(next) = Next::read(self.text, stop.end) else { return false };
        if stop.ellipsis {
            return next.first.is_uppercase();
        }
        if stop.emphatic {
            return self.ends_emphatic(stop, &next);
        }
        if next.first.is_lowercase() {
            return self.lowercase_starts(stop, &next);
        }
        let word = self.word_before(stop.at);
        if word.bytes().all(|b| b.is_ascii_digit()) && self.start + word.len() == stop.at {
            return false;
        }
        let sure = (next.is_starter() && !next.apart) || (stop.quoted && !stop.bracketed);
        match abbreviation::look_up(word) {
            None => true,
            Some(Abbreviation::Open) => false,
            Some(Abbreviation::BeforeDigit) => !next.first.is_numeric(),
            Some(Abbreviation::Hour) => {
                !next.first.is_numeric() && !abbreviation::follows_hour(next.word.trim_end_matches('.'))
            }
            Some(Abbreviation::Place) => sure || (!next.apart && self.after_comma(stop.at - word.len())),
            Some(Abbreviation::Either) => sure,
        }
    }

    fn after_comma(&self, at: usize) -> bool {
        self.text[..at].trim_end_matches(is_blank).ends_with(',')
    }

    fn ends_emphatic(&self, stop: &Stop, next: &Next<'_>) -> bool {
        let word = self.word_before(stop.at);
        let doubt = stop.bracketed && before(self.text, stop.at).is_some_and(|c| matches!(c, '(' | '['));
        let named = abbreviation::is_exclaimed(word) && !next.is_starter();
        let said = stop.quoted && (next.first.is_lowercase() || says(&self.text[next.at..]));
        !doubt && !named && !said
    }

    /// Returns whether a sentence starts with a small letter after `stop`: a brand name, or a slip.
    fn lowercase_starts(&self, stop: &Stop, next: &Next<'_>) -> bool {
        let word = self.word_before(stop.at);
        if stop.end > stop.marks_end || stop.marks_end > stop.at + 1 || abbreviation::look_up(word).is_some() {
            return false;
        }
        let brand = word.len() > 1 && next.word.chars().skip(1).take(2).any(char::is_uppercase);
        brand || is_common(word)
    }

    /// Returns whether a sentence ends although no space follows: "ended.The".
    fn ends_glued(&self, stop: &Stop) -> bool {
        let next = Next { at: stop.end, first: ' ', word: word_at(self.text, stop.end), apart: false };
        let mut chars = next.word.chars();
        let capital = chars.next().is_some_and(char::is_uppercase);
        let small = chars.next().map_or(next.is_starter(), char::is_lowercase);
        let word = self.word_before(stop.at);
        if !capital || !small || stop.bracketed || word.contains('.') {
            return false;
        }
        if stop.quoted || stop.emphatic {
            return true;
        }
        let head = stop.at - word.len();
        let free = before(self.text, head).is_none_or(|c| is_blank(c) || is_opener(c) || is_dash(c) || c == '\u{2019}');
        let year = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
        let common = word.len() > 2 && word.chars().all(char::is_lowercase);
        let name = word.len() > 2 && word.chars().skip(1).all(char::is_lowercase) && next.is_starter();
        free && (year || common || name) && !abbreviation::is_domain(next.word)
    }

    /// Returns the letters, digits and inner full stops right before `end`; nothing where they are too long.
    fn word_before(&self, end: usize) -> &'a str {
        let from = self.text.ceil_char_boundary(end.saturating_sub(LONGEST_WORD).max(self.start));
        let slice = &self.text[from..end];
        let start = slice
            .rfind(|c: char| !c.is_alphanumeric() && c != '.')
            .map_or(0, |i| i + slice[i..].chars().next().map_or(0, char::len_utf8));
        if start == 0 && from > self.start { "" } else { slice[start..].trim_start_matches('.') }
    }
}

/// Returns whether `word` is no abbreviation that the lists lack: long enough, and with a vowel.
fn is_common(word: &str) -> bool {
    let shortest = if word.starts_with(char::is_uppercase) { 5 } else { 3 };
    word.len() >= shortest && word.chars().all(char::is_alphabetic) && word.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// What comes after the white space behind a sentence end.
struct Next<'a> {
    /// Its first letter or digit.
    at: usize,
    first: char,
    /// Its first word.
    word: &'a str,
    /// Whether a bracket or a dash stands before it.
    apart: bool,
}

impl<'a> Next<'a> {
    fn read(text: &'a str, from: usize) -> Option<Self> {
        let mut next = skip_blank(text, from, text.len());
        let mut apart = false;
        // No sentence opens with more marks than this.
        for _ in 0..8 {
            let c = at(text, next)?;
            if c.is_alphanumeric() {
                return Some(Self { at: next, first: c, word: word_at(text, next), apart });
            }
            apart |= is_dash(c) || matches!(c, '(' | '[');
            next = skip_blank(text, next + c.len_utf8(), text.len());
        }
        None
    }

    /// Returns whether the word mostly opens sentences here; an initial or "No. 1" doesn't.
    fn is_starter(&self) -> bool {
        let initial = self.word.ends_with('.') && self.word.len() < 4;
        abbreviation::is_starter(self.word.trim_end_matches('.')) && !initial
    }
}

/// Returns the word at byte `from`, with the full stop behind it.
fn word_at(text: &str, from: usize) -> &str {
    let limit = text.floor_char_boundary((from + LONGEST_WORD).min(text.len()));
    let slice = &text[from..limit];
    let end = slice.find(|c: char| !c.is_alphanumeric()).unwrap_or(slice.len());
    if slice[end..].starts_with('.') { &slice[..=end] } else { &slice[..end] }
}

/// Returns whether `rest` goes on with who says it: "Ruiz asked", "Ana Ruiz, the mayor, said" is too far.
fn says(rest: &str) -> bool {
    let limit = rest.floor_char_boundary(rest.len().min(80));
    for (i, word) in rest[..limit].split_whitespace().take(5).enumerate() {
        let bare = word.trim_end_matches([',', '.', ';', ':']);
        if i > 0 && abbreviation::is_saying(bare) {
            return true;
        }
        let opens = i == 0 && bare != "I" && abbreviation::is_starter(bare);
        if opens || !(bare.starts_with(char::is_uppercase) || matches!(bare, "al" | "bin" | "de" | "van" | "von")) {
            return false;
        }
    }
    false
}

/// Returns the length of the rest of a note mark such as "12]".
fn note_mark(rest: &str) -> Option<usize> {
    let digits = rest.bytes().take(4).take_while(u8::is_ascii_digit).count();
    (digits > 0 && rest[digits..].starts_with(']')).then_some(digits + 1)
}
