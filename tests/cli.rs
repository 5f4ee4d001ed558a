//! Whole commands as they are typed: the pages of tests/cli, and what a page can't show.
//!
//! A page holds files (```` ```file NAME ````) and commands (```` ```console ````, each line after `$ `); the snapshot

//! beside it shows what every command prints on standard output and standard error, and its exit code.

use crate::program::onrecord;
use onrecord::check::{Finding, Place, Related, Severity, Totals};
use onrecord::check::{Reported, Texts};
use onrecord::model::ClaimId;
use onrecord::model::{ChangeName, ClaimKind};
use onrecord::report::{FORMATS, Matter, Report, Style};
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// The words of a command line; single quotation marks hold words together.
pub fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().unwrap().push(c),
        }
    }
    words
}

/// Runs a line of a page: `onrecord …`, `git …`, `cat`, `rm`, `mkdir` or `cp`, each with `< FILE` and `NAME=value`.
fn run(folder: &Path, line: &str) -> Output {
    let (line, input) = line.split_once(" < ").map_or((line, None), |(line, file)| (line, Some(file)));
    let mut words = words(line);
    let mut variables = Vec::new();
    while let Some((name, value)) = words[0].split_once('=').map(|(n, v)| (n.to_owned(), v.to_owned())) {
        variables.push((name, value));
        words.remove(0);
    }
    let arguments: Vec<&str> = words[1..].iter().map(String::as_str).collect();
    let mut command = onrecord(folder, &arguments);
    if words[0] != "onrecord" {
        command = Command::new(&words[0]);
        command.current_dir(folder).args(&arguments).env("HOME", folder).stdin(Stdio::null());
        // Commits have the same names on every machine.
        command.env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_COMMITTER_DATE", "2026-05-20T12:00:00Z");
        for who in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{who}_NAME"), "Mia Holm").env(format!("GIT_{who}_EMAIL"), "mia@example.org");
        }
    }
    command.envs(variables);
    if let Some(file) = input {
        command.stdin(std::fs::File::open(folder.join(file)).unwrap());
    }
    command.output().unwrap()
}

/// What a page's commands come to.
fn transcript(page: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let mut out = String::new();
    let mut file: Option<(String, String)> = None;
    let mut console = false;
    for line in page.lines() {
        if let Some((name, body)) = &mut file {
            if line == "```" {
                let path = folder.path().join(&name);
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(path, &body).unwrap();
                file = None;
            } else {
                body.push_str(line);
                body.push('\n');
            }
        } else if let Some(name) = line.strip_prefix("```file ") {
            file = Some((name.to_owned(), String::new()));
        } else if line.starts_with("```") {
            console = line == "```console";
        } else if let Some(command) = line.strip_prefix("$ ").filter(|_| console) {
            let output = run(folder.path(), command);
            writeln!(out, "$ {command}\n{}", String::from_utf8_lossy(&output.stdout)).unwrap();
            let errors = String::from_utf8_lossy(&output.stderr).into_owned();
            errors.lines().for_each(|line| writeln!(out, "[stderr] {line}").unwrap());
            writeln!(out, "[exit code {}]\n", output.status.code().unwrap_or(-1)).unwrap();
        }
    }
    out.replace('\u{1b}', "␛").replace(&folder.path().canonicalize().unwrap().display().to_string(), "[folder]")
}

#[test]
fn commands_print_what_their_pages_say() {
    insta::glob!("cli/*.md", |path| {
        let page = std::fs::read_to_string(path).unwrap();
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("cli/snapshots");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.add_filter(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", "[time]");
        // Commits hold the time of recording.
        settings.add_filter(r"(in commit |--source=|note: )[0-9a-f]{7}\b", "$1[commit]");
        let name = path.file_stem().unwrap().to_str().unwrap();
        settings.bind(|| insta::assert_snapshot!(name, transcript(&page)));
    });
}

#[test]
fn every_subcommand_has_a_page() {
    let folder = tempfile::tempdir().unwrap();
    let help = onrecord(folder.path(), &["-h"]).output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    assert!(help.lines().count() <= 40, "-h fits 40 lines");
    let commands = help.split("Commands:").nth(1).unwrap().split("\n\n").next().unwrap();
    let mut count = 0;
    for name in commands.lines().filter_map(|line| line.split_whitespace().next()) {
        count += 1;
        assert!(Path::new(&format!("tests/cli/{name}.md")).exists(), "write tests/cli/{name}.md");
        let short = onrecord(folder.path(), &[name, "-h"]).output().unwrap();
        assert!(String::from_utf8(short.stdout).unwrap().lines().count() <= 40, "{name} -h fits 40 lines");
        let long = String::from_utf8(onrecord(folder.path(), &[name, "--help"]).output().unwrap().stdout).unwrap();
        assert!(long.contains("Exit codes"), "{name} --help ends with the exit codes");
    }
    assert_eq!(count, 30);
    let bare = onrecord(folder.path(), &[]).output().unwrap();
    assert!(bare.status.success() && String::from_utf8(bare.stdout).unwrap().lines().count() <= 12);
}

/// What `onrecord` prints with these arguments.
fn printed(arguments: &[&str]) -> String {
    let output = onrecord(Path::new("."), arguments).output().unwrap();
    String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
}

#[test]
fn every_name_has_a_page_and_every_page_a_name() {
    let lists: [(&str, &str, Vec<&str>); 2] = [
        ("Claim kinds", "kinds", ClaimKind::ALL.iter().map(|kind| kind.name()).collect()),
        ("Changes", "changes", ChangeName::ALL.iter().map(|change| change.name()).collect()),
    ];
    let explained = printed(&["explain"]);
    for (heading, folder, names) in &lists {
        let shelf = explained.lines().find_map(|line| line.strip_prefix(&format!("{heading}: "))).unwrap();
        let paged: Vec<&str> = shelf.split(", ").collect();
        if let Some(name) = names.iter().find(|name| !paged.contains(name)) {
            panic!(
                "write docs/{folder}/{name}.md, and add \"{name}\" to the list of \"{folder}\" in src/cli/explain.rs"
            );
        }
        assert_eq!(&paged, names, "the list of \"{folder}\" has the order of its kind, and no page more");
    }
    let shelves = || explained.lines().filter_map(|line| line.split_once(": "));
    let (words, pages): (Vec<_>, Vec<_>) = shelves().partition(|(heading, _)| *heading == "Words");
    for word in words.iter().flat_map(|(_, names)| names.split(", ")) {
        let section = printed(&["explain", word]);
        let heading = section.lines().find_map(|line| line.strip_prefix("## ")).unwrap();
        assert!(heading.split(", ").any(|other| other == word), "{word}: {heading}");
    }
    for name in pages.iter().flat_map(|(_, names)| names.split(", ")) {
        let page = printed(&["explain", name]);
        assert!(page.starts_with(&format!("# {name}\n")), "{name}: the page starts with its name");
        assert!(page.contains("## What to do"), "{name}: the page says what to do");
    }
}

#[test]
fn every_command_knows_the_formats_that_are_for_every_command() {
    let everywhere: Vec<&str> =
        onrecord::report::FORMATS.iter().filter(|format| format.everywhere).map(|format| format.name).collect();
    let refused = printed(&["status", "--format", "morse"]);
    assert!(refused.contains(&format!("[possible values: {}]", everywhere.join(", "))), "{refused}");
}

/// A folder with a story whose article has changed since it was recorded.
fn changed_story() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let article = folder.path().join("dam.txt");
    std::fs::write(&article, "“The dam will hold,” said Ana Ruiz, the mayor.\n").unwrap();
    assert!(onrecord(folder.path(), &["init"]).output().unwrap().status.success());
    assert!(onrecord(folder.path(), &["record", "dam.txt"]).output().unwrap().status.success());
    std::fs::write(&article, "“The dam should hold,” said Ana Ruiz, the mayor.\n").unwrap();
    folder
}

#[test]
#[cfg(target_os = "linux")]
fn results_that_cannot_be_written_are_exit_3() {
    let folder = changed_story();
    for arguments in [&["check"][..], &["check", "--format", "json"], &["extract", "dam.txt"], &["status"], &["-h"]] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = onrecord(folder.path(), arguments).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(3), "{arguments:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("could not be written"), "{arguments:?}");
    }
}

#[test]
fn a_closed_pipe_is_quiet_and_keeps_the_verdict() {
    let folder = changed_story();
    for format in ["text", "json", "jsonl"] {
        let mut command = onrecord(folder.path(), &["check", "--format", format]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{format}");
        assert!(output.stderr.is_empty(), "{format}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn an_endless_stream_ends_when_nobody_reads() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = onrecord(folder.path(), &["extract", "--stream"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut input = child.stdin.take().unwrap();
    let row = format!("{{\"id\": 1, \"text\": \"{}\"}}\n", "He said so. ".repeat(200));
    while input.write_all(row.as_bytes()).is_ok() {}
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_stream_answers_before_the_next_line_is_there() {
    let folder = tempfile::tempdir().unwrap();
    for jobs in ["1", "4"] {
        let mut command = onrecord(folder.path(), &["extract", "--stream", "--jobs", jobs]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (mut input, mut answers) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        for id in 1..4 {
            writeln!(input, "{{\"id\": {id}, \"text\": \"He said so.\"}}").unwrap();
            let mut answer = String::new();
            answers.read_line(&mut answer).unwrap();
            assert!(answer.starts_with(&format!("{{\"id\":{id},\"claims\":")), "{answer}");
        }
        drop(input);
        assert!(child.wait().unwrap().success());
    }
}

#[test]
#[cfg(unix)]
fn any_bytes_may_be_a_file_name() {
    use std::os::unix::ffi::OsStrExt;
    let folder = tempfile::tempdir().unwrap();
    let names: [&[u8]; 6] =
        [b"a\x1b[2Jb.txt", b"new\nline.txt", b"\xff\xfe.txt", b"::error::x.txt", b"-.txt", "\u{202e}txt.a".as_bytes()];
    for name in names {
        std::fs::write(folder.path().join(std::ffi::OsStr::from_bytes(name)), "“So,” said Ana Ruiz.\n").unwrap();
    }
    for format in ["text", "json", "jsonl"] {
        let mut command = onrecord(folder.path(), &["extract", "--format", format, "--color", "never", "--"]);
        let output = command.args(names.map(std::ffi::OsStr::from_bytes)).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.contains("xFF"), "bytes that are no text are marked: {text}");
        assert!(!text.contains('\u{1b}'));
        assert!(format != "text" || text.lines().count() == 3 * names.len() + 1, "{text}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn articles_whose_names_are_no_text_do_not_stop_the_others() {
    use std::os::unix::ffi::OsStrExt;
    let folder = changed_story();
    let name = std::ffi::OsStr::from_bytes(b"b\xff.txt");
    std::fs::write(folder.path().join(name), "“So,” said Ana Ruiz.\n").unwrap();
    std::fs::write(folder.path().join("onrecord.toml"), "articles = [\"*.txt\"]\n").unwrap();
    let output = onrecord(folder.path(), &["check", "--format", "jsonl"]).output().unwrap();
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert_eq!(output.status.code(), Some(3), "{err}");
    assert!(out.contains("altered-quote"), "{out}");
    assert!(err.contains(r"b\xFF.txt: the ledger can only hold paths that are UTF-8"), "{err}");
    let mut command = onrecord(folder.path(), &["record"]);
    let output = command.arg(name).arg("dam.txt").output().unwrap();
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert_eq!(output.status.code(), Some(3), "{err}");
    assert!(out.contains("Recorded dam.txt as version 2"), "{out}");
    assert!(err.contains(r"b\xFF.txt: the ledger can only hold"), "{err}");
}

#[test]
fn help_names_paths_from_where_somebody_stands() {
    let folder = changed_story();
    let inner = folder.path().join("desk");
    std::fs::create_dir(&inner).unwrap();
    for (at, arguments, typed) in [
        (folder.path(), &["check"][..], "onrecord record dam.txt && onrecord accept q-"),
        (&inner, &["check", "../dam.txt"], "onrecord record ../dam.txt && onrecord accept q-"),
        (&inner, &["--root", "..", "check"], "onrecord --root .. record ../dam.txt && onrecord --root .. accept q-"),
    ] {
        let output = onrecord(at, arguments).output().unwrap();
        let out = String::from_utf8(output.stdout).unwrap();
        assert!(out.contains(typed), "{arguments:?}: {out}");
    }
    let typed = ["--root", "..", "record", "../dam.txt"];
    assert!(onrecord(&inner, &typed).output().unwrap().status.success());
}

#[test]
fn a_line_that_is_too_long_does_not_stop_the_stream() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = onrecord(folder.path(), &["extract", "--stream"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || {
        let block = vec![b'x'; 1024 * 1024];
        (0..101).for_each(|_| input.write_all(&block).unwrap());
        input.write_all(b"\n{\"id\": 7, \"text\": \"He said so.\"}\n").unwrap();
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 2, "{out}");
    assert!(lines[0].starts_with("{\"id\":null,\"error\":\"a line is longer"), "{out}");
    assert!(lines[1].starts_with("{\"id\":7,\"claims\":"), "{out}");
    assert_eq!(output.status.code(), Some(3));
}

/// Whether a terminal would act on `c`, or a reader not see it.
fn acts(c: char) -> bool {
    c.is_control() && c != '\n'
        || matches!(c as u32, 0xAD | 0x61C | 0x180E | 0x200B..=0x200F | 0x2028..=0x202E | 0x2060..=0x206F | 0xFEFF)
        || matches!(c as u32, 0xFFF9..=0xFFFB | 0xE0000..=0xE007F)
}

/// Runs the check of `story.md` with its text on standard input.
fn check_unsaved(folder: &Path, text: &str) -> Output {
    let arguments = ["check", "--stdin-path", "story.md", "-", "--format", "json", "--today", "2026-07-16"];
    let mut child = onrecord(folder, &arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn an_unsaved_text_is_checked_as_if_it_were_saved() {
    let text = "At least 25 people were killed when the dam gave way on 3 May 2026, the interior ministry said.\n\n\
                “The dam was found to be safe 🌊,” said Ana Ruiz, the mayor.\n\nIt must be repaired by 1 August 2027, she said.\n";
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("story.md");
    std::fs::write(&file, text).unwrap();
    for arguments in [&["init"][..], &["record", "story.md"], &["accept", "--all", "--yes", "--story", "story"]] {
        assert!(onrecord(folder.path(), arguments).output().unwrap().status.success(), "{arguments:?}");
    }
    let edits = [
        ("", ""),
        ("At least 25", "28"),
        ("found to be", "declared"),
        ("interior ministry", "police"),
        ("“The dam was found to be safe 🌊,” said Ana Ruiz, the mayor.\n\n", ""),
        ("1 August", "<!-- onrecord: allow moved-deadline: she said so --> 1 October"),
        ("# ", "# Heading"),
        ("she said.", "she said. “Nobody was told,” said Tom Brandt."),
        ("\n\n", "\n\n\n🌊\n\n"),
    ];
    let whole =
        ["", "Der Damm war nach Ansicht der Leute nicht sicher, und sie haben es ihm oft gesagt.\n", "\u{0}\u{1}"];
    let texts = edits.iter().map(|(was, is)| if was.is_empty() { text.to_owned() } else { text.replace(was, is) });
    for text in texts.chain(whole.map(str::to_owned)) {
        let unsaved = check_unsaved(folder.path(), &text);
        std::fs::write(&file, &text).unwrap();
        let arguments = ["check", "story.md", "--format", "json", "--today", "2026-07-16"];
        let saved = onrecord(folder.path(), &arguments).output().unwrap();
        assert_eq!(unsaved, saved, "{text}");
    }
    std::fs::remove_file(&file).unwrap();
    assert!(check_unsaved(folder.path(), text).status.success(), "its file need not be there");
}

#[test]
fn no_control_character_of_the_input_reaches_the_terminal() {
    let hostile: Vec<char> = ('\0'..='\u{10FFFF}').filter(|c| acts(*c) || *c == '\n').collect();
    assert!(hostile.len() >= 200);
    for c in hostile {
        let dirty = |word: &str| format!("{word}{c}{word}");
        let place = |path: String| Place::on_line(&path, 1, 1..3);
        let finding = Finding {
            check: "altered-quote",
            severity: Severity::Error,
            message: dirty("message"),
            place: place(dirty("path")),
            label: dirty("label"),
            claim: Some(ClaimId(dirty("id"))),
            story: Some(dirty("story")),
            related: vec![Related { place: place(dirty("other")), message: dirty("related") }],
            help: dirty("help"),
            wording: onrecord::check::Wording::default(),
        };
        let mut texts = Texts::new();
        texts.insert(dirty("path"), dirty("text"));
        texts.insert(dirty("other"), dirty("more"));
        for (style, texts) in [(Style::PLAIN, &texts), (Style::new(true), &texts), (Style::PLAIN, &Texts::new())] {
            let report = Report {
                command: "check",
                findings: &[Reported::new(finding.clone())],
                absent: &[],
                matter: Matter::Record { totals: Totals::default(), done: 1, what: "article", unread: &[], all: false },
                texts,
                rules: &[],
                unchecked: &[],
                complete: true,
                style,
            };
            for format in FORMATS {
                let shown = (format.render)(&report).unwrap();
                let ours = without_colours(&shown);
                // Lines of CSV end as RFC 4180 wants it.
                let ours = if format.name == "csv" { ours.replace("\r\n", "\n") } else { ours };
                let leaked: Vec<char> = ours.chars().filter(|c| acts(*c)).collect();
                assert!(leaked.is_empty(), "{}: U+{:04X} got through: {shown:?}", format.name, c as u32);
                let command = |line: &str| line.starts_with("::");
                assert!(format.name == "github" || !shown.lines().any(command), "{}: {shown:?}", format.name);
            }
        }
    }
}

/// Takes the colours away that the program sets itself: `ESC [ digits and semicolons m`.
fn without_colours(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        out.push_str(before);
        match after.split_once('m') {
            Some((code, after)) if code.bytes().all(|b| b.is_ascii_digit() || b == b';') => rest = after,
            _ => {
                out.push('\u{1b}');
                rest = after;
            }
        }
    }
    out + rest
}
