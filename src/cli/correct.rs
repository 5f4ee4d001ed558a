//! `onrecord correct`: a person says how claims are to be read that the program read wrongly.

use super::decide::store;
use super::failure::Outcome;
use super::person::Deciding;
use super::read_as::ReadAs;
use super::session::Session;
use crate::review::Decision;

/// Say how recorded claims are to be read, and that they are right so
#[derive(Debug, clap::Args)]
#[command(mut_group("corrected", |group| group.required(true)))]
pub struct Arguments {
    /// Claims, as ID or STORY/ID
    #[arg(value_name = "ID", required = true)]
    ids: Vec<String>,
    #[command(flatten)]
    read_as: ReadAs,
    #[command(flatten)]
    deciding: Deciding,
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let (reason, correction) = (arguments.deciding.reason.clone(), arguments.read_as.correction());
    let decision = Decision::Accept { reason, correction };
    store(session, &arguments.ids.as_slice().into(), &decision, &arguments.deciding, |count| {
        format!("Corrected {count}")
    })
}
