//! What is said behind a cue: "said that …", "promised to …", "denied the charge".

use super::Attribution;
use super::content::{self, After};
use super::extent;
use super::phrase;
use super::speech::{REACH, Walk};
use crate::english::Class;
use crate::english::data::list;
use std::ops::Range;

/// Verbs whose object, however short, is what is denied or owned up to.
const DENIALS: &[&str] = list!("speech/denials");

/// Forms of verbs that ask.
const ASKS: &[&str] = list!("speech/wonders");

/// Verbs whose object, however short, is what is promised, announced or asked for.
const SHORT: &[&str] = list!("speech/short");

/// Forms of the verb by which somebody makes a motion.
const MOVES: &[&str] = &["move", "moves", "moved"];

/// How far, in tokens, "whose" may stand before its verb.
const WHOSE: usize = 10;

/// The longest clause, in tokens, that only leads up to the main one.
const LEAD: usize = 60;

/// How many tokens may stand before the word that opens a clause which leads up to the main one.
const OPENING: usize = 5;

/// How far, in tokens, the verb of the main clause may stand from its subject's first word.
const REPLY: usize = 5;

impl Walk<'_, '_> {
    /// Returns the content of a judgement: what follows the verb up to the words in marks.
    pub(super) fn judged(&self, at: usize) -> Option<Range<usize>> {
        let r = self.r;
        let reach = self.hi.min(at + 16);
        let stop = (at + 1..reach).find(|i| r.quotation(*i).is_some() || matches!(r.mark(*i), ',' | ';' | ':'))?;
        let close = self.quotation_end(stop);
        r.quotation(stop).is_some().then(|| at + 1..self.past_noun(close))
    }

    /// Returns the end of the noun that words in marks, which end at `close`, belong to: "a “shabby” [quota deal]".
    fn past_noun(&self, close: usize) -> usize {
        let r = self.r;
        let inside = (close.saturating_sub(2)..close).all(|i| !matches!(r.mark(i), ',' | '.' | '?' | '!'));
        let other = phrase::verbal()
            .with(Class::PREPOSITION)
            .with(Class::COORDINATOR)
            .with(Class::SUBORDINATOR)
            .with(Class::SUBJECT)
            .with(Class::DETERMINER)
            .with(Class::PAST)
            .with(Class::ADVERB)
            .with(Class::DAY)
            .with(Class::REPORTING);
        let end = (close..self.hi).take(4).find(|i| r.mark(*i) != '\0' || r.is(*i, other));
        match end {
            Some(end) if inside && end <= close + 3 => end,
            _ => close,
        }
    }

    /// Returns the content of the judgement by the verb at `at`, in marks or without.
    pub(super) fn judgement(&self, at: usize) -> Option<Range<usize>> {
        let judged = self.judged(at).or_else(|| self.charged(at)).or_else(|| self.complemented(at));
        judged.or_else(|| self.object_of(at))
    }

    /// Returns what a judgement without marks is about: "criticised the plan to close the library".
    pub(super) fn object_of(&self, at: usize) -> Option<Range<usize>> {
        let r = self.r;
        let start = at + 1;
        let object = r.is(at, Class::TAKES_OBJECT) && content::is_object(r, start, self.hi);
        object.then(|| extent::end(r, start, self.hi)).flatten().map(|end| start..end)
    }

    /// Returns the content that a cue before it introduces.
    pub(super) fn introduced(&self, at: usize, after: After) -> Option<Range<usize>> {
        let r = self.r;
        match after {
            // "Moved that year": no motion.
            After::That(start)
                if MOVES.iter().any(|form| r.reads(at, form)) && !content::is_clause(r, start, self.hi) =>
            {
                None
            }
            After::That(start) => Some(start..self.clause_end(at, start, extent::end(r, start, self.hi)?)),
            After::Colon(start) | After::Quotation(start) => self.right(start),
            After::Bare(start) => {
                // "The Orle states that have voted": a noun, and what is said of it.
                let noun = r.is(at, Class::NOUNISH) && start == at + 1 && r.reads(start, "that");
                if noun && at > 0 && !r.is(at - 1, Class::SUBJECT) {
                    return None;
                }
                // "The strike announced on Friday will hit": the verb of the thing that was announced.
                let main = Class::AUXILIARY.with(Class::MODAL).with(Class::VERB).with(Class::PAST);
                if start > at + 1 && !r.is(at, Class::PLAIN) && r.is(start, main) && !r.capital(start) {
                    return None;
                }
                // "Told voters in states that have moved", "said in Orle in 2031": what was said is not there.
                let follows = r.reads(start, "that") && start > at + 1 && !r.is(start - 1, Class::OBJECT);
                let placed =
                    r.is(start, Class::PREPOSITION) && !r.is(start, Class::SUBORDINATOR) && !r.reads(start, "to");
                let nothing = || {
                    let end = (start..self.hi).find(|i| matches!(r.mark(*i), ',' | ';')).unwrap_or(self.hi);
                    !content::has_verb(r, start, end) && (start..end).all(|i| r.quotation(i).is_none())
                };
                if r.is(at, Class::PLAIN) && (follows || placed && nothing()) {
                    return None;
                }
                // "Said when she resigned": a time, and nothing said.
                let times = ["when", "before", "after", "while", "as", "since", "until", "because"];
                let clause = Class::SUBJECT.with(Class::DETERMINER).with(Class::POSSESSIVE);
                let denied = (phrase::group(r, self.lo, at)..at).any(|i| r.is(i, Class::NEGATION));
                let timed =
                    !denied && r.is(start, Class::SUBORDINATOR) && times.iter().any(|word| r.reads(start, word));
                let doing = r.text(start + 1).ends_with("ing");
                if timed && (r.is(start + 1, clause) || r.capital(start + 1) || doing) {
                    return None;
                }
                // "Asked whether it was safe".
                let asks = ASKS.iter().any(|form| r.reads(at, form))
                    && r.is(start, Class::SUBORDINATOR.with(Class::RELATIVE))
                    && self.hi > start + 2;
                let plain = r.is(at, Class::PLAIN) && self.hi > start + 2;
                let clause = (!r.is(at, Class::NEEDS_THAT) || content::opens_with_pronoun(r, start))
                    && content::is_clause(r, start, self.hi);
                let promise = r.is(at, Class::PROMISE) && r.reads(start, "to");
                if r.is(at, Class::ORDERS)
                    && let Some(told) = self.told(at)
                {
                    return Some(told);
                }
                // "Complained about the noise", "warned of floods".
                let talks = r.is(at, Class::TALKS)
                    && start == at + 1
                    && ["about", "of", "against"].iter().any(|it| r.reads(start, it));
                let doing = r.is(at, Class::DOING) && r.text(start).ends_with("ing") && !r.capital(start);
                // "Denies murder".
                let denial = DENIALS.iter().any(|form| r.reads(at, form)) && start == at + 1 && self.hi > start + 1;
                let other = Class::PREPOSITION.with(Class::SUBORDINATOR).with(Class::ADVERB).with(Class::OBJECT);
                let object = doing
                    || denial && !r.is(start, other)
                    || talks && start + 3 < self.hi
                    || r.is(at, Class::TAKES_OBJECT) && content::is_object(r, start, self.hi)
                    || r.reads(at + 1, "out") && r.reads(at, "ruled") && !r.is(start, Class::PREPOSITION)
                    || SHORT.iter().any(|form| r.reads(at, form)) && content::is_short_object(r, start, self.hi)
                    || r.is(start, Class::OBJECT) && r.quotation(start + 1).is_some() && r.is(at, Class::INVERTS);
                if !(plain || clause || promise || object || asks) {
                    return None;
                }
                Some(start..self.clause_end(at, start, extent::end(r, start, self.hi)?))
            }
            After::Comma(_) | After::End => None,
        }
    }

    /// Returns where the content from `start` to `end` of the cue at `at` ends, where all of it is in a clause that only leads
    /// up to the main one: "While Marsh says that it is safe, the council …".
    pub(super) fn clause_end(&self, at: usize, start: usize, end: usize) -> usize {
        let r = self.r;
        let group = phrase::group(r, self.lo, at);
        // "Ruiz, whose brother, Tom Marsh, said".
        let whose = (self.lo.max(group.saturating_sub(WHOSE))..group).rev().find(|i| r.reads(*i, "whose"));
        let relative = whose.or_else(|| self.joined_to_relative(group)).unwrap_or(group.saturating_sub(1));
        if relative > self.lo && r.is(relative, Class::RELATIVE.with(Class::POSSESSIVE)) && r.mark(relative - 1) == ','
        {
            // "Ruiz, who said that he would stay, left": the clause ends where the main verb comes.
            let verb = Class::REPORT.with(Class::AUXILIARY).with(Class::MODAL).with(Class::VERB).with(Class::PAST);
            let acts = |i: usize| r.is(i, verb) || r.is(i, Class::ADVERB) && r.is(i + 1, verb);
            let closes = |i: &usize| r.mark(*i) == ',' && r.quotation(*i).is_none() && acts(i + 1);
            return (start + 2..end).find(closes).unwrap_or(end);
        }
        // "Noting that it is safe, Marsh left".
        let participle = at <= self.lo + 1 && r.is(at, Class::REPORTING);
        let lead = || participle && (self.lo..at).all(|i| r.mark(i) != ',') || self.leads_up(at);
        if at > self.lo + LEAD || !lead() {
            return end;
        }
        // A comma may stand inside the marks before it: "that it is “safe,” Ruiz left".
        let closes =
            |i: usize| r.mark(i - 1) == ',' && r.quotation(i).is_some() && r.quotation(i) != r.quotation(i + 1);
        let opens = |i: usize| r.capital(i) || r.is(i, Class::SUBJECT);
        let says = |i: usize| (i + 1..i + REPLY).any(|j| r.is(j, Class::REPORT) && self.is_verb(j)) && opens(i);
        // "When he said that it was safe, Ruiz seized upon it".
        let acts =
            |i: usize| !participle && opens(i) && (i + 1..i + REPLY).any(|j| r.is(j, Class::PAST) && !r.capital(j));
        // "While Marsh says that it is safe, his union fights on": the parser knows a verb that no list has.
        let first = Class::DETERMINER.with(Class::POSSESSIVE).with(Class::SUBJECT);
        let parsed = |i: usize| {
            (r.capital(i) || r.is(i, first)) && self.budget.parse(r, i..end).is_some_and(|it| it.has_sentence())
        };
        let clause = |i: usize| content::is_clause(r, i, end) || says(i) || acts(i) || parsed(i);
        // "That [the road], the bridge and the school are shut, she left": no clause ends there.
        let begun = |i: usize| content::has_verb(r, start, i);
        let main = |i: &usize| (r.mark(*i) == ',' && r.quotation(*i).is_none() || closes(*i)) && clause(i + 1);
        let any = || (start + 2..end).find(main).filter(|_| end == self.hi);
        let comma = (start + 2..end).find(|i| begun(*i) && main(i)).or_else(any);
        comma.map_or(end, |comma| comma + usize::from(r.quotation(comma).is_some()))
    }

    /// Returns the relative pronoun of the clause that the verb group at `group`, with no subject of its own, goes on with: "Ruiz, [who]
    /// backed him and said that he would stay, left".
    fn joined_to_relative(&self, group: usize) -> Option<usize> {
        let r = self.r;
        if group <= self.lo || !r.is(group - 1, Class::COORDINATOR) {
            return None;
        }
        let comma = (self.lo.max(group.saturating_sub(REACH))..group).rev().find(|i| r.mark(*i) == ',')?;
        r.is(comma + 1, Class::RELATIVE).then_some(comma + 1)
    }

    /// Returns whether the clause of the cue at `at` only leads up to the main one: "While Marsh said", "And even as she says", "Years
    /// after he claimed", "After all, while he says".
    fn leads_up(&self, at: usize) -> bool {
        let r = self.r;
        let passed = Class::COORDINATOR.with(Class::ADVERB).with(Class::TIME_UNIT);
        let opens = |i: usize| {
            let while_so = ["even", "just"].iter().any(|word| i > self.lo && r.reads(i - 1, word));
            r.is(i, Class::SUBORDINATOR.with(Class::PREPOSITION)) && (!r.reads(i, "as") || while_so)
        };
        let set_off = |i: usize| i > self.lo && r.mark(i - 1) == ',';
        let leads = |i: usize| (self.lo..i).all(|i| r.is(i, passed)) || set_off(i);
        (self.lo..at.min(self.lo + OPENING)).any(|i| opens(i) && leads(i) && (i..at).all(|i| r.mark(i) != ','))
    }

    /// Returns what a cue attributes without the main clause behind a lead that all of it stands in.
    pub(super) fn before_main(&self, at: usize, mut found: Attribution) -> Attribution {
        if let [content] = found.content.as_mut_slice()
            && content.start > at
        {
            content.end = self.clause_end(at, content.start, content.end);
        }
        found
    }

    /// Returns whether the sentence of the quotation that opens at `open` goes on behind its marks: "“a perfect example” of the change".
    pub(super) fn runs_on(&self, open: usize) -> bool {
        let r = self.r;
        let end = self.quotation_end(open);
        let close = |i: &usize| matches!(r.mark(*i), '\u{201D}' | '"' | '\'' | '\u{2019}' | '\u{BB}');
        let last = (open..end).rev().take(4).find(|i| !close(i)).unwrap_or(open);
        let links = ["of", "to", "from", "about", "until", "with", "for", "that", "which", "because"];
        let verb = Class::AUXILIARY.with(Class::MODAL);
        let goes_on = links.iter().any(|word| r.reads(end, word)) || r.is(end, verb);
        end < self.hi && r.mark(last) == '\0' && goes_on
    }

    /// Returns the end of what is said by the quotation that opens at `open`: its own, or that of the sentence which goes on behind it.
    pub(super) fn end_of_quoted(&self, open: usize) -> usize {
        let end = self.quotation_end(open);
        let whole = || extent::end(self.r, open, self.hi).filter(|whole| *whole > end);
        if self.runs_on(open) { whole().unwrap_or(end) } else { end }
    }

    /// Returns the content that begins at `start`: one quotation where it is introduced as such, else the clause.
    pub(super) fn right(&self, start: usize) -> Option<Range<usize>> {
        let r = self.r;
        if start >= self.hi {
            return None;
        }
        if r.quotation(start).is_some() && !self.runs_on(start) {
            let end = self.quotation_end(start);
            let alone = (end..self.hi).all(|i| r.mark(i) != '\0');
            if alone || start > 0 && matches!(r.mark(start - 1), ',' | ':') {
                return Some(start..end);
            }
        }
        Some(start..extent::end(r, start, self.hi)?)
    }
}
