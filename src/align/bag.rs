//! The words of a sentence as a bag, and how alike two are.

use super::atom::Reading;
use super::passage::Passage;

/// How much pairs of one gap need in common, in thousandths of their words' weight.
pub(super) const NEAR: u32 = 400;

/// The words of a sentence with their weights, sorted; equal words added up.
pub(super) struct Bag {
    pub(super) words: Vec<(u32, u32)>,
    weight: u32,
    /// Whether it is a short line of numbers and dates only.
    counts: bool,
}

impl Bag {
    /// Returns the words of a sentence.
    pub(super) fn of(passage: &Passage<'_>) -> Self {
        let mut words: Vec<(u32, u32)> =
            passage.atoms.iter().map(|atom| (atom.id, if atom.common() { 1 } else { 4 })).collect();
        words.sort_unstable();
        let weight = words.iter().map(|word| word.1).sum();
        let counts = (1..4).contains(&words.len()) && passage.atoms.iter().all(|atom| atom.reading != Reading::Word);
        Self { words, weight, counts }
    }

    /// Returns the weight of the words in common.
    pub(super) fn shared(&self, other: &Self) -> u32 {
        let (mut i, mut j, mut sum) = (0, 0, 0);
        while let (Some(a), Some(b)) = (self.words.get(i), other.words.get(j)) {
            match a.0.cmp(&b.0) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    sum += a.1;
                    (i, j) = (i + 1, j + 1);
                }
            }
        }
        sum
    }

    /// Returns how much both have in common, in thousandths of their weight.
    pub(super) fn likeness(&self, other: &Self) -> u32 {
        if self.counts && other.counts {
            return NEAR;
        }
        2000 * self.shared(other) / (self.weight + other.weight).max(1)
    }
}

/// Returns whether most words of `part` stand in `whole`, beside those of `other`.
pub(super) fn fits(part: &Bag, whole: &Bag, other: &Bag) -> bool {
    let free = whole.weight.saturating_sub(whole.shared(other));
    let both = part.shared(whole);
    part.weight >= 8 && both * 10 >= part.weight * 6 && both.min(free) * 10 >= part.weight * 6
}
