//! `unsourced-claim`: a quote, statement or figure that the article attributes to nobody and that no person accepted.

use super::drift::{At, finding, recorded_at};
use super::{Case, Check, Find, Finding, Place, Severity};
use crate::diff::Change;
use crate::ledger::ReviewState;
use crate::model::{ChangeName, Claim, ClaimKind};

pub(super) const CHECK: Check = Check {
    name: "unsourced-claim",
    severity: Severity::Warning,
    what: "A quote, statement or figure is attributed to nobody, and no person has accepted it.",
    find: Find::Drift(find),
};

fn find(case: &Case<'_>) -> Vec<Finding> {
    let claims = case.after.claims.iter().enumerate();
    let unsourced = claims.filter(|(_, claim)| needs_source(claim) && !claim.sourced() && !just_lost(case, claim));
    unsourced.filter_map(|(at, claim)| of_claim(case, at, claim)).collect()
}

fn needs_source(claim: &Claim) -> bool {
    matches!(claim.kind(), ClaimKind::Quote | ClaimKind::Statement | ClaimKind::Figure)
}

/// Returns whether `lost-source` reports the claim already.
fn just_lost(case: &Case<'_>, claim: &Claim) -> bool {
    let lost = |change: &&Change| change.names.contains(&ChangeName::SourceLost);
    case.changes.iter().filter(lost).any(|change| change.after.as_ref() == Some(claim))
}

fn of_claim(case: &Case<'_>, at: usize, claim: &Claim) -> Option<Finding> {
    let tracked = case.tracked.iter().find(|tracked| tracked.after == Some(at));
    if tracked.is_none() && !case.added.contains(&at) {
        return None;
    }
    let accepted = tracked.is_some_and(|tracked| tracked.recorded.review.state == ReviewState::Accepted);
    if accepted {
        return None;
    }
    let message = format!("The article attributes this {} to nobody.", claim.kind().name());
    let place = Place::of(case.path, case.after.article, claim.span());
    let help = match tracked {
        Some(tracked) => format!("name the source, or if it needs none: onrecord accept {}", tracked.recorded.id),
        None => "name the source in the article".to_owned(),
    };
    let related = tracked.map(|tracked| recorded_at(case, tracked, At::Content)).into_iter().collect();
    let recorded = tracked.map(|tracked| tracked.recorded);
    Some(Finding { related, ..finding(case, &CHECK, message, place, recorded, help) })
}
