//! Words that leave open whether what they govern was done, or is so.

use super::data::list;
use super::lemma::is_form_of;

/// Verbs and adjectives whose "to" leaves open whether it was done, as lemmas: who plans to sell a mill has not sold it.
const OPEN: &[&str] = list!("meaning/open-verbs");

/// Nouns with which it is left open whether what "of" or "to" puts behind them is so, or is done, as lemmas: reports of a leak,
/// efforts to hide it.
const OPEN_NOUNS: &[&str] = list!("meaning/open-nouns");

/// Verbs, as lemmas, whose "-ing" leaves open whether it will be done: who considers closing a mill has not closed it.
const DELIBERATING: &[&str] = list!("meaning/deliberating");

/// Returns whether `word` is a form of a verb with which somebody only thinks or talks of doing something.
pub(crate) fn deliberates(word: &str) -> bool {
    is_form_of(word, DELIBERATING)
}

/// Returns whether `word` is a form of a verb or adjective whose "to" leaves open whether it was done.
pub(crate) fn leaves_open(word: &str) -> bool {
    is_form_of(word, OPEN)
}

/// Returns whether `word` is a noun with which it is left open whether what it governs is so.
pub(crate) fn open_noun(word: &str) -> bool {
    is_form_of(word, OPEN_NOUNS)
}
