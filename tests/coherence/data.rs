//! The lists of words, as their files have them.

use std::fs;

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/english/data/");

/// Returns the lines of a list that are no comments.
pub(super) fn lines(list: &str) -> Vec<String> {
    let text = fs::read_to_string(format!("{DATA}{list}.txt")).unwrap();
    text.lines().filter(|line| *line != "#" && !line.starts_with("# ")).map(str::to_owned).collect()
}

fn cut(text: &str) -> Vec<String> {
    text.split(", ").filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// Returns the entries of a list, each with all that it is.
pub(super) fn rows(list: &str) -> Vec<(String, Vec<String>)> {
    let row = |line: String| {
        let (entry, things) = line.rsplit_once(" = ").unwrap_or((&line, ""));
        (entry.to_owned(), cut(things))
    };
    lines(list).into_iter().map(row).collect()
}

/// Returns the entries of a list.
pub(super) fn entries(list: &str) -> Vec<String> {
    rows(list).into_iter().map(|(entry, _)| entry).collect()
}

/// Returns the entries of a list with each of the things that they are, a pair for each.
pub(super) fn pairs(list: &str) -> Vec<(String, String)> {
    let pairs = |(entry, things): (String, Vec<String>)| things.into_iter().map(move |thing| (entry.clone(), thing));
    rows(list).into_iter().flat_map(pairs).collect()
}

/// Returns the groups of words for the same, a line each.
pub(super) fn groups() -> Vec<Vec<String>> {
    lines("meaning/synonyms").iter().map(|line| cut(line)).collect()
}
