//! Why an article could not be read.

#[cfg(feature = "documents")]
use super::page::PackedError;
use super::page::PageError;
use super::pdf::PdfError;
use std::io;

/// Why an article could not be read; `name` is the article as it was asked for.
#[derive(Debug, thiserror::Error)]
#[allow(missing_docs, reason = "the fields say what the messages say")]
pub enum IntakeError {
    /// There is no such file.
    #[error("{name}: no such file")]
    Missing { name: String },
    /// It is a folder, a device, a socket or a pipe with a name.
    #[error("{name} is {what}, not a file")]
    NotAFile { name: String, what: &'static str },
    /// It is larger than an article may be.
    #[error("{name} is larger than {limit} bytes")]
    TooLarge { name: String, limit: u64 },
    /// The system refused.
    #[error("can't read {name}: {source}")]
    Io { name: String, source: io::Error },
    /// It is a crawl that can't be read.
    #[error("{name} can't be read: {why}")]
    Crawl { name: String, why: String },
    /// It is an archive, or a file of one, that can't be read.
    #[error("{name} can't be read: {why}")]
    Archive { name: String, why: String },
    /// It is a page of an archive whose path carries no time, with so many others.
    #[error("{name}{} in the path, and can't be put in order", untimed(*others))]
    Untimed { name: String, others: usize },
    /// It is a database with changes that are not in its file yet.
    #[error("{name} has changes that are not in the file yet, and these are not read")]
    Unmerged { name: String },
    /// The `git` program is not there.
    #[error("{name} needs the program `git`, which can't be started: {source}")]
    NoGit { name: String, source: io::Error },
    /// This is no git repository.
    #[error("{name} asks for a git revision, but this is no git repository")]
    NoRepository { name: String },
    /// The repository has no such revision.
    #[error("{name}: git knows no revision {revision}")]
    NoRevision { name: String, revision: String },
    /// The repository does not have the revision that articles are to be compared with.
    #[error("git knows no revision {revision}")]
    NoBase { revision: String, shallow: bool },
    /// The revision has no such file.
    #[error("{name}: revision {revision} has no file {path}")]
    NoPath { name: String, revision: String, path: String },
    /// The file lies in no git repository.
    #[error("{name} lies in no git repository, so it has no git history")]
    Outside { name: String },
    /// No commit holds the file.
    #[error("{name} has no git history: no commit holds it")]
    Uncommitted { name: String },
    /// The version is a symbolic link, say.
    #[error("{name} is {what} in this commit, not a file")]
    NotAFileThen { name: String, what: &'static str },
    /// The repository names these bytes and does not have them; `partial` says that the clone was made without some.
    #[error("{name}: this clone does not hold its text")]
    Absent { name: String, partial: bool },
    /// The repository belongs to somebody else.
    #[error("{name}: git does not read this repository, because it belongs to somebody else")]
    Foreign { name: String, folder: String },
    /// The folder is laid out as a repository of its own, which anybody can commit.
    #[error("{name}: this folder is laid out as a bare git repository, and those are not read")]
    Bare { name: String },
    /// It is a page with more in it than is read.
    #[error("{name} is a web page with {source}, which is more than is read")]
    Page { name: String, source: PageError },
    /// It is a document that is damaged or protected, or holds more than is read.
    #[cfg(feature = "documents")]
    #[error("{name} is {what}, and {source}")]
    Packed { name: String, what: &'static str, source: PackedError },
    /// It is a PDF, and no text could be made of it.
    #[error("{name} is a PDF, and {source}")]
    Pdf { name: String, source: PdfError },
    /// git failed for a reason of its own.
    #[error("{name}: git says: {message}")]
    Git { name: String, message: String },
}

impl IntakeError {
    /// Returns what to do about it; empty where the message says it all.
    pub fn help(&self) -> String {
        match self {
            Self::NotAFile { what: "a folder", .. } => "name the articles in it".to_owned(),
            Self::Page { .. } => "save the part of the page that is the article".to_owned(),
            #[cfg(feature = "documents")]
            Self::Packed { source, .. } => match source {
                PackedError::Locked => "save it without a password, or as text".to_owned(),
                PackedError::TooLarge => "save the part of it that is the article".to_owned(),
                PackedError::Damaged | PackedError::Part { .. } => {
                    "get the file once more, or open it in its own program and save it anew".to_owned()
                }
            },
            Self::Pdf { source, .. } => match source {
                PdfError::NoProgram(_) => "install poppler, which brings it: `apt install poppler-utils`, `brew install poppler`; or save \
                     the article as a Word document or text"
                    .to_owned(),
                PdfError::Failed(_) => "one with a password, or of pictures alone, holds no text that can be read".to_owned(),
                PdfError::TooLarge | PdfError::TooLong => "save the pages that are the article".to_owned(),
            },
            Self::TooLarge { .. } => "raise the limit in onrecord.toml if this is really one article".to_owned(),
            Self::NoGit { .. } => "install git, or name a file".to_owned(),
            Self::NoRevision { .. } => "see `git log --oneline`; a branch, a tag or a commit will do".to_owned(),
            Self::NoBase { revision, shallow: true } => {
                let name = revision.strip_prefix("origin/").unwrap_or(revision);
                format!(
                    "this clone is shallow: git fetch --depth=100 origin {name}, then --since FETCH_HEAD; or clone it whole"
                )
            }
            Self::NoBase { revision, .. } => {
                format!(
                    "see `git branch --all`; if it is on the server: git fetch origin {revision}, then --since FETCH_HEAD"
                )
            }
            Self::NoPath { .. } => "the path starts at the top of the repository; `./path` starts here".to_owned(),
            Self::Outside { .. } => "without --git-history it is recorded as it is now".to_owned(),
            Self::Absent { partial: true, .. } => {
                "the clone was made with --filter. To fetch what it left out: git fetch --refetch --no-filter; then try again"
                    .to_owned()
            }
            Self::Absent { .. } => "it is lost from this repository; `git fsck` says what else is".to_owned(),
            Self::Foreign { folder, .. } => {
                format!("if you trust whoever that is: git config --global --add safe.directory '{folder}'")
            }
            Self::Bare { .. } => "work in a clone of it that has its files checked out".to_owned(),
            Self::Untimed { .. } => {
                "put the time into the name: storm-20260504T0900.html; or take the times of the files: --file-times".to_owned()
            }
            Self::Unmerged { .. } => "end the program that writes it, then: sqlite3 FILE \"PRAGMA wal_checkpoint\"".to_owned(),
            Self::Uncommitted { .. } => "commit it first, or record it as it is now, without --git-history".to_owned(),
            _ => String::new(),
        }
    }
}

/// Says of one page and so many others that they carry no time.
fn untimed(others: usize) -> String {
    match others {
        0 => " has no time".to_owned(),
        1 => " and 1 other have no time".to_owned(),
        others => format!(" and {others} others have no time"),
    }
}
