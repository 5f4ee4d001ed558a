//! What happens to people that is counted, and what people are called who are counted.

use super::Words;
use std::sync::LazyLock;

/// What happens to people, under one name each.
const HAPPENED: &[(&str, &[&str])] = &[
    ("dead", &["dead", "death", "deaths", "die", "died", "fatalities", "fatality", "kill", "killed", "kills", "slain"]),
    ("hurt", &["hurt", "injure", "injured", "injures", "injuries", "injury", "wound", "wounded", "wounds"]),
    ("missing", &["missing"]),
    ("arrested", &["arrest", "arrested", "arrests", "detained"]),
];

/// Further words for harm that is done to people.
const HARM: &[&str] = &[
    "abducted",
    "casualties",
    "charged",
    "convicted",
    "displaced",
    "dying",
    "drowned",
    "evacuated",
    "executed",
    "homeless",
    "hospitalised",
    "hospitalized",
    "hostage",
    "hostages",
    "ill",
    "infected",
    "infections",
    "jailed",
    "kidnapped",
    "murdered",
    "raped",
    "shot",
    "stabbed",
    "stranded",
    "toll",
    "trapped",
    "unaccounted",
    "victims",
];

/// What people live in.
pub(crate) const HOMES: &[&str] =
    &["home", "homes", "house", "houses", "building", "buildings", "properties", "dwellings"];

/// What is done to [`HOMES`].
const DAMAGED: &[&str] = &[
    "burned",
    "burnt",
    "collapsed",
    "damaged",
    "demolished",
    "destroyed",
    "flattened",
    "flooded",
    "gutted",
    "levelled",
    "razed",
    "submerged",
    "underwater",
];

/// Returns whether `word`, in small letters, says that harm was done to what people live in.
pub(crate) fn damage(word: &str) -> bool {
    DAMAGED.contains(&word)
}

/// Kinds of people that a number of people may be made up of.
pub(crate) const PERSONS: &[&str] = &[
    "adult",
    "adults",
    "boy",
    "boys",
    "child",
    "children",
    "crew",
    "girl",
    "girls",
    "man",
    "men",
    "officer",
    "officers",
    "passenger",
    "passengers",
    "soldier",
    "soldiers",
    "teenager",
    "teenagers",
    "woman",
    "women",
];

/// What a number of [`PERSONS`] may be called.
pub(crate) const PEOPLE: &[&str] = &["people", "persons", "victims", "residents", "passengers", "casualties"];

/// The words for harm to people, with the one name of what happened where there is one.
static NAMES: LazyLock<Words<Option<&'static str>>> = LazyLock::new(|| {
    let row = |(name, words): &(&'static str, &'static [&'static str])| {
        words.iter().map(|word| (*word, Some(*name))).collect::<Vec<_>>()
    };
    HAPPENED.iter().flat_map(row).chain(HARM.iter().map(|word| (*word, None))).collect()
});

/// Returns the one name of what `word`, in small letters, says happened to people.
pub(crate) fn happened(word: &str) -> Option<&'static str> {
    NAMES.get(word).copied().flatten()
}

/// Returns whether `word`, in small letters, says that harm was done to people.
pub(crate) fn harm(word: &str) -> bool {
    NAMES.contains(word)
}
