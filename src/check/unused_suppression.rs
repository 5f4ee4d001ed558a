//! `unused-suppression`: something is allowed, but nothing is found that it allows.

use super::{Check, Find, Misuse, Severity};

pub(super) const CHECK: Check = Check {
    name: "unused-suppression",
    severity: Severity::Warning,
    what: "Something is allowed, but nothing is found that it allows.",
    page: include_str!("../../docs/checks/unused-suppression.md"),
    find: Find::Suppression(Misuse::Unused),
};
