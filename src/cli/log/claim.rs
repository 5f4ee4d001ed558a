//! The history of one claim: what it said when, and what people decided about it.

use super::{Page, Period, periods};
use crate::cli::{Book, Exit, Failure, Session};
use crate::diff::{Edition, follow};
use crate::ledger::{Content, Recorded, ReviewState, StoryFile, Version, seal};
use crate::model::{ChangeName, ClaimKind, Detail};
use crate::report::{Style, words};
use crate::schema::{ClaimName, Day, StoryName, Time};
use crate::text::visible;
use schemars::JsonSchema;
use serde::Serialize;

/// What a claim said in some versions; without words where it was gone.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Period")]
pub struct Row {
    /// The story's name.
    #[schemars(with = "StoryName")]
    story: String,
    /// The claim's name.
    #[schemars(with = "ClaimName")]
    id: String,
    /// What sort of claim it is.
    #[schemars(with = "ClaimKind")]
    kind: &'static str,
    /// The first version of the stretch.
    since: u32,
    /// The last version of the stretch; null for the latest.
    until: Option<u32>,
    /// When the first version was recorded.
    #[schemars(with = "Option<Time>")]
    recorded: Option<String>,
    /// The day of its publication; null where it is not known.
    #[schemars(with = "Option<Day>")]
    published: Option<String>,
    /// What began the stretch; empty for the first.
    #[schemars(with = "Vec<ChangeName>")]
    change: Vec<&'static str>,
    /// What changed, in words for people; may be empty.
    note: String,
    /// What the claim said; null where it was gone.
    text: Option<String>,
    /// Who it was attributed to; null for nobody.
    source: Option<String>,
    /// The words that attributed it; null where there were none.
    cue: Option<String>,
    /// What a person decided; null where the claim was gone.
    #[schemars(with = "Option<ReviewState>")]
    review: Option<&'static str>,
    /// Who decided.
    by: Option<String>,
    /// On which day.
    #[schemars(with = "Option<Day>")]
    date: Option<String>,
    /// Why.
    reason: Option<String>,
}

/// Returns the periods of a claim, oldest first; says on the way what could not be compared.
pub(super) fn rows(session: &mut Session<'_>, book: &Book, file: &StoryFile, claim: &Recorded) -> (Vec<Row>, Exit) {
    let mut exit = Exit::Clean;
    let mut rows: Vec<Row> = Vec::new();
    let mut told: Vec<Failure> = Vec::new();
    let all = periods(claim);
    for (at, period) in all.iter().enumerate() {
        if period.back {
            let left = rows.last().and_then(|row| row.until).map_or(period.since, |until| until.saturating_add(1));
            rows.push(absent(file, claim, left, Some(period.since.saturating_sub(1))));
        }
        let before = at.checked_sub(1).and_then(|at| all.get(at)).filter(|_| !period.back);
        let note = before.map_or_else(
            || Ok(String::new()),
            |before| {
                let note = note(book, file, claim, period.since)?;
                Ok(if note.is_empty() { read_as(before.content, period.content) } else { note })
            },
        );
        let note = note.unwrap_or_else(|failure| {
            if !told.contains(&failure) {
                exit = exit.max(session.terminal.failure(&failure));
                told.push(failure);
            }
            String::new()
        });
        rows.push(present(file, claim, period, note));
    }
    if let Some(gone) = claim.gone {
        rows.push(absent(file, claim, gone, None));
    }
    (rows, exit)
}

/// Returns what changed about the claim with version `number`, in plain words, as `diff` says it.
fn note(book: &Book, file: &StoryFile, claim: &Recorded, number: u32) -> Result<String, Failure> {
    let story = &file.story;
    let versions = story.version(number.saturating_sub(1)).zip(story.version(number));
    let Some((was, is)) = versions else { return Ok(String::new()) };
    let (old, new) = (Page::read(book, was)?, Page::read(book, is)?);
    let (before, after) = (Edition::new(&old.article, &old.claims), Edition::new(&new.article, &new.claims));
    let held = story.held(was.number, before.article, before.claims);
    let at = held.iter().position(|held| held.is_some_and(|held| held.id == claim.id));
    let (_, continued) = follow(before, after);
    Ok(continued.iter().find(|one| Some(one.before) == at).map(|one| one.note()).unwrap_or_default())
}

/// Returns how the same words are read differently, where `diff` has nothing to say: "the source was nobody, is Ana Ruiz".
fn read_as(was: &Content, is: &Content) -> String {
    let source = |content: &Content| content.source.as_ref().map_or("nobody", |source| &source.name).to_owned();
    let value = |content: &Content| match &content.detail {
        Detail::Figure(figure) => words::figure(figure),
        Detail::Date(date) => format!("{} ({})", words::date(date), date.role.name()),
        _ => String::new(),
    };
    let mut notes = Vec::new();
    if source(was) != source(is) {
        notes.push(format!("the source was {}, is {}", source(was), source(is)));
    }
    if value(was) != value(is) {
        notes.push(format!("{} → {}", value(was), value(is)));
    }
    notes.join("; ")
}

fn present(file: &StoryFile, claim: &Recorded, period: &Period<'_>, note: String) -> Row {
    let (content, review) = (period.content, period.review);
    let said = claim.said(content.digest, period.since);
    let mut names = period.change.to_vec();
    if period.back {
        names.push(if content.kind() == ClaimKind::Quote { ChangeName::QuoteAdded } else { ChangeName::ClaimAdded });
        names.extend(said.map(|_| ChangeName::Reverted));
    }
    let reverted = said.filter(|_| names.contains(&ChangeName::Reverted));
    let reverted = reverted.map(|version| format!("back to the text of version {version}"));
    let notes: Vec<String> = [Some(note).filter(|note| !note.is_empty()), reverted].into_iter().flatten().collect();
    Row {
        text: Some(content.words()),
        source: review.attributed(content).map(str::to_owned),
        cue: content.cue.clone(),
        review: Some(review.state.name()),
        by: review.by.clone(),
        date: review.date.map(|day| day.to_string()),
        reason: review.reason.clone(),
        note: notes.join("; "),
        ..row(file, claim, period.since, period.until, &names)
    }
}

fn absent(file: &StoryFile, claim: &Recorded, since: u32, until: Option<u32>) -> Row {
    let quote = claim.content.kind() == ClaimKind::Quote;
    row(file, claim, since, until, &[if quote { ChangeName::QuoteDropped } else { ChangeName::ClaimDropped }])
}

fn row(file: &StoryFile, claim: &Recorded, since: u32, until: Option<u32>, names: &[ChangeName]) -> Row {
    let version: Option<&Version> = file.story.version(since);
    Row {
        story: file.story.slug.to_string(),
        id: claim.id.0.clone(),
        kind: claim.content.kind().name(),
        since,
        until,
        recorded: version.map(|version| seal::time(version.recorded)),
        published: version.and_then(|version| version.published).map(|day| day.to_string()),
        change: names.iter().map(|name| name.name()).collect(),
        note: String::new(),
        text: None,
        source: None,
        cue: None,
        review: None,
        by: None,
        date: None,
        reason: None,
    }
}

/// Returns the history of a claim as text.
pub(super) fn text(file: &StoryFile, claim: &Recorded, rows: &[Row], style: Style) -> String {
    let story = visible::text(file.story.slug.as_str());
    let kind = words::kind(&claim.content.detail);
    let mut out = format!("{}  {kind} of {story}\n", style.name(&visible::text(&claim.id.0)));
    rows.iter().for_each(|row| out.push_str(&entry(row, style)));
    out
}

fn entry(row: &Row, style: Style) -> String {
    let time = match row.until {
        None => format!("version {} to now", row.since),
        Some(until) if until == row.since => format!("version {until}"),
        Some(until) => format!("version {} to {until}", row.since),
    };
    let recorded = row.recorded.as_ref().map(|time| format!("  recorded {time}")).unwrap_or_default();
    let published = row.published.as_ref().map(|day| format!(", published {day}")).unwrap_or_default();
    let mut out = format!("{}{recorded}{published}\n", style.strong(&time));
    let told: Vec<String> =
        [row.change.join(", "), visible::prose(&row.note)].into_iter().filter(|told| !told.is_empty()).collect();
    if !told.is_empty() {
        out.push_str(&format!("  {}\n", told.join(": ")));
    }
    let Some(text) = &row.text else { return out };
    let text = words::cut(&visible::prose(text));
    let text = if row.kind == ClaimKind::Quote.name() { format!("“{text}”") } else { text };
    let source = row.source.as_ref().map_or_else(|| "no source found".to_owned(), |name| visible::prose(name));
    let cue = row.cue.as_ref().map(|cue| format!(" · {}", visible::prose(cue))).unwrap_or_default();
    let decided = match row.review {
        Some(state) if state == ReviewState::Pending.name() => "not reviewed yet",
        state => state.unwrap_or_default(),
    };
    let by = row.by.as_ref().map(|by| format!(" by {}", visible::prose(by))).unwrap_or_default();
    let date = row.date.as_ref().map(|date| format!(" on {date}")).unwrap_or_default();
    let reason = row.reason.as_ref().map(|why| format!(": {}", visible::prose(why))).unwrap_or_default();
    out.push_str(&format!("  {text}\n  {source}{cue}\n  {decided}{date}{by}{reason}\n"));
    out
}
