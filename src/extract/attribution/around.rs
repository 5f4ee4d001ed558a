//! What is said before a cue, and on both sides of it: "The road, the council said, is shut".

use super::content::{self, After};
use super::extent;
use super::speech::{REACH, Walk};
use crate::english::Class;
use std::ops::Range;

/// How far, in tokens, the verb of a clause may stand from its first word.
const REPLY: usize = 8;

/// Marks behind which a quotation goes on.
const DASHED: [char; 6] = [',', ':', '.', '\u{2013}', '\u{2014}', '\u{2015}'];

impl Walk<'_, '_> {
    /// Returns the content of a cue that stands after it: what is left of `start`, and what goes on on the right.
    pub(super) fn around(&self, start: usize, after: After) -> Option<Vec<Range<usize>>> {
        let r = self.r;
        let left = self.left(start)?;
        let quoted = r.quotation(left.end - 1).is_some();
        if !quoted && !content::is_sentence(r, left.start, left.end) && !self.tells(&left, after) {
            let goes_on = match after {
                // "To see why, Marsh said, one has to look": one sentence.
                After::Comma(next) => {
                    self.goes_on(next) && (!self.opens_aside(left.clone()) || r.reads(left.start, "to"))
                }
                // "The plan, Marsh said, “is dead”": one clause.
                After::Quotation(open) => !self.is_whole(open) && r.mark(open - 1) == ',',
                _ => false,
            };
            if !goes_on {
                return None;
            }
        }
        match after {
            After::End => Some(self.without_beats(left)),
            After::Quotation(at) if quoted && (DASHED.contains(&r.mark(at - 1)) || r.capital(at + 1)) => {
                Some(vec![left, at..self.quotation_end(at)])
            }
            After::Quotation(at) if !quoted && (!self.is_whole(at) || r.mark(at - 1) == ':') => {
                Some(vec![left, at..self.end_of_quoted(at)])
            }
            // "It is a house for all, she said: “…”".
            After::Colon(next) if !quoted && self.is_main(&left) => {
                Some(vec![left, next..extent::end(r, next, self.hi)?])
            }
            // "“I love it,” he said, but “it is over”".
            After::Comma(next) if quoted && r.is(next, Class::COORDINATOR) && r.quotation(next + 1).is_some() => {
                Some(vec![left, next + 1..self.end_of_quoted(next + 1)])
            }
            // "“It is bad luck,” he said, that it rained".
            After::Comma(next) if quoted && self.goes_on_behind(next) => {
                Some(vec![left, next..extent::end(r, next, self.hi)?])
            }
            After::Comma(next) if !quoted && (self.goes_on(next) || self.adds_means(next)) => {
                Some(vec![left, next..extent::end(r, next, self.hi)?])
            }
            After::Comma(_) => Some(vec![left]),
            // "“…,” she told a meeting that she had called": all is said.
            After::That(_) if quoted && self.is_closed(&left) => Some(vec![left]),
            After::Bare(_) if quoted && self.is_set_off(start) => Some(vec![left]),
            After::Bare(_) if matches!(r.mark(start - 1), '\u{2013}' | '\u{2014}') => None,
            After::Bare(at) if r.is(at, Class::PREPOSITION.with(Class::SUBORDINATOR).with(Class::ADVERB)) && quoted => {
                Some(vec![left])
            }
            _ => None,
        }
    }

    /// Returns whether a quotation ends right before `start`, a comma behind its marks aside: "« … », she told the paper".
    fn is_set_off(&self, start: usize) -> bool {
        let last = start.wrapping_sub(1);
        let comma = self.r.mark(last) == ',' && self.r.quotation(last).is_none();
        self.r.quotation(if comma { last.wrapping_sub(1) } else { last }).is_some()
    }

    /// Returns whether `words`, which end with a quotation, close it with a comma.
    pub(super) fn is_closed(&self, words: &Range<usize>) -> bool {
        let r = self.r;
        let last = words.clone().rev().take(4).find(|i| !matches!(r.mark(*i), '\u{201D}' | '"' | '\'' | '\u{2019}'));
        last.is_some_and(|last| r.mark(last) == ',')
    }

    /// Returns the quotations in `left` where nothing but what the speaker does stands between them: "“It”—she leaned over—“is ours,”".
    pub(super) fn without_beats(&self, left: Range<usize>) -> Vec<Range<usize>> {
        let r = self.r;
        let beats = |gap: Range<usize>| {
            let dash = |i: usize| matches!(r.mark(i), '-' | '\u{2013}' | '\u{2014}' | '\u{2015}');
            let first = gap.clone().find(|i| r.mark(*i) == '\0').unwrap_or(gap.start);
            let acts = r.is(first, Class::SUBJECT) && !r.is(first, Class::RELATIVE)
                || r.capital(first)
                || r.reads(first, "the");
            acts && (dash(gap.start) && dash(gap.end - 1) || r.mark(gap.start) == '(' && r.mark(gap.end - 1) == ')')
        };
        let mut out: Vec<Range<usize>> = Vec::new();
        let mut at = left.start;
        while at < left.end {
            let Some(_) = r.quotation(at) else { return vec![left] };
            let end = self.quotation_end(at).min(left.end);
            out.push(at..end);
            let next = (end..left.end).find(|i| r.quotation(*i).is_some()).unwrap_or(left.end);
            if next < left.end && !(next > end + 2 && beats(end..next)) || next == left.end && next > end {
                return vec![left];
            }
            at = next;
        }
        out
    }

    /// Returns whether `left`, whose verb is in no list, is what is said: "Quake kills 41, officials say". Where the sentence
    /// ends with its cue, nothing else can be; else the parser has to find a sentence there.
    pub(super) fn tells(&self, left: &Range<usize>, after: After) -> bool {
        let r = self.r;
        let aside = self.opens_aside(left.clone()) || self.r.is(left.start, Class::SUBORDINATOR.with(Class::REPORTING));
        let says = (self.hi.saturating_sub(2)..self.hi).any(|i| self.r.is(i, Class::REPORT));
        let whole = left.start == self.lo && after == After::End && says;
        // "Swing bridge to stay shut, council warns": a headline.
        let headline = whole
            && left.len() > 4
            && left.clone().all(|i| r.mark(i) == '\0')
            && !self.r.is(left.start, Class::PREPOSITION);
        let aside = aside && !headline;
        let parsed = || self.budget.parse(self.r, left.clone()).is_some_and(|it| it.has_sentence());
        !aside && left.len() > 2 && (whole || parsed())
    }

    /// Returns whether the words begin with an adverbial: "On Thursday", "Looking out".
    pub(super) fn opens_aside(&self, words: Range<usize>) -> bool {
        let (r, start) = (self.r, words.start);
        r.is(start, Class::PREPOSITION.with(Class::DAY).with(Class::TIME_LEAD))
            || r.text(start).ends_with("ing") && !content::is_subject(r, start, words.end)
    }

    /// Returns whether the words at `next`, after a cue between commas, go on with what is said.
    pub(super) fn goes_on(&self, next: usize) -> bool {
        let r = self.r;
        let other = Class::REPORTING.with(Class::RELATIVE).with(Class::PAST).with(Class::PREPOSITION);
        let doing = r.text(next).len() > 4 && r.text(next).ends_with("ing") && !content::is_subject(r, next, self.hi);
        // "Police said, two days after it sank".
        let counted = r.is(next, Class::DETERMINER) || r.number(next);
        let later = ["after", "before", "later"].iter().any(|word| r.reads(next + 2, word));
        let timed = counted && r.is(next + 1, Class::TIME_UNIT) && later;
        // "It is safe, Marsh said, since nobody was hurt".
        let reason = ["since", "until", "unless"].iter().any(|word| r.reads(next, word))
            && content::is_clause(r, next + 1, self.hi);
        // "…, a doctor said, as both sides blamed each other": what goes on meanwhile.
        let verb = Class::PAST.with(Class::AUXILIARY).with(Class::MODAL).with(Class::VERB).with(Class::REPORT);
        let clause = || (next + 2..self.hi.min(next + REPLY)).any(|i| r.is(i, verb) && !r.capital(i));
        if r.reads(next, "as") && clause() {
            return false;
        }
        reason || !doing && !timed && !r.is(next, other) || r.reads(next, "that")
    }

    /// Returns whether `words` are a clause that does not lead up to another: no "Asked about it", "As for the plan", "When she left".
    pub(super) fn is_main(&self, words: &Range<usize>) -> bool {
        let (r, first) = (self.r, words.start);
        let leads = Class::SUBORDINATOR.with(Class::REPORTING).with(Class::REPORT).with(Class::PAST);
        !r.is(first, leads) && !self.opens_aside(words.clone()) && content::is_sentence(r, first, words.end)
    }

    /// Returns whether the words at `next`, after a cue between commas, say by what means or to what end: "by closing it", "to mend it".
    pub(super) fn adds_means(&self, next: usize) -> bool {
        let r = self.r;
        let doing = r.reads(next, "by") && r.text(next + 1).ends_with("ing");
        doing
            || r.reads(next, "to")
                && !r.is(next + 1, Class::DETERMINER.with(Class::POSSESSIVE).with(Class::OBJECT))
                && !r.capital(next + 1)
    }

    /// Returns whether the words at `next`, after a quotation and a cue between commas, go on with what is said.
    pub(super) fn goes_on_behind(&self, next: usize) -> bool {
        let r = self.r;
        r.reads(next, "that")
            || r.is(next, Class::MODAL)
            || r.is(next, Class::AUXILIARY) && !r.is(next, Class::REPORTING)
    }

    /// Returns the content left of `end`, back to what earlier attributions took.
    pub(super) fn left(&self, end: usize) -> Option<Range<usize>> {
        let r = self.r;
        let edge =
            |i: usize| matches!(r.mark(i), ',' | '\u{2014}' | '\u{2013}' | ';' | '.') && r.quotation(i).is_none();
        let mut start = self.floor;
        let mut end = end;
        while end > start && edge(end - 1) {
            end -= 1;
        }
        while start < end && (edge(start) || (start > 0 && r.is(start, Class::COORDINATOR) && edge(start - 1))) {
            start += 1;
        }
        // "Despite the rain, …, Marsh said": what is conceded is the article's word.
        let concedes = ["despite", "although", "though"].iter().any(|word| r.reads(start, word));
        let comma = (start..end.min(start + REACH)).find(|i| r.mark(*i) == ',' && r.quotation(*i).is_none());
        if let Some(comma) = comma.filter(|comma| concedes && comma + 3 < end) {
            start = comma + 1;
        }
        // "“…,” the mayor's chief of staff, Joan Marsh, said": the role is the speaker's.
        if r.quotation(start).is_some() && end > start && r.quotation(end - 1).is_none() {
            let close = self.quotation_end(start);
            if close < end
                && self.is_closed(&(start..close))
                && !content::has_verb(r, close, end)
                && r.mark(close) == '\0'
            {
                end = close;
            }
        }
        // A whole quoted sentence after some words stands alone.
        if let Some(quotation) = end.checked_sub(1).and_then(|last| r.quotation(last)) {
            let open = self.quotation_start(quotation, start);
            let led = matches!(r.mark(open.wrapping_sub(1)), ',' | ':' | '.' | '(' | '-' | '\u{2013}' | '\u{2014}');
            let introduced = open > start && led && self.is_whole(open);
            if introduced && end - open > 5 {
                start = open;
            }
        }
        (start < end).then_some(start..end)
    }

    /// Returns whether the quotation that opens at `open` begins like a sentence.
    pub(super) fn is_whole(&self, open: usize) -> bool {
        let first = (open..open + 4).find(|i| self.r.mark(*i) == '\0');
        first.is_some_and(|first| self.r.capital(first))
    }

    pub(super) fn quotation_start(&self, quotation: usize, floor: usize) -> usize {
        let r = self.r;
        let open = r.article().quotations().get(quotation).map_or(0, |quotation| quotation.open.start);
        r.token_at(open).max(floor)
    }

    pub(super) fn quotation_end(&self, at: usize) -> usize {
        let r = self.r;
        let close = r.quotation(at).and_then(|index| r.article().quotations().get(index)).map_or(0, |q| q.span().end);
        r.tokens_before(close).clamp(at + 1, self.hi.max(at + 1))
    }
}
