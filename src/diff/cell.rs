//! The cell of a row where others' words took the place of its own.

use super::detail::related;
use super::edit::Edit;
use crate::align::aligned::Aligned;
use crate::align::atom::Atom;
use crate::align::passage::Passage;
use crate::model::ChangeName;
use crate::text::BlockKind;
use std::ops::Range;

/// Takes all the words of a cell, where others took their place, for another thing: the row says what they are said of. Whether they are
/// names can't be told, since any cell begins with a capital.
pub(super) fn settle(aligned: &Aligned<'_>, edit: &mut Edit) {
    let whole = |passage: &Passage<'_>, range: &Range<usize>| {
        *range == (0..passage.atoms.len()) && passage.is_of(BlockKind::Cell)
    };
    let (old, new) = (aligned.old, aligned.new);
    if edit.name != ChangeName::Reworded || !whole(old, &edit.old) || !whole(new, &edit.new) {
        return;
    }
    let stays =
        |atom: &Atom, others: &[Atom]| atom.common() || others.iter().any(|other| related(&atom.canon, &other.canon));
    let all = |some: &[Atom], others: &[Atom]| some.iter().all(|atom| stays(atom, others));
    if !all(&old.atoms, &new.atoms) && !all(&new.atoms, &old.atoms) {
        edit.name = ChangeName::DetailChanged;
    }
}
