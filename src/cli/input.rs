//! Articles as commands take them: a file or `-`.

use super::{Failure, Session, nearest};
use crate::report::visible;
use crate::text::{Article, Markup, decode};
use std::io::Read;
use std::path::{Path, PathBuf};

/// An article that was read.
#[derive(Debug, Clone)]
pub struct Input {
    /// The path as it was given.
    pub path: PathBuf,
    /// The bytes as they came.
    pub bytes: Vec<u8>,
    /// The text.
    pub article: Article,
}

/// Reads the article that `typed` names.
///
/// # Errors
/// Says what is in the way: nothing there, no file, too long, not text.
pub fn read(session: &Session<'_>, typed: &Path) -> Result<Input, Failure> {
    let bytes = if typed == Path::new("-") { stdin() } else { file(session, typed) }?;
    let text = decode(&bytes).map_err(|error| Failure::unchecked(format!("{}: {error}.", visible::path(typed))))?;
    let markup = match typed.extension().and_then(|extension| extension.to_str()) {
        Some("md" | "markdown") => Markup::Markdown,
        _ => Markup::Plain,
    };
    Ok(Input { path: typed.to_owned(), bytes, article: Article::new(text, markup) })
}

fn stdin() -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes).map_err(|error| Failure::unchecked(format!("-: {error}.")))?;
    Ok(bytes)
}

fn file(session: &Session<'_>, typed: &Path) -> Result<Vec<u8>, Failure> {
    let path = session.resolve(typed);
    if std::fs::symlink_metadata(&path).is_err() {
        return Err(missing(session, typed));
    }
    std::fs::read(&path).map_err(|error| Failure::unchecked(format!("{}: {error}.", visible::path(typed))))
}

/// Returns the failure of a path that does not exist.
pub fn missing(session: &Session<'_>, typed: &Path) -> Failure {
    let failure = Failure::unchecked(format!("{} does not exist.", visible::path(typed)));
    match nearest::path(typed, &session.here) {
        Some(near) => failure.help(format!("the nearest path that exists is {near}")),
        None => failure,
    }
}
