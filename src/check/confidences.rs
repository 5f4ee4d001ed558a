//! How sure the extractor is of what a finding is about.

use super::{Case, Finding, Place, Tracked};
use crate::model::{Claim, ClaimId, Confidence};
use std::collections::BTreeMap;

/// How sure the extractor is of the claims that findings are about.
#[derive(Debug)]
pub struct Confidences<'c> {
    by_id: BTreeMap<&'c ClaimId, Confidence>,
    by_place: BTreeMap<Place, Confidence>,
}

impl<'c> Confidences<'c> {
    /// Reads them off the claims of both versions.
    pub fn new(case: &Case<'c>) -> Self {
        let of = |tracked: &Tracked<'c>| {
            let now = tracked.after.and_then(|at| case.after.claims.get(at));
            let claim = now.or_else(|| tracked.before.and_then(|at| case.before.claims.get(at)))?;
            Some((&tracked.recorded.id, claim.confidence))
        };
        let place = |claim: &Claim| (Place::of(case.path, case.after.article, claim.span()), claim.confidence);
        Self {
            by_id: case.tracked.iter().filter_map(of).collect(),
            by_place: case.after.claims.iter().rev().map(place).collect(),
        }
    }

    /// Returns how sure the extractor is of the claim that a finding is about; none where it is about none.
    pub fn of(&self, finding: &Finding) -> Option<Confidence> {
        let named = finding.claim.as_ref().and_then(|id| self.by_id.get(id));
        named.or_else(|| self.by_place.get(&finding.place)).copied()
    }
}
