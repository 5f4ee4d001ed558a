//! Hedges that come, go or change without making the claim a surer one or a weaker one.

use super::{Stretch, parted};
use crate::align::atom::Atom;
use crate::align::passage::Passage;
use crate::diff::detail;
use crate::diff::facts::Side;
use crate::english::lexicon::Hedge;
use std::ops::Range;

impl Stretch<'_, '_> {
    /// Returns whether a hedge came or went with all that it softens, joined or set off: ", and may close", "for almost a week".
    pub(super) fn with_its_clause(&self) -> bool {
        let (old, new) = (&self.facts.old.hedges, &self.facts.new.hedges);
        let (passage, range, hedges) = match (old.is_empty(), new.is_empty()) {
            (true, false) => (self.aligned.new, &self.hunk.new, new),
            (false, true) => (self.aligned.old, &self.hunk.old, old),
            _ => return false,
        };
        if self.hunk.old.len() + self.hunk.new.len() > LONG {
            return false;
        }
        let counts = if old.is_empty() { &self.facts.old } else { &self.facts.new }.counts();
        let joins = |at: usize| {
            let word = passage.atoms.get(at).map_or("", |atom| atom.canon.as_str());
            parted(passage, at) || JOINING.contains(&word)
        };
        let stays = |at: usize| match old.is_empty() {
            true => self.hunk.old.clone().any(|i| detail::alike(self.aligned, i, at)),
            false => self.hunk.new.clone().any(|j| detail::alike(self.aligned, at, j)),
        };
        hedges.iter().all(|(hedge, words)| {
            let mut behind = words.end..range.end;
            let head = behind.find(|at| passage.atoms.get(*at).is_some_and(|atom| !atom.common()));
            let from = range.start.max(words.start.saturating_sub(JOINT));
            !(hedge.limits() || hedge.bounds() && counts)
                && (from..=words.start).any(joins)
                && head.is_some_and(|head| !stays(head))
        })
    }

    /// Returns whether a headline's "to" stands for a "will": "MPs to vote" and "MPs will vote".
    pub(super) fn foretold(&self) -> bool {
        let words = |atoms: &'_ [Atom]| atoms.iter().map(|atom| atom.canon.clone()).collect::<Vec<_>>().join(" ");
        let (was, is) = (words(self.was()), words(self.is()));
        let to = |words: &str| matches!(words, "to" | "is to" | "are to");
        (to(&was) && is == "will") || (was == "will" && to(&is))
    }

    /// Returns whether "can" stands for "be allowed to" or "be able to".
    pub(super) fn allowed(&self) -> bool {
        let can = |side: &Side| !side.hedges.is_empty() && side.hedges.iter().all(|(hedge, _)| *hedge == Hedge::Can);
        let able = |passage: &Passage<'_>, range: &Range<usize>| {
            let near = passage.atoms.get(range.start..(range.end + ABLE).min(passage.atoms.len())).unwrap_or_default();
            let allows = |pair: &[Atom]| {
                matches!(pair[0].canon.as_str(), "able" | "allowed" | "permitted") && pair[1].canon == "to"
            };
            near.windows(2).any(allows)
        };
        let (old, new) = (&self.facts.old, &self.facts.new);
        (can(old) && new.hedges.is_empty() && able(self.aligned.new, &self.hunk.new))
            || (can(new) && old.hedges.is_empty() && able(self.aligned.old, &self.hunk.old))
    }
}

/// Words that join what is said besides, with its own hedges.
const JOINING: &[&str] = &[
    "after", "although", "and", "as", "because", "before", "but", "for", "or", "so", "though", "when", "where",
    "which", "while", "who", "with",
];

/// How many words before a hedge what it stands in is joined to the rest.
const JOINT: usize = 2;

/// The longest stretch, in words of both versions, in which a hedge is followed to what it softens.
const LONG: usize = 48;

/// How far behind a stretch, in words, what is allowed is looked for.
const ABLE: usize = 3;
