//! The history of one claim: what it said when, and what people decided about it.

use super::period::{Period, periods};
use crate::diff::follow;
use crate::ledger::{Content, Recorded, ReviewState, Story, Version, seal};
use crate::model::{ChangeName, ClaimKind, DateValue, Detail, Figure};
use crate::schema::{ClaimName, Day, StoryName, Time};
use crate::workflow::add::AddedBy;
use crate::workflow::editions::Editions;
use crate::workflow::event::{Event, Tell};
use crate::workflow::failure::Failure;
use crate::workflow::words;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// What a claim said in some versions; without words where it was gone.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Period")]
#[non_exhaustive]
pub struct ClaimPeriod {
    /// The story's name.
    #[schemars(with = "StoryName")]
    pub story: String,
    /// The claim's name.
    #[schemars(with = "ClaimName")]
    pub id: String,
    /// What sort of claim it is.
    #[schemars(with = "ClaimKind")]
    pub kind: &'static str,
    /// The first version of the stretch.
    pub since: u32,
    /// The last version of the stretch; null for the latest.
    pub until: Option<u32>,
    /// When the first version was recorded.
    #[schemars(with = "Option<Time>")]
    pub recorded: Option<String>,
    /// The day of its publication; null where it is not known.
    #[schemars(with = "Option<Day>")]
    pub published: Option<String>,
    /// What began the stretch; empty for the first.
    #[schemars(with = "Vec<ChangeName>")]
    pub change: Vec<&'static str>,
    /// What changed, in words for people; may be empty.
    pub note: String,
    /// What the claim said; null where it was gone.
    pub text: Option<String>,
    /// Who it was attributed to; null for nobody.
    pub source: Option<String>,
    /// The words that attributed it; null where there were none.
    pub cue: Option<String>,
    /// What it counted or measured, as it is to be read; only figures have it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figure: Option<Figure>,
    /// When it was, as it is to be read; only dates have it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<DateValue>,
    /// How a person says that it was to be read, by what is corrected: source, value, role and so on.
    pub corrected: BTreeMap<&'static str, String>,
    /// Who added the claim, where the program had missed it; left out where not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub added: Option<AddedBy>,
    /// What a person decided; null where the claim was gone.
    #[schemars(with = "Option<ReviewState>")]
    pub review: Option<&'static str>,
    /// Who decided.
    pub by: Option<String>,
    /// On which day.
    #[schemars(with = "Option<Day>")]
    pub date: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

/// Returns the periods of a claim, oldest first; says on the way what could not be compared.
pub(super) fn periods_of(
    editions: &Editions<'_>,
    tell: &mut Tell<'_>,
    story: &Story,
    claim: &Recorded,
) -> Vec<ClaimPeriod> {
    let mut rows: Vec<ClaimPeriod> = Vec::new();
    let mut told: Vec<Failure> = Vec::new();
    let all = periods(claim);
    for (at, period) in all.iter().enumerate() {
        if period.back {
            let left = rows.last().and_then(|row| row.until).map_or(period.since, |until| until.saturating_add(1));
            rows.push(absent(story, claim, left, Some(period.since.saturating_sub(1))));
        }
        let before = at.checked_sub(1).and_then(|at| all.get(at)).filter(|_| !period.back);
        let note = before.map_or_else(
            || Ok(String::new()),
            |before| {
                let note = note(editions, story, claim, period.since)?;
                Ok(if note.is_empty() { read_as(before.content, period.content) } else { note })
            },
        );
        let note = note.unwrap_or_else(|failure| {
            if !told.contains(&failure) {
                tell(Event::Failure(&failure));
                told.push(failure);
            }
            String::new()
        });
        rows.push(present(story, claim, period, note));
    }
    if let Some(gone) = claim.gone {
        rows.push(absent(story, claim, gone, None));
    }
    rows
}

/// Returns what changed about the claim with version `number`, in plain words, as `diff` says it.
fn note(editions: &Editions<'_>, story: &Story, claim: &Recorded, number: u32) -> Result<String, Failure> {
    let versions = story.version(number.saturating_sub(1)).zip(story.version(number));
    let Some((was, is)) = versions else { return Ok(String::new()) };
    let (old, new) = (editions.page(story, was)?, editions.page(story, is)?);
    let at = old.ids(story, was.number).iter().position(|id| id.as_ref() == Some(&claim.id));
    let (_, continued) = follow(old.edition(), new.edition());
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

fn present(story: &Story, claim: &Recorded, period: &Period<'_>, note: String) -> ClaimPeriod {
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
    let detail = review.correction.applied(content).into_owned().detail;
    ClaimPeriod {
        text: Some(content.words()),
        source: review.attributed(content).map(str::to_owned),
        cue: review.correction.cue.clone().or_else(|| content.cue.clone()),
        figure: detail.figure().cloned(),
        when: detail.date().cloned(),
        corrected: review.correction.fields().into_iter().collect(),
        review: Some(review.state.name()),
        by: review.by.clone(),
        date: review.date.map(|day| day.to_string()),
        reason: review.reason.clone(),
        note: notes.join("; "),
        ..row(story, claim, period.since, period.until, &names)
    }
}

fn absent(story: &Story, claim: &Recorded, since: u32, until: Option<u32>) -> ClaimPeriod {
    let quote = claim.content.kind() == ClaimKind::Quote;
    row(story, claim, since, until, &[if quote { ChangeName::QuoteDropped } else { ChangeName::ClaimDropped }])
}

fn row(story: &Story, claim: &Recorded, since: u32, until: Option<u32>, names: &[ChangeName]) -> ClaimPeriod {
    let version: Option<&Version> = story.version(since);
    ClaimPeriod {
        story: story.slug.to_string(),
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
        figure: None,
        when: None,
        corrected: BTreeMap::new(),
        added: AddedBy::of(claim),
        review: None,
        by: None,
        date: None,
        reason: None,
    }
}
