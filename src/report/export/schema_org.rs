//! `schema-org`: articles, their quotations and their claims in the vocabulary that search engines read.
//!
//! No `ClaimReview`: that is somebody's verdict on whether a claim is true. What the ledger holds is whether an article has it right, and
//! the two must not be taken for one another: a figure that an article misreports would be called false under its source's name.

use super::{Form, Iris, object};
use crate::model::{Bound, ClaimKind, SourceType};
use crate::report::Rendered;
use crate::schema::json::document;
use crate::workflow::{ExportedClaim, ExportedStory};
use serde_json::{Value, json};

pub(super) const FORM: Form = Form { name: "schema-org", what: "schema.org's Quotation and Claim, as JSON-LD", render };

fn render(stories: &[ExportedStory], iris: &Iris) -> Rendered {
    let mut graph = Vec::new();
    for story in stories {
        graph.push(article(story, iris));
        graph.extend(story.claims.iter().map(|claim| said(claim, iris)));
    }
    document(&json!({"@context": "https://schema.org", "@graph": graph}))
}

fn article(story: &ExportedStory, iris: &Iris) -> Value {
    let latest = story.story.latest();
    let stated = latest.map(|version| &version.stated);
    let headline = stated.and_then(|stated| stated.headline.as_ref()).or(story.story.title.as_ref());
    let authors = stated.map_or(&[][..], |stated| &stated.byline);
    let published = story.story.versions.iter().find_map(|version| version.published);
    let later = story.story.versions.get(1..).and_then(<[_]>::last).and_then(|version| version.published);
    let modified = stated.and_then(|stated| stated.updated.clone()).or(later.map(|day| day.to_string()));
    object([
        ("@type", json!("NewsArticle")),
        ("@id", json!(iris.story(story.story.slug.as_str()))),
        ("url", json!(story.url)),
        ("headline", json!(headline)),
        ("author", json!(authors.iter().map(|name| json!({"@type": "Person", "name": name})).collect::<Vec<_>>())),
        ("datePublished", json!(published.map(|day| day.to_string()))),
        ("dateModified", json!(modified)),
        ("version", json!(latest.map(|version| version.number))),
    ])
}

fn said(claim: &ExportedClaim, iris: &Iris) -> Value {
    let quote = claim.kind == ClaimKind::Quote.name();
    let article = json!({"@id": iris.story(&claim.story)});
    let (speaker, credit, document) = source(claim);
    let cited = claim.evidence.iter().map(|url| json!({"@type": "CreativeWork", "url": url}));
    let days = claim.date.as_ref().and_then(|date| Some(format!("{}/{}", date.from?, date.to?)));
    object([
        ("@type", json!(if quote { "Quotation" } else { "Claim" })),
        ("@id", json!(iris.claim(&claim.story, &claim.id))),
        ("text", json!(claim.text)),
        (if quote { "spokenByCharacter" } else { "author" }, json!(speaker)),
        (if quote { "isPartOf" } else { "appearance" }, article),
        ("creditText", json!(credit)),
        ("isBasedOn", json!(document)),
        ("about", amount(claim)),
        ("temporalCoverage", json!(days)),
        ("citation", json!(cited.collect::<Vec<_>>())),
    ])
}

/// Returns who said it where it is a person or body with a name; else the words that credit it, or the document it is from.
fn source(claim: &ExportedClaim) -> (Option<Value>, Option<&str>, Option<Value>) {
    let Some(name) = claim.source.as_deref() else { return (None, None, None) };
    let whose = |kind: &str| Some(json!({"@type": kind, "name": name}));
    match claim.source_type.and_then(SourceType::from_name) {
        Some(SourceType::Organisation) => (whose("Organization"), None, None),
        Some(SourceType::Document) => (None, None, whose("CreativeWork")),
        Some(SourceType::Anonymous | SourceType::Pronoun) => (None, Some(name), None),
        Some(SourceType::Named) | None => (whose("Person"), None, None),
    }
}

/// Returns what a figure says, with its bounds.
fn amount(claim: &ExportedClaim) -> Value {
    let Some(figure) = &claim.figure else { return Value::Null };
    let number = |key: &str| serde_json::to_value(figure).ok().and_then(|told| told.get(key).cloned());
    let (value, max) = (number("value"), number("max"));
    let (exact, least, most) = match figure.bound {
        _ if figure.max.is_some() => (None, value, max),
        Bound::AtLeast | Bound::MoreThan => (None, value, None),
        Bound::AtMost | Bound::LessThan => (None, None, value),
        _ => (value, None, None),
    };
    object([
        ("@type", json!("QuantitativeValue")),
        ("value", json!(exact)),
        ("minValue", json!(least)),
        ("maxValue", json!(most)),
        ("unitText", json!(Some(&figure.unit).filter(|unit| !unit.is_empty()))),
    ])
}
