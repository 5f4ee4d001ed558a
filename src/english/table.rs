//! Tables of words that the program carries, for looking up every word of an article: fast, and without defence against words
//! made to collide, which only those who write the tables could add.

use super::listed::short;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

type Table<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;

/// A table by words of ours.
#[derive(Debug)]
pub(crate) struct Words<V> {
    /// Those of so few bytes that they and their length are one number, as most that are looked up.
    short: Table<u64, V>,
    long: Table<Box<str>, V>,
}

impl<V> Words<V> {
    /// No words.
    pub(crate) fn new() -> Self {
        Self { short: Table::default(), long: Table::default() }
    }

    /// No words, and room for so many.
    pub(crate) fn with_room(count: usize) -> Self {
        let hasher = BuildHasherDefault::default;
        Self {
            short: Table::with_capacity_and_hasher(count, hasher()),
            long: Table::with_capacity_and_hasher(count, hasher()),
        }
    }

    /// Returns what stands at `word`.
    #[inline]
    pub(crate) fn get(&self, word: &str) -> Option<&V> {
        match short(word) {
            Some(number) => self.short.get(&number),
            None => self.long.get(word),
        }
    }

    /// Returns whether the table has `word`.
    #[inline]
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.get(word).is_some()
    }

    /// Puts `value` at `word`.
    pub(crate) fn insert(&mut self, word: &str, value: V) {
        match short(word) {
            Some(number) => self.short.insert(number, value),
            None => self.long.insert(word.into(), value),
        };
    }
}

impl<V: Default> Words<V> {
    /// Returns the place of `word`, for changing what stands there.
    pub(crate) fn entry(&mut self, word: &str) -> &mut V {
        match short(word) {
            Some(number) => self.short.entry(number).or_default(),
            None => self.long.entry(word.into()).or_default(),
        }
    }
}

impl<S: AsRef<str>, V> FromIterator<(S, V)> for Words<V> {
    fn from_iter<I: IntoIterator<Item = (S, V)>>(words: I) -> Self {
        let mut table = Self::new();
        words.into_iter().for_each(|(word, value)| table.insert(word.as_ref(), value));
        table
    }
}

impl Words<()> {
    /// Returns the table of `words` alone.
    pub(crate) fn of(words: impl IntoIterator<Item: AsRef<str>>) -> Self {
        words.into_iter().map(|word| (word, ())).collect()
    }
}

/// Multiplies and folds, eight bytes at a time.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Quick(u64);

impl Quick {
    fn add(&mut self, part: u64) {
        self.0 = (self.0.rotate_left(23) ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        let (chunks, rest) = bytes.as_chunks::<8>();
        for chunk in chunks {
            self.add(u64::from_le_bytes(*chunk));
        }
        let tail = rest.iter().rev().fold(0, |tail, byte| tail << 8 | u64::from(*byte));
        self.add(tail | (bytes.len() as u64) << 56);
    }

    fn write_u8(&mut self, byte: u8) {
        self.add(u64::from(byte));
    }

    fn write_u64(&mut self, number: u64) {
        self.add(number);
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}
