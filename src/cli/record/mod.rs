//! `onrecord record`: stores an article as a new version of its story and brings the story's claims up to it.

mod chain;
mod history;
mod places;

use super::format::{Format, FormatOption};
use super::session::{day, is_writable};
use super::{Book, Exit, Failure, Outcome, Session, input};
use crate::ledger::{Lock, Story, Summary, seal};
use crate::model::ClaimId;
use crate::report::{Unread, unread, words};
use crate::schema::{Sha256, StoryName};
use crate::text::Language;
use crate::text::visible;
use chain::{Chain, Entry};
use chrono::{DateTime, NaiveDate, Timelike, Utc};
use places::Places;
use schemars::JsonSchema;
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
    #[arg(long, value_name = "DATE", value_parser = day)]
    published: Option<NaiveDate>,
    /// Where this version is published
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// Record every version that the git history of the articles holds, oldest first
    #[arg(long)]
    git_history: bool,
    #[command(flatten)]
    format: FormatOption,
}

/// The schema of the document.
pub const SCHEMA: &str = "onrecord/recorded/1";

/// What every article of a run is recorded with.
struct Desk<'a> {
    arguments: &'a Arguments,
    book: &'a Book,
    lock: &'a Lock,
    places: Places,
}

/// What recording one article came to.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Recorded")]
pub struct Done {
    /// The article, from the ledger's folder.
    path: String,
    /// The story's name.
    #[schemars(with = "StoryName")]
    story: String,
    /// The latest version of the story.
    version: u32,
    /// SHA-256 of the article's bytes.
    #[schemars(with = "Sha256")]
    digest: String,
    /// Whether a version was added; not where the latest one is the same already.
    recorded: bool,
    /// The claims that say what they said.
    carried: Vec<String>,
    /// The claims that say something else now.
    changed: Vec<String>,
    /// The claims that are new.
    added: Vec<String>,
    /// The claims that the article does not hold any more.
    gone: Vec<String>,
    /// The claims that are back after they were gone.
    returned: Vec<String>,
    /// How many claims of the story wait for a person.
    waiting: usize,
    /// Why its words are not read ("not English (German?)"): only marks and digits are. Left out where they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    not_read: Option<String>,
    /// What of the article is not read; left out where everything is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unread: Vec<Unread>,
    /// The commit that held this version; left out where it came from no git history.
    #[serde(skip_serializing_if = "Option::is_none")]
    commit: Option<String>,
}

/// What was recorded.
#[derive(Serialize, JsonSchema)]
pub struct Document<'a> {
    /// The form of this document, with its number.
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    /// What became of each article; with `--git-history`, of each version.
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
    let mut desk = Desk { arguments, book: &book, lock: &lock, places: Places::read(&book)? };
    let mut exit = Exit::Clean;
    let mut done = Vec::new();
    for file in &arguments.files {
        let recorded = if arguments.git_history {
            history::record(&mut desk, session, file, &mut done)
        } else {
            one(&mut desk, session, file).map(|(one, not_read)| {
                arguments.format.format.is_text().then(|| session.terminal.write(&one.text(&session.program())));
                done.push(one);
                not_read.map_or(Exit::Clean, |failure| session.terminal.failure(&failure))
            })
        };
        exit = exit.max(recorded.unwrap_or_else(|failure| session.terminal.failure(&failure)));
    }
    match arguments.format.format {
        // Articles are told of one by one.
        Format::Text => {}
        Format::Json => session.terminal.json(&Document { schema: SCHEMA, recorded: &done }),
        Format::Jsonl => done.iter().for_each(|one| session.terminal.json_line(one)),
    }
    Ok(exit)
}

/// Records one article; says as well why its words are not read, where they are not.
fn one(desk: &mut Desk<'_>, session: &mut Session<'_>, typed: &Path) -> Result<(Done, Option<Failure>), Failure> {
    let Desk { arguments, book, lock, places } = desk;
    let input = input::read(session, typed, book.config.article_bytes)?;
    let path = book.inside(session, typed)?;
    let slug = places.slug(arguments, book, &path)?;
    let file = book.ledger.story(&slug)?;
    let mut chain = Chain::new(book, slug, file.as_ref().map(|file| file.story.clone()));
    let bytes = input.bytes.clone();
    let published = arguments.published.or_else(|| chain.latest().and_then(|version| version.published));
    let recorded = now(session)?;
    let before = chain.latest().map(|latest| (latest.number, latest.recorded)).filter(|(_, at)| recorded < *at);
    let entry = Entry { recorded, published, url: arguments.url.as_deref(), path: &path };
    let unread = unread::of(None, &input.article);
    let not_read = input::not_read(&path, input.article.language());
    let told = input.article.language().map(Language::told);
    let summary = chain.add(input, &entry)?;
    if let (Some(_), Some(story)) = (&summary, chain.story()) {
        book.ledger.save(lock, file.as_ref(), story, Some(&bytes))?;
        places.note(story);
        if let (Some((number, at)), Some(latest)) = (before, story.latest()) {
            let (slug, recorded, at) = (&story.slug, seal::time(recorded), seal::time(at));
            session.terminal.message(&format!(
                "note: by the clock of this computer, version {} of {slug} was recorded at {recorded}, before version {number} \
                 at {at}: a clock is wrong. Versions keep the order in which they were recorded.",
                latest.number
            ));
        }
    }
    let done = Done { not_read: told, ..Done::new(&path, chain.story(), summary, unread) };
    Ok((done, not_read))
}

/// Returns the time to the second; the ledger keeps no more.
///
/// # Errors
/// Where the clock says a year that the ledger can't write.
fn now(session: &Session<'_>) -> Result<DateTime<Utc>, Failure> {
    let now = session.now();
    if !is_writable(now.date_naive()) {
        let title = format!("the clock of this computer says {now}, a time that no ledger can hold.");
        return Err(Failure::unchecked(title).help("set the clock; nothing was recorded"));
    }
    Ok(now.with_nanosecond(0).unwrap_or(now))
}

impl Done {
    fn new(path: &str, story: Option<&Story>, summary: Option<Summary>, unread: Vec<Unread>) -> Self {
        let recorded = summary.is_some();
        let summary = summary.unwrap_or_default();
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
            not_read: None,
            unread,
            commit: None,
        }
    }

    fn text(&self, program: &str) -> String {
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
        let unread = unread::told(&self.unread, &self.path);
        out.push_str(&format!("{}{counts}.{unread}\n", words::count(total, "claim")));
        out.push_str(&waiting(program, self.waiting));
        out
    }
}

/// Returns the line that says how many claims wait.
fn waiting(program: &str, count: usize) -> String {
    match count {
        0 => "Nothing waits for a person.\n".to_owned(),
        1 => format!("1 claim waits for a person: {program} review\n"),
        count => format!("{count} claims wait for a person: {program} review\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::terminal::Terminal;
    use crate::report::Style;

    #[test]
    fn a_clock_may_say_what_no_ledger_can_hold() {
        let mut terminal = Terminal::captured(Style::PLAIN);
        for (seconds, holds) in [(-86_400, true), (0, true), (253_402_300_799, true), (253_402_300_800, false)] {
            let at = DateTime::from_timestamp(seconds, 7);
            let session =
                Session { terminal: &mut terminal, here: PathBuf::new(), root: None, now: at, english: false };
            assert_eq!(now(&session).is_ok(), holds, "{at:?}");
        }
    }
}
