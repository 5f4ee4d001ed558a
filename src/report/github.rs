//! `github`: workflow commands, which the runner of GitHub Actions turns into annotations.
//!
//! The runner reads a line that starts with `::`. Values are escaped as its toolkit does: `%`, line feed and carriage
//! return everywhere, `:` and `,` in properties as well.

use super::run::lines_of;
use super::{Format, Rendered, Report, Unchecked};
use crate::check::Reported;
use crate::check::{Place, Severity};
use crate::text::visible;
use std::cmp::Reverse;

pub(super) const FORMAT: Format =
    Format { name: "github", what: "annotations in GitHub Actions", everywhere: false, render };

fn render(report: &Report<'_>) -> Rendered {
    // The runner shows the first ten of each level of a step.
    let mut gravest: Vec<&Reported> = report.findings.iter().collect();
    gravest.sort_by_key(|reported| Reverse(reported.loudness()));
    let unchecked = report.unchecked.iter().map(unchecked);
    Ok(unchecked.chain(gravest.into_iter().map(finding)).collect())
}

fn finding(reported: &Reported) -> String {
    let finding = &reported.finding;
    let level = match reported.loudness() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    command(level, &location(&finding.place), finding.check, &lines_of(reported))
}

fn unchecked(unchecked: &Unchecked) -> String {
    let place = unchecked.place.as_ref().map(location).unwrap_or_default();
    command("error", &place, "onrecord could not check everything", &unchecked.lines())
}

fn command(level: &str, location: &str, title: &str, lines: &[String]) -> String {
    format!("::{level} {location}title={}::{}\n", property(title), data(&lines.join("\n")))
}

/// Returns where a finding is, as properties; the runner takes columns only within one line.
fn location(place: &Place) -> String {
    let (start, end) = (place.start, place.end);
    let path = property(&path(&place.path));
    let lines = format!("file={path},line={},endLine={},", start.line, end.line);
    match start.line == end.line {
        true => format!("{lines}col={},endColumn={},", start.column, end.column),
        false => lines,
    }
}

/// Returns a path whose line breaks are kept, as the escapes can carry them; whatever else acts on a terminal is shown.
fn path(path: &str) -> String {
    let pieces: Vec<_> = path.split_inclusive(['\n', '\r']).collect();
    let shown = |piece: &&str| {
        let text = piece.trim_end_matches(['\n', '\r']);
        format!("{}{}", visible::line(text), &piece[text.len()..])
    };
    pieces.iter().map(shown).collect()
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
