//! Cues whose subject takes the parser to find: far from the verb, behind an apposition, of the verb it hangs on.

use super::Attribution;
use super::content::{self, After};
use super::extent;
use super::grammar::{self, Grammar};
use super::phrase;
use super::speech::Walk;
use super::subject::{self, Subject};
use crate::english::Class;
use crate::english::data::list;
use std::ops::Range;

/// How far back, in tokens, a subject is looked for.
const REACH: usize = 100;

/// Verbs before an infinitive that turn its meaning round.
const REFUSES: &[&str] = list!("speech/refuses");

impl Walk<'_, '_> {
    /// Returns `found` with the whole noun phrase of its source, where that stands before the cue at `at`.
    pub(super) fn widened(&self, at: usize, found: Attribution) -> Attribution {
        let group = found.cue.as_ref().map_or(at, |cue| cue.start);
        let source = found.source.map(|phrase| {
            let own = phrase.start >= self.floor && phrase.end <= group;
            if own { self.whole(at, group, phrase) } else { phrase }
        });
        Attribution { source, ..found }
    }

    /// Returns the noun phrase of a subject as the grammar has it, where that agrees with `phrase`, which the rules found.
    pub(super) fn whole(&self, at: usize, group: usize, phrase: Range<usize>) -> Range<usize> {
        let r = self.r;
        if self.is_owned(&phrase) {
            return phrase;
        }
        let pronoun = phrase.len() == 1 && r.is(phrase.start, Class::SUBJECT.with(Class::RELATIVE));
        // Nothing is left that could belong to it.
        let lead = grammar::past_quotation(r, self.floor, at)..phrase.start;
        let opener = Class::COORDINATOR.with(Class::ADVERB);
        let all = phrase.end == group && lead.len() < 2 && lead.clone().all(|i| r.mark(i) == ',' || r.is(i, opener));
        if pronoun || all || !self.may_be_part(&phrase, group) {
            return phrase;
        }
        let Some(grammar) = self.budget.before(r, self.floor, at, self.hi) else { return phrase };
        let Some(tree) = grammar.subject(at) else { return phrase };
        if tree.len() == 1 && r.is(tree.start, Class::RELATIVE) {
            return phrase;
        }
        if tree.start <= phrase.start && phrase.end <= tree.end {
            // "The firm, which employs 40, said": the number is of the clause too.
            let tree = if r.number(tree.end) && r.mark(tree.end + 1) == ',' { tree.start..tree.end + 1 } else { tree };
            let lead = tree.start..phrase.start;
            return if lead.is_empty() || self.is_apposed(&grammar, &lead) { tree } else { phrase.start..tree.end };
        }
        // "In a letter read by Lund, he wished them well but warned": the pronoun alone.
        if tree.len() == 1 && r.is(tree.start, Class::PERSON) && tree.start > phrase.start {
            return tree;
        }
        if tree.start == phrase.end + 1 && r.mark(phrase.end) == ',' {
            return phrase.start..tree.end;
        }
        if tree.end == phrase.end && grammar.has_clause(phrase.start..tree.start) {
            return tree;
        }
        phrase
    }

    /// Returns whether a subject that the rules found, `phrase`, stands behind "whose": "Joan Marsh, nine, whose [father], Tom Marsh,
    /// said".
    fn is_owned(&self, phrase: &Range<usize>) -> bool {
        phrase.start > self.floor && self.r.reads(phrase.start - 1, "whose")
    }

    /// Returns whether a subject that the rules found, `phrase`, may be less or more than the whole one: something is set off
    /// between it and the verb at `group`, a clause begins in it, or it ends a list. Parsing is slow and rarely changes the other cases.
    fn may_be_part(&self, phrase: &Range<usize>, group: usize) -> bool {
        let r = self.r;
        let (opens, next) = (Class::SUBORDINATOR.with(Class::RELATIVE), phrase.end);
        let aside = matches!(r.mark(next), ',' | '(' | '-' | '\u{2013}' | '\u{2014}' | '\u{2015}') || r.is(next, opens);
        let clause = phrase.clone().skip(1).any(|i| r.is(i, opens));
        let listed =
            phrase.start > self.lo && r.mark(phrase.start - 1) == ',' && phrase.clone().any(|i| r.reads(i, "and"));
        next < group && aside || clause || listed
    }

    /// Returns whether `lead` is a noun phrase to which a name right after it is an apposition: "the club's manager, …".
    fn is_apposed(&self, grammar: &Grammar<'_, '_>, lead: &Range<usize>) -> bool {
        let r = self.r;
        let first = Class::DETERMINER.with(Class::POSSESSIVE).with(Class::ROLE).with(Class::TITLE);
        let opens = r.is(lead.start, first) || r.capital(lead.start);
        let adverbial =
            Class::DAY.with(Class::MONTH).with(Class::ADVERB).with(Class::PREPOSITION).with(Class::SUBORDINATOR);
        let marks = lead.clone().filter(|i| r.mark(*i) == ',').count();
        let last = r.mark(lead.end - 1) == ',';
        // "In Geneva, the envoy said".
        let placed = lead.start > self.lo && r.is(lead.start - 1, Class::PREPOSITION);
        // "Speaking to residents, Lund said".
        let aside = r.first(lead.start) && r.text(lead.start).ends_with("ing");
        opens
            && !placed
            && !aside
            && (!r.is(lead.start, adverbial) || r.is(lead.start, Class::DETERMINER))
            && marks == usize::from(last)
            && phrase::names_somebody(r, lead)
            && !grammar.has_clause(lead.clone())
    }

    /// Returns who does what the verb at `at`, which has no subject of its own, tells.
    pub(super) fn agent(&self, at: usize) -> Option<Range<usize>> {
        let r = self.r;
        let grammar = self.budget.before(r, self.lo, at, self.hi)?;
        let found = grammar.agent(at)?;
        // "Outraged by the news" says of somebody how they are.
        let about = r.is(found.start, Class::PAST) && !r.capital(found.start);
        let quoted = found.clone().any(|i| r.quotation(i).is_some());
        let plain = !about && !quoted && !grammar.has_clause(found.start..found.end);
        (plain && !grammar.is_participle(found.start) && phrase::names_somebody(r, &found)).then_some(found)
    }

    /// Returns the attribution of a finite cue whose subject only the grammar finds.
    pub(super) fn parsed(&self, at: usize) -> Option<Attribution> {
        let r = self.r;
        if r.is(at, Class::JUDGES.with(Class::HEARS)) || self.is_noun(at) {
            return None;
        }
        let group = phrase::group(r, self.floor, at);
        let after = self.after(at, r.is(at, Class::TELL));
        let asks = self.leads(at, after);
        let negated = (group..at).any(|i| r.is(i, Class::NEGATION));
        let infinitive = at > self.lo && r.reads(at - 1, "to");
        if (negated || infinitive) && !asks || after == After::End {
            return None;
        }
        let introduced = self.introduced(at, after);
        if infinitive {
            let (content, source) = (introduced?, Some(self.agent(at)?));
            // "Refused to say how many" has to keep the refusal.
            let denies = at >= self.lo + 2 && REFUSES.iter().any(|word| r.reads(at - 2, word));
            let cue = Some(at - 1 - usize::from(denies)..at + 1);
            return Some(Attribution { source, cue, content: vec![content] });
        }
        // Parsing is slow: it waits until everything else fits.
        let near = self.floor.max(at.saturating_sub(REACH))..at;
        let may_show = r.is(at, Class::NEEDS_THAT) && near.clone().any(|i| r.is(i, Class::DOCUMENT));
        let set_off = near.clone().any(|i| r.mark(i) == ',' || r.reads(i, "as"));
        let may_follow = set_off && matches!(after, After::Comma(_) | After::Quotation(_));
        if introduced.is_none() && !may_show && !may_follow {
            return None;
        }
        let grammar = self.budget.before(r, self.floor, at, self.hi).filter(|grammar| grammar.is_verb(at))?;
        let ruled = subject::before(r, self.floor, group).map(|before| before.subject);
        let source = match ruled {
            Some(Subject::Phrase(phrase)) if negated || self.is_owned(&phrase) => self.whole(at, group, phrase),
            _ => grammar.subject(at)?,
        };
        let doing = r.text(source.start).ends_with("ing") && r.is(source.start + 1, Class::PREPOSITION);
        let nobody = doing || !phrase::names_somebody(r, &source) && !r.is(source.start, Class::RELATIVE);
        if nobody || self.is_thing(&source) || self.acts(at, &source, after) {
            return None;
        }
        let content = match self.set_off(group, &source, after) {
            Some(content) => content,
            None => vec![introduced.or_else(|| self.shown(at, &source, after))?],
        };
        Some(Attribution { source: Some(source), cue: Some(group..at + 1), content })
    }

    /// Returns whether what follows the cue at `at` is a clause or quotation, so that "to" or "not" before it changes nothing.
    fn leads(&self, at: usize, after: After) -> bool {
        let r = self.r;
        match after {
            After::That(_) => true,
            // "Went on to say, “…”".
            After::Quotation(open) => matches!(r.mark(open - 1), ',' | ':'),
            After::Bare(next) => {
                r.is(next, Class::SUBORDINATOR.with(Class::RELATIVE))
                    || r.is(at, Class::PLAIN) && content::is_clause(r, next, self.hi)
            }
            _ => false,
        }
    }

    /// Returns the content after a cue that a comma parts from it: "As the paper reported, …", "In 2008, Marsh said, …".
    pub(super) fn set_off(&self, group: usize, source: &Range<usize>, after: After) -> Option<Vec<Range<usize>>> {
        let r = self.r;
        let before = group.min(source.start);
        let (After::Comma(next) | After::Quotation(next)) = after else { return None };
        let content = next..extent::end(r, next, self.hi)?;
        let like = before > 0 && r.reads(before - 1, "as") && before <= self.floor + 2;
        let aside = before > self.floor
            && r.mark(before - 1) == ','
            && matches!(after, After::Comma(_))
            && (r.is(self.floor, Class::SUBORDINATOR) || !content::has_verb(r, self.floor, before))
            // "In 2008 Marsh advised banks, including the two that failed": more of whom is spoken to.
            && !r.is(next, Class::RELATIVE.with(Class::PREPOSITION).with(Class::REPORTING))
            && !r.reads(next, "including")
            && content::is_sentence(r, content.start, content.end);
        if like {
            return Some(vec![content]);
        }
        aside.then(|| self.left(before).into_iter().chain([content]).collect())
    }
}
