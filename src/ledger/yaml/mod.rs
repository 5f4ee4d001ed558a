//! The one module that knows YAML: reading with our own budget, writing that every reader reads the same, and editing
//! that keeps comments.

mod block;
mod edit;
mod error;
pub(super) mod guard;
mod outline;
mod scalar;
pub(super) mod value;
mod walk;
mod write;

pub use edit::edit;
pub use error::YamlError;
pub use write::write;

use crate::text::nearest;
use serde::de::DeserializeOwned;
use serde_yaml::{DuplicateKeyPolicy, Error, MergeKeyPolicy, Options};

/// Reads the YAML of a ledger file; `path` is for messages.
///
/// # Errors
/// Names the line and column of the first mistake: invalid YAML, anything that [`guard`] refuses, a repeated key, an
/// unknown or missing key, a value of another type.
pub fn read<T: DeserializeOwned>(path: &str, text: &str) -> Result<T, YamlError> {
    guard::size(path, text)?;
    if text.lines().all(|line| line.trim().is_empty() || line.starts_with('#')) {
        return Err(
            YamlError::at(path, "", 0, 0, "this file holds no story").help("restore it from your version control")
        );
    }
    if let Some(read) = walk::read(text) {
        return Ok(read);
    }
    guard::check(path, text)?;
    serde_yaml::from_str_with_options(text, options(text.len())).map_err(|error| explain(path, text, &error))
}

/// The guard has already refused what is not ours; these limits only keep a huge file of ours readable.
fn options(size: usize) -> Options {
    let budget = serde_yaml::budget! {
        max_events: size + 64,
        max_nodes: size + 64,
        max_total_scalar_bytes: guard::LARGEST,
        max_depth: guard::DEEPEST,
        max_documents: 1,
        max_anchors: 0,
        max_aliases: 0,
        max_merge_keys: 0,
    };
    serde_yaml::options! {
        budget: budget,
        duplicate_keys: DuplicateKeyPolicy::Error,
        merge_keys: MergeKeyPolicy::Error,
        strict_booleans: true,
        reject_unsupported_tags: true,
        with_snippet: false,
        emit_comments: false,
    }
}

fn explain(path: &str, text: &str, error: &Error) -> YamlError {
    let error = error.without_snippet();
    let (line, column) = error.location().map_or((0, 0), |place| (place.line() as usize, place.column() as usize));
    let at = |message: String| YamlError::at(path, text, line, column, message);
    match error {
        Error::SerdeUnknownField { field, expected, .. } => {
            let help = match nearest(field, expected.iter().copied()) {
                Some(known) => format!("did you mean `{known}`?"),
                None => format!("keys here are {}", expected.join(", ")),
            };
            at(format!("unknown key `{field}`")).width(field.chars().count()).help(help)
        }
        Error::SerdeMissingField { field, .. } => {
            let of_claim = text.lines().take(line).any(|line| line.starts_with("claims:"));
            let help =
                "to add a claim, leave this entry out: `onrecord add STORY WORDS --kind KIND` writes all its keys";
            let error = at(format!("the key `{field}` is missing"));
            if of_claim { error.help(help) } else { error }
        }
        Error::DuplicateMappingKey { key, .. } => {
            let key = key.as_deref().unwrap_or_default();
            at(format!("the key `{key}` stands here for the second time")).width(key.chars().count())
        }
        Error::NullIntoString { .. } => {
            at("a text is missing here".to_owned()).help("write it, or `\"\"` where it is empty")
        }
        Error::InvalidScalar { ty, .. } if ty.starts_with(['u', 'i']) => {
            at("not a number that can stand here".to_owned()).help("a whole number from 0, such as 3")
        }
        other => at(first_line(&other.to_string())),
    }
}

/// The library's words without the place, which is told apart from them.
fn first_line(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default();
    line.split(" at line ").next().unwrap_or(line).trim_end_matches('.').to_owned()
}
