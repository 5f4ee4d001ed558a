//! Numbers in digits and words: "250,000", "1.5 million", "twenty-five", "half a million", "tens of thousands".

use super::digits::{VULGAR, digits};
use super::lexeme::{Lexemes, Shape};
use crate::english::numeral::{self, RAISED};
use crate::english::{Class, Words, class, toll};
use rust_decimal::Decimal;
use std::sync::LazyLock;

/// A number as written, before anybody says what it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    /// The value; the lower end of what vague words mean.
    pub value: Decimal,
    /// The upper end of what vague words mean.
    pub max: Option<Decimal>,
    /// The place behind it.
    pub next: usize,
    /// The scale word at its end ("million"), by which a range's lower end is to be read too; else one.
    pub scale: Decimal,
    /// Whether it is written in words.
    pub spelled: bool,
}

/// Plural scales, with the lowest and highest number that they mean.
const VAGUE: &[(&str, i64, i64)] = &[
    ("dozens", 24, 99),
    ("scores", 40, 99),
    ("tens", 20, 99),
    ("hundreds", 200, 999),
    ("thousands", 2_000, 9_999),
    ("millions", 2_000_000, 9_999_999),
    ("billions", 2_000_000_000, 9_999_999_999),
    ("trillions", 2_000_000_000_000, 9_999_999_999_999),
];

/// Words before a scale that make it vague: "a few hundred" is 200 to 500.
const FEW: &[(&str, i64, i64)] =
    &[("a few", 2, 5), ("few", 2, 5), ("several", 3, 9), ("a couple of", 2, 3), ("a couple", 2, 3), ("many", 3, 9)];

static OPENERS: LazyLock<Words<()>> = LazyLock::new(|| Words::of(openers()));

/// Returns the words that a number may begin with, in no order.
pub(super) fn openers() -> impl Iterator<Item = &'static str> {
    let few = FEW.iter().filter_map(|(words, ..)| words.split(' ').next());
    let rest = ["a", "an", "half", "quarter", "couple"];
    numeral::cardinals().chain(VAGUE.iter().map(|(word, ..)| *word)).chain(few).chain(rest)
}

/// Returns the words that may stand in a number behind its first, in no order.
pub(super) fn inner() -> impl Iterator<Item = &'static str> {
    let few = FEW.iter().flat_map(|(words, ..)| words.split(' '));
    numeral::scales().chain(few).chain(["and", "of", "dozen"])
}

/// Returns whether a number may begin at `i`; far cheaper than to read it.
pub(super) fn may_begin(lex: &Lexemes, i: usize) -> bool {
    lex.is(i, Shape::Digits) || OPENERS.contains(lex.low(i))
}

/// Returns the exact number at `i`; `money` says that a currency stands before it.
pub(super) fn cardinal(lex: &Lexemes, i: usize, money: bool) -> Option<Number> {
    if lex.is(i, Shape::Digits) {
        return in_digits(lex, i, money);
    }
    if !OPENERS.contains(lex.low(i)) {
        return None;
    }
    part_of_scale(lex, i).or_else(|| in_words(lex, i))
}

/// Returns the exact or vague number at `i`.
pub(super) fn number(lex: &Lexemes, i: usize, money: bool) -> Option<Number> {
    vague(lex, i).or_else(|| cardinal(lex, i, money))
}

fn in_digits(lex: &Lexemes, i: usize, money: bool) -> Option<Number> {
    let read = spaced(lex, i).or_else(|| Some((digits(lex.low(i))?, i + 1)));
    let (mut value, mut next) = read?;
    if let Some((part, behind)) = written_fraction(lex, next) {
        let alone = lex.low(behind.saturating_sub(2)) == "/" && behind == i + 3;
        // "8/2" is a day or a score.
        if alone && value >= part {
            return None;
        }
        value = if alone { value.checked_div(part)? } else { value.checked_add(part)? };
        next = behind;
    }
    if let Some((power, behind)) = power_of_ten(lex, next) {
        let value = shift(value, power)?;
        return Some(Number { value, max: None, next: behind, scale: Decimal::ONE, spelled: false });
    }
    let mut scale = Decimal::ONE;
    while let Some((times, behind)) = scale_at(lex, next, money) {
        value = value.checked_mul(times)?;
        scale = scale.checked_mul(times)?;
        next = behind;
    }
    Some(Number { value, max: None, next, scale, spelled: false })
}

/// Returns the number whose thousands are parted by spaces, "816 000", and the place behind it.
fn spaced(lex: &Lexemes, i: usize) -> Option<(Decimal, usize)> {
    let group = |at: usize, len: std::ops::RangeInclusive<usize>| {
        let text = lex.is(at, Shape::Digits).then(|| lex.low(at))?;
        (len.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())).then_some(text)
    };
    let mut whole = group(i, 1..=3).filter(|first| !first.starts_with('0'))?.to_owned();
    let mut next = i + 1;
    while let Some(thousand) = group(next, 3..=3).filter(|_| !lex.glued(next) && lex.together(next - 1, next)) {
        whole.push_str(thousand);
        next += 1;
    }
    (next > i + 1).then_some((Decimal::from_str_exact(&whole).ok()?, next))
}

/// Returns the power of ten that multiplies the number before `i`: "× 10⁸", "x 10^-8", "×10−8".
fn power_of_ten(lex: &Lexemes, i: usize) -> Option<(i32, usize)> {
    let raised = |text: &str| {
        let digits = text.chars().map(|c| RAISED.iter().position(|known| *known == c));
        digits.fold((!text.is_empty()).then_some(0), |sum: Option<i32>, digit| {
            sum?.checked_mul(10)?.checked_add(i32::try_from(digit?).ok()?)
        })
    };
    let ten = lex.low(i + 1).strip_prefix("10").filter(|_| matches!(lex.low(i), "×" | "x"))?;
    if !ten.is_empty() {
        return raised(ten).map(|power| (power, i + 2));
    }
    let caret = usize::from(lex.low(i + 2) == "^");
    let minus = usize::from(lex.is_dash(i + 2 + caret) || lex.low(i + 2) == "⁻");
    let at = i + 2 + caret + minus;
    let joined = (caret + minus > 0) && (i + 2..=at).all(|piece| lex.glued(piece));
    let power = raised(lex.low(at)).or_else(|| lex.low(at).parse().ok()).filter(|_| joined)?;
    Some((if minus > 0 { -power } else { power }, at + 1))
}

/// Returns `value` times ten to the power, where that can be held exactly.
fn shift(value: Decimal, power: i32) -> Option<Decimal> {
    let mut out = value;
    for _ in 0..power.unsigned_abs().min(40) {
        out = if power < 0 { out.checked_div(Decimal::TEN)? } else { out.checked_mul(Decimal::TEN)? };
    }
    (!out.is_zero() || value.is_zero()).then_some(out)
}

/// Returns whether the word at `i` is a thousand: "five grand", and no grand piano.
fn is_grand(lex: &Lexemes, i: usize) -> bool {
    lex.low(i) == "grand" && !lex.is(i + 1, Shape::Word)
}

/// Returns the scale behind digits, spaced, hyphenated or glued.
fn scale_at(lex: &Lexemes, i: usize, money: bool) -> Option<(Decimal, usize)> {
    let at = lex.past_hyphen(i);
    let word = lex.low(at);
    if let Some(scale) = numeral::scale(word) {
        return Some((scale.into(), at + 1));
    }
    if word == "dozen" {
        return Some((12.into(), at + 1));
    }
    if is_grand(lex, at) {
        return Some((1000.into(), at + 1));
    }
    let counted = || {
        let word = lex.low(at + 1);
        lex.is(at + 1, Shape::Word) && !lex.glued(at + 1) && (word == "of" || word == "people" || word.ends_with('s'))
    };
    // A lone "m" or "b" also means metres and bits, and a "t" tonnes.
    let letter = || numeral::scale_letter(word).filter(|_| money || word == "k" || word != "t" && counted());
    // "8 B people"
    let big = !lex.glued(at) && matches!(word, "b" | "m") && lex.capital(at) && (money || counted());
    let found = if (lex.glued(at) || big) && at == i { numeral::short_scale(word).or_else(letter) } else { None };
    found.map(|scale| (scale.into(), at + 1))
}

/// Returns what stands behind whole digits as a fraction: " 1/2", "½"; for "/2" the divisor.
fn written_fraction(lex: &Lexemes, i: usize) -> Option<(Decimal, usize)> {
    let vulgar = VULGAR.iter().any(|(sign, ..)| lex.low(i).chars().eq([*sign]));
    if vulgar {
        return digits(lex.low(i)).map(|value| (value, i + 1));
    }
    let (top, bar) = if lex.low(i) == "/" { (None, i) } else { (Some(short(lex, i)?), i + 1) };
    if lex.low(bar) != "/" || !lex.glued(bar) || !lex.glued(bar + 1) {
        return None;
    }
    let bottom = short(lex, bar + 1).filter(|bottom| !bottom.is_zero())?;
    let value = match top {
        Some(top) => top.checked_div(bottom)?,
        None => bottom,
    };
    // Two numbers on either side of a bar are a fraction only when small: 9/11 and 24/7 are names.
    let proper = top.is_none_or(|top| top < bottom) && [2, 3, 4, 5, 8].iter().any(|n| bottom == (*n).into());
    (proper && lex.low(bar + 2) != "/").then_some((value, bar + 2))
}

fn short(lex: &Lexemes, i: usize) -> Option<Decimal> {
    let text = lex.is(i, Shape::Digits).then(|| lex.low(i)).filter(|text| text.len() <= 2)?;
    digits(text)
}

/// Parts of a scale, in hundredths.
const PARTS: &[(&str, i64)] =
    &[("half", 50), ("a quarter", 25), ("quarter", 25), ("one quarter", 25), ("three quarters", 75)];

/// Returns "half a million", "half a dozen", "a quarter of a million", "three quarters of a million".
fn part_of_scale(lex: &Lexemes, i: usize) -> Option<Number> {
    let (part, at) = PARTS.iter().find_map(|(words, part)| Some((Decimal::new(*part, 2), lex.phrase(i, words)?)))?;
    let at = lex.phrase(at, "of a").or_else(|| lex.phrase(at, "a")).unwrap_or(at);
    let at = lex.past_hyphen(at);
    let (scale, next) = scale_at(lex, at, false).filter(|(scale, _)| *scale > 10.into())?;
    Some(Number { value: part.checked_mul(scale)?, max: None, next, scale, spelled: true })
}

fn in_words(lex: &Lexemes, i: usize) -> Option<Number> {
    let article = matches!(lex.low(i), "a" | "an");
    let mut at = i;
    let (mut total, mut current) = (Decimal::ZERO, Decimal::ZERO);
    let mut last = 0;
    let mut scale_word = Decimal::ONE;
    // Whether a word for a dozen or a thousand ends it.
    let mut grouped = false;
    if article {
        let scale = lex.low(i + 1);
        if numeral::scale(scale).is_none() && scale != "dozen" {
            return None;
        }
        (current, last, at) = (Decimal::ONE, 1, i + 1);
    }
    let mut next = at;
    loop {
        let word = lex.low(at);
        if let Some(value) = numeral::cardinal(word) {
            // After tens only units go on the same number; after units nothing does.
            let fits = next == i || last >= 100 || (last >= 20 && (1..10).contains(&value));
            if !fits {
                break;
            }
            current = current.checked_add(value.into())?;
            last = value.max(1);
        } else if word == "dozen" && last > 0 && last < 100 {
            current = current.checked_mul(12.into())?;
            (scale_word, next, grouped) = (12.into(), at + 1, true);
            break;
        } else if is_grand(lex, at) && last > 0 {
            current = current.checked_mul(1000.into())?;
            (scale_word, next, grouped) = (1000.into(), at + 1, true);
            break;
        } else if let Some(scale) = numeral::scale(word).filter(|_| last > 0) {
            if scale == 100 {
                current = current.checked_mul(100.into())?;
            } else {
                total = total.checked_add(current.checked_mul(scale.into())?)?;
                current = Decimal::ZERO;
            }
            (last, scale_word) = (scale, scale.into());
        } else {
            break;
        }
        next = at + 1;
        at = lex.past_hyphen(next);
        if lex.low(at) == "and" && last >= 100 && numeral::cardinal(lex.low(at + 1)).is_some() {
            at += 1;
        }
    }
    let value = total.checked_add(current)?;
    let number = Number {
        value,
        max: None,
        next,
        scale: if current.is_zero() || last == 100 || grouped { scale_word } else { Decimal::ONE },
        spelled: true,
    };
    let number = (next > i + usize::from(article)).then_some(number)?;
    Some(pointed(lex, number).unwrap_or_else(|| and_a_half(lex, number)))
}

/// Returns the number with the decimals behind it that are spoken one by one, and a scale behind those: "five point three million".
fn pointed(lex: &Lexemes, number: Number) -> Option<Number> {
    let digit = |at: usize| numeral::cardinal(lex.low(at)).filter(|value| (0..10).contains(value));
    let mut next = number.next + 1;
    let mut value = number.value;
    let mut worth = Decimal::ONE;
    let mut decimals = 0;
    while let Some(digit) = digit(next).filter(|_| lex.low(number.next) == "point" && decimals < PLACES) {
        worth = worth.checked_div(Decimal::TEN)?;
        value = value.checked_add(worth.checked_mul(digit.into())?)?;
        (next, decimals) = (next + 1, decimals + 1);
    }
    let (scale, next) = scale_at(lex, next, false).unwrap_or((Decimal::ONE, next));
    (decimals > 0).then_some(Number { value: value.checked_mul(scale)?, next, scale, ..number })
}

/// How many decimals are spoken at most.
const PLACES: usize = 6;

/// Returns the number with "and a half" behind it added, and a scale behind that: "one and a half million".
fn and_a_half(lex: &Lexemes, number: Number) -> Number {
    let Some(next) = lex.phrase(lex.past_hyphen(number.next), "and a half") else { return number };
    let (scale, next) = scale_at(lex, next, false).unwrap_or((Decimal::ONE, next));
    // "A million and a half" is half a million more.
    let half = Decimal::new(5, 1).checked_mul(number.scale);
    let value = half.and_then(|half| number.value.checked_add(half)).and_then(|value| value.checked_mul(scale));
    value.map_or(number, |value| Number { value, next, scale, ..number })
}

/// Returns "dozens", "tens of thousands", "hundreds of millions", "a few hundred" with the range that they mean.
fn vague(lex: &Lexemes, i: usize) -> Option<Number> {
    for (words, low, high) in FEW {
        let found = lex.phrase(i, words).and_then(|at| scale_at(lex, at, false));
        if let Some((scale, next)) = found.filter(|(scale, _)| *scale >= 12.into()) {
            let further = scale_at(lex, next, false);
            let both = further.and_then(|(times, behind)| Some((scale.checked_mul(times)?, behind)));
            let (scale, next) = both.unwrap_or((scale, next));
            return spread(scale, *low, *high, next);
        }
    }
    let plural = |at: usize| VAGUE.iter().find(|(word, ..)| *word == lex.low(at));
    let (word, low, high) = plural(i)?;
    if let Some((_, scale, _)) = plural(i + 2).filter(|(_, scale, _)| lex.low(i + 1) == "of" && *scale > 99) {
        let scale = Decimal::from(*scale / 2);
        return spread(scale, *low, high + 1, i + 3).map(|n| Number { max: n.max.map(|max| max - Decimal::ONE), ..n });
    }
    // "Lund scores twice", "their test scores"
    let counts = lex.low(i + 1) == "of" || toll::harm(lex.low(i + 1)) || class(lex.low(i + 1)).any(Class::AUXILIARY);
    (*word != "tens" && (*word != "scores" || counts)).then_some(())?;
    spread(Decimal::ONE, *low, *high, i + 1)
}

fn spread(scale: Decimal, low: i64, high: i64, next: usize) -> Option<Number> {
    let value = scale.checked_mul(low.into())?;
    let max = Some(scale.checked_mul(high.into())?);
    Some(Number { value, max, next, scale: Decimal::ONE, spelled: true })
}
