//! Cues that are no verbs: "according to", "in a survey", a name and a colon.

use super::Attribution;
use super::content;
use super::extent;
use super::phrase;
use super::speech::Walk;
use super::subject;
use crate::english::Class;
use std::ops::Range;

/// The longest caption before a quotation, in tokens.
const CAPTION: usize = 13;

/// The longest words about a source between commas, in tokens.
const ASIDE: usize = 16;

/// How many words make a quotation more than a name or a motto.
const LONG: usize = 5;

impl Walk<'_, '_> {
    /// Returns the attribution of "according to", or of another preposition that names where something stands.
    pub(super) fn according_to(&self, cue: Range<usize>) -> Option<Attribution> {
        let r = self.r;
        let at = cue.start;
        let mut source = phrase::after(r, cue.end, self.hi)?;
        source.end = self.past_participle(source.end);
        let cue = Some(cue);
        if let Some(open) = self.cited(source.end).filter(|_| at == self.lo) {
            let content = open..self.quotation_end(open);
            return Some(Attribution { source: Some(source), cue, content: vec![content] });
        }
        // "It is worse than that: according to the union, …".
        let opens = at > self.floor && r.mark(at - 1) == ':';
        let mut left = (at > self.floor && !opens).then(|| self.left(at)).flatten();
        if left.is_some() && (self.floor..at).filter(|i| r.mark(*i) == '\0').count() < 2 {
            left = None;
        }
        let comma = (source.end..self.hi.min(source.end + 30)).find(|i| r.mark(*i) == ',' && r.quotation(*i).is_none());
        let right = comma.filter(|comma| comma + 1 < self.hi).map(|comma| self.past_aside(comma + 1));
        let content = match (left, right) {
            (None, Some(right)) => vec![self.right(right)?],
            (Some(left), Some(right)) if !content::has_verb(r, left.start, left.end) => {
                vec![left, right..extent::end(r, right, self.hi)?]
            }
            // "…, according to the office, and the rest pay less".
            (Some(left), Some(right)) if r.reads(right, "and") && self.is_plain_clause(right + 1) => {
                vec![left, right..extent::end(r, right, self.hi)?]
            }
            (Some(left), _) => vec![left],
            (None, None) => return None,
        };
        Some(Attribution { source: Some(source), cue, content })
    }

    /// Returns the quotation beside "in the words of" and its source: "The plan is, in the words of one adviser, “a mess.”".
    pub(super) fn in_words_of(&self, cue: Range<usize>) -> Option<Attribution> {
        let r = self.r;
        let source = phrase::after(r, cue.end, self.hi)?;
        let open = source.end + usize::from(matches!(r.mark(source.end), ',' | ':'));
        let left = (cue.start > self.floor).then(|| self.left(cue.start)).flatten();
        let content = match left {
            _ if open < self.hi && r.quotation(open).is_some() => open..self.quotation_end(open),
            Some(left) if r.quotation(left.end - 1).is_some() => left,
            _ => return None,
        };
        Some(Attribution { source: Some(source), cue: Some(cue), content: vec![content] })
    }

    /// Returns the end of what tells of a source that ends at `end` how it came about: "figures [released on Monday]".
    fn past_participle(&self, end: usize) -> usize {
        let r = self.r;
        let made = r.is(end, Class::PAST)
            || ["built", "done", "given", "made", "seen", "sent", "taken"].iter().any(|it| r.reads(end, it));
        let stop = (end..self.hi.min(end + ASIDE)).find(|i| r.mark(*i) != '\0').unwrap_or(self.hi);
        let plain = (end + 1..stop).all(|i| !r.is(i, Class::AUXILIARY.with(Class::MODAL).with(Class::REPORT)));
        if made && plain && matches!(r.mark(stop), ',' | '.') { stop } else { end }
    }

    /// Returns whether a clause begins at `start` in which nobody says anything.
    fn is_plain_clause(&self, start: usize) -> bool {
        let r = self.r;
        let says = Class::REPORT.with(Class::REPORTING).with(Class::HOLDS);
        let verb = (start..self.hi).any(|i| r.is(i, says) || r.quotation(i).is_some());
        !verb && content::is_clause(r, start, self.hi)
    }

    /// Returns where the quotation begins that a colon behind a source at `end` introduces: "According to the Courier: “…”".
    fn cited(&self, end: usize) -> Option<usize> {
        let r = self.r;
        let colon = (end..self.hi.min(end + ASIDE)).find(|i| r.mark(*i) == ':' && r.quotation(*i).is_none())?;
        let says = (end..colon).any(|i| r.is(i, Class::REPORT));
        (r.quotation(colon + 1).is_some() && !says).then_some(colon + 1)
    }

    /// Returns what follows words about the source between commas: "the indictment, seen by the Courier, [says]"; else `at`.
    fn past_aside(&self, at: usize) -> usize {
        let r = self.r;
        let told = r.is(at, Class::PAST.with(Class::RELATIVE)) || r.reads(at + 1, "by");
        let about = told && !r.is(at, Class::DETERMINER) && !r.capital(at);
        let comma = (at..self.hi.min(at + ASIDE)).find(|i| r.mark(*i) == ',' && r.quotation(*i).is_none());
        // "According to Ruiz, head of the unit, it rains".
        let role = |comma: usize| (at..comma).any(|i| r.is(i, Class::ROLE)) && !content::has_verb(r, at, comma);
        comma
            .filter(|comma| (about || !r.capital(at) && role(*comma)) && content::has_verb(r, *comma, self.hi))
            .map_or(at, |comma| comma + 1)
    }

    /// Returns what a survey says: "In the September poll, Marsh led by four points", "…, in a survey of farmers".
    pub(super) fn in_survey(&self, at: usize) -> Option<Attribution> {
        let r = self.r;
        let source = phrase::after(r, at + 1, self.hi)?;
        let survey = self.surveys(&source);
        let leads = at <= self.floor + 1 && (source.end..self.hi.min(source.end + 12)).any(|i| r.mark(i) == ',');
        let trails = at > self.floor
            && (r.mark(at - 1) == ',' || self.ends_with(&source) && self.has_share(self.floor..at))
            && content::has_verb(r, self.floor, at);
        (survey && (leads || trails)).then(|| self.according_to(at..at + 1)).flatten()
    }

    /// Returns whether nothing but when it was taken stands behind a survey: "was at 25 percent in [the last Courier poll]".
    fn ends_with(&self, source: &Range<usize>) -> bool {
        let end = self.past_participle(source.end);
        end >= self.hi || self.r.mark(end) == '.'
    }

    /// Returns whether `words` give a share of those asked, and not what somebody won in an election.
    fn has_share(&self, words: Range<usize>) -> bool {
        let r = self.r;
        let share = |i: usize| r.mark(i) == '%' || ["percent", "point", "points"].iter().any(|word| r.reads(i, word));
        let won = |i: usize| ["won", "wins", "took", "votes"].iter().any(|word| r.reads(i, word));
        words.clone().any(|i| r.number(i)) && words.clone().any(share) && !words.clone().any(won)
    }

    /// Returns the quotation that a name and a colon right before it introduce: "Jane Marsh, grower: “…”".
    pub(super) fn captioned(&self, at: usize) -> Option<Attribution> {
        let r = self.r;
        let open = Some(at + 1).filter(|open| r.quotation(*open).is_some())?;
        let content = open..self.quotation_end(open);
        // "Marsh said that she was worried: “…”".
        if self.floor == at && self.speaker.is_some() && (content.end..self.hi).all(|i| r.mark(i) != '\0') {
            let source = self.speaker.clone();
            return Some(Attribution { source, cue: Some(at..at + 1), content: vec![content] });
        }
        // "FARES TO RISE – Jane Marsh: “…”", "More from the report: “…”".
        let near = self.floor.max(at.saturating_sub(CAPTION))..at;
        let lead = |i: &usize| matches!(r.mark(*i), '-' | '\u{2013}' | '\u{2014}') || r.reads(*i, "from");
        let start = near.clone().rev().find(lead).map_or(near.start, |lead| lead + 1);
        // "Jane Marsh, a baker from Orle: “…”".
        let first = (near.start..at).find(|i| r.mark(*i) == ',');
        let apposed = first.is_some_and(|comma| comma > near.start && (near.start..comma).all(|i| r.capital(i)));
        let start = if apposed { near.start } else { start };
        let comma = (start..at).find(|i| r.mark(*i) == ',').unwrap_or(at);
        let name = start..comma;
        let capital = |i: &usize| r.capital(*i) && !r.is(*i, Class::REPORT.with(Class::DAY).with(Class::MONTH));
        let named = name.clone().all(|i| capital(&i) || r.mark(i) == '.' || r.reads(i, "and"));
        // "This from Carla Brandt of the union: “…”".
        let from = start > near.start && r.reads(start - 1, "from") && r.capital(start);
        let joins =
            |i: usize| r.is(i, Class::PREPOSITION.with(Class::DETERMINER)) || matches!(r.mark(i), '\'' | '\u{2019}');
        let named = named || from && name.clone().all(|i| capital(&i) || joins(i));
        let document = start > near.start && r.is(at - 1, Class::DOCUMENT);
        let plain = (named || document) && !content::has_verb(r, start, at);
        let source = if plain && !name.is_empty() && name.len() < 8 && (start == self.floor || start > near.start) {
            start..at
        } else {
            self.speaks_up(at)?
        };
        Some(Attribution { source: Some(source), cue: Some(at..at + 1), content: vec![content] })
    }

    /// Returns whom a sentence is about that a colon and a whole quotation end: "Marsh shrugged off the vote: “…”".
    fn speaks_up(&self, colon: usize) -> Option<Range<usize>> {
        let r = self.r;
        let open = colon + 1;
        let end = self.quotation_end(open);
        let ends = (end..self.hi).all(|i| r.mark(i) != '\0');
        let whole = r.capital(open + 1) && r.count(r.span(open..end), LONG) == LONG;
        let first = self.floor == self.lo && (self.lo..colon).all(|i| r.quotation(i).is_none());
        let source = subject::of_sentence(r, self.lo, colon)?;
        let person = r.is(source.start, Class::PERSON) || !r.is(source.start, Class::SUBJECT);
        (ends && whole && first && person && source.end < colon).then_some(source)
    }
}
