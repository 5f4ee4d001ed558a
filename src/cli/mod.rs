//! Arguments, terminal and exit codes; one file a subcommand.

mod blame;
mod book;
mod check;
mod colour;
mod completions;
mod config;
mod decide;
mod demo;
mod diff;
mod exit;
mod explain;
mod extract;
mod failure;
mod format;
mod init;
mod input;
mod keys;
mod log;
mod man;
mod parallel;
mod pending;
mod record;
mod report;
mod review;
mod schema;
mod screen;
mod session;
mod standing;
mod status;
mod stream;
mod terminal;
mod undo;
mod unreadable;

pub use exit::Exit;

use book::Book;
use config::Config;

use chrono::{DateTime, Utc};
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use failure::{Failure, Outcome};
use session::Session;
use std::ffi::OsString;
use std::path::PathBuf;
use terminal::Terminal;

/// What `onrecord` alone says.
const WELCOME: &str = "\
onrecord keeps a record of what articles say, who said it, and what changed.

A normal day:
  onrecord extract story.md   find the claims; needs nothing else
  onrecord record story.md    store this version and its claims in the ledger
  onrecord check              compare the articles with the ledger
  onrecord review             decide what waits for a person

New here: onrecord demo shows all of it on an invented story.
A new ledger: onrecord init. All commands: onrecord --help.";

/// Records the claims of articles, shows what changed between versions, and checks articles against the record
#[derive(Debug, Parser)]
#[command(name = "onrecord", bin_name = "onrecord", version, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// When to colour output: auto, always or never
    #[arg(
        long,
        global = true,
        value_enum,
        value_name = "WHEN",
        default_value = "auto",
        hide_possible_values = true,
        hide_default_value = true
    )]
    color: colour::When,
    /// The folder of the ledger [default: the nearest one above with onrecord.toml]
    #[arg(long, global = true, value_name = "DIR")]
    root: Option<PathBuf>,
    /// Read every article in this language, whatever it looks like: en
    #[arg(long, global = true, value_enum, value_name = "LANGUAGE", hide_possible_values = true)]
    language: Option<Language>,
}

/// A language that articles are read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Language {
    /// English
    En,
}

#[derive(Debug, Subcommand)]
enum Command {
    Extract(extract::Arguments),
    Init(init::Arguments),
    Record(record::Arguments),
    Diff(diff::Arguments),
    Check(check::Check),
    Verify(check::Verify),
    Accept(decide::Accept),
    Reject(decide::Reject),
    Undo(undo::Arguments),
    Pending(pending::Arguments),
    Review(review::Arguments),
    Status(status::Arguments),
    Log(log::Arguments),
    Blame(blame::Arguments),
    Report(report::Arguments),
    Explain(explain::Arguments),
    Config(config::show::Arguments),
    Schema(schema::Arguments),
    Demo(demo::Arguments),
    Completions(completions::Arguments),
    Man(man::Arguments),
}

/// Runs the program and returns its exit code.
pub fn main() -> std::process::ExitCode {
    let mut terminal = Terminal::of_process();
    let exit = start(std::env::args_os(), PathBuf::new(), None, &mut terminal);
    terminal.finish(exit).into()
}

/// Runs one command line, the program's name first, in the folder `here`; empty for the current one.
fn start(
    line: impl IntoIterator<Item = OsString>,
    here: PathBuf,
    now: Option<DateTime<Utc>>,
    terminal: &mut Terminal,
) -> Exit {
    let parsed = command().try_get_matches_from(line).and_then(|matches| Arguments::from_arg_matches(&matches));
    let arguments = match parsed {
        Ok(arguments) => arguments,
        Err(error) => return usage(&error, terminal),
    };
    terminal.colour(arguments.color);
    terminal.called(crate::check::program(arguments.root.as_deref()));
    let mut session = Session { terminal, here, root: arguments.root, now, english: arguments.language.is_some() };
    let outcome = match &arguments.command {
        None => {
            session.terminal.line(WELCOME);
            Ok(Exit::Clean)
        }
        Some(command) => run(command, &mut session),
    };
    outcome.unwrap_or_else(|failure| terminal.failure(&failure))
}

/// Returns the command line's definition; every `--help` ends with the exit codes.
fn command() -> clap::Command {
    Arguments::command().after_long_help(exit::HELP).mut_subcommands(|command| command.after_long_help(exit::HELP))
}

fn run(command: &Command, session: &mut Session<'_>) -> Outcome {
    match command {
        Command::Extract(arguments) => extract::run(arguments, session),
        Command::Init(arguments) => init::run(arguments, session),
        Command::Record(arguments) => record::run(arguments, session),
        Command::Diff(arguments) => diff::run(arguments, session),
        Command::Accept(arguments) => decide::accept(arguments, session),
        Command::Reject(arguments) => decide::reject(arguments, session),
        Command::Undo(arguments) => undo::run(arguments, session),
        Command::Pending(arguments) => pending::run(arguments, session),
        Command::Check(arguments) => check::check(arguments, session),
        Command::Verify(arguments) => check::verify(arguments, session),
        Command::Review(arguments) => review::run(arguments, session),
        Command::Status(arguments) => status::run(arguments, session),
        Command::Log(arguments) => log::run(arguments, session),
        Command::Blame(arguments) => blame::run(arguments, session),
        Command::Report(arguments) => report::run(arguments, session),
        Command::Explain(arguments) => explain::run(arguments, session),
        Command::Config(arguments) => config::show::run(arguments, session),
        Command::Schema(arguments) => schema::run(arguments, session),
        Command::Demo(arguments) => demo::run(arguments, session),
        Command::Completions(arguments) => completions::run(arguments, session),
        Command::Man(arguments) => man::run(arguments, session),
    }
}

/// Shows what is wrong with a command line, or the help that was asked for.
fn usage(error: &clap::Error, terminal: &mut Terminal) -> Exit {
    let rendered = error.render();
    if error.use_stderr() {
        let lines: Vec<_> = rendered.to_string().trim_end().lines().map(crate::text::visible::text).collect();
        terminal.message(&lines.join("\n"));
        return Exit::Usage;
    }
    let help = if terminal.style().is_coloured() { rendered.ansi().to_string() } else { rendered.to_string() };
    terminal.write(&help);
    Exit::Clean
}
