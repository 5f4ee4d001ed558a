//! Near misses: whatever is mistyped, the message names the command that was probably meant, to be copied.

use crate::program::onrecord;
use std::path::Path;
use std::process::Command;

/// What is typed, and what is suggested; ID stands for a recorded claim, and WRONG for a name near it.
const TABLE: &[(&[&str], &str)] = &[
    (&["chekc", "ferry.md"], "onrecord check ferry.md"),
    (&["stauts"], "onrecord status"),
    (&["extrct", "the pier.md"], "onrecord extract 'the pier.md'"),
    (&["log", "ferri"], "onrecord log ferry"),
    (&["pending", "--story", "fery"], "onrecord pending --story ferry"),
    (&["pending", "--story=fery"], "onrecord pending --story=ferry"),
    (&["diff", "ferri@1", "ferry.md"], "onrecord diff ferry@1 ferry.md"),
    (&["accept", "WRONG", "--by", "Mia Holm"], "onrecord accept ID --by 'Mia Holm'"),
    (&["reject", "ferry/WRONG", "--reason", "It's wrong"], r"onrecord reject ferry/ID --reason 'It'\''s wrong'"),
    (&["log", "ferry/WRONG"], "onrecord log ferry/ID"),
    (&["explain", "altered-qoute"], "onrecord explain altered-quote"),
    (&["explain", "figure-chnaged"], "onrecord explain figure-changed"),
    (&["config", "severity.altered-qoute"], "onrecord config severity.altered-quote"),
    (&["config", "aricles"], "onrecord config articles"),
    (&["schema", "findngs"], "onrecord schema findings"),
    (&["man", "chekc"], "onrecord man check"),
    (&["check", "--format", "jsn"], "onrecord check --format json"),
    (&["check", "--fail-on=warnig"], "onrecord check --fail-on=warning"),
    (&["check", "--formt", "json", "ferry.md"], "onrecord check --format json ferry.md"),
    (&["pending", "--kind", "figure,dat"], "onrecord pending --kind figure,date"),
    (&["extract", "fery.md"], "onrecord extract ferry.md"),
    (&["check", "fery.md"], "onrecord check ferry.md"),
    (&["record", "fery.md", "--published", "2026-05-04"], "onrecord record ferry.md --published 2026-05-04"),
    (&["diff", "ferry@1", "fery.md"], "onrecord diff ferry@1 ferry.md"),
    (&["blame", "fery.md"], "onrecord blame ferry.md"),
];

fn newsroom(folder: &Path) -> String {
    let run = |arguments: &[&str]| onrecord(folder, arguments).output().unwrap();
    std::fs::write(folder.join("ferry.md"), "At least 40 people were on the ferry, the coast guard said.\n").unwrap();
    std::fs::write(folder.join("the pier.md"), "The pier is closed.\n").unwrap();
    assert!(run(&["init"]).status.success());
    assert!(run(&["record", "ferry.md"]).status.success());
    let pending = String::from_utf8(run(&["pending", "--kind", "figure", "--format", "jsonl"]).stdout).unwrap();
    pending.split("\"id\":\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

/// The name with its last two characters swapped, or one of them dropped where they are the same.
fn mistyped(id: &str) -> String {
    let (head, tail) = id.split_at(id.len() - 2);
    let swapped: String = tail.chars().rev().collect();
    if swapped == tail { format!("{head}{}", &tail[..1]) } else { format!("{head}{swapped}") }
}

#[test]
fn a_near_miss_names_the_command_that_was_meant() {
    for (typed, wanted) in TABLE {
        let folder = tempfile::tempdir().unwrap();
        let id = newsroom(folder.path());
        let (wrong, wanted) = (mistyped(&id), wanted.replace("ID", &id));
        let typed: Vec<String> = typed.iter().map(|word| word.replace("WRONG", &wrong)).collect();
        let words: Vec<&str> = typed.iter().map(String::as_str).collect();
        let output = onrecord(folder.path(), &words).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        let line = format!("  help: did you mean: {wanted}");
        assert!(said.lines().any(|found| found == line), "{typed:?}: {line}\n{said}");
        assert!(!said.contains("tip:"), "{said}");
        assert!(!output.status.success());
        let program = Path::new(env!("CARGO_BIN_EXE_onrecord")).parent().unwrap();
        let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
        let copied =
            Command::new("sh").args(["-c", &wanted]).current_dir(folder.path()).env("PATH", path).output().unwrap();
        assert_ne!(copied.status.code(), Some(2), "{wanted}: {}", String::from_utf8_lossy(&copied.stderr));
    }
}

#[test]
fn what_is_far_from_everything_is_not_guessed_at() {
    let folder = tempfile::tempdir().unwrap();
    newsroom(folder.path());
    for typed in
        [&["frobnicate"][..], &["log", "harbour-master"], &["extract", "harbour-master.txt"], &["explain", "xyzzy"]]
    {
        let said = onrecord(folder.path(), typed).output().unwrap().stderr;
        let said = String::from_utf8(said).unwrap();
        assert!(!said.contains("did you mean"), "{typed:?}: {said}");
    }
    let hostile = ["extract", "fery.md", "--published", "2026\u{1b}[2J\n::error::x"];
    let said = String::from_utf8(onrecord(folder.path(), &hostile).output().unwrap().stderr).unwrap();
    assert!(!said.contains('\u{1b}') && !said.lines().any(|line| line.starts_with("::")), "{said}");
}

#[test]
fn help_comes_as_a_command_too() {
    let printed = |arguments: &[&str]| onrecord(Path::new("."), arguments).output().unwrap();
    assert_eq!(printed(&["help", "check"]).stdout, printed(&["check", "--help"]).stdout);
    assert_eq!(printed(&["help"]).stdout, printed(&["--help"]).stdout);
    assert_eq!(printed(&["help", "check"]).status.code(), Some(0));
}
