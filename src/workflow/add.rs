//! A claim that the program missed: a person names its words, and it goes on record.

use super::added::{is_same, near};
use super::decide::{Person, gone, reread, store, unchanged};
use super::editions::Page;
use super::event::Tell;
use super::failure::Failure;
use super::project::Project;
use super::words;
use crate::anchor::{Anchoring, How, anchor};
use crate::extract::{Context, dateline_at, extract};
use crate::ledger::{self, Added, Attributed, Content, Correction, NOBODY, Story, StoryFile, Version};
use crate::model::{
    Bound, Claim, ClaimKind, DateRole, DateType, DateValue, Detail, Figure, Form, Selector, SourceType, name_of,
};
use crate::review::{self, Addition, Made};
use crate::schema::Day;
use crate::store::Undo;
use crate::text::fold::fold;
use crate::text::{Article, Markup, Span, visible};
use schemars::JsonSchema;
use serde::Serialize;

/// How many places of words are listed.
const LISTED: usize = 12;

/// That a person added a claim which the program had missed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "Added")]
#[non_exhaustive]
pub struct AddedBy {
    /// Who added it.
    pub by: Option<String>,
    /// On which day.
    #[schemars(with = "Day")]
    pub date: String,
    /// Why.
    pub reason: Option<String>,
}

impl AddedBy {
    /// Returns who added a recorded claim; none where the program found it.
    pub(super) fn of(claim: &ledger::Recorded) -> Option<Self> {
        let added = claim.added.as_ref()?;
        Some(Self { by: added.by.clone(), date: added.date.to_string(), reason: added.reason.clone() })
    }
}

/// Adds a claim to the latest version of the story of that name; returns the story, and the claim as what was decided.
///
/// # Errors
/// Where the story can't be read or written, its article has changed since, the words don't stand in it or in several places,
/// another claim holds them, or they can't be read.
pub(crate) fn add(
    project: &Project,
    tell: &mut Tell<'_>,
    story: &str,
    addition: &Addition,
    person: &Person,
) -> Result<(Story, Vec<Made>), Failure> {
    let (files, _) = project.stories()?;
    let slug = project.story(&files, story)?.story.slug.clone();
    let addition = Addition { says: review::in_words(&addition.says)?, ..addition.clone() };
    let change = |file: &StoryFile| added(project, file, &addition, person);
    let stored = store(project, tell, vec![reread(project, &slug)?], change, |made| Undo::First(review::write(made)))?;
    stored.into_iter().next().ok_or_else(|| gone(&slug))
}

/// Returns the story with the claim, and that it was made.
fn added(
    project: &Project,
    file: &StoryFile,
    addition: &Addition,
    person: &Person,
) -> Result<(Story, Vec<Made>), Failure> {
    let story = &file.story;
    let latest = story.latest().ok_or_else(|| Failure::unchecked(format!("{} has no version.", story.slug)))?;
    unchanged(project, story, "added")?;
    let page = Page::read(project, story, latest)?;
    let at = Place { story, latest, article: &page.article };
    let span = at.find(addition)?;
    let span = if addition.kind == ClaimKind::Quote { unmarked(&page.article, span) } else { span };
    let (detail, says) = read(&at, span, addition, &project.context(latest.published))?;
    let mut claim = Claim::new(detail, span);
    claim.id = name_of(&page.article, &claim, 1);
    at.free(&page, &claim)?;
    let content = content(&at, &page, &claim, &says)?;
    let key = |claim: &Claim| (claim.span().start, std::cmp::Reverse(claim.span().end), claim.kind());
    let behind = |recorded: &&ledger::Recorded| {
        recorded.is_current()
            && page.claim(story, latest.number, &recorded.id).is_some_and(|other| key(other) > key(&claim))
    };
    let index = story.claims.iter().position(|recorded| behind(&recorded)).unwrap_or(story.claims.len());
    let reason = addition.reason.as_deref().and_then(review::plain);
    let who = Added { by: person.by.clone(), date: person.day, reason };
    let (story, id) = ledger::add(story, index, &claim.id, content, who);
    let after = story.claim(&id).map(|claim| claim.review.clone());
    let made = Made { story: story.slug.clone(), id, before: None, after };
    Ok((story, vec![made]))
}

/// The version that a claim is added to.
struct Place<'a> {
    story: &'a Story,
    latest: &'a Version,
    article: &'a Article,
}

impl Place<'_> {
    fn version(&self) -> String {
        format!("version {} of {}", self.latest.number, self.story.slug)
    }

    /// Finds the words.
    fn find(&self, addition: &Addition) -> Result<Span, Failure> {
        let typed = addition.words.trim();
        let shown = words::cut(&visible::prose(typed));
        if typed.is_empty() {
            return Err(Failure::usage("a claim has words.").help("quote them as the article has them"));
        }
        let selector = Selector { exact: typed.to_owned(), ..Selector::default() };
        let (mut places, nearest) = match anchor(&selector, self.article) {
            Anchoring::Found { span, how, .. } if how != How::Near => (vec![span], None),
            Anchoring::Found { span, .. } | Anchoring::Changed { span, .. } => (Vec::new(), Some(span)),
            // Words that are only near to those that were typed are none that anybody wrote.
            Anchoring::Ambiguous(spans) => {
                let nearest = spans.first().copied();
                let wanted = fold(typed);
                let exact: Vec<Span> =
                    spans.into_iter().filter(|span| fold(self.article.slice(*span)) == wanted).collect();
                (exact, nearest)
            }
            Anchoring::Gone { nearest } => (Vec::new(), nearest.map(|(span, _)| span)),
        };
        places.sort_unstable();
        let stands = |span: Span| self.article.position(span);
        let asked = |span: &&Span| {
            let place = stands(**span);
            addition.at.is_none_or(|(line, column)| place.line == line && column.is_none_or(|at| place.column == at))
        };
        let found: Vec<Span> = places.iter().filter(asked).copied().collect();
        if let [span] = found[..] {
            return Ok(span);
        }
        if places.is_empty() {
            let near = |span: Span| {
                let words = words::cut(&visible::prose(self.article.slice(span)));
                format!("the nearest words, in line {}: “{words}”", stands(span).line)
            };
            let failure = Failure::usage(format!("“{shown}” does not stand in {}.", self.version()));
            return Err(failure.help(nearest.map(near).unwrap_or_default()));
        }
        let (which, there) = match found.len() {
            0 => (&places, format!("“{shown}” does not stand there in {}", self.version())),
            count => (&found, format!("“{shown}” stands {count} times in {}", self.version())),
        };
        let lines: Vec<usize> = which.iter().map(|span| stands(*span).line).collect();
        let lone = |line: usize| lines.iter().filter(|other| **other == line).count() == 1;
        let named = |span: &Span| match stands(*span) {
            place if lone(place.line) => place.line.to_string(),
            place => format!("{}:{}", place.line, place.column),
        };
        let named: Vec<String> = which.iter().take(LISTED).map(named).collect();
        let more = if which.len() > LISTED { " …" } else { "" };
        Err(Failure::usage(format!("{there}."))
            .help(format!("name the line with --line, and the column where need be: {}{more}", named.join(", "))))
    }

    /// Refuses words that a claim of the same kind holds already.
    fn free(&self, page: &Page, claim: &Claim) -> Result<(), Failure> {
        let ids = page.ids(self.story, self.latest.number);
        let same = page.claims.iter().zip(ids).filter(|(other, _)| is_same(other, claim));
        let known = same.filter_map(|(other, id)| Some((other, self.story.claim(id.as_ref()?)?)));
        // Words that the program misread may be part of what it missed.
        let mut known = known.filter(|(other, recorded)| !recorded.is_misread() || other.span() == claim.span());
        let Some((other, recorded)) = known.next() else { return Ok(()) };
        let name = format!("{}/{}", self.story.slug, recorded.id);
        let words = words::cut(&visible::prose(&other.words(self.article)));
        let title = format!("{name} is a {} of these words already: “{words}”.", claim.kind().name());
        let failure = Failure::usage(title).help(format!("if it is read wrongly: onrecord correct {name}"));
        Err(if recorded.is_misread() {
            failure
        } else {
            failure.help(format!("if it is none: onrecord misread {name}"))
        })
    }
}

/// Returns the words between the marks of a quotation whose marks were quoted too.
fn unmarked(article: &Article, span: Span) -> Span {
    let within = |quotation: &&crate::text::Quotation| span.contains(quotation.span()) && quotation.parts.len() == 1;
    let whole = article.quotations().iter().filter(within).max_by_key(|quotation| quotation.span().len());
    let outer = whole.filter(|quotation| quotation.span() == span);
    outer.and_then(|quotation| quotation.parts.first().copied()).unwrap_or(span)
}

/// Reads the words of a claim as the program reads them; returns what they say, and what the person says otherwise.
fn read(at: &Place<'_>, span: Span, addition: &Addition, context: &Context) -> Result<(Detail, Correction), Failure> {
    let (words, says) = (at.article.slice(span), addition.says.clone());
    if let Some(what) = says.unfit(addition.kind) {
        let title = format!("a {} has no {what}.", addition.kind.name());
        return Err(Failure::usage(title).help("value, unit and bound are of figures, date and role of dates"));
    }
    let shown = words::cut(&visible::prose(words));
    let alone = Article::new(words.to_owned(), Markup::Plain).in_english();
    let context = Context { published: dateline_at(at.article, context.published, span.start), ..*context };
    let own = || extract(&alone, &context).into_iter().filter(|claim| claim.kind() == addition.kind);
    let own = || own().max_by_key(|claim| claim.span().len()).map(|claim| claim.detail);
    let detail = match addition.kind {
        ClaimKind::Quote => Detail::Quote(Form::Direct),
        ClaimKind::Statement => Detail::Statement(form(at.article, span)),
        ClaimKind::Assertion => {
            return Err(Failure::usage("an assertion goes on record by itself, when it changes.")
                .help("--kind quote, statement, figure or date"));
        }
        ClaimKind::Figure => match (own(), says.value) {
            (Some(read), _) => read,
            (None, Some(value)) => {
                Detail::Figure(Box::new(Figure { value, max: None, unit: String::new(), bound: Bound::Exactly }))
            }
            (None, None) => {
                return Err(Failure::usage(format!("no number can be read in “{shown}”.")).help("say it with --value"));
            }
        },
        ClaimKind::Date => match (own(), says.date) {
            (Some(read), _) => read,
            (None, Some(day)) => Detail::Date(Box::new(DateValue {
                kind: DateType::Date,
                value: day.to_string(),
                from: Some(day),
                to: Some(day),
                role: DateRole::Event,
            })),
            (None, None) => {
                return Err(Failure::usage(format!("no day can be read in “{shown}”.")).help("say it with --date"));
            }
        },
    };
    Ok((detail, says))
}

/// Returns how the speech at `span` is reported: within marks, partly within them, or without any.
fn form(article: &Article, span: Span) -> Form {
    let mut parts = article.quotations().iter().flat_map(|quotation| &quotation.parts);
    let touches = |part: &Span| part.start < span.end && span.start < part.end;
    if parts.clone().any(|part| part.contains(span)) {
        Form::Direct
    } else if parts.any(touches) {
        Form::Mixed
    } else {
        Form::Indirect
    }
}

/// Returns what the claim says: what was read, whose words they are where it stands in recorded speech, and what the person says.
fn content(at: &Place<'_>, page: &Page, claim: &Claim, says: &Correction) -> Result<Content, Failure> {
    let span = claim.span();
    let mut content = Content::of(at.article, claim);
    let speech = |other: &&Claim| other.kind().is_speech() && other.span().contains(span);
    let around = page.claims.iter().filter(speech).min_by_key(|other| other.span().len());
    let recorded = |other: &Claim| {
        let index = page.claims.iter().position(|claim| claim == other)?;
        at.story.claim(page.ids(at.story, at.latest.number).get(index)?.as_ref()?)
    };
    if let Some(around) = around.and_then(recorded).filter(|around| !around.is_misread()) {
        let around = around.corrected();
        (content.source, content.cue) = (around.source.clone(), around.cue.clone());
    }
    content = says.applied(&content).into_owned();
    if let Some(name) = says.source.as_ref().filter(|name| *name != NOBODY) {
        content.source = Some(attributed(at, span, name));
    }
    if let Some(source) = &mut content.source {
        // What does not stand at the claim can't go from there either.
        source.text = near(at.article, span, &source.text).map(|_| source.text.clone()).unwrap_or_default();
    }
    match (&content.cue, &says.cue) {
        (Some(cue), said) if near(at.article, span, cue).is_none() => {
            if said.is_some() {
                let cue = words::cut(&visible::prose(cue));
                let title = format!("“{cue}” does not stand in the sentence of the claim, nor next to it.");
                return Err(Failure::usage(title).help("--cue takes the words of the article, such as said"));
            }
            content.cue = None;
        }
        _ => {}
    }
    content.digest = content.recomputed();
    Ok(content)
}

/// Returns the source of that name: what the record knows of it, else a name.
fn attributed(at: &Place<'_>, span: Span, name: &str) -> Attributed {
    let known = at.story.current().filter_map(|claim| claim.content.source.as_ref()).find(|source| source.name == name);
    let kind = known.map_or(SourceType::Named, |source| source.kind);
    let text = known
        .map(|source| &source.text)
        .filter(|text| near(at.article, span, name).is_none() && near(at.article, span, text).is_some());
    Attributed { text: text.map_or(name, String::as_str).to_owned(), name: name.to_owned(), kind }
}
