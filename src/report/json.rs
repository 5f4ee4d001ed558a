//! The JSON forms of claims and changes, as `json`, `jsonl` and `--stream` give them.

use crate::diff::Change;
use crate::model::{Claim, DateValue, Detail, Figure, Selector, Source};
use crate::text::{Article, Span};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::Serialize;

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
