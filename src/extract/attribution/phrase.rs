//! Noun phrases: where the one that ends or begins at a word begins or ends.

use crate::english::Class;
use crate::english::data::list;
use crate::extract::reading::Reading;
use std::ops::Range;

/// How far, in tokens, a noun phrase is looked for.
pub(super) const REACH: usize = 40;

/// Words that speak for somebody all by themselves: "said another".
const LONE: &[&str] = list!("speech/lone");

/// How far, in tokens, the "who" of such a clause as "who did not want to be named" is looked for.
const CLAUSE: usize = 9;

/// Returns the first token of the verb group that ends with `verb`: "has also said".
pub(super) fn group(r: &Reading<'_>, lo: usize, verb: usize) -> usize {
    let mut first = verb;
    let helper = Class::ADVERB.with(Class::AUXILIARY).with(Class::MODAL);
    // "They all said", "Marsh and Ruiz have both said".
    let several = |i: usize| {
        let who = Class::SUBJECT.with(Class::PLURAL).with(Class::AUXILIARY);
        i > lo && ["all", "both", "each"].iter().any(|it| r.reads(i, it)) && (r.is(i - 1, who) || r.capital(i - 1))
    };
    // "Has so far pledged".
    let so_far = |i: usize| i > lo && r.reads(i, "far") && ["so", "thus"].iter().any(|word| r.reads(i - 1, word));
    // "Instead, Will called": a name, as "will" never stands before such a form.
    let name =
        |i: usize| r.capital(i) && !r.first(i) && i + 1 == verb && r.is(i, Class::MODAL) && !r.is(verb, Class::BASE);
    let helps = |i: usize| r.is(i, helper) && !name(i) || several(i) || so_far(i);
    while first > lo && verb - first < 6 && helps(first - 1) && r.quotation(first - 1).is_none() {
        first -= 1;
    }
    // An adverb that opens the clause ("Later the minister said") is no part of the group, but there it has no subject
    // before it either, so nothing is lost.
    first
}

/// Returns whether a phrase can be a speaker: a name, a role, a body or a document.
pub(super) fn names_somebody(r: &Reading<'_>, range: &Range<usize>) -> bool {
    let speaker = Class::ROLE.with(Class::COLLECTIVE).with(Class::DOCUMENT).with(Class::SUBJECT);
    let function = Class::PREPOSITION.with(Class::DETERMINER).with(Class::SUBORDINATOR).with(Class::ADVERB);
    let lone = range.len() == 1 && LONE.iter().any(|word| r.reads(range.start, word));
    let role = range.len() > 1
        && r.is(range.end - 1, Class::TITLE)
        && r.is(range.start, Class::DETERMINER.with(Class::POSSESSIVE));
    lone || role
        || range
            .clone()
            .any(|i| r.is(i, speaker) || (r.capital(i) && !r.is(i, function.with(Class::DAY).with(Class::MONTH))))
}

/// Returns whether the quotation around the token at `index` is a few words only: a name's nickname or a title.
pub(super) fn short_quotation(r: &Reading<'_>, index: usize) -> bool {
    let Some(quotation) = r.quotation(index).and_then(|i| r.article().quotations().get(i)) else { return true };
    quotation.close.is_some() && r.count(quotation.span(), 4) < 4
}

/// Returns the noun phrase that ends right before the token at `end`.
pub(super) fn before(r: &Reading<'_>, lo: usize, end: usize) -> Option<Range<usize>> {
    let reach = end.saturating_sub(REACH).max(lo);
    let mut start = end;
    let mut joined = None;
    while start > reach {
        let at = start - 1;
        if r.quotation(at).is_some() && !short_quotation(r, at) {
            break;
        }
        if r.mark(at) != '\0' {
            match past_mark(r, reach, at..end, joined.is_some()) {
                Some(next) if next < at => {
                    start = next;
                    continue;
                }
                Some(_) => {}
                None => break,
            }
        }
        if opens_clause(r, reach, at..end) {
            break;
        }
        if r.is(at, Class::RELATIVE) && !r.is(at, Class::DETERMINER) {
            if is_object(r, at + 1..end) {
                break;
            }
            // "a man who knows him said": what counts is the phrase before the relative clause.
            return before(r, lo, at).filter(|range| range.end == at && range.end - range.start < REACH);
        }
        if r.is(at, Class::COORDINATOR) {
            if !(r.reads(at, "and") || r.reads(at, "or")) || at + 1 == end {
                break;
            }
            joined.get_or_insert(at);
            start = at;
            continue;
        }
        if let Some(relative) = relative_before(r, reach, at) {
            return before(r, lo, relative);
        }
        if stops(r, at) {
            if let Some(relative) = unnamed(r, reach, start..end) {
                return before(r, lo, relative);
            }
            // A verb left of "and": two clauses, not two speakers.
            if let Some(and) = joined
                && r.is(at, verbal())
            {
                start = and + 1;
            }
            break;
        }
        start = at;
    }
    trim(r, start, end)
}

/// Returns whether `words` behind a relative pronoun are a subject of their own: "the man whom [the police] say".
fn is_object(r: &Reading<'_>, words: Range<usize>) -> bool {
    let opens = Class::DETERMINER.with(Class::POSSESSIVE).with(Class::SUBJECT).with(Class::ROLE);
    let own = !words.is_empty() && (r.is(words.start, opens) || r.capital(words.start));
    own && !words.clone().any(|i| r.is(i, verbal().with(Class::PAST)) && !r.capital(i))
}

/// Returns where a noun phrase goes on before the mark at the start of `rest`: the mark itself, or the first token of what it closes;
/// none where it ends there. `joined` says whether "and" stands in what was read.
fn past_mark(r: &Reading<'_>, reach: usize, rest: Range<usize>, joined: bool) -> Option<usize> {
    let at = rest.start;
    match r.mark(at) {
        '.' => abbreviated(r, at).then_some(at),
        '&' | '\'' | '\u{2019}' | '$' | '%' | '/' | '"' | '\u{201C}' | '\u{201D}' => Some(at),
        ',' if place(r, at, rest.end) => Some(at),
        ',' => joined.then(|| listed(r, reach, at)).flatten(),
        '-' => (at > reach && r.number(at - 1)).then_some(at),
        ')' => opening(r, reach, at),
        _ => None,
    }
}

/// Returns whether the first word of `rest` opens a clause whose subject is what follows it: "fell [after the mayor]", "the tunnel
/// [that engineers]", "so bad [that Ruiz]".
fn opens_clause(r: &Reading<'_>, reach: usize, rest: Range<usize>) -> bool {
    let (at, next) = (rest.start, rest.start + 1);
    if at <= reach || next >= rest.end {
        return false;
    }
    let later = ["after", "before", "since", "until"].iter().any(|word| r.reads(at, word));
    if later && !r.capital(at) && rest.clone().all(|i| r.mark(i) != ',') {
        return true;
    }
    let named = Class::DETERMINER.with(Class::POSSESSIVE).with(Class::PLURAL);
    r.reads(at, "that") && (r.is(next, named) || r.capital(next))
}

/// Returns the relative pronoun that the verb at `at` follows: what matters then is what stands before that pronoun.
fn relative_before(r: &Reading<'_>, reach: usize, at: usize) -> Option<usize> {
    let first = group(r, reach, at);
    let relative = first.checked_sub(1).filter(|relative| *relative > reach)?;
    let pronoun = ["who", "which", "that"].iter().any(|word| r.reads(relative, word));
    (pronoun && r.is(at, verbal().with(Class::PAST)) && !r.is(at, Class::NEGATION)).then_some(relative)
}

/// Returns the relative pronoun of the clause that ends with `last`, a participle after "be": "an inspector who asked not to be
/// [named] said".
fn unnamed(r: &Reading<'_>, reach: usize, last: Range<usize>) -> Option<usize> {
    let participle = last.len() == 1 && r.is(last.start, Class::PAST) && !r.capital(last.start);
    let be = last.start.checked_sub(1).filter(|be| participle && (r.reads(*be, "be") || r.reads(*be, "being")))?;
    let clause = (reach..be).rev().take(CLAUSE).take_while(|i| r.mark(*i) == '\0');
    clause.into_iter().find(|i| *i > reach && r.reads(*i, "who"))
}

pub(super) fn verbal() -> Class {
    Class::VERB.with(Class::AUXILIARY).with(Class::MODAL)
}

/// Returns whether the word at `at` can't lie inside a noun phrase.
fn stops(r: &Reading<'_>, at: usize) -> bool {
    let named = r.capital(at) && r.capital(at + 1) && at > 0 && r.mark(at - 1) == '\0';
    // "In May 2015".
    if r.is(at, Class::MONTH) && r.capital(at) && at > 0 && r.is(at - 1, Class::PREPOSITION) {
        return false;
    }
    let function = Class::SUBORDINATOR.with(Class::AUXILIARY).with(Class::MODAL);
    if named || r.capital(at) && (!r.is(at, function) || r.is(at, Class::MODAL) && !r.first(at)) {
        return false;
    }
    let clause =
        Class::SUBORDINATOR.with(Class::AUXILIARY).with(Class::MODAL).with(Class::NEGATION).with(Class::CLITIC);
    let finite = Class::REPORT;
    r.is(at, clause) && !r.is(at, Class::PREPOSITION)
        // "The lead author".
        || r.is(at, Class::VERB) && !(r.reads(at, "lead") && r.is(at + 1, Class::ROLE.with(Class::TITLE)))
        || (r.is(at, finite) && !r.is(at, Class::NOUNISH.with(Class::DOCUMENT)))
        || (r.is(at, Class::SUBJECT) && !r.is(at, Class::DETERMINER))
}

/// Words cut short in names, behind which a full stop ends no sentence.
const CUT_SHORT: &[&str] = list!("speech/cut-short");

fn abbreviated(r: &Reading<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let word = r.text(before);
    r.is(before, Class::TITLE.with(Class::MONTH)) || word.chars().count() == 1 || CUT_SHORT.contains(&word)
}

/// Returns whether the comma at `at` parts a town from its state or country: "a voter in Dayton, Ohio, …".
fn place(r: &Reading<'_>, at: usize, end: usize) -> bool {
    let Some(before) = at.checked_sub(3) else { return false };
    let named = Class::DAY.with(Class::MONTH).with(Class::TITLE).with(Class::MALE).with(Class::FEMALE);
    let inside = (before..at).any(|i| ["of", "in", "from", "at", "near"].iter().any(|word| r.reads(i, word)));
    let after = (at + 1..end).all(|i| r.capital(i) || r.mark(i) == '.');
    let plain = (at - 1..end).all(|i| !r.is(i, named));
    inside && after && plain && end - at <= 4 && r.capital(at - 1)
}

/// Returns where a list of names begins whose last comma is at `comma`: "Residents of [Larkfield], Orle, Brask and Dune". What stands
/// between a preposition and the first comma is no list: "In Orle, Ruiz and Marsh".
fn listed(r: &Reading<'_>, reach: usize, comma: usize) -> Option<usize> {
    let (mut first, mut items) = (comma, 0);
    while first > reach && r.mark(first) == ',' {
        let other =
            Class::PREPOSITION.with(Class::SUBORDINATOR).with(Class::ADVERB).with(Class::DAY).with(Class::MONTH);
        let name = |i: &usize| r.capital(*i) && !r.is(*i, other) || r.is(*i, Class::PARTICLE);
        let start = (reach..first).rev().take_while(name).last()?;
        items += 1;
        first = start;
        if start == reach || r.mark(start - 1) != ',' {
            break;
        }
        first = start - 1;
    }
    let before = first.checked_sub(1).filter(|before| *before >= reach);
    let led = before.is_some_and(|before| r.is(before, Class::PREPOSITION));
    let whose = led && first >= reach + 2 && r.is(first - 2, Class::ROLE.with(Class::COLLECTIVE).with(Class::PLURAL));
    (items > 0 && (whose || !led && (items > 1 || before.is_none_or(|before| r.mark(before) != '\0')))).then_some(first)
}

fn opening(r: &Reading<'_>, reach: usize, close: usize) -> Option<usize> {
    (reach..close).rev().take(12).find(|at| r.mark(*at) == '(')
}

/// Cuts what leads up to a noun phrase off it: "But", "on Tuesday", "in Geneva", "last week".
fn trim(r: &Reading<'_>, mut start: usize, end: usize) -> Option<Range<usize>> {
    while start < end {
        let next = start + 1;
        let time = r.is(start, Class::TIME_LEAD)
            && (start + 1..end).any(|i| i < start + 3 && r.is(i, Class::TIME_UNIT.with(Class::DAY)));
        if time && end > start + 2 {
            start += 2;
        } else if leads_up(r, start, end) {
            start = next;
        } else if r.is(start, Class::PREPOSITION) {
            start = after_prepositions(r, next, end)?;
        } else {
            break;
        }
    }
    let end = without_time(r, start, end);
    (start < end && !(r.is(start, Class::ADVERB.with(Class::PREPOSITION)) && start + 1 == end)).then_some(start..end)
}

/// Returns where a noun phrase ends without the time behind it: "Ruiz [later on Thursday]", "the mayor [this week]", "Lund [recently]".
fn without_time(r: &Reading<'_>, start: usize, end: usize) -> usize {
    let mut end = end;
    // "A survey last week": which one.
    if (start..end).any(|i| r.is(i, Class::SURVEY)) {
        return end;
    }
    while end > start + 1 {
        let last = end - 1;
        let before = last - 1;
        let day =
            r.is(last, Class::DAY) && !r.is(before, Class::DETERMINER.with(Class::GENITIVE).with(Class::PREPOSITION));
        let unit = r.is(last, Class::TIME_UNIT.with(Class::DAY)) && r.is(before, Class::TIME_LEAD);
        let year = r.number(last) && r.text(last).len() == 4 || r.is(last, Class::MONTH) && r.capital(last);
        let on = r.reads(before, "on") && r.is(last, Class::DAY) || r.reads(before, "in") && year;
        let adverb = (r.is(last, Class::ADVERB) || r.reads(last, "here"))
            && !r.capital(last)
            && !r.is(last, Class::DETERMINER.with(Class::PREPOSITION));
        let cut = if unit || on { 2 } else { usize::from(day && r.capital(before) || adverb) };
        if cut == 0 || end < start + 1 + cut {
            break;
        }
        end -= cut;
    }
    end
}

/// Returns whether the one token at `at` leads up to the noun phrase that ends at `end`: a mark, "but", "later",
/// "Tuesday".
fn leads_up(r: &Reading<'_>, at: usize, end: usize) -> bool {
    let next = at + 1;
    let mark = r.mark(at) != '\0' && r.mark(at) != '$' && r.quotation(at).is_none();
    let adverb =
        r.is(at, Class::ADVERB.with(Class::SUBORDINATOR)) && !r.is(at, Class::DETERMINER.with(Class::PREPOSITION));
    let day = r.is(at, Class::DAY) && !r.is(at, Class::GENITIVE) && (r.capital(next) || r.is(next, Class::PREPOSITION));
    mark || is_closing(r, at) || r.is(at, Class::COORDINATOR) || next < end && (adverb || day)
}

/// Returns whether the mark at `at` closes a quotation that began before it.
fn is_closing(r: &Reading<'_>, at: usize) -> bool {
    r.mark(at) != '\0' && r.quotation(at).is_some() && r.quotation(at) != r.quotation(at + 1)
}

/// Returns where the noun phrase after a leading prepositional phrase begins; `at` follows the preposition.
fn after_prepositions(r: &Reading<'_>, at: usize, end: usize) -> Option<usize> {
    let starts = Class::DETERMINER.with(Class::POSSESSIVE).with(Class::SUBJECT);
    (at + 1..end).find(|i| {
        let inside = Class::PREPOSITION
            .with(Class::DETERMINER)
            .with(Class::POSSESSIVE)
            .with(Class::GENITIVE)
            .with(Class::COORDINATOR)
            .with(Class::TIME_LEAD);
        let free = !r.is(i - 1, inside) && r.mark(i - 1) == '\0';
        let new_name = r.capital(*i) && (!r.capital(i - 1) || r.is(i - 1, Class::DAY.with(Class::MONTH)));
        free && (r.is(*i, starts) || new_name)
    })
}

/// Returns the noun phrase that begins at `start`, going on no further than `hi`.
///
/// It takes along what qualifies it ("of the union", "for the group"), and stops at a comma, a verb, a time or a mark.
pub(super) fn after(r: &Reading<'_>, start: usize, hi: usize) -> Option<Range<usize>> {
    if r.is(start, Class::SUBJECT.with(Class::OBJECT))
        && !r.is(start, Class::POSSESSIVE.with(Class::DETERMINER))
        && start < hi
    {
        return Some(start..start + 1);
    }
    if r.is(start, Class::PREPOSITION.with(Class::SUBORDINATOR)) && !r.capital(start) {
        return None;
    }
    let hi = hi.min(start + REACH);
    let mut end = start;
    while end < hi {
        let opaque = r.quotation(end).is_some() && !short_quotation(r, end);
        let mark = r.mark(end);
        let inner_mark = mark == '.' && (abbreviated(r, end) || end > start && is_joined(r, end)) && end + 1 < hi
            || matches!(mark, '&' | '\'' | '\u{2019}' | '/' | '"' | '\u{201C}' | '\u{201D}')
            || mark == '-' && end > start && is_joined(r, end)
            // "Lady Justice (rtd) Ana Ruiz".
            || mark == '(' && end > start && r.is(end - 1, Class::TITLE) && r.mark(end + 2) == ')' && r.capital(end + 3)
            || mark == ')' && end > start + 2 && r.mark(end - 2) == '(' && r.is(end - 3, Class::TITLE)
            || r.quotation(end).is_some();
        let qualifies = ["of", "for", "from", "at", "with", "in", "by", "to", "on", "near", "about"]
            .iter()
            .any(|word| r.reads(end, word));
        let ends_phrase = r.is(end, Class::PREPOSITION)
            && !(qualifies && end + 1 < hi && !r.is(end + 1, Class::DAY.with(Class::MONTH).with(Class::OCCASION)));
        let adverbial = end > start && opens_time(r, end);
        if opaque
            || (mark != '\0' && !inner_mark)
            || ends_phrase
            || adverbial
            || stops(r, end)
            || r.is(end, Class::RELATIVE)
        {
            break;
        }
        if r.is(end, Class::ADVERB) && !r.is(end, Class::DETERMINER) && !r.capital(end) && end > start {
            break;
        }
        if r.is(end, Class::REPORTING) {
            break;
        }
        end += 1;
    }
    // "“…,” said another".
    let alone = usize::from(LONE.iter().any(|word| r.reads(start, word)));
    while end > start + alone && r.is(end - 1, Class::COORDINATOR.with(Class::PREPOSITION).with(Class::DETERMINER)) {
        end -= 1;
    }
    (end > start).then_some(start..end)
}

/// Returns whether the mark at `at` joins two words: "24-year-old", "the website Courier.com".
fn is_joined(r: &Reading<'_>, at: usize) -> bool {
    let (Some(before), Some(here), Some(next)) = (r.place(at - 1), r.place(at), r.place(at + 1)) else { return false };
    before.end == here.start && here.end == next.start
}

/// Returns whether a time begins at `at`, behind a noun phrase: "Marsh [on] Tuesday", "the mayor last week", but "a recent
/// poll".
fn opens_time(r: &Reading<'_>, at: usize) -> bool {
    let qualifies = r.is(at - 1, Class::DETERMINER.with(Class::POSSESSIVE).with(Class::GENITIVE));
    let lead = r.is(at, Class::TIME_LEAD) && !r.is(at, Class::DETERMINER);
    let unit = r.is(at + 1, Class::TIME_UNIT.with(Class::DAY));
    let ends = r.mark(at + 1) != '\0' || r.is(at + 1, Class::PREPOSITION);
    r.is(at, Class::DAY) && !r.is(at, Class::DETERMINER)
        || lead && !qualifies && (unit || ends)
        || r.is(at, Class::TIME_LEAD) && unit && !qualifies
}
