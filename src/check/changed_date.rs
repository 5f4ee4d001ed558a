//! `changed-date`: A recorded date is another one now.

use super::{Check, Find, Severity, drift};
use crate::model::ChangeName;

pub(super) const CHECK: Check = Check {
    name: "changed-date",
    severity: Severity::Error,
    what: "A recorded date is another one now.",
    page: include_str!("../../docs/checks/changed-date.md"),
    find: Find::Drift(|case| {
        drift::changed(case, &CHECK, &[ChangeName::DateChanged], drift::At::Content, "is another one now")
    }),
};
