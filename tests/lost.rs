//! No sentence of a page is lost in silence: each line of invented pages of many site generators is read, or named as not read, or markup
//! alone.
//!
//! The pages are `tests/cases/sources`; each has what its kind of site writes, the nastier the better. A snapshot says of every line what
//! becomes of it; what is left of a line is what nobody reads and nobody is told of.

use onrecord::diff::{Edition, diff};
use onrecord::extract::{Context, extract};
use onrecord::model::Alarm;
use onrecord::text::{Article, Markup, Span, decode};
use std::fmt::Write;
use std::path::{Path, PathBuf};

fn pages() -> Vec<PathBuf> {
    let entries = std::fs::read_dir("tests/cases/sources").unwrap().map(|entry| entry.unwrap().path());
    let mut pages: Vec<PathBuf> = entries.filter(|path| path.is_file()).collect();
    pages.sort();
    assert!(pages.len() >= 10);
    pages
}

fn article(path: &Path) -> Article {
    let extension = path.extension().unwrap().to_str().unwrap();
    Article::new(decode(&std::fs::read(path).unwrap()).unwrap(), Markup::of_extension(extension))
}

/// What becomes of a byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Left,
    Read,
    Unread,
    Comment,
}

fn fates(article: &Article) -> Vec<Fate> {
    let mut fates = vec![Fate::Left; article.source().len()];
    for comment in article.comments() {
        fates[comment.span.start..comment.span.end].fill(Fate::Comment);
    }
    for unread in article.unread() {
        fates[unread.span.start..unread.span.end].fill(Fate::Unread);
    }
    let text = article.text();
    for block in article.blocks() {
        for (at, c) in text[block.span.start..block.span.end].char_indices().filter(|(_, c)| !c.is_whitespace()) {
            let at = block.span.start + at;
            let own = article.original(Span::new(at, at + c.len_utf8()));
            fates[own.start..own.end].fill(Fate::Read);
        }
    }
    fates
}

/// The words of a line that are left: those of one stretch with blanks between, stretches apart.
fn left(line: &str, fates: &[Fate]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut open = false;
    for (at, c) in line.char_indices() {
        let left = fates[at] == Fate::Left && (c.is_alphanumeric() || c == '\'' && open);
        match (left, open) {
            (true, true) => out.last_mut().unwrap().push(c),
            (true, false) => out.push(c.to_string()),
            (false, true) if c == ' ' && fates[at] == Fate::Left => out.last_mut().unwrap().push(' '),
            (false, _) => open = false,
        }
        open |= left;
    }
    out.iter_mut().for_each(|words| words.truncate(words.trim_end().len()));
    out
}

#[test]
fn every_line_of_every_kind_of_page_is_accounted_for() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("cases/sources/snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        insta::glob!("cases/sources/*.*", |path| {
            let article = article(path);
            let fates = fates(&article);
            let (mut out, mut start) = (String::new(), 0);
            for (number, line) in article.source().split_inclusive('\n').enumerate() {
                let own = &fates[start..start + line.len()];
                start += line.len();
                let line = line.trim_end();
                let letters: Vec<Fate> =
                    line.char_indices().filter(|(_, c)| c.is_alphanumeric()).map(|(at, _)| own[at]).collect();
                let has = |fate: Fate| letters.contains(&fate);
                let what = match (has(Fate::Read), has(Fate::Unread), has(Fate::Comment)) {
                    (true, true, _) => "read, in part",
                    (true, false, _) => "read",
                    (false, true, _) => "not read",
                    (false, false, true) => "comment",
                    (false, false, false) if line.trim().is_empty() => continue,
                    (false, false, false) => "markup",
                };
                let left = left(line, own).join(" | ");
                let left = if left.is_empty() { left } else { format!("  [left: {left}]") };
                writeln!(out, "{:3} {what:13} {line}{left}", number + 1).unwrap();
            }
            for block in article.blocks() {
                writeln!(out, "{:?}: {}", block.kind, article.slice(block.span)).unwrap();
            }
            insta::assert_snapshot!(out);
        });
    });
}

/// What a page calls so is seen by nobody.
const REMARK: &str = "remark";

#[test]
fn no_three_words_of_a_line_are_left() {
    for path in pages() {
        let article = article(&path);
        let fates = fates(&article);
        let mut start = 0;
        for line in article.source().split_inclusive('\n') {
            let left = left(line, &fates[start..start + line.len()]);
            start += line.len();
            let lost = left.iter().find(|words| words.split(' ').count() > 2 && !words.contains(REMARK));
            assert_eq!(lost, None, "{}: {line}", path.display());
        }
    }
}

/// Nothing that is not read is ever verified: whatever readers may see of a line, `diff` tells of another word in it.
#[test]
fn another_word_in_any_line_is_told() {
    for path in pages() {
        let old = article(&path);
        let fates = fates(&old);
        let source = old.source();
        let claims = extract(&old, &Context::default());
        let (mut start, mut tried) = (0, 0);
        for line in source.split_inclusive('\n') {
            let seen = |at: usize| matches!(fates[at], Fate::Read | Fate::Unread);
            let word = source[start..start + line.len()].char_indices().find(|(at, c)| {
                let at = start + at;
                c.is_alphabetic() && seen(at) && !source[..at].ends_with(char::is_alphanumeric)
            });
            let at = word.map(|(at, _)| start + at);
            start += line.len();
            let Some(at) = at else { continue };
            let text = format!("{}Xylo{}", &source[..at], &source[at..]);
            let new = Article::new(text, old.markup());
            let after = extract(&new, &Context::default());
            let changes = diff(Edition::new(&old, &claims), Edition::new(&new, &after));
            assert!(changes.iter().any(|change| change.alarm() > Alarm::None), "{}: {line}", path.display());
            tried += 1;
        }
        assert!(tried > 4, "{}", path.display());
    }
}
