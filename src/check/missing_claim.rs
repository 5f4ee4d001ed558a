//! `missing-claim`: a recorded claim does not stand in the article any more, or a sentence of the recorded version does not.

use super::drift::{At, finding, ledger_place, record_help, standing};
use super::wording::cut;
use super::{Case, Check, Find, Finding, Place, Related, Severity, State, Tracked};
use crate::diff::{Change, Difference};
use crate::english::data::list;
use crate::english::lexicon;
use crate::model::{ChangeName, Claim, ClaimKind};
use crate::text::{Overlaps, Span};
use std::collections::BTreeSet;

pub(super) const CHECK: Check = Check {
    name: "missing-claim",
    severity: Severity::Warning,
    what: "A recorded claim, or a sentence that held none, does not stand in the article any more.",
    page: include_str!("../../docs/checks/missing-claim.md"),
    find: Find::Drift(find),
};

/// Words by which a sentence says what is left out, beside those that deny.
const LIMITS: &[&str] = list!("check/limits");

/// The longest words of a sentence, in characters, that a message repeats.
const REPEATED: usize = 90;

fn find(case: &Case<'_>) -> Vec<Finding> {
    let missing = case.tracked.iter().filter(|tracked| tracked.state == State::Missing);
    let claims = missing.map(|tracked| {
        let content = &tracked.recorded.content;
        let source = tracked.recorded.attributed().map(|source| format!(" of {source}")).unwrap_or_default();
        let kind = content.kind().noun();
        let words = content.words();
        let words = words.trim_matches(['"', '\u{201c}', '\u{201d}', ',', '.', ' ']);
        let words = cut(words, REPEATED);
        let restated = tracked.before.is_some_and(|at| case.restated.before.contains(&at));
        let (severity, message) = if restated {
            let says = "says the same in other words now, in which no claim goes on";
            (Severity::Note, format!("{} {says}: the recorded {kind}{source} was “{words}”", case.path))
        } else {
            let gone = format!("is not in {} any more", case.path);
            (CHECK.severity, format!("The recorded {kind}{source} {gone}: “{words}”"))
        };
        let help = format!("if it was taken out on purpose: {}", case.commands.record());
        let place = ledger_place(case, tracked, At::Content);
        let label = standing(tracked.recorded);
        Finding { label, severity, ..finding(case, &CHECK, message, place, Some(tracked.recorded), help) }
    });
    claims.chain(sentences(case)).collect()
}

/// Returns a finding for each sentence, or part of one, that is gone and of which nothing is on record: a warning where it denied or limited
/// something, so that readers may take for so what was said not to be.
fn sentences<'c>(case: &'c Case<'_>) -> impl Iterator<Item = Finding> + 'c {
    let recorded = case.tracked.iter().filter_map(|tracked| case.before.claims.get(tracked.before?));
    let recorded: BTreeSet<Span> =
        recorded.filter(|claim| claim.kind() == ClaimKind::Assertion).map(Claim::span).collect();
    let of = |tracked: &Tracked<'_>| case.before.claims.get(tracked.before?);
    let missing = case.tracked.iter().filter(|tracked| tracked.state == State::Missing);
    let missing = missing.filter_map(of).map(Claim::span);
    // Who said it, and that they did.
    let around = |claim: &Claim| claim.source.as_ref().map(|source| source.span).into_iter().chain(claim.cue);
    let told = Overlaps::new(missing.chain(case.tracked.iter().filter_map(of).flat_map(around)));
    let parts = case.changes.iter().flat_map(|change| change.differences.iter().map(move |part| (change, part)));
    let gone = parts.filter(|(_, part)| part.name == ChangeName::ClaimDropped && !part.old.is_empty());
    // What is on record is told of by itself.
    let untold = gone.filter(move |(_, part)| !recorded.contains(&part.old) && told.touching(part.old).is_empty());
    untold.map(|(change, part)| lost(case, change, part))
}

/// Returns the finding about words that are gone.
fn lost(case: &Case<'_>, change: &Change, part: &Difference) -> Finding {
    let span = part.old;
    let words = case.before.article.slice(span).trim();
    let limits = |word: &str| lexicon::negation(word) || LIMITS.binary_search(&word).is_ok();
    let told = part.recast || case.restated.words.contains(&span);
    let limited =
        !told && words.to_lowercase().split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').any(limits);
    let (what, says, are) = match change.after {
        Some(_) => ("Words", "deny or limit", "are"),
        None => ("A sentence", "denies or limits", "is"),
    };
    let limit = if limited { format!(", which {says} something,") } else { String::new() };
    let message = format!("{what} of the recorded version{limit} {are} gone: “{}”", cut(words, REPEATED));
    let related = vec![Related {
        place: Place::of(case.snapshot(), case.before.article, span),
        message: "as recorded".to_owned(),
    }];
    let place = match &change.after {
        Some(now) => Place::of(case.path, case.after.article, now.span()),
        None => Place::of_file(case.path),
    };
    let found = finding(case, &CHECK, message, place, None, record_help(case, None));
    Finding { severity: if limited { CHECK.severity } else { Severity::Note }, related, ..found }
}
