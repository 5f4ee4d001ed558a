//! Where articles come from: a file, standard input, a revision of a git repository. Each gives bytes and a name.

mod error;
mod file;
mod git;

pub use error::IntakeError;
pub use file::{read_file, read_stream};
pub use git::{read_revision, revision};

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
    fn new(name: String, bytes: Vec<u8>) -> Self {
        let extension = Path::new(&name).extension().map(|ending| ending.to_string_lossy().to_lowercase());
        let extension = extension.unwrap_or_default();
        Self { markup: markup_of(&extension), name, bytes, extension }
    }
}

/// Returns how an article is marked up, by the ending of its name.
pub fn markup_of(extension: &str) -> Markup {
    if matches!(extension, "md" | "markdown") { Markup::Markdown } else { Markup::Plain }
}

/// Reads what `argument` names: `-` is standard input (`stdin`), an existing path a file, `REV:path` a git revision;
/// at most `limit` bytes.
///
/// # Errors
/// Says what can't be read and why; for a missing file, which one was probably meant.
pub fn read(argument: &str, stdin: impl std::io::Read, limit: u64) -> Result<Intake, IntakeError> {
    if argument == "-" {
        return read_stream(argument, stdin, limit);
    }
    let path = Path::new(argument);
    match revision(argument).filter(|_| std::fs::symlink_metadata(path).is_err()) {
        Some((revision, inner)) => read_revision(Path::new("."), revision, inner, limit),
        None => read_file(path, limit),
    }
}
