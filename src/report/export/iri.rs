//! Addresses of things of the record, so that statements about them can be told apart and put together.

use std::fmt::Write;

/// Addresses that begin alike.
#[derive(Debug)]
pub struct Iris {
    base: String,
}

impl Iris {
    pub fn new(base: &str) -> Self {
        Self { base: format!("{}/", base.trim_end_matches('/')) }
    }

    /// Returns that of a story.
    pub fn story(&self, story: &str) -> String {
        format!("{}story/{}", self.base, encoded(story, b"-"))
    }

    /// Returns that of a version of a story.
    pub fn version(&self, story: &str, number: u32) -> String {
        format!("{}/version/{number}", self.story(story))
    }

    /// Returns that of a claim.
    pub fn claim(&self, story: &str, id: &str) -> String {
        format!("{}/claim/{}", self.story(story), encoded(id, b"-"))
    }

    /// Returns that of what a claim has said since a version.
    pub fn said(&self, story: &str, id: &str, since: u32) -> String {
        format!("{}/since/{since}", self.claim(story, id))
    }

    /// Returns that of a source of a story, which no other story is known to share.
    pub fn source(&self, story: &str, name: &str) -> String {
        format!("{}/source/{}", self.story(story), encoded(name, b"-"))
    }

    /// Returns that of a file of the ledger's folder.
    pub fn file(&self, path: &str) -> String {
        format!("{}{}", self.base, encoded(path, b"-/"))
    }

    /// Returns that of a list of the record.
    pub fn list(&self, name: &str) -> String {
        format!("{}{name}", self.base)
    }
}

/// Returns `text` with every byte escaped that is not unreserved in an address, nor one of `kept`; a `-` is, because it has a
/// meaning in links to text.
pub fn encoded(text: &str, kept: &[u8]) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"._~".contains(&byte) || kept.contains(&byte) {
            out.push(char::from(byte));
        } else {
            // A string can be written to.
            write!(out, "%{byte:02X}").unwrap_or_default();
        }
    }
    out
}
