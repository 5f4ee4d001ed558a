//! `rdjson`: the diagnostics of reviewdog, which writes them into a pull request.
//!
//! reviewdog posts a message as Markdown, so that it is written as a code span. Columns are bytes there.

use super::run::lines_of;
use super::{Format, Rendered, Report, markdown};
use crate::check::Reported;
use crate::check::lines::{Index, index};
use crate::check::{Place, Severity};
use crate::schema::json::document;
use crate::text::Position;
use serde::Serialize;

pub(super) const FORMAT: Format =
    Format { name: "rdjson", what: "diagnostics for reviewdog", everywhere: false, render };

#[derive(Serialize)]
struct Document<'a> {
    source: Source,
    diagnostics: Vec<Diagnostic<'a>>,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
}

#[derive(Serialize)]
struct Diagnostic<'a> {
    message: String,
    location: Location<'a>,
    severity: &'static str,
    code: Code<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct Related<'a> {
    message: String,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Code<'a> {
    value: &'a str,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    range: Range,
}

#[derive(Serialize)]
struct Range {
    start: Point,
    end: Point,
}

#[derive(Serialize)]
struct Point {
    line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
}

fn render(report: &Report<'_>) -> Rendered {
    let lines = index(report.texts);
    let diagnostics = report.findings.iter().map(|finding| diagnostic(finding, &lines)).collect();
    document(&Document { source: Source { name: "onrecord" }, diagnostics })
}

fn diagnostic<'a>(reported: &'a Reported, lines: &Index<'_>) -> Diagnostic<'a> {
    let finding = &reported.finding;
    let sentences: Vec<String> = lines_of(reported).iter().map(|line| markdown::code(line)).collect();
    let related = finding.related.iter().map(|related| Related {
        message: markdown::code(&related.message),
        location: location(&related.place, lines),
    });
    Diagnostic {
        message: sentences.join("\n\n"),
        location: location(&finding.place, lines),
        severity: match reported.loudness() {
            Severity::Error => "ERROR",
            Severity::Warning => "WARNING",
            Severity::Note => "INFO",
        },
        code: Code { value: finding.check },
        related_locations: related.collect(),
    }
}

fn location<'a>(place: &'a Place, lines: &Index<'_>) -> Location<'a> {
    let point = |at: Position| Point {
        line: at.line,
        column: lines.get(place.path.as_str()).map(|lines| lines.byte(at.line, at.column) + 1),
    };
    Location { path: &place.path, range: Range { start: point(place.start), end: point(place.end) } }
}
