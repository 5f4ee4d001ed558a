//! Claims by how much a fact-checker would care, those of low weight folded away.

use super::dossier::Present;
use super::html::Html;
use crate::ledger::Recorded;
use crate::model::Weight;
use crate::workflow::words;

/// What of a weight is called; claims whose weight is not known, because another edition of the program read them, are no
/// less than medium.
const GROUPS: [(Weight, &str); 3] = [
    (Weight::High, "Of high weight: what a fact-checker asks about first"),
    (Weight::Medium, "Of medium weight"),
    (Weight::Low, "Of low weight: ages, lengths, weekdays and the like"),
];

/// Returns the weight of a claim.
pub(super) fn of(claim: &Recorded, present: &Present) -> Weight {
    present.standings.get(&claim.id).and_then(|standing| standing.weight).unwrap_or(Weight::Medium)
}

/// Which groups of claims are not folded away: on the page of a story, and on that of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Open {
    /// The gravest that there is.
    Gravest,
    /// All but those of low weight.
    AllButLow,
}

/// Writes the groups of `claims`; `each` writes those of one.
pub(super) fn groups<T>(
    h: &mut Html,
    claims: &[T],
    open: Open,
    weight: impl Fn(&T) -> Weight,
    each: impl Fn(&mut Html, &[&T]),
) {
    let mut first = true;
    let heading = if open == Open::Gravest { "h3" } else { "h2" };
    for (group, title) in GROUPS {
        let held: Vec<&T> = claims.iter().filter(|claim| weight(claim) == group).collect();
        if held.is_empty() {
            continue;
        }
        let is_first = std::mem::take(&mut first);
        if is_first || open == Open::AllButLow && group > Weight::Low {
            h.leaf(heading, &[], &format!("{title} ({})", held.len()));
            each(h, &held);
        } else {
            h.tag("details", &[("class", "low")], |h| {
                h.tag("summary", &[], |h| {
                    h.leaf(heading, &[], title);
                    h.text(&format!(" ({})", words::count(held.len(), "claim")));
                });
                each(h, &held);
            });
        }
    }
}
