//! How a failure is shown, and which exit code it has.

use super::exit::Exit;
use super::meant;
use crate::report::{Style, Unchecked, findings};
use crate::text::visible;
use crate::workflow::{DID_YOU_MEAN, Failure, FailureKind};
use std::ffi::OsString;

/// What a command ends with: an exit code, or why it could not do its work.
pub type Outcome = Result<Exit, Failure>;

/// Returns the exit code of a command that could not do its work.
pub fn exit(failure: &Failure) -> Exit {
    match failure.kind() {
        FailureKind::Usage => Exit::Usage,
        FailureKind::Unchecked => Exit::Unchecked,
    }
}

/// Returns the same for a report: what could not be checked.
pub fn unchecked(failure: &Failure) -> Unchecked {
    let place = failure.place().map(|at| at.place.clone());
    Unchecked { message: failure.title().to_owned(), help: failure.helps().join("; "), place }
}

/// Returns the message as it is shown, several lines where it has help; `program` is how the program is called, `typed` the
/// whole command line.
pub fn message(failure: &Failure, (program, typed): (&str, &[OsString]), style: Style) -> String {
    let mut out = match failure.place() {
        Some(at) => findings::mistake(failure.title(), &at.place, &at.label, &at.line, style),
        None => format!("{} {}", style.bad("error:"), visible::text(failure.title())),
    };
    let meant = failure.meant().and_then(|(wrong, right)| meant::command(typed, wrong, right));
    for help in failure.helps() {
        if let Some(meant) = meant.as_ref().filter(|_| help.starts_with(DID_YOU_MEAN)) {
            out.push_str(&format!("\n  {} {DID_YOU_MEAN}: {}", style.strong("help:"), visible::text(meant)));
            continue;
        }
        out.push_str(&format!("\n  {} {}", style.strong("help:"), visible::text(&called(help, program))));
    }
    out
}

/// Returns `help` with each of the program's commands in it called as `program`; what stands between quotation marks of a
/// shell is somebody's file and stays as it is.
fn called(help: &str, program: &str) -> String {
    let known = super::command();
    let is_command = |rest: &str| {
        let name = rest.split(|c: char| !c.is_ascii_lowercase()).next().unwrap_or_default();
        name != "init" && known.find_subcommand(name).is_some()
    };
    let mut out = String::new();
    for (at, part) in help.split('\'').enumerate() {
        let mut pieces = part.split("onrecord ");
        let quote = if at > 0 { "'" } else { "" };
        out.push_str(&format!("{quote}{}", pieces.next().unwrap_or_default()));
        for rest in pieces {
            let own = at % 2 == 0 && is_command(rest) && !out.ends_with(char::is_alphanumeric);
            out.push_str(&format!("{} {rest}", if own { program } else { "onrecord" }));
        }
    }
    out
}
