//! Which version brought in each sentence of an article, and the claims in it.

use super::add::AddedBy;
use super::editions::{Editions, Page};
use super::event::{Event, Tell};
use super::failure::Failure;
use super::paths::by_path;
use super::project::Project;
use super::{input, words};
use crate::check::{Case, State};
use crate::ledger::{Recorded, ReviewState, Story, StoryFile};
use crate::model::{Claim, ClaimKind};
use crate::schema::ClaimName;
use crate::text::{Article, Span, fold::fold, nearest, visible};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// One sentence of the article.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Sentence")]
#[non_exhaustive]
pub struct BlamedSentence {
    /// The article, from the ledger's folder.
    pub path: String,
    /// The line in which it starts, from 1.
    pub line: usize,
    /// The column at which it starts, in Unicode scalar values from 1.
    pub column: usize,
    /// Where it starts, in Unicode scalar values of the article.
    pub start: usize,
    /// Where it ends, exclusive.
    pub end: usize,
    /// Exactly these characters.
    pub text: String,
    /// The version from which every version has had the sentence; null where the latest has not.
    pub since: Option<u32>,
    /// Whether an older version that can't be read may have had it too; left out where none may.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub or_earlier: bool,
    /// The claims that begin in it.
    pub claims: Vec<BlamedClaim>,
}

/// A claim that begins in the sentence.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Claim")]
#[non_exhaustive]
pub struct BlamedClaim {
    /// Its name in the ledger; null where no recorded claim is it.
    #[schemars(with = "Option<ClaimName>")]
    pub id: Option<String>,
    /// What sort of claim it is.
    #[schemars(with = "ClaimKind")]
    pub kind: &'static str,
    /// Where its words start, in Unicode scalar values of the article.
    pub start: usize,
    /// Where they end, exclusive.
    pub end: usize,
    /// Exactly these characters.
    pub text: String,
    /// The name of who it is attributed to; null where the article attributes it to nobody.
    pub source: Option<String>,
    /// The words that attribute it; null where there are none.
    pub cue: Option<String>,
    /// The version from which it has said so; null where the latest does not.
    pub since: Option<u32>,
    /// The version in which the claim first stood, whatever it said then; null where it is not on record.
    pub first: Option<u32>,
    /// Where it stands with people; null where it is not on record.
    #[schemars(with = "Option<ReviewState>")]
    pub review: Option<&'static str>,
    /// What is on record, where that is something else; null elsewhere.
    pub recorded: Option<String>,
    /// How a person says that it is to be read, by what is corrected; left out where nothing is.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub corrected: BTreeMap<&'static str, String>,
    /// Who added it, where the program had missed it; left out where not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub added: Option<AddedBy>,
    /// What a person did about it, in words.
    #[serde(skip)]
    pub(crate) told: Vec<String>,
    #[serde(skip)]
    pub(crate) shown: [String; 3],
}

/// A recorded claim that the article does not hold any more.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Missing")]
pub struct MissingClaim {
    /// Its name in the ledger.
    #[schemars(with = "ClaimName")]
    pub id: String,
    /// What sort of claim it is.
    #[schemars(with = "ClaimKind")]
    pub kind: &'static str,
    /// Its words on record.
    pub text: String,
    /// The version from which it has said so.
    pub since: u32,
}

/// Returns the failure of an article that no story holds.
fn unrecorded(project: &Project, files: &[StoryFile], path: &str) -> Failure {
    let shown = visible::name(path);
    let known = files.iter().filter_map(|file| file.story.latest()).map(|version| version.path.as_str());
    let failure = Failure::usage(format!("{shown} is not on record."));
    let failure = match nearest(path, known) {
        Some(near) => failure.near(path, near),
        None => failure,
    };
    let mut taken = files.iter().map(|file| file.story.slug.to_string()).collect();
    let record = project.commands_of_stray(path, &mut taken).record();
    failure.help(format!("`{record}`, or with all that git has of it: {record} --git-history"))
}

/// What an article came to.
#[derive(Debug)]
pub(crate) struct Blamed {
    /// The article, from the ledger's folder.
    pub path: String,
    /// The story's name.
    pub story: String,
    /// Its latest version, with which the article is compared.
    pub version: u32,
    /// The sentences of the article as it is now, in their order.
    pub sentences: Vec<BlamedSentence>,
    /// Recorded claims that the article does not hold any more.
    pub missing: Vec<MissingClaim>,
}

/// Returns which version brought in each sentence of the article `typed`, and the claims in it; none where its story may be
/// one that can't be read, which is told of.
///
/// # Errors
/// Where the article or its latest version can't be read, or no story holds it.
pub(crate) fn blame(project: &Project, tell: &mut Tell<'_>, typed: &Path) -> Result<Option<Blamed>, Failure> {
    let typed = &project.meant(typed);
    let path = project.inside(typed)?;
    let (files, failures, unread) = project.all()?;
    failures.iter().for_each(|failure| tell(Event::Failure(failure)));
    let file = match by_path(&files).get(path.as_str()) {
        Some(file) => *file,
        // What can't be read may be its story: that was said above.
        None if unread.may_hold(&path) => return Ok(None),
        None => return Err(unrecorded(project, &files, &path)),
    };
    let now = input::read(&project.at, typed, project.config.article_bytes)?;
    let story = &file.story;
    let latest = story.latest().ok_or_else(|| unrecorded(project, &[], &path))?;
    let editions = Editions::new(project);
    let before = editions.page(story, latest)?;
    let is = Page::now(project, story, latest, now.article);
    let case = Case::new(file, &path, before.edition(), is.edition());
    let lost: Vec<&str> = case
        .tracked
        .iter()
        .filter(|tracked| tracked.state == State::NotChecked)
        .map(|tracked| tracked.recorded.id.0.as_str())
        .collect();
    if !lost.is_empty() {
        let title = format!("{} could not be checked: {}.", words::count(lost.len(), "claim"), lost.join(", "));
        tell(Event::Failure(&Failure::unchecked(title).help("`onrecord verify` says whether the record was changed")));
    }
    let ages = ages(project, tell, story, &before.article, &is.article);
    let claims = claims(&case, &is.article, &is.claims);
    let missing = case.tracked.iter().filter(|tracked| tracked.state == State::Missing).map(|tracked| MissingClaim {
        id: tracked.recorded.id.0.clone(),
        kind: tracked.recorded.content.kind().name(),
        text: tracked.recorded.content.words(),
        since: tracked.recorded.since,
    });
    let missing = missing.collect();
    let sentences = rows(&path, &is.article, &ages, claims);
    Ok(Some(Blamed { story: story.slug.to_string(), version: latest.number, sentences, missing, path }))
}

/// The version from which every version has had a sentence, and whether it may be an earlier one.
type Age = (Option<u32>, bool);

/// Returns for each sentence the version from which every version has had it, typography aside.
fn ages(project: &Project, tell: &mut Tell<'_>, story: &Story, latest: &Article, now: &Article) -> Vec<Age> {
    let folded: Vec<String> = now.sentences().iter().map(|sentence| fold(now.slice(sentence.span))).collect();
    let mut ages: Vec<Age> = vec![(None, false); folded.len()];
    let mut open: Vec<usize> = (0..folded.len()).collect();
    for version in story.versions.iter().rev() {
        let read;
        let article = if story.latest().is_some_and(|last| last.number == version.number) {
            latest
        } else {
            match project.snapshot(version) {
                Ok(article) => read = article,
                Err(failure) => {
                    open.iter().for_each(|at| ages[*at].1 = true);
                    tell(Event::Failure(&failure));
                    return ages;
                }
            }
            &read
        };
        let held: BTreeSet<String> =
            article.sentences().iter().map(|sentence| fold(article.slice(sentence.span))).collect();
        open.retain(|at| held.contains(&folded[*at]));
        open.iter().for_each(|at| ages[*at].0 = Some(version.number));
        if open.is_empty() {
            break;
        }
    }
    ages
}

/// Returns the claims of the article as it is now, each with where it begins.
fn claims(case: &Case<'_>, now: &Article, is: &[Claim]) -> Vec<(usize, BlamedClaim)> {
    let known: BTreeMap<usize, &Recorded> =
        case.tracked.iter().filter_map(|tracked| Some((tracked.after?, tracked.recorded))).collect();
    let counts =
        |at: usize| is.get(at).is_some_and(|claim| claim.kind() != ClaimKind::Assertion) && !case.misread.contains(&at);
    let stated = is.iter().enumerate().filter(|(at, _)| counts(*at));
    stated.map(|(at, claim)| (claim.span().start, claim_row(now, claim, known.get(&at).copied()))).collect()
}

fn claim_row(now: &Article, claim: &Claim, recorded: Option<&Recorded>) -> BlamedClaim {
    let scalars = now.scalars(claim.span());
    let same = recorded.filter(|recorded| recorded.content.digest == claim.digest(now));
    let other = recorded.filter(|_| same.is_none());
    let first = |recorded: &Recorded| recorded.history.first().map_or(recorded.since, |past| past.since);
    BlamedClaim {
        id: recorded.map(|recorded| recorded.id.0.clone()),
        kind: claim.kind().name(),
        start: scalars.start,
        end: scalars.end,
        text: now.original_text(claim.span()).to_owned(),
        source: claim.source.as_ref().map(|source| source.name.clone()),
        cue: claim.cue.map(|cue| now.slice(cue).to_owned()),
        since: same.map(|recorded| recorded.since),
        first: recorded.map(first),
        review: recorded.map(|recorded| recorded.review.state.name()),
        recorded: other.map(|recorded| recorded.content.words()),
        corrected: recorded.iter().flat_map(|recorded| recorded.review.correction.fields()).collect(),
        added: recorded.and_then(AddedBy::of),
        told: recorded.map(told).unwrap_or_default(),
        shown: [words::kind(&claim.detail).to_owned(), words::attribution(claim, now), words::content(claim, now)],
    }
}

fn told(recorded: &Recorded) -> Vec<String> {
    let corrected = words::corrected(&recorded.review.correction).map(|what| format!("corrected: {what}"));
    recorded.added.as_ref().map(words::added).into_iter().chain(corrected).collect()
}

fn rows(path: &str, now: &Article, ages: &[Age], claims: Vec<(usize, BlamedClaim)>) -> Vec<BlamedSentence> {
    let mut claims = claims.into_iter().peekable();
    let mut rows = Vec::new();
    for (sentence, (since, or_earlier)) in now.sentences().iter().zip(ages) {
        let span: Span = sentence.span;
        let (position, scalars) = (now.position(span), now.scalars(span));
        let mut own = Vec::new();
        while let Some((_, claim)) = claims.next_if(|(start, _)| *start < span.end) {
            own.push(claim);
        }
        rows.push(BlamedSentence {
            path: path.to_owned(),
            line: position.line,
            column: position.column,
            start: scalars.start,
            end: scalars.end,
            text: now.original_text(span).to_owned(),
            since: *since,
            or_earlier: *or_earlier,
            claims: own,
        });
    }
    rows
}
