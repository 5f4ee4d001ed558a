//! `watch.toml`: what is watched, and how often.

use super::schedule::{self, Rung, USUAL};
use crate::intake;
use crate::ledger::{canonical, key};
use crate::store::SOURCES;
use crate::text::visible;
use crate::workflow::config::{Mistake, Value, mistake, syntax, unknown};
use crate::workflow::failure::Failure;
use crate::workflow::project::Project;
use std::collections::BTreeSet;
use toml::de::DeTable;

/// The largest such file, in bytes.
const LARGEST: u64 = 1024 * 1024;

/// The keys of the file, and those of a rung of its schedule.
const KEYS: [&str; 4] = ["feeds", "pages", "feeds-every", "visit"];
const RUNG: [&str; 2] = ["until", "every"];

/// What stands in the help where there is no such file.
const EXAMPLE: &str = "write one beside onrecord.toml: feeds = [\"https://example.org/feed.xml\"]";

/// What is watched, and how often.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sources {
    /// Addresses of feeds and sitemaps.
    pub feeds: Vec<String>,
    /// Addresses of articles.
    pub pages: Vec<String>,
    /// How often feeds are asked for, in seconds.
    pub feeds_every: u64,
    /// How often articles are visited.
    pub visit: Vec<Rung>,
}

impl Sources {
    /// Reads the file of a project.
    ///
    /// # Errors
    /// Where there is none, or it holds a mistake.
    pub fn of(project: &Project) -> Result<Self, Failure> {
        let shown = visible::path(&project.typed(SOURCES));
        let path = project.full(SOURCES);
        if std::fs::symlink_metadata(&path).is_err() {
            return Err(Failure::usage(format!("nothing says what to watch: there is no {shown}.")).help(EXAMPLE));
        }
        let text = String::from_utf8(intake::read_file(&path, LARGEST).map_err(Failure::from)?.bytes);
        let text = text.map_err(|_| Failure::usage(format!("{shown} is not UTF-8 text.")))?;
        Self::parse(&text).map_err(|mistake| mistake.failure(&shown, &text))
    }

    /// Reads the text of the file.
    ///
    /// # Errors
    /// Returns the first mistake.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        let file = DeTable::parse(text).map_err(|error| syntax(SOURCES, text, &error))?;
        let mut sources =
            Self { feeds: Vec::new(), pages: Vec::new(), feeds_every: schedule::FEEDS_EVERY, visit: USUAL.to_vec() };
        for (name, value) in file.get_ref() {
            match name.get_ref().as_ref() {
                "feeds" => sources.feeds = addresses(value)?,
                "pages" => sources.pages = addresses(value)?,
                "feeds-every" => sources.feeds_every = length(value)?,
                "visit" => sources.visit = rungs(value)?,
                other => return Err(unknown(name.span(), &format!("there is no key `{other}`"), other, &KEYS)),
            }
        }
        if sources.feeds.is_empty() && sources.pages.is_empty() {
            return Err(mistake(
                0..0,
                "this file names nothing to watch",
                "",
                "add feeds or pages, lists of addresses",
            ));
        }
        Ok(sources)
    }
}

fn wrong(value: &Value<'_>, wanted: &str, help: &str) -> Mistake {
    let label = format!("type: {}", value.get_ref().type_str());
    mistake(value.span(), &format!("this must be {wanted}"), &label, help)
}

fn addresses(value: &Value<'_>) -> Result<Vec<String>, Mistake> {
    const HELP: &str = "for example [\"https://example.org/feed.xml\"]";
    let list = value.get_ref().as_array().ok_or_else(|| wrong(value, "a list of addresses", HELP))?;
    let mut out: Vec<String> = Vec::new();
    let mut seen = BTreeSet::new();
    for item in list.iter() {
        let text = item.get_ref().as_str().ok_or_else(|| wrong(item, "an address in quotation marks", HELP))?;
        let url = canonical(text).ok_or_else(|| {
            mistake(
                item.span(),
                "this is no address of the web",
                "no address",
                "such as https://example.org/news/storm.html",
            )
        })?;
        if seen.insert(key(&url)) {
            out.push(url);
        }
    }
    Ok(out)
}

fn length(value: &Value<'_>) -> Result<u64, Mistake> {
    const HELP: &str = "a number and s, m, h or d: \"10m\", \"3h\", \"14d\"";
    let text = value.get_ref().as_str().ok_or_else(|| wrong(value, "a length of time in quotation marks", HELP))?;
    schedule::length(text).ok_or_else(|| mistake(value.span(), "this is no length of time", "not read", HELP))
}

fn rungs(value: &Value<'_>) -> Result<Vec<Rung>, Mistake> {
    const HELP: &str = "for example [{ until = \"3h\", every = \"10m\" }, { until = \"90d\", every = \"1d\" }]";
    let list = value.get_ref().as_array().filter(|list| !list.is_empty());
    let list = list.ok_or_else(|| wrong(value, "a list of tables with until and every", HELP))?;
    let mut out: Vec<Rung> = Vec::new();
    for item in list.iter() {
        let table = item.get_ref().as_table().ok_or_else(|| wrong(item, "a table with until and every", HELP))?;
        let (mut until, mut every) = (None, None);
        for (name, value) in table {
            match name.get_ref().as_ref() {
                "until" => until = Some(length(value)?),
                "every" => every = Some(length(value)?),
                other => return Err(unknown(name.span(), &format!("there is no key `{other}` here"), other, &RUNG)),
            }
        }
        let Some((until, every)) = until.zip(every) else {
            return Err(mistake(item.span(), "this says not both until when and how often", "until and every", HELP));
        };
        if out.last().is_some_and(|before| before.until >= until) {
            let help = "list the youngest articles first";
            return Err(mistake(item.span(), "this ends no later than the one before", "not later", help));
        }
        out.push(Rung { until, every });
    }
    Ok(out)
}
