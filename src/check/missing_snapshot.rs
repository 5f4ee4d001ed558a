//! `missing-snapshot`: The text of a recorded version is missing.

use super::{Check, Find, Severity};
use crate::ledger::DefectKind;

pub(super) const CHECK: Check = Check {
    name: "missing-snapshot",
    severity: Severity::Error,
    what: "The text of a recorded version is missing.",
    page: include_str!("../../docs/checks/missing-snapshot.md"),
    find: Find::Record(DefectKind::MissingSnapshot),
};
