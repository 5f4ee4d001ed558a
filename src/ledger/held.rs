//! Which recorded claims are the ones that a version's text gives when it is read again.

use super::{Content, Recorded, Story};
use crate::model::{Claim, ClaimKind, Digest, Selector};
use crate::text::Article;
use std::collections::{BTreeMap, VecDeque};

impl Story {
    /// Returns for each of `claims`, found in version `number`, the recorded claim that it is; none where the
    /// version was recorded without it, as most assertions are.
    ///
    /// Of claims that say the same, the one with the same words around it is meant, else the first. Where a program that
    /// reads otherwise recorded the version, the same words are enough.
    pub fn held(&self, number: u32, article: &Article, claims: &[Claim]) -> Vec<Option<&Recorded>> {
        let held: Vec<(&Recorded, &Content)> =
            self.claims.iter().filter_map(|claim| Some((claim, claim.at(number)?))).collect();
        let mut taken = vec![false; held.len()];
        let mut found = vec![None; claims.len()];
        let read: Vec<Read> = claims.iter().map(|claim| Read::of(article, claim)).collect();
        let keys: [fn(&Read) -> Key; 3] = [
            |read| (read.kind, Some(read.digest), read.around.clone()),
            |read| (read.kind, Some(read.digest), Vec::new()),
            |read| (read.kind, None, read.parts.clone()),
        ];
        for key in keys {
            let mut waiting: BTreeMap<Key, VecDeque<usize>> = BTreeMap::new();
            for (at, (_, content)) in held.iter().enumerate().filter(|(at, _)| !taken[*at]) {
                waiting.entry(key(&Read::from(*content))).or_default().push_back(at);
            }
            for (slot, read) in found.iter_mut().zip(&read).filter(|(slot, _)| slot.is_none()) {
                if let Some(at) = waiting.get_mut(&key(read)).and_then(VecDeque::pop_front) {
                    taken[at] = true;
                    *slot = Some(held[at].0);
                }
            }
        }
        found
    }
}

type Key = (ClaimKind, Option<Digest>, Vec<String>);

/// What tells a claim from others.
struct Read {
    kind: ClaimKind,
    digest: Digest,
    around: Vec<String>,
    parts: Vec<String>,
}

impl Read {
    fn of(article: &Article, claim: &Claim) -> Self {
        let Selector { prefix, suffix, .. } = Selector::of(article, claim.span());
        let parts = claim.parts.iter().map(|part| article.slice(*part).to_owned()).collect();
        Self { kind: claim.kind(), digest: claim.digest(article), around: vec![prefix, suffix], parts }
    }
}

impl From<&Content> for Read {
    fn from(content: &Content) -> Self {
        let around = vec![content.prefix.clone(), content.suffix.clone()];
        Self { kind: content.kind(), digest: content.digest, around, parts: content.parts.clone() }
    }
}
