//! The parts of a packed document, unpacked within bounds.

use super::PackedError;
use flate2::bufread::DeflateDecoder;
use std::io::{BufReader, Cursor, Read};
use zip::{CompressionMethod, ZipArchive};

/// What all parts of one document may unpack to, in bytes.
const MOST: u64 = 32 * 1024 * 1024;

/// The most parts that a document may have.
const MOST_PARTS: usize = 20_000;

/// A packed document. Nothing of it is ever written to a disk: the names of its parts are only compared.
pub struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    /// How many bytes may still be unpacked.
    left: u64,
}

impl<'b> Archive<'b> {
    /// Reads the table of contents.
    ///
    /// # Errors
    /// Where that is damaged, or names more parts than any document has.
    pub fn open(bytes: &'b [u8]) -> Result<Self, PackedError> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| PackedError::Damaged)?;
        if zip.len() > MOST_PARTS {
            return Err(PackedError::TooLarge);
        }
        Ok(Self { zip, left: MOST })
    }

    /// Returns whether it has a part of that name.
    pub fn holds(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// Returns the bytes of a part; none where there is no such part.
    ///
    /// # Errors
    /// Where it is damaged or has a password, or unpacks to more than is read.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, PackedError> {
        let Some(at) = self.zip.index_for_name(name) else { return Ok(None) };
        let damaged = || PackedError::Part { name: name.to_owned() };
        let entry = self.zip.by_index_raw(at).map_err(|_| damaged())?;
        if entry.encrypted() {
            return Err(PackedError::Locked);
        }
        let (method, sum) = (entry.compression(), entry.crc32());
        let packed = BufReader::new(entry);
        let mut out = Vec::new();
        let read = match method {
            CompressionMethod::Stored => packed.take(self.left + 1).read_to_end(&mut out),
            CompressionMethod::DEFLATE => DeflateDecoder::new(packed).take(self.left + 1).read_to_end(&mut out),
            _ => return Err(damaged()),
        };
        let read = read.map_err(|_| damaged())? as u64;
        self.left = self.left.checked_sub(read).ok_or(PackedError::TooLarge)?;
        let mut crc = flate2::Crc::new();
        crc.update(&out);
        if crc.sum() == sum { Ok(Some(out)) } else { Err(damaged()) }
    }

    /// Returns the text of a part that is XML; none where there is no such part.
    ///
    /// # Errors
    /// As [`Archive::part`].
    pub fn text(&mut self, name: &str) -> Result<Option<String>, PackedError> {
        Ok(self.part(name)?.map(|bytes| super::super::decode::decode(&bytes, None).0))
    }
}
