//! What is on record: stories with their versions and claims, in YAML files that people read and edit, with digests
//! that make every later change of the record visible.
//!
//! [`record()`] and [`verify`] are pure; `store` is what reads and writes the files.

mod add;
mod address;
mod convert;
mod correction;
mod error;
mod file;
mod form;
mod held;
mod integrity;
mod page;
mod patch;
mod record;
mod response;
mod schema;
pub mod seal;
mod slug;
pub mod standing;
mod stated;
mod story;
mod yaml;

pub use add::add;
pub use address::{STREAM, canonical, host_of, is_address, key, origin, slugs_of_address};
pub use correction::Correction;
pub(crate) use correction::unit_of;
#[cfg(feature = "cli")]
pub(crate) use correction::{number, time_of};
pub use error::LedgerError;
pub use file::{ClaimPlace, StoryFile, VersionPlace, edit, paths_named, write};
pub use integrity::{Defect, DefectKind, verify};
pub use page::{Page, verify_pages};
pub use patch::Patch;
pub use record::{Carry, NewPage, NewVersion, Outcome, RecordError, Summary, record};
pub use response::Response;
pub use schema::json_schema;
pub(crate) use slug::snapshot_number;
pub use slug::{Slug, day_of_path, is_below, snapshot_of, stays_inside};
pub use stated::Stated;
pub use story::{
    Added, Allow, Attributed, Content, Evidence, NOBODY, Past, Recorded, Review, ReviewState, SCHEMA, Story, Version,
};
pub use yaml::YamlError;
pub(crate) use yaml::guard::MOST_CLAIMS;
pub use yaml::value::At;
