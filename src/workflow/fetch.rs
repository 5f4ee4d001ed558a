//! Recording pages from the web: what is at an address now, and what an archive kept of it.

use super::chain::Chain;
use super::event::{Event, Tell};
use super::failure::Failure;
use super::input::{Input, is_of};
use super::page::{Came, add_page, of_page};
use super::project::Project;
use super::record::{RecordOptions, Recorded, Recording, note_clock, to_the_second};
use super::story_of_path::StoryOfPath;
use super::unread;
use crate::intake::page::is_page;
use crate::intake::{Answer, Asked, Web, WebError, WebOptions};
use crate::ledger::{Response, Slug, Story, Version, canonical, host_of, key};
use crate::text::{ADDRESS_KEYS, Language, visible};
use chrono::{DateTime, NaiveDateTime, Utc};
use std::thread;
use std::time::Duration;

/// How the names of fields begin that an archive kept of the first server.
const KEPT: &str = "X-Archive-Orig-";

/// Fetches pages and records them. Nobody else waits while a server is asked: the right to write is taken for each page, once it is
/// there.
pub(crate) struct Fetcher<'p> {
    project: &'p Project,
    options: &'p RecordOptions,
    web: Web,
    /// The stories as they were when the first page was asked for.
    stories: StoryOfPath,
}

impl<'p> Fetcher<'p> {
    /// Gets ready; nothing is connected yet.
    ///
    /// # Errors
    /// Where the folder of claims can't be read.
    pub fn new(project: &'p Project, options: &'p RecordOptions, web: WebOptions) -> Result<Self, Failure> {
        Ok(Self { project, options, web: Web::new(web), stories: StoryOfPath::read(project)? })
    }

    /// Fetches the page at `typed`, at the time `now`, and records it.
    ///
    /// # Errors
    /// Where it can't be had or recorded; nothing is changed then.
    pub fn fetch(&mut self, typed: &str, now: DateTime<Utc>, tell: &mut Tell<'_>) -> Result<Recorded, Unfetched> {
        let url = canonical(typed).ok_or(WebError::NoAddress { url: typed.to_owned() })?;
        let slug = self.stories.known(&url);
        let known = slug.map(|slug| self.project.ledger.story(slug)).transpose().map_err(Failure::from)?;
        let known = known.flatten().map(|file| file.story);
        let asked = known.as_ref().and_then(Story::latest).map(asked).unwrap_or_default();
        let answer = self.web.page(&url, &asked, &mut |time, why| wait(tell, time, why));
        tell(Event::ProgressEnds);
        let Answer { url: at, head, body } = answer?;
        if head.status == 304 {
            return Ok(Recorded::new(&url, known.as_ref(), None, Vec::new()));
        }
        if is_front(&at) && !is_front(&url) {
            return Err(WebError::FrontPage { url }.into());
        }
        // What came byte for byte before need not be read again; most servers never say so themselves.
        if known.as_ref().and_then(Story::latest).is_some_and(|latest| latest.is_of_page(&body)) {
            return Ok(Recorded::new(&url, known.as_ref(), None, Vec::new()));
        }
        let shown = visible::text(&at);
        let media = head.media();
        if !matches!(media.as_str(), "text/html" | "application/xhtml+xml" | "") || media.is_empty() && !is_page(&body)
        {
            let failure = Failure::unchecked(format!("{shown} is no page, but {}.", visible::text(&media)));
            return Err(failure.help("save it as a file and record that").into());
        }
        let input = of_page(&shown, body, head.charset(), &self.project.at)?;
        let stated = input.article.front().texts(ADDRESS_KEYS).find_map(canonical);
        if self.options.story.is_none()
            && let Some(known) = self.as_it_is(&input, &address(&self.stories, &url, &at, stated.clone()))?
        {
            return Ok(known);
        }
        // Where that fails, they are read anew the next time.
        let stories = std::mem::take(&mut self.stories);
        let mut recording = Recording::resume(self.project, self.options, stories, tell)?;
        let address = address(&recording.stories, &url, &at, stated);
        let slug = recording.stories.slug(self.options.story.as_deref(), self.project, &address)?;
        let response = Response::of(|name| head.field(name));
        let (recorded, published) = (to_the_second(now)?, self.options.published);
        let came = Came { path: &address, recorded, published, response: Some(response) };
        let recorded = recording.page(slug, input, &came, tell)?;
        self.stories = recording.stories;
        Ok(recorded)
    }

    /// Returns what is on record at `address`, where that is what came from there: then nobody needs the right to write.
    fn as_it_is(&self, input: &Input, address: &str) -> Result<Option<Recorded>, Failure> {
        let file = self.stories.known(address).map(|slug| self.project.ledger.story(slug)).transpose()?.flatten();
        let Some(story) = file.map(|file| file.story) else { return Ok(None) };
        let same = |latest: &Version| is_of(latest, &input.bytes, input.page.as_deref()) && latest.path == address;
        let unread = || unread::of(None, &input.article);
        let not_read = input.article.language().map(Language::told);
        let is_same = story.latest().is_some_and(same);
        Ok(is_same.then(|| Recorded { not_read, ..Recorded::new(address, Some(&story), None, unread()) }))
    }

    /// Asks for the list of articles at `url`, where it has changed.
    ///
    /// # Errors
    /// Where it can't be had.
    pub fn list(&mut self, url: &str, asked: &Asked, tell: &mut Tell<'_>) -> Result<Answer, WebError> {
        let answer = self.web.list(url, asked, &mut |time, why| wait(tell, time, why));
        tell(Event::ProgressEnds);
        answer
    }

    /// Hands a JSON document to the service at `url`.
    ///
    /// # Errors
    /// Where the service does not take it.
    pub fn hand_over(&self, url: &str, json: &str, id: &str) -> Result<(), WebError> {
        self.web.hand_over(url, json, id)
    }

    /// Returns the story of an address, as far as it is on record.
    pub fn story(&self, url: &str) -> Option<&Slug> {
        self.stories.known(url)
    }

    /// Forgets what sites ask of programs, so that each is asked anew.
    pub fn forget(&mut self) {
        self.web.forget();
    }

    /// Records what the archive at `server` kept of the page at `typed`, the oldest first: what the ledger has no later version of.
    ///
    /// # Errors
    /// Where the archive can't be asked, or a version can't be recorded; those before it are recorded then.
    pub fn wayback(&mut self, server: &str, typed: &str, tell: &mut Tell<'_>) -> Result<Kept, Failure> {
        let url = canonical(typed).ok_or(WebError::NoAddress { url: typed.to_owned() })?;
        let server = server.trim_end_matches('/');
        let list = format!(
            "{server}/cdx/search/cdx?url={}&output=json&fl=timestamp,original,mimetype&filter=statuscode:200&collapse=digest",
            escaped(&url)
        );
        let answer = self.web.service(&list, &mut |time, why| wait(tell, time, why))?;
        let captures = captures(&answer.body).ok_or_else(|| {
            Failure::unchecked(format!("{} does not answer with a list of captures.", visible::text(server)))
        })?;
        let slug = self.stories.slug(self.options.story.as_deref(), self.project, &url)?;
        let latest = self.project.ledger.story(&slug)?.and_then(|file| Some(file.story.latest()?.recorded));
        let (earlier, later): (Vec<_>, Vec<_>) =
            captures.iter().partition(|capture| latest.is_some_and(|latest| capture.time <= latest));
        let mut out = Kept { url, captures: captures.len(), earlier: earlier.len(), ..Kept::default() };
        for (at, capture) in later.iter().enumerate() {
            let url = &out.url;
            tell(Event::Progress(&|| format!("fetching what was kept of {url}: {at} of {}", later.len())));
            match self.capture(server, &out.url, &slug, capture, tell) {
                Ok(told) if told.recorded => out.recorded.push(told),
                Ok(_) => out.same += 1,
                Err(Missed::This(failure)) => tell(Event::Failure(&failure)),
                Err(Missed::All(failure)) => return Err(failure),
            }
        }
        tell(Event::ProgressEnds);
        Ok(out)
    }

    /// Fetches and records one capture.
    fn capture(
        &mut self,
        server: &str,
        url: &str,
        slug: &Slug,
        capture: &Capture,
        tell: &mut Tell<'_>,
    ) -> Result<Recorded, Missed> {
        let address = format!("{server}/web/{}id_/{}", capture.stamp, capture.original);
        let answer = self.web.service(&address, &mut |time, why| wait(tell, time, why));
        let answer = answer.map_err(|error| match error {
            WebError::Status { .. } | WebError::TooLarge { .. } | WebError::Packed { .. } => Missed::This(error.into()),
            error => Missed::All(error.into()),
        })?;
        let input = of_page(url, answer.body, answer.head.charset(), &self.project.at).map_err(Missed::This)?;
        let response = Response::of(|name| answer.head.field(&format!("{KEPT}{name}")));
        let recorded = to_the_second(capture.time).map_err(Missed::This)?;
        let came = Came { path: url, recorded, published: self.options.published, response: Some(response) };
        let recording = Recording::begin(self.project, self.options, tell);
        recording.and_then(|mut recording| recording.page(slug.clone(), input, &came, tell)).map_err(Missed::All)
    }
}

/// Why a page is not on record.
pub(crate) enum Unfetched {
    /// It did not come.
    Web(WebError),
    /// It could not be read or recorded.
    Failure(Failure),
}

impl From<WebError> for Unfetched {
    fn from(error: WebError) -> Self {
        Self::Web(error)
    }
}

impl From<Failure> for Unfetched {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

impl From<Unfetched> for Failure {
    fn from(unfetched: Unfetched) -> Self {
        match unfetched {
            Unfetched::Web(error) => error.into(),
            Unfetched::Failure(failure) => failure,
        }
    }
}

/// What a failure ends.
enum Missed {
    /// One capture.
    This(Failure),
    /// All that follow, too.
    All(Failure),
}

impl Recording<'_> {
    /// Records a page as a version of the story `slug`.
    ///
    /// # Errors
    /// Where it can't be recorded; nothing is changed then.
    fn page(&mut self, slug: Slug, input: Input, came: &Came<'_>, tell: &mut Tell<'_>) -> Result<Recorded, Failure> {
        let file = self.project.ledger.story(&slug)?;
        let mut chain = Chain::new(self.project, &self.editions, slug, file.as_ref().map(|file| file.story.clone()));
        let before = chain.latest().cloned();
        let (bytes, page) = (input.bytes.clone(), input.page.clone());
        let told = add_page(&mut chain, input, came)?;
        if let Some(story) = chain.story().filter(|_| told.recorded) {
            self.project.ledger.save(&self.lock, file.as_ref(), story, Some((&bytes, page.as_deref())))?;
            self.stories.written(self.project, story);
            note_clock(tell, story, before.as_ref(), came.recorded);
        }
        Ok(told)
    }
}

/// Returns the address that a page is recorded under: the one that its story has already, else the one that the page calls its own,
/// where that is on the same site and no front page.
fn address(stories: &StoryOfPath, asked: &str, at: &str, stated: Option<String>) -> String {
    let own = |url: &String| host(url) == host(at) && (key(url).matches('/').count() > 2 || key(url) == key(at));
    let at = canonical(at).unwrap_or_else(|| asked.to_owned());
    let stated = stated.filter(own);
    let all = [Some(asked.to_owned()), Some(at.clone()), stated.clone()];
    let known = all.into_iter().flatten().find(|url| stories.known(url).is_some());
    known.or(stated).unwrap_or(at)
}

/// What recording the captures of an archive came to.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    /// The address of the page.
    pub url: String,
    /// How many captures the archive has, those that are the same as the one before left out.
    pub captures: usize,
    /// The captures that say what the version before says.
    pub same: usize,
    /// The captures from before the latest version on record.
    pub earlier: usize,
    /// The versions that were recorded.
    pub recorded: Vec<Recorded>,
}

/// A capture in the list of an archive.
struct Capture {
    /// When it was made, as the list writes it: `20260302080000`.
    stamp: String,
    time: DateTime<Utc>,
    /// The address as the archive knows it.
    original: String,
}

/// Reads a list of captures, the oldest first; none where it is none. Those that are no pages are left out.
fn captures(list: &[u8]) -> Option<Vec<Capture>> {
    // A page that was never captured has an empty list, or none.
    if list.trim_ascii().is_empty() {
        return Some(Vec::new());
    }
    let rows: Vec<Vec<String>> = serde_json::from_slice(list).ok()?;
    let capture = |row: &Vec<String>| {
        let [stamp, original, media, ..] = &row[..] else { return None };
        let is_page = matches!(media.as_str(), "text/html" | "application/xhtml+xml");
        let time = NaiveDateTime::parse_from_str(stamp, "%Y%m%d%H%M%S").ok()?.and_utc();
        let original = original.replace([' ', '\r', '\n'], "%20");
        is_page.then(|| Capture { stamp: stamp.clone(), time, original })
    };
    // The first row names the columns.
    let mut captures: Vec<Capture> = rows.iter().skip(1).filter_map(capture).collect();
    captures.sort_by_key(|capture| capture.time);
    Some(captures)
}

/// Returns what to ask a server for that sent this version.
fn asked(latest: &Version) -> Asked {
    let response = latest.response.clone().unwrap_or_default();
    Asked { etag: response.etag, modified: response.modified }
}

/// Returns whether an address is that of the front page of a site.
fn is_front(url: &str) -> bool {
    key(url) == format!("//{}", host(url)) && !url.contains('?')
}

fn host(url: &str) -> &str {
    let host = host_of(url);
    host.strip_prefix("www.").unwrap_or(host)
}

/// Returns an address as a parameter of another one holds it.
fn escaped(url: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/' | b':');
    url.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

fn wait(tell: &mut Tell<'_>, time: Duration, why: &str) {
    tell(Event::Progress(&|| format!("waiting {} s: {why}", time.as_secs_f64())));
    thread::sleep(time);
}

impl From<WebError> for Failure {
    fn from(error: WebError) -> Self {
        let (help, title) = (error.help(), format!("{}.", visible::text(&error.to_string())));
        match error {
            WebError::NoAddress { .. } => Self::usage(title).help(help),
            _ => Self::unchecked(title).help(help),
        }
    }
}
