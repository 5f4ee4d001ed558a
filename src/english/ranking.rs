//! Words that rank: superlatives, firsts and records, and what nobody can rank by looking it up.

use super::Words;
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

const RANKING: &[(&str, Ranking)] = &[
    (
        "largest biggest smallest tallest highest lowest longest shortest oldest youngest fastest slowest deepest heaviest \
         lightest hottest coldest warmest coolest wettest driest richest poorest deadliest costliest bloodiest busiest \
         widest narrowest steepest cheapest dearest loudest sunniest windiest snowiest northernmost southernmost \
         easternmost westernmost",
        Ranking::Measured,
    ),
    ("best worst greatest strongest weakest sharpest hardest earliest latest closest fiercest", Ranking::Judged),
    ("most fewest", Ranking::Most),
    ("record", Ranking::Record),
    ("all", Ranking::AllTime),
];

static WORDS: LazyLock<Words<Ranking>> = LazyLock::new(|| {
    let row = |(words, how): &(&'static str, Ranking)| words.split(' ').map(|word| (word, *how)).collect::<Vec<_>>();
    let ordinals = numeral::ordinals().map(|word| (word, Ranking::Ordinal));
    RANKING.iter().flat_map(row).chain(ordinals).collect()
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

const RANKED: &[(&str, Ranked)] = &[
    (
        "populous populated expensive visited watched polluted crowded powerful profitable valuable indebted common frequent \
         prolific decorated capped used traded read viewed affected costly unequal destructive successful northerly \
         southerly borrowed cited",
        Ranked::Measure,
    ),
    (
        "thing challenge problem issue concern fear worry mistake part way hurdle obstacle question moment surprise regret \
         priority reason chance lesson fan friend hope son daughter child brother sister sibling opportunity attempt \
         compliment honour honor interest bidder point look impression",
        Ranked::Opinion,
    ),
    (
        "half quarter day days week weeks month months year years floor class phase stage round step place aid \
         name hand instance glance leg",
        Ranked::Numbered,
    ),
    (
        "profit profits sales revenue revenues high highs low lows temperature temperatures heat rainfall turnout numbers levels \
         losses earnings prices crowds demand growth attendance inflation unemployment exports imports debt deficit \
         spending snowfall",
        Ranked::Record,
    ),
    (
        "label labels company companies deal shop shops store stores player players keeper keepers producer producers book \
         books collection industry",
        Ranked::NoRecord,
    ),
    (
        "world olympic national european asian african commonwealth course stadium club tournament championship state league \
         games",
        Ranked::Whose,
    ),
];

static NOUNS: LazyLock<Words<Ranked>> = LazyLock::new(|| {
    let row = |(words, what): &(&'static str, Ranked)| words.split(' ').map(|word| (word, *what)).collect::<Vec<_>>();
    RANKED.iter().flat_map(row).collect()
});

/// Returns whether `word`, in small letters, is `what` beside a word that ranks.
pub(crate) fn is_ranked(word: &str, what: Ranked) -> bool {
    NOUNS.get(word) == Some(&what)
}
