//! Which words of two wordings differ.

use similar::DiffOp;
use similar::algorithms::{Capture, Compact, Replace, myers};

/// A word, or the white space between two, and whether the other wording lacks it.
pub(super) type Piece<'t> = (&'t str, bool);

/// Returns the words and white space of two wordings, which together are all of each.
///
/// One algorithm is named: whoever lets `similar` choose has all of them in the program, a third of a megabyte.
pub(super) fn words<'t>(old: &'t str, new: &'t str) -> (Vec<Piece<'t>>, Vec<Piece<'t>>) {
    let (mut old, mut new) = (pieces(old), pieces(new));
    let mut captured = Compact::new(Replace::new(Capture::new()), &old, &new);
    let Ok(()) = myers::diff(&mut captured, &old, 0..old.len(), &new, 0..new.len());
    for op in captured.into_inner().into_inner().into_ops() {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            for (list, from) in [(&mut old, old_index), (&mut new, new_index)] {
                list.iter_mut().skip(from).take(len).for_each(|(_, differs)| *differs = false);
            }
        }
    }
    (old, new)
}

/// Cuts a text into words and the white space between them.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut rest = text;
    let mut out = Vec::new();
    while let Some(first) = rest.chars().next() {
        let blank = first.is_whitespace();
        let end = rest.find(|c: char| c.is_whitespace() != blank).unwrap_or(rest.len());
        let (piece, behind) = rest.split_at(end);
        out.push((piece, true));
        rest = behind;
    }
    out
}
