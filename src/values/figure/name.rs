//! Numbers that count nothing: parts of names, labels, telephone numbers, list numbers.

use super::{hedge, unit};
use crate::english::data::list;
use crate::english::{Class, class};
use crate::values::lexeme::{Lexemes, Shape};

/// Words after which a number is a label.
const LABELS: &[&str] = list!("figures/labels");

/// Capitalised words that are no names: they open a sentence.
const OPENERS: &[&str] = list!("figures/openers");

/// Returns whether the number from `i` to before `next` is part of a name or a label.
pub(super) fn is_label(lex: &Lexemes, i: usize, next: usize) -> bool {
    joined_to_letters(lex, i, next)
        || label_before(lex, i)
        || is_listed(lex, i, next)
        || list_number(lex, i, next)
        || telephone(lex, i, next)
        || is_model(lex, i, next)
        || is_house(lex, i, next)
        || is_brand(lex, i, next)
        || is_furniture(lex, i, next)
}

/// "A 737 landed", "its 787 Dreamliner": one that is called by its number.
fn is_model(lex: &Lexemes, i: usize, next: usize) -> bool {
    let bare = lex.is(i, Shape::Digits) && lex.low(i).bytes().all(|byte| byte.is_ascii_digit()) && lex.low(i).len() > 2;
    if !bare || next != i + 1 || lex.past_hyphen(next) > next {
        return false;
    }
    let people = Class::DAY.with(Class::MONTH).with(Class::PLACE).with(Class::TITLE);
    let named =
        lex.is(next, Shape::Word) && lex.capital(next) && lex.together(i, next) && !class(lex.low(next)).any(people);
    let owned = matches!(lex.before(i, 1), "own" | "the" | "its" | "their" | "new" | "'s");
    matches!(lex.before(i, 1), "a" | "an") || named && owned && unit::noun(lex, next, false).is_none()
}

/// Words that end the name of a street.
const STREETS: &[&str] = list!("figures/streets");

/// The most words of a street's name.
const STREET: usize = 4;

/// "24 Elm Street".
fn is_house(lex: &Lexemes, i: usize, next: usize) -> bool {
    let bare = lex.is(i, Shape::Digits) && lex.low(i).bytes().all(|byte| byte.is_ascii_digit());
    let mut name = (next..next + STREET).take_while(|at| lex.is(*at, Shape::Word) && lex.capital(*at));
    bare && name.any(|at| at > next && STREETS.contains(&lex.low(at)))
}

/// "Nine News", "net zero", "3-D".
fn is_brand(lex: &Lexemes, i: usize, next: usize) -> bool {
    let brand = lex.is(i, Shape::Word) && lex.capital(i) && lex.capital(next);
    let brand = brand
        && (class(lex.low(next)).any(Class::BODY)
            || matches!(lex.low(next), "entertainment" | "tv" | "radio" | "media"));
    let joined = lex.past_hyphen(next);
    let letter =
        lex.get(joined).is_some_and(|piece| piece.text.len() == 1 && piece.shape == Shape::Word) && joined > next;
    brand || letter && lex.is(i, Shape::Digits) || lex.before(i, 1) == "net" && lex.low(i) == "zero"
}

/// What a page says of itself behind a number that stands alone: "5 comments".
const FURNITURE: &[&str] = list!("figures/furniture");

/// "3 min read", "5 comments", "Subscribe from £3.99 a month", "© 2027 The Courier": what stands around an article.
pub(super) fn is_furniture(lex: &Lexemes, i: usize, next: usize) -> bool {
    let edge = |at: usize| at >= lex.len() || lex.is(at, Shape::Break) || matches!(lex.low(at), "·" | "|" | "•" | "*");
    let timed = usize::from(matches!(lex.low(next), "min" | "mins" | "minute" | "minutes"));
    let at = lex.past_hyphen(next + timed);
    let begins = i.checked_sub(1).is_none_or(edge);
    let whole = FURNITURE.contains(&lex.low(at)) && (begins || edge(at + 1)) && edge(at + 1);
    let read = timed > 0 && lex.low(at) == "read";
    let offered = (1..OFFER.min(i + 1))
        .take_while(|back| !lex.is(i - back, Shape::Break))
        .any(|back| lex.low(i - back) == "subscribe");
    let owned = matches!(lex.before(i, 1), "©" | "copyright");
    whole || read || offered || owned
}

/// How far behind "subscribe" a price is that of a subscription, in pieces.
const OFFER: usize = 16;

/// "F-16", "G7", "3D", "COVID-19", "Q3", "v1.2.3", "@user9", "#1".
fn joined_to_letters(lex: &Lexemes, i: usize, next: usize) -> bool {
    let before = i.checked_sub(1).is_some_and(|at| {
        let inner =
            matches!(lex.low(at), "-" | "/" | "." | "&") && lex.glued(at) && lex.is(at.wrapping_sub(1), Shape::Word);
        let inner = inner && lex.before(at, 1) != "sub";
        let numeric = (matches!(lex.low(at), "/" | ":") && lex.glued(at)) || second_year(lex, i);
        lex.glued(i) && (inner || numeric || matches!(lex.low(at), "#" | "@" | "_" | "\\" | "="))
    });
    let letters = lex.glued(i) && lex.is(i.wrapping_sub(1), Shape::Word) && !lex.before(i, 1).starts_with('\'');
    let behind = lex.glued(next) && lex.is(next, Shape::Word) && !lex.low(next).starts_with('\'');
    let decimal = lex.glued(next) && lex.low(next) == "." && lex.glued(next + 1) && lex.is(next + 1, Shape::Digits);
    before
        || letters
        || behind
        || decimal
        || (lex.glued(i) && lex.before(i, 1) == "," && lex.glued(i - 1) && lex.is(i.wrapping_sub(2), Shape::Word))
        || (lex.before(i, 1) == "(" && lex.low(next) == ")")
        || (lex.glued(next) && matches!(lex.low(next), ":" | "/" | "@" | "_") && lex.glued(next + 1))
}

/// Returns whether the digits at `i` are part of a power of ten too large to be held: "2 × 10^60".
pub(super) fn is_power(lex: &Lexemes, i: usize) -> bool {
    let times = |at: usize| matches!(lex.before(at, 1), "×" | "x") && lex.low(at).starts_with("10");
    let ten = times(i) && lex.glued(i + 1) && (lex.low(i + 1) == "^" || lex.is_dash(i + 1));
    let raised = times(i) && lex.get(i).is_some_and(|piece| !piece.text.is_ascii());
    ten || raised || (lex.before(i, 1) == "^" && lex.glued(i)) || (i >= 2 && lex.is_dash(i - 1) && times(i - 2))
}

/// The "15" of "2014-15".
fn second_year(lex: &Lexemes, i: usize) -> bool {
    let short = |at: usize, length: usize| lex.is(at, Shape::Digits) && lex.low(at).len() == length;
    let year = i >= 2 && short(i, 2) && short(i - 2, 4) && matches!(lex.low(i - 2).get(..2), Some("19" | "20"));
    year && lex.past_hyphen(i - 1) == i
}

/// "Boeing 737", "Section 427", "No. 5".
fn label_before(lex: &Lexemes, i: usize) -> bool {
    let at = if lex.before(i, 1) == "." && matches!(lex.before(i, 2), "no" | "nos" | "vol") {
        i - 2
    } else {
        i.saturating_sub(1)
    };
    let word = lex.low(at);
    if at >= i || !lex.is(at, Shape::Word) || !lex.together(at, i) {
        return false;
    }
    if word == "magnitude" {
        return false;
    }
    if LABELS.contains(&word) && !lex.low(i.wrapping_sub(1)).is_empty() {
        return true;
    }
    let opens = OPENERS.contains(&word) || (lex.opens_sentence(at) && word.ends_with("ly"));
    lex.capital(at) && !opens && (lex.opens_sentence(at) || !goals(lex, i)) && hedge::before(lex, i).is_none()
}

/// Returns whether the number at `i` opens a result, behind whoever lost: "beat Orle 3-1". Boeing's 737-800 has more digits.
fn goals(lex: &Lexemes, i: usize) -> bool {
    let few = |at: usize| lex.is(at, Shape::Digits) && lex.low(at).len() <= 2;
    let other = lex.past_hyphen(i + 1);
    let goes_on = lex.glued(other + 1) && (lex.is(other + 1, Shape::Word) || lex.is_dash(other + 1));
    few(i) && other > i + 1 && few(other) && !goes_on
}

/// How many words of a name may stand between its number and one that is listed beside it.
const NAMED: usize = 2;

/// "Sections 4 and 5", "the Tarn 11 Pro and 11 Pro Max": what is called by a number beside another that is so called.
fn is_listed(lex: &Lexemes, i: usize, next: usize) -> bool {
    let bare = |at: usize| lex.is(at, Shape::Digits) && lex.low(at).bytes().all(|byte| byte.is_ascii_digit());
    if !bare(i)
        || next != i + 1
        || !matches!(lex.before(i, 1), "and" | "or" | "&")
        || unit::noun(lex, next, false).is_some()
    {
        return false;
    }
    let words = (1..=NAMED + 1).map_while(|back| i.checked_sub(back + 1)).take_while(|at| lex.together(*at, i));
    let mut named = words.skip_while(|at| lex.is(*at, Shape::Word) && lex.capital(*at));
    // "Aged 16 and 17" opens a sentence and labels nothing.
    let label = |at: usize| LABELS.contains(&lex.before(at, 1)) || !lex.opens_sentence(at - 1);
    named.next().is_some_and(|at| bare(at) && label_before(lex, at) && label(at))
}

/// "1. First item", "(2) second".
fn list_number(lex: &Lexemes, i: usize, next: usize) -> bool {
    let opens = |at: usize| at.checked_sub(1).is_none_or(|at| lex.is(at, Shape::Break));
    let first = opens(i) || (lex.before(i, 1) == "(" && opens(i - 1));
    first && matches!(lex.low(next), "." | ")") && lex.glued(next)
}

/// "555-0123", "(0)20 7946 0000": digits joined to digits more than a score or a range is.
fn telephone(lex: &Lexemes, i: usize, next: usize) -> bool {
    let digits = |at: usize| lex.is(at, Shape::Digits);
    let joined = |at: usize| lex.is_dash(at) && lex.glued(at) && lex.glued(at + 1) && digits(at + 1);
    let length = |at: usize| lex.get(at).map_or(0, |lexeme| lexeme.text.len());
    let chain = joined(next) && (joined(next + 2) || (length(i) == 3 && length(next + 1) == 4));
    let tail = i >= 2
        && joined(i - 1)
        && digits(i - 2)
        && (joined(next) || (i >= 4 && joined(i - 3) && digits(i - 4)) || (length(i - 2) == 3 && length(i) == 4));
    let leading_zero = digits(i) && length(i) > 1 && lex.low(i).starts_with('0') && !lex.low(i).contains('.');
    let zero = |at: usize| digits(at) && length(at) > 2 && lex.low(at).starts_with('0');
    let spaced = zero(next) || (i >= 1 && zero(i - 1));
    chain || tail || leading_zero || spaced
}
