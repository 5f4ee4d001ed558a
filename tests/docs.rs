//! Every command block of README.md, CONTRIBUTING.md and docs/ is run, and what it prints must be what the page shows.
//!
//! A page is one shell session in an empty folder. A fenced block whose info string ends in `file=NAME` is saved there
//! under that name, one of SQL as the database that it makes; in a `console` block, each line after `$ ` is run, and the lines below it are what it prints,
//! standard error included. `[..]` in such a line stands for anything. A `console` block marked `needs=NAME` runs only where
//! Python has the package of that name, or there is a program of that name. A `console` block marked `clone` is
//! for a clone of the project: its commands must be among those that `.ci/run` runs.

//! `ONRECORD_UPDATE=1 cargo test --test all docs::` rewrites the pages.

use crate::archive::make::of_sql;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn pages() -> Vec<PathBuf> {
    let mut pages = vec![root().join("README.md"), root().join("CONTRIBUTING.md")];
    let mut folders = vec![root().join("docs")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                pages.push(path);
            }
        }
    }
    pages.sort();
    pages
}

/// A page cut into what is kept as it stands and what is run.
enum Piece {
    Text(String),
    File { name: String, body: String },
    Command { line: String, shown: Vec<String>, needs: Option<String> },
}

/// How a block begins that not every machine can run.
const NEEDS: &str = "console needs=";

/// Returns the pieces, those commands as text that need what is not there.
fn runnable(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut known: BTreeMap<String, bool> = BTreeMap::new();
    let is_there = |name: &String| {
        let python = Command::new("python3").args(["-c", &format!("import {name}")]).output();
        let there =
            python.is_ok_and(|output| output.status.success()) || Command::new(name).arg("--version").output().is_ok();
        if !there {
            eprintln!("skipped: the blocks of docs/ that need {name}, which is not there");
        }
        there
    };
    let kept = |piece: Piece| match piece {
        Piece::Command { line, shown, needs: Some(name) }
            if !*known.entry(name.clone()).or_insert_with_key(|name| is_there(name)) =>
        {
            let lines = std::iter::once(format!("$ {line}")).chain(shown);
            lines.map(Piece::Text).collect::<Vec<_>>()
        }
        piece => vec![piece],
    };
    pieces.into_iter().flat_map(kept).collect()
}

fn pieces(page: &str) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut fence: Option<String> = None;
    let mut body = String::new();
    for line in page.lines() {
        let info = line.strip_prefix("```");
        match (&fence, info) {
            (None, Some(info)) => {
                out.push(Piece::Text(line.to_owned()));
                fence = Some(info.to_owned());
            }
            (Some(info), Some(_)) => {
                if let Some((_, name)) = info.split_once("file=") {
                    out.push(Piece::File { name: name.to_owned(), body: std::mem::take(&mut body) });
                }
                fence = None;
                out.push(Piece::Text(line.to_owned()));
            }
            (Some(info), None) if info == "console" || info.starts_with(NEEDS) => {
                match (line.strip_prefix("$ "), out.last_mut()) {
                    (Some(command), _) => {
                        let needs = info.strip_prefix(NEEDS).map(str::to_owned);
                        out.push(Piece::Command { line: command.to_owned(), shown: Vec::new(), needs });
                    }
                    (None, Some(Piece::Command { shown, .. })) => shown.push(line.to_owned()),
                    _ => panic!("a console block begins with `$ `, not {line:?}"),
                }
            }
            (Some(info), None) if info.contains("file=") => {
                body.push_str(line);
                body.push('\n');
            }
            _ => out.push(Piece::Text(line.to_owned())),
        }
    }
    out
}

const MARK: &str = "== onrecord docs ==";

/// Runs the commands in one shell and returns what each printed.
fn run(pieces: &[Piece]) -> Vec<Vec<String>> {
    let folder = tempfile::tempdir().unwrap();
    let mut script = String::from("exec 2>&1\nstatus=0\n");
    for piece in pieces {
        match piece {
            Piece::Text(_) => {}
            Piece::File { name, body } if name.ends_with(".db") => {
                let bytes: String = of_sql(body).iter().map(|byte| format!("\\{byte:03o}")).collect();
                script.push_str(&format!("printf '%b' '{}' > '{name}'\n", bytes.replace('\\', "\\0")));
            }
            Piece::File { name, body } => {
                let end = "END_OF_FILE_BLOCK";
                script.push_str(&format!("mkdir -p \"$(dirname '{name}')\"\ncat > '{name}' <<'{end}'\n{body}{end}\n"));
            }
            Piece::Command { line, .. } => {
                script.push_str(&format!("printf '%s\\n' '{MARK}'\n(exit $status)\n{line}\nstatus=$?\n"));
            }
        }
    }
    let bin = Path::new(env!("CARGO_BIN_EXE_onrecord")).parent().unwrap();
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
    let mut shell = Command::new("sh");
    shell.current_dir(folder.path()).env_clear().env("PATH", path).env("HOME", folder.path()).env("LC_ALL", "C.UTF-8");
    for (key, value) in [("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_SYSTEM", "/dev/null")] {
        shell.env(key, value);
    }
    let mut child = shell.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(format!("{{\n{script}}} </dev/null\n").as_bytes()).unwrap();
    let output = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
    output
        .split(&format!("{MARK}\n"))
        .skip(1)
        .map(|printed| printed.lines().map(|line| line.trim_end().to_owned()).collect())
        .collect()
}

/// Returns whether `line` is what `shown` allows, `[..]` standing for anything.
fn allows(shown: &str, line: &str) -> bool {
    let parts: Vec<&str> = shown.split("[..]").collect();
    let [first, .., last] = parts.as_slice() else { return shown.trim_end() == line };
    let Some(mut rest) = line.strip_prefix(first) else { return false };
    for part in &parts[1..parts.len() - 1] {
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    rest.ends_with(last.trim_end())
}

fn same(shown: &[String], printed: &[String]) -> bool {
    // A blank line before the next command is layout.
    let trim = |lines: &[String]| lines.iter().rposition(|line| !line.is_empty()).map_or(0, |last| last + 1);
    let (shown, printed) = (&shown[..trim(shown)], &printed[..trim(printed)]);
    shown.len() == printed.len() && shown.iter().zip(printed).all(|(shown, line)| allows(shown, line))
}

#[test]
fn pages_show_what_the_commands_print() {
    let update = std::env::var_os("ONRECORD_UPDATE").is_some();
    let mut wrong = Vec::new();
    for path in pages() {
        let page = fs::read_to_string(&path).unwrap();
        let pieces = runnable(pieces(&page));
        if !pieces.iter().any(|piece| matches!(piece, Piece::Command { .. })) {
            continue;
        }
        let mut printed = run(&pieces).into_iter();
        let mut fresh = String::new();
        for piece in &pieces {
            match piece {
                Piece::Text(line) => fresh.push_str(&format!("{line}\n")),
                Piece::File { body, .. } => fresh.push_str(body),
                Piece::Command { line, shown, .. } => {
                    let printed = printed.next().unwrap_or_default();
                    let right = same(shown, &printed);
                    if !right {
                        let (is, was) = (printed.join("\n  "), shown.join("\n  "));
                        wrong.push(format!("{}: `{line}` prints\n  {is}\nbut the page shows\n  {was}", path.display()));
                    }
                    fresh.push_str(&format!("$ {line}\n"));
                    let lines = if right { shown } else { &printed };
                    lines.iter().for_each(|line| fresh.push_str(&format!("{line}\n")));
                }
            }
        }
        if update {
            fs::write(&path, fresh).unwrap();
        }
    }
    assert!(update || wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn commands_for_a_clone_are_those_that_ci_runs() {
    let ci = fs::read_to_string(root().join(".ci/run")).unwrap();
    let mut seen = 0;
    for path in pages() {
        let page = fs::read_to_string(&path).unwrap();
        let mut inside = false;
        for line in page.lines() {
            if line.starts_with("```") {
                inside = line == "```console clone";
            } else if let Some(command) = line.strip_prefix("$ ").filter(|_| inside) {
                seen += 1;
                assert!(ci.lines().any(|ran| ran == command), "{}: .ci/run does not run `{command}`", path.display());
            }
        }
    }
    assert!(seen >= 2, "README.md shows the demo, CONTRIBUTING.md the tests");
}

#[test]
fn every_command_is_in_the_reference() {
    let help = Command::new(env!("CARGO_BIN_EXE_onrecord")).arg("-h").output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let commands = help.split("Commands:").nth(1).unwrap().split("\n\n").next().unwrap();
    let names: Vec<&str> = commands.lines().filter_map(|line| line.split_whitespace().next()).collect();
    let page = fs::read_to_string(root().join("docs/reference/commands.md")).unwrap();
    for name in &names {
        let block = format!("## {name}\n\n```console\n$ onrecord {name} --help\n");
        assert!(
            page.contains(&block),
            "docs/reference/commands.md: add this and its closing fence, then let \
             ONRECORD_UPDATE=1 cargo test --test all docs:: fill it in:\n\n{block}"
        );
    }
    assert_eq!(
        page.matches("\n## ").count(),
        names.len() + 1,
        "docs/reference/commands.md: a command that there is not"
    );
}

#[test]
fn every_page_is_on_the_map_and_every_link_leads_somewhere() {
    let map = fs::read_to_string(root().join("docs/README.md")).unwrap();
    for path in pages() {
        let page = fs::read_to_string(&path).unwrap();
        let folder = path.parent().unwrap();
        for target in page.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next()) {
            if !target.is_empty() && !target.contains([' ', '\n']) && !target.contains("://") {
                assert!(folder.join(target).exists(), "{}: there is no {target}", path.display());
            }
        }
        // The folders of pages that `explain` prints, and the articles of our own record, are linked as folders.
        let Ok(inner) = path.strip_prefix(root().join("docs")) else { continue };
        let by_folder = ["kinds", "changes", "checks", "articles"].iter().any(|folder| inner.starts_with(folder));
        let listed = by_folder || inner == Path::new("README.md") || map.contains(&format!("]({})", inner.display()));
        assert!(listed, "docs/README.md: a line on {}", inner.display());
    }
}

#[test]
fn every_dependency_earns_its_line() {
    let manifest = |path: &str| -> toml::Table { fs::read_to_string(root().join(path)).unwrap().parse().unwrap() };
    let (own, python) = (manifest("Cargo.toml"), manifest("bindings/python/Cargo.toml"));
    let page = fs::read_to_string(root().join("docs/dependencies.md")).unwrap();
    let targets = own["target"].as_table().unwrap().values().map(|target| &target["dependencies"]);
    let names: Vec<&String> = [&own["dependencies"], &own["dev-dependencies"], &python["dependencies"]]
        .into_iter()
        .chain(targets)
        .flat_map(|table| table.as_table().unwrap().keys())
        .collect();
    for name in &names {
        assert!(page.contains(&format!("| `{name}` |")), "docs/dependencies.md has no line on `{name}`");
    }
    for row in page.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()) {
        assert!(names.iter().any(|name| *name == row), "docs/dependencies.md names `{row}`, which Cargo.toml does not");
    }
}
