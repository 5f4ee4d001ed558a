//! Ledgers that git merges: decisions on different claims go together, a conflict is never read as a ledger.

use std::path::Path;
use std::process::{Command, Output, Stdio};

fn run(program: &str, root: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(program);
    command.current_dir(root).env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default()).env("HOME", root);
    command.args(arguments).stdin(Stdio::null()).output().unwrap()
}

fn onrecord(root: &Path, arguments: &[&str]) -> Output {
    run(env!("CARGO_BIN_EXE_onrecord"), root, arguments)
}

fn git(root: &Path, arguments: &[&str]) -> Output {
    let identity = ["-c", "user.name=Mia Holm", "-c", "user.email=mia@example.org"];
    run("git", root, &[&identity[..], arguments].concat())
}

fn done(output: Output) -> String {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stdout));
    String::from_utf8(output.stdout).unwrap()
}

/// A repository with a ledger of one story; returns the names of its claims.
fn repository(root: &Path) -> Vec<String> {
    let article = "“The quay will open in June,” said Ana Ruiz.\n\n“Nobody asked us,” said Jon Berg.\n\n\
                   The work cost 40 million euros, according to the harbour office.\n";
    std::fs::write(root.join("quay.md"), article).unwrap();
    done(onrecord(root, &["init"]));
    done(onrecord(root, &["record", "quay.md"]));
    done(git(root, &["init", "-q", "-b", "main"]));
    done(git(root, &["add", "."]));
    done(git(root, &["commit", "-qm", "first"]));
    let rows = done(onrecord(root, &["pending", "--format", "jsonl"]));
    let rows = rows.lines().map(|row| serde_json::from_str::<serde_json::Value>(row).unwrap());
    rows.map(|row| row["id"].as_str().unwrap().to_owned()).collect()
}

fn decide_on(root: &Path, branch: &str, decision: &[&str]) {
    done(git(root, &["checkout", "-q", "-b", branch, "main"]));
    done(onrecord(root, decision));
    done(git(root, &["commit", "-qam", branch]));
}

#[test]
fn decisions_on_any_two_claims_merge() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let ids = repository(root);
    assert!(ids.len() >= 4, "{ids:?}");
    for (i, mine) in ids.iter().enumerate() {
        for theirs in &ids[i + 1..] {
            decide_on(root, "mine", &["accept", mine, "--by", "Mia Holm"]);
            decide_on(root, "theirs", &["reject", theirs, "--reason", "She said July.", "--by", "Jon Berg"]);
            done(git(root, &["merge", "-q", "--no-edit", "mine"]));
            done(onrecord(root, &["verify"]));
            let waiting = done(onrecord(root, &["pending", "--format", "jsonl"]));
            assert_eq!(waiting.lines().count(), ids.len() - 2, "{mine} and {theirs}");
            done(git(root, &["checkout", "-q", "main"]));
            done(git(root, &["branch", "-qD", "mine", "theirs"]));
        }
    }
}

#[test]
fn a_claim_that_was_added_merges_with_another_one_and_with_a_version() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    repository(root);
    decide_on(root, "mine", &["add", "quay", "The work", "--kind", "statement", "--by", "Mia Holm"]);
    decide_on(root, "theirs", &["add", "quay", "The quay will", "--kind", "statement", "--by", "Jon Berg"]);
    done(git(root, &["merge", "-q", "--no-edit", "mine"]));
    done(onrecord(root, &["verify"]));
    done(git(root, &["checkout", "-q", "-b", "version", "main"]));
    let article = std::fs::read_to_string(root.join("quay.md")).unwrap();
    std::fs::write(root.join("quay.md"), format!("{article}\nIt rained.\n")).unwrap();
    done(onrecord(root, &["record", "quay.md"]));
    done(git(root, &["add", "."]));
    done(git(root, &["commit", "-qm", "version"]));
    done(git(root, &["merge", "-q", "--no-edit", "theirs"]));
    done(onrecord(root, &["verify"]));
    // The next version seals both: whoever removes one then is found.
    std::fs::write(root.join("quay.md"), format!("{article}\nIt pours.\n")).unwrap();
    done(onrecord(root, &["record", "quay.md"]));
    done(onrecord(root, &["verify"]));
    let path = root.join("claims/quay.yaml");
    let yaml = std::fs::read_to_string(&path).unwrap();
    let entries: Vec<&str> = yaml.split("\n\n").collect();
    assert_eq!(entries.iter().filter(|entry| entry.contains("    added:\n")).count(), 2);
    let kept: Vec<&str> = entries.into_iter().filter(|entry| !entry.contains("by: Mia Holm")).collect();
    std::fs::write(&path, kept.join("\n\n") + "\n").unwrap();
    let found = onrecord(root, &["verify", "--format", "concise"]);
    let found = String::from_utf8(found.stdout).unwrap();
    assert!(found.contains("broken-history") && found.contains("recorded with version 3, is missing"), "{found}");
}

#[test]
fn a_conflict_is_refused_with_advice() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let ids = repository(root);
    decide_on(root, "mine", &["accept", &ids[0], "--by", "Mia Holm"]);
    decide_on(root, "theirs", &["reject", &ids[0], "--reason", "She said July.", "--by", "Jon Berg"]);
    assert!(!git(root, &["merge", "-q", "--no-edit", "mine"]).status.success());
    let file = std::fs::read(root.join("claims/quay.yaml")).unwrap();
    for command in [&["check"][..], &["verify"], &["status"], &["record", "quay.md"], &["accept", &ids[0]]] {
        let output = onrecord(root, command);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(3), "{command:?}: {said}");
        assert!(said.contains("git left a merge conflict here") && said.contains("drop the marks"), "{said}");
    }
    assert_eq!(std::fs::read(root.join("claims/quay.yaml")).unwrap(), file);
}

/// A number below `limit` that looks random, the same in every run.
fn random(state: &mut u64, limit: usize) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*state >> 33).unwrap() % limit
}

/// One edit of a newsroom with `stories` stories: a new story, a new version of one, or a decision about a claim.
fn edit(root: &Path, branch: &str, stories: usize, state: &mut u64) {
    done(git(root, &["checkout", "-q", "-b", branch, "main"]));
    let at = random(state, stories);
    let path = format!("story-{at}.md");
    match random(state, 3) {
        0 => {
            let path = format!("{branch}.md");
            std::fs::write(root.join(&path), format!("{} people left, Jon Berg said.\n", at + 2)).unwrap();
            done(onrecord(root, &["record", &path]));
        }
        1 => {
            let text = std::fs::read_to_string(root.join(&path)).unwrap();
            let more = format!("{text}\nAbout {} people asked for help, Ana Ruiz said.\n", at + 7);
            std::fs::write(root.join(&path), more).unwrap();
            done(onrecord(root, &["record", &path]));
        }
        _ => {
            let rows = done(onrecord(root, &["pending", "--format", "jsonl"]));
            let rows: Vec<serde_json::Value> = rows.lines().map(|row| serde_json::from_str(row).unwrap()).collect();
            let row = &rows[random(state, rows.len())];
            let id = format!("{}/{}", row["story"].as_str().unwrap(), row["id"].as_str().unwrap());
            done(onrecord(root, &["accept", &id, "--by", branch]));
        }
    }
    done(git(root, &["add", "."]));
    done(git(root, &["commit", "-qm", branch]));
}

#[test]
fn ninety_five_of_a_hundred_pairs_of_branches_merge() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let stories = 20;
    done(onrecord(root, &["init"]));
    for at in 0..stories {
        let text = format!(
            "“The quay will open in June,” said Ana Ruiz.\n\nThe work cost {} million euros, Jon Berg said.\n",
            at + 3
        );
        std::fs::write(root.join(format!("story-{at}.md")), text).unwrap();
        done(onrecord(root, &["record", &format!("story-{at}.md")]));
    }
    done(git(root, &["init", "-q", "-b", "main"]));
    done(git(root, &["add", "."]));
    done(git(root, &["commit", "-qm", "first"]));
    let mut state = 2031;
    let mut merged = 0;
    for _ in 0..100 {
        edit(root, "mine", stories, &mut state);
        edit(root, "theirs", stories, &mut state);
        if git(root, &["merge", "-q", "--no-edit", "mine"]).status.success() {
            done(onrecord(root, &["verify"]));
            merged += 1;
        } else {
            // Both recorded the same story: the versions of one story follow one another, and a person says how.
            assert_eq!(onrecord(root, &["verify"]).status.code(), Some(3), "a conflict is never read as a ledger");
            done(git(root, &["merge", "--abort"]));
        }
        done(git(root, &["checkout", "-q", "main"]));
        done(git(root, &["branch", "-qD", "mine", "theirs"]));
    }
    assert!(merged >= 95, "{merged} of 100 pairs merged");
}

#[test]
fn a_shallow_clone_is_compared_with_what_it_has() {
    let folder = tempfile::tempdir().unwrap();
    let (origin, clone) = (folder.path().join("origin"), folder.path().join("clone"));
    std::fs::create_dir(&origin).unwrap();
    repository(&origin);
    done(git(&origin, &["checkout", "-q", "-b", "edit"]));
    let article = std::fs::read_to_string(origin.join("quay.md")).unwrap().replace("will open", "may open");
    std::fs::write(origin.join("quay.md"), article).unwrap();
    done(git(&origin, &["commit", "-qam", "edit"]));
    let url = format!("file://{}", origin.display());
    done(git(folder.path(), &["clone", "-q", "--depth=1", "--branch=edit", &url, "clone"]));
    let output = onrecord(&clone, &["check", "--since", "origin/main"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(
        said.contains("this clone is shallow: git fetch --depth=100 origin main, then --since FETCH_HEAD"),
        "{said}"
    );
    for (fetch, related) in [("--depth=1", false), ("--depth=100", true)] {
        done(git(&clone, &["fetch", "-q", fetch, "origin", "main"]));
        if related {
            done(git(&clone, &["fetch", "-q", "--unshallow", "origin", "edit"]));
            done(git(&clone, &["fetch", "-q", "origin", "main"]));
        }
        let output = onrecord(&clone, &["check", "--since", "FETCH_HEAD", "--format", "concise"]);
        let (out, said) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(out.contains("altered-quote") && out.contains("(new since this branch left `FETCH_HEAD`)"), "{out}");
        assert_eq!(said.contains("nothing tells where this branch left FETCH_HEAD"), !related, "{said}");
    }
}
