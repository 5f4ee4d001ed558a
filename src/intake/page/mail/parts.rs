//! The part of an e-mail that is its text.

use super::header::{self, Head};
use std::ops::Range;

/// The most parts within parts.
const DEEPEST: usize = 16;

/// The most parts that are looked at.
const MOST: usize = 1_000;

/// How the bytes of a part are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Transfer {
    Plain,
    QuotedPrintable,
    Base64,
}

/// A part that is text.
#[derive(Debug, Clone)]
pub struct Part {
    /// Whether it is a page, and no plain text.
    pub is_page: bool,
    pub transfer: Transfer,
    pub charset: Option<String>,
    /// Its bytes.
    pub range: Range<usize>,
}

/// Returns the text of an e-mail: the first plain text that says something, else the first page; none where there is neither.
pub fn text(bytes: &[u8], head: &Head) -> Option<Part> {
    let mut found = Vec::new();
    let mut seen = 0;
    walk(bytes, head, bytes.len(), 0, &mut seen, &mut found);
    let says = |part: &&Part| bytes.get(part.range.clone()).is_some_and(|text| !text.trim_ascii().is_empty());
    let plain = found.iter().filter(|part| !part.is_page).find(says);
    plain.or_else(|| found.iter().find(|part| part.is_page)).cloned()
}

fn walk(bytes: &[u8], head: &Head, end: usize, depth: usize, seen: &mut usize, found: &mut Vec<Part>) {
    *seen += 1;
    if *seen > MOST || depth > DEEPEST || head.kind("content-disposition") == "attachment" {
        return;
    }
    let kind = head.kind("content-type");
    if kind.starts_with("multipart/") {
        let Some(boundary) = head.parameter("boundary").filter(|boundary| !boundary.is_empty()) else { return };
        for range in between(bytes, head.end..end, &boundary) {
            let inner = header::read(bytes, range.clone());
            walk(bytes, &inner, range.end, depth + 1, seen, found);
        }
        return;
    }
    if !matches!(kind.as_str(), "" | "text" | "text/plain" | "text/html" | "application/xhtml+xml") {
        return;
    }
    let transfer = match head.kind("content-transfer-encoding").as_str() {
        "quoted-printable" => Transfer::QuotedPrintable,
        "base64" => Transfer::Base64,
        _ => Transfer::Plain,
    };
    let is_page = kind.ends_with("html") || kind.ends_with("xml");
    found.push(Part { is_page, transfer, charset: head.parameter("charset"), range: head.end.min(end)..end });
}

/// Returns the bytes of each part that stands between lines with the boundary; the last may lack its end.
fn between(bytes: &[u8], range: Range<usize>, boundary: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut open = None;
    let mut at = range.start;
    while let Some(rest) = bytes.get(at..range.end).filter(|rest| !rest.is_empty()) {
        let len = rest.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |at| at + 1);
        let line = rest.get(..len).unwrap_or_default().trim_ascii_end();
        let tail = line.strip_prefix(b"--").and_then(|line| line.strip_prefix(boundary.as_bytes()));
        if let Some(tail) = tail.filter(|tail| matches!(*tail, b"" | b"--")) {
            out.extend(open.take().map(|from| from..at));
            if !tail.is_empty() || out.len() >= MOST {
                return out;
            }
            open = Some(at + len);
        }
        at += len;
    }
    out.extend(open.map(|from| from..range.end));
    out
}
