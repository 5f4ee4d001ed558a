//! Why the ledger could not be read or written.

use super::YamlError;
use std::io;
use std::path::{Path, PathBuf};

/// Why the ledger could not be read or written; nothing was changed, or everything was.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// A ledger file holds a mistake.
    #[error(transparent)]
    Yaml(#[from] Box<YamlError>),
    /// The system refused.
    #[error("can't {action} {}: {}", path.display(), plain(source))]
    Io {
        /// What was tried: "read", "write", "lock".
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// No folder upwards holds a ledger.
    #[error("no ledger here: neither {} nor any folder above holds onrecord.toml", .0.display())]
    NotFound(PathBuf),
    /// A path leads out of the ledger's folder.
    #[error("{0}: this path leads out of the ledger")]
    Outside(String),
    /// A file or folder of the ledger is a symbolic link.
    #[error("{} is a symbolic link, which is not followed", .0.display())]
    Symlink(PathBuf),
    /// A folder, a pipe or a device lies where a file should.
    #[error("{} is not a regular file, but a folder, a pipe or a device", .0.display())]
    NotAFile(PathBuf),
    /// A file that somebody names would take the place of an article or of something of the ledger's.
    #[error("{} is, or would be, an article or part of the ledger; nothing was written", .0.display())]
    Spared(PathBuf),
    /// A folder of pages holds what this program did not write.
    #[error("{} is not empty, and was not written by onrecord report", .0.display())]
    Foreign(PathBuf),
    /// A file below `claims/` has a name that no story can have.
    #[error("{0}: not a story's name")]
    Name(String),
    /// A snapshot lies where a later version's would, and no version names it.
    #[error("{snapshot} is there, and {story} has no such version")]
    Leftover {
        /// The snapshot.
        snapshot: String,
        /// The story's file.
        story: String,
    },
    /// Another process has been writing for too long.
    #[error("another onrecord has been writing to this ledger for a minute ({} is locked)", .0.display())]
    Busy(PathBuf),
    /// Somebody changed a file between reading and writing it.
    #[error("{} was changed by somebody else just now; nothing was written", .0.display())]
    Changed(PathBuf),
    /// A file is larger than the ledger's files may be.
    #[error("{} is larger than {limit} bytes", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// The limit, in bytes.
        limit: u64,
    },
}

impl LedgerError {
    /// Returns what to do about it; empty where the message says it all.
    pub fn help(&self) -> &str {
        match self {
            Self::Yaml(error) => &error.help,
            Self::NotFound(_) => "make one with `onrecord init`, or name it with --root",
            Self::Busy(_) => "wait for it or stop it, then run the command again",
            Self::Changed(_) => "run the command again",
            Self::Foreign(_) => "name a folder that is new, empty or an earlier report: onrecord report -o DIR",
            Self::Symlink(_) => "put the file itself there",
            Self::Leftover { .. } => {
                "restore the story's file from your version control; if `record --git-history` was broken off, run that \
                 again; else remove the snapshots that no version names"
            }
            Self::NotAFile(_) => "move it away or name another file, then run the command again",
            Self::Spared(_) => "name another file, such as onrecord-report.json",
            Self::Name(_) => "name it with lower-case letters, digits and `-`, such as harbour-toll.yaml",
            Self::Io { .. } | Self::Outside(_) | Self::TooLarge { .. } => "",
        }
    }

    /// Returns a function that turns what the system said into an error about `path`.
    pub(crate) fn io(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { action, path, source }
    }
}

impl From<YamlError> for LedgerError {
    fn from(error: YamlError) -> Self {
        Self::Yaml(Box::new(error))
    }
}

/// The system's words without "(os error 2)", which helps nobody.
fn plain(error: &io::Error) -> String {
    let text = error.to_string();
    let words = text.split(" (os error").next().unwrap_or(&text);
    words.to_owned()
}
