//! Nouns of which one more or one fewer is another claim.

use super::data::list;
use super::lemma::{is_form_of, plural};

/// People whom news counts, and things that happen, as singulars: a blast is not several blasts.
const COUNTED: &[&str] = list!("figures/counted");

/// Returns whether one of the two words is the plural of the other, and of what both mean one more is another claim.
pub(crate) fn one_and_several(a: &str, b: &str) -> bool {
    let counted =
        |one: &str, more: &str| COUNTED.binary_search(&one).is_ok() && plural(more) && is_form_of(more, &[one]);
    counted(a, b) || counted(b, a)
}
