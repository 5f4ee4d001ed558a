//! Where results go: a full disk, a reader that leaves.

use super::{PLAIN, ledger};
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn start(root: &Path, arguments: &[&str], out: impl Into<Stdio>) -> std::process::Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    command.current_dir(root).env_clear().args(arguments).stdin(Stdio::null());
    command.stdout(out).stderr(Stdio::piped()).spawn().unwrap()
}

const COMMANDS: [(&[&str], i32); 9] = [
    (&["extract", "ferry.md"], 0),
    (&["diff", "ferry.md", "tram.md", "--all"], 1),
    (&["check"], 1),
    (&["verify"], 0),
    (&["status"], 0),
    (&["log", "ferry"], 0),
    (&["pending", "--format", "json"], 0),
    (&["explain", "altered-quote"], 0),
    (&["--help"], 0),
];

/// A ledger whose article `ferry.md` has changed since.
fn changed() -> tempfile::TempDir {
    let folder = ledger();
    fs::write(folder.path().join("ferry.md"), PLAIN.replace("will", "may")).unwrap();
    folder
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_no_success() {
    let folder = changed();
    for (arguments, _) in COMMANDS {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let Output { status, stderr, .. } = start(folder.path(), arguments, full).wait_with_output().unwrap();
        let said = String::from_utf8(stderr).unwrap();
        assert_eq!(status.code(), Some(3), "{arguments:?}: {said}");
        assert!(said.contains("could not be written"), "{arguments:?}: {said}");
    }
}

#[test]
fn a_reader_that_leaves_keeps_the_verdict_and_hears_nothing() {
    let folder = changed();
    for (arguments, code) in COMMANDS {
        let mut child = start(folder.path(), arguments, Stdio::piped());
        drop(child.stdout.take());
        let Output { status, stderr, .. } = child.wait_with_output().unwrap();
        assert_eq!(status.code(), Some(code), "{arguments:?}");
        assert_eq!(String::from_utf8(stderr).unwrap(), "", "{arguments:?}");
    }
}

#[test]
fn head_reads_one_line_of_a_long_answer() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("long.txt"), PLAIN.repeat(2000)).unwrap();
    let mut child = start(folder.path(), &["extract", "long.txt"], Stdio::piped());
    let head = Command::new("head").arg("-1").stdin(child.stdout.take().unwrap()).output().unwrap();
    assert_eq!(head.stdout.iter().filter(|byte| **byte == b'\n').count(), 1);
    let Output { status, stderr, .. } = child.wait_with_output().unwrap();
    assert_eq!(status.code(), Some(0));
    assert_eq!(String::from_utf8(stderr).unwrap(), "");
}
