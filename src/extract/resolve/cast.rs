//! Everybody whom an article names or describes, with what it tells of them: gender, party, what they are called.

use super::party;
use crate::english::Class;
use crate::extract::mention::Names;
use crate::extract::name;
use crate::extract::reading::Reading;
use crate::model::SourceType;
use std::collections::BTreeMap;
use std::ops::Range;

/// A person, body or document, as later words may mean it.
#[derive(Debug, Clone)]
pub(super) struct Actor {
    /// The fullest name, or the words that introduced it.
    pub(super) name: String,
    pub(super) kind: SourceType,
    pub(super) gender: Class,
    pub(super) plural: bool,
    /// Whether the words around a name show that it is a person's.
    pub(super) person: bool,
    /// The common nouns that describe it, as tokens, in order.
    pub(super) nouns: Vec<usize>,
    /// The party that the article gives it.
    pub(super) party: Option<&'static str>,
    /// The last mention that names or introduces it.
    pub(super) mention: Range<usize>,
    /// How often the article names it.
    pub(super) mentions: u32,
    /// How much of the article is about it: from 0 to [`Actor::TOPIC`].
    pub(super) topic: u32,
    /// How present it was at the sentence `clock`.
    weight: u32,
    clock: u32,
}

impl Actor {
    /// The topic of the one whom the article mentions most.
    pub(super) const TOPIC: u32 = 1000;

    /// Somebody or something that `mention` introduces.
    pub(super) fn new(name: String, kind: SourceType, mention: Range<usize>) -> Self {
        Self {
            name,
            kind,
            gender: Class::default(),
            plural: false,
            person: false,
            nouns: Vec::new(),
            party: None,
            mention,
            mentions: 0,
            topic: 0,
            weight: 0,
            clock: 0,
        }
    }

    /// Returns how present it is at the sentence `now`: every mention adds, every sentence halves.
    pub(super) fn salience(&self, now: u32) -> u32 {
        self.weight >> now.saturating_sub(self.clock).min(31)
    }

    /// Adds a mention in the sentence `now`.
    pub(super) fn touch(&mut self, weight: u32, now: u32) {
        self.weight = self.salience(now).saturating_add(weight);
        self.clock = now;
    }

    /// Learns from a pronoun that means it whether it is a man or a woman.
    pub(super) fn learn_gender(&mut self, gender: Class) {
        if self.gender == Class::default() {
            self.gender = gender;
        }
    }

    /// Returns whether it has been mentioned yet.
    pub(super) fn is_met(&self) -> bool {
        self.clock > 0
    }

    /// Returns whether it is somebody whom the article names.
    pub(super) fn is_named_person(&self) -> bool {
        self.kind == SourceType::Named
    }
}

/// All actors of an article.
#[derive(Debug, Clone)]
pub(in crate::extract) struct Cast {
    actors: Vec<Actor>,
    /// The actor of each name of the article.
    by_name: Vec<usize>,
    /// Whom the article is about most.
    main: Option<usize>,
}

impl Cast {
    /// Collects those who have a name, and tells which of them are persons.
    pub(in crate::extract) fn new(r: &Reading<'_>, names: &Names) -> Self {
        let mut cast = Self { actors: Vec::new(), by_name: Vec::new(), main: None };
        let mut by_full = BTreeMap::new();
        for (index, name) in names.all().iter().enumerate() {
            let full = names.all().get(names.fullest(r, index)).unwrap_or(name);
            let named = r.article().slice(full.span);
            let id = *by_full.entry(named).or_insert_with(|| {
                let named = named.to_owned();
                cast.actors.push(Actor::new(named, SourceType::Organisation, name.tokens.clone()));
                cast.actors.len() - 1
            });
            cast.by_name.push(id);
            let actor = &mut cast.actors[id];
            actor.person |= name.person || name::is_aged(r, name.tokens.end);
            if actor.gender == Class::default() {
                actor.gender = name.gender;
            }
        }
        cast.describe(r, names);
        cast
    }

    /// Learns what tells whom a pronoun or a role means: genders, parties, and how much the article is about each.
    pub(super) fn learn(&mut self, r: &Reading<'_>, names: &Names) {
        for (name, id) in names.all().iter().zip(&self.by_name) {
            let actor = &mut self.actors[*id];
            let quoted = r.quotation(name.tokens.start).is_some();
            let headline = r.article().blocks().first().is_some_and(|block| name.span.start < block.span.end);
            actor.mentions += 1;
            actor.topic += if headline { 3 } else { u32::from(!quoted) };
            actor.party = actor.party.or_else(|| party::around(r, &name.tokens));
        }
        self.infer_genders(r, names);
        self.settle();
    }

    /// Gives the actors the nouns that the words around their names hold.
    fn describe(&mut self, r: &Reading<'_>, names: &Names) {
        for description in names.descriptions() {
            let Some(name) = names.all().get(description.name) else { continue };
            let noun = description.noun;
            let actor = &mut self.actors[self.by_name[description.name]];
            let known = actor.nouns.iter().any(|other| r.text(*other) == r.text(noun) && name.tokens.len() == 1);
            if !known && actor.nouns.len() < NOUNS {
                actor.nouns.push(noun);
            }
            let human = name::describes_person(r, name, noun);
            // "the widow Terry Lund": a noun tells more than a given name.
            let told = gender_of(r, noun);
            // "Her husband, Sami,".
            actor.person |= human && (name.tokens.len() > 1 || told != Class::default());
            if told != Class::default() {
                actor.gender = told;
            }
        }
    }

    /// Learns the gender of persons whose names don't tell it from the pronouns of sentences that name nobody else.
    fn infer_genders(&mut self, r: &Reading<'_>, names: &Names) {
        let mut votes = vec![(0_u32, 0_u32); self.actors.len()];
        let mut before: Option<usize> = None;
        for sentence in r.sentences() {
            let tokens = sentence.tokens.clone();
            let first = names.starting_before(tokens.start);
            let mut only: Option<usize> = None;
            let mut several = false;
            let mut from = tokens.start;
            for index in first..names.starting_before(tokens.end) {
                let Some(name) = names.all().get(index).filter(|name| r.quotation(name.tokens.start).is_none()) else {
                    continue;
                };
                let id = self.by_name[index];
                if only.is_none() {
                    from = name.tokens.end;
                }
                several |= only.is_some_and(|only| only != id) && self.actors[id].person;
                only = only.or(Some(id));
            }
            let (who, from) = match (only, several) {
                (_, true) => (None, from),
                (Some(only), false) => (Some(only), from),
                (None, false) => (before, tokens.start),
            };
            if let Some(votes) = who.and_then(|who| votes.get_mut(who)) {
                // Most words begin with other letters than all of these.
                let may = |i: &usize| r.text(*i).starts_with(['h', 'H', 's', 'S']) && r.quotation(*i).is_none();
                for i in (from..tokens.end).filter(may) {
                    votes.0 += u32::from(["he", "his", "him", "himself"].iter().any(|word| r.reads(i, word)));
                    votes.1 += u32::from(["she", "her", "hers", "herself"].iter().any(|word| r.reads(i, word)));
                }
            }
            before = who;
        }
        for (actor, (men, women)) in self.actors.iter_mut().zip(votes) {
            let given = crate::english::class(&actor.name);
            if actor.gender == Class::default() && actor.person {
                // "Hillary", where the article says no more.
                actor.gender = match (given.any(Class::MALE), given.any(Class::FEMALE)) {
                    (true, false) => Class::MAN,
                    (false, true) => Class::WOMAN,
                    _ => Class::default(),
                };
            }
            if men + women > 0 && actor.gender == Class::default() && men.max(women) > 2 * men.min(women) {
                actor.gender = if men > women { Class::MAN } else { Class::WOMAN };
            }
        }
    }

    /// Makes persons of those who are, and topics of counts.
    fn settle(&mut self) {
        for actor in self.actors.iter_mut().filter(|actor| actor.person) {
            actor.kind = SourceType::Named;
        }
        let most = self.actors.iter().filter(|actor| actor.person).map(|actor| actor.topic).max().unwrap_or(0).max(3);
        self.main = self.actors.iter().position(|actor| actor.person && actor.topic == most);
        for actor in &mut self.actors {
            actor.topic = Actor::TOPIC * actor.topic.min(most) / most;
        }
    }

    /// Returns the actor `id`.
    pub(super) fn get(&self, id: usize) -> &Actor {
        &self.actors[id]
    }

    /// Returns the actor `id`, to be changed.
    pub(super) fn get_mut(&mut self, id: usize) -> &mut Actor {
        &mut self.actors[id]
    }

    /// Returns whether the name `index` is a person's.
    pub(super) fn is_person(&self, index: usize) -> bool {
        self.actors[self.by_name[index]].person
    }

    /// Returns the actor of the name `index`.
    pub(super) fn named(&self, index: usize) -> usize {
        self.by_name[index]
    }

    /// Returns whom the article is about most.
    pub(super) fn main(&self) -> Option<usize> {
        self.main
    }

    /// Adds somebody who has no name.
    pub(super) fn add(&mut self, actor: Actor) -> usize {
        self.actors.push(actor);
        self.actors.len() - 1
    }
}

/// How many descriptions of one actor are kept.
const NOUNS: usize = 16;

/// Returns the gender that the noun at `at` has.
pub(super) fn gender_of(r: &Reading<'_>, at: usize) -> Class {
    if r.is(at, Class::MAN) {
        Class::MAN
    } else if r.is(at, Class::WOMAN) {
        Class::WOMAN
    } else {
        Class::default()
    }
}
