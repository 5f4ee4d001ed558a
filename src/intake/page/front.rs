//! What a page says of itself, as front matter of its reading.

use super::declared::Stated;
use super::write::Page;
use std::ops::Range;

/// Writes the front matter; nothing where the page says nothing.
pub fn write(stated: &Stated, out: &mut Page) {
    let declared = &stated.declared;
    let mut lines: Vec<(&str, String, Range<usize>)> = Vec::new();
    let mut line =
        |key, value: Option<String>, place: &Range<usize>| lines.extend(value.map(|value| (key, value, place.clone())));
    line("title", declared.headline.as_deref().map(quoted), &stated.headline);
    let byline: Vec<String> = declared.byline.iter().map(|name| quoted(name)).collect();
    line("author", (!byline.is_empty()).then(|| format!("[{}]", byline.join(", "))), &stated.byline);
    line("published", declared.published.map(|moment| moment.to_string()), &stated.published);
    line("updated", declared.modified.map(|moment| moment.to_string()), &stated.modified);
    line("canonical_url", declared.address.as_deref().map(quoted), &stated.address);
    line("lang", declared.language.as_deref().map(quoted), &(0..0));
    if lines.is_empty() {
        return;
    }
    out.mark("---\n");
    for (key, value, place) in lines {
        out.mark(key);
        out.mark(": ");
        out.take(&value, place);
        out.mark("\n");
    }
    out.mark("---\n\n");
}

/// Returns a text between double quotes, as YAML reads it.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
