//! Readers of the formats: what each says, as plain findings.

use super::acts;
use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// A finding as a reader understands it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    pub check: String,
    pub path: String,
    pub line: usize,
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("no string: {value}")).to_owned()
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap_or_else(|| panic!("no number: {value}"))).unwrap()
}

pub fn json(document: &str) -> Vec<Seen> {
    let value: Value = serde_json::from_str(document).unwrap();
    value["findings"].as_array().unwrap().iter().map(of_json).collect()
}

fn of_json(value: &Value) -> Seen {
    Seen { check: text(&value["check"]), path: text(&value["path"]), line: number(&value["line"]) }
}

/// Undoes percent escapes.
fn decoded(text: &str) -> String {
    let mut out = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'%' {
            out.push(u8::from_str_radix(&text[at + 1..at + 3], 16).unwrap());
            at += 3;
        } else {
            out.push(bytes[at]);
            at += 1;
        }
    }
    String::from_utf8(out).unwrap()
}

pub fn sarif(document: &str) -> Vec<Seen> {
    let value: Value = serde_json::from_str(document).unwrap();
    let run = &value["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let of = |result: &Value| {
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(rules[number(&result["ruleIndex"])]["id"], result["ruleId"]);
        let message = text(&result["message"]["text"]);
        assert!(!message.contains("](") && !message.replace("{{", "").contains('{'), "{message}");
        Seen {
            check: text(&result["ruleId"]),
            path: decoded(place["artifactLocation"]["uri"].as_str().unwrap()),
            line: number(&place["region"]["startLine"]),
        }
    };
    assert!(rules.iter().all(|rule| rule["help"]["text"].as_str().unwrap().contains("## What to do")));
    run["results"].as_array().unwrap().iter().map(of).collect()
}

/// Reads a table by the names of its columns; every row has all of them, and none would start a formula.
fn table(text: &str) -> Vec<Seen> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let heads = reader.headers().unwrap().clone();
    let of = |row: csv::StringRecord| {
        assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])), "{row:?}");
        let cell = |name: &str| row.get(heads.iter().position(|head| head == name).unwrap()).unwrap().to_owned();
        Seen { check: cell("check"), path: cell("path"), line: cell("line").parse().unwrap() }
    };
    reader.records().map(|row| of(row.unwrap())).collect()
}

pub fn fingerprints(format: &str, document: &str) -> Vec<String> {
    let value: Value = serde_json::from_str(document).unwrap();
    match format {
        "sarif" => {
            let results = value["runs"][0]["results"].as_array().unwrap();
            results.iter().map(|result| text(&result["partialFingerprints"]["onrecordFinding/v1"])).collect()
        }
        _ => value.as_array().unwrap().iter().map(|issue| text(&issue["fingerprint"])).collect(),
    }
}

/// Reads workflow commands as the runner does: a line that starts with `::`, up to the next `::` its name and properties.
fn github(log: &str) -> Vec<Seen> {
    let of = |line: &str| {
        let rest = line.trim_start().strip_prefix("::").unwrap_or_else(|| panic!("no command: {line}"));
        let (head, data) = rest.split_once("::").unwrap();
        let (name, properties) = head.split_once(' ').unwrap();
        assert!(["error", "warning", "notice"].contains(&name), "{line}");
        let pairs: Vec<_> = properties.split(',').map(|pair| pair.split_once('=').unwrap()).collect();
        let keys: Vec<&str> = pairs.iter().map(|(key, _)| *key).collect();
        // The runner takes columns only within one line.
        let known = ["file", "line", "endLine", "col", "endColumn", "title"];
        assert!(keys == known || keys == ["file", "line", "endLine", "title"], "{line}");
        let value = |key: &str| decoded(pairs.iter().find(|(name, _)| *name == key).unwrap().1);
        assert!(!decoded(data).is_empty());
        Seen { check: value("title"), path: value("file"), line: value("line").parse().unwrap() }
    };
    log.lines().map(of).collect()
}

/// Returns `path` as formats for people show it.
fn shown(path: &str) -> String {
    onrecord::text::visible::path(Path::new(path))
}

fn concise(log: &str, reference: &[Seen]) {
    for (line, one) in log.lines().zip(reference) {
        let start = format!("{}:{}:", shown(&one.path), one.line);
        let rest = line.strip_prefix(&start).unwrap_or_else(|| panic!("{line} does not start with {start}"));
        let (column, rest) = rest.split_once(": ").unwrap();
        assert!(column.parse::<usize>().is_ok(), "{line}");
        assert!(rest.starts_with(&format!("error[{}]: ", one.check)) || !rest.starts_with("error"), "{line}");
    }
    assert_eq!(log.lines().count(), reference.len());
}

/// Reads Markdown with every extension there is; whatever is not ours must stand in code spans.
fn markdown(page: &str) -> usize {
    let mut items = 0;
    for event in Parser::new_ext(page, Options::all()) {
        match event {
            Event::Start(Tag::Item) => items += 1,
            Event::Start(Tag::Heading { .. } | Tag::Paragraph | Tag::List(None) | Tag::Strong) | Event::End(_) => {}
            Event::Start(Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell | Tag::Strikethrough) => {}
            Event::Start(Tag::HtmlBlock) => {}
            Event::Html(html) => {
                let html = html.trim_end();
                let count = html.strip_prefix("<summary>").and_then(|rest| rest.split_once(" note"));
                let summary = count.is_some_and(|(count, rest)| {
                    count.parse::<usize>().is_ok() && ["</summary>", "s</summary>"].contains(&rest)
                });
                assert!(summary || ["<details>", "</details>"].contains(&html), "not ours: {html}\n{page}");
            }
            Event::Code(code) => assert_eq!(code.chars().find(|c| acts(*c)), None, "{code}"),
            Event::SoftBreak | Event::HardBreak => {}
            Event::Text(text) => {
                let ours = |c: char| c.is_ascii_alphanumeric() || " ,.:;()→…".contains(c);
                assert!(text.chars().all(ours), "not our words: {text}\n{page}");
            }
            other => panic!("not ours: {other:?}\n{page}"),
        }
    }
    items
}

/// Holds what a format says to the findings that there are.
pub fn agrees(format: &str, answer: &str, reference: &[Seen]) {
    let parsed = || serde_json::from_str::<Value>(answer).unwrap();
    match format {
        "text" => {
            let titles = answer.lines().filter(|line| line.starts_with("error[altered-quote]: ")).count();
            assert_eq!(titles, reference.len());
        }
        "json" => assert_eq!(json(answer), reference),
        "jsonl" => {
            let seen: Vec<Seen> = answer.lines().map(|line| of_json(&serde_json::from_str(line).unwrap())).collect();
            assert_eq!(seen, reference);
        }
        "csv" => {
            let prose = |path: &str| onrecord::text::visible::prose(path);
            let shown = reference.iter().map(|one| Seen { path: prose(&one.path), ..one.clone() });
            assert_eq!(table(answer), shown.collect::<Vec<_>>());
        }
        "concise" => concise(answer, reference),
        "markdown" => {
            let entries =
                reference.iter().filter(|one| answer.contains(&format!("`{}`, line {},", one.check, one.line)));
            assert_eq!(entries.count(), reference.len());
            assert!(markdown(answer) >= reference.len());
        }
        "github" => {
            let seen = github(answer);
            assert_eq!(seen.len(), reference.len());
            for (seen, one) in seen.iter().zip(reference) {
                assert!((&seen.check, seen.line) == (&one.check, one.line), "{seen:?}");
                // Escapes carry line breaks; whatever else acts on a terminal is shown, as the log is read on one.
                let clean = one.path.chars().all(|c| !acts(c)) && !super::holds_command(&one.path);
                let line = |path: &str| path.replace('\n', "␊").trim_start_matches("./").to_owned();
                let (seen, path) = if clean {
                    (seen.path.clone(), one.path.clone())
                } else {
                    (line(&seen.path), line(&shown(&one.path)))
                };
                assert_eq!(seen, path);
            }
        }
        "gitlab" => {
            let of = |issue: &Value| Seen {
                check: text(&issue["check_name"]),
                path: text(&issue["location"]["path"]),
                line: number(&issue["location"]["lines"]["begin"]),
            };
            let seen: Vec<Seen> = parsed().as_array().unwrap().iter().map(of).collect();
            assert_eq!(seen, reference);
        }
        "sarif" => assert_eq!(sarif(answer), reference),
        "rdjson" => {
            let of = |one: &Value| Seen {
                check: text(&one["code"]["value"]),
                path: text(&one["location"]["path"]),
                line: number(&one["location"]["range"]["start"]["line"]),
            };
            let seen: Vec<Seen> = parsed()["diagnostics"].as_array().unwrap().iter().map(of).collect();
            assert_eq!(seen, reference);
            for one in parsed()["diagnostics"].as_array().unwrap() {
                markdown(one["message"].as_str().unwrap());
            }
        }
        "junit" => {
            let report = quick_junit::Report::deserialize_from_str(answer).unwrap();
            let cases: Vec<_> = report.test_suites.iter().flat_map(|suite| &suite.test_cases).collect();
            assert_eq!(cases.len(), reference.len());
            for (case, one) in cases.iter().zip(reference) {
                assert_eq!(case.extra["file"].as_str(), shown(&one.path));
                assert_eq!(case.extra["line"].as_str(), one.line.to_string());
                assert!(case.name.as_str().starts_with(&one.check));
            }
        }
        other => panic!("{other}: write a reader for it here, and where Python knows the format in readers.py"),
    }
}

/// Holds that a format can be read, and says `count` findings and one thing that could not be checked.
pub fn parses(format: &str, answer: &str, count: usize) {
    let parsed = || serde_json::from_str::<Value>(answer).unwrap();
    let found = match format {
        "text" => answer
            .lines()
            .filter(|line| line.contains("[altered-quote]: ") || line.ends_with("[altered-quote]:"))
            .count(),
        "json" => json(answer).len(),
        "csv" => table(answer).len(),
        "concise" | "jsonl" => answer.lines().count(),
        "markdown" => {
            markdown(answer);
            answer.lines().filter(|line| line.contains("** `altered-quote`, line ")).count()
        }
        "github" => answer.lines().filter(|line| line.starts_with("::")).count() - 1,
        "gitlab" => parsed().as_array().unwrap().len(),
        "sarif" => sarif(answer).len(),
        "rdjson" => parsed()["diagnostics"].as_array().unwrap().len(),
        "junit" => {
            let report = quick_junit::Report::deserialize_from_str(answer).unwrap();
            report.test_suites.iter().map(|suite| suite.test_cases.len()).sum::<usize>() - 1
        }
        other => panic!("{other}: write a reader for it here, and where Python knows the format in readers.py"),
    };
    assert_eq!(found, count, "{format}: {answer}");
}

/// Has the formats in `folder`, one file a format, read by programs that are not ours.
pub fn in_python(folder: &Path) {
    let python = Command::new("python3").arg("tests/report/readers.py").arg(folder).output();
    let Ok(output) = python else {
        eprintln!("skipped: no python3, so that nobody else read the formats");
        return;
    };
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    said.lines().filter(|line| line.starts_with("skipped")).for_each(|line| eprintln!("{line}"));
}
