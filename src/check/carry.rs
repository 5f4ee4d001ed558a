//! Which recorded claims the claims of a new version continue.

use crate::diff::{Edition, follow};
use crate::ledger::{Carry, Story};

/// Returns for each claim of `after`, the new version, which recorded claim it continues and what changed; `before` is
/// the latest version of `story`.
pub fn carry(story: &Story, before: Edition<'_>, after: Edition<'_>) -> Vec<Carry> {
    let mut carry = vec![Carry::default(); after.claims.len()];
    let Some(latest) = story.latest() else { return carry };
    let held = story.held(latest.number, before.article, before.claims);
    let (_, continued) = follow(before, after);
    for one in continued {
        let was = held.get(one.before).copied().flatten();
        if let (Some(was), Some(slot)) = (was, carry.get_mut(one.after)) {
            *slot = Carry { from: Some(was.id.clone()), changes: one.told() };
        }
    }
    carry
}
