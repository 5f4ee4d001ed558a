//! `sarif`: SARIF 2.1.0, which GitHub code scanning and editors read.
//!
//! Only the properties that we fill have a type here; `schema/sarif-2.1.0.json` of the standard has them all.

use super::run::lines_of;
use super::{Format, Rendered, Report, Rule, Unchecked};
use crate::check::{self, Place, Severity};
use crate::check::{Reported, fingerprints};
use crate::schema::json::document;
use crate::text::visible;
use serde::Serialize;
use std::collections::BTreeMap;

pub(super) const FORMAT: Format =
    Format { name: "sarif", what: "SARIF 2.1.0, for code scanning and editors", everywhere: false, render };

/// What paths start from.
const ROOT: &str = "%SRCROOT%";

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool<'a>,
    invocations: [Invocation; 1],
    original_uri_base_ids: BTreeMap<&'static str, Described>,
    automation_details: AutomationDetails,
    column_kind: &'static str,
    results: Vec<Answer<'a>>,
}

#[derive(Serialize)]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'a> {
    name: &'static str,
    version: &'static str,
    semantic_version: &'static str,
    rules: Vec<Descriptor<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor<'a> {
    id: &'a str,
    short_description: Message,
    full_description: Message,
    help: Help<'a>,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Help<'a> {
    text: &'a str,
    markdown: &'a str,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Described {
    description: Message,
}

#[derive(Serialize)]
struct AutomationDetails {
    id: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: Message,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locations: Vec<Location>,
}

/// A result: "Result" is taken.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Answer<'a> {
    rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Message,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    partial_fingerprints: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline_state: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suppressions: Option<Vec<Suppression>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    properties: BTreeMap<&'static str, &'a str>,
}

#[derive(Serialize)]
struct Suppression {
    kind: &'static str,
    status: &'static str,
    justification: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    region: Region,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactLocation {
    uri: String,
    uri_base_id: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

fn render(report: &Report<'_>) -> Rendered {
    let results: Vec<Reported> = report.findings.iter().chain(report.absent).cloned().collect();
    let fingerprints = fingerprints(&results, report.texts);
    let marked = results.iter().any(|reported| reported.suppression.is_some());
    let results = results.iter().zip(fingerprints);
    let run = Run {
        tool: Tool { driver: driver(report.rules) },
        invocations: [Invocation {
            execution_successful: report.complete,
            tool_execution_notifications: report.unchecked.iter().map(notification).collect(),
        }],
        original_uri_base_ids: BTreeMap::from([(ROOT, Described { description: plain("The folder of the ledger.") })]),
        automation_details: AutomationDetails { id: format!("onrecord/{}/", report.command) },
        column_kind: "unicodeCodePoints",
        results: results.map(|(reported, print)| answer(reported, print, marked, report.rules)).collect(),
    };
    document(&Log { schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] })
}

fn driver(rules: &[Rule]) -> Driver<'_> {
    let descriptor = |rule: &Rule| {
        let Rule { name, what, severity, page } = *rule;
        Descriptor {
            id: name,
            short_description: plain(what),
            full_description: plain(what),
            help: Help { text: page, markdown: page },
            default_configuration: Configuration { level: severity.name() },
        }
    };
    let version = env!("CARGO_PKG_VERSION");
    Driver { name: "onrecord", version, semantic_version: version, rules: rules.iter().map(descriptor).collect() }
}

fn answer<'a>(reported: &'a Reported, fingerprint: String, marked: bool, rules: &[Rule]) -> Answer<'a> {
    let finding = &reported.finding;
    let related = finding.related.iter().enumerate();
    let claim = finding.claim.as_ref().map(|id| id.0.as_str());
    let known = [("claim", claim), ("story", finding.story.as_deref())];
    Answer {
        rule_id: finding.check,
        rule_index: rules.iter().position(|rule| rule.name == finding.check),
        level: finding.severity.name(),
        message: message(&lines_of(reported)),
        locations: [location(&finding.place, &finding.label, None)],
        related_locations: related.map(|(at, one)| location(&one.place, &one.message, Some(at + 1))).collect(),
        // The name that GitHub looks for, `primaryLocationLineHash`, is left to it: it warns of any value but its own.
        partial_fingerprints: BTreeMap::from([("onrecordFinding/v1", fingerprint)]),
        baseline_state: reported.baseline.map(crate::check::Baseline::name),
        // Where one result says whether it is suppressed, the standard wants all to say so.
        suppressions: marked.then(|| suppressions(reported)),
        properties: known.into_iter().filter_map(|(key, value)| Some((key, value?))).collect(),
    }
}

fn suppressions(reported: &Reported) -> Vec<Suppression> {
    let of = |allowed: &check::Suppression| Suppression {
        kind: allowed.kind.name(),
        status: "accepted",
        justification: visible::prose(&allowed.justification),
    };
    reported.suppression.iter().map(of).collect()
}

fn notification(unchecked: &Unchecked) -> Notification {
    Notification {
        level: Severity::Error.name(),
        message: message(&unchecked.lines()),
        locations: unchecked.place.iter().map(|place| location(place, "", None)).collect(),
    }
}

fn location(place: &Place, label: &str, id: Option<usize>) -> Location {
    Location {
        id,
        physical_location: PhysicalLocation {
            artifact_location: ArtifactLocation { uri: uri(&place.path), uri_base_id: ROOT },
            region: Region {
                start_line: place.start.line,
                start_column: place.start.column,
                end_line: place.end.line,
                end_column: place.end.column,
            },
        },
        message: (!label.is_empty()).then(|| message(&[visible::prose(label)])),
    }
}

/// Returns a path as a relative reference: everything but letters, digits, `-._~` and `/` is escaped.
fn uri(path: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(byte);
    path.bytes().map(|byte| if plain(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

fn plain(text: &str) -> Message {
    Message { text: text.to_owned() }
}

/// Returns a message of several lines, in which nothing is a link or a placeholder: `[a](b)` would be
/// the one, `{0}` the other.
fn message(lines: &[String]) -> Message {
    Message { text: lines.join("\n").replace("](", "] (").replace('{', "{{").replace('}', "}}") }
}
