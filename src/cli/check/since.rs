//! `--since REV`: the articles that a branch changes, and what was found in them where it left REV.

use super::baseline::Known;
use super::look::{Desk, Job, Looked};
use crate::check::Commands;
use crate::cli::{Book, Failure, Session, parallel};
use crate::intake::{Kept, Tree};
use crate::ledger::{Slug, StoryFile};
use crate::report::Texts;

/// Largest file of the commit that is read, in bytes, unless articles may be larger.
const LARGEST: u64 = 256 * 1024 * 1024;

/// The commit that a branch is compared with.
pub struct Since {
    pub tree: Tree,
}

impl Since {
    /// Finds the commit.
    ///
    /// # Errors
    /// Where git can't be started, or does not know the revision.
    pub fn new(desk: &Desk<'_>, session: &mut Session<'_>, revision: &str) -> Result<Self, Failure> {
        let limit = desk.book.config.article_bytes.max(LARGEST);
        let tree = Tree::since(desk.book.ledger.root(), revision, limit)?;
        if tree.unrelated {
            let line = "nothing tells where this branch left {}: compared with its latest commit. In a shallow clone: \
                        git fetch --unshallow";
            session.terminal.message(&line.replace("{}", revision));
        }
        Ok(Self { tree })
    }

    /// Returns whether the article at `path`, its record or one of its snapshots is other than in the commit. New files that
    /// `.gitignore` names are nothing that a branch brings.
    pub fn concerns(&self, book: &Book, path: &str, file: Option<&StoryFile>) -> bool {
        let is_other = |path: &str, kept: Kept| kept == Kept::Other || kept == Kept::New && !book.ignores(path);
        let text = |path: &str| is_other(path, self.tree.kept_text(path));
        let bytes = |path: &str| is_other(path, self.tree.kept(path));
        let record =
            |file: &StoryFile| text(&file.path) || file.story.versions.iter().any(|version| bytes(&version.snapshot));
        text(path) || file.is_some_and(record)
    }

    /// Returns what the same checks find in the same stories as the commit holds them. What could not be checked then is
    /// not known, so that what is found now is new.
    pub fn known(&self, desk: &Desk<'_>, session: &mut Session<'_>, jobs: &[Job<'_>]) -> Known {
        let then = Desk { tree: Some(&self.tree), ..*desk };
        let looked = parallel::map(jobs, |_| {}, |job| self.look(&then, job));
        let (mut findings, mut texts) = (Vec::new(), Texts::new());
        for one in looked {
            findings.extend(one.findings);
            texts.extend(one.texts);
        }
        if let Some(error) = self.tree.absent() {
            let help = error.help();
            session.terminal.message(&format!("note: {error}: what was found there is not known.\n  help: {help}"));
        }
        Known::of(&findings, &texts)
    }

    /// Looks at the story, or the article that no story holds, as the commit has it.
    fn look(&self, desk: &Desk<'_>, job: &Job<'_>) -> Looked {
        let story = job.file.map(|file| self.story(&file.path, &file.story.slug));
        match story {
            None if self.tree.holds(job.path) => {
                desk.look(&Job { path: job.path, file: None, commands: Commands::new(job.path, None) })
            }
            Some(Some(file)) => {
                // An article that was renamed since had another path.
                let path = file.story.latest().map_or(job.path, |latest| latest.path.as_str());
                desk.look(&Job { path, file: Some(&file), commands: Commands::new(path, None) })
            }
            _ => Looked::default(),
        }
    }

    /// Returns a story's file as the commit has it, where it can be read.
    fn story(&self, path: &str, slug: &Slug) -> Option<StoryFile> {
        let bytes = self.tree.file(path).ok()??;
        StoryFile::read_as(path, String::from_utf8(bytes).ok()?, slug).ok()
    }
}
