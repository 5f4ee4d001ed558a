//! Bytes to text: UTF-8 with or without a byte order mark, and UTF-16 with one.

use std::fmt;

/// The encodings that articles may come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, little-endian.
    Utf16Le,
    /// UTF-16, big-endian.
    Utf16Be,
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16 (little-endian)",
            Self::Utf16Be => "UTF-16 (big-endian)",
        })
    }
}

/// What is wrong with bytes that are not text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecodeProblem {
    /// The bytes are not in the encoding.
    Malformed,
    /// A NUL character, which no text has: this is a picture, an archive or another binary file.
    Binary,
    /// Every second byte is NUL: the text is in this encoding, but no byte order mark says so.
    Unmarked(Encoding),
}

/// Says why bytes are not text, and at which byte.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct DecodeError {
    /// Offset of the first byte that can't be read, from 0.
    pub offset: usize,
    /// The encoding that was tried.
    pub encoding: Encoding,
    /// The bytes at that place, at most four.
    pub bytes: Vec<u8>,
    /// What is wrong with them.
    pub problem: DecodeProblem,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { offset, encoding, .. } = self;
        match self.problem {
            DecodeProblem::Binary => {
                return write!(f, "not a text file: byte {offset} is NUL");
            }
            DecodeProblem::Unmarked(found) => {
                return write!(
                    f,
                    "not {encoding} text: byte {offset} is NUL; it looks like {found} without a byte order mark: save \
                     it as UTF-8"
                );
            }
            DecodeProblem::Malformed => write!(f, "not {encoding} text: byte {offset} is ")?,
        }
        for (i, byte) in self.bytes.iter().enumerate() {
            write!(f, "{}0x{byte:02X}", if i == 0 { "" } else { " " })?;
        }
        match self.bytes.first().filter(|_| *encoding == Encoding::Utf8).and_then(|byte| windows_1252(*byte)) {
            Some(c) => write!(f, ", which is {c} in Windows-1252: save it as UTF-8"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for DecodeError {}

/// Returns the text that `bytes` hold, without a byte order mark.
///
/// UTF-16 is read with a byte order mark only; everything else must be UTF-8. Control characters other than NUL are
/// text, for old wire copy has them.
///
/// # Errors
/// Names the first byte that can't be read, or the first NUL.
pub fn decode(bytes: &[u8]) -> Result<String, DecodeError> {
    match bytes {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, Encoding::Utf16Le),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, Encoding::Utf16Be),
        _ => utf8(bytes),
    }
}

fn utf8(bytes: &[u8]) -> Result<String, DecodeError> {
    let start = if bytes.starts_with(&[0xEF, 0xBB, 0xBF]) { 3 } else { 0 };
    let body = bytes.get(start..).unwrap_or_default();
    let nul = body.iter().position(|byte| *byte == 0);
    let at = |offset: usize, width: usize, problem| DecodeError {
        offset: start + offset,
        encoding: Encoding::Utf8,
        bytes: body.iter().skip(offset).take(width).copied().collect(),
        problem,
    };
    match (std::str::from_utf8(body), nul) {
        (Ok(text), None) => Ok(text.to_owned()),
        (Err(error), nul) if nul.is_none_or(|nul| error.valid_up_to() < nul) => {
            Err(at(error.valid_up_to(), error.error_len().unwrap_or(1), DecodeProblem::Malformed))
        }
        (_, nul) => {
            let problem = unmarked(body).map_or(DecodeProblem::Binary, DecodeProblem::Unmarked);
            Err(at(nul.unwrap_or(0), 1, problem))
        }
    }
}

/// Returns the encoding in which every second byte of mostly English text is NUL, if that is so here.
fn unmarked(bytes: &[u8]) -> Option<Encoding> {
    let pairs: Vec<(bool, bool)> = bytes.chunks_exact(2).take(256).map(|pair| (pair[0] == 0, pair[1] == 0)).collect();
    let most = pairs.len() * 3 / 4;
    let count = |wanted| pairs.iter().filter(|pair| **pair == wanted).count();
    match (count((false, true)), count((true, false))) {
        _ if pairs.is_empty() => None,
        (little, _) if little > most => Some(Encoding::Utf16Le),
        (_, big) if big > most => Some(Encoding::Utf16Be),
        _ => None,
    }
}

fn utf16(bytes: &[u8], encoding: Encoding) -> Result<String, DecodeError> {
    let at = |offset: usize, problem| DecodeError {
        offset: offset + 2,
        encoding,
        bytes: bytes.iter().skip(offset).take(2).copied().collect(),
        problem,
    };
    let units = bytes.chunks_exact(2).map(|pair| match encoding {
        Encoding::Utf16Be => u16::from_be_bytes([pair[0], pair[1]]),
        _ => u16::from_le_bytes([pair[0], pair[1]]),
    });
    let mut text = String::with_capacity(bytes.len() / 2);
    let mut offset = 0;
    for unit in char::decode_utf16(units) {
        let c = unit.map_err(|_| at(offset, DecodeProblem::Malformed))?;
        if c == '\0' {
            return Err(at(offset, DecodeProblem::Binary));
        }
        offset += c.len_utf16() * 2;
        text.push(c);
    }
    if bytes.len() % 2 == 1 { Err(at(bytes.len() - 1, DecodeProblem::Malformed)) } else { Ok(text) }
}

/// Returns the mark that `byte` stands for in Windows-1252, the encoding that is most often mistaken for UTF-8.
fn windows_1252(byte: u8) -> Option<char> {
    Some(match byte {
        0x80 => '\u{20AC}',
        0x85 => '\u{2026}',
        0x91 => '\u{2018}',
        0x92 => '\u{2019}',
        0x93 => '\u{201C}',
        0x94 => '\u{201D}',
        0x96 => '\u{2013}',
        0x97 => '\u{2014}',
        0xA3 => '\u{A3}',
        0xE9 => '\u{E9}',
        _ => return None,
    })
}
