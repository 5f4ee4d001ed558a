//! What was recorded, as JSON.

use crate::cli::format::Format;
use crate::cli::session::Session;
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

/// Writes what was recorded in that format; as text it was told one by one.
pub fn write(session: &mut Session<'_>, format: Format, recorded: &[Recorded]) {
    match format {
        Format::Text => {}
        Format::Json => session.terminal.json(&Document { schema: SCHEMA, recorded }),
        Format::Jsonl => recorded.iter().for_each(|one| session.terminal.json_line(one)),
    }
}
