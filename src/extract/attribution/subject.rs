//! Who speaks: the noun phrase before or after a cue.

use crate::english::Class;
use crate::extract::reading::Reading;
use std::ops::Range;

/// How far, in tokens, a noun phrase is looked for.
const REACH: usize = 40;

/// How far, in tokens, the "who" of such a clause as "who did not want to be named" is looked for.
const CLAUSE: usize = 9;

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

/// Returns the first token of the verb group that ends with `verb`: "has also said".
pub(super) fn group(r: &Reading<'_>, lo: usize, verb: usize) -> usize {
    let mut first = verb;
    let helper = Class::ADVERB.with(Class::AUXILIARY).with(Class::MODAL);
    // "They all said", "Marsh and Ruiz have both said".
    let several = |i: usize| {
        let who = Class::SUBJECT.with(Class::PLURAL).with(Class::AUXILIARY);
        i > lo && ["all", "both", "each"].iter().any(|it| r.reads(i, it)) && (r.is(i - 1, who) || r.capital(i - 1))
    };
    let helps = |i: usize| r.is(i, helper) || several(i);
    while first > lo && verb - first < 6 && helps(first - 1) && r.quotation(first - 1).is_none() {
        first -= 1;
    }
    // An adverb that opens the clause ("Later the minister said") is no part of the group, but there it has no subject
    // before it either, so nothing is lost.
    first
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
    if r.quotation(last).is_some() && !short_quotation(r, last) {
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
    let phrase = phrase_before(r, lo, group)?;
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
    let plain = |i: &usize| r.quotation(*i).is_none() && !matches!(r.mark(*i), ';' | ':') && !r.is(*i, verbal());
    let mut near = (reach..group).rev().take_while(plain);
    let age = near.find(|i| r.number(*i) && *i > lo + 1 && r.mark(i - 1) == ',' && r.mark(i + 1) == ',')?;
    let named = r.capital(age.checked_sub(2)?) && r.text(age).len() < 4;
    named.then(|| phrase_before(r, lo, age - 1)).flatten()
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
        if r.quotation(at).is_some() && !short_quotation(r, at) {
            return None;
        }
        if r.mark(at) != ',' {
            continue;
        }
        commas += 1;
        let opens = Class::DETERMINER
            .with(Class::RELATIVE)
            .with(Class::TITLE)
            .with(Class::ROLE)
            .with(Class::POSSESSIVE)
            .with(Class::PREPOSITION)
            .with(Class::PAST)
            .with(Class::REPORTING);
        let next = at + 1;
        let doing = r.mark(next) == '\0' && r.text(next).len() > 4 && r.text(next).ends_with("ing");
        // ", however," ", though,"
        let adverb = next + 1 == comma && r.is(next, Class::ADVERB.with(Class::SUBORDINATOR));
        let along = r.reads(next, "along") && r.reads(next + 1, "with");
        let framed = || {
            let free = (next..comma).all(|i| !r.is(i, verbal().with(Class::REPORT)) || r.capital(i));
            let name = phrase_before(r, lo, at).filter(|_| free && r.capital(at - 1));
            name.is_some_and(|name| name.start <= lo + 1 || r.quotation(name.start - 1).is_some())
        };
        let inserted = adverb || along || doing || framed() || r.is(next, opens) || r.capital(next) || r.number(next);
        if inserted && at > lo && !r.is(next, Class::COORDINATOR) {
            // Only somebody says: "Even the biggest of them, such as Orle, say".
            let says = (comma + 1..comma + 4).any(|i| r.is(i, Class::PLAIN) && r.is(i, Class::REPORT));
            let fits = |range: &Range<usize>| names_somebody(r, range) || says && range.start <= lo + 1;
            let Some(range) = phrase_before(r, lo, at).filter(fits) else { continue };
            // "Ruiz, speaking at a rally in Orle, Tarn, said".
            let speaks = r.text(range.start).ends_with("ing") && !r.capital(range.start) && range.start > lo;
            if speaks && r.mark(range.start - 1) == ',' {
                continue;
            }
            // "after the vote, Sen. Jane Roe (R-Ohio), said": the part between the commas is the speaker.
            if is_person(r, next) && !r.capital(at - 1) {
                let named = found(phrase_before(r, next, comma)?);
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

/// Returns the noun phrase before words between dashes, the second of which stands at `dash`: "The firm – which employs
/// 40 people – said".
fn between_dashes(r: &Reading<'_>, lo: usize, dash: usize) -> Option<Range<usize>> {
    let reach = dash.saturating_sub(REACH).max(lo);
    let open = (reach..dash).rev().find(|i| r.mark(*i) == r.mark(dash))?;
    let unquoted = (open..dash).all(|i| r.quotation(i).is_none() || short_quotation(r, i));
    phrase_before(r, lo, open).filter(|range| unquoted && names_somebody(r, range))
}

/// Returns whether a person's name or title begins at `at`.
fn is_person(r: &Reading<'_>, at: usize) -> bool {
    r.capital(at) && r.is(at, Class::TITLE.with(Class::MALE).with(Class::FEMALE))
}

/// Returns the name that `range` is itself an apposition to: "Jane Roe, the mayor, a Democrat, said".
fn first_of_chain(r: &Reading<'_>, lo: usize, range: &Range<usize>) -> Option<Range<usize>> {
    let comma = range.start.checked_sub(1).filter(|comma| *comma > lo && r.mark(*comma) == ',')?;
    let opens = r.is(range.start, Class::DETERMINER.with(Class::ROLE).with(Class::TITLE).with(Class::POSSESSIVE));
    let apposed = opens && !r.capital(range.start);
    let name = phrase_before(r, lo, comma).filter(|name| apposed && r.capital(name.end - 1))?;
    Some(name)
}

/// Words that speak for somebody all by themselves: "said another".
const LONE: &[&str] = &["another", "one", "some", "many", "others", "each", "both", "few", "most", "several"];

/// Returns whether a phrase can be a speaker: a name, a role, a body or a document.
pub(super) fn names_somebody(r: &Reading<'_>, range: &Range<usize>) -> bool {
    let speaker = Class::ROLE.with(Class::COLLECTIVE).with(Class::DOCUMENT).with(Class::SUBJECT);
    let function = Class::PREPOSITION.with(Class::DETERMINER).with(Class::SUBORDINATOR).with(Class::ADVERB);
    let lone = range.len() == 1 && LONE.iter().any(|word| r.reads(range.start, word));
    lone || range
        .clone()
        .any(|i| r.is(i, speaker) || (r.capital(i) && !r.is(i, function.with(Class::DAY).with(Class::MONTH))))
}

/// Returns whether the quotation around the token at `index` is a few words only: a name's nickname or a title.
fn short_quotation(r: &Reading<'_>, index: usize) -> bool {
    let Some(quotation) = r.quotation(index).and_then(|i| r.article().quotations().get(i)) else { return true };
    quotation.close.is_some() && r.count(quotation.span(), 4) < 4
}

/// Returns the noun phrase that ends right before the token at `end`.
pub(super) fn phrase_before(r: &Reading<'_>, lo: usize, end: usize) -> Option<Range<usize>> {
    let reach = end.saturating_sub(REACH).max(lo);
    let mut start = end;
    let mut joined = None;
    while start > reach {
        let at = start - 1;
        if r.quotation(at).is_some() && !short_quotation(r, at) {
            break;
        }
        match r.mark(at) {
            '\0' => {}
            '.' if abbreviated(r, at) => {}
            '&' | '\'' | '\u{2019}' | '$' | '%' | '/' | '"' | '\u{201C}' | '\u{201D}' => {}
            ',' if place(r, at, end) => {}
            ',' if joined.is_some()
                && let Some(first) = listed(r, reach, at) =>
            {
                start = first;
                continue;
            }
            '-' if at > reach && r.number(at - 1) => {}
            ')' => match opening(r, reach, at) {
                Some(open) => {
                    start = open;
                    continue;
                }
                None => break,
            },
            _ => break,
        }
        // "Fell after the mayor", who said something.
        let later = ["after", "before", "since", "until"].iter().any(|word| r.reads(at, word));
        if later && at > reach && at + 1 < end && !r.capital(at) && (at..end).all(|i| r.mark(i) != ',') {
            break;
        }
        // "The tunnel that engineers", "so bad that Ruiz": what is before has another verb.
        let named = Class::DETERMINER.with(Class::POSSESSIVE).with(Class::PLURAL);
        if r.reads(at, "that") && at + 1 < end && at > reach && (r.is(at + 1, named) || r.capital(at + 1)) {
            break;
        }
        if r.is(at, Class::RELATIVE) && !r.is(at, Class::DETERMINER) {
            // "the man whom the police say": whoever says it stands behind the pronoun.
            let opens = Class::DETERMINER.with(Class::POSSESSIVE).with(Class::SUBJECT).with(Class::ROLE);
            let own = at + 1 < end && (r.is(at + 1, opens) || r.capital(at + 1));
            if own && !(at + 1..end).any(|i| r.is(i, verbal().with(Class::PAST)) && !r.capital(i)) {
                break;
            }
            // "a man who knows him said": what counts is the phrase before the relative clause.
            return phrase_before(r, lo, at).filter(|range| range.end == at && range.end - range.start < REACH);
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
            return phrase_before(r, lo, relative);
        }
        if stops(r, at) {
            if let Some(relative) = unnamed(r, reach, start..end) {
                return phrase_before(r, lo, relative);
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
    if named || r.capital(at) && !r.is(at, Class::SUBORDINATOR.with(Class::AUXILIARY).with(Class::MODAL)) {
        return false;
    }
    let clause =
        Class::SUBORDINATOR.with(Class::AUXILIARY).with(Class::MODAL).with(Class::NEGATION).with(Class::CLITIC);
    let finite = Class::REPORT;
    r.is(at, clause) && !r.is(at, Class::PREPOSITION)
        || r.is(at, Class::VERB)
        || (r.is(at, finite) && !r.is(at, Class::NOUNISH.with(Class::DOCUMENT)))
        || (r.is(at, Class::SUBJECT) && !r.is(at, Class::DETERMINER))
}

fn abbreviated(r: &Reading<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let word = r.text(before);
    r.is(before, Class::TITLE.with(Class::MONTH))
        || word.chars().count() == 1
        || matches!(
            word,
            "Jr" | "Sr" | "St" | "Inc" | "Co" | "Corp" | "Ltd" | "No" | "Jr." | "Mass" | "Calif" | "Fla" | "Pa" | "Va"
        )
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
        let day = r.is(last, Class::DAY) && !r.is(before, Class::DETERMINER.with(Class::GENITIVE).with(Class::PREPOSITION));
        let unit = r.is(last, Class::TIME_UNIT.with(Class::DAY)) && r.is(before, Class::TIME_LEAD);
        let year = r.number(last) && r.text(last).len() == 4 || r.is(last, Class::MONTH) && r.capital(last);
        let on = r.reads(before, "on") && r.is(last, Class::DAY) || r.reads(before, "in") && year;
        let adverb = (r.is(last, Class::ADVERB) || r.reads(last, "here")) && !r.capital(last) && !r.is(last, Class::DETERMINER.with(Class::PREPOSITION));
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
pub(super) fn phrase_after(r: &Reading<'_>, start: usize, hi: usize) -> Option<Range<usize>> {
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
        let inner_mark = mark == '.' && abbreviated(r, end) && end + 1 < hi
            || matches!(mark, '&' | '\'' | '\u{2019}' | '/')
            || mark == '-' && end > start && is_hyphen(r, end)
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

/// Returns whether the mark at `at` joins two words: "24-year-old".
fn is_hyphen(r: &Reading<'_>, at: usize) -> bool {
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

/// Returns the subject of the sentence that begins at `lo`: its first noun phrase that a verb follows.
pub(super) fn of_sentence(r: &Reading<'_>, lo: usize, hi: usize) -> Option<Range<usize>> {
    let mut start = lo;
    let opener = Class::PREPOSITION.with(Class::SUBORDINATOR).with(Class::REPORTING).with(Class::PAST);
    // "Citing the cost, Ruiz left".
    let verb = verbal().with(Class::REPORT);
    let doing = r.text(lo).len() > 4 && r.text(lo).ends_with("ing") && r.mark(lo + 1) == '\0' && !r.is(lo + 1, verb) && !r.capital(lo + 1);
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
    let phrase = phrase_after(r, start, hi)?;
    let end = phrase.clone().skip(1).find(|i| ends_subject(r, *i)).unwrap_or(phrase.end);
    let phrase = phrase.start..end;
    names_somebody(r, &phrase).then_some(phrase)
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
    let says = r.capital(at - 1) && !r.is(at - 1, Class::GENITIVE) && r.is(at, Class::REPORT) && r.text(at).ends_with('s');
    r.is(at, Class::PAST)
        || says && matches!(r.mark(at + 1), ':' | ',')
        || (r.is(at - 1, head) || r.capital(at - 1) && !opens)
            && !r.is(at - 1, Class::GENITIVE)
            && !r.is(at, noun.with(qualifies))
}

/// Returns a noun phrase without what only leads up to it: "Speaking on Friday in Orle, [Lund]".
pub(super) fn past_aside(r: &Reading<'_>, phrase: Range<usize>) -> Range<usize> {
    let aside = r.text(phrase.start).ends_with("ing") && r.is(phrase.start + 1, Class::PREPOSITION);
    let comma = phrase.clone().rev().find(|i| aside && r.mark(*i) == ',' && i + 1 < phrase.end);
    comma.map_or(phrase.start, |comma| comma + 1)..phrase.end
}
