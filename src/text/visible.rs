//! Makes what comes from articles, paths and ledgers safe to show on a terminal.
//!
//! Control characters, and characters that hide or reorder others, are shown instead of obeyed. Every text format
//! passes everything it did not write itself through here.

use super::chars::{at, find, is_unseen};
use std::borrow::Cow;
use std::path::Path;

/// Returns `text` as one line, with every character that could act on a terminal made visible.
pub fn text(text: &str) -> String {
    line(text).into_owned()
}

/// Returns `text` as one line; borrowed where nothing had to be made visible.
pub fn line(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut from = 0;
    for (at, c) in acting(text) {
        out.push_str(text.get(from..at).unwrap_or_default());
        match c {
            '\0'..='\u{1F}' => out.push(char::from_u32(0x2400 + c as u32).unwrap_or('\u{FFFD}')),
            '\u{7F}' => out.push('\u{2421}'),
            c => out.push_str(&code_point(c)),
        }
        from = at + c.len_utf8();
    }
    if from == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(text.get(from..).unwrap_or_default());
    Cow::Owned(out)
}

fn code_point(c: char) -> String {
    format!("<U+{:04X}>", c as u32)
}

/// Returns each character of `text` that something would act on, with its byte: a terminal on control characters, a
/// reader on what hides or reorders others, the runner of a workflow on the `[` of `##[error]` or `##vso[…]`, which are
/// commands wherever in a line they stand.
pub(crate) fn acting(text: &str) -> impl Iterator<Item = (usize, char)> {
    let (mut from, mut hashes, mut spelt) = (0, 0, false);
    std::iter::from_fn(move || {
        loop {
            if hashes == 0 {
                // Nearly all characters are none of these.
                let other = |byte: u8| (byte.wrapping_sub(b' ') > b'~' - b' ') | (byte == b'#');
                from = find(text.as_bytes(), from, other)?;
            }
            let (here, c) = (from, at(text, from)?);
            from += c.len_utf8();
            let command = c == '[' && hashes > 1;
            match c {
                '#' if !spelt => hashes += 1,
                '#' => (hashes, spelt) = (1, false),
                c if c.is_ascii_alphabetic() && hashes > 1 => spelt = true,
                _ => (hashes, spelt) = (0, false),
            }
            if command || is_unseen(c) {
                return Some((here, c));
            }
        }
    })
}

/// Returns `text`, which is made visible already and may have several lines, without a command to the runner of a
/// workflow: neither at the start of a line nor one that came together from pieces.
pub fn inert(text: &str) -> Cow<'_, str> {
    if !text.contains("::") && !text.contains("##") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for line in text.split_inclusive('\n') {
        let inner = line.trim_start();
        let (mut rest, indent) = (inner, &line[..line.len() - inner.len()]);
        out.push_str(indent);
        // `::: file:1` is how an excerpt of a second file begins, and no command.
        if let Some(after) = inner.strip_prefix("::").filter(|after| !after.starts_with(": ")) {
            out.push_str(&code_point(':'));
            out.push(':');
            rest = after;
        }
        let mut from = 0;
        for (at, _) in acting(rest).filter(|(_, c)| *c == '[') {
            out.push_str(&rest[from..at]);
            out.push_str(&code_point('['));
            from = at + 1;
        }
        out.push_str(&rest[from..]);
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
