//! `unreviewed-claim`: a recorded claim waits for a person.

use super::drift::{At, finding, ledger_place};
use super::{Case, Check, Find, Finding, Place, Severity};
use crate::ledger::ReviewState;

pub(super) const CHECK: Check = Check {
    name: "unreviewed-claim",
    severity: Severity::Note,
    what: "A recorded claim waits for a person to decide on it.",
    page: include_str!("../../docs/checks/unreviewed-claim.md"),
    find: Find::Drift(find),
};

fn find(case: &Case<'_>) -> Vec<Finding> {
    let waiting = case.tracked.iter().filter(|tracked| tracked.recorded.review.state == ReviewState::Pending);
    waiting
        .map(|tracked| {
            let place = match tracked.span {
                Some(span) => Place::of(case.path, case.after.article, span),
                None => ledger_place(case, tracked, At::Content),
            };
            let message = format!("A recorded {} waits for a person.", tracked.recorded.content.kind().noun());
            let help = format!("{}, or {}", case.commands.review(), case.commands.accept(&tracked.recorded.id));
            finding(case, &CHECK, message, place, Some(tracked.recorded), help)
        })
        .collect()
}
