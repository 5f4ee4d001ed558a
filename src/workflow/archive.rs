//! Recording an archive: every version in it, with the time that it has there, as a version of the story of its address or of its path.

use super::event::{Event, Tell};
use super::failure::Failure;
use super::input;
use super::project::Project;
use super::record::Recording;
use super::story_of_path::StoryOfPath;
use super::versions::{Added, Adding, Kept};
use super::words;
use crate::intake::{Archive, FolderOptions, Held, IntakeError};
use crate::ledger::{Slug, canonical, is_below, key};
use crate::store::Saving;
use crate::text::visible;
use chrono::{NaiveDate, NaiveTime};
use std::collections::BTreeMap;
use std::path::Path;

/// How many files that can't be read are named one by one.
const NAMED: usize = 20;

/// How an archive is imported.
#[derive(Debug, Clone, Default)]
pub(crate) struct ImportOptions {
    /// The first day of which versions are recorded.
    pub since: Option<NaiveDate>,
    /// Whether a page without a time in its path is taken for as old as its file says that it is.
    pub file_times: bool,
}

/// What importing an archive came to.
#[derive(Debug, Default)]
pub(crate) struct Moved {
    /// The archive, as it was typed.
    pub name: String,
    /// What it is, in words that follow its name: "is a folder of pages".
    pub what: &'static str,
    /// The versions that it holds.
    pub versions: usize,
    /// The stories that they are of.
    pub stories: usize,
    /// The versions from before the day that was asked for.
    pub before: usize,
    /// How much else it holds, by what it is.
    pub left_out: Vec<(usize, &'static str)>,
    /// What became of the versions.
    pub added: Added,
}

/// The versions of one story, and where it is recorded.
struct Group<'h> {
    /// The address; none where its versions are files of the ledger's folder.
    address: Option<String>,
    /// The path of each version, the oldest first.
    held: Vec<(&'h Held, String)>,
}

impl Recording<'_> {
    /// Records the archive `typed`; none where it is none: a folder in which no page carries a time, or some other file.
    ///
    /// # Errors
    /// Where it can't be read or recorded. A version that can't be is told of, and the others are recorded.
    pub fn archive(
        &mut self,
        typed: &Path,
        import: &ImportOptions,
        tell: &mut Tell<'_>,
    ) -> Result<Option<Moved>, Failure> {
        let Self { project, options, lock, stories, editions } = self;
        let name = visible::path(typed);
        let folder = FolderOptions {
            file_times: import.file_times,
            spared: [&project.config.claims, &project.config.snapshots].map(|own| project.full(own)).to_vec(),
            limit: project.config.article_bytes,
        };
        let full = std::fs::canonicalize(project.at.resolve(typed)).map_err(|_| input::missing(&project.at, typed))?;
        // What is committed in a repository has its history there.
        let opened = if full.join(".git").exists() { None } else { Archive::open(&full, &name, &folder)? };
        let Some(mut archive) = opened else { return Ok(None) };
        let mut each = |seen: usize| tell(Event::Progress(&|| format!("looking through {name}: {seen} versions")));
        let kept = archive.kept(&folder, &mut each)?;
        tell(Event::ProgressEnds);
        let since = import.since.map(|day| day.and_time(NaiveTime::MIN).and_utc());
        let mut groups = groups(&kept.held, project, tell);
        let mut wanted = 0;
        for group in &mut groups {
            group.held.retain(|(held, _)| since.is_none_or(|since| held.time >= since));
            wanted += group.held.len();
        }
        if options.story.is_some() && groups.len() > 1 {
            return Err(Failure::usage(format!("--story names one story, and {name} holds {}.", groups.len())));
        }
        let mut adding = Adding { project, options, stories, editions, added: Added::default() };
        let saved: Result<(), Failure> = project.ledger.saving(lock, |saving| {
            let mut done = 0;
            for group in &groups {
                tell(Event::Counted(done, Some(wanted), &|| format!("recording {name}: {done} of {wanted} versions")));
                story(&mut adding, &mut archive, group, saving, tell)?;
                done += group.held.len();
            }
            Ok(())
        });
        tell(Event::ProgressEnds);
        saved?;
        kept.notes.iter().for_each(|note| tell(Event::Note(note)));
        told(kept.failures, &name, tell);
        Ok(Some(Moved {
            name,
            what: archive.kind.told(),
            versions: kept.held.len(),
            stories: groups.len(),
            before: since.map_or(0, |since| kept.held.iter().filter(|held| held.time < since).count()),
            left_out: kept.left_out,
            added: adding.added,
        }))
    }
}

/// Puts the versions of each story together, the oldest first; stories in the order in which they came first. Versions that no ledger
/// can hold are told of.
fn groups<'h>(held: &'h [Held], project: &Project, tell: &mut Tell<'_>) -> Vec<Group<'h>> {
    let mut out: Vec<Group<'h>> = Vec::new();
    let mut places: BTreeMap<(bool, String), usize> = BTreeMap::new();
    let mut outside: Vec<&Held> = Vec::new();
    for held in held {
        let address = held.url.as_deref().and_then(canonical);
        let file = held.file().and_then(|file| project.relative(file)).filter(|path| is_below(path));
        let (place, path) = match (&address, file) {
            (Some(address), _) => ((true, key(address)), address.clone()),
            (None, Some(path)) => ((false, held.story.clone()), path),
            (None, None) => {
                outside.push(held);
                continue;
            }
        };
        let at = *places.entry(place).or_insert(out.len());
        if at == out.len() {
            out.push(Group { address, held: Vec::new() });
        }
        if let Some(group) = out.get_mut(at) {
            group.held.push((held, path));
        }
    }
    out.iter_mut().for_each(|group| group.held.sort_by_key(|(held, _)| held.time));
    if let Some(first) = outside.first() {
        let title = format!(
            "{} can't be recorded, the first {}: no address is known of it, and it lies outside the ledger's folder, {}.",
            words::count(outside.len(), "version"),
            visible::text(&first.name),
            visible::path(&project.root)
        );
        let failure = Failure::unchecked(title);
        tell(Event::Failure(&failure.help("move the archive below it, or name another ledger with --root")));
    }
    out
}

/// Records the versions of one story.
fn story(
    adding: &mut Adding<'_>,
    archive: &mut Archive,
    group: &Group<'_>,
    saving: &Saving<'_>,
    tell: &mut Tell<'_>,
) -> Result<(), Failure> {
    let slug = match slug(adding.stories, adding.project, adding.options.story.as_deref(), group) {
        Ok(slug) => slug,
        Err(failure) => {
            tell(Event::Failure(&failure));
            return Ok(());
        }
    };
    let kept: Vec<Kept<'_>> = group.held.iter().map(|(held, path)| Kept { time: held.time, path }).collect();
    let (at, limit) = (&adding.project.at, adding.project.config.article_bytes);
    let mut read = |place: usize| {
        let (held, _) = group.held.get(place).ok_or_else(|| Failure::unchecked("a version is not there."))?;
        let intake = archive.read(held, limit).map_err(|error| match error {
            IntakeError::TooLarge { name, limit } => Failure::too_large(&visible::text(&name), limit),
            error => error.into(),
        })?;
        Ok((input::of_intake(visible::text(&held.name), intake, at)?, None))
    };
    adding.story(slug, &kept, &mut read, saving, tell)
}

/// Returns the story of a group: the one that one of its versions belongs to already, else one named after its address or its path.
fn slug(stories: &StoryOfPath, project: &Project, named: Option<&str>, group: &Group<'_>) -> Result<Slug, Failure> {
    if let Some(address) = &group.address {
        return stories.slug(named, project, address);
    }
    let known = group.held.iter().rev().find_map(|(_, path)| stories.known(path)).filter(|_| named.is_none());
    if let Some(known) = known {
        return Ok(known.clone());
    }
    let (held, path) = group.held.last().ok_or_else(|| Failure::unchecked("a version is not there."))?;
    // The path without its time, as that of a file.
    stories.slug_among(named, project, path, &Slug::of_path(&format!("{}.html", held.story)))
}

/// Tells of what can't be read, the first ones by name.
fn told(failures: Vec<IntakeError>, name: &str, tell: &mut Tell<'_>) {
    let count = failures.len();
    failures.into_iter().take(NAMED).for_each(|error| tell(Event::Failure(&error.into())));
    if count > NAMED {
        let rest = words::count(count - NAMED, "other");
        tell(Event::Failure(&Failure::unchecked(format!("{name} holds {rest} that can't be read."))));
    }
}
