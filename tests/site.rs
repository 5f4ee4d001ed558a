//! The site that `report` writes: what stands on its pages, that no input becomes markup, and how it works in a browser.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn onrecord(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    command.current_dir(folder).args(arguments).env_clear().stdin(Stdio::null());
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default()).output().unwrap()
}

/// Runs a command that must succeed.
fn run(folder: &Path, arguments: &[&str]) {
    let output = onrecord(folder, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn ledger() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["init"]);
    folder
}

/// Records `text` as the next version of the story `name`.
fn record(folder: &Path, name: &str, text: &str, published: &str) {
    let file = format!("{name}.md");
    fs::write(folder.join(&file), text).unwrap();
    run(folder, &["record", &file, "--published", published]);
}

/// Records the story whose versions lie in `tests/site/bridge`, the first four of them accepted.
fn bridge(folder: &Path) {
    for version in 1..=6 {
        let text = fs::read_to_string(format!("tests/site/bridge/{version}.md")).unwrap();
        record(folder, "bridge", &text, &format!("2026-02-0{}", version + 1));
        if version == 4 {
            run(folder, &["accept", "--all", "--story", "bridge", "--by", "desk"]);
        }
    }
}

fn page(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join("report").join(name)).unwrap()
}

/// Every file below `folder` with its bytes, sorted.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for entry in fs::read_dir(at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push((path.strip_prefix(folder).unwrap().to_owned(), fs::read(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// A case is a page whose ```` ```article ```` blocks are the versions of a story, with what people decide between them
/// (```` ```decide ````, a command a line); the snapshot is what its page says.
#[test]
fn pages_say_what_their_cases_show() {
    insta::glob!("cases/site/*.md", |path| {
        let case = fs::read_to_string(path).unwrap();
        let folder = ledger();
        for block in case.split("```").skip(1).step_by(2) {
            match block.split_once('\n').unwrap() {
                ("article", text) => record(folder.path(), "story", text, "2026-05-04"),
                (_, commands) => commands.lines().for_each(|line| {
                    let words = crate::cli::words(line);
                    run(folder.path(), &words.iter().map(String::as_str).collect::<Vec<_>>());
                }),
            }
        }
        run(folder.path(), &["report", "--today", "2026-05-05"]);
        let html = page(folder.path(), "stories/story.html");
        let main = html.split_once("<main").unwrap().1.split_once("</main>").unwrap().0;
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("cases/site");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.add_filter(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", "[time]");
        settings.add_filter(r"Last recorded \d+ \w+ \d{4}", "Last recorded [day]");
        let name = path.file_stem().unwrap().to_str().unwrap();
        settings.bind(|| insta::assert_snapshot!(name, main));
    });
}

#[test]
fn the_same_ledger_gives_the_same_bytes() {
    let folder = ledger();
    bridge(folder.path());
    run(folder.path(), &["report"]);
    run(folder.path(), &["report", "-o", "again"]);
    let first = files(&folder.path().join("report"));
    assert_eq!(first, files(&folder.path().join("again")));
    run(folder.path(), &["report"]);
    assert_eq!(first, files(&folder.path().join("report")), "a second run changes nothing");
    assert_eq!(first.len(), 8, "two lists and a story, each with its tables, and the mark of the folder");
}

#[test]
#[cfg(unix)]
fn nothing_is_written_over_a_symbolic_link() {
    let folder = ledger();
    bridge(folder.path());
    run(folder.path(), &["report"]);
    let (stories, elsewhere) = (folder.path().join("report/stories"), folder.path().join("elsewhere"));
    fs::remove_dir_all(&stories).unwrap();
    fs::create_dir(&elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, &stories).unwrap();
    assert_eq!(onrecord(folder.path(), &["report"]).status.code(), Some(3));
    assert!(files(&elsewhere).is_empty());
}

/// What an article, a ledger and a reviewer might hold that a browser must not take for markup.
const PAYLOADS: [&str; 10] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(2)>",
    "'><svg onload=alert(3)>",
    "</title></style></script><script>alert(4)</script>",
    "<!--<iframe src=https://evil.example/>-->",
    "&lt;b&gt; &#x3C;script&#x3E;",
    "<a href=javascript:alert(5)>here</a>",
    "]]><x:script xmlns:x=http://www.w3.org/1999/xhtml>alert(6)</x:script>",
    "\u{202e}gnp.exe\u{2066}\u{200b}",
    "</details></main><meta http-equiv=refresh content=0;url=https://evil.example>",
];

/// The rows of a table of the report, as a spreadsheet reads them.
fn rows(folder: &Path, name: &str) -> Vec<Vec<String>> {
    let text = page(folder, name);
    let text = text.strip_prefix('\u{feff}').unwrap();
    // Rows of several lengths are an error.
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn tables_are_csv_without_formulas() {
    let folder = ledger();
    let text = "# =HYPERLINK(\"https://evil.example\")\n\n“=SUM(A1:A9), will hold,” said @Ana “X” Ruiz.\n\n\
                About 40 boats sank by 1 June 2030, the ministry said.\n";
    record(folder.path(), "sums", text, "2026-05-04");
    record(folder.path(), "sums", &text.replace("40", "52"), "2026-05-04");
    run(folder.path(), &["report", "--today", "2026-05-05"]);
    for name in ["stories.csv", "claims.csv", "claims/sums.csv", "values/sums.csv"] {
        let rows = rows(folder.path(), name);
        assert!(rows.len() > 1, "{name}");
        for field in rows.iter().flatten() {
            assert!(!field.starts_with(['=', '+', '-', '@', '\t', '\r']), "{name}: {field}");
            assert!(!field.contains(['\n', '\r']), "{name}: {field}");
        }
    }
    assert_eq!(rows(folder.path(), "stories.csv")[1][1], "'=HYPERLINK(\"https://evil.example\")");
    let claims = rows(folder.path(), "claims/sums.csv");
    assert!(claims.iter().any(|row| row[4].starts_with("'=SUM(A1:A9), will hold")), "{claims:?}");
    let values = rows(folder.path(), "values/sums.csv");
    let boats: Vec<&str> = values.iter().filter(|row| row[3].ends_with("boats")).map(|row| row[3].as_str()).collect();
    assert_eq!(boats, ["about 40 boats", "about 52 boats"]);
    let html = page(folder.path(), "stories/sums.html");
    assert!(html.contains("href=\"../claims/sums.csv\"") && html.contains("href=\"../values/sums.csv\""));
    fs::remove_file(folder.path().join("claims/sums.yaml")).unwrap();
    fs::write(folder.path().join("report/claims/mine.csv"), "a,b\n").unwrap();
    onrecord(folder.path(), &["report"]);
    assert!(!folder.path().join("report/claims/sums.csv").exists(), "the table of a story that is gone is removed");
    assert!(folder.path().join("report/claims/mine.csv").exists(), "and nothing of anybody else's");
}

#[test]
fn what_the_check_finds_and_what_was_edited_stands_on_the_pages() {
    let folder = ledger();
    let text = "# Ferry sinks\n\nAt least 40 people drowned when the ferry sank, the coast guard said.\n\n\
                Jon Berg, 61, saw it. “It went down in a minute,” he said on Monday.\n";
    record(folder.path(), "ferry", text, "2026-05-04");
    run(folder.path(), &["accept", "--all"]);
    fs::write(folder.path().join("pier.md"), "The pier is closed.\n").unwrap();
    fs::write(folder.path().join("ferry.md"), text.replace("At least 40", "At least 52")).unwrap();
    run(folder.path(), &["report", "--today", "2026-05-05"]);
    let (index, story) = (page(folder.path(), "index.html"), page(folder.path(), "stories/ferry.html"));
    for html in [&index, &story] {
        assert!(html.contains("changed-figure") && html.contains("40 → 52"), "{html}");
    }
    assert!(story.contains("The article has been edited since version 1 was recorded."));
    assert!(index.contains("1 article was edited since it was recorded.") && index.contains("edited since</span>"));
    assert!(index.contains("1 article not on record") && index.contains("<li>pier.md</li>"));
    let sentence = "<mark>At least 40 people</mark> drowned when the ferry sank, the coast guard said.";
    for html in [&story, &page(folder.path(), "claims.html")] {
        assert!(html.contains(sentence), "a claim stands in its sentence: {html}");
        let (grave, low) = html.split_once("Of low weight").unwrap();
        assert!(grave.contains(sentence) && low.contains("<mark>Monday</mark>"), "{html}");
    }
    assert!(page(folder.path(), "claims.html").contains("the coast guard · Ferry sinks · accepted"));
}

#[test]
fn pages_are_titled_by_the_recorded_headline() {
    let folder = ledger();
    let text = "---\ntitle: Ferry <sinks> off Port Lorne\n---\n\nThe ferry sank, the coast guard said.\n";
    record(folder.path(), "2026-05-04-ferry", text, "2026-05-04");
    run(folder.path(), &["report", "--today", "2026-05-05"]);
    let title = "Ferry &lt;sinks&gt; off Port Lorne";
    assert!(page(folder.path(), "index.html").contains(&format!("<a href=\"stories/ferry.html\">{title}</a>")));
    assert!(page(folder.path(), "stories/ferry.html").contains(&format!("<title>{title} · on record</title>")));
    assert!(page(folder.path(), "claims.html").contains(&format!("the coast guard · {title} · ")));
}

#[test]
fn only_what_changed_and_matters_is_drawn() {
    let folder = ledger();
    let text = |toll: &str, age: &str, day: &str| {
        format!(
            "At least {toll} people drowned, the coast guard said.\n\nJon Berg, {age}, of 14 Mill Lane saw it.\n\n\
             The ferry must be raised by {day} 2026 and the pier closed by 9 August 2026, the court ruled.\n"
        )
    };
    record(folder.path(), "ferry", &text("40", "61", "1 June"), "2026-05-04");
    record(folder.path(), "ferry", &text("52", "62", "1 July"), "2026-05-04");
    run(folder.path(), &["report", "--today", "2026-05-05"]);
    let html = page(folder.path(), "stories/ferry.html");
    let drawn: Vec<&str> = html.split("<figcaption>").skip(1).map(|rest| rest.split("</a>").next().unwrap()).collect();
    assert_eq!(drawn.len(), 2, "{drawn:?}");
    assert!(drawn[0].ends_with("At least 52 people") && drawn[1].ends_with("1 July 2026"), "{drawn:?}");
}

/// Records a story that has a payload wherever a person or an article can put words.
fn hostile(folder: &Path) {
    let text = |word: &str| {
        let mut text = String::from("# Payload \\<script>alert(0)\\</script> kills 7\n\n");
        for (at, payload) in PAYLOADS.iter().enumerate() {
            text.push_str(&format!(
                "“The quay {word} {payload} open,” said Ana {payload} Ruiz.\n\n\
                 About {} boats {payload} sank by 1 June 2030, the {payload} ministry said.\n\n",
                at * 10 + word.len()
            ));
        }
        text
    };
    // Plain text, so that no markup of the article's is read as such before it gets to the page.
    for word in ["will", "should", "may"] {
        fs::write(folder.join("hostile.txt"), text(word)).unwrap();
        run(folder, &["record", "hostile.txt", "--published", "2026-05-04"]);
    }
    let path = folder.join("claims/hostile.yaml");
    let mut yaml = fs::read_to_string(&path).unwrap();
    let quoted =
        |text: &str| format!("'{}'", text.replace('\'', "''").replace(['\u{202e}', '\u{2066}', '\u{200b}'], "?"));
    let all = quoted(&PAYLOADS.join(" "));
    let head = format!("story: hostile\ntitle: {all}\nurl: 'javascript:alert(7)'\n");
    yaml = yaml.replacen("story: hostile\n", &head, 1);
    let addresses = [
        "javascript:alert(8)",
        "data:text/html,<script>alert(9)</script>",
        "https://a.example/\"onx=\"1",
        "https://docs.example/a?b=1&c=2",
    ];
    let evidence: String =
        addresses.iter().map(|address| format!("      - url: {}\n        note: {all}\n", quoted(address))).collect();
    let review = "    review:\n      state: pending\n";
    let by_hand = format!("{review}    evidence:\n{evidence}    note: {all}\n");
    assert!(yaml.contains(review));
    yaml = yaml.replacen(review, &by_hand, 2);
    fs::write(&path, yaml).unwrap();
    let status = onrecord(folder, &["pending", "--format", "jsonl"]);
    let listed = String::from_utf8(status.stdout).unwrap();
    let ours = listed.lines().filter(|line| line.contains("hostile"));
    let mut ids = ours.map(|line| line.split("\"id\":\"").nth(1).unwrap().split('"').next().unwrap());
    let (id, other) = (ids.next().unwrap(), ids.next().unwrap());
    run(folder, &["correct", &format!("hostile/{other}"), &format!("--source={}", PAYLOADS.join(" "))]);
    let cue = format!("--cue={}", PAYLOADS.join(" "));
    run(folder, &["correct", &format!("hostile/{other}"), &cue, "--by", PAYLOADS[1], "--reason", PAYLOADS[0]]);
    let (source, why) = (format!("--source={}", PAYLOADS.join(" ")), PAYLOADS.join(" "));
    let words = ["add", "hostile", "kills 7", "--kind", "statement", &source, "--by", PAYLOADS[2], "--reason", &why];
    run(folder, &words);
    run(folder, &["reject", &format!("hostile/{id}"), "--by", PAYLOADS[0], "--reason", &PAYLOADS.join(" ")]);
}

/// Runs a Python program of `tests/site`; none where what it needs is not installed.
fn python(program: &str, arguments: &[&Path]) -> Option<Output> {
    let mut command = Command::new("python3");
    let output = command.arg(program).args(arguments).stdin(Stdio::null()).output().ok()?;
    // The programs exit with 77 where something they need is missing, as automake's tests do.
    (output.status.code() != Some(77)).then_some(output)
}

fn verdict(name: &str, output: Option<Output>) {
    let Some(output) = output else {
        return eprintln!("skipped: {name} needs python3 and what the first lines of the program import");
    };
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{said}");
    eprintln!("{said}");
}

#[test]
fn no_input_becomes_markup() {
    let folder = ledger();
    hostile(folder.path());
    run(folder.path(), &["report"]);
    let html = page(folder.path(), "stories/hostile.html");
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(!html.contains(['\u{202e}', '\u{2066}', '\u{200b}', '\0']), "what hides or reorders is made visible");
    verdict("reading the pages back", python("tests/site/markup.py", &[&folder.path().join("report")]));
}

#[test]
fn pages_grow_with_their_texts_and_no_faster() {
    let size = |paragraphs: usize| {
        let folder = ledger();
        for word in ["will", "may"] {
            let paragraph =
                |at| format!("“The quay {word} open in {},” said Ana Ruiz.\n\nNothing new at {at}.\n\n", 2030 + at);
            record(folder.path(), "long", &(0..paragraphs).map(paragraph).collect::<String>(), "2026-05-04");
        }
        run(folder.path(), &["report"]);
        page(folder.path(), "stories/long.html").len()
    };
    let (one, two) = (size(100), size(200));
    assert!(two < one * 9 / 4, "{one} bytes, then {two}");
}

#[test]
fn the_site_works_in_a_browser() {
    let folder = ledger();
    bridge(folder.path());
    hostile(folder.path());
    for version in 1..=3 {
        let text = fs::read_to_string(format!("src/cli/demo/dam-{version}.md")).unwrap();
        record(folder.path(), "dam", &text, "2026-07-14");
    }
    run(folder.path(), &["accept", "--all", "--story", "dam", "--by", "desk"]);
    run(folder.path(), &["report", "--today", "2026-07-20"]);
    let report = folder.path().join("report");
    // `ONRECORD_PICTURES=docs/images cargo test --test all site::browser` takes the pictures of the docs again.
    let pictures = std::env::var_os("ONRECORD_PICTURES").map(PathBuf::from);
    let arguments: Vec<&Path> = std::iter::once(report.as_path()).chain(pictures.as_deref()).collect();
    verdict("the browser test", python("tests/site/browser.py", &arguments));
}
