//! `onrecord init`: makes a ledger.

use super::exit::Exit;
use super::failure::Outcome;
use super::session::Session;
use crate::check::{PROFILES, Profile};
use crate::text::{shell::word, visible};
use crate::workflow::Project;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use std::path::{Path, PathBuf};

/// Make a ledger: onrecord.toml, claims/ and snapshots/
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The folder; it is made where it is missing
    #[arg(value_name = "DIR", default_value = ".", hide_default_value = true)]
    folder: PathBuf,
    /// For whom the checks are as grave as they are: desk, strict or docs
    #[arg(
        long,
        value_name = "PROFILE",
        default_value = "desk",
        value_parser = profiles(),
        hide_possible_values = true
    )]
    profile: &'static Profile,
}

/// Reads the name of a profile.
pub(super) fn profiles() -> impl TypedValueParser<Value = &'static Profile> {
    let names = PROFILES.iter().map(|profile| PossibleValue::new(profile.name).help(profile.what));
    PossibleValuesParser::new(names).try_map(|name| Profile::from_name(&name).ok_or("no such profile"))
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let typed = session.at.root.as_ref().unwrap_or(&arguments.folder);
    let mut made = Project::init(&session.at, typed, arguments.profile)?;
    made.retain(|path| !path.contains("/."));
    session.terminal.line(&format!("Made a ledger in {}: {}.", visible::path(typed), made.join(", ")));
    let enter = if typed == Path::new(".") { String::new() } else { format!("cd {} && ", word(typed)) };
    session.terminal.line(&format!("Next: {enter}onrecord record story.md"));
    Ok(Exit::Clean)
}
