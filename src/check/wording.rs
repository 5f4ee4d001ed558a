//! The words of a change side by side: the sentences as they were and as they are.

use crate::text::{Article, Span};

/// How much of a stretch that is the same on both sides is kept at each end, in characters.
const KEPT: usize = 120;

/// How much of a stretch that differs is kept at each end.
const MARKED: usize = 300;

/// What a change is about, as it was and as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wording {
    /// As it was; empty where it was not there.
    pub was: Vec<Piece>,
    /// As it is; empty where it is gone.
    pub is: Vec<Piece>,
}

/// Words of one side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The words; long ones without their middle.
    pub words: String,
    /// Whether the other side has others.
    pub differs: bool,
}

impl Wording {
    /// Returns whether there is anything to compare.
    pub fn is_empty(&self) -> bool {
        !self.was.iter().chain(&self.is).any(|piece| piece.differs)
    }
}

/// Returns the sentences of `article` that `marks` and `at` stand in, as pieces: those of `marks` differ. An empty mark says
/// where something is missing.
pub fn pieces(article: &Article, at: Option<Span>, marks: &[Span]) -> Vec<Piece> {
    let Some(whole) = marks.iter().copied().chain(at).reduce(Span::cover) else { return Vec::new() };
    let sentence = |at: usize| article.sentence_at(at).and_then(|index| article.sentences().get(index));
    let start = sentence(whole.start).map_or(whole.start, |sentence| sentence.span.start.min(whole.start));
    let end = sentence(whole.end.saturating_sub(1).max(whole.start))
        .map_or(whole.end, |sentence| sentence.span.end.max(whole.end));
    let mut marks: Vec<Span> = marks.iter().copied().filter(|span| !span.is_empty()).collect();
    marks.sort_unstable();
    let mut out = Vec::new();
    let mut add = |from: usize, to: usize, differs: bool, ends: (bool, bool)| {
        let words = article.slice(Span::new(from, to));
        if !words.trim().is_empty() {
            out.push(Piece { words: shortened(words.trim(), if differs { MARKED } else { KEPT }, ends), differs });
        }
    };
    let mut from = start;
    for mark in marks {
        let (left, right) = (mark.start.max(from), mark.end.min(end));
        if left < right {
            add(from, left, false, (from != start, true));
            add(left, right, true, (true, true));
            from = right;
        }
    }
    add(from, end, false, (from != start, from == start));
    out
}

/// Returns `text` with `kept` characters at those of its ends that something marked is next to; takes no longer for a longer
/// text.
fn shortened(text: &str, kept: usize, (head, tail): (bool, bool)) -> String {
    let longest = kept * 2;
    let Some((end, _)) = text.char_indices().nth(if head { kept } else { 0 }) else { return text.to_owned() };
    if text.char_indices().nth(longest).is_none() {
        return text.to_owned();
    }
    let first = text.get(..end).unwrap_or_default().rsplit_once(' ').map_or("", |(words, _)| words);
    let back = text.char_indices().rev().nth(if tail { kept } else { 0 }).map_or(text.len(), |(at, _)| at);
    let last = if tail { text.get(back..).unwrap_or_default() } else { "" };
    let last = last.split_once(' ').map_or("", |(_, words)| words);
    format!("{first}…{last}")
}

/// Returns the first `most` characters of `text`, with "…" where there are more.
pub(super) fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
