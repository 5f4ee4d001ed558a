//! `reworded-claim`: A recorded claim says the same in other words or another spelling.

use super::{Check, Find, Severity, drift};
use crate::model::ChangeName;

pub(super) const CHECK: Check = Check {
    name: "reworded-claim",
    severity: Severity::Note,
    what: "A recorded claim says the same in other words or another spelling.",
    page: include_str!("../../docs/checks/reworded-claim.md"),
    find: Find::Drift(|case| {
        drift::changed(
            case,
            &CHECK,
            &[ChangeName::Reworded, ChangeName::Respelled, ChangeName::Reverted],
            drift::At::Content,
            "is worded differently now",
        )
    }),
};
