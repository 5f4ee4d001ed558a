//! Single articles: text in, JSON out, as docs/formats.md gives claims and changes.

use crate::failure::value;
use chrono::NaiveDate;
use onrecord::{Article, Engine};
use pyo3::prelude::*;
use serde::Serialize;

/// How an article is read.
#[derive(Debug, Clone, Copy)]
pub struct Manner {
    engine: Engine,
    markdown: bool,
}

impl Manner {
    /// Returns how articles are read that are marked up as `markup` says, with a bare "$" in the currency `dollar`.
    ///
    /// # Errors
    /// Where no markup or currency has that name.
    pub fn new(markup: &str, dollar: Option<&str>, english: bool) -> PyResult<Self> {
        let markdown = match markup {
            "plain" => false,
            "markdown" => true,
            other => return Err(value(format!("no markup is called {other:?}: say \"plain\" or \"markdown\""))),
        };
        let engine = if english { Engine::new().in_english() } else { Engine::new() };
        let engine = match dollar {
            Some(code) => engine.with_dollar(code).map_err(|error| value(error.to_string()))?,
            None => engine,
        };
        Ok(Self { engine, markdown })
    }

    /// Reads an article that was published on the day `published`, where that is known.
    pub fn read(self, text: &str, published: Option<NaiveDate>) -> Article {
        let article = if self.markdown { self.engine.read_markdown(text) } else { self.engine.read(text) };
        match published {
            Some(day) => article.published(day),
            None => article,
        }
    }

    /// Returns what finds claims and compares.
    pub fn engine(self) -> Engine {
        self.engine
    }
}

/// What an article says, and whether its words were read.
#[derive(Serialize)]
struct Found {
    claims: Vec<onrecord::Claim>,
    not_read: Option<String>,
}

/// Returns the claims of an article as JSON.
#[pyfunction]
#[pyo3(signature = (text, published, markup, dollar, english))]
pub fn extract(
    py: Python<'_>,
    text: &str,
    published: Option<NaiveDate>,
    markup: &str,
    dollar: Option<&str>,
    english: bool,
) -> PyResult<String> {
    let manner = Manner::new(markup, dollar, english)?;
    py.detach(|| {
        let article = manner.read(text, published);
        json(&Found { claims: manner.engine().claims(&article), not_read: article.not_read() })
    })
}

/// Returns what changed between two versions of an article as JSON.
#[pyfunction]
#[pyo3(signature = (before, after, published, markup, dollar, english))]
pub fn diff(
    py: Python<'_>,
    before: &str,
    after: &str,
    published: (Option<NaiveDate>, Option<NaiveDate>),
    markup: &str,
    dollar: Option<&str>,
    english: bool,
) -> PyResult<String> {
    let manner = Manner::new(markup, dollar, english)?;
    py.detach(|| {
        let (before, after) = (manner.read(before, published.0), manner.read(after, published.1));
        json(&manner.engine().compare(&before, &after))
    })
}

/// Writes `value` as JSON.
///
/// # Errors
/// Where it can't be written, which no value of this library is.
pub fn json(value: &impl Serialize) -> PyResult<String> {
    serde_json::to_string(value).map_err(|error| self::value(error.to_string()))
}
