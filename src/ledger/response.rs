//! What a web server said of a page that it sent.

use crate::model::DigestBuilder;

/// The longest value that is kept, in bytes.
const LONGEST: usize = 500;

/// What a web server said of the version of a page that it sent: what it takes to ask whether there is a newer one, and what tells
/// where this one came from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Response {
    /// When the server sent it, by its own clock: `Mon, 02 Mar 2026 08:00:00 GMT`.
    pub date: Option<String>,
    /// The mark that the server gave it: `"5f-63a"`.
    pub etag: Option<String>,
    /// When the server says that it was changed last.
    pub modified: Option<String>,
    /// What it is: `text/html; charset=utf-8`.
    pub media: Option<String>,
}

impl Response {
    /// Returns what the fields of a response say; values that are longer than any, or no plain text, are left out.
    pub fn of<'f>(field: impl Fn(&str) -> Option<&'f str>) -> Self {
        let plain = |value: &&str| {
            !value.is_empty() && value.len() <= LONGEST && value.chars().all(|c| c == ' ' || c.is_ascii_graphic())
        };
        let owned = |name: &str| field(name).filter(plain).map(str::to_owned);
        Self {
            date: owned("Date"),
            etag: owned("ETag"),
            modified: owned("Last-Modified"),
            media: owned("Content-Type"),
        }
    }

    /// Adds it to the seal of a version.
    pub(super) fn seal(&self, seal: DigestBuilder) -> DigestBuilder {
        let seal = seal.field("response").optional(self.date.as_ref()).optional(self.etag.as_ref());
        seal.optional(self.modified.as_ref()).optional(self.media.as_ref())
    }
}
