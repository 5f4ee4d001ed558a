//! `missing-claim`: a recorded claim does not stand in the article any more.

use super::drift::{At, finding, ledger_place, standing};
use super::{Case, Check, Find, Finding, Severity, State};

pub(super) const CHECK: Check = Check {
    name: "missing-claim",
    severity: Severity::Warning,
    what: "A recorded claim does not stand in the article any more.",
    page: include_str!("../../docs/checks/missing-claim.md"),
    find: Find::Drift(find),
};

fn find(case: &Case<'_>) -> Vec<Finding> {
    let missing = case.tracked.iter().filter(|tracked| tracked.state == State::Missing);
    missing
        .map(|tracked| {
            let content = &tracked.recorded.content;
            let source = tracked.recorded.attributed().map(|source| format!(" of {source}")).unwrap_or_default();
            let kind = content.kind().noun();
            let message = format!("The recorded {kind}{source} is not in {} any more.", case.path);
            let help = format!("if it was taken out on purpose: {}", case.commands.record());
            let place = ledger_place(case, tracked, At::Content);
            let label = standing(tracked.recorded);
            Finding { label, ..finding(case, &CHECK, message, place, Some(tracked.recorded), help) }
        })
        .collect()
}
