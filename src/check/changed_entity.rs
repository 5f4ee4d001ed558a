//! `changed-entity`: A recorded claim is about another person, place or organisation.

use super::{Check, Find, Severity, drift};
use crate::model::ChangeName;

pub(super) const CHECK: Check = Check {
    name: "changed-entity",
    severity: Severity::Error,
    what: "A recorded claim is about another person, place or organisation.",
    page: include_str!("../../docs/checks/changed-entity.md"),
    find: Find::Drift(|case| {
        drift::changed(
            case,
            &CHECK,
            &[ChangeName::EntityChanged],
            drift::At::Content,
            "is about somebody or something else now",
        )
    }),
};
