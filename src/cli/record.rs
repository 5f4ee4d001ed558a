//! `onrecord record`: stores articles as new versions of their stories.

mod crawled;
pub(super) mod document;
pub(super) mod told;

pub use document::{Document, SCHEMA};

use super::exit::Exit;
use super::failure::Outcome;
use super::format::FormatOption;
use super::session::{Session, day};
use crate::ledger::{STREAM, origin};
use crate::text::visible;
use crate::workflow::{Failure, Project, RecordOptions, Recording, not_read};
use chrono::NaiveDate;
use std::path::{Path, PathBuf};

/// Store articles as new versions of their stories, with their claims
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Articles below the ledger's folder, folders of them, or crawls (WARC, WACZ); - for standard input, with --story [default: every article that onrecord.toml names]
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The story [default: the one this path was recorded for, else the file's name, without a day or number before it; of index.md, the folder's]
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
    /// Read web pages anew that are on record as they are: a newer reader may read more of them
    #[arg(long, conflicts_with = "git_history")]
    reread: bool,
    #[command(flatten)]
    format: FormatOption,
}

/// Returns the files that were named, and for each folder the articles in it that onrecord.toml names; of none, all of them.
fn named(project: &Project, session: &mut Session<'_>, files: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut out = Vec::new();
    if files.is_empty() {
        return below(project, session, None);
    }
    for file in files {
        if session.at.resolve(file).is_dir() {
            out.extend(below(project, session, Some(file))?);
        } else {
            out.push(file.clone());
        }
    }
    Ok(out)
}

/// Returns the articles in a folder, and says which files there are left out.
fn below(project: &Project, session: &mut Session<'_>, folder: Option<&Path>) -> Result<Vec<PathBuf>, Failure> {
    let name = folder.map_or_else(|| "the ledger's folder".to_owned(), visible::path);
    told::articles(project.articles_below(folder)?, &name, session)
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let folders = arguments.files.is_empty() || arguments.files.iter().any(|file| session.at.resolve(file).is_dir());
    if arguments.story.is_some() && (folders || arguments.files.len() > 1) {
        return Err(Failure::usage("--story names one story, so it goes with one article."));
    }
    let is_stream = arguments.files.iter().any(|file| file == Path::new("-"));
    if is_stream && (arguments.files.len() > 1 || arguments.git_history) {
        return Err(Failure::usage("standard input goes with no other article, and has no git history."));
    }
    let project = Project::at(&session.at)?;
    let options = RecordOptions {
        story: arguments.story.clone(),
        published: arguments.published,
        url: arguments.url.clone(),
        reread: arguments.reread,
    };
    // Whoever writes there may use the ledger: it is not locked before all is read.
    let stream = is_stream.then(|| project.stream()).transpose()?;
    let mut recording = Recording::begin(&project, &options, &mut |event| session.hear(event))?;
    let (mut exit, mut done) = (Exit::Clean, Vec::new());
    let is_text = arguments.format.format.is_text();
    let files = named(&project, session, &arguments.files)?;
    for file in &files {
        let crawled = match &stream {
            Some(_) => Ok(None),
            None => recording.crawl(file, &mut |event| session.hear(event)),
        };
        let recorded = if let Some(crawled) = crawled.transpose() {
            crawled.map(|crawled| {
                is_text.then(|| session.terminal.write(&crawled::told(&crawled, &session.program())));
                done.extend(crawled.added.recorded);
            })
        } else if arguments.git_history {
            recording.import(file, None, &mut |event| session.hear(event)).map(|imported| {
                is_text.then(|| session.terminal.write(&told::imported(&imported, &session.program())));
                done.extend(imported.recorded);
            })
        } else {
            let now = session.now();
            let one = match &stream {
                Some(stream) => recording.stream(stream.clone(), now, &mut |event| session.hear(event)),
                None => recording.record(file, now, &mut |event| session.hear(event)),
            };
            one.map(|one| {
                let name = if is_stream { origin(STREAM) } else { &one.path };
                is_text.then(|| session.terminal.write(&told::one(name, &one, &session.program())));
                let failure = not_read(name, one.not_read.clone());
                exit = exit.max(failure.map_or(Exit::Clean, |failure| session.terminal.failure(&failure)));
                done.push(one);
            })
        };
        exit = exit.max(recorded.map_or_else(|failure| session.terminal.failure(&failure), |()| Exit::Clean));
    }
    document::write(session, arguments.format.format, &done);
    Ok(exit)
}
