//! `changed-cue`: A recorded claim is attributed with other words: said became claimed.

use super::{Check, Find, Severity, drift};
use crate::model::ChangeName;

pub(super) const CHECK: Check = Check {
    name: "changed-cue",
    severity: Severity::Note,
    what: "A recorded claim is attributed with other words: said became claimed.",
    page: include_str!("../../docs/checks/changed-cue.md"),
    find: Find::Drift(|case| {
        drift::changed(case, &CHECK, &[ChangeName::CueChanged], drift::At::Content, "is attributed with other words")
    }),
};
