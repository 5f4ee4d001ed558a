//! What may stand in `claims/*.yaml`.

use super::{Answer, PLAIN, ledger, run};
use std::fs;
use std::path::Path;

const COMMANDS: [&[&str]; 6] =
    [&["check"], &["verify"], &["status"], &["record", "ferry.md"], &["pending"], &["log", "tram"]];

/// Puts `text` in the place of the file of `ferry` and runs every command on it: all refuse it with exit code 3 and say
/// `says`; none change it; those that look at every story still look at `tram`.
fn refused(root: &Path, name: &str, text: &[u8], says: &str) {
    let path = root.join("claims/ferry.yaml");
    fs::write(&path, text).unwrap();
    let good = fs::read(root.join("claims/tram.yaml")).unwrap();
    for command in COMMANDS {
        let Answer { code, out, err } = run(root, command);
        assert_eq!(code, 3, "{name}: {command:?}: {out}{err}");
        assert!(err.contains(says) && err.contains("claims/ferry.yaml"), "{name}: {command:?}: {err}");
        if command[0] != "record" {
            assert!(
                out.contains("tram")
                    || out.contains("1 story")
                    || out.contains("articles")
                    || out.contains("version 1"),
                "{name}: {command:?} did not go on: {out}{err}"
            );
        }
    }
    assert!(fs::read(&path).unwrap() == text, "{name} was changed");
    assert_eq!(fs::read(root.join("claims/tram.yaml")).unwrap(), good);
}

#[test]
fn yaml_that_is_no_ledger_is_refused_and_left_alone() {
    let folder = ledger();
    let root = folder.path();
    let text = fs::read_to_string(root.join("claims/ferry.yaml")).unwrap();
    let bomb = (0..9).fold("a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned(), |text, i| {
        let items = vec![format!("*a{i}"); 9].join(", ");
        format!("{text}a{}: &a{} [{items}]\n", i + 1, i + 1)
    });
    let lines = |n: usize| (0..n).map(|i| format!("{}- \n", " ".repeat(i))).collect::<String>();
    let cases: Vec<(&str, String, &str)> = vec![
        ("empty", String::new(), "no story"),
        ("comment", "# nothing\n".to_owned(), "no story"),
        ("scalar", "ferry\n".to_owned(), ""),
        ("bomb", format!("{text}\n{bomb}"), "anchor"),
        ("anchor", text.replace("story: ferry", "story: &x ferry"), "anchor"),
        ("alias", text.replace("story: ferry", "story: *x"), "alias"),
        ("tag", text.replace("story: ferry", "story: !!str ferry"), "tag"),
        ("python-tag", text.replace("story: ferry", "story: !!python/object/apply:os.system [ls]"), "tag"),
        ("merge-key", text.replace("story: ferry", "story: ferry\n<<: {title: x}"), "merge key"),
        ("duplicate-key", text.replace("story: ferry", "story: ferry\nstory: tram"), "second time"),
        ("unknown-key", text.replace("story: ferry", "story: ferry\nstroy: tram"), "unknown key"),
        ("two-documents", format!("{text}---\n{text}"), "one document"),
        ("directive", format!("%YAML 1.1\n---\n{text}"), ""),
        ("wrong-type", text.replace("number: 1", "number: one"), "number"),
        ("huge-number", text.replace("number: 1", "number: 99999999999999999999"), "number"),
        ("negative", text.replace("since: 1", "since: -1"), "number"),
        ("flow-nesting", format!("{text}title: {}{}\n", "[".repeat(100_000), "]".repeat(100_000)), ""),
        ("open-nesting", format!("{text}title: {}\n", "{a: ".repeat(100_000)), ""),
        ("block-nesting", format!("{text}title:\n{}", lines(2000)), ""),
        ("dashes", format!("{text}title:\n {}x\n", "- ".repeat(100_000)), ""),
        ("newer", text.replace("onrecord/ledger/1", "onrecord/ledger/2"), "newer onrecord"),
        ("other-story", text.replace("story: ferry", "story: tram"), "holds the story"),
        ("control", text.replace("story: ferry", "story: ferry\n\u{1b}[2J\u{202e}: x"), ""),
        ("control-value", text.replace("kind: quote", "kind: \"\\e[2J\\u202E\""), "kind of claim"),
        ("control-id", text.replace("  - id: q", "  - id: \"\\e[2J\\u202E\\n::error::\" #"), "claim's name"),
        ("tab", text.replace("    kind", "\tkind"), ""),
        ("cut-off", text[..text.len() / 2].to_owned(), ""),
        ("conflict", text.replace("claims:\n", "<<<<<<< HEAD\nclaims:\n=======\n>>>>>>> desk\n"), "merge conflict"),
        ("digest", text.replacen("digest: sha256:", "digest: sha256:zz", 1), "digest"),
    ];
    for (name, text, says) in &cases {
        refused(root, name, text.as_bytes(), says);
    }
    refused(root, "latin-1", &[text.as_bytes(), b"# caf\xE9\n"].concat(), "UTF-8");
    refused(root, "nul", b"\0\0\0\0", "");
}

#[test]
fn a_story_file_over_the_limit_is_refused() {
    let folder = ledger();
    let root = folder.path();
    let file = fs::OpenOptions::new().write(true).open(root.join("claims/ferry.yaml")).unwrap();
    file.set_len(65 * 1024 * 1024).unwrap();
    for command in [&["check"][..], &["verify"], &["record", "ferry.md"]] {
        let answer = run(root, command);
        assert_eq!(answer.code, 3, "{command:?}");
        assert!(answer.err.contains("is larger than"), "{command:?}: {}", answer.err);
    }
}

#[test]
fn stray_files_do_no_harm() {
    let folder = ledger();
    let root = folder.path();
    fs::create_dir(root.join("claims/folder.yaml")).unwrap();
    fs::write(root.join("claims/No Story.yaml"), "").unwrap();
    fs::write(root.join("claims/.hidden.yaml"), "x").unwrap();
    fs::write(root.join("claims/notes.txt"), "x").unwrap();
    let made = std::process::Command::new("mkfifo").arg(root.join("claims/pipe.yaml")).status().unwrap();
    assert!(made.success());
    for command in [&["check"][..], &["verify"], &["status"]] {
        let answer = run(root, command);
        assert_eq!(answer.code, 3, "{command:?}: {}", answer.err);
        for name in ["folder.yaml", "No Story.yaml", "pipe.yaml"] {
            assert!(answer.err.contains(name), "{command:?}: {name}: {}", answer.err);
        }
        assert!(!answer.err.contains("notes.txt") && !answer.err.contains(".hidden"), "{}", answer.err);
    }
}

/// Words that a terminal would act on, or a reader not see.
const ODD: &str = "It \u{1b}[2Jwill\u{9b}1m hold\u{202e} un\u{200b}til\u{feff} June\u{7f} 2031\u{e0041},";

#[test]
fn odd_characters_are_shown_in_text_and_kept_in_json() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let article = format!("“{ODD}” said Ana\u{202e} Ruiz.\n\n{PLAIN}");
    fs::write(root.join("odd.txt"), &article).unwrap();
    fs::write(root.join("new.txt"), article.replace("hold", "not hold")).unwrap();
    assert_eq!(run(root, &["init"]).code, 0);
    let text = run(root, &["extract", "odd.txt"]).out;
    assert!(text.contains("␛[2Jwill<U+009B>1m hold<U+202E> un<U+200B>til<U+FEFF> June␡"), "{text}");
    let json = run(root, &["extract", "odd.txt", "--format", "json"]).out;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["articles"][0]["claims"][0]["text"], ODD);
    let text = run(root, &["diff", "odd.txt", "new.txt"]).out;
    assert!(text.contains("␛[2J") && text.contains("<U+202E>"), "{text}");
    assert!(run(root, &["diff", "odd.txt", "new.txt", "--format", "jsonl"]).out.contains("\\u001b[2J"));

    assert_eq!(run(root, &["record", "odd.txt"]).code, 0);
    let rows = run(root, &["pending", "--format", "json"]).out;
    let rows: serde_json::Value = serde_json::from_str(&rows).unwrap();
    let waiting = rows["pending"].as_array().unwrap();
    let id = waiting.iter().find(|row| row["text"] == ODD).unwrap()["id"].as_str().unwrap().to_owned();
    assert_eq!(run(root, &["verify"]).code, 0);
    fs::write(root.join("odd.txt"), article.replace("hold", "not hold")).unwrap();
    assert_eq!(run(root, &["check", "--format", "json"]).code, 1);
    assert_eq!(run(root, &["record", "odd.txt"]).code, 0);
    let why = "because \u{1b}[2J\u{202e}";
    assert_eq!(run(root, &["reject", &id, "--reason", why, "--by", "Mia\u{1b} Holm"]).code, 0);
    for command in [&["check"][..], &["verify"], &["status"], &["pending"], &["log", "odd"], &["log", &id]] {
        for format in ["text", "json", "jsonl"] {
            run(root, &[command, &["--format", format]].concat());
        }
    }
    let log = run(root, &["log", &id]).out;
    assert!(log.contains("␛[2Jwill") && log.contains("because ␛[2J"), "{log}");
    let log = run(root, &["log", &id, "--format", "json"]).out;
    let log: serde_json::Value = serde_json::from_str(&log).unwrap();
    assert_eq!(log["entries"][0]["text"], ODD);
    assert_eq!(log["entries"][1]["reason"], why);
}

/// What YAML, a shell, a browser, a runner of workflows or a terminal would take for something else.
const SAID: [&str; 10] = [
    "::error::pwned",
    "a\n::error file=x::pwned\n##[error]",
    "\u{1b}[2J\u{9b}1m\u{202e}",
    "- a: b # c",
    "no",
    "&a *b !!c {d: [e]}",
    "'\"\\ |>",
    "<script>alert(1)</script> [x](javascript:alert(2)) `y`",
    "$(id); `id` && $HOME",
    "--all",
];

/// Every decision with `said` wherever a person can put words, and all that shows it.
fn decide_in(root: &Path, said: &str) {
    let option = |name: &str| format!("--{name}={said}");
    let (source, cue, unit, why, by) =
        (option("source"), option("cue"), option("unit"), option("reason"), option("by"));
    let article = format!("Some 40 homes were lost. “{said}” it was, of another mind.\n");
    fs::write(root.join("said.txt"), &article).unwrap();
    assert_eq!(run(root, &["record", "said.txt"]).code, 0);
    let waiting = run(root, &["pending", "--kind", "figure", "--format", "jsonl"]).out;
    let rows = waiting.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let figure = rows.into_iter().find(|row| row["text"] == "Some 40 homes").unwrap();
    let figure = format!("said/{}", figure["id"].as_str().unwrap());
    let corrected = run(root, &["correct", &figure, &source, &cue, &unit, &why, &by]);
    assert_eq!(corrected.code, 0, "{said:?}: {}", corrected.err);
    let added = run(root, &["add", "said", "of another mind", "--kind", "quote", &source, &why, &by]);
    assert_eq!(added.code, 0, "{said:?}: {}", added.err);
    // What can't be found, read or chosen is repeated in the answer.
    for refused in [["--kind=quote", "--cue=told"], ["--kind=date", "--line=9"], ["--kind=figure", "--unit=x"]] {
        run(root, &["add", "--by=x", refused[0], refused[1], "--", "said", said]);
        run(root, &["add", "--by=x", refused[0], refused[1], "--", said, "homes"]);
    }
    let id = added.out.split("said/").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
    for command in
        [&["check", "--all"][..], &["verify"], &["status"], &["log", "said"], &["log", &id], &["blame", "said.txt"]]
    {
        for format in ["text", "json", "jsonl"] {
            assert!(run(root, &[command, &["--format", format]].concat()).code < 2, "{said:?}: {command:?}");
        }
    }
    assert_eq!(run(root, &["verify"]).code, 0, "{said:?}");
    let log = run(root, &["log", &id, "--format", "json"]).out;
    let log: serde_json::Value = serde_json::from_str(&log).unwrap();
    let words: Vec<&str> = said.split_whitespace().collect();
    assert_eq!(log["entries"][0]["added"]["by"], said, "who it was is kept as it is");
    assert_eq!(log["entries"][0]["added"]["reason"], words.join(" "));
    assert_eq!(log["entries"][0]["source"], words.join(" "));
    fs::write(root.join("said.txt"), article.replace("40", "50").replace("another mind", "one mind")).unwrap();
    for format in ["text", "concise", "json", "jsonl", "markdown", "sarif", "gitlab", "junit", "rdjson"] {
        assert_eq!(run(root, &["check", "--all", "--format", format]).code, 1, "{said:?}: {format}");
    }
    // Each line is a command to the runner there, and each of them is one of ours.
    let mut github = assert_cmd::Command::new(env!("CARGO_BIN_EXE_onrecord"));
    let github = github.current_dir(root).args(["check", "--all", "--format", "github"]).output().unwrap().stdout;
    let github = String::from_utf8(github).unwrap();
    let ours =
        |line: &str| ["error", "warning", "notice"].iter().any(|name| line.starts_with(&format!("::{name} file=")));
    assert!(github.lines().all(|line| ours(line) && !line.contains("##[")), "{github}");
    let misread = run(root, &["misread", &figure, &why, &by]);
    assert_eq!(misread.code, 0, "{said:?}: {}", misread.err);
    assert_eq!(run(root, &["undo"]).code, 0);
    assert_eq!(run(root, &["report", "-o", "pages"]).code, 0);
    assert_eq!(run(root, &["record", "said.txt"]).code, 0);
    assert_eq!(run(root, &["verify"]).code, 0, "{said:?}");
    fs::remove_file(root.join("said.txt")).unwrap();
}

#[test]
fn decisions_hold_whatever_people_write_and_show_it_harmless() {
    for said in SAID {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(run(folder.path(), &["init"]).code, 0);
        decide_in(folder.path(), said);
    }
}
