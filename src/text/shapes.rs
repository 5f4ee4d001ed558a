//! The shapes of the words of a table, by which nearly all words that it lacks are told from those that it has.

/// Which lengths the words have that begin with each letter, whatever their case.
#[derive(Debug)]
pub(crate) struct Shapes([u32; 32]);

impl Shapes {
    /// The shapes of no words.
    pub(crate) const NONE: Self = Self([0; 32]);

    /// The shapes of `words`, which are ASCII.
    pub(crate) const fn of(words: &[&str]) -> Self {
        Self::NONE.with_all(words)
    }

    /// The shapes of the first column of `table`, which is ASCII.
    pub(crate) const fn of_table<T>(table: &[(&str, T)]) -> Self {
        let mut shapes = Self::NONE;
        let mut i = 0;
        while i < table.len() {
            shapes = shapes.with(table[i].0);
            i += 1;
        }
        shapes
    }

    /// Adds the shapes of `words`, which are ASCII.
    pub(crate) const fn with_all(mut self, words: &[&str]) -> Self {
        let mut i = 0;
        while i < words.len() {
            self = self.with(words[i]);
            i += 1;
        }
        self
    }

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
