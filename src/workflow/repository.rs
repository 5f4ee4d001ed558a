//! Recording the git history of many articles at once: those of a folder, or of a repository of Open Terms Archive.

use super::archive::{ImportOptions, Moved};
use super::event::{Event, Tell};
use super::failure::Failure;
use super::import::Imported;
use super::record::{Recorded, Recording};
use super::versions::Added;
use super::walk::Found;
use super::words;
use crate::intake::{Histories, IntakeError};
use crate::ledger::Slug;
use crate::text::visible;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Endings of pages, which the globs of a ledger need not name.
const PAGES: [&str; 3] = ["htm", "html", "xhtml"];

/// What a folder is, in words that follow its name.
const GIT: &str = "has a git history";
const TERMS: &str = "is a repository of Open Terms Archive";

/// What versions are that were recorded before, in words.
const ON_RECORD: &str = "on record already";

/// What importing the git history of a folder came to.
#[derive(Debug)]
pub(crate) struct MovedFolder {
    pub moved: Moved,
    /// Files that may hold articles, and that onrecord.toml does not name.
    pub others: Vec<PathBuf>,
}

impl Recording<'_> {
    /// Records the versions that git has of the articles in the folder `typed`, those that onrecord.toml names and web pages.
    ///
    /// # Errors
    /// Where it lies outside of the ledger or of a repository, or holds no article. An article whose history can't be recorded is told of,
    /// and the others are recorded.
    pub fn repository(
        &mut self,
        typed: &Path,
        import: &ImportOptions,
        tell: &mut Tell<'_>,
    ) -> Result<MovedFolder, Failure> {
        let (project, name) = (self.project, visible::path(typed));
        let folder = project.inside(typed)?;
        let Found { articles: mut files, others, .. } = project.articles_below(Some(typed))?;
        let is_page = |path: &PathBuf| path.extension().is_some_and(|ending| PAGES.iter().any(|page| ending == *page));
        let (pages, others): (Vec<PathBuf>, Vec<PathBuf>) = others.into_iter().partition(is_page);
        files.extend(pages);
        files.sort();
        let mut each = |seen: usize| tell(Event::Progress(&|| format!("looking through {name}: {seen} commits")));
        let histories = Histories::read(&project.full(&folder), &name, &mut each).map_err(|error| match error {
            IntakeError::Outside { .. } | IntakeError::Uncommitted { .. } => Failure::from(error).into_usage(),
            error => error.into(),
        })?;
        let mut out =
            Moved { name: name.clone(), what: if histories.is_of_terms { TERMS } else { GIT }, ..Moved::default() };
        let (mut known, mut uncommitted, mut changed, mut no_terms) = (0, 0, 0, 0);
        let mut paths = BTreeSet::new();
        tell(Event::ProgressEnds);
        let all = files.len();
        for (at, file) in files.iter().enumerate() {
            tell(Event::Counted(at, Some(all), &|| format!("recording {name}: {at} of {all} articles")));
            let path = project.inside(file)?;
            let inner = project.full(&path).strip_prefix(&histories.folder).map(Path::to_path_buf).unwrap_or_default();
            let terms = terms(&inner);
            if histories.is_of_terms && terms.is_none() {
                no_terms += 1;
                continue;
            }
            let history = match histories.of(&project.full(&path), &visible::name(&path)) {
                Err(IntakeError::Uncommitted { .. }) => {
                    uncommitted += 1;
                    continue;
                }
                history => history,
            };
            let commits = history.iter().flat_map(|history| &history.commits);
            paths.extend(commits.map(|commit| commit.path.clone()));
            let names = terms.filter(|_| histories.is_of_terms).map_or_else(Vec::new, |terms| names(&terms, &path));
            let imported = history.map_err(Failure::from);
            let imported = imported.and_then(|history| self.history(path, history, import.since, &names, tell));
            match imported {
                Ok(imported) => {
                    changed += usize::from(imported.uncommitted.is_some());
                    out.versions += imported.versions;
                    out.stories += 1;
                    out.before += imported.before;
                    known += imported.known;
                    out.added.recorded.extend(imported.recorded);
                }
                Err(failure) => tell(Event::Failure(&failure)),
            }
        }
        tell(Event::ProgressEnds);
        let gone = histories.gone(&project.full(&folder), &paths);
        out.left_out = vec![
            (known, ON_RECORD),
            (uncommitted, "in no commit"),
            (gone, "not there any more"),
            (no_terms, "that are no terms"),
        ];
        notes(&out, &histories, changed, tell);
        Ok(MovedFolder { moved: out, others })
    }
}

impl Moved {
    /// Returns what recording the git history of one article came to.
    pub fn of_article(imported: Imported) -> Self {
        let Imported { path, recorded, versions, known, before, .. } = imported;
        let added = Added { recorded, ..Added::default() };
        Self { name: path, what: GIT, versions, stories: 1, before, left_out: vec![(known, ON_RECORD)], added }
    }
}

/// Returns the service and the type of terms of a file of Open Terms Archive; none where it is none.
fn terms(inner: &Path) -> Option<String> {
    let service = inner.parent()?.to_str().filter(|service| !service.is_empty())?;
    Some(format!("{service} {}", inner.file_name()?.to_str()?))
}

/// Returns the names that the story of some terms may have.
fn names(terms: &str, path: &str) -> Vec<Slug> {
    Slug::of_file_name(terms).into_iter().chain(Slug::of_path(path)).collect()
}

/// Says what is worth knowing of all of them.
fn notes(out: &Moved, histories: &Histories, changed: usize, tell: &mut Tell<'_>) {
    let name = &out.name;
    if histories.is_shallow {
        tell(Event::Note(&format!(
            "note: {name} lies in a shallow clone, which lacks older versions: `git fetch --unshallow` before they are recorded."
        )));
    }
    if changed > 0 {
        let (articles, verb) = (words::count(changed, "article"), if changed == 1 { "has" } else { "have" });
        tell(Event::Note(&format!(
            "note: {articles} of {name} {verb} changed since the last commit: `onrecord check`."
        )));
    }
    let anew = |one: &&Recorded| one.commit.as_deref().is_some_and(|id| histories.is_read_anew(id));
    let anew: Vec<_> = out.added.recorded.iter().filter(anew).collect();
    if let Some(first) = anew.first() {
        tell(Event::Note(&format!(
            "note: {} of {name} came of reading the same page in another way, by what their commits say, the first {}@{}.",
            words::count(anew.len(), "version"),
            visible::text(&first.story),
            first.version
        )));
    }
}
