//! What a verb or preposition governs: "loans" and "efforts to hide loans", "in the house" and "near the house", "a shed" and "six
//! sheds".

use super::Stretch;
use crate::align::atom::{Atom, Number, Reading};
use crate::align::passage::Passage;
use crate::diff::{detail, weight};
use crate::english::data::list;
use crate::english::lemma::{self, is_form_of};
use crate::english::{Class, antonyms, class, lexicon, open, several};
use crate::model::{ChangeName, SCORE};
use rust_decimal::Decimal;
use std::ops::Range;

impl Stretch<'_, '_> {
    /// Returns how a preposition that took the place of another one places what stays behind both.
    pub(super) fn placed(&self) -> Option<(ChangeName, String)> {
        let ([was], [is]) = (self.was(), self.is()) else { return None };
        let (i, j) = (self.hunk.old.end, self.hunk.new.end);
        self.aligned.pairs.binary_search(&(i, j)).ok()?;
        let article = |at: usize| self.aligned.old.atoms.get(at).is_some_and(|atom| lexicon::determiner(&atom.canon));
        let behind = self.aligned.old.atoms.get(i + usize::from(article(i)))?;
        let (a, b) = (was.canon.as_str(), is.canon.as_str());
        if behind.reading == Reading::Date {
            return antonyms::other_time(a, b).then(|| (ChangeName::DateChanged, self.swap()));
        }
        let done = || {
            let verb = i.checked_sub(2).and_then(|at| self.aligned.old.atoms.get(at));
            verb.is_some_and(|verb| lemma::past(&verb.canon))
        };
        let agent = |x: &str, y: &str| x == "by" && matches!(y, "to" | "with" | "for");
        // "Served under Penn" and "with Penn": by a name alone it is said of somebody.
        let led = |x: &str, y: &str| x == "under" && y == "with" && behind.capital && !article(i);
        (behind.reading == Reading::Word
            && (antonyms::elsewhere(a, b) || led(a, b) || led(b, a) || ((agent(a, b) || agent(b, a)) && done()))
            && !detail::alike(self.aligned, self.hunk.old.start, self.hunk.new.start)
            && detail::same_claim(self.aligned))
        .then(|| (ChangeName::DetailChanged, self.swap()))
    }

    /// Returns whether a particle came or went that makes another verb of the one before it: "called a strike" and "called off the
    /// strike".
    pub(super) fn particle(&self) -> bool {
        let bare = |atoms: &[Atom]| without_determiner(atoms).is_empty();
        let made = |passage: &Passage<'_>, range: &Range<usize>| {
            let verb = range.start.checked_sub(1).filter(|_| !range.is_empty());
            verb.is_some_and(|verb| detail::verb_of_phrase(passage, verb)) && range.len() <= 2
        };
        // "Sell" and "sell off" are one.
        let verbs = self.hunk.old.start.checked_sub(1).zip(self.hunk.new.start.checked_sub(1));
        let one = verbs.is_some_and(|(i, j)| detail::phrased(self.aligned, i, j));
        !one && ((bare(self.is()) && made(self.aligned.old, &self.hunk.old))
            || (bare(self.was()) && made(self.aligned.new, &self.hunk.new)))
    }

    /// Returns whether somebody's relative or official stands in one version where the other one has that person: "the girl's father".
    pub(super) fn relative(&self) -> bool {
        let Some((passage, range)) = self.lone() else { return false };
        let atoms = passage.atoms.get(range.clone()).unwrap_or_default();
        let acts = passage.atoms.get(range.end).is_some_and(|atom| {
            weight::auxiliary(&atom.canon)
                || atom.canon == "to"
                || atom.reading == Reading::Word && lemma::past(&atom.canon)
        });
        // "Nurses' leaders".
        let text = passage.reader.article.text();
        let owned = |noun: &Atom| {
            let before = text.get(..noun.span.start).map_or("", str::trim_end);
            before.ends_with("s'") || before.ends_with("s’")
        };
        let theirs = |noun: &Atom| class(&noun.canon).any(Class::ROLE) && !noun.capital;
        let named = match atoms {
            [owns, noun] => owns.canon == "'s" && theirs(noun),
            [noun] => owned(noun) && theirs(noun),
            _ => false,
        };
        named && acts && detail::same_claim(self.aligned)
    }

    /// Returns whether somebody's relative or official stands where that person stood: "at him" and "at his partner".
    pub(super) fn another_of_theirs(&self) -> bool {
        let any = |atom: &Atom, words: &[&str]| words.contains(&atom.canon.as_str());
        let person = |atoms: &[Atom]| match atoms {
            [who] => any(who, &["he", "him", "she", "her", "they", "them"]),
            _ => false,
        };
        let theirs = |atoms: &[Atom]| match atoms {
            [whose, who] => any(whose, &["his", "her", "their"]) && class(&who.canon).any(Class::ROLE),
            _ => false,
        };
        // "She has asked for more time" and "the orchestra has asked for more time".
        let one = |atoms: &[Atom]| matches!(atoms, [who] if any(who, &["he", "him", "she"]));
        let body = |atoms: &[Atom]| match atoms {
            [whose, what] => {
                lexicon::determiner(&whose.canon)
                    && class(&what.canon).any(Class::COLLECTIVE)
                    && !class(&what.canon).any(Class::ROLE)
            }
            _ => false,
        };
        let another = |a: &[Atom], b: &[Atom]| person(a) && theirs(b) || one(a) && body(b);
        (another(self.was(), self.is()) || another(self.is(), self.was())) && detail::same_claim(self.aligned)
    }

    /// Returns whether what a verb or preposition governs is only spoken of, or tried, in one version: "loans" and "efforts to hide
    /// loans", "moving the market" and "a study about moving it".
    pub(super) fn of_something(&self) -> bool {
        let Some((passage, range)) = self.lone() else { return false };
        let Some(atoms) = passage.atoms.get(range.clone()) else { return false };
        let named = atoms.len() > without_determiner(atoms).len();
        let atoms = without_determiner(atoms);
        // "Those who plan to vote" do it themselves.
        let ties =
            |noun: &Atom, tie: &Atom| ties(tie) && (named || tie.canon != "to" || !open::leaves_open(&noun.canon));
        let other = if self.hunk.old.is_empty() { self.aligned.old } else { self.aligned.new };
        let moved = |noun: &Atom| other.atoms.iter().any(|atom| detail::related(&atom.canon, &noun.canon));
        let open = |noun: &Atom| open::open_noun(&noun.canon) && !moved(noun);
        let next = passage.atoms.get(range.end).is_some_and(|atom| atom.reading == Reading::Word && !opens_verb(atom));
        // "The risk of death from a stroke" is no risk of a stroke.
        let of = range.start.checked_sub(1).is_some_and(|at| passage.atoms[at].canon == "of");
        let from = |noun: &Atom, tie: &Atom| {
            of && matches!(tie.canon.as_str(), "after" | "by" | "from") && !(noun.common() || moved(noun))
        };
        let tied = match atoms {
            [noun, tie] if from(noun, tie) => true,
            [noun, tie] => open(noun) && ties(noun, tie),
            [noun, to, verb] if to.canon == "to" => open(noun) && !verb.common(),
            [quality, noun, tie] => !quality.common() && open(noun) && ties(noun, tie),
            _ => false,
        };
        tied && next && detail::same_claim(self.aligned)
    }

    /// Returns whether one of those whom news counts, or one thing that happened, became several, or the other way.
    pub(super) fn several(&self) -> bool {
        let (Some(was), Some(is)) = (single(self.was()), single(self.is())) else { return false };
        if !several::one_and_several(was, is) {
            return false;
        }
        let agrees = self.aligned.pairs.binary_search(&(self.hunk.old.end, self.hunk.new.end)).is_err();
        let noun = |passage: &Passage<'_>, range: &Range<usize>| {
            let next = passage.atoms.get(range.end);
            let object = next.is_some_and(|atom| {
                atom.reading == Reading::Word && !atom.common() && !class(&atom.canon).any(Class::PREPOSITION)
                    || lexicon::determiner(&atom.canon)
            });
            // "Rebels attack the town": a verb, and what it does it to.
            let subject =
                range.start.checked_sub(1).and_then(|at| passage.atoms.get(at)).is_some_and(|atom| !atom.common());
            let opens = passage.atoms.get(range.start).is_some_and(|atom| atom.initial);
            agrees || opens || !object || !subject
        };
        // What a rule says of a driver it says of drivers.
        let rule = |passage: &Passage<'_>, range: &Range<usize>| {
            let next = passage.atoms.get(range.end..(range.end + RULE).min(passage.atoms.len())).unwrap_or_default();
            next.iter().any(|atom| matches!(atom.canon.as_str(), "must" | "may" | "can" | "should" | "need"))
        };
        let (old, new) = (self.aligned.old, self.aligned.new);
        noun(old, &self.hunk.old)
            && noun(new, &self.hunk.new)
            && !rule(old, &self.hunk.old)
            && !(old.reader.vocabulary().says(is) && new.reader.vocabulary().says(was))
            && detail::same_claim(self.aligned)
    }

    /// Returns whether those that something is said of are told from the others by how long they have been so: "members" and "new members".
    pub(super) fn newcomers(&self) -> bool {
        let Some((passage, range)) = self.lone() else { return false };
        let [word] = passage.atoms.get(range.clone()).unwrap_or_default() else { return false };
        let several = passage.atoms.get(range.end).is_some_and(|noun| {
            noun.reading == Reading::Word && !noun.common() && !noun.capital && lemma::plural(&noun.canon)
        });
        let before = range.start.checked_sub(1).and_then(|at| passage.atoms.get(at));
        let bare = before.is_none_or(|before| {
            !lexicon::determiner(&before.canon) && before.number().is_none() && (!before.capital || before.initial)
        });
        let tells = OF_SOME.contains(&word.canon.as_str());
        tells && several && bare && detail::same_claim(self.aligned)
    }

    /// Returns whether hardly any became some, or the other way: "few residents" and "a few residents".
    pub(super) fn few(&self) -> bool {
        let Some((passage, range)) = self.lone() else { return false };
        let next = passage.atoms.get(range.end).map_or("", |atom| atom.canon.as_str());
        let article = matches!(passage.atoms.get(range.clone()), Some([a]) if a.canon == "a");
        article
            && matches!(next, "few" | "little")
            && passage.atoms.get(range.end + 1).is_some_and(|atom| !atom.common())
    }

    /// Returns whether it is asked how something came to be in one version, and whether it is so in the other one.
    pub(super) fn whether(&self) -> bool {
        let ([was], [is]) = (self.was(), self.is()) else { return false };
        let open = |atom: &Atom| atom.canon == "whether";
        let taken_for_so = |atom: &Atom| matches!(atom.canon.as_str(), "how" | "that" | "when" | "where" | "why");
        (open(was) && taken_for_so(is) || taken_for_so(was) && open(is)) && detail::same_claim(self.aligned)
    }

    /// Returns whether a part of something is meant in one version, and all of it in the other one: "condemned the roof of the school".
    pub(super) fn part(&self) -> bool {
        let Some((passage, range)) = self.lone() else { return false };
        let Some(atoms) = passage.atoms.get(range.clone()) else { return false };
        // "The roof of" the school, or "roof of the", however they were aligned.
        let words: Vec<&Atom> = atoms.iter().filter(|atom| !lexicon::determiner(&atom.canon)).collect();
        let [part, of] = words.as_slice() else { return false };
        let other = if self.hunk.old.is_empty() { self.aligned.old } else { self.aligned.new };
        let kept = other.atoms.iter().any(|atom| detail::related(&atom.canon, &part.canon));
        of.canon == "of" && is_form_of(&part.canon, PARTS) && !kept && detail::same_claim(self.aligned)
    }

    /// Returns whether how much of something is meant came or went: "all restrictions", "part of the roof".
    pub(super) fn share(&self) -> bool {
        let Some((passage, range)) = self.lone() else { return false };
        let Some(mut atoms) = passage.atoms.get(range.clone()) else { return false };
        // "Many of the residents".
        if let [before @ .., last] = atoms
            && before.last().is_some_and(|atom| atom.canon == "of")
            && lexicon::determiner(&last.canon)
        {
            atoms = before;
        }
        let at = |at: Option<usize>| at.and_then(|at| passage.atoms.get(at));
        let led = at(range.start.checked_sub(1))
            .is_some_and(|atom| weight::preposition(&atom.canon) || matches!(atom.canon.as_str(), "not" | "as"));
        let kind = passage.atoms.get(range.end..(range.end + 3).min(passage.atoms.len())).unwrap_or_default();
        let counted = kind.first().is_some_and(|atom| atom.reading == Reading::Word && !atom.common())
            && kind.iter().take_while(|atom| !atom.common()).any(|atom| lemma::plural(&atom.canon));
        let scored = kind.first().is_some_and(|atom| atom.number().is_some_and(|number| number.unit == SCORE));
        match atoms {
            // "Ruined barns" and "ruined many barns" say hardly another thing.
            [many] if matches!(many.canon.as_str(), "many" | "several") => {
                range.start == 0 && counted && detail::same_claim(self.aligned)
            }
            [all] if matches!(all.canon.as_str(), "all" | "most" | "few" | "some") => {
                (!led || all.canon != "all") && counted && detail::same_claim(self.aligned)
            }
            [lead @ .., part, of] => {
                let sized = |atom: &Atom| matches!(atom.canon.as_str(), "at" | "large" | "least" | "small" | "vast");
                lead.len() <= 2
                    && lead.iter().all(|atom| lexicon::determiner(&atom.canon) || sized(atom))
                    && of.canon == "of"
                    && AMOUNTS.contains(&part.canon.as_str())
                    // "A majority of two to one" is no part of them.
                    && !scored
                    && detail::same_claim(self.aligned)
            }
            _ => false,
        }
    }

    /// Returns whether the words are of an e-mail address, or are one, in both versions.
    pub(super) fn address(&self) -> bool {
        let mail = |passage: &Passage<'_>, range: &Range<usize>| {
            let atoms = passage.atoms.get(range.clone()).unwrap_or_default();
            let whole = atoms.first().zip(atoms.last()).map(|(first, last)| first.span.cover(last.span));
            let text = passage.reader.article.text();
            whole.is_some_and(|whole| {
                let said = passage.reader.article.slice(whole);
                let (before, behind) =
                    (text.get(..whole.start).unwrap_or_default(), text.get(whole.end..).unwrap_or_default());
                let within = said.split_once('@').is_some_and(|(user, host)| !user.is_empty() && !host.is_empty());
                !said.contains(char::is_whitespace) && (within || before.ends_with('@') || behind.starts_with('@'))
            })
        };
        let (old, new) = (&self.hunk.old, &self.hunk.new);
        let (was, is) = (mail(self.aligned.old, old), mail(self.aligned.new, new));
        (was || old.is_empty()) && (is || new.is_empty())
    }

    /// Returns whether "a shed" became "six sheds", or the other way.
    pub(super) fn multiplied(&self) -> bool {
        let (old, new) = (self.aligned.old, self.aligned.new);
        let more = |one: (&Passage<'_>, &Range<usize>), several: (&Passage<'_>, &Range<usize>)| {
            let (Some(first), Some(number)) = (one.0.atoms.get(one.1.start), several.0.atoms.get(several.1.start))
            else {
                return false;
            };
            let count = |number: Number<'_>| number.unit.is_empty() && number.value >= Decimal::TWO;
            // Headlines leave the article out: "wins seat".
            let verb = one.1.start.checked_sub(1).and_then(|at| one.0.atoms.get(at));
            let object = verb.is_some_and(|verb| verb.reading == Reading::Word && verb.canon.ends_with('s'));
            let word = first.reading == Reading::Word && !first.common() && !first.capital;
            let bare = one.0.is_heading() && word && object;
            let article = matches!(first.canon.as_str(), "a" | "an");
            if !(article || bare) || !number.number().is_some_and(count) {
                return false;
            }
            let near = |passage: &Passage<'_>, at: usize| -> Vec<String> {
                let atoms = passage.atoms.get(at + 1..(at + COUNTED).min(passage.atoms.len())).unwrap_or_default();
                atoms.iter().take_while(|atom| atom.reading == Reading::Word).map(|atom| atom.canon.clone()).collect()
            };
            let mut things = near(one.0, one.1.start);
            if bare {
                things = vec![first.canon.clone()];
            }
            let all = near(several.0, several.1.start);
            let counted = |one: &String, more: &String| more != one && lemma::plural(more) && is_form_of(more, &[one]);
            things.iter().any(|one| all.iter().any(|more| counted(one, more)))
        };
        more((old, &self.hunk.old), (new, &self.hunk.new)) || more((new, &self.hunk.new), (old, &self.hunk.old))
    }
}

/// Returns the one word that is left without an article before it and a verb behind it.
fn single(atoms: &[Atom]) -> Option<&str> {
    let verb = atoms.last().is_some_and(|atom| weight::auxiliary(&atom.canon));
    let atoms = atoms.get(..atoms.len() - usize::from(verb))?;
    if let [word] = without_determiner(atoms) { Some(&word.canon) } else { None }
}

/// Returns the words without the article, or its like, that they begin with.
fn without_determiner(atoms: &[Atom]) -> &[Atom] {
    match atoms {
        [first, rest @ ..] if lexicon::determiner(&first.canon) => rest,
        _ => atoms,
    }
}

/// Returns whether `atom` ties what stands behind it to a noun.
fn ties(atom: &Atom) -> bool {
    matches!(atom.canon.as_str(), "about" | "against" | "for" | "in" | "into" | "of" | "on" | "over" | "to" | "with")
}

/// Returns whether `atom` is no beginning of a thing: "is", "and".
fn opens_verb(atom: &Atom) -> bool {
    weight::auxiliary(&atom.canon) || matches!(atom.canon.as_str(), "and" | "or" | "but" | "that" | "be")
}

/// Words that tell some of those that something is said of from the others by how long they have been so: "members" and "new members".
const OF_SOME: &[&str] = list!("compare/of-some");

/// Nouns for a part of a building, a place, a body or a work.
const PARTS: &[&str] = list!("compare/parts-of");

/// Words that say with "of" how much of something is meant.
const AMOUNTS: &[&str] = list!("compare/amounts-of");

/// How many words behind a noun tell whether it is of a rule.
const RULE: usize = 3;

/// How far, in words, what a number counts stands behind it.
const COUNTED: usize = 5;
