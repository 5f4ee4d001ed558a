//! The JSON forms of claims and changes, as docs/formats.md gives them.

use super::change::Change;
use super::claim::{Claim, Source};
use super::place::Mention;
#[cfg(feature = "project")]
use crate::model::{Alarm, Bound, ChangeName, ClaimKind, Confidence, DateRole, DateType, Form, SourceType, Weight};
use crate::model::{DateValue, Figure};
#[cfg(feature = "project")]
use crate::schema::{Day, Sha256};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
#[cfg(feature = "project")]
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};
#[cfg(feature = "project")]
use std::borrow::Cow;

/// A claim; `docs/formats.md` and contract describe the keys.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "project", derive(JsonSchema))]
#[cfg_attr(feature = "project", schemars(rename = "Claim"))]
pub(crate) struct ClaimJson<'a> {
    /// The article, as it was named; only in the lines of `extract --format jsonl`.
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    /// Its name: the same claim of the same story keeps it. Empty where it has none.
    id: &'a str,
    /// What sort of claim it is.
    #[cfg_attr(feature = "project", schemars(with = "ClaimKind"))]
    kind: &'static str,
    /// How speech is reported; only quotes and statements have it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "project", schemars(with = "Option<Form>"))]
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
    #[cfg_attr(feature = "project", schemars(with = "Confidence"))]
    confidence: &'static str,
    /// How much a fact-checker would care about it.
    #[cfg_attr(feature = "project", schemars(with = "Weight"))]
    weight: &'static str,
    /// What it counts or measures; only figures have it.
    #[serde(skip_serializing_if = "Option::is_none")]
    figure: Option<FigureJson<'a>>,
    /// When it is; only dates have it.
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<DateJson<'a>>,
    /// The 32 characters before it.
    prefix: &'a str,
    /// The 32 characters after it.
    suffix: &'a str,
    /// Digest of what it says, in canonical form.
    #[cfg_attr(feature = "project", schemars(with = "Sha256"))]
    digest: &'a str,
}

/// A place in the original, in Unicode scalar values, with its text.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "project", derive(JsonSchema))]
#[cfg_attr(feature = "project", schemars(rename = "Span"))]
pub(crate) struct SpanJson<'a> {
    /// Where it starts, in Unicode scalar values of the article.
    start: usize,
    /// Where it ends, exclusive.
    end: usize,
    /// Exactly these characters.
    text: &'a str,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "project", derive(JsonSchema))]
#[cfg_attr(feature = "project", schemars(rename = "Source"))]
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
    #[cfg_attr(feature = "project", schemars(with = "SourceType"))]
    kind: &'static str,
    /// The mention that says who is meant, where the words alone don't.
    #[serde(skip_serializing_if = "Option::is_none")]
    resolved: Option<SpanJson<'a>>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "project", derive(JsonSchema))]
#[cfg_attr(feature = "project", schemars(rename = "Figure"))]
struct FigureJson<'a> {
    /// The value; the lower end of a range.
    #[cfg_attr(feature = "project", schemars(with = "f64"))]
    value: Number,
    /// The upper end of a range, or of what vague words mean; null elsewhere.
    #[cfg_attr(feature = "project", schemars(with = "Option<f64>"))]
    max: Option<Number>,
    /// What is counted or measured: people, km, percent, USD, or `ordinal`, `rank` or `score`; empty where the article does not say.
    unit: &'a str,
    /// How the value bounds what is claimed.
    #[cfg_attr(feature = "project", schemars(with = "Bound"))]
    bound: &'static str,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "project", derive(JsonSchema))]
#[cfg_attr(feature = "project", schemars(rename = "Date"))]
struct DateJson<'a> {
    /// The TIMEX3 type.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "project", schemars(with = "DateType"))]
    kind: &'static str,
    /// The TIMEX3 value: 2016-08, P3D, PRESENT_REF.
    value: &'a str,
    /// The first day meant; null where it can't be told.
    #[cfg_attr(feature = "project", schemars(with = "Option<Day>"))]
    from: Option<String>,
    /// The last day meant; null where it can't be told.
    #[cfg_attr(feature = "project", schemars(with = "Option<Day>"))]
    to: Option<String>,
    /// What the date is to the sentence.
    #[cfg_attr(feature = "project", schemars(with = "DateRole"))]
    role: &'static str,
}

/// A change between two versions.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "project", derive(JsonSchema))]
#[cfg_attr(feature = "project", schemars(rename = "Change"))]
pub(crate) struct ChangeJson<'a> {
    /// The article; left out where two versions were named.
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    /// Every name that applies, the loudest first: `onrecord explain` has a page on each.
    #[cfg_attr(feature = "project", schemars(with = "Vec<ChangeName>"))]
    change: Vec<&'static str>,
    /// How loud it is: `must` where a fact, a quotation or an attribution differs.
    #[cfg_attr(feature = "project", schemars(with = "Alarm"))]
    alarm: &'static str,
    /// What sort of claim it is about; `assertion` where it is about text that is not read.
    #[cfg_attr(feature = "project", schemars(with = "ClaimKind"))]
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

impl Serialize for Claim {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        ClaimJson::of(self, None).serialize(serializer)
    }
}

impl Serialize for Change {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        ChangeJson::of(self, None).serialize(serializer)
    }
}

/// Has a plain type of the model written as its JSON form.
macro_rules! written_as {
    ($($type:ident as $form:ident),*) => {$(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $form::of(self).serialize(serializer)
            }
        }

        #[cfg(feature = "project")]
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                $form::schema_name()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                $form::json_schema(generator)
            }
        }
    )*};
}

written_as!(Figure as FigureJson, DateValue as DateJson);

impl<'a> ClaimJson<'a> {
    /// Returns the JSON form of `claim`; `path` is left out where it is none.
    pub(crate) fn of(claim: &'a Claim, path: Option<&'a str>) -> Self {
        Self {
            path,
            id: &claim.id,
            kind: claim.kind.name(),
            form: claim.form.map(crate::model::Form::name),
            start: claim.place.scalars.start,
            end: claim.place.scalars.end,
            text: &claim.text,
            parts: (!claim.parts.is_empty()).then(|| claim.parts.iter().map(SpanJson::of).collect()),
            line: claim.place.line,
            column: claim.place.column,
            source: claim.source.as_ref().map(SourceJson::of),
            cue: claim.cue.as_ref().map(SpanJson::of),
            sourced: claim.source.is_some(),
            confidence: claim.confidence.name(),
            weight: claim.weight.name(),
            figure: claim.figure.as_ref().map(FigureJson::of),
            date: claim.date.as_ref().map(DateJson::of),
            prefix: &claim.prefix,
            suffix: &claim.suffix,
            digest: &claim.digest,
        }
    }
}

impl<'a> ChangeJson<'a> {
    /// Returns the JSON form of `change`; `path` is left out where it is none.
    pub(crate) fn of(change: &'a Change, path: Option<&'a str>) -> Self {
        Self {
            path,
            change: change.names.iter().map(|name| name.name()).collect(),
            alarm: change.alarm.name(),
            kind: change.kind.name(),
            before: change.before.as_ref().map(|claim| ClaimJson::of(claim, None)),
            after: change.after.as_ref().map(|claim| ClaimJson::of(claim, None)),
            note: &change.note,
            old_words: change.old_words.iter().map(SpanJson::of).collect(),
            new_words: change.new_words.iter().map(SpanJson::of).collect(),
        }
    }
}

impl<'a> SpanJson<'a> {
    fn of(mention: &'a Mention) -> Self {
        Self { start: mention.place.scalars.start, end: mention.place.scalars.end, text: &mention.text }
    }
}

impl<'a> SourceJson<'a> {
    fn of(source: &'a Source) -> Self {
        Self {
            start: source.place.scalars.start,
            end: source.place.scalars.end,
            text: &source.text,
            name: &source.name,
            kind: source.kind.name(),
            resolved: source.resolved.as_ref().map(SpanJson::of),
        }
    }
}

impl<'a> FigureJson<'a> {
    fn of(figure: &'a Figure) -> Self {
        Self {
            value: number(figure.value),
            max: figure.max.map(number),
            unit: &figure.unit,
            bound: figure.bound.name(),
        }
    }
}

impl<'a> DateJson<'a> {
    fn of(date: &'a DateValue) -> Self {
        Self {
            kind: date.kind.name(),
            value: &date.value,
            from: date.from.map(|day| day.to_string()),
            to: date.to.map(|day| day.to_string()),
            role: date.role.name(),
        }
    }
}

/// A number of JSON.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Number {
    Whole(i64),
    Real(f64),
    /// No double is near to it.
    None,
}

/// Whole numbers stay whole; others become the double nearest to their digits, so that they print as those digits.
fn number(value: Decimal) -> Number {
    let value = value.normalize();
    match value.to_i64().filter(|_| value.is_integer()) {
        Some(whole) => Number::Whole(whole),
        None => value.to_string().parse().map_or(Number::None, Number::Real),
    }
}
