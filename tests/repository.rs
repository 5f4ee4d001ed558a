//! Repositories that name programs to run: no command runs one, reaches a network, or leaves what it would have left.
//!
//! Needs strace with ptrace; says so and passes where there is none.

mod kinds;

use kinds::{KINDS, Place};
use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const BIN: &str = env!("CARGO_BIN_EXE_onrecord");

/// Every subcommand, those that write last. The four that ask git come first.
const COMMANDS: &[&[&str]] = &[
    &["check", "--since", "main"],
    &["diff", "HEAD~1:toll.md", "toll.md"],
    &["record", "toll.md", "--git-history", "--story", "again"],
    &["import", "toll.md"],
    &["extract", "toll.md"],
    &["debug", "text", "toll.md"],
    &["check"],
    &["verify"],
    &["status"],
    &["pending"],
    &["log", "toll"],
    &["blame", "toll.md"],
    &["config"],
    &["explain", "quote"],
    &["schema", "check"],
    &["completions", "bash"],
    &["man", "check"],
    &["diff", "toll@1", "toll.md"],
    &["report", "-o", "../site"],
    &["export", "--as", "annotations", "toll"],
    // The editor has gone at once.
    &["lsp"],
    &["record", "new.md"],
    // The first of the commands that may connect has nothing here to connect to.
    &["fetch", "toll.md"],
    // Nothing here says what to watch.
    &["watch", "--once"],
    &["accept", "--all", "--by", "Mia Holm"],
    &["undo"],
    &["reject", "toll", "--by", "Mia Holm"],
    &["misread", "toll", "--by", "Mia Holm"],
    &["correct", "toll", "--source", "nobody"],
    &["add", "toll", "toll", "--kind", "statement"],
    &["review"],
    &["init", "other"],
    &["demo"],
];

/// How many of them ask git.
const ASK_GIT: usize = 4;

/// Runs the program in the repository, and returns each program that it or a child started, each connection, and its output.
fn traced(place: &Place, arguments: &[&str], path: &str) -> Option<(Vec<String>, Output)> {
    let log = place.folder().join("trace");
    let mut command = Command::new("strace");
    command.current_dir(&place.root).args(["-f", "-qq", "-e", "trace=execve,connect", "-o"]).arg(&log).arg(BIN);
    command.args(arguments).stdin(Stdio::null()).env_clear().envs(place.environment.iter().cloned());
    command.env("PATH", path).env("HOME", place.folder()).env("GIT_CONFIG_NOSYSTEM", "1");
    let output = command.output().ok()?;
    let said = String::from_utf8_lossy(&output.stderr);
    if said.contains("ptrace") {
        return None;
    }
    let log = fs::read_to_string(&log).unwrap();
    let calls = log.lines().map(|line| line.split_once(char::is_whitespace).map_or("", |(_, call)| call.trim_start()));
    let calls = calls
        .filter(|call| (call.starts_with("execve(") || call.starts_with("connect(")) && !call.contains("= -1 ENOENT"));
    Some((calls.map(str::to_owned).collect(), output))
}

/// Returns whether a call starts this program or git, from outside the repository.
fn is_ours(place: &Place, call: &str) -> bool {
    let Some(path) = call.strip_prefix("execve(\"").and_then(|rest| rest.split('"').next()) else { return false };
    let path = Path::new(path);
    let name = path.file_name().unwrap_or_default();
    path == Path::new(BIN) || path.is_absolute() && name == "git" && !path.starts_with(place.folder())
}

/// Every git on this machine, by the path that finds it first.
fn gits() -> Vec<String> {
    let path = std::env::var("PATH").unwrap();
    let folders: Vec<&str> = path.split(':').filter(|folder| Path::new(folder).join("git").is_file()).collect();
    let mut seen = BTreeSet::new();
    let fresh =
        folders.into_iter().filter(|folder| seen.insert(fs::canonicalize(Path::new(folder).join("git")).unwrap()));
    fresh.map(|folder| format!("{folder}:{path}")).collect()
}

/// Runs commands in every kind of repository whose place in the list leaves `rest` when divided by 2, and returns what should
/// not have been.
fn sweep(rest: usize) -> Option<Vec<String>> {
    let base = kinds::base();
    let mut wrong = Vec::new();
    for (name, make) in KINDS.iter().skip(rest).step_by(2) {
        for (at, path) in gits().iter().enumerate() {
            let mut place = base.copy();
            make(&mut place);
            let path = if place.in_path { format!(".:{path}") } else { path.clone() };
            // The other gits are asked by those commands alone that ask git.
            let commands = if at == 0 { COMMANDS } else { &COMMANDS[..ASK_GIT] };
            let mut asked = 0;
            for arguments in commands {
                let (calls, output) = traced(&place, arguments, &path)?;
                let said = String::from_utf8_lossy(&output.stderr).into_owned();
                assert!(output.status.code().is_some_and(|code| code <= 3), "{name}: {arguments:?}: {said}");
                let bad = calls.iter().filter(|call| !is_ours(&place, call));
                wrong.extend(bad.map(|call| format!("{name}: {arguments:?}: {call}")));
                asked += usize::from(calls.len() > 1);
                if fs::remove_file(&place.canary).is_ok() {
                    wrong.push(format!("{name}: {arguments:?}: ran"));
                }
                if *name == "plain" {
                    assert!(output.status.code() != Some(3), "{arguments:?}: {said}");
                }
            }
            assert_eq!(asked, ASK_GIT, "{name}: the commands that ask git");
        }
        eprintln!("{name}: done");
    }
    Some(wrong)
}

fn holds(rest: usize) {
    match sweep(rest) {
        Some(wrong) => assert!(wrong.is_empty(), "{}", wrong.join("\n")),
        None => eprintln!("skipped: strace can't be used here"),
    }
}

#[test]
fn no_command_runs_what_a_repository_names() {
    holds(0);
}

#[test]
fn no_command_runs_what_another_repository_names() {
    holds(1);
}

#[test]
fn the_sweep_is_over_every_subcommand() {
    let help = Command::new(BIN).arg("-h").output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let listed = help.split("Commands:").nth(1).unwrap().split("\n\n").next().unwrap();
    let listed: BTreeSet<&str> = listed.lines().filter_map(|line| line.split_whitespace().next()).collect();
    let swept: BTreeSet<&str> = COMMANDS.iter().map(|command| command[0]).collect();
    assert_eq!(swept, listed);
    assert!(KINDS.len() > 12);
}

/// Writes a program that leaves a trace of having been run.
fn program(path: &Path, canary: &Path) -> PathBuf {
    fs::write(path, format!("#!/bin/sh\n: > {}\nexit 1\n", canary.display())).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    path.to_owned()
}

#[test]
fn the_users_settings_say_which_repositories_are_read() {
    let place = kinds::base();
    let given = Command::new("chown").args(["-R", "--", "12345"]).arg(&place.root).output().unwrap();
    if !given.status.success() {
        return eprintln!("skipped: only root can give a repository to somebody else");
    }
    let check = |variables: &[(&str, &str)]| {
        let mut command = Command::new(BIN);
        command.current_dir(&place.root).args(["check", "--since", "main", "--fail-on", "never"]);
        command.env("HOME", place.folder()).env("GIT_CONFIG_NOSYSTEM", "1").env("SUDO_UID", "0");
        let output = command.envs(variables.iter().copied()).stdin(Stdio::null()).output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let folder = place.root.display().to_string();
    let (code, said) = check(&[]);
    assert_eq!(code, Some(3), "{said}");
    assert!(said.contains(&format!("git config --global --add safe.directory '{folder}'")), "{said}");
    let key = ("GIT_CONFIG_KEY_0", "safe.directory");
    let (code, said) = check(&[("GIT_CONFIG_COUNT", "1"), key, ("GIT_CONFIG_VALUE_0", &folder)]);
    assert_eq!(code, Some(0), "in the environment: {said}");
    fs::write(place.folder().join(".gitconfig"), format!("[safe]\n\tdirectory = {folder}\n")).unwrap();
    let (code, said) = check(&[]);
    assert_eq!(code, Some(0), "in the user's settings: {said}");
}
