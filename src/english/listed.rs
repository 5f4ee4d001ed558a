//! Lists of words that are made ready while the program is compiled, for looking words up.

use super::data::parse::{same, unknown};
use super::slots::{SHORT, number, slot, slots};

/// A list of words, of which each is found at once.
///
/// The words stand in one text: a slice of each would be put right by the loader whenever the program starts, and take memory then.
#[derive(Debug)]
pub(crate) struct Listed<const COUNT: usize, const SLOTS: usize> {
    text: &'static str,
    /// Where each word begins in the text, and how long it is.
    starts: [u32; COUNT],
    lengths: [u8; COUNT],
    /// Each word as a number.
    numbers: [u64; COUNT],
    /// Where the same word stands next behind each, plus one.
    again: [u16; COUNT],
    /// Where a word stands first, plus one: in the slot that its number tells, or the next free one.
    slots: [u16; SLOTS],
}

impl<const COUNT: usize, const SLOTS: usize> Listed<COUNT, SLOTS> {
    /// The list of `words`, `COUNT` of them, which `letters` are one behind the other.
    pub(crate) const fn of(words: &[&str], letters: &'static [u8]) -> Self {
        assert!(words.len() == COUNT && COUNT < u16::MAX as usize && SLOTS == slots(COUNT), "a list of another length");
        let Ok(text) = std::str::from_utf8(letters) else { unknown("letters") };
        let (mut starts, mut lengths, mut start) = ([0; COUNT], [0; COUNT], 0);
        let (mut numbers, mut again, mut slots) = ([0; COUNT], [0; COUNT], [0; SLOTS]);
        let mut i = 0;
        while i < COUNT {
            assert!(words[i].len() <= u8::MAX as usize, "too long a word");
            (starts[i], lengths[i]) = (start, words[i].len() as u8);
            start += words[i].len() as u32;
            i += 1;
        }
        while i > 0 {
            i -= 1;
            numbers[i] = number(words[i]);
            let mut slot = slot(numbers[i], SLOTS);
            while slots[slot] > 0 {
                let other = slots[slot] as usize - 1;
                if numbers[other] == numbers[i] && same(words[other], words[i]) {
                    again[i] = slots[slot];
                    break;
                }
                slot = (slot + 1) % SLOTS;
            }
            slots[slot] = i as u16 + 1;
        }
        Self { text, starts, lengths, numbers, again, slots }
    }

    /// Returns where `word` stands first.
    #[inline]
    pub(crate) fn find(&self, word: &str) -> Option<usize> {
        let number = number(word);
        let mut slot = slot(number, SLOTS);
        loop {
            let at = usize::from(self.slots[slot % SLOTS]).checked_sub(1)?;
            if self.numbers[at] == number && (number <= SHORT || self.word(at) == word) {
                return Some(at);
            }
            slot += 1;
        }
    }

    /// Returns the word at `at`.
    pub(crate) fn word(&self, at: usize) -> &'static str {
        let start = self.starts[at] as usize;
        &self.text[start..start + usize::from(self.lengths[at])]
    }

    /// Returns every place where `word` stands.
    pub(crate) fn all(&self, word: &str) -> impl Iterator<Item = usize> {
        std::iter::successors(self.find(word), |at| self.next(*at))
    }

    /// Returns where the word at `at` stands next.
    pub(crate) const fn next(&self, at: usize) -> Option<usize> {
        (self.again[at] as usize).checked_sub(1)
    }

    /// Returns whether the list has `word`.
    #[inline]
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.find(word).is_some()
    }
}

/// Returns how many bytes `words` have, all in all.
pub(crate) const fn size(words: &[&str]) -> usize {
    let (mut size, mut i) = (0, 0);
    while i < words.len() {
        (size, i) = (size + words[i].len(), i + 1);
    }
    size
}

/// Returns the bytes of `words`, one behind the other.
pub(crate) const fn letters<const SIZE: usize>(words: &[&str]) -> [u8; SIZE] {
    let (mut letters, mut end, mut i) = ([0; SIZE], 0, 0);
    while i < words.len() {
        let word = words[i].as_bytes();
        letters.split_at_mut(end).1.split_at_mut(word.len()).0.copy_from_slice(word);
        (end, i) = (end + word.len(), i + 1);
    }
    letters
}

/// Makes a static list of the words of a constant.
macro_rules! listed {
    ($name:ident = $words:expr) => {
        static $name: $crate::english::listed::Listed<
            { $words.len() },
            { $crate::english::slots::slots($words.len()) },
        > = $crate::english::listed::Listed::of(
            $words,
            const { &$crate::english::listed::letters::<{ $crate::english::listed::size($words) }>($words) },
        );
    };
}
pub(crate) use listed;
