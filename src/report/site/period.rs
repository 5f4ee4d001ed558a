//! What a claim said in which versions.

use super::wording;
use crate::ledger::{Content, Recorded};
use std::borrow::Cow;

/// What a claim said in a run of versions.
pub(super) struct Period<'c> {
    pub since: u32,
    /// The last version that says so.
    pub until: u32,
    /// What it says, as a person corrected it.
    pub content: Cow<'c, Content>,
}

/// Returns what a claim has said, oldest first; neighbours with the same value are one period.
pub(super) fn periods(claim: &Recorded, latest: u32) -> Vec<Period<'_>> {
    let past = claim.history.iter().map(|past| {
        let content = past.review.correction.applied(&past.content);
        Period { since: past.since, until: past.until, content }
    });
    let until = claim.gone.map_or(latest, |gone| gone.saturating_sub(1));
    let now = Period { since: claim.since, until, content: claim.corrected() };
    let mut out: Vec<Period<'_>> = Vec::new();
    for period in past.chain([now]) {
        match out.last_mut() {
            Some(last)
                if last.content.detail == period.content.detail && last.until.saturating_add(1) == period.since =>
            {
                last.until = period.until;
            }
            _ => out.push(period),
        }
    }
    out
}

/// Returns a run of versions in few letters: "3", "3–5".
pub(super) fn span(since: u32, until: u32) -> String {
    if since == until { since.to_string() } else { format!("{since}–{until}") }
}

/// Returns a picture's text alternative: every value with its versions.
pub(super) fn alternative(periods: &[Period<'_>]) -> String {
    let value = |period: &Period<'_>| {
        let value = wording::value(&period.content.detail).unwrap_or_default();
        format!("{}: {value}", wording::versions(period.since, period.until))
    };
    periods.iter().map(value).collect::<Vec<_>>().join("; ")
}
