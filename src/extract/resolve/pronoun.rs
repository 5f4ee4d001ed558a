//! Whom "he", "she", "it", "they" and "who" mean, and how a guess among several is made.

use super::cast::{self, Actor};
use super::others::Others;
use super::{Guess, MEMORY, Resolver};
use crate::english::Class;
use crate::extract::name::is_body;
use crate::model::SourceType;
use std::cmp::Reverse;
use std::ops::Range;

/// How many times as likely a pronoun means the subject of the sentence before it in its paragraph.
const AT_HAND: u32 = 3;

/// How many times as likely as anybody else somebody is whom a pronoun or role means without doubt.
const CLEAR: u32 = 2;

/// How present somebody has to be, unless the article is about them, whom a pronoun or role means without doubt.
const FAINT: u32 = 300;

/// How far, in tokens, a relative pronoun may stand before the subject of its clause.
const CLAUSE: usize = 4;

impl Resolver<'_, '_> {
    /// Returns whom the pronoun at `at` means.
    pub(super) fn pronoun(&mut self, at: usize, content: &[Range<usize>]) -> Option<Guess> {
        let r = self.r;
        if r.is(at, Class::PERSON.with(Class::MAN).with(Class::WOMAN)) {
            let found = self.person(at, content);
            if let Some(Guess { id, doubtful: false }) = found {
                self.cast.get_mut(id).learn_gender(cast::gender_of(r, at));
            }
            return found;
        }
        let mut recent = self.speakers.iter().rev().take(MEMORY).copied();
        let mut last = |fits: &dyn Fn(&Actor) -> bool| recent.find(|id| fits(self.cast.get(*id))).map(Guess::certain);
        if r.reads(at, "they") {
            last(&|actor| actor.plural || actor.kind == SourceType::Organisation)
        } else if r.reads(at, "it") {
            let thing =
                |actor: &Actor| matches!(actor.kind, SourceType::Organisation | SourceType::Document) && !actor.plural;
            // "Craft workers left": a first word with a capital is no name.
            let plain = |actor: &Actor| {
                let (start, end) = (actor.mention.start, actor.mention.end);
                end > start + 1 || !r.first(start) || r.is(end, Class::VERB.with(Class::AUXILIARY).with(Class::REPORT))
            };
            let fits = |who: &Guess| thing(self.cast.get(who.id)) && plain(self.cast.get(who.id));
            let before = self.subject_beside(at).or_else(|| self.subject_before(at)).filter(fits);
            before.or_else(|| {
                let found = last(&thing)?;
                let faint = self.cast.get(found.id).salience(self.clock.max(1)) < FAINT;
                Some(Guess { doubtful: faint, ..found })
            })
        } else if r.is(at, Class::RELATIVE) {
            self.relative(at)
        } else {
            None
        }
    }

    /// Returns whom "who" at `at` means: the name right before it.
    fn relative(&self, at: usize) -> Option<Guess> {
        let comma = at.checked_sub(1)?;
        let end = if self.r.mark(comma) == ',' { comma } else { at };
        let index = self.names.in_tokens(&(end.saturating_sub(3)..end))?;
        let ends = self.names.all().get(index).is_some_and(|name| name.tokens.end == end);
        ends.then(|| Guess::certain(self.cast.named(index)))
    }

    /// Returns the person whom "he" or "she" at `at` means: the most present one of that gender.
    pub(super) fn person(&self, at: usize, content: &[Range<usize>]) -> Option<Guess> {
        let r = self.r;
        let wanted = cast::gender_of(r, at);
        let others = self.others(at, content);
        let before = self.subject_before(at);
        let related = self.relative_before(at);
        let at_hand = |id: usize| before.is_some_and(|before| before.id == id) || related == Some(id);
        let score = |id: &usize| {
            let actor = self.cast.get(*id);
            let human = actor.kind != SourceType::Anonymous
                || actor.nouns.iter().any(|noun| r.is(*noun, Class::ROLE.with(Class::TITLE)));
            let word = actor.mention.start;
            let label = actor.mention.len() == 1 && r.first(word) && r.text(word).ends_with('s');
            let fit = gender_fit(actor, wanted, label).filter(|_| human)?;
            let fit = if at_hand(*id) { fit * AT_HAND } else { fit };
            let score = (actor.salience(self.clock.max(1)) + actor.topic / 8) * fit / 100 / others.doubt(*id);
            (score > 0).then_some(score)
        };
        let found = self.best(&others, score)?;
        // "Kelu Ombasa spent the day on her porch. She said": a name that no list has may be a person's.
        let unsure = before.is_some_and(|before| match before.id == found.id {
            true => before.doubtful,
            false => self.may_be_person(before.id),
        });
        Some(Guess { doubtful: found.doubtful || unsure, ..found })
    }

    /// Returns whether `id` has a name that may as well be a person's as a body's.
    fn may_be_person(&self, id: usize) -> bool {
        let actor = self.cast.get(id);
        let (r, name) = (self.r, &actor.mention);
        let words = name.clone().filter(|i| r.capital(*i)).count();
        actor.kind == SourceType::Organisation && words > 1 && !r.is(name.start, Class::DETERMINER) && !is_body(r, name)
    }

    /// Returns the subject of the sentence before the one of `at`, where it stands in the same paragraph and has words of the article's own.
    fn subject_before(&self, at: usize) -> Option<Guess> {
        let r = self.r;
        let here = r.sentences().get(self.sentence).filter(|here| here.tokens.contains(&at))?;
        let before = r.sentences().get(self.sentence.checked_sub(1)?).filter(|it| it.block == here.block)?;
        let of_it = |subject: &&(usize, Guess)| before.tokens.contains(&subject.0);
        self.subjects.iter().find(of_it).map(|(_, who)| *who)
    }

    /// Returns the subject of the clause that the pronoun at `at` is joined to: "the union left, and [it] said".
    fn subject_beside(&self, at: usize) -> Option<Guess> {
        let r = self.r;
        let here = r.sentences().get(self.sentence).filter(|here| here.tokens.contains(&at))?;
        let joined = at.checked_sub(1).is_some_and(|before| r.is(before, Class::COORDINATOR));
        let of_it = |subject: &&(usize, Guess)| here.tokens.contains(&subject.0) && subject.0 < at;
        self.subjects.iter().find(of_it).filter(|_| joined).map(|(_, who)| *who)
    }

    /// Returns whom the words mean that a relative clause with the pronoun at `at` follows: "Ruiz, in which [she]", "Ruiz, who said [he]".
    fn relative_before(&self, at: usize) -> Option<usize> {
        let r = self.r;
        let clause =
            (at.saturating_sub(CLAUSE)..at).rev().take_while(|i| !r.is(*i, Class::SUBJECT.with(Class::REPORT)));
        let relative = clause.take_while(|i| r.mark(*i) == '\0').find(|i| r.is(*i, Class::RELATIVE))?;
        let comma = (relative.saturating_sub(2)..relative).rev().find(|i| r.mark(*i) == ',')?;
        let index = self.names.in_tokens(&(comma.checked_sub(1)?..comma))?;
        Some(self.cast.named(index))
    }

    /// Returns the one of those mentioned not long ago whom `score` gives most.
    pub(super) fn best(&self, others: &Others, score: impl Fn(&usize) -> Option<u32>) -> Option<Guess> {
        let recent = self.mentions.iter().rev().take(MEMORY).copied();
        let seen = self.cast.main().filter(|main| self.cast.get(*main).is_met());
        let candidates = recent.chain(seen).filter(|id| !others.certain.contains(id)).enumerate();
        let scored = candidates.filter_map(|(place, id)| Some(((score(&id)?, Reverse(place)), id)));
        let mut best: Option<((u32, Reverse<usize>), usize)> = None;
        let mut second = 0;
        for (score, id) in scored {
            match best {
                Some((_, other)) if other == id => best = best.max(Some((score, id))),
                Some((most, _)) if most >= score => second = second.max(score.0),
                _ => {
                    second = second.max(best.map_or(0, |((most, _), _)| most));
                    best = Some((score, id));
                }
            }
        }
        let ((most, _), id) = best?;
        let faint = self.cast.get(id).salience(self.clock.max(1)) < FAINT && self.cast.main() != Some(id);
        Some(Guess { id, doubtful: faint || most < second.saturating_mul(CLEAR) })
    }
}

/// Returns how well, in a hundred, a pronoun of the gender `wanted` fits; none where it can't mean the actor.
///
/// `label` says whether its only word opens a sentence and may be a common noun: "Growers".
pub(super) fn gender_fit(actor: &Actor, wanted: Class, label: bool) -> Option<u32> {
    let known = actor.gender != Class::default();
    if actor.plural || known && wanted != Class::default() && actor.gender != wanted {
        return None;
    }
    match actor.kind {
        // A name that may as well be a body's.
        SourceType::Named if !actor.person => (!label).then_some(40),
        SourceType::Named if known => Some(100),
        SourceType::Named => Some(70),
        SourceType::Anonymous => Some(if known { 80 } else { 65 }),
        _ => None,
    }
}
