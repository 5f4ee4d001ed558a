//! Commands that write, killed or failing at each of their system calls: the ledger is the old or the new one, never a
//! mix, and running the command again finishes the job.
//!
//! Needs strace with ptrace; says so and passes where there is none.

use onrecord::ledger::{self, Slug, StoryFile};
use onrecord::store::Ledger;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const BIN: &str = env!("CARGO_BIN_EXE_onrecord");
const CALLS: &str = "openat,write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,\
                     flock,ftruncate,fchmod,chmod";

const FIRST: &str = "“The quay will open in June,” said Ana Ruiz.\n\n“Nobody asked us,” said Jon Berg.\n";
const SECOND: &str = "“The quay will open in July,” said Ana Ruiz.\n\n“Nobody asked us,” said Jon Berg.\n";

fn onrecord(root: &Path, arguments: &[&str]) -> Output {
    Command::new(BIN).current_dir(root).args(arguments).stdin(Stdio::null()).output().unwrap()
}

fn strace(root: &Path, options: &[&str], arguments: &[&str]) -> Option<Output> {
    let mut command = Command::new("strace");
    command.current_dir(root).arg("-f").args(options).arg(BIN).args(arguments).stdin(Stdio::null());
    command.output().ok()
}

/// A system call of a run: its name, which one of that name it is, and whether it may change something on the disk.
struct Call {
    name: String,
    at: usize,
    changes: bool,
}

/// Returns the calls of the command in their order; none where strace can't be used here.
///
/// Opening files of the system, which the loader does before the program runs, is left out.
fn calls(root: &Path, arguments: &[&str]) -> Option<Vec<Call>> {
    let log = root.with_extension("trace");
    let trace = format!("trace={CALLS}");
    let output = strace(root, &["-o", log.to_str()?, "-e", &trace], arguments)?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains("strace") || said.contains("ptrace"), "{said}");
        return None;
    }
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut calls = Vec::new();
    for line in fs::read_to_string(&log).unwrap().lines() {
        let call = line.split_once(char::is_whitespace).map_or("", |(_, call)| call.trim_start());
        let Some((name, rest)) = call.split_once('(') else { continue };
        let count = counts.entry(name.to_owned()).or_default();
        *count += 1;
        let system = ["/etc/", "/lib", "/usr/", "/proc/", "/sys/", "/dev/"];
        if !system.iter().any(|folder| rest.starts_with(&format!("AT_FDCWD, \"{folder}"))) {
            let reads = name == "openat" && !["O_WRONLY", "O_RDWR", "O_CREAT"].iter().any(|flag| rest.contains(flag));
            calls.push(Call { name: name.to_owned(), at: *count, changes: !reads });
        }
    }
    Some(calls)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn leftovers(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(leftovers(&path));
        } else if path.to_string_lossy().ends_with(".tmp") {
            found.push(path.display().to_string());
        }
    }
    found
}

/// Reads the story and holds it to its digests.
fn story(root: &Path) -> StoryFile {
    let ledger = Ledger::new(root, "claims", "snapshots").unwrap();
    let file = ledger.story(&Slug::parse("ferry").unwrap()).unwrap().unwrap();
    let defects = ledger::verify(&file, |version| ledger.snapshot(version));
    assert_eq!(defects, [], "{}", file.text);
    file
}

/// Holds what `verify` finds to what a recording may leave behind: a snapshot that no story names yet.
fn left_by_a_recording(root: &Path, place: &str) {
    if root.join("claims/ferry.yaml").exists() {
        let verified = onrecord(root, &["verify", "--format", "concise"]);
        let found = String::from_utf8(verified.stdout).unwrap();
        assert!(matches!(verified.status.code(), Some(0 | 1)), "{place}\n{found}");
        let known = |line: &str| line.contains("[stray-snapshot]") || line.contains("[missing-story]");
        assert!(found.lines().all(known), "{place}\n{found}");
    }
}

/// A command to sweep: how it starts, how it is called, whether it is done.
struct Sweep<'a> {
    before: &'a Path,
    arguments: &'a [&'a str],
    done: &'a dyn Fn(&Path) -> bool,
    /// Whether running it again when it is done succeeds too.
    again: bool,
}

impl Sweep<'_> {
    /// Injects `what` at each call that `wanted` wants; returns the number of runs.
    fn run(&self, what: &str, wanted: &dyn Fn(&Call) -> bool) -> Option<usize> {
        let work = tempfile::tempdir().unwrap();
        let mut runs = 0;
        let fresh = |name: String| {
            let root = work.path().join(name);
            copy(self.before, &root);
            root
        };
        let calls = calls(&fresh("count".to_owned()), self.arguments)?;
        for call in calls.into_iter().filter(|call| wanted(call)) {
            let Call { name, at, .. } = call;
            let root = fresh(format!("{name}-{at}"));
            let inject = format!("inject={name}:{what}:when={at}");
            let trace = format!("trace={name}");
            let output = strace(&root, &["-o", "/dev/null", "-e", &trace, "-e", &inject], self.arguments)?;
            let place = format!("{what} at {name} {at}: {}", String::from_utf8_lossy(&output.stderr));
            let done = (self.done)(&root);
            if output.status.success() {
                assert!(done, "success without the work, {place}");
            }
            if what.starts_with("error") {
                // A file that must not be opened can be the configuration.
                let code = output.status.code();
                assert!(matches!(code, Some(0 | 3)) || code == Some(2) && name == "openat", "{code:?}, {place}");
            }
            left_by_a_recording(&root, &place);
            let rerun = onrecord(&root, self.arguments);
            let said = String::from_utf8_lossy(&rerun.stderr).into_owned();
            assert!(rerun.status.success() || done && !self.again, "{place}\nagain: {said}");
            assert!((self.done)(&root), "running again does not finish, {place}\n{said}");
            if root.join("claims/ferry.yaml").exists() {
                let verified = onrecord(&root, &["verify"]);
                assert!(verified.status.success(), "{place}\n{}", String::from_utf8_lossy(&verified.stdout));
            }
            if !done {
                assert_eq!(leftovers(&root), Vec::<String>::new(), "{place}");
            }
            fs::remove_dir_all(root).unwrap();
            runs += 1;
        }
        Some(runs)
    }

    fn sweep(&self, name: &str) {
        let opens = |call: &Call| matches!(call.name.as_str(), "openat" | "mkdir" | "rename" | "unlink");
        let all = [
            ("signal=SIGKILL", &(|call: &Call| call.changes) as &dyn Fn(&Call) -> bool),
            ("error=ENOSPC", &|call: &Call| call.name != "openat" && call.name != "flock"),
            ("error=EIO", &|call: &Call| call.name.starts_with('f')),
            ("error=EACCES", &|call: &Call| opens(call)),
        ];
        for (what, calls) in all {
            match self.run(what, calls) {
                Some(runs) => eprintln!("{name}: {what} at {runs} calls"),
                None => return eprintln!("skipped {name}: strace can't be used here"),
            }
        }
    }
}

/// A ledger with one version recorded and another one written as the article.
fn begun(root: &Path) {
    fs::create_dir_all(root).unwrap();
    assert!(onrecord(root, &["init"]).status.success());
    fs::write(root.join("ferry.md"), FIRST).unwrap();
    let recorded = onrecord(root, &["record", "ferry.md"]);
    assert!(recorded.status.success(), "{}", String::from_utf8_lossy(&recorded.stderr));
    fs::write(root.join("ferry.md"), SECOND).unwrap();
}

#[test]
fn a_killed_record_leaves_the_old_or_the_new_ledger() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("ledger");
    begun(&root);
    let done = |root: &Path| match story(root).story.versions.len() {
        1 => false,
        2 => true,
        more => panic!("{more} versions"),
    };
    Sweep { before: &root, arguments: &["record", "ferry.md"], done: &done, again: true }.sweep("record");
}

#[test]
fn a_killed_first_record_leaves_no_story_or_a_whole_one() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("ledger");
    begun(&root);
    fs::write(root.join("tram.md"), FIRST).unwrap();
    let done = |root: &Path| {
        let ledger = Ledger::new(root, "claims", "snapshots").unwrap();
        let tram = ledger.story(&Slug::parse("tram").unwrap()).unwrap();
        tram.is_some_and(|file| ledger::verify(&file, |version| ledger.snapshot(version)).is_empty())
    };
    Sweep { before: &root, arguments: &["record", "tram.md"], done: &done, again: true }.sweep("first record");
}

#[test]
fn a_killed_decision_is_made_or_not() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("ledger");
    begun(&root);
    // What has changed since it was recorded can't be accepted.
    fs::write(root.join("ferry.md"), FIRST).unwrap();
    let file = story(&root);
    let id = file.story.pending().next().unwrap().id.0.clone();
    let waiting = file.story.pending().count();
    let done = |root: &Path| story(root).story.pending().count() < waiting;
    Sweep { before: &root, arguments: &["accept", &id], done: &done, again: true }.sweep("accept");
    let reject = ["reject", &id, "--reason", "She said July."];
    Sweep { before: &root, arguments: &reject, done: &done, again: true }.sweep("reject");
    let add = ["add", "ferry", "will open", "--kind", "statement"];
    let added = |root: &Path| story(root).story.claims.iter().any(|claim| claim.added.is_some());
    Sweep { before: &root, arguments: &add, done: &added, again: false }.sweep("add");
    assert!(onrecord(&root, &["accept", &id]).status.success());
    let undone = |root: &Path| story(root).story.pending().count() == waiting;
    Sweep { before: &root, arguments: &["undo"], done: &undone, again: true }.sweep("undo");
}

#[test]
fn a_killed_init_can_be_run_again() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("empty");
    fs::create_dir(&root).unwrap();
    let done = |root: &Path| root.join("onrecord.toml").exists();
    Sweep { before: &root, arguments: &["init"], done: &done, again: false }.sweep("init");
}

#[test]
fn a_killed_report_leaves_the_old_or_the_new_file() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("ledger");
    begun(&root);
    fs::write(root.join("ferry.md"), FIRST).unwrap();
    const OLD: &str = "{\n  \"schema\": \"onrecord/baseline/1\",\n  \"findings\": []\n}\n";
    fs::write(root.join("out.json"), OLD).unwrap();
    for (name, ending, arguments) in [
        ("output", "}\n", &["check", "--fail-on", "never", "--output", "json=out.json"][..]),
        ("baseline", "  ]\n}\n", &["check", "--fail-on", "never", "--write-baseline", "out.json"]),
    ] {
        let done = |root: &Path| {
            let text = fs::read_to_string(root.join("out.json")).unwrap();
            assert!(text == OLD || text.ends_with(ending) && text.len() > OLD.len(), "{text}");
            text != OLD
        };
        Sweep { before: &root, arguments, done: &done, again: true }.sweep(name);
    }
}
