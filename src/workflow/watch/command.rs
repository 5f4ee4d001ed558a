//! The one place that starts a program of the user's: the command that the command line names, and no file can.

use crate::workflow::failure::Failure;
use crate::workflow::words;
use std::io::Write;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::Duration;

/// How long a command may take.
const LONGEST: Duration = Duration::from_secs(60);

/// How often is looked whether it has ended.
const PACE: Duration = Duration::from_millis(20);

/// Runs `command` in a shell, with `json` as a line on its standard input. What it prints goes nowhere, what it complains of where our
/// complaints go.
///
/// # Errors
/// Where it can't be started, fails, or takes too long; it is ended then.
pub(super) fn run(command: &str, json: &str) -> Result<(), Failure> {
    let (shell, flag) = if cfg!(windows) { ("cmd", "/C") } else { ("sh", "-c") };
    let started = Command::new(shell).args([flag, command]).stdin(Stdio::piped()).stdout(Stdio::null()).spawn();
    let mut child =
        started.map_err(|error| Failure::unchecked(format!("--run: {shell} can't be started: {error}.")))?;
    if let Some(mut input) = child.stdin.take() {
        let line = format!("{json}\n");
        // One that does not read what it is told must not hold anybody up.
        thread::spawn(move || drop(input.write_all(line.as_bytes())));
    }
    let status = ended(&mut child)?;
    if status.success() {
        return Ok(());
    }
    let how = status.code().map_or("was ended by a signal".to_owned(), |code| format!("ended with {code}"));
    Err(Failure::unchecked(format!("--run: the command {how}.")).help("it is run again later"))
}

fn ended(child: &mut Child) -> Result<ExitStatus, Failure> {
    let failed =
        |error: std::io::Error| Failure::unchecked(format!("--run: the command can't be waited for: {error}."));
    let most = LONGEST.as_millis() / PACE.as_millis();
    for _ in 0..most {
        if let Some(status) = child.try_wait().map_err(failed)? {
            return Ok(status);
        }
        thread::sleep(PACE);
    }
    let _ = child.kill();
    let _ = child.wait();
    let seconds = usize::try_from(LONGEST.as_secs()).unwrap_or_default();
    let title = format!("--run: the command took longer than {}.", words::count(seconds, "second"));
    Err(Failure::unchecked(title).help("it is run again later"))
}
