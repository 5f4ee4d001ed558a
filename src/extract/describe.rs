//! The common nouns that the words around a name give to whoever it names.

use super::reading::Reading;
use crate::english::Class;
use std::ops::Range;

/// How many tokens an apposition may take up to its noun.
const APPOSITION: usize = 12;

/// Returns the nouns, as tokens, that describe whoever the tokens `name` name; the capitalised words around it begin at `run`.
pub(super) fn nouns(r: &Reading<'_>, run: usize, name: &Range<usize>) -> Vec<usize> {
    let mut nouns: Vec<usize> = before(r, run, name).filter(|i| is_noun(r, *i)).collect();
    nouns.extend(preposed(r, run));
    // "On Radio Orle, the minister said": hers is the next clause.
    let placed = run > 0 && r.is(run - 1, Class::PREPOSITION);
    nouns.extend(apposed(r, name.end, placed));
    nouns.extend(predicate(r, name.end));
    nouns.dedup();
    nouns
}

/// Returns whether the word at `at` is a noun for one person or body.
fn is_noun(r: &Reading<'_>, at: usize) -> bool {
    r.is(at, Class::ROLE.with(Class::TITLE).with(Class::COLLECTIVE)) && !r.is(at, Class::PLURAL.with(Class::GENITIVE))
}

/// The words right before the name: "Democratic Sen.", "billionaire", "Secretary of State".
fn before(r: &Reading<'_>, run: usize, name: &Range<usize>) -> Range<usize> {
    let office = run >= 2 && ["of", "for", "to"].iter().any(|word| r.reads(run - 1, word));
    let first = run.saturating_sub(1 + usize::from(office && r.capital(run - 2)));
    first..name.start
}

/// Returns the noun of a phrase that the name follows between commas: "the owner, Norhaus".
fn preposed(r: &Reading<'_>, run: usize) -> Option<usize> {
    let comma = run.checked_sub(1).filter(|comma| r.mark(*comma) == ',')?;
    let first = comma.saturating_sub(APPOSITION);
    let opens = Class::DETERMINER.with(Class::POSSESSIVE).with(Class::GENITIVE);
    let start = (first..comma).rev().take_while(|i| phrasal(r, *i)).find(|i| r.is(*i, opens))?;
    let head = head(r, start + 1, comma)?;
    // "told the mayor, Ruiz said": the name begins a clause of its own.
    let indefinite = r.reads(start, "a") || r.reads(start, "an");
    (!indefinite && is_noun(r, head)).then_some(head)
}

/// Returns the noun of an apposition behind the name that ends at `end`: "Ruiz, the mayor", "Ruiz, 41, a teacher",
/// "Marsh (D-Ohio)".
fn apposed(r: &Reading<'_>, end: usize, placed: bool) -> Option<usize> {
    if r.mark(end) != ',' {
        return None;
    }
    let number = |i: usize| r.number(i);
    let start = if number(end + 1) && r.mark(end + 2) == ',' { end + 3 } else { end + 1 };
    let is = |i: usize| ["is", "was"].iter().any(|word| r.reads(i, word));
    let start = if r.is(start, Class::RELATIVE) && is(start + 1) { start + 2 } else { start };
    let opens = r.is(start, Class::DETERMINER.with(Class::POSSESSIVE).with(Class::ROLE).with(Class::TITLE))
        || r.text(start).ends_with("'s")
        || !r.capital(start) && !r.is(start, Class::PREPOSITION.with(Class::SUBJECT).with(Class::COORDINATOR));
    // "Ruiz, four cousins and his sister": the sister is the next in a list.
    let own = Class::POSSESSIVE.with(Class::DETERMINER);
    let listed = |i: usize| r.is(i, Class::COORDINATOR) && r.is(i + 1, own);
    let stop = (start..start + APPOSITION).find(|i| !phrasal(r, *i) || listed(*i)).unwrap_or(start + APPOSITION);
    let verb = Class::REPORT.with(Class::AUXILIARY).with(Class::MODAL);
    if placed && r.is(stop, verb) && r.mark(stop) == '\0' {
        return None;
    }
    // "Ruiz, Mayor Marsh and others", "Ruiz, Minister for Works Ana Marsh and others": the next in a list.
    let given = |i: usize| r.is(i, Class::MALE.with(Class::FEMALE)) && r.capital(i) && r.capital(i + 1);
    let long = |words: Range<usize>| words.len() > 2 && words.clone().all(|i| r.capital(i)) || words.clone().any(given);
    let next = |noun: usize| r.capital(noun + 1) || r.capital(noun) && long(noun + 2..stop);
    opens.then(|| head(r, start, stop)).flatten().filter(|noun| is_noun(r, *noun) && !next(*noun))
}

/// Returns the noun that a form of "be" gives to the name that ends at `end`: "Ruiz is a teacher", "Ruiz has been the mayor".
fn predicate(r: &Reading<'_>, end: usize) -> Option<usize> {
    let perfect = ["has", "had"].iter().any(|word| r.reads(end, word)) && r.reads(end + 1, "been");
    let be = perfect || ["is", "was"].iter().any(|word| r.reads(end, word));
    let end = end + usize::from(perfect);
    let article = ["a", "an", "the"].iter().any(|word| r.reads(end + 1, word));
    if !be || !article {
        return None;
    }
    let stop = (end + 2..end + APPOSITION).find(|i| !phrasal(r, *i)).unwrap_or(end + APPOSITION);
    head(r, end + 2, stop)
}

/// Returns whether the word at `at` may stand in a noun phrase.
fn phrasal(r: &Reading<'_>, at: usize) -> bool {
    let clause = Class::AUXILIARY.with(Class::MODAL).with(Class::SUBJECT).with(Class::REPORT).with(Class::SUBORDINATOR);
    at < r.len() && r.mark(at) == '\0' && (!r.is(at, clause) || r.is(at, Class::ROLE.with(Class::PREPOSITION)))
}

/// Returns the head of the phrase between `start` and `end`: its last noun before a preposition.
fn head(r: &Reading<'_>, start: usize, end: usize) -> Option<usize> {
    let cut = |i: &usize| r.is(*i, Class::PREPOSITION.with(Class::RELATIVE).with(Class::REPORTING)) && !r.capital(*i);
    let end = (start..end).find(cut).unwrap_or(end);
    (start..end).rev().find(|i| is_noun(r, *i))
}
