//! What a page says of itself, as output.

use crate::intake::Fetched;
use schemars::JsonSchema;
use serde::Serialize;

/// The schema of the document.
pub const SCHEMA: &str = "onrecord/page/1";

/// A web page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Document<'a> {
    /// The form of this document, with its number.
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    #[serde(flatten)]
    page: Page<'a>,
}

impl<'a> Document<'a> {
    /// Returns the document of what a page says.
    pub fn new(page: Page<'a>) -> Self {
        Self { schema: SCHEMA, page }
    }
}

/// What a web page says of itself.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Page<'a> {
    /// The page as it was named.
    path: String,
    /// The headline; null where there is none.
    headline: Option<&'a str>,
    /// Who wrote it, each name by itself.
    byline: &'a [String],
    /// When it was published: a day, or a time with its zone; null where the page does not say.
    published: Option<String>,
    /// When it was last changed; null where the page does not say.
    modified: Option<String>,
    /// Its canonical address; null where the page does not say.
    address: Option<&'a str>,
    /// Who publishes it; null where the page does not say.
    outlet: Option<&'a str>,
    /// The language that it says it is in, such as en-GB; null where the page does not say.
    language: Option<&'a str>,
    /// Its notices of corrections, clarifications and updates, word for word.
    notices: Vec<&'a str>,
    /// The encoding that it came in.
    encoding: &'static str,
    /// What was decided and left out of a document, a sentence each.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    left_out: &'a [String],
}

/// Returns what the page says of itself that is at `path`.
pub fn said<'a>(path: String, page: &'a Fetched, notices: Vec<&'a str>) -> Page<'a> {
    let Fetched { declared, encoding, left_out, .. } = page;
    Page {
        path,
        headline: declared.headline.as_deref(),
        byline: &declared.byline,
        published: declared.published.map(|moment| moment.to_string()),
        modified: declared.modified.map(|moment| moment.to_string()),
        address: declared.address.as_deref(),
        outlet: declared.outlet.as_deref(),
        language: declared.language.as_deref(),
        notices,
        encoding,
        left_out,
    }
}

/// Returns what a page says of itself, a line each; what it does not say is left out.
pub fn lines(page: &Page<'_>) -> Vec<String> {
    let byline = page.byline.join(", ");
    let one = [
        ("headline", page.headline),
        ("byline", Some(byline.as_str()).filter(|byline| !byline.is_empty())),
        ("published", page.published.as_deref()),
        ("modified", page.modified.as_deref()),
        ("address", page.address),
        ("outlet", page.outlet),
        ("language", page.language),
    ];
    let said = one.into_iter().filter_map(|(name, value)| Some(format!("{name}: {}", value?)));
    let notices = page.notices.iter().map(|notice| format!("notice: {notice}"));
    let left_out = page.left_out.iter().map(|line| format!("note: {line}"));
    said.chain(notices).chain(left_out).collect()
}
