//! `--since REV`: the articles that a branch changes, and what was found in them where it left REV.

use super::baseline::Known;
use super::checker::{Checker, Job, Looked};
use crate::check::{Base, Commands, Holdings, Texts};
use crate::intake::{Kept, Tree};
use crate::ledger::{Slug, StoryFile, Version, paths_named};
use crate::workflow::event::{Event, Tell};
use crate::workflow::failure::Failure;
use crate::workflow::parallel;
use crate::workflow::project::Project;
use crate::workflow::unreadable::Unreadable;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Largest file of the commit that is read, in bytes, unless articles may be larger.
const LARGEST: u64 = 256 * 1024 * 1024;

/// What the commit has on record.
pub struct Then<'s> {
    commit: String,
    unrelated: bool,
    /// The paths of all stories' files.
    files: BTreeMap<Slug, String>,
    /// The stories that can be read.
    pub stories: Vec<Cow<'s, StoryFile>>,
    unreadable: Unreadable,
}

impl Then<'_> {
    /// Returns what the ledger of today is held to; none where the commit may have been made after the branch left the
    /// other one, so that it may have more on record.
    pub fn base(&self) -> Option<Base<'_>> {
        let stories = self.stories.iter().map(AsRef::as_ref).collect();
        let base = Base { commit: self.commit.clone(), files: self.files.clone(), stories };
        (!self.unrelated).then_some(base)
    }

    /// Returns whether the article at `path` was on record, as far as can be told.
    fn may_hold(&self, path: &str) -> bool {
        let held = |file: &Cow<'_, StoryFile>| file.story.latest().is_some_and(|latest| latest.path == path);
        self.stories.iter().any(held) || self.unreadable.may_hold(path)
    }
}

/// The commit that a branch is compared with.
pub struct Since {
    revision: String,
    pub tree: Tree,
}

impl Since {
    /// Finds the commit.
    ///
    /// # Errors
    /// Where git can't be started, or does not know the revision.
    pub fn new(checker: &Checker<'_>, tell: &mut Tell<'_>, revision: &str) -> Result<Self, Failure> {
        let limit = checker.project.config.article_bytes.max(LARGEST);
        let tree = Tree::since(checker.project.ledger.root(), revision, limit)?;
        if tree.unrelated {
            let line = "nothing tells where this branch left {}: compared with its latest commit. In a shallow clone: \
                        git fetch --unshallow";
            tell(Event::Note(&line.replace("{}", revision)));
        }
        Ok(Self { revision: revision.to_owned(), tree })
    }

    /// Returns whether the article at `path`, its record or one of its snapshots is other than in the commit. New files that
    /// `.gitignore` names are nothing that a branch brings.
    pub fn concerns(&self, project: &Project, path: &str, file: Option<&StoryFile>) -> bool {
        let is_other = |path: &str, kept: Kept| kept == Kept::Other || kept == Kept::New && !project.ignores(path);
        let text = |path: &str| is_other(path, self.tree.kept_text(path));
        let bytes = |path: &str| is_other(path, self.tree.kept(path));
        let record =
            |file: &StoryFile| text(&file.path) || file.story.versions.iter().any(|version| bytes(&version.snapshot));
        text(path) || file.is_some_and(record)
    }

    /// Returns the stories of the commit; `now` are those that can be read today, of which most are the same.
    pub fn stories<'s>(&self, project: &Project, now: &'s [StoryFile]) -> Then<'s> {
        let (mut files, mut stories, mut unreadable) = (BTreeMap::new(), Vec::new(), Unreadable::default());
        let now: BTreeMap<&str, &StoryFile> = now.iter().map(|file| (file.path.as_str(), file)).collect();
        let names = self.tree.paths().filter_map(|path| Some((path, path.strip_suffix(".yaml")?.rsplit('/').next()?)));
        for (path, slug) in names.filter_map(|(path, name)| Some((path, Slug::parse(name)?))) {
            if path != project.ledger.path_of(&slug) {
                continue;
            }
            let same = now.get(path).copied().filter(|_| self.tree.kept_text(path) == Kept::Same);
            match same.map(Cow::Borrowed).or_else(|| self.story(path, &slug).map(Cow::Owned)) {
                Some(file) => stories.push(file),
                None => unreadable.note(path.rsplit('/').next().unwrap_or(path), self.paths_named(path)),
            }
            files.insert(slug, path.to_owned());
        }
        Then { commit: self.tree.short().to_owned(), unrelated: self.tree.unrelated, files, stories, unreadable }
    }

    /// Returns what the same checks find in the same stories, and in all of them together, as the commit holds them. What
    /// could not be checked then is not known, so that what is found now is new.
    pub fn known(&self, checker: &Checker<'_>, tell: &mut Tell<'_>, jobs: &[Job<'_>], then: &Then<'_>) -> Known {
        let checker = Checker { tree: Some(&self.tree), ..*checker };
        let mut looked = parallel::map(jobs, |_| {}, |job| self.look(&checker, job, then));
        let snapshots = checker.project.snapshots(self.tree.paths().map(str::to_owned));
        let holdings = Holdings {
            claims: &checker.project.config.claims,
            stories: then.stories.iter().map(AsRef::as_ref).collect(),
            unreadable: then.unreadable.names.clone(),
            snapshots,
            base: None,
            articles: BTreeMap::new(),
            commands: &|path| Commands::new(path, None),
        };
        looked.push(checker.whole(&holdings, |_| true));
        let (mut findings, mut texts) = (Vec::new(), Texts::new());
        for one in looked {
            findings.extend(one.findings);
            texts.extend(one.texts);
        }
        if let Some(error) = self.tree.absent() {
            let help = error.help();
            tell(Event::Note(&format!("note: {error}: what was found there is not known.\n  help: {help}")));
        }
        Known::of(&findings, &texts).where_it_left(&self.revision)
    }

    /// Looks at the story, or the article that no story holds, as the commit has it.
    fn look(&self, checker: &Checker<'_>, job: &Job<'_>, then: &Then<'_>) -> Looked {
        let story = job.file.map(|file| self.story(&file.path, &file.story.slug));
        match story {
            None if self.tree.holds(job.path) && !then.may_hold(job.path) => {
                checker.look(&Job { path: job.path, file: None, commands: Commands::new(job.path, None) })
            }
            Some(Some(file)) => {
                // An article that was renamed since had another path.
                let path = file.story.latest().map_or(job.path, Version::article);
                checker.look(&Job { path, file: Some(&file), commands: Commands::new(path, None) })
            }
            _ => Looked::default(),
        }
    }

    fn paths_named(&self, path: &str) -> Option<BTreeSet<String>> {
        paths_named(&String::from_utf8(self.tree.file(path).ok()??).ok()?)
    }

    /// Returns a story's file as the commit has it, where it can be read.
    fn story(&self, path: &str, slug: &Slug) -> Option<StoryFile> {
        let bytes = self.tree.file(path).ok()??;
        StoryFile::read_as(path, String::from_utf8(bytes).ok()?, slug).ok()
    }
}
