//! Output formats: one file a format, all listed in [`FORMATS`]. The only place that escapes text for a file format;
//! `text::visible` does for a terminal.

#[cfg(feature = "fetch")]
pub mod atom;
pub mod changes;
pub mod claims;
mod concise;
pub(crate) mod csv;
mod differing;
mod excerpt;
pub mod export;
pub mod findings;
mod format;
mod github;
mod gitlab;
pub mod json;
mod jsonl;
mod junit;
mod markdown;
mod marked;
mod rdjson;
mod run;
mod sarif;
pub mod site;
mod style;
pub mod tables;
mod text;
pub mod wrap;

pub use format::{Format, Rendered, format};
pub use run::{Matter, Report, Rule, Unchecked};
pub use style::Style;

/// Every format, in the order in which lists show them: `--format`, its help and docs/formats.md come from this list or are held to it.
pub static FORMATS: &[Format] = &[
    text::FORMAT,
    json::FORMAT,
    jsonl::FORMAT,
    tables::FORMAT,
    concise::FORMAT,
    markdown::FORMAT,
    github::FORMAT,
    gitlab::FORMAT,
    sarif::FORMAT,
    rdjson::FORMAT,
    junit::FORMAT,
];
