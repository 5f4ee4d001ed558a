//! Findings as text, laid out like a compiler's: the article's line with carets, the ledger's line below it, what to
//! do.

use super::Style;
use crate::check::lines::{Index, Lines, index};
use crate::check::{Place, Related, Severity, Totals};
use crate::check::{Reported, Texts};
use crate::text::visible;
use crate::workflow::words;
use annotate_snippets::{Annotation, AnnotationKind, Element, Level, Origin, Renderer, Snippet};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// How much of a long line is shown on each side of what is marked, in characters.
const AROUND: usize = 100;

/// How many lines of one stretch are shown.
const LINES: usize = 4;

/// How many lines findings take where nobody asks for all of them.
const SCREEN: usize = 40;

/// Returns the findings as text, the gravest first: laid out as far as a screen holds them; the others, and several notes of one check,
/// as one line for each check. With `all`, every one is laid out.
pub(super) fn text(findings: &[Reported], texts: &Texts, all: bool, style: Style) -> String {
    let lines = index(texts);
    let mut order: Vec<&Reported> = findings.iter().collect();
    order.sort_by_key(|reported| Reverse(reported.loudness()));
    let mut out = String::new();
    let mut room = SCREEN;
    let mut folded = Folded::default();
    let mut counts: BTreeMap<Alike, usize> = BTreeMap::new();
    findings.iter().for_each(|reported| *counts.entry(alike(reported)).or_default() += 1);
    for reported in order {
        let told =
            all || (room > 0 && (reported.loudness() > Severity::Note || counts.get(&alike(reported)) == Some(&1)));
        let laid_out = told.then(|| one(reported, &lines, style)).filter(|text| {
            let needs = text.lines().count() + 1;
            // One is always shown, however long it is.
            let fits = all || needs <= room || out.is_empty();
            room = if fits { room.saturating_sub(needs) } else { 0 };
            fits
        });
        match laid_out {
            Some(text) => out.push_str(&format!("{text}\n\n")),
            None => folded.add(reported),
        }
    }
    out + &folded.text(style)
}

/// What findings have in common that one line counts: how loud they are, their check, and what else is known of them.
type Alike = (Severity, &'static str, String);

fn alike(reported: &Reported) -> Alike {
    (reported.loudness(), reported.finding.check, reported.standing())
}

/// Findings that are only counted: those of one check that stand alike, as one line.
#[derive(Default)]
struct Folded<'r> {
    groups: Vec<Group<'r>>,
}

struct Group<'r> {
    of: Alike,
    count: usize,
    paths: BTreeSet<&'r str>,
}

impl<'r> Folded<'r> {
    fn add(&mut self, reported: &'r Reported) {
        let path = reported.finding.place.path.as_str();
        let of = alike(reported);
        if let Some(group) = self.groups.iter_mut().find(|group| group.of == of) {
            group.count += 1;
            group.paths.insert(path);
        } else {
            self.groups.push(Group { of, count: 1, paths: BTreeSet::from([path]) });
        }
    }

    /// Returns the lines, with the command that shows what they count; nothing where they count nothing.
    fn text(&self, style: Style) -> String {
        if self.groups.is_empty() {
            return String::new();
        }
        let lines: String = self.groups.iter().map(|group| group.line(style)).collect();
        format!("{lines}Add --all to see each of them.\n\n")
    }
}

impl Group<'_> {
    fn line(&self, style: Style) -> String {
        let (severity, check, standing) = &self.of;
        let name = format!("{}[{check}]", severity.name());
        let name = match severity {
            Severity::Error => style.bad(&name),
            Severity::Warning => style.warn(&name),
            Severity::Note => style.strong(&name),
        };
        let place = match (self.paths.first(), self.paths.len()) {
            (Some(path), 1) => visible::text(path),
            (_, count) => words::count(count, "file"),
        };
        let standing = if standing.is_empty() { String::new() } else { format!(" ({})", visible::prose(standing)) };
        format!("{name}: {} in {place}{standing}\n", self.count)
    }
}

/// Returns one finding laid out, without a line break at its end.
fn one(reported: &Reported, texts: &Index<'_>, style: Style) -> String {
    let finding = &reported.finding;
    let level = match reported.loudness() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = level.primary_title(visible::prose(&finding.message)).id(finding.check).elements(place(
        &finding.place,
        &finding.label,
        AnnotationKind::Primary,
        texts,
    ));
    let (here, elsewhere): (Vec<&Related>, Vec<&Related>) =
        finding.related.iter().partition(|related| related.place.path == finding.place.path);
    for related in here {
        group = group.elements(place(&related.place, &related.message, AnnotationKind::Context, texts));
    }
    for Related { place, message } in elsewhere {
        let at = format!("{} ({}:{})", visible::prose(message), visible::text(&place.path), place.start.line);
        group = group.element(Level::NOTE.message(at));
    }
    let standing = visible::prose(&reported.standing());
    if !standing.is_empty() {
        group = group.element(Level::NOTE.message(standing));
    }
    if !finding.help.is_empty() {
        group = group.element(Level::HELP.message(visible::text(&finding.help)));
    }
    group = group.element(Level::HELP.message(format!("onrecord explain {}", finding.check)));
    renderer(style).render(&[group])
}

fn renderer(style: Style) -> Renderer {
    let renderer = if style.is_coloured() { Renderer::styled() } else { Renderer::plain() };
    renderer.term_width(usize::from(u16::MAX))
}

/// Returns a place as an excerpt with its stretch marked; as a bare position where the text is not at hand.
fn place<'a>(place: &Place, label: &str, kind: AnnotationKind, texts: &Index<'_>) -> Vec<Element<'a>> {
    let excerpt = texts.get(place.path.as_str()).and_then(|lines| Excerpt::of(lines, place));
    drawn(place, label, kind, excerpt)
}

fn drawn<'a>(place: &Place, label: &str, kind: AnnotationKind, excerpt: Option<Excerpt>) -> Vec<Element<'a>> {
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
    let mark: Annotation<'a> = kind.span(excerpt.marked).label(label);
    vec![Snippet::source(excerpt.text).path(path).line_start(place.start.line).annotation(mark).into()]
}

/// The lines of a place, made visible and cut to what fits, with the marked bytes.
struct Excerpt {
    text: String,
    marked: std::ops::Range<usize>,
}

impl Excerpt {
    fn of(lines: &Lines<'_>, place: &Place) -> Option<Self> {
        let last = place.end.line.min(place.start.line + LINES - 1);
        let mut out = String::new();
        let (mut from, mut to) = (None, 0);
        for number in place.start.line..=last {
            let Some(line) = lines.line(number) else { break };
            let first = if number == place.start.line { lines.byte(number, place.start.column) } else { 0 };
            let end = if number == place.end.line { lines.byte(number, place.end.column) } else { line.len() };
            let (before, rest) = line.split_at(first.min(line.len()));
            let (marked, after) = rest.split_at(end.saturating_sub(first).min(rest.len()));
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(&visible::text(&cut(before, false, true)));
            from.get_or_insert(out.len());
            out.push_str(&visible::text(&cut(marked, true, true)));
            to = out.len();
            out.push_str(&visible::text(&cut(after, true, false)));
        }
        let from = from?;
        Some(Self { text: out, marked: from..to.max(from) })
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

/// Returns a mistake in a file that people edit: `line`, which holds it, with carets under it.
pub fn mistake(title: &str, place: &Place, label: &str, line: &str, style: Style) -> String {
    let columns = place.start.column..place.end.column.max(place.start.column);
    let excerpt = Excerpt::of(&Lines::new(line), &Place::on_line(&place.path, 1, columns));
    let elements = drawn(place, label, AnnotationKind::Primary, excerpt);
    renderer(style).render(&[Level::ERROR.primary_title(visible::prose(title)).elements(elements)])
}

/// Returns the line that sums up: "1 error and 2 notes; 47 claims verified, …", and what is settled.
pub(super) fn summary(findings: &[Reported], absent: usize, totals: Totals, looked_at: &str) -> String {
    let open = || findings.iter().filter(|one| !one.is_settled());
    let counts: Vec<String> = Severity::ALL
        .iter()
        .map(|severity| (severity, open().filter(|one| one.finding.severity == *severity).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(severity, count)| words::count(count, severity.name()))
        .collect();
    let counts = if counts.is_empty() { "No findings".to_owned() } else { counts.join(", ") };
    let line = format!(
        "{counts} in {looked_at}; {}: {} verified, {} changed, {} missing, {} ambiguous, {} not checked.",
        words::count(totals.claims(), "claim"),
        totals.verified,
        totals.changed,
        totals.missing,
        totals.ambiguous,
        totals.not_checked
    );
    let allowed = findings.iter().filter(|one| one.suppression.is_some()).count();
    let known = findings.iter().filter(|one| one.is_settled()).count() - allowed;
    let settled = [(allowed, "allowed"), (known, "known before"), (absent, "gone since")];
    let settled: Vec<String> =
        settled.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    if settled.is_empty() { line } else { format!("{line} Besides: {}.", settled.join(", ")) }
}
