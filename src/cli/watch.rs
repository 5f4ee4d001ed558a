//! `onrecord watch`: records the articles of feeds, and tells what changes in them.

mod listener;
mod outcome;

use super::exit::Exit;
use super::failure::Outcome;
use super::fetch::WebOption;
use super::format::{Format, FormatOption};
use super::report;
use super::session::Session;
use crate::ledger::canonical;
use crate::report::atom;
use crate::store::Target;
use crate::workflow::watch::{Destination, Kind, Sources, Told, Watch};
use crate::workflow::{Failure, Fetcher, Project, RecordOptions, target};
use listener::Watcher;
use outcome::{summary, verdict};
use schemars::JsonSchema;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// Watch feeds and pages: record what is new, and tell what changed
///
/// watch.toml, beside onrecord.toml, names what is watched. An article is visited often while it is new, then less and less. What reads the same is no new version, and what was told is not told
/// again, whenever the watch is ended. Of two watches of one ledger only the first one works.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Go round once and end, for cron and CI, instead of staying
    #[arg(long)]
    once: bool,
    /// Visit every article in the first round, whatever the schedule says
    #[arg(long)]
    now: bool,
    /// Tell of new articles too, and of changes that are not of substance
    #[arg(long)]
    all: bool,
    /// Put each change as a line of JSON at the end of a file
    #[arg(long, value_name = "FILE")]
    log: Option<PathBuf>,
    /// Run a command for each change, in a shell, with the JSON on its standard input; may be repeated
    #[arg(long, value_name = "COMMAND")]
    run: Vec<String>,
    /// Post each change as JSON to an address; may be repeated
    #[arg(long, value_name = "URL", value_parser = address)]
    webhook: Vec<String>,
    /// Write the latest changes as an Atom feed to a file
    #[arg(long, value_name = "FILE")]
    atom: Option<PathBuf>,
    /// Write the record as a static site to a folder, as report does
    #[arg(long, value_name = "DIR")]
    report: Option<PathBuf>,
    #[command(flatten)]
    web: WebOption,
    #[command(flatten)]
    format: FormatOption,
}

/// The schema of the document.
pub const SCHEMA: &str = "onrecord/watch/1";

/// What was told.
#[derive(Serialize, JsonSchema)]
pub struct Document<'a> {
    /// The form of this document, with its number.
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    /// Each change, in the order in which it was told.
    told: &'a [Told],
}

/// Reads an address that somebody typed, as it is: what stands behind `?` may be a password.
fn address(typed: &str) -> Result<String, String> {
    canonical(typed).map(|_| typed.to_owned()).ok_or_else(|| "an address such as https://example.org/hook".to_owned())
}

impl Arguments {
    /// Returns where what is told goes; whoever runs the watch comes first.
    fn destinations(&self, session: &Session<'_>, project: &Project) -> Result<Vec<Destination>, Failure> {
        let mut kinds = vec![Kind::Listener];
        if let Some(file) = &self.log {
            kinds.push(Kind::Log(named("--log", file, session, project)?));
        }
        kinds.extend(self.run.iter().cloned().map(Kind::Command));
        kinds.extend(self.webhook.iter().cloned().map(Kind::Webhook));
        Ok(kinds.into_iter().map(Destination::new).collect())
    }
}

/// Returns where a file lies that an option names.
fn named(option: &str, file: &Path, session: &Session<'_>, project: &Project) -> Result<Target, Failure> {
    let target = target(Some(project), &session.at, &project.spared()?, file);
    target.map_err(|failure| failure.prefixed(&format!("{option}: ")).into_usage())
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let project = Project::at(&session.at)?;
    let sources = Sources::of(&project)?;
    let options = RecordOptions::default();
    let atom = arguments.atom.as_ref().map(|file| named("--atom", file, session, &project)).transpose()?;
    let destinations = (arguments.destinations(session, &project)?, arguments.all);
    // Who asks for patience is visited later; nobody else waits for that.
    let fetcher = Fetcher::new(&project, &options, arguments.web.options(&project, 0))?;
    let format = arguments.format.format;
    let mut watcher = Watcher::new(session, format, !arguments.once)?;
    let Some(mut watch) = Watch::begin((&project, &sources), fetcher, destinations, &mut watcher)? else {
        watcher.session.terminal.message("Another onrecord watch is at work on this ledger; nothing was done.");
        return Ok(Exit::Clean);
    };
    let (mut exit, mut first) = (Exit::Clean, true);
    loop {
        let round = watch.round(first && arguments.now, &mut watcher);
        exit = exit.max(verdict(&round));
        if first || round.moved {
            let written = publish(arguments, atom.as_ref(), &mut watch, &mut watcher, &project);
            exit = exit.max(written.unwrap_or_else(|failure| watcher.session.terminal.failure(&failure)));
        }
        first = false;
        if arguments.once && format.is_text() {
            watcher.session.terminal.write(&summary(&round));
        }
        watcher.session.terminal.flush();
        if arguments.once || !watch.sleep(&mut watcher) {
            break;
        }
    }
    watcher.session.terminal.progress_ends();
    if format == Format::Json {
        watcher.session.terminal.json(&Document { schema: SCHEMA, told: &watcher.told });
    }
    Ok(exit)
}

/// Writes what is made of the whole record: the Atom feed and the report.
fn publish(
    arguments: &Arguments,
    atom: Option<&Target>,
    watch: &mut Watch<'_>,
    watcher: &mut Watcher<'_, '_>,
    project: &Project,
) -> Outcome {
    if let Some(target) = atom {
        let (told, name) = watch.recent(watcher)?;
        target.put(atom::feed(&told, &name).as_bytes())?;
    }
    let Some(folder) = &arguments.report else { return Ok(Exit::Clean) };
    let today = watcher.session.now().date_naive();
    Ok(report::write(folder, today, project, watcher.session)?.0)
}
