//! Phrases of verbs that say one thing of what stands behind them: "is unable to" and "cannot", "has yet to" and "has not".

use super::data::{list, named, phrases};
use super::lemma::is_form_of;

/// What a phrase says of the verb behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Modality {
    /// It can be done, or may.
    Able,
    /// It can't be done, or may not.
    Unable,
    /// It has to be done.
    Bound,
    /// It is likely.
    Likely,
    /// It was not done.
    Undone,
    /// Somebody would not do it.
    Refused,
    /// It was not done, or could not be.
    Failed,
}

impl Modality {
    /// Returns whether both may say one thing.
    pub(crate) fn agrees(self, other: Self) -> bool {
        let failed = |a, b| a == Self::Failed && matches!(b, Self::Undone | Self::Unable);
        self == other || failed(self, other) || failed(other, self)
    }
}

named! { Modality:
    "able" => Self::Able,
    "bound" => Self::Bound,
    "failed" => Self::Failed,
    "likely" => Self::Likely,
    "refused" => Self::Refused,
    "unable" => Self::Unable,
    "undone" => Self::Undone,
}

/// Phrases, as lemmas, with what they say.
const PHRASES: &[(&[&str], Modality)] = phrases!("meaning/modality", Modality::named => Modality);

/// Every form that a phrase begins with: most words are told apart by these.
const OPENERS: &[&str] = list!("meaning/modality-openers");

/// How many words a phrase has at most.
pub(crate) const LONGEST: usize = 4;

/// Returns what the longest phrase at the beginning of `words`, forms in lower case, says, and how many words it has.
pub(crate) fn begins(words: &[&str]) -> Option<(Modality, usize)> {
    if words.first().is_none_or(|first| OPENERS.binary_search(first).is_err()) {
        return None;
    }
    let stands = |phrase: &[&str]| {
        words.len() >= phrase.len() && phrase.iter().zip(words).all(|(part, word)| is_form_of(word, &[part]))
    };
    let found = PHRASES.iter().filter(|(phrase, _)| stands(phrase)).max_by_key(|(phrase, _)| phrase.len());
    found.map(|(phrase, modality)| (*modality, phrase.len()))
}
