//! Cues before their subject: "“…,” said Ruiz", "Said Ruiz: “…”".

use super::Attribution;
use super::content::{self, After};
use super::phrase;
use super::speech::Walk;
use super::subject;
use crate::english::Class;

/// The longest words about a speaker, in tokens, between a cue that opens a sentence and the quotation.
const HEAD: usize = 16;

impl Walk<'_, '_> {
    /// Returns the attribution of an inverted cue: "…, said Marsh".
    pub(super) fn inverted(&self, at: usize, group: usize) -> Option<Attribution> {
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
        let mut source = phrase::after(r, at + 1, self.hi)?;
        let quoted = r.quotation(last).is_some() || last > 0 && r.quotation(last - 1).is_some();
        // "A tax, which has gone up, would add a fifth to the price".
        if !quoted && (group..at).any(|i| r.is(i, Class::MODAL)) {
            return None;
        }
        // "…,” said one trader involved in the sale": a clause about the speaker.
        let past = |i: &usize| r.is(*i, Class::PAST) && !r.capital(*i) && r.is(i - 1, Class::ROLE) && quoted;
        source.end = source.clone().skip(1).find(past).unwrap_or(source.end);
        if !quoted && r.is(at, Class::NEEDS_THAT) {
            return None;
        }
        // "Ruiz, a pollster who works for the party, said his surveys show": all before it is the subject.
        let bare = || matches!(content::after(r, at, self.hi, false), After::Bare(_));
        if !quoted && self.is_subject_of(last, group) && bare() {
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
        let written =
            quoted && !r.is(source.end, Class::AUXILIARY.with(Class::MODAL)) && r.is(source.end - 1, Class::DOCUMENT);
        if next && !written || bare_pronoun || clause || !article && !phrase::names_somebody(r, &source) {
            return None;
        }
        let after = content::after(r, source.end - 1, self.hi, false);
        let part = || self.left(group).is_some_and(|left| !content::has_verb(r, left.start, left.end));
        let after = match after {
            After::Quotation(_) => after,
            _ if quoted => self.resumed(source.end).map_or(After::End, After::Quotation),
            // "Part of the problem, say experts, is that": one clause.
            After::Comma(next) if !quoted && part() && r.is(next, Class::AUXILIARY.with(Class::MODAL)) => after,
            _ => After::End,
        };
        let content = self.around(group, after)?;
        Some(Attribution { source: Some(source), cue: Some(group..at + 1), content })
    }

    /// Returns where a quotation that was broken off goes on behind words about its speaker, which begin at `start`: "said the leader,
    /// Ana Thule, stepping off the plane, “been so happy”".
    fn resumed(&self, start: usize) -> Option<usize> {
        let r = self.r;
        let open = (start..self.hi.min(start + HEAD)).find(|i| r.quotation(*i).is_some())?;
        let aside = (start..open).all(|i| r.mark(i) == '\0' || r.mark(i) == ',')
            && !(start..open).any(|i| r.is(i, Class::REPORT));
        (aside && open > start && r.mark(open - 1) == ',' && r.mark(start) == ',' && !self.is_whole(open))
            .then_some(open)
    }

    /// Returns whether all words before a verb group, which the comma at `comma` ends, are its subject with what is said of it.
    pub(super) fn is_subject_of(&self, comma: usize, group: usize) -> bool {
        let r = self.r;
        let found = subject::before(r, self.floor, group).is_some_and(|before| before.start <= self.floor + 1);
        let open = (self.floor..comma).rev().find(|i| r.mark(*i) == ',');
        let told = open.is_some_and(|open| r.is(open + 1, phrase::verbal().with(Class::PAST)) && !r.capital(open + 1));
        r.mark(comma) == ',' && found && !told
    }

    /// Returns the attribution of a cue that opens the sentence: "Said Marsh: “…”", "Said Ruiz, who lives next door, “…”".
    pub(super) fn headed(&self, at: usize) -> Option<Attribution> {
        let r = self.r;
        let phrase = phrase::after(r, at + 1, self.hi)?;
        let reach = self.hi.min(phrase.end + HEAD);
        let open = (phrase.end..reach).find(|i| r.quotation(*i).is_some())?;
        let led = matches!(r.mark(open - 1), ',' | ':') && phrase::names_somebody(r, &phrase);
        let content = open..self.quotation_end(open);
        led.then_some(Attribution {
            source: Some(phrase.start..open - 1),
            cue: Some(at..at + 1),
            content: vec![content],
        })
    }
}
