//! What changed between two versions: files, recorded versions, or files of a git revision.

use super::failure::Failure;
use super::input;
use super::project::Project;
use super::standpoint::Standpoint;
use crate::check::reverted;
use crate::diff::{Change, Edition};
use crate::engine::changes;
use crate::extract::{Context, extract};
use crate::intake::{self, LIMIT};
use crate::ledger::Story;
use crate::text::Article;
use chrono::NaiveDate;
use std::path::Path;

/// One version as it was named.
#[derive(Debug)]
pub(crate) struct Side {
    pub name: String,
    pub article: Article,
    pub published: Option<NaiveDate>,
    /// The story and the number, where it is a recorded version.
    pub recorded: Option<(Story, u32)>,
}

/// Two versions, and what changed.
#[derive(Debug)]
pub(crate) struct Compared {
    pub before: Side,
    pub after: Side,
    /// What changed, changes of typography included.
    pub changes: Vec<Change>,
}

/// Compares the versions that `old` and `new` name; `published` is the day of publication of both, where somebody says so.
///
/// # Errors
/// Where one of them can't be read, or there is no such version.
pub(crate) fn compare(
    project: Option<&Project>,
    at: &Standpoint,
    (old, new): (&Path, &Path),
    published: Option<NaiveDate>,
) -> Result<Compared, Failure> {
    let (before, after) = (side(project, at, old)?, side(project, at, new)?);
    let day = |own: &Side, other: &Side| published.or(own.published).or(other.published);
    let dollar = project.map(|project| project.config.dollar).unwrap_or_default();
    let was = Context { published: day(&before, &after), dollar };
    let is = Context { published: day(&after, &before), dollar };
    let mut changes = changes((&before.article, was), (&after.article, is), true);
    if let Some((story, number)) = before.recorded.as_ref().filter(|of| !goes_back(of, after.recorded.as_ref()))
        && !changes.is_empty()
    {
        // What the ledger holds is found by all claims of the version.
        let claims = extract(&before.article, &was);
        let (old, new) = (Edition::new(&before.article, &claims), Edition::new(&after.article, &[]));
        reverted::name(&mut changes, story, *number, old, new);
    }
    Ok(Compared { before, after, changes })
}

/// Returns whether `new` is itself an earlier version of the same story.
fn goes_back(old: &(Story, u32), new: Option<&(Story, u32)>) -> bool {
    new.is_some_and(|(story, number)| story.slug == old.0.slug && *number <= old.1)
}

/// Reads the version that `typed` names: an existing file wins over a story's version, that over a git revision, that over the article of
/// the story of that name, as it is now.
fn side(project: Option<&Project>, at: &Standpoint, typed: &Path) -> Result<Side, Failure> {
    let limit = project.map_or(LIMIT, |project| project.config.article_bytes);
    let at = project.map_or(at, |project| &project.at);
    let is_file = typed == Path::new("-") || std::fs::symlink_metadata(at.resolve(typed)).is_ok();
    let named = typed.to_str().filter(|_| !is_file).unwrap_or_default();
    if let Some((story, version)) = named.rsplit_once('@').filter(|(story, _)| !story.contains(['/', ':'])) {
        return recorded(project, story, version);
    }
    let input = match intake::revision(named) {
        Some((revision, path)) => {
            let folder = at.resolve(Path::new("."));
            input::of_intake(named.to_owned(), intake::read_revision(&folder, revision, path, limit)?, at)?
        }
        None if !is_file && let Some(project) = project => {
            let article = project.meant(typed);
            if article == typed {
                return Err(project.missing(typed));
            }
            input::read(at, &article, limit)?
        }
        None => input::read(at, typed, limit)?,
    };
    Ok(Side { name: input.name, article: input.article, published: None, recorded: None })
}

/// Reads a version of the ledger: `STORY@2`, or `STORY@latest`.
fn recorded(project: Option<&Project>, story: &str, version: &str) -> Result<Side, Failure> {
    let Some(project) = project else {
        let title = format!("{story}@{version} names a recorded version, but there is no ledger here.");
        return Err(Failure::usage(title).help("name the ledger with --root"));
    };
    let (files, _) = project.stories()?;
    let file = project.story(&files, story)?;
    let versions = &file.story.versions;
    let found = match version {
        "latest" => versions.last(),
        number => versions.iter().find(|version| version.number.to_string() == number),
    };
    let Some(found) = found else {
        let title = format!("{story} has no version {version}.");
        return Err(Failure::usage(title).help(format!("its versions are 1 to {}", versions.len())));
    };
    let name = format!("{story}@{}", found.number);
    let recorded = Some((file.story.clone(), found.number));
    Ok(Side { name, article: project.snapshot(found)?, published: found.published, recorded })
}
