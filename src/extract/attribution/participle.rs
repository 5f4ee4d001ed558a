//! Participles as cues: "adding", "a statement saying", and who speaks by them.

use super::Attribution;
use super::content::After;
use super::phrase;
use super::speech::Walk;
use super::subject::{self, Subject};
use crate::english::Class;
use crate::english::data::list;
use std::ops::Range;

/// How far, in tokens, "quoted" stands from "as saying".
const QUOTED: usize = 20;

/// The longest "with" and who does something, in tokens.
const ABSOLUTE: usize = 8;

/// Verbs by which somebody tells what another person said.
const RECALLS: &[&str] = list!("speech/recalls");

impl Walk<'_, '_> {
    pub(super) fn participle(&self, at: usize) -> Option<Attribution> {
        let r = self.r;
        let last = at.saturating_sub(1);
        // "The hearing", "Her warning": a thing. So is what a finite verb follows: "The court hearing is on Friday".
        let thing = at > self.lo && r.is(last, Class::DETERMINER.with(Class::POSSESSIVE));
        // "A committee hearing on the matter".
        let sitting = r.is(at, Class::HEARS) && !matches!(self.after(at, false), After::That(_));
        let taking_in = r.is(at, Class::HEARS) && !r.reads(at, "hearing");
        if thing || sitting || taking_in || r.is(at + 1, Class::AUXILIARY) {
            return None;
        }
        // "Aimed at warning them", "kept from saying so": nothing is said yet. "It is worth noting": the article says it.
        if ["at", "from", "worth"].iter().any(|word| r.reads(last, word)) {
            return None;
        }
        let after = self.after(at, r.is(at, Class::TELL));
        if let Some(found) = self.quoted_before(at, last, after) {
            return Some(found);
        }
        let content = if r.is(at, Class::JUDGES) {
            self.judged(at).or_else(|| self.charged(at)).or_else(|| self.complemented(at))?
        } else {
            self.introduced(at, after).or_else(|| self.shown(at, &self.qualified(at, last)?, after))?
        };
        let source = self
            .quoted(last)
            .or_else(|| self.issuer(at, last))
            .or_else(|| self.qualified(at, last))
            .or_else(|| self.absolute(at))
            .or_else(|| self.begins(last))
            .or_else(|| if r.is(self.lo, Class::SUBORDINATOR) { self.agent(at) } else { None })
            .or_else(|| self.speaker.clone())
            .or_else(|| {
                let opens = at == self.lo && r.quotation(content.start).is_some();
                self.before.filter(|_| opens).and_then(|before| before())
            })
            .or_else(|| self.agent(at).filter(|agent| agent.end <= content.start || content.end <= agent.start))
            .or_else(|| self.elided());
        source.is_some().then_some(Attribution { source, cue: Some(at..at + 1), content: vec![content] })
    }

    /// Returns who issued the document right before the participle at `at`: "the ministry issued a statement saying".
    pub(super) fn issuer(&self, at: usize, last: usize) -> Option<Range<usize>> {
        let r = self.r;
        // "Sent a message to supporters on Monday saying".
        let between = Class::PREPOSITION.with(Class::ROLE).with(Class::DAY).with(Class::MONTH);
        let skipped = |i: &usize| !r.is(*i, Class::DOCUMENT) && (r.is(*i, between) || r.number(*i));
        let last =
            (self.lo..last + 1).rev().take(4).find(|i| !skipped(i)).filter(|last| r.is(*last, Class::DOCUMENT))?;
        let verb = (self.lo..last).rev().take(6).find(|i| r.is(*i, Class::ISSUES))?;
        let group = phrase::group(r, self.lo, verb);
        let before = subject::before(r, self.lo, group)?;
        match before.subject {
            Subject::Phrase(phrase) if verb < at => Some(self.whole(verb, group, phrase)),
            Subject::Phrase(_) => None,
            Subject::Left => self.elided(),
        }
    }

    /// Returns the noun phrase that a participle right after it qualifies: "a statement saying", "officials warning".
    pub(super) fn qualified(&self, at: usize, last: usize) -> Option<Range<usize>> {
        let r = self.r;
        if !r.is(last, Class::DOCUMENT.with(Class::ROLE)) && !r.capital(last) {
            return None;
        }
        let phrase = phrase::before(r, self.floor, at)?;
        let verb = phrase.clone().rev().find(|i| r.is(*i, Class::PAST.with(Class::VERB)) && !r.capital(*i));
        match verb {
            None if r.is(last, Class::DOCUMENT.with(Class::ROLE)) => Some(phrase),
            None => phrase.clone().all(|i| !r.is(i, Class::PREPOSITION)).then_some(phrase),
            // "He remembered Ruiz saying".
            Some(verb) => {
                let own = verb + 1..at;
                let heard = RECALLS.iter().any(|form| r.reads(verb, form));
                (heard && !own.is_empty() && own.clone().all(|i| r.capital(i))).then_some(own)
            }
        }
    }

    /// Returns who does what the participle tells after "with": "with police [warning] that the toll may rise".
    fn absolute(&self, at: usize) -> Option<Range<usize>> {
        let r = self.r;
        let plain = |i: &usize| r.mark(*i) == '\0' && *i >= self.floor;
        let with = (0..at).rev().take(ABSOLUTE).take_while(plain).find(|i| r.reads(*i, "with"))?;
        // "With Marsh recently promising", "with one of her aides asking", "with three in 10 saying".
        let end = (with + 1..at).rev().find(|i| !r.is(*i, Class::ADVERB))? + 1;
        let joins = |i: usize| r.reads(i, "of") || r.reads(i, "in") && r.number(i - 1) && r.number(i + 1);
        let other = |i: usize| r.is(i, Class::PREPOSITION.with(Class::VERB).with(Class::PAST)) && !joins(i);
        let phrase = with + 1..end;
        phrase.clone().all(|i| !other(i)).then_some(phrase)
    }

    /// Returns whom somebody quotes "as saying" something, where "as" stands at `link`: "the paper quoted [Ruiz] as saying".
    fn quoted(&self, link: usize) -> Option<Range<usize>> {
        let r = self.r;
        let quotes =
            |i: &usize| ["quoted", "quotes", "quoting", "cited", "citing"].iter().any(|form| r.reads(*i, form));
        let verb = (self.lo..link).rev().take(QUOTED).find(quotes).filter(|_| r.reads(link, "as"))?;
        let source = verb + 1..link - usize::from(r.mark(link - 1) == ',');
        let him =
            source.len() == 1 && r.is(source.start, Class::OBJECT) && r.is(source.start, Class::MAN.with(Class::WOMAN));
        (him || !source.is_empty() && phrase::names_somebody(r, &source)).then_some(source)
    }

    /// Returns the attribution of a quotation before the one who passes it on: "“…,” the paper quoted Ruiz as [saying]".
    fn quoted_before(&self, at: usize, link: usize, after: After) -> Option<Attribution> {
        let r = self.r;
        let source = self.quoted(link).filter(|_| !matches!(after, After::That(_)))?;
        let open = (self.floor..source.start).rev().take(QUOTED).find(|i| r.quotation(*i).is_some())?;
        // Nothing but who quotes stands between.
        let paper = (open + 1..source.start - 1).skip_while(|i| r.mark(*i) == ',');
        let plain = paper.into_iter().all(|i| r.mark(i) == '\0' || r.mark(i) == '.');
        let content = self.left(open + 1).filter(|left| plain && r.quotation(left.start).is_some())?;
        Some(Attribution { source: Some(source), cue: Some(at..at + 1), content: vec![content] })
    }

    /// Returns who begins or ends by saying something: "[Ruiz] began by saying", where "by" stands at `by`.
    fn begins(&self, by: usize) -> Option<Range<usize>> {
        let r = self.r;
        let does = Class::VERB.with(Class::PAST).with(Class::REPORT);
        let verb = by.checked_sub(1).filter(|verb| r.reads(by, "by") && *verb >= self.floor && r.is(*verb, does))?;
        match subject::before(r, self.floor, phrase::group(r, self.floor, verb))?.subject {
            Subject::Phrase(phrase) => Some(phrase).filter(|phrase| phrase::names_somebody(r, phrase)),
            Subject::Left => None,
        }
    }

    /// Returns the speaker where the cue has no subject of its own.
    pub(super) fn elided(&self) -> Option<Range<usize>> {
        self.speaker.clone().or_else(|| subject::of_sentence(self.r, self.lo, self.hi))
    }
}
