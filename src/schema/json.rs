//! How JSON is written: strings hold nothing that acts on a terminal or on the runner of a workflow.

use crate::text::visible;
use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};

/// JSON in writing; an error where a value can't be written so at all.
pub type Written = Result<String, Box<dyn std::error::Error>>;

/// Returns a JSON document laid out over several lines.
///
/// # Errors
/// Where `value` can't be written as JSON.
pub fn document(value: &impl Serialize) -> Written {
    Ok(written(value, PrettyFormatter::new())? + "\n")
}

/// Returns a JSON document as one line, without its break.
///
/// # Errors
/// Where `value` can't be written as JSON.
pub fn line(value: &impl Serialize) -> Written {
    written(value, CompactFormatter)
}

fn written(value: &impl Serialize, layout: impl Formatter) -> Written {
    let mut out = Vec::new();
    value.serialize(&mut serde_json::Serializer::with_formatter(&mut out, layout))?;
    Ok(inert(String::from_utf8(out)?))
}

/// Returns a JSON document in which strings hold nothing that acts: it is written as `\u009b`, which readers take for the same
/// character. Only the layout has line breaks.
fn inert(document: String) -> String {
    let mut out = String::new();
    let mut from = 0;
    for (at, c) in visible::acting(&document).filter(|(_, c)| *c != '\n') {
        out.push_str(document.get(from..at).unwrap_or_default());
        for unit in c.encode_utf16(&mut [0; 2]) {
            out.push_str(&format!("\\u{unit:04x}"));
        }
        from = at + c.len_utf8();
    }
    if from == 0 {
        return document;
    }
    out + document.get(from..).unwrap_or_default()
}
