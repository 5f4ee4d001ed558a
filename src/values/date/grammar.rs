//! What a date expression says, before the dateline is known.

use super::calendar::{Part, Unit};
use super::{absolute, calendar, clock, relative, span};
use crate::english::Words;
use crate::values::lexeme::{Lexemes, Shape};
use crate::values::phrase::Phrases;
use crate::values::{figure, number};
use rust_decimal::Decimal;
use std::ops::Range;
use std::sync::LazyLock;

/// Which of several periods of the same name is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// The article does not say: the sentence's outlook decides.
    Plain,
    /// "last": the nearest before the dateline's own.
    Last,
    /// "this".
    This,
    /// "next": the nearest after the dateline's own.
    Next,
    /// In this year.
    Of(i32),
    /// In the dateline's year moved by this many: "last year".
    Year(i64),
}

/// What an expression means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    Day {
        which: Which,
        month: u32,
        day: u32,
    },
    Month {
        which: Which,
        month: u32,
    },
    Season {
        which: Which,
        season: u32,
    },
    Quarter {
        which: Which,
        quarter: u32,
    },
    Weekday {
        which: Which,
        weekday: u32,
    },
    Year(i32),
    Decade(i32),
    Century(i32),
    /// So many units from the dateline: "last week", "yesterday".
    Step {
        unit: Unit,
        by: i64,
    },
    /// So many units before (negative) or after what was last spoken of: "a year earlier".
    FromFocus {
        unit: Unit,
        by: i64,
    },
    /// The period of this unit last spoken of, moved by so many: "the quarter", "that year", "the following year".
    Focus {
        unit: Unit,
        by: i64,
    },
    /// The quarter last spoken of, a year earlier: "the year-ago period".
    YearAgo(Unit),
    /// "now", "recently", "soon".
    Reference(&'static str),
    /// A length, with what it is counted from: before the dateline (-1), after it (1) or neither.
    Length {
        count: Option<Decimal>,
        unit: Unit,
        side: i8,
    },
    /// Repeated: the TIMEX3 value.
    Set(String),
    /// A time of day, on the day last spoken of.
    Clock,
}

/// A date expression and the pieces that it covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Expression {
    pub start: usize,
    pub next: usize,
    pub meaning: Meaning,
    pub part: Option<Part>,
    /// "earlier this month" (-1), "later this year" (1).
    pub side: i8,
    /// The last day of the month, of several days: "Sept. 20-24".
    pub until: Option<u32>,
    /// The time of day as it stands in the value: "T17:00", "TNI".
    pub clock: Option<String>,
}

impl Expression {
    /// Returns an expression with no part or time of day.
    pub(super) fn new(start: usize, next: usize, meaning: Meaning) -> Self {
        Self { start, next, meaning, part: None, side: 0, until: None, clock: None }
    }
}

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

/// Words before a period for its part.
const PARTS: &[(&str, Part)] = &[
    ("the very beginning of", Part::Start),
    ("the beginning of", Part::Start),
    ("the start of", Part::Start),
    ("beginning of", Part::Start),
    ("start of", Part::Start),
    ("the middle of", Part::Middle),
    ("the very end of", Part::End),
    ("the end of", Part::End),
    ("end of", Part::End),
    ("the first half of", Part::FirstHalf),
    ("the second half of", Part::SecondHalf),
    ("the latter half of", Part::SecondHalf),
    ("the last half of", Part::SecondHalf),
    ("first half of", Part::FirstHalf),
    ("second half of", Part::SecondHalf),
    ("very early", Part::Start),
    ("early in", Part::Start),
    ("early", Part::Start),
    ("very late", Part::End),
    ("late in", Part::End),
    ("late", Part::End),
    ("mid", Part::Middle),
    ("the early", Part::Start),
    ("the mid", Part::Middle),
    ("the late", Part::End),
];

static LEADING: LazyLock<Phrases<Part>> = LazyLock::new(|| Phrases::leading(PARTS.iter().copied()));

/// Every word that a date may begin with, gathered from the tables that the grammars read.
static OPENERS: LazyLock<Words<()>> = LazyLock::new(|| Words::of(openers()));

fn openers() -> impl Iterator<Item = String> {
    let words = LEADING.keys().chain(["earlier", "later", "sometime"]).chain(clock::LEADS.iter().copied());
    let words = words.chain(absolute::openers()).chain(relative::openers()).chain(span::openers());
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
        .chain(absolute::inner())
        .chain(relative::inner())
        .chain(span::inner())
        .chain(figure::hedge_words());
    let before = openers().chain(before.chain(number::inner()).map(str::to_owned));
    let before = before.map(|word| (word, Place::Before));
    let words = absolute::landmarks().chain(relative::landmarks()).chain(span::landmarks());
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
    absolute::read(lex, i).or_else(|| relative::read(lex, i)).or_else(|| span::read(lex, i))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Article, Markup};

    /// Pages with a phrase for every rule of the date and number grammars.
    const PAGES: &[&str] = &[
        include_str!("../../../tests/cases/dates/absolute.md"),
        include_str!("../../../tests/cases/dates/deadlines.md"),
        include_str!("../../../tests/cases/dates/relative.md"),
        include_str!("../../../tests/cases/dates/times.md"),
        include_str!("../../../tests/cases/figures/counts.md"),
        include_str!("../../../tests/cases/figures/lengths.md"),
        include_str!("../../../tests/cases/figures/words.md"),
    ];

    /// Whoever teaches a grammar a new first word has to name it in a list of openers, and others in those of landmarks and of
    /// the words before them, or it is never tried.
    #[test]
    fn every_first_word_is_an_opener() {
        for page in PAGES {
            let article = Article::new((*page).to_owned(), Markup::Plain);
            let lex = Lexemes::new(&article);
            for i in 0..lex.len() {
                let (date, number) = (expression(&lex, i).is_some(), number::number(&lex, i, false).is_some());
                assert!(!date || may_begin(&lex, i), "{:?} begins a date", lex.low(i));
                assert!(!date || leading(&lex, i..i + 1)[0], "{:?} leads to no landmark of a date", lex.low(i));
                assert!(!number || number::may_begin(&lex, i), "{:?} begins a number", lex.low(i));
            }
        }
    }
}
