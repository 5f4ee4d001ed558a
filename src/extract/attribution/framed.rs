//! Verbs that say something of what they take: "put the toll at 40", "attributed the delay to rain", "called it nonsense", "shot back that
//! …", "it emerged that …"; and what somebody asks for: "called for an inquiry".

use super::Attribution;
use super::content::{self, After};
use super::extent;
use super::frame::{self, Frame, as_link, is_credited, is_number, link, ordered, placed};
use super::phrase;
use super::speech::Walk;
use crate::english::Class;
use crate::english::data::list;
use std::ops::Range;

/// How many words at most stand between "gives" and "a chance".
const ODDS: usize = 12;

/// How far, in tokens, the word that links an object to what is said of it stands.
const REACH: usize = 16;

/// Nouns, beside those for what is said, for what somebody rejects.
const REJECTED: &[&str] = list!("speech/rejected");

/// Words behind a noun for a feeling that say what it is about.
const ABOUT: &[&str] = &["that", "at", "over", "about"];

/// Verbs that say what something is, with nothing before that: "called it nonsense", "branded the plan a farce".
const NAMES: &[&str] = list!("speech/calls");

impl Walk<'_, '_> {
    /// Returns the attribution of the verb at `at`, whose class is [`Class::FRAMES`].
    pub(super) fn framed(&self, at: usize) -> Option<Attribution> {
        let r = self.r;
        let frame = frame::frame(r, at)?;
        let group = phrase::group(r, self.floor, at);
        if frame == Frame::Emerges {
            return self.emerged(at, group);
        }
        if let Some(group) = self.passive_group(at) {
            return self.denied_by(at, group);
        }
        if at > self.lo && r.reads(at - 1, "to") {
            return None;
        }
        if frame == Frame::Retorts {
            return self.retorted(at, group);
        }
        if frame == Frame::Rejects
            && let Some(found) = self.rejected_before(at, group)
        {
            return Some(found);
        }
        let (cue, start) = self.framed_from(frame, at)?;
        let negated = (group..at).any(|i| r.is(i, Class::NEGATION));
        let source = self.who(at).filter(|source| !negated && !self.is_thing(source))?;
        let end = match self.judged(at).filter(|_| frame == Frame::Terms) {
            Some(judged) => judged.end,
            None => extent::end(r, start, self.hi)?,
        };
        let content = start..end;
        let found = Attribution { source: Some(source), cue: Some(group..cue), content: vec![content] };
        (end > start).then(|| self.widened(at, found))
    }

    /// Returns where the cue at `at` ends and where what it says begins.
    fn framed_from(&self, frame: Frame, at: usize) -> Option<(usize, usize)> {
        let (r, hi, next) = (self.r, self.hi, at + 1);
        let object = |says: bool| says.then_some((next, next));
        match frame {
            Frame::Puts => object(placed(r, at, hi)),
            Frame::Traces => object(link(r, next, hi, &["to"]).is_some()),
            Frame::Credits => object(is_credited(r, at, hi)),
            Frame::Gives => {
                let words = (next + 1..hi.min(next + ODDS)).take_while(|i| r.mark(*i) == '\0' || r.mark(*i) == '-');
                let odds = |i: usize| r.reads(i, "chance") || r.reads(i, "odds");
                object(words.into_iter().any(odds) && (next..hi.min(next + ODDS)).any(|i| is_number(r, i)))
            }
            Frame::Rejects => {
                let said = |i: usize| r.is(i, Class::SAYING) || REJECTED.iter().any(|word| r.reads(i, word));
                let near = (next..hi.min(next + 4)).take_while(|i| r.mark(*i) == '\0');
                let told = |i: usize| r.reads(i + 1, "that") || r.is(i + 1, Class::PREPOSITION);
                let pointing = r.reads(next, "that") || r.reads(next, "this");
                let noun = !pointing && near.into_iter().any(|i| said(i) && told(i));
                object(noun || self.judged(at).is_some() || as_link(r, next, hi).is_some())
            }
            Frame::Voices => {
                let link = link(r, next, hi.min(next + 5), ABOUT)?;
                Some((link, link + 1)).filter(|_| link + 2 < hi)
            }
            Frame::Orders => ordered(r, at, hi).map(|start| (next, start)),
            Frame::Appeals if r.reads(next, "for") => Some((next + 1, next + 1)).filter(|_| next + 2 < hi),
            Frame::Appeals if r.reads(next, "to") => ordered(r, next, hi).map(|start| (next, start)),
            Frame::Terms => object(self.judged(at).is_some() || self.named(at)),
            Frame::Pleads => {
                let guilty = next + usize::from(r.is(next, Class::NEGATION));
                object(r.reads(guilty, "guilty") || r.reads(guilty, "innocent"))
            }
            Frame::Appeals | Frame::Retorts | Frame::Emerges => None,
        }
    }

    /// Returns the attribution of "shot back" and its like at `at`.
    fn retorted(&self, at: usize, group: usize) -> Option<Attribution> {
        let r = self.r;
        if !r.reads(at + 1, "back") {
            return None;
        }
        // "Hit back at claims that it is unsafe": others say that.
        let after = match self.after(at + 1, false) {
            After::That(start) if start != at + 3 => return None,
            after => after,
        };
        let (source, start) = self.subject_of(at, group)?;
        let source = Some(source.filter(|source| phrase::names_somebody(r, source))?);
        let cue = Some(group..at + 2);
        let postposed = start > self.floor && (r.mark(start - 1) == ',' || r.quotation(start - 1).is_some());
        if postposed && let Some(content) = self.around(start, after) {
            return Some(Attribution { source, cue, content });
        }
        let content = match after {
            After::That(_) | After::Colon(_) | After::Quotation(_) => self.introduced(at + 1, after)?,
            _ => return None,
        };
        Some(Attribution { source, cue, content: vec![content] })
    }

    /// Returns what comes out, and nobody is named for it: "it emerged that …", "…, it emerged".
    fn emerged(&self, at: usize, group: usize) -> Option<Attribution> {
        let r = self.r;
        let it = group.checked_sub(1).filter(|it| *it >= self.floor && r.reads(*it, "it"))?;
        let cue = Some(it..at + 1);
        let after = self.after(at, false);
        let content = match after {
            After::That(start) => {
                let content = start..extent::end(r, start, self.hi)?;
                vec![content]
            }
            _ => self.inserted_report(it, at)?,
        };
        Some(Attribution { source: None, cue, content })
    }

    /// Returns what stands around "it is said" and its like, from `it` to `at`, where a comma sets it off: "The deal, it is claimed, gives
    /// up the right", "The road is shut, it emerged during a meeting".
    pub(super) fn inserted_report(&self, it: usize, at: usize) -> Option<Vec<Range<usize>>> {
        let r = self.r;
        let comma = it.checked_sub(1).filter(|comma| *comma > self.floor && r.mark(*comma) == ',')?;
        let left = self.left(comma)?;
        let next = at + 1;
        if r.mark(next) == ',' && next + 1 < self.hi {
            return Some(vec![left, next + 1..extent::end(r, next + 1, self.hi)?]);
        }
        let ends = (next..self.hi).all(|i| r.mark(i) != '\0') || r.is(next, Class::PREPOSITION.with(Class::DAY));
        (ends && content::is_sentence(r, left.start, left.end)).then(|| vec![left])
    }

    /// Returns the attribution of a judgement on what stands before it, whose verb at `at` follows "that" or nothing: "a claim that
    /// colleagues dismissed as fantasy", "a charge Athens rejects", "what he described as a farce".
    pub(super) fn judged_before(&self, at: usize, source: &Range<usize>) -> Option<Attribution> {
        let r = self.r;
        let group = phrase::group(r, self.floor, at);
        let complement = at + 1;
        let end = extent::end(r, complement, self.hi)?;
        let cue = Some(group..complement);
        let lead = source.start.checked_sub(1).filter(|lead| *lead >= self.lo)?;
        if r.reads(lead, "what") {
            let content = complement + 1..end;
            return Some(Attribution { source: Some(source.clone()), cue, content: vec![content] });
        }
        let (noun, own) = self.spoken_of(source)?;
        Some(Attribution { source: Some(own), cue, content: vec![noun, complement..end] })
    }

    /// Returns what stands before the verb at `at` and is what it rejects: "a charge that Athens rejects".
    fn rejected_before(&self, at: usize, group: usize) -> Option<Attribution> {
        let r = self.r;
        if r.mark(at + 1) == '\0' && at + 1 < self.hi {
            return None;
        }
        let source = self.who(at)?;
        let (noun, own) = self.spoken_of(&source)?;
        noun.clone().any(|i| r.is(i, Class::SAYING)).then(|| Attribution {
            source: Some(own),
            cue: Some(group..at + 1),
            content: vec![noun],
        })
    }

    /// Returns the noun phrase that a relative clause with the subject `source` is about, and that subject alone.
    fn spoken_of(&self, source: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
        let r = self.r;
        let lead = source.start.checked_sub(1).filter(|lead| *lead >= self.lo);
        if let Some(lead) = lead.filter(|lead| ["that", "which", "whom"].iter().any(|word| r.reads(*lead, word))) {
            let end = lead - usize::from(lead > self.lo && r.mark(lead - 1) == ',');
            return Some((phrase::before(r, self.lo, end)?, source.clone()));
        }
        let opens = Class::DETERMINER.with(Class::POSSESSIVE);
        let joined = Class::PREPOSITION.with(Class::COORDINATOR);
        let own = (source.start + 1..source.end).rev().find(|i| r.is(*i, opens) && !r.is(i - 1, joined))?;
        Some((source.start..own, own..source.end))
    }

    /// Returns what a verb of judging, at `at`, says of what it takes, with no marks around it: "described [the mood as grim]", "called [it
    /// nonsense]", "blamed [vandals]".
    pub(super) fn complemented(&self, at: usize) -> Option<Range<usize>> {
        let r = self.r;
        let start = at + 1;
        let blames = ["blame", "blames", "blamed", "blaming"].iter().any(|form| r.reads(at, form));
        let other =
            Class::PREPOSITION.with(Class::OBJECT).with(Class::ADVERB).with(Class::SUBJECT).with(Class::SUBORDINATOR);
        let object = blames && start + 1 < self.hi && r.mark(start) == '\0' && !r.is(start, other);
        let says = as_link(r, start, self.hi).is_some() && !r.reads(start, "as") || self.named(at) || object;
        says.then(|| extent::end(r, start, self.hi)).flatten().map(|end| start..end)
    }

    /// Returns whether a verb that names, at `at`, says what something is: "called it nonsense", "called the plan a farce".
    fn named(&self, at: usize) -> bool {
        let r = self.r;
        let start = at + 1;
        // "The so called experts".
        let so = at > 0 && r.reads(at - 1, "so");
        if so || !NAMES.iter().any(|form| r.reads(at, form)) {
            return false;
        }
        let other = Class::PREPOSITION
            .with(Class::DAY)
            .with(Class::ADVERB)
            .with(Class::TIME_LEAD)
            .with(Class::SUBORDINATOR)
            .with(Class::COORDINATOR)
            .with(Class::REPORT);
        let plain = |i: usize| i < self.hi && r.mark(i) == '\0';
        if r.is(start, Class::OBJECT) && !r.is(start, Class::POSSESSIVE) {
            let apart = ["back", "up", "in", "out", "off", "over", "home"].iter().any(|word| r.reads(start + 1, word));
            let day = ["day", "quits", "night"].iter().any(|word| r.reads(start + 1, word) || r.reads(start + 2, word));
            return plain(start + 1) && !r.is(start + 1, other) && !apart && !day;
        }
        // "Called the comparison misleading".
        let owned =
            r.is(start, Class::DETERMINER.with(Class::POSSESSIVE)) && plain(start + 2) && !r.is(start + 2, other);
        if owned && self.budget.parse(r, at..self.hi.min(at + REACH / 2)).is_some_and(|it| it.predicates(start)) {
            return true;
        }
        let stop = Class::PREPOSITION
            .with(Class::AUXILIARY)
            .with(Class::MODAL)
            .with(Class::COORDINATOR)
            .with(Class::SUBORDINATOR);
        let article = (start + 1..self.hi.min(start + REACH / 2))
            .take_while(|i| plain(*i) && !r.is(*i - 1, stop))
            .find(|i| r.reads(*i, "a") || r.reads(*i, "an"));
        article.is_some_and(|article| {
            !r.is(article - 1, stop) && !r.is(article + 1, Class::TIME_UNIT) && plain(article + 1)
        })
    }

    /// Returns where the cue at `at` ends that asks for something: "called for", "is asking for"; what it asks for begins there.
    pub(super) fn asks_for(&self, at: usize) -> Option<usize> {
        let r = self.r;
        let asks = r.is(at, Class::PRESSES) && r.reads(at + 1, "for") && at + 3 < self.hi;
        let other = Class::OBJECT.with(Class::PREPOSITION).with(Class::DAY).with(Class::TIME_UNIT);
        (asks && !r.is(at + 2, other) && r.mark(at + 3) == '\0').then_some(at + 2)
    }
}
