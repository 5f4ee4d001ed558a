//! The names in an article and the fullest form of each.

use super::describe;
use super::name::{self, Name, given_word, inner_word, is_body, is_firm, last_word};
use super::reading::Reading;
use super::shared::{Both, Shared};
use crate::english::Class;
use crate::text::Span;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

/// A common noun that the words around a name give to whoever it names: "Sen. Joan Marsh", "Ruiz, the mayor".
#[derive(Debug, Clone, Copy)]
pub(super) struct Description {
    /// The name, by its place among all names.
    pub(super) name: usize,
    /// The noun, as a token.
    pub(super) noun: usize,
}

/// All names of an article.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// In order.
    all: Vec<Name>,
    /// The last word of each, folded.
    lasts: Vec<Option<String>>,
    /// Last words of names, folded, with the fullest names that end with them, in order of first use: each with all its places.
    full: BTreeMap<String, Vec<Vec<usize>>>,
    /// The same by the given names that they begin with, known ones and those of people.
    given: BTreeMap<String, Vec<Vec<usize>>>,
    /// The genders of those whom a title and a last name name, by the last name: "Mr Marsh".
    titled: BTreeMap<String, Class>,
    /// What the words around names call them, in order.
    descriptions: Vec<Description>,
}

/// How many people of one name an article is expected to have.
const NAMESAKES: usize = 6;

/// How many times as often as all namesakes an article names whom it means by the last name alone.
const FOREMOST: usize = 3;

/// How many places of a full name are asked what it is called there.
const CALLED: usize = 16;

/// How many tokens beside a name may tell what it is and whom it names.
const AROUND: usize = 24;

impl Names {
    /// Collects the names of the article.
    pub(super) fn new(r: &Reading<'_>) -> Self {
        let mut names = Self::default();
        names.read(r, 0..r.len());
        names
    }

    /// Collects the names of another version of an article whose names are `known`: those of what both begin and end with are taken
    /// over.
    pub(super) fn revised(r: &Reading<'_>, known: &Self, shared: &Shared) -> Self {
        let Shared { lead, tail, .. } = *shared;
        let starts = |at: &usize| r.first(*at);
        let from = (0..=lead.saturating_sub(AROUND)).rev().find(starts).unwrap_or(0);
        let to = (tail.own + AROUND..r.len()).find(starts).unwrap_or(r.len());
        let to = to.max(from);
        let mut names = Self::default();
        names.take(r, known, 0..from, Both { own: 0, known: 0 });
        names.read(r, from..to);
        names.take(r, known, to + tail.known - tail.own..usize::MAX, tail);
        names
    }

    /// Adds the names of another version that begin there in `tokens`, where `same` is the same token.
    fn take(&mut self, r: &Reading<'_>, known: &Self, tokens: Range<usize>, same: Both) {
        let here = |token: usize| token + same.own - same.known;
        let first = known.starting_before(tokens.start);
        let mut nouns = known.descriptions.iter().skip_while(|it| it.name < first).peekable();
        for (index, name) in known.all.iter().enumerate().skip(first) {
            if name.tokens.start >= tokens.end {
                break;
            }
            let own = self.all.len();
            while let Some(description) = nouns.next_if(|it| it.name == index) {
                self.descriptions.push(Description { name: own, noun: here(description.noun) });
            }
            let tokens = here(name.tokens.start)..here(name.tokens.end);
            let start = r.place(tokens.start).unwrap_or_default().start;
            let span = Span::new(start, start + name.span.len());
            self.add(r, Name { tokens, span, ..*name });
        }
    }

    /// Adds the names of `tokens`, which lie behind all that were read before. No name reaches over the border of a sentence.
    pub(super) fn read(&mut self, r: &Reading<'_>, tokens: Range<usize>) {
        let mut at = tokens.start;
        while at < tokens.end {
            // "Said Ruiz: …".
            let verb = Class::BASE.with(Class::NOUNISH).with(Class::MALE).with(Class::FEMALE);
            let says = r.first(at) && r.is(at, Class::INVERTS) && !r.is(at, verb);
            if !r.capital(at) || says {
                at += 1;
                continue;
            }
            let end = name::run_end(r, at);
            if end == at {
                at += 1;
                continue;
            }
            if let Some(mut name) = name::read(r, at..end) {
                let index = self.all.len();
                let nouns = describe::nouns(r, at, &name.tokens);
                // "His brother, Kelu Marsh,".
                name.person |=
                    name.tokens.len() > 1 && nouns.iter().any(|noun| name::describes_person(r, &name, *noun));
                self.descriptions.extend(nouns.into_iter().map(|noun| Description { name: index, noun }));
                self.add(r, name);
            }
            at = end;
        }
    }

    fn add(&mut self, r: &Reading<'_>, name: Name) {
        // "U.S. Secretary" before "of State" is an office, and nobody's full name.
        let office = r.is(name.tokens.end - 1, Class::TITLE) && !r.is(name.tokens.end - 1, Class::BODY);
        let last = last_word(r, &name.tokens);
        if name.tokens.len() > 1
            && !office
            && !is_firm(r, &name.tokens)
            && let Some(last) = last.clone()
        {
            let index = self.all.len();
            let all = &self.all;
            let same = |other: &Vec<usize>| {
                let other = other.first().and_then(|other| all.get(*other)).map(|other| other.span).unwrap_or_default();
                r.article().slice(other) == r.article().slice(name.span)
            };
            let add = |known: &mut Vec<Vec<usize>>| match known.iter().position(same) {
                Some(at) => known[at].push(index),
                None if known.len() < NAMESAKES => known.push(vec![index]),
                None => {}
            };
            add(self.full.entry(last).or_default());
            if let Some(inner) = inner_word(r, &name.tokens) {
                add(self.full.entry(inner).or_default());
            }
            if let Some(first) = given_word(r, &name) {
                add(self.given.entry(first).or_default());
            }
        }
        if let Some(last) = last.clone().filter(|_| name.tokens.len() == 1 && name.gender != Class::default()) {
            let known = self.titled.entry(last).or_default();
            *known = known.with(name.gender);
        }
        self.all.push(name);
        self.lasts.push(last);
    }

    /// Returns what the words around names call them, in order.
    pub(super) fn descriptions(&self) -> &[Description] {
        &self.descriptions
    }

    /// Returns all names, in order.
    pub(super) fn all(&self) -> &[Name] {
        &self.all
    }

    /// Returns the index of the name that stands at `tokens`: the last one of which some lies inside.
    pub(super) fn in_tokens(&self, tokens: &Range<usize>) -> Option<usize> {
        let last = self.starting_before(tokens.end).checked_sub(1)?;
        (self.all[last].tokens.end > tokens.start).then_some(last)
    }

    /// Returns how many names begin before the token `at`.
    pub(super) fn starting_before(&self, at: usize) -> usize {
        self.all.partition_point(|name| name.tokens.start < at)
    }

    /// Returns the index of the fullest form that the article gives the name at `index`.
    pub(super) fn fullest(&self, r: &Reading<'_>, index: usize) -> usize {
        let fuller = self.fuller(r, index);
        // "Marsh" to "Joan Marsh", and that to "Joan P. Marsh".
        if fuller == index { index } else { self.fuller(r, fuller) }
    }

    fn fuller(&self, r: &Reading<'_>, index: usize) -> usize {
        let Some(name) = self.all.get(index) else { return index };
        let Some(last) = self.last(index) else { return index };
        let alone = name.tokens.len() == 1;
        let fits = |full: &Name| {
            full.tokens.len() > name.tokens.len()
                && (name.gender == Class::default() || full.gender == Class::default() || full.gender == name.gender)
                && (alone
                    || r.is(name.tokens.start, Class::PARTICLE)
                    || r.reads(full.tokens.start, r.text(name.tokens.start)))
        };
        let best = |list: Option<&Vec<Vec<usize>>>, fits: &dyn Fn(&Name) -> bool| {
            let first = |full: &Vec<usize>| full.first().and_then(|index| Some((*index, self.all.get(*index)?)));
            let fitting: Vec<_> =
                list.into_iter().flatten().filter(|full| first(full).is_some_and(|it| fits(it.1))).collect();
            let best = fitting.iter().filter_map(|full| first(full));
            let (best, full) =
                best.max_by_key(|(index, full)| (self.rank(r, *index, full), Reverse(full.span.start)))?;
            // "Mr Marsh" is not Ana Marsh, and "Marsh" may be either.
            let other = self
                .titled
                .get(last)
                .is_some_and(|titled| titled.any(Class::MAN.with(Class::WOMAN)) && !titled.any(full.gender));
            if alone && other && full.gender != Class::default() && fitting.len() == 1 {
                return None;
            }
            Some(if alone { self.nearest(r, index, best, &fitting) } else { best })
        };
        // "Kelu" alone, where Kelu Marsh is a person, is no given name that a list has.
        let known = r.is(name.tokens.start, Class::MALE.with(Class::FEMALE));
        let noun = Class::BODY.with(Class::PLACE).with(Class::PLACE_LEAD).with(Class::ROLE).with(Class::MONTH);
        let given = alone && (known || !r.is(name.tokens.start, noun));
        let person = |full: &Name| fits(full) && (known || full.person);
        let by_given = || given.then(|| best(self.given.get(last), &person)).flatten();
        best(self.full.get(last), &fits).or_else(by_given).unwrap_or(index)
    }

    /// Returns whom of those with one last name, of which `best` is the likeliest, the article means at `index`: the last one it has
    /// named in full, where others of that name are named nearly as often.
    fn nearest(&self, r: &Reading<'_>, index: usize, best: usize, all: &[&Vec<usize>]) -> usize {
        let head = |index: &usize| self.all.get(*index).map(|name| (r.text(name.tokens.start), name.person));
        let namesakes = |full: &&&Vec<usize>| {
            let (own, other) = (head(&best), full.first().and_then(head));
            own.zip(other).is_some_and(|(own, other)| own.1 == other.1)
        };
        let is_best = |full: &Vec<usize>| full.first().and_then(head).zip(head(&best)).is_some_and(|(a, b)| a.0 == b.0);
        let alike = |full: &&&Vec<usize>| full.iter().take(CALLED).any(|other| self.called_alike(r, index, *other));
        let mut alike = all.iter().filter(alike);
        // "Marsh, the chief": the one of them who is called so.
        if let (Some(only), None) = (alike.next(), alike.next()) {
            return only[0];
        }
        let (mut own, mut others) = (0, 0);
        for full in all.iter().filter(namesakes) {
            *if is_best(full) { &mut own } else { &mut others } += full.len();
        }
        if others == 0 || own >= FOREMOST * others {
            return best;
        }
        let before = |full: &&&Vec<usize>| full.partition_point(|at| *at < index);
        let last = |full: &&Vec<usize>| Some((full[before(&full).checked_sub(1)?], full[0]));
        // "His late father, Ed Marsh, a mayor": somebody who is only told of beside another.
        let acting = |full: &&Vec<usize>| {
            let own = full[..before(&full)].iter().rev().take(NAMESAKES).find(|at| !self.is_aside(r, **at));
            Some((*own?, full[0]))
        };
        let all: Vec<&Vec<usize>> = all.iter().filter(namesakes).copied().collect();
        let named = all.iter().filter_map(acting).max().or_else(|| all.iter().filter_map(last).max());
        named.map_or(best, |(_, first)| first)
    }

    /// Returns whether the words around two names call whom they name by the same noun.
    fn called_alike(&self, r: &Reading<'_>, one: usize, other: usize) -> bool {
        let mut nouns = self.nouns(one);
        nouns.any(|noun| self.nouns(other).any(|same| r.text(same).eq_ignore_ascii_case(r.text(noun))))
    }

    /// Returns the nouns, as tokens, that the words around the name at `index` give it.
    fn nouns(&self, index: usize) -> impl Iterator<Item = usize> {
        let first = self.descriptions.partition_point(|it| it.name < index);
        self.descriptions[first..].iter().take_while(move |it| it.name == index).map(|it| it.noun)
    }

    /// Returns how likely a last name alone means whoever the name at `index` names in full: a person before what may be one, and before
    /// somebody who is only told of beside another.
    fn rank(&self, r: &Reading<'_>, index: usize, full: &Name) -> u8 {
        let opens = r.first(full.tokens.start) && !is_body(r, &full.tokens);
        match (full.person, self.is_aside(r, index)) {
            (true, false) => 2,
            (true, true) => 1,
            (false, _) => u8::from(opens),
        }
    }

    /// Returns whether the name at `index` stands beside somebody else's and no verb follows it: "his father, Ed Marsh, a mayor".
    fn is_aside(&self, r: &Reading<'_>, index: usize) -> bool {
        let verb = Class::AUXILIARY.with(Class::MODAL).with(Class::VERB).with(Class::PAST).with(Class::REPORT);
        let Some(Range { start, end }) = self.all.get(index).map(|name| name.tokens.clone()) else { return false };
        let apposed = start > 1 && r.mark(start - 1) == ',' && !r.capital(start - 2);
        apposed && !r.is(end + usize::from(r.mark(end) == ','), verb)
    }

    /// Returns the last word of the name at `index`, folded.
    fn last(&self, index: usize) -> Option<&str> {
        self.lasts.get(index)?.as_deref()
    }

    /// Returns the words by which the name at `index` is tied to others: its last one, the given name that it begins with, and a last
    /// name inside it.
    pub(super) fn ties(&self, r: &Reading<'_>, index: usize) -> impl Iterator<Item = String> {
        let name = self.all.get(index);
        let given = name.and_then(|name| given_word(r, name));
        let inner = name.and_then(|name| inner_word(r, &name.tokens));
        self.last(index).map(str::to_owned).into_iter().chain(given).chain(inner)
    }
}
