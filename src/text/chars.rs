//! Classes of characters that several readers of prose share.

/// Returns whether `c` is white space, or a character that leaves no ink and only says where a line may break.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}')
}

/// Returns whether `c` is used as an apostrophe inside words.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{201B}' | '\u{2BC}' | '`' | '\u{B4}' | '\u{2032}' | '\u{FF07}')
}

/// Returns whether `c` is a hyphen that may stand inside a word.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Returns whether `c` is a dash or a hyphen that may stand for one.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '_' | '\u{2010}'..='\u{2015}')
}

/// Returns whether `c` ends a sentence of its own power.
pub(super) fn is_final(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '\u{2026}' | '\u{203C}' | '\u{203D}' | '\u{2047}'..='\u{2049}')
        || matches!(c, '\u{3002}' | '\u{FF01}' | '\u{FF1F}' | '\u{FF61}')
}

/// Returns whether `c` may close a quotation or a bracket right after the end of a sentence.
pub(super) fn is_closer(c: char) -> bool {
    matches!(c, '"' | '\'' | '\u{2019}' | '\u{201D}' | '\u{BB}' | '\u{203A}' | '\u{FF02}' | '\u{2033}')
        || matches!(c, ')' | ']' | '}' | '\u{300D}' | '\u{300F}' | '\u{FF09}')
}

/// Returns whether `c` may open a quotation or a bracket before the first word of a sentence.
pub(super) fn is_opener(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '\u{2018}' | '\u{201A}'..='\u{201C}' | '\u{201E}' | '\u{201F}' | '\u{AB}')
        || matches!(c, '\u{2039}' | '\u{FF02}' | '(' | '[' | '{' | '\u{BF}' | '\u{A1}' | '\u{300C}' | '\u{300E}')
}

/// Returns whether a terminal would act on `c`, or a reader would not see it: control characters, what Unicode says may be
/// ignored where it can't be shown, what turns the order of others round, and the blank of Braille.
///
/// Those that choose a form of the character before them are among them: two names that differ in one look alike.
pub(crate) fn is_unseen(c: char) -> bool {
    matches!(c,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' // C0, DEL, C1
        | '\u{AD}' | '\u{34F}' | '\u{61C}' // soft hyphen, grapheme joiner, Arabic letter mark
        | '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' // fillers of Hangul
        | '\u{17B4}' | '\u{17B5}' // inherent vowels of Khmer
        | '\u{180B}'..='\u{180F}' // variation selectors and vowel separator of Mongolian
        | '\u{200B}'..='\u{200F}' // zero width, direction marks
        | '\u{2028}'..='\u{202E}' // line and paragraph separators, embeddings and overrides
        | '\u{2060}'..='\u{206F}' // joiners, invisible operators, isolates
        | '\u{2800}' // Braille without dots
        | '\u{FE00}'..='\u{FE0F}' // variation selectors
        | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}'
        | '\u{FFFE}' | '\u{FFFF}' // no characters, and not allowed in XML
        | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' // of shorthand and of music
        | '\u{E0000}'..='\u{E0FFF}') // tags, more variation selectors
}

/// Returns the last character of `text` before byte `at`.
pub(super) fn before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

/// Returns the character of `text` at byte `at`.
pub(super) fn at(text: &str, at: usize) -> Option<char> {
    text[at..].chars().next()
}

/// How many bytes are looked at at once, and how many of those where there is one.
const WIDE: usize = 64;
const NARROW: usize = 16;

/// Returns where the first byte from `from` on stands for which `is` holds.
///
/// Most bytes are letters that nobody looks for, so many are counted at once. `is` must not branch, or the compiler can't; and
/// it can only where the number of bytes looks as if it varied.
#[inline(always)]
pub(super) fn find(bytes: &[u8], from: usize, is: impl Fn(u8) -> bool) -> Option<usize> {
    let mut at = from;
    let any = |bytes: &[u8]| bytes.iter().fold(0_u8, |hits, byte| hits + u8::from(is(*byte))) > 0;
    for chunk in bytes.get(from..)?.chunks(WIDE) {
        if any(chunk) {
            for part in chunk.chunks(NARROW) {
                if any(part) {
                    return part.iter().position(|byte| is(*byte)).map(|i| at + i);
                }
                at += part.len();
            }
        }
        at += chunk.len();
    }
    None
}

/// Returns where the first byte from `from` on stands for which, with the one before it, `are` holds; as [`find`] does. The
/// first byte of all stands behind a zero.
#[inline(always)]
pub(super) fn find_pair(bytes: &[u8], from: usize, are: impl Fn(u8, u8) -> bool) -> Option<usize> {
    let mut at = from;
    if at == 0 {
        if are(0, *bytes.first()?) {
            return Some(0);
        }
        at = 1;
    }
    let any = |a: &[u8], b: &[u8]| a.iter().zip(b).fold(0_u8, |hits, (a, b)| hits + u8::from(are(*a, *b))) > 0;
    while let Some(chunk) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let chunk = &chunk[..chunk.len().min(WIDE)];
        let last = &bytes[at - 1..at - 1 + chunk.len()];
        if any(last, chunk) {
            for (last, part) in last.chunks(NARROW).zip(chunk.chunks(NARROW)) {
                if any(last, part) {
                    return last.iter().zip(part).position(|(a, b)| are(*a, *b)).map(|i| at + i);
                }
                at += part.len();
            }
        }
        at += chunk.len();
    }
    None
}

/// How many bytes [`letters`] looks at at once.
const LANE: usize = 8;

/// Returns how many ASCII letters stand in `bytes` from `from` on, without one that is none between them.
#[inline]
pub(super) fn letters(bytes: &[u8], from: usize) -> usize {
    // Each byte of these words stands for one of the text; a sum of bytes below 0x80 never reaches the next one.
    const fn each(byte: u8) -> u64 {
        u64::from_ne_bytes([byte; LANE])
    }
    let mut at = from;
    while let Some(lane) = bytes.get(at..).and_then(<[u8]>::first_chunk::<LANE>) {
        let lane = u64::from_le_bytes(*lane);
        let small = (lane | each(0x20)) & each(0x7F);
        let (from_a, past_z) = (small + each(0x80 - b'a'), small + each(0x7F - b'z'));
        let others = !(from_a & !past_z & !lane) & each(0x80);
        if others != 0 {
            return at - from + (others.trailing_zeros() / 8) as usize;
        }
        at += LANE;
    }
    at - from + bytes.get(at..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_alphabetic()).count()
}

/// Returns how many scalar values start in `bytes`, which are UTF-8.
pub(super) fn count(bytes: &[u8]) -> usize {
    count_of(bytes, |byte| byte & 0xC0 != 0x80)
}

/// Returns how many of `bytes` `is` holds for; it must not branch, as in [`find`].
#[inline(always)]
pub(super) fn count_of(bytes: &[u8], is: impl Fn(u8) -> bool) -> usize {
    let among = |chunk: &[u8]| chunk.iter().fold(0_u8, |sum, byte| sum + u8::from(is(*byte)));
    bytes.chunks(WIDE).map(|chunk| usize::from(among(chunk))).sum()
}

/// Returns the first byte from `from` to `end` that is not blank, else `end`.
pub(super) fn skip_blank(text: &str, from: usize, end: usize) -> usize {
    text[from..end].char_indices().find(|(_, c)| !is_blank(*c)).map_or(end, |(i, _)| from + i)
}
