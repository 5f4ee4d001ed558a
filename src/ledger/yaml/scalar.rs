//! How a text is written: bare where every reader takes it for a text, with quotation marks and escapes elsewhere, folded where it is long.
//!
//! Nearly every text is of a kind of which it is certain how it is written and what that reads back as; it is written here, in one walk. All
//! others are left to `serde_yaml`, whose choice is the same, and what it has written is read back.

use super::YamlError;
use super::value::{Flow, Text};
use serde::{Deserialize, Serialize};
use serde_yaml::{DoubleQuoted, FlowSeq, SerializerOptions};
use std::collections::BTreeMap;

/// How long a line of a folded text is, in characters.
const WIDTH: usize = 100;

/// A text of several lines that is no longer than this, in bytes, is written on one line with escapes.
const SHORT: usize = 120;

/// Words that some reader takes for a truth value, a number or nothing.
const TAKEN: [&str; 11] = ["false", "inf", "n", "nan", "no", "null", "off", "on", "true", "y", "yes"];

/// Writes `text` behind a key or a dash that stands in `column`, and ends the line.
pub(super) fn write(out: &mut String, text: &str, column: usize) -> Result<(), YamlError> {
    out.push(' ');
    match style(text, false) {
        Some(Style::Plain) => out.push_str(text),
        Some(Style::Quoted) => quote(out, text),
        Some(Style::Folded) => {
            out.push_str(">-");
            fold(out, text, column + 2);
        }
        None => return other(out, text, column),
    }
    out.push('\n');
    Ok(())
}

/// Writes `text` as one of a list on one line.
pub(super) fn write_in_flow(out: &mut String, text: &str) -> Result<(), YamlError> {
    match style(text, true) {
        Some(Style::Plain) => out.push_str(text),
        Some(Style::Quoted) => quote(out, text),
        Some(Style::Folded) | None => out.push_str(&other_in_flow(text)?),
    }
    Ok(())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// As it is.
    Plain,
    /// In quotation marks, with escapes.
    Quoted,
    /// In lines that are one.
    Folded,
}

/// What was seen of a text in one walk.
#[derive(Debug, Default)]
struct Seen {
    chars: usize,
    /// Whether lines end in it.
    lines: bool,
    /// Whether a blank is in it at which no line breaks.
    hard: bool,
    /// Whether two spaces follow one another.
    gap: bool,
    /// Whether a reader would take something in it for a key, a comment, or the end of an item.
    mark: bool,
}

impl Seen {
    /// Looks at `text`; none where something in it is not usual.
    fn of(text: &str, in_flow: bool) -> Option<Self> {
        let (mut seen, mut before) = (Self::default(), '\0');
        for c in text.chars() {
            match c {
                ' ' => {
                    seen.gap |= before == ' ';
                    seen.mark |= before == ':';
                }
                '#' => seen.mark |= before == ' ',
                ',' | '[' | ']' | '{' | '}' => seen.mark |= in_flow,
                '!'..='~' => {}
                '\n' => seen.lines = true,
                '\u{A0}' => seen.hard = true,
                '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{167F}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' => {}
                '\u{2070}'..='\u{2FFF}' | '\u{3001}'..='\u{D7FF}' => {}
                _ => return None,
            }
            before = c;
            seen.chars += 1;
        }
        seen.mark |= before == ':';
        Some(seen)
    }
}

/// Returns how `text` is written where that is certain.
fn style(text: &str, in_flow: bool) -> Option<Style> {
    let seen = Seen::of(text, in_flow)?;
    let edge = text.starts_with([' ', '\n']) || text.ends_with([' ', '\n']);
    if text.is_empty() || edge || seen.hard || seen.lines && text.len() <= SHORT {
        return Some(Style::Quoted);
    }
    let [first, rest @ ..] = text.as_bytes() else { return None };
    if seen.lines || rest.is_empty() && !first.is_ascii_alphanumeric() {
        return None;
    }
    if seen.mark || b",:[]{}#&*!|>'\"%@`".contains(first) || is_number_or_day(text) {
        return Some(Style::Quoted);
    }
    let plain = match first {
        b'0'..=b'9' => rest.iter().any(|byte| is_of_words(*byte)),
        b'.' => rest.first().is_some_and(|byte| matches!(byte, b' ' | b'"' | 0x80..)),
        b'$' | b'(' | b')' | b';' | 0x80.. => true,
        byte => byte.is_ascii_alphabetic() && !TAKEN.iter().any(|taken| taken.eq_ignore_ascii_case(text)),
    };
    match seen.chars {
        ..=WIDTH => plain.then_some(Style::Plain),
        _ => (plain && !seen.gap).then_some(Style::Folded),
    }
}

/// Returns whether `text` is a number, or a day in figures.
fn is_number_or_day(text: &str) -> bool {
    let digit = |byte: &u8| byte.is_ascii_digit();
    match text.as_bytes() {
        [year @ .., b'-', m, n, b'-', d, e] if year.len() == 4 => year.iter().chain([m, n, d, e]).all(digit),
        bytes => bytes.iter().all(digit),
    }
}

/// Returns whether `byte` stands in no number, day or time of any notation.
fn is_of_words(byte: u8) -> bool {
    matches!(byte, b'g'..=b'n' | b'p'..=b's' | b'u'..=b'w' | b'y' | b'G'..=b'N' | b'P'..=b'S' | b'U'..=b'W' | b'Y' | b'%' | b'$' | 0x80..)
}

/// White space that readers fold, strip or refuse, and characters that nobody sees, are written as escapes.
fn needs_escapes(text: &str) -> bool {
    let edge = |c: Option<char>| c.is_some_and(char::is_whitespace);
    let invisible = |c: char| {
        (c.is_control() && c != '\n')
            || (c.is_whitespace() && !matches!(c, ' ' | '\n'))
            || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
            || matches!(c, '\u{FFFE}' | '\u{FFFF}' | '\u{E0000}'..='\u{E007F}')
    };
    let short = text.len() <= SHORT && text.contains('\n');
    short || edge(text.chars().next()) || edge(text.chars().next_back()) || text.chars().any(invisible)
}

/// Begins a line with `column` spaces.
pub(super) fn indent(out: &mut String, column: usize) {
    out.extend(std::iter::repeat_n(' ', column));
}

/// Writes a text of usual characters between quotation marks.
fn quote(out: &mut String, text: &str) {
    out.push('"');
    let mut rest = text;
    while let Some(at) = rest.find(['"', '\\', '\n']) {
        let (before, behind) = rest.split_at(at);
        out.push_str(before);
        out.push('\\');
        out.push(if behind.starts_with('\n') { 'n' } else { char::from(behind.as_bytes()[0]) });
        rest = &behind[1..];
    }
    out.push_str(rest);
    out.push('"');
}

/// Writes a text of one line, without two spaces in a row, in lines of about [`WIDTH`] that begin in `column`.
fn fold(out: &mut String, text: &str, column: usize) {
    let mut line = |words: &str| {
        out.push('\n');
        indent(out, column);
        out.push_str(words);
    };
    let (mut start, mut length, mut space, mut open) = (0, 0, None, None);
    for (at, c) in text.char_indices() {
        space = open.take().or(space);
        open = (c == ' ').then_some(at);
        length += 1;
        if length > WIDTH {
            let Some(end) = space.take() else { break };
            line(&text[start..end]);
            (start, length) = (end + 1, 0);
        }
    }
    line(&text[start..]);
}

/// Writes a text of which nothing is certain behind a key or a dash and its space.
fn other(out: &mut String, text: &str, column: usize) -> Result<(), YamlError> {
    #[derive(Deserialize)]
    struct One {
        k: Text,
    }
    let written = if needs_escapes(text) { serde(DoubleQuoted(text)) } else { serde(text) }?;
    let read: One = super::read("", &written)?;
    held(&read.k, text)?;
    for (at, line) in written.strip_prefix("k: ").unwrap_or(&written).split_inclusive('\n').enumerate() {
        if at > 0 && line != "\n" {
            indent(out, column);
        }
        out.push_str(line);
    }
    Ok(())
}

/// Returns the same as one of a list on one line.
fn other_in_flow(text: &str) -> Result<String, YamlError> {
    #[derive(Deserialize)]
    struct One {
        k: Flow,
    }
    let written = if needs_escapes(text) { serde(FlowSeq([DoubleQuoted(text)])) } else { serde(FlowSeq([text])) }?;
    let read: One = super::read("", &written)?;
    held(read.k.0.first().unwrap_or(&Text::default()), text)?;
    let item = written.strip_prefix("k: [").and_then(|rest| rest.strip_suffix("]\n"));
    Ok(item.unwrap_or_default().to_owned())
}

/// Makes sure that what was written reads back as `text`.
fn held(read: &Text, text: &str) -> Result<(), YamlError> {
    let other = || YamlError::at("", "", 0, 0, "a text here can't be written so that it reads back the same");
    if read.value == text { Ok(()) } else { Err(other()) }
}

fn serde(value: impl Serialize) -> Result<String, YamlError> {
    serde_yaml::to_string_with_options(&BTreeMap::from([("k", value)]), options())
        .map_err(|error| YamlError::at("", "", 0, 0, format!("can't be written as YAML: {error}")))
}

fn options() -> SerializerOptions {
    serde_yaml::ser_options! {
        indent_step: 2,
        compact_list_indent: false,
        folded_wrap_chars: WIDTH,
        prefer_block_scalars: true,
    }
}
