//! `prov`: what came from what, in W3C's PROV-O.
//!
//! A claim is quoted from the version of the article that first said so, revises what it said before, and has as its primary source the
//! document that it names or that a person found it confirmed in.

use super::{Form, Iris, object};
use crate::ledger::{Content, Recorded, Review, Story, Version, seal};
use crate::model::SourceType;
use crate::report::Rendered;
use crate::schema::json::document;
use crate::workflow::ExportedStory;
use serde_json::{Value, json};
use std::collections::BTreeMap;

pub(super) const FORM: Form = Form { name: "prov", what: "W3C PROV-O, as JSON-LD", render };

fn render(stories: &[ExportedStory], iris: &Iris) -> Rendered {
    let mut graph = Vec::new();
    for story in stories {
        graph.extend(of_story(story, iris));
    }
    document(&json!({
        "@context": {
            "prov": "http://www.w3.org/ns/prov#",
            "dcterms": "http://purl.org/dc/terms/",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@graph": graph,
    }))
}

fn of_story(story: &ExportedStory, iris: &Iris) -> Vec<Value> {
    let record = &story.story;
    let slug = record.slug.as_str();
    let mut graph = vec![object([
        ("@id", json!(iris.story(slug))),
        ("@type", json!("prov:Entity")),
        ("dcterms:title", json!(record.title)),
        ("prov:atLocation", json!(story.url.as_ref().map(|url| json!({"@id": url})))),
    ])];
    let mut sources = BTreeMap::new();
    graph.extend(record.versions.iter().map(|version| of_version(record, version, iris, &mut sources)));
    for claim in record.claims.iter().filter(|claim| !claim.is_misread()) {
        graph.extend(of_claim(record, claim, iris, &mut sources));
    }
    graph.extend(sources.into_values());
    graph
}

/// Returns what is told of a version; adds its authors to `sources`.
fn of_version(story: &Story, version: &Version, iris: &Iris, sources: &mut BTreeMap<String, Value>) -> Value {
    let slug = story.slug.as_str();
    let before = version.number.checked_sub(1).and_then(|number| story.version(number));
    let authors: Vec<Value> =
        version.stated.byline.iter().map(|name| named(iris.source(slug, name), "prov:Person", name, sources)).collect();
    object([
        ("@id", json!(iris.version(slug, version.number))),
        ("@type", json!("prov:Entity")),
        ("dcterms:title", json!(version.stated.headline)),
        ("dcterms:identifier", json!(version.digest.to_string())),
        ("dcterms:issued", json!(version.published.map(|day| json!({"@type": "xsd:date", "@value": day.to_string()})))),
        ("prov:specializationOf", json!({"@id": iris.story(slug)})),
        ("prov:generatedAtTime", json!({"@type": "xsd:dateTime", "@value": seal::time(version.recorded)})),
        ("prov:atLocation", json!({"@id": iris.file(&version.snapshot)})),
        ("prov:wasRevisionOf", json!(before.map(|before| json!({"@id": iris.version(slug, before.number)})))),
        ("prov:wasAttributedTo", json!(authors)),
    ])
}

/// Returns what a claim has said, one thing after the other; adds whom it names to `sources`.
fn of_claim(story: &Story, claim: &Recorded, iris: &Iris, sources: &mut BTreeMap<String, Value>) -> Vec<Value> {
    let past = claim.history.iter().map(|past| (past.since, &past.content, &past.review));
    let all: Vec<(u32, &Content, &Review)> = past.chain([(claim.since, &claim.content, &claim.review)]).collect();
    let slug = story.slug.as_str();
    let whole = iris.claim(slug, &claim.id.0);
    let mut before = None;
    let mut out = vec![json!({"@id": whole.as_str(), "@type": "prov:Entity"})];
    for (since, content, review) in all {
        let iri = iris.said(slug, &claim.id.0, since);
        let (agent, document) = source(story, content, review, iris, sources);
        let evidence = claim
            .evidence
            .iter()
            .filter(|_| since == claim.since)
            .map(|found| json!({"@id": found.url, "@type": "prov:Entity"}));
        out.push(object([
            ("@id", json!(iri)),
            ("@type", json!("prov:Entity")),
            ("prov:value", json!(content.words())),
            ("prov:specializationOf", json!({"@id": whole.as_str()})),
            ("prov:wasQuotedFrom", json!({"@id": iris.version(slug, since)})),
            ("prov:wasRevisionOf", json!(before.map(|iri: String| json!({"@id": iri})))),
            ("prov:wasAttributedTo", json!(agent)),
            ("prov:hadPrimarySource", json!(document.into_iter().chain(evidence).collect::<Vec<_>>())),
        ]));
        before = Some(iri);
    }
    out
}

/// Returns whom a claim is attributed to, or the document that it is from.
fn source(
    story: &Story,
    content: &Content,
    review: &Review,
    iris: &Iris,
    sources: &mut BTreeMap<String, Value>,
) -> (Option<Value>, Option<Value>) {
    let Some(name) = review.attributed(content) else { return (None, None) };
    let kind = content.source.as_ref().map_or(SourceType::Named, |source| source.kind);
    let class = match kind {
        SourceType::Document => "prov:Entity",
        SourceType::Organisation => "prov:Organization",
        SourceType::Named => "prov:Person",
        _ => "prov:Agent",
    };
    let iri = iris.source(story.slug.as_str(), name);
    sources.entry(iri.clone()).or_insert_with(|| json!({"@id": iri.as_str(), "@type": class, "dcterms:title": name}));
    let reference = Some(json!({"@id": iri}));
    if kind == SourceType::Document { (None, reference) } else { (reference, None) }
}

/// Returns a reference to whoever or whatever has a name, which is added to `sources` where it is not there.
fn named(iri: String, class: &str, name: &str, sources: &mut BTreeMap<String, Value>) -> Value {
    let reference = json!({"@id": iri.as_str()});
    let told = json!({"@id": iri.as_str(), "@type": class, "dcterms:title": name});
    sources.entry(iri).or_insert(told);
    reference
}
