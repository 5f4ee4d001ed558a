//! What a number measures: money, percent, lengths, weights, time.

use crate::english::Words;
use crate::english::currency::MONEY_BEFORE;
use crate::english::measure::{BEHIND, COINS, TIMES, WARMING, WARMTH};
use crate::model::{RANK, SCORE};
use crate::values::lexeme::{Lexemes, Shape};
use crate::values::phrase::Phrases;
use std::sync::LazyLock;

static SIGNS: LazyLock<Phrases<&str>> = LazyLock::new(|| Phrases::trailing(MONEY_BEFORE.iter().copied()));
static MEASURES: LazyLock<Phrases<&str>> = LazyLock::new(|| Phrases::leading(BEHIND.iter().copied()));

/// Returns whether the number at `i` is an amount of money by what stands before it.
pub(in crate::values) fn is_money(lex: &Lexemes, i: usize) -> bool {
    money_before(lex, i, "").is_some()
}

/// Returns where the money before the number at `i` begins, and its unit; a "$" alone is a `dollar`.
pub(super) fn money_before(lex: &Lexemes, i: usize, dollar: &'static str) -> Option<(usize, &'static str)> {
    let (at, sign, unit) = SIGNS.before(lex, i)?;
    let unit = if sign == "$" { dollar } else { unit };
    // "$US160", "Y=28": the sign touches the number, and so do its parts each other.
    let two = sign.starts_with("$ ") || sign == "y =";
    if two && !(lex.glued(i) && lex.glued(at + 1) && (lex.capital(at) || lex.capital(at + 1))) {
        return None;
    }
    // "a $5 fine" is not Australian: the letters of a dollar stand right before it, and are capitals.
    let lettered = sign.ends_with(" $");
    if lettered && !(lex.glued(at + 1) && lex.capital(at)) && sign != "us $" && sign != "u.s. $" {
        return Some((at + 1, dollar));
    }
    let word = sign.chars().all(|c| c.is_ascii_alphabetic());
    if word && sign.len() == 1 && !lex.glued(i) {
        return None;
    }
    (!word
        || lex.get(at).is_some_and(|code| {
            matches!(sign, "rs" | "rs ." | "ksh" | "tsh" | "ush" | "tk" | "sh" | "shs" | "dh" | "dhs")
                || code.text.chars().all(char::is_uppercase)
        }))
    .then_some((at, unit))
}

/// Returns the measure, percent sign or money behind a number, and the place behind it.
pub(super) fn behind(lex: &Lexemes, i: usize) -> Option<(&'static str, usize)> {
    let at = lex.past_hyphen(i);
    if let Some(degrees) = glued_degrees(lex, at) {
        return Some((degrees, at + 1));
    }
    if let Some(unit) = lettered_time(lex, at) {
        return Some((unit, at + 1));
    }
    let measure = MEASURES.at(lex, at).find_map(|(words, unit, next)| {
        let letters = words.len() <= 2 && words.chars().all(|c| c.is_ascii_alphabetic());
        // One or two letters are a measure only right behind digits, or behind a space as "km" and "kg" are; "5G" and
        // "5M" are no grams and metres.
        let spaced = !matches!(words, "c" | "m" | "g" | "w" | "pc" | "ha" | "pm" | "oz" | "db" | "nm");
        let upper = matches!(words, "c" | "m" | "g" | "p" | "t") && lex.capital(at);
        let fits = !letters || ((lex.glued(at) || spaced) && !upper && (words != "w" || lex.capital(at)));
        (fits && !unit.is_empty() && !lex.opens_sentence(at)).then_some((unit, next))
    });
    measure.or_else(|| time(lex, at))
}

/// Returns the scale of "40C", a capital right behind digits. "Seat 21C" and "Office 18F" are codes: nothing near them is warm or cold.
fn glued_degrees(lex: &Lexemes, i: usize) -> Option<&'static str> {
    let text = lex.get(i).filter(|piece| piece.glued)?.text;
    let unit = match text {
        "C" => "°C",
        "F" => "°F",
        _ => return None,
    };
    let decimal = lex.before(i, 1).contains(['.', ',']);
    (decimal || is_warmth(lex, i) || is_converted(lex, i)).then_some(unit)
}

/// Returns the unit of time of the parts of "2h 36m 10s", letters right behind their digits. An "m" alone is metres.
fn lettered_time(lex: &Lexemes, i: usize) -> Option<&'static str> {
    let lettered = |at: usize, letter: &str| {
        lex.get(at).is_some_and(|piece| piece.glued && piece.text == letter)
            && lex.is(at.wrapping_sub(1), Shape::Digits)
    };
    let hours = |at: usize| lettered(at, "h") || matches!(lex.low(at), "hr" | "hrs" | "hour" | "hours");
    let minutes = |at: usize| lettered(at, "m") || matches!(lex.low(at), "min" | "mins");
    if lettered(i, "h") {
        return Some("hours");
    }
    if lettered(i, "m") && (hours(i.wrapping_sub(2)) || lettered(i + 2, "s")) {
        return Some("minutes");
    }
    (lettered(i, "s") && minutes(i.wrapping_sub(2))).then_some("seconds")
}

/// How near a word of warmth or cold stands to a temperature, in pieces.
const WARM: usize = 14;

/// How near a verb stands before a temperature that it gets to, in pieces.
const GETS: usize = 5;

static WARM_WORDS: LazyLock<Words<()>> = LazyLock::new(|| Words::of(WARMTH.iter().copied()));

/// Returns whether the words around `i` speak of warmth or cold.
fn is_warmth(lex: &Lexemes, i: usize) -> bool {
    let inside = |at: &usize| lex.together(*at, i);
    let back = (1..=WARM.min(i)).map(|back| i - back).take_while(inside);
    let gets = (1..=GETS.min(i)).map(|back| i - back).take_while(inside).any(|at| WARMING.contains(&lex.low(at)));
    let it = lex.before(i, 3) == "it" && matches!(lex.before(i, 2), "is" | "was" | "'s");
    it || gets || back.chain((i + 1..=i + WARM).take_while(inside)).any(|at| WARM_WORDS.contains(lex.low(at)))
}

/// Returns whether another such code stands beside the one at `i`, as its other end or in the other scale: "3C to 5C", "40C (104F)".
fn is_converted(lex: &Lexemes, i: usize) -> bool {
    let code = |at: usize| lex.glued(at) && matches!(lex.get(at).map(|piece| piece.text), Some("C" | "F"));
    let beside = |mark: usize| matches!(lex.low(mark), "(" | "/") || lex.low(mark) == "to" || lex.is_dash(mark);
    code(i + 3) && beside(i + 1) || i >= 3 && code(i - 3) && beside(i - 2)
}

/// Returns the unit of time at `i`, behind a number, and the place behind it.
pub(super) fn time(lex: &Lexemes, i: usize) -> Option<(&'static str, usize)> {
    let (word, unit) = TIMES.iter().find(|(word, _)| *word == lex.low(i))?;
    // "seven second-half points", "two year-round posts" count something else.
    let hyphened = lex.before(i, 1) == "-" || lex.past_hyphen(i) > i;
    let leads_on = lex.past_hyphen(i + 1) > i + 1 && !matches!(lex.low(i + 2), "long" | "old");
    let alone = hyphened || (*word != "second" && !leads_on);
    (alone && !lex.opens_sentence(i)).then_some((*unit, i + 1))
}

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Measured {
    /// A currency.
    Money,
    /// Percent, percentage points, basis points.
    Share,
    /// A length of time.
    Time,
    /// "years old".
    Age,
    /// A place in an order.
    Rank,
    /// Two sides of a game or a vote.
    Score,
    /// Lengths, weights and the like.
    Other,
    /// Things that are counted, or nothing that is named.
    Count,
}

impl Measured {
    /// Returns what `unit` measures.
    pub(crate) fn of(unit: &str) -> Self {
        let coin = || COINS.contains(&unit);
        match unit {
            "percent" | "percentage points" | "basis points" => Self::Share,
            SCORE => Self::Score,
            RANK => Self::Rank,
            _ if unit.ends_with(" old") => Self::Age,
            _ if is_time(unit) => Self::Time,
            _ if coin() || (unit.len() == 3 && MONEY_BEFORE.iter().any(|(_, code)| *code == unit)) => Self::Money,
            _ if BEHIND.iter().any(|(_, name)| *name == unit) => Self::Other,
            _ => Self::Count,
        }
    }
}

/// Returns whether `unit` is one of time.
pub(super) fn is_time(unit: &str) -> bool {
    TIMES.iter().any(|(_, name)| *name == unit)
}
