//! What holds records: a file, or the parts of a WACZ; and what follows where one is damaged.

use super::source::Source;
use super::unpacked::Unpacked;
use crate::intake::IntakeError;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use zip::{CompressionMethod, ZipArchive};

/// The most parts that a WACZ may have.
const MOST_PARTS: usize = 100_000;

/// How gzip members begin.
const MAGIC: [u8; 3] = [0x1F, 0x8B, 8];

/// How often it is tried to find a member behind a damaged one.
const MOST_TRIES: usize = 1_000;

/// Returns how many bytes stand before the first `wanted` ones.
fn find(bytes: impl BufRead, wanted: [u8; 3]) -> Option<u64> {
    let mut last = [0; 3];
    for (at, byte) in bytes.bytes().enumerate() {
        last = [last[1], last[2], byte.ok()?];
        if at >= 2 && last == wanted {
            return Some(at as u64 - 2);
        }
    }
    None
}

/// Returns the stretches of a crawl in the file at `path`, which is called `name`: none where the file is no crawl.
///
/// # Errors
/// Where the file can't be read, or is a WACZ with a broken table of contents.
pub(super) fn sources(path: &Path, name: &str) -> Result<Option<Vec<Source>>, IntakeError> {
    let failed = |source| IntakeError::Io { name: name.to_owned(), source };
    let mut file = File::open(path).map_err(failed)?;
    let length = file.metadata().map_err(failed)?.len();
    let mut head = Vec::new();
    file.by_ref().take(4).read_to_end(&mut head).map_err(failed)?;
    if head.starts_with(b"PK\x03\x04") {
        return parts(path, name, file);
    }
    let whole = Source::new(path, 0, length, false);
    Ok(begins(&whole, 0).then(|| vec![whole]))
}

/// Returns the parts of a WACZ that hold records, in the order of their names; none where this ZIP is no WACZ.
fn parts(path: &Path, name: &str, file: File) -> Result<Option<Vec<Source>>, IntakeError> {
    let broken = |why: String| IntakeError::Crawl { name: name.to_owned(), why };
    let mut archive = match ZipArchive::new(BufReader::new(file)) {
        Ok(archive) => archive,
        // Whatever else is packed as a ZIP is told by whoever reads documents.
        Err(_) => return Ok(None),
    };
    if archive.len() > MOST_PARTS {
        return Err(broken(format!("it has more than {MOST_PARTS} parts")));
    }
    let is_part = |name: &str| {
        name.strip_prefix("archive/").is_some_and(|name| name.ends_with(".warc") || name.ends_with(".warc.gz"))
    };
    let names = archive.file_names().filter_map(Result::ok).filter(|name| is_part(name));
    let mut names: Vec<String> = names.map(std::borrow::Cow::into_owned).collect();
    names.sort();
    let mut out = Vec::new();
    for part in &names {
        let entry = archive.index_for_name(part).ok_or(()).and_then(|at| archive.by_index_raw(at).map_err(drop));
        let entry = entry.map_err(|()| broken(format!("its part {part} can't be found")))?;
        let deflated = match entry.compression() {
            CompressionMethod::Stored => false,
            CompressionMethod::DEFLATE => true,
            other => return Err(broken(format!("its part {part} is packed in a way that is not read ({other})"))),
        };
        let start = entry.data_start().ok_or_else(|| broken(format!("its part {part} can't be found")))?;
        out.push(Source::new(path, start, entry.compressed_size(), deflated));
    }
    Ok((!out.is_empty()).then_some(out))
}

/// Returns where the next gzip member begins that holds records, behind the damaged one at byte `member` of `source`; none where there
/// is none, or the source can only be read forwards.
pub(super) fn next_member(source: &Source, member: u64) -> Option<u64> {
    source.length()?;
    let mut from = member + 1;
    for _ in 0..MOST_TRIES {
        let at = from + find(BufReader::new(source.open(from).ok()?), MAGIC)?;
        if begins(source, at) {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

/// Returns whether records begin at byte `at`.
fn begins(source: &Source, at: u64) -> bool {
    let head = Unpacked::new(source, at).and_then(|mut start| Ok(start.peek(5)? == b"WARC/"));
    head.unwrap_or(false)
}
