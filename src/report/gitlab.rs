//! `gitlab`: a Code Quality report, which GitLab shows in merge requests.

use super::{Format, Rendered, Report};
use crate::check::Severity;
use crate::check::{Reported, fingerprints};
use crate::schema::json::document;
use crate::text::visible;
use serde::Serialize;

pub(super) const FORMAT: Format =
    Format { name: "gitlab", what: "a Code Quality report for GitLab", everywhere: false, render };

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

fn render(report: &Report<'_>) -> Rendered {
    let fingerprints = fingerprints(report.findings, report.texts);
    let issues: Vec<Issue<'_>> =
        report.findings.iter().zip(fingerprints).map(|(one, print)| issue(one, print)).collect();
    document(&issues)
}

fn issue(reported: &Reported, fingerprint: String) -> Issue<'_> {
    let finding = &reported.finding;
    let severity = match reported.loudness() {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Note => "info",
    };
    let (message, standing) = (visible::prose(&finding.message), visible::prose(&reported.standing()));
    Issue {
        description: if standing.is_empty() { message } else { format!("{message} ({standing})") },
        check_name: finding.check,
        fingerprint,
        severity,
        location: Location {
            path: &finding.place.path,
            lines: Lines { begin: finding.place.start.line, end: finding.place.end.line },
        },
    }
}
