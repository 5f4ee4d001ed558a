//! Which recorded claims a job is about: those that somebody names, or those that wait and are of some sort.

use super::editions::Editions;
use crate::ledger::{Recorded, Story};
use crate::model::{ClaimKind, Confidence, Weight};

/// Which recorded claims a decision is about: names make one, and a [`Filter`] does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// Those that are named, as `ID` or `STORY/ID`.
    Named(Vec<String>),
    /// Those that wait for a person and are as asked for.
    Waiting(Filter),
}

/// What claims that wait are asked for: all that it says must be so, and what is left out asks for nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// The story's name.
    pub story: Option<String>,
    /// One of these kinds.
    pub kinds: Vec<ClaimKind>,
    /// One of these weights; a claim that another edition of the program has read has none.
    pub weights: Vec<Weight>,
    /// One of these confidences, likewise.
    pub confidences: Vec<Confidence>,
    /// It said something else before.
    pub changed: bool,
}

impl From<Filter> for Which {
    fn from(filter: Filter) -> Self {
        Self::Waiting(filter)
    }
}

impl<S: AsRef<str>> From<&[S]> for Which {
    fn from(names: &[S]) -> Self {
        Self::Named(names.iter().map(|name| name.as_ref().to_owned()).collect())
    }
}

impl<S: AsRef<str>, const N: usize> From<&[S; N]> for Which {
    fn from(names: &[S; N]) -> Self {
        Self::from(names.as_slice())
    }
}

impl Filter {
    /// Returns whether more is asked for than what waits, of one story or of all.
    pub(crate) fn narrows(&self) -> bool {
        *self != Self { story: self.story.clone(), ..Self::default() }
    }

    /// Returns the claims of `story` that wait and are as asked for, in the order of the article. Which story it is is not
    /// looked at.
    pub(crate) fn waiting<'s>(&self, editions: &Editions<'_>, story: &'s Story) -> Vec<&'s Recorded> {
        story.pending().filter(|claim| self.admits(editions, story, claim)).collect()
    }

    fn admits(&self, editions: &Editions<'_>, story: &Story, claim: &Recorded) -> bool {
        let kind = self.kinds.is_empty() || self.kinds.contains(&claim.content.kind());
        if !kind || (self.changed && claim.history.is_empty()) {
            return false;
        }
        if self.weights.is_empty() && self.confidences.is_empty() {
            return true;
        }
        // For these the version is read again.
        let standing = editions.standing(story, claim);
        one_of(&self.weights, standing.weight) && one_of(&self.confidences, standing.confidence)
    }
}

fn one_of<T: PartialEq>(asked: &[T], has: Option<T>) -> bool {
    asked.is_empty() || has.is_some_and(|has| asked.contains(&has))
}
