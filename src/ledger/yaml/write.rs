//! Writes a story: block style, a blank line between items, strings quoted wherever any reader could take them for
//! something else.

use super::YamlError;
use crate::ledger::schema::StoryYaml;
use serde::Serialize;
use serde_yaml::SerializerOptions;

/// Returns the file of `story`.
///
/// # Errors
/// Says what can't be written; no story that was read or recorded is of that kind.
pub fn write(story: &StoryYaml) -> Result<String, YamlError> {
    let mut out = String::new();
    pair(&mut out, "schema", &story.schema)?;
    pair(&mut out, "story", &story.story)?;
    for (key, value) in [("title", &story.title), ("url", &story.url)] {
        if let Some(value) = value {
            pair(&mut out, key, value)?;
        }
    }
    list(&mut out, "versions", &story.versions)?;
    list(&mut out, "claims", &story.claims)?;
    Ok(out)
}

fn pair(out: &mut String, key: &str, value: impl Serialize) -> Result<(), YamlError> {
    let map = std::collections::BTreeMap::from([(key, value)]);
    out.push_str(&fragment(&map)?);
    Ok(())
}

fn list(out: &mut String, key: &str, items: &[impl Serialize]) -> Result<(), YamlError> {
    out.push('\n');
    out.push_str(key);
    out.push_str(if items.is_empty() { ": []\n" } else { ":\n" });
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            out.push('\n');
        }
        for line in fragment(&[item])?.split_inclusive('\n') {
            if line != "\n" {
                out.push_str("  ");
            }
            out.push_str(line);
        }
    }
    Ok(())
}

fn fragment(value: &impl Serialize) -> Result<String, YamlError> {
    serde_yaml::to_string_with_options(value, options())
        .map_err(|error| YamlError::at("", "", 0, 0, format!("can't be written as YAML: {error}")))
}

fn options() -> SerializerOptions {
    serde_yaml::ser_options! {
        indent_step: 2,
        compact_list_indent: false,
        folded_wrap_chars: 100,
        prefer_block_scalars: true,
    }
}
