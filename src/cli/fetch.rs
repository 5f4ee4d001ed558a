//! `onrecord fetch`: records pages from the web.

use super::exit::Exit;
use super::failure::Outcome;
use super::format::FormatOption;
use super::record::{document, told};
use super::session::{Session, day};
use crate::intake::WebOptions;
use crate::text::visible;
use crate::workflow::{Failure, Fetcher, Kept, Project, RecordOptions, not_read, words};
use chrono::NaiveDate;

/// Fetch pages from the web and record them; only this and watch connect
///
/// A site's robots.txt is obeyed, one request follows another with a delay, a page that has not changed is not sent again, and a
/// server that asks for patience gets it.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Addresses of pages: `https://example.org/news/storm.html`
    #[arg(value_name = "URL", required = true)]
    urls: Vec<String>,
    /// The story [default: the one of this address, else one named after it]
    #[arg(long, value_name = "SLUG")]
    story: Option<String>,
    /// The day of publication [default: that of the version before, else what the page says]
    #[arg(long, value_name = "DATE", value_parser = day)]
    published: Option<NaiveDate>,
    /// Record what an archive kept of the pages, with the times of the captures, instead of the pages as they are now
    #[arg(long)]
    from_wayback: bool,
    /// The archive: a server that speaks as the Wayback Machine does
    #[arg(long, value_name = "URL", default_value = "https://web.archive.org", requires = "from_wayback")]
    wayback: String,
    #[command(flatten)]
    web: WebOption,
    #[command(flatten)]
    format: FormatOption,
}

/// How pages are asked for, to be flattened into a command's arguments.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct WebOption {
    /// Seconds between two requests to one host; a site's robots.txt may ask for more
    #[arg(long, value_name = "SECONDS", default_value_t = 1.0, value_parser = seconds)]
    pub delay: f64,
    /// Seconds that one request may take
    #[arg(long, value_name = "SECONDS", default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..=600))]
    pub timeout: u64,
    /// Also fetch from this computer and its own network
    #[arg(long)]
    pub allow_private: bool,
}

impl WebOption {
    /// Returns the options; `patience` is the longest that a server may ask to wait, in seconds.
    pub fn options(&self, project: &Project, patience: u64) -> WebOptions {
        let Self { delay, timeout, allow_private } = *self;
        WebOptions { allow_private, delay, timeout, limit: project.config.article_bytes, patience }
    }
}

/// Seconds between two requests to an archive: 24 a minute.
const PACE_OF_ARCHIVES: f64 = 2.5;

/// The longest that a server may ask to wait, in seconds: nobody waits longer for a command.
const LONGEST_WAIT: u64 = 120;

fn seconds(typed: &str) -> Result<f64, String> {
    let number = typed.parse().ok().filter(|number: &f64| (0.0..=3600.0).contains(number));
    number.ok_or_else(|| "a number of seconds, from 0 to 3600".to_owned())
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let Arguments { urls, story, published, from_wayback, web, .. } = arguments;
    if story.is_some() && urls.len() > 1 {
        return Err(Failure::usage("--story names one story, so it goes with one address."));
    }
    let project = Project::at(&session.at)?;
    let options = RecordOptions { story: story.clone(), published: *published, ..RecordOptions::default() };
    let delay = if *from_wayback { web.delay.max(PACE_OF_ARCHIVES) } else { web.delay };
    let web = WebOptions { delay, ..web.options(&project, LONGEST_WAIT) };
    let mut fetcher = Fetcher::new(&project, &options, web)?;
    let (mut exit, mut done) = (Exit::Clean, Vec::new());
    let is_text = arguments.format.format.is_text();
    for url in urls {
        let outcome = if *from_wayback {
            fetcher.wayback(&arguments.wayback, url, &mut |event| session.hear(event)).map(|kept| {
                is_text.then(|| session.terminal.write(&kept_told(&kept, &session.program())));
                done.extend(kept.recorded);
            })
        } else {
            fetcher
                .fetch(url, session.now(), &mut |event| session.hear(event))
                .map(|one| {
                    is_text.then(|| session.terminal.write(&told::one(&one.path, &one, &session.program())));
                    let failure = not_read(&one.path, one.not_read.clone());
                    exit = exit.max(failure.map_or(Exit::Clean, |failure| session.terminal.failure(&failure)));
                    done.push(one);
                })
                .map_err(Failure::from)
        };
        exit = exit.max(outcome.map_or_else(|failure| session.terminal.failure(&failure), |()| Exit::Clean));
    }
    document::write(session, arguments.format.format, &done);
    Ok(exit)
}

/// Says what became of the captures of a page.
fn kept_told(kept: &Kept, program: &str) -> String {
    let Kept { url, captures, same, earlier, recorded } = kept;
    let url = visible::text(url);
    let mut out = format!("The archive has {} of {url}.\n", words::count(*captures, "capture"));
    match (recorded.first(), recorded.last()) {
        (Some(first), Some(last)) => {
            let (versions, story) = (words::count(recorded.len(), "version"), visible::text(&last.story));
            let numbers = if first.version == last.version { String::new() } else { format!(" to {}", last.version) };
            out.push_str(&format!(
                "Recorded {versions} of {story}: {}{numbers}. The whole story: {program} log {story}\n",
                first.version
            ));
        }
        _ => out.push_str("Nothing was recorded.\n"),
    }
    let rows = [(*same, "the same as the version before"), (*earlier, "not later than what is on record")];
    out.push_str(&told::left_out_rows(rows));
    out
}
