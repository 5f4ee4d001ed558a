//! Where articles come from: what is read, and what is refused, unread and in words that help.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods, missing_docs)]

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
