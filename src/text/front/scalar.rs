//! One value of front matter: plain, between quotation marks, or over several lines.

use std::borrow::Cow;
use std::ops::Range;

/// Bytes of front matter, and the text that they stand for.
pub(in crate::text) type Piece<'t> = (Range<usize>, Cow<'t, str>);

/// Returns a value without quotation marks, and without the comment behind it.
pub(super) fn bare(text: &str, range: Range<usize>) -> Option<Piece<'_>> {
    let words = &text[range.clone()];
    let start = range.start + words.len() - words.trim_start().len();
    let words = words.trim();
    let words = words.find(" #").map_or(words, |comment| words[..comment].trim_end());
    (!words.is_empty()).then(|| (start..start + words.len(), Cow::Borrowed(words)))
}

/// Returns the lines of a value that is set in below its key.
pub(super) fn folded(text: &str, below: Range<usize>) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let mut at = below.start;
    for line in text[below].split_inclusive('\n') {
        let words = line.trim();
        let start = at + line.len() - line.trim_start().len();
        at += line.len();
        if !words.is_empty() {
            out.push((start..start + words.len(), Cow::Borrowed(words)));
        }
    }
    out
}

/// Returns the value of TOML that three marks open at byte `at`, and where it ends; none where they don't.
pub(super) fn tripled(text: &str, at: usize) -> Option<(Vec<Piece<'_>>, usize)> {
    let marks = ["\"\"\"", "'''"].into_iter().find(|marks| text[at..].starts_with(marks))?;
    let from = at + marks.len();
    let end = from + text[from..].find(marks)?;
    Some((folded(text, from..end), end + marks.len()))
}

/// Returns what stands between the quotation mark at byte `at` and the one that closes it before byte `limit`, and where that ends;
/// none where nothing closes it. An escaped mark is one of its own, and lines are pieces.
pub(super) fn quoted(text: &str, at: usize, limit: usize) -> Option<(Vec<Piece<'_>>, usize)> {
    let mark = text[at..limit].chars().next()?;
    let mut out = Vec::new();
    let (mut from, mut at) = (at + 1, at + 1);
    while at < limit {
        let rest = &text[at..limit];
        let next = rest.chars().next()?;
        let escaped = if mark == '"' { rest.strip_prefix('\\') } else { rest.strip_prefix("''").map(|_| "'") };
        let escaped = escaped.and_then(|after| after.chars().next());
        if escaped.is_none() && next != mark && next != '\n' {
            at += next.len_utf8();
            continue;
        }
        let words = &text[from..at];
        let words = if next == '\n' { words.trim_end() } else { words };
        if !words.is_empty() {
            out.push((from..from + words.len(), Cow::Borrowed(words)));
        }
        at += match escaped {
            Some(stands) => {
                let (stands, len) = stands_for(rest, mark, stands);
                if let Some(stands) = stands {
                    out.push((at..at + len, Cow::Owned(stands.to_string())));
                }
                len
            }
            None if next == '\n' => rest.len() - rest.trim_start().len(),
            None => return Some((out, at + 1)),
        };
        from = at;
    }
    None
}

/// Returns what the escape that `rest` begins with stands for, and how many bytes it takes; none where it only breaks the line.
fn stands_for(rest: &str, mark: char, escaped: char) -> (Option<char>, usize) {
    if mark == '\'' {
        return (Some('\''), 2);
    }
    let code = rest.get(2..6).filter(|_| escaped == 'u');
    match code.and_then(|code| char::from_u32(u32::from_str_radix(code, 16).ok()?)) {
        Some(stands) => (Some(stands), 6),
        None if escaped == '\n' => (None, rest.len() - rest[1..].trim_start().len()),
        None => (Some(if matches!(escaped, 'n' | 't' | 'r') { ' ' } else { escaped }), 1 + escaped.len_utf8()),
    }
}
