//! Printed pages as text: lines become paragraphs again, and what stands at the head and the foot of every page is left out.

use super::mail::plain;
use super::{Declared, Page, PageError, write};
use std::collections::{BTreeMap, BTreeSet};

/// How many lines at either end of a page may be the same on other pages.
const EDGE: usize = 2;

/// The longest part of a word that is looked up, in bytes.
const LONGEST: usize = 60;

/// Reads the text of printed pages, each with a form feed behind it.
///
/// # Errors
/// Where they hold more than is read.
pub fn read(text: &str) -> Result<Page, PageError> {
    let mut pages: Vec<Vec<&str>> = text.split('\u{C}').map(|page| page.lines().map(str::trim).collect()).collect();
    pages.retain(|page| page.iter().any(|line| !line.is_empty()));
    let running = leave_out(&mut pages);
    let (text, joined) = paragraphs(&pages, &words(text));
    let mut out = write::Page::default();
    plain::write(&text, &mut out);
    out.within_limits()?;
    let counts = [
        (running, "line at the head or foot of a page is left out", "lines at the head or foot of pages are left out"),
        (joined, "word that a line divides is joined", "words that a line divides are joined"),
    ];
    let told = |(count, one, many): &(usize, &str, &str)| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        count => Some(format!("{count} {many}")),
    };
    let left_out = counts.iter().filter_map(told).collect();
    let declared = Declared::default();
    Ok(Page { reading: out.text, body: 0, original: None, declared, encoding: "UTF-8", left_out })
}

/// Returns a line with every number as the same mark.
fn key(line: &str) -> String {
    let mut out = String::new();
    for c in line.chars() {
        match c {
            c if !c.is_ascii_digit() => out.push(c),
            _ if out.ends_with('#') => {}
            _ => out.push('#'),
        }
    }
    out
}

/// Returns the lines at the edges of a page that say something.
fn edges(page: &[&str]) -> Vec<usize> {
    let full: Vec<usize> = (0..page.len()).filter(|at| !page[*at].is_empty()).collect();
    let (head, foot) = (full.iter().take(EDGE), full.iter().rev().take(EDGE));
    let edges: BTreeSet<usize> = head.chain(foot).copied().collect();
    edges.into_iter().collect()
}

/// Leaves out the lines at the edges of pages that stand on two fifths of them at least, numbers aside; returns how many.
fn leave_out(pages: &mut [Vec<&str>]) -> usize {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages.iter() {
        let keys: BTreeSet<String> = edges(page).into_iter().map(|at| key(page[at])).collect();
        keys.into_iter().for_each(|key| *counts.entry(key).or_default() += 1);
    }
    let (all, mut out) = (pages.len(), 0);
    for page in pages {
        for at in edges(page) {
            let count = counts.get(&key(page[at])).copied().unwrap_or_default();
            if count >= 2 && count * 5 >= all * 2 {
                page[at] = "";
                out += 1;
            }
        }
    }
    out
}

/// Returns the words of a text, with the hyphens in them.
fn words(text: &str) -> BTreeSet<&str> {
    let ends = |c: char| !(c.is_alphanumeric() || c == '-');
    text.split(|c: char| c.is_whitespace() || ends(c)).filter(|word| !word.ends_with('-')).collect()
}

/// Returns the paragraphs of the pages, a blank line between them, and how many words were joined.
fn paragraphs(pages: &[Vec<&str>], words: &BTreeSet<&str>) -> (String, usize) {
    let (mut out, mut joined) = (String::new(), 0);
    for page in pages {
        let mut apart = true;
        let mut first = true;
        for line in page {
            if line.is_empty() {
                apart = true;
                continue;
            }
            // A paragraph may go on on the next page.
            let goes_on = first && line.starts_with(char::is_lowercase) && !out.is_empty() && !ends_sentence(&out);
            if apart && !goes_on {
                if !out.is_empty() {
                    out.push_str("\n\n");
                }
            } else if is_divided(&out, line) {
                joined += 1;
                join(&mut out, line, words);
            } else {
                out.push(' ');
            }
            out.push_str(line);
            (apart, first) = (false, false);
        }
    }
    (out, joined)
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', '\u{201D}', '\u{2019}', ')']).ends_with(['.', '!', '?', ':'])
}

/// Returns whether a word goes on in the next line.
fn is_divided(before: &str, line: &str) -> bool {
    let stem = before.strip_suffix(['-', '\u{AD}', '\u{2010}']);
    stem.is_some_and(|stem| stem.ends_with(char::is_alphabetic)) && line.starts_with(char::is_lowercase)
}

/// Takes the hyphen off at the end of a line, unless the word has it elsewhere too, and never stands without.
fn join(out: &mut String, line: &str, words: &BTreeSet<&str>) {
    let stem = out.trim_end_matches(['-', '\u{AD}', '\u{2010}']).len();
    let from = out.floor_char_boundary(stem.saturating_sub(LONGEST));
    let is_end = |c: char| !(c.is_alphanumeric() || c == '-');
    let start = out[from..stem].rfind(is_end).map_or(from, |at| out.ceil_char_boundary(from + at + 1));
    let rest: String = line.chars().take(LONGEST).take_while(|c| !is_end(*c)).collect();
    let whole = |hyphen: &str| format!("{}{hyphen}{rest}", &out[start..stem]);
    let keeps = words.contains(whole("-").as_str()) && !words.contains(whole("").as_str());
    out.truncate(stem);
    if keeps {
        out.push('-');
    }
}
