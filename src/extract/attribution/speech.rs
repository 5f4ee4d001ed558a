//! Cues in a sentence, each with its source and content.

use super::Attribution;
use super::content::{self, After};
use super::extent;
use super::grammar::Budget;
use super::label::{headline, label, past_dateline};
use super::subject::{self, Subject};
use crate::english::Class;
use crate::extract::reading::{Reading, Sentence};
use std::ops::Range;

/// The longest clause, in tokens, that only leads up to the main one.
const LEAD: usize = 60;

/// How far, in tokens, the verb behind an aside is looked for.
const REACH: usize = 24;

/// Verbs whose object, however short, is what is denied or owned up to.
const DENIALS: &[&str] = &["deny", "denies", "denied", "denying", "admit", "admits", "admitted"];

/// The longest words about a speaker, in tokens, between a cue that opens a sentence and the quotation.
const HEAD: usize = 16;

/// How far, in tokens, the verb of the main clause may stand from its subject's first word.
const REPLY: usize = 5;

/// Marks behind which a quotation goes on.
const DASHED: [char; 6] = [',', ':', '.', '\u{2013}', '\u{2014}', '\u{2015}'];

/// A sentence while it is read from left to right.
pub(super) struct Walk<'r, 'a> {
    pub(super) r: &'r Reading<'a>,
    /// Where the sentence begins and ends.
    pub(super) lo: usize,
    pub(super) hi: usize,
    /// First token that no attribution has taken yet.
    pub(super) floor: usize,
    /// The subject of the clause around the last attribution, where that is set off from it: "Ruiz, who said he was cold, [left]".
    main: Option<Range<usize>>,
    /// The last source in the sentence.
    pub(super) speaker: Option<Range<usize>>,
    /// Finds the last source in the sentences before, in the same block.
    pub(super) before: Option<&'r Before<'r>>,
    pub(super) budget: Budget,
}

/// Finds a source in the sentences before.
pub(super) type Before<'b> = dyn Fn() -> Option<Range<usize>> + 'b;

/// Adds the attributions of `sentence` to `out`, in order; `last` finds the last one before.
pub(super) fn find<'s>(
    r: &Reading<'_>,
    sentence: &Sentence,
    last: &dyn Fn() -> Option<&'s Attribution>,
    out: &mut Vec<Attribution>,
) {
    let hi = sentence.tokens.end;
    if let Some(attribution) = label(r, sentence) {
        out.push(attribution);
        return;
    }
    if let Some(attribution) = headline(r, sentence) {
        out.push(attribution);
        return;
    }
    let lo = past_dateline(r, sentence);
    let mut walk = Walk::new(r, lo, hi);
    let here = r.article().blocks().get(sentence.block).map_or(0, |block| block.span.start);
    let same =
        |last: &&Attribution| last.content.first().and_then(|it| r.place(it.start)).is_some_and(|it| it.start >= here);
    let before = || last().filter(same).and_then(|last| last.source.clone());
    walk.before = Some(&before);
    walk.all(out);
}

impl<'r, 'a> Walk<'r, 'a> {
    /// Starts at the head of the sentence of the tokens from `lo` to `hi`.
    pub(super) fn new(r: &'r Reading<'a>, lo: usize, hi: usize) -> Self {
        Self { r, lo, hi, floor: lo, main: None, speaker: None, before: None, budget: Budget::new(hi - lo) }
    }
}

impl Walk<'_, '_> {
    /// Adds all attributions of the sentence to `out`, in order.
    pub(super) fn all(mut self, out: &mut Vec<Attribution>) {
        let mut at = self.lo;
        while at < self.hi {
            let Some(attribution) = self.at(at) else {
                at += 1;
                continue;
            };
            let content = attribution.content.iter().map(|range| range.end).max().unwrap_or(at);
            let cue = attribution.cue.as_ref().map_or(at, |cue| cue.end);
            // "Noting that it is safe, Marsh left": the source is the subject of more to come.
            let ahead = attribution.content.first().is_some_and(|first| first.start > at);
            let source = attribution.source.as_ref().filter(|source| !(ahead && source.start >= content));
            let source = source.map_or(at, |source| source.end);
            self.floor = content.max(cue).max(if source < self.hi && source > at { source } else { at });
            self.main = self.set_off_from(&attribution);
            at = self.floor.max(at + 1);
            if attribution.source.is_some() {
                self.speaker.clone_from(&attribution.source);
            }
            out.push(attribution);
        }
        if self.floor == self.lo {
            out.extend(self.adverb());
        }
    }

    /// Returns the subject of the clause around a relative clause or participle that makes `found`: "[Ruiz], who said that …,",
    /// "[Ruiz], noting that …,".
    fn set_off_from(&self, found: &Attribution) -> Option<Range<usize>> {
        let r = self.r;
        let (source, cue) = (found.source.as_ref()?, found.cue.as_ref()?);
        let pronoun = source.len() == 1 && r.is(source.start, Class::RELATIVE);
        let comma = if pronoun { source.start } else { cue.start }.checked_sub(1)?;
        if r.mark(comma) != ',' || !pronoun && !(r.is(cue.end - 1, Class::REPORTING) && source.end == comma) {
            return None;
        }
        subject::phrase_before(r, self.lo, comma).filter(|phrase| subject::names_somebody(r, phrase))
    }

    /// Returns whether the cue at `at` stands in a clause about whoever speaks the quotation before it: "“…,” Ruiz, who said so, wrote".
    fn is_aside(&self, source: &Range<usize>, at: usize) -> bool {
        let r = self.r;
        let comma = source.start.wrapping_sub(1);
        if source.len() != 1 || !r.is(source.start, Class::RELATIVE) || r.mark(comma) != ',' {
            return false;
        }
        let named = subject::phrase_before(r, self.floor, comma);
        let behind = named.is_some_and(|it| it.start > self.floor && r.quotation(it.start - 1).is_some());
        behind && (at + 2..self.hi.min(at + REACH)).any(|i| r.mark(i - 1) == ',' && r.is(i, Class::REPORT))
    }

    /// Returns the attribution whose cue is the token at `at`.
    fn at(&self, at: usize) -> Option<Attribution> {
        let r = self.r;
        // Most words are told apart by one look.
        let leads = r.reads(at, "according") || r.reads(at, "in") || r.mark(at) == ':' || r.reads(at + 1, "it");
        if !leads && !r.is_cue(at) || r.quotation(at).is_some() || content::is_taken(r, at) {
            return None;
        }
        if r.reads(at, "according") && r.reads(at + 1, "to") {
            return self.according_to(at..at + 2);
        }
        let words = r.reads(at, "in") && r.reads(at + 1, "the") && r.reads(at + 2, "words") && r.reads(at + 3, "of");
        if words && let Some(found) = self.in_words_of(at..at + 4) {
            return Some(found);
        }
        if r.reads(at, "in")
            && let Some(found) = self.in_survey(at)
        {
            return Some(found);
        }
        if r.mark(at) == ':' {
            return self.captioned(at);
        }
        if r.reads(at + 1, "it")
            && let Some(found) = self.put_it(at)
        {
            return Some(found);
        }
        if r.is(at, Class::REPORT)
            && let Some(found) = self.as_reported(at)
        {
            return Some(found);
        }
        if r.is(at, Class::REPORT.with(Class::REPUTES))
            && let Some(group) = self.passive_group(at)
        {
            return self.passive(at, group);
        }
        if r.is(at, Class::REPORT)
            && let Some(found) = self.finite(at).map(|found| self.widened(at, found)).or_else(|| self.parsed(at))
        {
            return Some(found);
        }
        if r.is(at, Class::SAYING)
            && let Some(found) = self.noun(at)
        {
            return Some(found);
        }
        if r.is(at, Class::REPORTING) {
            let group = subject::group(r, self.floor, at);
            let helped = (group..at).any(|i| r.is(i, Class::AUXILIARY)) || r.is(group.wrapping_sub(1), Class::CLITIC);
            return if helped { self.finite(at).map(|found| self.widened(at, found)) } else { self.participle(at) };
        }
        None
    }

    fn finite(&self, at: usize) -> Option<Attribution> {
        let r = self.r;
        if !self.is_verb(at) {
            return None;
        }
        let group = subject::group(r, self.floor, at);
        if let Some(attribution) = self.inverted(at, group) {
            return Some(attribution);
        }
        let before = subject::before(r, self.floor, group);
        let tell = r.is(at, Class::TELL);
        let after = self.after(at, tell);
        let (source, start) = match before.as_ref().map(|before| (&before.subject, before.start)) {
            Some((Subject::Phrase(phrase), start)) => {
                let own = subject::past_aside(r, phrase.clone());
                let start = if own.start > phrase.start { own.start } else { start };
                (Some(own), start)
            }
            Some((Subject::Left, start)) => (self.elided().or_else(|| self.agent(at)), start),
            None if group == self.floor + 1 && r.mark(self.floor) == ',' => (Some(self.main.clone()?), group),
            None => return None,
        };
        if source.as_ref().is_some_and(|phrase| self.is_aside(phrase, at)) {
            return None;
        }
        let source = source.map(|phrase| self.document_of(phrase));
        if let Some(phrase) = &source
            && (r.is(at, Class::NOUNISH) && !self.plausible(phrase)
                || r.is(at, Class::HEARS) && !self.sits(phrase)
                || !r.is(at, Class::PLAIN) && self.is_thing(phrase))
        {
            return None;
        }
        // "The five states that vote": the parser tells a noun from a verb where a clause may follow either.
        let several = Class::PLURAL.with(Class::SUBJECT).with(Class::RELATIVE);
        let one = source.as_ref().is_some_and(|phrase| !r.is(phrase.end - 1, several));
        let either = r.is(at, Class::NOUNISH) && (one && r.is(at, Class::BASE) || r.reads(at, "states"));
        if either && after != After::End && !self.budget.before(r, self.lo, at, self.hi).is_none_or(|it| it.is_verb(at))
        {
            return None;
        }
        let cue = Some(group.min(at)..at + 1);
        if r.is(at, Class::JUDGES) {
            if r.reads(at + 1, "on") {
                // "Called on the council to act" tells somebody to do something.
                let cue = Some(group.min(at)..at + 2);
                return Some(Attribution { source, cue, content: vec![self.told(at + 1)?] });
            }
            let judged = self.judged(at).or_else(|| self.charged(at)).or_else(|| self.object_of(at))?;
            return Some(Attribution { source, cue, content: vec![judged] });
        }
        let postposed = start > self.floor
            && (matches!(r.mark(start - 1), ',' | '\u{2014}' | '\u{2013}') || r.quotation(start - 1).is_some());
        if postposed && let Some(content) = self.around(start, after) {
            return Some(Attribution { source, cue, content });
        }
        if let Some(found) = source.as_ref().and_then(|phrase| self.of_antecedent(at, phrase, after)) {
            return found;
        }
        if let Some(phrase) = source.as_ref().filter(|phrase| phrase.start > self.lo && r.reads(phrase.start - 1, "as"))
            && let Some(content) = self.set_off(group, phrase, after)
        {
            return Some(Attribution { source, cue, content });
        }
        let content = match self.introduced(at, after) {
            Some(content) => content,
            None => {
                let content = self.shown(at, source.as_ref()?, after)?;
                return Some(Attribution { source, cue, content: vec![content] });
            }
        };
        let content = self.without_comparison(source.as_ref(), content);
        let condition = self.condition(start);
        Some(Attribution { source, cue, content: condition.into_iter().chain([content]).collect() })
    }

    /// Returns the condition before a cue whose subject begins at `start`: "[If it rains], Marsh said she would stay".
    fn condition(&self, start: usize) -> Option<Range<usize>> {
        let r = self.r;
        let comma = start.checked_sub(1).filter(|comma| *comma > self.floor && r.mark(*comma) == ',')?;
        let lead = Class::COORDINATOR.with(Class::ADVERB);
        let first = (self.floor..comma).find(|i| !r.is(*i, lead) && r.mark(*i) == '\0')?;
        let opens = ["if", "unless"].iter().any(|word| r.reads(first, word));
        let plain = (first..comma).all(|i| r.quotation(i).is_none() && !r.is(i, Class::REPORT));
        (opens && plain && self.floor == self.lo).then_some(first..comma)
    }

    /// Returns what follows the cue at `at`.
    pub(super) fn after(&self, at: usize, addressee: bool) -> After {
        content::after(self.r, at, self.hi, addressee)
    }

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
        let group = subject::group(r, self.floor, at);
        if self.is_noun(at) || r.reads(last, "to") || group > self.floor && r.reads(group - 1, "to") {
            return false;
        }
        let negated = (group..at).any(|i| r.is(i, Class::NEGATION));
        let passive = (group..at).rev().find(|i| r.is(*i, Class::AUXILIARY)).is_some_and(|i| {
            !r.is(at, Class::REPORTING)
                && ["is", "are", "was", "were", "be", "been", "being"].iter().any(|be| r.reads(i, be))
        });
        !negated && !passive
    }

    /// Returns whether a form that may be a noun has a subject that makes it a verb.
    pub(super) fn plausible(&self, phrase: &Range<usize>) -> bool {
        let r = self.r;
        let Some(last) = phrase.end.checked_sub(1) else { return false };
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

    /// Returns whether a phrase names a body that hears what others tell it: "Ashby Crown Court heard".
    fn sits(&self, phrase: &Range<usize>) -> bool {
        phrase.end.checked_sub(1).is_some_and(|last| self.r.is(last, Class::SITS))
    }

    /// Returns the attribution of an inverted cue: "…, said Marsh".
    fn inverted(&self, at: usize, group: usize) -> Option<Attribution> {
        let r = self.r;
        if at == self.lo && r.is(at, Class::INVERTS) {
            return self.headed(at);
        }
        let last = group.checked_sub(1).filter(|last| *last >= self.floor)?;
        if !r.is(at, Class::INVERTS)
            || !(r.mark(last) == ',' || r.quotation(last).is_some())
            || r.is(at, Class::REPORTING)
        {
            return None;
        }
        let mut source = subject::phrase_after(r, at + 1, self.hi)?;
        let quoted = r.quotation(last).is_some() || last > 0 && r.quotation(last - 1).is_some();
        // "…,” said one trader involved in the sale": a clause about the speaker.
        let past = |i: &usize| r.is(*i, Class::PAST) && !r.capital(*i) && r.is(i - 1, Class::ROLE) && quoted;
        source.end = source.clone().skip(1).find(past).unwrap_or(source.end);
        // "Ruiz, a pollster who works for the party, said his surveys show": all before it is the subject.
        let bare = matches!(content::after(r, at, self.hi, false), After::Bare(_));
        if !quoted && bare && self.is_subject_of(last, group) {
            return None;
        }
        let next = r.is(
            source.end,
            Class::AUXILIARY.with(Class::MODAL).with(Class::VERB).with(Class::CLITIC).with(Class::REPORT),
        );
        let bare_pronoun = source.len() == 1 && r.is(source.start, Class::SUBJECT) && !quoted;
        let clause = source.clone().any(|i| r.is(i, Class::PAST) && !r.capital(i));
        let article = quoted && r.is(at, Class::PLAIN) && r.is(source.start, Class::DETERMINER.with(Class::POSSESSIVE));
        // "“…,” read a note left on the door".
        let written = quoted && !r.is(source.end, Class::AUXILIARY.with(Class::MODAL)) && r.is(source.end - 1, Class::DOCUMENT);
        if next && !written || bare_pronoun || clause || !article && !subject::names_somebody(r, &source) {
            return None;
        }
        let after = content::after(r, source.end - 1, self.hi, false);
        let part = || self.left(group).is_some_and(|left| !content::has_verb(r, left.start, left.end));
        let after = match after {
            After::Quotation(_) => after,
            // "Part of the problem, say experts, is that": one clause.
            After::Comma(next) if !quoted && part() && r.is(next, Class::AUXILIARY.with(Class::MODAL)) => after,
            _ => After::End,
        };
        let content = self.around(group, after)?;
        Some(Attribution { source: Some(source), cue: Some(group..at + 1), content })
    }

    /// Returns whether all words before a verb group, which the comma at `comma` ends, are its subject with what is said of it.
    fn is_subject_of(&self, comma: usize, group: usize) -> bool {
        let r = self.r;
        let found = subject::before(r, self.floor, group).is_some_and(|before| before.start <= self.floor + 1);
        let open = (self.floor..comma).rev().find(|i| r.mark(*i) == ',');
        let told = open.is_some_and(|open| r.is(open + 1, subject::verbal().with(Class::PAST)) && !r.capital(open + 1));
        r.mark(comma) == ',' && found && !told
    }

    /// Returns the attribution of a cue that opens the sentence: "Said Marsh: “…”", "Said Ruiz, who lives next door, “…”".
    fn headed(&self, at: usize) -> Option<Attribution> {
        let r = self.r;
        let phrase = subject::phrase_after(r, at + 1, self.hi)?;
        let reach = self.hi.min(phrase.end + HEAD);
        let open = (phrase.end..reach).find(|i| r.quotation(*i).is_some())?;
        let led = matches!(r.mark(open - 1), ',' | ':') && subject::names_somebody(r, &phrase);
        let content = vec![open..self.quotation_end(open)];
        led.then_some(Attribution { source: Some(phrase.start..open - 1), cue: Some(at..at + 1), content })
    }

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
            After::Colon(next) if !quoted && self.is_main(&left) => Some(vec![left, next..extent::end(r, next, self.hi)?]),
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
            After::Bare(_) if quoted && r.quotation(start.wrapping_sub(1)).is_some() => Some(vec![left]),
            After::Bare(at) if r.is(at, Class::PREPOSITION.with(Class::SUBORDINATOR).with(Class::ADVERB)) && quoted => {
                Some(vec![left])
            }
            _ => None,
        }
    }

    /// Returns whether `words`, which end with a quotation, close it with a comma.
    fn is_closed(&self, words: &Range<usize>) -> bool {
        let r = self.r;
        let last = words.clone().rev().take(4).find(|i| !matches!(r.mark(*i), '\u{201D}' | '"' | '\'' | '\u{2019}'));
        last.is_some_and(|last| r.mark(last) == ',')
    }

    /// Returns the quotations in `left` where nothing but what the speaker does stands between them: "“It”—she leaned over—“is ours,”".
    fn without_beats(&self, left: Range<usize>) -> Vec<Range<usize>> {
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
    fn tells(&self, left: &Range<usize>, after: After) -> bool {
        let aside = self.opens_aside(left.clone()) || self.r.is(left.start, Class::SUBORDINATOR.with(Class::REPORTING));
        let says = (self.hi.saturating_sub(2)..self.hi).any(|i| self.r.is(i, Class::REPORT));
        let whole = left.start == self.lo && after == After::End && says;
        let parsed = || self.budget.parse(self.r, left.clone()).is_some_and(|it| it.has_sentence());
        !aside && left.len() > 2 && (whole || parsed())
    }

    /// Returns whether the words begin with an adverbial: "On Thursday", "Looking out".
    fn opens_aside(&self, words: Range<usize>) -> bool {
        let (r, start) = (self.r, words.start);
        r.is(start, Class::PREPOSITION.with(Class::DAY).with(Class::TIME_LEAD))
            || r.text(start).ends_with("ing") && !content::is_subject(r, start, words.end)
    }

    /// Returns whether the words at `next`, after a cue between commas, go on with what is said.
    fn goes_on(&self, next: usize) -> bool {
        let r = self.r;
        let other = Class::REPORTING.with(Class::RELATIVE).with(Class::PAST).with(Class::PREPOSITION);
        let doing = r.text(next).len() > 4 && r.text(next).ends_with("ing") && !content::is_subject(r, next, self.hi);
        !doing && !r.is(next, other) || r.reads(next, "that")
    }

    /// Returns whether `words` are a clause that does not lead up to another: no "Asked about it", "As for the plan", "When she left".
    fn is_main(&self, words: &Range<usize>) -> bool {
        let (r, first) = (self.r, words.start);
        let leads = Class::SUBORDINATOR.with(Class::REPORTING).with(Class::REPORT).with(Class::PAST);
        !r.is(first, leads) && !self.opens_aside(words.clone()) && content::is_sentence(r, first, words.end)
    }

    /// Returns whether the words at `next`, after a cue between commas, say by what means or to what end: "by closing it", "to mend it".
    fn adds_means(&self, next: usize) -> bool {
        let r = self.r;
        let doing = r.reads(next, "by") && r.text(next + 1).ends_with("ing");
        doing || r.reads(next, "to") && !r.is(next + 1, Class::DETERMINER.with(Class::POSSESSIVE).with(Class::OBJECT)) && !r.capital(next + 1)
    }

    /// Returns whether the words at `next`, after a quotation and a cue between commas, go on with what is said.
    fn goes_on_behind(&self, next: usize) -> bool {
        let r = self.r;
        r.reads(next, "that") || r.is(next, Class::MODAL) || r.is(next, Class::AUXILIARY) && !r.is(next, Class::REPORTING)
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
            if close < end && self.is_closed(&(start..close)) && !content::has_verb(r, close, end) && r.mark(close) == '\0' {
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
    fn is_whole(&self, open: usize) -> bool {
        let first = (open..open + 4).find(|i| self.r.mark(*i) == '\0');
        first.is_some_and(|first| self.r.capital(first))
    }

    fn quotation_start(&self, quotation: usize, floor: usize) -> usize {
        let r = self.r;
        let open = r.article().quotations().get(quotation).map_or(0, |quotation| quotation.open.start);
        r.token_at(open).max(floor)
    }

    pub(super) fn quotation_end(&self, at: usize) -> usize {
        let r = self.r;
        let close = r.quotation(at).and_then(|index| r.article().quotations().get(index)).map_or(0, |q| q.span().end);
        r.tokens_before(close).clamp(at + 1, self.hi.max(at + 1))
    }

    /// Returns the content of a judgement: what follows the verb up to the words in marks.
    pub(super) fn judged(&self, at: usize) -> Option<Range<usize>> {
        let r = self.r;
        let reach = self.hi.min(at + 16);
        let stop = (at + 1..reach).find(|i| r.quotation(*i).is_some() || matches!(r.mark(*i), ',' | ';' | ':'))?;
        r.quotation(stop).is_some().then(|| at + 1..self.quotation_end(stop))
    }

    /// Returns what a judgement without marks is about: "criticised the plan to close the library".
    fn object_of(&self, at: usize) -> Option<Range<usize>> {
        let r = self.r;
        let start = at + 1;
        let object = r.is(at, Class::TAKES_OBJECT) && content::is_object(r, start, self.hi);
        object.then(|| extent::end(r, start, self.hi)).flatten().map(|end| start..end)
    }

    /// Returns the content that a cue before it introduces.
    pub(super) fn introduced(&self, at: usize, after: After) -> Option<Range<usize>> {
        let r = self.r;
        match after {
            After::That(start) => Some(start..self.clause_end(at, start, extent::end(r, start, self.hi)?)),
            After::Colon(start) | After::Quotation(start) => self.right(start),
            After::Bare(start) => {
                // "The strike announced on Friday will hit": the verb of the thing that was announced.
                let main = Class::AUXILIARY.with(Class::MODAL).with(Class::VERB).with(Class::PAST);
                if start > at + 1 && !r.is(at, Class::PLAIN) && r.is(start, main) && !r.capital(start) {
                    return None;
                }
                // "Said when she resigned": a time, and nothing said.
                let times = ["when", "before", "after", "while", "as", "since", "until", "because"];
                let clause = Class::SUBJECT.with(Class::DETERMINER).with(Class::POSSESSIVE);
                let denied = (subject::group(r, self.lo, at)..at).any(|i| r.is(i, Class::NEGATION));
                let timed = !denied && r.is(start, Class::SUBORDINATOR) && times.iter().any(|word| r.reads(start, word));
                if timed && (r.is(start + 1, clause) || r.capital(start + 1)) {
                    return None;
                }
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
                let talks = r.is(at, Class::TALKS) && start == at + 1 && ["about", "of", "against"].iter().any(|it| r.reads(start, it));
                let doing = r.is(at, Class::DOING) && r.text(start).ends_with("ing") && !r.capital(start);
                // "Denies murder".
                let denial = DENIALS.iter().any(|form| r.reads(at, form)) && start == at + 1 && self.hi > start + 1;
                let other = Class::PREPOSITION.with(Class::SUBORDINATOR).with(Class::ADVERB).with(Class::OBJECT);
                let object = doing || denial && !r.is(start, other) || talks && start + 3 < self.hi || r.is(at, Class::TAKES_OBJECT) && content::is_object(r, start, self.hi);
                if !(plain || clause || promise || object) {
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
        let group = subject::group(r, self.lo, at);
        if group >= self.lo + 2 && r.is(group - 1, Class::RELATIVE) && r.mark(group - 2) == ',' {
            // "Ruiz, who said that he would stay, left": the clause ends where the main verb comes.
            let verb = Class::REPORT.with(Class::AUXILIARY).with(Class::MODAL).with(Class::VERB).with(Class::PAST);
            let closes = |i: &usize| r.mark(*i) == ',' && r.quotation(*i).is_none() && r.is(i + 1, verb);
            return (start + 2..end).find(closes).unwrap_or(end);
        }
        // "Noting that it is safe, Marsh left".
        let participle = at <= self.lo + 1 && r.is(at, Class::REPORTING);
        let lead = participle || r.is(self.lo, Class::SUBORDINATOR.with(Class::PREPOSITION)) && !r.reads(self.lo, "as");
        if !lead || at > self.lo + LEAD || (self.lo..at).any(|i| r.mark(i) == ',') {
            return end;
        }
        // A comma may stand inside the marks before it: "that it is “safe,” Ruiz left".
        let closes =
            |i: usize| r.mark(i - 1) == ',' && r.quotation(i).is_some() && r.quotation(i) != r.quotation(i + 1);
        let opens = |i: usize| r.capital(i) || r.is(i, Class::SUBJECT);
        let says = |i: usize| (i + 1..i + REPLY).any(|j| r.is(j, Class::REPORT) && self.is_verb(j)) && opens(i);
        let clause = |i: usize| content::is_clause(r, i, end) || says(i);
        let main = |i: &usize| (r.mark(*i) == ',' && r.quotation(*i).is_none() || closes(*i)) && clause(i + 1);
        let comma = (start + 2..end).find(main);
        comma.map_or(end, |comma| comma + usize::from(r.quotation(comma).is_some()))
    }

    /// Returns whether the sentence of the quotation that opens at `open` goes on behind its marks: "“a perfect example” of the change".
    fn runs_on(&self, open: usize) -> bool {
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
    fn end_of_quoted(&self, open: usize) -> usize {
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
