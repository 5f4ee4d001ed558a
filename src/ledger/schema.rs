//! The YAML form of a story, with the place of every value, and the way to and from [`Story`].
//!
//! Nothing is flattened and enums stay strings on purpose: serde loses the places of values below `flatten` and tagged
//! enums.

use super::yaml::value::{Decimal, Flow, Number, Text};
use super::{ReviewState, SCHEMA};
use crate::model::{Bound, ChangeName, ClaimKind, DateRole, DateType, Form, SourceType};
use crate::schema::{ClaimName, Day, Minute, Sha256, StoryName, Time, named};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// A story's file.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Story")]
pub struct StoryYaml {
    /// The form of this file; the same in every file of this ledger.
    #[schemars(extend("const" = SCHEMA))]
    pub schema: Text,
    /// The story's name; the file is called after it.
    #[schemars(with = "StoryName")]
    pub story: Text,
    /// What people call the story.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Where the article is published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Text>,
    /// The recorded versions of the article, oldest first. `onrecord record` adds them; nobody edits them.
    pub versions: Vec<VersionYaml>,
    /// What the article says and has said, in its order.
    pub claims: Vec<ClaimYaml>,
}

/// An item of `versions`.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Version")]
pub struct VersionYaml {
    /// Its number, from 1.
    pub number: Number,
    /// When it was recorded.
    #[schemars(with = "Time")]
    pub recorded: Text,
    /// The day of its publication, against which "Tuesday" is read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Day>")]
    pub published: Option<Text>,
    /// Where this version was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Text>,
    /// Its headline, as its front matter gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headline: Option<Text>,
    /// Who wrote it, as its front matter says.
    #[serde(default, skip_serializing_if = "Flow::is_empty")]
    #[schemars(with = "Vec<String>")]
    pub byline: Flow,
    /// When it was last updated, as its front matter says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Text>,
    /// The article's path from the ledger's folder; its address where it was recorded from there; `-` where only standard input held it.
    #[schemars(length(min = 1))]
    pub path: Text,
    /// The copy of its text, from the ledger's folder.
    #[schemars(length(min = 1))]
    pub snapshot: Text,
    /// What the server said that sent it; left out where it came from no server.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub response: Option<ResponseYaml>,
    /// SHA-256 of the copy, byte for byte.
    #[schemars(with = "Sha256")]
    pub digest: Text,
    /// The web page that the copy was read of; left out where the article is its own text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<PageYaml>,
    /// The claims that were recorded first with this version.
    #[schemars(with = "Vec<ClaimName>")]
    pub added: Flow,
    /// Digest of all claims as this version left them.
    #[schemars(with = "Sha256")]
    pub claims: Text,
    /// The seal of the version before; null in the first.
    #[schemars(with = "Option<Sha256>")]
    pub parent: Option<Text>,
    /// Digest of everything above: an edit of it shows.
    #[schemars(with = "Sha256")]
    pub seal: Text,
}

/// The web page that a version was read of.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Page")]
pub struct PageYaml {
    /// Where the page as it came is kept, from the ledger's folder; left out where only what was read is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1))]
    pub file: Option<Text>,
    /// SHA-256 of the page as it came.
    #[schemars(with = "Sha256")]
    pub digest: Text,
    /// The version of the reader.
    pub reader: Number,
}

/// `response`: what a server said of the page that it sent.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Response")]
pub struct ResponseYaml {
    /// When it was sent, by the clock of the server.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Text>,
    /// The mark that the server gave this version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<Text>,
    /// When it was changed last, as the server says.
    #[serde(default, rename = "last-modified", skip_serializing_if = "Option::is_none")]
    pub last_modified: Option<Text>,
    /// What it is, as the server says.
    #[serde(default, rename = "content-type", skip_serializing_if = "Option::is_none")]
    pub content_type: Option<Text>,
}

/// An item of `claims`.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Claim")]
pub struct ClaimYaml {
    /// Its name, given once and for ever.
    #[schemars(with = "ClaimName")]
    pub id: Text,
    /// What it says.
    pub says: SaysYaml,
    /// The version from which it has said so.
    pub since: Number,
    /// The first version without it; left out while the article holds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gone: Option<Number>,
    /// Who added it, where the program had missed it: `onrecord add`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub added: Option<AddedYaml>,
    /// Digest of the claim with its history: an edit of it shows.
    #[schemars(with = "Sha256")]
    pub seal: Text,
    /// What a person decided about it: `onrecord review`, or by hand.
    pub review: ReviewYaml,
    /// Where a person found it confirmed; written by hand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceYaml>,
    /// What people should know about it; written by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// What checks find about it and a person lets stand; written by hand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allow: Vec<AllowYaml>,
    /// What it said in earlier versions, oldest first. Nobody edits it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<PastYaml>,
}

/// An item of a claim's `history`.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Past")]
pub struct PastYaml {
    /// The first version in which it said so.
    pub since: Number,
    /// The last version in which it said so.
    pub until: Number,
    /// What ended it.
    #[schemars(with = "Vec<ChangeName>")]
    pub change: Flow,
    /// What it said.
    pub says: SaysYaml,
    /// What a person had decided about it.
    pub review: ReviewYaml,
}

/// `says`: what a claim says, now or in an earlier version.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Says", transform = fitting)]
pub struct SaysYaml {
    /// What sort of claim it is.
    #[schemars(with = "ClaimKind")]
    pub kind: Text,
    /// How speech is reported; quotes and statements have it, and nothing else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Form>")]
    pub form: Option<Text>,
    /// Its words, as the article has them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exact: Option<Text>,
    /// The pieces of a split quotation, in place of `exact`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 2))]
    pub parts: Option<Vec<Text>>,
    /// The 32 characters before it.
    pub prefix: Text,
    /// The 32 characters after it.
    pub suffix: Text,
    /// Who it is attributed to; null where the article attributes it to nobody.
    pub source: Option<SourceYaml>,
    /// The words that attribute it, such as said; null where there are none.
    pub cue: Option<Text>,
    /// What it counts or measures; figures have it, and nothing else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figure: Option<FigureYaml>,
    /// When it is; dates have it, and nothing else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<DateYaml>,
    /// Digest of what it says: an edit of it shows.
    #[schemars(with = "Sha256")]
    pub digest: Text,
}

/// `source`: who a claim is attributed to.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Source")]
pub struct SourceYaml {
    /// The words at the claim: "he", "the mayor".
    pub text: Text,
    /// The fullest name that the article gives the same source.
    pub name: Text,
    /// What sort of source it is.
    #[serde(rename = "type")]
    #[schemars(with = "SourceType")]
    pub kind: Text,
}

/// `figure`: a figure's value.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Figure")]
pub struct FigureYaml {
    /// The value; the lower end of a range. In quotation marks where it is no whole number, so that no reader rounds it.
    pub value: Decimal,
    /// The upper end of a range, or of what vague words mean; null elsewhere.
    pub max: Option<Decimal>,
    /// What is counted or measured: people, km, percent, USD; empty where the article does not say.
    pub unit: Text,
    /// How the value bounds what is claimed.
    #[schemars(with = "Bound")]
    pub bound: Text,
}

/// `date`: a date's value.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Date")]
pub struct DateYaml {
    /// The TIMEX3 type.
    #[serde(rename = "type")]
    #[schemars(with = "DateType")]
    pub kind: Text,
    /// The TIMEX3 value: 2016-08, P3D, PRESENT_REF.
    pub value: Text,
    /// The first day meant; null where it can't be told.
    #[schemars(with = "Option<Day>")]
    pub from: Option<Text>,
    /// The last day meant; null where it can't be told.
    #[schemars(with = "Option<Day>")]
    pub to: Option<Text>,
    /// What the date is to the sentence.
    #[schemars(with = "DateRole")]
    pub role: Text,
}

/// `review`: what a person decided.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Review")]
pub struct ReviewYaml {
    /// Whether it waits for a person, was found right, was found wrong, or was misread by the program.
    #[schemars(with = "ReviewState")]
    pub state: Text,
    /// Who decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Text>,
    /// On which day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Day>")]
    pub date: Option<Text>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text>,
    /// How the claim is to be read where the program read it wrongly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrected: Option<CorrectedYaml>,
    /// Digest of a decision that corrects something and is in force: an edit of it shows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Sha256>")]
    pub seal: Option<Text>,
}

/// `added`: that a person added the claim.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Added")]
pub struct AddedYaml {
    /// Who added it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Text>,
    /// On which day.
    #[schemars(with = "Day")]
    pub date: Text,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text>,
}

/// `corrected`: what of a claim a person reads otherwise.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Corrected")]
pub struct CorrectedYaml {
    /// Whose words they are; `nobody` where the article names no one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Text>,
    /// The words that attribute them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue: Option<Text>,
    /// A figure's value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Decimal>,
    /// The second number of a score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<Decimal>,
    /// What a figure counts or measures; `none` for nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Text>,
    /// How a figure's value bounds what is claimed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Bound>")]
    pub bound: Option<Text>,
    /// The day that a date means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Day>")]
    pub date: Option<Text>,
    /// The time of that day, as in 19:30.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Minute>")]
    pub time: Option<Text>,
    /// What a date is to the sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<DateRole>")]
    pub role: Option<Text>,
}

/// An item of `evidence`: where a person found a claim confirmed.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Evidence")]
pub struct EvidenceYaml {
    /// The address of the document.
    pub url: Text,
    /// The day on which it was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Day>")]
    pub accessed: Option<Text>,
    /// SHA-256 of the document's bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Sha256>")]
    pub digest: Option<Text>,
    /// What it shows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// An item of `allow`: what a person lets stand.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Allow")]
pub struct AllowYaml {
    /// The check whose findings may stand: `onrecord explain` lists them.
    pub check: Text,
    /// Why, for whoever reads it later.
    #[schemars(regex(pattern = r"\S"))]
    pub reason: Text,
    /// The last day on which it may.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Day>")]
    pub until: Option<Text>,
}

named!(ReviewState);

/// Returns the JSON Schema of a story's file; `checks` are the names that `allow` may hold.
pub fn json_schema(generator: SchemaGenerator, checks: &[&str]) -> Schema {
    let mut schema = generator.into_root_schema_for::<StoryYaml>();
    if let Some(check) = schema.pointer_mut("/definitions/Allow/properties/check").and_then(Value::as_object_mut) {
        check.insert("enum".to_owned(), json!(checks));
    }
    schema
}

/// Adds what the keys of a claim must be to one another; `convert` holds them to the same.
fn fitting(schema: &mut Schema) {
    let words = json!([
        { "required": ["exact"], "properties": { "exact": { "type": "string" }, "parts": { "type": "null" } } },
        { "required": ["parts"], "properties": { "parts": { "type": "array" }, "exact": { "type": "null" } } },
    ]);
    schema.insert("oneOf".to_owned(), words);
    schema.insert("allOf".to_owned(), ClaimKind::ALL.into_iter().map(fitting_kind).collect());
}

fn fitting_kind(kind: ClaimKind) -> Value {
    let own = match kind {
        ClaimKind::Quote | ClaimKind::Statement => Some(("form", "string")),
        ClaimKind::Figure => Some(("figure", "object")),
        ClaimKind::Date => Some(("date", "object")),
        ClaimKind::Assertion => None,
    };
    let of = |key: &str| own.filter(|(own, _)| *own == key).map_or("null", |(_, written)| written);
    json!({
        "if": { "properties": { "kind": { "const": kind.name() } } },
        "then": {
            "required": own.map(|(own, _)| own).as_slice(),
            "properties": {
                "form": { "type": of("form") },
                "figure": { "type": of("figure") },
                "date": { "type": of("date") },
            },
        },
    })
}
