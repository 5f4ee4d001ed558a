//! Whether a form is a verb that reports, and whether its subject can report.

use super::Attribution;
use super::content::{self, After};
use super::phrase;
use super::speech::Walk;
use crate::english::data::list;
use crate::english::{Class, lexicon};
use std::ops::Range;

/// Forms of the verb by which makers take back what they have sold, and people tell what they remember.
const RECALLS: &[&str] = &["recall", "recalls", "recalled", "recalling"];

/// Forms of the verb by which a chamber puts somebody in office.
const CONFIRMS: &[&str] = &["confirm", "confirms", "confirmed", "confirming"];

/// Whom a chamber confirms in office.
const CONFIRMED: &[&str] = list!("speech/confirmed");

/// The most words of an object that are looked through.
const OBJECT: usize = 8;

impl Walk<'_, '_> {
    /// Returns whether the word before the form at `at` makes a noun of it: "the report", "his claims".
    pub(super) fn is_noun(&self, at: usize) -> bool {
        let r = self.r;
        // "The two said": no form of these is a noun or says what a noun is like.
        let verb = r.is(at, Class::PLAIN) && !r.is(at, Class::BASE.with(Class::NOUNISH).with(Class::PAST));
        if verb && !r.is(at, Class::REPORTING) {
            return false;
        }
        let opens = Class::DETERMINER.with(Class::POSSESSIVE).with(Class::GENITIVE).with(Class::PREPOSITION);
        let last = at.checked_sub(1).filter(|last| *last >= self.floor && !r.reads(*last, "to"));
        last.is_some_and(|last| r.is(last, opens) && !r.is(last, Class::SUBJECT.with(Class::ADVERB)))
    }

    /// Returns whether the form at `at` is used as a verb that reports.
    pub(super) fn is_verb(&self, at: usize) -> bool {
        let r = self.r;
        let Some(last) = at.checked_sub(1).filter(|last| *last >= self.floor) else {
            return !r.is(at, Class::NOUNISH.with(Class::BASE));
        };
        if r.capital(at) && r.is(at, Class::NOUNISH) {
            return false;
        }
        let group = phrase::group(r, self.floor, at);
        if self.is_noun(at) || r.reads(last, "to") || group > self.floor && r.reads(group - 1, "to") {
            return false;
        }
        // "Neither confirmed nor denied".
        let neither = ["neither", "nor"].iter().any(|word| r.reads(last, word));
        let negated = neither || (group..at).any(|i| r.is(i, Class::NEGATION));
        let passive = (group..at).rev().find(|i| r.is(*i, Class::AUXILIARY)).is_some_and(|i| {
            !r.is(at, Class::REPORTING)
                && ["is", "are", "was", "were", "be", "been", "being"].iter().any(|be| r.reads(i, be))
        });
        !negated && !passive
    }

    /// Returns whether nobody says what `found` has: "No one told them to hold on", "whether anyone said so".
    pub(super) fn is_nobodys(&self, found: &Attribution) -> bool {
        let r = self.r;
        let Some(at) = found.source.as_ref().map(|source| source.start) else { return false };
        let nobody = ["nobody", "none", "anyone", "anybody"].iter().any(|word| r.reads(at, word));
        nobody || r.reads(at, "no") && r.reads(at + 1, "one")
    }

    /// Returns whether `subject` can say something by the verb at `at`, which `after` follows.
    pub(super) fn may_report(&self, at: usize, subject: &Range<usize>, after: After) -> bool {
        let r = self.r;
        // "475 pledged delegates".
        let number =
            subject.len() == 1 && r.number(subject.start) && !matches!(after, After::That(_) | After::Quotation(_));
        if number
            || self.acts(at, subject, after)
            || r.is(at, Class::NOUNISH) && !self.plausible(subject)
            || r.is(at, Class::HEARS) && !self.hears(at, subject)
            || !r.is(at, Class::PLAIN) && self.is_thing(subject)
        {
            return false;
        }
        // "The five states that vote": the parser tells a noun from a verb where a clause may follow either.
        let several = Class::PLURAL.with(Class::SUBJECT).with(Class::RELATIVE);
        let one = !r.is(subject.end - 1, several);
        let either = r.is(at, Class::NOUNISH) && (one && r.is(at, Class::BASE) || r.reads(at, "states"));
        let verb = || self.budget.before(r, self.lo, at, self.hi).is_none_or(|it| it.is_verb(at));
        !either || after == After::End || verb()
    }

    /// Returns whether `subject` says nothing by the verb at `at` but does something to what `after` it: "recalled 40,000 cans",
    /// "confirmed 68 judges".
    pub(super) fn acts(&self, at: usize, subject: &Range<usize>, after: After) -> bool {
        let r = self.r;
        let After::Bare(next) = after else { return false };
        if RECALLS.iter().any(|form| r.reads(at, form)) {
            let body = r.is(subject.end - 1, Class::COLLECTIVE.with(Class::BODY));
            return body || r.number(content::past_hedge(r, next));
        }
        let confirms = CONFIRMS.iter().any(|form| r.reads(at, form));
        let object =
            (next..self.hi.min(next + OBJECT)).take_while(|i| r.mark(*i) == '\0' && !r.is(*i, Class::PREPOSITION));
        confirms && object.into_iter().any(|i| CONFIRMED.iter().any(|noun| r.reads(i, noun)))
    }

    /// Returns whether a form that may be a noun has a subject that makes it a verb.
    pub(super) fn plausible(&self, phrase: &Range<usize>) -> bool {
        let r = self.r;
        let Some(last) = phrase.end.checked_sub(1) else { return false };
        // "Commenting on foreign media reports that …".
        if r.text(phrase.start).ends_with("ing") && r.is(phrase.start + 1, Class::PREPOSITION) {
            return false;
        }
        let before = |i: &usize| r.is(i + 1, Class::PREPOSITION);
        let head = phrase.clone().find(before).unwrap_or(last);
        // "Advocates estimate": the parser tells.
        let several = r.text(head).ends_with('s') && !r.is(head, Class::THING);
        if several && self.budget.before(r, self.lo, last + 1, self.hi).is_some_and(|it| it.is_verb(last + 1)) {
            return true;
        }
        let subject = Class::SUBJECT
            .with(Class::ROLE)
            .with(Class::COLLECTIVE)
            .with(Class::DOCUMENT)
            .with(Class::SURVEY)
            .with(Class::RELATIVE)
            .with(Class::MAN)
            .with(Class::WOMAN);
        r.capital(last) || r.is(last, subject) || r.is(head, subject)
    }

    /// Returns whether a phrase means a thing that reports nothing: "The quake", "the fire in Orle".
    pub(super) fn is_thing(&self, phrase: &Range<usize>) -> bool {
        let r = self.r;
        let before = |i: &usize| r.is(i + 1, Class::PREPOSITION);
        let head = phrase.clone().find(before).unwrap_or(phrase.end.saturating_sub(1));
        r.is(head, Class::THING) && !r.capital(head)
    }

    /// Returns whether a phrase names a body that hears what others tell it, "Ashby Crown Court heard", or an outlet that tells what it
    /// was told: "the Orle Post understands".
    fn hears(&self, at: usize, phrase: &Range<usize>) -> bool {
        let Some(last) = phrase.end.checked_sub(1) else { return false };
        if self.r.reads(at, "hears") || self.r.reads(at, "heard") || self.r.reads(at, "hear") {
            return self.r.is(last, Class::SITS);
        }
        self.r.capital(last) && lexicon::publishes(&self.r.text(last).to_lowercase())
    }
}
