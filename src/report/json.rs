//! `json`: one document. And the JSON forms of claims, changes and findings, as `json`, `jsonl` and `--stream` give them.

use super::changes::Side;
use super::{Baseline, Format, Matter, Rendered, Report, Reported, Unread, visible};
use crate::check::{CHECKS, Severity, SuppressionKind, Totals};
use crate::diff::Change;
use crate::model::{
    Alarm, Bound, ChangeName, Claim, ClaimKind, Confidence, DateRole, DateType, DateValue, Detail, Figure, Form,
    Selector, Source, SourceType, Weight,
};
use crate::schema::{Day, Sha256, named};
use crate::text::{Article, SourceSpan, Span};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};
use std::borrow::Cow;
use std::io;

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
pub struct Changes<'a> {
    /// The form of this document, with its number.
    #[schemars(extend("const" = CHANGES))]
    schema: &'static str,
    /// The loudest alarm of all changes.
    #[schemars(with = "Alarm")]
    alarm: &'static str,
    /// The changes. Those with the alarm `none` are left out unless asked for.
    changes: Vec<ChangeJson<'a>>,
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
            let changes = changes.iter().map(|one| change(old, new, one)).collect();
            document(&Changes { schema: CHANGES, alarm: alarm.name(), changes })
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
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Claim")]
pub struct ClaimJson<'a> {
    /// The article, as it was named; only in the lines of `extract --format jsonl`.
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    /// Its name: the same claim of the same story keeps it. Empty where it has none.
    id: &'a str,
    /// What sort of claim it is.
    #[schemars(with = "ClaimKind")]
    kind: &'static str,
    /// How speech is reported; only quotes and statements have it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Form>")]
    form: Option<&'static str>,
    /// Where its words start, in Unicode scalar values of the article.
    start: usize,
    /// Where they end, exclusive.
    end: usize,
    /// Exactly the characters from `start` to `end`.
    text: &'a str,
    /// The pieces of a split quotation; left out where it is in one piece.
    #[serde(skip_serializing_if = "Option::is_none")]
    parts: Option<Vec<SpanJson<'a>>>,
    /// The line in which it starts, from 1.
    line: usize,
    /// The column at which it starts, in Unicode scalar values from 1.
    column: usize,
    /// Who it is attributed to; null where no words name anybody.
    source: Option<SourceJson<'a>>,
    /// The words that attribute it; null where there are none.
    cue: Option<SpanJson<'a>>,
    /// Whether the article attributes it to anybody.
    sourced: bool,
    /// How sure the program is of what it says and whose word it is.
    #[schemars(with = "Confidence")]
    confidence: &'static str,
    /// How much a fact-checker would care about it.
    #[schemars(with = "Weight")]
    weight: &'static str,
    /// What it counts or measures; only figures have it.
    #[serde(skip_serializing_if = "Option::is_none")]
    figure: Option<FigureJson<'a>>,
    /// When it is; only dates have it.
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<DateJson<'a>>,
    /// The 32 characters before it.
    prefix: String,
    /// The 32 characters after it.
    suffix: String,
    /// Digest of what it says, in canonical form.
    #[schemars(with = "Sha256")]
    digest: String,
}

/// A place in the original, in Unicode scalar values, with its text.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Span")]
pub struct SpanJson<'a> {
    /// Where it starts, in Unicode scalar values of the article.
    start: usize,
    /// Where it ends, exclusive.
    end: usize,
    /// Exactly these characters.
    text: &'a str,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Source")]
struct SourceJson<'a> {
    /// Where the words start, in Unicode scalar values of the article.
    start: usize,
    /// Where they end, exclusive.
    end: usize,
    /// The words at the claim: "he", "the mayor".
    text: &'a str,
    /// The fullest name that the article gives the same source.
    name: &'a str,
    /// What sort of source it is.
    #[serde(rename = "type")]
    #[schemars(with = "SourceType")]
    kind: &'static str,
    /// The mention that says who is meant, where the words alone don't.
    #[serde(skip_serializing_if = "Option::is_none")]
    resolved: Option<SpanJson<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Figure")]
struct FigureJson<'a> {
    /// The value; the lower end of a range.
    #[schemars(with = "f64")]
    value: serde_json::Value,
    /// The upper end of a range, or of what vague words mean; null elsewhere.
    #[schemars(with = "Option<f64>")]
    max: serde_json::Value,
    /// What is counted or measured: people, km, percent, USD, or `ordinal`, `rank` or `score`; empty where the article does not say.
    unit: &'a str,
    /// How the value bounds what is claimed.
    #[schemars(with = "Bound")]
    bound: &'static str,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Date")]
struct DateJson<'a> {
    /// The TIMEX3 type.
    #[serde(rename = "type")]
    #[schemars(with = "DateType")]
    kind: &'static str,
    /// The TIMEX3 value: 2016-08, P3D, PRESENT_REF.
    value: &'a str,
    /// The first day meant; null where it can't be told.
    #[schemars(with = "Option<Day>")]
    from: Option<String>,
    /// The last day meant; null where it can't be told.
    #[schemars(with = "Option<Day>")]
    to: Option<String>,
    /// What the date is to the sentence.
    #[schemars(with = "DateRole")]
    role: &'static str,
}

/// A change between two versions.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Change")]
pub struct ChangeJson<'a> {
    /// Every name that applies, the loudest first: `onrecord explain` has a page on each.
    #[schemars(with = "Vec<ChangeName>")]
    change: Vec<&'static str>,
    /// How loud it is: `must` where a fact, a quotation or an attribution differs.
    #[schemars(with = "Alarm")]
    alarm: &'static str,
    /// What sort of claim it is about; `assertion` where it is about text that is not read.
    #[schemars(with = "ClaimKind")]
    kind: &'static str,
    /// The claim in the old version; null where it is new, and for text that is not read.
    before: Option<ClaimJson<'a>>,
    /// The claim in the new version; null where it is gone, and for text that is not read.
    after: Option<ClaimJson<'a>>,
    /// What changed, in words for people; may be empty.
    note: &'a str,
    /// The words of the old version that differ; the whole lines of text that is not read.
    old_words: Vec<SpanJson<'a>>,
    /// The words of the new version that differ; the whole lines of text that is not read.
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
        weight: claim.weight.name(),
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
    let (old_lines, new_lines) =
        change.aside.as_ref().map(|aside| (&aside.old[..], &aside.new[..])).unwrap_or_default();
    let words = |article: &'a Article, words: &[Span], lines: &[SourceSpan]| {
        let words = words.iter().map(|words| article.original(*words));
        words.chain(lines.iter().copied()).map(|at| in_source(article, at)).collect()
    };
    ChangeJson {
        change: change.names.iter().map(|name| name.name()).collect(),
        alarm: change.alarm().name(),
        kind,
        before: change.before.as_ref().map(|claim| self::claim(before, claim, None)),
        after: change.after.as_ref().map(|claim| self::claim(after, claim, None)),
        note: &change.note,
        old_words: words(before, &change.old_words, old_lines),
        new_words: words(after, &change.new_words, new_lines),
    }
}

fn span(article: &Article, span: Span) -> SpanJson<'_> {
    in_source(article, article.original(span))
}

fn in_source(article: &Article, at: SourceSpan) -> SpanJson<'_> {
    let scalars = article.source_scalars(at);
    SpanJson {
        start: scalars.start,
        end: scalars.end,
        text: article.source().get(at.start..at.end).unwrap_or_default(),
    }
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
