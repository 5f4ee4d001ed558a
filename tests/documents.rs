//! Word documents and e-books: what is read of each, part by part.

pub mod make;

use crate::program::onrecord;
use make::{Part, zip};
use std::fmt::Write;

#[test]
fn cases() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("cases/documents/snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
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
