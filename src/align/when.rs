//! Words that say when, by the day of publication.

use super::atom::{Atom, Reading};
use crate::english::data::{list, sets, table};
use crate::english::measure;

/// Words before a date that make it a deadline.
pub(crate) fn deadline(word: &str) -> bool {
    ["by", "until", "till", "before", "deadline", "through", "due"].contains(&word)
}

/// Returns what a date in the form for comparing says, without who read it.
pub(crate) fn value(canon: &str) -> Option<&str> {
    let rest = canon.strip_prefix('#').or_else(|| canon.strip_prefix('@'))?;
    Some(rest.strip_prefix("DATE:").or_else(|| rest.strip_prefix("TIME:")).unwrap_or(rest))
}

/// Words that place a stretch of time by the day of publication; those of one row place it alike.
const NEARNESS: &[(&str, &[&str])] = sets!("compare/nearness");

/// Returns which place in time `word` gives the stretch behind it.
fn nearness(word: &str) -> Option<&'static str> {
    NEARNESS.iter().find(|(_, forms)| forms.contains(&word)).map(|(name, _)| *name)
}

/// Stretches of time that such a word may place.
const PERIODS: &[&str] = list!("compare/periods");

/// Returns whether `word` is a stretch of time of which there is a last, a present and a next one.
fn period(word: &str) -> bool {
    PERIODS.contains(&word)
}

/// Words that tell which part of a stretch of time is meant; those of one row mean the same.
const PARTS: &[(&str, &[&str])] = sets!("compare/parts");

/// Returns whether `word` tells which part of a stretch of time is meant.
pub(crate) fn part(word: &str) -> bool {
    PARTS.iter().any(|(_, forms)| forms.contains(&word))
}

/// Returns what `word` says of which of several stretches of time is meant, in one form for all words that say the same.
pub(crate) fn placing(word: &str) -> Option<&'static str> {
    let parts = || PARTS.iter().find(|(_, forms)| forms.contains(&word)).map(|(name, _)| *name);
    nearness(word).or_else(parts).or_else(|| RELATIVE.iter().find(|day| **day == word).copied())
}

/// What numbers are rates of, beside stretches of time.
const BASES: &[&str] = list!("compare/rate-bases");

/// Returns whether `word` is what a number may be a rate of.
pub(crate) fn base(word: &str) -> bool {
    period(word) || BASES.contains(&word)
}

/// Returns whether `unit` is one of time, as figures have it.
pub(crate) fn lasts(unit: &str) -> bool {
    measure::TIMES.iter().any(|(_, name)| *name == unit)
}

/// Words that say what a number before them is a rate of.
const RATE_ADVERBS: &[(&str, &str)] = table!("compare/rate-adverbs");

/// Returns the stretch of time that a number is a rate of by `word`: "annually", and the "annum" of "per annum".
pub(crate) fn rated(word: &str) -> Option<&'static str> {
    RATE_ADVERBS.binary_search_by_key(&word, |(adverb, _)| adverb).ok().map(|at| RATE_ADVERBS[at].1)
}

/// Returns the stretch of time by which `word` before a noun counts: the "annual" of "annual fees", the "weekly" of "weekly pay".
pub(crate) fn by_time(word: &str) -> Option<&'static str> {
    if word == "annual" { Some("year") } else { rated(word) }
}

/// Words for days that are dates without naming one.
const RELATIVE: &[&str] = &["today", "yesterday", "tomorrow", "tonight"];

/// Returns whether `word` is a day seen from the day of publication.
pub(crate) fn relative_day(word: &str) -> bool {
    RELATIVE.contains(&word)
}

/// Returns what `word` of "last week" says of the time, by the words before and after it.
pub(crate) fn placed<'w>(before: Option<&Atom>, word: &'w str, after: Option<&Atom>) -> Option<&'w str> {
    if period(word) {
        return before.and_then(|atom| nearness(&atom.canon)).map(|_| word);
    }
    let near = nearness(word)?;
    after.filter(|next| next.reading == Reading::Date || period(&next.canon)).map(|_| near)
}

/// Returns whether `atom`, behind a number, makes it an hour of the day: "9 a.m.".
pub(crate) fn hour(atom: Option<&Atom>) -> bool {
    atom.is_some_and(|atom| matches!(atom.canon.as_str(), "am" | "pm" | "oclock" | "o'clock"))
}
