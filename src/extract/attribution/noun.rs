//! Nouns as cues: "his claim that …", "the warning from engineers that …".

use super::Attribution;
use super::content::{self, After};
use super::extent;
use super::frame::ordered;
use super::phrase;
use super::speech::Walk;
use crate::english::data::list;
use crate::english::{self, Class};
use std::ops::Range;

/// Nouns for what is said that report something even where nobody is named for it.
const RUMOURS: &[&str] = list!("speech/rumours");

impl Walk<'_, '_> {
    /// Returns the attribution of the noun at `at`, which tells what somebody says: its owner, or whom "by" or "from" names.
    pub(super) fn noun(&self, at: usize) -> Option<Attribution> {
        let r = self.r;
        let by = self.named_after(at);
        let past = by.as_ref().map_or(at, |source| source.end - 1);
        let After::That(start) = content::after(r, past, self.hi, false) else { return None };
        // "The statement that followed": a relative clause, and nothing said.
        let relative = Class::AUXILIARY.with(Class::MODAL).with(Class::VERB).with(Class::PAST).with(Class::REPORT);
        if r.is(start, relative) && !r.capital(start) {
            return None;
        }
        let source = by.or_else(|| self.owner(at));
        // "There were reports that 40 had died": nobody is named for it.
        if source.is_none() && !RUMOURS.iter().any(|word| r.reads(at, word)) {
            return None;
        }
        let end = self.clause_end(at, start, extent::end(r, start, self.hi)?);
        // "The council's claim that it is safe [has angered many]".
        let opens = source.as_ref().is_some_and(|source| source.start <= self.lo + 1 && source.end <= at + 1);
        let verb = (start..end).find(|i| r.is(*i, phrase::verbal()));
        let end = match verb.filter(|_| opens) {
            Some(verb) => self.main_verb(verb, end),
            None => end,
        };
        let content = start..end;
        Some(Attribution { source, cue: Some(at..at + 1), content: vec![content] })
    }

    /// Returns whom "by" or "from" after the noun at `at` names.
    fn named_after(&self, at: usize) -> Option<Range<usize>> {
        let r = self.r;
        let preposition = ["by", "from"].iter().any(|word| r.reads(at + 1, word));
        let phrase = phrase::after(r, at + 2, self.hi).filter(|_| preposition)?;
        phrase::names_somebody(r, &phrase).then_some(phrase)
    }

    /// Returns whose the noun at `at` is: "his repeated claim", "the council's warning".
    pub(super) fn owner(&self, at: usize) -> Option<Range<usize>> {
        let r = self.r;
        let owner = (self.floor..at).rev().take(3).find(|i| r.is(*i, Class::POSSESSIVE.with(Class::GENITIVE)))?;
        // "One of its lawyers warning": the lawyer's.
        if (owner + 1..at).any(|i| r.is(i, Class::ROLE) && !r.is(i, Class::GENITIVE)) {
            return None;
        }
        if r.is(owner, Class::POSSESSIVE) {
            return Some(owner..owner + 1);
        }
        let phrase = phrase::before(r, self.floor, owner + 1)?;
        // The ending hides the classes of the word: "the council’s".
        let stem = r.text(owner).trim_end_matches(['s', 'S']).trim_end_matches(['\'', '\u{2019}']);
        let somebody = english::class(stem).any(Class::ROLE.with(Class::COLLECTIVE).with(Class::DOCUMENT));
        (somebody || phrase::names_somebody(r, &phrase)).then_some(phrase)
    }

    /// Returns what the verb at `at` tells somebody to do: "told [drivers to avoid the bridge]".
    pub(super) fn told(&self, at: usize) -> Option<Range<usize>> {
        let r = self.r;
        let start = ordered(r, at, self.hi)?;
        Some(start..extent::end(r, start, self.hi)?)
    }
}
