//! Other names of the same: countries with their people and capitals, pet forms of given names, offices cut short, houses of
//! parliament.

use super::data::parse::{Grouped, grouped, things_of};
use super::data::{sets, table, text};
use super::listed::listed;

/// Names that news puts for one another, in lower case. Countries stand in their own list.
const ALIASES: &[(&str, &[&str])] = sets!("names/aliases");

/// Offices and ranks cut short, in full.
const OFFICES: &[(&str, &str)] = table!("names/offices");

/// Countries, with what their people and things are called and the capital: a country a line, and a field for each.
const COUNTRY_NAMES: &str = text!("names/countries");

/// The field of a country's capital; those before are its name, its people and what is of it.
const CAPITAL: u8 = 2;

/// Every name of a country and its capital.
const COUNTRIES: &[Grouped] = &grouped::<{ grouped::<0>(COUNTRY_NAMES).1 }>(COUNTRY_NAMES).0;

listed! { NAMES = &things_of::<{ COUNTRIES.len() }>(COUNTRIES) }

/// Which country each of [`NAMES`] belongs to, and whether as its capital.
static PARTS: [(u16, bool); COUNTRIES.len()] = {
    let (mut parts, mut at) = ([(0, false); COUNTRIES.len()], 0);
    while at < COUNTRIES.len() {
        (parts[at], at) = ((COUNTRIES[at].group, COUNTRIES[at].field == CAPITAL), at + 1);
    }
    parts
};

/// Returns which countries `word` belongs to, and whether as their capital.
fn countries(word: &str) -> impl Iterator<Item = (u16, bool)> {
    NAMES.all(word).map(|at| PARTS[at])
}

/// Given names with their short and pet forms.
const NICKNAMES: &[(&str, &[&str])] = sets!("names/nicknames");

/// Returns whether two names in lower case are put for one another: "wales" and "welsh", "un" and "united nations".
pub(crate) fn alias(a: &str, b: &str) -> bool {
    ALIASES.iter().any(|(_, names)| names.contains(&a) && names.contains(&b)) || of_one_country(a, b)
}

/// Returns whether two words in lower case are of the same country: "wales" and "welsh".
pub(crate) fn of_one_country(a: &str, b: &str) -> bool {
    let own = |word| countries(word).filter(|(_, capital)| !capital);
    own(a).any(|country| own(b).any(|other| other == country))
}

/// Returns whether `word`, in lower case, is an office or rank cut short: "pm".
pub(crate) fn office(word: &str) -> bool {
    OFFICES.binary_search_by_key(&word, |(short, _)| short).is_ok()
}

/// Returns whether `word`, in lower case, names a country, its people or its capital.
pub(crate) fn is_country(word: &str) -> bool {
    NAMES.contains(word)
}

/// Returns whether one of two names in lower case is a capital, and the other one its country or people: then both may stand for
/// the government.
pub(crate) fn government(a: &str, b: &str) -> bool {
    countries(a).any(|(country, capital)| countries(b).any(|other| other == (country, !capital)))
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
    let begins = short.strip_prefix(letters.as_str()).is_some_and(|rest| {
        let body = rest.len() == 1 && rest.to_uppercase().ends_with(OF_BODIES);
        rest.is_empty() || body || letters.len() > 2
    });
    letters.len() > 1 && (begins || joined(&short, &letters))
}

/// First letters of the words that join the others of a name: the "f" of "DfT", "Department for Transport".
const OF_JOINING: &[char] = &['a', 'f', 'o', 't'];

/// Tells whether `short` is `letters` with one first letter of a joining word between them.
fn joined(short: &str, letters: &str) -> bool {
    let inner = short.char_indices().skip(1).filter(|(at, c)| *at + c.len_utf8() < short.len());
    let mut inner = inner.filter(|(_, c)| c.to_lowercase().all(|c| OF_JOINING.contains(&c)));
    inner.any(|(at, c)| {
        letters.len() + c.len_utf8() == short.len()
            && letters.starts_with(&short[..at])
            && letters.ends_with(&short[at + c.len_utf8()..])
    })
}
