//! The story of a story, as text.

use crate::diff::Change;
use crate::ledger::{Story, origin};
use crate::model::{Alarm, ChangeName};
use crate::report::{Style, changes};
use crate::text::visible;
use crate::workflow::{Step, StoryVersion, words};

/// Returns the changes from a version to the next that are told of as text; `program` is how the program is called.
pub(in crate::cli) fn step(step: &Step<'_>, program: &str, style: Style) -> String {
    let names = step.numbers.map(|number| format!("{}@{number}", step.story.slug));
    let [left, right] = [(&names[0], step.before), (&names[1], step.after)]
        .map(|(name, edition)| changes::Side { name, article: edition.article });
    let mut text = String::new();
    for (change, id) in step.changes.iter().filter(|(change, _)| is_told(change)) {
        let mut entry = String::new();
        changes::entry(&mut entry, left, right, change, style);
        let (head, rest) = entry.split_once('\n').unwrap_or((&entry, ""));
        let id = id.as_ref().map(|id| format!("  {}", style.name(id))).unwrap_or_default();
        text.push_str(&format!("  {head}{id}\n"));
        rest.lines().for_each(|line| text.push_str(&format!("  {line}\n")));
    }
    let quiet = step.changes.iter().filter(|(change, _)| !is_told(change)).count();
    if quiet > 0 {
        let count = words::count(quiet, "change");
        text.push_str(&format!("  info  {count}: {program} diff {} {}\n", names[0], names[1]));
    }
    text
}

/// Returns whether the text form tells of a change by itself: those of substance, and the ways back.
fn is_told(change: &Change) -> bool {
    change.alarm() == Alarm::Must || change.names.contains(&ChangeName::Reverted)
}

/// Returns what a version says of itself, on one line; none where it says nothing.
fn stated(row: &StoryVersion) -> Option<String> {
    let headline = row.headline.as_ref().map(|headline| format!("“{headline}”"));
    let byline = (!row.byline.is_empty()).then(|| format!("by {}", row.byline.join(", ")));
    let updated = row.updated.as_ref().map(|updated| format!("updated {updated}"));
    let parts: Vec<String> =
        [headline, byline, updated, row.url.clone().filter(|url| *url != row.path)].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| visible::text(&parts.join(", ")))
}

/// Returns the story of a story as text.
pub(super) fn text(story: &Story, rows: &[StoryVersion], style: Style) -> String {
    let mut out = String::new();
    for row in rows {
        let published = row.published.as_ref().map(|day| format!(", published {day}")).unwrap_or_default();
        let digest: String = row.digest.chars().take(15).collect();
        let counts = [
            (row.added, "new"),
            (row.added_by_hand, "added by a person"),
            (row.changed, "changed"),
            (row.gone, "gone"),
            (row.returned, "back again"),
        ];
        let counts: Vec<String> =
            counts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
        let counts = if counts.is_empty() { "no recorded claim changed".to_owned() } else { counts.join(", ") };
        let lost = row.changes.is_none() && row.version > 1;
        let lost = if lost { "  could not be compared with the version before\n" } else { "" };
        let stated = stated(row).map(|stated| format!("           {stated}\n")).unwrap_or_default();
        out.push_str(&format!(
            "{}  recorded {}{published}  {}  {}\n{stated}           {counts}\n{lost}{}",
            style.strong(&format!("version {}", row.version)),
            row.recorded,
            visible::text(origin(&row.path)),
            style.faint(&format!("{digest}…")),
            row.told
        ));
    }
    let told = || rows.iter().flat_map(|row| row.changes.iter().flatten());
    let must = told().filter(|change| change.alarm == Alarm::Must.name()).count();
    let back = told().filter(|change| change.change.contains(&ChangeName::Reverted.name())).count();
    let back = if back == 0 { String::new() } else { format!(", {back} back to an earlier text") };
    let current = story.counted().count();
    let gone = story.claims.iter().filter(|claim| !claim.is_current() && !claim.is_misread());
    let earlier = match gone.count() {
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
