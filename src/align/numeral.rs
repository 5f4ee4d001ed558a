//! Numbers as the news writes them, read for comparing: "5", "five", "$1.5 million", "1,500,000", "per cent", "21st".

use crate::english::data::table;
use crate::english::numeral;
use crate::text::{Token, TokenKind};
use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

/// A number with what makes it another number: currency, percent sign, rank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Quantity {
    /// The value, scale words multiplied in.
    pub value: Decimal,
    /// "USD", "%", "pp" (percentage points), "ordinal", or nothing.
    pub unit: &'static str,
    /// Whether it is four plain digits that read as a year.
    pub year: bool,
}

impl Quantity {
    /// Returns the form in which equal quantities are equal, however they are written.
    pub fn canon(&self) -> String {
        format!("#{}{}", self.value.normalize(), self.unit)
    }
}

const CURRENCIES: &[(&str, &str)] = table!("compare/currencies");

const CURRENCY_WORDS: &[(&str, &str)] = table!("compare/currency-words");

fn currency(table: &[(&str, &'static str)], word: &str) -> Option<&'static str> {
    table.iter().find(|(name, _)| name.eq_ignore_ascii_case(word)).map(|(_, code)| *code)
}

fn scale_word(word: &str) -> Option<i64> {
    numeral::scale(word).or_else(|| numeral::short_scale(word))
}

/// Returns the quantity that a part of a hyphenated word is: "two" in "father-of-two", "19" in "covid-19",
/// "fourth" in "fourth-largest".
pub(crate) fn part(word: &str) -> Option<Quantity> {
    if let Some(rank) = numeral::ordinal(word) {
        return Some(Quantity { value: rank.into(), unit: "ordinal", year: false });
    }
    let digits = word.bytes().all(|b| b.is_ascii_digit()) && !word.is_empty();
    let value = if digits { word.parse().ok()? } else { Decimal::from(numeral::cardinal(word)?) };
    Some(Quantity { value, unit: "", year: false })
}

/// Returns the rank that a Roman numeral of two letters or more stands for: 8 for "VIII".
pub(crate) fn roman(word: &str) -> Option<Quantity> {
    const DIGITS: &[(&str, i64)] = &[("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1)];
    if word.len() < 2 || word.len() > 6 || !word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X')) {
        return None;
    }
    let (mut rest, mut value) = (word, 0);
    for (digit, worth) in DIGITS {
        while let Some(left) = rest.strip_prefix(digit) {
            (rest, value) = (left, value + worth);
        }
    }
    rest.is_empty().then(|| Quantity { value: value.into(), unit: "ordinal", year: false })
}

/// Returns whether a number in words may begin with `word`; most words are told apart by one look.
fn may_be_spelled(word: &str) -> bool {
    numeral::may_be(word) || word.ends_with("ties") || word.bytes().any(|byte| byte == b'-')
}

/// Walks tokens while a number lasts.
struct Cursor<'a> {
    text: &'a str,
    tokens: &'a [Token],
    at: usize,
}

impl<'a> Cursor<'a> {
    fn word(&self, ahead: usize) -> &'a str {
        let span = self.tokens.get(self.at + ahead).map_or((0, 0), |token| (token.span.start, token.span.end));
        self.text.get(span.0..span.1).unwrap_or_default()
    }

    /// Returns whether the token `ahead` follows the one before it without a space.
    fn touches(&self, ahead: usize) -> bool {
        let at = self.at + ahead;
        at > 0 && at < self.tokens.len() && self.tokens[at - 1].span.end == self.tokens[at].span.start
    }
}

/// Returns the quantity that begins at the first of `tokens`, and of how many tokens it consists.
pub(crate) fn read(text: &str, tokens: &[Token]) -> Option<(Quantity, usize)> {
    let mut cursor = Cursor { text, tokens, at: 0 };
    if tokens.first().is_some_and(|token| token.kind == TokenKind::Word) && !may_be_spelled(cursor.word(0)) {
        return None;
    }
    let mut negative = false;
    if matches!(cursor.word(0), "-" | "−") && cursor.touches(1) {
        let before = tokens.first().and_then(|token| text.get(..token.span.start)?.chars().next_back());
        negative = before.is_none_or(|c| c.is_whitespace() || c == '(');
        if !negative {
            return None;
        }
        cursor.at += 1;
    }
    let sign = currency(CURRENCIES, cursor.word(0)).filter(|_| cursor.at + 1 < tokens.len());
    cursor.at += usize::from(sign.is_some());
    let digits = tokens.get(cursor.at).is_some_and(|token| token.kind == TokenKind::Number);
    if (sign.is_some() || negative) && !digits {
        return None;
    }
    let mut quantity = if digits { figures(&mut cursor)? } else { words(&mut cursor)? };
    if let Some(sign) = sign {
        quantity.unit = sign;
        quantity.year = false;
    }
    scale(&mut cursor, &mut quantity, digits);
    unit(&mut cursor, &mut quantity);
    if negative {
        quantity.value = -quantity.value;
    }
    Some((quantity, cursor.at))
}

fn figures(cursor: &mut Cursor<'_>) -> Option<Quantity> {
    let written = cursor.word(0);
    let (whole, rest) = written.split_at(written.find(|c: char| !c.is_ascii()).unwrap_or(written.len()));
    let plain: String = whole.chars().filter(|c| *c != ',').collect();
    let value: Decimal = match rest {
        "" => plain.parse().ok()?,
        rest if whole.is_empty() => fraction(rest)?,
        rest => plain.parse::<Decimal>().ok()?.checked_add(fraction(rest)?)?,
    };
    let year =
        written.len() == 4 && written.starts_with(['1', '2']) && (1500..2100).contains(&written.parse().unwrap_or(0));
    cursor.at += 1;
    let mut unit = "";
    if cursor.touches(0) && matches!(cursor.word(0), "st" | "nd" | "rd" | "th") {
        cursor.at += 1;
        unit = "ordinal";
    } else if cursor.touches(0) && ending(cursor.word(0)) > 0 {
        unit = "ordinal";
    } else if cursor.touches(0) && cursor.word(0) == "s" {
        cursor.at += 1;
        unit = DECADE;
    }
    Some(Quantity { value, unit, year: year && unit.is_empty() })
}

/// Returns the value of a fraction in one character: Unicode takes "½" apart into "1⁄2".
fn fraction(written: &str) -> Option<Decimal> {
    let apart: String = written.nfkd().collect();
    let (part, of) = apart.split_once('\u{2044}')?;
    part.parse::<Decimal>().ok()?.checked_div(of.parse().ok()?)
}

/// Returns the rank that a word stands for: 3 for "third", 21 for "twenty-first".
fn rank(word: &str) -> Option<i64> {
    let Some((tens, ones)) = word.split_once('-') else { return numeral::ordinal(word) };
    let (tens, ones) = (numeral::cardinal(tens)?, numeral::ordinal(ones)?);
    (tens >= 20 && ones < 10).then_some(tens + ones)
}

/// Reads number words: "twenty-five", "two hundred and six", "third".
fn words(cursor: &mut Cursor<'_>) -> Option<Quantity> {
    if let Some(rank) = rank(cursor.word(0)) {
        cursor.at += 1;
        return Some(Quantity { value: rank.into(), unit: "ordinal", year: false });
    }
    if let Some(decade) = decade(cursor.word(0)) {
        cursor.at += 1;
        return Some(Quantity { value: decade.into(), unit: DECADE, year: false });
    }
    let mut total = small(cursor.word(0))?;
    cursor.at += 1;
    while let Some(scale) = numeral::scale(cursor.word(0)).filter(|scale| *scale <= 1000) {
        total = total.checked_mul(scale)?;
        cursor.at += 1;
        let skip = usize::from(cursor.word(0) == "and");
        if let Some(rest) = small(cursor.word(skip)).filter(|rest| *rest < scale) {
            total = total.checked_add(rest)?;
            cursor.at += skip + 1;
        }
    }
    Some(Quantity { value: total.into(), unit: "", year: false })
}

/// Returns how much of `word`, which stands right behind a number, is the ending of a rank with its hyphen: that of "81st-minute".
pub(crate) fn ending(word: &str) -> usize {
    if ["st-", "nd-", "rd-", "th-"].iter().any(|end| word.starts_with(end)) { 3 } else { 0 }
}

/// The unit of "60s" and "sixties".
const DECADE: &str = "s";

/// Returns the first year of ten, or the first age of ten, that a word stands for: 60 for "sixties".
fn decade(word: &str) -> Option<i64> {
    let tens = word.to_lowercase().strip_suffix("ies").map(|stem| format!("{stem}y"))?;
    numeral::cardinal(&tens).filter(|tens| *tens >= 20)
}

fn small(word: &str) -> Option<i64> {
    if let Some((tens, ones)) = word.split_once('-') {
        let (tens, ones) = (numeral::cardinal(tens)?, numeral::cardinal(ones)?);
        return (tens >= 20 && (1..10).contains(&ones)).then_some(tens + ones);
    }
    numeral::cardinal(word)
}

fn scale(cursor: &mut Cursor<'_>, quantity: &mut Quantity, digits: bool) {
    let hyphen = usize::from(cursor.word(0) == "-" && cursor.touches(0) && cursor.touches(1));
    let money = !quantity.unit.is_empty() && digits && cursor.touches(0);
    let by = scale_word(cursor.word(hyphen))
        .or_else(|| numeral::scale_letter(cursor.word(0)).filter(|_| money))
        .filter(|_| quantity.unit != "ordinal");
    if let Some(value) = by.and_then(|by| quantity.value.checked_mul(by.into())) {
        quantity.value = value;
        quantity.year = false;
        cursor.at += 1 + if scale_word(cursor.word(hyphen)).is_some() { hyphen } else { 0 };
    }
}

fn unit(cursor: &mut Cursor<'_>, quantity: &mut Quantity) {
    let hyphen = usize::from(cursor.word(0) == "-" && cursor.touches(0) && cursor.touches(1));
    let word = cursor.word(hyphen).to_lowercase();
    let points = matches!(cursor.word(hyphen + 1), "point" | "points");
    let (unit, len) = match word.as_str() {
        "%" | "percent" | "pct" => ("%", 1),
        "per" if cursor.word(hyphen + 1) == "cent" => ("%", 2),
        "percentage" if points => ("pp", 2),
        word => match currency(CURRENCY_WORDS, word).filter(|_| quantity.unit.is_empty()) {
            Some(code) => (code, 1),
            None => return,
        },
    };
    if quantity.unit != "ordinal" {
        quantity.unit = unit;
        quantity.year = false;
        cursor.at += hyphen + len;
    }
}
