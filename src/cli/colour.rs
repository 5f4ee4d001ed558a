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

    /// A case: the row of the table in docs/formats.md that decides it, option, on a terminal, environment, whether there
    /// is colour.
    type Row = (&'static str, When, bool, &'static [(&'static str, &'static str)], bool);

    const FORCED: &str = "`CLICOLOR_FORCE` or `FORCE_COLOR` is set, not empty and not `0`";

    const TABLE: &[Row] = &[
        ("`--color always`", When::Always, false, &[("NO_COLOR", "1")], true),
        ("`--color never`", When::Never, true, &[("CLICOLOR_FORCE", "1")], false),
        ("`NO_COLOR` is set and not empty", When::Auto, true, &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")], false),
        ("otherwise, whatever `CI` says", When::Auto, true, &[("NO_COLOR", "")], true),
        (FORCED, When::Auto, false, &[("CLICOLOR_FORCE", "1"), ("TERM", "dumb")], true),
        (FORCED, When::Auto, false, &[("FORCE_COLOR", "1")], true),
        ("the output is not a terminal", When::Auto, false, &[("FORCE_COLOR", "0")], false),
        ("`TERM` is `dumb`", When::Auto, true, &[("TERM", "dumb")], false),
        ("otherwise, whatever `CI` says", When::Auto, true, &[("TERM", "xterm"), ("CI", "true")], true),
        ("the output is not a terminal", When::Auto, false, &[("TERM", "xterm"), ("CI", "true")], false),
    ];

    #[test]
    fn colour_follows_the_table() {
        for (row, when, is_terminal, environment, colour) in TABLE {
            let variable = |name: &str| {
                let set = environment.iter().find(|(key, _)| *key == name);
                set.map(|(_, value)| OsString::from(value))
            };
            assert_eq!(when.decide(*is_terminal, variable), *colour, "{row}: {environment:?}");
        }
    }
    #[test]
    fn every_row_of_the_documented_table_has_a_case() {
        let page = include_str!("../../docs/formats.md");
        let section = page.split("### Colour").nth(1).and_then(|rest| rest.split("\n## ").next()).unwrap_or_default();
        let rows: Vec<(&str, bool)> = section
            .lines()
            .filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |")?.split_once(" | "))
            .filter(|(_, colour)| ["on", "off"].contains(colour))
            .map(|(row, colour)| (row, colour == "on"))
            .collect();
        for row in &rows {
            assert!(
                TABLE.iter().any(|case| (case.0, case.4) == *row),
                "no case for the row {row:?} of docs/formats.md"
            );
        }
        for case in TABLE {
            assert!(rows.contains(&(case.0, case.4)), "docs/formats.md has no row {:?} that says so", case.0);
        }
    }
}
