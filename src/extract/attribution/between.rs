//! What may stand between a cue and what it attributes: who is spoken to, times, occasions.

use super::phrase;
use crate::english::Class;
use crate::extract::reading::Reading;

/// How far, in tokens, it may reach.
const REACH: usize = 24;

/// Returns the end of the noun phrase at `at` that names who is spoken to.
pub(super) fn addressee(r: &Reading<'_>, at: usize, hi: usize) -> Option<usize> {
    if r.is(at, Class::PREPOSITION) {
        return None;
    }
    // "told her that", but "told her sister that".
    let ends_there = r.is(at + 1, Class::SUBJECT.with(Class::DETERMINER).with(Class::PREPOSITION))
        || r.quotation(at + 1).is_some()
        || r.reads(at + 1, "that");
    if r.is(at, Class::OBJECT) && (!r.is(at, Class::POSSESSIVE) || ends_there) {
        return Some(at + 1);
    }
    let mut end = at;
    let hi = hi.min(at + REACH);
    while end < hi {
        let at_first = end == at;
        if r.quotation(end).is_some() {
            break;
        }
        let mark = r.mark(end);
        if mark != '\0'
            && !(mark == '.' && r.is(end - 1, Class::TITLE))
            && !matches!(mark, '&' | '\'' | '\u{2019}' | '/')
        {
            break;
        }
        let inside_name = end > at
            && r.is(
                end - 1,
                Class::PREPOSITION
                    .with(Class::DETERMINER)
                    .with(Class::POSSESSIVE)
                    .with(Class::GENITIVE)
                    .with(Class::COORDINATOR),
            );
        let starts = r.is(end, Class::DETERMINER.with(Class::POSSESSIVE).with(Class::SUBJECT)) && !inside_name;
        let switch = !at_first
            && !r.is(end - 1, Class::ROLE.with(Class::TITLE))
            && r.capital(end)
            && !r.capital(end - 1)
            && !inside_name
            && r.mark(end - 1) == '\0';
        let clause = r.is(end, Class::SUBORDINATOR.with(Class::DAY))
            || (r.reads(end, "that") && !at_first)
            || r.reads(end, "to") && !at_first;
        if !at_first && (starts || switch && !is_placed(r, end, hi)) || clause {
            break;
        }
        // "Warned prices could rise": a clause, and nobody is spoken to.
        if !at_first && r.is(end, Class::MODAL.with(Class::AUXILIARY)) && !past_who(r, at, end) {
            return None;
        }
        let place = ["of", "for", "from", "at", "and"].iter().any(|word| r.reads(end, word));
        if !at_first && (r.is(end, Class::PREPOSITION) || r.is(end, Class::ADVERB)) && !place {
            break;
        }
        end += 1;
    }
    (end > at).then_some(end)
}

/// Returns whether the name at `at` belongs to whoever is spoken to, since "that" comes right behind it: "told the packed [Church of Orle]
/// that".
fn is_placed(r: &Reading<'_>, at: usize, hi: usize) -> bool {
    let inner = |i: &usize| r.capital(*i) || r.is(*i, Class::PARTICLE) || r.reads(*i, "of");
    let end = (at..hi.min(at + REACH / 2)).find(|i| !inner(i)).unwrap_or(at);
    end > at && r.reads(end, "that") && !r.is(end + 1, Class::AUXILIARY.with(Class::MODAL))
}

/// Returns whether "who" or its like stands between `at` and `end`.
fn past_who(r: &Reading<'_>, at: usize, end: usize) -> bool {
    (at..end).any(|i| r.is(i, Class::RELATIVE))
}

/// Returns the end of a time or occasion at `at`: "on Tuesday", "last week", "in a statement", "during a rally in Ohio".
pub(super) fn adverbial(r: &Reading<'_>, at: usize, hi: usize) -> Option<usize> {
    if r.is(at, Class::DAY) && !r.is(at, Class::GENITIVE) {
        let end = at + 1;
        return Some(if r.is(end, Class::TIME_UNIT) { end + 1 } else { end });
    }
    let late = usize::from(r.is(at, Class::TIME_LEAD) && r.is(at + 1, Class::TIME_LEAD));
    let time = Class::TIME_UNIT.with(Class::DAY).with(Class::MONTH);
    if r.is(at, Class::TIME_LEAD) && r.is(at + late + 1, time) {
        return Some(at + late + 2);
    }
    let speech_next =
        matches!(r.mark(at + 1), ',' | ':') || r.quotation(at + 1).is_some() || at + 1 >= hi || r.mark(at + 1) == '.';
    if r.is(at, Class::ADVERB)
        && (r.is(at + 1, Class::PREPOSITION.with(Class::DAY)) || r.reads(at + 1, "that") || speech_next)
        && !r.is(at, Class::DETERMINER)
    {
        return Some(at + 1);
    }
    if !r.is(at, Class::PREPOSITION) {
        return None;
    }
    let dated =
        r.is(at + 1, Class::DAY) || r.is(at + 1, Class::TIME_LEAD) && r.is(at + 2, Class::TIME_UNIT.with(Class::DAY));
    if dated && !r.is(at + 1, Class::GENITIVE) {
        let end = at + 2 + usize::from(!r.is(at + 1, Class::DAY));
        return Some(if r.is(end, Class::TIME_UNIT) && !r.reads(end, "ago") { end + 1 } else { end }.min(hi));
    }
    if r.is(at + 1, Class::MONTH) && r.capital(at + 1) {
        let mut end = at + 2;
        end += usize::from(r.mark(end) == '.');
        end += usize::from(r.number(end));
        return Some(end.min(hi));
    }
    prepositional(r, at, hi)
}

/// Returns the end of the prepositional phrases at `at` where "that", a colon, a quotation or the end comes after them, or
/// where they name an occasion.
fn prepositional(r: &Reading<'_>, at: usize, hi: usize) -> Option<usize> {
    let limit = hi.min(at + REACH);
    let mut occasion = None;
    for i in at + 1..limit {
        if let Some(index) = r.quotation(i) {
            // A quotation after a noun may be the title of a programme: "on NBC's "Meet the Press"".
            let quotation = r.article().quotations().get(index)?;
            let title = r.count(quotation.span(), 6) < 6 && r.is(i - 1, Class::GENITIVE.with(Class::OCCASION));
            let past = r.token_at(quotation.span().end);
            return if title && past < hi { Some(past) } else { Some(i) };
        }
        match r.mark(i) {
            '\0' => {}
            ':' => return Some(i),
            ',' if r.quotation(i + 1).is_some() => return Some(i),
            '.' if i + 1 == hi => return Some(i),
            '.' | '&' | '\'' | '\u{2019}' | '/' => continue,
            _ => return occasion.filter(|_| r.mark(i) == ','),
        }
        if r.reads(i, "that") {
            return (!r.is(i + 1, Class::AUXILIARY.with(Class::MODAL))).then_some(i);
        }
        if r.is(i, Class::AUXILIARY.with(Class::MODAL).with(Class::VERB).with(Class::REPORT))
            && !r.is(i, Class::NOUNISH.with(Class::OCCASION).with(Class::DOCUMENT))
            && !(occasion.is_some() && r.is(i, Class::PAST))
        {
            return occasion;
        }
        if r.is(i, Class::OCCASION) && occasion.is_none() {
            occasion = Some(past_occasion(r, i, limit));
        }
    }
    occasion
}

/// Returns the end of what qualifies an occasion: "an interview [with the paper] [on Friday]".
fn past_occasion(r: &Reading<'_>, noun: usize, limit: usize) -> usize {
    let mut end = noun + 1;
    while end < limit
        && (r.is(end, Class::OCCASION.with(Class::DAY))
            || r.is(end, Class::TIME_LEAD) && r.is(end + 1, Class::TIME_UNIT))
    {
        end += 1 + usize::from(!r.is(end, Class::OCCASION.with(Class::DAY)));
    }
    if r.is(end, Class::PREPOSITION) && end + 1 < limit {
        let phrase = phrase::after(r, end + 1, limit);
        if let Some(phrase) = phrase {
            // Only a phrase that another noun phrase follows belongs to the occasion as a whole.
            let first = (phrase.start + 1..phrase.end).find(|i| {
                r.capital(*i)
                    && !r.capital(i - 1)
                    && !r.is(i - 1, Class::PREPOSITION.with(Class::DETERMINER).with(Class::GENITIVE))
                    || r.is(*i, Class::DETERMINER.with(Class::POSSESSIVE)) && !r.is(i - 1, Class::PREPOSITION)
            });
            return first.unwrap_or(phrase.end);
        }
    }
    end
}
