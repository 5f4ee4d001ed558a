//! What may stand in an article.

use super::{PLAIN, run, run_with};
use std::fs;

fn utf16(units: &[u16]) -> Vec<u8> {
    [0xFEFF].iter().chain(units).flat_map(|unit| unit.to_le_bytes()).collect()
}

#[test]
fn every_content_is_read_or_refused_by_name() {
    let said = "“We dig on,” said Lea Moor.\n";
    let units: Vec<u16> = said.encode_utf16().collect();
    let lone: Vec<u16> = "ab".encode_utf16().chain([0xD800]).chain("cd".encode_utf16()).collect();
    let reversed: Vec<u16> = [0xDC00, 0xD800].into();
    let cr = said.replace('\n', "\r");
    let cases: Vec<(&str, Vec<u8>, i32, &str)> = vec![
        ("empty", Vec::new(), 0, "0 claims"),
        ("white-space", b" \n\t\r\n \n".repeat(1000), 0, "0 claims"),
        ("byte-order-mark-alone", b"\xEF\xBB\xBF".to_vec(), 0, "0 claims"),
        ("byte-order-mark", [b"\xEF\xBB\xBF", said.as_bytes()].concat(), 0, "1 claim"),
        ("utf-16", utf16(&units), 0, "1 claim"),
        ("utf-16-lone-surrogate", utf16(&lone), 3, "byte 6"),
        ("utf-16-reversed-pair", utf16(&reversed), 3, "byte 2"),
        ("utf-16-odd-length", [utf16(&units), vec![0x41]].concat(), 3, "byte 58"),
        ("utf-16-no-mark", units.iter().flat_map(|unit| unit.to_le_bytes()).collect(), 3, "UTF-16"),
        ("invalid-first", b"\xFFabc".to_vec(), 3, "byte 0"),
        ("invalid-later", b"abc\xC3(".to_vec(), 3, "byte 3"),
        ("surrogate-in-utf-8", b"a\xED\xA0\x80b".to_vec(), 3, "byte 1"),
        ("overlong", b"a\xC0\x80b".to_vec(), 3, "byte 1"),
        ("cut-off", b"abc\xE2\x80".to_vec(), 3, "byte 3"),
        ("latin-1", b"Le caf\xE9 est ferm\xE9, dit Ana Ruiz.".to_vec(), 3, "byte 6"),
        ("nul", b"abc\0def".to_vec(), 3, "byte 3 is NUL"),
        ("carriage-returns", cr.into_bytes(), 0, "1 claim"),
        ("next-lines", said.replace('\n', "\u{85}").repeat(2).into_bytes(), 0, "2 claims"),
        ("line-separators", said.replace('\n', "\u{2028}").repeat(2).into_bytes(), 0, "2 claims"),
        ("paragraph-separators", said.replace('\n', "\u{2029}").repeat(2).into_bytes(), 0, "2 claims"),
    ];
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plain.txt"), PLAIN).unwrap();
    for (name, bytes, code, says) in cases {
        for ending in ["txt", "md"] {
            let file = format!("{name}.{ending}");
            fs::write(folder.path().join(&file), &bytes).unwrap();
            let text = run(folder.path(), &["extract", &file]);
            assert_eq!(text.code, code, "{file}: {}", text.err);
            assert!(
                format!("{}{}", text.out, text.err).to_lowercase().contains(&says.to_lowercase()),
                "{file}: {}{}",
                text.out,
                text.err
            );
            assert_eq!(run(folder.path(), &["extract", "--format", "json", &file]).code, code, "{file}");
            let diff = run(folder.path(), &["diff", "plain.txt", &file]);
            assert!(if code == 3 { diff.code == 3 } else { diff.code < 2 }, "{file}: {}: {}", diff.code, diff.err);
        }
    }
}

#[test]
fn one_bad_article_silences_no_other() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), b"\xFF").unwrap();
    fs::write(folder.path().join("b.txt"), PLAIN).unwrap();
    let answer = run(folder.path(), &["extract", "a.txt", "b.txt", "c.txt"]);
    assert_eq!(answer.code, 3);
    assert!(answer.out.contains("b.txt:1"), "{}", answer.out);
    assert!(answer.err.contains("a.txt: ") && answer.err.contains("c.txt does not exist"), "{}", answer.err);
}

#[test]
fn repeated_characters_are_read_in_time() {
    let folder = tempfile::tempdir().unwrap();
    let long = |unit: &str, size: usize| unit.repeat(size / unit.len() / 2);
    let cases = [
        ("left-marks", long("“", 300_000)),
        ("right-marks", long("”", 300_000)),
        ("straight-marks", long("\"", 100_000)),
        ("apostrophes", long("'", 100_000)),
        ("mixed-marks", long("“\"‘'«„", 300_000)),
        ("pairs", long("“”", 300_000)),
        ("combining-marks", format!("e{}", long("\u{301}", 200_000))),
        ("combining-in-quote", format!("“e{},” said Ana Ruiz.", long("\u{301}\u{323}", 200_000))),
        ("digits", long("1234567890", 100_000)),
        ("numbers", long("17 ", 300_000)),
        ("cues", long("said ", 300_000)),
        ("capitals", long("Ana ", 200_000)),
        ("brackets", long("[(", 100_000)),
        ("right-to-left", long("א a ", 200_000)),
        ("zero-width", long("\u{200B}", 100_000)),
        ("full-stops", long(". ", 100_000)),
        ("emphasis", long("*_", 100_000)),
        ("block-quotes", long("> ", 50_000)),
    ];
    for (name, text) in cases {
        for ending in ["txt", "md"] {
            let file = format!("{name}.{ending}");
            fs::write(folder.path().join(&file), &text).unwrap();
            let begin = std::time::Instant::now();
            let answer = run(folder.path(), &["extract", &file]);
            assert_eq!(answer.code, 0, "{file}: {}", answer.err);
            assert!(begin.elapsed().as_secs() < 20, "{file} took {:?}", begin.elapsed());
        }
    }
}

fn one_line(bytes: usize) {
    let folder = tempfile::tempdir().unwrap();
    let line = "The harbour town waits for the ferry while the rain goes on and on. ";
    let answer = run_with(folder.path(), &["extract", "-"], line.repeat(bytes / line.len()).as_bytes());
    assert_eq!(answer.code, 0, "{}", answer.err);
}

#[test]
fn a_megabyte_on_one_line_is_read() {
    one_line(1_000_000);
}

#[test]
#[ignore = "takes a minute where the program is not optimised: cargo test --release -- --ignored"]
fn ten_megabytes_on_one_line_are_read() {
    one_line(10_000_000);
}

#[test]
fn what_is_no_file_is_refused_unread() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("folder.txt")).unwrap();
    fs::write(folder.path().join("plain.txt"), PLAIN).unwrap();
    let made = std::process::Command::new("mkfifo").arg(folder.path().join("pipe.txt")).status().unwrap();
    assert!(made.success());
    std::os::unix::fs::symlink("loop.txt", folder.path().join("loop.txt")).unwrap();
    for (path, says) in [
        ("pipe.txt", "is a pipe"),
        ("/dev/zero", "is a device"),
        ("/dev/tty", "is a device"),
        ("loop.txt", "can't be read"),
        ("nothing.txt", "does not exist"),
        ("plain.txt/inner.txt", "does not exist"),
    ] {
        for arguments in [&["extract", path][..], &["diff", "plain.txt", path]] {
            let answer = run(folder.path(), arguments);
            assert_eq!(answer.code, 3, "{arguments:?}");
            assert!(answer.err.contains(says), "{arguments:?}: {}", answer.err);
        }
    }
    let empty = run(folder.path(), &["extract", "folder.txt"]);
    assert!(empty.code == 3 && empty.err.contains("holds no article"), "{}", empty.err);
    let mixed = run(folder.path(), &["diff", "plain.txt", "folder.txt"]);
    assert!(mixed.code == 2 && mixed.err.contains("is compared with another folder"), "{}", mixed.err);
}

#[test]
fn an_article_over_the_limit_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let sparse = fs::File::create(folder.path().join("sparse.txt")).unwrap();
    sparse.set_len(1 << 32).unwrap();
    assert_eq!(run(folder.path(), &["init"]).code, 0);
    fs::write(folder.path().join("onrecord.toml"), "[limits]\narticle-bytes = 100\n").unwrap();
    fs::write(folder.path().join("long.txt"), "a".repeat(101)).unwrap();
    fs::write(folder.path().join("full.txt"), "a".repeat(100)).unwrap();
    for arguments in [&["extract", "sparse.txt"][..], &["record", "sparse.txt"], &["record", "long.txt"]] {
        let answer = run(folder.path(), arguments);
        assert_eq!(answer.code, 3, "{arguments:?}");
        assert!(answer.err.contains("is larger than"), "{arguments:?}: {}", answer.err);
    }
    assert_eq!(run(folder.path(), &["record", "full.txt"]).code, 0);
    let stream = run_with(folder.path(), &["extract", "-"], &vec![b'a'; 17 * 1024 * 1024]);
    assert_eq!(stream.code, 3, "{}", stream.err);
}
