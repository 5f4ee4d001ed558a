//! `changed-figure`: A recorded figure has another value, unit, currency or sign.

use super::{Check, Find, Severity, drift};
use crate::model::ChangeName;

pub(super) const CHECK: Check = Check {
    name: "changed-figure",
    severity: Severity::Error,
    what: "A recorded figure has another value, unit, currency or sign.",
    page: include_str!("../../docs/checks/changed-figure.md"),
    find: Find::Drift(|case| {
        drift::changed(case, &CHECK, &[ChangeName::FigureChanged], drift::At::Content, "differs now")
    }),
};
