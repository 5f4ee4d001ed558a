//! Output formats: one file a format, all listed in [`FORMATS`]. The only place that escapes text for a file format;
//! `text::visible` does for a terminal.

pub mod changes;
pub mod claims;
mod concise;
pub mod findings;
mod fingerprint;
mod format;
mod github;
mod gitlab;
pub mod json;
mod jsonl;
mod junit;
mod lines;
mod markdown;
mod marked;
mod rdjson;
mod reported;
mod run;
mod sarif;
pub mod site;
mod style;
mod text;
pub mod unread;
pub mod words;
pub mod wrap;

pub use fingerprint::fingerprints;
pub use format::{Format, Rendered, format};
pub use reported::{Baseline, Reported};
pub use run::{Matter, Report, Rule, Texts, Unchecked};
pub use style::Style;
pub use unread::Unread;

/// Every format, in the order in which lists show them: `--format`, its help and docs/formats.md come from this list or are held to it.
pub static FORMATS: &[Format] = &[
    text::FORMAT,
    json::FORMAT,
    jsonl::FORMAT,
    concise::FORMAT,
    markdown::FORMAT,
    github::FORMAT,
    gitlab::FORMAT,
    sarif::FORMAT,
    rdjson::FORMAT,
    junit::FORMAT,
];
