//! `silent-edit`: a recorded claim of substance changed, and no notice in the article tells its readers.

use super::coverage::{Coverage, Edit, Notices, differing};
use super::drift::{At, finding, ledger_place, recorded_at};
use super::wording::cut;
use super::{Case, Check, Find, Finding, Place, Related, Severity, Tracked};
use crate::english::data::list;
use crate::ledger::{ClaimPlace, Content, Recorded, Review, ReviewState, StoryFile};
use crate::model::{Alarm, ChangeName, Claim, ClaimId, ClaimKind, DateRole, Detail};
use crate::text::Notice;
use crate::text::fold::fold;
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

pub(super) const CHECK: Check = Check {
    name: "silent-edit",
    severity: Severity::Warning,
    what: "A recorded claim of substance changed, and no notice in the article tells its readers.",
    page: include_str!("../../docs/checks/silent-edit.md"),
    find: Find::Drift(find),
};

/// The longest words, in characters, that a message repeats.
const REPEATED: usize = 90;

/// How many older changes, and how many notices of other things, a finding shows.
const BESIDE: usize = 3;

/// One change of substance between recorded versions.
struct Step<'f> {
    edit: Edit<'f>,
    /// The version that brought it.
    number: u32,
}

/// Returns the versions before the latest whose texts are wanted: those that a change of substance ended, where the article has notices;
/// those around a figure that rose.
pub(super) fn wanted(file: &StoryFile, noticed: bool) -> BTreeSet<u32> {
    let latest = file.story.latest().map_or(0, |version| version.number);
    let steps = file.story.claims.iter().flat_map(steps);
    let wanted = steps.flat_map(|step| {
        let around = rises(&step.edit).then_some(step.number);
        let before = (noticed || around.is_some()).then_some(step.edit.until);
        before.into_iter().chain(around)
    });
    wanted.filter(|number| *number < latest).collect()
}

/// Returns whether all that changed is that a figure is larger.
fn rises(edit: &Edit<'_>) -> bool {
    let only = edit.names.iter().all(|name| *name == ChangeName::FigureChanged || name.alarm() != Alarm::Must);
    let value = |content: &Content| match &content.detail {
        Detail::Figure(figure) => Some((figure.unit.clone(), figure.max.unwrap_or(figure.value))),
        _ => None,
    };
    let (old, new) = (value(edit.old), edit.new.and_then(value));
    only && old.zip(new).is_some_and(|((unit, was), (other, is))| unit == other && is > was)
}

/// Keys of front matter that say when an article was published or updated.
const STAMPS: &[&str] = list!("markup/stamps");

/// Returns whether a step is news that moves: a figure that rose in a version whose front matter or publication is later, unless the words
/// around it speak of an earlier year.
fn grows(case: &Case<'_>, step: &Step<'_>) -> bool {
    let latest = case.file.story.latest().map_or(0, |version| version.number);
    let stamp = |number: u32| {
        let article = if number == latest { Some(case.before.article) } else { case.earlier.get(&number) };
        article.and_then(|article| article.front().texts(STAMPS).filter(|text| is_day(text)).max())
    };
    let published = |number: u32| case.file.story.version(number).and_then(|version| version.published);
    let later = stamp(step.edit.until) < stamp(step.number) || published(step.edit.until) < published(step.number);
    let year = case.file.story.version(step.number).map_or(0, |version| version.recorded.year());
    let past = |text: &str| years(text).any(|other| other < year);
    rises(&step.edit) && later && !past(&step.edit.old.prefix) && !past(&step.edit.old.suffix)
}

/// Returns whether a text begins with a day, "2026-11-02", so that later ones are larger.
fn is_day(text: &str) -> bool {
    text.get(..10).is_some_and(|day| day.parse::<NaiveDate>().is_ok())
}

/// Returns the numbers of four digits in `text` that may be years.
fn years(text: &str) -> impl Iterator<Item = i32> {
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4);
    numbers.filter_map(|digits| digits.parse().ok()).filter(|year| (1800..2200).contains(year))
}

fn find(case: &Case<'_>) -> Vec<Finding> {
    let notices = Notices::new(case);
    let tracked: BTreeMap<&ClaimId, &Tracked<'_>> = case.tracked.iter().map(|one| (&one.recorded.id, one)).collect();
    let (mut out, mut desk) = (Vec::new(), Vec::new());
    for (recorded, place) in case.file.story.claims.iter().zip(&case.file.claims) {
        let now = tracked.get(&recorded.id).copied();
        desk.extend(now.and_then(|now| on_the_desk(case, &notices, now)));
        out.extend(since_recorded(case, &notices, (recorded, place), now));
    }
    out.extend(one(desk));
    out
}

/// Returns the notes about an article that is being edited as one: each change has a finding of its own already.
fn one(notes: Vec<Finding>) -> Option<Finding> {
    let mut notes = notes.into_iter();
    let mut first = notes.next()?;
    let others: Vec<Finding> = notes.collect();
    if !others.is_empty() {
        let claims = if others.len() == 1 { "claim" } else { "claims" };
        first.message.push_str(&format!(" {} more {claims} changed likewise.", others.len()));
    }
    let place =
        |other: Finding| Related { place: other.place, message: "changed as well, and no notice covers it".to_owned() };
    first.related.extend(others.into_iter().take(BESIDE).map(place));
    Some(first)
}

/// Returns the changes of substance in a claim's history that nobody has explained since, the newest first.
fn steps(claim: &Recorded) -> Vec<Step<'_>> {
    let mut out = Vec::new();
    // What the program misread was no claim, and no readers need a notice of it.
    if explained(&claim.review) || claim.is_misread() {
        return out;
    }
    if let Some(gone) = claim.gone.filter(|_| claim.content.kind() == ClaimKind::Quote) {
        let until = gone.saturating_sub(1);
        let edit = Edit { names: &[ChangeName::QuoteDropped], old: &claim.content, new: None, until };
        out.push(Step { edit, number: gone });
    }
    let mut next = (&claim.content, claim.since);
    for old in claim.history.iter().rev() {
        if old.review.state == ReviewState::Misread {
            break;
        }
        // A claim that was gone for a while and says what it said has not changed.
        if substance(&old.content, &old.change) && old.content.digest != next.0.digest && !dateline(next.0) {
            let edit = Edit { names: &old.change, old: &old.content, new: Some(next.0), until: old.until };
            out.push(Step { edit, number: next.1 });
        }
        if explained(&old.review) {
            break;
        }
        next = (&old.content, old.since);
    }
    out
}

/// Returns whether a claim is the day of a dateline, which is another one with every version: "RIVERTON, May 4 —".
fn dateline(content: &Content) -> bool {
    let dash = content.suffix.trim_start().starts_with(['-', '\u{2013}', '\u{2014}']);
    let place = content.prefix.trim_end().trim_end_matches(',');
    let place = place.rsplit(char::is_whitespace).next().unwrap_or_default();
    let capitals = place.chars().any(char::is_uppercase) && !place.chars().any(char::is_lowercase);
    content.kind() == ClaimKind::Date && dash && capitals
}

/// Returns whether a change of `content` is one of substance of its own: a number or day inside a statement or sentence is a claim itself,
/// and reported as that.
fn substance(content: &Content, names: &[ChangeName]) -> bool {
    let value = [ChangeName::FigureChanged, ChangeName::DateChanged, ChangeName::DeadlineMoved];
    let holds = matches!(content.kind(), ClaimKind::Statement | ClaimKind::Assertion);
    let inner = |name: &ChangeName| holds && value.contains(name);
    names.iter().any(|name| name.alarm() == Alarm::Must && *name != ChangeName::QuoteAdded && !inner(name))
}

/// Returns the newest change of a claim between recorded versions that nothing explains, older ones beside it.
///
/// Whoever told readers of a change, or accepted it and said why, had what came before in view.
fn since_recorded(
    case: &Case<'_>,
    notices: &Notices,
    (recorded, place): (&Recorded, &ClaimPlace),
    now: Option<&Tracked<'_>>,
) -> Option<Finding> {
    let mut open: Vec<(Step<'_>, Coverage)> = Vec::new();
    for step in steps(recorded) {
        match notices.of(&step.edit) {
            Coverage::Named => break,
            general @ Coverage::General(_) => {
                open.push((step, general));
                break;
            }
            silent @ Coverage::Silent(_) => open.push((step, silent)),
        }
    }
    let ((step, coverage), older) = open.split_first()?;
    let subject = subject(step.edit.old);
    let told = said(&step.edit);
    let version = step.number;
    let (severity, message) = match coverage {
        Coverage::General(_) => (
            Severity::Note,
            format!("Version {version} changed {subject}, and only a general notice tells readers: {told}."),
        ),
        _ if grows(case, step) => (
            Severity::Note,
            format!("Version {version} raised {subject} as the news moved, and no notice tells readers: {told}."),
        ),
        _ => (CHECK.severity, format!("Version {version} changed {subject}, and no notice tells readers: {told}.")),
    };
    let row = in_ledger(case, place, recorded);
    let at = now.and_then(|now| now.span).map(|span| Place::of(case.path, case.after.article, span));
    let ledger = Related { place: row.clone(), message: super::drift::standing(recorded) };
    let mut related: Vec<Related> = at.iter().map(|_| ledger.clone()).collect();
    related.extend(older.iter().take(BESIDE).map(|(older, _)| Related {
        place: row.clone(),
        message: format!("version {} had changed it already: {}", older.number, said(&older.edit)),
    }));
    related.extend(beside(case, coverage));
    let label = format!("since version {version}");
    let help = help(case, &recorded.id);
    let found = finding(case, &CHECK, message, at.unwrap_or(row), Some(recorded), help);
    Some(Finding { severity, label, related, ..found })
}

/// Returns a note about a claim that differs from the record and of which no notice tells readers yet.
fn on_the_desk(case: &Case<'_>, notices: &Notices, now: &Tracked<'_>) -> Option<Finding> {
    let old = &now.recorded.content;
    let claim = now.after.and_then(|at| case.after.claims.get(at)).or_else(|| as_changed(case, now));
    let new = claim.map(|claim| Content::of(case.after.article, claim));
    let until = case.file.story.latest().map_or(0, |version| version.number);
    let edit = Edit { names: &now.names, old, new: new.as_ref(), until };
    if !substance(old, &now.names) || new.as_ref().is_some_and(dateline) {
        return None;
    }
    let coverage = notices.of(&edit);
    let what = match &coverage {
        Coverage::Named => return None,
        Coverage::General(_) => "only a general notice tells readers of it",
        Coverage::Silent(_) => "no notice tells readers of it",
    };
    let message = format!("The article changes {}, and {what} yet: {}.", subject(old), said(&edit));
    let place = match now.span {
        Some(span) => Place::of(case.path, case.after.article, span),
        None => ledger_place(case, now, At::Content),
    };
    let mut related: Vec<Related> = now.span.map(|_| recorded_at(case, now, At::Content)).into_iter().collect();
    related.extend(beside(case, &coverage));
    let help =
        format!("say at the head or the foot of {} what it said before, or take the change back", case.published());
    let found = finding(case, &CHECK, message, place, Some(now.recorded), help);
    Some(Finding { severity: Severity::Note, related, ..found })
}

/// Returns what a recorded sentence is now that holds other claims, by the change that is about it: the program finds no claim there.
fn as_changed<'c>(case: &'c Case<'_>, now: &Tracked<'_>) -> Option<&'c Claim> {
    if now.recorded.content.kind() != ClaimKind::Assertion {
        return None;
    }
    let is = |claim: &&Claim| claim.kind() == ClaimKind::Assertion && Some(claim.span()) == now.span;
    case.changes.iter().filter_map(|change| change.after.as_ref()).find(is)
}

/// Returns whether a person accepted what a change led to and said why readers need no notice.
fn explained(review: &Review) -> bool {
    let reason = review.reason.as_deref().map(str::trim);
    review.state == ReviewState::Accepted && reason.is_some_and(|reason| !reason.is_empty())
}

/// Returns the notices of the article that might be taken for one of this change.
fn beside(case: &Case<'_>, coverage: &Coverage) -> Vec<Related> {
    let related = |notice: &Notice, what: &str| Related {
        place: Place::of(case.path, case.after.article, notice.span),
        message: format!("this {} {what}", notice.kind.name()),
    };
    match coverage {
        Coverage::Named => Vec::new(),
        Coverage::General(notice) => vec![related(notice, "does not say what changed")],
        Coverage::Silent(notices) => {
            notices.iter().take(BESIDE).map(|notice| related(notice, "does not name this change")).collect()
        }
    }
}

fn subject(content: &Content) -> String {
    let kind = match &content.detail {
        Detail::Date(date) if date.role == DateRole::Deadline => "deadline",
        _ => content.kind().noun(),
    };
    match content.source.as_ref().filter(|_| content.kind().is_speech()) {
        Some(source) => format!("a {kind} of {}", source.name),
        None => format!("a {kind}"),
    }
}

/// Returns what a change did, in the article's own words: "“40 homes” → “52 homes”".
fn said(edit: &Edit<'_>) -> String {
    let source = |content: &Content| content.source.as_ref().map_or("nobody".to_owned(), |source| source.name.clone());
    let Some(new) = edit.new else {
        return match edit.names {
            [ChangeName::QuoteDropped] => format!("{} is gone", quoted(&edit.old.words())),
            names if names.contains(&ChangeName::SourceLost) => format!("attributed to {} → nobody", source(edit.old)),
            _ => format!("{} reads differently", quoted(&edit.old.words())),
        };
    };
    let (was, is) = (edit.old.words(), new.words());
    let (old_words, new_words) = (pieces(&was), pieces(&is));
    let (gone, come) = differing(&old_words, &new_words);
    let by = || format!("attributed to {} → {}", source(edit.old), source(new));
    let whole = matches!(edit.old.kind(), ClaimKind::Figure | ClaimKind::Date);
    match (gone, come) {
        ([], []) => by(),
        _ if whole => format!("{} → {}", quoted(&was), quoted(&is)),
        (gone, []) => format!("{} is gone", quoted(&gone.join(" "))),
        ([], come) => format!("{} is new", quoted(&come.join(" "))),
        (gone, come) => format!("{} → {}", quoted(&gone.join(" ")), quoted(&come.join(" "))),
    }
}

/// Returns the words of `text` in canonical form, without the marks around them.
fn pieces(text: &str) -> Vec<String> {
    let bare = |word: &str| word.trim_matches(|c: char| c.is_ascii_punctuation() && !"$%".contains(c)).to_owned();
    fold(text).split_whitespace().map(bare).collect()
}

fn quoted(text: &str) -> String {
    let outer = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';');
    format!("“{}”", cut(text.trim_matches(outer), REPEATED))
}

/// Returns where a claim stands in the story's file, gone or not.
fn in_ledger(case: &Case<'_>, place: &ClaimPlace, recorded: &Recorded) -> Place {
    let words = recorded.content.parts.first().map_or("", String::as_str).lines().next().unwrap_or_default();
    let (row, column) = (place.exact.line.max(1), place.exact.column.max(1));
    Place::on_line(&case.file.path, row, column..column + words.chars().count().max(1))
}

fn help(case: &Case<'_>, id: &ClaimId) -> String {
    let accept = case.commands.accept_with_reason(id);
    format!(
        "say at the head or the foot of {} what it said before; if readers need no notice: {accept}",
        case.published()
    )
}
