//! Word documents and e-books: what is read of each, part by part.

pub mod make;

use crate::program::onrecord;
use make::{Part, zip};
use std::fmt::Write;

fn settings() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("cases/documents/snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}

#[test]
fn cases() {
    settings().bind(|| {
        insta::glob!("cases/documents/*.txt", |path| {
            let case = std::fs::read_to_string(path).unwrap();
            insta::assert_snapshot!(told(&case));
        });
    });
}

/// Packs the parts of a case, each behind a line `== NAME`, and returns what the program says of the file that its first line names.
fn told(case: &str) -> String {
    let (name, rest) = case.split_once('\n').unwrap();
    let parts: Vec<(&str, &str)> = rest.split("== ").skip(1).map(|part| part.split_once('\n').unwrap()).collect();
    let parts: Vec<Part<'_>> = parts.iter().map(|(name, text)| Part::new(name, text.trim_end().as_bytes())).collect();
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(name), zip(&parts)).unwrap();
    let mut out = String::new();
    for arguments in
        [&["debug", "text", name][..], &["debug", "page", name], &["extract", name], &["init"], &["record", name]]
    {
        let output = onrecord(folder.path(), arguments).output().unwrap();
        if arguments[0] != "init" {
            writeln!(out, "$ onrecord {}", arguments.join(" ")).unwrap();
            out.push_str(&String::from_utf8_lossy(&output.stdout));
            let said = String::from_utf8_lossy(&output.stderr);
            said.lines().for_each(|line| writeln!(out, "[stderr] {line}").unwrap());
            writeln!(out, "[exit code {}]\n", output.status.code().unwrap()).unwrap();
        }
    }
    let story = name.split('.').next().unwrap();
    let reading = std::fs::read_to_string(folder.path().join(format!("snapshots/{story}/1.md")));
    out + &reading.unwrap_or_default()
}

/// Puts a `pdftotext` beside a PDF that does what the lines of a shell say, and returns what `onrecord` says of the PDF; without lines no program
/// is there.
#[cfg(unix)]
fn pdf(program: &str, arguments: &[&str]) -> String {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("-f.pdf"), "%PDF-1.7 not a word").unwrap();
    let path = folder.path().join("bin/pdftotext");
    std::fs::create_dir(path.parent().unwrap()).unwrap();
    if !program.is_empty() {
        std::fs::write(&path, format!("#!/bin/sh\n{program}\n")).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    }
    let mut out = String::new();
    for command in [&["init"][..], arguments] {
        let mut command = onrecord(folder.path(), command);
        let output = command.env("PATH", format!("bin:{}", path.parent().unwrap().display())).output().unwrap();
        out = String::from_utf8(output.stdout).unwrap();
        writeln!(out, "{}[exit code {}]", String::from_utf8_lossy(&output.stderr), output.status.code().unwrap())
            .unwrap();
    }
    let reading = std::fs::read_to_string(folder.path().join("snapshots/f/1.md"));
    let kept = std::fs::read(folder.path().join("snapshots/f/1.pdf")).is_ok_and(|kept| kept.starts_with(b"%PDF"));
    if reading.is_ok() {
        assert!(kept, "the PDF is kept beside its reading");
    }
    out + &reading.unwrap_or_default()
}

/// Two printed pages, as `pdftotext` gives them.
#[cfg(unix)]
const PRINTED: &str = "Lund Council\n\nDam at Lund leaks\n\nAt least 40 homes were flooded on 3 May 2026, the fire ser-\nvice said. A long-\nterm plan will cost 3 mil-\n\n\
    1\n\u{C}Lund Council\n\nlion euros, and a\nlong-term one more.\n\n# “It will hold,” said Ana Ruiz.\n\n2\n\u{C}";

#[cfg(unix)]
#[test]
fn a_pdf_is_read_by_the_program_that_is_there() {
    let program =
        format!("/bin/cat > input && test \"$*\" = '-enc UTF-8 -eol unix - -' && /bin/cat <<'END'\n{PRINTED}\nEND");
    let told = pdf(&program, &["record", "./-f.pdf"]);
    settings().bind(|| insta::assert_snapshot!("pdf", told));
}

#[cfg(unix)]
#[test]
fn a_pdf_that_gives_no_text_is_refused() {
    let cases = [
        ("", "can't be started"),
        (
            "echo 'Command Line Error: Incorrect password' >&2; exit 1",
            "pdftotext says: Command Line Error: Incorrect password",
        ),
        ("exit 3", "it failed without a word"),
        (
            "while :; do echo 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'; done",
            "more than 16777216 bytes of text",
        ),
    ];
    for (program, says) in cases {
        let told = pdf(program, &["extract", "./-f.pdf"]);
        assert!(told.contains(says) && told.ends_with("[exit code 3]\n"), "{told}");
    }
}
