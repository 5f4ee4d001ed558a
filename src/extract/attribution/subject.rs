//! Who speaks: the noun phrase before or after a cue.

use super::phrase::{self, REACH};
use crate::english::Class;
use crate::extract::reading::Reading;
use std::ops::Range;

/// How a subject stands to its verb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Subject {
    /// A noun phrase or pronoun of its own.
    Phrase(Range<usize>),
    /// Left out: "he left and said".
    Left,
}

/// A verb with its subject before it.
#[derive(Debug, Clone)]
pub(super) struct Before {
    /// Who.
    pub(super) subject: Subject,
    /// First token of the subject, or of the verb group where it has none.
    pub(super) start: usize,
}

/// Returns the subject before the verb group that starts at `group`; `lo` is the first token that may belong to it.
pub(super) fn before(r: &Reading<'_>, lo: usize, group: usize) -> Option<Before> {
    let last = group.checked_sub(1).filter(|last| *last >= lo)?;
    let found = |range: Range<usize>| Before { start: range.start, subject: Subject::Phrase(range) };
    if r.mark(last) == ',' {
        return apposition(r, lo, last);
    }
    // "Ruiz, the mayor, this past week said".
    let timed = Class::TIME_LEAD.with(Class::TIME_UNIT).with(Class::DAY);
    let time = (lo..group).rev().take(4).take_while(|i| r.is(*i, timed)).last();
    if let Some(comma) = time.and_then(|time| time.checked_sub(1)).filter(|comma| *comma > lo && r.mark(*comma) == ',')
        && let Some(found) = apposition(r, lo, comma)
    {
        return Some(found);
    }
    if matches!(r.mark(last), '\u{2013}' | '\u{2014}') || r.mark(last) == '-' && last > lo && r.text(last).len() > 1 {
        return between_dashes(r, lo, last).map(found);
    }
    if r.quotation(last).is_some() && !phrase::short_quotation(r, last) {
        return None;
    }
    if r.is(last, Class::COORDINATOR) {
        return Some(Before { subject: Subject::Left, start: group });
    }
    if r.reads(last, "there") {
        return None;
    }
    if r.is(last, Class::SUBJECT) && !is_lone(r, last) || r.is(last, Class::RELATIVE) {
        return Some(found(last..group));
    }
    if let Some(named) = aged(r, lo, group) {
        return Some(found(named));
    }
    let phrase = phrase::before(r, lo, group)?;
    // "Ruiz, a supporter of the plan said", with a comma too few.
    let role = phrase.clone().any(|i| r.is(i, Class::ROLE)) && r.is(phrase.start, Class::DETERMINER);
    let named = first_of_chain(r, lo, &phrase).filter(|name| role && name.start <= lo + 1 && r.is(name.start, given()));
    Some(found(named.unwrap_or(phrase)))
}

/// The classes of given names and titles.
fn given() -> Class {
    Class::MALE.with(Class::FEMALE).with(Class::TITLE)
}

/// Returns whom an age between commas follows, whatever else is said of them before the verb group at `group`: "Joan Marsh, 24, from
/// Orle, Co Tarn [said]".
fn aged(r: &Reading<'_>, lo: usize, group: usize) -> Option<Range<usize>> {
    let reach = group.saturating_sub(REACH / 2).max(lo);
    // Most clauses hold no number at all.
    let age = (reach..group).rev().find(|i| r.number(*i))?;
    // "Marsh, 24, whose father said": the father's words.
    let other = |i: usize| r.is(i, phrase::verbal()) || r.reads(i, "whose");
    let plain = |i: usize| r.quotation(i).is_none() && !matches!(r.mark(i), ';' | ':') && !other(i);
    if age < lo + 2 || r.mark(age - 1) != ',' || r.mark(age + 1) != ',' || !(age..group).all(plain) {
        return None;
    }
    let named = r.capital(age.checked_sub(2)?) && r.text(age).len() < 4;
    named.then(|| phrase::before(r, lo, age - 1)).flatten()
}

/// Returns whether the word at `at` counts or tells apart whoever speaks, and so is no pronoun: "the [two]", "another [one]".
fn is_lone(r: &Reading<'_>, at: usize) -> bool {
    r.reads(at, "one") && at > 0 && r.is(at - 1, Class::DETERMINER)
}

/// Returns the noun phrase before an apposition or inserted clause that ends with the comma at `comma`.
fn apposition(r: &Reading<'_>, lo: usize, comma: usize) -> Option<Before> {
    let found = |range: Range<usize>| Before { start: range.start, subject: Subject::Phrase(range) };
    let reach = comma.saturating_sub(REACH).max(lo);
    let mut commas = 0;
    let mut at = comma;
    while at > reach {
        at -= 1;
        if r.quotation(at).is_some() && !phrase::short_quotation(r, at) {
            return None;
        }
        if r.mark(at) != ',' {
            continue;
        }
        commas += 1;
        let next = at + 1;
        let inserted = is_inserted(r, lo, at, comma);
        if inserted && at > lo && !r.is(next, Class::COORDINATOR) {
            // Only somebody says: "Even the biggest of them, such as Orle, say".
            let says = (comma + 1..comma + 4).any(|i| r.is(i, Class::PLAIN) && r.is(i, Class::REPORT));
            let fits = |range: &Range<usize>| phrase::names_somebody(r, range) || says && range.start <= lo + 1;
            let Some(range) = phrase::before(r, lo, at).filter(fits) else { continue };
            // "Ruiz, speaking at a rally in Orle, Tarn, said".
            let speaks = r.text(range.start).ends_with("ing") && !r.capital(range.start) && range.start > lo;
            if speaks && r.mark(range.start - 1) == ',' {
                continue;
            }
            // "after the vote, Sen. Jane Roe (R-Ohio), said": the part between the commas is the speaker.
            if is_person(r, next) && !r.capital(at - 1) {
                let named = found(phrase::before(r, next, comma)?);
                // "“…,” the minister, Jane Roe, said": the role before the name is part of the speaker.
                let definite = Class::DETERMINER.with(Class::POSSESSIVE).with(Class::GENITIVE);
                let role = r.is(at - 1, Class::ROLE) && r.is(range.start, definite);
                let opens = range.start == lo || r.mark(range.start - 1) != '\0';
                return Some(if role && opens { found(range.start..comma) } else { named });
            }
            return Some(found(first_of_chain(r, lo, &range).unwrap_or(range)));
        }
        if commas == 3 {
            return None;
        }
    }
    None
}

/// Returns whether the words between two commas say something of the noun phrase before them: ", the mayor,", ", however,", ", who left,".
fn is_inserted(r: &Reading<'_>, lo: usize, at: usize, comma: usize) -> bool {
    let next = at + 1;
    let opens = Class::DETERMINER
        .with(Class::RELATIVE)
        .with(Class::TITLE)
        .with(Class::ROLE)
        .with(Class::POSSESSIVE)
        .with(Class::PREPOSITION)
        .with(Class::PAST)
        .with(Class::REPORTING);
    let doing = r.mark(next) == '\0' && r.text(next).len() > 4 && r.text(next).ends_with("ing");
    let adverb = next + 1 == comma && r.is(next, Class::ADVERB.with(Class::SUBORDINATOR));
    let along = r.reads(next, "along") && r.reads(next + 1, "with");
    // "Ruiz, legal director for the group,": no verb, behind a name that opens the clause.
    let framed = || {
        let free = (next..comma).all(|i| !r.is(i, phrase::verbal().with(Class::REPORT)) || r.capital(i));
        let name = phrase::before(r, lo, at).filter(|_| free && r.capital(at - 1));
        name.is_some_and(|name| name.start <= lo + 1 || r.quotation(name.start - 1).is_some())
    };
    // "His father, lorry driver Omar Marsh,": a name with what he does before it.
    let named = || {
        let role = (next..comma).any(|i| r.is(i, Class::ROLE) && !r.capital(i));
        role && r.capital(comma - 1) && (next..comma).all(|i| r.mark(i) == '\0' && !r.is(i, phrase::verbal()))
    };
    adverb || along || doing || named() || r.is(next, opens) || r.capital(next) || r.number(next) || framed()
}

/// Returns the noun phrase before words between dashes, the second of which stands at `dash`: "The firm – which employs
/// 40 people – said".
fn between_dashes(r: &Reading<'_>, lo: usize, dash: usize) -> Option<Range<usize>> {
    let reach = dash.saturating_sub(REACH).max(lo);
    let open = (reach..dash).rev().find(|i| r.mark(*i) == r.mark(dash))?;
    let unquoted = (open..dash).all(|i| r.quotation(i).is_none() || phrase::short_quotation(r, i));
    phrase::before(r, lo, open).filter(|range| unquoted && phrase::names_somebody(r, range))
}

/// Returns whether a person's name or title begins at `at`.
fn is_person(r: &Reading<'_>, at: usize) -> bool {
    r.capital(at) && r.is(at, Class::TITLE.with(Class::MALE).with(Class::FEMALE))
}

/// Returns the name that `range` is itself an apposition to: "Jane Roe, the mayor, a Democrat, said".
fn first_of_chain(r: &Reading<'_>, lo: usize, range: &Range<usize>) -> Option<Range<usize>> {
    let comma = range.start.checked_sub(1).filter(|comma| *comma > lo && r.mark(*comma) == ',')?;
    let opens = r.is(range.start, Class::DETERMINER.with(Class::ROLE).with(Class::TITLE).with(Class::POSSESSIVE));
    // "By Ruiz, treasurer Ana Marsh said": that one has a name of its own.
    let office = r.is(range.start, Class::ROLE.with(Class::TITLE)) && r.capital(range.end - 1);
    let own = office && range.clone().all(|i| r.capital(i) || r.is(i, Class::ROLE.with(Class::TITLE)));
    let apposed = opens && !r.capital(range.start) && !own;
    let name = phrase::before(r, lo, comma).filter(|name| apposed && r.capital(name.end - 1))?;
    // "Addressing the press in Orle, the member for Tarn, Ana Marsh, said".
    if r.text(name.start).ends_with("ing") && name.start <= lo + 1 && name.len() > 2 {
        return None;
    }
    Some(name)
}

/// Returns the subject of the sentence that begins at `lo`: its first noun phrase that a verb follows.
pub(super) fn of_sentence(r: &Reading<'_>, lo: usize, hi: usize) -> Option<Range<usize>> {
    let mut start = lo;
    let opener = Class::PREPOSITION.with(Class::SUBORDINATOR).with(Class::REPORTING).with(Class::PAST);
    // "Citing the cost, Ruiz left".
    let verb = phrase::verbal().with(Class::REPORT);
    let doing = r.text(lo).len() > 4
        && r.text(lo).ends_with("ing")
        && matches!(r.mark(lo + 1), '\0' | ',')
        && !r.is(lo + 1, verb)
        && !r.capital(lo + 1);
    if r.is(lo, opener) || doing {
        let comma = (lo..hi.min(lo + REACH)).find(|i| r.mark(*i) == ',' && r.quotation(*i).is_none());
        start = comma.map_or(lo, |comma| comma + 1);
    }
    while start < hi && r.is(start, Class::ADVERB.with(Class::COORDINATOR)) && !r.is(start, Class::DETERMINER) {
        start += 1;
    }
    if r.is(start, Class::PREPOSITION.with(Class::SUBORDINATOR)) {
        return None;
    }
    let phrase = phrase::after(r, start, hi)?;
    let end = phrase.clone().skip(1).find(|i| ends_subject(r, *i)).unwrap_or(phrase.end);
    let phrase = phrase.start..end;
    phrase::names_somebody(r, &phrase).then_some(phrase)
}

/// Returns whether a verb that no table lists is likely to stand at `at`, after the head of a subject: "Marsh walked",
/// "officials fear".
fn ends_subject(r: &Reading<'_>, at: usize) -> bool {
    if r.capital(at) || r.mark(at) != '\0' {
        return false;
    }
    let head = Class::ROLE.with(Class::COLLECTIVE).with(Class::DOCUMENT);
    let noun = head.with(Class::BODY).with(Class::TITLE).with(Class::OCCASION);
    let qualifies = Class::PREPOSITION.with(Class::COORDINATOR);
    let opens = r.is(at - 1, Class::DETERMINER.with(Class::POSSESSIVE));
    // "The Orle Times reports:".
    let says =
        r.capital(at - 1) && !r.is(at - 1, Class::GENITIVE) && r.is(at, Class::REPORT) && r.text(at).ends_with('s');
    r.is(at, Class::PAST)
        || says && matches!(r.mark(at + 1), ':' | ',')
        || (r.is(at - 1, head) || r.capital(at - 1) && !opens)
            && !r.is(at - 1, Class::GENITIVE)
            // "The chief financial officer".
            && !r.reads(at - 1, "chief")
            && !r.is(at, noun.with(qualifies))
}

/// Returns a noun phrase without what only leads up to it: "Speaking on Friday in Orle, [Lund]".
pub(super) fn past_aside(r: &Reading<'_>, phrase: Range<usize>) -> Range<usize> {
    let next = phrase.start + 1;
    let led = Class::PREPOSITION.with(Class::DETERMINER).with(Class::POSSESSIVE).with(Class::ROLE);
    let leads = r.is(next, led) || r.mark(next) == ',';
    let aside = r.text(phrase.start).ends_with("ing") && leads;
    // "Speaking to residents, Lund, the mayor of Orle": the apposition is Lund's.
    let apposed = |comma: usize| r.capital(comma - 1) && r.is(comma + 1, Class::DETERMINER) && !r.capital(comma + 1);
    let mut commas = phrase.clone().rev().filter(|i| aside && r.mark(*i) == ',' && i + 1 < phrase.end);
    let comma = commas.find(|comma| !apposed(*comma));
    comma.map_or(phrase.start, |comma| comma + 1)..phrase.end
}
