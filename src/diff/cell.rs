//! The cell of a row where others' words took the place of its own, and which row and column it is that changed.

use super::detail::related;
use super::edit::Edit;
use crate::align::aligned::Aligned;
use crate::align::atom::Atom;
use crate::align::passage::Passage;
use crate::model::{Alarm, ChangeName};
use crate::text::{Article, BlockKind, Span};
use std::ops::Range;

/// Takes all the words of a cell, where others took their place, for another thing: the row says what they are said of. Whether they are
/// names can't be told, since any cell begins with a capital.
pub(super) fn settle(aligned: &Aligned<'_>, edit: &mut Edit) {
    let whole = |passage: &Passage<'_>, range: &Range<usize>| {
        *range == (0..passage.atoms.len()) && passage.is_of(BlockKind::Cell)
    };
    let (old, new) = (aligned.old, aligned.new);
    if edit.name == ChangeName::Reworded && whole(old, &edit.old) && whole(new, &edit.new) && differ(aligned) {
        edit.name = ChangeName::DetailChanged;
    }
    let valued = edit.name == ChangeName::FigureChanged;
    if let Some(place) = place(new.reader.article, new.span, valued).filter(|_| edit.name.alarm() == Alarm::Must) {
        let parts = [edit.note.as_str(), place.as_str()];
        edit.note = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    }
}

/// Returns whether two cells have a word that stands for none of the other one's.
fn differ(aligned: &Aligned<'_>) -> bool {
    let (old, new) = (aligned.old, aligned.new);
    let stays =
        |atom: &Atom, others: &[Atom]| atom.common() || others.iter().any(|other| related(&atom.canon, &other.canon));
    let all = |some: &[Atom], others: &[Atom]| some.iter().all(|atom| stays(atom, others));
    !all(&old.atoms, &new.atoms) && !all(&new.atoms, &old.atoms)
}

/// Returns which cell it is that stands at `span`: "in the row “Ward A”, under “Votes”"; none where its row has no head, and
/// for the heads of columns, which are values only where a table has no such heads.
fn place(article: &Article, span: Span, valued: bool) -> Option<String> {
    let heads = article.heads(span).filter(|heads| valued || !heads.column.is_empty())?;
    let row = Some(heads.row).filter(|row| !row.is_empty()).map(|row| format!("in the row “{row}”"));
    let column = Some(heads.column).filter(|column| heads.wide && !column.is_empty() && row.is_some());
    let column = column.map(|column| format!("under “{column}”"));
    let parts: Vec<String> = row.into_iter().chain(column).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
