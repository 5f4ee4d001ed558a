//! Files that somebody names: they take the place of nothing that the ledger owns, over no link, and hang nowhere.

use super::{PLAIN, ledger, run};
use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::os::unix::fs::{FileTypeExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Returns every file below `folder` with its bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let kind = entry.file_type().unwrap();
        if kind.is_dir() {
            all.extend(files(&entry.path()));
        } else if kind.is_file() && !entry.path().ends_with("claims/.lock") {
            all.insert(entry.path(), fs::read(entry.path()).unwrap());
        }
    }
    all
}

/// A ledger in `desk` beside a folder `outside`, with links from the one to the other and other names of its files.
fn beside() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let (desk, outside) = (folder.path().join("desk"), folder.path().join("outside"));
    fs::rename(ledger().path(), &desk).unwrap();
    fs::create_dir(&outside).unwrap();
    fs::write(desk.join("notes.rst"), PLAIN).unwrap();
    assert_eq!(run(&desk, &["record", "notes.rst"]).code, 0);
    fs::write(outside.join("secret.json"), "secret").unwrap();
    for (to, link) in [
        ("../outside", "out"),
        ("../outside/secret.json", "secret.json"),
        ("../outside/none.json", "dangling.json"),
        ("claims", "deep"),
        ("out", "twice"),
        ("ferry.md", "article.json"),
        ("loop", "loop"),
    ] {
        symlink(to, desk.join(link)).unwrap();
    }
    for (file, name) in [
        ("ferry.md", "hard.json"),
        ("onrecord.toml", "toml.json"),
        ("claims/ferry.yaml", "yaml.json"),
        ("snapshots/ferry/1.md", "snapshot.json"),
    ] {
        fs::hard_link(desk.join(file), desk.join(name)).unwrap();
    }
    folder
}

const REFUSED: [&str; 26] = [
    "claims/new.json",
    "claims/.undo",
    "claims/ferry.yaml",
    "./claims/../claims/new.json",
    "snapshots/new.json",
    "snapshots/ferry/1.md",
    "snapshots/ferry/new.json",
    "onrecord.toml",
    "ferry.md",
    "new.md",
    "notes.rst",
    "out/new.json",
    "out/secret.json",
    "out/../outside/new.json",
    "twice/new.json",
    "deep/new.json",
    "deep/ferry.yaml",
    "secret.json",
    "dangling.json",
    "article.json",
    "loop",
    "loop/new.json",
    "hard.json",
    "toml.json",
    "yaml.json",
    "snapshot.json",
];

#[test]
fn nothing_of_the_ledger_is_written_over_and_no_link_followed() {
    let folder = beside();
    let desk = folder.path().join("desk");
    let before = files(folder.path());
    for file in REFUSED {
        let output = format!("json={file}");
        for line in [
            &["check", "--output", &output][..],
            &["verify", "--output", &output],
            &["diff", "ferry@1", "tram@1", "--output", &output],
            &["check", "--write-baseline", file],
        ] {
            let answer = run(&desk, line);
            assert_eq!(answer.code, 2, "{line:?}: {}{}", answer.out, answer.err);
            assert_eq!(files(folder.path()), before, "{line:?}");
        }
    }
    for place in ["claims", "claims/new", "snapshots/ferry", "out", "out/new", "twice/new", "deep", "deep/new", "loop"]
    {
        for line in [&["report", "-o", place][..], &["init", place]] {
            let answer = run(&desk, line);
            assert!((2..=3).contains(&answer.code), "{line:?}: {}{}", answer.out, answer.err);
            assert_eq!(files(folder.path()), before, "{line:?}");
        }
    }
}

#[test]
fn a_file_that_somebody_names_is_written_where_they_named_it() {
    let folder = beside();
    let (desk, outside) = (folder.path().join("desk"), folder.path().join("outside"));
    // A link on the way to the ledger, or to somewhere else outside of it, is the user's own.
    symlink("outside", folder.path().join("short")).unwrap();
    symlink("desk", folder.path().join("here")).unwrap();
    fs::write(outside.join("old.json"), "old").unwrap();
    fs::hard_link(outside.join("old.json"), outside.join("kept.json")).unwrap();
    fs::write(outside.join(".onrecord-1.tmp"), "left by a dead writer").unwrap();
    for file in ["../short/old.json", "../here/new.json", "../desk/sub.json", "plain.json"] {
        let answer = run(&desk, &["verify", "--output", &format!("json={file}")]);
        assert_eq!(answer.code, 0, "{file}: {}", answer.err);
        assert!(fs::read_to_string(desk.join(file)).unwrap().contains("onrecord/findings/1"), "{file}");
    }
    assert_eq!(fs::read_to_string(outside.join("kept.json")).unwrap(), "old", "its other name keeps its text");
    assert!(!outside.join(".onrecord-1.tmp").exists(), "what a dead writer left is removed");
    let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
    let left: Vec<_> =
        fs::read_dir(&desk).unwrap().map(|entry| name(entry.unwrap())).filter(|name| name.ends_with(".tmp")).collect();
    assert_eq!(left, Vec::<String>::new());
    assert_eq!(run(&desk, &["report", "-o", "../short/pages"]).code, 0);
    assert!(outside.join("pages/index.html").exists());
}

#[test]
fn pipes_and_devices_are_written_to_as_they_are() {
    let folder = beside();
    let desk = folder.path().join("desk");
    assert_eq!(run(&desk, &["verify", "--output", "json=/dev/null", "--output", "text=/dev/null"]).code, 0);
    assert!(fs::symlink_metadata("/dev/null").unwrap().file_type().is_char_device());
    let answer = run(&desk, &["verify", "--output", "json=/dev/stdout"]);
    assert!(answer.out.contains("onrecord/findings/1"), "{}", answer.out);
    let pipe = desk.join("pipe");
    fifo(&pipe);
    let began = Instant::now();
    let answer = run(&desk, &["verify", "--output", "json=pipe"]);
    assert_eq!(answer.code, 3, "nobody reads: {}", answer.err);
    assert!(began.elapsed() < Duration::from_secs(20));
    let reader = std::thread::spawn(move || {
        let mut read = String::new();
        fs::File::open(pipe).unwrap().read_to_string(&mut read).unwrap();
        read
    });
    while run(&desk, &["verify", "--output", "json=pipe"]).code != 0 {
        assert!(began.elapsed() < Duration::from_secs(40), "a reader is not seen");
    }
    assert!(reader.join().unwrap().contains("onrecord/findings/1"));
    assert_eq!(run(&desk, &["check", "--write-baseline", "/dev/null"]).code, 2);
}

#[test]
fn known_findings_are_read_from_the_ledgers_folder_alone() {
    let folder = beside();
    let desk = folder.path().join("desk");
    for (file, code) in
        [("out/secret.json", 3), ("secret.json", 3), ("deep/ferry.yaml", 3), ("../outside/secret.json", 2)]
    {
        fs::write(desk.join("onrecord.toml"), format!("baseline = \"{file}\"\n")).unwrap();
        let answer = run(&desk, &["check"]);
        assert_eq!(answer.code, code, "{file}: {}", answer.err);
        assert!(!answer.err.contains("secret\""), "{file}: {}", answer.err);
    }
}

fn fifo(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn what_is_no_file_hangs_nothing() {
    type Put = fn(&Path);
    let kinds: [(&str, Put); 4] = [
        ("pipe", fifo),
        ("folder", |path| fs::create_dir(path).unwrap()),
        ("socket", |path| drop(UnixListener::bind(path).unwrap())),
        ("device", |path| symlink("/dev/zero", path).unwrap()),
    ];
    let places = [
        ("claims/.lock", &["record ferry.md", "accept --all"][..]),
        ("onrecord.toml", &["check", "verify", "record ferry.md", "accept --all", "status", "report -o pages"]),
        ("claims/ferry.yaml", &["check", "verify", "record ferry.md", "accept --all", "report -o pages"]),
        ("claims/.undo", &["accept --all", "undo"]),
        ("snapshots/ferry/1.md", &["check", "verify"]),
        ("pages/.onrecord-report", &["report -o pages"]),
    ];
    for (kind, put) in kinds {
        for (place, lines) in places {
            let folder = ledger();
            let path = folder.path().join(place);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            let _ = fs::remove_file(&path);
            put(&path);
            let (began, story) = (Instant::now(), folder.path().join("claims/tram.yaml"));
            let before = fs::read(&story).unwrap();
            for line in lines {
                let line: Vec<&str> = line.split(' ').collect();
                let answer = run(folder.path(), &line);
                // A device that lies where the settings should holds no settings that end.
                assert!((2..=3).contains(&answer.code), "{kind} as {place}, {line:?}: {}{}", answer.out, answer.err);
                assert!(!answer.err.is_empty() || !answer.out.is_empty(), "{kind} as {place}, {line:?}");
            }
            assert!(began.elapsed() < Duration::from_secs(40), "{kind} as {place}");
            // Accepting goes on in the stories that can be read.
            if place != "claims/ferry.yaml" {
                assert_eq!(fs::read(&story).unwrap(), before, "{kind} as {place}");
            }
        }
    }
}

#[test]
fn a_stream_that_was_handed_over_is_written_to() {
    let folder = ledger();
    let program = env!("CARGO_BIN_EXE_onrecord");
    let script = format!("\"{program}\" verify --output json=/dev/fd/9 9>&1 >/dev/null | cat");
    let mut sh = Command::new("sh");
    let output = sh.arg("-c").arg(script).current_dir(folder.path()).stdin(Stdio::null()).output().unwrap();
    assert!(String::from_utf8_lossy(&output.stdout).contains("onrecord/findings/1"), "{output:?}");
}
