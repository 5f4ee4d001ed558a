//! What differs in text that is not read: no claim is compared there, so a person must look.

use super::Change;
use crate::align::sequence::common;
use crate::model::ChangeName;
use crate::text::fold::fold;
use crate::text::{Article, SourceSpan, UnreadKind, UnreadLine};
use std::ops::Range;

/// How many words before and after those that differ are shown.
const BESIDE: usize = 6;

/// The longest words, in characters, that are shown of a stretch, and that a note repeats.
const SHOWN: usize = 300;
const REPEATED: usize = 90;

/// A stretch of text that is not read, in two versions that differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// Where it stands: in the new version, else in the old one.
    pub kind: UnreadKind,
    /// Its lines in the old version, in bytes of the original; none where it is new.
    pub old: Vec<SourceSpan>,
    /// Its lines in the new version; none where it is gone.
    pub new: Vec<SourceSpan>,
    /// What it said: the words that differ, with some around them.
    pub was: String,
    /// What it says.
    pub is: String,
}

/// Returns the stretches that differ in more than typography, in order.
pub(super) fn changes(before: &Article, after: &Article) -> Vec<Change> {
    if before.unread().is_empty() && after.unread().is_empty() {
        return Vec::new();
    }
    let (old, new) = (Side::new(before), Side::new(after));
    let mut out = Vec::new();
    if !same(&old.lines, &new.lines) {
        let equal = common(&old.folded, &new.folded, |_| 1);
        let (mut from_old, mut from_new) = (0, 0);
        for (i, j) in equal.into_iter().chain([(old.lines.len(), new.lines.len())]) {
            stretch(&mut out, (&old, from_old..i), (&new, from_new..j));
            (from_old, from_new) = (i + 1, j + 1);
        }
    }
    out
}

/// The lines of a version that are not read.
struct Side {
    lines: Vec<UnreadLine>,
    folded: Vec<String>,
    /// The numbers of the lines.
    rows: Vec<usize>,
}

impl Side {
    fn new(article: &Article) -> Self {
        let lines = article.unread_lines();
        let folded = lines.iter().map(|line| fold(&line.text)).collect();
        let rows = lines.iter().map(|line| article.source_position(line.span.start).line).collect();
        Self { lines, folded, rows }
    }

    /// Returns the parts of a stretch that stand together in the file and are of one kind.
    fn parts(&self, range: Range<usize>) -> Vec<Range<usize>> {
        let mut parts: Vec<Range<usize>> = Vec::new();
        for at in range {
            let together = |part: &&mut Range<usize>| {
                self.lines[at - 1].kind == self.lines[at].kind
                    && self.rows[at] == self.rows[at - 1] + 1
                    && part.end == at
            };
            match parts.last_mut().filter(together) {
                Some(part) => part.end = at + 1,
                None => parts.push(at..at + 1),
            }
        }
        parts
    }
}

/// Returns whether only typography differs, and where lines break.
fn same(old: &[UnreadLine], new: &[UnreadLine]) -> bool {
    old.len() == new.len() && old.iter().zip(new).all(|(old, new)| old.text == new.text)
        || fold(&text(old)) == fold(&text(new))
}

fn text(lines: &[UnreadLine]) -> String {
    let lines: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    lines.join("\n")
}

/// Adds what differs in a stretch in which no line is the same.
fn stretch(out: &mut Vec<Change>, (old, olds): (&Side, Range<usize>), (new, news): (&Side, Range<usize>)) {
    if same(&old.lines[olds.clone()], &new.lines[news.clone()]) {
        return;
    }
    let (olds, news) = (old.parts(olds), new.parts(news));
    let kind = |side: &Side, part: &Range<usize>| side.lines[part.start].kind;
    let kinds = |side: &Side, parts: &[Range<usize>]| -> Vec<UnreadKind> {
        parts.iter().map(|part| kind(side, part)).collect()
    };
    let paired = common(&kinds(old, &olds), &kinds(new, &news), |_| 1);
    let (mut from_old, mut from_new) = (0, 0);
    for (i, j) in paired.into_iter().chain([(olds.len(), news.len())]) {
        olds[from_old..i].iter().for_each(|part| out.extend(change(&old.lines[part.clone()], &[])));
        news[from_new..j].iter().for_each(|part| out.extend(change(&[], &new.lines[part.clone()])));
        if let (Some(was), Some(is)) = (olds.get(i), news.get(j)) {
            out.extend(change(&old.lines[was.clone()], &new.lines[is.clone()]));
        }
        (from_old, from_new) = (i + 1, j + 1);
    }
}

/// Returns the change from `old` to `new`; none where only typography differs.
fn change(old: &[UnreadLine], new: &[UnreadLine]) -> Option<Change> {
    let kind = new.first().or(old.first())?.kind;
    if same(old, new) {
        return None;
    }
    let (was, is) = (text(old), text(new));
    let (olds, news): (Vec<&str>, Vec<&str>) = (was.split_whitespace().collect(), is.split_whitespace().collect());
    let alike = |(a, b): &(&&str, &&str)| a == b || fold(a) == fold(b);
    let head = olds.iter().zip(&news).take_while(alike).count();
    let tail = olds[head..].iter().rev().zip(news[head..].iter().rev()).take_while(alike).count();
    let said = match (&olds[head..olds.len() - tail], &news[head..news.len() - tail]) {
        (gone, []) => format!("{} is gone", quoted(gone)),
        ([], come) => format!("{} is new", quoted(come)),
        (gone, come) => format!("{} → {}", quoted(gone), quoted(come)),
    };
    let spans = |lines: &[UnreadLine]| lines.iter().map(|line| line.span).collect();
    Some(Change {
        names: vec![ChangeName::UnreadText],
        before: None,
        after: None,
        note: format!("{said} in {}", kind.what()),
        old_words: Vec::new(),
        new_words: Vec::new(),
        differences: Vec::new(),
        aside: Some(Aside {
            kind,
            old: spans(old),
            new: spans(new),
            was: around(&olds, head, tail),
            is: around(&news, head, tail),
        }),
    })
}

/// Returns the words but for the first `head` and the last `tail`, with some of these around them.
fn around(words: &[&str], head: usize, tail: usize) -> String {
    let (from, to) = (head.saturating_sub(BESIDE), words.len() - tail.saturating_sub(BESIDE));
    let mark = |cut: bool| if cut { "… " } else { "" };
    let end = if to < words.len() { " …" } else { "" };
    format!("{}{}{end}", mark(from > 0), cut(&words[from..to], SHOWN))
}

fn quoted(words: &[&str]) -> String {
    format!("“{}”", cut(words, REPEATED))
}

/// Returns words on one line, with at most `longest` characters.
fn cut(words: &[&str], longest: usize) -> String {
    let mut out = String::new();
    let mut left = longest;
    for (at, word) in words.iter().enumerate() {
        let space = if at == 0 { "" } else { " " };
        let kept: String = space.chars().chain(word.chars()).take(left).collect();
        let whole = kept.len() == space.len() + word.len();
        out.push_str(&kept);
        if !whole {
            out.push('…');
            break;
        }
        left -= kept.chars().count();
    }
    out
}
