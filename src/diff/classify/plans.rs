//! What is planned, tried or wanted and what is done: "to approve" and "approves", "tries to sell" and "sells".

use super::{CLOSE, Stretch};
use crate::align::atom::{Atom, Reading};
use crate::align::passage::Passage;
use crate::diff::weight;
use crate::english::data::list;
use crate::english::lemma::{self, is_form_of, lemmas, share_lemma};
use crate::english::lexicon::Hedge;
use crate::english::{Class, class, open, thesaurus};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

/// Words whose "for … to" says how often something is so.
const USUALLY: &[&str] = list!("compare/usually");

/// Verbs whose "to" says what is held to be so, and plans nothing: "estimated to weigh".
const RECKONING: &[&str] = list!("compare/reckoning");

/// Nouns for how a game ends, by whose "to" a headline tells what that did: "take a win to end the run".
const OUTCOMES: &[&str] = list!("compare/outcomes");

/// How many words before the "to" such a word stands, and one that says which of them did it.
const USUAL: usize = 6;
const RANKED: usize = 3;

impl Stretch<'_, '_> {
    /// Returns whether something planned has become something done, or the other way: "to approve" and "approves".
    pub(super) fn done(&self) -> bool {
        // "The plan for closing the pier" is no less a plan than "the plan to close it".
        let gerund = |before: Option<&Atom>, atom: &Atom| {
            atom.canon.ends_with("ing")
                && before.is_some_and(|before| weight::preposition(&before.canon) || before.canon == "the")
        };
        let planned = |passage: &Passage<'_>, range: &Range<usize>, others: &[Atom]| {
            let atoms = passage.atoms.get(range.clone()).unwrap_or_default();
            let verbs = atoms.windows(2).enumerate().filter(|(at, pair)| {
                // Who "had to leave" left.
                let done = |before: &Atom| {
                    matches!(before.canon.as_str(), "had" | "only" | "yet")
                        || weight::implies(&before.canon)
                        // "Estimated to weigh" plans nothing.
                        || is_form_of(&before.canon, RECKONING)
                };
                let before = (range.start + at).checked_sub(1).and_then(|at| passage.atoms.get(at));
                // "It is not uncommon for it to flood" plans nothing.
                let near =
                    passage.atoms.get((range.start + at).saturating_sub(USUAL)..range.start + at).unwrap_or_default();
                let usual =
                    || near.windows(2).any(|pair| pair[1].canon == "for" && USUALLY.contains(&pair[0].canon.as_str()));
                // "Voted 12 to 9 to reject it" rejected it.
                let mut last = near.iter().rev().take_while(|atom| !verbal(atom) || by_vote(atom));
                // "The only one to leave" and "the first ship to leave" left.
                let ranks = |atom: &Atom| {
                    matches!(atom.canon.as_str(), "only" | "last")
                        || atom.number().is_some_and(|number| number.unit == "ordinal")
                };
                let ranked = || near.iter().rev().take(RANKED).any(ranks);
                // "Take the win to end the run" ended it.
                let sought = || near.iter().any(|atom| open::leaves_open(&atom.canon));
                let outcome = |before: &Atom| is_form_of(&before.canon, OUTCOMES);
                let won = || passage.is_heading() && before.is_some_and(outcome) && !sought();
                pair[0].canon == "to"
                    && !before.is_some_and(done)
                    && !usual()
                    && !ranked()
                    && !last.any(by_vote)
                    && !won()
            });
            let verbs: BTreeSet<&str> = verbs.map(|(_, pair)| pair[1].canon.as_str()).collect();
            !verbs.is_empty()
                && others.iter().enumerate().any(|(i, other)| {
                    let before = i.checked_sub(1).and_then(|i| others.get(i));
                    let form = |lemma: Cow<'_, str>| lemma != other.canon && verbs.contains(lemma.as_ref());
                    // "And mended it" did as much as "to mend it".
                    let joined = before.is_some_and(|before| before.canon == "and");
                    lemmas(&other.canon).any(form) && !gerund(before, other) && !joined
                })
        };
        // "MPs to vote" and "MPs vote": only after a name, as headlines have it; "helped to vote" and "helped vote" are one.
        let bare = |passage: &Passage<'_>, atoms: &[Atom], at: usize| {
            let before = at.checked_sub(1).and_then(|at| passage.atoms.get(at));
            // "From Lorne to Tarn" is no plan, and neither is "Penn sends Lund to help".
            let verb = passage.atoms.get(at + 1).is_some_and(|atom| !atom.capital && !atom.common());
            let subject = passage.atoms.get(..at).unwrap_or_default();
            let named = || subject.iter().all(|atom| atom.capital || atom.common() || atom.reading != Reading::Word);
            // "Late trains to run" and "late trains run": in a headline after several of a kind too, but not "helps farmers to run".
            let several = || {
                passage.is_heading()
                    && before.is_some_and(|atom| atom.canon.len() > 3 && lemma::plural(&atom.canon))
                    && !subject.iter().any(|atom| weight::bare_infinitive(&atom.canon))
            };
            atoms.len() == 1
                && atoms[0].canon == "to"
                && verb
                && (before.is_some_and(|atom| atom.capital && !atom.common()) && named() || several())
        };
        // "Thousands to be evacuated" and "thousands evacuated".
        let passive = |passage: &Passage<'_>, atoms: &[Atom], end: usize| {
            let verb =
                passage.atoms.get(end).is_some_and(|atom| atom.canon.ends_with("ed") || atom.canon.ends_with("en"));
            verb && matches!(atoms, [to, be] if to.canon == "to" && be.canon == "be")
        };
        let plain = |passage: &Passage<'_>, at: usize| {
            let subject = passage.atoms.get(..at).unwrap_or_default();
            !subject.iter().any(|atom| atom.canon.ends_with('s') && verbal(atom) && !atom.initial)
        };
        // "Mills to offer jobs" and "Mills makes offer of jobs", in headlines.
        let future = |passage: &Passage<'_>, range: &Range<usize>, others: &[Atom]| {
            let at = |at: Option<usize>| at.and_then(|at| passage.atoms.get(at));
            passage.is_heading()
                && at(Some(range.start)).is_some_and(|atom| atom.canon == "to")
                && at(range.start.checked_sub(1)).is_some_and(|atom| atom.capital && !atom.common())
                && range.len() >= 2
                // "Ruiz beats Kerr to keep the cup" has kept it.
                && plain(passage, range.start)
                && others.first().is_some_and(|atom| !atom.common() && !atom.capital)
        };
        let (old, new) = (self.was(), self.is());
        (new.is_empty() && passive(self.aligned.old, old, self.hunk.old.end))
            || (old.is_empty() && passive(self.aligned.new, new, self.hunk.new.end))
            || future(self.aligned.old, &self.hunk.old, new)
            || future(self.aligned.new, &self.hunk.new, old)
            || planned(self.aligned.old, &self.hunk.old, new)
            || planned(self.aligned.new, &self.hunk.new, old)
            || (new.is_empty() && bare(self.aligned.old, old, self.hunk.old.start))
            || (old.is_empty() && bare(self.aligned.new, new, self.hunk.new.start))
    }

    /// Returns whether words came or went, or stand in for a deed, that leave open whether something was done: "prepares to sell" and
    /// "sells", "set to remove" and "takes down", "is safe" and "seems safe".
    pub(super) fn left_open(&self) -> bool {
        let (old, new) = (self.aligned.old, self.aligned.new);
        opens(old, &self.hunk.old, self.is())
            || opens(new, &self.hunk.new, self.was())
            || deed(old, &self.hunk.old, self.is())
            || deed(new, &self.hunk.new, self.was())
            || self.awaited_there()
            || weighed(self.was(), self.is())
            || weighed(self.is(), self.was())
            || matches!((self.was(), self.is()), ([was], [is]) if self.seems(was, is) || self.seems(is, was))
    }

    /// Returns whether somebody who is due somewhere in one version is there in the other one: "due in court" and "in court".
    fn awaited_there(&self) -> bool {
        let Some((passage, range)) = self.lone() else { return false };
        let due = |atoms: &[Atom]| matches!(atoms, [due] if due.canon == "due");
        let there = |at: usize| {
            let lead = passage.atoms.get(at).is_some_and(|lead| matches!(lead.canon.as_str(), "at" | "before" | "in"));
            lead && passage.atoms.get(at + 1).is_some_and(|next| next.reading == Reading::Word)
        };
        passage.atoms.get(range.clone()).is_some_and(due) && there(range.end)
    }

    /// Returns whether `was` says that something is so and `is` that it seems so. Who "appeared in court" was seen there.
    fn seems(&self, was: &Atom, is: &Atom) -> bool {
        let place = self.aligned.new.atoms.get(self.hunk.new.end).is_some_and(|next| weight::preposition(&next.canon));
        weight::auxiliary(&was.canon)
            && is_form_of(&was.canon, &["be"])
            && weight::seems(&is.canon)
            && (!place || is_form_of(&is.canon, &["seem"]))
    }

    /// Returns whether a plan is put in other words: "plans to sell" and "intends to sell".
    pub(super) fn still_open(&self) -> bool {
        let plan = |hedges: &[(Hedge, Range<usize>)], atoms: &[Atom]| {
            hedges.iter().all(|(hedge, _)| *hedge == Hedge::Expected)
                && atoms.iter().any(|atom| open::leaves_open(&atom.canon))
        };
        let (old, new) = (&self.facts.old.hedges, &self.facts.new.hedges);
        plan(old, self.was()) && plan(new, self.is())
    }
}

/// Returns whether the words `range` end with one that leaves open whether the verb behind them was done, and `others`, in their
/// place, hold no verb of their own.
fn opens(passage: &Passage<'_>, range: &Range<usize>, others: &[Atom]) -> bool {
    let atoms = passage.atoms.get(range.clone()).unwrap_or_default();
    let [before @ .., word, to] = atoms else { return false };
    if to.canon != "to" || !open::leaves_open(&word.canon) {
        return false;
    }
    let verb = passage.atoms.get(range.end).is_some_and(verbal);
    let plain = others.iter().all(|atom| weight::auxiliary(&atom.canon) || atom.common() && !bears(atom));
    verb && plain && before.iter().all(Atom::common) && !advises(passage, range)
}

/// Returns whether `atom` says by itself whether something is done: "to", "will", "not".
fn bears(atom: &Atom) -> bool {
    matches!(
        atom.canon.as_str(),
        "to" | "will" | "would" | "can" | "could" | "may" | "might" | "should" | "no" | "not" | "by" | "from"
    )
}

/// Returns whether the words `range` are of advice, or tell who is meant: "if you want to apply", "those who plan to sell".
fn advises(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let before = passage.atoms.get(range.start.saturating_sub(ADVICE)..range.start).unwrap_or_default();
    before.iter().any(|atom| matches!(atom.canon.as_str(), "if" | "when" | "who" | "you" | "we" | "i"))
}

/// Returns whether the words `range` say that something is to be done, and `others` are the deed, in one verb: "is set to remove"
/// and "takes down".
fn deed(passage: &Passage<'_>, range: &Range<usize>, others: &[Atom]) -> bool {
    let atoms = passage.atoms.get(range.clone()).unwrap_or_default();
    let atoms = atoms.get(atoms.iter().take_while(|atom| weight::auxiliary(&atom.canon)).count()..).unwrap_or_default();
    // "Is due in court" and "appeared in court".
    if let ([due], [done]) = (atoms, others) {
        return due.canon == "due" && verbal(done) && lemma::past(&done.canon) && !open::leaves_open(&done.canon);
    }
    let ([word, to, verb], [done, rest @ ..]) = (atoms, others) else { return false };
    // "Takes", "removed": a form of a verb, and not the plural that follows a name.
    let finite = done.canon.ends_with('s') || done.canon.ends_with("ed");
    let particle = |atom: &Atom| thesaurus::particle(&atom.canon);
    to.canon == "to"
        && open::leaves_open(&word.canon)
        && verbal(verb)
        && verbal(done)
        && finite
        && rest.len() <= 1
        && rest.iter().all(particle)
        && !advises(passage, range)
}

/// Returns whether `atoms` say that somebody thinks of doing what `others` say is done: "will consider closing" and "will close".
fn weighed(atoms: &[Atom], others: &[Atom]) -> bool {
    let done = |doing: &Atom| {
        others.iter().any(|atom| share_lemma(&atom.canon, &doing.canon))
            && !others.iter().any(|atom| open::deliberates(&atom.canon))
    };
    let thinks = |pair: &[Atom]| open::deliberates(&pair[0].canon) && pair[1].canon.ends_with("ing") && done(&pair[1]);
    atoms.len() <= CLOSE && others.len() <= CLOSE && atoms.windows(2).any(thinks)
}

/// Returns whether `atom` is the deed of those who vote.
fn by_vote(atom: &Atom) -> bool {
    is_form_of(&atom.canon, &["vote"])
}

/// Returns whether `atom` can be a verb.
fn verbal(atom: &Atom) -> bool {
    atom.reading == Reading::Word
        && !atom.common()
        && (!atom.capital || atom.initial)
        && !class(&atom.canon).any(Class::PREPOSITION)
}

/// How many words before a plan tell whether it is advice.
const ADVICE: usize = 3;
