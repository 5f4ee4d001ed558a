//! Words of an article with those that differ marked, each with the change that it belongs to.

use super::dossier::plain;
use super::html::Html;
use crate::diff::Change;
use crate::model::{Alarm, Claim};
use crate::report::site::wording;
use crate::report::{differing, marked};
use crate::text::{Article, Span};
use std::collections::BTreeSet;

/// How much of unmarked text is kept at either side of a mark in an excerpt, in characters.
const KEPT: usize = 140;

/// The longest wordings, in bytes, whose words are compared: the time grows faster than their length.
const LONGEST: usize = 8_000;

/// Which version is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// The version before; its marked words are gone.
    Old,
    /// The version after; its marked words are new.
    New,
}

/// A stretch that differs, with the changes that it belongs to, by their place in the list of changes.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    pub span: Span,
    pub changes: BTreeSet<usize>,
    /// The loudest of them.
    pub alarm: Alarm,
}

impl Side {
    fn element(self) -> &'static str {
        match self {
            Self::Old => "del",
            Self::New => "ins",
        }
    }

    /// Returns the claim of `change` on this side.
    pub fn claim(self, change: &Change) -> Option<&Claim> {
        match self {
            Self::Old => change.before.as_ref(),
            Self::New => change.after.as_ref(),
        }
    }

    /// Returns the words of `change` to mark: those that differ, or the whole claim where it has no other side.
    pub fn spans(self, change: &Change) -> Vec<Span> {
        let (words, claim, other) = match self {
            Self::Old => (&change.old_words, &change.before, &change.after),
            Self::New => (&change.new_words, &change.after, &change.before),
        };
        match claim {
            Some(claim) if words.is_empty() && other.is_none() => claim.parts.clone(),
            _ => words.clone(),
        }
    }
}

/// Returns all marks of one side, in order, none overlapping another.
pub(super) fn marks(changes: &[Change], side: Side) -> Vec<Mark> {
    let mut all: Vec<Mark> = Vec::new();
    for (at, change) in changes.iter().enumerate() {
        let spans = side.spans(change).into_iter().filter(|span| !span.is_empty());
        all.extend(spans.map(|span| Mark { span, changes: BTreeSet::from([at]), alarm: change.alarm() }));
    }
    all.sort_by_key(|mark| mark.span);
    let mut out: Vec<Mark> = Vec::new();
    for mark in all {
        match out.last_mut() {
            Some(last) if mark.span.start < last.span.end => {
                last.span = last.span.cover(mark.span);
                last.alarm = last.alarm.max(mark.alarm);
                last.changes.extend(mark.changes);
            }
            _ => out.push(mark),
        }
    }
    out
}

/// Writes the words of `window` with `marks` in it, and after each mark what `tag` writes for each of its changes.
pub(super) fn block(
    h: &mut Html,
    article: &Article,
    window: Span,
    marks: &[Mark],
    side: Side,
    mut tag: impl FnMut(&mut Html, usize),
) {
    let mut at = window.start;
    let first = marks.partition_point(|mark| mark.span.end <= window.start);
    for mark in marks[first..].iter().take_while(|mark| mark.span.start < window.end) {
        let (start, end) = (mark.span.start.max(at), mark.span.end.min(window.end));
        h.text(article.slice(Span::new(at, start)));
        h.leaf(side.element(), &[("class", wording::alarm(mark.alarm))], article.slice(Span::new(start, end)));
        mark.changes.iter().for_each(|change| tag(h, *change));
        at = end;
    }
    h.text(article.slice(Span::new(at, window.end)));
}

/// Writes the sentences around a claim of a change, its words marked and what is far from them left out.
pub(super) fn excerpt(h: &mut Html, article: &Article, change: &Change, side: Side) {
    let Some(claim) = side.claim(change) else { return };
    let mut spans = side.spans(change);
    spans.sort();
    let window = marked::window(article, claim, &spans);
    let mut at = window.start;
    for span in spans {
        let (start, end) = (span.start.max(at), span.end.min(window.end));
        if start < end {
            shortened(h, article.slice(Span::new(at, start)), at > window.start, true);
            h.tag(side.element(), &[("class", wording::alarm(change.alarm()))], |h| {
                shortened(h, article.slice(Span::new(start, end)), true, true);
            });
            at = end;
        }
    }
    shortened(h, article.slice(Span::new(at, window.end)), at > window.start, false);
}

/// Writes `text`, without its middle, or without the end that no mark is next to, where it is long.
fn shortened(h: &mut Html, text: &str, left: bool, right: bool) {
    let (head, tail) =
        if left || right { (KEPT * usize::from(left), KEPT * usize::from(right)) } else { (2 * KEPT, 0) };
    let from = text.char_indices().nth(head).map_or(text.len(), |(at, _)| at);
    let to = tail.checked_sub(1).map_or(text.len(), |tail| text.char_indices().nth_back(tail).map_or(0, |(at, _)| at));
    if to <= from + 8 {
        return h.text(text);
    }
    h.text(&text[..from]);
    h.text("…");
    h.text(&text[to..]);
}

/// Writes the names of a change as a link to it.
pub(super) fn tag(h: &mut Html, change: &Change, number: usize, anchor: &str) {
    let names: Vec<String> = change.names.iter().map(|name| plain(*name)).collect();
    let class = format!("tag {}", wording::alarm(change.alarm()));
    h.leaf("a", &[("class", &class), ("href", &format!("#{anchor}"))], &format!("{number} {}", names.join(", ")));
}

/// Writes one wording of a claim with the words marked in which it differs from another.
pub(super) fn wording(h: &mut Html, text: &str, other: &str, side: Side) {
    if text.len() + other.len() > LONGEST {
        return h.text(text);
    }
    let words = match side {
        Side::Old => differing::words(text, other).0,
        Side::New => differing::words(other, text).1,
    };
    for run in words.chunk_by(|a, b| a.1 == b.1) {
        let text: String = run.iter().map(|(word, _)| *word).collect();
        match run.first() {
            Some((_, true)) => h.leaf(side.element(), &[("class", "substance")], &text),
            _ => h.text(&text),
        }
    }
}
