//! `conflicting-claims`: two figures of the article can't both be right.

use super::count::{Count, Sum, counts, sums};
use super::drift::finding;
use super::{Case, Check, Find, Finding, Place, Related, Severity, Tracked};
use crate::ledger::ReviewState;
use crate::model::Claim;
use crate::text::BlockKind;
use std::collections::{BTreeMap, BTreeSet};

pub(super) const CHECK: Check = Check {
    name: "conflicting-claims",
    severity: Severity::Warning,
    what: "Two figures of the article can't both be right.",
    page: include_str!("../../docs/checks/conflicting-claims.md"),
    find: Find::Drift(find),
};

/// With how many figures of the same thing a figure is compared: whoever gives one thing more numbers is heard already.
const COMPARED: usize = 8;

/// How many sentences below the headline are held to it.
const LEAD: usize = 6;

/// Two claims that conflict.
struct Conflict {
    /// The one that is reported.
    at: usize,
    /// Those that it conflicts with.
    others: Vec<usize>,
    message: String,
}

fn find(case: &Case<'_>) -> Vec<Finding> {
    let counted = counts(case.after).into_iter().filter(|count| !case.misread.contains(&count.at));
    let counts: Vec<Count<'_>> = counted.filter(|count| case.notice_at(count.claim.span()).is_none()).collect();
    let mut found = two_values(case, &counts);
    found.extend(headline(case, &counts));
    found.extend(sums(case.after).into_iter().map(|sum| of_sum(case, sum)));
    let tracked: BTreeMap<usize, &Tracked<'_>> =
        case.tracked.iter().filter_map(|tracked| Some((tracked.after?, tracked))).collect();
    let explained = |at: &usize| case.misread.contains(at) || tracked.get(at).is_some_and(|tracked| explained(tracked));
    let open = found.into_iter().filter(|one| !explained(&one.at) && !one.others.iter().any(explained));
    open.filter_map(|one| of_conflict(case, &one, &tracked)).collect()
}

/// Returns whether a person accepted a claim and said why it may stand.
fn explained(tracked: &Tracked<'_>) -> bool {
    let review = &tracked.recorded.review;
    review.state == ReviewState::Accepted && review.reason.as_deref().is_some_and(|reason| !reason.trim().is_empty())
}

fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

fn words<'c>(case: &Case<'c>, claim: &Claim) -> &'c str {
    case.after.article.slice(claim.span())
}

/// What figures have in common that are of one thing: who gives them, what is counted, and what else is said of it.
type Same<'c> = (Option<&'c str>, &'c BTreeSet<String>, &'c BTreeSet<String>);

/// Returns the figures of one thing by one source, or in the article's own voice, that can't both be right.
fn two_values(case: &Case<'_>, counts: &[Count<'_>]) -> Vec<Conflict> {
    let mut groups: BTreeMap<Same<'_>, Vec<&Count<'_>>> = BTreeMap::new();
    for count in counts.iter().filter(|count| count.tells() && count.told) {
        groups.entry((count.source.as_deref(), &count.thing, &count.scope)).or_default().push(count);
    }
    let mut out = Vec::new();
    for ((source, ..), group) in groups {
        // The name as the article writes it.
        let written = group.iter().find_map(|count| count.claim.source.as_ref()).map(|source| source.name.as_str());
        let source = source.map(|key| capitalised(written.unwrap_or(key)));
        for (at, count) in group.iter().enumerate() {
            let others = group[at.saturating_sub(COMPARED)..at].iter();
            let Some(other) = others.rev().find(|other| !count.allows(other) && count.sentence != other.sentence)
            else {
                continue;
            };
            let (one, two) = (words(case, count.claim), words(case, other.claim));
            let message = match &source {
                Some(source) if count.quoted != other.quoted => {
                    let (said, told) = if count.quoted { (one, two) } else { (two, one) };
                    format!("{source} is quoted with “{said}”, and reported with “{told}”, of the same thing.")
                }
                Some(source) => format!("{source} gives the same thing two values: “{two}” and “{one}”."),
                None => format!("The article gives the same thing two values: “{two}” and “{one}”."),
            };
            out.push(Conflict { at: count.at, others: vec![other.at], message });
        }
    }
    out
}

/// Returns the figures of the headline that no figure below allows while the lead gives the same thing another one.
fn headline(case: &Case<'_>, counts: &[Count<'_>]) -> Vec<Conflict> {
    let article = case.after.article;
    // What front matter says above the article stands in blocks of its own, before the headline or in its place.
    let Some(block) = article.blocks().iter().take_while(|block| block.kind == BlockKind::Heading).last() else {
        return Vec::new();
    };
    let own = counts.partition_point(|count| count.claim.span().start < block.span.end);
    let (head, body) = counts.split_at(own);
    let first = article.sentences().partition_point(|sentence| sentence.span.start < block.span.end);
    let mut out = Vec::new();
    for count in head.iter().take(COMPARED) {
        let alike = |other: &&Count<'_>| other.sentence < first + LEAD && count.shortens(other);
        let Some(other) = body.iter().find(alike) else { continue };
        if !supported(case, count, block.span.end) {
            let message = format!(
                "The headline says “{}”, and the article nowhere does: it says “{}”.",
                words(case, count.claim),
                words(case, other.claim)
            );
            out.push(Conflict { at: count.at, others: vec![other.at], message });
        }
    }
    out
}

/// Returns whether any figure below the headline allows what the headline's says.
fn supported(case: &Case<'_>, count: &Count<'_>, from: usize) -> bool {
    let below = case.claims().filter(|(_, claim)| claim.span().start >= from);
    let mut figures = below.filter_map(|(_, claim)| super::count::range_of(claim));
    figures.any(|range| super::count::overlap(range, count.range))
}

fn of_sum(case: &Case<'_>, sum: Sum) -> Conflict {
    let total = case.after.claims.get(sum.total).map_or("", |claim| words(case, claim));
    let message = format!("The parts don't add up to “{total}”: {}.", sum.note);
    Conflict { at: sum.total, others: sum.parts, message }
}

fn of_conflict(case: &Case<'_>, one: &Conflict, tracked: &BTreeMap<usize, &Tracked<'_>>) -> Option<Finding> {
    let claim = case.after.claims.get(one.at)?;
    let place = Place::of(case.path, case.after.article, claim.span());
    let others = one.others.iter().filter_map(|at| case.after.claims.get(*at));
    let related = others.map(|other| Related {
        place: Place::of(case.path, case.after.article, other.span()),
        message: format!("“{}” here", words(case, other)),
    });
    let known = tracked.get(&one.at).or_else(|| one.others.iter().find_map(|at| tracked.get(at)));
    let accept = known.map(|known| case.commands.accept_with_reason(&known.recorded.id));
    let help = match accept {
        Some(accept) => format!("mend the one that is wrong; if they may stand side by side: {accept}"),
        None => format!("mend the one that is wrong, then {}", case.commands.record()),
    };
    let recorded = tracked.get(&one.at).map(|tracked| tracked.recorded);
    Some(Finding { related: related.collect(), ..finding(case, &CHECK, one.message.clone(), place, recorded, help) })
}
