//! A stretch of an article on one line, with some of its words marked.

use crate::model::Claim;
use crate::text::visible;
use crate::text::{Article, Span};

/// How much of a stretch without marks is kept at each end, in characters.
const KEPT: usize = 120;

/// How much of an end of a stretch is read for that, in bytes: what is kept, in whatever script, and white space.
const END: usize = 1536;

/// How far from a claim, in bytes, a marked word still belongs to it.
const NEAR: usize = 400;

/// Returns the sentences that a claim and the marked words near it stand in.
pub fn window(article: &Article, claim: &Claim, marks: &[Span]) -> Span {
    let claimed = claim.span();
    let near = |span: &&Span| span.start <= claimed.end + NEAR && claimed.start <= span.end + NEAR;
    let whole = marks.iter().filter(near).copied().fold(claimed, Span::cover);
    let sentence = |at: usize| article.sentence_at(at).and_then(|index| article.sentences().get(index));
    let first = sentence(whole.start).map_or(whole, |sentence| sentence.span);
    let last = sentence(whole.end.saturating_sub(1)).map_or(whole, |sentence| sentence.span);
    whole.cover(Span::new(first.start.min(whole.start), last.end.max(whole.end)))
}

/// Returns the words of `window` with the spans `marks` (sorted or not, overlapping or not) passed through `mark`.
pub fn line(article: &Article, window: Span, marks: &[Span], mark: impl Fn(&str) -> String) -> String {
    let mut marks: Vec<Span> = marks.iter().copied().filter(|span| span.overlaps(window)).collect();
    marks.sort();
    let mut out = String::new();
    let mut at = window.start;
    for span in marks {
        let (start, end) = (span.start.clamp(at, window.end), span.end.min(window.end));
        if end <= start {
            continue;
        }
        out.push_str(&plain(article, Span::new(at, start), at != window.start, true));
        out.push_str(&mark(&plain(article, Span::new(start, end), true, true)));
        at = end;
    }
    out.push_str(&plain(article, Span::new(at, window.end), at != window.start, false));
    out.trim().to_owned()
}

/// Returns the words of `span`, shortened where they are many; takes no longer for a longer stretch.
fn plain(article: &Article, span: Span, left: bool, right: bool) -> String {
    let text = article.slice(span);
    if text.len() <= 2 * END {
        return elide(&prose(text), left, right);
    }
    let (head, tail) = (text.floor_char_boundary(END), text.ceil_char_boundary(text.len() - END));
    elide(&(prose(&text[..head]) + &prose(&text[tail..])), left, right)
}

/// Returns `text` on one line, keeping one space at an edge that has white space.
fn prose(text: &str) -> String {
    let inner = visible::prose(text);
    let edge = |c: Option<char>| if c.is_some_and(char::is_whitespace) { " " } else { "" };
    if inner.is_empty() { edge(text.chars().next()).to_owned() } else { inner_with(text, &inner, edge) }
}

fn inner_with(text: &str, inner: &str, edge: impl Fn(Option<char>) -> &'static str) -> String {
    format!("{}{}{}", edge(text.chars().next()), inner.trim(), edge(text.chars().next_back()))
}

/// Shortens a long stretch: its middle goes, or the end that no mark is next to.
fn elide(text: &str, left: bool, right: bool) -> String {
    let chars: Vec<char> = text.chars().collect();
    let keep = |on: bool| if on { KEPT } else { 0 };
    let (head, tail) = if left || right { (keep(left), keep(right)) } else { (KEPT * 2, 0) };
    if chars.len() <= head + tail + 8 {
        return text.to_owned();
    }
    let (first, last) = (&chars[..head], &chars[chars.len() - tail..]);
    format!("{}…{}", first.iter().collect::<String>(), last.iter().collect::<String>())
}
