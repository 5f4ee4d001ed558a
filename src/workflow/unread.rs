//! What of articles is not read, counted and with its places.

use crate::schema::named;
use crate::text::visible;
use crate::text::{Article, UnreadKind};
use schemars::JsonSchema;
use serde::Serialize;

named!(UnreadKind);

/// A stretch of an article that is no prose, so that no claim is found there, though readers may see it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[non_exhaustive]
pub struct Unread {
    /// The article; left out where it is clear which one it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// Where such text stands.
    #[schemars(with = "UnreadKind")]
    pub kind: &'static str,
    /// The line in which it starts, from 1.
    pub line: usize,
    /// The line in which it ends.
    pub end_line: usize,
    #[serde(skip)]
    what: &'static str,
}

/// Returns what of `article` is not read, in order; of a kind, lines that stand together are one stretch.
pub fn of(path: Option<&str>, article: &Article) -> Vec<Unread> {
    let mut out = Vec::new();
    add(path, article, &mut out);
    out
}

/// Adds what of `article` is not read to that of the parts before.
pub fn add(path: Option<&str>, article: &Article, out: &mut Vec<Unread>) {
    for found in article.unread_lines().into_iter().filter(|line| line.kind.is_counted()) {
        let (kind, what) = (found.kind.name(), found.kind.what());
        let row = article.source_position(found.span.start).line;
        let beside = |last: &&mut Unread| last.path.as_deref() == path && last.kind == kind && row - last.end_line < 2;
        match out.last_mut().filter(beside) {
            Some(last) => last.end_line = row,
            None => out.push(Unread { path: path.map(str::to_owned), kind, line: row, end_line: row, what }),
        }
    }
}

/// Stretches that are counted, of any number of articles.
#[derive(Debug, Default)]
pub struct Tally {
    lines: usize,
    stretches: usize,
    first: Option<Unread>,
}

impl Tally {
    /// Returns the tally of these alone.
    pub fn of(unread: &[Unread]) -> Self {
        let mut tally = Self::default();
        tally.add(unread);
        tally
    }

    /// Counts what of one article is not read.
    pub fn add(&mut self, unread: &[Unread]) {
        self.lines += lines(unread);
        self.stretches += unread.len();
        self.first = self.first.take().or_else(|| unread.first().cloned());
    }

    /// Returns how many lines they are and where the first stands, as a sentence with a blank before it; nothing where there are none. One
    /// that does not name its article is in the one at `path`.
    pub fn told(&self, path: &str) -> String {
        let Some(first) = &self.first else { return String::new() };
        let path = visible::name(first.path.as_deref().unwrap_or(path));
        let among = if self.stretches == 1 { ":" } else { "; the first is" };
        sentence(self.lines, &format!("{among} {} at {path}:{}", first.what, first.line))
    }
}

/// Returns how many lines the stretches are, as a sentence with a blank before it; nothing where there are none.
pub fn counted(unread: &[Unread]) -> String {
    sentence(lines(unread), "")
}

/// Returns the same with where the first stands; one that does not name its article is in the one at `path`.
pub fn told(unread: &[Unread], path: &str) -> String {
    Tally::of(unread).told(path)
}

fn lines(unread: &[Unread]) -> usize {
    let mut counted = ("", 0);
    let lines = unread.iter().map(|one| {
        // A line may hold several kinds.
        let path = one.path.as_deref().unwrap_or_default();
        let before = if counted.0 == path { counted.1 } else { 0 };
        counted = (path, one.end_line.max(before));
        counted.1 - before.max(one.line - 1)
    });
    lines.sum()
}

fn sentence(lines: usize, end: &str) -> String {
    match lines {
        0 => String::new(),
        1 => format!(" 1 line is not read{end}."),
        lines => format!(" {lines} lines are not read{end}."),
    }
}
