//! The YAML form of a story: flat structs with the place of every value, and the way to and from [`Story`].
//!
//! Structs stay flat and enums stay strings on purpose: serde loses the places of values below `flatten` and tagged
//! enums.

use super::yaml::{Decimal, Flow, Number, Text};
use serde::{Deserialize, Serialize};

/// A story's file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoryYaml {
    pub schema: Text,
    pub story: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Text>,
    pub versions: Vec<VersionYaml>,
    pub claims: Vec<ClaimYaml>,
}

/// An item of `versions`.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VersionYaml {
    pub number: Number,
    pub recorded: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Text>,
    pub path: Text,
    pub snapshot: Text,
    pub digest: Text,
    pub added: Flow,
    pub claims: Text,
    pub parent: Option<Text>,
    pub seal: Text,
}

/// An item of `claims`.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimYaml {
    pub id: Text,
    pub kind: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exact: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parts: Option<Vec<Text>>,
    pub prefix: Text,
    pub suffix: Text,
    pub source: Option<SourceYaml>,
    pub cue: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figure: Option<FigureYaml>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<DateYaml>,
    pub digest: Text,
    pub since: Number,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gone: Option<Number>,
    pub seal: Text,
    pub review: ReviewYaml,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceYaml>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allow: Vec<AllowYaml>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<PastYaml>,
}

/// An item of a claim's `history`.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PastYaml {
    pub since: Number,
    pub until: Number,
    pub change: Flow,
    pub kind: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exact: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parts: Option<Vec<Text>>,
    pub prefix: Text,
    pub suffix: Text,
    pub source: Option<SourceYaml>,
    pub cue: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figure: Option<FigureYaml>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<DateYaml>,
    pub digest: Text,
    pub review: ReviewYaml,
}

/// `source`: who a claim is attributed to.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceYaml {
    pub text: Text,
    pub name: Text,
    #[serde(rename = "type")]
    pub kind: Text,
}

/// `figure`: a figure's value.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureYaml {
    pub value: Decimal,
    pub max: Option<Decimal>,
    pub unit: Text,
    pub bound: Text,
}

/// `date`: a date's value.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateYaml {
    #[serde(rename = "type")]
    pub kind: Text,
    pub value: Text,
    pub from: Option<Text>,
    pub to: Option<Text>,
    pub role: Text,
}

/// `review`: what a person decided.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewYaml {
    pub state: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Text>,
}

/// An item of `evidence`: where a person found a claim confirmed.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EvidenceYaml {
    pub url: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accessed: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// An item of `allow`: what a person lets stand.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AllowYaml {
    pub check: Text,
    pub reason: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Text>,
}
