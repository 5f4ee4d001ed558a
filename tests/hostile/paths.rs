//! Paths in a ledger that lead out of it: refused, and nothing outside is read or touched.

use super::{PLAIN, ledger, run};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

/// Words of the file outside, which no command may print.
const SECRET: &str = "“The secret stays outside,” said Jon Berg.\n";

/// A ledger in `desk` beside a folder `outside`.
fn beside() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::rename(ledger().path(), folder.path().join("desk")).unwrap();
    fs::create_dir(folder.path().join("outside")).unwrap();
    fs::write(folder.path().join("outside/secret.md"), SECRET).unwrap();
    folder
}

fn listing(folder: &Path) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let mut all: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.clone(), fs::read(path).unwrap_or_default()))
        .collect();
    all.sort();
    all
}

/// Runs every command that reads or writes paths of the ledger; returns the highest exit code.
fn every_command(folder: &Path) -> i32 {
    let outside = listing(&folder.join("outside"));
    let desk = folder.join("desk");
    let mut highest = 0;
    for command in [
        &["check"][..],
        &["check", "ferry.md"],
        &["verify"],
        &["status"],
        &["log", "ferry"],
        &["diff", "ferry@1", "tram@1"],
        &["record", "ferry.md"],
        &["accept", "--all", "--story", "ferry"],
    ] {
        let answer = run(&desk, command);
        assert!(!answer.out.contains("secret stays") && !answer.err.contains("secret stays"), "{command:?}");
        highest = highest.max(answer.code);
    }
    assert_eq!(listing(&folder.join("outside")), outside);
    highest
}

#[test]
fn paths_that_lead_out_of_the_ledger_are_refused() {
    let folder = beside();
    let desk = folder.path().join("desk");
    let file = desk.join("claims/ferry.yaml");
    let text = fs::read_to_string(&file).unwrap();
    let absolute = folder.path().join("outside/secret.md").display().to_string();
    let paths = [
        "../outside/secret.md",
        "snapshots/../../outside/secret.md",
        "./ferry.md",
        "",
        "/etc/passwd",
        &absolute,
        ".git/config",
        "a/.GIT/config",
        "a//b",
        "..",
    ];
    for path in paths {
        for key in ["path: ferry.md", "snapshot: snapshots/ferry/1.md"] {
            let name = key.split(' ').next().unwrap();
            fs::write(&file, text.replace(key, &format!("{name} \"{path}\""))).unwrap();
            assert_eq!(every_command(folder.path()), 3, "{name} {path}");
            let answer = run(&desk, &["check"]);
            assert!(answer.err.contains("leads out of the ledger"), "{name} {path}: {}", answer.err);
        }
    }
    for path in ["C:\\\\secret.md", "C:secret.md", "\\\\\\\\?\\\\C:\\\\x", "git~1/config", "nul\\u0000byte", "end."] {
        fs::write(&file, text.replace("snapshots/ferry/1.md", &format!("\"snapshots/{path}\""))).unwrap();
        assert_eq!(every_command(folder.path()), 3, "{path}");
    }
}

#[test]
fn symbolic_links_of_the_ledger_are_refused() {
    type Change = fn(&Path, &Path);
    let changes: [(&str, Change); 7] = [
        ("snapshot", |desk, outside| {
            fs::remove_file(desk.join("snapshots/ferry/1.md")).unwrap();
            symlink(outside.join("secret.md"), desk.join("snapshots/ferry/1.md")).unwrap();
        }),
        ("story's snapshots", |desk, outside| {
            fs::rename(desk.join("snapshots/ferry"), desk.join("old")).unwrap();
            symlink(outside, desk.join("snapshots/ferry")).unwrap();
        }),
        ("snapshots", |desk, outside| {
            fs::rename(desk.join("snapshots"), desk.join("old")).unwrap();
            symlink(outside, desk.join("snapshots")).unwrap();
        }),
        ("claims", |desk, outside| {
            fs::rename(desk.join("claims"), desk.join("old")).unwrap();
            symlink(outside, desk.join("claims")).unwrap();
        }),
        ("story", |desk, outside| {
            fs::rename(desk.join("claims/ferry.yaml"), outside.join("ferry.yaml")).unwrap();
            symlink(outside.join("ferry.yaml"), desk.join("claims/ferry.yaml")).unwrap();
        }),
        ("lock", |desk, outside| {
            let _ = fs::remove_file(desk.join("claims/.lock"));
            symlink(outside.join("secret.md"), desk.join("claims/.lock")).unwrap();
        }),
        ("loop", |desk, _| {
            fs::remove_file(desk.join("snapshots/ferry/1.md")).unwrap();
            symlink("1.md", desk.join("snapshots/ferry/1.md")).unwrap();
        }),
    ];
    for (name, change) in changes {
        let folder = beside();
        let desk = folder.path().join("desk");
        change(&desk, &folder.path().join("outside"));
        fs::write(desk.join("ferry.md"), PLAIN.replace("June", "July")).unwrap();
        assert_eq!(every_command(folder.path()), 3, "{name}");
    }
}

#[test]
fn an_article_that_became_a_link_out_is_not_read() {
    let folder = beside();
    let desk = folder.path().join("desk");
    fs::remove_file(desk.join("ferry.md")).unwrap();
    symlink("../outside/secret.md", desk.join("ferry.md")).unwrap();
    for command in [&["check"][..], &["check", "ferry.md"]] {
        let answer = run(&desk, command);
        assert!(answer.code >= 2, "{command:?}: {}", answer.err);
        assert!(!answer.out.contains("secret stays"), "{}", answer.out);
    }
    let answer = run(&desk, &["check"]);
    assert_eq!(answer.code, 3);
    assert!(answer.out.contains("1 article"), "the other one is still checked: {}{}", answer.out, answer.err);
    assert_eq!(run(&desk, &["record", "ferry.md"]).code, 2);
}

#[test]
fn a_root_or_a_temporary_file_that_is_a_link_is_no_way_out() {
    let folder = beside();
    let (desk, outside) = (folder.path().join("desk"), folder.path().join("outside"));
    symlink(outside.join("secret.md"), desk.join("claims/.ferry.yaml.tmp")).unwrap();
    symlink(outside.join("secret.md"), desk.join("snapshots/ferry/.2.md.tmp")).unwrap();
    fs::write(desk.join("ferry.md"), PLAIN.replace("June", "July")).unwrap();
    assert_eq!(run(&desk, &["record", "ferry.md"]).code, 0);
    assert_eq!(fs::read_to_string(outside.join("secret.md")).unwrap(), SECRET);
    symlink(&desk, folder.path().join("link")).unwrap();
    assert_eq!(run(&folder.path().join("link"), &["verify"]).code, 0, "the ledger's own folder may be a link");
}
