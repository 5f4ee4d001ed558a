//! `unsourced-claim`: a quote, statement or figure that the article attributes to nobody and that no person accepted.

use super::drift::{At, finding, recorded_at};
use super::{Case, Check, Find, Finding, Place, Severity, State, Tracked};
use crate::ledger::{NOBODY, ReviewState};
use crate::model::{ChangeName, Claim, ClaimKind, Weight};
use crate::text::Span;
use std::collections::BTreeMap;

pub(super) const CHECK: Check = Check {
    name: "unsourced-claim",
    severity: Severity::Warning,
    what: "A quote, statement or figure is attributed to nobody, and no person has accepted it.",
    page: include_str!("../../docs/checks/unsourced-claim.md"),
    find: Find::Drift(find),
};

fn find(case: &Case<'_>) -> Vec<Finding> {
    let recorded: BTreeMap<usize, &Tracked<'_>> =
        case.tracked.iter().filter_map(|tracked| Some((tracked.after?, tracked))).collect();
    let lost = Lost::new(case);
    let dates: Vec<Span> =
        case.claims().filter(|(_, claim)| claim.kind() == ClaimKind::Date).map(|(_, claim)| claim.span()).collect();
    // "Two years ago" is a date, and its length asks for no source of its own.
    let dated = |span: Span| {
        let next = dates.partition_point(|date| date.end <= span.start);
        dates.get(next).is_some_and(|date| date.overlaps(span))
    };
    let unsourced = case
        .claims()
        .filter(|(_, claim)| needs_source(claim) && !claim.sourced() && !lost.covers(claim.span()))
        .filter(|(_, claim)| claim.kind() != ClaimKind::Figure || !dated(claim.span()))
        // A correction speaks for the newsroom, which is its source.
        .filter(|(_, claim)| case.notice_at(claim.span()).is_none());
    unsourced.filter_map(|(at, claim)| of_claim(case, at, claim, recorded.get(&at).copied())).collect()
}

/// Where claims stand that `lost-source` reports: neither they nor what they hold are reported twice.
struct Lost(Vec<Span>);

impl Lost {
    fn new(case: &Case<'_>) -> Self {
        let tracked = case.tracked.iter().filter(|tracked| tracked.names.contains(&ChangeName::SourceLost));
        let lost = case.changes.iter().filter(|change| change.names.contains(&ChangeName::SourceLost));
        let lost = lost.filter_map(|change| change.after.as_ref().map(Claim::span));
        let mut spans: Vec<Span> = tracked.filter_map(|tracked| tracked.span).chain(lost).collect();
        // Of those that start before it, a claim lies in the one that reaches furthest or in none.
        spans.sort_unstable();
        let mut furthest = 0;
        for span in &mut spans {
            furthest = furthest.max(span.end);
            span.end = furthest;
        }
        Self(spans)
    }

    fn covers(&self, span: Span) -> bool {
        let before = self.0.partition_point(|lost| lost.start <= span.start);
        before.checked_sub(1).and_then(|at| self.0.get(at)).is_some_and(|lost| span.end <= lost.end)
    }
}

/// Returns whether readers may ask who says so: nobody asks for the source of an age or a length of time.
fn needs_source(claim: &Claim) -> bool {
    match claim.kind() {
        ClaimKind::Quote | ClaimKind::Statement => true,
        ClaimKind::Figure => claim.weight > Weight::Low,
        ClaimKind::Date | ClaimKind::Assertion => false,
    }
}

/// Returns whether a fact-checker would ask first: a claim of high weight, and somebody's words that are nobody's.
fn is_grave(case: &Case<'_>, claim: &Claim) -> bool {
    claim.kind() == ClaimKind::Quote && claim.says_much(case.after.article) || claim.weight == Weight::High
}

/// Returns whether a claim is new or says something new: in the article, or in the latest version on record, of which nobody
/// has reviewed it. Of a first version everything is new, and so nothing is.
fn is_fresh(case: &Case<'_>, tracked: Option<&Tracked<'_>>) -> bool {
    let Some(tracked) = tracked else { return true };
    let latest = case.file.story.latest().map_or(0, |version| version.number);
    let recorded = latest > 1 && tracked.recorded.since == latest;
    tracked.state == State::Changed || recorded && tracked.recorded.review.state == ReviewState::Pending
}

fn of_claim(case: &Case<'_>, at: usize, claim: &Claim, tracked: Option<&Tracked<'_>>) -> Option<Finding> {
    let accepted = tracked.is_some_and(|tracked| tracked.recorded.review.state == ReviewState::Accepted);
    let new = case.added.binary_search(&at).is_ok();
    let corrected = tracked.and_then(|tracked| tracked.recorded.review.correction.source.as_deref());
    let sourced = corrected.is_some_and(|name| name != NOBODY);
    if accepted || sourced || (tracked.is_none() && !new) {
        return None;
    }
    let message = format!("The article attributes this {} to nobody.", claim.kind().name());
    let place = Place::of(case.path, case.after.article, claim.span());
    let help = match tracked {
        Some(tracked) => {
            format!("name the source, or if it needs none: {}", case.commands.accept(&tracked.recorded.id))
        }
        None => "name the source in the article".to_owned(),
    };
    let related = tracked.map(|tracked| recorded_at(case, tracked, At::Content)).into_iter().collect();
    let recorded = tracked.map(|tracked| tracked.recorded);
    let fresh = is_fresh(case, tracked) && !case.restated.after.contains(&at);
    let severity = if is_grave(case, claim) && fresh { CHECK.severity } else { Severity::Note };
    Some(Finding { severity, related, ..finding(case, &CHECK, message, place, recorded, help) })
}
