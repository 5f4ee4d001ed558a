//! Makes the thesaurus of the program from WordNet and writes it to standard output.
//!
//! ```sh
//! cargo run --example thesaurus -- wordnet/dict/index.sense > src/english/data/meaning/thesaurus.txt
//! ```
//!
//! `index.sense` is a file of WordNet 3.1 (<https://wordnet.princeton.edu>), a line a meaning of a word. The same file gives the same
//! bytes. What is kept: words of letters alone, three or more, in the meanings that are among their four commonest of a part of
//! speech and that another such word shares, but for those that say two things in the news.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::process::ExitCode;

/// How many meanings of a word, commonest first, count as ones that a reader would think of.
const COMMONEST: u32 = 4;

/// Words that WordNet takes for one another and that say two things in the news: the second one loses the meanings that it shares with
/// the first.
const APART: &[(&str, &str)] = &[
    ("accuse", "charge"),
    ("appoint", "nominate"),
    ("assault", "outrage"),
    ("assault", "rape"),
    ("best", "better"),
    ("buy", "steal"),
    ("chair", "president"),
    ("chairman", "president"),
    ("chairwoman", "president"),
    ("delete", "edit"),
    ("deport", "extradite"),
    ("enforce", "impose"),
    ("halt", "check"),
    ("kill", "defeat"),
    ("oppose", "defend"),
    ("predict", "promise"),
    ("sign", "ratify"),
    ("stop", "check"),
];

fn main() -> ExitCode {
    let path = std::env::args().nth(1).unwrap_or_default();
    match std::fs::read(&path) {
        Ok(bytes) => match std::io::stdout().write_all(thesaurus(&String::from_utf8_lossy(&bytes)).as_bytes()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => fail(&format!("cannot write: {error}")),
        },
        Err(error) => fail(&format!("usage: thesaurus index.sense ({path:?}: {error})")),
    }
}

fn fail(message: &str) -> ExitCode {
    // Nothing is left to do about a standard error that is closed.
    let _ = writeln!(std::io::stderr(), "{message}");
    ExitCode::from(2)
}

/// Returns a line for each meaning that several words have: those words.
fn thesaurus(index: &str) -> String {
    let mut meanings: BTreeMap<(char, &str), BTreeSet<&str>> = BTreeMap::new();
    for (part, place, word) in index.lines().filter_map(entry) {
        meanings.entry((part, place)).or_default().insert(word);
    }
    let rows = meanings.values().filter(|words| words.len() > 1).map(|shared| {
        let apart = |word: &str| APART.iter().any(|(kept, other)| *other == word && shared.contains(kept));
        let kept: Vec<&str> = shared.iter().copied().filter(|word| !apart(word)).collect();
        kept.join(" ")
    });
    let rows: BTreeSet<String> = rows.collect();
    rows.iter().map(|row| format!("{row}\n")).collect()
}

/// Reads `word%part:…  place  rank  count`: the part of speech, the meaning's place and the word.
fn entry(line: &str) -> Option<(char, &str, &str)> {
    let mut fields = line.split_whitespace();
    let (key, place, rank) = (fields.next()?, fields.next()?, fields.next()?);
    let (word, rest) = key.split_once('%')?;
    let part = match rest.chars().next()? {
        // The satellites of an adjective are adjectives.
        '5' => '3',
        part => part,
    };
    let plain = word.len() >= 3 && word.bytes().all(|b| b.is_ascii_lowercase());
    (plain && rank.parse::<u32>().ok()? <= COMMONEST).then_some((part, place, word))
}
