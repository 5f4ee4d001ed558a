//! Articles from files and from standard input.

use super::{Intake, IntakeError};
use std::fs::{self, File, FileType};
use std::io::{self, Read};
use std::path::Path;

/// Reads a file of at most `limit` bytes; symbolic links are followed, anything but a regular file is refused unread.
///
/// # Errors
/// Where it is missing, no file, too large or unreadable.
pub fn read_file(path: &Path, limit: u64) -> Result<Intake, IntakeError> {
    let name = path.display().to_string();
    let failed = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => IntakeError::Missing { name: name.clone() },
        _ => IntakeError::Io { name: name.clone(), source },
    };
    let found = fs::metadata(path).map_err(failed)?;
    if !found.is_file() {
        return Err(IntakeError::NotAFile { what: what(found.file_type()), name });
    }
    if found.len() > limit {
        return Err(IntakeError::TooLarge { name, limit });
    }
    let file = File::open(path).map_err(failed)?;
    read_stream(&name, file, limit)
}

/// Reads a stream of at most `limit` bytes to its end; `name` is what to call it.
///
/// # Errors
/// Where it is too large or unreadable.
pub fn read_stream(name: &str, stream: impl Read, limit: u64) -> Result<Intake, IntakeError> {
    let mut bytes = Vec::new();
    let read = stream.take(limit.saturating_add(1)).read_to_end(&mut bytes);
    read.map_err(|source| IntakeError::Io { name: name.to_owned(), source })?;
    if bytes.len() as u64 > limit {
        return Err(IntakeError::TooLarge { name: name.to_owned(), limit });
    }
    Ok(Intake::new(name.to_owned(), bytes))
}

fn what(kind: FileType) -> &'static str {
    if kind.is_dir() {
        return "a folder";
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        if kind.is_fifo() {
            return "a pipe";
        }
        if kind.is_socket() {
            return "a socket";
        }
    }
    "a device"
}
