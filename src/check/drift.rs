//! Findings from changes: what all checks of an article against its recorded version share.

use super::deviation::Deviation;
use super::wording::{Wording, cut, pieces};
use super::{Case, Check, Finding, Place, Related, Severity, State, Tracked};
use crate::diff::notes;
use crate::ledger::{Recorded, ReviewState};
use crate::model::{ChangeName, Claim, ClaimKind, DateRole, Detail};
use crate::text::{Article, Span, Token, TokenKind};
use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// The longest stretch, in bytes, that is marked as one.
const LONGEST: usize = 240;

/// The longest old words, in characters, that a label repeats.
const REPEATED: usize = 80;

/// Changes that single words tell, which may say nothing where all words around them have changed.
const BY_WORDS: [ChangeName; 4] =
    [ChangeName::HedgeChanged, ChangeName::NegationChanged, ChangeName::ClaimReversed, ChangeName::DetailChanged];

/// Which words of a claim a finding points at where the change itself names none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// What is claimed.
    Content,
    /// Who it is attributed to.
    Source,
}

/// Returns a finding for each change that has one of `names`: "The recorded figure {what}: 25 → 28.".
pub(super) fn changed(case: &Case<'_>, check: &Check, names: &[ChangeName], at: At, what: &str) -> Vec<Finding> {
    // Of a claim that is gone altogether, `missing-claim` tells.
    let gone =
        |one: &Deviation| one.owner.and_then(|at| case.tracked.get(at)).is_none_or(|own| own.state == State::Missing);
    let told = |one: &&Deviation| names.contains(&one.name) && !(one.name == ChangeName::QuoteDropped && gone(one));
    let named: Vec<&Deviation> = case.deviations.iter().filter(told).collect();
    let together = |a: &&Deviation, b: &&Deviation| a.change.is_some() && a.change == b.change && a.owner == b.owner;
    named.chunk_by(together).filter_map(|same| of_deviations(case, check, same, at, what)).collect()
}

fn of_deviations(case: &Case<'_>, check: &Check, same: &[&Deviation], at: At, what: &str) -> Option<Finding> {
    let first = same.first()?;
    let claim = first.claim.as_ref()?;
    let tracked = first.owner.and_then(|at| case.tracked.get(at));
    let subject = subject(claim, tracked);
    let note = notes(same.iter().map(|one| one.note.trim().trim_end_matches('.')));
    let message = if note.is_empty() { format!("{subject} {what}") } else { format!("{subject} {what}: {note}") };
    // Which word stands for which is a guess there; numbers, days, names and quotations are none.
    let guessed = same.iter().all(|one| one.recast)
        && BY_WORDS.contains(&first.name)
        && check.severity != Severity::Note
        && !told_twice(case, first);
    let (severity, message) = match guessed {
        true => (Severity::Note, format!("{message}; its sentence is put another way altogether.")),
        false => (check.severity, format!("{message}.")),
    };
    let words: Vec<(Span, Span)> = same.iter().flat_map(|one| one.words.iter().copied()).collect();
    let place = if first.stands {
        Place::of(case.path, case.after.article, marked(case.after.article, claim, &words, at))
    } else {
        tracked.map_or_else(|| Place::of_file(case.path), |tracked| ledger_place(case, tracked, at))
    };
    let related = tracked.filter(|_| first.stands).map(|tracked| recorded_at(case, tracked, at));
    let label = was(case.before.article, &words);
    let help = record_help(case, tracked.map(|tracked| tracked.recorded));
    let side = |article: &Article, of: fn(&(Span, Span)) -> Span| {
        pieces(article, None, &words.iter().map(of).collect::<Vec<_>>())
    };
    let was = side(case.before.article, |(old, _)| *old);
    let is = if first.stands { side(case.after.article, |(_, new)| *new) } else { Vec::new() };
    Some(Finding {
        severity,
        wording: Wording { was, is },
        label: label.unwrap_or_default(),
        related: related.into_iter().collect(),
        ..finding(case, check, message, place, tracked.map(|tracked| tracked.recorded), help)
    })
}

/// Returns whether the words of the claim tell of its change in two ways: where "cleared" is "guilty" and a "not" is gone as well, neither
/// is a guess.
fn told_twice(case: &Case<'_>, first: &Deviation) -> bool {
    let of_the_claim = |one: &&Deviation| one.owner == first.owner && one.change == first.change;
    let names = case.deviations.iter().filter(of_the_claim).map(|one| one.name).filter(|name| BY_WORDS.contains(name));
    names.collect::<BTreeSet<ChangeName>>().len() > 1
}

/// Orders findings by where they stand in the article at `path`; places in the ledger come last.
pub(super) fn in_order(path: &str, a: &Finding, b: &Finding) -> Ordering {
    let key = |finding: &Finding| (finding.place.path != path, finding.place.start, finding.place.end);
    key(a).cmp(&key(b))
}

/// Returns a finding of `check` without label and second place.
pub(super) fn finding(
    case: &Case<'_>,
    check: &Check,
    message: String,
    place: Place,
    claim: Option<&Recorded>,
    help: String,
) -> Finding {
    Finding {
        check: check.name,
        severity: check.severity,
        message,
        place,
        label: String::new(),
        claim: claim.map(|claim| claim.id.clone()),
        story: Some(case.file.story.slug.to_string()),
        related: Vec::new(),
        help,
        wording: Wording::default(),
    }
}

/// Returns what a claim is called in a message: "The recorded quote of Ana Ruiz".
fn subject(claim: &Claim, tracked: Option<&Tracked<'_>>) -> String {
    let Some(content) = tracked.map(|tracked| &tracked.recorded.content) else {
        return format!("A {} of the recorded version", claim.kind().noun());
    };
    let kind = match &tracked.map_or_else(|| Cow::Borrowed(content), |tracked| tracked.recorded.corrected()).detail {
        Detail::Date(date) if date.role == DateRole::Deadline => "deadline",
        _ => content.kind().noun(),
    };
    let source = tracked.and_then(|tracked| tracked.recorded.attributed());
    match source.filter(|_| content.kind().is_speech()) {
        Some(source) => format!("The recorded {kind} of {source}"),
        None => format!("The recorded {kind}"),
    }
}

/// Returns the words of the article that a finding about `claim` points at: those that differ where they stand together;
/// where words were only taken out, the claim itself where it is short, else the word after them.
fn marked(article: &Article, claim: &Claim, words: &[(Span, Span)], at: At) -> Span {
    let new = || words.iter().map(|(_, new)| *new).filter(|new| !new.is_empty());
    let whole = new().reduce(Span::cover);
    if let Some(span) = whole.filter(|span| span.len() <= LONGEST).or_else(|| new().next()) {
        return span;
    }
    if let (At::Source, Some(source)) = (at, &claim.source) {
        return source.span;
    }
    let short = matches!(claim.kind(), ClaimKind::Figure | ClaimKind::Date);
    // Where a source is gone, its words are.
    let survives = short && at == At::Content;
    let gap = words.iter().find(|(old, _)| !old.is_empty()).filter(|_| !survives);
    gap.and_then(|(_, new)| word_at(article, claim.span(), new.start)).unwrap_or(claim.span())
}

/// Returns the first word or number of `within` that ends after `at`, else the last one.
fn word_at(article: &Article, within: Span, at: usize) -> Option<Span> {
    let tokens = article.tokens();
    let from = tokens.partition_point(|token| token.span.start < within.start);
    let to = tokens.partition_point(|token| token.span.start < within.end);
    let inner = tokens.get(from..to)?;
    let next = inner.partition_point(|token| token.span.end <= at);
    let word = |token: &&Token| token.kind != TokenKind::Punct;
    let found = inner[next..].iter().find(word).or_else(|| inner[..next].iter().rev().find(word));
    found.map(|token| token.span)
}

/// Returns "was “at least”" for the words of the old version that differ.
fn was(before: &Article, words: &[(Span, Span)]) -> Option<String> {
    let mut old: Vec<Span> = words.iter().map(|(old, _)| *old).collect();
    old.sort_unstable();
    old.dedup();
    let words: Vec<&str> = old.iter().map(|span| before.slice(*span).trim()).filter(|w| !w.is_empty()).collect();
    let words = words.join(" … ");
    let words = words.trim_matches(['"', '\u{201c}', '\u{201d}']);
    if words.is_empty() {
        return None;
    }
    Some(format!("was “{}”", cut(words, REPEATED)))
}

/// Returns the place of a claim in the story's file.
pub(super) fn ledger_place(case: &Case<'_>, tracked: &Tracked<'_>, at: At) -> Place {
    let content = &tracked.recorded.content;
    let (start, words) = match (at, &content.source) {
        (At::Source, Some(source)) => (tracked.place.source, source.name.as_str()),
        _ => (tracked.place.exact, content.parts.first().map_or("", String::as_str)),
    };
    let line = words.lines().next().unwrap_or_default();
    let (row, column) = (start.line.max(1), start.column.max(1));
    Place::on_line(&case.file.path, row, column..column + line.chars().count().max(1))
}

/// Returns the ledger's entry as a second place.
pub(super) fn recorded_at(case: &Case<'_>, tracked: &Tracked<'_>, at: At) -> Related {
    Related { place: ledger_place(case, tracked, at), message: standing(tracked.recorded) }
}

/// Returns since when a claim says what it says, and what a person decided about it.
pub(super) fn standing(recorded: &Recorded) -> String {
    let review = &recorded.review;
    let day = review.date.map(|day| format!(" on {day}")).unwrap_or_default();
    let by = review.by.as_ref().map(|by| format!(" by {by}")).unwrap_or_default();
    let decided = match review.state {
        ReviewState::Pending => "not reviewed yet".to_owned(),
        ReviewState::Accepted => format!("accepted{day}{by}"),
        ReviewState::Rejected => format!("rejected{day}{by}"),
        ReviewState::Misread => format!("misread by the program{day}{by}"),
    };
    let added = if recorded.added.is_some() { "added by a person, " } else { "" };
    let corrected: Vec<String> =
        review.correction.fields().into_iter().map(|(name, value)| format!("{name} {value}")).collect();
    let corrected = if corrected.is_empty() { String::new() } else { format!(", corrected: {}", corrected.join(", ")) };
    format!("{added}recorded since version {}, {decided}{corrected}", recorded.since)
}

/// Returns what to do where the article is right.
pub(super) fn record_help(case: &Case<'_>, claim: Option<&Recorded>) -> String {
    let command = match claim {
        Some(claim) => case.commands.record_and_accept(&claim.id),
        None => case.commands.record(),
    };
    format!("if the article is right now: {command}")
}
