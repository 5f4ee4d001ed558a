//! What checks report: findings with places, and totals that add up.

use super::wording::Wording;
use crate::model::ClaimId;
use crate::text::{Article, Position, SourceSpan, Span};

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; does not change the exit code.
    Note,
    /// Somebody should look.
    Warning,
    /// The article contradicts the record, or the record itself.
    Error,
}

impl Severity {
    /// Every severity, the gravest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Note];

    /// Returns the severity's name in files and output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }

    /// Returns the severity with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.name() == name)
    }
}

/// One reported problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The name of the check that reports it.
    pub check: &'static str,
    /// How grave it is here.
    pub severity: Severity,
    /// What is wrong, as a sentence.
    pub message: String,
    /// Where: in the article as it is now, or in the ledger.
    pub place: Place,
    /// What is wrong about just these words: "was “will”". May be empty.
    pub label: String,
    /// The recorded claim that it is about.
    pub claim: Option<ClaimId>,
    /// The story that it is about.
    pub story: Option<String>,
    /// Other places that belong to it: the ledger's entry, for one.
    pub related: Vec<Related>,
    /// What to do about it, with a command to copy.
    pub help: String,
    /// The words that it is about, as they were and as they are; empty where it is not about a change of words.
    pub wording: Wording,
}

/// A stretch of a file, as people and editors count.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The path from the ledger's root, or as it was given.
    pub path: String,
    /// First character.
    pub start: Position,
    /// The character after the last one.
    pub end: Position,
}

/// A second place of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// Where.
    pub place: Place,
    /// What is there.
    pub message: String,
}

impl Place {
    /// Returns the place of `span` in the article at `path`.
    pub fn of(path: &str, article: &Article, span: Span) -> Self {
        Self::in_source(path, article, article.original(span))
    }

    /// Returns the place of a stretch of the original of the article at `path`.
    pub fn in_source(path: &str, article: &Article, at: SourceSpan) -> Self {
        let (start, end) = (article.source_position(at.start), article.source_position(at.end));
        Self { path: path.to_owned(), start, end }
    }

    /// Returns the place of the characters `columns` on a line; both count from 1.
    pub fn on_line(path: &str, line: usize, columns: std::ops::Range<usize>) -> Self {
        let at = |column| Position { line, column };
        Self { path: path.to_owned(), start: at(columns.start), end: at(columns.end) }
    }

    /// Returns the place of a whole file.
    pub fn of_file(path: &str) -> Self {
        Self::on_line(path, 1, 1..1)
    }
}

/// What became of the recorded claims; every live one is counted exactly once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// It stands in the article as recorded.
    pub verified: usize,
    /// The article says it differently.
    pub changed: usize,
    /// The article does not hold it any more.
    pub missing: usize,
    /// The article holds it in several places, and nothing tells which is meant.
    pub ambiguous: usize,
    /// It could not be looked for.
    pub not_checked: usize,
}

impl Totals {
    /// Returns how many claims there are in all.
    pub fn claims(self) -> usize {
        self.verified + self.changed + self.missing + self.ambiguous + self.not_checked
    }

    /// Adds the totals of another story.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            verified: self.verified + other.verified,
            changed: self.changed + other.changed,
            missing: self.missing + other.missing,
            ambiguous: self.ambiguous + other.ambiguous,
            not_checked: self.not_checked + other.not_checked,
        }
    }
}
