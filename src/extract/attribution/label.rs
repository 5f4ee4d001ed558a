//! What stands at the head of a sentence and is no part of it: a dateline, or the label that names a speaker.

use super::Attribution;
use super::grammar::Budget;
use super::{content, extent};
use crate::english::{Class, labels};
use crate::extract::reading::{Reading, Sentence};
use std::ops::Range;

/// How many blocks may stand before the text: a dateline is in one of them.
const HEAD: usize = 3;

/// The longest source behind a headline, in tokens.
const TAIL: usize = 6;

/// How much of what stands behind a label, in tokens, may show that somebody speaks there.
const ADDRESS: usize = 40;

/// Returns the attribution of a headline that names its source behind a colon or dash: "Storm leaves thousands homeless: Red Cross".
pub(super) fn headline(r: &Reading<'_>, sentence: &Sentence) -> Option<Attribution> {
    let Range { start: lo, end: hi } = sentence.tokens;
    let last = hi.checked_sub(1).filter(|last| sentence.block < HEAD && r.mark(*last) == '\0')?;
    let mark = (lo.max(last.saturating_sub(TAIL))..last).rev().find(|i| r.mark(*i) != '\0')?;
    let dash =
        matches!(r.mark(mark), '\u{2013}' | '\u{2014}' | '-') && r.place(mark).is_some_and(|it| extent::set_off(r, it));
    let (claim, source) = (lo..mark, mark + 1..hi);
    let opens = Class::DETERMINER.with(Class::POSSESSIVE).with(Class::PREPOSITION).with(Class::SUBORDINATOR);
    let group = Class::ROLE.with(Class::COLLECTIVE).with(Class::DOCUMENT).with(Class::BODY);
    let named =
        source.clone().all(|i| (r.capital(i) || r.is(i, group)) && !r.is(i, opens)) && r.quotation(last).is_none();
    let speaks = r.is(last, group) || source.len() > 1 && !labels::is_label(&r.text(mark + 1).to_lowercase());
    let alone = r
        .place(last)
        .is_some_and(|it| r.article().blocks().get(sentence.block).is_some_and(|block| block.span.end <= it.end + 1));
    let plain =
        (r.mark(mark) == ':' || dash) && claim.len() > 3 && claim.clone().all(|i| !matches!(r.mark(i), ':' | '?'));
    if !(named && speaks && alone && plain) || claim.clone().any(|i| r.is(i, Class::REPORT)) {
        return None;
    }
    let common = r.is(last, group) && !r.capital(last);
    (common || is_clause(r, claim.clone())).then(|| Attribution {
        source: Some(source),
        cue: Some(mark..mark + 1),
        content: vec![claim],
    })
}

/// Returns whether a verb makes a clause of `words`.
fn is_clause(r: &Reading<'_>, words: Range<usize>) -> bool {
    let parsed = || Budget::new(words.len()).parse(r, words.clone()).is_some_and(|it| it.has_sentence());
    content::has_verb(r, words.start, words.end) || parsed()
}

/// Returns whether the words before the colon of a headline name somebody: "De Marsh: …", "Orle Mayor Ruiz: …", "Norhaus camp: …".
fn heads(r: &Reading<'_>, words: &Range<usize>) -> bool {
    let (role, given) = (Class::ROLE.with(Class::TITLE), Class::MALE.with(Class::FEMALE));
    let named = |i: usize| r.is(i, given) && (i == words.start || r.is(i - 1, role));
    words.clone().any(|i| r.is(i, role.with(Class::COLLECTIVE)) || named(i)) || r.is(words.start, Class::PARTICLE)
}

/// Returns whether the word at `at` is one by which people speak of themselves or to others: "I", "your", "?".
fn is_spoken(r: &Reading<'_>, at: usize) -> bool {
    let stem = r.text(at).split(['\'', '\u{2019}']).next().unwrap_or_default();
    let own = ["i", "we", "you", "my", "our", "your", "me", "us"];
    r.mark(at) == '?' || own.iter().any(|word| stem.eq_ignore_ascii_case(word)) && r.text(at) != "US"
}

/// Returns the first token of the sentence's own words, past a dateline: "GENEVA, Aug. 2 (Agency) - ".
pub(super) fn past_dateline(r: &Reading<'_>, sentence: &Sentence) -> usize {
    let Range { start: lo, end: hi } = sentence.tokens;
    let shouted =
        r.text(lo).chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase) && r.text(lo).chars().count() > 2;
    if !shouted {
        return lo;
    }
    let dash = (lo + 1..hi.min(lo + 16)).find(|i| matches!(r.mark(*i), '-' | '\u{2013}' | '\u{2014}' | ':'));
    let Some(dash) = dash.filter(|dash| dash + 2 < hi) else { return lo };
    let plain = (lo..dash).all(|i| r.capital(i) || r.mark(i) != '\0' || r.number(i));
    if !plain {
        return lo;
    }
    dash + 1 + usize::from(r.mark(dash + 1) == '-')
}

/// Returns the attribution of a label: "NAME: what they said" at the head of a block.
pub(super) fn label(r: &Reading<'_>, sentence: &Sentence) -> Option<Attribution> {
    let Range { start: lo, end: hi } = sentence.tokens;
    let first = lo == 0 || r.article().blocks().get(sentence.block)?.span.start == r.place(lo)?.start;
    let colon = (lo + 1..hi.min(lo + 7)).find(|i| r.mark(*i) == ':')?;
    let inner = lo..colon;
    let group = |i: usize| i > lo && sentence.block == 0 && r.is(i, Class::ROLE.with(Class::COLLECTIVE));
    let named = inner.clone().all(|i| {
        (group(i)
            || r.capital(i)
                && !r.is(
                    i,
                    Class::DAY.with(Class::MONTH).with(Class::AUXILIARY).with(Class::REPORT).with(Class::SUBORDINATOR),
                ))
            || (r.mark(i) == '.' && i > lo)
    });
    let speaks =
        r.span(inner.clone()).len() > 1 && colon + 4 < hi && r.quotation(lo).is_none() && !r.is(lo, Class::DETERMINER);
    // In a transcript a speaker has the floor to the end of the paragraph.
    let shouted = inner.clone().all(|i| r.text(i).chars().all(|c| !c.is_lowercase()));
    // "Price: 12 euros", "Correction: an earlier version".
    if labels::is_label(&r.text(colon - 1).to_lowercase()) {
        return None;
    }
    let known = Class::ROLE.with(Class::TITLE).with(Class::BODY).with(Class::MALE).with(Class::FEMALE);
    let addressed = || (colon + 1..hi.min(colon + ADDRESS)).any(|i| is_spoken(r, i));
    // "LARKHAVEN: Fourteen people died": where it was written.
    let dated = sentence.block < HEAD && shouted && !r.is(lo, known);
    let person = inner.len() == 1 && (!dated || addressed())
        || inner.len() > 1
            && (r.is(lo, Class::MALE.with(Class::FEMALE).with(Class::TITLE))
                || sentence.block == 0 && heads(r, &inner) && is_clause(r, colon + 1..hi))
        || r.is(colon - 1, Class::BODY.with(Class::DOCUMENT));
    let end = match r.article().blocks().get(sentence.block) {
        Some(block) if shouted || inner.len() > 1 => r.token_at(block.span.end).max(hi),
        _ => hi,
    };
    let words = colon + 1..end;
    // "LARKHAVEN: Fourteen people died, police said": who speaks is named behind it.
    let said = r.is(hi.saturating_sub(2), Class::REPORT) || r.is(hi.saturating_sub(1), Class::REPORT);
    if shouted && inner.len() == 1 && said {
        return None;
    }
    (first && named && speaks && person).then(|| Attribution {
        source: Some(inner),
        cue: Some(colon..colon + 1),
        content: vec![words],
    })
}
