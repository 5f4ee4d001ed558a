//! Whom the names and descriptions of an article mean, wherever they stand in it.

use super::{Cast, phrase};
use crate::english::{Class, aliases, lexicon, thesaurus};
use crate::extract::mention::Names;
use crate::extract::name::bare;
use crate::extract::reading::Reading;
use crate::text::{Article, Span};
use std::cell::OnceCell;
use std::ops::Range;

/// Everybody whom an article names, with what it calls them.
#[derive(Debug)]
pub struct Referents<'a> {
    reading: Reading<'a>,
    names: Names,
    cast: Cast,
    /// The words of the names of several words, once somebody has asked.
    runs: OnceCell<Vec<Vec<String>>>,
}

/// What a phrase means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meant {
    /// Somebody or something named: the fullest name that the article gives it.
    Named(String),
    /// Somebody or something described: the words of the description, the noun first, in lower case.
    Described(Vec<String>),
}

/// How many words before a noun belong to its description, and how many words behind its "of".
const BEFORE: usize = 4;
const BEHIND: usize = 3;

/// How many letters of two words of names are the same where one is made from the other: "Olympics", "Olympic".
const STEM: usize = 6;

/// How many names of several words are searched, at most, and how many words of each.
const RUNS: usize = 256;
const RUN: usize = 12;

impl<'a> Referents<'a> {
    /// Reads the names of `article`.
    pub fn new(article: &'a Article) -> Self {
        let reading = Reading::new(article);
        let names = Names::new(&reading);
        let cast = Cast::new(&reading, &names);
        Self { reading, names, cast, runs: OnceCell::new() }
    }

    /// Returns what the noun phrase at `span` means; none where it neither ends with a name nor has a noun for a person or body.
    pub fn meant(&self, span: Span) -> Option<Meant> {
        let tokens = self.tokens(span);
        let last = tokens.clone().rev().find(|i| self.reading.mark(*i) == '\0')?;
        let named = self.names.in_tokens(&tokens).filter(|index| self.names.all()[*index].tokens.contains(&last));
        // "The Duke of Tarn" has a name in it, and is a description.
        let named = named.filter(|index| {
            let name = &self.names.all()[*index].tokens;
            let office = self.is_noun(last) && !self.reading.is(last, Class::COLLECTIVE.with(Class::BODY));
            !self.is_complement(name, tokens.start) && !office && !name.clone().all(|i| self.is_noun(i))
        });
        if let Some(index) = named {
            return Some(Meant::Named(self.fullest(index).to_owned()));
        }
        let head = self.noun(&tokens)?;
        Some(Meant::Described(self.description(head, &tokens)))
    }

    /// Returns the descriptions that the article gives to whomever it names `name` in full, the noun first in each.
    pub fn descriptions(&self, name: &str) -> Vec<Vec<String>> {
        let all = self.names.descriptions().iter().filter(|it| self.fullest(it.name) == name);
        all.map(|it| {
            let around = self.around(it.noun, &self.names.all()[it.name].tokens);
            self.description(it.noun, &around)
        })
        .collect()
    }

    /// Returns the full names of all persons, or else of all that are neither persons nor places, each once.
    pub fn all(&self, persons: bool) -> Vec<&str> {
        let mut out: Vec<&str> = Vec::new();
        for index in 0..self.names.all().len() {
            let name = self.fullest(index);
            let person = self.cast.is_person(index);
            let other = self.is_place(index) || self.is_ordinary(index);
            if person == persons && (person || !other) && !out.contains(&name) {
                out.push(name);
            }
        }
        out
    }

    /// Returns whether the article has the name `name` anywhere.
    pub fn speaks_of(&self, name: &str) -> bool {
        (0..self.names.all().len()).any(|index| self.fullest(index) == name)
    }

    /// Returns whether the article has one name that holds both `some` and `other`: "Tarn 2031 Olympic Games".
    pub fn together(&self, some: &str, other: &str) -> bool {
        let runs = self.runs.get_or_init(|| runs(&self.reading));
        let stems = |part: &str| -> Vec<String> { part.split_whitespace().map(stem).collect() };
        let (some, other) = (stems(some), stems(other));
        let holds = |run: &[String], part: &[String]| part.iter().all(|word| run.contains(word));
        runs.iter().any(|run| holds(run, &some) && holds(run, &other))
    }

    /// Returns whether the phrase at `span` is a noun for a place: "the US city".
    pub fn is_site(&self, span: Span) -> bool {
        let tokens = self.tokens(span);
        let head = phrase::head(&self.reading, &tokens);
        tokens.contains(&head) && self.reading.is(head, Class::SITE) && !self.reading.capital(head)
    }

    /// Returns the full names of all places but countries, each once.
    pub fn places(&self) -> Vec<&str> {
        let mut out: Vec<&str> = Vec::new();
        for index in 0..self.names.all().len() {
            let name = self.fullest(index);
            let country = aliases::is_country(&name.to_lowercase());
            if !country && !self.cast.is_person(index) && self.is_place(index) && !out.contains(&name) {
                out.push(name);
            }
        }
        out
    }

    /// Returns whether the words around the name at `index` show that it names a place: "in Tarn", "France".
    fn is_place(&self, index: usize) -> bool {
        let tokens = &self.names.all()[index].tokens;
        let led =
            tokens.start.checked_sub(1).is_some_and(|at| lexicon::before_place(&self.reading.text(at).to_lowercase()));
        let name = self.fullest(index).to_lowercase();
        led || self.reading.is(tokens.start, Class::PLACE) || aliases::is_country(&name)
    }

    /// Returns whether the name at `index` may be an ordinary word with which a sentence begins.
    fn is_ordinary(&self, index: usize) -> bool {
        let tokens = &self.names.all()[index].tokens;
        tokens.len() == 1 && self.reading.first(tokens.start) && thesaurus::knows(&self.fullest(index).to_lowercase())
    }

    fn tokens(&self, span: Span) -> Range<usize> {
        let end = self.reading.tokens_before(span.end);
        self.reading.token_at(span.start).min(end)..end
    }

    /// Returns the fullest form of the name at `index`.
    fn fullest(&self, index: usize) -> &str {
        let full = self.names.fullest(&self.reading, index);
        self.names.all().get(full).map(|name| bare(self.reading.article().slice(name.span))).unwrap_or_default()
    }

    /// Returns whether the name at `name` only says of what the noun before it is: "the Duke of Tarn".
    fn is_complement(&self, name: &Range<usize>, start: usize) -> bool {
        let of = |at: usize| ["of", "for"].iter().any(|word| self.reading.reads(at, word));
        name.start >= start + 2 && of(name.start - 1) && self.is_noun(name.start - 2)
    }

    fn is_noun(&self, at: usize) -> bool {
        let short = || aliases::in_full(&self.reading.text(at).to_lowercase()).is_some();
        self.reading.is(at, Class::ROLE.with(Class::TITLE).with(Class::COLLECTIVE))
            && !self.reading.is(at, Class::GENITIVE)
            || short()
    }

    /// Returns the noun of a phrase: the last one before "of".
    fn noun(&self, tokens: &Range<usize>) -> Option<usize> {
        let head = phrase::head(&self.reading, tokens);
        self.is_noun(head).then_some(head)
    }

    /// Returns the words that may belong to the description by the noun at `noun`: those on its side of the name at `name`.
    fn around(&self, noun: usize, name: &Range<usize>) -> Range<usize> {
        let end = self.reading.len();
        if noun < name.start { noun.saturating_sub(BEFORE)..name.start } else { name.end.min(noun)..end }
    }

    /// Returns the words of the description that the noun at `noun` is the head of, within `tokens`: the noun first.
    fn description(&self, noun: usize, tokens: &Range<usize>) -> Vec<String> {
        let r = &self.reading;
        let stops = Class::DETERMINER
            .with(Class::POSSESSIVE)
            .with(Class::PREPOSITION)
            .with(Class::COORDINATOR)
            .with(Class::AUXILIARY)
            .with(Class::REPORT)
            .with(Class::SUBJECT);
        let word = |i: usize| bare(r.text(i)).to_lowercase();
        let carries = |i: &usize| r.mark(*i) == '\0' && (!r.is(*i, stops) || r.is(*i, Class::ROLE));
        let noun_in_full = |i: usize| match aliases::in_full(&word(i)) {
            Some(full) => full.split(' ').rev().map(str::to_owned).collect(),
            None => vec![word(i)],
        };
        let mut out: Vec<String> = noun_in_full(noun);
        let first = tokens.start.max(noun.saturating_sub(BEFORE));
        out.extend((first..noun).rev().take_while(carries).map(word));
        let of = ["of", "for"].iter().any(|word| r.reads(noun + 1, word));
        if of && noun + 1 < tokens.end {
            let small = |i: &usize| r.is(*i, Class::DETERMINER);
            let start = (noun + 2..tokens.end).find(|i| !small(i)).unwrap_or(tokens.end);
            let capital = r.capital(start);
            let fits = |i: &usize| carries(i) && (*i == start || capital && r.capital(*i));
            out.extend((start..tokens.end.min(start + BEHIND)).take_while(fits).map(word));
        }
        out
    }
}

/// Returns the words with a capital, and the numbers, that stand in a row of one sentence: as much of each as tells it from others.
fn runs(r: &Reading<'_>) -> Vec<Vec<String>> {
    let named = |i: usize| r.capital(i) && !r.is(i, Class::DETERMINER) || r.number(i);
    let (mut out, mut at) = (Vec::new(), 0);
    while at < r.len() && out.len() < RUNS {
        let end = (at..r.len()).find(|i| !named(*i) || *i > at && r.first(*i)).unwrap_or(r.len());
        if end > at + 1 {
            out.push((at..end.min(at + RUN)).map(|i| stem(bare(r.text(i)))).collect());
        }
        at = if end > at && end < r.len() && named(end) { end } else { end + 1 };
    }
    out
}

/// Returns as much of a word as another word made from it has: "olympi".
fn stem(word: &str) -> String {
    word.char_indices().nth(STEM).map_or(word, |(at, _)| &word[..at]).to_lowercase()
}
