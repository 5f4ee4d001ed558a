//! Findings as text, laid out like a compiler's: the article's line with carets, the ledger's line below it, what to
//! do.

use super::Style;
use super::excerpt::{located, mistaken, place, renderer, room};
use crate::check::lines::{Index, index};
use crate::check::{Place, Related, Severity, Totals};
use crate::check::{Reported, Texts};
use crate::text::visible;
use crate::workflow::words;
use annotate_snippets::{AnnotationKind, Level};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

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
    let places = || finding.related.iter().map(|related| &related.place).chain([&finding.place]);
    let room = room(places(), style);
    let title = level.primary_title(visible::prose(&finding.message)).id(finding.check);
    let mut group = title.elements(place(&finding.place, &finding.label, AnnotationKind::Primary, texts, room));
    let (here, elsewhere): (Vec<&Related>, Vec<&Related>) =
        finding.related.iter().partition(|related| related.place.path == finding.place.path);
    for related in here {
        group = group.elements(place(&related.place, &related.message, AnnotationKind::Context, texts, room));
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
    located(renderer(style).render(&[group]), places(), texts, room)
}

/// Returns a mistake in a file that people edit: `line`, which holds it, with carets under it.
pub fn mistake(title: &str, place: &Place, label: &str, line: &str, style: Style) -> String {
    let elements = mistaken(place, label, line, style);
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
