//! `onrecord man`: the manual pages, made from the same definitions as `--help`.

use super::exit::Exit;
use super::failure::Outcome;
use super::session::Session;
use crate::text::nearest;
use crate::workflow::Failure;
use clap_mangen::Man;

/// Print a manual page in roff: man -l <(onrecord man check)
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The command whose page it is [default: the page of onrecord itself]
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let mut whole = super::command();
    whole.build();
    let page = match &arguments.command {
        None => whole,
        Some(name) => match whole.find_subcommand(name) {
            Some(command) => command.clone(),
            None => return Err(unknown(name, &whole)),
        },
    };
    let name = page.get_bin_name().unwrap_or_default().replace(' ', "-");
    let mut roff = Vec::new();
    let rendered = match Man::new(page.display_name(name)).render(&mut roff) {
        // The generator does not know that what `--help` ends with are the exit codes.
        Ok(()) => String::from_utf8(roff)
            .map(|page| page.replace("\n.SH EXTRA\n", "\n.SH \"EXIT STATUS\"\n"))
            .map_err(Into::into),
        Err(error) => Err(error.into()),
    };
    session.terminal.rendered(rendered);
    Ok(Exit::Clean)
}

fn unknown(name: &str, whole: &clap::Command) -> Failure {
    let failure = Failure::usage(format!("there is no command {name}."));
    match nearest(name, whole.get_subcommands().map(clap::Command::get_name)) {
        Some(near) => failure.near(name, near),
        None => failure.help("`onrecord --help` lists the commands"),
    }
}
