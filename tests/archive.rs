//! What programs that watch pages keep, and folders of pages: every version once, with its time, and nothing that an archive says of itself
//! leads out of it or takes more than it may.

pub mod make;

use crate::program::onrecord;
use make::{Cell, Made, database};
use onrecord::intake::{Archive, FolderOptions, IntakeError, KeptVersions};
use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, SystemTime};

const LIMIT: u64 = 1 << 20;

const DAM: &str = "<!doctype html><title>Dam</title><article><p>At least 40 homes were flooded, the harbour office said.</p></article>";

fn options() -> FolderOptions {
    FolderOptions { limit: LIMIT, ..FolderOptions::default() }
}

fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

fn opened(path: &Path) -> (Archive, KeptVersions) {
    let mut archive = Archive::open(path, "archive", &options()).unwrap().expect("an archive");
    let kept = archive.kept(&options(), &mut |_| {}).unwrap();
    (archive, kept)
}

/// The versions of an archive: their stories, times and texts.
fn texts(path: &Path) -> Vec<(String, String, String)> {
    let (mut archive, kept) = opened(path);
    let mut text = |held: &onrecord::intake::Held| match archive.read(held, LIMIT) {
        Ok(intake) => String::from_utf8_lossy(&intake.bytes).into_owned(),
        Err(error) => error.to_string(),
    };
    kept.held.iter().map(|held| (held.story.clone(), held.time.to_rfc3339(), text(held))).collect()
}

fn failures(kept: &KeptVersions) -> Vec<String> {
    kept.failures.iter().map(IntakeError::to_string).collect()
}

/// Runs the program in `folder`; returns its exit code and all that it says.
fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output = onrecord(folder, arguments).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(said).unwrap())
}

#[test]
fn times_are_read_in_paths() {
    let cases = [
        ("storm/2026-05-03T10-00.html", "storm", "2026-05-03T10:00:00+00:00"),
        ("storm-2026-05-03T10:00:07Z.html", "storm", "2026-05-03T10:00:07+00:00"),
        ("storm_2026-05-03_10-00-07.html", "storm", "2026-05-03T10:00:07+00:00"),
        ("20260503100007-storm.html", "storm", "2026-05-03T10:00:07+00:00"),
        ("20260503T1000+0200 storm.html", "storm", "2026-05-03T08:00:00+00:00"),
        ("20260503-1000.storm.html", "storm", "2026-05-03T10:00:00+00:00"),
        ("web/20260503100007id_/a.example/storm.html", "web/a.example/storm", "2026-05-03T10:00:07+00:00"),
        ("20260503100007/2026-05-01-storm.html", "2026-05-01-storm", "2026-05-03T10:00:07+00:00"),
        ("storm/1777802407.html", "storm", "2026-05-03T10:00:07+00:00"),
        ("storm 2026-05-03.html", "storm", "2026-05-03T00:00:00+00:00"),
        ("2026-05-03-1200-homes-flooded.html", "1200-homes-flooded", "2026-05-03T00:00:00+00:00"),
        ("2026-05-03/storm.html", "storm", "2026-05-03T00:00:00+00:00"),
        ("storm-2026-05-03T10-00-late.html", "storm-late", "2026-05-03T10:00:00+00:00"),
        ("storm-2026-05-03T10-00-07.123Z.html", "storm", "2026-05-03T10:00:07+00:00"),
    ];
    for (path, story, time) in cases {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), path, DAM);
        // Whatever its paths say, this is a folder of pages.
        let options = FolderOptions { file_times: true, ..options() };
        let mut archive = Archive::open(folder.path(), "archive", &options).unwrap().unwrap();
        let kept = archive.kept(&options, &mut |_| {}).unwrap();
        let held: Vec<_> = kept.held.iter().map(|held| (held.story.as_str(), held.time.to_rfc3339())).collect();
        assert_eq!(held, [(story, time.to_owned())], "{path}");
    }
    for path in [
        "storm.html",
        "2026-05-03-storm.html",
        "2026-13-03-storm.html",
        "20260503100.html",
        "item-1777802407.html",
        "1066-10-14.html",
    ] {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), path, DAM);
        assert!(Archive::open(folder.path(), "archive", &options()).unwrap().is_none(), "{path}");
    }
}

#[test]
fn pages_of_one_path_have_the_address_that_one_of_them_states() {
    let folder = tempfile::tempdir().unwrap();
    let stating = DAM.replace("<title>", "<link rel=canonical href=https://orrin.example/dam><title>");
    write(folder.path(), "dam/20260503100000.html", &stating);
    write(folder.path(), "dam/20260504100000.html", DAM);
    write(folder.path(), "toll/20260504100000.html", DAM);
    write(folder.path(), "toll/20260505100000", DAM);
    write(folder.path(), "toll/style.css", "a {}");
    write(folder.path(), ".hidden/20260505100000.html", DAM);
    let (_, kept) = opened(folder.path());
    let urls: Vec<_> = kept.held.iter().map(|held| (held.story.as_str(), held.url.as_deref())).collect();
    let dam = Some("https://orrin.example/dam");
    assert_eq!(urls, [("dam", dam), ("dam", dam), ("toll", None), ("toll", None)]);
    assert_eq!(kept.left_out, [(1, "that are no pages")]);
}

#[test]
fn a_folder_becomes_versions_and_again_adds_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    write(at, "kept/dam/20260503100000.html", DAM);
    write(at, "kept/dam/20260503100500.html", DAM);
    write(at, "kept/dam/20260504100000.html", DAM.replace("40", "60"));
    write(at, "kept/toll.html", DAM);
    File::options()
        .write(true)
        .open(at.join("kept/toll.html"))
        .unwrap()
        .set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1_777_802_407))
        .unwrap();
    run(at, &["init"]);
    let (code, said) = run(at, &["import", "kept"]);
    assert_eq!(code, Some(3), "{said}");
    assert!(
        said.contains("kept is a folder of pages: 3 versions of 1 story.\nRecorded 2 versions of 1 story.\n"),
        "{said}"
    );
    assert!(said.contains("Left out: 1 the same as the version before.\n"), "{said}");
    assert!(said.contains("error: kept/toll.html has no time in the path, and can't be put in order."), "{said}");
    let (code, said) = run(at, &["import", "kept", "--file-times"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("4 versions of 2 stories.\nRecorded 1 version of 1 story.\n"), "{said}");
    assert!(run(at, &["log", "toll"]).1.contains("recorded 2026-05-03T10:00:07Z"));
    let claims = |name: &str| fs::read(at.join("claims").join(name)).unwrap();
    let before = (claims("dam.yaml"), claims("toll.yaml"));
    let (code, said) = run(at, &["import", "kept", "--file-times"]);
    assert_eq!((code, said.contains("Nothing was recorded.")), (Some(0), true), "{said}");
    assert_eq!((claims("dam.yaml"), claims("toll.yaml")), before);
    assert_eq!(run(at, &["verify"]).0, Some(0));
    // Outside of the ledger, a page without an address has no path that a ledger can hold.
    let (code, said) = run(at, &["--root", "kept", "init"]);
    assert_eq!(code, Some(0), "{said}");
    fs::create_dir(at.join("other")).unwrap();
    run(at, &["init", "other"]);
    let (code, said) = run(&at.join("other"), &["import", "../kept"]);
    assert_eq!(code, Some(3), "{said}");
    assert!(said.contains("error: 3 versions can't be recorded, the first ../kept/dam/20260503100000.html: no address is known of it, and it lies outside the ledger's folder"), "{said}");
}

/// A text that brotli packed: "The harbour office said that 60 homes were flooded."
const PACKED: &str =
    "1b3300d81ca9579f3474ad00634325c940d0caa50c1c72c0feb505614b24d88003f138c6375ce4fd1b25e3649a0d02693c2e00";

/// 64 MiB of spaces that brotli packed.
const BOMB: &str = "cbffff3ff82540e2b14020f7fe8fffff7ff04b00c4611180eefd1fffffffe0970088c30200ddfb3ffeffffc12f0110870500baf77ffcffff835f02200e0b0074effff8ffff07bf04401c1600e8defff1ffff0f7e0980382c00d0bdffe3ffff1ffc1200715800a07bff37";

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

#[test]
fn the_layouts_of_changedetection_are_read() {
    let watch = r#"{"url": "https://orrin.example/dam", "title": "Dam"}"#;
    // In one file, the oldest with the list in it; then in files of their own.
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    write(
        at,
        "url-watches.json",
        r#"{"watching": {"w1": {"url": "https://orrin.example/dam", "history": {"1772438400": "/datastore/w1/a.stripped.txt"}}}}"#,
    );
    write(at, "w1/a.stripped.txt", "40 homes were flooded.\n");
    write(at, "w1/history.txt", "1772442000,/old/place/w1/b.txt\n1772445600,c.txt.br\n1772449200,d.txt\n");
    write(at, "w1/b.txt", "50 homes were flooded.\n");
    write(at, "w1/c.txt.br", bytes(PACKED));
    // The list names it without its packing.
    write(at, "w1/d.txt.br", bytes(PACKED));
    let got = texts(at);
    let lines: Vec<(&str, &str)> = got.iter().map(|(_, time, text)| (&time[..16], text.trim_end())).collect();
    let packed = "The harbour office said that 60 homes were flooded.";
    assert_eq!(
        lines,
        [
            ("2026-03-02T08:00", "40 homes were flooded."),
            ("2026-03-02T09:00", "50 homes were flooded."),
            ("2026-03-02T10:00", packed),
            ("2026-03-02T11:00", packed)
        ]
    );
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    write(at, "changedetection.json", "{}");
    write(at, "w1/watch.json", watch);
    write(at, "w1/history.txt", "1772438400,a.txt\n1772442000,b.jpeg\n");
    write(at, "w1/a.txt", "40 homes were flooded.\n");
    write(at, "w2/watch.json", r#"{"url": "source:https://orrin.example/toll"}"#);
    write(at, "w2/history.txt", "1772438400,a.txt\n");
    write(at, "w2/a.txt", DAM);
    write(at, "w3/tag.json", "{}");
    write(at, "w4/watch.json", r#"{"url": "https://orrin.example/new"}"#);
    let (_, kept) = opened(at);
    assert_eq!(failures(&kept), [""; 0]);
    assert_eq!(kept.left_out, [(1, "that are no texts"), (1, "watched and never kept")]);
    let got = texts(at);
    assert_eq!(got.len(), 2);
    assert!(got[1].2.contains("At least 40 homes were flooded") && !got[1].2.contains("<article>"), "{}", got[1].2);
}

#[test]
fn what_changedetection_says_leads_nowhere_else() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let secret = at.join("secret.txt");
    fs::write(&secret, "secret").unwrap();
    let store = at.join("store");
    let watch = |name: &str, url: &str, list: &str| {
        write(&store, &format!("{name}/watch.json"), format!(r#"{{"url": "{url}"}}"#));
        write(&store, &format!("{name}/history.txt"), list);
    };
    watch("up", "https://orrin.example/1", "1772438400,../../secret.txt\n1772438401,/etc/passwd.txt\n");
    watch("dots", "https://orrin.example/2", "1772438400,..\n");
    watch("time", "https://orrin.example/3", "99999999999999999999,a.txt\n");
    watch("bomb", "https://orrin.example/4", "1772438400,a.txt.br\n1772438401,b.txt.br\n");
    watch("script", "javascript:alert(1)", "1772438400,a.txt\n");
    write(&store, "bomb/a.txt.br", bytes(BOMB));
    write(&store, "bomb/b.txt.br", b"not packed at all, and no brotli either");
    write(&store, "damaged/watch.json", "{");
    write(&store, "deep/watch.json", "[".repeat(100_000));
    #[cfg(unix)]
    {
        watch("link", "https://orrin.example/5", "1772438400,a.txt\n");
        std::os::unix::fs::symlink(&secret, store.join("link/a.txt")).unwrap();
    }
    let (mut archive, kept) = opened(&store);
    let said = failures(&kept).join("\n");
    for wanted in [
        "archive/up/secret.txt: no such file",
        "archive/up/passwd.txt: no such file",
        "archive/dots can't be read: its history.txt holds a line that is no time and name of a file",
        "archive/time can't be read: its history.txt holds a line that is no time and name of a file",
        "archive/script can't be read: what it watches is no address of a web page",
        "archive/damaged/watch.json can't be read: it is no JSON, or damaged",
        "archive/deep/watch.json can't be read: it is no JSON, or damaged",
    ] {
        assert!(said.contains(wanted), "{wanted}\n{said}");
    }
    let read: Vec<String> = kept.held.iter().map(|held| archive.read(held, LIMIT).unwrap_err().to_string()).collect();
    assert_eq!(
        read,
        [
            "archive/bomb/a.txt.br is larger than 1048576 bytes",
            "archive/bomb/b.txt.br can't be read: it is damaged, or not packed with brotli"
        ]
    );
}

#[test]
fn of_watches_that_keep_different_parts_of_a_page_one_is_recorded() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    for (name, filters, list) in [
        ("w1", "[]", "1772438400,a.txt\n1772442000,a.txt\n"),
        ("w2", r##"["#price"]"##, "1772438400,a.txt\n"),
        ("w3", "[]", "1772449200,a.txt\n"),
    ] {
        write(
            at,
            &format!("{name}/watch.json"),
            format!(r#"{{"url": "https://orrin.example/dam", "include_filters": {filters}}}"#),
        );
        write(at, &format!("{name}/history.txt"), list);
        write(at, &format!("{name}/a.txt"), "40 homes were flooded.\n");
    }
    let (_, kept) = opened(at);
    assert_eq!(kept.held.iter().map(|held| held.story.as_str()).collect::<Vec<_>>(), ["w1", "w1", "w3"]);
    assert_eq!(
        failures(&kept),
        ["archive/w2 can't be read: another watch keeps another part of the same page, and more versions of it"]
    );
}

/// The tables of diffengine, as it makes them, with these versions: a headline, an address, a text, a time.
fn diffengine(size: usize, utf16: bool, versions: &[(&str, &str, &str, &str)]) -> Vec<u8> {
    let text = |text: &str| Cell::Text(text.to_owned());
    let sql = r#"CREATE TABLE "entryversion" ("id" INTEGER NOT NULL PRIMARY KEY, "title" VARCHAR(255) NOT NULL, "url" VARCHAR(255) NOT NULL, "summary" VARCHAR(255) NOT NULL, "created" DATETIME NOT NULL, "archive_url" VARCHAR(255), "entry_id" INTEGER NOT NULL, FOREIGN KEY ("entry_id") REFERENCES "entry" ("id"))"#;
    let row = |(title, url, summary, created): &(&str, &str, &str, &str)| {
        vec![Cell::Null, text(title), text(url), text(summary), text(created), Cell::Null, Cell::Number(1)]
    };
    let other =
        |name: &str| Made { name: name.to_owned(), sql: format!("CREATE TABLE {name} (id INTEGER)"), rows: vec![] };
    let versions =
        Made { name: "entryversion".to_owned(), sql: sql.to_owned(), rows: versions.iter().map(row).collect() };
    database(size, utf16, &[other("entry"), other("feedentry"), versions])
}

#[test]
fn a_database_of_diffengine_is_read() {
    let long = format!("<p>At least 40 homes were flooded.</p>{}", "<p>The ferry sails on &amp; on.</p>".repeat(2_000));
    let made: Vec<String> = (0..300).map(|at| format!("2026-03-02 {:02}:{:02}:00.123456", at / 60, at % 60)).collect();
    let mut versions: Vec<(&str, &str, &str, &str)> = made
        .iter()
        .map(|time| ("Dam <gone>", "https://orrin.example/dam", "<p>Nine were hurt.</p>", time.as_str()))
        .collect();
    versions[7].2 = &long;
    for (size, utf16) in [(512, false), (1024, true), (4096, false), (65_536, true)] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("anything");
        fs::write(&path, diffengine(size, utf16, &versions)).unwrap();
        let got = texts(&path);
        assert_eq!(got.len(), 300);
        assert_eq!(got[299].1, "2026-03-02T04:59:00.123456+00:00");
        assert_eq!(got[0].2, "---\ntitle: \"Dam <gone>\"\n---\n\nNine were hurt.\n\n");
        assert_eq!(got[7].2.matches("The ferry sails on \\& on.").count(), 2_000, "{size}");
    }
}

#[test]
fn other_databases_are_no_archives() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let table = Made { name: "entry".to_owned(), sql: "CREATE TABLE entry (id INTEGER)".to_owned(), rows: vec![] };
    fs::write(at.join("other.db"), database(4096, false, &[table])).unwrap();
    fs::write(at.join("short.db"), b"SQLite format 3\0").unwrap();
    fs::write(at.join("empty.db"), b"").unwrap();
    for name in ["other.db", "short.db", "empty.db"] {
        assert!(Archive::open(&at.join(name), name, &options()).unwrap().is_none(), "{name}");
    }
    run(at, &["init"]);
    #[cfg(unix)]
    {
        // Nobody writes into it: whoever opens it waits.
        assert!(std::process::Command::new("mkfifo").arg(at.join("pipe")).status().unwrap().success());
        let (code, said) = run(at, &["import", "pipe"]);
        assert_eq!((code, said.as_str()), (Some(3), "error: pipe is a pipe, not a file.\n"));
    }
    let (code, said) = run(at, &["import", "other.db"]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("import reads databases of diffengine, folders, and articles in git"), "{said}");
}

#[test]
fn a_database_that_is_not_whole_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let whole = diffengine(
        512,
        false,
        &[
            ("Dam", "https://orrin.example/dam", "<p>At least 40 homes were flooded.</p>", "2026-03-02 08:00:00"),
            ("Dam", "https://orrin.example/dam", "<p>At least 50 homes were flooded.</p>", "soon"),
            ("Dam", "https://orrin.example/dam", "<p>At least 60 homes were flooded.</p>", "2026-03-02 09:00:00"),
        ],
    );
    fs::write(at.join("d.db"), &whole).unwrap();
    fs::write(at.join("d.db-wal"), "changes").unwrap();
    run(at, &["init"]);
    let (code, said) = run(at, &["import", "d.db"]);
    assert_eq!(code, Some(3), "{said}");
    assert!(
        said.contains("d.db is a database of diffengine: 2 versions of 1 story.\nRecorded 2 versions of 1 story.\n"),
        "{said}"
    );
    assert!(said.contains("error: d.db, version 2 can't be read: it has no time."), "{said}");
    assert!(said.contains("error: d.db has changes that are not in the file yet, and these are not read."), "{said}");
}

/// Reads a database to the end, whatever comes of it.
fn survives(path: &Path) {
    let Ok(Some(mut archive)) = Archive::open(path, "d.db", &options()) else { return };
    let Ok(kept) = archive.kept(&options(), &mut |_| {}) else { return };
    assert!(kept.held.len() < 1_000, "{} versions of a few", kept.held.len());
    for held in &kept.held {
        let _ = archive.read(held, LIMIT);
    }
}

#[test]
fn whatever_is_wrong_with_a_database_it_is_read_to_an_end() {
    let long = "<p>The ferry sails on.</p>".repeat(60);
    let versions = [("Dam", "https://orrin.example/dam", long.as_str(), "2026-03-02 08:00:00"); 4];
    let whole = diffengine(512, false, &versions);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("d.db");
    for at in 16..whole.len() {
        // The texts themselves may say anything.
        if whole[at].is_ascii_alphabetic() {
            continue;
        }
        for byte in [0, 1, 5, 13, 0x7F, 0x80, 0xFF] {
            let mut bytes = whole.clone();
            bytes[at] = byte;
            fs::write(&path, &bytes).unwrap();
            survives(&path);
        }
    }
    for length in (0..whole.len()).step_by(61) {
        fs::write(&path, &whole[..length]).unwrap();
        survives(&path);
    }
}

#[test]
fn pages_that_lead_round_in_a_circle_are_told() {
    let versions: Vec<_> =
        (0..40).map(|_| ("Dam", "https://orrin.example/dam", "<p>Nine.</p>", "2026-03-02 08:00:00")).collect();
    let mut bytes = diffengine(512, false, &versions);
    let above = (1..bytes.len() / 512).rev().find(|page| bytes[page * 512] == 5).unwrap();
    let own = u32::try_from(above + 1).unwrap().to_be_bytes();
    bytes[above * 512 + 8..above * 512 + 12].copy_from_slice(&own);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("d.db");
    fs::write(&path, &bytes).unwrap();
    let mut archive = Archive::open(&path, "d.db", &options()).unwrap().unwrap();
    let error = archive.kept(&options(), &mut |_| {}).unwrap_err().to_string();
    assert!(["too deep", "in a circle"].iter().any(|why| error.contains(why)), "{error}");
}
