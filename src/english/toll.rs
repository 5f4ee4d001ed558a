//! What happens to people that is counted, and what people are called who are counted.

use super::Words;
use super::data::{list, sets};
use std::sync::LazyLock;

/// What happens to people, under one name each.
const HAPPENED: &[(&str, &[&str])] = sets!("figures/happened");

/// Further words for harm that is done to people.
const HARM: &[&str] = list!("figures/harm");

/// What people live in.
pub(crate) const HOMES: &[&str] = list!("figures/homes");

/// What is done to [`HOMES`].
const DAMAGED: &[&str] = list!("figures/damaged");

/// Returns whether `word`, in small letters, says that harm was done to what people live in.
pub(crate) fn damage(word: &str) -> bool {
    DAMAGED.contains(&word)
}

/// Kinds of people that a number of people may be made up of.
pub(crate) const PERSONS: &[&str] = list!("figures/persons");

/// What a number of [`PERSONS`] may be called.
pub(crate) const PEOPLE: &[&str] = list!("figures/people");

/// The words for harm to people, with the one name of what happened where there is one.
static NAMES: LazyLock<Words<Option<&'static str>>> = LazyLock::new(|| {
    let row = |(name, words): &(&'static str, &'static [&'static str])| {
        words.iter().map(|word| (*word, Some(*name))).collect::<Vec<_>>()
    };
    HAPPENED.iter().flat_map(row).chain(HARM.iter().map(|word| (*word, None))).collect()
});

/// Returns the one name of what `word`, in small letters, says happened to people.
pub(crate) fn happened(word: &str) -> Option<&'static str> {
    NAMES.get(word).copied().flatten()
}

/// Returns whether `word`, in small letters, says that harm was done to people.
pub(crate) fn harm(word: &str) -> bool {
    NAMES.contains(word)
}

/// How far the law got with somebody, one stage a row.
const STAGES: &[(&str, &[&str])] = sets!("meaning/stages");

/// Returns how far the law got with somebody, by `word` in small letters, under the stage's one name.
pub(crate) fn stage(word: &str) -> Option<&'static str> {
    STAGES.iter().find(|(_, forms)| forms.contains(&word)).map(|(stage, _)| *stage)
}
