//! What documents, surveys and the people in them say: "the poll showed Marsh leading", "42 percent said that …".

use super::content::{self, After};
use super::extent;
use super::phrase;
use super::speech::Walk;
use crate::english::Class;
use std::ops::Range;

impl Walk<'_, '_> {
    /// Returns the document that "that" before a cue stands for: "[polls] that show"; else `source` itself.
    pub(super) fn document_of(&self, source: Range<usize>) -> Range<usize> {
        let r = self.r;
        let pronoun = source.len() == 1 && (r.reads(source.start, "that") || r.reads(source.start, "which"));
        if !pronoun || source.start <= self.floor {
            return source;
        }
        let end = source.start - usize::from(r.mark(source.start - 1) == ',');
        let Some(phrase) = phrase::before(r, self.floor, end) else { return source };
        let verb = |i: &usize| r.is(*i, phrase::verbal().with(Class::PAST)) && !r.capital(*i);
        let start = phrase.clone().rev().find(verb).map_or(phrase.start, |verb| verb + 1);
        let phrase = start..phrase.end;
        let document = phrase.clone().any(|i| r.is(i, Class::DOCUMENT) && !r.capital(i));
        if document { phrase } else { source }
    }

    /// Returns `content` without the comparison behind what a share of people say: "42 percent said that they would stay,
    /// compared with 38 percent last year".
    pub(super) fn without_comparison(&self, source: Option<&Range<usize>>, content: Range<usize>) -> Range<usize> {
        let r = self.r;
        let share = source.is_some_and(|phrase| {
            r.number(phrase.start) || phrase.clone().any(|i| r.reads(i, "percent") || r.mark(i) == '%')
        });
        let compared = |i: &usize| {
            let against = r.reads(*i, "against") && r.mark(*i - 1) == ',';
            (r.reads(*i, "compared") || against) && r.quotation(*i).is_none()
        };
        let end = content.clone().skip(1).find(compared).filter(|_| share);
        content.start..end.unwrap_or(content.end)
    }

    /// Returns what a document shows with no "that" before it: "the poll showed Marsh leading by four points".
    pub(super) fn shown(&self, at: usize, source: &Range<usize>, after: After) -> Option<Range<usize>> {
        let r = self.r;
        let After::Bare(start) = after else { return None };
        let papers = Class::DOCUMENT.with(Class::SURVEY);
        let document = source.clone().any(|i| r.is(i, papers)) && r.is(at, Class::NEEDS_THAT);
        // "The poll showed Marsh and Ruiz level at 42 percent": a survey's figures are what it says.
        let measures = Class::SURVEY.with(Class::MEASURES);
        let survey = source.clone().any(|i| r.is(i, measures)) && r.is(at, Class::NEEDS_THAT);
        let counts = (start..self.hi.min(start + 14)).any(|i| r.number(i));
        let shows = ["show", "shows", "showed", "showing", "suggest", "suggests", "suggested"]
            .iter()
            .any(|form| r.reads(at, form));
        if survey && (counts || shows && self.hi > start + 3 && !r.is(start, Class::PREPOSITION)) {
            return Some(start..extent::end(r, start, self.hi)?);
        }
        // "The photo shows a bridge" tells what it is of, not what it says.
        let thing = r.is(start, Class::DETERMINER.with(Class::POSSESSIVE));
        let reach = start..self.hi.min(start + 14);
        if document
            && content::is_object(r, start, self.hi)
            && self.budget.parse(r, at..reach.end).is_some_and(|grammar| grammar.predicates(start))
        {
            return Some(start..extent::end(r, start, self.hi)?);
        }
        let verb = Class::AUXILIARY.with(Class::MODAL);
        let helped = (start..self.hi.min(start + 14)).take_while(|i| r.mark(*i) != ',').any(|i| r.is(i, verb));
        let clause = content::is_clause(r, start, self.hi);
        let says = if thing { clause && helped } else { clause || content::is_object(r, start, self.hi) };
        if !(document && says) {
            return None;
        }
        Some(start..extent::end(r, start, self.hi)?)
    }
}
