//! The four exit codes, the same in every command and format.

/// How a command ended; the highest that applies wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Nothing to report.
    Clean,
    /// Findings; for `diff`, changes of substance.
    Findings,
    /// The command or the configuration is wrong.
    Usage,
    /// Something could not be checked.
    Unchecked,
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
