//! What is on record of the words under the cursor.

use super::document::Document;
use super::record::{claims, under};
use crate::check::State;
use crate::ledger::{Recorded, ReviewState};
use crate::model::Detail;
use crate::text::visible;
use crate::workflow::{Beside, Memory, Project, words};
use serde_json::{Value, json};

/// Answers what is on record of the words under the cursor.
pub fn hover(project: &Project, memory: &mut Memory, document: &Document, params: &Value) -> Value {
    let byte = document.text.byte(&params["position"]);
    let found = under(claims(project, memory, document), byte);
    let Some(range) = found.first().and_then(|one| one.at.clone()) else { return Value::Null };
    let told: Vec<String> = found.iter().map(told).collect();
    json!({"contents": {"kind": "plaintext", "value": told.join("\n\n")}, "range": document.text.range(&range)})
}

fn told(one: &Beside) -> String {
    let claim = &one.claim;
    let content = claim.corrected();
    let mut lines = vec![format!("{} {}/{}: {}", words::kind(&content.detail), one.story, claim.id.0, content.words())];
    let value = match &content.detail {
        Detail::Figure(figure) => Some(words::figure(figure)),
        Detail::Date(date) => Some(words::date(date)),
        _ => None,
    };
    lines.extend(value.map(|value| format!("value: {value}")));
    lines.push(format!("source: {}", claim.attributed().unwrap_or("nobody")));
    lines.extend(content.cue.as_ref().map(|cue| format!("cue: {cue}")));
    lines.push(decided(claim));
    if one.state != State::Verified {
        lines.push("the article says something else now".to_owned());
    }
    lines.push(format!("since version {}", claim.since));
    lines.extend(claim.history.iter().rev().map(|past| {
        let changed: Vec<&str> = past.change.iter().map(|name| name.name()).collect();
        format!("versions {} to {}: {} ({})", past.since, past.until, past.content.words(), changed.join(", "))
    }));
    lines.extend(claim.evidence.iter().map(|evidence| {
        let note = evidence.note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
        format!("evidence: {}{note}", evidence.url)
    }));
    lines.iter().map(|line| visible::prose(line)).collect::<Vec<_>>().join("\n")
}

fn decided(claim: &Recorded) -> String {
    let review = &claim.review;
    if review.state == ReviewState::Pending {
        return "not reviewed yet".to_owned();
    }
    let by = review.by.as_ref().map(|by| format!(" by {by}")).unwrap_or_default();
    let day = review.date.map(|day| format!(" on {day}")).unwrap_or_default();
    let reason = review.reason.as_ref().map(|reason| format!(": {reason}")).unwrap_or_default();
    format!("{}{by}{day}{reason}", review.state.name())
}
