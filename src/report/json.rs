//! `json`: one document. And the JSON forms of claims, changes and findings, as `json`, `jsonl` and `--stream` give them.

use super::changes::Side;
use super::{Format, Matter, Rendered, Report};
use crate::check::{Baseline, Reported};
use crate::check::{CHECKS, Severity, SuppressionKind, Totals};
use crate::engine::{Change, ChangeJson, Places};
use crate::model::Alarm;
use crate::schema::json::document;
use crate::schema::named;
use crate::workflow::Unread;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use std::borrow::Cow;

pub(super) const FORMAT: Format =
    Format { name: "json", what: "one JSON document, for scripts", everywhere: true, render };

/// The schema of the findings of `check` and `verify`.
pub const FINDINGS: &str = "onrecord/findings/1";

/// The schema of the changes that `diff` shows.
pub const CHANGES: &str = "onrecord/diff/1";

named!(Baseline, Severity, SuppressionKind);

/// Stands for the name of a check.
struct CheckName;

impl JsonSchema for CheckName {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "CheckName".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names: Vec<&str> = CHECKS.iter().map(|check| check.name).collect();
        json_schema!({ "type": "string", "enum": names })
    }
}

/// The document of `check` and `verify`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Findings<'a> {
    /// The form of this document, with its number.
    #[schemars(extend("const" = FINDINGS))]
    schema: &'static str,
    /// The findings, by article and by position in it; then those of the baseline that are not found any more.
    findings: Vec<FindingJson<'a>>,
    /// What became of the recorded claims.
    totals: TotalsJson,
    /// What of the articles is not read, so that the totals say nothing of it; left out where everything is.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    unread: &'a [Unread],
}

/// The document of `diff`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Changes {
    /// The form of this document, with its number.
    #[schemars(extend("const" = CHANGES))]
    schema: &'static str,
    /// The loudest alarm of all changes.
    #[schemars(with = "Alarm")]
    alarm: &'static str,
    /// The changes. Those with the alarm `none` are left out unless asked for.
    #[schemars(with = "Vec<ChangeJson<'_>>")]
    changes: Vec<Change>,
}

fn render(report: &Report<'_>) -> Rendered {
    match report.matter {
        Matter::Record { totals, unread, .. } => {
            let findings = report.findings.iter().chain(report.absent).map(finding).collect();
            document(&Findings { schema: FINDINGS, findings, totals: self::totals(totals), unread })
        }
        Matter::Versions {
            before: Side { article: old, .. },
            after: Side { article: new, .. },
            changes,
            alarm,
            ..
        } => {
            let (old, new) = (Places::new(old), Places::new(new));
            let changes = changes.iter().map(|one| Change::of(&old, &new, one)).collect();
            document(&Changes { schema: CHANGES, alarm: alarm.name(), changes })
        }
    }
}

/// A finding.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Finding")]
pub struct FindingJson<'a> {
    /// The check that reports it: `onrecord explain` has a page on each.
    #[schemars(with = "CheckName")]
    check: &'a str,
    /// How grave it is.
    #[schemars(with = "Severity")]
    severity: &'static str,
    /// What is wrong, as a sentence.
    message: &'a str,
    /// The file that holds it, from the ledger's folder.
    path: &'a str,
    /// The line in which it starts, from 1.
    line: usize,
    /// The column at which it starts, in Unicode scalar values from 1.
    column: usize,
    /// The line in which it ends.
    end_line: usize,
    /// The column before which it ends.
    end_column: usize,
    /// The recorded claim that it is about; null where it is about none.
    claim: Option<&'a str>,
    /// The story that it is about; null where it is about none.
    story: Option<&'a str>,
    /// Other places that belong to it.
    related: Vec<RelatedJson<'a>>,
    /// What to do about it, with a command to copy; may be empty.
    help: &'a str,
    /// How it compares with the baseline; left out in a run without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Baseline>")]
    baseline: Option<&'static str>,
    /// Who allowed it; left out where nobody did.
    #[serde(skip_serializing_if = "Option::is_none")]
    suppression: Option<SuppressionJson<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Related")]
struct RelatedJson<'a> {
    /// The file, from the ledger's folder.
    path: &'a str,
    /// The line, from 1.
    line: usize,
    /// The column, in Unicode scalar values from 1.
    column: usize,
    /// What is there.
    message: &'a str,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Suppression")]
struct SuppressionJson<'a> {
    /// Whether the article allows it (`inSource`) or the ledger (`external`).
    #[schemars(with = "SuppressionKind")]
    kind: &'static str,
    /// The reason that is given.
    justification: &'a str,
}

#[derive(Debug, Serialize, JsonSchema)]
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

/// Returns the JSON form of a finding.
pub fn finding(reported: &Reported) -> FindingJson<'_> {
    let finding = &reported.finding;
    let related = finding.related.iter().map(|related| RelatedJson {
        path: &related.place.path,
        line: related.place.start.line,
        column: related.place.start.column,
        message: &related.message,
    });
    let suppression = reported.suppression.as_ref();
    FindingJson {
        check: finding.check,
        severity: finding.severity.name(),
        message: &finding.message,
        path: &finding.place.path,
        line: finding.place.start.line,
        column: finding.place.start.column,
        end_line: finding.place.end.line,
        end_column: finding.place.end.column,
        claim: finding.claim.as_ref().map(|id| id.0.as_str()),
        story: finding.story.as_deref(),
        related: related.collect(),
        help: &finding.help,
        baseline: reported.baseline.map(Baseline::name),
        suppression: suppression
            .map(|allowed| SuppressionJson { kind: allowed.kind.name(), justification: &allowed.justification }),
    }
}

fn totals(totals: Totals) -> TotalsJson {
    TotalsJson {
        claims: totals.claims(),
        verified: totals.verified,
        changed: totals.changed,
        missing: totals.missing,
        ambiguous: totals.ambiguous,
        not_checked: totals.not_checked,
    }
}
