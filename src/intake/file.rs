//! Articles from files and from standard input.

use super::{Intake, IntakeError};
use crate::text::nearest;
use std::fs::{self, File, FileType};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Reads a file of at most `limit` bytes; symbolic links are followed, anything but a regular file is refused unread.
///
/// # Errors
/// Where it is missing, no file, too large or unreadable.
pub fn read_file(path: &Path, limit: u64) -> Result<Intake, IntakeError> {
    let name = path.display().to_string();
    let failed = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
            IntakeError::Missing { name: name.clone(), nearest: nearest_path(path) }
        }
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

/// Returns the existing path nearest to a missing one: its first missing name replaced by the nearest one there is.
fn nearest_path(path: &Path) -> Option<String> {
    let mut known = PathBuf::new();
    let mut names = path.components();
    let missing = loop {
        let name = names.next()?;
        let next = known.join(name);
        if fs::symlink_metadata(&next).is_err() {
            break name;
        }
        known = next;
    };
    let folder = if known.as_os_str().is_empty() { Path::new(".") } else { &known };
    let mut there: Vec<String> = fs::read_dir(folder)
        .ok()?
        .take(10_000)
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    there.sort();
    let best = nearest(missing.as_os_str().to_str()?, there.iter().map(String::as_str))?;
    let found = known.join(best).join(names.as_path());
    let found = if names.as_path().as_os_str().is_empty() { known.join(best) } else { found };
    fs::metadata(&found).is_ok().then(|| found.display().to_string())
}
