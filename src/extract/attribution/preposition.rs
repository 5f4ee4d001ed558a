//! Cues that are no verbs: "according to", "in a survey", a name and a colon.

use super::content;
use super::speech::{Attribution, Walk};
use super::subject;
use crate::extract::lexicon::Class;
use std::ops::Range;

/// The longest caption before a quotation, in tokens.
const CAPTION: usize = 13;

impl Walk<'_, '_> {
    /// Returns the attribution of "according to", or of another preposition that names where something stands.
    pub(super) fn according_to(&self, cue: Range<usize>) -> Option<Attribution> {
        let r = self.r;
        let at = cue.start;
        let source = subject::phrase_after(r, cue.end, self.hi)?;
        let cue = Some(cue);
        // "It is worse than that: according to the union, …".
        let opens = at > self.floor && r.mark(at - 1) == ':';
        let mut left = (at > self.floor && !opens).then(|| self.left(at)).flatten();
        if left.is_some() && (self.floor..at).filter(|i| r.mark(*i) == '\0').count() < 2 {
            left = None;
        }
        let comma = (source.end..self.hi.min(source.end + 30)).find(|i| r.mark(*i) == ',' && r.quotation(*i).is_none());
        let right = comma.filter(|comma| comma + 1 < self.hi).map(|comma| comma + 1);
        let content = match (left, right) {
            (None, Some(right)) => vec![self.right(right)?],
            (Some(left), Some(right)) if !content::has_verb(r, left.start, left.end) => {
                vec![left, right..content::end(r, right, self.hi)?]
            }
            (Some(left), _) => vec![left],
            (None, None) => return None,
        };
        Some(Attribution { source: Some(source), cue, content })
    }

    /// Returns what a survey says: "In the September poll, Marsh led by four points", "…, in a survey of farmers".
    pub(super) fn in_survey(&self, at: usize) -> Option<Attribution> {
        let r = self.r;
        let source = subject::phrase_after(r, at + 1, self.hi)?;
        let survey = source.clone().any(|i| r.is(i, Class::SURVEY));
        let leads = at <= self.floor + 1 && (source.end..self.hi.min(source.end + 12)).any(|i| r.mark(i) == ',');
        let trails = at > self.floor && r.mark(at - 1) == ',' && content::has_verb(r, self.floor, at);
        (survey && (leads || trails)).then(|| self.according_to(at..at + 1)).flatten()
    }

    /// Returns the quotation that a name and a colon right before it introduce: "Jane Marsh, grower: “…”".
    pub(super) fn captioned(&self, at: usize) -> Option<Attribution> {
        let r = self.r;
        let open = Some(at + 1).filter(|open| r.quotation(*open).is_some())?;
        if at > self.floor + CAPTION {
            return None;
        }
        let comma = (self.floor..at).find(|i| r.mark(*i) == ',').unwrap_or(at);
        let name = self.floor..comma;
        let plain = name.clone().all(|i| r.capital(i) && !r.is(i, Class::REPORT.with(Class::DAY).with(Class::MONTH)))
            && !content::has_verb(r, self.floor, at);
        let content = open..self.quotation_end(open);
        let fits = plain && !name.is_empty() && name.len() < 5;
        fits.then(|| Attribution { source: Some(self.floor..at), cue: Some(at..at + 1), content: vec![content] })
    }
}
