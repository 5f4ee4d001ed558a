//! The last decision in writing, so that another run of the program can take it back.

use super::Made;
use crate::ledger::{Correction, Review, ReviewState, Slug};
use crate::model::{ClaimId, Digest};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The schema of the file.
const SCHEMA: &str = "onrecord/undo/1";

#[derive(Serialize, Deserialize)]
struct Document {
    schema: String,
    made: Vec<Row>,
}

#[derive(Serialize, Deserialize)]
struct Row {
    story: String,
    id: String,
    /// None where the claim was added.
    before: Option<ReviewRow>,
    after: Option<ReviewRow>,
}

#[derive(Serialize, Deserialize)]
struct ReviewRow {
    state: String,
    by: Option<String>,
    date: Option<String>,
    reason: Option<String>,
    corrected: BTreeMap<String, String>,
    seal: Option<String>,
}

/// Returns decisions in writing: one JSON document.
pub fn write(made: &[Made]) -> String {
    let row = |one: &Made| Row {
        story: one.story.to_string(),
        id: one.id.0.clone(),
        before: one.before.as_ref().map(review_row),
        after: one.after.as_ref().map(review_row),
    };
    let document = Document { schema: SCHEMA.to_owned(), made: made.iter().map(row).collect() };
    // Texts and lists of texts can always be written.
    serde_json::to_string(&document).unwrap_or_default()
}

/// Returns the decisions that [`write()`] wrote; none where `text` is anything else.
pub fn read(text: &str) -> Option<Vec<Made>> {
    let document: Document = serde_json::from_str(text).ok().filter(|document: &Document| document.schema == SCHEMA)?;
    let made = |row: Row| {
        Some(Made {
            story: Slug::parse(&row.story)?,
            id: ClaimId(row.id),
            before: known(row.before, review)?,
            after: known(row.after, review)?,
        })
    };
    document.made.into_iter().map(made).collect()
}

/// Returns what `read` makes of what is there; none where it can't be read.
fn known<A, B>(value: Option<A>, read: impl FnOnce(A) -> Option<B>) -> Option<Option<B>> {
    value.map_or(Some(None), |value| read(value).map(Some))
}

fn review_row(review: &Review) -> ReviewRow {
    ReviewRow {
        state: review.state.name().to_owned(),
        by: review.by.clone(),
        date: review.date.map(|day| day.to_string()),
        reason: review.reason.clone(),
        corrected: review.correction.fields().into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        seal: review.seal.map(|seal| seal.to_string()),
    }
}

fn review(row: ReviewRow) -> Option<Review> {
    Some(Review {
        state: ReviewState::from_name(&row.state)?,
        by: row.by,
        date: known(row.date, |day| day.parse().ok())?,
        reason: row.reason,
        correction: Correction::from_fields(row.corrected.iter().map(|(name, value)| (&**name, &**value)))?,
        seal: known(row.seal, |seal| Digest::parse(&seal))?,
    })
}
