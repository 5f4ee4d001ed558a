//! `onrecord record`: stores an article as a new version of its story and brings the story's claims up to it.

use super::format::{Format, FormatOption};
use super::{Book, Exit, Failure, Outcome, Session, book, input, input::Input};
use crate::check::Case;
use crate::diff::Edition;
use crate::extract::{Context, extract};
use crate::ledger::{self, Carry, Lock, NewVersion, Slug, Story, StoryFile, Summary, record};
use crate::model::{Claim, ClaimId, ClaimKind};
use crate::report::{visible, words};
use chrono::{DateTime, NaiveDate, Timelike, Utc};
use serde::Serialize;
use std::path::{Path, PathBuf};

/// Store articles as new versions of their stories, with their claims
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Articles below the ledger's folder
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// The story [default: the one this path was recorded for, else the file's name]
    #[arg(long, value_name = "SLUG")]
    story: Option<String>,
    /// The day of publication [default: that of the version before]
    #[arg(long, value_name = "DATE")]
    published: Option<NaiveDate>,
    /// Where this version is published
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    #[command(flatten)]
    format: FormatOption,
}

/// What recording one article came to.
#[derive(Serialize)]
struct Done {
    path: String,
    story: String,
    version: u32,
    digest: String,
    recorded: bool,
    carried: Vec<String>,
    changed: Vec<String>,
    added: Vec<String>,
    gone: Vec<String>,
    returned: Vec<String>,
    waiting: usize,
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    recorded: &'a [Done],
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    if arguments.story.is_some() && arguments.files.len() > 1 {
        return Err(Failure::usage("--story names one story, so it goes with one article."));
    }
    if arguments.files.iter().any(|file| file == Path::new("-")) {
        let failure = Failure::usage("an article on standard input has no path to be recorded under.");
        return Err(failure.help("save it as a file below the ledger's folder and record that"));
    }
    let book = Book::open(session)?;
    let lock = book.lock(session)?;
    let mut exit = Exit::Clean;
    let mut done = Vec::new();
    for file in &arguments.files {
        match one(arguments, session, &book, &lock, file) {
            Ok(one) => done.push(one),
            Err(failure) => exit = exit.max(session.terminal.failure(&failure)),
        }
    }
    print(arguments.format.format, session, &done);
    Ok(exit)
}

fn one(
    arguments: &Arguments,
    session: &mut Session<'_>,
    book: &Book,
    lock: &Lock,
    typed: &Path,
) -> Result<Done, Failure> {
    let input = input::read(session, typed, book.config.article_bytes)?;
    let path = book.inside(session, typed)?;
    let slug = slug(arguments, book, &path)?;
    let file = book.ledger.story(&slug)?;
    let latest = file.as_ref().and_then(|file| file.story.latest());
    let published = arguments.published.or_else(|| latest.and_then(|version| version.published));
    let context = Context { published };
    let found = extract(&input.article, &context);
    let carry = match &file {
        Some(file) => carry(book, file, &path, &input, &found)?,
        None => vec![Carry::default(); found.len()],
    };
    let (claims, carry): (Vec<Claim>, Vec<Carry>) =
        found.into_iter().zip(carry).filter(|(claim, _)| claim.kind() != ClaimKind::Assertion).unzip();
    let version = NewVersion {
        recorded: now(session),
        published,
        url: arguments.url.as_deref(),
        path: &path,
        snapshots: book.ledger.snapshots(),
        extension: &input.extension,
        bytes: &input.bytes,
        article: &input.article,
        claims: &claims,
    };
    let story = file.as_ref().map(|file| &file.story);
    let outcome = record(&slug, story, &version, &carry).map_err(|error| Failure::unchecked(format!("{error}.")))?;
    match outcome {
        ledger::Outcome::Unchanged { .. } => Ok(Done::new(&path, story, Summary::default(), false)),
        ledger::Outcome::Recorded { story, summary } => {
            book.ledger.save(lock, file.as_ref(), &story, Some(&input.bytes))?;
            Ok(Done::new(&path, Some(&story), summary, true))
        }
    }
}

/// Returns the time to the second; the ledger keeps no more.
#[allow(clippy::disallowed_methods, reason = "the clock is read here, once a recording")]
fn now(session: &Session<'_>) -> DateTime<Utc> {
    let now = session.now.unwrap_or_else(Utc::now);
    now.with_nanosecond(0).unwrap_or(now)
}

/// Returns the story that an article belongs to: the named one, the one its path was recorded for, else one of the
/// file's own name.
fn slug(arguments: &Arguments, book: &Book, path: &str) -> Result<Slug, Failure> {
    if let Some(name) = &arguments.story {
        return Slug::parse(name).ok_or_else(|| {
            let failure = Failure::usage(format!("{name} can't be a story's name."));
            failure.help("use lower-case letters, digits and dashes: --story harbour-toll")
        });
    }
    let (files, failures) = book.stories()?;
    if let Some(file) = book::by_path(&files).get(path) {
        return Ok(file.story.slug.clone());
    }
    let name = path.rsplit('/').next().unwrap_or(path);
    let slug = Slug::of_file_name(name).ok_or_else(|| {
        Failure::usage(format!("no story's name can be made of {path}.")).help("name one: --story harbour-toll")
    })?;
    if let Some(file) = files.iter().find(|file| file.story.slug == slug) {
        let other = file.story.latest().map_or("", |version| version.path.as_str());
        let title = format!("the story {slug} is on record already, as {other}.");
        let help = format!("if {path} is the same story: --story {slug}; else give it another name with --story");
        return Err(Failure::usage(title).help(help));
    }
    // A story that can't be read may be the one that this path belongs to.
    failures.into_iter().next().map_or(Ok(slug), Err)
}

/// Returns for each claim of the new version which recorded claim it continues.
fn carry(book: &Book, file: &StoryFile, path: &str, input: &Input, found: &[Claim]) -> Result<Vec<Carry>, Failure> {
    let mut carry = vec![Carry::default(); found.len()];
    let Some(latest) = file.story.latest() else { return Ok(carry) };
    let before = book.snapshot(latest)?;
    let was = extract(&before, &Context { published: latest.published });
    let case = Case::new(file, path, Edition::new(&before, &was), Edition::new(&input.article, found));
    for tracked in &case.tracked {
        if let Some(slot) = tracked.after.and_then(|at| carry.get_mut(at)) {
            *slot = Carry { from: Some(tracked.recorded.id.clone()), changes: tracked.names.clone() };
        }
    }
    Ok(carry)
}

impl Done {
    fn new(path: &str, story: Option<&Story>, summary: Summary, recorded: bool) -> Self {
        let names = |ids: Vec<ClaimId>| ids.into_iter().map(|id| id.0).collect();
        let latest = story.and_then(Story::latest);
        Self {
            path: path.to_owned(),
            story: story.map(|story| story.slug.to_string()).unwrap_or_default(),
            version: latest.map_or(0, |version| version.number),
            digest: latest.map(|version| version.digest.to_string()).unwrap_or_default(),
            recorded,
            carried: names(summary.carried),
            changed: names(summary.changed),
            added: names(summary.added),
            gone: names(summary.gone),
            returned: names(summary.returned),
            waiting: story.map_or(0, |story| story.pending().count()),
        }
    }

    fn text(&self) -> String {
        let Self { path, story, version, .. } = self;
        let (path, story) = (visible::name(path), visible::text(story));
        if !self.recorded {
            return format!("{path} is version {version} of {story} already; nothing was recorded.\n");
        }
        let digest: String = self.digest.chars().take(15).collect();
        let mut out = format!("Recorded {path} as version {version} of {story} ({digest}…).\n");
        let counts = [
            (&self.added, "new"),
            (&self.changed, "changed"),
            (&self.carried, "carried"),
            (&self.gone, "gone"),
            (&self.returned, "back again"),
        ];
        let counts: Vec<String> = counts
            .iter()
            .filter(|(ids, _)| !ids.is_empty())
            .map(|(ids, what)| format!("{} {what}", ids.len()))
            .collect();
        let total = self.added.len() + self.changed.len() + self.carried.len() + self.returned.len();
        let counts = if counts.is_empty() { String::new() } else { format!(": {}", counts.join(", ")) };
        out.push_str(&format!("{}{counts}.\n", words::count(total, "claim")));
        match self.waiting {
            0 => out.push_str("Nothing waits for a person.\n"),
            1 => out.push_str("1 claim waits for a person: onrecord review\n"),
            waiting => out.push_str(&format!("{waiting} claims wait for a person: onrecord review\n")),
        }
        out
    }
}

fn print(format: Format, session: &mut Session<'_>, done: &[Done]) {
    match format {
        Format::Text => done.iter().for_each(|one| session.terminal.write(&one.text())),
        Format::Json => session.terminal.json(&Document { schema: "onrecord/recorded/1", recorded: done }),
        Format::Jsonl => done.iter().for_each(|one| session.terminal.json_line(one)),
    }
}
