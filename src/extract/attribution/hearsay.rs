//! Reports that name nobody: "it was reported that …", "the firm is said to …", "reportedly".

use super::Attribution;
use super::content::{self, After};
use super::extent;
use super::phrase;
use super::speech::Walk;
use super::subject;
use crate::english::Class;
use crate::english::data::list;
use crate::extract::reading::Reading;

/// Adverbs that say that somebody says so, and not who.
const REPORTEDLY: &[&str] = list!("speech/hearsay");

/// Participles that say with "by" who answers a claim.
const DENIED: &[&str] = list!("speech/answered");

/// Returns whether the participle at `at` is "told" or "asked".
fn told_or_asked(r: &Reading<'_>, at: usize) -> bool {
    ["told", "asked"].iter().any(|word| r.reads(at, word))
}

impl Walk<'_, '_> {
    /// Returns the first token of the verb group of the participle at `at`, where it is a passive: "has been told".
    pub(super) fn passive_group(&self, at: usize) -> Option<usize> {
        let r = self.r;
        let be = ["is", "are", "was", "were", "be", "been", "being"];
        let group = phrase::group(r, self.floor, at);
        let helper = (group..at).rev().find(|i| r.is(*i, Class::AUXILIARY))?;
        let participle = !r.is(at, Class::BASE.with(Class::REPORTING)) && !r.text(at).ends_with('s');
        (participle && be.iter().any(|word| r.reads(helper, word))).then_some(group)
    }

    /// Returns the attribution of "as reported by" and its like, at the participle.
    pub(super) fn as_reported(&self, at: usize) -> Option<Attribution> {
        let r = self.r;
        let first = at.checked_sub(1 + usize::from(r.is(at.saturating_sub(1), Class::ADVERB)))?;
        let participle = !r.is(at, Class::BASE.with(Class::REPORTING)) && !r.text(at).ends_with('s');
        let plain = participle && first >= self.floor && r.reads(first, "as") && r.reads(at + 1, "by");
        plain.then(|| self.according_to(first..at + 2)).flatten()
    }

    /// Returns the attribution of a passive: who says it stands after "by", or nowhere.
    pub(super) fn passive(&self, at: usize, group: usize) -> Option<Attribution> {
        let r = self.r;
        let by = r.reads(at + 1, "by").then(|| phrase::after(r, at + 2, self.hi)).flatten();
        let source = by.filter(|phrase| phrase::names_somebody(r, phrase));
        let past = source.as_ref().map_or(at, |source| source.end - 1);
        let cue = Some(group..at + 1);
        let told = r.is(at, Class::TELL) || r.is(at, Class::ORDERS);
        let it = group > self.floor && r.reads(group - 1, "it");
        let next = past + 1;
        if let After::That(start) = content::after(r, past, self.hi, false)
            && (it || told)
        {
            let content = start..extent::end(r, start, self.hi)?;
            return Some(Attribution { source, cue, content: vec![content] });
        }
        if let After::Quotation(open) = content::after(r, past, self.hi, false)
            && told_or_asked(r, at)
            && r.mark(open - 1) == ','
        {
            return Some(Attribution { source, cue, content: vec![self.right(open)?] });
        }
        if source.is_none()
            && it
            && let Some(content) = self.inserted_report(group - 1, at)
        {
            return Some(Attribution { source, cue: Some(group - 1..at + 1), content });
        }
        // "He was told the two were apart", "had been told by a supervisor to wait".
        if r.is(at, Class::TELL)
            && (source.is_some() || r.reads(at, "told"))
            && let After::Bare(start) = content::after(r, past, self.hi, false)
            && start == next
            && (content::is_clause(r, start, self.hi) || r.is(at, Class::ORDERS) && r.reads(start, "to"))
        {
            let content = start..extent::end(r, start, self.hi)?;
            return Some(Attribution { source, cue, content: vec![content] });
        }
        if let Some(found) = self.told_before(at, group, source.is_none()).or_else(|| self.denied_by(at, group)) {
            return Some(found);
        }
        let leads = r.reads(next, "to") || r.reads(next, "of");
        if !(leads && r.is(at, Class::REPUTES)) || next + 2 >= self.hi {
            return None;
        }
        let subject = subject::before(r, self.floor, group).and_then(|before| match before.subject {
            subject::Subject::Phrase(phrase) => Some(phrase),
            subject::Subject::Left => None,
        })?;
        let content = next..extent::end(r, next, self.hi)?;
        Some(Attribution { source, cue, content: vec![subject, content] })
    }

    /// Returns what stands before those who hear it, and nobody is named for it: "The bridge will close, councillors were [told]".
    fn told_before(&self, at: usize, group: usize, unnamed: bool) -> Option<Attribution> {
        let r = self.r;
        let before = subject::before(r, self.floor, group).filter(|_| unnamed && r.reads(at, "told"))?;
        let comma = before.start.checked_sub(1).filter(|comma| *comma > self.floor && r.mark(*comma) == ',')?;
        let subject::Subject::Phrase(hearers) = before.subject else { return None };
        let next = at + 1;
        let ends = r.mark(next) != '\0' || next >= self.hi || r.is(next, Class::PREPOSITION.with(Class::DAY));
        let content = self.left(comma).filter(|left| ends && self.is_main(left))?;
        let somebody = phrase::names_somebody(r, &hearers);
        somebody.then(|| Attribution { source: None, cue: Some(group..at + 1), content: vec![content] })
    }

    /// Returns what is denied, confirmed or rejected by whoever stands behind "by": "The claim was [denied] by the mayor".
    pub(super) fn denied_by(&self, at: usize, group: usize) -> Option<Attribution> {
        let r = self.r;
        let by = DENIED.iter().any(|word| r.reads(at, word)) && r.reads(at + 1, "by");
        let source = by.then(|| phrase::after(r, at + 2, self.hi)).flatten()?;
        let before = subject::before(r, self.floor, group)?;
        let subject::Subject::Phrase(claim) = before.subject else { return None };
        let said = claim.len() > 1 && claim.clone().any(|i| r.is(i, Class::SAYING));
        (said && phrase::names_somebody(r, &source)).then(|| Attribution {
            source: Some(source),
            cue: Some(group..at + 2),
            content: vec![claim],
        })
    }

    /// Returns the attribution of an adverb that reports, where nothing else in the sentence does.
    pub(super) fn adverb(&self) -> Option<Attribution> {
        let r = self.r;
        let mut words = self.lo..self.hi;
        let at = words.find(|i| REPORTEDLY.iter().any(|word| r.reads(*i, word)) && r.quotation(*i).is_none())?;
        let left = self.left(at);
        let right = (at + 1 < self.hi).then(|| at + 1..self.hi);
        let content: Vec<_> = left.into_iter().chain(right).collect();
        (!content.is_empty()).then_some(Attribution { source: None, cue: Some(at..at + 1), content })
    }
}
