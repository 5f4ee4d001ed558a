//! Where the content behind a cue ends.

use super::content::{After, after};
use super::frame;
use super::phrase;
use super::subject;
use crate::english::Class;
use crate::english::data::list;
use crate::extract::reading::Reading;

/// Returns the end of the content that starts at `start`: the end of the sentence at `hi`, or where a further
/// attribution in the same sentence begins; none where the whole stands in another attribution ("A, Marsh said.").
pub(super) fn end(r: &Reading<'_>, start: usize, hi: usize) -> Option<usize> {
    let mut at = start + 2;
    while at < hi.min(start + LOOK_AHEAD) {
        if r.quotation(at).is_some() {
            at += 1;
            continue;
        }
        let before = at - 1;
        if let Some(end) = stops(r, start, at, hi) {
            return Some(end);
        }
        if r.reads(at, "according") && r.reads(at + 1, "to") {
            let closed = r.quotation(before).is_some() && before > start && r.mark(before - 1) == ',';
            if r.mark(before) != ',' && !closed {
                return Some(at);
            }
            // "A told B that …, according to C": all of it is C's word.
            let last = phrase::after(r, at + 2, hi).is_some_and(|source| (source.end..hi).all(|i| r.mark(i) != ','));
            return if last { None } else { Some(before) };
        }
        let after = || after(r, at, hi, false);
        let noun = r.is(at, Class::NOUNISH) && !matches!(after(), After::That(_) | After::Quotation(_));
        // "…, court papers show.": all of it is their word.
        if noun
            && r.is(at, Class::NEEDS_THAT)
            && r.is(before, Class::DOCUMENT.with(Class::SURVEY).with(Class::MEASURES))
            && after() == After::End
            && let Next::Around = next_attribution(r, start, at, hi)
        {
            return None;
        }
        if r.is(at, Class::REPORT)
            && !noun
            && !r.is(before, Class::DETERMINER.with(Class::POSSESSIVE))
            && (at > start + 3 || at > start + 1 && r.is(before, Class::COORDINATOR))
        {
            match next_attribution(r, start, at, hi) {
                Next::Beside(end) => return Some(end),
                Next::Around => return None,
                Next::Inside => {}
            }
        }
        if r.is(at, Class::FRAMES)
            && at > start + 3
            && frame::frames(r, at, hi)
            && let Next::Beside(end) = next_attribution(r, start, at, hi)
        {
            return Some(end);
        }
        at += 1;
    }
    Some(hi)
}

/// Returns where the content that starts at `start` ends, where what follows at `at` is no part of it, whoever says that.
fn stops(r: &Reading<'_>, start: usize, at: usize, hi: usize) -> Option<usize> {
    let before = at - 1;
    // Most words neither report nor stand beside a mark.
    let plain = r.mark(at) == '\0' && r.mark(before) == '\0';
    let frames = r.is(at, Class::FRAMES) && r.text(at).ends_with("ing");
    if r.is(before, Class::COORDINATOR) && quotes(r, at, hi) && before > start + 2 {
        return Some(before - usize::from(r.mark(before - 1) == ','));
    }
    if plain && !r.is(at, Class::REPORTING) && !frames {
        return None;
    }
    // "Said it was safe, but declined to say why".
    if r.reads(at, "but") && (r.reads(at + 1, "declined") || r.reads(at + 1, "refused")) && at > start + 2 {
        return Some(at - usize::from(r.mark(before) == ','));
    }
    // ", though he did not say why": the article tells what else the speaker did.
    if r.mark(before) == ',' && at > start + 2 && does_otherwise(r, at) {
        return Some(before);
    }
    // "… was worried: “It is hard to think of”": the quotation is said apart.
    let cited = r.mark(at) == ':' && !r.is(before, Class::REPORT.with(Class::REPORTING));
    if cited && at > start + 2 && r.quotation(at + 1).is_some() && r.capital(at + 2) {
        return Some(at);
    }
    let adds = r.is(at, Class::REPORTING) && !r.is(at, Class::AUXILIARY) || frames && frame::frames(r, at, hi);
    // "Said that it is safe before adding", "saying that it is safe and calling it cheap".
    let meanwhile = ["before", "after", "while"].iter().any(|word| r.reads(before, word));
    let doing = start > 1 && (r.is(start - 1, Class::REPORTING) || r.is(start - 2, Class::REPORTING));
    if adds && (meanwhile || doing && r.is(before, Class::COORDINATOR)) && before > start + 2 {
        return Some(before - usize::from(r.mark(before - 1) == ','));
    }
    // "Ruiz, joking that it was cold, said".
    let cue = (start.saturating_sub(2)..start).find(|i| r.is(*i, Class::REPORTING));
    let set_off = cue.is_some_and(|cue| cue > 0 && r.mark(cue - 1) == ',');
    if set_off && r.is(at, Class::REPORT) && r.mark(before) == ',' && before > start + 2 {
        return Some(before);
    }
    // ", drawing protests from the opposition": what came of it is the article's word.
    if r.mark(before) == ',' && FOLLOWS.iter().any(|form| r.reads(at, form)) {
        return Some(before);
    }
    // ", citing hospital officials": where it comes from is no part of it.
    let cites = (adds || r.reads(at, "citing") || r.reads(at, "quoting")) && matches!(r.mark(before), ',' | '\u{2014}');
    if cites { Some(before) } else { apposed(r, start, at, hi).then_some(at) }
}

/// Returns whether the mark at `at` opens words by which the article, and not the speaker, says what the claim before it is: ", a claim
/// that the council denies", " – a record that stood for years".
fn apposed(r: &Reading<'_>, start: usize, at: usize, hi: usize) -> bool {
    let article = ["a", "an"].iter().any(|word| r.reads(at + 1, word));
    let dash =
        |i: usize| matches!(r.mark(i), '\u{2013}' | '\u{2014}' | '-') && r.place(i).is_some_and(|it| set_off(r, it));
    if r.mark(at) == ',' && article {
        let saying =
            |i: usize| r.is(i, Class::SAYING) || r.reads(i, "reference") || SUMMING.iter().any(|noun| r.reads(i, noun));
        return saying(at + 2) || saying(at + 3) && !r.is(at + 2, Class::PREPOSITION);
    }
    let near = at.saturating_sub(LOOK_AHEAD / 4).max(start);
    article && dash(at) && !(near..at).any(dash) && !(at + 1..hi.min(at + LOOK_AHEAD)).any(dash)
}

/// Nouns by which an article sums up, behind a comma, what was said: ", a move that angered farmers".
const SUMMING: &[&str] = list!("speech/summing");

/// Helpers that no speech in the past tense has of its own speaker: the article tells what they do beside.
const DOES: &[&str] = &["did", "does", "do", "has", "have"];

/// Returns whether the words at `at` set what the speaker does against what was said: "but he has not left", "though she did not say".
fn does_otherwise(r: &Reading<'_>, at: usize) -> bool {
    let turns = ["but", "though", "although"].iter().any(|word| r.reads(at, word));
    let pronoun = r.is(at + 1, Class::PERSON) || r.reads(at + 1, "it") || r.reads(at + 1, "they");
    let verb = at + 2 + usize::from(r.is(at + 2, Class::ADVERB));
    let helper = |i: usize| {
        let text = r.text(i).trim_end_matches("n't").trim_end_matches("n\u{2019}t");
        DOES.iter().any(|word| text.eq_ignore_ascii_case(word))
    };
    turns && pronoun && helper(verb)
}

/// Participles by which an article tells, behind a comma, what came of what was said.
const FOLLOWS: &[&str] = list!("speech/follows");

/// Returns whether the word at `at` stands for a whole object.
fn is_pronoun(r: &Reading<'_>, at: usize) -> bool {
    ["this", "that", "it", "them", "everything"].iter().any(|word| r.reads(at, word))
}

/// Helpers of a verb in what is reported, whose tense went back with it: "said it was sorry and [had] offered to pay".
const BACK: &[&str] = &["had", "was", "were", "been", "would", "could", "might"];

/// How far before the content its cue may end, in tokens.
const CUE: usize = 8;

/// Returns whether the verb at `verb`, whose group begins at `group` and has no subject of its own, goes on with the content from
/// `start`, because no such form can stand beside its cue: "said she would sit him down and [tell] him", "said it was sorry and [had
/// offered] to pay".
fn belongs_to_content(r: &Reading<'_>, start: usize, group: usize, verb: usize) -> bool {
    let cue = (start.saturating_sub(CUE)..start).rev().find(|i| r.is(*i, Class::REPORT));
    let Some(cue) = cue.filter(|cue| !r.is(*cue, Class::BASE)) else { return false };
    let helped = |group: usize, verb: usize| (group..verb).any(|i| BACK.iter().any(|word| r.reads(i, word)));
    let bare = r.is(verb, Class::BASE) && !r.is(verb, Class::PAST) && group == verb;
    let outer = phrase::group(r, cue.saturating_sub(3), cue);
    bare && outer == cue || helped(group, verb) && !(outer..cue).any(|i| r.is(i, Class::AUXILIARY.with(Class::MODAL)))
}

/// Returns whether the word at `at` tells, behind "and", whom somebody quotes: "and [quoted] him as saying".
fn quotes(r: &Reading<'_>, at: usize, hi: usize) -> bool {
    let link = (at + 2..hi.min(at + CUE)).find(|i| r.reads(*i, "as"));
    r.reads(at, "quoted") && link.is_some_and(|link| r.is(link + 1, Class::REPORTING))
}

/// Returns whether white space stands around the mark at `at`, or none where that is the custom.
pub(super) fn set_off(r: &Reading<'_>, at: crate::text::Span) -> bool {
    let text = r.article().text();
    let space = |c: Option<char>| c.is_some_and(char::is_whitespace);
    let around =
        |c: char| c != '-' || space(text[..at.start].chars().next_back()) && space(text[at.end..].chars().next());
    text[at.start..].chars().next().is_some_and(around)
}

/// How far, in tokens, further attributions in the same sentence are looked for.
const LOOK_AHEAD: usize = 200;

/// How a cue further on in the sentence stands to the content being read.
enum Next {
    /// It is the content's equal, and begins there.
    Beside(usize),
    /// It attributes the content and its cue as a whole.
    Around,
    /// It is part of the content.
    Inside,
}

/// Returns where the clause of the cue at `verb` begins, where it is joined to the content from `start` as its equal.
fn next_attribution(r: &Reading<'_>, start: usize, verb: usize, hi: usize) -> Next {
    let Some(found) = subject::before(r, start, phrase::group(r, start, verb)) else { return Next::Inside };
    let first = found.start;
    let Some(joint) = first.checked_sub(1).filter(|joint| *joint > start) else { return Next::Inside };
    // "…, Marsh said" and "…, Marsh said, adding".
    let closes = match after(r, verb, hi, false) {
        After::End => true,
        After::Comma(next) => r.is(next, Class::REPORTING),
        _ => false,
    };
    if r.mark(joint) == ',' && closes {
        return Next::Around;
    }
    // "Denied the charge and said": too little for a clause, but a whole object.
    let object = (r.is(start, Class::DETERMINER.with(Class::POSSESSIVE)) || r.text(start).ends_with("ing"))
        && found.subject == subject::Subject::Left;
    // "Denied this and said": so is "this".
    let this = joint == start + 1 && found.subject == subject::Subject::Left && is_pronoun(r, start);
    if !this && (joint <= start + 1 || joint <= start + 2 && !object) {
        return Next::Inside;
    }
    if found.subject == subject::Subject::Left && belongs_to_content(r, start, first, verb) {
        return Next::Inside;
    }
    let coordinated = r.is(joint, Class::COORDINATOR)
        || ["while", "though", "although", "whereas"].iter().any(|word| r.reads(joint, word));
    if coordinated {
        let comma = joint - 1;
        return Next::Beside(if r.mark(comma) == ',' || r.mark(comma) == ';' { comma } else { joint });
    }
    match r.mark(joint) {
        ';' | '\u{2014}' => Next::Beside(joint),
        _ => Next::Inside,
    }
}
