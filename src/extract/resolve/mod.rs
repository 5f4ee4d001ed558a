//! Whom the words of a source mean: last names to full names, pronouns and roles to whoever is meant.
//!
//! The rule is stated in `docs/sources.md`: everybody whom the article names or introduces has a presence, which
//! mentions raise and every sentence halves; a pronoun means the most present one who fits, a role ("the senator")
//! whoever the article has described so, else the most present person. Where nobody fits, the words stay unresolved.

mod cast;
mod company;
mod few;
mod nominal;
mod others;
mod party;
mod phrase;
mod pronoun;
mod referents;
mod walk;
mod way;

use super::mention::Names;
use super::name::{Name, describes_person, is_body};
use super::reading::Reading;
use crate::english::Class;
use crate::model::{Source, SourceType};
use cast::Actor;
pub(super) use cast::Cast;
pub(super) use few::few;
pub use referents::{Meant, Referents};
use std::ops::Range;
pub(super) use way::fixed;
use way::{Way, is_said_again, kind_of, kind_of_all, name_in};

/// What a mention adds to the presence of whom it means.
mod weight {
    /// As the subject of a clause.
    pub(super) const SUBJECT: u32 = 1000;
    /// As a speaker, beside being the subject.
    pub(super) const SPEAKER: u32 = 1200;
    /// As whoever asks: the one who is asked speaks next.
    pub(super) const ASKER: u32 = 300;
    /// As an object.
    pub(super) const OBJECT: u32 = 500;
    /// Inside another noun phrase: "Marsh's plan", "a friend of Marsh".
    pub(super) const INSIDE: u32 = 400;
}

/// How many mentions back a pronoun or role may reach.
const MEMORY: usize = 60;

/// Whom some words may mean.
#[derive(Debug, Clone, Copy)]
struct Guess {
    id: usize,
    /// Whether somebody else comes into question nearly as well.
    doubtful: bool,
}

impl Guess {
    /// Somebody whom the words mean for certain.
    fn certain(id: usize) -> Self {
        Self { id, doubtful: false }
    }
}

/// Resolves sources in the order of the article.
#[derive(Debug)]
pub(super) struct Resolver<'r, 'a> {
    r: &'r Reading<'a>,
    names: &'r Names,
    cast: Cast,
    /// The first token that has not been read yet.
    at: usize,
    /// How many names begin before `at`.
    name: usize,
    /// The sentence of `at`, and how many before it hold words of the article's own.
    sentence: usize,
    clock: u32,
    counted: bool,
    /// The last source with its actor, and where what it reports ends.
    last: (Range<usize>, usize),
    reported: usize,
    /// The first subjects of the last two sentences that have any, the later one first: where they stand, and who they are.
    subjects: [(usize, Guess); 2],
    /// Those who have been mentioned, the last one at the end.
    mentions: Vec<usize>,
    /// Those who have spoken, likewise.
    speakers: Vec<usize>,
}

impl<'r, 'a> Resolver<'r, 'a> {
    /// Starts at the head of the article, whose names are those of `cast`.
    pub(super) fn new(r: &'r Reading<'a>, names: &'r Names, mut cast: Cast) -> Self {
        cast.learn(r, names);
        Self {
            r,
            names,
            cast,
            at: 0,
            name: 0,
            sentence: 0,
            clock: 0,
            counted: false,
            last: (0..0, usize::MAX),
            reported: 0,
            subjects: [(usize::MAX, Guess::certain(0)); 2],
            mentions: Vec::new(),
            speakers: Vec::new(),
        }
    }

    /// Returns the source that the noun phrase `phrase` means, which says `content` by the words `cue`.
    pub(super) fn source(
        &mut self,
        phrase: &Range<usize>,
        cue: Option<&Range<usize>>,
        content: &[Range<usize>],
    ) -> Source {
        self.advance(phrase.start);
        let (id, kind, doubtful) = self.read(phrase, content);
        let source = Source { doubtful, ..self.meant(phrase, id, kind) };
        let Some(id) = id else { return source };
        let asks = cue.is_some_and(|cue| cue.clone().any(|i| self.asks(i)));
        self.touch(id, if asks { weight::ASKER } else { weight::SUBJECT + weight::SPEAKER });
        self.begin_with(phrase.start, Guess { id, doubtful });
        self.speakers.push(id);
        self.last = (phrase.clone(), id);
        self.reported = content.last().map_or(0, |range| range.end);
        source
    }

    /// Returns the source that the noun phrase `phrase` means, which holds `content` without saying it.
    pub(super) fn holder(&mut self, phrase: &Range<usize>, content: &[Range<usize>]) -> Source {
        self.advance(phrase.start);
        let (id, kind, doubtful) = self.read(phrase, content);
        Source { doubtful, ..self.meant(phrase, id, kind) }
    }

    fn meant(&self, phrase: &Range<usize>, id: Option<usize>, kind: SourceType) -> Source {
        let span = self.r.span(phrase.clone());
        let Some(id) = id else {
            let name = self.r.article().slice(span).to_owned();
            return Source { span, name, kind, resolved: None, doubtful: false };
        };
        let actor = self.cast.get(id);
        let own = actor.mention.start < phrase.end && phrase.start < actor.mention.end;
        let resolved = (!own && phrase::refers(self.r, phrase)).then(|| self.r.span(actor.mention.clone()));
        Source { span, name: actor.name.clone(), kind, resolved, doubtful: false }
    }

    fn asks(&self, at: usize) -> bool {
        ["ask", "asks", "asked", "asking"].iter().any(|word| self.r.reads(at, word))
    }

    fn touch(&mut self, id: usize, weight: u32) {
        self.cast.get_mut(id).touch(weight, self.clock);
        if self.mentions.last() != Some(&id) {
            self.mentions.push(id);
        }
    }

    /// Notes whom the subject at the token `at` means: it counts where it is the first of its sentence.
    fn begin_with(&mut self, at: usize, who: Guess) {
        let [(last, _), _] = self.subjects;
        let sentence = self.r.sentences().get(self.sentence);
        if sentence.is_none_or(|sentence| !sentence.tokens.contains(&last)) {
            self.subjects = [(at, who), self.subjects[0]];
        }
    }

    /// Adds whoever `phrase`, whose head is `head`, speaks of for the first time.
    fn introduce(&mut self, phrase: &Range<usize>, head: usize, kind: SourceType) -> usize {
        let r = self.r;
        let name = r.article().slice(r.span(phrase.clone())).to_owned();
        let mut actor = Actor::new(name, kind, phrase.clone());
        actor.gender = cast::gender_of(r, head);
        actor.plural = r.is(head, Class::PLURAL);
        actor.nouns.push(head);
        self.cast.add(actor)
    }

    /// Adds those whom `phrase` names together.
    fn introduce_all(&mut self, phrase: &Range<usize>) -> usize {
        let id = self.introduce(phrase, phrase.end - 1, kind_of_all(self.r, phrase));
        let actor = self.cast.get_mut(id);
        actor.plural = true;
        actor.nouns.clear();
        id
    }

    /// Returns whom `phrase` means, of what sort that is, and whether it may as well be somebody else.
    fn read(&mut self, phrase: &Range<usize>, content: &[Range<usize>]) -> (Option<usize>, SourceType, bool) {
        let r = self.r;
        let phrase = &phrase::core(r, phrase);
        let found = match Way::of(r, self.names, phrase) {
            Way::Pronoun => {
                let Some(found) = self.pronoun(phrase.start, content) else {
                    return (None, SourceType::Pronoun, false);
                };
                found
            }
            Way::Several => Guess::certain(self.introduce_all(phrase)),
            Way::Apposed(index) => Guess::certain(self.apposed(phrase, index)),
            Way::Name(head) => Guess::certain(self.name(phrase, head)),
            Way::Role(head) => self.role(phrase, head, content),
        };
        (Some(found.id), self.cast.get(found.id).kind, found.doubtful)
    }

    /// Returns whom the name at `index` beside the role `phrase` names: a person, if the role is one.
    fn apposed(&mut self, phrase: &Range<usize>, index: usize) -> usize {
        let (r, id) = (self.r, self.cast.named(index));
        let noun = phrase::head(r, phrase);
        let person = |name: &Name| name.tokens.len() > 1 && describes_person(r, name, noun);
        if self.names.all().get(index).is_some_and(person) {
            self.cast.get_mut(id).kind = SourceType::Named;
        }
        id
    }

    /// Returns whom a phrase with a capitalised head names.
    fn name(&mut self, phrase: &Range<usize>, head: usize) -> usize {
        let r = self.r;
        let Some((index, name)) = name_in(self.names, phrase, head) else {
            return self.introduce(phrase, head, SourceType::Organisation);
        };
        let id = self.cast.named(index);
        let article = r.is(phrase.start, Class::DETERMINER.with(Class::POSSESSIVE));
        let full = self.names.all().get(self.names.fullest(r, index)).unwrap_or(name);
        let body = is_body(r, &full.tokens);
        let role = Class::ROLE.with(Class::TITLE);
        let role_first = phrase.clone().take_while(|i| *i < name.tokens.start).any(|i| r.is(i, role));
        let known = self.cast.get(id).person;
        let person = known || !body && (role_first || !article && full.tokens.len() > 1);
        if person || !article && !body && name.tokens.len() == 1 {
            let place = r.is(head, Class::PLACE) && !known;
            let actor = self.cast.get_mut(id);
            actor.kind = if place { SourceType::Organisation } else { SourceType::Named };
            actor.mention = phrase.clone();
            return id;
        }
        let longer = full.tokens.len() > name.tokens.len();
        // "The grid company Norhaus" is Norhaus, "the Orle Times" has its article.
        let before = name.tokens.start.checked_sub(1).filter(|before| *before > phrase.start);
        let described = before.is_some_and(|before| r.mark(before) == '\0' && !r.capital(before));
        let own = if described { r.article().slice(name.span) } else { r.article().slice(r.span(phrase.clone())) };
        let actor = self.cast.get_mut(id);
        actor.mention = phrase.clone();
        if !longer {
            actor.name = own.to_owned();
        }
        id
    }

    /// Returns whom or what a phrase with a common noun as its head means.
    fn role(&mut self, phrase: &Range<usize>, head: usize, content: &[Range<usize>]) -> Guess {
        let r = self.r;
        let kind = kind_of(r, head);
        let found = if kind == SourceType::Anonymous && !r.is(head, Class::PLURAL) {
            self.described(phrase, head, content).or_else(|| self.of_age(phrase))
        } else if is_said_again(r, phrase) {
            self.called_company(phrase, head).or_else(|| self.same_noun(phrase, head).map(Guess::certain))
        } else {
            None
        };
        found.unwrap_or_else(|| Guess::certain(self.introduce(phrase, head, kind)))
    }

    /// Returns the body or document that "the ministry" or "the report" means: the last that spoke under the same noun,
    /// else the last body whose name holds that word or that the article has described with it.
    fn same_noun(&self, phrase: &Range<usize>, head: usize) -> Option<usize> {
        let r = self.r;
        let noun = r.text(head);
        let called = |id: &&usize| {
            let nouns = &self.cast.get(**id).nouns;
            nouns.iter().any(|other| *other < phrase.start && r.reads(*other, noun))
        };
        let own = |id: &&usize| {
            let actor = self.cast.get(**id);
            actor.kind == SourceType::Organisation && actor.name.split(' ').any(|word| word.eq_ignore_ascii_case(noun))
        };
        let spoken = self.speakers.iter().rev().take(MEMORY).find(called);
        let body = r.is(head, Class::COLLECTIVE.with(Class::BODY)) && r.reads(phrase.start, "the");
        let named = || self.mentions.iter().rev().take(MEMORY).find(|id| own(id) || self.is_body(**id) && called(id));
        spoken.or_else(|| body.then(named).flatten()).copied()
    }

    /// Returns the company that "the company" means, and notes that it is called so.
    fn called_company(&mut self, phrase: &Range<usize>, head: usize) -> Option<Guess> {
        let found = self.company(phrase, head)?;
        let (r, actor) = (self.r, self.cast.get_mut(found.id));
        actor.kind = SourceType::Organisation;
        if !actor.nouns.iter().any(|noun| r.reads(*noun, r.text(head))) {
            actor.nouns.push(head);
        }
        Some(found)
    }

    fn is_body(&self, id: usize) -> bool {
        self.cast.get(id).kind == SourceType::Organisation
    }
}
