//! Charges: "accused the council of hiding files", "blamed the strike for the delay"; and "as Marsh put it".

use super::Attribution;
use super::extent;
use super::phrase;
use super::speech::Walk;
use super::subject::{self, Subject};
use crate::english::Class;
use std::ops::Range;

/// Verbs that lay something to somebody, and the words that say what.
const CHARGES: &[(&[&str], &[&str])] = &[
    (&["accuse", "accuses", "accused", "accusing"], &["of"]),
    (&["blame", "blames", "blamed", "blaming"], &["for", "on"]),
];

/// The longest words, in tokens, for who is charged.
const REACH: usize = 24;

impl Walk<'_, '_> {
    /// Returns who is charged by the verb at `at` with what: "accused [the council of hiding files]".
    pub(super) fn charged(&self, at: usize) -> Option<Range<usize>> {
        let r = self.r;
        let (_, links) = CHARGES.iter().find(|(verbs, _)| verbs.iter().any(|verb| r.reads(at, verb)))?;
        let start = at + 1;
        let inside = |i: &usize| matches!(r.mark(*i), '\0' | ',' | '\'' | '\u{2019}' | '.' | '-') && *i < self.hi;
        let mut words = (start..self.hi.min(at + REACH)).take_while(inside);
        let link = words.find(|i| *i > start && links.iter().any(|link| r.reads(*i, link)))?;
        let end = extent::end(r, start, self.hi)?;
        (link + 1 < end).then_some(start..end)
    }

    /// Returns the attribution of "put it", whose "it" stands behind the token at `at`: "as Marsh put it, “…”".
    pub(super) fn put_it(&self, at: usize) -> Option<Attribution> {
        let r = self.r;
        if !r.reads(at, "put") && !r.reads(at, "puts") {
            return None;
        }
        let group = phrase::group(r, self.floor, at);
        let before = subject::before(r, self.floor, group)?;
        let Subject::Phrase(source) = before.subject else { return None };
        let cue = Some(group..at + 2);
        let after = self.after(at + 1, false);
        let start = before.start;
        let named = r.is(source.start, Class::SUBJECT) || phrase::names_somebody(r, &source);
        let content = match self.set_off(group, &source, after) {
            Some(content) => content,
            None => match self.introduced(at + 1, after) {
                Some(content) => vec![content],
                None => self.around(start - usize::from(start > self.floor && r.reads(start - 1, "as")), after)?,
            },
        };
        let quoted = content.iter().any(|part| part.clone().any(|i| r.quotation(i).is_some()));
        (named && quoted).then_some(Attribution { source: Some(source), cue, content })
    }
}
