//! `json`: one document. And the JSON forms of claims, changes and findings, as `json`, `jsonl` and `--stream` give them.

use super::changes::Side;
use super::{Format, Matter, Rendered, Report, Reported, visible};
use crate::check::Totals;
use crate::diff::Change;
use crate::model::{Claim, DateValue, Detail, Figure, Selector, Source};
use crate::text::{Article, Span};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};
use std::io;

pub(super) const FORMAT: Format =
    Format { name: "json", what: "one JSON document, for scripts", everywhere: true, render };

/// The document of `check` and `verify`.
#[derive(Debug, Serialize)]
struct Findings<'a> {
    schema: &'static str,
    findings: Vec<FindingJson<'a>>,
    totals: TotalsJson,
}

/// The document of `diff`.
#[derive(Debug, Serialize)]
struct Changes<'a> {
    schema: &'static str,
    alarm: &'static str,
    changes: Vec<ChangeJson<'a>>,
}

fn render(report: &Report<'_>) -> Rendered {
    match report.matter {
        Matter::Record { totals, .. } => {
            let findings = report.findings.iter().map(finding).collect();
            document(&Findings { schema: "onrecord/findings/1", findings, totals: self::totals(totals) })
        }
        Matter::Versions {
            before: Side { article: old, .. },
            after: Side { article: new, .. },
            changes,
            alarm,
            ..
        } => {
            let changes = changes.iter().map(|one| change(old, new, one)).collect();
            document(&Changes { schema: "onrecord/diff/1", alarm: alarm.name(), changes })
        }
    }
}

/// Returns a JSON document laid out over several lines.
///
/// # Errors
/// Where `value` can't be written as JSON.
pub fn document(value: &impl Serialize) -> Rendered {
    Ok(written(value, PrettyFormatter::new())? + "\n")
}

/// Returns a JSON document as one line, without its break.
///
/// # Errors
/// Where `value` can't be written as JSON.
pub fn line(value: &impl Serialize) -> Rendered {
    written(value, CompactFormatter)
}

fn written(value: &impl Serialize, layout: impl Formatter) -> Rendered {
    let mut out = Vec::new();
    value.serialize(&mut serde_json::Serializer::with_formatter(&mut out, Inert(layout)))?;
    Ok(String::from_utf8(out)?)
}

/// A layout in which strings hold nothing that acts: it is written as `\u009b`, which readers take for the same character.
struct Inert<F>(F);

/// Hands the layout's own methods on.
macro_rules! delegate {
    ($($method:ident($($argument:ident: $kind:ty),*);)*) => {
        $(fn $method<W: ?Sized + io::Write>(&mut self, writer: &mut W, $($argument: $kind),*) -> io::Result<()> {
            self.0.$method(writer, $($argument),*)
        })*
    };
}

impl<F: Formatter> Formatter for Inert<F> {
    delegate! {
        begin_array();
        end_array();
        begin_array_value(first: bool);
        end_array_value();
        begin_object();
        end_object();
        begin_object_key(first: bool);
        end_object_key();
        begin_object_value();
        end_object_value();
    }

    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut from = 0;
        for (at, c) in visible::acting(fragment) {
            writer.write_all(fragment.get(from..at).unwrap_or_default().as_bytes())?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            from = at + c.len_utf8();
        }
        writer.write_all(fragment.get(from..).unwrap_or_default().as_bytes())
    }
}

/// A finding.
#[derive(Debug, Serialize)]
pub struct FindingJson<'a> {
    check: &'a str,
    severity: &'static str,
    message: &'a str,
    path: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    claim: Option<&'a str>,
    story: Option<&'a str>,
    related: Vec<RelatedJson<'a>>,
    help: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suppression: Option<SuppressionJson<'a>>,
}

#[derive(Debug, Serialize)]
struct RelatedJson<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    message: &'a str,
}

#[derive(Debug, Serialize)]
struct SuppressionJson<'a> {
    kind: &'static str,
    justification: &'a str,
}

#[derive(Debug, Serialize)]
struct TotalsJson {
    claims: usize,
    verified: usize,
    changed: usize,
    missing: usize,
    ambiguous: usize,
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
        baseline: reported.baseline.map(super::Baseline::name),
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

/// A claim; `docs/formats.md` and contract describe the keys.
#[derive(Debug, Serialize)]
pub struct ClaimJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    id: &'a str,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    form: Option<&'static str>,
    start: usize,
    end: usize,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    parts: Option<Vec<SpanJson<'a>>>,
    line: usize,
    column: usize,
    source: Option<SourceJson<'a>>,
    cue: Option<SpanJson<'a>>,
    sourced: bool,
    confidence: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    figure: Option<FigureJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<DateJson<'a>>,
    prefix: String,
    suffix: String,
    digest: String,
}

/// A place in the original, in Unicode scalar values, with its text.
#[derive(Debug, Serialize)]
pub struct SpanJson<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct SourceJson<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    name: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    resolved: Option<SpanJson<'a>>,
}

#[derive(Debug, Serialize)]
struct FigureJson<'a> {
    value: serde_json::Value,
    max: serde_json::Value,
    unit: &'a str,
    bound: &'static str,
}

#[derive(Debug, Serialize)]
struct DateJson<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    value: &'a str,
    from: Option<String>,
    to: Option<String>,
    role: &'static str,
}

/// A change between two versions.
#[derive(Debug, Serialize)]
pub struct ChangeJson<'a> {
    change: Vec<&'static str>,
    alarm: &'static str,
    kind: &'static str,
    before: Option<ClaimJson<'a>>,
    after: Option<ClaimJson<'a>>,
    note: &'a str,
    old_words: Vec<SpanJson<'a>>,
    new_words: Vec<SpanJson<'a>>,
}

/// Returns a path for JSON: its characters as they are, bytes that are not UTF-8 as `\\xFF`.
pub fn path(path: &std::path::Path) -> String {
    let mut out = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        out.push_str(chunk.valid());
        for byte in chunk.invalid() {
            out.push_str(&format!("\\x{byte:02X}"));
        }
    }
    out
}

/// Returns the JSON form of `claim`; `path` is left out where it is none.
pub fn claim<'a>(article: &'a Article, claim: &'a Claim, path: Option<&'a str>) -> ClaimJson<'a> {
    let span = claim.span();
    let scalars = article.scalars(span);
    let position = article.position(span);
    let selector = Selector::of(article, span);
    ClaimJson {
        path,
        id: &claim.id.0,
        kind: claim.kind().name(),
        form: claim.form().map(crate::model::Form::name),
        start: scalars.start,
        end: scalars.end,
        text: article.original_text(span),
        parts: (claim.parts.len() > 1).then(|| claim.parts.iter().map(|part| self::span(article, *part)).collect()),
        line: position.line,
        column: position.column,
        source: claim.source.as_ref().map(|source| self::source(article, source)),
        cue: claim.cue.map(|cue| self::span(article, cue)),
        sourced: claim.sourced(),
        confidence: claim.confidence.name(),
        figure: if let Detail::Figure(figure) = &claim.detail { Some(self::figure(figure)) } else { None },
        date: if let Detail::Date(date) = &claim.detail { Some(self::date(date)) } else { None },
        prefix: selector.prefix,
        suffix: selector.suffix,
        digest: claim.digest(article).to_string(),
    }
}

/// Returns the JSON form of `change` from `before` to `after`.
pub fn change<'a>(before: &'a Article, after: &'a Article, change: &'a Change) -> ChangeJson<'a> {
    let kind = change.subject().map_or("assertion", |claim| claim.kind().name());
    ChangeJson {
        change: change.names.iter().map(|name| name.name()).collect(),
        alarm: change.alarm().name(),
        kind,
        before: change.before.as_ref().map(|claim| self::claim(before, claim, None)),
        after: change.after.as_ref().map(|claim| self::claim(after, claim, None)),
        note: &change.note,
        old_words: change.old_words.iter().map(|words| span(before, *words)).collect(),
        new_words: change.new_words.iter().map(|words| span(after, *words)).collect(),
    }
}

fn span(article: &Article, span: Span) -> SpanJson<'_> {
    let scalars = article.scalars(span);
    SpanJson { start: scalars.start, end: scalars.end, text: article.original_text(span) }
}

fn source<'a>(article: &'a Article, source: &'a Source) -> SourceJson<'a> {
    let scalars = article.scalars(source.span);
    SourceJson {
        start: scalars.start,
        end: scalars.end,
        text: article.original_text(source.span),
        name: &source.name,
        kind: source.kind.name(),
        resolved: source.resolved.map(|mention| span(article, mention)),
    }
}

fn figure(figure: &Figure) -> FigureJson<'_> {
    FigureJson {
        value: number(figure.value),
        max: figure.max.map_or(serde_json::Value::Null, number),
        unit: &figure.unit,
        bound: figure.bound.name(),
    }
}

/// Whole numbers stay whole; others become the double nearest to their digits, so that they print as those digits.
fn number(value: Decimal) -> serde_json::Value {
    let value = value.normalize();
    match value.to_i64().filter(|_| value.is_integer()) {
        Some(whole) => whole.into(),
        None => value.to_string().parse::<f64>().map_or(serde_json::Value::Null, serde_json::Value::from),
    }
}

fn date(date: &DateValue) -> DateJson<'_> {
    DateJson {
        kind: date.kind.name(),
        value: &date.value,
        from: date.from.map(|day| day.to_string()),
        to: date.to.map(|day| day.to_string()),
        role: date.role.name(),
    }
}
