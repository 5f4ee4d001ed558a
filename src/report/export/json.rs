//! `json` and `jsonl`: the claims as they are.

use super::{Form, SCHEMA};
use crate::report::Rendered;
use crate::schema::json::{document, line};
use crate::workflow::{ExportedClaim, ExportedStory};
use schemars::JsonSchema;
use serde::Serialize;

pub(super) const DOCUMENT: Form = Form {
    name: "json",
    what: "one JSON document, for scripts",
    render: |stories, _| document(&Document { schema: SCHEMA, claims: claims(stories).collect() }),
};

pub(super) const LINES: Form =
    Form { name: "jsonl", what: "one JSON object a line, for scripts", render: |stories, _| lines(stories) };

/// The recorded claims of stories.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Document<'a> {
    /// The form of this document, with its number.
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    /// The claims that the latest versions hold, by story and in the order of the article.
    claims: Vec<&'a ExportedClaim>,
}

fn claims(stories: &[ExportedStory]) -> impl Iterator<Item = &ExportedClaim> {
    stories.iter().flat_map(|story| &story.claims)
}

fn lines(stories: &[ExportedStory]) -> Rendered {
    claims(stories).map(|claim| Ok(line(claim)? + "\n")).collect()
}
