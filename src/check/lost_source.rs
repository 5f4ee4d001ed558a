//! `lost-source`: A recorded claim is attributed to nobody any more.

use super::{Check, Find, Severity, drift};
use crate::model::ChangeName;

pub(super) const CHECK: Check = Check {
    name: "lost-source",
    severity: Severity::Error,
    what: "A recorded claim is attributed to nobody any more.",
    find: Find::Drift(|case| {
        drift::changed(case, &CHECK, &[ChangeName::SourceLost], drift::At::Content, "has lost its source")
    }),
};
