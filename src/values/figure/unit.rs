//! What a number counts: the noun behind it.

use super::measure::behind;
use crate::english::Words;
use crate::english::data::list;
use crate::english::lexicon;
use crate::english::numeral;
use crate::values::lexeme::{Lexemes, Shape};
use crate::values::number;
use std::sync::LazyLock;

/// Words that never count as the thing counted, and that end the noun phrase behind a number.
const CLOSED: &[&str] = list!("figures/closed");

/// Plurals that do not end in "s".
const PLURALS: &[&str] = list!("figures/plurals");

static CLOSING: LazyLock<Words<()>> = LazyLock::new(|| Words::of(CLOSED));

/// The most words that are looked through for what is counted.
const NEAR: usize = 4;

/// Tells whether `word` may stand between a number's "of" and what is counted: "two of his cars", but "one of a series".
fn belongs(word: &str) -> bool {
    lexicon::determiner(word) && !matches!(word, "a" | "an" | "that") || matches!(word, "all" | "most" | "least")
}

/// Returns what is counted by the number that ends before `i`, and the place behind its words.
///
/// That is the first plural noun of the next words, whatever adjectives stand before it: "first-team players", "armed
/// men"; or the word joined to the number by a hyphen: "a 10-member panel". Where another number stands between, the words
/// are that one's: "four of the nine libraries", "eight million 250ml bottles".
pub(super) fn noun(lex: &Lexemes, i: usize, single: bool) -> Option<(String, usize)> {
    let joined = lex.past_hyphen(i);
    if joined > i && lex.is(joined, Shape::Word) {
        let word = lex.low(joined);
        return (!CLOSING.contains(word)).then(|| (word.to_owned(), joined + 1));
    }
    let of = lex.low(i) == "of" && lex.together(i.saturating_sub(1), i);
    let mut at = i + usize::from(of);
    while of && belongs(lex.low(at)) {
        at += 1;
    }
    let beyond = another_number(lex, at, of);
    at = beyond.unwrap_or(at);
    let single = single && !of;
    let mut words = 0;
    while words < NEAR && lex.is(at, Shape::Word) && lex.together(i.saturating_sub(1), at) {
        let word = lex.low(at);
        // The parts of "gas-only" and "well-to-do" are no words of their own, nor is the "'s" of "one of Ann's cars".
        let part = (of && word == "'s") || (words > 0 && lex.past_hyphen(at - 1) == at);
        let closed = CLOSING.contains(word) || word.starts_with('\'') || numeral::cardinal(word).is_some();
        if closed && !part {
            return None;
        }
        if (single || counted(word)) && !follows_on(lex, at) && !closed && !is_crew(lex, at) {
            return Some((word.to_owned(), if beyond.is_some() { i } else { at + 1 }));
        }
        words += 1;
        at = lex.past_hyphen(at + 1);
        // "Three AK-47 rifles"
        at += usize::from(lex.is(at, Shape::Digits) && lex.before(at, 1) == "-");
        if words == 1 && lex.low(at) == "," && lex.is(at + 1, Shape::Word) && !lex.capital(at + 1) {
            return behind_list(lex, at);
        }
    }
    None
}

/// How many words a list before what is counted has at most.
const LISTED: usize = 8;

/// Returns what is counted behind a list of what it is, whose first comma stands at `i`: "90 air, sea and ground-launched missiles".
fn behind_list(lex: &Lexemes, i: usize) -> Option<(String, usize)> {
    let listed = |at: &usize| {
        let word =
            lex.is(*at, Shape::Word) && !lex.capital(*at) && !CLOSING.contains(lex.low(*at)) && !counted(lex.low(*at));
        lex.together(i, *at) && (word || lex.low(*at) == "," && !lex.low(at + 1).is_empty())
    };
    let and = (i + 1..i + LISTED).take_while(listed).last()? + 1;
    let mut at = and + 1;
    while at < and + NEAR && listed(&at) {
        at = lex.past_hyphen(at + 1);
    }
    let noun =
        matches!(lex.low(and), "and" | "or") && lex.is(at, Shape::Word) && lex.together(i, at) && counted(lex.low(at));
    (noun && at > and + 1 && !lex.capital(at)).then(|| (lex.low(at).to_owned(), at + 1))
}

/// Returns the place behind another number at `i` that stands before what is counted.
fn another_number(lex: &Lexemes, i: usize, of: bool) -> Option<usize> {
    let number = number::cardinal(lex, i, false)?;
    let measure =
        behind(lex, number.next).filter(|_| lex.past_hyphen(number.next) > number.next || lex.glued(number.next));
    match measure {
        Some((_, next)) => Some(next),
        None => of.then_some(number.next),
    }
}

/// Words for many that may stand before the word for each: "four crew members".
const COLLECTIVE: &[&str] = list!("figures/collective");

/// Returns whether the word at `i` only says of what the plural behind it is: "crew members", "police officers".
fn is_crew(lex: &Lexemes, i: usize) -> bool {
    let next = lex.low(i + 1);
    let noun = lex.is(i + 1, Shape::Word) && !lex.capital(i + 1) && lex.together(i, i + 1) && !CLOSING.contains(next);
    COLLECTIVE.contains(&lex.low(i)) && noun && counted(next)
}

/// Returns whether the word is a plural, as the thing counted is.
pub(super) fn counted(word: &str) -> bool {
    let plural =
        word.ends_with('s') && word.len() > 3 && !["ss", "us", "is", "ous"].iter().any(|end| word.ends_with(end));
    plural || PLURALS.contains(&word)
}

/// Returns whether the word at `i` is only the first part of a hyphenated one ("first-team").
fn follows_on(lex: &Lexemes, i: usize) -> bool {
    lex.past_hyphen(i + 1) > i + 1 || lex.low(i + 1) == "'s"
}

/// Returns whether the word at `i` is what the number before it counts: a measure or a plural.
pub(in crate::values) fn counted_behind(lex: &Lexemes, i: usize) -> bool {
    let word = lex.low(i);
    behind(lex, i).is_some() || (lex.is(i, Shape::Word) && !lex.capital(i) && !CLOSING.contains(word) && counted(word))
}
