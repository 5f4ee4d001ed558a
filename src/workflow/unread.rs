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

/// Returns how many lines the stretches are, as a sentence with a blank before it; nothing where there are none.
pub fn counted(unread: &[Unread]) -> String {
    sentence(unread, "")
}

/// Returns the same with where the first stands; one that does not name its article is in the one at `path`.
pub fn told(unread: &[Unread], path: &str) -> String {
    let Some(first) = unread.first() else { return String::new() };
    let path = visible::name(first.path.as_deref().unwrap_or(path));
    let among = if unread.len() == 1 { ":" } else { "; the first is" };
    sentence(unread, &format!("{among} {} at {path}:{}", first.what, first.line))
}

fn sentence(unread: &[Unread], end: &str) -> String {
    let mut counted = ("", 0);
    let lines = unread.iter().map(|one| {
        // A line may hold several kinds.
        let path = one.path.as_deref().unwrap_or_default();
        let before = if counted.0 == path { counted.1 } else { 0 };
        counted = (path, one.end_line.max(before));
        counted.1 - before.max(one.line - 1)
    });
    match lines.sum() {
        0 => String::new(),
        1 => format!(" 1 line is not read{end}."),
        lines => format!(" {lines} lines are not read{end}."),
    }
}
