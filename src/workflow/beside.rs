//! The recorded claims beside an article as it stands in an editor, saved or not.

use super::check::Memory;
use super::editions::Page;
use super::failure::Failure;
use super::input;
use super::paths::by_path;
use super::project::Project;
use crate::check::{Case, State};
use crate::intake::Intake;
use crate::ledger::{Recorded, StoryFile};
use std::ops::Range;
use std::path::Path;

/// A recorded claim beside an article.
#[derive(Debug, Clone)]
pub(crate) struct Beside {
    /// The story's name.
    pub story: String,
    /// The claim.
    pub claim: Recorded,
    /// What became of it.
    pub state: State,
    /// Where it stands in the article, in bytes of its text; none where it does not.
    pub at: Option<Range<usize>>,
    /// The file that holds it, from the ledger's folder.
    pub file: String,
    /// The line of that file on which its entry begins, from 1.
    pub line: usize,
}

/// Returns the claims that are on record of the article `typed`, which reads `bytes`; none where it is not on record.
///
/// # Errors
/// Where the ledger, the latest version or the text can't be read.
pub(crate) fn beside(
    project: &Project,
    typed: &Path,
    bytes: &[u8],
    memory: &mut Memory,
) -> Result<Vec<Beside>, Failure> {
    let path = project.inside_unsaved(typed)?;
    memory.with_stories(project, |files, memory| of_article(project, files, path, bytes, memory))?
}

fn of_article(
    project: &Project,
    files: &[StoryFile],
    path: String,
    bytes: &[u8],
    memory: &Memory,
) -> Result<Vec<Beside>, Failure> {
    let Some(file) = by_path(files).get(path.as_str()).copied() else { return Ok(Vec::new()) };
    let Some(latest) = file.story.latest() else { return Ok(Vec::new()) };
    let intake = Intake::new(path.clone(), bytes.to_vec()).text()?;
    let now = input::of_intake(path.clone(), intake, &project.at)?;
    let mut record = memory.record(project, file);
    let before = match record.latest.take() {
        Some(known) => known,
        None => Page::read(project, &file.story, latest)?,
    };
    let is = Page::now(project, &file.story, latest, now.article);
    let case = Case::new(file, &path, before.edition(), is.edition());
    let of = |tracked: &crate::check::Tracked<'_>| Beside {
        story: file.story.slug.to_string(),
        claim: tracked.recorded.clone(),
        state: tracked.state,
        at: tracked.span.map(|span| is.article.original(span)).map(|at| at.start..at.end),
        file: file.path.clone(),
        line: tracked.place.id.line,
    };
    let found = case.tracked.iter().map(of).collect();
    record.latest = Some(before);
    memory.take_back(file, record);
    Ok(found)
}
