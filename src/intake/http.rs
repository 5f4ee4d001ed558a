//! Responses of web servers as crawls keep them: their heads, and what their bodies are packed in.

use super::fields::{Fields, read_line};
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use std::io::{self, BufRead, Read};

/// The longest first line of a response, in bytes.
const LONGEST_STATUS: usize = 8 * 1024;

/// The head of a response.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ResponseHead {
    /// Its code: 200.
    pub status: u16,
    pub(crate) fields: Fields,
}

/// Why a body can't be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyProblem {
    /// It is longer than an article may be.
    TooLarge,
    /// It is packed in a way that is not read, or not as its head says.
    Packed,
}

impl ResponseHead {
    /// Returns the head of something that was found and is `media`: `text/html; charset=utf-8`.
    pub(crate) fn found(media: &str) -> Self {
        Self { status: 200, fields: Fields::one("Content-Type", media) }
    }

    /// Reads a head; none where there is none.
    ///
    /// # Errors
    /// Where `from` can't be read.
    pub(crate) fn read(from: &mut dyn BufRead) -> io::Result<Option<Self>> {
        let mut line = Vec::new();
        read_line(from, &mut line, LONGEST_STATUS)?;
        let line = String::from_utf8_lossy(&line);
        let mut words = line.split_ascii_whitespace();
        let is_http = words.next().is_some_and(|word| word.starts_with("HTTP/"));
        let Some(status) = words.next().and_then(|word| word.parse().ok()).filter(|_| is_http) else { return Ok(None) };
        Ok(Fields::read(from)?.map(|fields| Self { status, fields }))
    }

    /// Returns the first value of the field of that name, whatever its case.
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields.get(name)
    }

    /// Returns what the body is, without what describes it further and in lower case: `text/html`; empty where it is not said.
    pub fn media(&self) -> String {
        let media = self.field("Content-Type").unwrap_or_default();
        media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }

    /// Returns the encoding of the text that the head names: `windows-1252`.
    pub fn charset(&self) -> Option<&str> {
        let mut parameters = self.field("Content-Type")?.split(';').skip(1).map(str::trim);
        let value = parameters.find_map(|one| {
            let (name, value) = one.split_once('=')?;
            name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches('"'))
        });
        value.filter(|value| !value.is_empty())
    }

    /// Returns the body that came as `bytes`: put together where it came in chunks, unpacked where it is packed; at most `limit` bytes.
    /// Some crawlers have done either already and left the head as it was.
    ///
    /// # Errors
    /// Where it is longer, or packed in another way.
    pub(crate) fn body(&self, bytes: Vec<u8>, limit: u64) -> Result<Vec<u8>, BodyProblem> {
        let says =
            |name: &str, what: &str| self.field(name).is_some_and(|value| value.to_ascii_lowercase().contains(what));
        let bytes = if says("Transfer-Encoding", "chunked") { dechunked(&bytes).unwrap_or(bytes) } else { bytes };
        unpacked(bytes, self.field("Content-Encoding").unwrap_or_default(), limit)
    }
}

/// Returns a body that came in chunks, as far as it goes; none where it did not.
fn dechunked(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    loop {
        let end = rest.iter().take(64).position(|byte| *byte == b'\n');
        let line = end.and_then(|end| std::str::from_utf8(rest.get(..end)?).ok());
        let size = line.and_then(|line| usize::from_str_radix(line.split(';').next()?.trim(), 16).ok());
        let Some((size, end)) = size.zip(end) else { return (!out.is_empty()).then_some(out) };
        rest = rest.get(end + 1..).unwrap_or_default();
        if size == 0 {
            return Some(out);
        }
        out.extend(rest.iter().take(size));
        rest = rest.get(size..).unwrap_or_default();
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
    }
}

/// Returns what `bytes` unpack to; at most `limit` bytes. What is not packed as `encoding` says is taken as it is.
///
/// # Errors
/// Where it is longer, or packed in another way.
pub(crate) fn unpacked(bytes: Vec<u8>, encoding: &str, limit: u64) -> Result<Vec<u8>, BodyProblem> {
    let mut out = Vec::new();
    let most = limit.saturating_add(1);
    let read = match encoding.trim().to_ascii_lowercase().as_str() {
        "gzip" | "x-gzip" if bytes.starts_with(&[0x1F, 0x8B]) => {
            MultiGzDecoder::new(&bytes[..]).take(most).read_to_end(&mut out)
        }
        "deflate" if bytes.first() == Some(&0x78) => ZlibDecoder::new(&bytes[..]).take(most).read_to_end(&mut out),
        "deflate" if !is_text(&bytes) => DeflateDecoder::new(&bytes[..]).take(most).read_to_end(&mut out),
        "" | "identity" | "gzip" | "x-gzip" | "deflate" => {
            out = bytes;
            Ok(0)
        }
        _ if is_text(&bytes) => {
            out = bytes;
            Ok(0)
        }
        _ => return Err(BodyProblem::Packed),
    };
    read.map_err(|_| BodyProblem::Packed)?;
    if out.len() as u64 > limit { Err(BodyProblem::TooLarge) } else { Ok(out) }
}

/// Returns whether bytes begin as text does.
fn is_text(bytes: &[u8]) -> bool {
    let head = bytes.get(..64).unwrap_or(bytes);
    head.iter().all(|byte| !byte.is_ascii_control() || byte.is_ascii_whitespace()) && head.is_ascii()
}
