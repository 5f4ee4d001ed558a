//! When output is coloured. `docs/formats.md` has the table; `tests/cli.rs` a case for each row.

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

#[cfg(test)]
mod tests {
    use super::When;
    use std::ffi::OsString;

    /// A row of the table in docs/formats.md: option, on a terminal, environment, whether there is colour.
    type Row = (When, bool, &'static [(&'static str, &'static str)], bool);

    const TABLE: &[Row] = &[
        (When::Always, false, &[("NO_COLOR", "1")], true),
        (When::Never, true, &[("CLICOLOR_FORCE", "1")], false),
        (When::Auto, true, &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")], false),
        (When::Auto, true, &[("NO_COLOR", "")], true),
        (When::Auto, false, &[("CLICOLOR_FORCE", "1"), ("TERM", "dumb")], true),
        (When::Auto, false, &[("FORCE_COLOR", "1")], true),
        (When::Auto, false, &[("FORCE_COLOR", "0")], false),
        (When::Auto, true, &[("TERM", "dumb")], false),
        (When::Auto, true, &[("TERM", "xterm"), ("CI", "true")], true),
        (When::Auto, false, &[("TERM", "xterm"), ("CI", "true")], false),
    ];

    #[test]
    fn colour_follows_the_table() {
        for (when, is_terminal, environment, colour) in TABLE {
            let variable = |name: &str| {
                let set = environment.iter().find(|(key, _)| *key == name);
                set.map(|(_, value)| OsString::from(value))
            };
            assert_eq!(when.decide(*is_terminal, variable), *colour, "{when:?} {is_terminal} {environment:?}");
        }
    }
}
