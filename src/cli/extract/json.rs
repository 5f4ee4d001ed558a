//! The claims of articles as JSON, found as they are written.

use crate::cli::stream;
use crate::engine::{self, ClaimJson, Places};
use crate::extract::{Context, Dollar};
use crate::schema::Sha256;
use crate::text::{Language, Markup};
use crate::workflow::{Manner, Text, Unread};
use schemars::JsonSchema;
use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};
use serde_json::Value;

/// The schema of the document.
pub const SCHEMA: &str = "onrecord/claims/1";

/// The claims of articles.
#[derive(Serialize, JsonSchema)]
pub struct Document<'a> {
    /// The form of this document, with its number.
    #[schemars(extend("const" = SCHEMA))]
    pub(super) schema: &'static str,
    /// The articles that could be read, in the order in which they were named.
    pub(super) articles: Vec<ArticleJson<'a>>,
}

/// An article.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Article")]
pub struct ArticleJson<'a> {
    /// The article, as it was named.
    pub(super) path: &'a str,
    /// SHA-256 of its bytes.
    #[schemars(with = "Sha256")]
    pub(super) digest: String,
    /// Why its words are not read ("not English (German?)"): only marks and digits are. Left out where they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) not_read: Option<String>,
    /// Its claims, in its order.
    #[schemars(with = "Vec<ClaimJson<'_>>")]
    pub(super) claims: ClaimsJson<'a>,
    /// What of it is not read; left out where everything is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) unread: Vec<Unread>,
}

/// The claims of a text, found as they are written.
pub struct ClaimsJson<'a> {
    pub(super) text: &'a Text,
}

impl Serialize for ClaimsJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        let mut written = Ok(());
        self.text.each(|article, claims| {
            let places = Places::new(article);
            let write = |claim| list.serialize_element(&engine::Claim::of(&places, claim));
            if written.is_ok() {
                written = claims.iter().try_for_each(write);
            }
        });
        written?;
        list.end()
    }
}

/// The answer to a line of `--stream`.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Answer")]
pub struct Answer<'a> {
    /// The `id` of the line that this answers.
    pub(super) id: &'a Value,
    /// Why its words are not read ("not English (German?)"): only marks and digits are. Left out where they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) not_read: Option<&'a str>,
    /// The claims of its text, in their order.
    #[schemars(with = "Vec<ClaimJson<'_>>")]
    pub(super) claims: ClaimsJson<'a>,
}

/// Answers a line of `--stream`.
///
/// # Errors
/// Where it holds no text.
pub(super) fn answer(row: &Value, dollar: Dollar, manner: Manner) -> Result<stream::Answered, String> {
    let text = stream::text(row, "text")?;
    let context = Context { published: stream::published(row)?, dollar };
    let text = Text::new(text, None, Markup::Plain, context, manner);
    let not_read = text.language().map(Language::told);
    let claims = ClaimsJson { text: &text };
    stream::Answered::new(&Answer { id: stream::id(row), not_read: not_read.as_deref(), claims }, not_read.is_some())
}
