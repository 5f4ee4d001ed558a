//! Arguments, terminal and exit codes; one file a subcommand, all listed here.

mod add;
mod blame;
mod check;
pub mod colour;
mod completions;
mod config;
mod correct;
mod debug;
mod decide;
mod demo;
mod diff;
mod exit;
mod explain;
mod export;
mod extract;
mod failure;
#[cfg(feature = "fetch")]
mod fetch;
mod format;
mod import;
mod init;
mod keys;
mod line;
mod log;
#[cfg(feature = "lsp")]
mod lsp;
mod man;
mod meant;
mod output;
mod pending;
mod person;
mod read_as;
mod record;
mod report;
mod review;
mod schema;
mod scope;
mod screen;
mod session;
mod start;
mod status;
mod stream;
mod sweep;
mod terminal;
mod undo;
#[cfg(feature = "fetch")]
mod watch;

use clap::{Parser, Subcommand};
use failure::Outcome;
use line::command;
use session::{Language, Session};
pub use start::{main, main_as};
use std::path::PathBuf;

/// Records the claims of articles, shows what changed, and checks articles against the record
#[derive(Debug, Parser)]
#[command(name = "onrecord", bin_name = "onrecord", version, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// When to colour output: auto, always or never
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value = "auto")]
    #[arg(hide_possible_values = true, hide_default_value = true)]
    color: colour::When,
    /// The ledger's folder [default: the nearest above with onrecord.toml]
    #[arg(long, global = true, value_name = "DIR")]
    root: Option<PathBuf>,
    /// Read every article in this language, whatever it looks like: en
    #[arg(long, global = true, value_enum, value_name = "LANGUAGE", hide_possible_values = true)]
    language: Option<Language>,
}

#[derive(Debug, Subcommand)]
enum Command {
    Extract(extract::Arguments),
    Init(init::Arguments),
    Record(record::Arguments),
    Import(import::Arguments),
    #[cfg(feature = "fetch")]
    Fetch(fetch::Arguments),
    #[cfg(feature = "fetch")]
    Watch(watch::Arguments),
    Diff(diff::Arguments),
    Check(check::Check),
    Verify(check::Verify),
    Accept(decide::Accept),
    Reject(decide::Reject),
    Misread(decide::Misread),
    Correct(correct::Arguments),
    Add(add::Arguments),
    Undo(undo::Arguments),
    Pending(pending::Arguments),
    Review(review::Arguments),
    Status(status::Arguments),
    Log(log::Arguments),
    Blame(blame::Arguments),
    Report(report::Arguments),
    Export(export::Arguments),
    Explain(explain::Arguments),
    #[cfg(feature = "lsp")]
    Lsp(lsp::Arguments),
    Config(config::Arguments),
    Schema(schema::Arguments),
    Debug(debug::Arguments),
    Demo(demo::Arguments),
    Completions(completions::Arguments),
    Man(man::Arguments),
}

/// Runs a subcommand.
fn run(command: &Command, session: &mut Session<'_>) -> Outcome {
    match command {
        Command::Extract(arguments) => extract::run(arguments, session),
        Command::Init(arguments) => init::run(arguments, session),
        Command::Record(arguments) => record::run(arguments, session),
        Command::Import(arguments) => import::run(arguments, session),
        #[cfg(feature = "fetch")]
        Command::Fetch(arguments) => fetch::run(arguments, session),
        #[cfg(feature = "fetch")]
        Command::Watch(arguments) => watch::run(arguments, session),
        Command::Diff(arguments) => diff::run(arguments, session),
        Command::Accept(arguments) => decide::accept(arguments, session),
        Command::Reject(arguments) => decide::reject(arguments, session),
        Command::Correct(arguments) => correct::run(arguments, session),
        Command::Add(arguments) => add::run(arguments, session),
        Command::Misread(arguments) => decide::misread(arguments, session),
        Command::Undo(arguments) => undo::run(arguments, session),
        Command::Pending(arguments) => pending::run(arguments, session),
        Command::Check(arguments) => check::check(arguments, session),
        Command::Verify(arguments) => check::verify(arguments, session),
        Command::Review(arguments) => review::run(arguments, session),
        Command::Status(arguments) => status::run(arguments, session),
        Command::Log(arguments) => log::run(arguments, session),
        Command::Blame(arguments) => blame::run(arguments, session),
        Command::Report(arguments) => report::run(arguments, session),
        Command::Export(arguments) => export::run(arguments, session),
        Command::Explain(arguments) => explain::run(arguments, session),
        #[cfg(feature = "lsp")]
        Command::Lsp(arguments) => lsp::run(arguments, session),
        Command::Config(arguments) => config::run(arguments, session),
        Command::Schema(arguments) => schema::run(arguments, session),
        Command::Debug(arguments) => debug::run(arguments, session),
        Command::Demo(arguments) => demo::run(arguments, session),
        Command::Completions(arguments) => completions::run(arguments, session),
        Command::Man(arguments) => man::run(arguments, session),
    }
}
