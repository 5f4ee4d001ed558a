//! Arguments, terminal and exit codes; one file a subcommand.

mod diff;
mod exit;
mod extract;
mod stream;
mod terminal;

pub use exit::Exit;

use clap::{Parser, Subcommand};
use terminal::Terminal;

/// Records the claims of articles, shows what changed between versions, and checks articles against the record
#[derive(Debug, Parser)]
#[command(name = "onrecord", version, about, arg_required_else_help = false)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    Extract(extract::Arguments),
    Diff(diff::Arguments),
}

/// Runs the program and returns its exit code.
pub fn main() -> std::process::ExitCode {
    let mut terminal = Terminal::new();
    let exit = match Arguments::try_parse() {
        Ok(arguments) => run(arguments, &mut terminal),
        Err(error) => terminal.usage(&error),
    };
    exit.into()
}

fn run(arguments: Arguments, terminal: &mut Terminal) -> Exit {
    match arguments.command {
        None => Exit::Clean,
        Some(Command::Extract(arguments)) => extract::run(arguments, terminal),
        Some(Command::Diff(arguments)) => diff::run(arguments, terminal),
    }
}
