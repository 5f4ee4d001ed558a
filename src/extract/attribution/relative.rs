//! Cues inside a relative clause whose subject is what is spoken of: "the tunnel that engineers said [was safe]".

use super::Attribution;
use super::content::{self, After};
use super::extent;
use super::phrase;
use super::speech::Walk;
use crate::english::Class;
use std::ops::Range;

impl Walk<'_, '_> {
    /// Returns the attribution of the cue at `at` with the subject `source`, behind which a verb without a subject of its own follows: what
    /// is said is said of the noun phrase before them.
    pub(super) fn of_antecedent(&self, at: usize, source: &Range<usize>, after: After) -> Option<Option<Attribution>> {
        let r = self.r;
        let After::Bare(next) = after else { return None };
        let verb = Class::AUXILIARY.with(Class::MODAL).with(Class::VERB).with(Class::PAST);
        let noun = Class::ROLE.with(Class::DOCUMENT).with(Class::COLLECTIVE).with(Class::OCCASION).with(Class::NOUNISH);
        // "Ruiz denied having met him": no verb of what stands before.
        let doing = r.text(next).ends_with("ing");
        let finite = r.is(next, verb) && !r.is(next, noun.with(Class::REPORTING)) && !r.capital(next) && !doing;
        let plain = r.is(at, Class::PLAIN.with(Class::INVERTS)) && !r.is(at, Class::NEEDS_THAT.with(Class::JUDGES));
        if !finite || !plain || r.is(source.start, Class::RELATIVE) && source.len() == 1 {
            return None;
        }
        Some(self.antecedent(at, source, next))
    }

    /// Returns what a cue between commas inside a relative clause attributes: "a gang that, [police] say, [killed two]".
    pub(super) fn inside_relative(&self, at: usize, source: &Range<usize>, after: After) -> Option<Attribution> {
        let r = self.r;
        let comma = source.start.checked_sub(1).filter(|comma| *comma > self.lo && r.mark(*comma) == ',')?;
        let relates = ["that", "who", "which"].iter().any(|word| r.reads(comma - 1, word));
        let After::Comma(next) = after else { return None };
        let verb = Class::AUXILIARY.with(Class::MODAL).with(Class::VERB).with(Class::PAST);
        let third =
            r.text(next).ends_with('s') && !r.capital(next) && !r.is(next, Class::DETERMINER.with(Class::POSSESSIVE));
        if !relates || !(r.is(next, verb) || third) || !r.is(at, Class::PLAIN.with(Class::INVERTS)) {
            return None;
        }
        let content = next..extent::end(r, next, self.hi)?;
        let group = phrase::group(r, self.floor, at);
        Some(Attribution { source: Some(source.clone()), cue: Some(group..at + 1), content: vec![content] })
    }

    fn antecedent(&self, at: usize, source: &Range<usize>, next: usize) -> Option<Attribution> {
        let r = self.r;
        let group = phrase::group(r, self.floor, at);
        let first = source.start.saturating_sub(1).max(self.floor);
        let relates = |i: usize| r.is(i, Class::RELATIVE) || r.reads(i, "what");
        let (lead, own) = match (first..source.end).rev().find(|i| relates(*i)) {
            Some(pronoun) => (pronoun + 1, pronoun + 1..source.end),
            // "A decision [they] say cost lives".
            None if source.len() == 1 && r.is(source.start, Class::SUBJECT) => {
                let noun = source.start.checked_sub(1).filter(|noun| *noun >= self.floor && r.mark(*noun) == '\0')?;
                let other = phrase::verbal()
                    .with(Class::SUBORDINATOR)
                    .with(Class::COORDINATOR)
                    .with(Class::ADVERB)
                    .with(Class::REPORT);
                if r.is(noun, other.with(Class::PREPOSITION)) {
                    return None;
                }
                (source.start, source.clone())
            }
            None => {
                let opens = Class::DETERMINER.with(Class::POSSESSIVE);
                let inner = (source.start + 1..source.end).rev();
                let own = inner
                    .filter(|i| !r.is(i - 1, Class::PREPOSITION.with(Class::COORDINATOR)))
                    .find(|i| r.is(*i, opens))?;
                (own, own..source.end)
            }
        };
        let pronoun = lead.checked_sub(1).filter(|at| relates(*at));
        if own.is_empty() || own.end != group || !(phrase::names_somebody(r, &own)) {
            return None;
        }
        let start = match pronoun {
            Some(pronoun) => pronoun,
            None if lead == source.start => phrase::before(r, self.floor, lead)?.start,
            None => source.start,
        };
        let end = extent::end(r, next, self.hi)?;
        let opens = phrase::before(r, self.lo, start + usize::from(pronoun.is_none()));
        let end = if opens.is_some_and(|opens| opens.start <= self.lo + 1) { self.main_verb(next, end) } else { end };
        Some(Attribution { source: Some(own), cue: Some(group..at + 1), content: vec![start..lead, next..end] })
    }

    /// Returns where the verb of the main clause comes behind a clause about its subject: "was safe [has flooded]"; else `end`.
    pub(super) fn main_verb(&self, next: usize, end: usize) -> usize {
        let r = self.r;
        let verb = Class::AUXILIARY.with(Class::MODAL).with(Class::VERB);
        let first = (next..end).find(|i| !r.is(*i, verb.with(Class::ADVERB))).unwrap_or(end);
        let joins = Class::SUBJECT.with(Class::RELATIVE).with(Class::COORDINATOR).with(Class::ADVERB).with(verb);
        let own =
            |i: &usize| r.is(*i, verb) && !r.is(i - 1, joins) && !r.reads(i - 1, "to") && !content::is_taken(r, *i);
        (first + 1..end).find(own).unwrap_or(end)
    }
}
