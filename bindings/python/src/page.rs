//! Web pages: what is read of them, and what they say of themselves.

use crate::failure::value;
use crate::read::json;
use chrono::NaiveDate;
use onrecord::intake::page as pages;
use pyo3::prelude::*;
use serde::Serialize;

/// A page that was read.
#[derive(Serialize)]
struct Read {
    text: String,
    headline: Option<String>,
    byline: Vec<String>,
    published: Option<NaiveDate>,
    modified: Option<NaiveDate>,
    url: Option<String>,
    outlet: Option<String>,
    language: Option<String>,
}

/// Returns what is read of a page, as JSON; `charset` is the encoding that a server named.
#[pyfunction]
#[pyo3(signature = (html, charset))]
pub fn page(py: Python<'_>, html: &[u8], charset: Option<&str>) -> PyResult<String> {
    py.detach(|| {
        let pages::Page { mut reading, body, declared, .. } =
            pages::read(html, charset).map_err(|error| value(error.to_string()))?;
        json(&Read {
            text: reading.split_off(body),
            headline: declared.headline,
            byline: declared.byline,
            published: declared.published.map(pages::Moment::day),
            modified: declared.modified.map(pages::Moment::day),
            url: declared.address,
            outlet: declared.outlet,
            language: declared.language,
        })
    })
}
