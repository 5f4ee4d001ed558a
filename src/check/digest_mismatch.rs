//! `digest-mismatch`: Something recorded does not fit its digest: it was changed after it was recorded.

use super::{Check, Find, Severity};
use crate::ledger::DefectKind;

pub(super) const CHECK: Check = Check {
    name: "digest-mismatch",
    severity: Severity::Error,
    what: "Something recorded does not fit its digest: it was changed after it was recorded.",
    page: include_str!("../../docs/checks/digest-mismatch.md"),
    find: Find::Record(DefectKind::DigestMismatch),
};
