//! Thirty planted findings, ten of them hostile, from an article to each format, in files whose names are hostile too.

use super::{harmless, read};
use onrecord::report::FORMATS;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::process::{Command, Output};

const PLANTED: usize = 30;

/// Names of the article: each a file that is recorded, changed and checked.
const NAMES: [&str; 6] = [
    "gate.txt",
    "sub/a,line=9::b%0Ac.txt",
    "\n::error::first line.txt",
    "esc\u{1b}[2J\u{9b}m\u{202e}\u{200b}.txt",
    "<b> | `x` ](x) ]]> \"&#10;' {0} @everyone ##[error]x.txt",
    "a.md:1:1: error[altered-quote]: forged.txt",
];

/// Returns the block `name` of the page, its escapes replaced.
fn block(name: &str) -> String {
    let page = fs::read_to_string("tests/cases/report/gallery.md").unwrap();
    let (_, rest) = page.split_once(&format!("```{name}\n")).unwrap();
    let mut rest = rest.split_once("\n```").unwrap().0;
    let mut out = String::new();
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let (c, end) = match after.strip_prefix("u{") {
            Some(code) => {
                let (code, end) = code.split_once('}').unwrap();
                (char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap(), end)
            }
            None => (after.chars().next().unwrap(), &after[1..]),
        };
        out.push(c);
        rest = end;
    }
    out + rest + "\n"
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    command.current_dir(folder).env_clear().args(arguments).output().unwrap()
}

/// A ledger in which everything was accepted, and an article that differs in thirty places.
fn planted(name: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, block("recorded")).unwrap();
    for arguments in
        [&["init"][..], &["record", "--story", "gates", "--", name], &["accept", "--all", "--story", "gates"]]
    {
        let output = run(folder.path(), arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
    fs::write(&path, block("now")).unwrap();
    // The thirty are all of one check, so that each is told from the others by its words alone.
    let config = folder.path().join("onrecord.toml");
    let quiet = fs::read_to_string(&config).unwrap().replace("[severity]\n", "[severity]\nsilent-edit = \"off\"\n");
    fs::write(&config, quiet).unwrap();
    folder
}

fn output(folder: &Path, arguments: &[&str], code: i32) -> String {
    let output = run(folder, arguments);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_format_gives_all_findings_and_no_others() {
    for name in NAMES {
        let folder = planted(name);
        let answers = folder.path().join("answers");
        fs::create_dir(&answers).unwrap();
        let reference = read::json(&output(folder.path(), &["check", "--format", "json"], 1));
        assert_eq!(reference.len(), PLANTED, "{reference:#?}");
        assert!(reference.iter().all(|one| one.check == "altered-quote" && one.path == name), "{reference:#?}");
        for format in FORMATS {
            let text = output(folder.path(), &["check", "--all", "--format", format.name], 1);
            harmless(format.name, &text);
            read::agrees(format.name, &text, &reference);
            fs::write(answers.join(format.name), &text).unwrap();
            let again = output(folder.path(), &["check", "--all", "--format", format.name], 1);
            assert_eq!(again, text, "{}: the same run gives the same bytes", format.name);
        }
        read::in_python(&answers);
    }
}

#[test]
fn diff_gives_all_changes_in_every_format() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = ("old,line=9::x.txt", "new\n::error::y.txt");
    fs::write(folder.path().join(old), block("recorded")).unwrap();
    fs::write(folder.path().join(new), block("now")).unwrap();
    let answers = folder.path().join("answers");
    fs::create_dir(&answers).unwrap();
    let lines = output(folder.path(), &["diff", old, new, "--format", "jsonl"], 1);
    let count = lines.lines().count();
    assert!(count >= PLANTED, "{lines}");
    let mut reference = None;
    // The changes themselves have no path; SARIF's reading of them is what the other formats must agree with.
    for format in FORMATS.iter().filter(|format| format.name == "sarif").chain(FORMATS) {
        let text = output(folder.path(), &["diff", old, new, "--format", format.name], 1);
        harmless(format.name, &text);
        let findings = reference.get_or_insert_with(|| read::sarif(&text));
        assert_eq!(findings.len(), count);
        match format.name {
            "csv" => assert_eq!(csv::Reader::from_reader(text.as_bytes()).records().count(), count),
            _ if format.everywhere => {}
            name => read::agrees(name, &text, findings),
        }
        fs::write(answers.join(format.name), &text).unwrap();
    }
    read::in_python(&answers);
}

#[test]
fn names_that_are_no_text_are_shown() {
    let folder = tempfile::tempdir().unwrap();
    let name = OsStr::from_bytes(b"\xFF::error::\xFE##[error]\n.txt");
    fs::write(folder.path().join("old.txt"), block("recorded")).unwrap();
    fs::write(folder.path().join(name), block("now")).unwrap();
    for format in FORMATS {
        let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
        command.current_dir(folder.path()).env_clear().args(["diff", "--format", format.name, "old.txt"]).arg(name);
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{}: {}", format.name, String::from_utf8_lossy(&output.stderr));
        harmless(format.name, &String::from_utf8(output.stdout).unwrap());
    }
}

#[test]
fn fingerprints_survive_lines_added_above() {
    let folder = planted("gate.txt");
    let prints = |format: &str| {
        let text = output(folder.path(), &["check", "--format", format], 1);
        let prints = read::fingerprints(format, &text);
        assert_eq!(prints.len(), PLANTED, "{format}");
        let unique: std::collections::BTreeSet<_> = prints.iter().collect();
        assert_eq!(unique.len(), PLANTED, "{format}: no two findings share one");
        prints
    };
    for format in ["sarif", "gitlab"] {
        fs::write(folder.path().join("gate.txt"), block("now")).unwrap();
        let before = prints(format);
        fs::write(folder.path().join("gate.txt"), format!("A heading\n\n\n\n{}", block("now"))).unwrap();
        assert_eq!(prints(format), before, "{format}");
        fs::write(folder.path().join("gate.txt"), block("now").replace("should close", "might close")).unwrap();
        assert_ne!(prints(format), before, "{format}: other words are another finding");
    }
}

#[test]
fn what_could_not_be_checked_is_said_where_the_format_can() {
    let folder = planted("gate.txt");
    let other = "\n::error::gone ##[error] `x`.txt";
    fs::write(folder.path().join(other), "“Nobody asked us,” said Jon Berg.\n").unwrap();
    assert!(run(folder.path(), &["record", "--story", "other", "--", other]).status.success());
    fs::remove_file(folder.path().join(other)).unwrap();
    let answers = folder.path().join("answers");
    fs::create_dir(&answers).unwrap();
    for format in FORMATS {
        let text = output(folder.path(), &["check", "--format", format.name], 3);
        harmless(format.name, &text);
        let says = match format.name {
            "sarif" => text.contains("\"executionSuccessful\": false") && text.contains("is not there any more"),
            "github" => text.contains("title=onrecord could not check everything::"),
            "markdown" => text.contains("**Something could not be checked.**"),
            "junit" => text.contains("errors=\"1\""),
            _ => true,
        };
        assert!(says, "{}: {text}", format.name);
        fs::write(answers.join(format.name), &text).unwrap();
    }
    read::in_python(&answers);
    fs::write(folder.path().join("claims/gates.yaml"), "schema: [").unwrap();
    fs::remove_file(folder.path().join("claims/other.yaml")).unwrap();
    let text = output(folder.path(), &["check", "--format", "sarif"], 3);
    assert!(text.contains("\"executionSuccessful\": false"), "{text}");
}

#[test]
fn no_other_command_prints_a_command_to_a_runner() {
    let folder = tempfile::tempdir().unwrap();
    let text =
        "“::error::Nobody asked us,” said ##[error]Jon Berg.\n\n::error::The ferry carried ##vso[x] 40 people.\n";
    fs::write(folder.path().join("a.txt"), text).unwrap();
    assert!(run(folder.path(), &["init"]).status.success());
    let mut lines = 0;
    for arguments in [
        &["extract", "a.txt", "--assertions"][..],
        &["record", "a.txt"],
        &["log", "a"],
        &["status"],
        &["reject", "--all", "--reason", "\n::error::why ##[error]"],
        &["diff", "a.txt", "a.txt"],
        &["check", "--x\n::error::forged"],
        &["check", "--", "\n::error::forged"],
        &["extract", "a.txt", "--format", "\n::error::forged"],
    ] {
        let output = run(folder.path(), arguments);
        lines += output.stdout.len() + output.stderr.len();
        harmless("text", &String::from_utf8(output.stdout).unwrap());
        harmless("text", &String::from_utf8(output.stderr).unwrap());
    }
    let ids = String::from_utf8(run(folder.path(), &["extract", "a.txt", "--format", "jsonl"]).stdout).unwrap();
    for row in ids.lines() {
        let id = serde_json::from_str::<serde_json::Value>(row).unwrap()["id"].as_str().unwrap().to_owned();
        let output = run(folder.path(), &["log", &id]);
        assert!(output.status.success());
        harmless("text", &String::from_utf8(output.stdout).unwrap());
    }
    assert!(lines > 1000);
}

#[test]
fn a_format_that_a_command_does_not_know_is_a_usage_error_that_names_the_others() {
    let folder = planted("gate.txt");
    for (command, known) in [("extract", "text, json, jsonl, csv]"), ("check", "sarif"), ("diff", "sarif")] {
        let format = if command == "extract" { "sarif" } else { "sarf" };
        let output = run(folder.path(), &[command, "gate.txt", "gate.txt", "--format", format]);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{command}: {said}");
        assert!(said.contains(known), "{command}: {said}");
    }
    let output = run(folder.path(), &["diff", "--stream", "--format", "sarif"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("--format jsonl"));
}
