//! `onrecord report`: the record as a static site for people without a terminal.

use super::exit::Exit;
use super::failure::Outcome;
use super::session::{Session, day};
use crate::check::Reported;
use crate::ledger::{Story, StoryFile};
use crate::report::site::{self, Dossier, Line, Overview, Present, Reading, Unreadable, csv};
use crate::store::Site;
use crate::text::visible;
use crate::workflow::{CheckOptions, Checked, Editions, Event, Failure, Page, Project, check, status, words};
use chrono::NaiveDate;
use std::path::{Path, PathBuf};

/// Write the record as a static site: a page a story, for people without a terminal
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The folder to write, new, empty or written by this command before
    #[arg(short, long, value_name = "DIR", default_value = "report")]
    output: PathBuf,
    /// The day that the check takes for today [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<NaiveDate>,
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let project = Project::at(&session.at)?;
    let today = arguments.today.unwrap_or_else(|| session.now().date_naive());
    let (exit, stories) = write(&arguments.output, today, &project, session)?;
    let (index, count) = (arguments.output.join("index.html"), words::count(stories, "story"));
    session.terminal.line(&format!("Wrote a report of {count}: open {}", visible::path(&index)));
    Ok(exit)
}

/// Writes the report to the folder `output`, with `today` for today; returns the verdict, and how many stories it holds.
///
/// # Errors
/// Where the record can't be read, or the folder can't be written.
pub(super) fn write(
    output: &Path,
    today: NaiveDate,
    project: &Project,
    session: &mut Session<'_>,
) -> Result<(Exit, usize), Failure> {
    let mut exit = Exit::Clean;
    let mut files: Vec<StoryFile> = Vec::new();
    let mut overview = Overview::default();
    for (path, read) in project.shelf()? {
        match read {
            Ok(file) => files.push(file),
            Err(error) => {
                overview.unreadable.push(Unreadable { path, why: error.to_string() });
                exit = exit.max(session.terminal.failure(&error.into()));
            }
        }
    }
    let waiting = "Another onrecord is writing this report; waiting for it.";
    let spared = project.spared()?;
    let folder = project.outside_folder(output, &spared)?;
    let mut site = Site::open(&folder, spared, || session.terminal.message(waiting))?;
    let (found, unchecked) = if files.is_empty() { Default::default() } else { found(project, session, today) };
    exit = exit.max(unchecked.iter().fold(Exit::Clean, |exit, failure| exit.max(session.terminal.failure(failure))));
    overview.unchecked = unchecked.iter().map(|failure| failure.title().to_owned()).collect();
    let told = status(project, &mut |_| {})?;
    overview.unrecorded = told.unrecorded;
    let editions = Editions::new(project);
    let (mut lines, mut claims) = (Vec::new(), csv::Claims::default());
    for file in &files {
        let (readings, failures) = readings(project, &file.story);
        let untold = failures.iter().filter(|failure| !unchecked.contains(failure));
        untold.for_each(|failure| exit = exit.max(session.terminal.failure(failure)));
        let slug = file.story.slug.as_str();
        let present = Present {
            standings: file
                .story
                .claims
                .iter()
                .map(|one| (one.id.clone(), editions.standing(&file.story, one)))
                .collect(),
            findings: found.iter().filter(|one| one.finding.story.as_deref() == Some(slug)).cloned().collect(),
            edited: told.stories.iter().any(|row| row.story == slug && row.edited == Some(true)),
        };
        let dossier = Dossier::new(&file.story, &file.path, readings, present);
        let line = Line::of(&dossier);
        site.put(&line.path(), &site::story(&dossier))?;
        let [of_claims, of_values] = line.tables();
        site.put(&of_claims, &claims.add(&dossier))?;
        site.put(&of_values, &csv::values(&dossier))?;
        lines.push(line);
    }
    site.put("claims.html", &site::all_claims(&lines))?;
    site.put("index.html", &site::index(&lines, &overview))?;
    site.put("claims.csv", &claims.all())?;
    site.put("stories.csv", &csv::stories(&lines))?;
    // The page of a story that can't be read today is kept for tomorrow.
    if overview.unreadable.is_empty() {
        site.forget_others("stories", "html", site::BEGINNING)?;
        site.forget_others("claims", "csv", csv::BEGINNING)?;
        site.forget_others("values", "csv", csv::BEGINNING)?;
    }
    Ok((exit, lines.len()))
}

/// Returns what the check finds, and what could not be checked but for stories that can't be read, of which the record tells.
fn found(project: &Project, session: &mut Session<'_>, today: NaiveDate) -> (Vec<Reported>, Vec<Failure>) {
    let mut heard = |event: Event<'_>| match event {
        Event::Failure(_) => {}
        event => session.hear(event),
    };
    match check(project, &mut heard, &CheckOptions::default(), today) {
        Ok(Checked { findings, unchecked, .. }) => {
            let told = project.stories().map(|(_, failures)| failures).unwrap_or_default();
            (findings, unchecked.into_iter().filter(|failure| !told.contains(failure)).collect())
        }
        Err(failure) => (Vec::new(), vec![failure]),
    }
}

/// Returns the text of each version of a story, or why it can't be read.
fn readings(project: &Project, story: &Story) -> (Vec<Result<Reading, String>>, Vec<Failure>) {
    let mut failures = Vec::new();
    let read = story.versions.iter().map(|version| {
        let page = Page::read(project, story, version).inspect_err(|failure| failures.push(failure.clone()));
        let page = page.map_err(|failure| failure.title().to_owned())?;
        let misread = page.misread(story, version.number);
        let Page { article, claims, .. } = page;
        Ok(Reading { article, claims, misread })
    });
    let read = read.collect();
    (read, failures)
}
