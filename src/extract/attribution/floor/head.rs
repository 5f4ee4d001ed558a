//! What stands at the head of a block and is no part of what it says: a time, a dateline, the label that names who speaks.

use crate::english::data::list;
use crate::english::{Class, labels};
use crate::extract::pages::Sentence;
use crate::extract::reading::Reading;
use std::ops::Range;

/// The longest label, in tokens.
const LONGEST: usize = 9;

/// Roles that head a credit, and not what somebody says.
const CREDITS: &[&str] = list!("speech/credits");

/// The label of a block: "NAME: …", "Q: …".
#[derive(Debug, Clone)]
pub(super) struct Label {
    /// Whom it names.
    pub(super) words: Range<usize>,
    /// The first token of what follows.
    pub(super) body: usize,
    /// What it is called wherever it stands.
    pub(super) key: String,
    pub(super) sort: Sort,
}

/// What a label says of the one who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// "Q:"
    Question,
    /// "A:"
    Answer,
    /// By its own words somebody who may speak: "Mayor", "MR. SMITH", "THE COURT".
    Speaker,
    /// Words with capitals: perhaps a name, perhaps a town.
    Words,
    /// "Price", "Correction": nobody, whatever stands behind it.
    Thing,
}

/// Returns the first token past a time at `lo`, and whether nothing else can be meant: "18:40", "4.15pm –", "[9:05 GMT]".
pub(super) fn past_time(r: &Reading<'_>, lo: usize, hi: usize) -> Option<(usize, bool)> {
    let bracketed = matches!(r.mark(lo), '(' | '[');
    let mut at = lo + usize::from(bracketed);
    if !r.number(at) || r.text(at).len() > 5 {
        return None;
    }
    let two = |i: usize| r.number(i) && r.text(i).len() == 2;
    let touching = |i: usize| r.place(i).zip(r.place(i + 1)).is_some_and(|(own, next)| own.end == next.start);
    let colon = r.text(at).len() <= 2 && r.mark(at + 1) == ':' && two(at + 2) && touching(at) && touching(at + 1);
    let dotted = r.text(at).split_once(['.']).is_some_and(|(hour, minute)| hour.len() <= 2 && minute.len() == 2);
    at += if colon { 3 } else { 1 };
    let half = ["am", "pm", "a.m.", "p.m.", "h", "hrs"].iter().any(|half| r.reads(at, half));
    at += usize::from(half);
    at += usize::from(half && r.mark(at) == '.');
    let zone = |i: usize| (2..=4).contains(&r.text(i).len()) && r.text(i).bytes().all(|byte| byte.is_ascii_uppercase());
    at += usize::from(zone(at) && (colon || half));
    at += usize::from(bracketed && matches!(r.mark(at), ')' | ']'));
    let set_off = matches!(r.mark(at), '-' | '\u{2013}' | '\u{2014}' | ':' | '|');
    at += usize::from(set_off);
    let sure = bracketed || set_off || colon && half;
    let bare = dotted && (r.capital(at) || r.quotation(at).is_some());
    let time = colon || bare || (dotted || half) && (sure || half && dotted);
    (time && at < hi).then_some((at, sure))
}

/// Returns the first token of the sentence's own words, past a dateline: "GENEVA, Aug. 2 (Agency) - ".
pub(super) fn past_dateline(r: &Reading<'_>, sentence: &Sentence) -> usize {
    let Range { start: lo, end: hi } = sentence.tokens;
    if !shouted(r, &(lo..lo + 1)) || r.text(lo).chars().count() < 3 {
        return lo;
    }
    let dash = (lo + 1..hi.min(lo + 16)).find(|i| matches!(r.mark(*i), '-' | '\u{2013}' | '\u{2014}'));
    let Some(dash) = dash.filter(|dash| dash + 2 < hi) else { return lo };
    // "ORLE (npa) - ": an agency writes itself as it likes.
    let agency = |i: usize| r.mark(i - 1) == '(' && r.mark(i + 1) == ')';
    let plain = (lo..dash).all(|i| r.capital(i) || r.mark(i) != '\0' || r.number(i) || i > lo && agency(i));
    if !plain {
        return lo;
    }
    dash + 1 + usize::from(r.mark(dash + 1) == '-')
}

/// Returns the label that the block begins with at `lo`; `hi` is the end of the block.
pub(super) fn label(r: &Reading<'_>, lo: usize, hi: usize) -> Option<Label> {
    if let Some(label) = letter(r, lo, hi) {
        return Some(label);
    }
    let colon = (lo + 1..hi.min(lo + LONGEST)).find(|i| r.mark(*i) == ':')?;
    let words = lo..colon;
    let loud = shouted(r, &(lo..words.clone().find(|i| r.mark(*i) == '(').unwrap_or(colon)));
    let other = Class::DAY.with(Class::MONTH).with(Class::AUXILIARY).with(Class::REPORT).with(Class::SUBORDINATOR);
    let joins = |i: usize| {
        let role = Class::ROLE.with(Class::TITLE).with(Class::BODY).with(Class::COLLECTIVE);
        r.mark(i) == '.'
            || r.number(i)
            || r.is(i, Class::PARTICLE)
            || i + 1 == colon && r.is(i, role)
            || loud && matches!(r.mark(i), ',' | '(' | ')')
    };
    // "MR. BRANDT (via video link):"
    let open = words.clone().find(|i| r.mark(*i) == '(').filter(|_| r.mark(colon - 1) == ')').unwrap_or(colon);
    let name = |i: usize| r.capital(i) && (loud || !r.is(i, other) || r.is(i, Class::BODY));
    let named = (lo..open).all(|i| name(i) || i > lo && joins(i));
    let opens = r.capital(lo) && r.quotation(lo).is_none() && (loud || !r.is(lo, Class::DETERMINER));
    let long = r.span(words.clone()).len() > 1;
    if !named || !opens || !long || colon + 1 >= hi || r.mark(colon + 1) == '/' {
        return None;
    }
    let thing = labels::is_label(&r.text(colon - 1).to_lowercase());
    let sort = match (thing, speaks(r, &words)) {
        (true, _) => Sort::Thing,
        (false, true) => Sort::Speaker,
        (false, false) => Sort::Words,
    };
    let key = r.article().slice(r.span(words.clone())).to_lowercase();
    Some(Label { words, body: colon + 1, key, sort })
}

/// Returns the label "Q:", "Q.", "A:", "Question:", "Answer:" or "Q1:" at `lo`.
fn letter(r: &Reading<'_>, lo: usize, hi: usize) -> Option<Label> {
    let word = r.text(lo).trim_end_matches(|c: char| c == '.' || c.is_ascii_digit());
    let sort = match word {
        "Q" | "Question" | "QUESTION" => Sort::Question,
        "A" | "Answer" | "ANSWER" => Sort::Answer,
        _ => return None,
    };
    let stop = r.text(lo).ends_with('.');
    let next = lo + 1 + usize::from(r.number(lo + 1));
    let body = match r.mark(next) {
        ':' => next + 1,
        '.' if word.len() == 1 && !stop => next + 1,
        _ if stop => lo + 1,
        _ => return None,
    };
    (body < hi).then(|| Label { words: lo..lo + 1, body, key: word.to_lowercase(), sort })
}

/// Returns whether no letter of the words is small.
pub(super) fn shouted(r: &Reading<'_>, words: &Range<usize>) -> bool {
    let text = r.article().slice(r.span(words.clone()));
    text.chars().all(|c| !c.is_lowercase()) && text.chars().any(char::is_uppercase)
}

/// Returns whether the words of a label by themselves name somebody who may speak.
fn speaks(r: &Reading<'_>, words: &Range<usize>) -> bool {
    let (first, last) = (words.start, words.end - 1);
    if CREDITS.iter().any(|credit| r.reads(last, credit)) {
        return false;
    }
    let given = r.is(first, Class::MALE.with(Class::FEMALE));
    let titled = words.len() > 1 && r.is(first, Class::TITLE);
    let role = words.clone().any(|i| r.is(i, Class::ROLE));
    let body = r.is(last, Class::BODY) && (words.len() > 1 || r.is(last, Class::COLLECTIVE));
    // "Norhaus camp", "De Marsh"
    let group = words.len() > 1 && (r.is(last, Class::COLLECTIVE) || r.is(first, Class::PARTICLE));
    given || titled || role || body || group || r.is(last, Class::SITS.with(Class::SURVEY))
}

/// Returns whether the words from `start` to `end` are in the first person: "I", "we", "our".
pub(super) fn first_person(r: &Reading<'_>, start: usize, end: usize) -> bool {
    const OWN: &[&str] = &["i", "we", "my", "our", "me", "us", "myself", "ourselves"];
    let own = |i: usize| {
        let stem = r.text(i).split(['\'', '\u{2019}']).next().unwrap_or_default();
        // "US" is a country.
        OWN.iter().any(|word| stem.eq_ignore_ascii_case(word)) && stem != "US"
    };
    (start..end).any(|i| r.quotation(i).is_none() && own(i))
}
