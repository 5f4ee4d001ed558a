//! Archives on disk: what programs that watch pages keep of them, and folders of pages with times in their names. Nothing that an
//! archive says of itself leads out of it, and memory is needed for one version at a time.

mod changedetection;
mod diffengine;
mod folder;
mod packed;
mod stamp;

use super::{Intake, IntakeError, file, read_file};
use chrono::{DateTime, Utc};
use std::path::{Path, PathBuf};

/// The most versions that one archive may hold.
const MOST: usize = 2_000_000;

/// How a folder of pages is read.
#[derive(Debug, Clone, Default)]
pub struct FolderOptions {
    /// Whether a page without a time in its path is taken for as old as its file says that it is.
    pub file_times: bool,
    /// Folders that are passed over: those of a ledger.
    pub spared: Vec<PathBuf>,
    /// The largest page, in bytes.
    pub limit: u64,
}

/// What an archive is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArchiveKind {
    /// A folder of pages with times in their paths.
    Folder,
    /// What changedetection.io keeps.
    Changedetection,
    /// What diffengine keeps.
    Diffengine,
}

impl ArchiveKind {
    /// Returns what an archive of this kind is, in words that follow its name.
    pub fn told(self) -> &'static str {
        match self {
            Self::Folder => "is a folder of pages",
            Self::Changedetection => "is a data folder of changedetection.io",
            Self::Diffengine => "is a database of diffengine",
        }
    }
}

/// A version that an archive holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// What tells its story from the others in the archive: a path without its time, the name of a watch.
    pub story: String,
    /// The address of the page, where the archive has it.
    pub url: Option<String>,
    /// When it was kept.
    pub time: DateTime<Utc>,
    /// What messages call it.
    pub name: String,
    at: At,
}

/// Where a version lies.
#[derive(Debug, Clone, PartialEq, Eq)]
enum At {
    File(PathBuf),
    Packed(PathBuf),
    Row(super::sqlite::Spot),
}

impl Held {
    /// Returns the file that holds it as it was kept, where it has one of its own.
    pub fn file(&self) -> Option<&Path> {
        match &self.at {
            At::File(path) => Some(path),
            At::Packed(_) | At::Row(_) => None,
        }
    }
}

/// What an archive holds.
#[derive(Debug, Default)]
pub struct Kept {
    /// The versions; those of one story need not stand together.
    pub held: Vec<Held>,
    /// How much else there is, by what it is.
    pub left_out: Vec<(usize, &'static str)>,
    /// What can't be read.
    pub failures: Vec<IntakeError>,
    /// What is worth knowing of all of them.
    pub notes: Vec<String>,
}

/// An archive that was opened.
#[derive(Debug)]
pub struct Archive {
    /// What it is.
    pub kind: ArchiveKind,
    path: PathBuf,
    name: String,
    database: Option<diffengine::Diffengine>,
}

impl Archive {
    /// Opens the archive at `path`, which messages call `name`; none where it is none.
    ///
    /// # Errors
    /// Where it can't be read, or is a database that is damaged.
    pub fn open(path: &Path, name: &str, options: &FolderOptions) -> Result<Option<Self>, IntakeError> {
        let of = |kind, database| Self { kind, path: path.to_owned(), name: name.to_owned(), database };
        if path.is_dir() {
            if changedetection::is_it(path) {
                return Ok(Some(of(ArchiveKind::Changedetection, None)));
            }
            let is_it = options.file_times || folder::is_it(path, options);
            return Ok(is_it.then(|| of(ArchiveKind::Folder, None)));
        }
        file::regular(path, name)?;
        let database = diffengine::Diffengine::open(path, name)?;
        Ok(database.map(|database| of(ArchiveKind::Diffengine, Some(database))))
    }

    /// Looks through it; `each` is told how many versions were seen so far.
    ///
    /// # Errors
    /// Where it can't be read as a whole, or holds more versions than any.
    pub fn kept(&mut self, options: &FolderOptions, each: &mut dyn FnMut(usize)) -> Result<Kept, IntakeError> {
        let kept = match (self.kind, &mut self.database) {
            (ArchiveKind::Diffengine, Some(database)) => database.kept(each)?,
            (ArchiveKind::Changedetection, _) => changedetection::kept(&self.path, &self.name, each)?,
            _ => folder::kept(&self.path, &self.name, options, each)?,
        };
        Ok(kept)
    }

    /// Reads a version, of at most `limit` bytes, and makes text of it.
    ///
    /// # Errors
    /// Where it can't be read, is damaged or too large.
    pub fn read(&mut self, held: &Held, limit: u64) -> Result<Intake, IntakeError> {
        match (&held.at, &mut self.database) {
            (At::File(path), _) => text(held, read_file(path, limit).map_err(|error| called(error, &held.name))?.bytes),
            (At::Packed(path), _) => text(held, packed::read(path, &held.name, limit)?),
            (At::Row(spot), Some(database)) => database.read(*spot, &held.name, limit),
            (At::Row(_), None) => Err(IntakeError::Missing { name: held.name.clone() }),
        }
    }
}

/// Returns the text of a version with the bytes of its file.
fn text(held: &Held, bytes: Vec<u8>) -> Result<Intake, IntakeError> {
    // The name that a packed file has without its packing.
    let name = held.name.strip_suffix(".br").unwrap_or(&held.name).to_owned();
    Ok(Intake { name: held.name.clone(), ..Intake::new(name, bytes).text()? })
}

/// Returns the failure of a file, called `name`.
fn called(error: IntakeError, name: &str) -> IntakeError {
    let name = name.to_owned();
    match error {
        IntakeError::Missing { .. } => IntakeError::Missing { name },
        IntakeError::NotAFile { what, .. } => IntakeError::NotAFile { name, what },
        IntakeError::TooLarge { limit, .. } => IntakeError::TooLarge { name, limit },
        IntakeError::Io { source, .. } => IntakeError::Io { name, source },
        error => error,
    }
}

/// Returns the failure of an archive that holds more versions than any.
fn too_many(name: &str) -> IntakeError {
    IntakeError::Archive { name: name.to_owned(), why: format!("it holds more than {MOST} versions; split it") }
}
