//! A person's decision on recorded claims, as an edit of the ledger; knows no terminal.

use crate::ledger::{Review, ReviewState, Slug, Story};
use crate::model::ClaimId;
use crate::text::nearest;
use chrono::NaiveDate;

/// What a person decided about a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// It is right.
    Accept {
        /// Why it needs no more, where somebody says so.
        reason: Option<String>,
    },
    /// It is wrong.
    Reject {
        /// Why.
        reason: String,
    },
}

/// Why a decision can't be recorded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReviewError {
    /// No claim has that name.
    #[error("no recorded claim is named {name}")]
    Unknown {
        /// The name that was given.
        name: String,
        /// Names that were probably meant, best first.
        nearest: Vec<String>,
    },
    /// Several stories have a claim of that name.
    #[error("{name} is a claim of {} stories", stories.len())]
    Ambiguous {
        /// The name that was given.
        name: String,
        /// The names to choose from, as `STORY/ID`.
        stories: Vec<String>,
    },
    /// A rejection says why.
    #[error("a rejection needs a reason")]
    NoReason,
}

impl ReviewError {
    /// Returns what to do about it.
    pub fn help(&self) -> String {
        match self {
            Self::Unknown { nearest, .. } if nearest.is_empty() => {
                "see `onrecord status` for the stories; `onrecord review` and claims/ name their claims".to_owned()
            }
            Self::Unknown { nearest, .. } => format!("did you mean {}?", nearest.join(" or ")),
            Self::Ambiguous { stories, .. } => format!("name one: {}", stories.join(", ")),
            Self::NoReason => "say it with --reason".to_owned(),
        }
    }
}

/// Finds the claim that `name` names: `ID`, or `STORY/ID`.
///
/// # Errors
/// Where no claim has that name, with the nearest ones; where several stories have one, with all of them.
pub fn find<'a>(
    stories: impl IntoIterator<Item = &'a Story>,
    name: &str,
) -> Result<(&'a Slug, &'a ClaimId), ReviewError> {
    let stories: Vec<&Story> = stories.into_iter().collect();
    let (wanted, id) = name.rsplit_once('/').map_or((None, name), |(story, id)| (Some(story), id));
    let asked = || stories.iter().filter(|story| wanted.is_none_or(|wanted| story.slug.as_str() == wanted));
    let named = asked().flat_map(|story| story.claims.iter().map(|claim| (&story.slug, &claim.id)));
    let found: Vec<(&Slug, &ClaimId)> = named.filter(|(_, claim)| claim.0 == id).collect();
    match found[..] {
        [one] => Ok(one),
        [] => Err(ReviewError::Unknown { name: name.to_owned(), nearest: near(&stories, name) }),
        _ => {
            let stories = found.iter().map(|(story, claim)| format!("{story}/{claim}")).collect();
            Err(ReviewError::Ambiguous { name: name.to_owned(), stories })
        }
    }
}

/// Returns up to three names near `name`, in the form in which it was given.
fn near(stories: &[&Story], name: &str) -> Vec<String> {
    let whole = name.contains('/');
    let mut known: Vec<String> = stories
        .iter()
        .flat_map(|story| story.claims.iter().map(move |claim| (story, claim)))
        .map(|(story, claim)| if whole { format!("{}/{}", story.slug, claim.id) } else { claim.id.0.clone() })
        .collect();
    known.sort();
    known.dedup();
    let mut out = Vec::new();
    while let Some(best) = nearest(name, known.iter().map(String::as_str)).map(str::to_owned).filter(|_| out.len() < 3)
    {
        known.retain(|candidate| *candidate != best);
        out.push(best);
    }
    out
}

/// Returns `story` with the decision on the claims named `ids`, and the claims for which it is a new one.
///
/// `by` is who decided, `date` the day. A claim that is already decided so stays as it is, unless it is decided again on a
/// later day: then somebody has looked at it again. An earlier reason stays where no new one is given.
///
/// # Errors
/// Where an id is unknown, or a rejection has no reason.
pub fn decide(
    story: &Story,
    ids: &[ClaimId],
    decision: &Decision,
    by: Option<&str>,
    date: Option<NaiveDate>,
) -> Result<(Story, Vec<ClaimId>), ReviewError> {
    let (state, reason) = match decision {
        Decision::Accept { reason } => {
            let reason = reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
            (ReviewState::Accepted, reason.map(str::to_owned))
        }
        Decision::Reject { reason } if reason.trim().is_empty() => return Err(ReviewError::NoReason),
        Decision::Reject { reason } => (ReviewState::Rejected, Some(reason.trim().to_owned())),
    };
    let mut story = story.clone();
    let mut decided = Vec::new();
    for id in ids {
        find([&story], &id.0)?;
        let Some(claim) = story.claims.iter_mut().find(|claim| claim.id == *id) else { continue };
        let before = &claim.review;
        let decided_so = before.state == state;
        let reason = reason.clone().or_else(|| before.reason.clone().filter(|_| decided_so));
        if decided_so && before.reason == reason && date <= before.date {
            continue;
        }
        claim.review = Review { state, by: by.map(str::to_owned), date, reason };
        decided.push(id.clone());
    }
    Ok((story, decided))
}
