//! Word lists that say how a claim is hedged, negated, conditioned and attributed.

use super::data::parse::second;
use super::data::{list, named, pairs, phrases, table, words_of};
use super::listed::listed;
use super::{Class, Shapes, class, lemma};

/// Words that carry little of what a sentence is about.
const COMMON: &[&str] = list!("meaning/common");

listed! { LISTED = COMMON }

/// Returns whether `word` carries little of what a sentence is about.
pub(crate) fn common(word: &str) -> bool {
    LISTED.contains(word)
}

/// How a hedge softens or bounds a claim. Hedges of one class may replace one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Hedge {
    /// Nothing, about a number: "exactly".
    Exactly,
    About,
    /// Not quite, about a deed: "nearly collided".
    Nearly,
    AtLeast,
    AtMost,
    MoreThan,
    LessThan,
    Reportedly,
    Probably,
    Possibly,
    Seemingly,
    Suspected,
    Expected,
    Will,
    Would,
    May,
    Might,
    Could,
    Can,
    Should,
    Must,
    Condition,
    /// What holds all the same: "even if it rains".
    Concession,
    Restriction,
    OneOf,
    Exception,
    Often,
    Rarely,
    /// Not more than is known, of what is denied: "nobody is known to have been hurt".
    Known,
}

impl Hedge {
    /// Returns whether it hedges the number behind it and nothing else.
    pub(crate) fn bounds(self) -> bool {
        self <= Self::LessThan
    }

    /// Returns whether it says of how much, or under which condition, what stands around it holds.
    pub(crate) fn limits(self) -> bool {
        matches!(self, Self::Condition | Self::Restriction | Self::OneOf | Self::Exception)
    }
}

named! { Hedge:
    "about" => Self::About,
    "at-least" => Self::AtLeast,
    "at-most" => Self::AtMost,
    "can" => Self::Can,
    "concession" => Self::Concession,
    "condition" => Self::Condition,
    "could" => Self::Could,
    "exactly" => Self::Exactly,
    "exception" => Self::Exception,
    "expected" => Self::Expected,
    "known" => Self::Known,
    "less-than" => Self::LessThan,
    "may" => Self::May,
    "might" => Self::Might,
    "more-than" => Self::MoreThan,
    "must" => Self::Must,
    "nearly" => Self::Nearly,
    "often" => Self::Often,
    "one-of" => Self::OneOf,
    "possibly" => Self::Possibly,
    "probably" => Self::Probably,
    "rarely" => Self::Rarely,
    "reportedly" => Self::Reportedly,
    "restriction" => Self::Restriction,
    "seemingly" => Self::Seemingly,
    "should" => Self::Should,
    "suspected" => Self::Suspected,
    "will" => Self::Will,
    "would" => Self::Would,
}

/// What bounds a number, right before it, and how; longer ones first where one ends another.
pub(crate) const BEFORE_NUMBERS: &[(&str, &str)] = table!("figures/bounds-before" longest first);

/// The same as hedges, for what no figure covers: they hedge only what a number follows.
pub(crate) const BOUNDS: &[(&[&str], Hedge)] = phrases!("figures/bounds-before", Hedge::named => Hedge);

/// Hedges of deeds: they hedge only what a past tense follows.
pub(crate) const DEEDS: &[(&[&str], Hedge)] = phrases!("meaning/nearly", Hedge::named => Hedge);

/// Hedges of whole claims.
pub(crate) const SOFTENERS: &[(&[&str], Hedge)] = phrases!("meaning/softeners", Hedge::named => Hedge);

/// Verbs and nouns, as lemmas, whose "to" says as much as a modal does.
const FOR_MODALS: &[(&str, Hedge)] = table!("meaning/for-modals", Hedge::named => Hedge);

/// Returns whether `word` says with a "to" what `modal` does: "decided that it would close" and "decided to close it", "so that farmers
/// can finish" and "to allow farmers to finish", "told staff they should not come" and "told staff not to come".
pub(crate) fn stands_for(word: &str, modal: Hedge) -> bool {
    let modal = if modal == Hedge::Could { Hedge::Can } else { modal };
    FOR_MODALS.iter().any(|(verb, says)| *says == modal && lemma::is_form_of(word, &[verb]))
}

/// The shapes of the words that hedges open with: nearly all others are told from them by these.
static OPENERS: Shapes = Shapes::of_openers(BOUNDS).with_openers(SOFTENERS);

/// Returns whether a hedge may open with `word`.
pub(crate) fn may_open_hedge(word: &str) -> bool {
    OPENERS.may_hold(word)
}

/// Returns the hedges of `table` that open with `word`.
pub(crate) fn hedges_from(
    table: &'static [(&[&str], Hedge)],
    word: &str,
) -> impl Iterator<Item = &'static (&'static [&'static str], Hedge)> {
    // They stand in the order of their words.
    let first = table.partition_point(|(phrase, _)| phrase[0] < word);
    table[first..].iter().take_while(move |(phrase, _)| phrase[0] == word)
}

listed! { BOUNDING = words_of!("figures/bounds-before") }
listed! { SOFTENING = words_of!("meaning/softeners") }

/// Returns whether `word` is part of a hedge. The "high" of "as high as" and the "topped" of "topped 40" say something of their own.
pub(crate) fn hedging(word: &str) -> bool {
    let verb = || lemma::past(word) && word != "estimated";
    let alone = || hedges_from(BOUNDS, word).any(|(phrase, _)| phrase.len() == 1);
    softening(word) || BOUNDING.contains(word) && (common(word) || alone() && !verb())
}

/// Returns whether `word` is part of a hedge of whole claims.
pub(crate) fn softening(word: &str) -> bool {
    SOFTENING.contains(word)
}

/// Words with a capital that name nobody by themselves, beside titles and offices.
const UNNAMING: &[&str] = list!("names/unnaming");

/// Returns whether `word`, in lower case, names nobody by itself, although it has a capital: "Senator", "PM".
pub(crate) fn title(word: &str) -> bool {
    class(word).any(Class::TITLE) || UNNAMING.contains(&word)
}

/// Words that negate.
const NEGATIONS: &[&str] = list!("meaning/negations");

/// Returns whether `word` negates what it stands by.
pub(crate) fn negation(word: &str) -> bool {
    NEGATIONS.contains(&word)
}

/// Phrases that begin with such a word and deny nothing.
const NO_NEGATIONS: &[&str] = list!("meaning/no-negations");

/// Returns whether `words` begin with a phrase that only seems to negate: "no later than".
pub(crate) fn denies_nothing<'w>(words: impl Iterator<Item = &'w str> + Clone) -> bool {
    NO_NEGATIONS.iter().any(|phrase| phrase.split(' ').eq(words.clone().take(phrase.split(' ').count())))
}

/// Verbs and phrases that attribute, as forms; those of one row say the same in another tense.
const CUES: &[(&str, &str)] = pairs!("speech/cues");

listed! { CUE_FORMS = &second::<{ CUES.len() }>(CUES) }

/// Returns which attributing word `word` is a form of.
pub(crate) fn cue(word: &str) -> Option<&'static str> {
    CUE_FORMS.find(word).map(|at| CUES[at].0)
}

/// Tells whether `word`, where it is no name, makes a clause of a phrase: a verb of its own, or what opens a clause.
pub(crate) fn makes_clause(word: &str) -> bool {
    let clause = Class::REPORT.with(Class::AUXILIARY).with(Class::MODAL).with(Class::VERB).with(Class::SUBORDINATOR);
    class(word).any(clause) || cue(word).is_some()
}

/// Words that open a noun phrase and say nothing of the thing but whose or which it is.
const DETERMINERS: &[&str] = list!("meaning/determiners");

listed! { LISTED_DETERMINERS = DETERMINERS }

/// Tells whether `word` is an article, a demonstrative or a possessive.
pub(crate) fn determiner(word: &str) -> bool {
    LISTED_DETERMINERS.contains(word)
}

/// Prepositions before the name of a place.
const BEFORE_PLACES: &[&str] = list!("names/before-places");

/// Tells whether a place may be named behind `word`.
pub(crate) fn before_place(word: &str) -> bool {
    BEFORE_PLACES.binary_search(&word).is_ok()
}

/// Last words of the names of outlets: what these understand, or have learned, somebody told them.
const OUTLETS: &[&str] = list!("speech/outlets");

/// Tells whether the name of an outlet may end with `word`.
pub(crate) fn publishes(word: &str) -> bool {
    OUTLETS.binary_search(&word).is_ok()
}

/// Words for sources without a name.
const NAMELESS: &[&str] = list!("speech/nameless");

/// Returns whether `word` stands for a source without naming it.
pub(crate) fn nameless(word: &str) -> bool {
    NAMELESS.contains(&word)
}

/// Personal pronouns that may stand for a source.
pub(crate) fn pronoun(word: &str) -> bool {
    ["he", "she", "they", "it", "who", "i", "we"].contains(&word)
}

/// Units of measure; one swapped for another makes another figure.
const UNITS: &[(&str, &str)] = pairs!("figures/units");

listed! { UNIT_FORMS = &second::<{ UNITS.len() }>(UNITS) }

/// Returns which unit of measure `word` names.
pub(crate) fn unit(word: &str) -> Option<&'static str> {
    UNIT_FORMS.find(word).map(|at| UNITS[at].0)
}

/// Words that count without a number; those of one row count alike.
const AMOUNTS: &[(&str, &str)] = pairs!("meaning/amounts");

listed! { AMOUNT_FORMS = &second::<{ AMOUNTS.len() }>(AMOUNTS) }

/// Returns which amount `word` stands for without a number.
pub(crate) fn amount(word: &str) -> Option<&'static str> {
    AMOUNT_FORMS.find(word).map(|at| AMOUNTS[at].0)
}

/// Nouns that count what "of" puts behind them, with the amount that they stand for: "a handful of", "the majority of".
const QUANTIFIERS: &[(&str, &str)] = table!("meaning/quantifiers");

/// Returns which amount `word` stands for with "of" behind it.
pub(crate) fn quantifier(word: &str) -> Option<&'static str> {
    QUANTIFIERS.iter().find(|(noun, _)| *noun == word).and_then(|(_, amount)| self::amount(amount))
}

/// Words that count without saying how many.
const VAGUE: &[&str] = list!("meaning/vague");

/// Returns whether `word` counts without saying how many: "several", "most".
pub(crate) fn vague(word: &str) -> bool {
    VAGUE.contains(&word)
}

/// Returns whether `word` counts what a hedge may bound: "nearly all", "about half".
pub(crate) fn bounded(word: &str) -> bool {
    amount(word).is_some() && !vague(word)
}

/// Articles and their like, which bring in somebody who is not known yet.
pub(crate) fn indefinite(word: &str) -> bool {
    ["a", "an", "another", "several", "some"].contains(&word)
}
