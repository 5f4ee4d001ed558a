//! `moved-deadline`: A recorded deadline is another day now.

use super::{Check, Find, Severity, drift};
use crate::model::ChangeName;

pub(super) const CHECK: Check = Check {
    name: "moved-deadline",
    severity: Severity::Error,
    what: "A recorded deadline is another day now.",
    page: include_str!("../../docs/checks/moved-deadline.md"),
    find: Find::Drift(|case| drift::changed(case, &CHECK, &[ChangeName::DeadlineMoved], drift::At::Content, "moved")),
};
