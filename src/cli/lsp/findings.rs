//! What the check finds in a document as it is typed.

use super::document::{Document, Text, uri_of};
use crate::check::{Place, Reported, Severity};
use crate::text::{Position, visible};
use crate::workflow::{CheckOptions, Failure, Memory, Project, check_again};
use chrono::NaiveDate;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Returns the diagnostics of a document, against the record: what is known or allowed is left out.
pub fn of(project: &Project, document: &Document, today: NaiveDate, memory: &mut Memory) -> Vec<Value> {
    let Ok(path) = project.inside_unsaved(&document.path) else { return Vec::new() };
    let bytes = document.text.whole.clone().into_bytes();
    let options = CheckOptions { unsaved: Some((document.path.clone(), bytes)), ..CheckOptions::default() };
    match check_again(project, &mut |_| {}, &options, today, memory) {
        Ok(checked) => {
            // An article that is not on record has nothing that could be compared.
            let failures = checked.unchecked.iter().filter(|_| checked.done > 0 || checked.findings.is_empty());
            let failures = failures.map(failure).collect::<Vec<_>>();
            let open = checked.findings.iter().filter(|one| !one.is_settled());
            let text = |(path, text): (&String, &String)| (path.clone(), Text::new(text.clone()));
            let texts = checked.texts.iter().map(text).collect();
            open.map(|one| finding(project, document, (&path, &texts), one)).chain(failures).collect()
        }
        Err(why) => vec![failure(&why)],
    }
}

fn finding(
    project: &Project,
    document: &Document,
    (path, texts): (&str, &BTreeMap<String, Text>),
    Reported { finding, .. }: &Reported,
) -> Value {
    let empty = Text::new(String::new());
    let location = |place: &Place, message: &str| {
        let uri = uri_of(&project.folder().join(&place.path));
        let range = texts.get(&place.path).unwrap_or(&empty).range_of(place.start, place.end);
        json!({"location": {"uri": uri, "range": range}, "message": visible::prose(message)})
    };
    let mut related: Vec<Value> =
        finding.related.iter().map(|related| location(&related.place, &related.message)).collect();
    let here = finding.place.path == path;
    if !here {
        related.insert(0, location(&finding.place, "it stands here"));
    }
    let top = Position { line: 1, column: 1 };
    let (start, end) = if here { (finding.place.start, finding.place.end) } else { (top, top) };
    let help = if finding.help.is_empty() { String::new() } else { format!("\n{}", visible::prose(&finding.help)) };
    json!({
        "range": document.text.range_of(start, end),
        // A note is a hint, which editors show faintly: every claim that waits for a person has one.
        "severity": match finding.severity { Severity::Error => 1, Severity::Warning => 2, Severity::Note => 4 },
        "code": finding.check,
        "source": "onrecord",
        "message": visible::prose(&finding.message) + &help,
        "relatedInformation": related,
    })
}

/// Returns what could not be checked, at the head of the document.
fn failure(why: &Failure) -> Value {
    let start = json!({"line": 0, "character": 0});
    json!({
        "range": {"start": start, "end": start},
        "severity": 2,
        "source": "onrecord",
        "message": visible::prose(why.title()),
    })
}
