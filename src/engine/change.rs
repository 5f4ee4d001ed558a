//! A change between two versions, in words and places of the texts that were read.

use super::claim::Claim;
use super::place::{Mention, Places};
use crate::diff;
use crate::model::{self, Alarm, ChangeName, ClaimKind};
use crate::text::{SourceSpan, Span};

/// What happened to one claim between two versions, or to a stretch of text that is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// Every name that applies, the loudest first; never empty.
    pub names: Vec<ChangeName>,
    /// How loud it is: [`Alarm::Must`] where a fact, a quotation or an attribution differs.
    pub alarm: Alarm,
    /// What sort of claim it is about; an assertion where it is about text that is not read.
    pub kind: ClaimKind,
    /// The claim in the old version; none where it is new, and for text that is not read.
    pub before: Option<Claim>,
    /// The claim in the new version; none where it is gone, and for text that is not read.
    pub after: Option<Claim>,
    /// What changed, in words for people; may be empty.
    pub note: String,
    /// The words of the old version that differ; the whole lines of text that is not read.
    pub old_words: Vec<Mention>,
    /// The words of the new version that differ; the whole lines of text that is not read.
    pub new_words: Vec<Mention>,
}

impl Change {
    /// Returns a change from one version to another.
    pub(crate) fn of(old: &Places<'_>, new: &Places<'_>, change: &diff::Change) -> Self {
        let (old_lines, new_lines) =
            change.aside.as_ref().map(|aside| (&aside.old[..], &aside.new[..])).unwrap_or_default();
        let words = |places: &Places<'_>, words: &[Span], lines: &[SourceSpan]| {
            let words = words.iter().map(|words| places.mention(*words));
            words.chain(lines.iter().map(|at| places.in_source(*at))).collect()
        };
        Self {
            names: change.names.clone(),
            alarm: change.alarm(),
            kind: change.subject().map_or(ClaimKind::Assertion, model::Claim::kind),
            before: change.before.as_ref().map(|claim| Claim::of(old, claim)),
            after: change.after.as_ref().map(|claim| Claim::of(new, claim)),
            note: change.note.clone(),
            old_words: words(old, &change.old_words, old_lines),
            new_words: words(new, &change.new_words, new_lines),
        }
    }
}
