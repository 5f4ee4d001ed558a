//! Makes what comes from articles, paths and ledgers safe to show on a terminal.
//!
//! Control characters, and characters that hide or reorder others, are shown instead of obeyed. Every text format
//! passes everything it did not write itself through here.

use std::borrow::Cow;
use std::path::Path;

/// Returns `text` as one line, with every character that could act on a terminal made visible.
pub fn text(text: &str) -> String {
    line(text).into_owned()
}

/// Returns `text` as one line; borrowed where nothing had to be made visible.
pub fn line(text: &str) -> Cow<'_, str> {
    if !text.chars().any(acts) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '\0'..='\u{1F}' => out.push(char::from_u32(0x2400 + c as u32).unwrap_or('\u{FFFD}')),
            '\u{7F}' => out.push('\u{2421}'),
            c if acts(c) => out.push_str(&format!("<U+{:04X}>", c as u32)),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Returns `text` for running prose: line breaks and tabs become spaces, the rest is made visible.
pub fn prose(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut spaced = true;
    for c in text.chars() {
        if matches!(c, ' ' | '\n' | '\r' | '\t') {
            if !spaced {
                out.push(' ');
            }
            spaced = true;
        } else {
            out.push(c);
            spaced = false;
        }
    }
    line(out.trim_end()).into_owned()
}

/// Returns the name of a file as one line; no line that starts with it is a command to the runner of a workflow, which
/// `::error::` at the start of a line would be.
pub fn name(name: &str) -> String {
    let shown = line(name);
    if shown.trim_start().starts_with("::") { format!("./{shown}") } else { shown.into_owned() }
}

/// Returns a path as [`name`] does; bytes that are not UTF-8 are shown as `\xFF`.
pub fn path(path: &Path) -> String {
    let mut out = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        out.push_str(&line(chunk.valid()));
        for byte in chunk.invalid() {
            out.push_str(&format!("\\x{byte:02X}"));
        }
    }
    name(&out)
}

/// Returns whether a terminal would act on `c`, or a reader would not see it.
fn acts(c: char) -> bool {
    matches!(c,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' // C0, DEL, C1
        | '\u{AD}' | '\u{61C}' | '\u{180E}' // soft hyphen, Arabic letter mark, vowel separator
        | '\u{200B}'..='\u{200F}' // zero width, direction marks
        | '\u{2028}'..='\u{202E}' // line and paragraph separators, embeddings and overrides
        | '\u{2060}'..='\u{206F}' // joiners, invisible operators, isolates
        | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E007F}') // tags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_is_shown() {
        assert_eq!(text("a\u{1b}[2Jb"), "a␛[2Jb");
        assert_eq!(text("a\u{9b}b\u{202e}c\u{e0041}"), "a<U+009B>b<U+202E>c<U+E0041>");
        assert_eq!(prose("one\n two\t three\u{7f}\n"), "one two three␡");
        assert_eq!(text("“Straße” – naïve, 東京"), "“Straße” – naïve, 東京");
    }
}
