//! What `export` hands on: it leads back to the claims' places, is the same each time, and is what its vocabulary allows, by the word of
//! programs that are not ours: `export/readers.py`, Chromium in `export/links.py`, a strict reader of quotes in `export/quotes.py`.

use crate::program::onrecord;
use onrecord::text::{Article, Markup};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

const FORMS: [&str; 6] = ["annotations", "schema-org", "prov", "csv", "json", "jsonl"];

/// Markup inside words and between them, a quotation in two parts and one over two paragraphs, characters of two units of UTF-16, every
/// sort of source, and text that means harm.
const WEIR: &str = "---
title: The weir at Tarn Cross
author: Mia Holm
url: https://example.org/news/weir?id=4&x=a-b,c
date: 2026-05-04
---

# The weir at Tarn Cross

At least 31 people were killed when the **old weir** broke on 4 May 2026, the interior ministry said.

“Nobody had warned us,” said Ana Ruiz, the mayor. “The gauge – a *new* one, 🌊 – stood
still,” she added, “and then it was gone.”

“We have seen worse.

“But never this fast,” said Tom Brandt.

- A report by the water board put the cost at about 12-14 million euros.
- Officials said it would reopen by June 2027, and [some 40](https://example.org/40) boats wait.

“<script>alert(1)</script> & ]]> , - \u{202e}x” is what @Jon “X” Berg said.
";

fn run(folder: &Path, arguments: &[&str]) -> String {
    let output = onrecord(folder, arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// A ledger with two stories, one of them in two versions, some of its claims decided.
fn ledger() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["init"]);
    fs::write(folder.path().join("weir.md"), WEIR).unwrap();
    run(folder.path(), &["record", "weir.md"]);
    run(folder.path(), &["accept", "--all", "--yes", "--story", "weir", "--by", "Mia Holm", "--today", "2026-05-05"]);
    fs::write(folder.path().join("weir.md"), WEIR.replace("At least 31", "At least 28")).unwrap();
    run(folder.path(), &["record", "weir.md", "--published", "2026-05-06"]);
    fs::write(folder.path().join("ferry.txt"), "The ferry made 9 trips on Sunday, the harbour office said.\n").unwrap();
    run(folder.path(), &["record", "ferry.txt"]);
    folder
}

fn json(folder: &Path, form: &str) -> Value {
    serde_json::from_str(&run(folder, &["export", "--as", form])).unwrap()
}

/// Returns the selector of a type.
fn selector<'a>(target: &'a Value, kind: &str) -> Option<&'a Value> {
    target["selector"].as_array().unwrap().iter().find(|one| one["type"] == kind)
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

#[test]
fn annotations_lead_back_to_the_places_of_the_claims() {
    let folder = ledger();
    let annotations = json(folder.path(), "annotations");
    let mut places: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for one in annotations["items"].as_array().unwrap() {
        for target in one["target"].as_array().unwrap() {
            let Some(at) = selector(target, "TextPositionSelector") else { continue };
            let (start, end) = (number(&at["start"]), number(&at["end"]));
            let path = target["source"].as_str().unwrap().strip_prefix("https://onrecord.invalid/").unwrap();
            let copy = fs::read_to_string(folder.path().join(path)).unwrap();
            let words: String = copy.chars().skip(start).take(end - start).collect();
            assert_eq!(selector(target, "TextQuoteSelector").unwrap()["exact"], words);
            let place = places.entry(one["id"].as_str().unwrap()).or_insert((start, end));
            *place = (place.0.min(start), place.1.max(end));
        }
    }
    let claims = json(folder.path(), "json");
    let claims = claims["claims"].as_array().unwrap();
    assert_eq!(claims.len(), places.len());
    for claim in claims {
        let (story, id) = (claim["story"].as_str().unwrap(), claim["id"].as_str().unwrap());
        let place = places[&*format!("https://onrecord.invalid/story/{story}/claim/{id}")];
        assert_eq!(place, (number(&claim["start"]), number(&claim["end"])), "{claim}");
    }
    assert!(claims.iter().any(|claim| claim["pieces"].as_array().unwrap().len() > 1));
}

/// The strict reading of a `TextQuoteSelector`: its words between its context, character by character, in the text of one paragraph.
#[test]
fn quotes_stand_in_one_paragraph_with_whole_words_around_them() {
    let folder = ledger();
    let article = Article::new(WEIR.replace("At least 31", "At least 28"), Markup::Markdown);
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let paragraphs: Vec<String> = article.blocks().iter().map(|block| plain(article.slice(block.span))).collect();
    let mut seen = 0;
    for one in json(folder.path(), "annotations")["items"].as_array().unwrap() {
        for target in one["target"].as_array().unwrap() {
            let Some(fragment) = selector(target, "FragmentSelector") else { continue };
            let quote = selector(target, "TextQuoteSelector").unwrap();
            let part = |key: &str| quote[key].as_str().unwrap_or_default().to_owned();
            let whole = part("prefix") + &part("exact") + &part("suffix");
            let holds = |paragraph: &String| {
                let found = paragraph.find(&whole)?;
                let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
                let (before, after) = (&paragraph[..found], &paragraph[found + whole.len()..]);
                Some(edge(before.chars().next_back()) && edge(after.chars().next()))
            };
            assert_eq!(paragraphs.iter().find_map(holds), Some(true), "{quote}");
            let id = target["id"].as_str().unwrap();
            let link = format!("{}#{}", target["source"].as_str().unwrap(), fragment["value"].as_str().unwrap());
            assert_eq!(id, link);
            // What has a meaning in such links is escaped where it is text.
            let (_, text) = id.split_once("#:~:text=").unwrap();
            assert!(text.chars().all(|c| c.is_ascii_alphanumeric() || "._~%,-".contains(c)), "{text}");
            let dashes = text.matches('-').count();
            assert_eq!(dashes, usize::from(!part("prefix").is_empty()) + usize::from(!part("suffix").is_empty()));
            seen += 1;
        }
    }
    assert!(seen >= 12, "{seen}");
}

#[test]
fn the_same_record_gives_the_same_bytes() {
    let folder = ledger();
    for form in FORMS {
        let all = run(folder.path(), &["export", "--as", form]);
        assert_eq!(all, run(folder.path(), &["export", "--as", form]), "{form}");
        assert_eq!(all, run(folder.path(), &["export", "--as", form, "ferry", "weir", "ferry"]), "{form}");
        assert!(!all.contains('\u{202e}'), "{form}: what turns the direction of writing is escaped or shown");
    }
}

#[test]
fn nobody_is_given_a_verdict_that_no_person_wrote() {
    let folder = ledger();
    let reject = ["reject", "q-b4fb9df7", "--reason", "she said no such thing", "--by", "Mia Holm"];
    run(folder.path(), &reject);
    let answer = run(folder.path(), &["export", "--as", "schema-org"]);
    assert!(!answer.contains("ClaimReview") && !answer.contains("reviewRating"), "{answer}");
}

/// Has the forms read by programs that are not ours; those that are not installed are named.
#[test]
fn other_programs_read_the_forms() {
    let folder = ledger();
    let answers = tempfile::tempdir().unwrap();
    for form in FORMS {
        fs::write(answers.path().join(form), run(folder.path(), &["export", "--as", form])).unwrap();
    }
    in_python(&["tests/export/readers.py", answers.path().to_str().unwrap()]);
}

/// Returns the annotations of a page that was recorded, in a file.
fn annotations_of(page: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["init"]);
    fs::copy(format!("tests/export/{page}"), folder.path().join(page)).unwrap();
    run(folder.path(), &["record", page]);
    let answer = folder.path().join("annotations");
    fs::write(&answer, run(folder.path(), &["export", "--as", "annotations"])).unwrap();
    let answer = answer.to_str().unwrap().to_owned();
    (folder, answer)
}

/// Has a browser follow the links to words of pages that were recorded.
#[test]
fn a_browser_follows_the_links() {
    for page in ["weir.html", "lines.html"] {
        let (_folder, answer) = annotations_of(page);
        in_python(&["tests/export/links.py", &answer, &format!("tests/export/{page}")]);
    }
}

/// Selectors of pages have the page's own blanks and no-break spaces, and end with its lines.
#[test]
fn quotes_of_a_page_stand_on_it_character_by_character() {
    for page in ["weir.html", "lines.html"] {
        let (_folder, answer) = annotations_of(page);
        in_python(&["tests/export/quotes.py", &answer, &format!("tests/export/{page}")]);
    }
}

/// The lines that Markdown breaks hard are lines of the page that is made of it.
#[test]
fn lines_of_markdown_end_the_context() {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["init"]);
    let text = "---\nurl: https://example.org/news/orle\n---\n\nOrle has lost 12 houses  \nTarn has lost 9\nbarns\\\nBrack has lost 140 sheep<br>and 3 dogs, police said.\n";
    fs::write(folder.path().join("orle.md"), text).unwrap();
    run(folder.path(), &["record", "orle.md"]);
    let mut lines: Vec<String> = Vec::new();
    for claim in json(folder.path(), "json")["claims"].as_array().unwrap() {
        for piece in claim["pieces"].as_array().unwrap() {
            let part = |key: &str| piece[key].as_str().unwrap();
            lines.push(format!("{}{}{}", part("prefix"), part("exact"), part("suffix")));
        }
    }
    lines.sort();
    lines.dedup();
    let wanted =
        ["Brack has lost 140 sheep", "Orle has lost 12 houses", "Tarn has lost 9 barns", "and 3 dogs, police said."];
    assert!(wanted.iter().all(|line| lines.iter().any(|one| one == line)), "{lines:?}");
    assert!(lines.iter().all(|line| wanted.contains(&line.as_str())), "{lines:?}");
}

fn in_python(arguments: &[&str]) {
    let Ok(output) = Command::new("python3").args(arguments).output() else {
        eprintln!("skipped: no python3, so that nobody else read what is exported");
        return;
    };
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    said.lines().filter(|line| line.starts_with("skipped")).for_each(|line| eprintln!("{line}"));
}
