//! Recording a crawl: every page in it as a version of the story of its address, with the time of its capture.

use super::event::{Event, Tell};
use super::failure::Failure;
use super::input::Input;
use super::page::of_page;
use super::project::Project;
use super::record::Recording;
use super::versions::{Added, Adding, Kept};
use super::words;
use crate::intake::{BodyProblem, Capture, Captured, Contents, Crawl, IntakeError, LeftOut};
use crate::ledger::{Response, canonical, key};
use crate::store::Saving;
use crate::text::visible;
use std::path::Path;

/// What recording a crawl came to.
#[derive(Debug, Default)]
pub(crate) struct Crawled {
    /// The crawl, as it was typed.
    pub name: String,
    /// The pages that it holds.
    pub pages: usize,
    /// The addresses that they are of.
    pub addresses: usize,
    /// The responses that are no pages.
    pub left_out: LeftOut,
    /// What became of the pages.
    pub added: Added,
}

impl Recording<'_> {
    /// Records the crawl `typed`; none where it is none.
    ///
    /// # Errors
    /// Where it can't be read or recorded. A page that can't be is told of, and the others are recorded.
    pub fn crawl(&mut self, typed: &Path, tell: &mut Tell<'_>) -> Result<Option<Crawled>, Failure> {
        let Self { project, options, lock, stories, editions } = self;
        let name = visible::path(typed);
        let crawl = match Crawl::open(&project.at.resolve(typed), &name) {
            // Whoever reads articles says what to do about these.
            Err(IntakeError::Missing { .. } | IntakeError::NotAFile { .. }) => None,
            opened => opened?,
        };
        let Some(crawl) = crawl else { return Ok(None) };
        let mut each = |seen: usize| tell(Event::Progress(&|| format!("looking through {name}: {seen} records")));
        let Contents { captures, left_out } = crawl.contents(&article_of, &mut each)?;
        tell(Event::ProgressEnds);
        let several = captures.first().map(|first| first.article) != captures.last().map(|last| last.article);
        if options.story.is_some() && several {
            return Err(Failure::usage("--story names one story, and this crawl holds pages of several addresses."));
        }
        let mut out = Crawled { name: name.clone(), pages: captures.len(), left_out, ..Crawled::default() };
        let mut adding = Adding { project, options, stories, editions, added: Added::default() };
        let saved: Result<(), Failure> = project.ledger.saving(lock, |saving| {
            let (mut done, all) = (0, captures.len());
            for group in captures.chunk_by(|one, other| one.article == other.article) {
                tell(Event::Counted(done, Some(all), &|| format!("recording {name}: {done} of {all} pages")));
                out.addresses += 1;
                article(&mut adding, &crawl, group, saving, tell)?;
                done += group.len();
            }
            Ok(())
        });
        tell(Event::ProgressEnds);
        saved?;
        if left_out.damaged > 0 {
            let records = words::count(left_out.damaged, "damaged record");
            let failure = Failure::unchecked(format!("{name} holds {records}, which can't be read."));
            tell(Event::Failure(&failure.help("what is whole was read; if the file was cut, copy it again")));
        }
        out.added = adding.added;
        Ok(Some(out))
    }
}

/// Returns what the addresses of one article have in common.
fn article_of(url: &str) -> String {
    key(&canonical(url).unwrap_or_else(|| url.to_owned()))
}

/// Records the captures of one article, the oldest first.
fn article(
    adding: &mut Adding<'_>,
    crawl: &Crawl,
    captures: &[Capture],
    saving: &Saving<'_>,
    tell: &mut Tell<'_>,
) -> Result<(), Failure> {
    let Some(first) = captures.first() else { return Ok(()) };
    let (project, named) = (adding.project, adding.options.story.as_deref());
    let slug = canonical(&first.url).ok_or_else(|| unnameable(&first.url)).and_then(|url| {
        let slug = adding.stories.slug(named, project, &url)?;
        Ok((url, slug))
    });
    let (url, slug) = match slug {
        Ok(found) => found,
        Err(failure) => {
            tell(Event::Failure(&failure));
            return Ok(());
        }
    };
    let kept: Vec<Kept<'_>> = captures.iter().map(|capture| Kept { time: capture.time, path: &url }).collect();
    let mut read = |at: usize| {
        let capture = captures.get(at).unwrap_or(first);
        let (input, response) = page(crawl, capture, project)?;
        Ok((input, Some(response)))
    };
    adding.story(slug, &kept, &mut read, saving, tell)
}

/// Reads a page, and what the server said that sent it.
fn page(crawl: &Crawl, capture: &Capture, project: &Project) -> Result<(Input, Response), Failure> {
    let page = crawl.read(capture, project.config.article_bytes)?;
    let Captured { head, body } = page.map_err(|problem| unreadable(capture, problem, project))?;
    let input = of_page(&capture.url, body, head.charset(), &project.at)?;
    Ok((input, Response::of(|name| head.field(name))))
}

fn unnameable(url: &str) -> Failure {
    Failure::unchecked(format!("{} can't be recorded: no ledger can hold this address.", visible::text(url)))
}

fn unreadable(capture: &Capture, problem: BodyProblem, project: &Project) -> Failure {
    let (url, time) = (visible::text(&capture.url), capture.time);
    match problem {
        BodyProblem::TooLarge => {
            Failure::too_large(&format!("{url}, captured at {time},"), project.config.article_bytes)
        }
        BodyProblem::Packed => {
            Failure::unchecked(format!("{url}, captured at {time}, is packed in a way that is not read."))
        }
    }
}
