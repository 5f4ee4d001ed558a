//! The shapes of the words of a table, by which nearly all words that it lacks are told from those that it has.

/// Which lengths the words have that begin with each letter, and which those that end with it, whatever their case.
#[derive(Debug)]
pub(crate) struct Shapes {
    first: [u32; 32],
    last: [u32; 32],
}

impl Shapes {
    /// The shapes of no words.
    pub(crate) const NONE: Self = Self { first: [0; 32], last: [0; 32] };

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

    /// The shapes of the words that the phrases of `table` open with, which are ASCII.
    pub(crate) const fn of_openers<T>(table: &[(&[&str], T)]) -> Self {
        Self::NONE.with_openers(table)
    }

    /// Adds the shapes of the words that the phrases of `table` open with, which are ASCII.
    pub(crate) const fn with_openers<T>(mut self, table: &[(&[&str], T)]) -> Self {
        let mut i = 0;
        while i < table.len() {
            self.add(table[i].0[0]);
            i += 1;
        }
        self
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
        self.add(word);
        self
    }

    /// Adds the shape of `word`, which is ASCII.
    pub(crate) const fn add(&mut self, word: &str) {
        if !word.is_empty() {
            self.first[letter(word, 0)] |= length(word);
            self.last[letter(word, word.len() - 1)] |= length(word);
        }
    }

    /// Returns whether one of the words may be `word`.
    pub(crate) fn may_hold(&self, word: &str) -> bool {
        let Some(last) = word.len().checked_sub(1) else { return false };
        self.first[letter(word, 0)] & self.last[letter(word, last)] & length(word) != 0
    }
}

/// Returns the letter at `at`, the same for capitals and small letters.
const fn letter(word: &str, at: usize) -> usize {
    (word.as_bytes()[at] & 31) as usize
}

/// Returns the bit for how long a word is; all long ones share one.
const fn length(word: &str) -> u32 {
    1 << if word.len() < 31 { word.len() } else { 31 }
}
