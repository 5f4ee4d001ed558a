//! Commands that help lines tell people to copy, as they are typed where those people stand.

use crate::ledger::{STREAM, StoryFile};
use crate::model::ClaimId;
use crate::text::shell::word;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// How the commands about one article, or another file, are typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commands {
    program: String,
    /// What records the article: `record`, or `fetch` where it has no file.
    verb: &'static str,
    article: String,
    /// The story to name where the article alone does not tell.
    story: Option<String>,
    /// Whether the article was changed since it was recorded: its claims can't be accepted before it is recorded again.
    changed: bool,
    /// Claims of the story that others have by the same name, as they are typed.
    shared: BTreeMap<ClaimId, String>,
}

/// What several stories share, so that a command has to say which is meant.
#[derive(Debug, Default)]
pub struct Shared<'f> {
    claims: BTreeSet<&'f ClaimId>,
    paths: BTreeSet<&'f str>,
}

impl<'f> Shared<'f> {
    /// Returns what `files` share: names of claims, and paths that versions were recorded from.
    pub fn of(files: &'f [StoryFile]) -> Self {
        let mut shared = Self::default();
        let (mut claims, mut paths) = (BTreeSet::new(), BTreeMap::new());
        for StoryFile { story, .. } in files {
            shared.claims.extend(story.claims.iter().map(|claim| &claim.id).filter(|id| !claims.insert(*id)));
            for version in &story.versions {
                if *paths.entry(version.path.as_str()).or_insert(&story.slug) != &story.slug {
                    shared.paths.insert(&version.path);
                }
            }
        }
        shared
    }
}

impl Commands {
    /// Returns the commands about the article that `path` leads to from where somebody stands; `root` names the ledger
    /// where `--root` did.
    pub fn new(path: impl AsRef<Path>, root: Option<&Path>) -> Self {
        let program = program(root);
        Self {
            program,
            verb: "record",
            article: word(path.as_ref()),
            story: None,
            changed: false,
            shared: BTreeMap::new(),
        }
    }

    /// Returns the commands about the article at an address.
    pub fn of_address(url: &str, root: Option<&Path>) -> Self {
        Self { verb: "fetch", ..Self::new(url, root) }
    }

    /// Returns the commands about an article that came on standard input; the story says which.
    pub fn of_stream(root: Option<&Path>) -> Self {
        Self { article: STREAM.to_owned(), ..Self::new(STREAM, root) }
    }

    /// Returns the commands about the article as that of the story in `file`, which is named where other stories have
    /// the same path or claims of the same names.
    #[must_use]
    pub fn of_story(mut self, file: &StoryFile, shared: &Shared<'_>) -> Self {
        let slug = &file.story.slug;
        let shares = |path: &str| path == STREAM || shared.paths.contains(path);
        let named = file.story.latest().is_some_and(|version| shares(&version.path));
        self.story = named.then(|| slug.to_string());
        let ids = file.story.claims.iter().map(|claim| &claim.id).filter(|id| shared.claims.contains(id));
        self.shared = ids.map(|id| (id.clone(), word(format!("{slug}/{id}")))).collect();
        self
    }

    /// Returns the commands about an article that no story holds yet; `story` is the name to give to its story, where the
    /// article's own would not do.
    #[must_use]
    pub fn of_stray(self, story: Option<String>) -> Self {
        Self { story, ..self }
    }

    /// Returns the commands about the article as one that was changed since it was recorded, or not.
    #[must_use]
    pub fn of_changed(self, changed: bool) -> Self {
        Self { changed, ..self }
    }

    /// Returns the command that records the article again.
    pub fn record(&self) -> String {
        let story = self.story.as_ref().map(|slug| format!(" --story {slug}")).unwrap_or_default();
        format!("{} {} {}{story}", self.program, self.verb, self.article)
    }

    /// Returns the command that brings the files and folders back as `commit` has them.
    pub(super) fn restore(commit: &str, files: &[Self]) -> String {
        let names: Vec<&str> = files.iter().map(|file| file.article.as_str()).collect();
        format!("git restore --source={commit} -- {}", names.join(" "))
    }

    /// Returns the command that accepts a claim; before that, where it must be, the article is recorded again.
    pub(super) fn accept(&self, id: &ClaimId) -> String {
        match self.changed {
            true => format!("{} && {}", self.record(), self.accept_alone(id)),
            false => self.accept_alone(id),
        }
    }

    /// Returns the command that records the article again and accepts what a claim says now; without a reason, readers would have to be
    /// told of the change.
    pub(super) fn record_and_accept(&self, id: &ClaimId) -> String {
        format!("{} && {} --reason TEXT", self.record(), self.accept_alone(id))
    }

    fn accept_alone(&self, id: &ClaimId) -> String {
        let name = self.shared.get(id).cloned().unwrap_or_else(|| word(&id.0));
        format!("{} accept {name}", self.program)
    }

    /// Returns the command that accepts a claim and says why.
    pub(super) fn accept_with_reason(&self, id: &ClaimId) -> String {
        format!("{} --reason TEXT", self.accept(id))
    }

    /// Returns the command that asks about all that waits.
    pub(super) fn review(&self) -> String {
        format!("{} review", self.program)
    }
}

/// Returns how the program is called; `root` names the ledger where `--root` did.
pub fn program(root: Option<&Path>) -> String {
    root.map_or_else(|| "onrecord".to_owned(), |root| format!("onrecord --root {}", word(root)))
}
