//! `unrecorded-claim`: the article makes a claim that the ledger does not know.

use super::drift::finding;
use super::{Case, Check, Find, Finding, Place, Severity};
use crate::english::measure;
use crate::model::{Claim, Detail, Weight};
use crate::text::Overlaps;

pub(super) const CHECK: Check = Check {
    name: "unrecorded-claim",
    severity: Severity::Warning,
    what: "The article makes a claim that the ledger does not know.",
    page: include_str!("../../docs/checks/unrecorded-claim.md"),
    find: Find::Drift(find),
};

fn find(case: &Case<'_>) -> Vec<Finding> {
    let added: Vec<&Claim> = case.added.iter().filter_map(|at| case.after.claims.get(*at)).collect();
    let speech = |claim: &&&Claim| claim.kind().is_speech();
    let spans = Overlaps::new(added.iter().filter(speech).map(|claim| claim.span()));
    // What is said holds what is counted in it; nobody looks twice at one sentence, or at a weekday.
    let inside = |claim: &Claim| spans.touching(claim.span()).iter().any(|(around, _)| around.contains(claim.span()));
    let grave = |claim: &Claim| speech(&&claim) || (claim.weight > Weight::Low && !inside(claim));
    case.added
        .iter()
        .filter_map(|at| Some((at, case.after.claims.get(*at)?)))
        .map(|(at, claim)| {
            let kind = claim.kind().name();
            let by = claim.source.as_ref().map(|source| format!(" of {}", source.name)).unwrap_or_default();
            let message = format!("A {kind}{by} is not on record.");
            let place = Place::of(case.path, case.after.article, claim.span());
            let since = case.file.story.latest().map_or(0, |version| version.number);
            let label = format!("new since version {since}");
            let help = format!("put it on record: {}", case.commands.record());
            let told = case.restated.after.contains(at) || converted(case, claim);
            let severity = if grave(claim) && !told { CHECK.severity } else { Severity::Note };
            Finding { severity, label, ..finding(case, &CHECK, message, place, None, help) }
        })
        .collect()
}

/// Returns whether a figure in brackets only tells the one before it in another unit: "220 acres (89 hectares)".
fn converted(case: &Case<'_>, claim: &Claim) -> bool {
    let unit = |claim: &'_ Claim| match &claim.detail {
        Detail::Figure(figure) => Some(figure.unit.clone()).filter(|unit| measures(unit)),
        _ => None,
    };
    let text = case.after.article.text();
    let (before, behind) = (text.get(..claim.span().start), text.get(claim.span().end..));
    let Some(open) = before.map(str::trim_end).and_then(|before| before.strip_suffix('(')) else { return false };
    let end = open.trim_end().len();
    let told = |other: &&Claim| other.span().end == end && unit(other).is_some_and(|own| Some(own) != unit(claim));
    unit(claim).is_some()
        && behind.is_some_and(|behind| behind.starts_with(')'))
        && case.after.claims.iter().any(|other| told(&other))
}

/// Returns whether `unit` is one that something is measured in, money too; those that are counted, "people", are none.
fn measures(unit: &str) -> bool {
    let code = unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase());
    code || measure::BEHIND.iter().any(|(_, name)| *name == unit)
}
