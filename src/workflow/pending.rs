//! What waits for a person, with all it takes to decide.

use super::add::AddedBy;
use super::editions::Editions;
use super::event::{Event, Tell};
use super::failure::Failure;
use super::filter::Filter;
use super::project::Project;
use super::standing::{Sentence, Standing};
use crate::ledger::{Recorded, StoryFile};
use crate::model::{ChangeName, ClaimKind, Confidence, Weight};
use crate::schema::{ClaimName, StoryName};
use schemars::JsonSchema;
use serde::Serialize;

/// A claim that waits for a person.
#[derive(Debug, Clone)]
pub(crate) struct Waiting {
    /// The story's name.
    pub story: String,
    /// The article, from the ledger's folder.
    pub path: String,
    /// The claim.
    pub claim: Recorded,
    /// How it stands in its article.
    pub standing: Standing,
}

/// Returns the stories that are asked about, that of one name or all; says of the others why they can't be read.
///
/// # Errors
/// Where the folder of claims can't be read, or no story has that name.
pub(crate) fn stories_of(
    project: &Project,
    tell: &mut Tell<'_>,
    story: Option<&str>,
) -> Result<Vec<StoryFile>, Failure> {
    let (mut files, failures) = project.stories()?;
    let wanted = story.map(|name| project.story(&files, name)).transpose();
    let others = failures.iter().filter(|failure| wanted.as_ref().err() != Some(failure));
    others.for_each(|failure| tell(Event::Failure(failure)));
    if let Some(file) = wanted? {
        let slug = file.story.slug.clone();
        files.retain(|file| file.story.slug == slug);
    }
    Ok(files)
}

/// Hands `each` every claim that waits and is as `filter` asks for, by story and in the order of the article.
///
/// # Errors
/// As [`stories_of`].
pub(crate) fn pending(
    project: &Project,
    tell: &mut Tell<'_>,
    filter: &Filter,
    mut each: impl FnMut(Waiting),
) -> Result<(), Failure> {
    let files = stories_of(project, tell, filter.story.as_deref())?;
    let editions = Editions::new(project);
    for file in &files {
        for claim in filter.waiting(&editions, &file.story) {
            each(Waiting {
                story: file.story.slug.to_string(),
                path: file.story.latest().map(|version| version.path.clone()).unwrap_or_default(),
                claim: claim.clone(),
                standing: editions.standing(&file.story, claim),
            });
        }
    }
    Ok(())
}

/// A claim that waits.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Claim")]
#[non_exhaustive]
pub struct PendingClaim {
    /// The story's name.
    #[schemars(with = "StoryName")]
    pub story: String,
    /// The claim's name.
    #[schemars(with = "ClaimName")]
    pub id: String,
    /// The article, from the ledger's folder.
    pub path: String,
    /// The line in which the claim starts, from 1; null where the recorded text can't be read.
    pub line: Option<usize>,
    /// What sort of claim it is.
    #[schemars(with = "ClaimKind")]
    pub kind: &'static str,
    /// The version from which it has said so.
    pub since: u32,
    /// Its words.
    pub text: String,
    /// The sentence around it.
    pub sentence: String,
    /// Who it is attributed to; null for nobody.
    pub source: Option<String>,
    /// The words that attribute it; null where there are none.
    pub cue: Option<String>,
    /// How sure the program is of it; null where the recorded text can't be read.
    #[schemars(with = "Option<Confidence>")]
    pub confidence: Option<&'static str>,
    /// How much a fact-checker would care about it; null where the recorded text can't be read.
    #[schemars(with = "Option<Weight>")]
    pub weight: Option<&'static str>,
    /// What it said before; null where it said nothing else.
    pub was: Option<String>,
    /// The sentence around it then.
    pub was_sentence: Option<String>,
    /// Who it was attributed to then.
    pub was_source: Option<String>,
    /// What changed since then; empty for a new claim.
    #[schemars(with = "Vec<ChangeName>")]
    pub change: Vec<&'static str>,
    /// Who added it, where the program had missed it; left out where not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub added: Option<AddedBy>,
    /// The addresses of documents that confirm it.
    pub evidence: Vec<String>,
}

impl PendingClaim {
    /// Returns what is told of a claim that waits.
    pub(crate) fn of(waiting: &Waiting) -> Self {
        let Waiting { claim, standing, .. } = waiting;
        let content = &claim.content;
        let past = claim.history.last();
        Self {
            story: waiting.story.clone(),
            id: claim.id.0.clone(),
            path: waiting.path.clone(),
            line: standing.line,
            kind: content.kind().name(),
            since: claim.since,
            text: content.words(),
            sentence: standing.now.whole(),
            source: claim.attributed().map(str::to_owned),
            cue: claim.corrected().cue.clone(),
            confidence: standing.confidence.map(|known| known.name()),
            weight: standing.weight.map(|known| known.name()),
            was: past.map(|past| past.content.words()),
            was_sentence: standing.was.as_ref().map(Sentence::whole),
            was_source: past.and_then(|past| past.review.attributed(&past.content)).map(str::to_owned),
            change: past.map(|past| past.change.iter().map(|name| name.name()).collect()).unwrap_or_default(),
            added: AddedBy::of(claim),
            evidence: claim.evidence.iter().map(|evidence| evidence.url.clone()).collect(),
        }
    }
}
