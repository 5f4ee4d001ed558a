//! Where articles come from: a file, standard input, a revision of a git repository. Each gives bytes and a name.

#[cfg(feature = "crawls")]
mod archive;
#[cfg(feature = "crawls")]
mod crawl;
mod error;
#[cfg(feature = "fetch")]
mod feed;
#[cfg(feature = "crawls")]
mod fields;
mod file;
mod foreign;
mod git;
#[cfg(feature = "crawls")]
mod histories;
mod history;
#[cfg(feature = "crawls")]
mod http;
mod name;
mod nearest;
mod objects;
pub mod page;
mod pdf;
mod revision;
#[cfg(feature = "crawls")]
mod sqlite;
mod tree;
#[cfg(feature = "fetch")]
mod web;

#[cfg(feature = "crawls")]
pub use archive::{Archive, ArchiveKind, FolderOptions, Held, Kept as KeptVersions};
#[cfg(feature = "crawls")]
pub use crawl::{Capture, Captured, Contents, Crawl, LeftOut};
pub use error::IntakeError;
#[cfg(feature = "fetch")]
pub use feed::{Feed, Listed, NoFeed};
pub use file::{read_file, read_stream};
pub use foreign::{Foreign, foreign};
#[cfg(feature = "crawls")]
pub use histories::Histories;
pub use history::{Blobs, Commit, History, history};
#[cfg(feature = "crawls")]
pub use http::{BodyProblem, ResponseHead};
pub use name::{may_be_an_article, name_of_path};
pub use nearest::nearest_path;
pub use objects::name_of;
pub use pdf::PdfError;
pub use revision::{read_revision, revision};
pub use tree::{Kept, Tree};
#[cfg(feature = "fetch")]
pub use web::{Answer, Asked, Robots, Wait, Web, WebError, WebOptions, is_private};

use crate::text::{Markup, Original};
use std::path::Path;
use std::sync::Arc;

/// Largest article, in bytes, unless the configuration says otherwise.
pub const LIMIT: u64 = 16 * 1024 * 1024;

/// An article as it came in: bytes that nobody has looked at yet.
#[derive(Debug, Clone)]
pub struct Intake {
    /// What to call it in messages: the path as given, `-`, or `REV:path`.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The ending of its name without the dot, in lower case; empty where it has none.
    pub extension: String,
    /// How it is marked up, by its ending: Markdown for `.md` and `.markdown`, plain for all others.
    pub markup: Markup,
    /// The page, where the bytes are what was read of one.
    pub page: Option<Box<Fetched>>,
}

/// A page as it came in.
#[derive(Debug, Clone)]
pub struct Fetched {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its text, and where on it each byte of the reading stands; none where the places are those of the reading.
    pub original: Option<Arc<Original>>,
    /// The byte of the reading at which its text begins, behind the front matter.
    pub body: usize,
    /// What it says of itself.
    pub declared: page::Declared,
    /// The encoding that it came in.
    pub encoding: &'static str,
    /// What was decided and left out of it.
    pub left_out: Vec<String>,
}

impl Intake {
    /// Returns the bytes of what is called `name`.
    pub fn new(name: String, bytes: Vec<u8>) -> Self {
        let extension = Path::new(&name).extension().map(|ending| ending.to_string_lossy().to_lowercase());
        let extension = extension.unwrap_or_default();
        Self { markup: Markup::of_extension(&extension), name, bytes, extension, page: None }
    }

    /// Returns it as what has no name of its own and stands for a file with that ending.
    #[must_use]
    pub fn with_ending(self, ending: &str) -> Self {
        let extension = ending.to_lowercase();
        Self { markup: Markup::of_extension(&extension), extension, ..self }
    }

    /// Returns the page as it came, where the bytes are what was read of one.
    pub fn page(&self) -> Option<&[u8]> {
        self.page.as_ref().map(|page| page.bytes.as_slice())
    }

    /// Returns the text that is read of it: of a page, an e-mail or a document its reading, in Markdown; everything else is its own text. The content tells
    /// what it is, and the ending where that does not.
    ///
    /// # Errors
    /// Where it is a page that has more parts than are read, or a document that is damaged or protected.
    pub fn text(self) -> Result<Self, IntakeError> {
        #[cfg(feature = "documents")]
        if self.page.is_none()
            && let Some(packed) = page::Packed::of(&self.bytes)
        {
            let Self { name, bytes, .. } = self;
            return match packed.read(&bytes) {
                Ok(page) => Ok(Self::of_page(name, bytes, page)),
                Err(source) => Err(IntakeError::Packed { name, what: packed.what(), source }),
            };
        }
        if self.page.is_none() && self.bytes.starts_with(page::PDF) {
            let Self { name, bytes, .. } = self;
            return match pdf::text(bytes.clone()) {
                Ok(text) => match page::printed::read(&text) {
                    Ok(page) => Ok(Self::of_page(name, bytes, page)),
                    Err(source) => Err(IntakeError::Page { name, source }),
                },
                Err(source) => Err(IntakeError::Pdf { name, source }),
            };
        }
        let named = matches!(self.extension.as_str(), "html" | "htm" | "xhtml");
        let is_page = page::is_page(&self.bytes);
        let is_mail = !is_page && page::mail::is_mail(&self.bytes);
        if self.page.is_some() || foreign(&self.bytes).is_some() || !(named || is_page || is_mail) {
            return Ok(self.told_apart());
        }
        let Self { name, bytes, .. } = self;
        match if is_mail { page::mail::read(&bytes) } else { page::read(&bytes, None) } {
            Ok(page) => Ok(Self::of_page(name, bytes, page)),
            Err(source) => Err(IntakeError::Page { name, source }),
        }
    }

    /// Returns a text that has no name with the markup that its words tell.
    fn told_apart(self) -> Self {
        match std::str::from_utf8(&self.bytes) {
            Ok(text) if self.extension.is_empty() => {
                let markup = Markup::of_text(text);
                Self { markup, extension: markup.extension().to_owned(), ..self }
            }
            _ => self,
        }
    }

    /// Returns what was read of the page `bytes`.
    pub fn of_page(name: String, bytes: Vec<u8>, page: page::Page) -> Self {
        let page::Page { reading, body, original, declared, encoding, left_out } = page;
        Self {
            name,
            bytes: reading.into_bytes(),
            extension: "md".to_owned(),
            markup: Markup::Markdown,
            page: Some(Box::new(Fetched { bytes, original, body, declared, encoding, left_out })),
        }
    }
}
