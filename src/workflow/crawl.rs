//! Recording a crawl: every page in it as a version of the story of its address, with the time of its capture.

use super::chain::Chain;
use super::editions::Editions;
use super::event::{Event, Tell};
use super::failure::Failure;
use super::page::{Came, add_page, of_page};
use super::project::Project;
use super::record::{RecordOptions, Recorded, Recording, to_the_second};
use super::story_of_path::StoryOfPath;
use super::words;
use crate::intake::{BodyProblem, Capture, Captured, Contents, Crawl, IntakeError, LeftOut};
use crate::ledger::{Response, canonical, key};
use crate::store::{Save, Saving, Snapshot};
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
    /// The pages that say what the version before says.
    pub same: usize,
    /// The pages that were captured before the latest version on record, or are it.
    pub earlier: usize,
    /// The responses that are no pages.
    pub left_out: LeftOut,
    /// The versions that were recorded.
    pub recorded: Vec<Recorded>,
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
        let several = captures.first().map(|first| first.article) != captures.last().map(|last| last.article);
        if options.story.is_some() && several {
            return Err(Failure::usage("--story names one story, and this crawl holds pages of several addresses."));
        }
        let out = Crawled { name: name.clone(), pages: captures.len(), left_out, ..Crawled::default() };
        let mut crawling = Crawling { project, options, stories, editions, crawl: &crawl, out };
        let saved: Result<(), Failure> = project.ledger.saving(lock, |saving| {
            let mut done = 0;
            for group in captures.chunk_by(|one, other| one.article == other.article) {
                tell(Event::Progress(&|| format!("recording {name}: {done} of {} pages", captures.len())));
                crawling.article(group, saving, tell)?;
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
        Ok(Some(crawling.out))
    }
}

/// Returns what the addresses of one article have in common.
fn article_of(url: &str) -> String {
    key(&canonical(url).unwrap_or_else(|| url.to_owned()))
}

/// The bytes of a version, and of the page that they were read of.
type Files = (Vec<u8>, Option<Vec<u8>>);

/// A crawl that is being recorded.
struct Crawling<'a> {
    project: &'a Project,
    options: &'a RecordOptions,
    stories: &'a mut StoryOfPath,
    editions: &'a Editions<'a>,
    crawl: &'a Crawl,
    out: Crawled,
}

impl Crawling<'_> {
    /// Records the captures of one article, the oldest first.
    fn article(&mut self, captures: &[Capture], saving: &Saving<'_>, tell: &mut Tell<'_>) -> Result<(), Failure> {
        let Some(first) = captures.first() else { return Ok(()) };
        self.out.addresses += 1;
        let slug = canonical(&first.url).ok_or_else(|| unnameable(&first.url)).and_then(|url| {
            let slug = self.stories.slug(self.options.story.as_deref(), self.project, &url)?;
            Ok((url, slug))
        });
        let (url, slug) = match slug {
            Ok(found) => found,
            Err(failure) => {
                tell(Event::Failure(&failure));
                return Ok(());
            }
        };
        saving.settled(&slug)?;
        let before = self.project.ledger.story(&slug)?;
        let mut chain = Chain::new(self.project, self.editions, slug, before.as_ref().map(|file| file.story.clone()));
        let mut snapshots = Vec::new();
        for capture in captures {
            match self.capture(&mut chain, &url, capture) {
                Ok(Some((bytes, page))) => {
                    snapshots.extend(chain.latest().cloned().map(|version| Snapshot { version, bytes, page }));
                }
                Ok(None) => {}
                Err(failure) => tell(Event::Failure(&failure)),
            }
        }
        let Some(story) = chain.story().filter(|_| !snapshots.is_empty()) else { return Ok(()) };
        self.stories.note(story);
        Ok(saving.save(Save { before, story: story.clone(), snapshots })?)
    }

    /// Adds a capture to its story; returns the bytes of the new version and of its page, none where there is nothing new.
    fn capture(&mut self, chain: &mut Chain<'_>, url: &str, capture: &Capture) -> Result<Option<Files>, Failure> {
        let recorded = to_the_second(capture.time)?;
        if chain.latest().is_some_and(|latest| recorded <= latest.recorded) {
            self.out.earlier += 1;
            return Ok(None);
        }
        let page = self.crawl.read(capture, self.project.config.article_bytes)?;
        let Captured { head, body } = page.map_err(|problem| unreadable(capture, problem, self.project))?;
        let input = of_page(&capture.url, body, head.charset(), &self.project.at)?;
        let files = (input.bytes.clone(), input.page.clone());
        let response = Response::of(|name| head.field(name));
        let came = Came { url, recorded, published: self.options.published, response };
        let told = add_page(chain, input, &came)?;
        if !told.recorded {
            self.out.same += 1;
            return Ok(None);
        }
        self.out.recorded.push(told);
        Ok(Some(files))
    }
}

fn unnameable(url: &str) -> Failure {
    Failure::unchecked(format!("{} can't be recorded: no ledger can hold this address.", visible::text(url)))
}

fn unreadable(capture: &Capture, problem: BodyProblem, project: &Project) -> Failure {
    let (url, time) = (visible::text(&capture.url), capture.time);
    match problem {
        BodyProblem::TooLarge => {
            let limit = project.config.article_bytes;
            let failure = Failure::unchecked(format!("{url}, captured at {time}, is larger than {limit} bytes."));
            failure.help("the limit is article-bytes in onrecord.toml")
        }
        BodyProblem::Packed => {
            Failure::unchecked(format!("{url}, captured at {time}, is packed in a way that is not read."))
        }
    }
}
