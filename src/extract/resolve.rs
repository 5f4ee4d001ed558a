//! Whom the words of a source mean: last names to full names, pronouns and roles to the last mention that fits.

use super::lexicon::Class;
use super::mention::{Name, Names};
use super::reading::Reading;
use crate::model::{Source, SourceType};
use std::ops::Range;

/// Somebody who has spoken or acted, as later words may mean them.
#[derive(Debug, Clone)]
struct Known {
    /// The tokens of the mention that names them.
    mention: Range<usize>,
    name: String,
    kind: SourceType,
    gender: Class,
    /// The common noun that described them ("diplomat"), as a token.
    noun: Option<usize>,
    plural: bool,
    /// Whether it was the subject of its clause, or spoke.
    subject: bool,
}

/// Nouns that stand for whoever was named last, although nothing has described them so.
const EPITHETS: &[&str] = &[
    "candidate",
    "nominee",
    "businessman",
    "businesswoman",
    "billionaire",
    "mogul",
    "developer",
    "star",
    "singer",
    "actor",
    "actress",
    "author",
    "writer",
    "champion",
    "winner",
    "veteran",
];

/// Resolves sources in the order of the article.
#[derive(Debug)]
pub(super) struct Resolver<'r, 'a> {
    r: &'r Reading<'a>,
    names: &'r Names,
    /// Those who have been mentioned, the last one at the end.
    known: Vec<Known>,
    /// How many of the names before the place in question are in `known`.
    seen: usize,
}

/// How many tokens back a pronoun or role may reach.
const MEMORY: usize = 400;

/// How many tokens back the sentence before usually reaches.
const NEAR: usize = 60;

impl<'r, 'a> Resolver<'r, 'a> {
    /// Starts at the head of the article.
    pub(super) fn new(r: &'r Reading<'a>, names: &'r Names) -> Self {
        Self { r, names, known: Vec::new(), seen: 0 }
    }

    /// Returns the source that the noun phrase `phrase` means.
    pub(super) fn source(&mut self, phrase: &Range<usize>) -> Source {
        self.advance(phrase.start);
        let known = self.read(phrase);
        let span = self.r.span(phrase.clone());
        let resolved = (known.mention != *phrase).then(|| self.r.span(known.mention.clone()));
        let source = Source { span, name: known.name.clone(), kind: known.kind, resolved };
        if known.kind != SourceType::Pronoun {
            self.known.push(known);
        }
        source
    }

    /// Takes in the persons whose names stand as subjects before the token `at`.
    fn advance(&mut self, at: usize) {
        while let Some(name) = self.names.all().get(self.seen).filter(|name| name.tokens.start < at) {
            self.seen += 1;
            let full = self.names.fullest(self.r, name);
            if full.person && self.r.quotation(name.tokens.start).is_none() {
                self.known.push(Known { subject: is_subject(self.r, name), ..self.person(name, full) });
            }
        }
    }

    fn person(&self, name: &Name, full: &Name) -> Known {
        let gender = if name.gender == Class::default() { full.gender } else { name.gender };
        Known {
            mention: name.tokens.clone(),
            name: self.r.article().slice(full.span).to_owned(),
            kind: SourceType::Named,
            gender,
            noun: None,
            plural: false,
            subject: true,
        }
    }

    fn read(&self, phrase: &Range<usize>) -> Known {
        let r = self.r;
        let first = phrase.start;
        if phrase.len() == 1 && r.is(first, Class::SUBJECT.with(Class::RELATIVE)) && !r.is(first, Class::ROLE) {
            return self.pronoun(phrase);
        }
        let head = head(r, phrase);
        let common = Class::ROLE.with(Class::DOCUMENT).with(Class::COLLECTIVE);
        let opens = r.word(head).is_some_and(|word| word.first) && r.is(head, common);
        if r.capital(head) && !opens && !r.is(first, Class::SUBJECT) {
            return self.named(phrase, head);
        }
        self.described(phrase, head)
    }

    fn named(&self, phrase: &Range<usize>, head: usize) -> Known {
        let r = self.r;
        let name = self.names.in_tokens(&(phrase.start..head + 1)).filter(|name| name.tokens.contains(&head));
        let article = r.is(phrase.start, Class::DETERMINER.with(Class::POSSESSIVE));
        let Some(name) = name else { return self.plain(phrase, head, SourceType::Organisation) };
        let full = self.names.fullest(r, name);
        let body = full.tokens.clone().any(|i| r.is(i, Class::BODY));
        let role_first =
            phrase.clone().take_while(|i| *i < name.tokens.start).any(|i| r.is(i, Class::ROLE.with(Class::TITLE)));
        let person = full.person || name.person || !body && (role_first || !article && full.tokens.len() > 1);
        if person || !article && !body && name.tokens.len() == 1 {
            let place = r.is(head, Class::PLACE) && !full.person;
            let kind = if place { SourceType::Organisation } else { SourceType::Named };
            return Known { mention: phrase.clone(), kind, ..self.person(name, full) };
        }
        let mut known = self.plain(phrase, head, SourceType::Organisation);
        if full.tokens.len() > name.tokens.len() {
            known.name = r.article().slice(full.span).to_owned();
        }
        known
    }

    fn described(&self, phrase: &Range<usize>, head: usize) -> Known {
        let r = self.r;
        let definite = r.reads(phrase.start, "the") || r.is(phrase.start, Class::POSSESSIVE.with(Class::GENITIVE));
        let kind = if r.is(head, Class::ROLE) {
            SourceType::Anonymous
        } else if r.is(head, Class::DOCUMENT) {
            SourceType::Document
        } else if r.is(head, Class::COLLECTIVE.with(Class::BODY)) {
            SourceType::Organisation
        } else {
            SourceType::Anonymous
        };
        let plain = self.plain(phrase, head, kind);
        let person = kind == SourceType::Anonymous && !plain.plural && head + 1 == phrase.end;
        if !definite || !person && phrase.len() > 3 {
            return plain;
        }
        match self.antecedent(phrase.start, head, person) {
            Some(known) => Known { noun: plain.noun, plural: plain.plural, ..known },
            None => plain,
        }
    }

    /// Returns whom "the senator" or "the report" means: the last mention with the same noun, be it a name that was
    /// described with it; else, for words like "the nominee", the last person who was named.
    fn antecedent(&self, at: usize, head: usize, person: bool) -> Option<Known> {
        let r = self.r;
        let noun = r.text(head);
        let recent = self.known.iter().rev().take(60).take_while(|known| known.mention.start + MEMORY > at);
        let same = recent.clone().find(|known| known.noun.is_some_and(|other| r.reads(other, noun)));
        if !person {
            return same.cloned();
        }
        let described = self.names.with_role(noun, at);
        if let Some(name) = described.filter(|name| same.is_none_or(|known| known.mention.start < name.tokens.start)) {
            return Some(self.person(name, self.names.fullest(r, name)));
        }
        let epithet = || {
            EPITHETS
                .contains(&noun)
                .then(|| recent.clone().find(|known| known.kind == SourceType::Named && known.subject))
        };
        same.or_else(|| epithet().flatten()).cloned()
    }

    fn pronoun(&self, phrase: &Range<usize>) -> Known {
        let r = self.r;
        let at = phrase.start;
        let plain = self.plain(phrase, at, SourceType::Pronoun);
        let mut recent = self.known.iter().rev().take(60).take_while(|known| known.mention.start + MEMORY > at);
        let gender = |known: &Known| {
            known.gender == Class::default()
                || r.is(at, Class::MAN) && known.gender == Class::MAN
                || r.is(at, Class::WOMAN) && known.gender == Class::WOMAN
        };
        let found = if r.is(at, Class::PERSON) {
            let role = |known: &Known| {
                known.kind == SourceType::Anonymous && known.noun.is_some_and(|noun| r.is(noun, Class::ROLE))
            };
            let person =
                |known: &&Known| (known.kind == SourceType::Named || role(known)) && !known.plural && gender(known);
            let near = |known: &&Known| known.mention.start + NEAR > at;
            // The last subject; else somebody of that gender close by; else the last subject further up.
            let subject = recent.clone().filter(|known| known.subject).find(person);
            let other = recent.clone().take_while(near).filter(|known| known.gender != Class::default()).find(person);
            subject.filter(near).or(other).or(subject)
        } else if r.reads(at, "they") {
            recent.find(|known| known.plural || known.kind == SourceType::Organisation)
        } else if r.reads(at, "it") {
            recent.find(|known| matches!(known.kind, SourceType::Organisation | SourceType::Document) && !known.plural)
        } else if r.is(at, Class::RELATIVE) {
            return self.relative(phrase).unwrap_or(plain);
        } else {
            None
        };
        match found {
            Some(known) => {
                let told = [Class::MAN, Class::WOMAN].into_iter().find(|gender| r.is(at, *gender));
                Known { gender: told.unwrap_or(known.gender), ..known.clone() }
            }
            None => plain,
        }
    }

    /// Returns whom "who" means: the noun phrase right before it.
    fn relative(&self, phrase: &Range<usize>) -> Option<Known> {
        let r = self.r;
        let comma = phrase.start.checked_sub(1)?;
        let end = if r.mark(comma) == ',' { comma } else { phrase.start };
        let name = self.names.in_tokens(&(end.saturating_sub(3)..end)).filter(|name| name.tokens.end == end)?;
        let full = self.names.fullest(r, name);
        Some(self.person(name, full))
    }

    fn plain(&self, phrase: &Range<usize>, head: usize, kind: SourceType) -> Known {
        let r = self.r;
        Known {
            mention: phrase.clone(),
            name: r.article().slice(r.span(phrase.clone())).to_owned(),
            kind,
            gender: Class::default(),
            noun: Some(head),
            plural: r.is(head, Class::PLURAL),
            subject: true,
        }
    }
}

/// Returns the head of the noun phrase: its last word before a preposition, comma or clause.
fn head(r: &Reading<'_>, phrase: &Range<usize>) -> usize {
    let cut = |i: &usize| {
        *i > phrase.start
            && (r.is(*i, Class::PREPOSITION.with(Class::RELATIVE).with(Class::PAST)) && !r.capital(*i)
                || matches!(r.mark(*i), ',' | '('))
    };
    let end = phrase.clone().find(cut).unwrap_or(phrase.end);
    // "Secretary of State Joan Marsh": the name after the office is the head.
    let office = end > phrase.start && r.is(end - 1, Class::TITLE.with(Class::ROLE)) && r.capital(end - 1);
    let named = end < phrase.end
        && office
        && (end + 3..phrase.end).all(|i| r.capital(i) || r.is(i, Class::PARTICLE) || r.mark(i) == '.')
        && phrase.end > end + 3;
    let end = if named { phrase.end } else { end };
    (phrase.start..end).rev().find(|i| r.mark(*i) == '\0').unwrap_or(phrase.start)
}

/// Returns whether the name stands where a subject does: at the head of its clause.
fn is_subject(r: &Reading<'_>, name: &Name) -> bool {
    let titled = |i: usize| r.is(i, Class::TITLE) && r.capital(i) || r.mark(i) == '.';
    let before = (name.tokens.start.saturating_sub(4)..name.tokens.start).rev().find(|i| !titled(*i));
    // "A spokeswoman for Mr. Lind said": he is not the one who said it.
    let qualifies = |i: usize| ["of", "for", "to", "from", "with"].iter().any(|word| r.reads(i, word));
    if before.is_some_and(qualifies) {
        return false;
    }
    let next = name.tokens.end;
    let verb =
        Class::AUXILIARY.with(Class::MODAL).with(Class::VERB).with(Class::PAST).with(Class::REPORT).with(Class::ADVERB);
    r.is(next, verb) && !r.is(name.tokens.end - 1, Class::GENITIVE)
}
