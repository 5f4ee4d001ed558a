//! `ambiguous-claim`: the words of a recorded claim stand in several places, and nothing tells which is meant.

use super::drift::{At, finding, ledger_place, standing};
use super::{Case, Check, Find, Finding, Severity, State};

pub(super) const CHECK: Check = Check {
    name: "ambiguous-claim",
    severity: Severity::Warning,
    what: "The words of a recorded claim stand in several places, and nothing tells which is meant.",
    page: include_str!("../../docs/checks/ambiguous-claim.md"),
    find: Find::Drift(find),
};

fn find(case: &Case<'_>) -> Vec<Finding> {
    let ambiguous = case.tracked.iter().filter(|tracked| tracked.state == State::Ambiguous);
    ambiguous
        .map(|tracked| {
            let message = format!("The words of {} stand in several places of {}.", tracked.recorded.id, case.path);
            let help = format!("record the article again so that its place is known: {}", case.commands.record());
            let place = ledger_place(case, tracked, At::Content);
            let label = standing(tracked.recorded);
            Finding { label, ..finding(case, &CHECK, message, place, Some(tracked.recorded), help) }
        })
        .collect()
}
