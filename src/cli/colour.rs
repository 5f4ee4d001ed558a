//! When output is coloured. `docs/formats.md` has the table; `tests/shown.rs` a case for each row.

use std::ffi::OsString;

/// When to colour output
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum When {
    /// On a terminal, unless the environment says otherwise
    #[default]
    Auto,
    /// Always, into files and pipes too
    Always,
    /// Never
    Never,
}

impl When {
    /// Returns whether to colour what goes to a stream, given the environment; the first rule that applies decides.
    pub fn decide(self, is_terminal: bool, variable: impl Fn(&str) -> Option<OsString>) -> bool {
        let set = |name| variable(name).is_some_and(|value| !value.is_empty());
        let forced = |name| variable(name).is_some_and(|value| !value.is_empty() && value != "0");
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto if set("NO_COLOR") => false,
            Self::Auto if forced("CLICOLOR_FORCE") || forced("FORCE_COLOR") => true,
            Self::Auto => is_terminal && variable("TERM").is_none_or(|term| term != "dumb"),
        }
    }
}
