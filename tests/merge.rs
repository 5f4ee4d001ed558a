//! Ledgers that git merges: decisions on different claims go together, a conflict is never read as a ledger.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests")]

use std::path::Path;
use std::process::{Command, Output, Stdio};

fn run(program: &str, root: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(program);
    command.current_dir(root).env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default()).env("HOME", root);
    command.args(arguments).stdin(Stdio::null()).output().unwrap()
}

fn onrecord(root: &Path, arguments: &[&str]) -> Output {
    run(env!("CARGO_BIN_EXE_onrecord"), root, arguments)
}

fn git(root: &Path, arguments: &[&str]) -> Output {
    let identity = ["-c", "user.name=Mia Holm", "-c", "user.email=mia@example.org"];
    run("git", root, &[&identity[..], arguments].concat())
}

fn done(output: Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stdout));
    String::from_utf8(output.stdout).unwrap()
}

/// A repository with a ledger of one story; returns the names of its claims.
fn repository(root: &Path) -> Vec<String> {
    let article = "“The quay will open in June,” said Ana Ruiz.\n\n“Nobody asked us,” said Jon Berg.\n\n\
                   The work cost 40 million euros, according to the harbour office.\n";
    std::fs::write(root.join("quay.md"), article).unwrap();
    done(onrecord(root, &["init"]));
    done(onrecord(root, &["record", "quay.md"]));
    done(git(root, &["init", "-q", "-b", "main"]));
    done(git(root, &["add", "."]));
    done(git(root, &["commit", "-qm", "first"]));
    let rows = done(onrecord(root, &["pending", "--format", "jsonl"]));
    let rows = rows.lines().map(|row| serde_json::from_str::<serde_json::Value>(row).unwrap());
    rows.map(|row| row["id"].as_str().unwrap().to_owned()).collect()
}

fn decide_on(root: &Path, branch: &str, decision: &[&str]) {
    done(git(root, &["checkout", "-q", "-b", branch, "main"]));
    done(onrecord(root, decision));
    done(git(root, &["commit", "-qam", branch]));
}

#[test]
fn decisions_on_any_two_claims_merge() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let ids = repository(root);
    assert!(ids.len() >= 4, "{ids:?}");
    for (i, mine) in ids.iter().enumerate() {
        for theirs in &ids[i + 1..] {
            decide_on(root, "mine", &["accept", mine, "--by", "Mia Holm"]);
            decide_on(root, "theirs", &["reject", theirs, "--reason", "She said July.", "--by", "Jon Berg"]);
            done(git(root, &["merge", "-q", "--no-edit", "mine"]));
            done(onrecord(root, &["verify"]));
            let waiting = done(onrecord(root, &["pending", "--format", "jsonl"]));
            assert_eq!(waiting.lines().count(), ids.len() - 2, "{mine} and {theirs}");
            done(git(root, &["checkout", "-q", "main"]));
            done(git(root, &["branch", "-qD", "mine", "theirs"]));
        }
    }
}

#[test]
fn a_conflict_is_refused_with_advice() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let ids = repository(root);
    decide_on(root, "mine", &["accept", &ids[0], "--by", "Mia Holm"]);
    decide_on(root, "theirs", &["reject", &ids[0], "--reason", "She said July.", "--by", "Jon Berg"]);
    assert!(!git(root, &["merge", "-q", "--no-edit", "mine"]).status.success());
    let file = std::fs::read(root.join("claims/quay.yaml")).unwrap();
    for command in [&["check"][..], &["verify"], &["status"], &["record", "quay.md"], &["accept", &ids[0]]] {
        let output = onrecord(root, command);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(3), "{command:?}: {said}");
        assert!(said.contains("git left a merge conflict here") && said.contains("drop the marks"), "{said}");
    }
    assert_eq!(std::fs::read(root.join("claims/quay.yaml")).unwrap(), file);
}
