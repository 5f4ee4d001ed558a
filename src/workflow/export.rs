//! The recorded claims of stories with all that other programs want to know of them.

use super::editions::{Editions, Page};
use super::event::{Event, Tell};
use super::failure::Failure;
use super::pending::stories_of;
use super::project::Project;
use crate::engine::Places;
use crate::intake::page;
use crate::ledger::{Recorded, ReviewState, Story, StoryFile, Version, is_address};
use crate::model::{ClaimKind, Confidence, DateValue, Figure, Form, Selector, SourceType, Weight};
use crate::schema::{ClaimName, Day, StoryName};
use crate::text::{Article, Lines, Span};
use schemars::JsonSchema;
use serde::Serialize;

/// A story with the claims of its latest version.
#[derive(Debug, Clone)]
pub(crate) struct ExportedStory {
    /// What is on record.
    pub story: Story,
    /// Where its latest version is published, if it is known.
    pub url: Option<String>,
    /// The claims that its latest version holds, in its order, without those that the program misread.
    pub claims: Vec<ExportedClaim>,
}

/// A recorded claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "Claim")]
#[non_exhaustive]
pub struct ExportedClaim {
    /// The story's name.
    #[schemars(with = "StoryName")]
    pub story: String,
    /// The claim's name.
    #[schemars(with = "ClaimName")]
    pub id: String,
    /// What sort of claim it is.
    #[schemars(with = "ClaimKind")]
    pub kind: &'static str,
    /// How speech is reported; null but for quotes and statements.
    #[schemars(with = "Option<Form>")]
    pub form: Option<&'static str>,
    /// Its words.
    pub text: String,
    /// Who it is attributed to, as it is to be read; null for nobody.
    pub source: Option<String>,
    /// What sort of source that is; null for nobody.
    #[schemars(with = "Option<SourceType>")]
    pub source_type: Option<&'static str>,
    /// The words that attribute it; null where there are none.
    pub cue: Option<String>,
    /// What it counts or measures, as it is to be read; null but for figures.
    pub figure: Option<Figure>,
    /// When it is, as it is to be read; null but for dates.
    pub date: Option<DateValue>,
    /// How sure the program is of it; null where a person added it.
    #[schemars(with = "Option<Confidence>")]
    pub confidence: Option<&'static str>,
    /// How much a fact-checker would care about it.
    #[schemars(with = "Weight")]
    pub weight: &'static str,
    /// The version from which it has said so.
    pub since: u32,
    /// The latest version of the story, which holds it.
    pub version: u32,
    /// The day of that version's publication; null where it is not known.
    #[schemars(with = "Option<Day>")]
    pub published: Option<String>,
    /// Where that version was published; null where it is not known.
    pub url: Option<String>,
    /// The copy of that version's text, from the ledger's folder.
    pub snapshot: String,
    /// The line of the copy in which it starts, from 1.
    pub line: usize,
    /// Where its words start in the copy, in Unicode scalar values.
    pub start: usize,
    /// Where they end, exclusive.
    pub end: usize,
    /// Its words, a piece for each paragraph that holds some and each part of a split quotation.
    pub pieces: Vec<ExportedPiece>,
    /// What a person decided.
    #[schemars(with = "ReviewState")]
    pub review: &'static str,
    /// Who decided; null where nobody is named.
    pub by: Option<String>,
    /// On which day; null where nobody decided.
    #[schemars(with = "Option<Day>")]
    pub decided: Option<String>,
    /// Why; null where nothing is said.
    pub reason: Option<String>,
    /// The addresses of documents that confirm it.
    pub evidence: Vec<String>,
}

/// Words of a claim that stand in one line: in one paragraph, without a break.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "Piece")]
#[non_exhaustive]
pub struct ExportedPiece {
    /// Where they start in the copy, in Unicode scalar values.
    pub start: usize,
    /// Where they end, exclusive.
    pub end: usize,
    /// Exactly these characters of the copy, markup included.
    pub text: String,
    /// The words as a reader sees them.
    pub exact: String,
    /// Whole words before them in the same line.
    pub prefix: String,
    /// Whole words after them in the same line.
    pub suffix: String,
    /// The same three as the page holds them; none where the story has no page, or it is not kept.
    #[serde(skip)]
    pub on_page: Option<OnPage>,
}

/// Words as a page holds them, character by character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnPage {
    /// The words, and those around them.
    pub quote: Selector,
    /// Whether each blank is shown; else a browser shows one for several.
    pub preformatted: bool,
}

/// Returns the stories of those names with their claims, or all; says of the others why they can't be exported.
///
/// # Errors
/// Where the folder of claims can't be read, or no story has one of the names.
pub(crate) fn export(project: &Project, tell: &mut Tell<'_>, names: &[String]) -> Result<Vec<ExportedStory>, Failure> {
    let files = if names.is_empty() { stories_of(project, tell, None)? } else { named(project, tell, names)? };
    let editions = Editions::new(project);
    let mut out = Vec::new();
    for StoryFile { story, .. } in files {
        let Some(version) = story.latest() else { continue };
        match editions.page(&story, version) {
            Ok(page) => {
                let url = url(&story, version);
                let places = Places::new(&page.article);
                let on_page = on_page(project, version, &page.article);
                let lines = Lines::new(on_page.as_ref().unwrap_or(&page.article));
                let told = Told { page: &page, on_page: on_page.as_ref(), lines, places, url: &url };
                let claims = story.counted().filter_map(|claim| exported(&story, version, claim, &told)).collect();
                out.push(ExportedStory { story, url, claims });
            }
            Err(failure) => tell(Event::Failure(&failure)),
        }
    }
    Ok(out)
}

/// Returns each story that is named, once.
fn named(project: &Project, tell: &mut Tell<'_>, names: &[String]) -> Result<Vec<StoryFile>, Failure> {
    let mut out: Vec<StoryFile> = Vec::new();
    for name in names {
        let found = stories_of(project, tell, Some(name))?.into_iter();
        let new: Vec<StoryFile> =
            found.filter(|file| out.iter().all(|known| known.story.slug != file.story.slug)).collect();
        out.extend(new);
    }
    Ok(out)
}

fn url(story: &Story, version: &Version) -> Option<String> {
    let path = Some(&version.path).filter(|path| is_address(path));
    version.url.as_ref().or(story.url.as_ref()).or(path).cloned()
}

/// Returns the article with its places on the page that it was read of; none where there is none, it is not kept, or it reads otherwise
/// today.
fn on_page(project: &Project, version: &Version, article: &Article) -> Option<Article> {
    let name = version.page.as_ref()?.file.as_ref().filter(|name| name.ends_with(".html"))?;
    let bytes = project.ledger.snapshot_at(name).ok()??;
    let page = page::read(&bytes, None).ok().filter(|page| page.reading == article.source())?;
    Some(article.clone().behind(page.original?, 0))
}

/// Returns the words at `span` of a page and those around them as it holds them.
fn as_held(lines: &Lines<'_>, span: Span, selector: &Selector) -> OnPage {
    let article = lines.article();
    let own = article.original(span);
    let whole = article.original(Span::new(span.start - selector.prefix.len(), span.end + selector.suffix.len()));
    let held = |from: usize, to: usize| page::text(article.source().get(from..to).unwrap_or_default());
    let (prefix, exact, suffix) = (held(whole.start, own.start), held(own.start, own.end), held(own.end, whole.end));
    OnPage { quote: Selector { exact, prefix, suffix }, preformatted: lines.is_preformatted(own.start) }
}

/// What all claims of a version are told by.
struct Told<'p> {
    page: &'p Page,
    /// The article with its places on the page that it was read of.
    on_page: Option<&'p Article>,
    lines: Lines<'p>,
    places: Places<'p>,
    url: &'p Option<String>,
}

/// Returns what is told of a recorded claim; none where its version does not hold it, which the check says.
fn exported(story: &Story, version: &Version, claim: &Recorded, told: &Told<'_>) -> Option<ExportedClaim> {
    let Told { page, on_page, lines, places, url } = told;
    let found = page.claim(story, version.number, &claim.id)?;
    let content = claim.corrected();
    let place = places.mention(found.span()).place;
    let pieces = found.parts.iter().flat_map(|part| Selector::in_lines(lines, *part));
    let pieces = pieces.map(|(span, selector)| {
        let on_page = on_page.is_some().then(|| as_held(lines, span, &selector));
        let mention = places.mention(span);
        let at = mention.place.scalars;
        let Selector { exact, prefix, suffix } = selector;
        ExportedPiece { start: at.start, end: at.end, text: mention.text, exact, prefix, suffix, on_page }
    });
    Some(ExportedClaim {
        story: story.slug.to_string(),
        id: claim.id.0.clone(),
        kind: content.kind().name(),
        form: content.form().map(Form::name),
        text: content.words(),
        source: claim.attributed().map(str::to_owned),
        source_type: content.source.as_ref().map(|source| source.kind.name()),
        cue: content.cue.clone(),
        figure: content.detail.figure().cloned(),
        date: content.detail.date().cloned(),
        confidence: claim.added.is_none().then(|| found.confidence.name()),
        weight: found.weight.name(),
        since: claim.since,
        version: version.number,
        published: version.published.map(|day| day.to_string()),
        url: (*url).clone(),
        snapshot: version.snapshot.clone(),
        line: place.line,
        start: place.scalars.start,
        end: place.scalars.end,
        pieces: pieces.collect(),
        review: claim.review.state.name(),
        by: claim.review.by.clone(),
        decided: claim.review.date.map(|day| day.to_string()),
        reason: claim.review.reason.clone(),
        evidence: claim.evidence.iter().map(|evidence| evidence.url.clone()).collect(),
    })
}
