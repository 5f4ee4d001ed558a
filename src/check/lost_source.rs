//! `lost-source`: A recorded claim is attributed to nobody any more.

use super::drift::{self, At, finding, record_help, recorded_at};
use super::{Case, Check, Find, Finding, Place, Severity};
use crate::model::{ChangeName, ClaimId};
use std::collections::BTreeSet;

pub(super) const CHECK: Check = Check {
    name: "lost-source",
    severity: Severity::Error,
    what: "A recorded claim is attributed to nobody any more.",
    page: include_str!("../../docs/checks/lost-source.md"),
    find: Find::Drift(find),
};

fn find(case: &Case<'_>) -> Vec<Finding> {
    let mut found = drift::changed(case, &CHECK, &[ChangeName::SourceLost], At::Source, "has lost its source");
    let named: BTreeSet<ClaimId> = found.iter().filter_map(|finding| finding.claim.clone()).collect();
    let lost = case.tracked.iter().filter(|tracked| tracked.names.contains(&ChangeName::SourceLost));
    found.extend(lost.filter(|tracked| !named.contains(&tracked.recorded.id)).filter_map(|tracked| {
        let content = &tracked.recorded.content;
        let source = tracked.recorded.attributed().unwrap_or("somebody");
        let message = format!("The recorded {} of {source} has lost its source.", content.kind().name());
        let place = Place::of(case.path, case.after.article, tracked.span?);
        let help = record_help(case, Some(tracked.recorded));
        let related = vec![recorded_at(case, tracked, At::Source)];
        Some(Finding { related, ..finding(case, &CHECK, message, place, Some(tracked.recorded), help) })
    }));
    found
}
