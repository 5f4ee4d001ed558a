//! Where articles come from: a file, standard input, a revision of a git repository. Each gives bytes and a name.

mod error;
mod file;
mod foreign;
mod git;
mod history;
mod name;
mod nearest;
mod objects;
pub mod page;
mod revision;
mod tree;

pub use error::IntakeError;
pub use file::{read_file, read_stream};
pub use foreign::{Foreign, foreign};
pub use history::{Blobs, Commit, History, history};
pub use name::name_of_path;
pub use nearest::nearest_path;
pub use objects::name_of;
pub use revision::{read_revision, revision};
pub use tree::{Kept, Tree};

use crate::text::Markup;
use std::path::Path;

/// Largest article, in bytes, unless the configuration says otherwise.
pub const LIMIT: u64 = 16 * 1024 * 1024;

/// An article as it came in: bytes that nobody has looked at yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intake {
    /// What to call it in messages: the path as given, `-`, or `REV:path`.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The ending of its name without the dot, in lower case; empty where it has none.
    pub extension: String,
    /// How it is marked up, by its ending: Markdown for `.md` and `.markdown`, plain for all others.
    pub markup: Markup,
}

impl Intake {
    /// Returns the bytes of what is called `name`.
    pub fn new(name: String, bytes: Vec<u8>) -> Self {
        let extension = Path::new(&name).extension().map(|ending| ending.to_string_lossy().to_lowercase());
        let extension = extension.unwrap_or_default();
        Self { markup: Markup::of_extension(&extension), name, bytes, extension }
    }
}
