//! A day at the desk: ten articles that nobody faults, sixty edits that change no fact and sixty that change one.
//!
//! `tests/day` holds the articles and `edits.jsonl`, all invented, written by somebody who had not seen the program's answers. Each edit
//! is one line: the article, whether it is harmless or one of substance, and the words that take the place of others. The table in
//! `docs/accuracy.md` and the edits that are answered wrongly are held here: `INSTA_UPDATE=always ONRECORD_UPDATE=1 cargo test --test all
//! day::` rewrites both.

use onrecord::{CheckOptions, NaiveDate, Project, RecordOptions, Severity, quiet};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

/// The lines of `docs/accuracy.md` between these are the table.
const MARKS: [&str; 2] = ["<!-- a day at the desk: begin -->\n", "<!-- a day at the desk: end -->"];

/// The day after the newest article.
const TODAY: &str = "2026-11-21";

struct Edit {
    article: String,
    harmless: bool,
    kind: String,
    find: String,
    replace: String,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/day")
}

fn articles() -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let pages = entries.filter(|path| path.extension().is_some_and(|extension| extension == "md"));
    pages
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&path).unwrap()))
        .collect()
}

fn edits() -> Vec<Edit> {
    let rows = fs::read_to_string(folder().join("edits.jsonl")).unwrap();
    let one = |row: &str| {
        let row: Value = serde_json::from_str(row).unwrap();
        let text = |key: &str| row[key].as_str().unwrap().to_owned();
        Edit {
            article: text("article"),
            harmless: text("label") == "harmless",
            kind: text("kind"),
            find: text("find"),
            replace: text("replace"),
        }
    };
    rows.lines().map(one).collect()
}

/// The articles on record, in a folder of their own.
struct Desk {
    folder: tempfile::TempDir,
    articles: BTreeMap<String, String>,
}

impl Desk {
    fn new(profile: &str) -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap(), articles: articles() };
        assert!(desk.run(&["init", "--profile", profile]).status.success());
        desk.restore();
        let project = Project::open(desk.folder.path()).unwrap();
        for name in desk.articles.keys() {
            project.record(name, &RecordOptions::default(), SystemTime::now(), &mut quiet).unwrap();
        }
        desk
    }

    fn run(&self, arguments: &[&str]) -> std::process::Output {
        Command::new(env!("CARGO_BIN_EXE_onrecord")).current_dir(self.folder.path()).args(arguments).output().unwrap()
    }

    fn restore(&self) {
        self.articles.iter().for_each(|(name, text)| self.write(name, text));
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.folder.path().join(name), text).unwrap();
    }

    /// What a check of the articles at `paths` finds, as severity, check and message; all articles where there is none.
    fn check(&self, paths: &[&str]) -> Vec<(Severity, &'static str, String)> {
        let project = Project::open(self.folder.path()).unwrap();
        let paths = paths.iter().map(PathBuf::from).collect();
        let options = CheckOptions { paths, ..CheckOptions::default() };
        let today: NaiveDate = TODAY.parse().unwrap();
        let found = project.check(&options, today, &mut quiet).unwrap().findings;
        found.into_iter().map(|one| (one.severity, one.check, one.message)).collect()
    }

    /// Puts all edits of a sort into the articles; returns how many.
    fn edit(&self, edits: &[Edit], harmless: bool) -> usize {
        let mut texts = self.articles.clone();
        let mut count = 0;
        for edit in edits.iter().filter(|edit| edit.harmless == harmless) {
            let text = texts.get_mut(&edit.article).unwrap();
            // Two edits of one sentence don't go together.
            if text.matches(&edit.find).count() == 1 {
                *text = text.replace(&edit.find, &edit.replace);
                count += 1;
            }
        }
        texts.iter().for_each(|(name, text)| self.write(name, text));
        count
    }
}

/// "2 errors, 1 warning, 30 notes".
fn counts(found: &[(Severity, &str, String)]) -> String {
    let count = |severity| found.iter().filter(|(is, ..)| *is == severity).count();
    let cells = [Severity::Error, Severity::Warning, Severity::Note].map(|severity| count(severity).to_string());
    cells.join(" / ")
}

/// One row of the table for each profile.
fn table(edits: &[Edit]) -> String {
    let mut out = String::from(
        "| profile | first check | all harmless edits | all edits of substance |\n| --- | --: | --: | --: |\n",
    );
    for profile in ["desk", "strict", "docs"] {
        let desk = Desk::new(profile);
        let first = counts(&desk.check(&[]));
        let after = |harmless| {
            let edited = desk.edit(edits, harmless);
            format!("{} ({edited} edits)", counts(&desk.check(&[])))
        };
        writeln!(out, "| `{profile}` | {first} | {} | {} |", after(true), after(false)).unwrap();
    }
    out
}

#[test]
fn what_a_desk_hears_of_a_day() {
    let edits = edits();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/accuracy.md");
    let docs = fs::read_to_string(&path).unwrap();
    let (before, rest) = docs.split_once(MARKS[0]).unwrap();
    let (shown, after) = rest.split_once(MARKS[1]).unwrap();
    let table = table(&edits);
    if std::env::var_os("ONRECORD_UPDATE").is_some() {
        fs::write(&path, [before, MARKS[0], &table, MARKS[1], after].concat()).unwrap();
        return;
    }
    assert!(
        table == shown,
        "docs/accuracy.md shows\n{shown}\nbut the day comes to\n{table}\nIf that is meant: ONRECORD_UPDATE=1"
    );
}

#[test]
fn a_first_check_fits_on_a_screen_and_fails_nobody() {
    let desk = Desk::new("desk");
    let output = desk.run(&["check", "--today", TODAY]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && text.lines().count() <= 40, "{text}");
    assert!(desk.check(&[]).iter().filter(|(severity, ..)| *severity == Severity::Warning).count() <= 3, "{text}");
}

#[test]
fn edits_that_are_answered_wrongly() {
    let desk = Desk::new("desk");
    let mut wrong = String::new();
    let mut right = BTreeMap::new();
    for edit in edits() {
        let text = &desk.articles[&edit.article];
        assert_eq!(text.matches(&edit.find).count(), 1, "{}", edit.find);
        desk.write(&edit.article, &text.replace(&edit.find, &edit.replace));
        let found = desk.check(&[&edit.article]);
        desk.write(&edit.article, text);
        let loud: Vec<_> = found.iter().filter(|(severity, ..)| *severity > Severity::Note).collect();
        if loud.is_empty() == edit.harmless {
            *right.entry(edit.harmless).or_insert(0) += 1;
            continue;
        }
        writeln!(wrong, "{} ({})\n  - {}\n  + {}", edit.article, edit.kind, edit.find.trim(), edit.replace.trim())
            .unwrap();
        for (severity, check, message) in loud {
            writeln!(wrong, "  {} {check}: {message}", severity.name()).unwrap();
        }
    }
    let of = |harmless| right.get(&harmless).copied().unwrap_or(0);
    let head =
        format!("{} of 60 harmless edits are quiet, {} of 60 edits of substance are not.\n\n", of(true), of(false));
    insta::with_settings!({
        omit_expression => true,
        prepend_module_to_snapshot => false,
        snapshot_path => "day",
        description => "The harmless edits that a check warns of, and those of substance that it does not.",
    }, {
        insta::assert_snapshot!("wrong", head + &wrong);
    });
}
