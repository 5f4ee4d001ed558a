//! The story of a story: what each version brought.

use super::{Page, periods};
use crate::check::reverted;
use crate::cli::{Book, Exit, Session};
use crate::diff::{Change, Edition, diff};
use crate::ledger::{Recorded, Story, StoryFile, Version, seal};
use crate::model::{Alarm, ChangeName, Claim, ClaimKind};
use crate::report::{Style, changes, words};
use crate::schema::{ClaimName, Day, Sha256, StoryName, Time};
use crate::text::Span;
use crate::text::visible;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// One version.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Version")]
pub struct Row {
    /// The story's name.
    #[schemars(with = "StoryName")]
    story: String,
    /// The version's number.
    version: u32,
    /// When it was recorded.
    #[schemars(with = "Time")]
    recorded: String,
    /// The day of its publication; null where it is not known.
    #[schemars(with = "Option<Day>")]
    published: Option<String>,
    /// Where it was published; null where it is not known.
    url: Option<String>,
    /// The article's path from the ledger's folder.
    path: String,
    /// The copy of its text, from the ledger's folder.
    snapshot: String,
    /// SHA-256 of the copy.
    #[schemars(with = "Sha256")]
    digest: String,
    /// How many claims are new in it.
    added: usize,
    /// How many claims say something else in it.
    changed: usize,
    /// How many claims it does not hold any more.
    gone: usize,
    /// How many claims are back in it.
    returned: usize,
    /// The changes from the version before; null for the first version, and where a copy can't be read.
    changes: Option<Vec<ChangeRow>>,
    #[serde(skip)]
    entries: String,
}

/// One change from the version before.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Change")]
struct ChangeRow {
    /// Every name that applies, the loudest first.
    #[schemars(with = "Vec<ChangeName>")]
    change: Vec<&'static str>,
    /// How loud it is.
    #[schemars(with = "Alarm")]
    alarm: &'static str,
    /// What sort of claim it is about.
    #[schemars(with = "ClaimKind")]
    kind: &'static str,
    /// The recorded claim; null where none is known.
    #[schemars(with = "Option<ClaimName>")]
    id: Option<String>,
    /// Its words in the version before; null where it is new.
    before: Option<String>,
    /// Its words in this version; null where it is gone.
    after: Option<String>,
    /// What changed, in words for people; may be empty.
    note: String,
}

/// Returns the versions of a story, oldest first; says on the way which could not be compared.
pub(super) fn rows(session: &mut Session<'_>, book: &Book, file: &StoryFile) -> (Vec<Row>, Exit) {
    let story = &file.story;
    let mut counts = counts(story);
    let mut exit = Exit::Clean;
    let mut before: Option<(&Version, Page)> = None;
    let mut rows = Vec::new();
    let program = session.program();
    for (at, version) in story.versions.iter().enumerate() {
        session.terminal.progress(|| format!("reading {}: version {} of {}", story.slug, at + 1, story.versions.len()));
        let page = Page::read(book, version);
        let page = page.map_err(|failure| exit = exit.max(session.terminal.failure(&failure))).ok();
        let compared = before.as_ref().zip(page.as_ref());
        let (changes, entries) = compared
            .map(|((was, old), new)| compare(story, (was, old), (version, new), (&program, session.terminal.style())))
            .unzip();
        before = page.map(|page| (version, page));
        let count = counts.remove(&version.number).unwrap_or_default();
        rows.push(row(story, version, &count, changes, entries.unwrap_or_default()));
    }
    session.terminal.progress_ends();
    (rows, exit)
}

/// What a version did to recorded claims.
#[derive(Default)]
struct Count {
    changed: usize,
    gone: usize,
    returned: usize,
}

fn counts(story: &Story) -> BTreeMap<u32, Count> {
    let mut counts: BTreeMap<u32, Count> = BTreeMap::new();
    for claim in &story.claims {
        let all = periods(claim);
        for (at, period) in all.iter().enumerate().skip(1) {
            let count = counts.entry(period.since).or_default();
            if period.back {
                count.returned += 1
            } else {
                count.changed += 1
            }
            let left = all.get(at - 1).and_then(|before| before.until).filter(|_| period.back);
            if let Some(left) = left {
                counts.entry(left.saturating_add(1)).or_default().gone += 1;
            }
        }
        if let Some(gone) = claim.gone {
            counts.entry(gone).or_default().gone += 1;
        }
    }
    counts
}

fn row(story: &Story, version: &Version, count: &Count, changes: Option<Vec<ChangeRow>>, entries: String) -> Row {
    Row {
        story: story.slug.to_string(),
        version: version.number,
        recorded: seal::time(version.recorded),
        published: version.published.map(|day| day.to_string()),
        url: version.url.clone(),
        path: version.path.clone(),
        snapshot: version.snapshot.clone(),
        digest: version.digest.to_string(),
        added: version.added.len(),
        changed: count.changed,
        gone: count.gone,
        returned: count.returned,
        changes,
        entries,
    }
}

/// Compares a version with the one before; returns its changes, and those to be read as text.
fn compare(
    story: &Story,
    (was, old): (&Version, &Page),
    (is, new): (&Version, &Page),
    (program, style): (&str, Style),
) -> (Vec<ChangeRow>, String) {
    let (before, after) = (Edition::new(&old.article, &old.claims), Edition::new(&new.article, &new.claims));
    let mut all = diff(before, after);
    reverted::name(&mut all, story, was.number, before, after);
    all.retain(|change| change.alarm() != Alarm::None);
    let (olds, news) = (Ids::new(story, was.number, before), Ids::new(story, is.number, after));
    let id = |change: &Change| {
        let claim = change.before.as_ref().and_then(|claim| olds.of(claim));
        claim.or_else(|| change.after.as_ref().and_then(|claim| news.of(claim)))
    };
    let names = [format!("{}@{}", story.slug, was.number), format!("{}@{}", story.slug, is.number)];
    let [left, right] = [(&names[0], before), (&names[1], after)]
        .map(|(name, edition)| changes::Side { name, article: edition.article });
    let mut text = String::new();
    for change in all.iter().filter(|change| is_told(change)) {
        let mut entry = String::new();
        changes::entry(&mut entry, left, right, change, style);
        let (head, rest) = entry.split_once('\n').unwrap_or((&entry, ""));
        let id = id(change).map(|id| format!("  {}", style.name(&id))).unwrap_or_default();
        text.push_str(&format!("  {head}{id}\n"));
        rest.lines().for_each(|line| text.push_str(&format!("  {line}\n")));
    }
    let quiet = all.iter().filter(|change| !is_told(change)).count();
    if quiet > 0 {
        text.push_str(&format!(
            "  info  {}: {} diff {} {}\n",
            words::count(quiet, "change"),
            program,
            names[0],
            names[1]
        ));
    }
    let rows = all.iter().map(|change| ChangeRow {
        change: change.names.iter().map(|name| name.name()).collect(),
        alarm: change.alarm().name(),
        kind: change.subject().map_or("assertion", |claim| claim.kind().name()),
        id: id(change),
        before: change.before.as_ref().map(|claim| claim.words(before.article)),
        after: change.after.as_ref().map(|claim| claim.words(after.article)),
        note: change.note.clone(),
    });
    (rows.collect(), text)
}

/// Returns whether the text form tells of a change by itself: those of substance, and the ways back.
fn is_told(change: &Change) -> bool {
    change.alarm() == Alarm::Must || change.names.contains(&ChangeName::Reverted)
}

/// The names of the recorded claims of a version, by where they stand in it.
struct Ids<'a>(BTreeMap<(ClaimKind, Vec<Span>), &'a Recorded>);

impl<'a> Ids<'a> {
    fn new(story: &'a Story, number: u32, edition: Edition<'_>) -> Self {
        let held = story.held(number, edition.article, edition.claims);
        let key = |claim: &Claim| (claim.kind(), claim.parts.clone());
        Self(edition.claims.iter().zip(held).filter_map(|(claim, held)| Some((key(claim), held?))).collect())
    }

    fn of(&self, claim: &Claim) -> Option<String> {
        self.0.get(&(claim.kind(), claim.parts.clone())).map(|claim| claim.id.0.clone())
    }
}

/// Returns the story of a story as text.
pub(super) fn text(story: &Story, rows: &[Row], style: Style) -> String {
    let mut out = String::new();
    for row in rows {
        let published = row.published.as_ref().map(|day| format!(", published {day}")).unwrap_or_default();
        let digest: String = row.digest.chars().take(15).collect();
        let counts = [(row.added, "new"), (row.changed, "changed"), (row.gone, "gone"), (row.returned, "back again")];
        let counts: Vec<String> =
            counts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
        let counts = if counts.is_empty() { "no recorded claim changed".to_owned() } else { counts.join(", ") };
        let lost = row.changes.is_none() && row.version > 1;
        let lost = if lost { "  could not be compared with the version before\n" } else { "" };
        out.push_str(&format!(
            "{}  recorded {}{published}  {}  {}\n           {counts}\n{lost}{}",
            style.strong(&format!("version {}", row.version)),
            row.recorded,
            visible::text(&row.path),
            style.faint(&format!("{digest}…")),
            row.entries
        ));
    }
    let told = || rows.iter().flat_map(|row| row.changes.iter().flatten());
    let must = told().filter(|change| change.alarm == Alarm::Must.name()).count();
    let back = told().filter(|change| change.change.contains(&ChangeName::Reverted.name())).count();
    let back = if back == 0 { String::new() } else { format!(", {back} back to an earlier text") };
    let current = story.current().count();
    let earlier = match story.claims.len() - current {
        0 => String::new(),
        earlier => format!(", {earlier} of earlier ones"),
    };
    out.push_str(&format!(
        "{}: {}, {} of substance{back}; {} in the latest version{earlier}.\n",
        visible::text(story.slug.as_str()),
        words::count(rows.len(), "version"),
        words::count(must, "change"),
        words::count(current, "claim"),
    ));
    out
}
