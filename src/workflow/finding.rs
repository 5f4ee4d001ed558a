//! What checks come to, as plain data and as JSON.

use super::check::Checked;
use super::failure::Failure;
use super::unread::Unread;
use crate::check::{self, Baseline, CHECKS, Reported, Severity, SuppressionKind, Totals};
use crate::schema::{inlined, named};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// One problem that a check reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Finding {
    /// The check that reports it: `onrecord explain` has a page on each.
    #[schemars(with = "CheckName")]
    pub check: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong, as a sentence.
    pub message: String,
    /// The file that holds it, from the ledger's folder.
    pub path: String,
    /// The line in which it starts, from 1.
    pub line: usize,
    /// The column at which it starts, in Unicode scalar values from 1.
    pub column: usize,
    /// The line in which it ends.
    pub end_line: usize,
    /// The column before which it ends.
    pub end_column: usize,
    /// The recorded claim that it is about; null where it is about none.
    pub claim: Option<String>,
    /// The story that it is about; null where it is about none.
    pub story: Option<String>,
    /// Other places that belong to it.
    pub related: Vec<Related>,
    /// What to do about it, with a command to copy; may be empty.
    pub help: String,
    /// How it compares with the baseline; left out in a run without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baseline: Option<Baseline>,
    /// Who allowed it; left out where nobody did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suppression: Option<Suppression>,
}

/// A second place of a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Related {
    /// The file, from the ledger's folder.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, in Unicode scalar values from 1.
    pub column: usize,
    /// What is there.
    pub message: String,
}

/// A person's decision that a finding may stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Suppression {
    /// Whether the article allows it (`inSource`) or the ledger (`external`).
    pub kind: SuppressionKind,
    /// The reason that is given.
    pub justification: String,
}

/// What a check came to.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct CheckReport {
    /// What was found, by article and place; then what the baseline knows and the run did not find.
    pub findings: Vec<Finding>,
    /// What became of the recorded claims.
    pub totals: Totals,
    /// What of the articles is not read, so that the totals say nothing of it.
    pub unread: Vec<Unread>,
    /// What could not be checked, and why.
    pub unchecked: Vec<Failure>,
    /// Whether anything could not be checked: an article without findings is then not known to be right.
    pub incomplete: bool,
}

impl CheckReport {
    /// Returns whether everything could be checked, and nobody has to look at anything but notes.
    pub fn is_clean(&self) -> bool {
        !self.incomplete && self.findings.iter().all(|one| one.is_settled() || one.severity == Severity::Note)
    }

    pub(super) fn of(checked: Checked) -> Self {
        Self {
            findings: checked.findings.iter().chain(&checked.absent).map(Finding::of).collect(),
            totals: checked.totals,
            unread: checked.unread,
            unchecked: checked.unchecked,
            incomplete: checked.incomplete,
        }
    }
}

impl Finding {
    /// Returns whether nobody has to look: it is known, gone, or somebody lets it stand.
    pub fn is_settled(&self) -> bool {
        check::is_settled(self.baseline, self.suppression.is_some())
    }

    /// Returns what is told of a finding.
    pub(crate) fn of(reported: &Reported) -> Self {
        let finding = reported.finding.clone();
        let (start, end) = (finding.place.start, finding.place.end);
        let related = finding.related.into_iter().map(|related| Related {
            path: related.place.path,
            line: related.place.start.line,
            column: related.place.start.column,
            message: related.message,
        });
        let suppression = reported.suppression.clone();
        Self {
            check: finding.check,
            severity: finding.severity,
            message: finding.message,
            path: finding.place.path,
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            claim: finding.claim.map(|id| id.0),
            story: finding.story,
            related: related.collect(),
            help: finding.help,
            baseline: reported.baseline,
            suppression: suppression
                .map(|allowed| Suppression { kind: allowed.kind, justification: allowed.justification }),
        }
    }
}

/// Stands for the name of a check.
struct CheckName;

inlined!(CheckName, "type": "string", "enum": CHECKS.iter().map(|check| check.name).collect::<Vec<&str>>());
named!(Baseline, Severity, SuppressionKind);

/// Writes each as its name.
macro_rules! by_name {
    ($($type:ident),*) => {$(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }
    )*};
}

by_name!(Baseline, Severity, SuppressionKind);

/// What became of the recorded claims: each is counted once.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Totals")]
struct TotalsJson {
    /// How many claims the latest versions hold: the sum of the five below.
    claims: usize,
    /// Those that the article still holds as recorded.
    verified: usize,
    /// Those that it holds differently.
    changed: usize,
    /// Those that it does not hold any more.
    missing: usize,
    /// Those that it may hold in more than one place.
    ambiguous: usize,
    /// Those that could not be checked.
    not_checked: usize,
}

impl Serialize for Totals {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { verified, changed, missing, ambiguous, not_checked } = *self;
        TotalsJson { claims: self.claims(), verified, changed, missing, ambiguous, not_checked }.serialize(serializer)
    }
}

impl JsonSchema for Totals {
    fn schema_name() -> Cow<'static, str> {
        TotalsJson::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        TotalsJson::json_schema(generator)
    }
}
