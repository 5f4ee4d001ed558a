//! Stretches of versions in which a claim said the same.

use crate::ledger::{Content, Recorded, Review};
use crate::model::ChangeName;

/// A stretch of versions in which a claim said the same.
pub(super) struct Period<'a> {
    pub since: u32,
    /// The last of them; none where it still says so.
    pub until: Option<u32>,
    pub content: &'a Content,
    pub review: &'a Review,
    /// What began it; empty for the first, and where the claim was gone before.
    pub change: &'a [ChangeName],
    /// Whether the claim was gone before.
    pub back: bool,
}

/// Returns what a claim said in which versions, oldest first.
pub(super) fn periods(claim: &Recorded) -> Vec<Period<'_>> {
    let past = claim.history.iter().map(|past| (past.since, Some(past.until), &past.content, &past.review));
    let until = claim.gone.map(|gone| gone.saturating_sub(1));
    let now = (claim.since, until, &claim.content, &claim.review);
    let mut out: Vec<Period<'_>> = Vec::new();
    for (at, (since, until, content, review)) in past.chain([now]).enumerate() {
        let before = at.checked_sub(1).and_then(|at| claim.history.get(at));
        let back = before.is_some_and(|before| before.until.saturating_add(1) < since);
        let change = before.filter(|_| !back).map_or(&[][..], |before| &before.change);
        out.push(Period { since, until, content, review, change, back });
    }
    out
}
