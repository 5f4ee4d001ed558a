//! The web page that a version was read of.

use super::integrity::{Defect, RESTORE};
use super::{DefectKind, LedgerError, StoryFile, seal};
use crate::model::{Digest, DigestBuilder};

/// The web page that a version was read of: its snapshot is the reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Where the page as it came is kept, from the ledger's root, with `/`; none where only the reading is.
    pub file: Option<String>,
    /// SHA-256 of the page as it came.
    pub digest: Digest,
    /// The version of the reader.
    pub reader: u32,
}

impl Page {
    /// Adds it to the seal of a version.
    pub(super) fn seal(&self, seal: DigestBuilder) -> DigestBuilder {
        let seal = seal.field("page").optional(self.file.as_ref());
        seal.field(self.digest.written()).field(seal::number(self.reader))
    }
}

/// Returns what is wrong with the pages of a story that are kept; `page` reads the file at a path from the ledger's root, none where it
/// is missing.
pub fn verify_pages(
    file: &StoryFile,
    mut page: impl FnMut(&str) -> Result<Option<Vec<u8>>, LedgerError>,
) -> Vec<Defect> {
    let mut defects = Vec::new();
    for (version, place) in file.story.versions.iter().zip(&file.versions) {
        let Some((own, name)) = version.page.as_ref().and_then(|own| Some((own, own.file.as_ref()?))) else { continue };
        let number = version.number;
        let (kind, message, help) = match page(name) {
            Ok(Some(bytes)) if Digest::of_bytes(&bytes) == own.digest => continue,
            Ok(Some(_)) => {
                let message =
                    format!("{name} is not the page of which version {number} was read: it was changed since.");
                (DefectKind::DigestMismatch, message, RESTORE)
            }
            Ok(None) => (
                DefectKind::MissingSnapshot,
                format!("{name}, the page of which version {number} was read, is missing."),
                RESTORE,
            ),
            Err(error) => {
                let message = format!("The page of which version {number} was read could not be checked: {error}.");
                (DefectKind::UnreadableSnapshot, message, "make the file readable and run the command again")
            }
        };
        let (path, help) = (file.path.clone(), help.to_owned());
        defects.push(Defect { kind, path, at: place.page, claim: None, version: Some(number), message, help });
    }
    defects
}
