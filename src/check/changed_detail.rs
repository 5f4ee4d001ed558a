//! `changed-detail`: A recorded claim is about another thing, act or quality.

use super::{Check, Find, Severity, drift};
use crate::model::ChangeName;

pub(super) const CHECK: Check = Check {
    name: "changed-detail",
    // What stands for what is told by the words alone, so now and then it is only another way to put it.
    severity: Severity::Warning,
    what: "A recorded claim is about another thing, act or quality.",
    page: include_str!("../../docs/checks/changed-detail.md"),
    find: Find::Drift(|case| {
        drift::changed(case, &CHECK, &[ChangeName::DetailChanged], drift::At::Content, "says something else now")
    }),
};
