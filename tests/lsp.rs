//! `onrecord lsp` as an editor speaks with it: a whole session over its pipes.

use crate::program::onrecord;
use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

/// A character of two units of UTF-16 stands before what is changed.
const DAM: &str = "# The dam 🌊\n\n🌊 At least 40 homes were flooded when the dam broke on 3 May 2026, the fire service said.\n\n\
                   “The dam will hold,” said Ana Ruiz, the mayor. “Nobody was told.”\n";

/// The program and an editor's end of the pipes.
struct Editor {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    last: u64,
}

impl Editor {
    fn new(folder: &Path) -> Self {
        let mut command = onrecord(folder, &["lsp", "--by", "Mia Holm"]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (to, from) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        let mut editor = Self { child, to, from, last: 0 };
        let answer = editor.ask("initialize", json!({"processId": null, "rootUri": null, "capabilities": {}}));
        assert_eq!(answer["result"]["capabilities"]["positionEncoding"], "utf-16");
        editor.tell("initialized", json!({}));
        editor
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        write!(self.to, "Content-Length: {}\r\n\r\n{text}", text.len()).unwrap();
        self.to.flush().unwrap();
    }

    fn read(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert!(self.from.read_line(&mut line).unwrap() > 0, "the server has gone");
            match line.trim_end() {
                "" => break,
                head => {
                    length = head.strip_prefix("Content-Length: ").map_or(length, |told| told.parse().unwrap());
                }
            }
        }
        let mut body = vec![0; length];
        self.from.read_exact(&mut body).unwrap();
        serde_json::from_slice(&body).unwrap()
    }

    fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Asks, and returns the answer, which comes before anything else.
    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.last += 1;
        self.send(&json!({"jsonrpc": "2.0", "id": self.last, "method": method, "params": params}));
        let answer = self.read();
        assert_eq!(answer["id"], self.last, "{answer}");
        answer
    }

    /// Reads what is told of a document's diagnostics.
    fn diagnostics(&mut self) -> Vec<Value> {
        let told = self.read();
        assert_eq!(told["method"], "textDocument/publishDiagnostics", "{told}");
        told["params"]["diagnostics"].as_array().unwrap().clone()
    }

    fn open(&mut self, uri: &str, text: &str) -> Vec<Value> {
        let document = json!({"uri": uri, "languageId": "markdown", "version": 1, "text": text});
        self.tell("textDocument/didOpen", json!({"textDocument": document}));
        self.diagnostics()
    }

    fn change(&mut self, uri: &str, text: &str) -> Vec<Value> {
        let document = json!({"uri": uri, "version": 2});
        self.tell("textDocument/didChange", json!({"textDocument": document, "contentChanges": [{"text": text}]}));
        self.diagnostics()
    }

    fn at(&mut self, method: &str, uri: &str, (line, character): (usize, usize)) -> Value {
        let params = json!({"textDocument": {"uri": uri}, "position": {"line": line, "character": character}});
        self.ask(method, params)["result"].clone()
    }

    fn actions(&mut self, uri: &str, (line, character): (usize, usize), told: &[Value]) -> Vec<Value> {
        let place = json!({"line": line, "character": character});
        let params = json!({"textDocument": {"uri": uri}, "range": {"start": place, "end": place}, "context": {"diagnostics": told}});
        self.ask("textDocument/codeAction", params)["result"].as_array().unwrap().clone()
    }

    /// Carries out the action whose title holds `title`; returns the answer and what is told of open documents afterwards.
    fn act(&mut self, actions: &[Value], title: &str, documents: usize) -> (Value, Vec<Vec<Value>>) {
        let found = actions.iter().find(|one| one["title"].as_str().unwrap().contains(title));
        let command = &found.unwrap_or_else(|| panic!("no {title}: {actions:#?}"))["command"];
        let params = json!({"command": command["command"], "arguments": command["arguments"]});
        let answer = self.ask("workspace/executeCommand", params);
        (answer, (0..documents).map(|_| self.diagnostics()).collect())
    }

    fn end(mut self) {
        assert!(self.ask("shutdown", Value::Null)["result"].is_null());
        self.tell("exit", Value::Null);
        drop(self.to);
        assert!(self.child.wait().unwrap().success());
    }
}

fn run(folder: &Path, arguments: &[&str]) {
    let output = onrecord(folder, arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A ledger in a folder whose name has to be escaped in an address; all claims are accepted but one.
fn newsroom() -> (tempfile::TempDir, String, String) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap().join("our news");
    fs::create_dir(&root).unwrap();
    run(&root, &["init"]);
    fs::write(root.join("dam.md"), DAM).unwrap();
    run(&root, &["record", "dam.md"]);
    run(&root, &["accept", "--all", "--yes", "--story", "dam", "--kind", "figure,date,statement"]);
    let base = format!("file://{}", root.display()).replace(' ', "%20");
    (folder, format!("{base}/dam.md"), format!("{base}/claims/dam.yaml"))
}

fn root(folder: &tempfile::TempDir) -> std::path::PathBuf {
    folder.path().canonicalize().unwrap().join("our news")
}

fn codes(told: &[Value]) -> Vec<&str> {
    told.iter().filter_map(|one| one["code"].as_str()).collect()
}

#[test]
fn findings_follow_what_is_typed() {
    let (folder, uri, _) = newsroom();
    let mut editor = Editor::new(&root(&folder));
    let quiet = editor.open(&uri, DAM);
    assert!(codes(&quiet).iter().all(|code| *code == "unreviewed-claim"), "{quiet:#?}");
    let told = editor.change(&uri, &DAM.replace("At least 40", "At least 52"));
    let changed = told.iter().find(|one| one["code"] == "changed-figure").unwrap();
    // "🌊 At least " are thirteen units before the number.
    let range = json!({"start": {"line": 2, "character": 12}, "end": {"line": 2, "character": 14}});
    assert_eq!(changed["range"], range);
    assert_eq!(changed["severity"], 1);
    let related = &changed["relatedInformation"][0]["location"];
    assert!(related["uri"].as_str().unwrap().ends_with("/our%20news/claims/dam.yaml"), "{related}");
    let gone = editor.change(&uri, &DAM.replace("“Nobody was told.”", ""));
    assert!(codes(&gone).contains(&"altered-quote"), "{gone:#?}");
    // None is left over, and the file was not looked at.
    assert_eq!(editor.change(&uri, DAM), quiet);
    fs::write(root(&folder).join("dam.md"), "Something else.\n").unwrap();
    assert_eq!(editor.change(&uri, DAM), quiet);
    editor.tell("textDocument/didClose", json!({"textDocument": {"uri": uri}}));
    assert!(editor.diagnostics().is_empty());
    // What is no article of a ledger, or no text that is read, does no harm.
    assert!(editor.open("file:///nowhere/at/all.md", "At least 40 homes.").is_empty());
    let strange = editor.open(&uri, "\u{0}\u{1}\u{202e} 🌊");
    assert!(!strange.is_empty());
    editor.end();
}

#[test]
fn a_finding_is_allowed_once_its_reason_is_written() {
    let (folder, uri, _) = newsroom();
    let mut editor = Editor::new(&root(&folder));
    let text = DAM.replace("At least 40", "At least 52");
    let told = editor.open(&uri, &text);
    let changed: Vec<Value> = told.into_iter().filter(|one| one["code"] == "changed-figure").collect();
    let actions = editor.actions(&uri, (2, 12), &changed);
    let edit = &actions.iter().find(|one| one["title"].as_str().unwrap().starts_with("Allow")).unwrap()["edit"];
    let edit = &edit["changes"][&uri][0];
    assert_eq!(edit["range"]["start"]["line"], 2);
    let comment = edit["newText"].as_str().unwrap();
    let line = text.lines().nth(2).unwrap();
    let units: usize = line.chars().map(char::len_utf16).sum();
    assert_eq!(edit["range"]["start"]["character"], units);
    let unwritten = editor.change(&uri, &text.replace(line, &format!("{line}{comment}")));
    assert!(codes(&unwritten).contains(&"invalid-suppression"), "{unwritten:#?}");
    let written = comment.replace("reason", "reason the service counted again");
    let allowed = editor.change(&uri, &text.replace(line, &format!("{line}{written}")));
    assert!(
        !codes(&allowed).iter().any(|code| ["changed-figure", "invalid-suppression"].contains(code)),
        "{allowed:#?}"
    );
    editor.end();
}

#[test]
fn the_record_is_a_key_away() {
    let (folder, uri, ledger) = newsroom();
    let file = root(&folder).join("claims/dam.yaml");
    let text = fs::read_to_string(&file).unwrap();
    let entry = text.lines().position(|line| line.contains("- id: f-")).unwrap();
    let seal = entry + text.lines().skip(entry).position(|line| line.starts_with("    seal: ")).unwrap();
    let mut lines: Vec<&str> = text.lines().collect();
    lines.insert(seal, "    evidence:\n      - url: https://example.org/list\n        note: the list of 4 May");
    fs::write(&file, lines.join("\n") + "\n").unwrap();
    let mut editor = Editor::new(&root(&folder));
    editor.open(&uri, DAM);
    let hover = editor.at("textDocument/hover", &uri, (2, 13));
    let told = hover["contents"]["value"].as_str().unwrap();
    let wanted = [
        "figure dam/f-",
        "At least 40 homes",
        "the fire service",
        "accepted",
        "since version 1",
        "https://example.org/list: the list",
    ];
    wanted.iter().for_each(|words| assert!(told.contains(words), "{words}: {told}"));
    assert_eq!(hover["range"], json!({"start": {"line": 2, "character": 3}, "end": {"line": 2, "character": 20}}));
    assert!(editor.at("textDocument/hover", &uri, (0, 3)).is_null());
    let links = editor.ask("textDocument/documentLink", json!({"textDocument": {"uri": uri}}))["result"].clone();
    assert_eq!(links[0]["target"], "https://example.org/list", "{links}");
    let there = editor.at("textDocument/definition", &uri, (2, 13));
    assert_eq!(there["uri"], ledger);
    assert_eq!(there["range"]["start"]["line"], entry);
    editor.open(&ledger, &fs::read_to_string(&file).unwrap());
    let back = editor.at("textDocument/definition", &ledger, (entry + 2, 8));
    assert_eq!(back, json!({"uri": uri, "range": hover["range"]}));
    editor.end();
}

#[test]
fn decisions_are_made_where_one_reads() {
    let (folder, uri, _) = newsroom();
    let mut editor = Editor::new(&root(&folder));
    let told = editor.open(&uri, DAM);
    let waiting = codes(&told).len();
    assert!(waiting > 0, "{told:#?}");
    let quote = (4, 5);
    let actions = editor.actions(&uri, quote, &[]);
    let (answer, told) = editor.act(&actions, "Accept “The dam will hold,", 1);
    assert!(answer["error"].is_null(), "{answer}");
    assert_eq!(codes(&told[0]).len(), waiting - 1);
    let actions = editor.actions(&uri, quote, &[]);
    assert!(!actions.iter().any(|one| one["title"].as_str().unwrap().starts_with("Accept")));
    let (answer, _) = editor.act(&actions, "the source is the fire service", 1);
    assert!(answer["error"].is_null(), "{answer}");
    let yaml = fs::read_to_string(root(&folder).join("claims/dam.yaml")).unwrap();
    assert!(yaml.contains("by: Mia Holm") && yaml.contains("source: the fire service"), "{yaml}");
    let hover = editor.at("textDocument/hover", &uri, quote);
    assert!(hover["contents"]["value"].as_str().unwrap().contains("source: the fire service"), "{hover}");
    let (answer, _) = editor.act(&actions, "was misread", 1);
    assert!(answer["error"].is_null(), "{answer}");
    // What can't be done is said.
    let params = json!({"command": "onrecord.accept", "arguments": [root(&folder).join("dam.md"), "dam/q-00000000"]});
    let answer = editor.ask("workspace/executeCommand", params);
    assert!(answer["error"]["message"].as_str().unwrap().contains("q-00000000"), "{answer}");
    editor.diagnostics();
    let unknown = editor.ask("textDocument/rename", json!({}));
    assert_eq!(unknown["error"]["code"], -32601);
    editor.end();
}

/// What `check` finds in a text that stands for the article on the disk: each finding's check, its line from 0 where it stands in the
/// article, and what it says.
fn checked(root: &Path, text: &str) -> Vec<(String, u64, String)> {
    let mut command = onrecord(root, &["check", "--stdin-path", "dam.md", "-", "--format", "jsonl"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    let of = |line: &str| {
        let one: Value = serde_json::from_str(line).unwrap();
        let here = one["path"] == "dam.md";
        let row = if here { one["line"].as_u64().unwrap() - 1 } else { 0 };
        let open = one["suppression"].is_null() && one["baseline"].is_null();
        open.then(|| (one["check"].as_str().unwrap().to_owned(), row, one["message"].as_str().unwrap().to_owned()))
    };
    lines.lines().filter_map(of).collect()
}

/// The same of what an editor was told.
fn told_of(diagnostics: &[Value]) -> Vec<(String, u64, String)> {
    let of = |one: &Value| {
        let message = one["message"].as_str().unwrap().split('\n').next().unwrap().to_owned();
        let row = one["range"]["start"]["line"].as_u64().unwrap();
        Some((one["code"].as_str()?.to_owned(), row, message))
    };
    diagnostics.iter().filter_map(of).collect()
}

/// Edits a text somewhere; which edit it is follows from the seed.
fn edited(text: &str, seed: &mut u64) -> String {
    let mut next = |most: usize| {
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(*seed >> 33).unwrap() % most
    };
    let words: Vec<&str> = text.split(' ').collect();
    let at = next(words.len());
    let (before, after) = words.split_at(at);
    let (word, rest) = after.split_first().unwrap();
    let new = match next(6) {
        0 => String::new(),
        1 => format!("{word} {word}"),
        2 => ["52", "nobody", "may", "🌊", "“", "On Sunday,"][next(6)].to_owned(),
        3 => format!("{word}\n\nThe bridge was closed for {} days, said Jon Berg.\n\n", next(90)),
        4 => word.chars().rev().collect(),
        _ => format!("{word} not"),
    };
    let words: Vec<&str> = before.iter().copied().chain([new.as_str()]).chain(rest.iter().copied()).collect();
    words.join(" ")
}

#[test]
fn whatever_is_typed_is_checked_as_check_does() {
    let (folder, uri, _) = newsroom();
    let root = root(&folder);
    let mut editor = Editor::new(&root);
    let mut told = editor.open(&uri, DAM);
    let (mut text, mut seed) = (DAM.to_owned(), 7);
    for round in 0..24 {
        assert_eq!(told_of(&told), checked(&root, &text), "round {round}: {text}");
        text = if round % 8 == 7 { DAM.to_owned() } else { edited(&text, &mut seed) };
        told = editor.change(&uri, &text);
    }
    editor.end();
}

#[test]
fn what_others_write_meanwhile_is_seen() {
    let (folder, uri, _) = newsroom();
    let root = root(&folder);
    let mut editor = Editor::new(&root);
    let text = DAM.replace("At least 40", "At least 52");
    let mut last = told_of(&editor.open(&uri, &text));
    let mut changes = |editor: &mut Editor, what: &str| {
        let told = told_of(&editor.change(&uri, &text));
        assert_eq!(told, checked(&root, &text), "{what}");
        assert_ne!(told, last, "{what}");
        last = told;
    };
    run(&root, &["accept", "--all", "--yes", "--story", "dam"]);
    changes(&mut editor, "a decision");
    // Another story, of the same claims, and without it.
    fs::write(root.join("again.md"), DAM.replace("At least 40", "At least 41")).unwrap();
    run(&root, &["record", "again.md"]);
    editor.change(&uri, &text);
    fs::remove_file(root.join("claims/again.yaml")).unwrap();
    fs::remove_dir_all(root.join("snapshots/again")).unwrap();
    // A snapshot of the same size that says something else, and what was there before.
    let snapshot = root.join("snapshots/dam/1.md");
    let sound = fs::read(&snapshot).unwrap();
    fs::write(&snapshot, DAM.replace("hold", "leak")).unwrap();
    changes(&mut editor, "a snapshot that was changed");
    fs::write(&snapshot, sound).unwrap();
    changes(&mut editor, "the snapshot as it was");
    let file = root.join("claims/dam.yaml");
    let ledger = fs::read_to_string(&file).unwrap();
    fs::write(&file, ledger.replacen("fire service", "fire brigade", 1)).unwrap();
    changes(&mut editor, "an entry that was changed");
    fs::write(&file, &ledger).unwrap();
    changes(&mut editor, "the entry as it was");
    let config = root.join("onrecord.toml");
    let written = fs::read_to_string(&config).unwrap();
    fs::write(&config, written.replace("[severity]\n", "[severity]\nchanged-figure = \"off\"\n")).unwrap();
    changes(&mut editor, "a check that is off");
    editor.end();
}
