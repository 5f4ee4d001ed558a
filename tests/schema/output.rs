//! What every command prints, next to its schema.

use super::reader::{Case, mistakes, printed};
use super::{names, onrecord};
use crate::fetch::server::{Server, answer};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

const FIRST: &str = "RIVERTON, May 4, 2026 — At least 40 homes were flooded when the Orle dam was opened on Sunday, the fire \
service said.\n\n“The dam,” said Ana Ruiz, “will hold until June 2031.” Ruiz, the mayor, called it “sound” on Monday.\n\nTens of \
thousands of people left. The bridge, 1.5 km away, is closed. Nobody was told for 48 hours.\n";

/// A ledger with two versions of a story, decisions, evidence, what is allowed, and a change since.
pub fn newsroom(folder: &Path) {
    let run = |arguments: &[&str]| {
        let output = onrecord(folder, arguments).output().unwrap();
        assert!(output.status.code().is_some_and(|code| code < 2), "{arguments:?}: {output:?}");
    };
    run(&["init"]);
    fs::write(folder.join("dam.md"), FIRST).unwrap();
    run(&["record", "dam.md", "--published", "2026-05-04", "--url", "https://news.example/dam"]);
    run(&["accept", "--all", "--by", "Mia Holm"]);
    fs::write(folder.join("dam.md"), FIRST.replace("At least 40", "52").replace("the mayor", "the engineer")).unwrap();
    run(&["record", "dam.md"]);
    let listed = printed(folder, &["pending", "--format", "jsonl"]);
    let first: Value = serde_json::from_str(listed.lines().next().unwrap()).unwrap();
    run(&["reject", first["id"].as_str().unwrap(), "--reason", "misread"]);
    by_hand(&folder.join("claims/dam.yaml"));
    fs::write(folder.join("dam.md"), FIRST.replace("At least 40", "61").replace("will hold", "should hold")).unwrap();
    fs::write(folder.join("lock.md"), "The lock holds 40 boats, the harbour office said.\n").unwrap();
}

/// Writes what people write by hand into the last claim of a story's file.
fn by_hand(path: &Path) {
    let mut yaml = fs::read_to_string(path).unwrap();
    let review = "    review:\n      state: ";
    let at = yaml.rfind(review).unwrap();
    yaml.insert_str(
        at,
        "    evidence:\n      - url: https://water.example/level\n        accessed: \"2026-05-05\"\n    note: read the gauge\n    \
         allow:\n      - check: unsourced-claim\n        reason: our own count\n        until: \"2031-01-01\"\n",
    );
    fs::write(path, yaml).unwrap();
}

fn git(folder: &Path, arguments: &[&str]) {
    let mut git = Command::new("git");
    git.current_dir(folder).args(arguments).env("HOME", folder).env("GIT_CONFIG_NOSYSTEM", "1");
    for who in ["AUTHOR", "COMMITTER"] {
        git.env(format!("GIT_{who}_NAME"), "Mia Holm").env(format!("GIT_{who}_EMAIL"), "mia@example.org");
    }
    assert!(git.output().unwrap().status.success(), "git {arguments:?}");
}

fn answers(folder: &Path, command: &str, lines: &str) -> String {
    let mut child =
        onrecord(folder, &[command, "--stream"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
}

/// Runs `arguments` in both formats and adds a case for the document and for each line.
fn both(folder: &Path, cases: &mut Vec<Case>, schema: &str, arguments: &[&str]) {
    let document = printed(folder, &[arguments, &["--format", "json"]].concat());
    let document = serde_json::from_str(&document).unwrap_or_else(|error| panic!("{arguments:?}: {error}: {document}"));
    cases.push(Case { schema: schema.to_owned(), document, strict: true });
    lines(cases, &format!("{schema}-line"), &printed(folder, &[arguments, &["--format", "jsonl"]].concat()));
}

/// Adds cases for what is handed on.
fn exported(folder: &Path, cases: &mut Vec<Case>) {
    let document = serde_json::from_str(&printed(folder, &["export", "--as", "json"])).unwrap();
    cases.push(Case { schema: "exported".to_owned(), document, strict: true });
    lines(cases, "exported-line", &printed(folder, &["export", "--as", "jsonl"]));
}

fn lines(cases: &mut Vec<Case>, schema: &str, text: &str) {
    for line in text.lines() {
        let document = serde_json::from_str(line).unwrap();
        cases.push(Case { schema: schema.to_owned(), document, strict: true });
    }
}

fn every_output(folder: &Path) -> Vec<Case> {
    let mut cases = Vec::new();
    let mut both = |schema: &str, arguments: &[&str]| both(folder, &mut cases, schema, arguments);
    both("claims", &["extract", "--assertions", "dam.md", "lock.md"]);
    let page = "<!doctype html><html lang=en><title>The dam</title><h1>The dam</h1><p>At least 40 homes were lost, she said.</p>";
    fs::write(folder.join("dam.html"), page).unwrap();
    both("page", &["debug", "page", "dam.html"]);
    fs::remove_file(folder.join("dam.html")).unwrap();
    both("diff", &["diff", "--all", "dam@1", "dam.md"]);
    both("pending", &["pending"]);
    both("status", &["status"]);
    both("log", &["log", "dam"]);
    let claims: Value = serde_json::from_str(&printed(folder, &["log", "dam", "--format", "json"])).unwrap();
    let id =
        claims["entries"][1]["changes"].as_array().unwrap().iter().find_map(|change| change["id"].as_str()).unwrap();
    both("log", &["log", id]);
    both("blame", &["blame", "dam.md"]);
    both("keys", &["config"]);
    both("findings", &["check"]);
    both("findings", &["verify"]);
    printed(folder, &["check", "--write-baseline", "known.json"]);
    fs::write(folder.join("dam.md"), FIRST.replace("At least 40", "77")).unwrap();
    both("findings", &["check", "--baseline", "known.json"]);
    both("recorded", &["record", "dam.md"]);
    both("decisions", &["correct", id, "--source", "Ana Ruiz"]);
    both("blame", &["blame", "dam.md"]);
    both("decisions", &["undo"]);
    let added = ["add", "dam", "Nobody was told", "--kind", "statement", "--by", "Mia", "--reason", "missed"];
    let added: Value = serde_json::from_str(&printed(folder, &[&added[..], &["--format", "json"]].concat())).unwrap();
    both("log", &["log", added["decided"][0]["id"].as_str().unwrap()]);
    both("blame", &["blame", "dam.md"]);
    both("decisions", &["undo"]);
    both("decisions", &["reject", id, "--reason", "misread"]);
    git(folder, &["init", "-q"]);
    git(folder, &["add", "lock.md"]);
    git(folder, &["commit", "-qm", "The lock"]);
    both("recorded", &["record", "--git-history", "lock.md"]);
    // Each visit finds another version.
    let server = Server::new(|request| match request.path() {
        "/lock.html" => {
            let homes = 40 + request.count;
            let page = format!(
                "<!doctype html><html lang=en><title>The lock</title><h1>The lock</h1><p>At least {homes} homes were lost, she said.</p>"
            );
            answer("200 OK", &format!("Content-Type: text/html\r\nContent-Length: {}\r\n", page.len()), page.as_bytes())
        }
        _ => answer("404 Not Found", "Content-Length: 0\r\n", b""),
    });
    fs::write(folder.join("watch.toml"), format!("pages = [\"{}\"]\n", server.url("/lock.html"))).unwrap();
    both("watch", &["watch", "--once", "--now", "--all", "--allow-private", "--delay", "0"]);
    // Both formats act, so the second has nothing left to do: here is one that has.
    exported(folder, &mut cases);
    lines(&mut cases, "decisions-line", &printed(folder, &["accept", "--all", "--format", "jsonl"]));
    let known = serde_json::from_str(&fs::read_to_string(folder.join("known.json")).unwrap()).unwrap();
    cases.push(Case { schema: "baseline".to_owned(), document: known, strict: true });
    let asked = "{\"id\":{\"row\":1},\"text\":\"At least 40 homes were lost, she said.\"}\n7\n";
    lines(&mut cases, "claims-answer", &answers(folder, "extract", asked));
    let asked = "{\"id\":1,\"before\":\"40 homes were lost.\",\"after\":\"52 homes were lost.\"}\n{\"id\":2}\n";
    lines(&mut cases, "diff-answer", &answers(folder, "diff", asked));
    cases
}

#[test]
fn what_commands_print_is_what_their_schemas_say() {
    let folder = tempfile::tempdir().unwrap();
    newsroom(folder.path());
    let cases = every_output(folder.path());
    let tried: BTreeSet<&str> = cases.iter().map(|case| case.schema.as_str()).collect();
    for name in names().iter().filter(|name| !["ledger", "config"].contains(&name.as_str())) {
        assert!(tried.contains(name.as_str()), "no command here prints {name}");
    }
    let Some(mistakes) = mistakes(&cases) else { return };
    for (case, mistake) in cases.iter().zip(&mistakes) {
        assert_eq!(mistake, "", "{}: {}", case.schema, case.document);
    }
}

#[test]
fn output_that_a_command_never_prints_is_refused() {
    let claim = json!({
        "story": "dam", "path": "dam.md", "version": 1, "recorded": "2026-05-04T12:00:00Z", "published": null,
        "claims": 1, "pending": 0, "accepted": 1, "rejected": 0, "misread": 0, "gone": 0, "edited": null, "unread": [],
    });
    let mut cases = vec![(claim.clone(), "")];
    let mut wrong = |key: &str, value: Value, why| {
        let mut row = claim.clone();
        row[key] = value;
        cases.push((row, why));
    };
    wrong("published", json!("Monday"), "published");
    wrong("recorded", json!("2026-05-04"), "recorded");
    wrong("claims", json!("1"), "claims");
    wrong("claims", json!(-1), "claims");
    wrong("version", Value::Null, "version");
    wrong("colour", json!("red"), ": Additional properties");
    let rows = cases.iter().map(|(row, _)| (row.clone(), true));
    let mut rows: Vec<_> =
        rows.map(|(document, strict)| Case { schema: "status-line".into(), document, strict }).collect();
    // Readers are told to ignore keys that they don't know.
    rows.push(Case { schema: "status-line".into(), document: cases[6].0.clone(), strict: false });
    cases.push((claim, ""));
    let Some(mistakes) = mistakes(&rows) else { return };
    for ((row, why), mistake) in cases.iter().zip(&mistakes) {
        assert!(if why.is_empty() { mistake.is_empty() } else { mistake.starts_with(why) }, "{row}: {mistake}");
    }
}
