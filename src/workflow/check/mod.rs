//! The articles against the ledger, and the ledger against itself.

pub mod baseline;
mod checker;
mod memory;
mod policy;
mod run;
mod since;
mod whole;

pub(crate) use memory::Memory;
pub(crate) use run::Checked;

use super::event::{Event, Tell};
use super::failure::Failure;
use super::paths::unnameable;
use super::project::Project;
use super::{parallel, words};
use crate::check::{Commands, Finding, Holdings, Shared, Totals};
use crate::ledger::{Recorded, StoryFile, Version};
use crate::text::shell::word;
use crate::text::visible;
use baseline::Known;
use checker::{Checker, Job, Looked};
use chrono::NaiveDate;
use memory::Record;
use policy::Policy;
use since::Since;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use whole::Stock;

/// What is checked, and against what.
#[derive(Debug, Clone, Default)]
pub struct CheckOptions {
    /// Articles, or folders of them; empty for those that `onrecord.toml` names.
    pub paths: Vec<PathBuf>,
    /// An article with its text as it stands in an editor, unsaved: only this one is checked, as if its file held that. It goes with no
    /// `paths`, no `since` and no `write_baseline`.
    pub unsaved: Option<(PathBuf, Vec<u8>)>,
    /// The revision that a branch left, where only what it changes is checked.
    pub since: Option<String>,
    /// A file of known findings, which are marked; without it, the one that `onrecord.toml` names. It goes with no `since`.
    pub baseline: Option<PathBuf>,
    /// Where what is found is written as known. It goes with no other option.
    pub write_baseline: Option<PathBuf>,
}

impl CheckOptions {
    /// Refuses what does not go together.
    ///
    /// # Errors
    /// Where it does not.
    fn coherent(&self) -> Result<(), Failure> {
        let wrong = match self {
            Self { since: Some(_), baseline: Some(_), .. } => "a baseline goes with no revision to check since.",
            Self { unsaved: Some(_), write_baseline: None, since: None, paths, .. } if paths.is_empty() => {
                return Ok(());
            }
            Self { unsaved: Some(_), .. } => "an unsaved article is checked by itself.",
            Self { write_baseline: Some(_), baseline: None, since: None, paths, .. } if paths.is_empty() => {
                return Ok(());
            }
            Self { write_baseline: Some(_), .. } => "a baseline is written of everything, with nothing marked.",
            _ => return Ok(()),
        };
        Err(Failure::usage(wrong))
    }
}

/// Compares the articles as they are now with the ledger, and the ledger with itself; `today` is the day against which deadlines
/// are held.
///
/// # Errors
/// Where it can't be begun: what could not be checked is part of the answer.
pub(crate) fn check(
    project: &Project,
    tell: &mut Tell<'_>,
    options: &CheckOptions,
    today: NaiveDate,
) -> Result<Checked, Failure> {
    check_again(project, tell, options, today, &mut Memory::default())
}

/// Does the same for somebody who checks often, and keeps what was read of the ledger.
///
/// # Errors
/// As [`check`].
pub(crate) fn check_again(
    project: &Project,
    tell: &mut Tell<'_>,
    options: &CheckOptions,
    today: NaiveDate,
    memory: &mut Memory,
) -> Result<Checked, Failure> {
    options.coherent()?;
    let policy = Policy::new(&project.config)?;
    let unsaved =
        options.unsaved.as_ref().map(|(typed, bytes)| Ok::<_, Failure>((project.inside_unsaved(typed)?, &bytes[..])));
    let unsaved = unsaved.transpose()?;
    let checker = Checker {
        project,
        policy: &policy,
        today,
        tree: None,
        unsaved: unsaved.as_ref().map(|(path, bytes)| (&**path, *bytes)),
        memory: None,
    };
    let known = known(options, project)?;
    let mut run = Checked::default();
    let looked = check_all(options, tell, checker, memory, &mut run);
    run.survive(tell, looked)?;
    if let Some(file) = &options.write_baseline {
        write_baseline(tell, project, file, &mut run)?;
    } else if let Some(known) = known {
        run.mark(&known, options.paths.is_empty() && options.unsaved.is_none());
    }
    Ok(run)
}

/// Returns what the check finds in the latest version of one story; nothing where it can't be checked.
#[cfg(feature = "fetch")]
pub(crate) fn of_story(project: &Project, file: &StoryFile, today: NaiveDate) -> Vec<super::Finding> {
    let Ok(policy) = Policy::new(&project.config) else { return Vec::new() };
    let path = file.story.latest().map_or(file.path.as_str(), Version::article);
    let shared = Shared::of(std::slice::from_ref(file));
    let commands = project.commands_of(file, path).of_story(file, &shared);
    let looked = Checker { project, policy: &policy, today, tree: None, unsaved: None, memory: None }.look(&Job {
        path,
        file: Some(file),
        commands,
    });
    looked.findings.iter().map(super::Finding::of).collect()
}

/// Holds the ledger alone to its digests, history and snapshots.
///
/// # Errors
/// As [`check`].
pub(crate) fn verify(project: &Project, tell: &mut Tell<'_>) -> Result<Checked, Failure> {
    let policy = Policy::new(&project.config)?;
    let mut run = Checked::default();
    let looked = verify_all(tell, project, &policy, &mut run);
    run.survive(tell, looked)?;
    Ok(run)
}

/// Returns the known findings of the baseline file, where there is one.
fn known(options: &CheckOptions, project: &Project) -> Result<Option<Known>, Failure> {
    let named = options.baseline.as_ref().map(|typed| (project.at.resolve(typed), typed.clone()));
    let other = options.since.is_some() || options.write_baseline.is_some();
    let set = project.config.baseline.as_ref().filter(|_| !other);
    let set = set.map(|path| Ok::<_, Failure>((project.ledger.inside(path)?, project.typed(path)))).transpose()?;
    named.or(set).map(|(path, typed)| Known::read(&path, &typed)).transpose()
}

/// Writes what was found as known, and marks it so; not where something could not be checked.
fn write_baseline(tell: &mut Tell<'_>, project: &Project, file: &Path, run: &mut Checked) -> Result<(), Failure> {
    let shown = visible::path(file);
    if run.incomplete {
        tell(Event::Note(&format!("{shown} was not written, because something could not be checked.")));
        return Ok(());
    }
    let known = Known::of(&run.findings, &run.texts);
    known.write(project, file)?;
    let count = words::count(known.count(), "finding");
    let marks = format!("{} check --baseline {}", project.at.program(), word(file));
    tell(Event::Note(&format!("Wrote {count} to {shown}: `{marks}` marks them.")));
    run.mark(&known, true);
    Ok(())
}

/// The stories of each article; one without versions stands under its own file.
type Stories<'f> = BTreeMap<&'f str, Vec<&'f StoryFile>>;

fn check_all(
    options: &CheckOptions,
    tell: &mut Tell<'_>,
    checker: Checker<'_>,
    memory: &mut Memory,
    run: &mut Checked,
) -> Result<(), Failure> {
    let project = checker.project;
    let stock = Stock::read(tell, project, memory, run)?;
    let looked =
        look_at_all(options, tell, &Checker { memory: checker.unsaved.map(|_| &*memory), ..checker }, &stock, run);
    memory.keep(stock.files);
    looked
}

/// Looks at the articles that are asked for, and at what lies in the ledger.
fn look_at_all(
    options: &CheckOptions,
    tell: &mut Tell<'_>,
    checker: &Checker<'_>,
    stock: &Stock,
    run: &mut Checked,
) -> Result<(), Failure> {
    let project = checker.project;
    let mut stories = Stories::new();
    for file in &stock.files {
        stories.entry(file.story.latest().map_or(file.path.as_str(), Version::article)).or_default().push(file);
    }
    let all = options.paths.is_empty() && checker.unsaved.is_none();
    let paths = if let Some((path, _)) = checker.unsaved {
        BTreeSet::from([path.to_owned()])
    } else if all {
        let mut paths: BTreeSet<String> = stories.keys().map(|path| (*path).to_owned()).collect();
        paths.extend(articles(tell, project, Path::new(""), run)?);
        paths
    } else {
        named(options, tell, project, &stories, run)?
    };
    let shared = Shared::of(&stock.files);
    let mut taken: BTreeSet<String> = stock.files.iter().map(|file| file.story.slug.to_string()).collect();
    let since = options.since.as_deref().map(|revision| Since::new(checker, tell, revision)).transpose()?;
    let then = since.as_ref().map(|since| since.stories(project, &stock.files));
    let here = project.here();
    let commands = |path: &str| here.commands(path);
    let mut holdings = stock.holdings(project, then.as_ref(), &commands);
    let strays = paths.iter().map(String::as_str).filter(|path| !stories.contains_key(path)).collect();
    holdings.articles = whole::bereft(checker, &holdings, &strays);
    let bereft: BTreeSet<&String> = holdings.articles.values().collect();
    let mut jobs = Vec::new();
    let mut add = |path, file, commands: Commands| {
        if since.as_ref().is_none_or(|since| since.concerns(project, path, file)) {
            jobs.push(Job { path, file, commands });
        }
    };
    for path in &paths {
        match stories.get(path.as_str()) {
            Some(files) => {
                files
                    .iter()
                    .for_each(|file| add(path, Some(*file), project.commands_of(file, path).of_story(file, &shared)));
            }
            // Whatever is wrong with its story is told of that.
            None if stock.unreadable.may_hold(path) || bereft.contains(path) => {}
            None => add(path, None, project.commands_of_stray(path, &mut taken)),
        }
    }
    let count = jobs.len();
    let done =
        |done: usize| tell(Event::Counted(done, Some(count), &|| format!("checking: {done} of {count} articles")));
    let looked = parallel::map(&jobs, done, |job| checker.look(job));
    tell(Event::ProgressEnds);
    looked.into_iter().for_each(|looked| run.take(tell, looked));
    let named = stories_of(&holdings, &paths);
    let concerns = |finding: &Finding| all || finding.story.as_deref().is_some_and(|story| named.contains(story));
    run.take(tell, checker.whole(&holdings, concerns));
    if let (Some(since), Some(then)) = (&since, &then) {
        let known = since.known(checker, tell, &jobs, then);
        run.mark(&known, true);
    } else if run.is_idle() {
        let failure = Failure::unchecked("nothing to check: no article that onrecord.toml names is on record.");
        run.fail(tell, &failure.help("onrecord record story.md, or mend the globs in onrecord.toml"));
    }
    Ok(())
}

/// Returns the stories of the articles at `paths`, those whose files are gone included.
fn stories_of<'h>(holdings: &'h Holdings<'_>, paths: &BTreeSet<String>) -> BTreeSet<&'h str> {
    let files = holdings.stories.iter().filter_map(|file| Some((&file.story.slug, file.story.latest()?.article())));
    let others = holdings.articles.iter().map(|(slug, path)| (slug, path.as_str()));
    let named = files.chain(others).filter(|(_, path)| paths.contains(*path));
    named.map(|(slug, _)| slug.as_str()).collect()
}

/// Returns the articles that were named: files, and what the configuration names in folders.
fn named(
    options: &CheckOptions,
    tell: &mut Tell<'_>,
    project: &Project,
    stories: &Stories<'_>,
    run: &mut Checked,
) -> Result<BTreeSet<String>, Failure> {
    let mut paths = BTreeSet::new();
    for typed in &options.paths {
        match project.inside(typed) {
            Ok(path) if project.full(&path).is_dir() => {
                paths.extend(articles(tell, project, Path::new(&path), run)?);
                let recorded = stories.keys().filter(|inner| Path::new(inner).starts_with(&path));
                paths.extend(recorded.map(|path| (*path).to_owned()));
            }
            Ok(path) => {
                paths.insert(path);
            }
            Err(failure) => run.fail(tell, &failure),
        }
    }
    Ok(paths)
}

/// Returns the articles in `folder` that the configuration names; says of those whose names are not UTF-8 that no ledger
/// can hold them.
fn articles(tell: &mut Tell<'_>, project: &Project, folder: &Path, run: &mut Checked) -> Result<Vec<String>, Failure> {
    let mut out = Vec::new();
    for path in project.articles()?.iter().filter(|path| path.starts_with(folder)) {
        match path.to_str() {
            Some(path) => out.push(slashes(path)),
            None => run.fail(tell, &unnameable(path)),
        }
    }
    Ok(out)
}

/// Paths are shown and recorded with `/` on every system.
fn slashes(path: &str) -> String {
    if std::path::MAIN_SEPARATOR == '/' { path.to_owned() } else { path.replace(std::path::MAIN_SEPARATOR, "/") }
}

fn verify_all(tell: &mut Tell<'_>, project: &Project, policy: &Policy, run: &mut Checked) -> Result<(), Failure> {
    let stock = Stock::read(tell, project, &mut Memory::default(), run)?;
    let files = &stock.files;
    // No check of the record depends on the day.
    let checker = Checker { project, policy, today: NaiveDate::default(), tree: None, unsaved: None, memory: None };
    let all = files.len();
    let done = |done: usize| tell(Event::Counted(done, Some(all), &|| format!("verifying: {done} of {all} stories")));
    let looked = parallel::map(files, done, |file| verify_one(&checker, file));
    tell(Event::ProgressEnds);
    looked.into_iter().for_each(|looked| run.take(tell, looked));
    let here = project.here();
    let commands = |path: &str| here.commands(path);
    run.take(tell, checker.whole(&stock.holdings(project, None, &commands), |_| true));
    if run.is_idle() {
        run.fail(
            tell,
            &Failure::unchecked("nothing to verify: the ledger holds no story.").help("onrecord record story.md"),
        );
    }
    Ok(())
}

fn verify_one(checker: &Checker<'_>, file: &StoryFile) -> Looked {
    let mut looked = Looked { compared: true, ..Looked::default() };
    let path = file.story.latest().map_or(file.path.as_str(), Version::article);
    checker.record(file, path, &mut Record::default(), &mut looked);
    let touched: BTreeSet<_> = looked.findings.iter().filter_map(|one| one.finding.claim.as_ref()).collect();
    let changed = file.story.claims.iter().filter(|claim| touched.contains(&claim.id)).count();
    let counts = |claim: &&Recorded| !claim.is_misread() && !touched.contains(&claim.id);
    let rest = file.story.claims.iter().filter(counts).count();
    // Where a version or its snapshot does not hold, nothing stands for the claims.
    let sound = looked.findings.iter().all(|one| one.finding.claim.is_some());
    let (verified, not_checked) = if sound { (rest, 0) } else { (0, rest) };
    looked.totals = Totals { verified, changed, not_checked, ..Totals::default() };
    looked
}
