//! What of a word the features look at, each as a small number.

/// A word as the features see it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Word {
    /// The word in small letters, hashed.
    pub form: u32,
    /// Its last two letters, hashed with their number.
    pub suffix2: u32,
    /// Its last three letters.
    pub suffix3: u32,
    /// Its last four letters.
    pub suffix4: u32,
    /// Its first three letters.
    pub prefix: u32,
    /// Capitals, digits, hyphens and apostrophes, as bits.
    pub shape: u32,
}

/// Bits of a word's shape.
mod bit {
    pub(super) const CAPITAL: u32 = 1;
    pub(super) const ALL_CAPITALS: u32 = 2;
    pub(super) const DIGIT: u32 = 4;
    pub(super) const HYPHEN: u32 = 8;
    pub(super) const APOSTROPHE: u32 = 16;
    pub(super) const STOP: u32 = 32;
    pub(super) const PUNCTUATION: u32 = 64;
    pub(super) const SHORT: u32 = 128;
}

impl Word {
    /// Reads `text`, one token.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut letters = [0_u32; 4];
        let (mut form, mut prefix, mut count) = (SEED, SEED, 0_u32);
        let mut shape = bit::PUNCTUATION | bit::ALL_CAPITALS;
        for (at, c) in text.chars().enumerate() {
            let lower = fold(c);
            form = step(form, lower);
            if at < 3 {
                prefix = step(prefix, lower);
            }
            letters.rotate_left(1);
            letters[3] = lower;
            count += 1;
            shape = shaped(shape, at, c);
        }
        if count < 4 {
            shape |= bit::SHORT;
        }
        let suffix = |n: usize| letters[4 - n..].iter().fold(step(SEED, n as u32), |hash, letter| step(hash, *letter));
        Self { form, suffix2: suffix(2), suffix3: suffix(3), suffix4: suffix(4), prefix, shape }
    }

    /// Returns whether it is a punctuation mark or a sign.
    #[must_use]
    pub fn is_mark(self) -> bool {
        self.shape & bit::PUNCTUATION != 0
    }
}

const SEED: u32 = 0x811c_9dc5;

fn step(hash: u32, value: u32) -> u32 {
    (hash ^ value).wrapping_mul(0x0100_0193).rotate_left(5)
}

/// Returns the character that stands for `c`: small, straight marks for curly ones, one digit for all.
fn fold(c: char) -> u32 {
    let c = match c {
        '0'..='9' => '0',
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{201C}' | '\u{201D}' => '"',
        '\u{2013}' | '\u{2014}' => '-',
        c if c.is_ascii() => c.to_ascii_lowercase(),
        c => c.to_lowercase().next().unwrap_or(c),
    };
    u32::from(c)
}

fn shaped(shape: u32, at: usize, c: char) -> u32 {
    let mut shape = shape;
    if c.is_alphanumeric() {
        shape &= !bit::PUNCTUATION;
    }
    if c.is_uppercase() {
        shape |= if at == 0 { bit::CAPITAL } else { 0 };
    } else if c.is_alphabetic() {
        shape &= !bit::ALL_CAPITALS;
    }
    shape
        | match c {
            '0'..='9' => bit::DIGIT,
            '-' => bit::HYPHEN,
            '\'' | '\u{2019}' => bit::APOSTROPHE,
            '.' => bit::STOP,
            _ => 0,
        }
}
