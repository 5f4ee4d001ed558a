//! Files packed with brotli.

use crate::intake::{IntakeError, file};
use brotli_decompressor::Decompressor;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

/// How many bytes are unpacked at a time.
const BUFFER: usize = 16 * 1024;

/// Reads the packed file at `path`, which messages call `name`, of at most `limit` bytes once it is unpacked.
///
/// # Errors
/// Where it can't be read or unpacked, or is too large.
pub(super) fn read(path: &Path, name: &str, limit: u64) -> Result<Vec<u8>, IntakeError> {
    file::regular(path, name)?;
    let failed = |source| IntakeError::Io { name: name.to_owned(), source };
    let packed = BufReader::new(File::open(path).map_err(failed)?);
    let mut bytes = Vec::new();
    let read = Decompressor::new(packed, BUFFER).take(limit.saturating_add(1)).read_to_end(&mut bytes);
    if bytes.len() as u64 > limit {
        return Err(IntakeError::TooLarge { name: name.to_owned(), limit });
    }
    read.map_err(|_| IntakeError::Archive {
        name: name.to_owned(),
        why: "it is damaged, or not packed with brotli".to_owned(),
    })?;
    Ok(bytes)
}
