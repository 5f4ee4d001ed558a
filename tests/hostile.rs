//! The program on input that means it harm: every case has a stated exit code, ends in time, never panics, and prints
//! nothing that a terminal would act on.

mod articles;
mod config;
mod documents;
mod growth;
mod ledger;
mod memory;
mod names;
mod offers;
mod outlets;
mod output;
mod pages;
mod paths;
mod stream;

use std::ffi::OsStr;
use std::path::Path;
use std::time::Duration;

/// Far more than any case needs on an idle machine; a case that takes this long hangs.
const LIMIT: Duration = Duration::from_secs(60);

/// An article without anything odd in it.
const PLAIN: &str = "“The quay will open in June,” said Ana Ruiz.\n\n“Nobody asked us,” said Jon Berg.\n";

/// How a command ended and what it printed.
struct Answer {
    code: i32,
    out: String,
    err: String,
}

/// Runs the program in `folder` with an environment of its own and holds it to what holds for all of its runs.
fn run<A: AsRef<OsStr>>(folder: &Path, arguments: &[A]) -> Answer {
    run_with(folder, arguments, b"")
}

fn run_with<A: AsRef<OsStr>>(folder: &Path, arguments: &[A], input: &[u8]) -> Answer {
    let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_onrecord"));
    command.current_dir(folder).env_clear().env("HOME", folder).env("GIT_CONFIG_NOSYSTEM", "1");
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
    let output = command.args(arguments).write_stdin(input).timeout(LIMIT).output().unwrap();
    let said: Vec<_> = arguments.iter().map(|argument| argument.as_ref().to_string_lossy().into_owned()).collect();
    let err = String::from_utf8(output.stderr).unwrap();
    let code = output.status.code().unwrap_or_else(|| panic!("{said:?} did not end in time: {err}"));
    assert!((0..=3).contains(&code), "{said:?}: exit code {code}: {err}");
    let out = String::from_utf8(output.stdout).unwrap();
    let json = said.iter().any(|argument| argument.starts_with("json") || argument == "--stream");
    // JSON may hold any character but C0, which its escapes stand for.
    let leaks = |c: char| if json { c < ' ' && c != '\n' } else { acts(c) };
    assert_eq!(out.chars().find(|c| leaks(*c)), None, "{said:?}: {}", out.escape_debug());
    assert_eq!(err.chars().find(|c| acts(*c)), None, "{said:?}: {}", err.escape_debug());
    // The runner of a workflow obeys lines that start with `::`, white space aside; `::: ` is ours and no command.
    let obeyed = |line: &str| line.trim_start().starts_with("::") && !line.trim_start().starts_with("::: ");
    let command = out.lines().chain(err.lines()).find(|line| obeyed(line));
    assert_eq!(command, None, "{said:?}: a workflow command");
    Answer { code, out, err }
}

/// Whether a terminal would act on `c`, or a reader not see it.
fn acts(c: char) -> bool {
    c.is_control() && c != '\n'
        || matches!(c as u32, 0xAD | 0x34F | 0x61C | 0x115F | 0x1160 | 0x180B..=0x180F | 0x200B..=0x200F | 0x2028..=0x202E)
        || matches!(c as u32, 0x2060..=0x206F | 0x2800 | 0x3164 | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xFFF9..=0xFFFB)
        || matches!(c as u32, 0xE0000..=0xE0FFF)
}

/// A ledger with two stories, `ferry` and `tram`, of the same article.
fn ledger() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("ferry.md"), PLAIN).unwrap();
    std::fs::write(folder.path().join("tram.md"), PLAIN).unwrap();
    assert_eq!(run(folder.path(), &["init"]).code, 0);
    assert_eq!(run(folder.path(), &["record", "ferry.md", "tram.md"]).code, 0);
    folder
}
