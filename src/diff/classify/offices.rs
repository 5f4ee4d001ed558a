//! Which office somebody holds.

use super::{Stretch, parted};
use crate::align::atom::Atom;
use crate::align::passage::Passage;
use crate::english::{Class, class};
use std::ops::Range;

/// How many words an office has at most.
const OFFICE: usize = 5;

impl Stretch<'_, '_> {
    /// Returns whether somebody who is named right before a comma holds another office behind it, of which the other version knows nothing:
    /// "Lund, Director of Sales" and "Lund, Chief Engineer".
    pub(super) fn another_office(&self) -> bool {
        let held = |passage: &Passage<'_>, range: &Range<usize>, other: &Passage<'_>| {
            let named = range.start.checked_sub(1).and_then(|at| passage.atoms.get(at));
            let atoms = passage.atoms.get(range.clone()).unwrap_or_default();
            let office = |atom: &&Atom| class(&atom.canon).any(Class::ROLE.with(Class::TITLE));
            let said = |atom: &Atom| other.reader.vocabulary().says(&atom.canon);
            named.is_some_and(|named| named.capital && !named.common())
                && parted(passage, range.start)
                && atoms.len() <= OFFICE
                && atoms.iter().all(|atom| atom.capital || atom.common())
                && atoms.iter().find(office).is_some_and(|office| !said(office))
        };
        held(self.aligned.old, &self.hunk.old, self.aligned.new)
            && held(self.aligned.new, &self.hunk.new, self.aligned.old)
            && self
                .hunk
                .old
                .start
                .checked_sub(1)
                .zip(self.hunk.new.start.checked_sub(1))
                .is_some_and(|(i, j)| self.aligned.pairs.binary_search(&(i, j)).is_ok())
    }
}
