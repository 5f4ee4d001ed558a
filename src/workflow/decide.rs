//! A person's decisions on recorded claims, stored.

use super::editions::Editions;
use super::event::{Event, Tell};
use super::failure::Failure;
use super::filter::{Filter, Which};
use super::input;
use super::project::Project;
use crate::intake;
use crate::ledger::{Correction, LedgerError, Patch, Recorded, ReviewState, Slug, Story, StoryFile};
use crate::model::ClaimId;
use crate::review::{self, Decision, Made, ReviewError};
use crate::schema::{ClaimName, StoryName};
use crate::store::Undo;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// Claims by their story.
type Named = BTreeMap<Slug, Vec<ClaimId>>;

/// Who decides, and when.
#[derive(Debug, Clone)]
pub struct Person {
    /// Who decides, to be kept with the decision.
    pub by: Option<String>,
    /// The day to write down.
    pub day: NaiveDate,
}

/// What is kept with the word that claims are right.
#[derive(Debug, Clone, Default)]
pub struct AcceptOptions {
    /// Why: ends what `silent-edit` and `conflicting-claims` report about them.
    pub reason: Option<String>,
    /// How they are to be read where the program read them wrongly.
    pub correction: Correction,
}

impl From<&AcceptOptions> for Decision {
    fn from(options: &AcceptOptions) -> Self {
        Self::Accept { reason: options.reason.clone(), correction: options.correction.clone() }
    }
}

/// A decision on a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "Decision")]
#[non_exhaustive]
pub struct Decided {
    /// The story's name.
    #[schemars(with = "StoryName")]
    pub story: String,
    /// The claim's name.
    #[schemars(with = "ClaimName")]
    pub id: String,
    /// Where the claim stands now; null where it had been added, and that was taken back.
    #[schemars(with = "Option<ReviewState>")]
    pub state: Option<&'static str>,
    /// How a person says that it is to be read, by what is corrected: source, value, role and so on.
    pub corrected: BTreeMap<&'static str, String>,
}

impl Decided {
    /// Returns what is told of a decision.
    pub(crate) fn of(made: &Made) -> Self {
        Self {
            story: made.story.to_string(),
            id: made.id.0.clone(),
            state: made.after.as_ref().map(|review| review.state.name()),
            corrected: made.after.iter().flat_map(|review| review.correction.fields()).collect(),
        }
    }
}

/// Stores a decision on claims; returns those for which it is a new one.
///
/// # Errors
/// Where a story can't be read or written, or no claim has that name.
pub(crate) fn decide(
    project: &Project,
    tell: &mut Tell<'_>,
    which: &Which,
    decision: &Decision,
    person: &Person,
) -> Result<Vec<Made>, Failure> {
    let (files, failures) = project.stories()?;
    let named = match which {
        Which::Named(names) => find(&files, failures, names)?,
        Which::Waiting(filter) => {
            let accepts = matches!(decision, Decision::Accept { .. });
            waiting(project, tell, &files, failures, filter, accepts)?
        }
    };
    let files = files.into_iter().filter(|file| named.contains_key(&file.story.slug)).collect();
    let change = |file: &StoryFile| {
        if matches!(decision, Decision::Accept { .. }) {
            unchanged(project, &file.story, "accepted")?;
        }
        let ids = named.get(&file.story.slug).map(Vec::as_slice).unwrap_or_default();
        Ok(review::decide(&file.story, ids, decision, person.by.as_deref(), Some(person.day))?)
    };
    let stored = store(project, tell, files, change, |made| Undo::First(review::write(made)))?;
    Ok(stored.into_iter().flat_map(|(_, made)| made).collect())
}

/// Returns what a decision on claims that wait is about, article by article: its path, and the claims.
///
/// # Errors
/// Where no story can be read, or none has the name that is asked for.
pub(crate) fn asked_about(
    project: &Project,
    filter: &Filter,
    decision: &Decision,
) -> Result<Vec<(String, Vec<Recorded>)>, Failure> {
    let (files, _) = project.stories()?;
    let accepts = matches!(decision, Decision::Accept { .. });
    // What can't be decided is told where it is decided.
    let named = waiting(project, &mut |_| {}, &files, Vec::new(), filter, accepts)?;
    let of_story = |(slug, ids): (Slug, Vec<ClaimId>)| {
        let story = files.iter().map(|file| &file.story).find(|story| story.slug == slug)?;
        let claims = ids.iter().filter_map(|id| story.claim(id)).cloned().collect();
        Some((story.latest()?.path.clone(), claims))
    };
    Ok(named.into_iter().filter_map(of_story).collect())
}

/// Takes the last decision back; returns the decisions as they stand again.
///
/// # Errors
/// Where a story can't be read or written, or a claim was recorded or decided again since.
pub(crate) fn undo(project: &Project, tell: &mut Tell<'_>) -> Result<Vec<Made>, Failure> {
    let made = project.ledger.remembered()?.and_then(|text| review::read(&text)).unwrap_or_default();
    let stories = take_back(project, tell, &made, &[])?;
    let touched = |one: &Made| stories.iter().any(|story| story.slug == one.story);
    Ok(made.into_iter().filter(touched).map(|one| Made { after: one.before.clone(), ..one }).collect())
}

/// Returns what waits and is as `filter` asks for; says of stories that can't be decided why not. An article that has changed
/// is left out where claims are to be accepted.
fn waiting(
    project: &Project,
    tell: &mut Tell<'_>,
    files: &[StoryFile],
    failures: Vec<Failure>,
    filter: &Filter,
    accepts: bool,
) -> Result<Named, Failure> {
    let wanted = filter.story.as_deref().map(|name| project.story(files, name)).transpose()?;
    if wanted.is_none() {
        failures.iter().for_each(|failure| tell(Event::Failure(failure)));
    }
    let editions = Editions::new(project);
    let mut named = Named::new();
    for StoryFile { story, .. } in
        files.iter().filter(|file| wanted.is_none_or(|wanted| wanted.story.slug == file.story.slug))
    {
        let waiting: Vec<ClaimId> =
            filter.waiting(&editions, story).into_iter().map(|claim: &Recorded| claim.id.clone()).collect();
        if waiting.is_empty() {
            continue;
        }
        match if accepts { unchanged(project, story, "accepted") } else { Ok(()) } {
            Ok(()) => {
                named.insert(story.slug.clone(), waiting);
            }
            Err(failure) => tell(Event::Failure(&failure)),
        }
    }
    Ok(named)
}

/// Returns the claims that were named, by story; all must be found before any is touched.
fn find(files: &[StoryFile], failures: Vec<Failure>, names: &[String]) -> Result<Named, Failure> {
    let mut found = Named::new();
    for name in names {
        let at = review::find(files.iter().map(|file| &file.story), name);
        let (story, id) = match at {
            Ok(at) => at,
            // The claim may be in the story that can't be read.
            Err(error) => return Err(failures.into_iter().next().unwrap_or_else(|| error.into())),
        };
        found.entry(story.clone()).or_default().push(id.clone());
    }
    Ok(found)
}

/// Refuses to accept or add claims (`done` says which) of an article that is not what its latest version recorded; an article
/// that is not there any more can't have changed.
///
/// # Errors
/// Where the article has changed, or can't be read.
pub(super) fn unchanged(project: &Project, story: &Story, done: &str) -> Result<(), Failure> {
    let Some(latest) = story.latest() else { return Ok(()) };
    let path = project.article(latest.article())?;
    if std::fs::symlink_metadata(&path).is_err() {
        return Ok(());
    }
    let now = intake::read_file(&path, project.config.article_bytes)?.text()?;
    if input::is_of(latest, &now.bytes, now.page()) {
        return Ok(());
    }
    let title =
        format!("{} has changed since version {} was recorded; nothing was {done}.", latest.path, latest.number);
    let record = project.commands(&latest.path).record();
    Err(Failure::usage(title).help(format!("record it again first: {record}")))
}

/// Stores a decision on claims of one story as somebody has seen them; returns the story, and what was made.
///
/// # Errors
/// Where the story can't be read or written, or one of the claims is not as it was seen.
pub(crate) fn make_as_seen(
    project: &Project,
    tell: &mut Tell<'_>,
    slug: &Slug,
    seen: &[&Recorded],
    decision: &Decision,
    person: &Person,
) -> Result<(Story, Vec<Made>), Failure> {
    let ids: Vec<ClaimId> = seen.iter().map(|claim| claim.id.clone()).collect();
    let decide = |file: &StoryFile| {
        if matches!(decision, Decision::Accept { .. }) {
            unchanged(project, &file.story, "accepted")?;
        }
        if let Some(claim) = seen.iter().find(|claim| file.story.claim(&claim.id) != Some(**claim)) {
            return Err(ReviewError::Since { name: format!("{slug}/{}", claim.id) }.into());
        }
        Ok(review::decide(&file.story, &ids, decision, person.by.as_deref(), Some(person.day))?)
    };
    let files = vec![reread(project, slug)?];
    let stored = store(project, tell, files, decide, |made| Undo::First(review::write(made)))?;
    stored.into_iter().next().ok_or_else(|| gone(slug))
}

/// Takes decisions back and stores that; `then` are the ones that are the last ones now. Returns the stories in which
/// something was taken back.
///
/// # Errors
/// Where a story can't be read or written, or a claim was recorded or decided again since.
pub(crate) fn take_back(
    project: &Project,
    tell: &mut Tell<'_>,
    made: &[Made],
    then: &[Made],
) -> Result<Vec<Story>, Failure> {
    let mut slugs: Vec<&Slug> = made.iter().map(|one| &one.story).collect();
    slugs.dedup();
    let files = slugs.into_iter().map(|slug| reread(project, slug)).collect::<Result<_, _>>()?;
    let back = |file: &StoryFile| {
        let (story, count) = review::undo(&file.story, made)?;
        let of_story = |one: &&Made| count > 0 && one.story == file.story.slug;
        Ok((story, made.iter().filter(of_story).cloned().collect()))
    };
    let stored = store(project, tell, files, back, |_| Undo::Last((!then.is_empty()).then(|| review::write(then))))?;
    Ok(stored.into_iter().filter(|(_, made)| !made.is_empty()).map(|(story, _)| story).collect())
}

pub(super) fn reread(project: &Project, slug: &Slug) -> Result<StoryFile, Failure> {
    project.ledger.story(slug)?.ok_or_else(|| gone(slug))
}

pub(super) fn gone(slug: &Slug) -> Failure {
    Failure::unchecked(format!("the story {slug} is gone."))
}

/// How often a change is worked out again without keeping others from writing meanwhile.
const TRIES: usize = 3;

/// A story as it becomes, and what was decided in it.
type Stored = (Story, Vec<Made>);

/// Stores what `change` makes of the stories in `files`, and how the last decision is taken back, as `undo` has it. Where
/// nothing is decided, nothing is written.
///
/// The change is worked out before the right to write is asked for. Where the same claims were changed meanwhile, it is
/// worked out again; in the end with the right to write, so that somebody always gets on.
///
/// # Errors
/// Where a story can't be read or written, or `change` refuses.
pub(super) fn store(
    project: &Project,
    tell: &mut Tell<'_>,
    mut files: Vec<StoryFile>,
    change: impl Fn(&StoryFile) -> Result<Stored, Failure>,
    undo: impl Fn(&[Made]) -> Undo,
) -> Result<Vec<Stored>, Failure> {
    let slugs: Vec<Slug> = files.iter().map(|file| file.story.slug.clone()).collect();
    for attempt in 0..=TRIES {
        let held = (attempt == TRIES).then(|| project.lock(tell)).transpose()?;
        if attempt > 0 {
            files = slugs.iter().map(|slug| reread(project, slug)).collect::<Result<_, _>>()?;
        }
        let changed: Vec<Stored> = files.iter().map(&change).collect::<Result<_, _>>()?;
        let made: Vec<Made> = changed.iter().flat_map(|(_, made)| made).cloned().collect();
        if made.is_empty() {
            return Ok(changed);
        }
        let other = files.iter().zip(&changed).filter(|(file, (story, _))| file.story != *story);
        let patches = other.map(|(file, (story, _))| Patch::new(file, story));
        let patches = patches.collect::<Result<Vec<_>, _>>().map_err(LedgerError::from)?;
        let lock = held.map_or_else(|| project.lock(tell), Ok)?;
        if project.ledger.store(&lock, &patches, &undo(&made))? {
            return Ok(changed);
        }
    }
    let title = "the stories were changed by somebody else again and again; nothing was written.";
    Err(Failure::unchecked(title).help("run the command again"))
}
