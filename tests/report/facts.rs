//! Findings with everything that a run may know of them, in each format; and any text in any of their fields.

use super::{harmless, read};
use onrecord::check::{Baseline, Reported, Texts};
use onrecord::check::{Finding, Piece, Place, Related, Severity, Suppression, SuppressionKind, Totals, Wording};
use onrecord::model::ClaimId;
use onrecord::report::{FORMATS, Matter, Report, Rule, Style, Unchecked};
use proptest::prelude::*;

const RULES: [Rule; 2] = [
    Rule {
        name: "altered-quote",
        what: "The words of a quotation differ.",
        severity: Severity::Error,
        page: "# altered-quote\n\n## What to do\n\nAsk.\n",
    },
    Rule {
        name: "unsourced-claim",
        what: "A claim is attributed to nobody.",
        severity: Severity::Warning,
        page: "# unsourced-claim\n\n## What to do\n\nName the source.\n",
    },
];

fn finding(check: &'static str, severity: Severity, line: usize) -> Finding {
    Finding {
        check,
        severity,
        message: format!("Something differs on line {line}."),
        place: Place::on_line("dam.md", line, 3..7),
        label: "was “will”".to_owned(),
        claim: Some(ClaimId(format!("q-{line:08}"))),
        story: Some("dam".to_owned()),
        related: vec![Related {
            place: Place::on_line("claims/dam.yaml", 12, 5..9),
            message: "recorded since version 1".to_owned(),
        }],
        help: "onrecord review".to_owned(),
        wording: Wording::default(),
    }
}

/// One finding of each standing.
fn findings() -> Vec<Reported> {
    let allowed = |kind, why: &str| Some(Suppression { kind, justification: why.to_owned() });
    let new = |check, severity, line| Reported::new(finding(check, severity, line));
    let mut all = vec![
        new("altered-quote", Severity::Error, 1),
        new("altered-quote", Severity::Error, 2),
        new("unsourced-claim", Severity::Warning, 3),
        new("unsourced-claim", Severity::Warning, 4),
        new("unsourced-claim", Severity::Note, 5),
    ];
    all.iter_mut().for_each(|one| one.baseline = Some(Baseline::New));
    all[1].baseline = Some(Baseline::Unchanged);
    all[2].suppression = allowed(SuppressionKind::InSource, "common knowledge");
    all[3].suppression = allowed(SuppressionKind::External, "agreed with the desk");
    all[4].baseline = Some(Baseline::Absent);
    all
}

fn rendered(findings: &[Reported], unchecked: &[Unchecked]) -> Vec<(&'static str, String)> {
    let totals = Totals { verified: 3, changed: 2, ..Totals::default() };
    let text: String = (1..=6).map(|line| format!("# line {line} ::error::x\n")).collect();
    let report = Report {
        command: "check",
        findings,
        absent: &[],
        matter: Matter::Record { totals, done: 1, what: "article", unread: &[], all: true },
        texts: &Texts::from([("dam.md".to_owned(), text)]),
        rules: &RULES,
        unchecked,
        complete: unchecked.is_empty(),
        style: Style::PLAIN,
    };
    FORMATS.iter().map(|format| (format.name, (format.render)(&report).unwrap())).collect()
}

#[test]
fn each_format_says_what_is_known_of_a_finding() {
    let unchecked =
        Unchecked { message: "pier.md is not there any more.".to_owned(), help: "restore it".to_owned(), place: None };
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../cases/report/snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.add_filter(&format!(r#"ersion": "{}""#, env!("CARGO_PKG_VERSION")), r#"ersion": "[version]""#);
    let answers = tempfile::tempdir().unwrap();
    settings.bind(|| {
        for (format, text) in rendered(&findings(), &[unchecked]) {
            std::fs::write(answers.path().join(format), &text).unwrap();
            insta::assert_snapshot!(format, text);
        }
    });
    read::in_python(answers.path());
}

#[test]
fn annotations_come_gravest_first() {
    let severities = [Severity::Note, Severity::Warning, Severity::Error, Severity::Warning, Severity::Error];
    let line = |(at, severity): (usize, &Severity)| Reported::new(finding("altered-quote", *severity, at + 1));
    let findings: Vec<Reported> = severities.iter().enumerate().map(line).collect();
    let formats = rendered(&findings, &[]);
    let (_, github) = formats.iter().find(|(format, _)| *format == "github").unwrap();
    let order: Vec<&str> = github.lines().map(|line| &line[..line.find(",col").unwrap()]).collect();
    let wanted = ["error", "error", "warning", "warning", "notice"].iter().zip([3, 5, 2, 4, 1]);
    let wanted: Vec<String> =
        wanted.map(|(level, at)| format!("::{level} file=dam.md,line={at},endLine={at}")).collect();
    assert_eq!(order, wanted, "a runner shows the first ten");
}

/// What the Markdown of so many errors and notes says, whose sentences are `words` and a number.
fn comment(errors: usize, notes: usize, words: &str) -> String {
    let piece = |words: String, differs| Piece { words, differs };
    let one = |at: usize| {
        let severity = if at < errors { Severity::Error } else { Severity::Note };
        let side = |word: &str| {
            vec![
                piece(format!("{words} At least"), false),
                piece(word.to_owned(), true),
                piece(words.to_owned(), false),
            ]
        };
        let wording = Wording { was: side("40 | `x"), is: side("52") };
        Reported::new(Finding { wording, ..finding("altered-quote", severity, at + 1) })
    };
    let findings: Vec<Reported> = (0..errors + notes).map(one).collect();
    let (_, markdown) = rendered(&findings, &[]).into_iter().find(|(format, _)| *format == "markdown").unwrap();
    markdown
}

#[test]
fn a_comment_shows_was_and_is_side_by_side_and_folds_notes() {
    let page = comment(1, 2, "homes");
    let row = "  | `homes At least` ~~``40 \\| `x``~~ `homes` | `homes At least` **`52`** `homes` |\n";
    assert!(page.contains(&format!("  | was | is |\n  | --- | --- |\n{row}")), "{page}");
    let (open, folded) = page.split_once("<details>\n<summary>2 notes</summary>\n").unwrap();
    assert!(open.contains("**error**") && !open.contains("- note"), "{page}");
    assert_eq!(folded.matches("- note `altered-quote`").count(), 2);
    read::parses("markdown", &page.replace("- note", "- **error**"), 3);
}

#[test]
fn a_comment_fits_and_says_how_much_it_leaves_out() {
    let page = comment(300, 40, &"a wide 東京 sentence | with `marks` ".repeat(10));
    assert!((50_000..60_000).contains(&page.chars().count()), "{}", page.chars().count());
    let shown = page.matches("`altered-quote`, line").count();
    assert!(page.ends_with(&format!("\n… and {} more: `onrecord check --all`\n", 340 - shown)), "{page}");
    assert_eq!(page.matches("<details>").count(), page.matches("</details>").count());
}

#[test]
fn every_state_has_a_name_of_the_standard() {
    let names: Vec<&str> = Baseline::ALL.iter().map(|state| state.name()).collect();
    assert_eq!(names, ["new", "unchanged", "updated", "absent"]);
}

/// Pieces that mean something to somebody.
const PIECES: &[&str] = &[
    "::error::x",
    "\n",
    "\r",
    "%0A",
    ",line=9",
    "##",
    "[",
    "error]",
    "vso",
    "\u{1b}[31m",
    "\u{9b}",
    "<b>",
    "</failure>",
    "]]>",
    "&lt;",
    "`",
    "```",
    "|",
    "@all",
    "![i](u)",
    "[a](b)",
    "<!--",
    "\\",
    "\"",
    "{0}",
    "}",
    "\u{202e}",
    "\u{feff}",
    "\u{fffe}",
    "\u{e0001}",
    "\0",
    " ",
    "a",
    "- ",
    "# ",
    "    ",
    "é",
    "/close",
    "\t",
    "#",
    "\u{2028}",
    "---",
    "~~",
    "$",
    "*",
    "_",
];

fn hostile() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(PIECES), 0..8).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_text_in_any_field_is_only_text(
        texts in proptest::collection::vec(hostile(), 9),
        line in 1usize..7,
        severity in proptest::sample::select(&[Severity::Error, Severity::Warning][..]),
    ) {
        let [message, path, label, claim, story, near, note, help, why] = texts.as_slice() else { unreachable!() };
        let one = Finding {
            check: "altered-quote",
            severity,
            message: message.clone(),
            place: Place::on_line(if path.len() % 2 == 0 { path } else { "dam.md" }, line, 2..5),
            label: label.clone(),
            claim: Some(ClaimId(claim.clone())),
            story: Some(story.clone()),
            related: vec![Related { place: Place::on_line(near, 1, 1..2), message: note.clone() }],
            help: help.clone(),
            wording: onrecord::check::Wording::default(),
        };
        let allowed = Suppression { kind: SuppressionKind::External, justification: why.clone() };
        let mut second = Reported::new(one.clone());
        second.suppression = Some(allowed);
        let unchecked = Unchecked { message: message.clone(), help: why.clone(), place: Some(one.place.clone()) };
        let findings = [Reported::new(one), second];
        for (format, text) in rendered(&findings, &[unchecked]) {
            harmless(format, &text);
            read::parses(format, &text, findings.len());
        }
    }
}
