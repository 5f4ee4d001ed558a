//! References to characters: `&amp;` stands for "&".

use html5gum::{Token, Tokenizer};

/// The longest reference, in bytes.
const LONGEST: usize = 34;

/// Those that stand on nearly every page.
const USUAL: &[(&str, &str)] = &[
    ("&nbsp;", "\u{a0}"),
    ("&amp;", "&"),
    ("&quot;", "\""),
    ("&#39;", "'"),
    ("&#x27;", "'"),
    ("&lt;", "<"),
    ("&gt;", ">"),
];

/// Hands `each` the parts of `raw`, until it wants no more: bytes that stand for themselves, and references with what they stand for.
pub fn parts(raw: &str, mut each: impl FnMut(&str, std::ops::Range<usize>) -> bool) {
    let mut at = 0;
    while let Some(open) = raw.get(at..).and_then(|rest| rest.find('&')).map(|open| at + open) {
        if open > at && !each(&raw[at..open], at..open) {
            return;
        }
        let rest = &raw[open..];
        let (stands, len) = reference(rest).unwrap_or_else(|| ("&".to_owned(), 1));
        if !each(&stands, open..open + len) {
            return;
        }
        at = open + len;
    }
    if at < raw.len() {
        each(&raw[at..], at..raw.len());
    }
}

/// Returns what `raw` says.
pub fn decoded(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    parts(raw, |words, _| {
        out.push_str(words);
        true
    });
    out
}

/// Returns what the reference that `text` begins with stands for, and how many bytes it is; none where it begins with none.
fn reference(text: &str) -> Option<(String, usize)> {
    if let Some((written, stands)) = USUAL.iter().find(|(written, _)| text.starts_with(written)) {
        return Some(((*stands).to_owned(), written.len()));
    }
    let name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
    let len = 1 + text.bytes().skip(1).take(LONGEST).take_while(name).count();
    let len = len + usize::from(text.as_bytes().get(len) == Some(&b';'));
    let written = text.get(..len)?;
    let Some(Ok(Token::String(stands))) = Tokenizer::new(written).next() else { return None };
    let stands = String::from_utf8_lossy(&stands.value).into_owned();
    if stands == written {
        return None;
    }
    // Old names need no semicolon: "&copy2019" is "©2019".
    let own = |tail: &usize| *tail < stands.len() && stands.as_bytes().ends_with(&written.as_bytes()[len - tail..]);
    let tail = if written.ends_with(';') && !stands.ends_with(';') { 0 } else { (0..len).rev().find(own).unwrap_or(0) };
    Some((stands.get(..stands.len() - tail)?.to_owned(), len - tail))
}
