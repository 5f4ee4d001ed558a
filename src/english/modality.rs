//! Phrases of verbs that say one thing of what stands behind them: "is unable to" and "cannot", "has yet to" and "has not".

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

/// Phrases, as lemmas, with what they say.
const PHRASES: &[(&[&str], Modality)] = &[
    (&["be", "able", "to"], Modality::Able),
    (&["be", "allow", "to"], Modality::Able),
    (&["be", "ban", "from"], Modality::Unable),
    (&["be", "bar", "from"], Modality::Unable),
    (&["be", "forbid", "to"], Modality::Unable),
    (&["be", "likely", "to"], Modality::Likely),
    (&["be", "not", "able", "to"], Modality::Unable),
    (&["be", "not", "allow", "to"], Modality::Unable),
    (&["be", "not", "enough", "to"], Modality::Unable),
    (&["be", "not", "permit", "to"], Modality::Unable),
    (&["be", "oblige", "to"], Modality::Bound),
    (&["be", "permit", "to"], Modality::Able),
    (&["be", "require", "to"], Modality::Bound),
    (&["be", "unable", "to"], Modality::Unable),
    (&["be", "yet", "to"], Modality::Undone),
    (&["can"], Modality::Able),
    (&["can", "not"], Modality::Unable),
    (&["could"], Modality::Able),
    (&["could", "not"], Modality::Unable),
    (&["decline", "to"], Modality::Refused),
    (&["do", "not"], Modality::Undone),
    (&["fail", "to"], Modality::Failed),
    (&["have", "not"], Modality::Undone),
    (&["have", "not", "yet"], Modality::Undone),
    (&["have", "to"], Modality::Bound),
    (&["have", "yet", "to"], Modality::Undone),
    (&["may", "not"], Modality::Unable),
    (&["must"], Modality::Bound),
    (&["not"], Modality::Undone),
    (&["refuse", "to"], Modality::Refused),
    (&["will", "likely"], Modality::Likely),
    (&["will", "not"], Modality::Refused),
    (&["will", "probably"], Modality::Likely),
    (&["would", "not"], Modality::Refused),
];

/// Every form that a phrase begins with: most words are told apart by these.
#[rustfmt::skip]
const OPENERS: &[&str] = &[
    "am", "are", "be", "been", "being", "can", "could", "decline", "declined", "declines", "declining", "did", "do", "does",
    "doing", "done", "fail", "failed", "failing", "fails", "had", "has", "have", "having", "is", "may", "must", "not",
    "refuse", "refused", "refuses", "refusing", "was", "were", "will", "would",
];

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_reached() {
        assert!(PHRASES.is_sorted_by(|a, b| a.0 < b.0));
        assert!(OPENERS.is_sorted_by(|a, b| a < b));
        for (phrase, modality) in PHRASES {
            assert!(OPENERS.contains(&phrase[0]));
            assert!(phrase.len() <= LONGEST);
            assert_eq!(begins(phrase), Some((*modality, phrase.len())));
        }
    }
}
