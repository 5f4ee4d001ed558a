//! Words that rank: superlatives, firsts and records, and what nobody can rank by looking it up.

use super::Words;
use super::data::{named, table};
use super::numeral;
use std::sync::LazyLock;

/// How a word ranks what stands behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ranking {
    /// By a measure: "largest".
    Measured,
    /// By judgement, which only "since 2019" and the like make a fact: "worst".
    Judged,
    /// "most", "fewest".
    Most,
    /// "first", "third".
    Ordinal,
    /// "record".
    Record,
    /// The first word of "all-time".
    AllTime,
}

named! { Ranking:
    "all-time" => Self::AllTime,
    "judged" => Self::Judged,
    "measured" => Self::Measured,
    "most" => Self::Most,
    "record" => Self::Record,
}

const RANKING: &[(&str, Ranking)] = table!("figures/ranking", Ranking::named => Ranking);

static WORDS: LazyLock<Words<Ranking>> = LazyLock::new(|| {
    let ordinals = numeral::ordinals().map(|word| (word, Ranking::Ordinal));
    RANKING.iter().copied().chain(ordinals).collect()
});

/// Returns how `word`, in small letters, ranks what stands behind it.
pub(crate) fn ranking(word: &str) -> Option<Ranking> {
    WORDS.get(word).copied()
}

/// What a noun or adjective beside such a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ranked {
    /// What "most" measures: "populous".
    Measure,
    /// What nobody can look up, whatever ranks it: "the biggest challenge".
    Opinion,
    /// What an ordinal only tells from another: "the first half".
    Numbered,
    /// What is a record where the word stands before it without an article: "record profits".
    Record,
    /// What is none although the word stands before it: "a record shop".
    NoRecord,
    /// Whose record it is: "a world record".
    Whose,
}

named! { Ranked:
    "measure" => Self::Measure,
    "no-record" => Self::NoRecord,
    "numbered" => Self::Numbered,
    "opinion" => Self::Opinion,
    "record" => Self::Record,
    "whose" => Self::Whose,
}

const RANKED: &[(&str, Ranked)] = table!("figures/ranked", Ranked::named => Ranked);

static NOUNS: LazyLock<Words<Ranked>> = LazyLock::new(|| RANKED.iter().copied().collect());

/// Returns whether `word`, in small letters, is `what` beside a word that ranks.
pub(crate) fn is_ranked(word: &str, what: Ranked) -> bool {
    NOUNS.get(word) == Some(&what)
}
