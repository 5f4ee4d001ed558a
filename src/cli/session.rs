//! One run of the program: where it stands and whom it talks to.

use super::exit::Exit;
use super::terminal::Terminal;
use crate::workflow::{Event, Failure, Project, Standpoint, is_writable, time_of};
use chrono::{DateTime, NaiveDate, Utc};
use std::time::SystemTime;

/// A language that articles are read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Language {
    /// English
    En,
}

/// What every command is given.
pub struct Session<'t> {
    /// Whom it talks to.
    pub terminal: &'t mut Terminal,
    /// Where the jobs start.
    pub at: Standpoint,
    /// The time, where it is not to be read from the clock.
    pub now: Option<DateTime<Utc>>,
    /// The gravest of what was told so far.
    pub heard: Exit,
}

impl Session<'_> {
    /// Returns how the program is called where the session stands.
    pub fn program(&self) -> String {
        self.at.program()
    }

    /// Tells the person at the terminal what a job says, and keeps its verdict.
    pub fn hear(&mut self, event: Event<'_>) {
        match event {
            Event::Progress(line) => self.terminal.progress(line, None),
            Event::Counted(done, of, line) => self.terminal.progress(line, Some((done, of))),
            Event::ProgressEnds => self.terminal.progress_ends(),
            Event::Note(note) => self.terminal.message(note),
            Event::Failure(failure) => self.heard = self.heard.max(self.terminal.failure(failure)),
        }
    }

    /// Opens the ledger only where there is one that can be read, for commands that read files it has no part in.
    ///
    /// # Errors
    /// Where the one that `--root` names holds a mistake.
    pub fn ledger_if_sound(&mut self) -> Result<Option<Project>, Failure> {
        let at = self.at.clone();
        Project::if_sound(&at, &mut |event| self.hear(event))
    }

    /// Returns the time: that of the clock, whatever it says.
    #[allow(clippy::disallowed_methods, reason = "the clock is read here")]
    pub fn now(&self) -> DateTime<Utc> {
        self.now.unwrap_or_else(|| time_of(SystemTime::now()))
    }
}

/// Reads a day that somebody typed, of the years that the ledger can write.
///
/// # Errors
/// Where it is none.
pub fn day(typed: &str) -> Result<NaiveDate, String> {
    let day = NaiveDate::parse_from_str(typed, "%Y-%m-%d").ok().filter(|day| is_writable(*day));
    day.ok_or_else(|| "year, month and day, such as 2026-11-22".to_owned())
}
