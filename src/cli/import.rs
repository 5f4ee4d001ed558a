//! `onrecord import`: records versions that were kept elsewhere.

use super::exit::Exit;
use super::failure::Outcome;
use super::format::FormatOption;
use super::record::{document, told};
use super::session::{Session, day};
use crate::intake::may_be_an_article;
use crate::text::visible;
use crate::workflow::{Event, Failure, ImportOptions, Moved, Project, RecordOptions, Recording, words};
use chrono::NaiveDate;
use std::path::{Path, PathBuf};

/// Move in: record the versions that a git history, a folder or a tracker of pages holds
///
/// What a source is, is told by what is in it: a database of diffengine, a data folder of changedetection.io, a folder of pages
/// with times in their paths, a repository of Open Terms Archive, or articles in git. Importing it again adds only what is new.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Folders, repositories, databases, or articles in git
    #[arg(value_name = "SOURCE", required = true)]
    sources: Vec<PathBuf>,
    /// Only versions from this day on (UTC)
    #[arg(long, value_name = "DATE", value_parser = day)]
    since: Option<NaiveDate>,
    /// Take a page without a time in its path for as old as its file
    #[arg(long)]
    file_times: bool,
    /// The story, where the source holds one [default: named after its address or path]
    #[arg(long, value_name = "SLUG")]
    story: Option<String>,
    #[command(flatten)]
    format: FormatOption,
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let Arguments { sources, since, file_times, story, .. } = arguments;
    if story.is_some() && sources.len() > 1 {
        return Err(Failure::usage("--story names one story, so it goes with one source."));
    }
    let project = Project::at(&session.at)?;
    let options = RecordOptions { story: story.clone(), ..RecordOptions::default() };
    let import = ImportOptions { since: *since, file_times: *file_times };
    let mut recording = Recording::begin(&project, &options, &mut |event| session.hear(event))?;
    let (mut exit, mut done) = (Exit::Clean, Vec::new());
    let is_text = arguments.format.format.is_text();
    for source in sources {
        match moved(&mut recording, source, &import, session) {
            Ok(moved) => {
                is_text.then(|| session.terminal.write(&told(&moved, &session.program())));
                exit = exit.max(unread(&moved).map_or(Exit::Clean, |failure| session.terminal.failure(&failure)));
                done.extend(moved.added.recorded);
            }
            Err(failure) => exit = exit.max(session.terminal.failure(&failure)),
        }
    }
    document::write(session, arguments.format.format, &done);
    Ok(exit)
}

/// Records one source, whatever it is.
fn moved(
    recording: &mut Recording<'_>,
    source: &Path,
    import: &ImportOptions,
    session: &mut Session<'_>,
) -> Result<Moved, Failure> {
    let is_folder = session.at.resolve(source).is_dir();
    let mut hear = |event: Event<'_>| session.hear(event);
    if let Some(moved) = recording.archive(source, import, &mut hear)? {
        return Ok(moved);
    }
    if is_folder {
        let found = recording.repository(source, import, &mut hear)?;
        told::left_out(&found.others, true).iter().for_each(|note| hear(Event::Note(note)));
        return Ok(found.moved);
    }
    let imported = recording.import(source, import.since, &mut hear);
    imported.map(Moved::of_article).map_err(|failure| match may_be_an_article(source) {
        true => failure,
        false => failure
            .help("import reads databases of diffengine, folders, and articles in git; crawls: onrecord record FILE"),
    })
}

/// Says what became of a source.
fn told(moved: &Moved, program: &str) -> String {
    let Moved { name, what, versions, stories, before, left_out, added } = moved;
    let (versions, of) = (words::count(*versions, "version"), words::count(*stories, "story"));
    let rows = std::iter::once((*before, "from before that day")).chain(left_out.iter().copied());
    format!("{} {what}: {versions} of {of}.\n{}", visible::name(name), told::added(added, rows, program))
}

/// Returns the failure of versions whose words are not read; none where all are.
fn unread(moved: &Moved) -> Option<Failure> {
    let unread: Vec<_> = moved.added.recorded.iter().filter(|one| one.not_read.is_some()).collect();
    let first = unread.first()?;
    let why = first.not_read.clone().unwrap_or_default();
    let (count, story) = (words::count(unread.len(), "version"), visible::text(&first.story));
    let title =
        format!("{count} of {} not read, the first {story}@{}: {why}.", visible::name(&moved.name), first.version);
    Some(Failure::unchecked(title).help("only marks and digits were looked at; --language en reads them as English"))
}
