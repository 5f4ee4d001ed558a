//! A decision on everything that waits: what it is about is said before it is made, and on a terminal asked.

use super::session::Session;
use crate::check::{CHECKS, Find};
use crate::ledger::Recorded;
use crate::text::visible;
use crate::workflow::words;
use std::collections::BTreeMap;

/// The check that a claim waits for which says what it said.
const UNREVIEWED: &str = "unreviewed-claim";

/// Says which claims a decision is about, by article and by check: "dam.md: 6 claims, 2 of changed-figure, 4 of unreviewed-claim".
pub fn tell(session: &mut Session<'_>, asked: &[(String, Vec<Recorded>)]) {
    for (path, claims) in asked {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        claims.iter().for_each(|claim| *counts.entry(check(claim)).or_default() += 1);
        let counts: Vec<String> = counts.iter().map(|(check, count)| format!("{count} of {check}")).collect();
        let claims = words::count(claims.len(), "claim");
        session.terminal.line(&format!("{}: {claims}, {}", visible::name(path), counts.join(", ")));
    }
}

/// Returns the check that tells why a claim waits: what changed about it last, or that nobody has looked at it.
fn check(claim: &Recorded) -> &'static str {
    let last = claim.history.last().map(|past| past.change.as_slice()).unwrap_or_default();
    let tells =
        |name| CHECKS.iter().find(|check| matches!(check.find, Find::Change { changes, .. } if changes.contains(name)));
    last.iter().find_map(tells).map_or(UNREVIEWED, |check| check.name)
}
