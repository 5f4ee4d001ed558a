//! Excerpts of articles and of the ledger, with the words that a finding is about marked in them.

use super::{Style, wrap};
use crate::check::Place;
use crate::check::lines::{Index, Lines};
use crate::text::visible;
use annotate_snippets::{Annotation, AnnotationKind, Element, Level, Origin, Renderer, Snippet};
use std::ops::Range;

/// How much of a long line is shown on each side of what is marked, in characters.
const AROUND: usize = 100;

/// How many lines of one stretch are shown.
const LINES: usize = 4;

/// Columns that marks of a stretch of several lines take on their left.
const BRACKET: usize = 3;

/// The least room that an excerpt is cut to.
const LEAST: usize = 24;

/// Returns what lays findings out.
pub(super) fn renderer(style: Style) -> Renderer {
    let renderer = if style.is_coloured() { Renderer::styled() } else { Renderer::plain() };
    renderer.term_width(usize::from(u16::MAX))
}

/// Returns the columns that lines of excerpts may take, beside their numbers; none where they have no end.
pub(super) fn room<'p>(places: impl Iterator<Item = &'p Place>, style: Style) -> Option<usize> {
    let last = places.map(|place| place.start.line.max(place.end.line)).max().unwrap_or_default();
    style.width().map(|width| width.saturating_sub(last.to_string().len() + 3).max(LEAST))
}

/// Returns a place as an excerpt with its stretch marked; as a bare position where the text is not at hand.
pub(super) fn place<'a>(
    place: &Place,
    label: &str,
    kind: AnnotationKind,
    texts: &Index<'_>,
    room: Option<usize>,
) -> Vec<Element<'a>> {
    let excerpt = texts.get(place.path.as_str()).and_then(|lines| Excerpt::of(lines, place, room));
    drawn(place, label, kind, excerpt, room)
}

/// Returns a mistake in `line`, which is the one of its file that `place` names.
pub(super) fn mistaken<'a>(place: &Place, label: &str, line: &str, style: Style) -> Vec<Element<'a>> {
    let columns = place.start.column..place.end.column.max(place.start.column);
    let room = room([place].into_iter(), style);
    let excerpt = Excerpt::of(&Lines::new(line), &Place::on_line(&place.path, 1, columns), room);
    drawn(place, label, AnnotationKind::Primary, excerpt, room)
}

fn drawn<'a>(
    place: &Place,
    label: &str,
    kind: AnnotationKind,
    excerpt: Option<Excerpt>,
    room: Option<usize>,
) -> Vec<Element<'a>> {
    let path = visible::text(&place.path);
    let label = visible::prose(label);
    let label = (!label.is_empty()).then_some(label);
    let Some(excerpt) = excerpt else {
        let at = format!("{path}:{}", place.start.line);
        if matches!(kind, AnnotationKind::Context) {
            return vec![Level::NOTE.message(label.map_or(at.clone(), |label| format!("{at}: {label}"))).into()];
        }
        let origin: Element<'a> = Origin::path(path).line(place.start.line).into();
        return std::iter::once(origin).chain(label.map(|label| Level::NOTE.message(label).into())).collect();
    };
    // What does not fit behind the carets is said below them.
    let fits = |label: &String| room.is_none_or(|room| excerpt.end() + 1 + wrap::columns(label) <= room);
    let (beside, below) = if label.as_ref().is_some_and(fits) { (label, None) } else { (None, label) };
    let mark: Annotation<'a> = kind.span(excerpt.marked).label(beside);
    let snippet = Snippet::source(excerpt.text).path(path).line_start(place.start.line).annotation(mark);
    std::iter::once(snippet.into()).chain(below.map(|label| Level::NOTE.message(label).into())).collect()
}

/// Returns what was laid out with the column of each of `places` as it is in its file: a snippet counts in what is shown of
/// the line.
pub(super) fn located<'p>(
    laid_out: String,
    places: impl Iterator<Item = &'p Place>,
    texts: &Index<'_>,
    room: Option<usize>,
) -> String {
    let shown = places.filter_map(|place| {
        let excerpt = Excerpt::of(texts.get(place.path.as_str())?, place, room)?;
        let column = excerpt.text.get(..excerpt.marked.start)?.chars().count() + 1;
        let at = format!("{}:{}:", visible::text(&place.path), place.start.line);
        (column != place.start.column).then(|| (format!("{at}{column}"), format!("{at}{}", place.start.column)))
    });
    let shown: Vec<(String, String)> = shown.collect();
    if shown.is_empty() {
        return laid_out;
    }
    let located = |line: &str| {
        let is_head = |line: &str| line.contains("--> ") || line.contains("::: ");
        let ends =
            |wrong: &str| line.split(wrong).nth(1).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()));
        let wrong = shown.iter().find(|(wrong, _)| is_head(line) && ends(wrong));
        wrong.map_or_else(|| line.to_owned(), |(wrong, right)| line.replacen(wrong, right, 1))
    };
    laid_out.split('\n').map(located).collect::<Vec<_>>().join("\n")
}

/// The lines of a place, made visible and cut to what fits, with the marked bytes.
struct Excerpt {
    text: String,
    marked: Range<usize>,
}

impl Excerpt {
    fn of(lines: &Lines<'_>, place: &Place, room: Option<usize>) -> Option<Self> {
        let last = place.end.line.min(place.start.line + LINES - 1);
        let bracket = if place.end.line > place.start.line { BRACKET } else { 0 };
        let room = room.map(|room| room - bracket);
        let mut out = String::new();
        let (mut from, mut to) = (None, 0);
        for number in place.start.line..=last {
            let Some(line) = lines.line(number) else { break };
            let first = if number == place.start.line { lines.byte(number, place.start.column) } else { 0 };
            let end = if number == place.end.line { lines.byte(number, place.end.column) } else { line.len() };
            let (before, rest) = line.split_at(first.min(line.len()));
            let (marked, after) = rest.split_at(end.saturating_sub(first).min(rest.len()));
            let parts = [cut(before, false, true), cut(marked, true, true), cut(after, true, false)];
            let parts = parts.map(|part| visible::text(&part));
            let [before, marked, after] = room.map_or_else(|| parts.clone(), |room| within(&parts, room));
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(&before);
            from.get_or_insert(out.len());
            out.push_str(&marked);
            to = out.len();
            out.push_str(&after);
        }
        let from = from?;
        Some(Self { text: out, marked: from..to.max(from) })
    }

    /// Returns the column at which the marks end.
    fn end(&self) -> usize {
        let before = self.text.get(..self.marked.end).unwrap_or_default();
        wrap::columns(before.rsplit('\n').next().unwrap_or_default()).max(1)
    }
}

/// Keeps the ends of `text` that something marked is next to; takes no longer for a longer text.
fn cut(text: &str, head: bool, tail: bool) -> String {
    let (head, tail) = (if head { AROUND } else { 0 }, if tail { AROUND } else { 0 });
    if text.chars().take(head + tail + 9).count() <= head + tail + 8 {
        return text.to_owned();
    }
    let first: String = text.chars().take(head).collect();
    let mut last: Vec<char> = text.chars().rev().take(tail).collect();
    last.reverse();
    format!("{first}…{}", last.iter().collect::<String>())
}

/// Returns what is before something marked, that itself, and what is behind it, all in `room` columns: whole words, as far as
/// there are any.
fn within(parts: &[String; 3], room: usize) -> [String; 3] {
    let [before, marked, after] = parts;
    let sizes = [before, marked, after].map(|part| wrap::columns(part));
    if sizes.iter().sum::<usize>() <= room {
        return parts.clone();
    }
    let most = room - 2;
    let marked = match sizes[1] <= most {
        true => marked.clone(),
        false => {
            let head = beginning(marked, most * 2 / 3);
            let left = most - wrap::columns(&head);
            format!("{head}{}", ending(marked, left).trim_start_matches('…'))
        }
    };
    let left = room - wrap::columns(&marked);
    let before = ending(before, (left / 2).max(left.saturating_sub(sizes[2])));
    let after = beginning(after, left - wrap::columns(&before));
    [before, marked, after]
}

/// Returns the end of `text` in at most `room` columns.
fn ending(text: &str, room: usize) -> String {
    if wrap::columns(text) <= room {
        return text.to_owned();
    }
    let end = wrap::tail(text, room.saturating_sub(1));
    let whole = end.split_once(' ').map(|(_, words)| words).filter(|words| !words.trim().is_empty());
    if room == 0 { String::new() } else { format!("…{}", whole.unwrap_or(end)) }
}

/// Returns the beginning of `text` in at most `room` columns.
fn beginning(text: &str, room: usize) -> String {
    if wrap::columns(text) <= room {
        return text.to_owned();
    }
    let start = wrap::head(text, room.saturating_sub(1));
    let whole = start.rsplit_once(' ').map(|(words, _)| words).filter(|words| !words.trim().is_empty());
    if room == 0 { String::new() } else { format!("{}…", whole.unwrap_or(start)) }
}
