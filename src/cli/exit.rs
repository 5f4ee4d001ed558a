//! The four exit codes, the same in every command and format.

/// How a command ended; the highest that applies wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Exit {
    /// Nothing to report.
    #[default]
    Clean,
    /// Findings; for `diff`, changes of substance.
    Findings,
    /// The command or the configuration is wrong.
    Usage,
    /// Something could not be checked.
    Unchecked,
}

/// The exit codes as every `--help` ends with them.
pub const HELP: &str = "\
Exit codes, the same in every command and format; the highest that applies wins:
  0  clean; notes alone do not change it
  1  findings: errors or warnings; for diff, changes of substance
  2  the command or the configuration is wrong
  3  something could not be checked: unreadable, undecodable, over a limit, corrupt, no input at all";

impl Exit {
    /// Returns the exit code of a process.
    pub const fn code(self) -> u8 {
        self as u8
    }
}
