//! Other names of the same: countries with their people and capitals, pet forms of given names, offices cut short, houses of
//! parliament.

use super::data::{sets, table, text};
use std::sync::LazyLock;

/// Names that news puts for one another, in lower case. Countries stand in their own list.
const ALIASES: &[(&str, &[&str])] = sets!("names/aliases");

/// Offices and ranks cut short, in full.
const OFFICES: &[(&str, &str)] = table!("names/offices");

/// What a word is to a country.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// Its name, its people, what is of it.
    Own,
    Capital,
}

/// Countries, with what their people and things are called and the capital, a country a line.
const COUNTRY_NAMES: &str = text!("names/countries");

/// Every name of a country and its capital, with what it is and which country; sorted.
static COUNTRIES: LazyLock<Vec<(&'static str, Part, usize)>> = LazyLock::new(|| {
    let parts = |(country, line): (usize, &'static str)| {
        let fields = line.split(';').zip([Part::Own, Part::Own, Part::Capital]);
        fields.flat_map(move |(field, part)| field.split(',').map(move |word| (word.trim(), part, country)))
    };
    let mut all: Vec<_> = rows(COUNTRY_NAMES).enumerate().flat_map(parts).collect();
    all.retain(|(word, ..)| !matches!(*word, "" | "-"));
    all.sort_unstable();
    all
});

/// Returns what `word` is to which countries.
fn countries(word: &str) -> &'static [(&'static str, Part, usize)] {
    let first = COUNTRIES.partition_point(|(other, ..)| *other < word);
    let rest = &COUNTRIES[first..];
    &rest[..rest.partition_point(|(other, ..)| *other == word)]
}

/// Given names with their short and pet forms.
const NICKNAMES: &[(&str, &[&str])] = sets!("names/nicknames");

/// Returns the lines of a list that are no comments.
fn rows(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

/// Returns whether two names in lower case are put for one another: "wales" and "welsh", "un" and "united nations".
pub(crate) fn alias(a: &str, b: &str) -> bool {
    ALIASES.iter().any(|(_, names)| names.contains(&a) && names.contains(&b)) || of_one_country(a, b)
}

/// Returns whether two words in lower case are of the same country: "wales" and "welsh".
pub(crate) fn of_one_country(a: &str, b: &str) -> bool {
    let own = |word| countries(word).iter().filter(|(_, part, _)| *part == Part::Own).map(|(.., country)| country);
    own(a).any(|country| own(b).any(|other| other == country))
}

/// Returns whether `word`, in lower case, is an office or rank cut short: "pm".
pub(crate) fn office(word: &str) -> bool {
    OFFICES.binary_search_by_key(&word, |(short, _)| short).is_ok()
}

/// Returns whether `word`, in lower case, names a country, its people or its capital.
pub(crate) fn is_country(word: &str) -> bool {
    !countries(word).is_empty()
}

/// Returns whether one of two names in lower case is a capital, and the other one its country or people: then both may stand for
/// the government.
pub(crate) fn government(a: &str, b: &str) -> bool {
    let pair = |(_, part, country): &(&str, Part, usize)| {
        countries(b).iter().any(|(_, other, same)| other != part && same == country)
    };
    countries(a).iter().any(pair)
}

/// Returns whether one of two given names in lower case is short for the other one, or both are for a third: "danny", "daniel".
pub(crate) fn nickname(a: &str, b: &str) -> bool {
    NICKNAMES.iter().any(|(name, short)| {
        let named = |other: &str| other == *name || short.contains(&other);
        named(a) && named(b)
    })
}

/// Returns an office in full that is cut short: "prime minister" for "pm".
pub(crate) fn in_full(office: &str) -> Option<&'static str> {
    let at = OFFICES.binary_search_by_key(&office, |(short, _)| short).ok()?;
    Some(OFFICES[at].1)
}

/// First letters of nouns for bodies, which people leave out where they write the name: the "P" of "UUP", "Ulster Unionist".
const OF_BODIES: &[char] = &['A', 'C', 'F', 'G', 'L', 'P', 'U'];

/// Tells whether `short` is made of the first letters of `words`, with or without those of what kind of body it is.
pub(crate) fn acronym<'a>(short: &str, words: impl Iterator<Item = &'a str>) -> bool {
    let letters: String = words.filter_map(|word| word.chars().next()).collect();
    let short: String = short.chars().filter(|c| c.is_alphabetic()).collect();
    letters.len() > 1
        && short.strip_prefix(letters.as_str()).is_some_and(|rest| {
            let body = rest.len() == 1 && rest.to_uppercase().ends_with(OF_BODIES);
            rest.is_empty() || body || letters.len() > 2
        })
}
