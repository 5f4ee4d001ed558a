//! Where records lie: a file, or a part of one.

use flate2::bufread::DeflateDecoder;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

/// A stretch of a file that holds records: the whole file, or one part of a WACZ.
#[derive(Debug, Clone)]
pub(super) struct Source {
    path: PathBuf,
    /// Where it begins in the file, in bytes.
    start: u64,
    /// How long it is in the file, in bytes.
    packed: u64,
    /// Whether the WACZ packs it, so that it can only be read from its beginning.
    deflated: bool,
}

impl Source {
    /// Returns `packed` bytes of the file at `path` from byte `start` on, packed by a ZIP if `deflated`.
    pub fn new(path: &Path, start: u64, packed: u64, deflated: bool) -> Self {
        Self { path: path.to_owned(), start, packed, deflated }
    }

    /// Opens it at a byte.
    pub fn open(&self, at: u64) -> io::Result<Box<dyn Read>> {
        let mut file = File::open(&self.path)?;
        if !self.deflated {
            file.seek(SeekFrom::Start(self.start.saturating_add(at)))?;
            return Ok(Box::new(file.take(self.packed.saturating_sub(at))));
        }
        file.seek(SeekFrom::Start(self.start))?;
        let mut part = DeflateDecoder::new(BufReader::new(file.take(self.packed)));
        io::copy(&mut part.by_ref().take(at), &mut io::sink())?;
        Ok(Box::new(part))
    }

    /// Returns what it takes to open it at a byte, in bytes to be read.
    pub fn cost(&self, at: u64) -> u64 {
        if self.deflated { at } else { 0 }
    }

    /// Returns how many bytes there are from its beginning; none where only reading tells.
    pub fn length(&self) -> Option<u64> {
        (!self.deflated).then_some(self.packed)
    }
}
