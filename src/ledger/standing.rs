//! Whether words stand in a text, for all claims of a story at once and in time that grows with the text and the words.

use std::collections::{BTreeMap, BTreeSet};

/// Looks for words in the order in which they stand: each claim of an article begins where the one before it does, or later.
pub struct InOrder<'a> {
    prose: &'a str,
    /// Where the words begin that were found last.
    at: usize,
}

impl<'a> InOrder<'a> {
    pub fn new(prose: &'a str) -> Self {
        Self { prose, at: 0 }
    }

    /// Returns whether all of `parts` stand where the last ones begin, or behind that, one after the other.
    pub fn next(&mut self, parts: &[String]) -> bool {
        let mut from = self.at;
        let mut first = None;
        for part in parts {
            let Some(found) = self.prose.get(from..).and_then(|rest| rest.find(part.as_str())) else { return false };
            from += found;
            first.get_or_insert(from);
        }
        self.at = first.unwrap_or(self.at);
        true
    }
}

/// Returns which of `wanted` stand nowhere in `prose`. Those of one length are looked for together.
pub fn absent<'w>(prose: &str, wanted: impl Iterator<Item = &'w str>) -> BTreeSet<&'w str> {
    let mut by_length: BTreeMap<usize, BTreeMap<u64, BTreeSet<&str>>> = BTreeMap::new();
    for words in wanted.filter(|words| !words.is_empty()) {
        let sums = by_length.entry(words.len()).or_default();
        sums.entry(words.bytes().fold(0, push)).or_default().insert(words);
    }
    let mut out = BTreeSet::new();
    for (length, mut sums) in by_length {
        let weight = (1..length).fold(1, |weight, _| times(weight, BASE));
        let mut sum = 0;
        for (end, byte) in prose.bytes().enumerate() {
            if end >= length {
                let gone = times(weight, u64::from(prose.as_bytes()[end - length]));
                sum = (sum + PRIME - gone) % PRIME;
            }
            sum = push(sum, byte);
            if end + 1 >= length
                && let Some(same) = sums.get_mut(&sum)
                && let Some(words) = prose.get(end + 1 - length..=end)
            {
                same.remove(words);
            }
        }
        out.extend(sums.into_values().flatten());
    }
    out
}

/// The numbers of a checksum that can be rolled along a text; words with the same one are compared.
const PRIME: u64 = (1 << 61) - 1;
const BASE: u64 = 0x0123_4567_89ab_cdef;

fn times(a: u64, b: u64) -> u64 {
    // The remainder of a prime that has 61 bits fits.
    u64::try_from(u128::from(a) * u128::from(b) % u128::from(PRIME)).unwrap_or_default()
}

fn push(sum: u64, byte: u8) -> u64 {
    (times(sum, BASE) + u64::from(byte)) % PRIME
}
