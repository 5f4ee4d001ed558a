//! Tables of words that are gathered while the program runs, for looking up every word of an article: fast, and without defence against
//! words made to collide, which only those who write the tables could add.

use super::slots::{SHORT, number, slot};

/// A table by words of ours.
#[derive(Debug)]
pub(crate) struct Words<V> {
    entries: Vec<Entry<V>>,
    /// Where each word stands among the entries, plus one: in the slot that its number tells, or the next free one. They are a power
    /// of two, and never full.
    slots: Vec<u16>,
}

#[derive(Debug)]
struct Entry<V> {
    number: u64,
    /// The word; empty where its number is its own.
    word: Box<str>,
    value: V,
}

/// How many slots a table begins with.
const SLOTS: usize = 16;

impl<V> Words<V> {
    /// No words.
    pub(crate) fn new() -> Self {
        Self { entries: Vec::new(), slots: vec![0; SLOTS] }
    }

    /// Returns where `word` stands, or in which slot that would be said.
    #[inline]
    fn place(&self, number: u64, word: &str) -> Result<usize, usize> {
        let mask = self.slots.len() - 1;
        let mut slot = slot(number, self.slots.len());
        while let Some(at) = usize::from(self.slots[slot & mask]).checked_sub(1) {
            let entry = &self.entries[at];
            if entry.number == number && (number <= SHORT || *entry.word == *word) {
                return Ok(at);
            }
            slot += 1;
        }
        Err(slot & mask)
    }

    /// Returns what stands at `word`.
    #[inline]
    pub(crate) fn get(&self, word: &str) -> Option<&V> {
        let at = self.place(number(word), word).ok()?;
        Some(&self.entries[at].value)
    }

    /// Returns whether the table has `word`.
    #[inline]
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.get(word).is_some()
    }

    /// Puts `value` at `word`.
    fn insert(&mut self, word: &str, value: V) {
        let number = number(word);
        match self.place(number, word) {
            Ok(at) => self.entries[at].value = value,
            Err(free) => self.add(free, number, word, value),
        }
    }

    /// Adds a word that the table lacks, and says so in the slot `free`.
    fn add(&mut self, free: usize, number: u64, word: &str, value: V) {
        let word = if number <= SHORT { "" } else { word };
        self.entries.push(Entry { number, word: word.into(), value });
        self.slots[free] = self.entries.len() as u16;
        if 2 * self.entries.len() > self.slots.len() {
            self.widen();
        }
    }

    /// Makes twice as many slots.
    fn widen(&mut self) {
        let count = 2 * self.slots.len();
        let mut slots = vec![0; count];
        for (at, entry) in (1..).zip(&self.entries) {
            let mut slot = slot(entry.number, count);
            while slots[slot % count] > 0 {
                slot += 1;
            }
            slots[slot % count] = at;
        }
        self.slots = slots;
    }
}

impl<V: Default> Words<V> {
    /// Returns the place of `word`, for changing what stands there.
    pub(crate) fn entry(&mut self, word: &str) -> &mut V {
        let number = number(word);
        let at = self.place(number, word).unwrap_or_else(|free| {
            self.add(free, number, word, V::default());
            self.entries.len() - 1
        });
        &mut self.entries[at].value
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
