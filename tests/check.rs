//! Runs the pages of tests/cases/check: what was recorded, what the article says now, what is found.
//!
//! Each page is named after a check and has two parts: one in which the check fires, one in which it does not.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use onrecord::check::{self, CHECKS, Case, Finding};
use onrecord::diff::Edition;
use onrecord::extract::{Context, extract};
use onrecord::ledger::{self, Carry, NewVersion, Outcome, ReviewState, Slug, Story, StoryFile};
use onrecord::model::ClaimKind;
use onrecord::text::{Article, Markup};
use std::fmt::Write;
use std::path::Path;

/// The fenced blocks of `text`, each with the word after its fence.
fn blocks(text: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in text.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(name)) => open = Some((name.to_owned(), String::new())),
            (Some(_), Some(_)) => out.extend(open.take()),
            (Some((_, body)), None) => {
                body.push_str(line);
                body.push('\n');
            }
            (None, None) => {}
        }
    }
    out
}

fn article(text: &str) -> Article {
    Article::new(text.to_owned(), Markup::Plain)
}

fn context() -> Context {
    Context { published: "2026-07-14".parse().ok() }
}

/// The story of `text` as its only version.
fn recorded(text: &str) -> Story {
    let read = article(text);
    let mut claims = extract(&read, &context());
    claims.retain(|claim| claim.kind() != ClaimKind::Assertion);
    let version = NewVersion {
        recorded: "2026-07-14T12:00:00Z".parse().unwrap(),
        published: context().published,
        url: None,
        path: "dam.txt",
        snapshots: "snapshots",
        extension: "txt",
        bytes: text.as_bytes(),
        article: &read,
        claims: &claims,
    };
    let carry = vec![Carry::default(); claims.len()];
    let Outcome::Recorded { story, .. } = ledger::record(&Slug::parse("dam").unwrap(), None, &version, &carry).unwrap()
    else {
        panic!("a first version is always recorded")
    };
    *story
}

/// Follows the instructions of a `ledger` block: what people decided (they accepted everything, unless it says
/// otherwise), and what happened to the ledger behind the program's back.
struct Tampering<'a>(&'a str);

impl Tampering<'_> {
    fn review(&self, story: &mut Story) {
        for claim in &mut story.claims {
            if !self.0.contains("pending") {
                claim.review.state = ReviewState::Accepted;
            }
            if self.0.contains("reject all") {
                claim.review.state = ReviewState::Rejected;
                claim.review.reason = Some("the police withdrew it".to_owned());
            }
        }
    }

    /// `words 1 NEW`: as if the first claim had been recorded with these words, by a program that reads otherwise.
    fn words(&self, story: &mut Story) {
        for line in self.0.lines().filter_map(|line| line.strip_prefix("words ")) {
            let (number, words) = line.split_once(' ').unwrap();
            let content = &mut story.claims[number.parse::<usize>().unwrap() - 1].content;
            content.parts = vec![words.to_owned()];
            content.digest = content.recomputed();
        }
    }

    fn text(&self, text: String) -> String {
        let replacements = self.0.lines().filter_map(|line| line.strip_prefix("replace ")?.split_once(" => "));
        replacements.fold(text, |text, (old, new)| {
            assert!(text.contains(old), "{old} is not in the file:\n{text}");
            text.replace(old, new)
        })
    }

    fn snapshot(&self, bytes: &[u8]) -> Result<Option<Vec<u8>>, ledger::LedgerError> {
        match () {
            () if self.0.contains("snapshot missing") => Ok(None),
            () if self.0.contains("snapshot changed") => Ok(Some([bytes, b" "].concat())),
            () if self.0.contains("snapshot unreadable") => {
                Err(ledger::LedgerError::Symlink("snapshots/dam/1.txt".into()))
            }
            () => Ok(Some(bytes.to_vec())),
        }
    }
}

/// What is found in one part of a page.
fn findings(part: &str) -> (Vec<Finding>, String) {
    let blocks = blocks(part);
    let block = |name: &str| blocks.iter().find(|(found, _)| found == name).map(|(_, body)| body.as_str());
    let Some(was) = block("recorded") else {
        let path = block("article").map_or("", |_| "dam.txt");
        return (check::stray(path, &check::Commands::new(path, None)), String::new());
    };
    let tampering = Tampering(block("ledger").unwrap_or_default());
    let mut story = recorded(was);
    tampering.review(&mut story);
    tampering.words(&mut story);
    let text = tampering.text(ledger::write(&story).unwrap());
    let file = StoryFile::read("claims/dam.yaml", text).unwrap();
    let defects = ledger::verify(&file, |_| tampering.snapshot(was.as_bytes()));
    let mut found = check::record("dam", &defects);
    let (before, after) = (article(was), article(block("now").unwrap_or(was)));
    let (old, new) = (extract(&before, &context()), extract(&after, &context()));
    let case = Case::new(&file, "dam.txt", Edition::new(&before, &old), Edition::new(&after, &new));
    found.extend(check::drift(&case));
    let totals = case.totals();
    assert_eq!(totals.claims(), file.story.current().count(), "the totals add up to the recorded claims");
    (found, format!("{totals:?}\n"))
}

fn shown(findings: &[Finding]) -> String {
    let mut out = String::new();
    for finding in findings {
        let place = &finding.place;
        let (start, end) = (place.start, place.end);
        let at = format!("{}:{}:{}-{}:{}", place.path, start.line, start.column, end.line, end.column);
        writeln!(out, "{}[{}] {at}\n  {}", finding.severity.name(), finding.check, finding.message).unwrap();
        if !finding.label.is_empty() {
            writeln!(out, "  ^ {}", finding.label).unwrap();
        }
        for related in &finding.related {
            let start = related.place.start;
            writeln!(out, "  {}:{}:{} {}", related.place.path, start.line, start.column, related.message).unwrap();
        }
        writeln!(out, "  help: {}", finding.help).unwrap();
    }
    out
}

#[test]
fn each_check_fires_where_it_should_and_nowhere_else() {
    let wrong = std::cell::RefCell::new(Vec::new());
    insta::glob!("cases/check/*.md", |path| {
        let page = std::fs::read_to_string(path).unwrap();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let (fires, silent) = page.split_once("## Does not fire").unwrap();
        let (fires, totals) = findings(fires);
        let (silent, quiet) = findings(silent);
        let has = |found: &[Finding]| found.iter().any(|finding| finding.check == name);
        if !has(&fires) {
            wrong.borrow_mut().push(format!("{name} must fire:\n{}", shown(&fires)));
        }
        if has(&silent) {
            wrong.borrow_mut().push(format!("{name} must not fire:\n{}", shown(&silent)));
        }
        for finding in fires.iter().chain(&silent) {
            assert!(!finding.help.is_empty(), "{name}: every finding says what to do");
        }
        let text = format!("fires:\n{}{totals}\ndoes not fire:\n{}{quiet}", shown(&fires), shown(&silent));
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("cases/check/snapshots");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(name, text));
    });
    let wrong = wrong.into_inner();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn one_edit_reads_like_one_defect() {
    insta::glob!("cases/check/edits/*.md", |path| {
        let page = std::fs::read_to_string(path).unwrap();
        let (found, totals) = findings(&page);
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("cases/check/edits/snapshots");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        let name = path.file_stem().unwrap().to_str().unwrap();
        settings.bind(|| insta::assert_snapshot!(name, format!("{}{totals}", shown(&found))));
    });
}

#[test]
fn commands_in_help_can_be_copied() {
    let (was, is) = (article("At least 25 people were killed, police said.\n"), article("28 people were killed.\n"));
    let file = StoryFile::read("claims/dam.yaml", ledger::write(&recorded(was.text())).unwrap()).unwrap();
    let (old, new) = (extract(&was, &context()), extract(&is, &context()));
    for (path, root, typed) in [
        ("dam.txt", None, "onrecord record dam.txt"),
        ("../l’été/dam-2.txt", None, "onrecord record '../l’été/dam-2.txt'"),
        ("Bob's story; rm.txt", None, r"onrecord record 'Bob'\''s story; rm.txt'"),
        ("-x.txt", Some("/tmp/my ledger"), "onrecord --root '/tmp/my ledger' record ./-x.txt"),
        ("$(id).txt", None, "onrecord record '$(id).txt'"),
    ] {
        let mut case = Case::new(&file, "dam.txt", Edition::new(&was, &old), Edition::new(&is, &new));
        case.commands = check::Commands::new(path, root);
        let found = check::drift(&case);
        assert!(found.iter().any(|finding| finding.help.contains(typed)), "{typed}:\n{}", shown(&found));
    }
}

#[test]
fn every_check_has_a_page_of_cases() {
    for check in CHECKS {
        let page = format!("tests/cases/check/{}.md", check.name);
        assert!(Path::new(&page).exists(), "write {page}: one case that fires and one that does not");
    }
}

#[test]
fn names_of_checks_are_unique_and_name_the_defect() {
    for (at, check) in CHECKS.iter().enumerate() {
        assert!(CHECKS.iter().skip(at + 1).all(|other| other.name != check.name), "{} is there twice", check.name);
        assert!(check.what.ends_with('.'), "{}: {}", check.name, check.what);
        assert_eq!(check::check(check.name).map(|found| found.name), Some(check.name));
    }
}
