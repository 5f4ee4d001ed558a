//! The day of publication as the article itself states it.

use super::expression::{Expression, Meaning, Which};
use crate::english::calendar;
use crate::english::data::list;
use crate::text::{Article, DAY_KEYS, Markup, Span};
use crate::values::lexeme::{Lexemes, Shape};
use chrono::NaiveDate;
use std::ops::Range;

/// Returns the day that the front matter of a Markdown article states, where it states one as 2016-07-26.
pub(super) fn in_front_matter(article: &Article) -> Option<NaiveDate> {
    article.front().texts(DAY_KEYS).find_map(|text| text.get(..10)?.parse().ok())
}

/// How many blocks of the article may hold its dateline.
const HEAD: usize = 6;
/// The longest line, in pieces, that is taken for a line of its own: "By Jane Roe | 26 July 2016, 10:30".
const LINE: usize = 16;

/// How many bytes may stand between a year and the day of the month.
const APART: usize = 24;

/// Returns the sentences of the blocks that may hold the dateline, and one block more to show where they end; and those of
/// the blocks in which a year stands with other digits near it, without which no day is stated.
pub(super) fn head(article: &Article) -> (Range<usize>, Vec<Span>) {
    let blocks = article.blocks().get(..article.blocks().len().min(HEAD)).unwrap_or_default();
    let dated: Vec<Span> =
        blocks.iter().map(|block| block.span).filter(|span| may_hold_day(article.slice(*span))).collect();
    let last = dated.last().map_or(0, |last| blocks.partition_point(|block| block.span.start <= last.start));
    (0..article.sentences().partition_point(|sentence| sentence.block <= last), dated)
}

/// Returns whether a year stands in `text` with other digits near it.
fn may_hold_day(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digit = |at: &usize| bytes[*at].is_ascii_digit();
    let mut at = 0;
    while let Some(start) = (at..bytes.len()).find(digit) {
        let end = (start..bytes.len()).find(|at| !digit(at)).unwrap_or(bytes.len());
        let beside = |mut near: Range<usize>| near.any(|at| digit(&at));
        let before = start.saturating_sub(APART)..start;
        if end - start == 4 && (beside(before) || beside(end..bytes.len().min(end + APART))) || end - start > 4 {
            return true;
        }
        at = end;
    }
    false
}

/// Returns the pieces of a block, whose pieces are `block`, in which a date may begin that [`stated`] takes: all where it is
/// short or one of the words stands in it that say so, else those of its head.
pub(super) fn may_state(lex: &Lexemes, block: Range<usize>) -> Range<usize> {
    let head = block.start..block.end.min(block.start + LEAD + 1);
    let whole = block.len() <= LINE + 1 || block.clone().any(|at| is_stating(lex.low(at)));
    if whole { block } else { head }
}

/// Words before a date by which it is the day of publication.
const STATING: &[&str] = list!("dates/stating");

/// Returns whether `word` says, before a date, that it is the day of publication.
fn is_stating(word: &str) -> bool {
    STATING.contains(&word)
}

/// Returns whether two articles without front matter begin with the same blocks, as far as they may hold the dateline.
pub(super) fn same_head(a: &Article, b: &Article) -> bool {
    let blocks = |article: &'_ Article| article.blocks().len().min(HEAD + 1);
    let (mine, theirs) = (&a.blocks()[..blocks(a)], &b.blocks()[..blocks(b)]);
    let end = mine.last().map_or(0, |block| block.span.end);
    let plain = |article: &Article| article.markup() == Markup::Plain;
    plain(a) && plain(b) && mine == theirs && a.text().get(..end) == b.text().get(..end)
}

/// Returns the day that the article states as its own: in a line of the head that says little else, behind
/// "Published" or "Updated", or before the dash that opens a wire story. None where it states none.
pub(super) fn stated(lex: &Lexemes, dates: &[Expression]) -> Option<NaiveDate> {
    let borders: Vec<usize> = (0..lex.len()).filter(|at| lex.is(*at, Shape::Break)).take(HEAD + 1).collect();
    let limit = borders.get(HEAD).copied().unwrap_or(lex.len());
    dates.iter().take_while(|date| date.start < limit).find_map(|date| {
        let Meaning::Day { which: Which::Of(year), month, day } = date.meaning else { return None };
        let first = borders.iter().rev().find(|border| **border < date.start).copied()?;
        let last = borders.iter().find(|border| **border > date.start).copied().unwrap_or(lex.len());
        let short = last - first <= LINE && date.next - date.start + LINE / 2 >= last - first - 1;
        let published = (1..4).any(|n| is_stating(lex.before(date.start, n)));
        let lead = date.start - first <= LEAD;
        let wire = lead && (date.next..(date.next + 6).min(last)).any(|at| opens_wire(lex, at));
        (short || published || wire).then(|| NaiveDate::from_ymd_opt(year, month, day)).flatten()
    })
}

/// The furthest from the head of its line, in pieces, that a dateline's date begins: "PORT LORNE, Northland, Oct. 3 –".
const LEAD: usize = 10;

/// The days from which a text counts: that of publication, and those of the entries of a live blog.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Datelines<'e> {
    /// The day of publication.
    pub own: Option<NaiveDate>,
    /// Where each entry begins, with its day; see [`entries`].
    pub entries: &'e [(usize, NaiveDate)],
}

impl Datelines<'_> {
    /// Returns the day from which what stands at `byte` counts: that of its entry, else that of publication.
    pub(crate) fn at(&self, byte: usize) -> Option<NaiveDate> {
        let before = self.entries.partition_point(|(start, _)| *start <= byte).checked_sub(1);
        before.and_then(|at| self.entries.get(at)).map(|(_, day)| *day).or(self.own)
    }
}

/// The longest line that opens an entry, in bytes: "11:45 a.m. AEST on Wednesday, 23 September 2026".
const STAMP: usize = 60;

/// Returns where the entries of a live blog begin, with their days: below lines that say a day and a time of day and nothing else. None where
/// fewer than two have words below.
pub(crate) fn entries(article: &Article) -> Vec<(usize, NaiveDate)> {
    let mut out = Vec::new();
    let mut open: Option<(usize, NaiveDate)> = None;
    for (index, block) in article.blocks().iter().enumerate() {
        match stamp(article, index) {
            Some(day) => open = Some((block.span.start, day)),
            None => out.extend(open.take()),
        }
    }
    if out.len() < 2 { Vec::new() } else { out }
}

/// Returns the day of a block that says a day and a time of day and nothing else.
fn stamp(article: &Article, block: usize) -> Option<NaiveDate> {
    let span = article.blocks().get(block)?.span;
    let text = article.slice(span);
    if text.len() > STAMP || !may_hold_day(text) || !has_clock(text) {
        return None;
    }
    let sentences = article.sentences();
    let first = sentences.partition_point(|sentence| sentence.block < block);
    let lex = Lexemes::of(article, first..sentences.partition_point(|sentence| sentence.block <= block));
    let dates = super::grammar::expressions(&lex, lex.within(span));
    let mut days = dates.iter().filter_map(|date| match date.meaning {
        Meaning::Day { which: Which::Of(year), month, day } => NaiveDate::from_ymd_opt(year, month, day),
        _ => None,
    });
    let day = days.next().filter(|_| days.next().is_none())?;
    let other =
        |date: &Expression| !matches!(date.meaning, Meaning::Day { .. } | Meaning::Clock | Meaning::Weekday { .. });
    let said = |at: usize| {
        let word = lex.low(at);
        dates.iter().any(|date| (date.start..date.next).contains(&at))
            || !lex.is(at, Shape::Word)
            || matches!(word, "at" | "on" | "am" | "pm" | "a.m" | "p.m" | "a.m." | "p.m." | "time")
            || calendar::zone(word)
            || calendar::zone_of_time(word)
            || calendar::weekday(word).is_some()
    };
    (!dates.iter().any(other) && (0..lex.len()).all(said)).then_some(day)
}

/// Returns whether hours and minutes stand in a text: "14:32", "2.05".
fn has_clock(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    (1..bytes.len()).any(|at| {
        let minutes = digit(Some(at + 1)) && digit(Some(at + 2)) && !digit(Some(at + 3));
        matches!(bytes[at], b':' | b'.') && digit(Some(at - 1)) && minutes
    })
}

/// Returns whether `date` stands in a dateline: between the head of its line and the dash that opens a wire story.
pub(super) fn is_in_dateline(lex: &Lexemes, date: &Expression) -> bool {
    let opens = (0..=LEAD.min(date.start)).any(|n| date.start == n || lex.is(date.start - n, Shape::Break));
    let behind = date.next..date.next + 6;
    opens && behind.take_while(|at| !lex.is(*at, Shape::Break)).any(|at| opens_wire(lex, at))
}

/// Returns whether the dash that parts a dateline from its story stands at `i`.
fn opens_wire(lex: &Lexemes, i: usize) -> bool {
    matches!(lex.low(i), "\u{2014}" | "\u{2013}" | "-" | "_") && !(lex.glued(i) && lex.glued(i + 1))
}
