//! `changed-negation`: A recorded claim gained or lost a “not”.

use super::{Check, Find, Severity, drift};
use crate::model::ChangeName;

pub(super) const CHECK: Check = Check {
    name: "changed-negation",
    severity: Severity::Error,
    what: "A recorded claim gained or lost a “not”.",
    page: include_str!("../../docs/checks/changed-negation.md"),
    find: Find::Drift(|case| {
        drift::changed(case, &CHECK, &[ChangeName::NegationChanged], drift::At::Content, "is negated differently now")
    }),
};
