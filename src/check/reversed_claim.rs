//! `reversed-claim`: A recorded claim says the opposite: more became less, rose became fell.

use super::{Check, Find, Severity, drift};
use crate::model::ChangeName;

pub(super) const CHECK: Check = Check {
    name: "reversed-claim",
    severity: Severity::Error,
    what: "A recorded claim says the opposite: more became less, rose became fell.",
    page: include_str!("../../docs/checks/reversed-claim.md"),
    find: Find::Drift(|case| {
        drift::changed(case, &CHECK, &[ChangeName::ClaimReversed], drift::At::Content, "is turned round")
    }),
};
