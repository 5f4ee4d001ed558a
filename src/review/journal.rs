//! The last decision in writing, so that another run of the program can take it back.

use super::Made;
use crate::ledger::{Correction, Review, ReviewState, Slug};
use crate::model::ClaimId;
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
    before: ReviewRow,
    after: ReviewRow,
}

#[derive(Serialize, Deserialize)]
struct ReviewRow {
    state: String,
    by: Option<String>,
    date: Option<String>,
    reason: Option<String>,
    corrected: BTreeMap<String, String>,
}

/// Returns decisions in writing: one JSON document.
pub fn write(made: &[Made]) -> String {
    let row = |one: &Made| Row {
        story: one.story.to_string(),
        id: one.id.0.clone(),
        before: review_row(&one.before),
        after: review_row(&one.after),
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
            before: review(row.before)?,
            after: review(row.after)?,
        })
    };
    document.made.into_iter().map(made).collect()
}

fn review_row(review: &Review) -> ReviewRow {
    ReviewRow {
        state: review.state.name().to_owned(),
        by: review.by.clone(),
        date: review.date.map(|day| day.to_string()),
        reason: review.reason.clone(),
        corrected: review.correction.fields().into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
    }
}

fn review(row: ReviewRow) -> Option<Review> {
    Some(Review {
        state: ReviewState::from_name(&row.state)?,
        by: row.by,
        date: row.date.map(|day| day.parse().ok()).map_or(Some(None), |day| day.map(Some))?,
        reason: row.reason,
        correction: Correction::from_fields(row.corrected.iter().map(|(name, value)| (&**name, &**value)))?,
    })
}
