//! How firmly somebody is bound to what is to be done: who hopes to mend a dam has not promised it, and who is asked to is not ordered to.

use super::data::{named, table};
use super::lemma::lemmas;

/// How firmly somebody is bound to a deed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Commitment {
    Plans,
    Tries,
    Offers,
    Promises,
    Threatens,
    Hints,
    HasTo,
    Asks,
    Allows,
}

named! { Commitment:
    "allows" => Self::Allows,
    "asks" => Self::Asks,
    "has-to" => Self::HasTo,
    "hints" => Self::Hints,
    "offers" => Self::Offers,
    "plans" => Self::Plans,
    "promises" => Self::Promises,
    "threatens" => Self::Threatens,
    "tries" => Self::Tries,
}

/// Verbs and adjectives before a "to", as lemmas, with how firmly somebody is bound to what stands behind it.
const COMMITMENTS: &[(&str, Commitment)] = table!("meaning/commitments", Commitment::named => Commitment);

/// Returns how firmly `word`, a form in lower case, binds somebody to what its "to" leads to.
pub(crate) fn commitment(word: &str) -> Option<Commitment> {
    lemmas(word).find_map(|lemma| {
        let at = COMMITMENTS.binary_search_by_key(&lemma.as_ref(), |(verb, _)| *verb).ok()?;
        Some(COMMITMENTS[at].1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_found() {
        assert!(COMMITMENTS.is_sorted_by(|a, b| a.0 < b.0));
        for (verb, commitment) in COMMITMENTS {
            assert_eq!(super::commitment(verb), Some(*commitment), "{verb}");
        }
    }
}
