//! The words that English writes numbers with. Case does not matter.

use super::data::{parse, table};
use super::shapes::Shapes;

/// The raised digits of notes and powers, each at the place of its value.
pub(crate) const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

const CARDINALS: &[(&str, i64)] = table!("figures/cardinals", parse::number => i64);

const ORDINALS: &[(&str, i64)] = table!("figures/ordinals", parse::number => i64);

const SCALES: &[(&str, i64)] = &[
    ("hundred", 100),
    ("thousand", 1_000),
    ("lakh", 100_000),
    ("million", 1_000_000),
    ("crore", 10_000_000),
    ("billion", 1_000_000_000),
    ("trillion", 1_000_000_000_000),
];

const SHORT_SCALES: &[(&str, i64)] = &[
    ("mn", 1_000_000),
    ("mln", 1_000_000),
    ("mil", 1_000_000),
    ("bn", 1_000_000_000),
    ("tn", 1_000_000_000_000),
    ("trn", 1_000_000_000_000),
];

const LETTERS: &[(&str, i64)] = &[("k", 1_000), ("m", 1_000_000), ("b", 1_000_000_000), ("t", 1_000_000_000_000)];

static CARDINAL_SHAPES: Shapes = Shapes::of_table(CARDINALS);
static ORDINAL_SHAPES: Shapes = Shapes::of_table(ORDINALS);
static SCALE_SHAPES: Shapes = Shapes::of_table(SCALES);

fn find(table: &[(&str, i64)], word: &str) -> Option<i64> {
    table.iter().find(|(name, _)| name.eq_ignore_ascii_case(word)).map(|(_, value)| *value)
}

/// Returns the value of a cardinal below a hundred: 7 for "seven", 20 for "twenty".
pub(crate) fn cardinal(word: &str) -> Option<i64> {
    if CARDINAL_SHAPES.may_hold(word) { find(CARDINALS, word) } else { None }
}

/// Returns the value of an ordinal of one word: 7 for "seventh".
pub(crate) fn ordinal(word: &str) -> Option<i64> {
    if ORDINAL_SHAPES.may_hold(word) { find(ORDINALS, word) } else { None }
}

/// Returns whether `word` may be a cardinal or an ordinal; far cheaper than to look it up.
pub(crate) fn may_be(word: &str) -> bool {
    CARDINAL_SHAPES.may_hold(word) || ORDINAL_SHAPES.may_hold(word)
}

/// Returns what a scale word multiplies by: 1000 for "thousand".
pub(crate) fn scale(word: &str) -> Option<i64> {
    if SCALE_SHAPES.may_hold(word) { find(SCALES, word) } else { None }
}

/// Returns what a shortened scale word multiplies by: a billion for "bn".
pub(crate) fn short_scale(word: &str) -> Option<i64> {
    find(SHORT_SCALES, word)
}

/// Returns what a single letter behind an amount multiplies by: a million for "m", which behind other numbers means
/// metres.
pub(crate) fn scale_letter(word: &str) -> Option<i64> {
    find(LETTERS, word)
}

/// Returns the cardinals below a hundred.
pub(crate) fn cardinals() -> impl Iterator<Item = &'static str> {
    CARDINALS.iter().map(|(word, _)| *word)
}

/// Returns the words for scales.
pub(crate) fn scales() -> impl Iterator<Item = &'static str> {
    SCALES.iter().chain(SHORT_SCALES).chain(LETTERS).map(|(word, _)| *word)
}

/// Returns the ordinals of one word.
pub(crate) fn ordinals() -> impl Iterator<Item = &'static str> {
    ORDINALS.iter().map(|(word, _)| *word)
}
