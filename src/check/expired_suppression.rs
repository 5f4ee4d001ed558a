//! `expired-suppression`: something was allowed until a day that is over.

use super::{Check, Find, Misuse, Severity};

pub(super) const CHECK: Check = Check {
    name: "expired-suppression",
    severity: Severity::Warning,
    what: "Something was allowed until a day that is over.",
    page: include_str!("../../docs/checks/expired-suppression.md"),
    find: Find::Suppression(Misuse::Expired),
};
