//! The shape of the noun phrases that name or describe somebody.

use crate::english::Class;
use crate::extract::mention::Names;
use crate::extract::name::bare;
use crate::extract::reading::Reading;
use std::ops::Range;

/// How many tokens a description may take before its noun.
const REACH: usize = 8;

/// How many tokens may stand between a name and its verb, in commas.
const APPOSITION: usize = 24;

/// Returns the part of `phrase` that says who, without apposition and relative clause: "the owner" of "the owner, who was there".
pub(super) fn core(r: &Reading<'_>, phrase: &Range<usize>) -> Range<usize> {
    if is_list(r, phrase) {
        return phrase.clone();
    }
    let aside = |i: &usize| {
        *i > phrase.start
            && (matches!(r.mark(*i), ',' | '\u{2013}' | '\u{2014}') || r.is(*i, Class::RELATIVE) && !r.capital(*i))
    };
    phrase.start..phrase.clone().find(aside).unwrap_or(phrase.end)
}

/// Returns whether `phrase` ends with a list of names, and so means several: "Ruiz, Marsh and Lund", "residents of Orle, Brask and Dune".
pub(super) fn is_list(r: &Reading<'_>, phrase: &Range<usize>) -> bool {
    let Some(comma) = phrase.clone().find(|i| r.mark(*i) == ',') else { return false };
    let joins = |i: usize| ["and", "or"].iter().any(|word| r.reads(i, word));
    let item = |i: usize| r.capital(i) || matches!(r.mark(i), ',' | '.') || r.is(i, Class::PARTICLE) || joins(i);
    let last = (comma + 1..phrase.end).rev().find(|i| joins(*i));
    r.capital(comma.saturating_sub(1)) && last.is_some_and(|and| and + 1 < phrase.end) && (comma..phrase.end).all(item)
}

/// Returns the head of the noun phrase: its last word before a preposition, comma or clause.
pub(super) fn head(r: &Reading<'_>, phrase: &Range<usize>) -> usize {
    let noun = Class::ROLE.with(Class::DOCUMENT).with(Class::COLLECTIVE).with(Class::PLURAL);
    let cut = |i: &usize| {
        let clause = r.is(*i, Class::PREPOSITION.with(Class::RELATIVE)) && !r.capital(*i);
        // "the official charged with it", but "the self-described socialist".
        let follows = |i: usize| r.is(i, noun) || r.capital(i) && !r.is(i, Class::DETERMINER.with(Class::POSSESSIVE));
        let participle = *i > phrase.start && r.is(*i, Class::PAST) && !r.capital(*i) && follows(i - 1);
        // "Justice (rtd) Ana Ruiz".
        let noted = |i: usize| r.is(i - 1, Class::TITLE) && r.mark(i + 2) == ')' && r.capital(i + 3);
        *i > phrase.start && (clause || participle || r.mark(*i) == ',' || r.mark(*i) == '(' && !noted(*i))
    };
    let end = phrase.clone().find(cut).unwrap_or(phrase.end);
    // "Secretary of State Joan Marsh": the name after the office is the head.
    let office = end > phrase.start && r.is(end - 1, Class::TITLE.with(Class::ROLE)) && r.capital(end - 1);
    let last = (end..phrase.end).find(|i| r.mark(*i) == '(').unwrap_or(phrase.end);
    let first = end + 3 + usize::from(r.reads(end + 1, "the"));
    let named = end < last
        && office
        && (first - 1..last).all(|i| r.capital(i) || r.is(i, Class::PARTICLE) || r.mark(i) == '.')
        && last > first;
    let end = if named { last } else { end };
    (phrase.start..end).rev().find(|i| r.mark(*i) == '\0').unwrap_or(phrase.start)
}

/// Returns whether the words of `phrase` mean somebody by other words than a name: "he", "the senator".
pub(super) fn refers(r: &Reading<'_>, phrase: &Range<usize>) -> bool {
    let pronoun = Class::SUBJECT.with(Class::RELATIVE).with(Class::POSSESSIVE);
    phrase.len() == 1 && r.is(phrase.start, pronoun) || is_definite(r, phrase)
}

/// Returns whether the phrase speaks of somebody known: "the senator", "his wife", "the blunt, popular mayor".
pub(super) fn is_definite(r: &Reading<'_>, phrase: &Range<usize>) -> bool {
    let start = phrase.start;
    let split = start >= 3 && r.mark(start - 1) == ',' && r.reads(start - 3, "the") && !r.capital(start - 2);
    r.reads(start, "the") || split || r.is(start, Class::POSSESSIVE.with(Class::GENITIVE))
}

/// Returns the name that a role and it stand together for: "The owner, Norhaus", "her adviser, Tomas Ruiz,".
pub(super) fn apposed_name(r: &Reading<'_>, names: &Names, phrase: &Range<usize>) -> Option<usize> {
    let comma = phrase.clone().find(|i| r.mark(*i) == ',').unwrap_or(phrase.end);
    let head = head(r, &(phrase.start..comma));
    // "One of them, Ana Quist," too.
    // "The Minister of Works, Bayo Ade,".
    let office = r.is(head, Class::TITLE) && r.is(phrase.start, Class::DETERMINER);
    let common = office
        || !r.capital(head) && r.is(head, Class::ROLE.with(Class::COLLECTIVE)) && !r.is(head, Class::PLURAL)
        || ["one", "another"].iter().any(|word| r.reads(phrase.start, word));
    // "The Alliance's whip, Ana Quist, said", whatever a whip is.
    let owned = (phrase.start..head).any(|i| r.is(i, Class::GENITIVE));
    // "Ruiz, whose father, Tom Marsh, said".
    let whose = phrase.start > 0 && r.reads(phrase.start - 1, "whose");
    let definite = owned || whose || is_definite(r, phrase);
    let unknown = !common && definite && phrase.end == comma;
    if !common && !unknown || r.mark(comma) != ',' {
        return None;
    }
    // "His rival, Greens MP Ana Ruiz,".
    // "The driver, 19-year-old Kyle Marsh,".
    let age = (comma + 1..comma + 6).find(|i| r.number(comma + 1) && r.text(*i).ends_with("old")).unwrap_or(comma);
    let start = (age + 1..age + 5).find(|i| names.in_tokens(&(*i..i + 1)).is_some())?;
    let titled = |i: usize| r.capital(i) || r.mark(i) == '.';
    let index = names.in_tokens(&(start..start + 1)).filter(|_| (age + 1..start).all(titled))?;
    let name = names.all().get(index).filter(|name| name.tokens.start > comma)?;
    // "The whip, Mrs Bell,".
    let named = name.tokens.len() > 1 || start > comma + 1;
    let full = || named && !name.tokens.clone().any(|i| r.is(i, Class::BODY.with(Class::PLACE)));
    if unknown && !full() {
        return None;
    }
    let inside = name.tokens.end <= phrase.end;
    // Behind the phrase it has to be closed: "the mayor, Tomas Ruiz, said".
    let one = ["a", "an", "one"].iter().any(|word| r.reads(phrase.start, word));
    // "A charity, Shelter, said".
    let one = one && (name.tokens.len() > 1 || r.is(head, Class::COLLECTIVE));
    let belongs = ["of", "from", "at"].iter().any(|word| r.reads(name.tokens.end, word));
    let closed = (definite || one) && (matches!(r.mark(name.tokens.end), ',' | '.') || belongs && full());
    (inside || closed).then_some(index)
}

/// Returns the name to which `phrase` is an apposition: "Ruiz, the mayor who stayed, said".
pub(super) fn apposed_to(r: &Reading<'_>, names: &Names, phrase: &Range<usize>) -> Option<usize> {
    let comma = phrase.start.checked_sub(1).filter(|comma| r.mark(*comma) == ',')?;
    let index = names.in_tokens(&(comma.checked_sub(1)?..comma))?;
    let role = phrase.clone().any(|i| r.is(i, Class::ROLE) && !r.is(i, Class::PLURAL));
    // "In June, the senator".
    if r.is(comma - 1, Class::MONTH.with(Class::DAY)) {
        return None;
    }
    let name = names.all().get(index).filter(|name| role && name.tokens.end == comma)?;
    (r.quotation(comma).is_none() && is_definite(r, phrase) && name.person).then_some(index)
}

/// Returns the phrase that describes one person and whose noun is the token at `at`: "a partner", "the senator".
///
/// A noun that describes a name, before or behind it, is none.
pub(super) fn description(r: &Reading<'_>, at: usize) -> Option<Range<usize>> {
    let next = at + 1;
    let genitive = r.is(at, Class::GENITIVE) && crate::english::class(bare(r.text(at))).any(Class::ROLE);
    let follows = Class::AUXILIARY
        .with(Class::MODAL)
        .with(Class::VERB)
        .with(Class::PAST)
        .with(Class::REPORT)
        .with(Class::ADVERB)
        .with(Class::PREPOSITION)
        .with(Class::COORDINATOR)
        .with(Class::SUBORDINATOR)
        .with(Class::RELATIVE)
        .with(Class::DAY)
        .with(Class::REPORTING);
    // "an executive order" speaks of no executive.
    let ends = genitive || !r.capital(next) && (r.mark(next) != '\0' && r.mark(next) != '-' || r.is(next, follows));
    if r.capital(at) || !ends || !genitive && !r.is(at, Class::ROLE) || r.is(at, Class::PLURAL) {
        return None;
    }
    let opens = Class::DETERMINER.with(Class::POSSESSIVE).with(Class::GENITIVE);
    let clause =
        Class::AUXILIARY.with(Class::MODAL).with(Class::VERB).with(Class::PREPOSITION).with(Class::COORDINATOR);
    let start = (at.saturating_sub(REACH)..at)
        .rev()
        .take_while(|i| r.mark(*i) == '\0' && !r.is(*i, clause))
        .find(|i| r.is(*i, opens))?;
    let one = ["a", "an", "the", "another"].iter().any(|word| r.reads(start, word));
    if !one {
        return None;
    }
    let before = start.checked_sub(1);
    let be = ["is", "was", "be", "been", "as", "for", "being", "become", "became"];
    let told = before.is_some_and(|before| {
        let name = before.checked_sub(1).is_some_and(|last| r.capital(last) || r.number(last));
        r.mark(before) == ',' && name || be.iter().any(|word| r.reads(before, word)) || r.is(before, Class::NEGATION)
    });
    let names_next = r.mark(next) == ',' && r.capital(next + 1);
    (!told && !names_next).then_some(start..next)
}

/// Returns whether the phrase stands where a subject does: at the head of its clause.
pub(super) fn is_subject(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let verb = Class::AUXILIARY
        .with(Class::MODAL)
        .with(Class::VERB)
        .with(Class::PAST)
        .with(Class::REPORT)
        .with(Class::ADVERB)
        .with(Class::CLITIC);
    let next = tokens.end;
    if is_inside(r, tokens) {
        return false;
    }
    if r.mark(next) == ',' {
        // "Her deputy, Mr Tom Marsh, was": the comma closes what stands beside the subject.
        let titled = |i: &usize| r.is(*i, Class::TITLE) && r.capital(*i) || r.mark(*i) == '.';
        let before = (0..tokens.start).rev().take(4).find(|i| !titled(i));
        if before.is_some_and(|before| r.mark(before) == ',') && r.is(next + 1, verb) {
            return true;
        }
        // "Ruiz, 41, the mayor of Larkhaven, walked": a verb after one of the next commas.
        let inserted = (next + 1..next + APPOSITION).take_while(|i| *i < r.len() && !r.first(*i));
        // "Ruiz, called “the Mole,” walked".
        let behind = |comma: usize| comma + 1 + usize::from(r.quotation(comma).is_some() && r.mark(comma + 1) != '\0');
        // "Ruiz, who had found her, wept".
        let other = Class::PREPOSITION.with(Class::COORDINATOR).with(Class::SUBORDINATOR).with(Class::RELATIVE);
        let other = other.with(Class::DETERMINER).with(Class::POSSESSIVE).with(Class::SUBJECT);
        let clause = r.is(next + 1, Class::RELATIVE);
        let acts = |at: usize| r.mark(at) == '\0' && !r.capital(at) && !r.number(at) && !r.is(at, other);
        let mut commas = inserted.filter(|i| r.mark(*i) == ',');
        return commas.any(|comma| r.is(behind(comma), verb) || clause && acts(behind(comma)));
    }
    // "Ruiz departs", with a verb that no table lists.
    let opens = r.first(tokens.start);
    let plain = Class::PREPOSITION.with(Class::COORDINATOR).with(Class::SUBORDINATOR).with(Class::RELATIVE);
    let likely = r.mark(next) == '\0' && !r.capital(next) && !r.is(next, plain) && next < r.len();
    r.is(next, verb) || opens && likely
}

/// Returns whether the name belongs to another noun phrase: "Marsh's plan", "a spokesman for Mr. Marsh".
pub(super) fn is_inside(r: &Reading<'_>, tokens: &Range<usize>) -> bool {
    if r.is(tokens.end - 1, Class::GENITIVE) || matches!(r.mark(tokens.end), '\'' | '\u{2019}') {
        return true;
    }
    let titled = |i: usize| r.is(i, Class::TITLE) && r.capital(i) || r.mark(i) == '.';
    let before = (tokens.start.saturating_sub(4)..tokens.start).rev().find(|i| !titled(*i));
    before.is_some_and(|before| ["of", "for", "to", "from", "with"].iter().any(|word| r.reads(before, word)))
}
