//! Why a command could not do its work: what is wrong, and what to do about it.

use super::Exit;
use crate::report::visible;

/// What a command ends with: an exit code, or why it could not do its work.
pub type Outcome = Result<Exit, Failure>;

/// A message for a person, with the exit code that goes with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The exit code.
    pub exit: Exit,
    title: String,
    help: Vec<String>,
    /// A report that is laid out already, with an excerpt; it stands in the title's place.
    excerpt: Option<String>,
}

impl Failure {
    /// Returns the failure of a command that is used wrongly.
    pub fn usage(title: impl AsRef<str>) -> Self {
        Self { exit: Exit::Usage, title: visible::text(title.as_ref()), help: Vec::new(), excerpt: None }
    }

    /// Returns the failure of something that could not be checked.
    pub fn unchecked(title: impl AsRef<str>) -> Self {
        Self { exit: Exit::Unchecked, ..Self::usage(title) }
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl AsRef<str>) -> Self {
        self.help.push(visible::text(help.as_ref()));
        self
    }

    /// Shows `excerpt`, which has been made safe to print, in the title's place.
    #[must_use]
    pub fn excerpt(mut self, excerpt: String) -> Self {
        self.excerpt = Some(excerpt);
        self
    }

    /// Returns the message as it is shown, several lines where it has help.
    pub fn message(&self) -> String {
        let mut out = self.excerpt.clone().unwrap_or_else(|| format!("error: {}", self.title));
        for help in &self.help {
            out.push_str("\n  help: ");
            out.push_str(help);
        }
        out
    }
}
