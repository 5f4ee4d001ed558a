//! Where dates stand in a text, and what they say before the dateline is known.

use super::calendar::Part;
use super::expression::{Expression, Meaning};
use super::{absolute, calendar, clock, feast, period, relative, span};
use crate::english::Words;
use crate::english::data::{named, table};
use crate::values::lexeme::{Lexemes, Shape};
use crate::values::phrase::Phrases;
use crate::values::{figure, number};
use std::ops::Range;
use std::sync::LazyLock;

/// Returns every date expression that begins in `within`, in order.
pub(super) fn expressions(lex: &Lexemes, within: Range<usize>) -> Vec<Expression> {
    let mut out: Vec<Expression> = Vec::new();
    let Range { start, end } = within;
    let leading = leading(lex, start..end);
    let mut i = start;
    while i < end {
        let found = if leading[i - start] && may_begin(lex, i) { expression(lex, i) } else { None };
        match found {
            Some(found) => {
                i = found.next.max(i + 1);
                let another = absolute::another_day(lex, &found);
                out.push(found);
                if let Some(another) = another {
                    i = another.next;
                    out.push(another);
                }
            }
            None => i += 1,
        }
    }
    out
}

named! { Part:
    "end" => Self::End,
    "first-half" => Self::FirstHalf,
    "middle" => Self::Middle,
    "second-half" => Self::SecondHalf,
    "start" => Self::Start,
}

/// Words before a period for its part.
const PARTS: &[(&str, Part)] = table!("dates/parts" longest first, Part::named => Part);

static LEADING: LazyLock<Phrases<Part>> = LazyLock::new(|| Phrases::leading(PARTS.iter().copied()));

/// Every word that a date may begin with, gathered from the tables that the grammars read.
static OPENERS: LazyLock<Words<()>> = LazyLock::new(|| Words::of(openers()));

fn openers() -> impl Iterator<Item = String> {
    let words = LEADING.keys().chain(["earlier", "later", "sometime"]).chain(clock::LEADS.iter().copied());
    let words =
        words.chain(absolute::openers()).chain(feast::openers()).chain(relative::openers()).chain(span::openers());
    let words = words.chain(figure::hedges()).chain(number::openers());
    let words = words.chain(calendar::ordinals());
    words.map(str::to_owned).chain(calendar::names())
}

/// What a word is to the date that it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// No date has it before its landmark.
    Outside,
    /// A date may have it before its landmark.
    Before,
    /// It may make a date of the words before it: every date has such a word, or digits.
    Landmark,
}

/// Every word that may stand in a date up to its landmark, gathered from the same tables.
static PLACES: LazyLock<Words<Place>> = LazyLock::new(|| {
    let before = LEADING
        .words()
        .chain(period::inner())
        .chain(relative::inner())
        .chain(span::inner())
        .chain(figure::hedge_words());
    let before = openers().chain(before.chain(number::inner()).map(str::to_owned));
    let before = before.map(|word| (word, Place::Before));
    let words = period::landmarks().chain(feast::landmarks()).chain(relative::landmarks()).chain(span::landmarks());
    let words = words.chain(clock::LANDMARKS.iter().copied()).map(str::to_owned).chain(calendar::names());
    before.chain(words.map(|word| (word, Place::Landmark))).collect()
});

fn place(lex: &Lexemes, i: usize) -> Place {
    match lex.get(i).map(|lexeme| lexeme.shape) {
        Some(Shape::Digits) => Place::Landmark,
        Some(Shape::Mark) => Place::Before,
        _ => PLACES.get(lex.low(i)).copied().unwrap_or(Place::Outside),
    }
}

/// Returns for each piece `within` the text whether a landmark comes before a word that stands in no date.
fn leading(lex: &Lexemes, within: Range<usize>) -> Vec<bool> {
    let behind = (within.end..lex.len()).map(|i| place(lex, i)).find(|place| *place != Place::Before);
    let mut leads = behind == Some(Place::Landmark);
    let mut out = vec![false; within.len()];
    for (i, out) in within.zip(&mut out).rev() {
        leads = match place(lex, i) {
            Place::Outside => false,
            Place::Before => leads,
            Place::Landmark => true,
        };
        *out = leads;
    }
    out
}

/// Returns whether a date may begin at `i`: most words are told apart by one look, before any grammar is tried.
fn may_begin(lex: &Lexemes, i: usize) -> bool {
    lex.is(i, Shape::Digits) || OPENERS.contains(lex.low(i))
}

/// Returns the date expression that begins at `i`.
fn expression(lex: &Lexemes, i: usize) -> Option<Expression> {
    if let Some(found) = clock::with_day(lex, i, |at| core(lex, at)) {
        return Some(found);
    }
    for (words, part, at) in LEADING.at(lex, i) {
        let found = core(lex, lex.past_hyphen(at)).filter(|found| divisible(&found.meaning));
        let age = matches!(found.as_ref().map(|found| &found.meaning), Some(Meaning::Decade(_) | Meaning::Century(_)));
        if let Some(found) = found.filter(|_| age || !matches!(words, "the early" | "the mid" | "the late")) {
            return Some(Expression { start: i, part: Some(part), ..clock::after(lex, found) });
        }
    }
    let side = match lex.low(i) {
        "earlier" => -1,
        "later" => 1,
        "sometime" => 0,
        _ => return core(lex, i).map(|found| clock::after(lex, found)),
    };
    let found =
        core(lex, i + 1).filter(|found| matches!(found.meaning, Meaning::Step { .. } | Meaning::Focus { .. }))?;
    Some(Expression { start: i, side, ..clock::after(lex, found) })
}

fn divisible(meaning: &Meaning) -> bool {
    !matches!(meaning, Meaning::Reference(_) | Meaning::Length { .. } | Meaning::Set(_) | Meaning::Clock)
}

fn core(lex: &Lexemes, i: usize) -> Option<Expression> {
    absolute::read(lex, i)
        .or_else(|| feast::read(lex, i))
        .or_else(|| relative::read(lex, i))
        .or_else(|| span::read(lex, i))
}
