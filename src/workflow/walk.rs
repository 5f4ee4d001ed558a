//! The articles in a folder.

use super::failure::Failure;
use super::project::Project;
use super::standpoint::Standpoint;
use crate::intake;
use crate::text::visible;
use std::path::{Path, PathBuf};

/// What lies in a folder, by its paths from there, sorted.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// The articles.
    pub articles: Vec<PathBuf>,
    /// The files that are left out, and may hold articles by their names; where no `onrecord.toml` names the articles, those that may not.
    pub others: Vec<PathBuf>,
    /// Whether an `onrecord.toml` names the articles.
    pub is_named: bool,
}

impl Found {
    /// Returns what was found in `folder`.
    ///
    /// # Errors
    /// Where that is no article.
    pub fn some(self, folder: &str) -> Result<Self, Failure> {
        if !self.articles.is_empty() {
            return Ok(self);
        }
        let failure = Failure::unchecked(format!("{folder} holds no article."));
        Err(failure.help(if self.is_named {
            "onrecord.toml names the articles by globs: `onrecord config articles`"
        } else {
            "a file is taken for an article by the ending of its name, such as .md; name others themselves"
        }))
    }
}

/// Returns how a file is typed that lies in a folder that was typed.
pub(crate) fn found_in(folder: &Path, path: &Path) -> PathBuf {
    if folder == Path::new(".") { path.to_owned() } else { folder.join(path) }
}

/// Returns the articles in a folder: of the ledger's, those that `onrecord.toml` names; elsewhere, the files that may hold
/// articles by their names.
///
/// # Errors
/// Where a folder can't be read.
pub(crate) fn articles_in(project: Option<&Project>, at: &Standpoint, typed: &Path) -> Result<Found, Failure> {
    if let Some((project, folder)) = project.and_then(|project| Some((project, project.inside(typed).ok()?))) {
        return project.files_in(&folder);
    }
    let mut found = Found::default();
    walk(&at.resolve(typed), Vec::new(), |path| {
        let list = if intake::may_be_an_article(path) { &mut found.articles } else { &mut found.others };
        list.push(path.to_owned());
    })?;
    Ok(found)
}

/// Hands `each` the files below `root` by their paths from there, sorted by folder; hidden files, what `.gitignore` names, symbolic links and the folders
/// `own` are left out.
///
/// # Errors
/// Where a folder can't be read.
pub(super) fn walk(root: &Path, own: Vec<PathBuf>, mut each: impl FnMut(&Path)) -> Result<(), Failure> {
    let mut walk = ignore::WalkBuilder::new(root);
    walk.follow_links(false).parents(false).git_global(false).git_exclude(false).require_git(false);
    walk.filter_entry(move |entry| !own.iter().any(|folder| folder == entry.path()));
    walk.sort_by_file_path(Path::cmp);
    for entry in walk.build() {
        let entry = entry.map_err(|error| Failure::unchecked(format!("{}.", visible::text(&error.to_string()))))?;
        let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
        if let Ok(path) = entry.path().strip_prefix(root)
            && is_file
        {
            each(path);
        }
    }
    Ok(())
}
