//! Commands that messages offer run as they are printed, in a POSIX shell, where the person stands.

use super::names::NAMES;
use super::{PLAIN, run};
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::process::{Command, Stdio};

/// What stands for something that only a person can fill in.
const BLANKS: [&str; 4] = ["…", "NEW-PATH", "STORY", "story.md"];

/// Returns the commands in what was printed: those between backticks, else up to the end of the line or the next one.
fn commands(printed: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for line in printed.lines() {
        for (start, _) in line.match_indices("onrecord ") {
            let before = &line[..start];
            let begins =
                ["help: ", "`", ": ", ", or ", "help:", "│ ", ", then "].iter().any(|mark| before.ends_with(mark));
            let enters = before.rfind("cd ").filter(|_| before.ends_with(" && "));
            if !begins && enters.is_none() {
                continue;
            }
            let rest = &line[enters.unwrap_or(start)..];
            // Hostile names hold neither of these but within their quotation marks.
            let end = [", or ", "; "].iter().filter_map(|mark| outside(rest, mark)).min().unwrap_or(rest.len());
            let whole = &rest[..end];
            let whole = if before.ends_with('`') {
                whole.rsplit_once('`').map_or(whole, |(command, _)| command)
            } else {
                whole
            };
            found.insert(whole.trim_end().to_owned());
        }
    }
    found.retain(|command| !BLANKS.iter().any(|blank| command.contains(blank)));
    // Asking needs a terminal.
    found.retain(|command| !command.contains(" review"));
    found
}

/// Returns where `mark` stands first outside of single quotation marks.
fn outside(text: &str, mark: &str) -> Option<usize> {
    text.match_indices(mark).map(|(at, _)| at).find(|at| text[..*at].matches('\'').count().is_multiple_of(2))
}

fn copy(from: &Path, to: &Path) {
    let copied = Command::new("cp").arg("-a").arg(from).arg(to).status().unwrap();
    assert!(copied.success());
}

/// Runs `command` in a shell, in `here` below a copy of `desk`; returns the exit code and what it said.
fn shell(desk: &Path, here: &str, command: &str) -> (i32, String) {
    let folder = tempfile::tempdir().unwrap();
    let copied = folder.path().join(desk.file_name().unwrap());
    copy(desk, &copied);
    let program = Path::new(env!("CARGO_BIN_EXE_onrecord")).parent().unwrap();
    let mut sh = Command::new("sh");
    sh.arg("-c").arg(command).current_dir(copied.join(here)).stdin(Stdio::null()).env_clear();
    sh.env("PATH", format!("{}:/usr/bin:/bin", program.display())).env("HOME", "/nowhere");
    let output = sh.output().unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    (output.status.code().unwrap_or(-1), said)
}

/// A folder with a ledger in a subfolder of a hostile name; its articles have hostile names, twice each, and all hold the
/// same claims; every second one was changed since, and some are not on record.
fn desk(ledger: &OsStr, names: impl Iterator<Item = &'static [u8]>) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let desk = folder.path().join("desk");
    let root = desk.join(ledger);
    fs::create_dir_all(root.join("sub")).unwrap();
    assert_eq!(run(&desk, &[OsStr::new("init"), OsStr::new("--"), ledger]).code, 0);
    let config = fs::read_to_string(root.join("onrecord.toml")).unwrap();
    assert!(config.contains("articles"), "{config}");
    fs::write(root.join("onrecord.toml"), "articles = [\"**/*.txt\"]\n").unwrap();
    for (i, name) in names.enumerate() {
        for (n, place) in [root.clone(), root.join("sub")].into_iter().enumerate() {
            let article = place.join(OsStr::from_bytes(name));
            fs::write(&article, PLAIN).unwrap();
            let story = format!("--story=story-{i}-{n}");
            if i % 4 != 3 {
                let record: [&OsStr; 4] = ["record".as_ref(), story.as_ref(), "--".as_ref(), article.as_ref()];
                assert_eq!(run(&root, &record).code, 0, "{article:?}");
            }
            if i % 2 == 0 {
                fs::write(&article, PLAIN.replace("will", "may")).unwrap();
            }
        }
    }
    folder
}

#[test]
fn what_is_offered_runs() {
    let mut count = 0;
    for (turn, ledger) in [&b"- it's $HOME;\n##[x]"[..], "\u{202e}\u{3164}%s\\n".as_bytes()].into_iter().enumerate() {
        let ledger = OsStr::from_bytes(ledger);
        let folder = desk(ledger, NAMES.into_iter().skip(turn).step_by(2));
        let desk = folder.path().join("desk");
        let rooted: [&OsStr; 2] = ["--root".as_ref(), ledger];
        let rooted = [rooted[0].to_owned(), Path::new(".").join(rooted[1]).into_os_string()];
        let name = ledger.to_str().unwrap();
        let below = format!("{name}/sub");
        for (here, prefix) in [(name, &[][..]), (&below, &[][..]), (".", &rooted[..])] {
            let mut seen = BTreeSet::new();
            for arguments in [
                &["check", "--all"][..],
                &["check", "--write-baseline", "it's a baseline.json"],
                &["verify", "--all"],
                &["status"],
                &["pending"],
                &["log", "story-0-0"],
                &["log", "story-0-9"],
                &["accept", "q-1"],
                &["diff", "story-0-0@1", "story-0-1@9"],
                &["init", "- new $x"],
                &["explain", "nothing"],
                &["config", "nothing"],
                &["check", "--baseline", "- none.json"],
            ] {
                let mut line: Vec<_> = prefix.to_vec();
                line.extend(arguments.iter().map(|argument| match *argument {
                    "- new $x" => "./- new $x".into(),
                    "- none.json" => "./- none.json".into(),
                    argument => argument.into(),
                }));
                let answer = run(&desk.join(here), &line);
                let printed = format!("{}\n{}", answer.out, answer.err);
                let mut found = Vec::from_iter(commands(&printed));
                // Accepting one claim is as good as accepting another.
                let mut accepts = 0;
                found.retain(|command| seen.insert(command.clone()));
                found.retain(|command| {
                    accepts += usize::from(command.contains(" accept "));
                    !command.contains(" accept ") || accepts % 9 == 1
                });
                for command in found {
                    let (code, said) = shell(&desk, here, &command);
                    assert!(matches!(code, 0 | 1 | 3), "{code} in {here:?}:\n{command}\n{said}");
                    let fine = !said.contains("does not exist") && !said.contains("not found");
                    assert!(fine || command.contains("baseline"), "in {here:?}:\n{command}\n{said}");
                    count += 1;
                }
                let _ = fs::remove_dir_all(desk.join(here).join("- new $x"));
                let _ = fs::remove_file(desk.join(here).join("it's a baseline.json"));
            }
        }
    }
    assert!(count > 60, "only {count} commands were found");
}

#[test]
fn a_claim_of_several_stories_is_named_with_its_story() {
    let folder = super::ledger();
    fs::write(folder.path().join("ferry.md"), PLAIN.replace("June", "July")).unwrap();
    let answer = run(folder.path(), &["check", "--format", "concise"]);
    let jsonl = run(folder.path(), &["check", "--format", "jsonl"]);
    let all = format!("{}{}", answer.out, jsonl.out);
    assert!(all.contains("onrecord record ferry.md && onrecord accept ferry/"), "{all}");
    let pending = run(folder.path(), &["pending", "--format", "jsonl"]).out;
    let row: serde_json::Value = serde_json::from_str(pending.lines().next().unwrap()).unwrap();
    let id = row["id"].as_str().unwrap();
    let refused = run(folder.path(), &["accept", id]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains(&format!("ferry/{id}, tram/{id}")), "{}", refused.err);
}

#[test]
fn articles_are_read_below_a_broken_configuration() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("ferry.md"), PLAIN).unwrap();
    for broken in ["= = =\n", "articles = 3\n", "nonsense = 1\n"] {
        fs::write(folder.path().join("onrecord.toml"), broken).unwrap();
        let answer = run(folder.path(), &["extract", "ferry.md"]);
        assert_eq!(answer.code, 0, "{}", answer.err);
        assert!(answer.err.starts_with("warning: onrecord.toml"), "{}", answer.err);
        assert!(answer.out.contains("The quay will open"), "{}", answer.out);
        assert_eq!(run(folder.path(), &["--root", ".", "extract", "ferry.md"]).code, 2);
        let answer = run(folder.path(), &["diff", "ferry.md", "ferry.md"]);
        assert_eq!(answer.code, 0, "{}", answer.err);
        assert!(answer.err.starts_with("warning: onrecord.toml"), "{}", answer.err);
        // What the ledger owns is not known, so that nothing is written.
        assert_eq!(run(folder.path(), &["diff", "ferry.md", "ferry.md", "--output", "json=new.json"]).code, 2);
    }
}
