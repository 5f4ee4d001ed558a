//! What may stand in `onrecord.toml`.

use super::{PLAIN, ledger, run};
use std::fs;

#[test]
fn mistakes_are_refused_with_their_place() {
    let folder = ledger();
    let root = folder.path();
    let deep = format!("articles = {}{}", "[".repeat(100_000), "]".repeat(100_000));
    let cases = [
        ("artikles = []\n", "1:1"),
        ("articles = \"*.md\"\n", "1:12"),
        ("articles = [1]\n", "1:13"),
        ("articles = [\"[\"]\n", "1:13"),
        ("articles = [\"{a\"]\n", "1:13"),
        ("articles = [\"../*.md\"]\n", "1:13"),
        ("articles = [\"/etc/*\"]\n", "1:13"),
        ("articles = [\"!/etc/*\"]\n", "1:13"),
        ("[ledger]\nclaims = \"../elsewhere\"\n", "2:10"),
        ("[ledger]\nsnapshots = \"/tmp\"\n", "2:13"),
        ("[ledger]\nclaims = \".git\"\n", "2:10"),
        ("[ledger]\nclaims = \"a\\nb\"\n", "2:10"),
        ("[ledger]\nclaims = 3\n", "2:10"),
        ("ledger = 3\n", "1:10"),
        ("[severity]\naltered-qoute = \"error\"\n", "2:1"),
        ("[severity]\naltered-quote = \"fatal\"\n", "2:17"),
        ("[severity]\n\"\\u001b[2J\\u202e\" = \"error\"\n", "2:1"),
        ("[limits]\narticle-bytes = -1\n", "2:17"),
        ("[limits]\narticle-bytes = 99999999999999999999999\n", "2:17"),
        ("[limits]\narticle-bytes = 1.5\n", "2:17"),
        ("articles = []\narticles = []\n", "2:1"),
        ("articles = [\n", "onrecord.toml:"),
        ("\u{1b}[2J\u{202e} = 1\n", "1:"),
        ("= = =\n", "1:"),
        ("<<<<<<< HEAD\narticles = []\n", "1:"),
        (&deep, "1:"),
    ];
    for (text, place) in cases {
        let start: String = text.chars().take(60).collect();
        fs::write(root.join("onrecord.toml"), text).unwrap();
        for command in ["check", "verify", "status", "pending"] {
            let answer = run(root, &[command]);
            assert_eq!(answer.code, 2, "{start:?}: {}", answer.err);
            assert!(answer.err.contains("onrecord.toml") && answer.err.contains(place), "{start:?}: {}", answer.err);
            assert!(answer.err.contains('^') && answer.out.is_empty(), "{start:?}: {}", answer.err);
        }
    }
}

#[test]
fn what_cannot_be_read_as_configuration_is_refused() {
    let folder = ledger();
    let root = folder.path();
    let long = format!("# {}\n", "a".repeat(10 * 1024 * 1024));
    let many = "a = 1\n".repeat(100_000);
    for (bytes, code) in
        [(long.as_bytes(), 2), (many.as_bytes(), 2), (&b"articles = [\"caf\xE9\"]"[..], 2), (&b"\0\0\0"[..], 2)]
    {
        fs::write(root.join("onrecord.toml"), bytes).unwrap();
        let answer = run(root, &["check"]);
        assert_eq!(answer.code, code, "{}", answer.err);
        assert!(answer.err.contains("onrecord.toml"), "{}", answer.err);
    }
}

#[test]
fn globs_are_matched_in_time() {
    let folder = ledger();
    let root = folder.path();
    fs::write(root.join(format!("{}.txt", "a".repeat(200))), PLAIN).unwrap();
    let wild = format!("{}b", "*a".repeat(60));
    let braces = format!("{}.txt", "{a,a*}".repeat(40));
    for glob in [wild, braces, "**/".repeat(40) + "*", "[a-z]".repeat(190)] {
        fs::write(root.join("onrecord.toml"), format!("articles = [\"{glob}\"]\n")).unwrap();
        let answer = run(root, &["status"]);
        assert!(matches!(answer.code, 0 | 2), "{glob}: {}", answer.err);
    }
}

#[test]
fn no_input_at_all_is_no_success() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    assert_eq!(run(root, &["check"]).code, 2, "no ledger");
    assert_eq!(run(root, &["init"]).code, 0);
    for command in ["check", "verify"] {
        for format in ["text", "json", "jsonl"] {
            assert_eq!(run(root, &[command, "--format", format]).code, 3, "{command} of an empty ledger");
        }
    }
    fs::write(root.join("ferry.md"), PLAIN).unwrap();
    fs::write(root.join("onrecord.toml"), "articles = [\"nothing/*.md\"]\n").unwrap();
    assert_eq!(run(root, &["check"]).code, 3, "no article matches");
    fs::create_dir(root.join("empty")).unwrap();
    assert_eq!(run(root, &["check", "empty"]).code, 3, "an empty folder");
}
