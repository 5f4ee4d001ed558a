//! `onrecord completions`: what a shell needs to complete the command line.

use super::exit::Exit;
use super::failure::Outcome;
use super::session::Session;
use clap_complete::Shell;

/// Print the completions of a shell: bash, zsh, fish, elvish or powershell
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The shell
    #[arg(value_name = "SHELL", value_enum, hide_possible_values = true)]
    shell: Shell,
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut super::command(), "onrecord", &mut script);
    session.terminal.rendered(String::from_utf8(script).map_err(Into::into));
    Ok(Exit::Clean)
}
