//! `broken-history`: The versions of a story, or the claims that they name, do not follow one another.

use super::{Check, Find, Severity};
use crate::ledger::DefectKind;

pub(super) const CHECK: Check = Check {
    name: "broken-history",
    severity: Severity::Error,
    what: "The versions of a story, or the claims that they name, do not follow one another.",
    page: include_str!("../../docs/checks/broken-history.md"),
    find: Find::Record(DefectKind::BrokenHistory),
};
