//! The `git` program: how it is called, so that it runs nothing and fetches nothing; no shell is involved.

use super::IntakeError;
use std::ffi::OsString;
#[cfg(feature = "crawls")]
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};

/// The variables that git is given of ours, by the beginnings of their names: where programs and the settings of this
/// computer and its user lie. Git asks only those settings whose repositories may be read (`safe.directory`).
const KEPT: &[&str] = &[
    "PATH",
    "HOME",
    "XDG_CONFIG_HOME",
    "SUDO_UID",
    "LD_LIBRARY_PATH",
    "GIT_EXEC_PATH",
    "GIT_CONFIG_",
    "GIT_CEILING_DIRECTORIES",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM",
    "SystemRoot",
    "USERPROFILE",
    "HOMEDRIVE",
    "HOMEPATH",
    "ProgramData",
];

/// The variables that git is given beside those.
const FIXED: &[(&str, &str)] = &[
    ("LC_ALL", "C"),
    ("GIT_ALLOW_PROTOCOL", "none"),
    ("GIT_NO_LAZY_FETCH", "1"),
    ("GIT_TERMINAL_PROMPT", "0"),
    ("GIT_OPTIONAL_LOCKS", "0"),
    ("GIT_ATTR_NOSYSTEM", "1"),
    // What the name of an object says is what is read.
    ("GIT_NO_REPLACE_OBJECTS", "1"),
    ("GIT_PAGER", "cat"),
    // Settings may name files and sockets that git writes its own story to.
    ("GIT_TRACE2", "0"),
    ("GIT_TRACE2_EVENT", "0"),
    ("GIT_TRACE2_PERF", "0"),
];

/// Settings that go before those of the repository. They turn off what runs a program, names a file, or changes what is printed.
const SETTINGS: &[&str] = &[
    // A committed folder that is laid out as a bare repository is none.
    "safe.bareRepository=explicit",
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.attributesFile=/dev/null",
    "core.excludesFile=/dev/null",
    "diff.orderFile=/dev/null",
    "diff.relative=false",
    "log.showSignature=false",
    "log.mailmap=false",
    "log.follow=false",
    "log.showRoot=true",
    "log.diffMerges=separate",
];

/// The longest part of what git prints that is read, in bytes; of what it says went wrong, too.
#[cfg(feature = "crawls")]
const LONGEST_FIELD: u64 = 1 << 20;

/// Makes sure that `folder` lies in a repository that git reads.
///
/// # Errors
/// Where git can't be started, or there is no such repository, or it is none that git reads unasked.
pub(super) fn find(folder: &Path, name: &str) -> Result<(), IntakeError> {
    let found = run(folder, name, &["rev-parse", "--git-dir"])?;
    found.map(drop).map_err(|message| refused(name, message))
}

/// Returns why git did not do what it was asked for.
pub(super) fn refused(name: &str, message: String) -> IntakeError {
    let name = name.to_owned();
    if message.contains("not a git repository") {
        IntakeError::NoRepository { name }
    } else if message.contains("dubious ownership") {
        // "… in repository at '/srv/desk'"
        let folder = message.split_once('\'').map_or("", |(_, folder)| folder.trim_end_matches('\''));
        let plain = !folder.is_empty() && !folder.contains(|c: char| c == '\'' || c.is_control());
        IntakeError::Foreign { name, folder: if plain { folder } else { "FOLDER" }.to_owned() }
    } else if message.contains("cannot use bare repository") {
        IntakeError::Bare { name }
    } else {
        IntakeError::Git { name, message }
    }
}

/// Returns git, about to be run in `folder`. Nothing that a repository names is run: not one of its settings, attributes, hooks
/// and remotes. Only here and in `pdf.rs` programs are started.
#[allow(clippy::disallowed_methods, reason = "git is given an environment of its own, made of ours here")]
pub(super) fn git(folder: &Path, arguments: &[&str]) -> Command {
    let mut git = Command::new("git");
    git.current_dir(folder).stdin(Stdio::null()).env_clear();
    let kept = |name: &OsString| name.to_str().is_some_and(|name| KEPT.iter().any(|kept| is_kept(kept, name)));
    git.envs(std::env::vars_os().filter(|(name, _)| kept(name)));
    git.env("PATH", path());
    git.envs(FIXED.iter().copied()).arg("--no-pager");
    git.args(SETTINGS.iter().flat_map(|setting| ["-c", setting])).args(arguments);
    git
}

/// Returns where programs lie: "." would be the folder that one is run in.
#[allow(clippy::disallowed_methods, reason = "programs are given an environment of their own, made of ours here")]
pub(super) fn path() -> OsString {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let absolute = std::env::split_paths(&path).filter(|folder| folder.is_absolute());
    std::env::join_paths(absolute).unwrap_or_default()
}

fn is_kept(kept: &str, name: &str) -> bool {
    if kept.ends_with('_') { name.starts_with(kept) } else { name.eq_ignore_ascii_case(kept) }
}

/// Runs git; the inner error is what it said.
pub(super) fn run(folder: &Path, name: &str, arguments: &[&str]) -> Result<Result<Vec<u8>, String>, IntakeError> {
    let output =
        git(folder, arguments).output().map_err(|source| IntakeError::NoGit { name: name.to_owned(), source })?;
    if output.status.success() {
        return Ok(Ok(output.stdout));
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let fatal = said.lines().find_map(|line| line.strip_prefix("fatal: "));
    let line = fatal.or(said.lines().next()).unwrap_or("it failed without a word");
    Ok(Err(line.to_owned()))
}

/// Runs git and calls `each` with each part of what it prints up to a zero byte, as it comes.
///
/// # Errors
/// Where git can't be started or fails, and what `each` fails with.
#[cfg(feature = "crawls")]
pub(super) fn fields(
    folder: &Path,
    name: &str,
    arguments: &[&str],
    each: &mut dyn FnMut(&[u8]) -> Result<(), IntakeError>,
) -> Result<(), IntakeError> {
    let failed = |source| IntakeError::NoGit { name: name.to_owned(), source };
    let mut running = git(folder, arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(failed)?;
    let mut read = Ok(());
    if let Some(out) = running.stdout.take() {
        let mut out = BufReader::new(out);
        let mut field = Vec::new();
        while read.is_ok() && out.by_ref().take(LONGEST_FIELD).read_until(0, &mut field).map_err(failed)? > 0 {
            let whole = field.pop_if(|last| *last == 0).is_some();
            read = if whole { each(&field) } else { Err(refused(name, "its log can't be read".to_owned())) };
            field.clear();
        }
    }
    // Nobody reads the rest: git ends.
    let mut said = String::new();
    let heard = running.stderr.take().map(|stderr| stderr.take(LONGEST_FIELD).read_to_string(&mut said));
    let ended = running.wait().map_err(failed)?;
    drop(heard);
    read?;
    if ended.success() {
        return Ok(());
    }
    let line = said.lines().find_map(|line| line.strip_prefix("fatal: ")).unwrap_or("it failed without a word");
    Err(refused(name, line.to_owned()))
}
