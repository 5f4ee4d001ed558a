//! `empty-story`: A story has no version, so that nothing in it can be checked.

use super::{Check, Find, Severity};
use crate::ledger::DefectKind;

pub(super) const CHECK: Check = Check {
    name: "empty-story",
    severity: Severity::Error,
    what: "A story has no version, so that nothing in it can be checked.",
    page: include_str!("../../docs/checks/empty-story.md"),
    find: Find::Record(DefectKind::EmptyStory),
};
