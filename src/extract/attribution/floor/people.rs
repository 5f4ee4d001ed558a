//! Whom an article knows, by what a label may call them: a last name, a role, first letters. Looked up once for all labels.

use super::head::shouted;
use crate::english::Class;
use crate::extract::mention::Names;
use crate::extract::name::{Name, bare};
use crate::extract::reading::Reading;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// How many mentions of one last name are kept.
const KEPT: usize = 2;

/// The longest label of first letters.
const LETTERS: usize = 3;

/// The persons and speakers of an article.
#[derive(Debug, Default)]
pub(super) struct People {
    /// Persons by their last words in lower case.
    lasts: BTreeMap<String, Vec<Range<usize>>>,
    /// The one person to whom a role is given, by its noun in lower case; none where it is given to several.
    roles: BTreeMap<String, Option<Range<usize>>>,
    /// Names by their first letters.
    letters: BTreeMap<String, Range<usize>>,
    /// Last words of names that speak somewhere.
    speakers: BTreeSet<String>,
}

impl People {
    /// Collects them from the names of the article.
    pub(super) fn new(r: &Reading<'_>, names: &Names) -> Self {
        let mut people = Self::default();
        for name in names.all() {
            people.name(r, name);
        }
        let text = |tokens: &Range<usize>| r.article().slice(r.span(tokens.clone()));
        for description in names.descriptions() {
            let full = names.all().get(names.fullest(r, description.name));
            let human = |name: &&Name| name.person || r.is(description.noun, Class::ROLE) && name.tokens.len() > 1;
            let Some(full) = full.filter(human) else { continue };
            people.person(r, &full.tokens);
            let held = people.roles.entry(r.text(description.noun).to_lowercase());
            let held = held.or_insert_with(|| Some(full.tokens.clone()));
            if held.as_ref().is_some_and(|other| text(other) != text(&full.tokens)) {
                *held = None;
            }
        }
        people
    }

    fn person(&mut self, r: &Reading<'_>, name: &Range<usize>) {
        let kept = self.lasts.entry(bare(r.text(name.end - 1)).to_lowercase()).or_default();
        if kept.len() < KEPT && !kept.contains(name) {
            kept.push(name.clone());
        }
    }

    fn name(&mut self, r: &Reading<'_>, name: &Name) {
        let Range { start, end } = name.tokens;
        let last = bare(r.text(end - 1)).to_lowercase();
        if name.person {
            self.person(r, &name.tokens);
        }
        if (2..=LETTERS).contains(&name.tokens.len()) {
            let letters = name.tokens.clone().map(|i| char::from(r.initial(i))).collect();
            self.letters.entry(letters).or_insert_with(|| name.tokens.clone());
        }
        let says = |at: usize| r.is(at, Class::REPORT) && !r.is(at, Class::NOUNISH);
        let told = (1..4).any(|back| start.checked_sub(back).is_some_and(|at| r.reads(at, "according")));
        if says(end) || says(end + 1) || start.checked_sub(1).is_some_and(says) || told {
            self.speakers.insert(last);
        }
    }

    /// Returns whether the article elsewhere gives a person the name that a label has: "Marsh: …", "Transport Minister Joan Marsh".
    pub(super) fn is_person(&self, r: &Reading<'_>, words: &Range<usize>) -> bool {
        let known = self.lasts.get(&last(r, words)).into_iter().flatten();
        known.into_iter().any(|name| name.end <= words.start || words.end <= name.start)
    }

    /// Returns whether the one whom a label names speaks elsewhere: "the Red Cross said".
    pub(super) fn speaks(&self, r: &Reading<'_>, words: &Range<usize>) -> bool {
        self.speakers.contains(&last(r, words))
    }

    /// Returns the name of the one whom a label means that is a role or first letters: "Mayor", "PO".
    pub(super) fn meant(&self, r: &Reading<'_>, words: &Range<usize>) -> Option<&Range<usize>> {
        let last = words.end.checked_sub(1)?;
        let word = r.text(last);
        let role = |noun: &str| self.roles.get(noun).and_then(Option::as_ref);
        if r.is(last, Class::ROLE) {
            return role(&word.to_lowercase());
        }
        // In a transcript "THE COURT" is the one who sits on it.
        if words.len() == 2 && r.reads(words.start, "the") && r.reads(last, "court") && shouted(r, words) {
            return role("judge").or_else(|| role("justice"));
        }
        self.letters.get(&word.to_lowercase()).filter(|_| words.len() == 1 && shouted(r, words))
    }
}

/// Returns the last word of a label that has a capital, in lower case.
fn last(r: &Reading<'_>, words: &Range<usize>) -> String {
    let last = words.clone().rev().find(|i| r.capital(*i)).unwrap_or(words.start);
    bare(r.text(last)).to_lowercase()
}
