//! The words that a form may be a form of.

use super::data::parse::entries;
use super::data::table;
use super::listed::listed;
use std::borrow::Cow;
use std::iter;

/// Forms whose lemma no ending tells.
const IRREGULAR: &[(&str, &str)] = table!("meaning/irregular");

listed! { IRREGULAR_FORMS = &entries::<_, { IRREGULAR.len() }>(IRREGULAR) }

/// Returns whether `word` looks like the plural of a noun.
pub(crate) fn plural(word: &str) -> bool {
    (word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is"))
        || word.ends_with("men")
        || matches!(word, "children" | "people")
}

/// Returns whether `word` looks like the past form of a verb.
pub(crate) fn past(word: &str) -> bool {
    (word.len() > 3 && word.ends_with("ed")) || (irregular(word).is_some() && !plural(word))
}

/// Returns whether `word` looks like what somebody does or did: "stops", "stopped"; plurals of nouns look so too.
pub(crate) fn finite(word: &str) -> bool {
    past(word) || word.ends_with('s') && lemmas(word).any(|lemma| lemma != word)
}

/// Tells whether `word` may be a form of a word of the list.
pub(crate) fn is_form_of(word: &str, list: &[&str]) -> bool {
    parts(word).any(|(stem, rest)| list.iter().any(|other| other.strip_prefix(stem) == Some(rest)))
}

/// Tells whether two words may be forms of one word.
pub(crate) fn share_lemma(a: &str, b: &str) -> bool {
    lemmas(a).any(|lemma| lemmas(b).any(|other| lemma == other))
}

/// Endings of forms with what the word has instead.
const ENDINGS: &[(&str, &str)] = &[
    ("ies", "y"),
    ("ied", "y"),
    ("men", "man"),
    ("es", ""),
    ("s", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("d", ""),
];

/// Returns the words of which `word` may be a form, itself first.
pub(crate) fn lemmas(word: &str) -> impl Iterator<Item = Cow<'_, str>> {
    parts(word).map(|(stem, rest)| if rest.is_empty() { stem.into() } else { format!("{stem}{rest}").into() })
}

/// Returns the same, each as how it begins and what stands behind that.
fn parts(word: &str) -> impl Iterator<Item = (&str, &'static str)> {
    // Most words end otherwise.
    let endings = if word.ends_with(['d', 'g', 'n', 's']) { ENDINGS } else { &[] };
    let regular = endings.iter().flat_map(move |(ending, instead)| {
        let stem = word.strip_suffix(ending).filter(|stem| stem.len() >= 2);
        let undoubled = stem.filter(|_| ending.len() > 1).and_then(undoubled);
        stem.map(|stem| (stem, *instead)).into_iter().chain(undoubled.map(|stem| (stem, "")))
    });
    iter::once(word).chain(irregular(word)).map(|word| (word, "")).chain(regular)
}

/// Returns the word whose irregular form `word` is.
fn irregular(word: &str) -> Option<&'static str> {
    IRREGULAR_FORMS.find(word).map(|at| IRREGULAR[at].1)
}

/// Returns `stem` without its last letter where it ends with two of a kind: "plan" of "planned".
fn undoubled(stem: &str) -> Option<&str> {
    let mut last = stem.chars().rev();
    let doubled = last.next().is_some_and(|c| last.next() == Some(c));
    stem.get(..stem.len() - 1).filter(|_| doubled)
}
