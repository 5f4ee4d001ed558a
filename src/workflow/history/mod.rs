//! The history of a story or of one claim.

mod claim;
mod period;
mod story;

pub use claim::ClaimPeriod;
pub(crate) use story::{Step, since};
pub use story::{StoryChange, StoryVersion};

use super::editions::Editions;
use super::event::{Event, Tell};
use super::failure::Failure;
use super::project::Project;
use crate::ledger::{Recorded, Story};
use crate::review;

/// A history.
#[derive(Debug)]
pub(crate) enum History {
    /// The versions of a story, oldest first.
    Story(Box<Story>, Vec<StoryVersion>),
    /// What a claim said in which versions of the story of that name, oldest first.
    Claim(String, Box<Recorded>, Vec<ClaimPeriod>),
}

/// Returns the history of what `name` names: a story, or a claim as `ID` or `STORY/ID`. Says on the way what can't be read or
/// compared. `each` makes of the step from one version of a story to the next what `StoryVersion::told` then holds.
///
/// # Errors
/// Where nothing has that name, or the folder of claims can't be read.
pub(crate) fn history(
    project: &Project,
    tell: &mut Tell<'_>,
    name: &str,
    each: &mut dyn FnMut(&Step<'_>) -> String,
) -> Result<Option<History>, Failure> {
    let (files, failures) = project.stories()?;
    failures.iter().for_each(|failure| tell(Event::Failure(failure)));
    let editions = Editions::new(project);
    // What was said of a story that can't be read is not said twice.
    let unless_told = |failure: Failure| if failures.contains(&failure) { Ok(None) } else { Err(failure) };
    let unknown = match project.story(&files, name) {
        Ok(file) => {
            let rows = story::versions(&editions, tell, &file.story, each);
            return Ok(Some(History::Story(Box::new(file.story.clone()), rows)));
        }
        Err(unknown) => unknown,
    };
    let (slug, id) = match review::find(files.iter().map(|file| &file.story), name) {
        Ok(found) => found,
        Err(error) if looks_like_claim(name) => return unless_told(error.into()),
        Err(_) => return unless_told(unknown),
    };
    let Some(file) = files.iter().find(|file| file.story.slug == *slug) else { return unless_told(unknown) };
    let Some(claim) = file.story.claim(id) else { return Ok(None) };
    let rows = claim::periods_of(&editions, tell, &file.story, claim);
    Ok(Some(History::Claim(slug.to_string(), Box::new(claim.clone()), rows)))
}

/// Claims are named by a letter, a dash and hexadecimal digits.
fn looks_like_claim(name: &str) -> bool {
    let id = name.rsplit('/').next().unwrap_or(name);
    name.contains('/') || id.get(1..2) == Some("-") && id.chars().skip(2).all(|c| c.is_ascii_hexdigit() || c == '-')
}
