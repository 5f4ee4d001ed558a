//! What somebody expects, wants, proposes or talks about without saying it: no statement, but no bare fact either.
//!
//! "Marsh wants to hire 40 teachers", "the group's plan to plant 300 trees", "a survey put her at 12 percent": a figure in
//! such words has whoever holds them as its source. They are looked for only where a number stands in nobody's words.

use super::Attribution;
use super::content;
use super::extent;
use super::frame::{self, is_number};
use super::phrase;
use super::speech::Walk;
use super::subject::{self, Subject};
use crate::english::Class;
use crate::english::data::list;
use crate::extract::pages::Sentence;
use crate::extract::reading::Reading;
use std::ops::Range;

/// Prepositions by which a verb says what somebody talks about or stands for ("called for", "pointed to"), and the class
/// of the verbs that take them.
const ABOUT: &[(&str, Class)] = &[
    ("for", Class::PRESSES),
    ("against", Class::PRESSES),
    ("to", Class::POINTS),
    ("about", Class::TALKS),
    ("of", Class::TALKS),
];

/// Verbs whose object tells what a survey found: "has Marsh ahead", "puts her at 12 percent".
const FINDS: &[&str] = list!("speech/finds");

/// Words behind a noun for what somebody wants or proposes: "his plan to", "its offer of".
const BEHIND: &[&str] = &["to", "of", "for", "that"];

/// Adds what is held in `sentence`, of whose tokens `said` are somebody's words already; both in order.
pub(super) fn find(r: &Reading<'_>, sentence: &Sentence, said: &[Attribution], out: &mut Vec<Attribution>) {
    let Range { start: lo, end: hi } = sentence.tokens;
    let inside = |i: usize| said.iter().any(|it| it.source.is_some() && it.content.iter().any(|c| c.contains(&i)));
    let Some(last) = (lo..hi).rev().find(|i| is_number(r, *i) && !inside(*i)) else { return };
    let mut walk = Walk::new(r, lo, hi);
    let mut at = lo;
    while at < hi {
        let found = if inside(at) || r.quotation(at).is_some() || at > last && !r.is(at, Class::PREPOSITION) {
            None
        } else {
            walk.held(at)
        };
        at += 1;
        if let Some(found) = found {
            walk.speaker.clone_from(&found.source);
            out.push(found);
        }
    }
}

impl Walk<'_, '_> {
    /// Returns who holds what by the word at `at`.
    fn held(&self, at: usize) -> Option<Attribution> {
        let r = self.r;
        if r.is(at, Class::INTENT)
            && let Some(found) = self.intended(at)
        {
            return Some(found);
        }
        if r.is(at, Class::HOLDS.with(Class::PRESSES).with(Class::POINTS).with(Class::TALKS)) {
            return self.holder(at);
        }
        if FINDS.iter().any(|word| r.reads(at, word)) {
            return self.measured(at);
        }
        if r.is(at, Class::PREPOSITION) {
            return self.under(at);
        }
        None
    }

    /// Returns the attribution of an attitude: "expects to hire 40", "called for 20,000 troops".
    fn holder(&self, at: usize) -> Option<Attribution> {
        let r = self.r;
        let about = ABOUT.iter().any(|(word, class)| r.reads(at + 1, word) && r.is(at, *class));
        let bare = r.is(at, Class::HOLDS);
        let infinitive = at > self.lo && r.reads(at - 1, "to");
        if !bare && !about || infinitive || self.is_noun(at) || r.capital(at) && at > self.lo {
            return None;
        }
        let source = self.who(at)?;
        // "The senator's fund support": a form that may be a noun.
        let clear = ["ed", "ing"].iter().any(|ending| r.text(at).ends_with(ending));
        if !clear && !self.budget.before(r, self.lo, at, self.hi)?.is_verb(at) {
            return None;
        }
        self.rest(source, at..at + 1 + usize::from(!bare))
    }

    /// Returns the subject of the verb at `at`, or whom the participle there belongs to.
    pub(super) fn who(&self, at: usize) -> Option<Range<usize>> {
        let r = self.r;
        let group = phrase::group(r, self.lo, at);
        let be = ["is", "are", "was", "were", "be", "been", "being"];
        let helper = (group..at).rev().find(|i| r.is(*i, Class::AUXILIARY));
        let doing = r.text(at).ends_with("ing");
        if helper.is_some_and(|i| be.iter().any(|word| r.reads(i, word))) && !doing {
            return None;
        }
        if doing && helper.is_none() {
            let last = at.checked_sub(1).filter(|last| *last >= self.lo)?;
            let set_off = r.mark(last) == ',' || r.is(last, Class::ADVERB.with(Class::SUBORDINATOR));
            return self.qualified(at, last).or_else(|| set_off.then(|| self.elided()).flatten());
        }
        match subject::before(r, self.lo, group)?.subject {
            Subject::Phrase(phrase) => {
                let phrase = subject::past_aside(r, phrase);
                let fits = r.is(phrase.start, Class::RELATIVE) || self.plausible(&phrase);
                (fits && !r.is(phrase.end - 1, Class::DETERMINER.with(Class::PREPOSITION))).then_some(phrase)
            }
            Subject::Left => self.elided(),
        }
    }

    /// Returns the attribution of a noun for what somebody wants or proposes: "the group's plan to plant 300 trees".
    fn intended(&self, at: usize) -> Option<Attribution> {
        let r = self.r;
        let fits = r.is(at, Class::INTENT) && BEHIND.iter().any(|word| r.reads(at + 1, word));
        let source = self.owner(at).filter(|_| fits)?;
        self.rest(source, at..at + 1)
    }

    /// Returns the attribution of a survey that puts somebody somewhere: "a poll has her at 12 percent".
    fn measured(&self, at: usize) -> Option<Attribution> {
        let r = self.r;
        let group = phrase::group(r, self.lo, at);
        let Subject::Phrase(source) = subject::before(r, self.lo, group)?.subject else { return None };
        // "The poll had a margin of error of two points": a fact about the poll.
        let has = ["has", "had", "have"].iter().any(|word| r.reads(at, word));
        let article = has && ["a", "an"].iter().any(|word| r.reads(at + 1, word)) || self.is_noun(at);
        let fits = (self.surveys(&source) || frame::placed(r, at, self.hi)) && !article;
        self.rest(source, at..at + 1).filter(|_| fits)
    }

    /// Returns whether the head of `phrase` is a survey.
    pub(super) fn surveys(&self, phrase: &Range<usize>) -> bool {
        let r = self.r;
        let ends = |i: &usize| *i > phrase.start && r.is(*i, Class::PREPOSITION.with(Class::PAST)) && !r.capital(*i);
        let end = phrase.clone().find(ends).unwrap_or(phrase.end);
        r.is(end - 1, Class::SURVEY.with(Class::MEASURES)) && !r.reads(end - 1, "polls")
    }

    /// Returns the attribution of a survey or law that the clause around it rests on: "in a March poll", "under state law".
    fn under(&self, at: usize) -> Option<Attribution> {
        let r = self.r;
        if !["by", "in", "under"].iter().any(|word| r.reads(at, word)) {
            return None;
        }
        let source = phrase::after(r, at + 1, self.hi)?;
        // "42 percent of those in the poll": a part of the survey.
        let new = ["a", "an", "one"].iter().any(|word| r.reads(source.start, word));
        let survey = self.surveys(&source) && (r.reads(at, "by") || r.reads(at, "in") && new);
        let last = source.end - 1;
        let law = r.reads(at, "under") && (r.reads(last, "law") || r.reads(last, "rules"));
        let comma = (self.lo..at).rev().find(|i| r.mark(*i) == ',' && r.quotation(*i).is_none());
        let content = if at == self.lo { source.end..self.hi } else { comma.unwrap_or(self.lo)..at };
        (survey || law).then(|| Attribution { source: Some(source), cue: Some(at..at + 1), content: vec![content] })
    }

    /// Returns the attribution to `source` of what follows `cue`, up to where another clause begins.
    fn rest(&self, source: Range<usize>, cue: Range<usize>) -> Option<Attribution> {
        let r = self.r;
        let start = cue.end;
        let end = extent::end(r, start, self.hi).unwrap_or(self.hi);
        let verb = Class::REPORT.with(Class::AUXILIARY).with(Class::MODAL).with(Class::VERB);
        let clause = |i: &usize| {
            r.quotation(*i).is_none()
                && (matches!(r.mark(*i), ';' | ':' | '\u{2013}' | '\u{2014}')
                    || r.mark(*i) == ',' && (r.reads(i + 1, "compared") || r.is(i + 1, verb))
                    || r.mark(*i) == ','
                        && r.is(i + 1, Class::COORDINATOR.with(Class::SUBORDINATOR))
                        && (!r.reads(i + 1, "and") && !r.reads(i + 1, "or") || content::is_clause(r, i + 2, end)))
        };
        let end = (start..end).find(clause).unwrap_or(end);
        let content = start..end;
        (start < end).then(|| Attribution { source: Some(source), cue: Some(cue), content: vec![content] })
    }
}
