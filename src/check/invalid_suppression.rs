//! `invalid-suppression`: what is meant to allow something does not say what, why or until when.

use super::{Check, Find, Misuse, Severity};

pub(super) const CHECK: Check = Check {
    name: "invalid-suppression",
    severity: Severity::Error,
    what: "What is meant to allow something does not say what, why or until when.",
    page: include_str!("../../docs/checks/invalid-suppression.md"),
    find: Find::Suppression(Misuse::Invalid),
};
