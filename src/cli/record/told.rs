//! What was recorded, as text.

use crate::cli::session::Session;
use crate::ledger::Story;
use crate::text::visible;
use crate::workflow::{Added, Event, Failure, Found, Imported, Recorded, unread, words};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Says what became of one article, which is called `name`.
pub(in crate::cli) fn one(name: &str, one: &Recorded, program: &str) -> String {
    let Recorded { story, version, .. } = one;
    let (path, story) = (visible::name(name), visible::text(story));
    if !one.recorded {
        return format!("{path} is version {version} of {story} already; nothing was recorded.\n");
    }
    let digest: String = one.digest.chars().take(15).collect();
    let mut out = format!("Recorded {path} as version {version} of {story} ({digest}…).\n");
    let counts = [
        (&one.added, "new"),
        (&one.changed, "changed"),
        (&one.carried, "carried"),
        (&one.gone, "gone"),
        (&one.returned, "back again"),
    ];
    let counts: Vec<String> =
        counts.iter().filter(|(ids, _)| !ids.is_empty()).map(|(ids, what)| format!("{} {what}", ids.len())).collect();
    let total = one.added.len() + one.changed.len() + one.carried.len() + one.returned.len();
    let counts = if counts.is_empty() { String::new() } else { format!(": {}", counts.join(", ")) };
    let unread = unread::told(&one.unread, name);
    out.push_str(&format!("{}{counts}.{unread}\n", words::count(total, "claim")));
    out.push_str(&waiting(program, one.waiting));
    out
}

/// Returns the articles that were found in `folder`, and says which files there are left out.
///
/// # Errors
/// Where it holds no article.
pub(in crate::cli) fn articles(found: Found, folder: &str, session: &mut Session<'_>) -> Result<Vec<PathBuf>, Failure> {
    let Found { articles, others, is_named } = found.some(folder)?;
    left_out(&others, is_named).iter().for_each(|note| session.hear(Event::Note(note)));
    Ok(articles)
}

/// How many files that are left out are named.
const NAMED: usize = 3;

/// Says which files below a folder are left out: those that `onrecord.toml` does not name, where it names the articles, else those
/// whose names are no article's; none where there are none.
pub(in crate::cli) fn left_out(others: &[PathBuf], is_named: bool) -> Option<String> {
    let (first, rest) = others.split_at(others.len().min(NAMED));
    let names: Vec<String> = first.iter().map(|path| visible::path(path)).collect();
    let more = if rest.is_empty() { String::new() } else { format!(" and {} more", rest.len()) };
    let verb = if others.len() == 1 { "is no article" } else { "are no articles" };
    let by = if is_named { "onrecord.toml, and left out: `onrecord config articles`" } else { "name, and left out" };
    let told = format!("note: {}{more} {verb} by {by}", names.join(", "));
    (!others.is_empty()).then_some(told)
}

/// Says what was recorded of a git history.
pub(super) fn imported(imported: &Imported, program: &str) -> String {
    let Some(story) = &imported.story else { return String::new() };
    let uncommitted = imported
        .uncommitted
        .as_ref()
        .map(|record| format!("{} has changed since that commit: {record}\n", visible::name(&imported.path)));
    history_told(program, story, &imported.path, &imported.recorded) + &uncommitted.unwrap_or_default()
}

fn history_told(program: &str, story: &Story, path: &str, done: &[Recorded]) -> String {
    let (path, slug) = (visible::name(path), visible::text(story.slug.as_str()));
    let latest = story.latest().map_or(0, |latest| latest.number);
    let (Some(first), Some(last)) = (done.first(), done.last()) else {
        return format!(
            "The git history of {path} holds nothing new; {slug} has {}.\n",
            words::count(latest as usize, "version")
        );
    };
    let numbers = match (first.version, last.version) {
        (first, last) if first == last => format!("version {first}"),
        (first, last) => format!("versions {first} to {last}"),
    };
    let gone = story.claims.iter().filter(|claim| !claim.is_current()).count();
    let current = story.counted().count();
    let gone = if gone == 0 { String::new() } else { format!(", {gone} of earlier versions") };
    format!(
        "Recorded {numbers} of {slug} from the git history of {path}.\n\
         {} in the latest version{gone}.{} The whole story: {program} log {slug}\n{}",
        words::count(current, "claim"),
        unread::told(&last.unread, &last.path),
        waiting(program, last.waiting)
    )
}

/// Says how much of a source was left out, and why; nothing where nothing was.
pub(in crate::cli) fn left_out_rows<'w>(rows: impl IntoIterator<Item = (usize, &'w str)>) -> String {
    let rows = rows.into_iter().filter(|(count, _)| *count > 0);
    let left: Vec<String> = rows.map(|(count, what)| format!("{count} {what}")).collect();
    if left.is_empty() { String::new() } else { format!("Left out: {}.\n", left.join(", ")) }
}

/// Says what was recorded of the versions of a source, and how many were left out: those that are no news, and `more`.
pub(in crate::cli) fn added<'w>(
    added: &Added,
    more: impl IntoIterator<Item = (usize, &'w str)>,
    program: &str,
) -> String {
    let Added { same, earlier, recorded } = added;
    let stories: BTreeSet<&str> = recorded.iter().map(|one| one.story.as_str()).collect();
    let mut out = match recorded.len() {
        0 => "Nothing was recorded.\n".to_owned(),
        count => format!("Recorded {} of {}.\n", words::count(count, "version"), words::count(stories.len(), "story")),
    };
    let rows = [(*same, "the same as the version before"), (*earlier, "not later than what is on record")];
    out.push_str(&left_out_rows(rows.into_iter().chain(more)));
    if !recorded.is_empty() {
        out.push_str(&format!("What waits for a person: {program} status\n"));
    }
    out
}

/// Returns the line that says how many claims wait.
fn waiting(program: &str, count: usize) -> String {
    match count {
        0 => "Nothing waits for a person.\n".to_owned(),
        1 => format!("1 claim waits for a person: {program} review\n"),
        count => format!("{count} claims wait for a person: {program} review\n"),
    }
}
