//! The program as tests run it.

use std::path::Path;
use std::process::{Command, Stdio};

/// The program, in `folder`, with an environment of its own.
pub fn onrecord(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    command.current_dir(folder).args(arguments).env_clear();
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default()).env("HOME", folder);
    command.env("GIT_CONFIG_NOSYSTEM", "1").stdin(Stdio::null());
    command
}
