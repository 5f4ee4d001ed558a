//! Documents that are packed: Word documents and e-books. Of each a page is made in memory, and that is read as web pages are.

mod archive;
mod book;
mod markup;
mod word;
mod xml;

use super::{Page, PageError};
use archive::Archive;

/// How many bytes of a damaged document are looked at for the names of its parts.
const HEAD: usize = 4_096;

/// A kind of packed document that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packed {
    /// A Word document (DOCX).
    Word,
    /// An e-book (EPUB).
    Book,
}

impl Packed {
    /// Returns what `bytes` are by the parts that they hold, or begin with where their table of contents is damaged; none where they are
    /// neither.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if !bytes.starts_with(b"PK\x03\x04") {
            return None;
        }
        let Ok(archive) = Archive::open(bytes) else {
            let head = bytes.get(..HEAD).unwrap_or(bytes);
            let holds = |part: &str| head.windows(part.len()).any(|window| window == part.as_bytes());
            let book = holds(book::CONTAINER).then_some(Self::Book);
            return if holds(word::BODY) { Some(Self::Word) } else { book };
        };
        if archive.holds(word::BODY) { Some(Self::Word) } else { archive.holds(book::CONTAINER).then_some(Self::Book) }
    }

    /// Returns what it is, in words.
    pub fn what(self) -> &'static str {
        match self {
            Self::Word => "a Word document (DOCX)",
            Self::Book => "an e-book (EPUB)",
        }
    }

    /// Returns the ending under which it is kept as it came.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Word => "docx",
            Self::Book => "epub",
        }
    }

    /// Reads it; the places of what is read are those of the reading, for nobody counts bytes of a packed document.
    ///
    /// # Errors
    /// Where it is damaged or protected, or holds more than is read.
    pub fn read(self, bytes: &[u8]) -> Result<Page, PackedError> {
        match self {
            Self::Word => word::read(bytes),
            Self::Book => book::read(bytes),
        }
    }
}

/// Why a packed document is not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PackedError {
    /// Its table of contents can't be read.
    #[error("it is damaged or was cut: its table of contents is not whole")]
    Damaged,
    /// A part that is needed is damaged.
    #[error("its part {name} is missing or damaged")]
    Part {
        /// The name of the part.
        name: String,
    },
    /// It has a password, or is sold so that only one program opens it.
    #[error("it is protected")]
    Locked,
    /// It holds more than is read.
    #[error("it unpacks to more than is read")]
    TooLarge,
}

impl From<PageError> for PackedError {
    fn from(_: PageError) -> Self {
        Self::TooLarge
    }
}
