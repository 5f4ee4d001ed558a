//! `onrecord extract`: the claims of an article.

mod json;
mod printer;

pub use json::{Answer, Document, SCHEMA};

use super::exit::Exit;
use super::failure::Outcome;
use super::format::{JobsOption, TableFormat, TableOption};
use super::record::told;
use super::session::{Session, day};
use super::stream;
use crate::extract::Context;
use crate::intake::{Intake, LIMIT, name_of_path};
use crate::text::{Language, visible};
use crate::workflow::{
    Event, Failure, Manner, Project, Standpoint, Text, articles_in, found_in, input, left_out, not_read, parallel,
    words,
};
use chrono::NaiveDate;
use json::answer;
use printer::{Body, Input, Printer};
use std::path::{Path, PathBuf};

/// Find the claims in articles; needs no ledger and writes nothing
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Articles: text, Markdown or web pages, folders of them, or - for standard input
    #[arg(value_name = "FILE", required_unless_present = "stream", conflicts_with = "stream")]
    files: Vec<PathBuf>,
    /// The day of publication, against which "Tuesday" is read
    #[arg(long, value_name = "DATE", value_parser = day, conflicts_with = "stream")]
    published: Option<NaiveDate>,
    /// List the sentences in the article's own voice too
    #[arg(long)]
    assertions: bool,
    #[command(flatten)]
    format: TableOption,
    #[command(flatten)]
    jobs: JobsOption,
    /// Answer JSON lines: {"id", "text", "published"?} gives {"id", "claims"}
    #[arg(long)]
    stream: bool,
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let project = session.ledger_if_sound()?;
    let dollar = project.as_ref().map(|project| project.config.dollar).unwrap_or_default();
    let manner = Manner { english: session.at.english, assertions: arguments.assertions };
    if arguments.stream {
        arguments.format.in_lines()?;
        return Ok(stream::run(session.terminal, arguments.jobs, |row| answer(row, dollar, manner)));
    }
    if arguments.files.iter().filter(|file| *file == Path::new("-")).count() > 1 {
        return Err(Failure::usage("standard input holds one article."));
    }
    let (files, mut exit) = named(arguments, session, project.as_ref());
    let at = session.at.clone();
    let reader = Reader {
        at: project.as_ref().map_or(&at, |project| &project.at),
        limit: project.as_ref().map_or(LIMIT, |project| project.config.article_bytes),
        context: Context { published: arguments.published, dollar },
        manner,
        format: arguments.format.format,
    };
    let all = files.len();
    let mut printer = Printer::new(arguments.format.format, all);
    let mut done = 0;
    parallel::each(
        files.iter(),
        arguments.jobs.of(all),
        |file| reader.read(file),
        |read| {
            done += 1;
            match read {
                Ok(read) => {
                    read.notes.iter().for_each(|line| session.terminal.message(line));
                    printer.print(session.terminal, read.body);
                    let foreign = read.foreign.map(|failure| session.terminal.failure(&failure));
                    exit = exit.max(foreign.unwrap_or_default());
                }
                Err(failure) => exit = exit.max(session.terminal.failure(&failure)),
            }
            let line = || format!("reading: {done} of {}", words::count(all, "article"));
            session.hear(Event::Counted(done, Some(all), &line));
            session.terminal.is_open()
        },
    );
    session.hear(Event::ProgressEnds);
    printer.end(session.terminal);
    Ok(exit)
}

/// Returns the files that were named, and for each folder the articles in it; says what of a folder is left out, and which one holds none.
fn named(arguments: &Arguments, session: &mut Session<'_>, project: Option<&Project>) -> (Vec<PathBuf>, Exit) {
    let (mut out, mut exit) = (Vec::new(), Exit::Clean);
    for file in &arguments.files {
        if !session.at.resolve(file).is_dir() {
            out.push(file.clone());
            continue;
        }
        let found = articles_in(project, &session.at, file);
        match found.and_then(|found| told::articles(found, &visible::path(file), session)) {
            Ok(articles) => out.extend(articles.iter().map(|path| found_in(file, path))),
            Err(failure) => exit = exit.max(session.terminal.failure(&failure)),
        }
    }
    (out, exit)
}

/// What every article is read with.
struct Reader<'a> {
    at: &'a Standpoint,
    limit: u64,
    context: Context,
    manner: Manner,
    format: TableFormat,
}

/// An article that was read.
struct Read {
    body: Body,
    /// What was decided and left out of a document.
    notes: Option<String>,
    /// Why its words are not read.
    foreign: Option<Failure>,
}

impl Reader<'_> {
    fn read(&self, file: &Path) -> Result<Read, Failure> {
        let (Intake { bytes, markup, page, .. }, text) = input::read_text(self.at, file, self.limit)?;
        let name = name_of_path(file);
        let notes = page.as_ref().and_then(|page| left_out(&name, &page.left_out));
        let original = page.as_ref().and_then(|page| page.original.clone());
        let text = Text::new(text, original, self.at.reading(markup), self.context, self.manner);
        let bytes = page.map_or(bytes, |page| page.bytes);
        let foreign = not_read(&name, text.language().map(Language::told));
        let body = Body::of(Input { name, bytes, text }, self.format);
        Ok(Read { body, notes, foreign })
    }
}
