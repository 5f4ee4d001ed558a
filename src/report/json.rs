//! `json`: one document.

use super::changes::Side;
use super::{Format, Matter, Rendered, Report};
use crate::check::Totals;
use crate::engine::{Change, ChangeJson, Places};
use crate::model::Alarm;
use crate::schema::json::document;
use crate::workflow::{Finding, Unread};
use schemars::JsonSchema;
use serde::Serialize;

pub(super) const FORMAT: Format =
    Format { name: "json", what: "one JSON document, for scripts", everywhere: true, render };

/// The schema of the findings of `check` and `verify`.
pub const FINDINGS: &str = "onrecord/findings/1";

/// The schema of the changes that `diff` shows.
pub const CHANGES: &str = "onrecord/diff/1";

/// The document of `check` and `verify`.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Findings<'a> {
    /// The form of this document, with its number.
    #[schemars(extend("const" = FINDINGS))]
    schema: &'static str,
    /// The findings, by article and by position in it; then those of the baseline that are not found any more.
    findings: Vec<Finding>,
    /// What became of the recorded claims.
    totals: Totals,
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
            let findings = report.findings.iter().chain(report.absent).map(Finding::of).collect();
            document(&Findings { schema: FINDINGS, findings, totals, unread })
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
