//! Cues in a sentence, each with its source and content.

use super::Attribution;
use super::content::{self, After};
use super::grammar::Budget;
use super::phrase;
use super::subject::{self, Subject};
use crate::english::Class;
use crate::extract::pages::Sentence;
use crate::extract::reading::Reading;
use std::ops::Range;

/// How far, in tokens, the verb behind an aside is looked for.
pub(super) const REACH: usize = 24;

/// Forms of the verb by which somebody says with "for" what they want.
const ASKED: &[&str] = &["ask", "asks", "asked", "asking"];

/// A sentence while it is read from left to right.
pub(super) struct Walk<'r, 'a> {
    pub(super) r: &'r Reading<'a>,
    /// Where the sentence begins and ends.
    pub(super) lo: usize,
    pub(super) hi: usize,
    /// First token that no attribution has taken yet.
    pub(super) floor: usize,
    /// The subject of the clause around the last attribution, where that is set off from it: "Ruiz, who said he was cold, [left]".
    main: Option<Range<usize>>,
    /// The last source in the sentence.
    pub(super) speaker: Option<Range<usize>>,
    /// Finds the last source in the sentences before, in the same block.
    pub(super) before: Option<&'r Before<'r>>,
    pub(super) budget: Budget,
}

/// Finds a source in the sentences before.
pub(super) type Before<'b> = dyn Fn() -> Option<Range<usize>> + 'b;

/// Adds the attributions of `sentence`, whose own words begin at `lo`, to `out`, in order; `last` finds the last one before.
pub(super) fn find<'s>(
    r: &Reading<'_>,
    sentence: &Sentence,
    lo: usize,
    last: &dyn Fn() -> Option<&'s Attribution>,
    out: &mut Vec<Attribution>,
) {
    let hi = sentence.tokens.end;
    let mut walk = Walk::new(r, lo, hi);
    let here = r.article().blocks().get(sentence.block).map_or(0, |block| block.span.start);
    let same =
        |last: &&Attribution| last.content.first().and_then(|it| r.place(it.start)).is_some_and(|it| it.start >= here);
    let before = || last().filter(same).and_then(|last| last.source.clone());
    walk.before = Some(&before);
    walk.all(out);
}

impl<'r, 'a> Walk<'r, 'a> {
    /// Starts at the head of the sentence of the tokens from `lo` to `hi`.
    pub(super) fn new(r: &'r Reading<'a>, lo: usize, hi: usize) -> Self {
        Self { r, lo, hi, floor: lo, main: None, speaker: None, before: None, budget: Budget::new(hi - lo) }
    }
}

impl Walk<'_, '_> {
    /// Adds all attributions of the sentence to `out`, in order.
    pub(super) fn all(mut self, out: &mut Vec<Attribution>) {
        let mut at = self.lo;
        while at < self.hi {
            let Some(attribution) = self.at(at) else {
                at += 1;
                continue;
            };
            let content = attribution.content.iter().map(|range| range.end).max().unwrap_or(at);
            let cue = attribution.cue.as_ref().map_or(at, |cue| cue.end);
            // "Noting that it is safe, Marsh left": the source is the subject of more to come.
            let ahead = attribution.content.first().is_some_and(|first| first.start > at);
            let source = attribution.source.as_ref().filter(|source| !(ahead && source.start >= content));
            let source = source.map_or(at, |source| source.end);
            self.floor = content.max(cue).max(if source < self.hi && source > at { source } else { at });
            self.main = self.set_off_from(&attribution);
            at = self.floor.max(at + 1);
            if attribution.source.is_some() {
                self.speaker.clone_from(&attribution.source);
            }
            out.push(attribution);
        }
        if self.floor == self.lo {
            out.extend(self.adverb());
        }
    }

    /// Returns the subject of the clause around a relative clause or participle that makes `found`: "[Ruiz], who said that …,",
    /// "[Ruiz], noting that …,".
    fn set_off_from(&self, found: &Attribution) -> Option<Range<usize>> {
        let r = self.r;
        let (source, cue) = (found.source.as_ref()?, found.cue.as_ref()?);
        let pronoun = source.len() == 1 && r.is(source.start, Class::RELATIVE);
        let comma = if pronoun { source.start } else { cue.start }.checked_sub(1)?;
        let participle = r.is(cue.end - 1, Class::REPORTING) && source.end == comma;
        if r.mark(comma) != ',' || !pronoun && !participle {
            return None;
        }
        phrase::before(r, self.lo, comma).filter(|phrase| phrase::names_somebody(r, phrase))
    }

    /// Returns whether the cue at `at` stands in a clause about whoever speaks the quotation before it: "“…,” Ruiz, who said so, wrote".
    fn is_aside(&self, source: &Range<usize>, at: usize) -> bool {
        let r = self.r;
        let comma = source.start.wrapping_sub(1);
        if source.len() != 1 || !r.is(source.start, Class::RELATIVE) || r.mark(comma) != ',' {
            return false;
        }
        let named = phrase::before(r, self.floor, comma);
        let behind = named.is_some_and(|it| it.start > self.floor && r.quotation(it.start - 1).is_some());
        behind && (at + 2..self.hi.min(at + REACH)).any(|i| r.mark(i - 1) == ',' && r.is(i, Class::REPORT))
    }

    /// Returns the attribution whose cue is the token at `at`.
    fn at(&self, at: usize) -> Option<Attribution> {
        let r = self.r;
        // Most words are told apart by one look.
        let leads = r.reads(at, "according") || r.reads(at, "in") || r.mark(at) == ':' || r.reads(at + 1, "it");
        if !leads && !r.is_cue(at) || r.quotation(at).is_some() || content::is_taken(r, at) {
            return None;
        }
        if r.reads(at, "according") && r.reads(at + 1, "to") {
            return self.according_to(at..at + 2);
        }
        let words = r.reads(at, "in") && r.reads(at + 1, "the") && r.reads(at + 2, "words") && r.reads(at + 3, "of");
        if words && let Some(found) = self.in_words_of(at..at + 4) {
            return Some(found);
        }
        if r.reads(at, "in")
            && let Some(found) = self.in_survey(at)
        {
            return Some(found);
        }
        if r.mark(at) == ':' {
            return self.captioned(at);
        }
        if r.reads(at + 1, "it")
            && let Some(found) = self.put_it(at)
        {
            return Some(found);
        }
        if r.is(at, Class::REPORT)
            && let Some(found) = self.as_reported(at)
        {
            return Some(found);
        }
        if r.is(at, Class::FRAMES) {
            return self.framed(at);
        }
        if r.is(at, Class::REPORT.with(Class::REPUTES))
            && let Some(group) = self.passive_group(at)
        {
            return self.passive(at, group);
        }
        if r.is(at, Class::REPORT)
            && let Some(found) = self.finite(at).map(|found| self.widened(at, found)).or_else(|| self.parsed(at))
        {
            return Some(self.before_main(at, found)).filter(|found| !self.is_nobodys(found));
        }
        if r.is(at, Class::SAYING)
            && let Some(found) = self.noun(at)
        {
            return Some(found);
        }
        if r.is(at, Class::REPORTING) {
            let group = phrase::group(r, self.floor, at);
            let helped = (group..at).any(|i| r.is(i, Class::AUXILIARY)) || r.is(group.wrapping_sub(1), Class::CLITIC);
            return if helped { self.finite(at).map(|found| self.widened(at, found)) } else { self.participle(at) };
        }
        None
    }

    fn finite(&self, at: usize) -> Option<Attribution> {
        let r = self.r;
        if !self.is_verb(at) {
            return None;
        }
        let group = phrase::group(r, self.floor, at);
        if let Some(attribution) = self.inverted(at, group) {
            return Some(attribution);
        }
        let after = self.after(at, r.is(at, Class::TELL));
        let (source, start) = self.subject_of(at, group)?;
        if source.as_ref().is_some_and(|phrase| !self.may_report(at, phrase, after)) {
            return None;
        }
        let cue = Some(group.min(at)..at + 1);
        if r.is(at, Class::JUDGES) {
            if r.reads(at + 1, "on") {
                // "Called on the council to act" tells somebody to do something.
                let cue = Some(group.min(at)..at + 2);
                return Some(Attribution { source, cue, content: vec![self.told(at + 1)?] });
            }
            if r.reads(at + 1, "as") {
                return self.judged_before(at, source.as_ref()?);
            }
            if let Some(end) = self.asks_for(at) {
                return Some(Attribution { source, cue: Some(group.min(at)..end), content: vec![self.right(end)?] });
            }
            return Some(Attribution { source, cue, content: vec![self.judgement(at)?] });
        }
        // "A fan who asked for a selfie says": what is asked for only tells which fan.
        let which = |phrase: &Range<usize>| r.is(phrase.start, Class::RELATIVE) && r.mark(phrase.start - 1) != ',';
        if ASKED.iter().any(|form| r.reads(at, form))
            && !source.as_ref().is_some_and(which)
            && let Some(end) = self.asks_for(at)
        {
            return Some(Attribution { source, cue: Some(group.min(at)..end), content: vec![self.right(end)?] });
        }
        if let Some(found) = source.as_ref().and_then(|phrase| self.inside_relative(at, phrase, after)) {
            return Some(found);
        }
        let postposed = start > self.floor
            && (matches!(r.mark(start - 1), ',' | '\u{2014}' | '\u{2013}') || r.quotation(start - 1).is_some());
        if postposed && let Some(content) = self.around(start, after) {
            return Some(Attribution { source, cue, content });
        }
        if let Some(found) = source.as_ref().and_then(|phrase| self.of_antecedent(at, phrase, after)) {
            return found;
        }
        if let Some(phrase) = source.as_ref().filter(|phrase| phrase.start > self.lo && r.reads(phrase.start - 1, "as"))
            && let Some(content) = self.set_off(group, phrase, after)
        {
            return Some(Attribution { source, cue, content });
        }
        let Some(content) = self.introduced(at, after) else {
            let content = self.shown(at, source.as_ref()?, after)?;
            return Some(Attribution { source, cue, content: vec![content] });
        };
        let content = self.without_comparison(source.as_ref(), content);
        let condition = self.condition(start);
        Some(Attribution { source, cue, content: condition.into_iter().chain([content]).collect() })
    }

    /// Returns who says something by the verb at `at`, whose group begins at `group`, and where that clause begins.
    pub(super) fn subject_of(&self, at: usize, group: usize) -> Option<(Option<Range<usize>>, usize)> {
        let r = self.r;
        let Some(before) = subject::before(r, self.floor, group) else {
            // "Ruiz, who said that it was cold, said".
            let closes = group == self.floor + 1 && r.mark(self.floor) == ',';
            return self.main.clone().filter(|_| closes).map(|main| (Some(main), group));
        };
        let (source, start) = match before.subject {
            Subject::Phrase(phrase) => {
                let own = subject::past_aside(r, phrase.clone());
                let start = if own.start > phrase.start { own.start } else { before.start };
                (Some(own), start)
            }
            Subject::Left => (self.elided().or_else(|| self.agent(at)), before.start),
        };
        let aside = source.as_ref().is_some_and(|phrase| self.is_aside(phrase, at));
        (!aside).then(|| (source.map(|phrase| self.document_of(phrase)), start))
    }

    /// Returns the condition before a cue whose subject begins at `start`: "[If it rains], Marsh said she would stay".
    fn condition(&self, start: usize) -> Option<Range<usize>> {
        let r = self.r;
        let comma = start.checked_sub(1).filter(|comma| *comma > self.floor && r.mark(*comma) == ',')?;
        let lead = Class::COORDINATOR.with(Class::ADVERB);
        let first = (self.floor..comma).find(|i| !r.is(*i, lead) && r.mark(*i) == '\0')?;
        let opens = ["if", "unless"].iter().any(|word| r.reads(first, word));
        let plain = (first..comma).all(|i| r.quotation(i).is_none() && !r.is(i, Class::REPORT));
        (opens && plain && self.floor == self.lo).then_some(first..comma)
    }

    /// Returns what follows the cue at `at`.
    pub(super) fn after(&self, at: usize, addressee: bool) -> After {
        content::after(self.r, at, self.hi, addressee)
    }
}
