//! Pages that came from an address or an archive: what is recorded of one.

use super::chain::{Chain, Entry};
use super::failure::Failure;
use super::input::{self, Input};
use super::record::Recorded;
use super::standpoint::Standpoint;
use super::unread;
use crate::extract;
use crate::intake::{Intake, IntakeError, page};
use crate::ledger::{Response, is_address};
use crate::text::Language;
use chrono::{DateTime, NaiveDate, Utc};

/// Returns the article on a page, which messages call `name`; `charset` is the encoding that the server named. What is recorded
/// is the reading of the page.
///
/// # Errors
/// Where the page is larger than any that is read.
pub(crate) fn of_page(name: &str, bytes: Vec<u8>, charset: Option<&str>, at: &Standpoint) -> Result<Input, Failure> {
    let page = page::read(&bytes, charset).map_err(|source| IntakeError::Page { name: name.to_owned(), source })?;
    input::of_intake(name.to_owned(), Intake::of_page(name.to_owned(), bytes, page), at)
}

/// How a page came.
pub(crate) struct Came<'a> {
    /// The address that it is recorded under; of a page without one, its path from the ledger's folder.
    pub path: &'a str,
    pub recorded: DateTime<Utc>,
    /// The day of publication, where somebody says it.
    pub published: Option<NaiveDate>,
    /// What the server said that sent it.
    pub response: Option<Response>,
}

/// Adds a page to its story, and says what became of that.
///
/// # Errors
/// As [`Chain::add`].
pub(crate) fn add_page(chain: &mut Chain<'_>, input: Input, came: &Came<'_>) -> Result<Recorded, Failure> {
    let Came { path, recorded, published, response } = came;
    let latest = chain.latest().and_then(|latest| latest.published);
    let published = published.or(latest).or_else(|| extract::published(&input.article));
    let unread = unread::of(None, &input.article);
    let not_read = input.article.language().map(Language::told);
    let url = Some(*path).filter(|path| is_address(path));
    let entry = Entry { recorded: *recorded, published, url, path, response: response.as_ref(), anew: false };
    let summary = chain.add(input, &entry)?;
    Ok(Recorded { not_read, ..Recorded::new(path, chain.story(), summary, unread) })
}
