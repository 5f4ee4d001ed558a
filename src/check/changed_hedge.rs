//! `changed-hedge`: A recorded claim gained, lost or swapped a hedge such as “at least” or “may”.

use super::{Check, Find, Severity, drift};
use crate::model::ChangeName;

pub(super) const CHECK: Check = Check {
    name: "changed-hedge",
    severity: Severity::Error,
    what: "A recorded claim gained, lost or swapped a hedge such as “at least” or “may”.",
    page: include_str!("../../docs/checks/changed-hedge.md"),
    find: Find::Drift(|case| {
        drift::changed(case, &CHECK, &[ChangeName::HedgeChanged], drift::At::Content, "is hedged differently now")
    }),
};
