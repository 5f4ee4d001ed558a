//! `changed-source`: A recorded claim is attributed to somebody else, newly to somebody, or to nobody by name any more.

use super::{Check, Find, Severity, drift};
use crate::model::ChangeName;

pub(super) const CHECK: Check = Check {
    name: "changed-source",
    severity: Severity::Error,
    what: "A recorded claim is attributed to somebody else, newly to somebody, or to nobody by name any more.",
    page: include_str!("../../docs/checks/changed-source.md"),
    find: Find::Drift(|case| {
        drift::changed(
            case,
            &CHECK,
            &[ChangeName::SourceChanged, ChangeName::SourceVaguened, ChangeName::SourceGained],
            drift::At::Source,
            "is attributed differently now",
        )
    }),
};
