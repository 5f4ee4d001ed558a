//! What diffengine keeps: a database of SQLite, with a row for each version of an entry of a feed.

use super::{At, Held, Kept, MOST, too_many};
use crate::intake::page;
use crate::intake::sqlite::{Database, Spot, Table, Value};
use crate::intake::{Intake, IntakeError};
use crate::text::Markup;
use chrono::{DateTime, NaiveDateTime, Utc};
use std::io;
use std::path::{Path, PathBuf};

/// The table of versions, and those beside it that only diffengine makes.
const VERSIONS: &str = "entryversion";
const OTHERS: [&str; 2] = ["entry", "feedentry"];

/// The columns that are read, in this order: the headline, the address, the text and the time.
const COLUMNS: [&str; 4] = ["title", "url", "summary", "created"];

/// The largest row that is looked at for its address and time, in bytes; its text may be as long as an article.
const LARGEST: u64 = 64 << 20;

/// What SQLite writes beside a file before it is in it.
const BESIDE: [&str; 2] = ["-wal", "-journal"];

/// A database of diffengine.
#[derive(Debug)]
pub(super) struct Diffengine {
    database: Database,
    versions: Table,
    /// The places of [`COLUMNS`].
    columns: [usize; 4],
    path: PathBuf,
    name: String,
}

impl Diffengine {
    /// Opens the file at `path`, which messages call `name`; none where it is no such database.
    ///
    /// # Errors
    /// Where it is a damaged database, or one without the columns of diffengine.
    pub fn open(path: &Path, name: &str) -> Result<Option<Self>, IntakeError> {
        let failed = |error| failed(error, name);
        let Some(mut database) = Database::open(path).map_err(failed)? else { return Ok(None) };
        let mut versions = database.table(VERSIONS).map_err(failed)?;
        for other in OTHERS {
            versions = versions.filter(|_| database.table(other).is_ok_and(|table| table.is_some()));
        }
        let Some(versions) = versions else { return Ok(None) };
        let columns = COLUMNS.map(|column| versions.column(column));
        let [Some(title), Some(url), Some(summary), Some(created)] = columns else {
            let why = format!("its table {VERSIONS} lacks one of the columns {}", COLUMNS.join(", "));
            return Err(IntakeError::Archive { name: name.to_owned(), why });
        };
        let columns = [title, url, summary, created];
        Ok(Some(Self { database, versions, columns, path: path.to_owned(), name: name.to_owned() }))
    }

    /// Returns the versions that it holds.
    ///
    /// # Errors
    /// Where the table is damaged, or holds too many.
    pub fn kept(&mut self, each: &mut dyn FnMut(usize)) -> Result<Kept, IntakeError> {
        let Self { database, versions, columns, name, .. } = self;
        let mut kept = Kept::default();
        let mut take = |spot: Spot, row: io::Result<Vec<Value>>| {
            let place = kept.held.len() + kept.failures.len() + 1;
            each(place);
            let shown = format!("{name}, version {place}");
            match row.map_err(|error| failed(error, &shown)).and_then(|row| held(&row, columns, shown, spot)) {
                Ok(held) => kept.held.push(held),
                Err(error) => kept.failures.push(error),
            }
            if place > MOST { Err(io::ErrorKind::QuotaExceeded.into()) } else { Ok(()) }
        };
        database.rows(versions, LARGEST, &mut take).map_err(|error| match error.kind() {
            io::ErrorKind::QuotaExceeded => too_many(name),
            _ => failed(error, name),
        })?;
        if BESIDE.iter().any(|ending| self.has_beside(ending)) {
            kept.failures.push(IntakeError::Unmerged { name: self.name.clone() });
        }
        Ok(kept)
    }

    /// Returns whether something that is not empty lies beside the file under its name with an ending.
    fn has_beside(&self, ending: &str) -> bool {
        let mut beside = self.path.clone().into_os_string();
        beside.push(ending);
        std::fs::metadata(beside).is_ok_and(|found| found.len() > 0)
    }

    /// Reads a version, of at most `limit` bytes: its headline and its text, as an article in Markdown. What diffengine keeps is cut out
    /// of the page by then, so that there is no page to be kept.
    ///
    /// # Errors
    /// Where it can't be read, is damaged or too large.
    pub fn read(&mut self, spot: Spot, name: &str, limit: u64) -> Result<Intake, IntakeError> {
        let row = self.database.row(&self.versions, spot, limit).map_err(|error| match error.kind() {
            io::ErrorKind::FileTooLarge => IntakeError::TooLarge { name: name.to_owned(), limit },
            _ => failed(error, name),
        })?;
        let text = |column: usize| row.get(column).and_then(Value::text).unwrap_or_default();
        let [title, _, summary, _] = self.columns;
        let title = text(title).replace('&', "&amp;").replace('<', "&lt;");
        let page = format!("<!doctype html><title>{title}</title><article><h1>{title}</h1>{}</article>", text(summary));
        let read = page::read(page.as_bytes(), Some("utf-8"));
        let read = read.map_err(|source| IntakeError::Page { name: name.to_owned(), source })?;
        Ok(Intake {
            name: name.to_owned(),
            bytes: read.reading.into_bytes(),
            extension: "md".to_owned(),
            markup: Markup::Markdown,
            page: None,
        })
    }
}

/// Returns the version in a row.
fn held(row: &[Value], columns: &[usize; 4], name: String, spot: Spot) -> Result<Held, IntakeError> {
    let wrong = |why: &str| IntakeError::Archive { name: name.clone(), why: why.to_owned() };
    let [_, url, _, created] = columns.map(|column| row.get(column).and_then(Value::text));
    let url = url.ok_or_else(|| wrong("it has no address"))?;
    let time = created.and_then(time_of).ok_or_else(|| wrong("it has no time"))?;
    Ok(Held { story: url.to_owned(), url: Some(url.to_owned()), time, name, at: At::Row(spot) })
}

/// Reads a time as diffengine writes it, in UTC: `2026-05-04 09:00:00.123456`.
fn time_of(created: &str) -> Option<DateTime<Utc>> {
    let forms = ["%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M:%S%.f"];
    let plain = created.trim().trim_end_matches("+00:00");
    forms.iter().find_map(|form| NaiveDateTime::parse_from_str(plain, form).ok()).map(|time| time.and_utc())
}

fn failed(error: io::Error, name: &str) -> IntakeError {
    let name = name.to_owned();
    match error.kind() {
        io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof | io::ErrorKind::FileTooLarge => {
            IntakeError::Archive { name, why: error.to_string() }
        }
        _ => IntakeError::Io { name, source: error },
    }
}
