//! SHA-256 digests over fields that can't run into one another.

use sha2::{Digest as _, Sha256};
use std::fmt;

/// A SHA-256 digest; shown as `sha256:<hex>`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Digest([u8; 32]);

impl Digest {
    /// Returns the plain SHA-256 of `bytes`, as `sha256sum` prints it: the digest of a snapshot's file.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Returns the digest written as `sha256:` and 64 lower-case hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        let hex = text.strip_prefix(MARK)?.as_bytes();
        if hex.len() != 64 {
            return None;
        }
        let mut out = [0; 32];
        for (byte, pair) in out.iter_mut().zip(hex.chunks_exact(2)) {
            *byte = nibble(pair[0])? << 4 | nibble(pair[1])?;
        }
        Some(Self(out))
    }

    /// Returns it as it is shown, in bytes.
    pub(crate) fn written(&self) -> [u8; WRITTEN] {
        let mut out = [0; WRITTEN];
        let (mark, digits) = out.split_at_mut(MARK.len());
        mark.copy_from_slice(MARK.as_bytes());
        digits.chunks_exact_mut(2).zip(self.0).for_each(|(pair, byte)| {
            if let [high, low] = pair {
                [*high, *low] = digits_of(byte);
            }
        });
        out
    }

    /// Returns the first eight hexadecimal digits: enough for people to tell digests apart.
    pub fn short(&self) -> String {
        self.0[..4].iter().flat_map(|byte| digits_of(*byte)).map(char::from).collect()
    }
}

/// What stands before the digits.
const MARK: &str = "sha256:";

/// How many bytes a digest takes as it is shown.
const WRITTEN: usize = MARK.len() + 64;

/// Returns the hexadecimal digits of a byte.
fn digits_of(byte: u8) -> [u8; 2] {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 0xf)]]
}

fn nibble(c: u8) -> Option<u8> {
    match c {
        b'0'..=b'9' => Some(c - b'0'),
        b'a'..=b'f' => Some(c - b'a' + 10),
        _ => None,
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(std::str::from_utf8(&self.written()).unwrap_or_default())
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// How many bytes most digests are made of at most.
const USUAL: usize = 512;

/// Builds a digest: a tag that names what is digested, then each field with its length before it.
///
/// The input is `onrecord/<type>/v1\0`, then for each field its length in bytes as a 64-bit big-endian number and its
/// bytes. So fields can't run into one another, and digests of different things can't be taken for each other.
#[derive(Debug, Clone)]
pub struct DigestBuilder(Vec<u8>);

impl DigestBuilder {
    /// Starts the digest of a thing of type `tag`.
    pub fn new(tag: &str) -> Self {
        // Hashed at once, which is faster than bit by bit.
        let mut bytes = Vec::with_capacity(USUAL);
        bytes.extend(b"onrecord/");
        bytes.extend(tag.as_bytes());
        bytes.extend(b"/v1\0");
        Self(bytes)
    }

    /// Adds a field.
    #[must_use]
    pub fn field(mut self, bytes: impl AsRef<[u8]>) -> Self {
        let bytes = bytes.as_ref();
        self.0.extend((bytes.len() as u64).to_be_bytes());
        self.0.extend(bytes);
        self
    }

    /// Adds a field that may be absent; absent and empty differ.
    #[must_use]
    pub fn optional(self, bytes: Option<impl AsRef<[u8]>>) -> Self {
        match bytes {
            None => self.field([0]),
            Some(bytes) => self.field([1]).field(bytes),
        }
    }

    /// Returns the digest.
    pub fn finish(self) -> Digest {
        Digest::of_bytes(&self.0)
    }
}
