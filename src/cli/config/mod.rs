//! `onrecord.toml`: where the articles are, where the ledger is, how grave each check is, and limits.

mod parse;

use super::Failure;
use crate::check::{Place, Severity};
use crate::text::Position;
use std::collections::BTreeMap;
use std::ops::Range;

/// The file that `init` writes, with every key and its default.
pub const TEMPLATE: &str = include_str!("template.toml");

/// What `onrecord.toml` says; every key has a default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// Globs of the articles, from the ledger's folder; those that start with `!` leave articles out.
    pub articles: Vec<String>,
    /// The folder of the stories' files.
    pub claims: String,
    /// The folder of the snapshots.
    pub snapshots: String,
    /// Severities that differ from the checks' own; none means off.
    pub severity: BTreeMap<&'static str, Option<Severity>>,
    /// Largest article, in bytes.
    pub article_bytes: u64,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            articles: vec!["**/*.md".to_owned(), "**/*.txt".to_owned()],
            claims: "claims".to_owned(),
            snapshots: "snapshots".to_owned(),
            severity: BTreeMap::new(),
            article_bytes: crate::intake::LIMIT,
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

    /// Returns the severity of a check here; none where it is off.
    pub fn severity_of(&self, check: &str, default: Severity) -> Option<Severity> {
        self.severity.get(check).copied().unwrap_or(Some(default))
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
