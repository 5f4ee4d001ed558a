//! `unreadable-snapshot`: The text of a recorded version is there but can't be read.

use super::{Check, Find, Severity};
use crate::ledger::DefectKind;

pub(super) const CHECK: Check = Check {
    name: "unreadable-snapshot",
    severity: Severity::Error,
    what: "The text of a recorded version is there but can't be read.",
    page: include_str!("../../docs/checks/unreadable-snapshot.md"),
    find: Find::Record(DefectKind::UnreadableSnapshot),
};
