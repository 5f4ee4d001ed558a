//! A name as it stands in an article: where it begins and ends, and what its words tell of whom it names.

use super::reading::Reading;
use crate::english::Class;
use crate::english::data::list;
use crate::text::Span;
use std::ops::Range;

/// A name as it stands somewhere, titles left out.
#[derive(Debug, Clone)]
pub(super) struct Name {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// Where it stands.
    pub(super) span: Span,
    /// Whether it names a person, as far as the words around it tell.
    pub(super) person: bool,
    /// [`Class::MAN`] or [`Class::WOMAN`] where that is certain.
    pub(super) gender: Class,
}

/// What stands behind a name and is no part of it.
const BEHIND: &[&str] = list!("names/behind");

/// Returns whether a name is that of a body: "the Port Department", "Tarn & Lowe".
pub(super) fn is_body(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|i| r.is(i, Class::BODY)) || is_firm(r, tokens)
}

/// Returns whether a name is that of a firm called after several: "Tarn & Lowe", which is neither Tarn nor Lowe.
pub(super) fn is_firm(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|i| r.mark(i) == '&')
}

/// Returns the given name that a name begins with, folded as in [`last_word`].
pub(super) fn given_word(r: &Reading<'_>, name: &Name) -> Option<String> {
    let start = name.tokens.start;
    let given = r.is(start, Class::MALE.with(Class::FEMALE)) || name.person && name.tokens.len() > 1;
    given.then(|| r.text(start).to_lowercase())
}

/// Returns the last name that stands between given names, folded as in [`last_word`]: "Joan [Tan] Wei Ling, 37,". In a headline, what
/// follows a name has capitals too.
pub(super) fn inner_word(r: &Reading<'_>, tokens: &Range<usize>) -> Option<String> {
    let (given, at) = (Class::MALE.with(Class::FEMALE), tokens.start + 1);
    let inner = tokens.len() > 3 && is_aged(r, tokens.end) && tokens.clone().all(|i| r.capital(i));
    (inner && r.is(tokens.start, given) && !r.is(at, given)).then(|| r.text(at).to_lowercase())
}

/// Returns whether an age follows the name that ends at `end`: "Ruiz, 41,".
pub(super) fn is_aged(r: &Reading<'_>, end: usize) -> bool {
    let age = r.number(end + 1) && r.text(end + 1).len() == 2;
    r.mark(end) == ',' && age && matches!(r.mark(end + 2), ',' | '.')
}

/// Nouns that persons and companies share.
const EITHER: &[&str] = list!("names/either");

/// Returns whether the noun at `noun`, which describes `name`, shows that it is a person's.
pub(super) fn describes_person(r: &Reading<'_>, name: &Name, noun: usize) -> bool {
    let place = r.is(name.tokens.start, Class::PLACE.with(Class::PLACE_LEAD));
    let human = r.is(noun, Class::ROLE) && !EITHER.iter().any(|word| r.reads(noun, word));
    human && !is_body(r, &name.tokens) && !place
}

/// Returns the last word of a name, folded.
pub(super) fn last_word(r: &Reading<'_>, tokens: &Range<usize>) -> Option<String> {
    let last = tokens.clone().rev().find(|i| r.mark(*i) == '\0' && !BEHIND.contains(&r.text(*i)))?;
    Some(bare(r.text(last)).to_lowercase())
}

/// Returns `word` without a genitive ending.
pub(super) fn bare(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("\u{2019}s")).unwrap_or(word)
}

/// Returns the end of the run of capitalised words at `at`.
pub(super) fn run_end(r: &Reading<'_>, at: usize) -> usize {
    let mut end = at;
    while end < r.len() {
        let inner_particle = end > at
            && r.is(end, Class::PARTICLE)
            && (r.capital(end + 1) || r.is(end + 1, Class::PARTICLE) && r.capital(end + 2));
        let stop = end > at
            && r.mark(end) == '.'
            && (r.is(end - 1, Class::TITLE) || r.text(end - 1).chars().count() == 1)
            && r.capital(end + 1);
        let suffix = end > at && r.mark(end) == ',' && matches!(r.text(end + 1), "Jr" | "Sr");
        if end > at && r.first(end) {
            break;
        }
        // "Justice (rtd) Ana Ruiz".
        let short = |at: usize| r.mark(at) == '(' && r.mark(at + 2) == ')' && r.capital(at + 3);
        if end > at && r.is(end - 1, Class::TITLE) && short(end) && r.text(end + 1).len() < 5 {
            end += 3;
            continue;
        }
        // "Tarn & Lowe".
        let joins = end > at && r.mark(end) == '&' && named(r, end + 1) && !r.first(end + 1);
        if !(named(r, end) || inner_particle || stop || suffix || joins || initial(r, end)) {
            break;
        }
        end += 1;
        if r.is(end - 1, Class::GENITIVE) {
            break;
        }
    }
    end
}

/// Returns whether the word at `at` is an initial of a name: "Joan [A]. Marsh".
fn initial(r: &Reading<'_>, at: usize) -> bool {
    r.capital(at) && r.text(at).len() == 1 && r.mark(at + 1) == '.' && r.capital(at + 2) && !r.first(at + 2)
}

/// Returns whether the word at `at` is capitalised and no function word.
fn named(r: &Reading<'_>, at: usize) -> bool {
    let function = Class::DETERMINER
        .with(Class::SUBJECT)
        .with(Class::POSSESSIVE)
        .with(Class::PREPOSITION)
        .with(Class::COORDINATOR)
        .with(Class::SUBORDINATOR)
        .with(Class::AUXILIARY)
        .with(Class::DAY)
        .with(Class::ADVERB)
        .with(Class::CLITIC);
    r.capital(at) && !r.is(at, function)
}

/// Reads a run of capitalised words as a name: titles cut off, and what the words tell of it.
pub(super) fn read(r: &Reading<'_>, run: Range<usize>) -> Option<Name> {
    let mut start = run.start;
    let mut titled = false;
    let mut gender = Class::default();
    // "Lady Justice (rtd) Ana Ruiz".
    let noted = |i: usize| matches!(r.mark(i), '(' | ')') || i > run.start && r.mark(i - 1) == '(';
    // "Tan Sri Ana Ruiz": "Tan" alone is a name.
    let sri = |i: usize| r.reads(i, "tan") && r.reads(i + 1, "sri");
    let two = |i: usize| sri(i) || i > run.start && sri(i - 1);
    while start < run.end
        && (noted(start)
            || two(start)
            || r.is(start, Class::TITLE) && !r.is(start, Class::MALE.with(Class::FEMALE))
            || r.mark(start) == '.'
            || opens_name(r, start, &run))
    {
        titled = true;
        gender = gender_of(r, start, gender);
        start += 1;
    }
    let named = |i: usize| r.is(i, Class::MALE.with(Class::FEMALE));
    if let Some(office) = (start..run.end.saturating_sub(1)).rev().find(|i| r.is(*i, Class::TITLE))
        // "Jordan County Sheriff Joan Marsh".
        && (!named(start) || named(office + 1))
    {
        // "Transport Minister Joan Marsh": the office has words before it.
        titled = true;
        start = office + 1 + usize::from(r.mark(office + 1) == '.' && office + 2 < run.end);
    }
    start = past_office(r, start, run.end);
    let tokens = if start == run.end { run.clone() } else { start..run.end };
    let given = r.is(tokens.start, Class::MALE.with(Class::FEMALE));
    let body = is_body(r, &tokens);
    let place = r.is(tokens.start, Class::PLACE.with(Class::PLACE_LEAD));
    let speaks = tokens.len() > 1 && !place && r.is(tokens.end, Class::REPORT) && !preceded_by_article(r, run.start);
    let letters = tokens.len() > 2 && BEHIND.contains(&r.text(tokens.end - 1));
    // "Tan Wei Ling, 37,".
    let aged = tokens.len() > 1 && is_aged(r, tokens.end);
    let person = start < run.end && !body && (titled || given || speaks || letters || aged);
    // A name of one word may be a last name: "Christie", "Kelly".
    if person && gender == Class::default() && given && tokens.len() > 1 {
        gender = match (r.is(tokens.start, Class::MALE), r.is(tokens.start, Class::FEMALE)) {
            (true, false) => Class::MAN,
            (false, true) => Class::WOMAN,
            _ => gender,
        };
    }
    let mut span = r.span(tokens.clone());
    span.end = span.start + bare(r.article().slice(span)).len();
    (!span.is_empty()).then_some(Name { tokens, span, person, gender })
}

/// Returns whether the word at `at` is a role before a name: "Witness Tomas Ruiz", "Chief Executive Joan Marsh".
fn opens_name(r: &Reading<'_>, at: usize, run: &Range<usize>) -> bool {
    let role = r.is(at, Class::ROLE) && !r.is(at, Class::PLURAL.with(Class::MALE).with(Class::FEMALE));
    let body = (at..run.end).any(|i| r.is(i, Class::BODY));
    let first = r.first(at) || at > run.start;
    role && first && !body && at + 2 < run.end
}

fn preceded_by_article(r: &Reading<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| r.is(before, Class::DETERMINER))
}

/// Returns where the name begins in "[Secretary of] State Joan Marsh": past the place or matter of an office.
fn past_office(r: &Reading<'_>, start: usize, end: usize) -> usize {
    // "Leader of the Opposition Joan Marsh".
    let the = usize::from(start >= 3 && r.reads(start - 1, "the"));
    let office = start >= 2 + the
        && ["of", "for", "to"].iter().any(|word| r.reads(start - 1 - the, word))
        && r.is(start - 2 - the, Class::TITLE.with(Class::ROLE));
    if !office || end < start + 2 {
        return start;
    }
    let given = (start + 1..end).find(|i| r.is(*i, Class::MALE.with(Class::FEMALE)));
    given.unwrap_or(if end >= start + 3 { start + 1 } else { start })
}

fn gender_of(r: &Reading<'_>, at: usize, known: Class) -> Class {
    if r.is(at, Class::MAN) {
        Class::MAN
    } else if r.is(at, Class::WOMAN) {
        Class::WOMAN
    } else {
        known
    }
}
