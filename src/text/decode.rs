//! Bytes to text: UTF-8 with or without a byte order mark, and UTF-16.

use std::fmt;

/// The encodings that articles may come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, little-endian.
    Utf16Le,
    /// UTF-16, big-endian.
    Utf16Be,
}

/// Says why bytes are not text, and at which byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodeError {
    /// Offset of the first byte that can't be read, from 0.
    pub offset: usize,
    /// The encoding that was tried.
    pub encoding: Encoding,
    /// The bytes at that place, at most four.
    pub bytes: Vec<u8>,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self.encoding {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16Le => "UTF-16 (little-endian)",
            Encoding::Utf16Be => "UTF-16 (big-endian)",
        };
        write!(f, "not {name} text: byte {} is ", self.offset)?;
        for (i, byte) in self.bytes.iter().enumerate() {
            write!(f, "{}0x{byte:02X}", if i == 0 { "" } else { " " })?;
        }
        Ok(())
    }
}

impl std::error::Error for DecodeError {}

/// Returns the text that `bytes` hold, without a byte order mark.
///
/// UTF-16 is read with a byte order mark only; everything else must be UTF-8.
///
/// # Errors
/// Names the first byte that can't be read.
pub fn decode(bytes: &[u8]) -> Result<String, DecodeError> {
    match bytes {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, Encoding::Utf16Le),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, Encoding::Utf16Be),
        _ => utf8(bytes),
    }
}

fn utf8(bytes: &[u8]) -> Result<String, DecodeError> {
    let start = if bytes.starts_with(&[0xEF, 0xBB, 0xBF]) { 3 } else { 0 };
    match std::str::from_utf8(&bytes[start..]) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => {
            let offset = start + error.valid_up_to();
            let width = error.error_len().unwrap_or(1).min(4);
            let bytes = bytes.iter().skip(offset).take(width).copied().collect();
            Err(DecodeError { offset, encoding: Encoding::Utf8, bytes })
        }
    }
}

fn utf16(bytes: &[u8], encoding: Encoding) -> Result<String, DecodeError> {
    let at = |offset: usize| DecodeError {
        offset: offset + 2,
        encoding,
        bytes: bytes.iter().skip(offset).take(2).copied().collect(),
    };
    let units = bytes.chunks_exact(2).map(|pair| match encoding {
        Encoding::Utf16Be => u16::from_be_bytes([pair[0], pair[1]]),
        _ => u16::from_le_bytes([pair[0], pair[1]]),
    });
    let mut text = String::with_capacity(bytes.len() / 2);
    let mut offset = 0;
    for unit in char::decode_utf16(units) {
        let c = unit.map_err(|_| at(offset))?;
        offset += c.len_utf16() * 2;
        text.push(c);
    }
    if bytes.len() % 2 == 1 { Err(at(bytes.len() - 1)) } else { Ok(text) }
}
