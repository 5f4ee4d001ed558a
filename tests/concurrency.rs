//! Several processes at once: nothing is lost, nobody reads half a file, and a dead writer holds up nobody.

use onrecord::ledger::{self, Patch, ReviewState, Slug, StoryFile};
use onrecord::store::Ledger;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

const BIN: &str = env!("CARGO_BIN_EXE_onrecord");

fn start(root: &Path, arguments: &[&str]) -> Child {
    let mut command = Command::new(BIN);
    command.current_dir(root).args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    command.spawn().unwrap()
}

fn finish(child: Child) {
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn open(root: &Path) -> Ledger {
    finish(start(root, &["init"]));
    Ledger::new(root, "claims", "snapshots").unwrap()
}

#[test]
fn eight_writers_lose_nothing_and_readers_see_whole_files() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let ledger = open(root);
    let quotes: String = (0..24).map(|n| format!("“We have {n} reasons to go on,” said Ana Ruiz.\n\n")).collect();
    fs::write(root.join("shared.md"), &quotes).unwrap();
    finish(start(root, &["record", "shared.md"]));
    let shared = Slug::parse("shared").unwrap();
    let ids: Vec<String> =
        ledger.story(&shared).unwrap().unwrap().story.pending().map(|claim| claim.id.0.clone()).collect();
    assert!(ids.len() >= 24, "{} claims", ids.len());
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !stop.load(Ordering::Relaxed) {
                for (path, story) in ledger.stories().unwrap() {
                    let story = story.unwrap_or_else(|error| panic!("{path}: {error}"));
                    let defects = ledger::verify(&story, |version| ledger.snapshot(version));
                    assert_eq!(defects, []);
                }
            }
        });
        for (n, turn) in ids.chunks(8).enumerate() {
            let accepts = turn.iter().map(|id| start(root, &["accept", id])).collect::<Vec<_>>();
            let name = format!("story-{n}.md");
            fs::write(root.join(&name), format!("“It is {n} o'clock,” said Jon Berg.\n")).unwrap();
            let record = start(root, &["record", &name]);
            accepts.into_iter().for_each(finish);
            finish(record);
        }
        stop.store(true, Ordering::Relaxed);
    });
    let story = ledger.story(&shared).unwrap().unwrap().story;
    assert!(story.claims.iter().all(|claim| claim.review.state == ReviewState::Accepted));
    assert_eq!(ledger.stories().unwrap().len(), ids.len().div_ceil(8) + 1);
}

#[test]
fn a_recording_under_way_is_no_defect() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    open(root);
    let write = |n: usize| fs::write(root.join("ferry.md"), format!("“It is {n} o'clock,” said Jon Berg.\n")).unwrap();
    write(0);
    finish(start(root, &["record", "ferry.md"]));
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for n in 1..40 {
                write(n);
                finish(start(root, &["record", "ferry.md"]));
            }
            stop.store(true, Ordering::Relaxed);
        });
        while !stop.load(Ordering::Relaxed) {
            let output = start(root, &["verify"]).wait_with_output().unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        }
    });
}

#[test]
fn eight_people_who_decide_at_once_all_get_on() {
    const PEOPLE: usize = 8;
    const EACH: usize = 50;
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let ledger = open(root);
    let text: String =
        (0..267).map(|n| format!("“We have {n} reasons to go on, and {n} more,” said Ana Ruiz.\n\n")).collect();
    fs::write(root.join("shared.md"), text).unwrap();
    finish(start(root, &["record", "shared.md"]));
    let shared = Slug::parse("shared").unwrap();
    let story = ledger.story(&shared).unwrap().unwrap().story;
    assert!(story.claims.len() >= 800, "{} claims", story.claims.len());
    let ids: Vec<&str> = story.pending().map(|claim| claim.id.0.as_str()).step_by(2).take(PEOPLE * EACH).collect();
    std::thread::scope(|scope| {
        for turn in ids.chunks(EACH) {
            scope.spawn(move || turn.iter().for_each(|id| finish(start(root, &["accept", id]))));
        }
    });
    let file = ledger.story(&shared).unwrap().unwrap();
    assert_eq!(ledger::verify(&file, |version| ledger.snapshot(version)), []);
    let accepted: Vec<&str> = file
        .story
        .claims
        .iter()
        .filter(|claim| claim.review.state == ReviewState::Accepted)
        .map(|claim| claim.id.0.as_str())
        .collect();
    assert_eq!(accepted, ids);
}

#[test]
fn a_decision_fits_beside_others_and_not_over_its_own_claim() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let ledger = open(root);
    fs::write(root.join("ferry.md"), "“Nobody asked,” said Jon Berg.\n\n“Go,” said Ana Ruiz.\n\n“No,” said Ed Lee.\n")
        .unwrap();
    finish(start(root, &["record", "ferry.md"]));
    let file = ledger.story(&Slug::parse("ferry").unwrap()).unwrap().unwrap();
    let with = |at: usize, state: ReviewState| {
        let mut story = file.story.clone();
        story.claims[at].review.state = state;
        Patch::new(&file, &story).unwrap()
    };
    let accepted: Vec<Patch> = (0..3).map(|at| with(at, ReviewState::Accepted)).collect();
    let all = accepted.iter().fold(file.text.clone(), |text, patch| patch.onto(&text).unwrap());
    let back = accepted.iter().rev().fold(file.text.clone(), |text, patch| patch.onto(&text).unwrap());
    assert_eq!(all, back, "in whatever order");
    let read = StoryFile::read("ferry.yaml", all.clone()).unwrap();
    assert!(read.story.claims.iter().all(|claim| claim.review.state == ReviewState::Accepted));
    let noted = |at: usize| {
        let (before, after) =
            file.text.match_indices("pending\n").nth(at).map(|(at, _)| file.text.split_at(at + 8)).unwrap();
        format!("{before}    note: Hers.\n{after}")
    };
    for (text, why) in [
        (with(1, ReviewState::Rejected).onto(&file.text).unwrap(), "decided otherwise"),
        (noted(1), "somebody wrote below it"),
        (file.text.replace("Go", "Stop"), "it says something else"),
        (file.text.replacen("story:", "# Mine.\nstory:", 1), "what stands above all claims is other"),
        (String::new(), "nothing is left"),
    ] {
        assert_eq!(accepted[1].onto(&text), None, "{why}");
    }
    assert!(accepted[1].onto(&noted(0)).unwrap().contains("note: Hers."));
}

#[test]
fn a_writer_waits_for_the_lock_and_a_dead_holder_gives_it_up() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let ledger = open(root);
    fs::write(root.join("ferry.md"), "“Nobody asked us,” said Jon Berg.\n").unwrap();
    let lock = ledger.lock(|| {}).unwrap();
    let mut waiting = start(root, &["record", "ferry.md"]);
    std::thread::sleep(Duration::from_millis(300));
    assert!(waiting.try_wait().unwrap().is_none(), "a writer did not wait for the lock");
    assert!(ledger.stories().unwrap().is_empty());
    waiting.kill().unwrap();
    waiting.wait().unwrap();
    drop(lock);
    let began = Instant::now();
    finish(start(root, &["record", "ferry.md"]));
    assert!(began.elapsed() < Duration::from_secs(5));
}

#[cfg(unix)]
mod paths {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    #[test]
    fn permissions_survive_and_links_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let ledger = open(root);
        fs::write(root.join("ferry.md"), "“Nobody asked us,” said Jon Berg.\n").unwrap();
        finish(start(root, &["record", "ferry.md"]));
        let file = root.join("claims/ferry.yaml");
        for mode in [0o600, 0o640, 0o644, 0o664] {
            fs::set_permissions(&file, fs::Permissions::from_mode(mode)).unwrap();
            fs::write(root.join("ferry.md"), format!("“Nobody asked {mode} of us,” said Jon Berg.\n")).unwrap();
            finish(start(root, &["record", "ferry.md"]));
            assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, mode);
        }
        let outside = root.join("outside.yaml");
        fs::rename(&file, &outside).unwrap();
        symlink(&outside, &file).unwrap();
        let before = fs::read(&outside).unwrap();
        let error = ledger.story(&Slug::parse("ferry").unwrap()).unwrap_err();
        assert!(error.to_string().contains("symbolic link"), "{error}");
        let output = start(root, &["record", "ferry.md"]).wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(3));
        assert_eq!(fs::read(&outside).unwrap(), before);
    }
}
