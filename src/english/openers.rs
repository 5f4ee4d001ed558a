//! The words by which newsrooms open corrections, clarifications and updates. Case and the shape of marks do not matter.

use super::data::{list, named, table};
use NoticeKind::{Clarification, Correction};

/// What a notice calls itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NoticeKind {
    /// Something was wrong.
    Correction,
    /// Something could be misunderstood.
    Clarification,
    /// Something is new.
    Update,
    /// The editors say something, whatever it is.
    EditorsNote,
}

named! { NoticeKind:
    "clarification" => Self::Clarification,
    "correction" => Self::Correction,
    "editors-note" => Self::EditorsNote,
    "update" => Self::Update,
}

impl NoticeKind {
    /// Returns what people call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Correction => "correction",
            Self::Clarification => "clarification",
            Self::Update => "update",
            Self::EditorsNote => "editor's note",
        }
    }
}

/// Labels: "Correction:", "CORRECTION (May 4):", "Update 3 p.m. –", "Editor's note:". The longest one that fits is taken.
pub(crate) const LABELS: &[(&str, NoticeKind)] =
    table!("notices/labels" longest first, NoticeKind::named => NoticeKind);

/// Labels that only stand before the words of their notice or alone above them; a day or hour after one of the others is
/// the whole notice ("Updated 4 May").
pub(crate) const PARTICIPLES: &[&str] = list!("notices/participles");

/// Verbs that open a wire service's notice in brackets: "(Corrects number of dead in paragraph 2)".
pub(crate) const WIRE: &[(&str, NoticeKind)] = table!("notices/wire", NoticeKind::named => NoticeKind);

/// What may stand between a label and its colon beside numbers, days and months: "(4 May 2031, 3 p.m. ET)".
pub(crate) const QUALIFIERS: &[&str] = list!("notices/qualifiers");

/// What newsrooms call what they publish: "this story".
pub(crate) const WORKS: &[&str] = list!("notices/works");

/// What a notice calls the text before the edit: "an earlier version of this story".
pub(crate) const VERSIONS: &[&str] = list!("notices/versions");

/// Words that say that a version is an old one.
pub(crate) const EARLIER: &[&str] = list!("notices/earlier");

/// Adverbs that say so of what the article said: "this story originally said".
pub(crate) const ONCE: &[&str] = list!("notices/once");

/// Verbs by which a version had something wrong.
pub(crate) const MISTOOK: &[&str] = list!("notices/mistook");

/// Verbs that say what was done to the article.
pub(crate) const DONE: &[(&str, NoticeKind)] = table!("notices/done", NoticeKind::named => NoticeKind);

/// What makes an update one that mends something: "has been updated to correct the spelling".
pub(crate) const MENDS: &[(&str, NoticeKind)] = &[
    ("correct", Correction),
    ("corrected", Correction),
    ("fix", Correction),
    ("remove", Correction),
    ("amend", Correction),
    ("clarify", Clarification),
];

/// Phrases that make a correction of a sentence wherever they stand in it.
pub(crate) const PHRASES: &[&str] = list!("notices/phrases");
