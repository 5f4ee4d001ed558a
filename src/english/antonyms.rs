//! Words that turn a claim round.

use super::data::{list, pairs};
use super::lemma::{is_form_of, lemmas};
use super::lexicon::common;
use super::thesaurus;
use super::{Class, class};

/// Pairs of opposites, as lemmas.
const OPPOSITES: &[(&str, &str)] = pairs!("meaning/opposites");

/// Verbs of deeds that have two sides: where one wins, the other one loses.
const TWO_SIDED: &[&str] = list!("meaning/two-sided");

/// Words that say which way something goes or on which side it stands, and their opposites.
const WAYS: &[(&str, &str)] = pairs!("meaning/ways");

/// Prepositions that place something otherwise, or say it of another, without being opposites.
const PLACES: &[(&str, &str)] = pairs!("meaning/places");

/// Returns whether two prepositions place something otherwise, or say it of another.
pub(crate) fn elsewhere(a: &str, b: &str) -> bool {
    PLACES.contains(&(a, b)) || PLACES.contains(&(b, a))
}

/// Prepositions before a day; those of one row place something alike.
const BEFORE_DAYS: &[&[&str]] =
    &[&["at", "during", "in", "on", "over"], &["by"], &["until", "till"], &["since"], &["after"], &["before"]];

/// Returns whether two prepositions before one day place something at other times: "on" and "by".
pub(crate) fn other_time(a: &str, b: &str) -> bool {
    let row = |word: &str| BEFORE_DAYS.iter().position(|row| row.contains(&word));
    row(a).zip(row(b)).is_some_and(|(a, b)| a != b)
}

/// Returns whether two prepositions or particles say the opposite of one another.
pub(crate) fn ways(a: &str, b: &str) -> bool {
    WAYS.contains(&(a, b)) || WAYS.contains(&(b, a))
}

/// What is held with and against an opponent alike: "a match with Lund" and "a match against Lund".
const CONTESTS: &[&str] = list!("meaning/contests");

/// Returns whether `word` is something that is held with and against an opponent alike.
pub(crate) fn contest(word: &str) -> bool {
    is_form_of(word, CONTESTS)
}

/// Pairs of verbs that tell one deed from its two sides.
const CONVERSES: &[(&str, &str)] = pairs!("meaning/converses");

/// Returns whether two verbs tell one deed from its two sides: "sold it to" and "bought it from".
pub(crate) fn two_sides(a: &str, b: &str) -> bool {
    let listed = |x: &str, y: &str| CONVERSES.binary_search(&(x.min(y), x.max(y))).is_ok();
    lemmas(a).any(|x| lemmas(b).any(|y| listed(&x, &y)))
}

/// Returns whether two opposites may tell one deed from its two sides.
pub(crate) fn converse(a: &str, b: &str) -> bool {
    let listed = |word: &str| is_form_of(word, TWO_SIDED);
    listed(a) && listed(b)
}

/// Prefixes that turn an adjective or verb round.
const NEGATIVE_PREFIXES: &[&str] = &["un", "in", "im", "il", "ir", "dis", "non", "mis"];

/// Words that only seem to begin with such a prefix: an immigrant is a migrant, and to inform is not to undo a form.
const WHOLE: &[&str] = list!("meaning/whole");

fn listed(a: &str, b: &str) -> bool {
    OPPOSITES.binary_search(&(a.min(b), a.max(b))).is_ok()
}

/// Returns whether one word turns round what the other says.
pub(crate) fn opposite(a: &str, b: &str) -> bool {
    lemmas(a).any(|x| lemmas(b).any(|y| listed(&x, &y))) || negated(a, b) || negated(b, a)
}

/// Returns whether `a` is `b` with a negative prefix, or ends in "-less" where `b` ends in "-ful".
pub(crate) fn negated(a: &str, b: &str) -> bool {
    let prefixed = NEGATIVE_PREFIXES.iter().any(|prefix| a.strip_prefix(prefix).is_some_and(|rest| rest == b))
        && !is_form_of(a, WHOLE);
    let less = a.strip_suffix("less").is_some_and(|stem| b.strip_suffix("ful") == Some(stem));
    // "Inbetween" is "in between".
    (prefixed && b.len() >= 4 && !class(b).any(Class::PREPOSITION)) || less
}

/// Pairs of words of which one says what "not" and the other one say: who did not remember forgot.
const COMPLEMENTS: &[(&str, &str)] = pairs!("meaning/complements");

/// Returns whether `a` says what "not" and `b` say: "unhurt" and "not injured", "forgot" and "not remember".
pub(crate) fn complements(a: &str, b: &str) -> bool {
    let paired = |x: &str, y: &str| COMPLEMENTS.binary_search(&(x.min(y), x.max(y))).is_ok();
    // "Commonly floods" and "it is not uncommon for it to flood".
    let plain = |word: &str| word.strip_suffix("ly").map(str::to_owned);
    let adverb = plain(a).is_some_and(|a| negated(b, &a)) || plain(b).is_some_and(|b| negates(a, &b));
    adverb || negates(a, b) || negated(b, a) || lemmas(a).any(|x| lemmas(b).any(|y| paired(&x, &y)))
}

/// Returns whether `a` says with a negative prefix what "not" and `b` say: "unhurt" is not injured, and who is "unbeaten" has not lost.
pub(crate) fn negates(a: &str, b: &str) -> bool {
    let stems = || NEGATIVE_PREFIXES.iter().filter_map(|prefix| a.strip_prefix(prefix)).filter(|stem| stem.len() >= 4);
    let says = |stem: &str| {
        let sides = converse(stem, b) && lemmas(stem).any(|x| lemmas(b).any(|y| listed(&x, &y)));
        !common(stem) && (thesaurus::synonyms(stem, b) || sides)
    };
    negated(a, b) || !is_form_of(a, WHOLE) && stems().any(says)
}
