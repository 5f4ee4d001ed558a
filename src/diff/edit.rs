//! One difference of two passages, and how its words are shown.

use crate::align::passage::Passage;
use crate::model::ChangeName;
use crate::text::{Span, fold};
use std::ops::Range;

/// One difference with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Edit {
    /// What it is.
    pub name: ChangeName,
    /// The atoms of the old passage that it touches.
    pub old: Range<usize>,
    /// The atoms of the new passage that it touches.
    pub new: Range<usize>,
    /// The difference in plain words.
    pub note: String,
    /// Whether the stretch that it lies in is words of a quotation.
    pub quoted: bool,
}

/// The longest stretch of words, in characters, that a note shows in full.
const SHOWN: usize = 60;

/// Returns the words of `range` for a note, in quotation marks, cut in the middle where they are long.
pub(crate) fn shown(passage: &Passage<'_>, range: Range<usize>) -> String {
    let atoms = passage.atoms.get(range).unwrap_or_default();
    let span = atoms.iter().map(|atom| atom.span).reduce(Span::cover).unwrap_or_default();
    shortened(passage.reader.article.slice(span))
}

/// Returns words for a note likewise.
pub(super) fn shortened(words: &str) -> String {
    let words = fold::fold(words);
    let count = words.chars().count();
    if count <= SHOWN {
        return format!("“{words}”");
    }
    let head: String = words.chars().take(SHOWN / 2).collect();
    let tail: String = words.chars().skip(count - SHOWN / 2).collect();
    format!("“{}…{}”", head.trim_end(), tail.trim_start())
}
