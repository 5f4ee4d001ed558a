//! The shapes of the words of a table, by which nearly all words that it lacks are told from those that it has.

/// Which lengths the words have that begin with each letter, whatever their case.
#[derive(Debug)]
pub(crate) struct Shapes([u32; 32]);

impl Shapes {
    /// The shapes of no words.
    pub(crate) const NONE: Self = Self([0; 32]);

    /// Adds the shape of `word`, which is ASCII.
    pub(crate) const fn with(mut self, word: &str) -> Self {
        if !word.is_empty() {
            self.0[letter(word)] |= length(word);
        }
        self
    }

    /// Returns whether one of the words may be `word`.
    pub(crate) fn may_hold(&self, word: &str) -> bool {
        !word.is_empty() && self.0[letter(word)] & length(word) != 0
    }
}

/// Returns the first letter, the same for capitals and small letters.
const fn letter(word: &str) -> usize {
    (word.as_bytes()[0] & 31) as usize
}

/// Returns the bit for how long a word is; all long ones share one.
const fn length(word: &str) -> u32 {
    1 << if word.len() < 31 { word.len() } else { 31 }
}
