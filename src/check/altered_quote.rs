//! `altered-quote`: The words inside the marks of a recorded quotation differ, or the marks moved.

use super::{Check, Find, Severity, drift};
use crate::model::ChangeName;

pub(super) const CHECK: Check = Check {
    name: "altered-quote",
    severity: Severity::Error,
    what: "The words inside the marks of a recorded quotation differ, or the marks moved.",
    page: include_str!("../../docs/checks/altered-quote.md"),
    find: Find::Drift(|case| {
        drift::changed(case, &CHECK, &[ChangeName::QuoteAltered], drift::At::Content, "reads differently now")
    }),
};
