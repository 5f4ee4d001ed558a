//! Where articles come from: what is read, and what is refused, unread and in words that help.

use onrecord::intake::{self, Intake, IntakeError, LIMIT};
use onrecord::text::Markup;
use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::Command;

fn read(path: &Path) -> Result<Intake, IntakeError> {
    intake::read_file(path, LIMIT)
}

#[test]
fn the_ending_of_a_name_tells_the_markup() {
    let folder = tempfile::tempdir().unwrap();
    for (name, extension, markup) in [
        ("a.md", "md", Markup::Markdown),
        ("a.Markdown", "markdown", Markup::Markdown),
        ("a.txt", "txt", Markup::Plain),
        ("a", "", Markup::Plain),
    ] {
        fs::write(folder.path().join(name), "We dig on.").unwrap();
        let intake = read(&folder.path().join(name)).unwrap();
        assert_eq!((intake.extension.as_str(), intake.markup), (extension, markup));
        assert_eq!(intake.bytes, b"We dig on.");
    }
}

#[test]
fn a_missing_file_names_the_nearest_one() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("articles")).unwrap();
    fs::write(folder.path().join("articles/ferry.md"), "").unwrap();
    for (typed, near) in [
        ("articles/fery.md", "articles/ferry.md"),
        ("article/ferry.md", "articles/ferry.md"),
        ("article/tram.md", "articles"),
        ("articles/nothing-like-it.md", "articles"),
        ("nothing-like-it.md", "."),
    ] {
        let error = read(&folder.path().join(typed)).unwrap_err();
        assert!(matches!(error, IntakeError::Missing { .. }), "{error}");
        assert_eq!(intake::nearest_path(folder.path(), Path::new(typed)).unwrap(), Path::new(near), "{typed}");
    }
}

#[test]
fn a_stream_is_read_up_to_the_limit() {
    let intake = intake::read_stream("-", &b"We dig on."[..], 10).unwrap();
    assert_eq!((intake.name.as_str(), intake.bytes.len()), ("-", 10));
    let error = intake::read_stream("-", std::io::repeat(b'a').take(u64::MAX), 10).unwrap_err();
    assert!(matches!(error, IntakeError::TooLarge { limit: 10, .. }), "{error}");
}

#[cfg(unix)]
#[test]
fn only_regular_files_are_opened() {
    use std::os::unix::{fs::symlink, net::UnixListener};
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    assert!(Command::new("mkfifo").arg(at("pipe")).status().unwrap().success());
    let _socket = UnixListener::bind(at("socket")).unwrap();
    symlink("loop", at("loop")).unwrap();
    let sparse = fs::File::create(at("sparse.txt")).unwrap();
    sparse.set_len(1 << 30).unwrap();
    for (path, says) in [
        (at("pipe"), "is a pipe"),
        (at("socket"), "is a socket"),
        (folder.path().to_owned(), "is a folder"),
        ("/dev/zero".into(), "is a device"),
        (at("loop"), "can't read"),
        (at("sparse.txt"), "is larger than 16777216 bytes"),
    ] {
        let error = read(&path).unwrap_err().to_string();
        assert!(error.contains(says), "{error}");
    }
    fs::write(at("ferry.md"), "x").unwrap();
    symlink("ferry.md", at("link.md")).unwrap();
    assert_eq!(read(&at("link.md")).unwrap().bytes, b"x");
}

fn git(folder: &Path, arguments: &[&str]) {
    let identity = ["-c", "user.name=Mia Holm", "-c", "user.email=mia@example.org"];
    let output = Command::new("git").current_dir(folder).args(identity).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_revision_is_read_from_git() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let read = |revision, path| intake::read_revision(root, revision, path, 100);
    assert!(matches!(read("HEAD", "ferry.md"), Err(IntakeError::NoRepository { .. })));
    git(root, &["init", "-q", "-b", "desk/one"]);
    fs::create_dir(root.join("articles")).unwrap();
    fs::write(root.join("articles/ferry.md"), "“June,” she said.\r\n").unwrap();
    fs::write(root.join("long.md"), "a".repeat(101)).unwrap();
    git(root, &["add", "."]);
    git(root, &["commit", "-qm", "first"]);
    fs::write(root.join("articles/ferry.md"), "“July,” she said.\n").unwrap();
    let intake = read("desk/one", "articles/ferry.md").unwrap();
    assert_eq!(intake.bytes, "“June,” she said.\r\n".as_bytes());
    assert_eq!((intake.name.as_str(), intake.markup), ("desk/one:articles/ferry.md", Markup::Markdown));
    assert!(matches!(read("HEAD", "ferry.md"), Err(IntakeError::NoPath { .. })));
    assert!(matches!(read("nosuch", "ferry.md"), Err(IntakeError::NoRevision { .. })));
    assert!(matches!(read("--help", "ferry.md"), Err(IntakeError::NoRevision { .. })));
    assert!(matches!(read("HEAD", "articles"), Err(IntakeError::NotAFile { .. })));
    assert!(matches!(read("HEAD", "long.md"), Err(IntakeError::TooLarge { .. })));
}

#[test]
fn drives_options_and_paths_are_no_revisions() {
    for argument in ["C:\\ferry.md", "C:/ferry.md", "-x:ferry.md", "./a:b.md", "/a:b", "HEAD:", "ferry.md"] {
        assert_eq!(intake::revision(argument), None, "{argument}");
    }
    for argument in ["HEAD:ferry.md", "v1.0:a/b.md", "desk/one:a.md", "HEAD~2:./a.md"] {
        assert!(intake::revision(argument).is_some(), "{argument}");
    }
}

/// A repository that grows commit by commit, each a day after the one before.
struct Repository {
    folder: tempfile::TempDir,
    day: std::cell::Cell<u32>,
}

impl Repository {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        git(folder.path(), &["init", "-q", "-b", "main"]);
        Self { folder, day: std::cell::Cell::new(0) }
    }

    fn at(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().canonicalize().unwrap().join(name)
    }

    fn commit(&self) {
        self.day.set(self.day.get() + 1);
        git(self.folder.path(), &["add", "-A"]);
        let date = format!("--date=2031-05-{:02}T23:30:00-07:00", self.day.get());
        git(self.folder.path(), &["commit", "-q", "--allow-empty", "-m", "edit", &date]);
    }

    fn edit(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::create_dir_all(self.at(name).parent().unwrap()).unwrap();
        fs::write(self.at(name), text).unwrap();
        self.commit();
    }

    /// What git has of `name`: a line "day path text" for each version, oldest first.
    fn history(&self, name: &str) -> Vec<String> {
        let history = intake::history(&self.at(name), name).unwrap();
        let mut blobs = history.blobs(100);
        let line = |commit: &intake::Commit| {
            let text = blobs.read(commit).map(|intake| String::from_utf8(intake.bytes).unwrap());
            let text = text.unwrap_or_else(|error| error.to_string().replace(commit.short(), "COMMIT"));
            format!("{} {} {}", commit.date.format("%d"), commit.path, text.trim_end())
        };
        history.commits.iter().map(line).collect()
    }
}

#[test]
fn the_history_of_a_file_is_followed_through_renames_and_gaps() {
    let repository = Repository::new();
    repository.edit("a b/[x].md", "one\ntwo\nthree\n");
    repository.edit("other.md", "not ours");
    fs::rename(repository.at("a b/[x].md"), repository.at("ferry.md")).unwrap();
    repository.commit();
    repository.edit("ferry.md", "four");
    fs::remove_file(repository.at("ferry.md")).unwrap();
    repository.commit();
    repository.edit("ferry.md", "five");
    // A copy begins anew.
    repository.edit("copy.md", "five");
    for (name, value) in [("log.showSignature", "true"), ("log.follow", "true"), ("diff.renames", "copies")] {
        git(repository.folder.path(), &["config", name, value]);
    }
    let whole =
        ["01 a b/[x].md one\ntwo\nthree", "03 ferry.md one\ntwo\nthree", "04 ferry.md four", "06 ferry.md five"];
    assert_eq!(repository.history("ferry.md"), whole);
    assert_eq!(repository.history("copy.md"), ["07 copy.md five"]);
    let history = intake::history(&repository.at("ferry.md"), "ferry.md").unwrap();
    assert_eq!(history.commits[0].date.to_rfc3339(), "2031-05-01T23:30:00-07:00");
    assert!(!history.shallow);
}

#[test]
fn of_a_merge_the_side_that_was_merged_into_is_followed() {
    let repository = Repository::new();
    repository.edit("ferry.md", "one");
    git(repository.folder.path(), &["checkout", "-qb", "side"]);
    repository.edit("ferry.md", "draft");
    repository.edit("ferry.md", "two");
    git(repository.folder.path(), &["checkout", "-q", "main"]);
    repository.edit("other.md", "not ours");
    git(repository.folder.path(), &["merge", "-q", "--no-ff", "--no-edit", "side"]);
    let texts: Vec<String> = repository.history("ferry.md").iter().map(|line| line[3..].to_owned()).collect();
    assert_eq!(texts, ["ferry.md one", "ferry.md two"]);
}

#[test]
fn a_shallow_clone_says_that_it_is_one() {
    let repository = Repository::new();
    repository.edit("ferry.md", "one");
    repository.edit("ferry.md", "two");
    repository.edit("late.md", "one");
    let clone = tempfile::tempdir().unwrap();
    let from = format!("file://{}", repository.folder.path().display());
    git(clone.path(), &["clone", "-q", "--depth", "2", &from, "clone"]);
    let root = clone.path().canonicalize().unwrap().join("clone");
    let history = |name: &str| intake::history(&root.join(name), name).unwrap();
    assert!(history("ferry.md").shallow);
    assert_eq!(history("ferry.md").commits.len(), 1);
    assert!(!history("late.md").shallow, "it is younger than what the clone lacks");
}

#[cfg(unix)]
#[test]
fn versions_that_can_not_be_read_say_why() {
    let repository = Repository::new();
    repository.edit("ferry.md", "one");
    fs::remove_file(repository.at("ferry.md")).unwrap();
    std::os::unix::fs::symlink("other.md", repository.at("ferry.md")).unwrap();
    repository.commit();
    fs::remove_file(repository.at("ferry.md")).unwrap();
    repository.edit("ferry.md", "a".repeat(101));
    repository.edit("ferry.md", "lost");
    repository.edit("ferry.md", "last");
    // The bytes of the last but one are gone from the repository.
    let name =
        Command::new("git").current_dir(repository.folder.path()).args(["rev-parse", "HEAD~1:ferry.md"]).output();
    let name = String::from_utf8(name.unwrap().stdout).unwrap();
    fs::remove_file(repository.at(&format!(".git/objects/{}/{}", &name[..2], name[2..].trim()))).unwrap();
    assert_eq!(
        repository.history("ferry.md"),
        [
            "01 ferry.md one".to_owned(),
            "02 ferry.md COMMIT:ferry.md is a symbolic link in this commit, not a file".to_owned(),
            "03 ferry.md COMMIT:ferry.md is larger than 100 bytes".to_owned(),
            "04 ferry.md COMMIT:ferry.md: this clone does not hold its text".to_owned(),
            "05 ferry.md last".to_owned(),
        ]
    );
}

#[test]
fn a_file_without_history_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    fs::write(root.join("ferry.md"), "one").unwrap();
    let history = || intake::history(&root.join("ferry.md"), "ferry.md");
    assert!(matches!(history(), Err(IntakeError::Outside { .. })));
    git(&root, &["init", "-q", "-b", "main"]);
    assert!(matches!(history(), Err(IntakeError::Uncommitted { .. })), "no commit at all");
    git(&root, &["commit", "-q", "--allow-empty", "-m", "first"]);
    assert!(matches!(history(), Err(IntakeError::Uncommitted { .. })), "none that holds it");
}

#[cfg(unix)]
#[test]
fn files_are_compared_with_a_commit_as_bytes() {
    use intake::{Kept, Tree};
    for format in ["sha1", "sha256"] {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        git(root, &["init", "-q", "-b", "main", "--object-format", format]);
        let write = |name: &str, text: &str| fs::write(root.join(name), text).unwrap();
        for name in ["same", "other", "gone", "lines", "link", "large"] {
            write(name, "one\ntwo\n");
        }
        git(root, &["add", "."]);
        git(root, &["commit", "-qm", "first"]);
        write("other", "one\nTwo\n");
        write("lines", "one\r\ntwo\r\n");
        write("new", "");
        write("large", &"a".repeat(101));
        fs::remove_file(root.join("gone")).unwrap();
        fs::remove_file(root.join("link")).unwrap();
        std::os::unix::fs::symlink("same", root.join("link")).unwrap();
        let tree = Tree::since(root, "main", 100).unwrap();
        for (name, kept, text) in [
            ("same", Kept::Same, Kept::Same),
            ("other", Kept::Other, Kept::Other),
            ("gone", Kept::Other, Kept::Other),
            ("lines", Kept::Other, Kept::Same),
            ("link", Kept::Other, Kept::Other),
            ("large", Kept::Other, Kept::Other),
            ("new", Kept::New, Kept::New),
            ("nowhere", Kept::Same, Kept::Same),
            ("same/inner", Kept::Same, Kept::Same),
        ] {
            assert_eq!((tree.kept(name), tree.kept_text(name)), (kept, text), "{format}: {name}");
        }
        assert_eq!(tree.file("gone").unwrap().unwrap(), b"one\ntwo\n");
    }
}

#[test]
fn commits_may_be_dated_anyhow() {
    let repository = Repository::new();
    let root = repository.folder.path();
    let dates = ["-86400 +0000", "1800000000 +0100", "junk", "253402304400 -1200", "0 +0000", "1 +9999"];
    let mut parent = String::new();
    for (at, date) in dates.iter().enumerate() {
        fs::write(root.join("ferry.md"), at.to_string()).unwrap();
        git(root, &["add", "."]);
        let tree = said(root, &["write-tree"], "");
        let who = format!("Mia Holm <mia@example.org> {date}");
        let commit = format!("tree {tree}\n{parent}author {who}\ncommitter {who}\n\nedit\n");
        let name = said(root, &["hash-object", "-t", "commit", "-w", "--stdin", "--literally"], &commit);
        git(root, &["update-ref", "HEAD", &name]);
        parent = format!("parent {name}\n");
    }
    let history = intake::history(&repository.at("ferry.md"), "ferry.md").unwrap();
    let line = |commit: &intake::Commit| format!("{} {}", commit.date.to_rfc3339(), commit.dated);
    let lines: Vec<String> = history.commits.iter().map(line).collect();
    assert_eq!(
        lines,
        [
            "2027-01-15T09:00:00+01:00 false",
            "2027-01-15T09:00:00+01:00 true",
            "2027-01-15T09:00:00+01:00 false",
            "2027-01-15T09:00:00+01:00 false",
            "1970-01-01T00:00:00+00:00 true",
            "1970-01-01T00:00:00+00:00 false",
        ]
    );
}

/// What git says to an input.
fn said(folder: &Path, arguments: &[&str], input: &str) -> String {
    let given = folder.join(".git/given");
    fs::write(&given, input).unwrap();
    let mut command = Command::new("git");
    let output = command.current_dir(folder).args(arguments).stdin(fs::File::open(given).unwrap()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}
