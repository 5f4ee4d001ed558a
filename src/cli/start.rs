//! From a command line to its exit code.

use super::exit::Exit;
use super::meant;
use super::session::Session;
use super::terminal::Terminal;
use super::{Arguments, command, run};
use crate::workflow::Standpoint;
use chrono::{DateTime, Utc};
use clap::FromArgMatches;
use std::ffi::OsString;
use std::path::PathBuf;

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

/// Runs the program and returns its exit code.
pub fn main() -> std::process::ExitCode {
    main_as(std::env::args_os()).into()
}

/// Runs the program with the command line `line`, its own name first, and returns its exit code: for packages that bring it along.
pub fn main_as(line: impl IntoIterator<Item = OsString>) -> u8 {
    let mut terminal = Terminal::of_process();
    let exit = start(line, PathBuf::new(), None, &mut terminal);
    terminal.finish(exit).code()
}

/// Runs one command line, the program's name first, in the folder `here`; empty for the current one.
pub fn start(
    line: impl IntoIterator<Item = OsString>,
    here: PathBuf,
    now: Option<DateTime<Utc>>,
    terminal: &mut Terminal,
) -> Exit {
    let typed = called_for_help(line.into_iter().collect());
    let parsed = command().try_get_matches_from(&typed).and_then(|matches| Arguments::from_arg_matches(&matches));
    let arguments = match parsed {
        Ok(arguments) => arguments,
        Err(error) => return usage(&error, &typed, terminal),
    };
    terminal.colour(arguments.color);
    terminal.called(crate::check::program(arguments.root.as_deref()), typed);
    let at = Standpoint { here, root: arguments.root, english: arguments.language.is_some(), ..Standpoint::default() };
    let mut session = Session { terminal, at, now, heard: Exit::Clean };
    let outcome = match &arguments.command {
        None => {
            session.terminal.line(WELCOME);
            Ok(Exit::Clean)
        }
        Some(command) => run(command, &mut session),
    };
    let heard = session.heard;
    outcome.unwrap_or_else(|failure| terminal.failure(&failure)).max(heard)
}

/// Returns the words of a command line with `help CMD` as `CMD --help`.
fn called_for_help(mut typed: Vec<OsString>) -> Vec<OsString> {
    if typed.get(1).is_some_and(|word| word == "help") {
        typed.remove(1);
        typed.push("--help".into());
    }
    typed
}

/// Shows what is wrong with a command line, or the help that was asked for.
fn usage(error: &clap::Error, typed: &[OsString], terminal: &mut Terminal) -> Exit {
    let rendered = error.render();
    if error.use_stderr() {
        let meant = meant::corrected(error, typed);
        terminal.message(&meant::told(&rendered.to_string(), meant.as_deref()).join("\n"));
        return Exit::Usage;
    }
    let help = if terminal.style().is_coloured() { rendered.ansi().to_string() } else { rendered.to_string() };
    terminal.write(&help);
    Exit::Clean
}
