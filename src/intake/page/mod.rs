//! Pages: the text that a reader came for, what the page says of itself, and where on the page each word stands.
//!
//! Nothing is run and nothing is fetched. A page is one flat tree, and all sums over it are made once: reading takes time and memory
//! linear in its length, whatever it holds.

mod around;
mod blocks;
mod chosen;
mod declared;
mod decode;
mod entries;
mod front;
pub mod mail;
mod markdown;
mod notes;
#[cfg(feature = "documents")]
mod packed;
mod parts;
pub mod printed;
mod quotation;
mod reference;
mod score;
mod signature;
mod stamp;
mod table;
mod tag;
mod text;
mod tree;
mod write;

#[cfg(feature = "fetch")]
pub(in crate::intake) use declared::day::read as moment;
#[cfg(feature = "fetch")]
pub(in crate::intake) use decode::decode;
#[cfg(feature = "documents")]
pub use packed::{Packed, PackedError};

use crate::text::Original;
use chrono::{DateTime, FixedOffset, NaiveDate, SecondsFormat};
use std::fmt;
use std::sync::Arc;
pub use text::text;
use tree::Tree;

/// The version of the reader: it goes up with every change that may read another text from the same page.
pub const READER: u32 = 1;

/// How a PDF begins.
pub const PDF: &[u8] = b"%PDF-";

const MIB: usize = 1024 * 1024;

/// The largest page that is read, in bytes.
pub const LARGEST: usize = 16 * MIB;

/// The longest text that is read of a page, in bytes: a long novel has one. The rest of what is read is markup.
pub const LONGEST: usize = 4 * MIB;

/// A page that was read.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Page {
    /// What was read, as Markdown with front matter: this is what is recorded.
    pub reading: String,
    /// The byte of the reading at which the text of the page begins, behind the front matter.
    pub body: usize,
    /// The page itself, and where on it each byte of the reading stands; none of a packed document, whose places are those of the reading.
    pub original: Option<Arc<Original>>,
    /// What the page says of itself.
    pub declared: Declared,
    /// The name of the encoding that the page came in.
    pub encoding: &'static str,
    /// What was decided and left out of it, as sentences without an end: "2 comments are left out".
    pub left_out: Vec<String>,
}

/// What a page says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Declared {
    /// The headline.
    pub headline: Option<String>,
    /// Who wrote it: each name by itself.
    pub byline: Vec<String>,
    /// When it was published.
    pub published: Option<Moment>,
    /// When it was last changed.
    pub modified: Option<Moment>,
    /// Its canonical address, whole.
    pub address: Option<String>,
    /// Who publishes it.
    pub outlet: Option<String>,
    /// The language that it says it is in, as a tag such as `en-GB`.
    pub language: Option<String>,
}

/// A day, and where the page says so the time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// The day alone, or with a time whose zone nobody knows.
    Day(NaiveDate),
    /// The time.
    Time(DateTime<FixedOffset>),
}

impl Moment {
    /// Returns the day, in the zone that the page gives.
    pub fn day(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::Time(time) => time.date_naive(),
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Time(time) => f.write_str(&time.to_rfc3339_opts(SecondsFormat::Secs, true)),
        }
    }
}

/// Why a page is not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PageError {
    /// It is larger than [`LARGEST`].
    #[error("more than {} MiB", LARGEST / MIB)]
    TooLarge,
    /// It has more elements, pieces of text or attributes than are read.
    #[error("more than {} elements and pieces of text", tree::MOST)]
    TooMany,
    /// Its reading is longer than [`LONGEST`].
    #[error("more than {} MiB of text", LONGEST / MIB)]
    TooLong,
}

/// Reads a page; `charset` is the encoding that the server named, if one did.
///
/// # Errors
/// Where it has more bytes or parts than are read; whatever else stands in it, it is read.
pub fn read(bytes: &[u8], charset: Option<&str>) -> Result<Page, PageError> {
    if bytes.len() > LARGEST {
        return Err(PageError::TooLarge);
    }
    let (source, encoding) = decode::decode(bytes, charset);
    let tree = Tree::read(&source)?;
    let stated = declared::read(&tree);
    let chosen = score::choose(&tree, &stated);
    let mut out = write::Page::default();
    front::write(&stated, &mut out);
    let body = out.text.len();
    write::write(&tree, &chosen, &mut out);
    out.within_limits()?;
    let original = Some(Arc::new(Original::new(source, out.runs)));
    Ok(Page { reading: out.text, body, original, declared: stated.declared, encoding, left_out: Vec::new() })
}

/// Returns the ending under which a page, an e-mail or a document is kept as it came.
pub fn ending(bytes: &[u8]) -> &'static str {
    #[cfg(feature = "documents")]
    if let Some(packed) = Packed::of(bytes) {
        return packed.ending();
    }
    if bytes.starts_with(PDF) {
        return "pdf";
    }
    if is_page(bytes) || !mail::is_mail(bytes) { "html" } else { "eml" }
}

/// Returns whether `bytes` begin as a page does.
pub fn is_page(bytes: &[u8]) -> bool {
    let mut rest = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    // Declarations of XML and comments may stand before it.
    while let Some((opens, closes)) =
        [("<?xml", "?>"), ("<!--", "-->")].iter().find(|(opens, _)| starts(rest, opens.as_bytes()))
    {
        let inner = rest.get(opens.len()..).unwrap_or_default();
        let Some(end) = inner.windows(closes.len()).position(|window| window == closes.as_bytes()) else {
            return false;
        };
        rest = inner.get(end + closes.len()..).unwrap_or_default().trim_ascii_start();
    }
    [&b"<!doctype html"[..], b"<html"].iter().any(|head| starts(rest, head))
}

fn starts(bytes: &[u8], head: &[u8]) -> bool {
    bytes.get(..head.len()).is_some_and(|own| own.eq_ignore_ascii_case(head))
}
