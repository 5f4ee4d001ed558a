//! Ranks that count: "a third straight loss", "the 12th victim". Most ordinals count nothing: "the third quarter", "first
//! minister", "21st century".

use super::{Amount, Reader};
use crate::english::data::list;
use crate::english::numeral;
use crate::values::digits;
use crate::values::lexeme::{Lexemes, Shape};
use crate::values::number::Number;
use rust_decimal::Decimal;

/// Words that make the ordinal before them a count of what came in a row.
const IN_A_ROW: &[&str] = &["straight", "consecutive", "successive"];

/// What happens to those who are counted one by one, behind "to".
const TOLLS: &[&str] = list!("figures/befallen");

/// The same behind "to be".
const SUFFERED: &[&str] = list!("figures/suffered");

/// Returns whether those who are counted before `at` are those to whom it happened: "the sixth person to die".
pub(super) fn is_toll(lex: &Lexemes, at: usize) -> bool {
    let be = lex.low(at + 1) == "be" && SUFFERED.contains(&lex.low(at + 2));
    lex.low(at) == "to" && (be || TOLLS.contains(&lex.low(at + 1)))
}

/// What is counted one by one as it happens.
const COUNTED: &[&str] = list!("figures/one-by-one");

impl Reader<'_> {
    /// Reads the ordinal at `i` where it counts.
    pub(super) fn rank(&self, i: usize) -> Option<Amount> {
        let lex = self.lex;
        let (value, next) = if lex.is(i, Shape::Digits) {
            let suffix = lex.glued(i + 1) && matches!(lex.low(i + 1), "st" | "nd" | "rd" | "th");
            (digits(lex.low(i)).filter(|_| suffix)?, i + 2)
        } else {
            self.spelled_rank(i)?
        };
        let row = IN_A_ROW.contains(&lex.low(next));
        let toll = value > Decimal::ONE && lex.is(next, Shape::Word) && is_toll(lex, next + 1);
        let counts = row || toll || COUNTED.contains(&lex.low(next));
        let behind = next + 1 + usize::from(row && lex.is(next + 1, Shape::Word));
        let number = Number { value, max: None, next, scale: Decimal::ONE, spelled: true };
        counts.then(|| Amount { number, unit: Some("ordinal".to_owned()), start: i, next: behind })
    }

    /// Reads "third" and "twenty-third".
    fn spelled_rank(&self, i: usize) -> Option<(Decimal, usize)> {
        let lex = self.lex;
        if let Some(value) = numeral::ordinal(lex.low(i)) {
            return Some((value.into(), i + 1));
        }
        let tens = numeral::cardinal(lex.low(i)).filter(|tens| *tens >= 20)?;
        let at = lex.past_hyphen(i + 1);
        let ones = numeral::ordinal(lex.low(at)).filter(|ones| *ones < 10 && at > i + 1)?;
        Some(((tens + ones).into(), at + 1))
    }
}
