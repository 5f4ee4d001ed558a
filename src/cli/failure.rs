//! Why a command could not do its work: what is wrong, where, and what to do about it.

use super::Exit;
use crate::check::Place;
use crate::intake::IntakeError;
use crate::ledger::LedgerError;
use crate::report::{Style, Unchecked, findings};
use crate::review::ReviewError;
use crate::text::visible;

/// What a command ends with: an exit code, or why it could not do its work.
pub type Outcome = Result<Exit, Failure>;

/// A message for a person, with the exit code that goes with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The exit code.
    pub exit: Exit,
    title: String,
    help: Vec<String>,
    at: Option<Box<Mistake>>,
}

/// Where in a file that people edit the mistake is.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Mistake {
    place: Place,
    label: String,
    /// The line that holds it.
    line: String,
}

impl Failure {
    /// Returns the failure of a command that is used wrongly.
    pub fn usage(title: impl Into<String>) -> Self {
        Self { exit: Exit::Usage, title: title.into(), help: Vec::new(), at: None }
    }

    /// Returns the failure of something that could not be checked.
    pub fn unchecked(title: impl Into<String>) -> Self {
        Self { exit: Exit::Unchecked, ..Self::usage(title) }
    }

    /// Returns the same failure as one of a command that is used wrongly.
    #[must_use]
    pub fn into_usage(self) -> Self {
        Self { exit: Exit::Usage, ..self }
    }

    /// Returns the same failure with an exit code that is not lower than `exit`.
    #[must_use]
    pub fn at_least(self, exit: Exit) -> Self {
        Self { exit: self.exit.max(exit), ..self }
    }

    /// Returns the same failure with `prefix` before what is wrong.
    #[must_use]
    pub fn prefixed(self, prefix: &str) -> Self {
        Self { title: format!("{prefix}{}", self.title), ..self }
    }

    /// Returns what is wrong, without what to do about it.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Adds what to do about it; nothing where `help` is empty.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self.help.retain(|help| !help.is_empty());
        self
    }

    /// Draws `line`, which holds the mistake, with carets under `place`.
    #[must_use]
    pub fn at(mut self, place: Place, label: impl Into<String>, line: impl Into<String>) -> Self {
        self.at = Some(Box::new(Mistake { place, label: label.into(), line: line.into() }));
        self
    }

    /// Returns the same for a report: what could not be checked.
    pub fn unchecked_part(&self) -> Unchecked {
        let place = self.at.as_ref().map(|at| at.place.clone());
        Unchecked { message: self.title.clone(), help: self.help.join("; "), place }
    }

    /// Returns the message as it is shown, several lines where it has help; `program` is how the program is called.
    pub fn message(&self, program: &str, style: Style) -> String {
        let mut out = match &self.at {
            Some(at) => findings::mistake(&self.title, &at.place, &at.label, &at.line, style),
            None => format!("{} {}", style.bad("error:"), visible::text(&self.title)),
        };
        for help in &self.help {
            out.push_str(&format!("\n  {} {}", style.strong("help:"), visible::text(&called(help, program))));
        }
        out
    }
}

impl From<LedgerError> for Failure {
    fn from(error: LedgerError) -> Self {
        let help = error.help().to_owned();
        match error {
            LedgerError::Yaml(error) if error.line > 0 => {
                let columns = error.column.max(1)..error.column.max(1) + error.width;
                let place = Place::on_line(&error.path, error.line, columns);
                Self::unchecked(sentence(&error.message)).at(place, "", error.excerpt).help(help)
            }
            LedgerError::NotFound(_) | LedgerError::Foreign(_) | LedgerError::Spared(_) => {
                Self::usage(sentence(&error.to_string())).help(help)
            }
            error => Self::unchecked(sentence(&error.to_string())).help(help),
        }
    }
}

impl From<IntakeError> for Failure {
    fn from(error: IntakeError) -> Self {
        let help = error.help();
        Self::unchecked(sentence(&error.to_string())).help(help)
    }
}

impl From<ReviewError> for Failure {
    fn from(error: ReviewError) -> Self {
        let help = error.help();
        Self::usage(sentence(&error.to_string())).help(help)
    }
}

/// Returns `help` with each of the program's commands in it called as `program`; what stands between quotation marks of a
/// shell is somebody's file and stays as it is.
fn called(help: &str, program: &str) -> String {
    let known = super::command();
    let is_command = |rest: &str| {
        let name = rest.split(|c: char| !c.is_ascii_lowercase()).next().unwrap_or_default();
        name != "init" && known.find_subcommand(name).is_some()
    };
    let mut out = String::new();
    for (at, part) in help.split('\'').enumerate() {
        let mut pieces = part.split("onrecord ");
        let quote = if at > 0 { "'" } else { "" };
        out.push_str(&format!("{quote}{}", pieces.next().unwrap_or_default()));
        for rest in pieces {
            let own = at % 2 == 0 && is_command(rest) && !out.ends_with(char::is_alphanumeric);
            out.push_str(&format!("{} {rest}", if own { program } else { "onrecord" }));
        }
    }
    out
}

/// Returns a message as a sentence with its full stop.
fn sentence(message: &str) -> String {
    if message.ends_with(['.', '?', '!']) { message.to_owned() } else { format!("{message}.") }
}
