//! The way through an article, word by word: who is mentioned before the words whose source is asked for.

use super::way::kind_of;
use super::{Guess, Resolver, phrase, weight};
use crate::english::Class;
use crate::model::SourceType;

impl Resolver<'_, '_> {
    /// Takes in everybody who is mentioned before the token `end`.
    pub(super) fn advance(&mut self, end: usize) {
        while self.at < end.min(self.r.len()) {
            let at = self.at;
            self.at += 1;
            self.count(at);
            let named = self.names.all().get(self.name).is_some_and(|name| name.tokens.start == at);
            if named {
                self.name += 1;
                self.read_name(self.name - 1);
            } else if self.r.quotation(at).is_none() && !self.last.0.contains(&at) {
                self.read_word(at);
            }
        }
        self.enter(end);
    }

    /// Goes on to the sentence that the token at `at` stands in.
    fn enter(&mut self, at: usize) {
        let sentences = self.r.sentences();
        while sentences.get(self.sentence).is_some_and(|sentence| sentence.tokens.end <= at) {
            self.sentence += 1;
            self.counted = false;
        }
    }

    /// Counts the sentences that hold words of the article's own.
    fn count(&mut self, at: usize) {
        self.enter(at);
        if !self.counted && self.r.quotation(at).is_none() && self.r.mark(at) == '\0' {
            self.counted = true;
            self.clock += 1;
        }
    }

    fn read_name(&mut self, index: usize) {
        let r = self.r;
        let Some(name) = self.names.all().get(index) else { return };
        let id = self.cast.named(index);
        if r.quotation(name.tokens.start).is_some() || self.last.0.contains(&name.tokens.start) && self.last.1 == id {
            return;
        }
        let next = name.tokens.end;
        let inside = phrase::is_inside(r, &name.tokens) || self.last.0.contains(&name.tokens.start);
        let subject = !inside && phrase::is_subject(r, &name.tokens);
        let weight = if inside {
            weight::INSIDE
        } else if !subject {
            weight::OBJECT
        } else if self.asks(next) {
            weight::ASKER
        } else {
            weight::SUBJECT
        };
        // Those about whom somebody speaks are less present than the one who speaks.
        let weight = if name.tokens.start < self.reported { weight * 3 / 5 } else { weight };
        self.cast.get_mut(id).mention = name.tokens.clone();
        self.touch(id, weight);
        if subject {
            self.begin_with(name.tokens.start, Guess::certain(id));
        }
    }

    /// Takes in a pronoun or a description that is no source.
    fn read_word(&mut self, at: usize) {
        let r = self.r;
        if r.is(at, Class::PERSON) {
            if let Some(Guess { id, doubtful }) = self.person(at, &[]) {
                let weight = if r.is(at, Class::SUBJECT) { weight::SUBJECT } else { weight::OBJECT };
                let weight = if at < self.reported { weight * 3 / 5 } else { weight };
                let weight = if doubtful { weight / 2 } else { weight };
                self.touch(id, weight);
                if r.is(at, Class::SUBJECT) {
                    self.begin_with(at, Guess { id, doubtful });
                }
            }
            return;
        }
        let Some(phrase) = phrase::description(r, at) else {
            self.read_body(at);
            return;
        };
        let found = if r.reads(phrase.start, "the") { self.described(&phrase, at, &[]) } else { None };
        let inside = phrase::is_inside(r, &phrase);
        if found.is_none() && inside && r.is(at, Class::GENITIVE) {
            return;
        }
        let id = found.map_or_else(|| self.introduce(&phrase, at, SourceType::Anonymous), |found| found.id);
        let subject = phrase::is_subject(r, &phrase);
        self.touch(
            id,
            if inside {
                weight::INSIDE
            } else if subject {
                weight::SUBJECT
            } else {
                weight::OBJECT
            },
        );
        if subject && !inside {
            self.begin_with(phrase.start, Guess::certain(id));
        }
    }

    /// Takes in a body or document, by its noun at `at`, that a sentence is about: "The company denied it".
    fn read_body(&mut self, at: usize) {
        let r = self.r;
        let start = (at.saturating_sub(3)..at).rev().find(|i| r.reads(*i, "the")).filter(|start| r.first(*start));
        let Some(phrase) =
            start.map(|start| start..at + 1).filter(|_| r.is(at, Class::COLLECTIVE.with(Class::DOCUMENT)))
        else {
            return;
        };
        let one = !r.is(at, Class::PLURAL) && !r.capital(at) && phrase.clone().all(|i| r.mark(i) == '\0');
        if one && phrase::is_subject(r, &phrase) {
            let found = self.called_company(&phrase, at).map(|found| found.id).or_else(|| self.same_noun(&phrase, at));
            // "The company" may be one that is named; "the health ministry" is none of those.
            let new = phrase.len() > 2;
            let id = found.or_else(|| new.then(|| self.introduce(&phrase, at, kind_of(r, at))));
            let Some(id) = id else { return };
            self.touch(id, weight::SUBJECT);
            self.begin_with(phrase.start, Guess::certain(id));
        }
    }
}
