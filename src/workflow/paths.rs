//! Where things lie: articles below a ledger's folder, what may be written over, and how paths are typed from where a job
//! starts.

use super::failure::Failure;
use super::input;
use super::project::Project;
use super::standpoint::Standpoint;
use super::walk::{Found, walk};
use crate::check::Commands;
use crate::intake::{self, Intake};
use crate::ledger::{LedgerError, STREAM, Slug, StoryFile, Version, is_address};
use crate::store::{Spared, Target};
use crate::text::visible;
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use ignore::gitignore::Gitignore;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

impl Project {
    /// Returns where the folder lies that somebody named for files of their own.
    ///
    /// # Errors
    /// Where it takes the place of what is `spared`, or a link leads there or out of the ledger's folder.
    pub(crate) fn outside_folder(&self, typed: &Path, spared: &Spared) -> Result<PathBuf, Failure> {
        spared.folder(typed, &self.at.resolve(typed)).map_err(|error| match error {
            LedgerError::Spared(_) => {
                let title = format!("{} belongs to the ledger; nothing was written.", visible::path(typed));
                Failure::usage(title).help("name another folder")
            }
            error => Failure::from(error).into_usage(),
        })
    }

    /// Returns the path from the ledger's folder, with `/`, of what somebody typed.
    ///
    /// # Errors
    /// Where it lies outside, or its name is not UTF-8.
    pub(crate) fn inside(&self, typed: &Path) -> Result<String, Failure> {
        let full = std::fs::canonicalize(self.at.resolve(typed)).map_err(|_| self.missing(typed))?;
        let Ok(inner) = full.strip_prefix(&self.root) else {
            return Err(self.outside(&visible::path(typed)).into_usage());
        };
        let names: Option<Vec<&str>> = inner.iter().map(OsStr::to_str).collect();
        let path = names.ok_or_else(|| unnameable(typed))?.join("/");
        if path == STREAM {
            let failure = Failure::usage("a file named - can't be on record: that is what standard input is called.");
            return Err(failure.help("rename the file"));
        }
        Ok(path)
    }

    /// Returns where an article stands that is not saved, as [`Project::inside`] does; its file may not be there yet.
    pub(crate) fn inside_unsaved(&self, typed: &Path) -> Result<String, Failure> {
        let there = std::fs::symlink_metadata(self.at.resolve(typed)).is_ok();
        let Some(name) = typed.file_name().and_then(OsStr::to_str).filter(|_| !there) else {
            return self.inside(typed);
        };
        let folder = typed.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let folder = self.inside(folder)?;
        Ok(if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") })
    }

    /// Returns the path that `typed` means: where there is none, and a story has that name, its article's.
    pub(crate) fn meant(&self, typed: &Path) -> PathBuf {
        let there = |path: &Path| std::fs::symlink_metadata(self.at.resolve(path)).is_ok();
        let slug = typed.to_str().filter(|_| !there(typed)).and_then(Slug::parse);
        let file = slug.and_then(|slug| self.ledger.story(&slug).ok()?);
        let article = file.as_ref().and_then(|file| file.story.latest()).map(|latest| self.typed(latest.article()));
        article.filter(|article| there(article)).unwrap_or_else(|| typed.to_owned())
    }

    /// Returns the failure of a path that does not exist; where it is the name of a story, with what that was recorded from.
    pub(crate) fn missing(&self, typed: &Path) -> Failure {
        let slug = typed.to_str().and_then(Slug::parse);
        let file = slug.and_then(|slug| self.ledger.story(&slug).ok()?);
        let Some((story, latest)) = file.as_ref().and_then(|file| Some((&file.story.slug, file.story.latest()?)))
        else {
            return input::missing(&self.at, typed);
        };
        let article = visible::path(&self.typed(&latest.path));
        Failure::unchecked(format!("{} does not exist.", visible::path(typed))).help(format!(
            "{story} is a story: name its article, {article}, or a version of it, {story}@{}; `onrecord log {story}` shows its history",
            latest.number
        ))
    }

    /// Returns how commands about the article at `path`, from the ledger's folder, are typed where the job starts.
    pub(crate) fn commands(&self, path: &str) -> Commands {
        self.here().commands(path)
    }

    /// Returns the same for the article of a story, whose latest version says whether that is at `path` or at an address.
    pub(crate) fn commands_of(&self, file: &StoryFile, path: &str) -> Commands {
        self.commands(file.story.latest().map_or(path, |latest| &latest.path))
    }

    /// Returns where the job starts.
    pub(crate) fn here(&self) -> Here {
        let here = std::fs::canonicalize(self.at.resolve(Path::new(".")));
        Here {
            folder: here.unwrap_or_else(|_| self.root.clone()),
            root: self.root.clone(),
            named: self.at.root.clone(),
        }
    }

    /// Returns the same for an article that no story holds: its story gets a name that is not `taken`, which it then is.
    pub(crate) fn commands_of_stray(&self, path: &str, taken: &mut BTreeSet<String>) -> Commands {
        let names: Vec<String> = Slug::of_path(path).iter().map(Slug::to_string).collect();
        let own = names.first().cloned();
        let free = names.iter().find(|slug| !taken.contains(*slug)).cloned().unwrap_or_else(|| {
            let whole = names.last().cloned().unwrap_or_else(|| "story".to_owned());
            let mut names = std::iter::once(whole.clone()).chain((2_u32..).map(|number| format!("{whole}-{number}")));
            names.find(|name| !taken.contains(name)).unwrap_or(whole)
        });
        taken.insert(free.clone());
        self.commands(path).of_stray((own.as_ref() != Some(&free)).then_some(free))
    }

    /// Returns how the path of a file below the ledger's folder is typed where the job starts.
    pub(crate) fn typed(&self, path: &str) -> PathBuf {
        self.here().typed(path)
    }

    /// Returns where the article lies that was recorded under `path`.
    ///
    /// # Errors
    /// Where a symbolic link on the way leads out of the ledger's folder.
    pub(crate) fn article(&self, path: &str) -> Result<PathBuf, Failure> {
        let full = self.full(path);
        match std::fs::canonicalize(&full) {
            Ok(real) if !real.starts_with(&self.root) => Err(self.outside(path)),
            _ => Ok(full),
        }
    }

    fn outside(&self, name: &str) -> Failure {
        let title = format!("{name} lies outside the ledger's folder, {}.", visible::path(&self.root));
        Failure::unchecked(title).help("move the article below it, or name another ledger with --root")
    }

    /// Returns where a path from the ledger's folder leads.
    pub(crate) fn full(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// Returns the path from the ledger's folder, with `/`, of a full path; none where it lies outside or is not UTF-8.
    pub(crate) fn relative(&self, full: &Path) -> Option<String> {
        let names: Option<Vec<&str>> = full.strip_prefix(&self.root).ok()?.iter().map(OsStr::to_str).collect();
        Some(names?.join("/"))
    }

    /// Returns whether a file at that full path is, or would be, an article by the configuration's globs.
    ///
    /// # Errors
    /// Where a glob is none.
    pub(crate) fn is_article(&self, full: &Path) -> Result<bool, Failure> {
        let Ok(path) = full.strip_prefix(&self.root) else { return Ok(false) };
        let globs = &self.config.articles;
        Ok(glob_set(globs, false)?.is_match(path) && !glob_set(globs, true)?.is_match(path))
    }

    /// Returns what no file may take the place of that somebody names: what the ledger owns, the articles that are there
    /// or on record, and the file of known findings. What can't be read names no articles.
    ///
    /// # Errors
    /// Where the articles can't be listed.
    pub(crate) fn spared(&self) -> Result<Spared, Failure> {
        let mut spared = self.spared_but_baseline()?;
        self.config.baseline.iter().for_each(|path| spared.add(&self.full(path)));
        Ok(spared)
    }

    /// Returns the same without the file of known findings, for who writes that.
    ///
    /// # Errors
    /// As [`Project::spared`].
    pub(crate) fn spared_but_baseline(&self) -> Result<Spared, Failure> {
        let mut spared = Spared::of(&self.ledger);
        let (files, _) = self.stories()?;
        let recorded = files.iter().flat_map(|file| &file.story.versions).map(|version| version.path.as_str());
        recorded.for_each(|path| spared.add(&self.full(path)));
        self.articles()?.iter().for_each(|path| spared.add(&self.root.join(path)));
        Ok(spared)
    }

    /// Returns the articles that the configuration names, sorted; the ledger's own folders, hidden files, what
    /// `.gitignore` names and symbolic links are left out.
    ///
    /// # Errors
    /// Where a folder can't be read.
    pub(crate) fn articles(&self) -> Result<Vec<PathBuf>, Failure> {
        Ok(self.files_in("")?.articles)
    }

    /// Returns the articles that the configuration names in a folder below the ledger's, which is "" for that itself, and the files
    /// there that may hold articles by their names and that it does not name.
    ///
    /// # Errors
    /// Where a folder can't be read.
    pub(crate) fn files_in(&self, folder: &str) -> Result<Found, Failure> {
        let globs = &self.config.articles;
        let (wanted, unwanted) = (glob_set(globs, false)?, glob_set(globs, true)?);
        let own = vec![self.full(&self.config.claims), self.full(&self.config.snapshots)];
        let mut found = Found { is_named: true, ..Found::default() };
        walk(&self.root, own, |path| {
            let list = match wanted.is_match(path) {
                _ if unwanted.is_match(path) => return,
                true => &mut found.articles,
                false if intake::may_be_an_article(path) => &mut found.others,
                false => return,
            };
            list.extend(path.strip_prefix(folder).ok().map(Path::to_owned));
        })?;
        Ok(found)
    }

    /// Returns the articles in the folder `typed`, else the whole of the ledger's, that the configuration names, as they are typed where the job starts, and the files there
    /// that may hold articles and that it does not name.
    ///
    /// # Errors
    /// Where the folder lies outside the ledger's, or the articles can't be listed.
    pub(crate) fn articles_below(&self, typed: Option<&Path>) -> Result<Found, Failure> {
        let is_whole =
            |typed: &Path| std::fs::canonicalize(self.at.resolve(typed)).is_ok_and(|folder| folder == self.root);
        let folder = match typed.filter(|typed| !is_whole(typed)) {
            Some(typed) => self.inside(typed)?,
            None => String::new(),
        };
        let Found { articles, others, is_named } = self.files_in(&folder)?;
        let inside = |path: PathBuf| Some(self.typed(Path::new(&folder).join(path).to_str()?));
        let typed = |found: Vec<PathBuf>| found.into_iter().filter_map(inside).collect();
        Ok(Found { articles: typed(articles), others: typed(others), is_named })
    }

    /// Returns what comes on standard input.
    ///
    /// # Errors
    /// Where it is longer than an article may be, or can't be read.
    pub(crate) fn stream(&self) -> Result<Intake, Failure> {
        input::stream(self.config.article_bytes)
    }

    /// Returns the article that `version` is one of, as it is now.
    ///
    /// # Errors
    /// Where it is not there, lies outside the ledger's folder or can't be read.
    pub(crate) fn as_it_is(&self, version: &Version) -> Result<Intake, Failure> {
        input::take_in_at(&self.article(version.article())?, version.article(), self.config.article_bytes)
    }

    /// Returns the articles on record that differ from their latest version, or the one `typed`, or those of the folder `typed`: each version as it is named, with its
    /// article as it is typed.
    ///
    /// # Errors
    /// Where the record can't be read, or holds no article `typed`.
    pub(crate) fn edited(&self, typed: Option<&Path>) -> Result<Vec<(PathBuf, PathBuf)>, Failure> {
        let wanted = typed.map(|typed| self.inside(&self.meant(typed))).transpose()?;
        let is_folder = typed.is_some_and(|typed| self.at.resolve(typed).is_dir());
        let (files, failures) = self.stories()?;
        let mut out = Vec::new();
        for file in &files {
            let Some(latest) = file.story.latest() else { continue };
            let version = PathBuf::from(format!("{}@{}", file.story.slug, latest.number));
            let differs = || self.as_it_is(latest).is_ok_and(|now| !input::is_of(latest, &now.bytes, now.page()));
            let is_wanted = match &wanted {
                Some(path) if !is_folder => path == latest.article(),
                Some(folder) => Path::new(latest.article()).starts_with(folder) && differs(),
                None => differs(),
            };
            if is_wanted {
                out.push((version, self.typed(latest.article())));
            }
        }
        match (failures.into_iter().next(), typed) {
            (Some(failure), _) => Err(failure),
            (None, Some(typed)) if out.is_empty() && !is_folder => {
                let failure =
                    Failure::usage(format!("{} is not on record, and one version is no two.", visible::path(typed)));
                Err(failure.help("name the other version too: onrecord diff old.md new.md"))
            }
            _ => Ok(out),
        }
    }

    /// Returns whether `.gitignore`, in the ledger's folder or one on the way, names the file at `path`.
    pub(crate) fn ignores(&self, path: &str) -> bool {
        let full = self.full(path);
        let folders = full.ancestors().skip(1).take_while(|folder| folder.starts_with(&self.root));
        let mut said = folders.map(|folder| {
            let (rules, _) = Gitignore::new(folder.join(".gitignore"));
            let said = rules.matched_path_or_any_parents(full.strip_prefix(folder).unwrap_or(&full), false);
            (said.is_ignore(), said.is_none())
        });
        said.find(|(_, is_silent)| !is_silent).is_some_and(|(ignored, _)| ignored)
    }
}

/// Where a job starts, and which ledger it is about.
#[derive(Debug, Clone)]
pub(crate) struct Here {
    folder: PathBuf,
    /// The ledger's folder.
    root: PathBuf,
    /// What `--root` says.
    named: Option<PathBuf>,
}

impl Here {
    /// Returns how commands about the file at `path`, from the ledger's folder, are typed there.
    pub fn commands(&self, path: &str) -> Commands {
        if is_address(path) {
            return Commands::of_address(path, self.named.as_deref());
        }
        if path == STREAM {
            return Commands::of_stream(self.named.as_deref());
        }
        Commands::new(self.typed(path), self.named.as_deref())
    }

    fn typed(&self, path: &str) -> PathBuf {
        let full = self.root.join(path);
        let up = self.folder.ancestors().position(|folder| full.starts_with(folder)).unwrap_or_default();
        let common = self.folder.ancestors().nth(up).unwrap_or(&self.folder);
        let down = full.strip_prefix(common).unwrap_or(&full);
        std::iter::repeat_n(Path::new(".."), up).chain([down]).collect()
    }
}

/// Returns a list of globs as a set; those that leave paths out where `negated`.
///
/// # Errors
/// Where one can't be read.
pub(crate) fn glob_set(globs: &[String], negated: bool) -> Result<GlobSet, Failure> {
    let mut set = GlobSetBuilder::new();
    for glob in globs {
        let (bare, leaves_out) = glob.strip_prefix('!').map_or((glob.as_str(), false), |bare| (bare, true));
        if leaves_out == negated {
            let built = GlobBuilder::new(bare).literal_separator(true).build();
            set.add(built.map_err(|error| Failure::usage(format!("onrecord.toml: {error}.")))?);
        }
    }
    set.build().map_err(|error| Failure::usage(format!("onrecord.toml: {error}.")))
}

/// Returns the failure of a path that can't be written into a ledger.
pub(crate) fn unnameable(path: &Path) -> Failure {
    let title = format!("{}: the ledger can only hold paths that are UTF-8.", visible::path(path));
    Failure::unchecked(title).help("rename the file")
}

/// Returns which story each recorded path belongs to; later versions and later stories win.
pub(crate) fn by_path(files: &[StoryFile]) -> BTreeMap<&str, &StoryFile> {
    let mut map = BTreeMap::new();
    for file in files {
        for version in &file.story.versions {
            map.insert(version.path.as_str(), file);
        }
    }
    for file in files {
        if let Some(version) = file.story.latest() {
            map.insert(version.article(), file);
        }
    }
    map
}

/// Returns where a file goes that somebody named, where it takes the place of nothing that is spared.
///
/// # Errors
/// Where it does.
pub(crate) fn target(
    project: Option<&Project>,
    at: &Standpoint,
    spared: &Spared,
    typed: &Path,
) -> Result<Target, Failure> {
    let target = spared.target(typed, &at.resolve(typed))?;
    match project {
        Some(project) if !target.is_stream() && project.is_article(target.path())? => {
            Err(LedgerError::Spared(typed.to_owned()).into())
        }
        _ => Ok(target),
    }
}
