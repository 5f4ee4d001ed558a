//! When what is said holds: "has previously worked" and "works". Who did it, and who suffered it: "warned" and "was warned".

use super::{CLOSE, Stretch, parted};
use crate::align::atom::{Atom, Reading};
use crate::align::passage::Passage;
use crate::align::when;
use crate::diff::detail;
use crate::diff::weight;
use crate::english::data::list;
use crate::english::lemma::{is_form_of, past, share_lemma};
use crate::english::lexicon;
use std::ops::Range;

/// Words that say that something is over.
const OVER: &[&str] = list!("compare/over");

/// Words that say that it goes on.
const GOING_ON: &[&str] = list!("compare/going-on");

/// How many words of a stretch tell when something holds.
const SHORT: usize = 3;

/// How many words behind a verb tell that it has an object.
const OBJECT: usize = 2;

/// How many words say at most for what time something is so: "in this financial year".
const LIMIT: usize = 4;

/// How many words before that what is denied stands.
const REACH: usize = 8;

/// How many words that carry something tell a cause.
const CAUSE: usize = 2;

/// How many words tell until when something is denied, at most.
const UNTIL: usize = 8;

impl Stretch<'_, '_> {
    /// Returns whether one version says of what goes on that it is over: "once employed" and "employs", "used to chair" and "chairs".
    pub(super) fn over(&self) -> bool {
        let over = |atoms: &[Atom], others: &[Atom]| {
            let last = atoms.last().filter(|atom| atom.reading == Reading::Word && !atom.common());
            let word = atoms.iter().any(|atom| OVER.contains(&atom.canon.as_str()));
            let used = atoms.windows(2).any(|pair| pair[0].canon == "used" && pair[1].canon == "to");
            let holds = |verb: &&Atom| {
                others.last().is_some_and(|now| !past(&now.canon) && share_lemma(&now.canon, &verb.canon))
                    && !others.iter().any(|atom| OVER.contains(&atom.canon.as_str()) || weight::have(&atom.canon))
            };
            (word || used) && atoms.len() <= CLOSE && last.as_ref().is_some_and(holds)
        };
        let says = |atoms: &[Atom], list: &[&str]| atoms.iter().any(|atom| list.contains(&atom.canon.as_str()));
        let turned = |atoms: &[Atom], others: &[Atom]| {
            atoms.len().max(others.len()) <= SHORT && says(atoms, OVER) && says(others, GOING_ON)
        };
        let either = |of: &dyn Fn(&[Atom], &[Atom]) -> bool| of(self.was(), self.is()) || of(self.is(), self.was());
        (either(&over) || either(&turned)) && detail::same_claim(self.aligned)
    }

    /// Returns whether words came or went that say for what time something is denied: "no layoffs this year", "was not blocked then".
    pub(super) fn for_a_time(&self) -> bool {
        let Some((passage, range)) = self.lone() else { return false };
        let words: Vec<&str> =
            passage.atoms.get(range.clone()).unwrap_or_default().iter().map(|atom| atom.canon.as_str()).collect();
        let timed = match words.as_slice() {
            ["this" | "that", .., period] | ["at" | "in", "this" | "that", .., period] => {
                words.len() <= LIMIT && (when::base(period) || *period == "time")
            }
            // "Did not hold serve until the third game".
            ["until", ..] => (2..=UNTIL).contains(&words.len()),
            ["for", "now"] | ["at", "present"] | ["so", "far"] | ["currently"] => true,
            _ => false,
        };
        let before = range.start.saturating_sub(REACH)..range.start;
        let denied =
            || passage.atoms.get(before).is_some_and(|atoms| atoms.iter().any(|atom| lexicon::negation(&atom.canon)));
        let ends = passage.atoms.get(range.end).is_none_or(|_| parted(passage, range.end));
        timed && ends && denied() && detail::same_claim(self.aligned)
    }

    /// Returns whether what is behind a "because" has nothing in common with what was there: another cause.
    pub(super) fn another_cause(&self) -> bool {
        let (old, new) = (self.aligned.old, self.aligned.new);
        let led = |passage: &Passage<'_>, range: &Range<usize>| {
            range.start.checked_sub(1).and_then(|at| passage.atoms.get(at)).is_some_and(|atom| atom.canon == "because")
        };
        let (was, is) = (detail::content(old, self.hunk.old.clone()), detail::content(new, self.hunk.new.clone()));
        let enough = |words: &[usize]| (CAUSE..=CLOSE).contains(&words.len());
        let alike = || was.iter().any(|i| is.iter().any(|j| detail::alike(self.aligned, *i, *j)));
        led(old, &self.hunk.old) && led(new, &self.hunk.new) && enough(&was) && enough(&is) && !alike()
    }

    /// Returns whether who did something in one version suffered it in the other one: "warned that" and "was warned that", "shot the man"
    /// and "was shot".
    pub(super) fn suffered(&self) -> bool {
        let Some((passage, range)) = self.lone() else { return false };
        let (come, other) =
            (self.hunk.old.is_empty(), if self.hunk.old.is_empty() { self.aligned.old } else { self.aligned.new });
        let atoms = passage.atoms.get(range.clone()).unwrap_or_default();
        if !(1..=2).contains(&atoms.len())
            || !atoms.iter().all(|atom| is_form_of(&atom.canon, &["be"]) || weight::have(&atom.canon))
            || !atoms.iter().any(|atom| is_form_of(&atom.canon, &["be"]))
        {
            return false;
        }
        let at = if come { self.hunk.old.end } else { self.hunk.new.end };
        let deed = |passage: &Passage<'_>, at: usize| {
            passage
                .atoms
                .get(at)
                .is_some_and(|atom| atom.reading == Reading::Word && past(&atom.canon) && !atom.capital)
        };
        let before = |passage: &Passage<'_>, at: usize| {
            at.checked_sub(1).and_then(|at| passage.atoms.get(at)).map(|atom| atom.canon.clone()).unwrap_or_default()
        };
        let subject = before(other, at);
        // "Has asked for more" is as active as "shot the man".
        let perfect = weight::have(&subject) && weight::have(&before(passage, range.start));
        let object = |atoms: &[Atom]| {
            atoms.first().is_some_and(|next| {
                next.canon == "that"
                    || lexicon::determiner(&next.canon)
                    || matches!(next.canon.as_str(), "a" | "an" | "him" | "her" | "them" | "it")
            })
        };
        let active =
            perfect || object(other.atoms.get(at + 1..(at + 1 + OBJECT).min(other.atoms.len())).unwrap_or_default());
        let acts = !subject.is_empty()
            && !weight::preposition(&subject)
            && !is_form_of(&subject, &["be"])
            && !matches!(subject.as_str(), "and" | "or");
        deed(passage, range.end) && deed(other, at) && active && acts && detail::same_claim(self.aligned)
    }
}
