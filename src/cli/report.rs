//! `onrecord report`: the record as a static site for people without a terminal.

use super::exit::Exit;
use super::failure::Outcome;
use super::session::Session;
use crate::ledger::{Story, StoryFile};
use crate::report::site::{self, Dossier, Line, Reading, Unreadable};
use crate::store::Site;
use crate::text::visible;
use crate::workflow::{Page, Project, words};
use std::path::PathBuf;

/// Write the record as a static site: a page a story, for people without a terminal
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The folder to write, new, empty or written by this command before
    #[arg(short, long, value_name = "DIR", default_value = "report")]
    output: PathBuf,
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let project = Project::at(&session.at)?;
    let mut exit = Exit::Clean;
    let mut files: Vec<StoryFile> = Vec::new();
    let mut unreadable: Vec<Unreadable> = Vec::new();
    for (path, read) in project.shelf()? {
        match read {
            Ok(file) => files.push(file),
            Err(error) => {
                unreadable.push(Unreadable { path, why: error.to_string() });
                exit = exit.max(session.terminal.failure(&error.into()));
            }
        }
    }
    let waiting = "Another onrecord is writing this report; waiting for it.";
    let spared = project.spared()?;
    let folder = project.outside_folder(&arguments.output, &spared)?;
    let mut site = Site::open(&folder, spared, || session.terminal.message(waiting))?;
    let mut lines = Vec::new();
    for file in &files {
        let mut readings = Vec::new();
        for version in &file.story.versions {
            let page = Page::read(&project, &file.story, version);
            let reading = page.map(|page| {
                let misread = page.misread(&file.story, version.number);
                let Page { article, claims, .. } = page;
                Reading { article, claims, misread }
            });
            if let Err(failure) = &reading {
                exit = exit.max(session.terminal.failure(failure));
            }
            readings.push(reading.map_err(|failure| failure.title().to_owned()));
        }
        let dossier = Dossier::new(&file.story, &file.path, readings);
        let line = Line::of(&dossier);
        site.put(&line.path(), &site::story(&dossier))?;
        lines.push(line);
    }
    let stories: Vec<&Story> = files.iter().map(|file| &file.story).collect();
    site.put("claims.html", &site::all_claims(&stories))?;
    site.put("index.html", &site::index(&lines, &unreadable))?;
    // The page of a story that can't be read today is kept for tomorrow.
    if unreadable.is_empty() {
        site.forget_others("stories", site::BEGINNING)?;
    }
    let (index, count) = (arguments.output.join("index.html"), words::count(lines.len(), "story"));
    session.terminal.line(&format!("Wrote a report of {count}: open {}", visible::path(&index)));
    Ok(exit)
}
