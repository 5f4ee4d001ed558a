//! What hangs on the words of a report: its tense, and the "if" that says "whether".

use crate::align::atom::Atom;
use crate::align::passage::Passage;
use crate::english::data::list;
use crate::english::lemma::{self, is_form_of};
use crate::english::lexicon::{self, Hedge};
use std::ops::Range;

/// Returns whether two modals differ by the tense of a report alone: "said it will open" and "said it would open".
pub(super) fn shifts(a: Hedge, b: Hedge) -> bool {
    let shifted = |now: Hedge, then: Hedge| {
        matches!((now, then), (Hedge::Will, Hedge::Would) | (Hedge::Can, Hedge::Could) | (Hedge::May, Hedge::Might))
    };
    shifted(a, b) || shifted(b, a)
}

/// Returns whether `modal`, which stands at `at`, has its tense from a report: a "would" from one of the past, a "will" from any. What
/// hangs on a condition, "would open if", is another matter.
pub(super) fn in_report(passage: &Passage<'_>, (modal, at): (Hedge, &Range<usize>)) -> bool {
    let now = matches!(modal, Hedge::Will | Hedge::Can | Hedge::May);
    let mut atoms = passage.atoms.iter().enumerate();
    let reports = |atom: &Atom| atom.attributes && (now || lemma::past(&atom.canon));
    let open = passage.atoms.iter().any(|atom| matches!(atom.canon.as_str(), "if" | "unless"));
    let quoted = passage.atoms.get(at.start).is_some_and(|atom| atom.quotation.is_some());
    !open && !quoted && atoms.any(|(i, atom)| !at.contains(&i) && reports(atom))
}

/// Verbs whose "if" says "whether".
const WHETHER: &[&str] = list!("compare/whether");

/// How many words before an "if" the verb stands that it hangs on, with whom it is said to between them.
const REACH: usize = 3;

/// Returns whether the "if" at `at` says "whether": "asked if it would close", "has not said if it will". That is no condition.
pub(super) fn whether(atoms: &[Atom], at: usize) -> bool {
    let before = atoms.get(at.saturating_sub(REACH)..at).unwrap_or_default();
    // "What if it rains?" asks, and makes nothing depend on it.
    if before.last().is_some_and(|atom| atom.canon == "what") {
        return true;
    }
    let Some(verb) = before.iter().rposition(|atom| lexicon::cue(&atom.canon).is_some() || asks(atom)) else {
        return false;
    };
    let near =
        |atom: &Atom| atom.common() || lexicon::pronoun(&atom.canon) || atom.capital || lemma::plural(&atom.canon);
    let open = |atom: &Atom| {
        lexicon::negation(&atom.canon) || is_form_of(&atom.canon, &["decline", "refuse"]) || atom.canon == "unclear"
    };
    let from = (at - (before.len() - verb)).saturating_sub(REACH);
    let denied = || atoms.get(from..at).is_some_and(|atoms| atoms.iter().any(open));
    before[verb + 1..].iter().all(near) && (asks(&before[verb]) || denied())
}

fn asks(atom: &Atom) -> bool {
    is_form_of(&atom.canon, WHETHER)
}
