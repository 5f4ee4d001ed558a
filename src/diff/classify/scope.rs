//! Whom something is said of: "all pupils" and "all pupils over 11", "safe for adults" and "safe for adults who do not smoke".

use super::{CLOSE, Stretch, parted};
use crate::align::atom::{Atom, Reading};
use crate::align::passage::Passage;
use crate::diff::detail;
use crate::english::lemma::plural;
use crate::english::{Class, class, toll};
use std::ops::Range;

/// Words that begin what tells some of those from the others.
const SCOPES: &[&str] = &["aged", "from", "in", "outside", "over", "under", "with", "without"];

/// Words that begin a clause which tells some of those from the others.
const RELATIVES: &[&str] = &["that", "which", "who", "whose"];

/// How many words tell some of those from the others, at most, and how many such a clause has.
const SCOPE: usize = 4;
const TOLD: std::ops::RangeInclusive<usize> = 3..=CLOSE;

/// How many words behind a share whose it is stands, at most.
const SHARED: usize = 4;

/// How many words those are named with, at most.
const SCOPED: usize = 3;

impl Stretch<'_, '_> {
    /// Returns whether words came or went that tell apart whom a rule is for: "all pupils over 11", "schools in England must close".
    pub(super) fn scoped(&self) -> bool {
        let Some((passage, range)) = self.lone() else { return false };
        let other = if self.hunk.old.is_empty() { self.aligned.old } else { self.aligned.new };
        let Some(atoms) = passage.atoms.get(range.clone()) else { return false };
        let leads = |first: &Atom| matches!(first.reading, Reading::Bound(_)) || SCOPES.contains(&first.canon.as_str());
        let leads = atoms.first().is_some_and(leads);
        let noun = range.start.checked_sub(1).and_then(|at| passage.atoms.get(at));
        let several = noun.is_some_and(|noun| noun.reading == Reading::Word && !noun.common() && plural(&noun.canon));
        let before = passage.atoms.get(range.start.saturating_sub(SCOPED)..range.start).unwrap_or_default();
        // "Any child with a disability".
        let each = || before.iter().any(|atom| matches!(atom.canon.as_str(), "any" | "each" | "every" | "no"));
        let one = noun.is_some_and(|noun| noun.reading == Reading::Word && !noun.common()) && each();
        if !leads || !several && !one || !(2..=SCOPE).contains(&atoms.len()) || parted(passage, range.start) {
            return false;
        }
        let all = before.iter().any(|atom| matches!(atom.canon.as_str(), "all" | "any" | "every" | "no"));
        // What only stands elsewhere in the other version restricts there.
        let told = |at: &usize| {
            let word = &passage.atoms[*at].canon;
            other.atoms.iter().any(|atom| detail::related(&atom.canon, word))
                || (!all || other.is_heading()) && other.reader.vocabulary().says(word)
        };
        if detail::content(passage, range.clone()).iter().any(told) {
            return false;
        }
        let bare = before.iter().all(|atom| atom.reading == Reading::Word && !atom.common());
        let opens = range.start <= SCOPED && bare;
        let rules = passage.atoms.get(range.end).is_some_and(|next| class(&next.canon).any(Class::MODAL));
        (all || opens && rules) && detail::same_claim(self.aligned)
    }

    /// Returns whether words came or went that tell of whom a share is: "cuts the risk by 40% in over-60s".
    pub(super) fn share_of_some(&self) -> bool {
        let Some((passage, range)) = self.lone() else { return false };
        let other = if self.hunk.old.is_empty() { self.aligned.old } else { self.aligned.new };
        let Some([lead, who @ ..]) = passage.atoms.get(range.clone()) else { return false };
        let leads = matches!(lead.canon.as_str(), "among" | "for" | "in");
        let people = |atom: &Atom| {
            let aged = atom.canon.starts_with(|c: char| c.is_ascii_digit()) && atom.canon.ends_with('s');
            let many = plural(&atom.canon) && class(&atom.canon).any(Class::PERSON.with(Class::ROLE));
            aged || many || toll::PERSONS.contains(&atom.canon.as_str())
        };
        let head = who.last().is_some_and(people) && who.len() < SCOPE;
        let near = passage.atoms.get(range.start.saturating_sub(SHARED)..range.start).unwrap_or_default();
        let share = near.iter().any(|atom| atom.number().is_some_and(|number| number.unit == "%"));
        let told = |at: &usize| other.reader.vocabulary().says(&passage.atoms[*at].canon);
        leads
            && head
            && share
            && !parted(passage, range.start)
            && !detail::content(passage, range.clone()).iter().any(told)
            && detail::same_claim(self.aligned)
    }

    /// Returns whether a name came or went before what a rule asks for, so that one kind of it is meant: "you need a Gold library card".
    pub(super) fn of_one_kind(&self) -> bool {
        let Some((passage, range)) = self.lone() else { return false };
        let [kind] = passage.atoms.get(range.clone()).unwrap_or_default() else { return false };
        let before = range.start.checked_sub(1).and_then(|at| passage.atoms.get(at));
        let any =
            before.is_some_and(|atom| matches!(atom.canon.as_str(), "a" | "an" | "any" | "each" | "every" | "your"));
        let noun = passage.atoms.get(range.end).is_some_and(|next| next.reading == Reading::Word && !next.common());
        let rule =
            |atom: &Atom| matches!(atom.canon.as_str(), "if" | "you" | "your") || class(&atom.canon).any(Class::MODAL);
        // One of several that will do: "a library card, or".
        let listed = || passage.atoms.last().is_some_and(|last| matches!(last.canon.as_str(), "and" | "or"));
        any && noun
            && kind.capital
            && !kind.initial
            && !kind.common()
            && !passage.is_heading()
            && (listed() || passage.atoms.iter().any(rule))
            && detail::same_claim(self.aligned)
    }

    /// Returns whether a clause came or went, with no mark before it, that tells apart of whom something is said that goes for all of them:
    /// "the pills are safe for adults who do not smoke". What somebody once did is told of those who did it, whoever they are.
    pub(super) fn told_apart(&self) -> bool {
        let Some((passage, range)) = self.lone() else { return false };
        let other = if self.hunk.old.is_empty() { self.aligned.old } else { self.aligned.new };
        let atoms = passage.atoms.get(range.clone()).unwrap_or_default();
        let leads = atoms.first().is_some_and(|first| RELATIVES.contains(&first.canon.as_str()));
        if !leads || !TOLD.contains(&atoms.len()) || parted(passage, range.start) || passage.is_heading() {
            return false;
        }
        let rule = |atom: &Atom| {
            let says = matches!(atom.canon.as_str(), "are" | "is");
            atom.quotation.is_none() && (says || class(&atom.canon).any(Class::MODAL))
        };
        let kept = || {
            let words = detail::content(passage, range.clone());
            let stays =
                |at: &&usize| other.atoms.iter().any(|atom| detail::related(&atom.canon, &passage.atoms[**at].canon));
            words.iter().filter(stays).count() * 2 > words.len()
        };
        several(passage, range) && other.atoms.iter().any(rule) && !kept() && detail::same_claim(self.aligned)
    }
}

/// Returns whether right before `range` several are named and not how many, or each one: "adults", "the residents", "anyone".
fn several(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let before = passage.atoms.get(range.start.saturating_sub(SCOPED)..range.start).unwrap_or_default();
    let Some(noun) = before.last() else { return false };
    let all = |atom: &Atom| matches!(atom.canon.as_str(), "any" | "each" | "every" | "no");
    let anybody = matches!(noun.canon.as_str(), "anybody" | "anyone" | "everybody" | "everyone" | "those");
    let named = noun.reading == Reading::Word && !noun.common();
    let counted = before.iter().any(|atom| atom.reading != Reading::Word);
    anybody || named && !counted && (plural(&noun.canon) || before.iter().any(all))
}
