//! The words by which it is told what a figure counts.

use crate::english::data::list;

/// Words that say nothing of what is counted.
pub(super) const EMPTY: &[&str] = list!("check/count-empty");

/// Words that end the clause that a figure stands in.
pub(super) const BORDERS: &[&str] = list!("check/count-borders");

/// Words beside a figure by which it counts a part, a difference, a share or a turn, and no whole.
pub(super) const PARTIAL: &[&str] = list!("check/count-partial");

/// Words that mean the same of people, under one name each, beside what happens to them.
pub(super) const ALIKE: &[(&str, &[&str])] =
    &[("man", &["man", "men"]), ("woman", &["woman", "women"]), ("child", &["child", "children"])];

/// Verbs by which somebody gives a number without a word of speech: "Ruiz put the number at 25".
pub(super) const GIVES: &[&str] = list!("check/count-gives");

/// Words that say that what follows is how many there are: "the number of flooded homes is 25".
pub(super) const NUMBERED: &[&str] = list!("check/count-numbers");

/// Units that are lengths, ranks, parts or ages rather than counts of things.
pub(super) const NO_COUNTS: &[&str] = list!("check/count-no-counts");
