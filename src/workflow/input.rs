//! Articles as jobs take them: a file, or `-` for standard input.

use super::failure::Failure;
use super::standpoint::Standpoint;
use crate::intake::{self, Fetched, Foreign, Intake, IntakeError};
use crate::ledger::Version;
use crate::text::shell::word;
use crate::text::visible;
use crate::text::{Article, Markup, decode};
use std::path::Path;

/// An article that was read.
#[derive(Debug, Clone)]
pub(crate) struct Input {
    /// What it was called on the command line; bytes that are not UTF-8 as `\xFF`.
    pub name: String,
    /// The bytes of the text: those that came, or those of what was read of a page.
    pub bytes: Vec<u8>,
    /// The ending of its name, without the dot.
    pub extension: String,
    /// The text.
    pub article: Article,
    /// The page as it came, where it is one.
    pub page: Option<Vec<u8>>,
    /// What was decided and left out of a document.
    pub left_out: Vec<String>,
}

/// Reads the article that `typed` names: a file, or `-`; at most `limit` bytes.
///
/// # Errors
/// Says what is in the way: nothing there, no file, too long, not text.
pub(crate) fn read(at: &Standpoint, typed: &Path, limit: u64) -> Result<Input, Failure> {
    of_intake(intake::name_of_path(typed), take_in(at, typed, limit)?, at)
}

/// Takes in the article that `typed` names, as [`read`] does, and returns its text too.
///
/// # Errors
/// As [`read`].
pub(crate) fn read_text(at: &Standpoint, typed: &Path, limit: u64) -> Result<(Intake, String), Failure> {
    let intake = take_in(at, typed, limit)?;
    let text = text(&intake::name_of_path(typed), &intake.bytes)?;
    Ok((intake, text))
}

fn take_in(at: &Standpoint, typed: &Path, limit: u64) -> Result<Intake, Failure> {
    if typed == Path::new("-") {
        return Ok(stream(limit)?.text()?);
    }
    let intake = intake::read_file(&at.resolve(typed), limit).map_err(|error| unreadable(at, typed, error))?;
    Ok(Intake { name: visible::path(typed), ..intake }.text()?)
}

/// Returns what comes on standard input, at most `limit` bytes.
///
/// # Errors
/// Where it is too long or can't be read.
pub(crate) fn stream(limit: u64) -> Result<Intake, Failure> {
    Ok(intake::read_stream("-", std::io::stdin().lock(), limit)?)
}

/// Reads the article at `full`, which messages call `name`.
///
/// # Errors
/// As [`read`].
pub(crate) fn read_at(full: &Path, name: &str, limit: u64, at: &Standpoint) -> Result<Input, Failure> {
    of_intake(name.to_owned(), take_in_at(full, name, limit)?, at)
}

/// Takes in the article at `full`, which messages call `name`.
///
/// # Errors
/// As [`read`], but for what is no text.
pub(crate) fn take_in_at(full: &Path, name: &str, limit: u64) -> Result<Intake, Failure> {
    let intake = intake::read_file(full, limit).map_err(|error| refused(name, error))?;
    Ok(Intake { name: name.to_owned(), ..intake }.text()?)
}

/// Returns the article that was taken in, read as `at` says.
///
/// # Errors
/// Names the first byte that is no text.
pub(crate) fn of_intake(name: String, intake: Intake, at: &Standpoint) -> Result<Input, Failure> {
    let article = article_of(&name, &intake, at)?;
    let (page, left_out) = intake.page.map(|page| (page.bytes, page.left_out)).unzip();
    let left_out = left_out.unwrap_or_default();
    Ok(Input { name, bytes: intake.bytes, extension: intake.extension, article, page, left_out })
}

/// Returns the article that was taken in, in the places of the file that it came from.
///
/// # Errors
/// Names the first byte that is no text.
pub(crate) fn article_of(name: &str, intake: &Intake, at: &Standpoint) -> Result<Article, Failure> {
    let article = article(name, &intake.bytes, intake.markup, at)?;
    Ok(match intake.page.as_deref() {
        Some(Fetched { original: Some(original), .. }) => article.behind(original.clone(), 0),
        _ => article,
    })
}

/// Returns whether an article is what was recorded as `version`: its text byte for byte, or the page that it was read of.
pub(crate) fn is_of(version: &Version, bytes: &[u8], page: Option<&[u8]>) -> bool {
    version.is_of(bytes) || page.is_some_and(|page| version.is_of_page(page))
}

/// Returns the article that `bytes` hold.
///
/// # Errors
/// Names the first byte that is no text.
pub(crate) fn article(name: &str, bytes: &[u8], markup: Markup, at: &Standpoint) -> Result<Article, Failure> {
    let article = Article::new(text(name, bytes)?, at.reading(markup));
    Ok(if at.english { article.in_english() } else { article })
}

fn text(name: &str, bytes: &[u8]) -> Result<String, Failure> {
    if let Some(Foreign { what, converter }) = intake::foreign(bytes) {
        let failure = Failure::unchecked(format!("{name} is {what}, which is not read."));
        return Err(match converter {
            "" => failure.help("name an article: plain text, Markdown or a web page"),
            converter => failure.help(format!("make text of it first: {}", converter.replace("FILE", &word_of(name)))),
        });
    }
    decode(bytes).map_err(|error| {
        Failure::unchecked(format!("{name}: {error}.")).help("save the article as UTF-8 and try again")
    })
}

/// Returns the line that says what was decided and left out of the document that messages call `name`; none where nothing was.
pub(crate) fn left_out(name: &str, left_out: &[String]) -> Option<String> {
    (!left_out.is_empty()).then(|| format!("note: {}: {}.", visible::name(name), left_out.join("; ")))
}

/// Returns why the words of the article, which messages call `name`, are not read, where its language is `told` so; none where
/// they are.
pub(crate) fn not_read(name: &str, told: Option<String>) -> Option<Failure> {
    let failure = Failure::unchecked(format!("{}: not read: {}.", visible::name(name), told?));
    Some(failure.help("only marks and digits were looked at; --language en reads it as English"))
}

/// Returns a file's name as it is typed in a command.
fn word_of(name: &str) -> String {
    word(Path::new(name))
}

fn unreadable(at: &Standpoint, typed: &Path, error: IntakeError) -> Failure {
    match error {
        IntakeError::Missing { .. } => missing(at, typed),
        error => refused(&visible::path(typed), error),
    }
}

fn refused(name: &str, error: IntakeError) -> Failure {
    match error {
        IntakeError::NotAFile { what, .. } => {
            Failure::unchecked(format!("{name} is {what}, not an article.")).help("name the articles themselves")
        }
        IntakeError::TooLarge { limit, .. } => Failure::too_large(name, limit),
        IntakeError::Io { source, .. } => Failure::unchecked(format!("{name} can't be read: {source}.")),
        error => error.into(),
    }
}

/// Returns the failure of a path that does not exist.
pub(crate) fn missing(at: &Standpoint, typed: &Path) -> Failure {
    let failure = Failure::unchecked(format!("{} does not exist.", visible::path(typed)));
    match intake::nearest_path(&at.here, typed) {
        // A folder on the way is there, and nothing in it has a name like that.
        Some(near) if !typed.starts_with(&near) && near != Path::new(".") => {
            failure.near(&visible::path(typed), &visible::path(&near))
        }
        Some(near) => {
            let slash = if at.resolve(&near).is_dir() { "/" } else { "" };
            failure.help(format!("the nearest path that exists is {}{slash}", visible::path(&near)))
        }
        None => failure,
    }
}
