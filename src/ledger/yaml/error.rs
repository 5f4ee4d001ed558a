//! What is wrong with a ledger file, and where.

use std::fmt;

/// One mistake in a YAML file, with everything that is needed to draw it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YamlError {
    /// The file, from the ledger's root where it lies inside.
    pub path: String,
    /// Line, from 1; 0 where the whole file is meant.
    pub line: usize,
    /// Column in Unicode scalar values, from 1.
    pub column: usize,
    /// Number of characters that the mistake covers, at least 1.
    pub width: usize,
    /// The line that holds the mistake, without its line break; at most 400 characters of it.
    pub excerpt: String,
    /// What is wrong, as a sentence without a full stop.
    pub message: String,
    /// What to do about it; empty where the message says it all.
    pub help: String,
}

/// Longest excerpt, in characters.
const LONGEST_EXCERPT: usize = 400;

impl YamlError {
    /// Returns the error of `path` at a line and column of `text`.
    pub fn at(path: &str, text: &str, line: usize, column: usize, message: impl Into<String>) -> Self {
        let excerpt = text.lines().nth(line.saturating_sub(1)).filter(|_| line > 0).unwrap_or_default();
        Self {
            path: path.to_owned(),
            line,
            column,
            width: 1,
            excerpt: excerpt.chars().take(LONGEST_EXCERPT).collect(),
            message: message.into(),
            help: String::new(),
        }
    }

    /// Returns the error with the number of characters that it covers.
    #[must_use]
    pub fn width(mut self, width: usize) -> Self {
        self.width = width.max(1);
        self
    }

    /// Returns the error with advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }
}

impl fmt::Display for YamlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.path, self.message),
            line => write!(f, "{}:{line}:{}: {}", self.path, self.column, self.message),
        }
    }
}

impl std::error::Error for YamlError {}
