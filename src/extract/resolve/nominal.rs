//! Whom a role means: "the senator", "the 63-year-old lawmaker", "the billionaire".

use super::cast::{self, Actor};
use super::pronoun::gender_fit;
use super::{Guess, Resolver, party, phrase};
use crate::english::Class;
use crate::english::data::{list, sets, table};
use crate::extract::name::{bare, is_aged};
use crate::extract::reading::Reading;
use crate::model::SourceType;
use std::borrow::Cow;
use std::ops::Range;

/// Nouns that can stand for one another, and that newswriters call a public figure, named just before, who has never been described
/// so: "the Ohio Democrat", "the billionaire", "the striker".
const PUBLIC: &[(&str, &[&str])] = sets!("referents/public");

/// Other nouns that can stand for one another.
const FAMILIES: &[(&str, &[&str])] = sets!("referents/families");

/// Offices and ranks: they mean whom the article gives them, and nobody of another rank.
const EXACT: &[&str] = list!("referents/exact");

/// How present somebody without a name is whom the same noun still means.
const RECALLED: u32 = 3;
/// What a description the article has given adds to whom it describes.
const SAME: u32 = 2200;
/// What one of the same family adds.
const AKIN: u32 = 1200;
/// What one adds that the article gives only further down.
const LATER: u32 = 1300;
/// How present somebody has to be whom the article has never called so.
const PRESENT: u32 = 240;
/// Nouns for people whom an article need not have named: without a mention under the same noun they stay unresolved.
const PRIVATE: &[&str] = list!("referents/private");
/// How often the article has to name whom it may call something new that is no epithet: "the lawyer".
const OFTEN: u32 = 4;

/// A description of one person, as far as it is worked out once for all whom it may mean.
struct Description<'p> {
    phrase: &'p Range<usize>,
    /// Where its noun stands, and what that is, folded and written out.
    head: usize,
    noun: Cow<'p, str>,
    /// Whether the noun is an office or rank.
    exact: bool,
    /// The families that have the noun.
    families: Vec<&'static [&'static str]>,
}

impl Resolver<'_, '_> {
    /// Returns whom `phrase`, a description of one person whose noun stands at `head`, means.
    pub(super) fn described(&self, phrase: &Range<usize>, head: usize, content: &[Range<usize>]) -> Option<Guess> {
        let r = self.r;
        if !is_known(r, phrase) {
            return None;
        }
        let gender = cast::gender_of(r, head);
        let party = (phrase.start..head + 1).find_map(|i| party::of_word(r, i));
        let others = self.others(phrase.end.saturating_sub(1), content);
        let noun = self::noun(r, head);
        let exact = EXACT.contains(&&*noun);
        let all = PUBLIC.iter().chain(FAMILIES).map(|(_, family)| *family);
        let families = all.filter(|family| family.contains(&&*noun)).collect();
        let said = &Description { phrase, head, noun, exact, families };
        let own = r.reads(phrase.start, "the") || r.mark(phrase.start.wrapping_sub(1)) == ',';
        let qualified = head + 1 < phrase.end;
        let anonymous = self.mentions.iter().rev().take(super::MEMORY).any(|id| {
            let actor = self.cast.get(*id);
            let fresh = actor.kind == SourceType::Anonymous && actor.salience(self.clock.max(1)) > RECALLED;
            let said_so = |other: &usize| said.is_same(r, *other, &self::noun(r, *other));
            fresh && !self.is_taken_up(actor) && actor.nouns.iter().any(said_so)
        });
        let free = own && !qualified && !anonymous && !is_private(r, head);
        // "The mayor" is one, and nobody whom the article does not call so.
        let epithet = !exact && PUBLIC.iter().any(|(_, family)| family.contains(&&*said.noun));
        let person = r.is(head, Class::ROLE.with(Class::TITLE));
        // Whom the article calls so comes before anybody who is merely present.
        let called = self.mentions.iter().rev().take(super::MEMORY).any(|id| {
            let actor = self.cast.get(*id);
            gender_fit(actor, gender, false).is_some() && self.level(actor, said) >= LATER
        });
        let score = |id: &usize| {
            let actor = self.cast.get(*id);
            let fit = gender_fit(actor, gender, false)?;
            if party.is_some() && actor.party.is_some() && party != actor.party {
                return None;
            }
            let salience = actor.salience(self.clock.max(1));
            let level = self.level(actor, said);
            if level == 0 || qualified && level < SAME {
                let main = self.cast.main() == Some(*id);
                let known = match epithet {
                    true => main || salience >= PRESENT,
                    // "the president", where nobody was given that title: only one whom the article calls nothing else.
                    false => person && salience >= PRESENT && actor.nouns.is_empty() && actor.mentions >= OFTEN,
                };
                if !(free && known && actor.is_named_person()) || called && level == 0 {
                    return None;
                }
            }
            // "the politician" is hardly whom the article calls a biologist.
            let other = if level == 0 && !actor.nouns.is_empty() { 3 } else { 4 };
            Some((level + salience * fit / 100 + actor.topic) * other / 4 / others.doubt(*id))
        };
        let found = self.best(&others, score)?;
        let guessed = self.level(self.cast.get(found.id), said) == 0;
        Some(Guess { doubtful: found.doubtful || guessed, ..found })
    }

    /// Returns whom "the 24-year-old" means: the one of that age.
    pub(super) fn of_age(&self, phrase: &Range<usize>) -> Option<Guess> {
        let r = self.r;
        let (age, last) = (phrase.start + 1, phrase.end - 1);
        if !(r.reads(phrase.start, "the") && r.number(age) && last > age && r.text(last).ends_with("old")) {
            return None;
        }
        let before = self.names.starting_before(phrase.start);
        let aged = |index: &usize| {
            let name = self.names.all().get(*index);
            name.is_some_and(|name| is_aged(r, name.tokens.end) && r.text(name.tokens.end + 1) == r.text(age))
        };
        (0..before).rev().take(AGES).find(aged).map(|index| Guess::certain(self.cast.named(index)))
    }

    /// Returns whether the words that introduced somebody speak of them as known: "the official", named nowhere before.
    fn is_taken_up(&self, actor: &Actor) -> bool {
        actor.kind == SourceType::Anonymous && phrase::is_definite(self.r, &actor.mention)
    }

    /// Returns how well the article has prepared that `said` means `actor`.
    fn level(&self, actor: &Actor, said: &Description<'_>) -> u32 {
        let r = self.r;
        let phrase = said.phrase;
        let qualifiers = || (phrase.start + 1..phrase.end).filter(|i| *i != said.head && r.capital(*i));
        let level = |other: usize| {
            let noun = self::noun(r, other);
            if said.is_same(r, other, &noun) {
                // "the Texas senator" is not "the senator from Ohio".
                let around = other.saturating_sub(3)..other + 5;
                let near = |i: usize| around.clone().any(|j| r.text(j).eq_ignore_ascii_case(r.text(i)));
                let differs = qualifiers().next().is_some() && !qualifiers().any(near);
                let former = r.reads(other.wrapping_sub(1), "former") && !phrase.clone().any(|i| r.reads(i, "former"));
                return match differs || former || self.is_taken_up(actor) {
                    true => AKIN,
                    false if other > phrase.start => LATER,
                    false => SAME,
                };
            }
            // "The mayor" is not the deputy mayor, "the inspector" no sergeant.
            if noun == said.noun || said.exact && EXACT.contains(&&*noun) {
                return 0;
            }
            let akin = said.families.iter().any(|family| family.contains(&&*noun));
            if akin { AKIN } else { 0 }
        };
        actor.nouns.iter().copied().map(level).max().unwrap_or(0)
    }
}

impl Description<'_> {
    /// Returns whether the token `other`, whose noun is `noun`, is the same noun for a person: "Sen." and "senator", but not "vice
    /// president" and "president".
    fn is_same(&self, r: &Reading<'_>, other: usize, noun: &str) -> bool {
        let lower = |at: usize| {
            at.checked_sub(1).is_some_and(|at| ["vice", "deputy", "assistant"].iter().any(|w| r.reads(at, w)))
        };
        noun == self.noun && lower(other) == lower(self.head)
    }
}

/// How many names back somebody's age may stand.
const AGES: usize = 200;

/// Words that tell one more from those before.
const OTHERS: &[&str] = &["other", "second", "third", "another", "latter", "next", "first"];

/// Returns whether the noun at `at` is one for people whom an article need not have named; they stay unresolved.
fn is_private(r: &Reading<'_>, at: usize) -> bool {
    PRIVATE.iter().any(|word| r.reads(at, word))
}

/// Returns whether `phrase`, a description of one person, may mean one spoken of before.
pub(super) fn is_known(r: &Reading<'_>, phrase: &Range<usize>) -> bool {
    phrase::is_definite(r, phrase) && !is_another(r, phrase)
}

/// Returns whether the phrase speaks of one more: "the other official", "the second voter".
fn is_another(r: &Reading<'_>, phrase: &Range<usize>) -> bool {
    phrase.clone().any(|i| OTHERS.iter().any(|word| r.reads(i, word))) && !phrase.clone().any(|i| r.reads(i, "lady"))
}

/// Titles that are written short before a name, and the nouns they stand for.
const ABBREVIATED: &[(&str, &str)] = table!("referents/abbreviated");

/// Returns the noun at `at`, folded and written out.
fn noun<'a>(r: &Reading<'a>, at: usize) -> Cow<'a, str> {
    let noun = bare(r.text(at));
    let small = noun.bytes().all(|byte| byte.is_ascii_lowercase());
    let noun = if small { Cow::Borrowed(noun) } else { Cow::Owned(noun.to_lowercase()) };
    ABBREVIATED.iter().find(|(short, _)| *short == noun).map_or(noun, |(_, long)| Cow::Borrowed(long))
}
