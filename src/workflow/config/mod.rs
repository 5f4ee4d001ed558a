//! `onrecord.toml`: where the articles are, where the ledger is, how grave each check is, and limits.

mod in_force;
mod keys;
mod parse;
pub mod schema;

pub use in_force::KeyInForce;
pub(crate) use in_force::{named, rows};
pub use keys::template;
#[cfg(feature = "fetch")]
pub(super) use parse::{Value, mistake, syntax, unknown};

use super::failure::Failure;
use crate::check::{Place, Profile, Severity};
use crate::extract::Dollar;
use crate::model::Confidence;
use crate::text::{Headlines, Position};
use std::collections::BTreeMap;
use std::ops::Range;

/// What `onrecord.toml` says; every key has a default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// Globs of the articles, from the ledger's folder; those that start with `!` leave articles out.
    pub articles: Vec<String>,
    /// How grave the checks are, where nothing below says otherwise.
    pub profile: &'static Profile,
    /// What of front matter is read as a headline is.
    pub headlines: Headlines,
    /// The currency of a bare "$".
    pub dollar: Dollar,
    /// The file of known findings, from the ledger's folder.
    pub baseline: Option<String>,
    /// The folder of the stories' files.
    pub claims: String,
    /// The folder of the snapshots.
    pub snapshots: String,
    /// Severities that differ from the checks' own.
    pub severity: Severities,
    /// Severities of some articles or claims; the last that matches wins.
    pub overrides: Vec<Override>,
    /// Largest article, in bytes.
    pub article_bytes: u64,
    /// Largest web page that is kept as it came, in bytes.
    pub page_bytes: u64,
    /// Where keys are set, by their whole names.
    pub set: BTreeMap<String, Set>,
}

/// Severities by check; none means off.
pub type Severities = BTreeMap<&'static str, Option<Severity>>;

/// Severities for some articles or claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// Globs of the articles; none for all.
    pub paths: Option<Vec<String>>,
    /// How sure the extractor is of the claim; none for whatever it is.
    pub confidence: Option<Vec<Confidence>>,
    /// The severities.
    pub severity: Severities,
}

/// A key that the file sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Set {
    /// The line, from 1.
    pub line: usize,
    /// The value as it is written.
    pub value: String,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            articles: ["**/*.md", "**/*.mdx", "**/*.txt"].map(str::to_owned).to_vec(),
            profile: Default::default(),
            headlines: Headlines::default(),
            dollar: Dollar::default(),
            baseline: None,
            claims: "claims".to_owned(),
            snapshots: "snapshots".to_owned(),
            severity: Severities::new(),
            overrides: Vec::new(),
            article_bytes: crate::intake::LIMIT,
            page_bytes: 4 * 1024 * 1024,
            set: BTreeMap::new(),
        }
    }
}

/// One mistake in the configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The bytes of the key or value that is wrong.
    pub span: Range<usize>,
    /// What is wrong, as a sentence.
    pub title: String,
    /// What is wrong about just these words.
    pub label: String,
    /// What to do about it.
    pub help: String,
}

impl Config {
    /// Reads the text of a configuration file.
    ///
    /// # Errors
    /// Returns the first mistake.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        parse::config(text)
    }
}

impl Mistake {
    /// Returns the mistake as the failure of a run, drawn under the line of `text` that holds it.
    pub fn failure(&self, path: &str, text: &str) -> Failure {
        let start = position(text, self.span.start);
        let line = text.lines().nth(start.line - 1).unwrap_or_default();
        let width = text.get(self.span.clone()).and_then(|words| words.lines().next()).map_or(1, |w| w.chars().count());
        let place = Place::on_line(path, start.line, start.column..start.column + width.max(1));
        Failure::usage(&self.title).at(place, &self.label, line).help(&self.help)
    }
}

/// Returns the line and column of the byte `at`.
fn position(text: &str, at: usize) -> Position {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    Position { line, column }
}
