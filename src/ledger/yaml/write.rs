//! Writes a story: block style, a blank line between items, strings quoted wherever any reader could take them for
//! something else.

use super::block::{Behind, Place};
use super::scalar::indent;
use super::{YamlError, guard};
use crate::ledger::schema::StoryYaml;
use serde::Serialize;

/// How many bytes the file of a claim takes, more or less.
const USUAL: usize = 1024;

/// Returns the file of `story`: it reads back as that.
///
/// # Errors
/// Says what can't be written; no story that was read or recorded is of that kind.
pub fn write(path: &str, story: &StoryYaml) -> Result<String, YamlError> {
    let mut out = String::with_capacity(USUAL * (story.claims.len() + story.versions.len() + 1));
    pair(&mut out, "schema", &story.schema)?;
    pair(&mut out, "story", &story.story)?;
    for (key, value) in [("title", &story.title), ("url", &story.url)] {
        if let Some(value) = value {
            pair(&mut out, key, value)?;
        }
    }
    list(&mut out, "versions", &story.versions)?;
    list(&mut out, "claims", &story.claims)?;
    guard::size(path, &out)?;
    Ok(out)
}

fn pair(out: &mut String, key: &str, value: impl Serialize) -> Result<(), YamlError> {
    out.extend([key, ":"]);
    value.serialize(Place { out, column: 0, behind: Behind::Key })
}

fn list(out: &mut String, key: &str, items: &[impl Serialize]) -> Result<(), YamlError> {
    out.extend(["\n", key, if items.is_empty() { ": []\n" } else { ":\n" }]);
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            out.push('\n');
        }
        indent(out, 2);
        out.push('-');
        item.serialize(Place { out, column: 2, behind: Behind::Dash })?;
    }
    Ok(())
}
