//! What may stand in the name of a file.

use super::{PLAIN, run};
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;

pub(super) const NAMES: [&[u8]; 17] = [
    b"new\nline.txt",
    b"\n::error::first line.txt",
    b"::error::pwned.txt",
    b"escape\x1b[2J\x1b]0;title\x07.txt",
    b"percent%0Aname.txt",
    b"comma,line=1::name.txt",
    b"carriage\rreturn.txt",
    "\u{202e}txt.desrever.txt".as_bytes(),
    "zero\u{200b}width.txt".as_bytes(),
    "c1\u{9b}2J.txt".as_bytes(),
    b"- dash 'quote' \"mark\".txt",
    b"back\\slash: colon.txt",
    "joined\u{34f}filled\u{3164}\u{ffa0}.txt".as_bytes(),
    "heart\u{2764}\u{fe0f} \u{e0101}\u{180c}.txt".as_bytes(),
    b"--all.txt",
    b"$HOME;`id` && x.txt",
    "\u{5e9}\u{5dc}\u{5d5}\u{5dd} ##[x].txt".as_bytes(),
];

#[test]
fn any_name_is_read_recorded_and_checked() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    assert_eq!(run(root, &["init"]).code, 0);
    for (i, name) in NAMES.into_iter().enumerate() {
        let name = OsStr::from_bytes(name);
        fs::write(root.join(name), PLAIN).unwrap();
        for format in ["text", "json", "jsonl"] {
            let extract: [&OsStr; 5] = ["extract".as_ref(), "--format".as_ref(), format.as_ref(), "--".as_ref(), name];
            let answer = run(root, &extract);
            assert_eq!(answer.code, 0, "{name:?}: {}", answer.err);
            if let Some(row) = answer.out.lines().next().filter(|_| format == "jsonl") {
                let row: serde_json::Value = serde_json::from_str(row).unwrap();
                assert_eq!(row["path"].as_str().map(OsStr::new), Some(name));
            }
        }
        let story = format!("--story=story-{i}");
        let record: [&OsStr; 4] = ["record".as_ref(), story.as_ref(), "--".as_ref(), name];
        let answer = run(root, &record);
        assert_eq!(answer.code, 0, "{name:?}: {}", answer.err);
        fs::write(root.join(name), PLAIN.replace("will", "may")).unwrap();
    }
    for format in ["text", "json", "jsonl"] {
        for command in ["check", "verify", "status", "pending"] {
            let answer = run(root, &[command, "--format", format]);
            let expected = if command == "check" { 1 } else { 0 };
            assert_eq!(answer.code, expected, "{command}: {}", answer.err);
        }
        assert_eq!(run(root, &["log", "story-0", "--format", format]).code, 0);
    }
}

#[test]
fn names_that_do_not_exist_are_shown_harmless() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(run(folder.path(), &["init"]).code, 0);
    for name in NAMES.into_iter().chain([&b"\xFF\xFE.txt"[..]]).map(OsStr::from_bytes) {
        for command in ["extract", "record", "check"] {
            let answer = run(folder.path(), &[OsStr::new(command), OsStr::new("--"), name]);
            assert_eq!(answer.code, 3, "{command} {name:?}: {}", answer.err);
        }
        for command in ["log", "accept", "explain"] {
            let answer = run(folder.path(), &[OsStr::new(command), OsStr::new("--"), name]);
            assert_eq!(answer.code, 2, "{command} {name:?}: {}", answer.err);
        }
    }
}

#[test]
fn a_name_that_is_no_text_is_read_but_not_recorded() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    assert_eq!(run(root, &["init"]).code, 0);
    fs::write(root.join("ferry.md"), PLAIN).unwrap();
    assert_eq!(run(root, &["record", "ferry.md"]).code, 0);
    let name = OsStr::from_bytes(b"\xFFferry\xFE.md");
    fs::write(root.join(name), PLAIN).unwrap();
    let answer = run(root, &[OsStr::new("extract"), name]);
    assert_eq!(answer.code, 0);
    assert!(answer.out.contains("\\xFFferry\\xFE.md:1"), "{}", answer.out);
    let answer = run(root, &[OsStr::new("record"), name]);
    assert_eq!(answer.code, 3);
    assert!(answer.err.contains("UTF-8"), "{}", answer.err);
    for (command, code) in [("status", 0), ("verify", 0), ("check", 3)] {
        let answer = run(root, &[command]);
        assert_eq!(answer.code, code, "{command}: {}", answer.err);
    }
}
