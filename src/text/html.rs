//! What readers see of HTML: the text between its tags, and the attributes that are not markup.

use crate::english::data::list;
use std::ops::Range;

/// The mark that opens a comment.
pub(super) const OPENS: &str = "<!--";
/// The mark that closes a comment.
pub(super) const CLOSES: &str = "-->";

/// Attributes that are markup: no reader sees what they say. Every other one may be seen.
pub const MARKUP_ATTRIBUTES: &[&str] = list!("markup/attributes");

/// Elements whose tags stand inside a word without parting it: `4<b>0</b>` reads "40".
const WITHIN_WORDS: &[&str] = list!("markup/within-words");

/// Returns where the comments of HTML stand, marks included; one without an end is none.
pub(super) fn comments(html: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + html.get(from..)?.find(OPENS)?;
        from = comment_end(html, start)?;
        Some(start..from)
    })
}

/// Returns where the comment ends that opens at byte `start`, as browsers see it: `<!-->` is a whole one, and `--!>` closes too.
fn comment_end(html: &str, start: usize) -> Option<usize> {
    let words = start + OPENS.len();
    let rest = html.get(words..)?;
    if let Some(at) = [">", "->"].iter().find(|mark| rest.starts_with(**mark)) {
        return Some(words + at.len());
    }
    let closes = |at: &usize| rest[..*at].ends_with("--") || rest[..*at].ends_with("--!");
    rest.match_indices('>').map(|(at, _)| at).find(closes).map(|at| words + at + 1)
}

/// A part of HTML, by its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Seen<'h> {
    /// Words between tags, and whether they go on with the word before them.
    Words { range: Range<usize>, joined: bool },
    /// What an attribute says that may be seen.
    Attribute(Range<usize>),
    /// A tag that parts words.
    Tag { name: &'h str, opens: bool },
}

/// Finds what readers may see: parts of `html` in order, and the tags that stand between them.
///
/// What can't be told, such as a tag or comment without an end, may be seen.
pub(super) fn seen<'h>(html: &'h str, found: impl FnMut(Seen<'h>)) {
    let mut reader = Reader { html, joined: false, found };
    let (mut at, mut from) = (0, 0);
    while let Some(open) = html.get(at..).and_then(|rest| rest.find('<')).map(|open| at + open) {
        let rest = &html[open + 1..];
        let named = rest.strip_prefix('/').unwrap_or(rest).starts_with(|c: char| c.is_ascii_alphabetic());
        if html[open..].starts_with(OPENS) {
            reader.text(from..open);
            let Some(end) = comment_end(html, open) else { return reader.text(open..html.len()) };
            (at, from) = (end, end);
        } else if named {
            reader.text(from..open);
            let Some(end) = reader.tag(open) else { return reader.text(open..html.len()) };
            (at, from) = (end, end);
        } else {
            at = open + 1;
        }
    }
    reader.text(from..html.len());
}

struct Reader<'h, F> {
    html: &'h str,
    /// Whether what comes next goes on with the word before it.
    joined: bool,
    found: F,
}

impl<'h, F: FnMut(Seen<'h>)> Reader<'h, F> {
    fn text(&mut self, range: Range<usize>) {
        let words = &self.html[range.clone()];
        if words.trim().is_empty() {
            self.joined &= words.is_empty();
        } else {
            (self.found)(Seen::Words { range, joined: self.joined });
            self.joined = true;
        }
    }

    /// Reads the tag that opens at byte `open`; returns where it ends, or none where it does not.
    fn tag(&mut self, open: usize) -> Option<usize> {
        let tag = Tag::read(self.html, open)?;
        let within = WITHIN_WORDS.iter().any(|name| tag.name.eq_ignore_ascii_case(name));
        self.joined &= within;
        if !within {
            let opens = !self.html[open..].starts_with("</");
            (self.found)(Seen::Tag { name: tag.name, opens });
        }
        for attribute in tag.attributes {
            (self.found)(Seen::Attribute(attribute));
            self.joined = false;
        }
        Some(tag.end)
    }
}

/// A tag with the attributes of it that readers may see.
struct Tag<'h> {
    name: &'h str,
    attributes: Vec<Range<usize>>,
    end: usize,
}

impl<'h> Tag<'h> {
    /// Reads the tag that opens at byte `open`, as browsers do; none where it has no end.
    fn read(html: &'h str, open: usize) -> Option<Self> {
        let bytes = html.as_bytes();
        let start = open + 1 + usize::from(bytes.get(open + 1) == Some(&b'/'));
        let mut at = until(bytes, start, |b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>'))?;
        let name = &html[start..at];
        let mut attributes = Vec::new();
        loop {
            at = until(bytes, at, |b| !b.is_ascii_whitespace() && b != b'/')?;
            if bytes.get(at) == Some(&b'>') {
                return Some(Self { name, attributes, end: at + 1 });
            }
            // A name may begin with "=".
            let named = at..until(bytes, at + 1, |b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>' | b'='))?;
            let next = until(bytes, named.end, |b| !b.is_ascii_whitespace())?;
            let mut seen = named.clone();
            at = named.end;
            if bytes.get(next) == Some(&b'=') {
                let from = until(bytes, next + 1, |b| !b.is_ascii_whitespace())?;
                let quoted = bytes.get(from).copied().filter(|mark| matches!(mark, b'"' | b'\''));
                let from = from + usize::from(quoted.is_some());
                let ends = |b: u8| quoted.map_or(b.is_ascii_whitespace() || b == b'>', |mark| b == mark);
                seen = from..until(bytes, from, ends)?;
                at = seen.end + usize::from(quoted.is_some());
            }
            let name = &html[named];
            let markup = MARKUP_ATTRIBUTES.iter().any(|markup| name.eq_ignore_ascii_case(markup));
            if !markup && !html[seen.clone()].trim().is_empty() {
                attributes.push(seen);
            }
        }
    }
}

/// Returns the first byte from `from` on that `ends`.
fn until(bytes: &[u8], from: usize, ends: impl Fn(u8) -> bool) -> Option<usize> {
    Some(from + bytes.get(from..)?.iter().position(|byte| ends(*byte))?)
}

/// The longest reference to a character, in bytes.
const REFERENCE: usize = 33;

/// Returns what the reference that `text` begins with stands for, and how many bytes it is: "&amp;" is "&".
pub(super) fn reference(text: &str) -> Option<(String, usize)> {
    let end = text.bytes().take(REFERENCE).position(|byte| byte == b';')? + 1;
    let written = text.get(..end).filter(|written| written.starts_with('&'))?;
    // Markdown has the same references.
    match pulldown_cmark::Parser::new(written).nth(1)? {
        pulldown_cmark::Event::Text(stands) if *stands != *written => Some((stands.into_string(), end)),
        _ => None,
    }
}
