//! `passed-deadline`: the day of a recorded deadline is over, and nobody has reviewed the claim since.

use super::drift::{At, finding, ledger_place, recorded_at};
use super::{Case, Check, Find, Finding, Place, Severity, State, Tracked};
use crate::ledger::{Review, ReviewState};
use crate::model::{ChangeName, DateRole, Detail};
use chrono::NaiveDate;

pub(super) const CHECK: Check = Check {
    name: "passed-deadline",
    severity: Severity::Warning,
    what: "The day of a recorded deadline is over, and nobody has reviewed the claim since.",
    page: include_str!("../../docs/checks/passed-deadline.md"),
    find: Find::Drift(find),
};

fn find(case: &Case<'_>) -> Vec<Finding> {
    let Some(today) = case.today else { return Vec::new() };
    let due = case.tracked.iter().filter(|tracked| !gone_or_moved(tracked));
    due.filter_map(|tracked| Some((tracked, deadline(tracked)?)))
        .filter(|(tracked, day)| *day < today && !reviewed_after(&tracked.recorded.review, *day))
        .map(|(tracked, day)| of_claim(case, tracked, day, today))
        .collect()
}

/// Returns whether other checks tell that the article does not name this deadline any more.
fn gone_or_moved(tracked: &Tracked<'_>) -> bool {
    tracked.state == State::Missing || tracked.names.contains(&ChangeName::DeadlineMoved)
}

/// Returns the last day on which the deadline of a claim was still kept.
fn deadline(tracked: &Tracked<'_>) -> Option<NaiveDate> {
    match &tracked.recorded.corrected().detail {
        Detail::Date(date) if date.role == DateRole::Deadline => date.to,
        _ => None,
    }
}

/// Returns whether a person decided about a claim when `day` was over; a decision without a date says nothing of when.
fn reviewed_after(review: &Review, day: NaiveDate) -> bool {
    review.state != ReviewState::Pending && review.date.is_some_and(|reviewed| reviewed > day)
}

/// Returns whether the day was over when the claim went on record: an old article promises nothing that anybody waits for.
fn recorded_late(case: &Case<'_>, tracked: &Tracked<'_>, day: NaiveDate) -> bool {
    let version = case.file.story.version(tracked.recorded.since);
    version.is_some_and(|version| version.recorded.date_naive() > day)
}

fn of_claim(case: &Case<'_>, tracked: &Tracked<'_>, day: NaiveDate, today: NaiveDate) -> Finding {
    let days = (today - day).num_days();
    let ago = if days == 1 { "yesterday".to_owned() } else { format!("{days} days ago") };
    let message = format!("This deadline passed {ago}, on {day}, and nobody has reviewed the claim since.");
    let place = match tracked.span {
        Some(span) => Place::of(case.path, case.after.article, span),
        None => ledger_place(case, tracked, At::Content),
    };
    let accept = case.commands.accept(&tracked.recorded.id);
    let help = format!("find out what became of it and say so in the article; if it may stand as it is: {accept}");
    let related = tracked.span.map(|_| recorded_at(case, tracked, At::Content)).into_iter().collect();
    let label = format!("today is {today}");
    let severity = if recorded_late(case, tracked, day) { Severity::Note } else { CHECK.severity };
    Finding { severity, label, related, ..finding(case, &CHECK, message, place, Some(tracked.recorded), help) }
}
