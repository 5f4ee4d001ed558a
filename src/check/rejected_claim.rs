//! `rejected-claim`: a claim that a person found wrong still stands in the article.

use super::drift::{At, finding, recorded_at};
use super::{Case, Check, Find, Finding, Place, Severity, State};
use crate::ledger::ReviewState;

pub(super) const CHECK: Check = Check {
    name: "rejected-claim",
    severity: Severity::Error,
    what: "A claim that a person found wrong still stands in the article.",
    page: include_str!("../../docs/checks/rejected-claim.md"),
    find: Find::Drift(find),
};

fn find(case: &Case<'_>) -> Vec<Finding> {
    let rejected = case.tracked.iter().filter(|tracked| tracked.recorded.review.state == ReviewState::Rejected);
    let standing = rejected.filter(|tracked| tracked.state == State::Verified);
    standing
        .filter_map(|tracked| {
            let place = Place::of(case.path, case.after.article, tracked.span?);
            let reason = tracked.recorded.review.reason.as_deref().unwrap_or("no reason given");
            let reason = reason.trim().trim_end_matches('.');
            let message = format!("A claim that was rejected still stands in the article: {reason}.");
            let id = &tracked.recorded.id;
            let help = format!(
                "correct the article, then {}; if it is right after all: {}",
                case.commands.record(),
                case.commands.accept(id)
            );
            let related = vec![recorded_at(case, tracked, At::Content)];
            Some(Finding { related, ..finding(case, &CHECK, message, place, Some(tracked.recorded), help) })
        })
        .collect()
}
