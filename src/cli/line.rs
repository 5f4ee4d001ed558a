//! The command line's definition.

use super::{Arguments, exit};
use clap::CommandFactory;

/// How the help of the program itself is laid out: as clap does it, but for two blank lines, so that `-h` fits a screen.
const LAYOUT: &str = "{about}\n{usage-heading} {usage}\n{all-args}{after-help}";

/// Returns the command line's definition; every `--help` ends with the exit codes.
pub fn command() -> clap::Command {
    Arguments::command()
        .help_template(LAYOUT)
        .after_long_help(exit::HELP)
        .mut_subcommands(|command| command.after_long_help(exit::HELP))
}
