//! A person's decisions on recorded claims, as edits of the ledger, and a sitting in which one claim after the other is
//! decided; knows no terminal.

mod journal;
mod sitting;
mod step;
mod typed;

pub use journal::{read, write};
pub use sitting::{Item, Sitting};
pub use step::{Entry, Key, Step};
pub use typed::{Addition, FIELDS, LINE, place};

use crate::ledger::{Correction, NOBODY, Recorded, Review, ReviewState, Slug, Story, unit_of};
use crate::model::{ClaimId, ClaimKind};
use crate::text::nearest;
use chrono::NaiveDate;

/// What a person decided about a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// It is right.
    Accept {
        /// Why it needs no more, where somebody says so.
        reason: Option<String>,
        /// How it is to be read where the program read it wrongly.
        correction: Correction,
    },
    /// It is wrong.
    Reject {
        /// Why.
        reason: String,
    },
    /// The program read it wrongly: it counts as no claim.
    Misread {
        /// What it read wrongly, where somebody says so.
        reason: Option<String>,
    },
}

/// A decision that was made: what stood there before, and what stands there now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The story.
    pub story: Slug,
    /// The claim.
    pub id: ClaimId,
    /// What had been decided before; none where the claim was added.
    pub before: Option<Review>,
    /// What is decided now; none where the addition was taken back.
    pub after: Option<Review>,
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
    /// A correction says what it is.
    #[error("a corrected {what} needs words")]
    NoWords {
        /// What is corrected.
        what: &'static str,
    },
    /// A claim has nothing of what is corrected.
    #[error("{name} is a {}, which has no {what}", kind.name())]
    Unfit {
        /// The claim, as `STORY/ID`.
        name: String,
        /// Its kind.
        kind: ClaimKind,
        /// What is corrected.
        what: &'static str,
    },
    /// The program read the claim just as it is corrected, and somebody decided against it.
    #[error("{name} is read so already, and was rejected or called misread")]
    ReadSo {
        /// The claim, as `STORY/ID`.
        name: String,
    },
    /// The claim is not as it was when it was decided.
    #[error("{name} was recorded again or decided again since")]
    Since {
        /// The claim, as `STORY/ID`.
        name: String,
    },
}

impl ReviewError {
    /// Returns what to do about it.
    pub fn help(&self) -> String {
        match self {
            Self::Unknown { nearest, .. } if nearest.is_empty() => {
                "see `onrecord status` for the stories; `onrecord pending` and claims/ name their claims".to_owned()
            }
            Self::Unknown { nearest, .. } => format!("did you mean {}?", nearest.join(" or ")),
            Self::Ambiguous { stories, .. } => format!("name one: {}", stories.join(", ")),
            Self::NoReason => "say it with --reason".to_owned(),
            Self::NoWords { what: "source" } => {
                format!("say whose words they are with --source, or --source {NOBODY}")
            }
            Self::NoWords { what } => format!("say it with --{what}"),
            Self::Unfit { .. } => "value, unit and bound are of figures, date and role of dates".to_owned(),
            Self::ReadSo { name } => format!("to take that back: onrecord accept {name}"),
            Self::Since { name } => format!("decide it anew: onrecord accept {name}"),
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
/// later day: then somebody has looked at it again. An earlier reason, and an earlier correction, stay where
/// no new one is given.
///
/// # Errors
/// Where an id is unknown, a rejection has no reason, or a correction no words or nothing to correct.
pub fn decide(
    story: &Story,
    ids: &[ClaimId],
    decision: &Decision,
    by: Option<&str>,
    date: Option<NaiveDate>,
) -> Result<(Story, Vec<Made>), ReviewError> {
    let none = Correction::default();
    let (state, reason, correction) = match decision {
        Decision::Accept { reason, correction } => {
            (ReviewState::Accepted, reason.as_deref().and_then(plain), in_words(correction)?)
        }
        Decision::Reject { reason } => (ReviewState::Rejected, Some(plain(reason).ok_or(ReviewError::NoReason)?), none),
        Decision::Misread { reason } => (ReviewState::Misread, reason.as_deref().and_then(plain), none),
    };
    let mut story = story.clone();
    let mut decided = Vec::new();
    for id in ids {
        find([&story], &id.0)?;
        let Some(claim) = story.claims.iter_mut().find(|claim| claim.id == *id) else { continue };
        let kind = claim.content.kind();
        if let Some(what) = correction.unfit(kind) {
            return Err(ReviewError::Unfit { name: format!("{}/{id}", story.slug), kind, what });
        }
        // Who says how a claim is read anyway has nothing to say against the decision that stands.
        let refused = matches!(claim.review.state, ReviewState::Rejected | ReviewState::Misread);
        if refused && !correction.is_empty() && correction.clone().of(&claim.content).is_empty() {
            return Err(ReviewError::ReadSo { name: format!("{}/{id}", story.slug) });
        }
        let (reason, correction) = (reason.clone(), correction.clone());
        let after = Review { state, by: by.map(str::to_owned), date, reason, correction, seal: None };
        decided.extend(settle(&story.slug, claim, after));
    }
    Ok((story, decided))
}

/// Gives a claim its decision; returns none where it is decided so already.
fn settle(story: &Slug, claim: &mut Recorded, mut after: Review) -> Option<Made> {
    let before = claim.review.clone();
    let decided_so = before.state == after.state;
    if decided_so {
        after.reason = after.reason.or_else(|| before.reason.clone());
    }
    // Somebody may have written a correction by hand, for this decision to seal.
    if decided_so || before.state == ReviewState::Pending && after.state == ReviewState::Accepted {
        after.correction = after.correction.or(&before.correction);
    }
    after.correction = after.correction.of(&claim.content);
    let same =
        before.is_sealed(story, claim) && (&before.reason, &before.correction) == (&after.reason, &after.correction);
    if decided_so && same && after.date <= before.date {
        return None;
    }
    let after = after.sealed(story, claim);
    claim.review = after.clone();
    Some(Made { story: story.clone(), id: claim.id.clone(), before: Some(before), after: Some(after) })
}

/// Returns a correction with single spaces between its words.
pub(crate) fn in_words(correction: &Correction) -> Result<Correction, ReviewError> {
    let words = |words: &Option<String>, what| {
        words.as_deref().map(|words| plain(words).ok_or(ReviewError::NoWords { what })).transpose()
    };
    Ok(Correction {
        source: words(&correction.source, "source")?,
        cue: words(&correction.cue, "cue")?,
        unit: correction.unit.as_deref().map(|unit| unit_of(&plain(unit).unwrap_or_default()).to_owned()),
        ..correction.clone()
    })
}

/// Returns `text` with single spaces between its words; none where it has no word.
pub(crate) fn plain(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Returns `story` with the decisions `made` on its claims taken back, and how many that were; decisions on other stories
/// are left out.
///
/// Where none of the decisions ever reached the story, there is nothing to take back: a process was killed before it got
/// there.
///
/// # Errors
/// Where a claim is gone, or was recorded or decided again since.
pub fn undo(story: &Story, made: &[Made]) -> Result<(Story, usize), ReviewError> {
    let mut story = story.clone();
    let made: Vec<&Made> = made.iter().filter(|one| one.story == story.slug).collect();
    if made.iter().all(|one| stands(&story, &one.id, one.before.as_ref())) {
        return Ok((story, 0));
    }
    if let Some(one) = made.iter().find(|one| !stands(&story, &one.id, one.after.as_ref()) || one.grew(&story)) {
        return Err(ReviewError::Since { name: format!("{}/{}", one.story, one.id) });
    }
    for one in &made {
        match &one.before {
            Some(before) => {
                if let Some(claim) = story.claims.iter_mut().find(|claim| claim.id == one.id) {
                    claim.review = before.clone();
                }
            }
            None => story.claims.retain(|claim| claim.id != one.id),
        }
    }
    Ok((story, made.len()))
}

/// Returns whether a claim has that review; none for a claim that is not there.
fn stands(story: &Story, id: &ClaimId, review: Option<&Review>) -> bool {
    story.claim(id).map(|claim| &claim.review) == review
}

impl Made {
    /// Returns whether more is known of a claim that was added than when that was done: another version holds it, or
    /// somebody wrote something about it.
    fn grew(&self, story: &Story) -> bool {
        let written = |claim: &Recorded| claim.note.is_some() || !claim.evidence.is_empty() || !claim.allow.is_empty();
        let latest = story.latest().map(|version| version.number);
        let claim = story.claim(&self.id).filter(|_| self.before.is_none());
        claim.is_some_and(|claim| Some(claim.began()) != latest || written(claim))
    }
}
