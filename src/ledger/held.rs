//! Which recorded claims are the ones that a version's text gives when it is read again.

use super::{Content, Recorded, Story};
use crate::model::{Claim, ClaimKind, Digest};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// What tells a claim from others: its kind, its digest, the words before and behind it, its own words.
type Key<'c> = (ClaimKind, Option<Digest>, [&'c str; 2], &'c [String]);

impl Story {
    /// Returns for each of the claims of version `number` the recorded claim that it is; none where the version was recorded without
    /// it, as most assertions are. `says` tells what a claim says, by its index; of claims of a kind that is not on record nobody asks.
    ///
    /// Of claims that say the same, the one with the same words around it is meant, else the first. Where a program that
    /// reads otherwise recorded the version, the same words are enough.
    pub fn held<'s>(
        &self,
        number: u32,
        claims: &[Claim],
        says: impl Fn(usize) -> Option<&'s Content>,
    ) -> Vec<Option<&Recorded>> {
        let held: Vec<(&Recorded, &Content)> =
            self.claims.iter().filter_map(|claim| Some((claim, claim.at(number)?))).collect();
        let mut taken = vec![false; held.len()];
        let kinds: BTreeSet<ClaimKind> = held.iter().map(|(_, content)| content.kind()).collect();
        let asked: Vec<usize> = (0..claims.len()).filter(|at| kinds.contains(&claims[*at].kind())).collect();
        let mut found = vec![None; claims.len()];
        let keys: [for<'c> fn(&'c Content) -> Key<'c>; 3] = [
            |own| (own.kind(), Some(own.digest), [&own.prefix, &own.suffix], &[]),
            |own| (own.kind(), Some(own.digest), ["", ""], &[]),
            |own| (own.kind(), None, ["", ""], &own.parts),
        ];
        for key in keys {
            let mut waiting: BTreeMap<Key<'_>, VecDeque<usize>> = BTreeMap::new();
            for (at, (_, content)) in held.iter().enumerate().filter(|(at, _)| !taken[*at]) {
                waiting.entry(key(content)).or_default().push_back(at);
            }
            for slot in &asked {
                let Some(own) = says(*slot).filter(|_| found[*slot].is_none()) else { continue };
                if let Some(at) = waiting.get_mut(&key(own)).and_then(VecDeque::pop_front) {
                    taken[at] = true;
                    found[*slot] = Some(held[at].0);
                }
            }
        }
        found
    }
}
