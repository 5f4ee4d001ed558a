//! What was recorded, as JSON.

use crate::workflow::Recorded;
use schemars::JsonSchema;
use serde::Serialize;

/// The schema of the document.
pub const SCHEMA: &str = "onrecord/recorded/1";

/// What was recorded.
#[derive(Serialize, JsonSchema)]
pub struct Document<'a> {
    /// The form of this document, with its number.
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    /// What became of each article; with `--git-history`, of each version.
    recorded: &'a [Recorded],
}

impl<'a> Document<'a> {
    /// Returns the document of what was recorded.
    pub fn new(recorded: &'a [Recorded]) -> Self {
        Self { schema: SCHEMA, recorded }
    }
}
