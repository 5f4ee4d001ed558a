//! The abbreviations of English news prose, and the words that tell whether one of them ends a sentence.

use super::calendar;
use super::data::list;
use super::listed::listed;
use super::shapes::Shapes;

/// What the full stop of an abbreviation may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Abbreviation {
    /// Always goes on: a title before a name, "e.g.".
    Open,
    /// Goes on before a digit: "No. 5", "Aug. 1".
    BeforeDigit,
    /// May end a sentence, and does before a word that mostly opens one: "Acme Inc. The".
    Either,
    /// A place after a comma, where a comma would follow if the sentence went on: "in Reno, Nev. Police".
    Place,
    /// A time of day, which a day, a month or a time zone may follow: "8 p.m. Tuesday".
    Hour,
}

/// Returns what the full stop after `word` may mean; none where `word` is no abbreviation.
///
/// `word` is written without its last full stop.
pub(crate) fn look_up(word: &str) -> Option<Abbreviation> {
    let listed = || TABLE.iter().find(|(_, words)| words.binary_search(&word).is_ok()).map(|(kind, _)| *kind);
    let listed = if SHAPES.may_hold(word) { listed() } else { None };
    listed.or_else(|| initials(word).then_some(Abbreviation::Either))
}

/// Returns whether `word` is made of single letters with full stops between them, or is one capital letter.
fn initials(word: &str) -> bool {
    let single = |part: &str| {
        let mut chars = part.chars();
        chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
    };
    if word.contains('.') { word.split('.').all(single) } else { single(word) && word.starts_with(char::is_uppercase) }
}

/// Returns whether `word` mostly opens a sentence where it has a capital letter.
pub(crate) fn is_starter(word: &str) -> bool {
    LISTED_STARTERS.contains(word)
}

/// Returns whether `word` may follow a time of day in the same sentence.
pub(crate) fn follows_hour(word: &str) -> bool {
    let lower = word.to_lowercase();
    let zone = calendar::zone(&lower) && (word.len() > 4 || word.bytes().all(|byte| byte.is_ascii_uppercase()));
    zone || [calendar::month, calendar::weekday].iter().any(|named| named(word).is_some())
        || calendar::zone_of_time(&lower) && word != "Local"
}

/// Returns whether `word` reports speech, as after "“Why now?” Ruiz …".
pub(crate) fn is_saying(word: &str) -> bool {
    SAYING.binary_search(&word).is_ok()
}

/// Returns whether `word` is a name that is spelled with an exclamation or question mark.
pub(crate) fn is_exclaimed(word: &str) -> bool {
    EXCLAIMED.binary_search(&word).is_ok()
}

/// Returns whether `word` is the last part of an internet address.
pub(crate) fn is_domain(word: &str) -> bool {
    DOMAINS.binary_search(&word.to_ascii_lowercase().as_str()).is_ok()
}

// Every list is sorted by bytes: they are searched by halving.
static TABLE: &[(Abbreviation, &[&str])] = &[
    (Abbreviation::Open, OPEN),
    (Abbreviation::BeforeDigit, BEFORE_DIGIT),
    (Abbreviation::Hour, HOUR),
    (Abbreviation::Place, PLACE),
    (Abbreviation::Either, EITHER),
];

/// The shapes of all abbreviations.
static SHAPES: Shapes = Shapes::of(OPEN).with_all(BEFORE_DIGIT).with_all(HOUR).with_all(PLACE).with_all(EITHER);

listed! { LISTED_STARTERS = STARTERS }

const OPEN: &[&str] = list!("sentences/open");

const BEFORE_DIGIT: &[&str] = list!("sentences/before-digit");

const HOUR: &[&str] = &["A.M", "P.M", "a.m", "am", "p.m", "pm"];

const PLACE: &[&str] = list!("sentences/place");

const EITHER: &[&str] = list!("sentences/either");

const STARTERS: &[&str] = list!("sentences/starters");

static SAYING: &[&str] = list!("sentences/saying");

static EXCLAIMED: &[&str] = &["Guess", "Jeopardy", "Oklahoma", "Yahoo", "Yum"];

static DOMAINS: &[&str] = list!("sentences/domains");
