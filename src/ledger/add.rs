//! A claim that the program missed: a person adds it to the latest version.

use super::record::Names;
use super::{Added, Content, Recorded, Review, ReviewState, Story, seal};
use crate::model::ClaimId;

/// Returns `story` with a claim more, which stands before the claim of index `at` and says `content`, and its name: `id` where
/// that is free. Who adds it has found it right.
///
/// Its story has a version.
pub fn add(story: &Story, at: usize, id: &ClaimId, content: Content, added: Added) -> (Story, ClaimId) {
    let mut story = story.clone();
    let id = Names::of(&story.claims).free(id);
    let review = Review {
        state: ReviewState::Accepted,
        by: added.by.clone(),
        date: Some(added.date),
        reason: None,
        ..Review::default()
    };
    let mut claim = Recorded {
        id: id.clone(),
        seal: content.digest,
        content,
        since: story.latest().map_or(1, |version| version.number),
        gone: None,
        added: Some(added),
        review,
        evidence: Vec::new(),
        note: None,
        allow: Vec::new(),
        history: Vec::new(),
    };
    claim.seal = seal::of_claim(&story.slug, &claim);
    story.claims.insert(at.min(story.claims.len()), claim);
    (story, id)
}
