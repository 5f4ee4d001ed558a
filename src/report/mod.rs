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
pub use format::{FORMATS, Format, Rendered, format};
pub use reported::{Baseline, Reported};
pub use run::{Matter, Report, Rule, Texts, Unchecked};
pub use style::Style;
pub use unread::Unread;
