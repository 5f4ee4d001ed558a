//! What an article takes of memory at most, whatever it is made of.

use std::process::{Command, Stdio};

/// A kibibyte and a mebibyte.
const KIBIBYTE: usize = 1 << 10;
const MEBIBYTE: usize = 1 << 20;

/// What reading takes at most beside what the program takes for nothing, which is 8 MiB where it is built to be used, and for each byte
/// of the article. The allocator takes memory some megabytes at a time, and keeps what is given back for some milliseconds: that is most of it.
/// Less than Python itself takes, some 12 MiB, is not told.
const MOST: usize = 24 * MEBIBYTE;
const EACH: usize = 24;

/// Prints the most memory, in kibibytes, that a program took.
const MEASURE: &str = "import os,resource,subprocess,sys\n\
                       code=subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL).returncode\n\
                       print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n\
                       sys.exit(code)";

/// What articles are made of.
const UNITS: [&str; 36] = [
    "17 ",
    "\"",
    "a b ",
    "1",
    "\n",
    "a\n",
    "a\n\n",
    "!\n",
    "Mr. ",
    ", ",
    ",",
    "5%",
    "$1 ",
    "two ",
    "now ",
    "two two. ",
    "on Monday ",
    "2016-07-26 ",
    "A B ",
    "said ",
    "say two ",
    "He said he went. ",
    "“a,” he said. ",
    "“We dig on,” said Lea Moor. ",
    "“We saw 4 ferries.\n\n",
    "“",
    "'",
    "é",
    "\u{301}",
    "漢字。",
    "* a\n",
    "*_",
    "[a](b) ",
    "|a|b|\n",
    "<b>a</b> ",
    "The harbour town waits for the ferry while the rain goes on and on. ",
];

/// Returns the most memory, in bytes, that reading `article` takes, in an output format; none where that can't be measured.
fn peak(article: &str, name: &str, format: &str) -> Option<usize> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, article).unwrap();
    let mut python = Command::new("python3");
    python.args(["-c", MEASURE, env!("CARGO_BIN_EXE_onrecord"), "extract", "--format", format]).arg(&path);
    // Some read like another language, of which less is read.
    python.args(["--language", "en"]);
    let output = python.stderr(Stdio::null()).output().ok().filter(|output| output.status.success())?;
    let kibibytes: usize = String::from_utf8(output.stdout).ok()?.trim().parse().ok()?;
    Some(kibibytes * 1024)
}

/// Holds articles of so many bytes to what they may take.
fn hold(size: usize, name: &str, format: &str) {
    let Some(nothing) = peak("word", name, format) else {
        eprintln!("skipped: no Python that measures memory");
        return;
    };
    let mut over = Vec::new();
    for unit in UNITS {
        let taken = peak(&unit.repeat(size / unit.len()), name, format).unwrap().saturating_sub(nothing);
        if taken > MOST + EACH * size {
            over.push(format!("{unit:?}: {} KiB", taken / KIBIBYTE));
        }
    }
    assert!(
        over.is_empty(),
        "{name}, {format}: more than {} KiB:\n{}",
        (MOST + EACH * size) / KIBIBYTE,
        over.join("\n")
    );
}

#[test]
fn memory_is_bounded_by_the_length_of_a_short_article() {
    hold(192 * KIBIBYTE, "article.txt", "text");
}

#[test]
fn memory_is_bounded_by_the_length_of_a_long_article() {
    hold(MEBIBYTE, "article.txt", "jsonl");
}

#[test]
fn memory_is_bounded_by_the_length_of_a_markdown_article() {
    hold(384 * KIBIBYTE, "article.md", "text");
}
