//! The words by which newsrooms open corrections, clarifications and updates. Case and the shape of marks do not matter.

use NoticeKind::{Clarification, Correction, EditorsNote, Update};

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
pub(crate) const LABELS: &[(&str, NoticeKind)] = &[
    ("correction", Correction),
    ("corrections", Correction),
    ("correction appended", Correction),
    ("correction and clarification", Correction),
    ("corrections and clarifications", Correction),
    ("corrections & clarifications", Correction),
    ("correction & clarification", Correction),
    ("correction notice", Correction),
    ("correction made", Correction),
    ("for the record", Correction),
    ("corrected", Correction),
    ("amendment", Correction),
    ("amended", Correction),
    ("erratum", Correction),
    ("errata", Correction),
    ("retraction", Correction),
    ("clarification", Clarification),
    ("clarifications", Clarification),
    ("clarification appended", Clarification),
    ("clarification made", Clarification),
    ("clarified", Clarification),
    ("update", Update),
    ("updates", Update),
    ("updated", Update),
    ("last updated", Update),
    ("this article updated", Update),
    ("this story updated", Update),
    ("editor's note", EditorsNote),
    ("editors' note", EditorsNote),
    ("editors note", EditorsNote),
    ("ed note", EditorsNote),
    ("ed . note", EditorsNote),
    ("ed. note", EditorsNote),
    ("eds note", EditorsNote),
    ("eds . note", EditorsNote),
    ("eds. note", EditorsNote),
    ("editorial note", EditorsNote),
    ("publisher's note", EditorsNote),
    ("note to readers", EditorsNote),
    ("a note to readers", EditorsNote),
    ("note to our readers", EditorsNote),
];

/// Labels that only stand before the words of their notice or alone above them; a day or hour after one of the others is
/// the whole notice ("Updated 4 May").
pub(crate) const PARTICIPLES: &[&str] =
    &["corrected", "amended", "clarified", "updated", "last updated", "this article updated", "this story updated"];

/// Verbs that open a wire service's notice in brackets: "(Corrects number of dead in paragraph 2)".
pub(crate) const WIRE: &[(&str, NoticeKind)] = &[
    ("corrects", Correction),
    ("correcting", Correction),
    ("corrected", Correction),
    ("fixes", Correction),
    ("refiles", Correction),
    ("removes", Correction),
    ("deletes", Correction),
    ("clarifies", Clarification),
    ("updates", Update),
    ("updated", Update),
    ("adds", Update),
    ("recasts", Update),
    ("rewrites", Update),
];

/// What may stand between a label and its colon beside numbers, days and months: "(4 May 2031, 3 p.m. ET)".
pub(crate) const QUALIFIERS: &[&str] = &[
    "a.m",
    "a.m.",
    "added",
    "am",
    "and",
    "appended",
    "at",
    "bst",
    "by",
    "cet",
    "edt",
    "est",
    "et",
    "gmt",
    "ist",
    "local",
    "no",
    "noon",
    "o'clock",
    "of",
    "on",
    "p.m",
    "p.m.",
    "pdt",
    "pm",
    "posted",
    "pst",
    "pt",
    "published",
    "st",
    "nd",
    "rd",
    "th",
    "the",
    "time",
    "today",
    "utc",
];

/// What newsrooms call what they publish: "this story".
pub(crate) const WORKS: &[&str] = &[
    "article",
    "blog",
    "caption",
    "column",
    "dispatch",
    "editorial",
    "entry",
    "essay",
    "graphic",
    "headline",
    "interview",
    "newsletter",
    "obituary",
    "page",
    "piece",
    "post",
    "profile",
    "report",
    "story",
    "transcript",
];

/// What a notice calls the text before the edit: "an earlier version of this story".
pub(crate) const VERSIONS: &[&str] = &["copy", "edition", "editions", "headline", "version", "versions"];

/// Words that say that a version is an old one.
pub(crate) const EARLIER: &[&str] =
    &["earlier", "first", "initial", "older", "original", "past", "previous", "prior", "previously", "initially"];

/// Adverbs that say so of what the article said: "this story originally said".
pub(crate) const ONCE: &[&str] = &[
    "earlier",
    "erroneously",
    "inaccurately",
    "incorrectly",
    "initially",
    "mistakenly",
    "originally",
    "previously",
    "wrongly",
];

/// Verbs by which a version had something wrong.
pub(crate) const MISTOOK: &[&str] = &[
    "attributed",
    "called",
    "confused",
    "contained",
    "described",
    "erroneously",
    "failed",
    "gave",
    "had",
    "identified",
    "implied",
    "inaccurately",
    "included",
    "incorrectly",
    "listed",
    "misattributed",
    "mischaracterised",
    "mischaracterized",
    "misidentified",
    "misquoted",
    "misreported",
    "misrepresented",
    "misspelled",
    "misspelt",
    "misstated",
    "mistakenly",
    "named",
    "omitted",
    "overstated",
    "put",
    "quoted",
    "referred",
    "reported",
    "said",
    "stated",
    "suggested",
    "transposed",
    "understated",
    "used",
    "wrongly",
];

/// Verbs that say what was done to the article.
pub(crate) const DONE: &[(&str, NoticeKind)] = &[
    ("corrected", Correction),
    ("corrects", Correction),
    ("amended", Correction),
    ("revised", Correction),
    ("changed", Correction),
    ("edited", Correction),
    ("altered", Correction),
    ("modified", Correction),
    ("fixed", Correction),
    ("rectified", Correction),
    ("retracted", Correction),
    ("clarified", Clarification),
    ("clarifies", Clarification),
    ("updated", Update),
    ("updates", Update),
    ("expanded", Update),
];

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
pub(crate) const PHRASES: &[&str] = &[
    "a correction was made",
    "because of an editing error",
    "because of a production error",
    "because of a reporting error",
    "because of a transcription error",
    "because of incorrect information",
    "due to an editing error",
    "due to a production error",
    "due to a reporting error",
    "owing to an editing error",
    "owing to a production error",
    "we regret the error",
    "we apologise for the error",
    "we apologize for the error",
    "we are happy to set the record straight",
    "regrets the error",
    "regret the errors",
    "the error has been corrected",
];
