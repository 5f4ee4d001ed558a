//! `annotations`: W3C Web Annotations, each a claim on its place in the article.
//!
//! <https://www.w3.org/TR/annotation-model/>. A piece of a claim has two targets where the story has an address: the page, where its words are found
//! by themselves, and the copy of its text that is on record, where they have positions too.

use super::fragment::{CONFORMS_TO, fragment, plain};
use super::{Form, Iris, object};
use crate::ledger::{ReviewState, seal};
use crate::model::Selector;
use crate::report::Rendered;
use crate::schema::json::document;
use crate::workflow::{ExportedClaim, ExportedPiece, ExportedStory, OnPage, words};
use serde_json::{Value, json};

pub(super) const FORM: Form = Form { name: "annotations", what: "W3C Web Annotations, as JSON-LD", render };

fn render(stories: &[ExportedStory], iris: &Iris) -> Rendered {
    let items: Vec<Value> =
        stories.iter().flat_map(|story| story.claims.iter().map(move |claim| annotation(story, claim, iris))).collect();
    document(&json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": iris.list("annotations"),
        "type": "AnnotationPage",
        "items": items,
    }))
}

fn annotation(story: &ExportedStory, claim: &ExportedClaim, iris: &Iris) -> Value {
    let recorded = story.story.version(claim.since).map(|version| seal::time(version.recorded));
    let mut bodies = vec![
        json!({"type": "TextualBody", "purpose": "describing", "format": "text/plain", "language": "en", "value": told(claim)}),
        json!({"type": "TextualBody", "purpose": "tagging", "value": claim.kind}),
        json!({"type": "TextualBody", "purpose": "tagging", "value": claim.review}),
    ];
    bodies.extend(
        claim.evidence.iter().map(|url| json!({"type": "SpecificResource", "purpose": "linking", "source": url})),
    );
    object([
        ("id", json!(iris.claim(&claim.story, &claim.id))),
        ("type", json!("Annotation")),
        ("motivation", json!("describing")),
        ("created", json!(recorded)),
        ("generator", json!({"type": "Software", "name": "onrecord"})),
        ("body", json!(bodies)),
        ("target", json!(claim.pieces.iter().flat_map(|piece| targets(claim, piece, iris)).collect::<Vec<_>>())),
    ])
}

/// Returns what the claim is, whose, and what a person decided, as people read it.
fn told(claim: &ExportedClaim) -> String {
    let value = claim.figure.as_ref().map(words::figure).or_else(|| claim.date.as_ref().map(words::date));
    let source = claim.source.as_ref().map_or_else(|| "no source".to_owned(), |name| format!("source: {name}"));
    let by = claim.by.as_ref().map(|by| format!(" by {by}")).unwrap_or_default();
    let day = claim.decided.as_ref().map(|day| format!(" on {day}")).unwrap_or_default();
    let reason = claim.reason.as_ref().map(|reason| format!(": {reason}")).unwrap_or_default();
    let review = match claim.review {
        state if state == ReviewState::Pending.name() => "not reviewed yet".to_owned(),
        state => format!("{state}{by}{day}{reason}"),
    };
    [Some(claim.kind.to_owned()), value, Some(source), Some(review)]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("; ")
}

fn targets(claim: &ExportedClaim, piece: &ExportedPiece, iris: &Iris) -> Vec<Value> {
    let page = claim.url.as_ref().map(|url| {
        let fragment = fragment(piece);
        let bare = url.split('#').next().unwrap_or_default();
        json!({
            "id": format!("{bare}#{fragment}"),
            "type": "SpecificResource",
            "source": url,
            "selector": [
                on_page(piece),
                {"type": "FragmentSelector", "conformsTo": CONFORMS_TO, "value": fragment},
            ],
        })
    });
    let copy = json!({
        "type": "SpecificResource",
        "source": iris.file(&claim.snapshot),
        "selector": [
            {"type": "TextPositionSelector", "start": piece.start, "end": piece.end},
            {"type": "TextQuoteSelector", "exact": piece.text},
        ],
    });
    page.into_iter().chain([copy]).collect()
}

/// Returns the selector of the page: its own characters where it is known, else one space for each stretch of white space.
fn on_page(piece: &ExportedPiece) -> Value {
    match &piece.on_page {
        Some(OnPage { quote: Selector { exact, prefix, suffix }, .. }) => quote(exact, prefix, suffix),
        None => quote(&plain(&piece.exact), &spaced(&piece.prefix), &spaced(&piece.suffix)),
    }
}

fn quote(exact: &str, prefix: &str, suffix: &str) -> Value {
    object([
        ("type", json!("TextQuoteSelector")),
        ("exact", json!(exact)),
        ("prefix", json!(Some(prefix).filter(|text| !text.is_empty()))),
        ("suffix", json!(Some(suffix).filter(|text| !text.is_empty()))),
    ])
}

/// Returns context with one space for each stretch of white space, those at its edges too, which part it from the words.
fn spaced(text: &str) -> String {
    let edge = |is: bool| if is { " " } else { "" };
    match plain(text) {
        words if words.is_empty() => words,
        words => {
            let (before, after) = (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
            format!("{}{words}{}", edge(before), edge(after))
        }
    }
}
