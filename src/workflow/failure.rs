//! Why a job could not be done: what is wrong, where, and what to do about it.

use crate::check::Place;
use crate::intake::IntakeError;
use crate::ledger::LedgerError;
use crate::review::ReviewError;
use serde::Serialize;

/// How a help begins that names what was probably meant.
pub(crate) const DID_YOU_MEAN: &str = "did you mean";

/// What stands in the way of a job, as sentences for a person: what is wrong, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{title}")]
pub struct Failure {
    kind: FailureKind,
    title: String,
    help: Vec<String>,
    /// A word that was typed, and the one that was probably meant.
    #[serde(skip)]
    meant: Option<Box<(String, String)>>,
    #[serde(skip)]
    at: Option<Box<MistakePlace>>,
}

/// What sort of thing stands in the way of a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum FailureKind {
    /// What was asked for can't be done as it was asked, or the configuration holds a mistake.
    Usage,
    /// Something is missing, or can't be read, written or understood.
    Unchecked,
}

/// Where in a file that people edit the mistake is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MistakePlace {
    pub place: Place,
    pub label: String,
    /// The line that holds it.
    pub line: String,
}

impl Failure {
    /// Returns the failure of a command that is used wrongly.
    pub(crate) fn usage(title: impl Into<String>) -> Self {
        Self { kind: FailureKind::Usage, title: title.into(), help: Vec::new(), meant: None, at: None }
    }

    /// Returns the failure of something that could not be checked.
    pub(crate) fn unchecked(title: impl Into<String>) -> Self {
        Self { kind: FailureKind::Unchecked, ..Self::usage(title) }
    }

    /// Returns the failure of an article that is larger than articles may be.
    pub(crate) fn too_large(what: &str, limit: u64) -> Self {
        Self::unchecked(format!("{what} is larger than {limit} bytes."))
            .help("the limit is article-bytes in onrecord.toml")
    }

    /// Returns the same failure as one of a command that is used wrongly.
    #[must_use]
    pub(crate) fn into_usage(self) -> Self {
        Self { kind: FailureKind::Usage, ..self }
    }

    /// Returns the same failure with `prefix` before what is wrong.
    #[must_use]
    pub(crate) fn prefixed(self, prefix: &str) -> Self {
        Self { title: format!("{prefix}{}", self.title), ..self }
    }

    /// Returns what sort of failure it is.
    pub fn kind(&self) -> FailureKind {
        self.kind
    }

    /// Returns what is wrong, without what to do about it.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Returns what to do about it, in sentences that name commands of the program; may be empty.
    pub fn helps(&self) -> &[String] {
        &self.help
    }

    /// Returns the word that was typed and the one that was probably meant, if one was.
    pub(crate) fn meant(&self) -> Option<(&str, &str)> {
        self.meant.as_deref().map(|(wrong, right)| (wrong.as_str(), right.as_str()))
    }

    /// Adds that somebody who typed `wrong` probably meant `right`.
    #[must_use]
    pub(crate) fn near(mut self, wrong: &str, right: &str) -> Self {
        self.meant = Some(Box::new((wrong.to_owned(), right.to_owned())));
        self.help(format!("{DID_YOU_MEAN} {right}?"))
    }

    /// Returns where the mistake is, if it is in a file that people edit.
    pub(crate) fn place(&self) -> Option<&MistakePlace> {
        self.at.as_deref()
    }

    /// Adds what to do about it; nothing where `help` is empty.
    #[must_use]
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self.help.retain(|help| !help.is_empty());
        self
    }

    /// Draws `line`, which holds the mistake, with carets under `place`.
    #[must_use]
    pub(crate) fn at(mut self, place: Place, label: impl Into<String>, line: impl Into<String>) -> Self {
        self.at = Some(Box::new(MistakePlace { place, label: label.into(), line: line.into() }));
        self
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
        let (help, failure) = (error.help(), Self::usage(sentence(&error.to_string())));
        match &error {
            ReviewError::Unknown { name, nearest } => match &nearest[..] {
                [] => failure.help(help),
                [near] => failure.near(name, near),
                [near, others @ ..] => failure.near(name, near).help(format!("others are near: {}", others.join(", "))),
            },
            _ => failure.help(help),
        }
    }
}

/// Returns a message as a sentence with its full stop.
fn sentence(message: &str) -> String {
    if message.ends_with(['.', '?', '!']) { message.to_owned() } else { format!("{message}.") }
}
