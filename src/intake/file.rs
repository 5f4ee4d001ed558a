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
    if regular(path, &name)? > limit {
        return Err(IntakeError::TooLarge { name, limit });
    }
    let file = File::open(path).map_err(|source| failed(&name, source))?;
    read_stream(&name, file, limit)
}

/// Returns how long the file at `path` is, in bytes; `name` is what to call it.
///
/// # Errors
/// Where it is missing or no regular file.
pub(super) fn regular(path: &Path, name: &str) -> Result<u64, IntakeError> {
    let found = fs::metadata(path).map_err(|source| failed(name, source))?;
    if !found.is_file() {
        return Err(IntakeError::NotAFile { what: what(found.file_type()), name: name.to_owned() });
    }
    Ok(found.len())
}

fn failed(name: &str, source: io::Error) -> IntakeError {
    let name = name.to_owned();
    match source.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => IntakeError::Missing { name },
        _ => IntakeError::Io { name, source },
    }
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
