//! Numbers that are ages without saying so: "Jane Roe, 34, said", "at 16 she left", "he is 93".

use super::Reader;
use crate::english::data::list;
use crate::english::{Class, class, numeral, toll};
use crate::values::digits;
use crate::values::lexeme::Shape;
use rust_decimal::Decimal;

/// What somebody begins or ends at an age.
const BEGINNINGS: &[&str] = list!("figures/age-events");

/// Those whose age is told by "is": "my son is six".
const KIN: &[&str] = list!("figures/kin");

/// How near the words stand that make a number an age, in pieces.
const NEAR: usize = 6;

impl Reader<'_> {
    /// Returns whether the number stands where a person's age does: "Jane Roe, 34, said", "aged 34",
    /// "under the age of 34".
    pub(super) fn age(&self, i: usize, next: usize) -> bool {
        let lex = self.lex;
        // "The class, 4-6, is full": no single age.
        let one = !lex.is_dash(i + 1);
        let apposed =
            one && lex.before(i, 1) == "," && i >= 2 && lex.capital(i - 2) && matches!(lex.low(next), "," | "." | ";");
        let value = digits(lex.low(i)).or_else(|| numeral::cardinal(lex.low(i)).map(Decimal::from));
        let years = value.is_some_and(|value| value < 120.into());
        let aged = matches!(lex.before(i, 1), "aged" | "age")
            || (lex.before(i, 2) == "age" && lex.before(i, 1) == "of")
            || (matches!(lex.before(i, 1), "and" | "to" | "or") && lex.before(i, 3) == "aged");
        let ends = !lex.is(next, Shape::Word);
        // "At 16 she left school", "left school at 16"
        let began = || (2..NEAR).any(|back| BEGINNINGS.contains(&lex.before(i, back)));
        let at = lex.before(i, 1) == "at" && (matches!(lex.low(next), "he" | "she") || ends && began());
        let spread = lex.before(i, 2) == "aged" && matches!(lex.before(i, 1), "between" | "from" | "under" | "over");
        // "A woman of 84", "the model, 31, left"
        let of = lex.before(i, 1) == "of"
            && toll::PERSONS.contains(&lex.before(i, 2))
            && lex.before(i, 2) != "crew"
            && matches!(lex.before(i, 3), "a" | "an" | "the");
        let enclosed = one
            && lex.is(i, Shape::Digits)
            && lex.before(i, 1) == ","
            && lex.low(next) == ","
            && value.is_some_and(|value| value > 15.into() && value < 100.into())
            && (2..NEAR)
                .take_while(|back| !matches!(lex.before(i, *back), "," | "and"))
                .any(|back| back > 2 && matches!(lex.before(i, back), "the" | "a" | "his" | "her" | "my"));
        // "Was 85, not 83, when she died"
        let when = |at: usize| lex.low(at) == "when" && matches!(lex.low(at + 1), "he" | "she");
        let then = ends && matches!(lex.before(i, 1), "was" | "not") && (next..next + NEAR).any(when);
        let aged = aged || spread || of || enclosed || then;
        years && (apposed || aged || at || self.is_of_person(i, next))
    }

    /// Returns whether the number says how old somebody is: "he is 93", "children under 5".
    fn is_of_person(&self, i: usize, next: usize) -> bool {
        let lex = self.lex;
        let ends = !lex.is(next, Shape::Word) || matches!(lex.low(next), "when" | "and" | "at" | "but" | "now");
        let person = (matches!(lex.before(i, 2), "he" | "she" | "who") || KIN.contains(&lex.before(i, 2)))
            && matches!(lex.before(i, 1), "is" | "was" | "'s");
        let turned =
            matches!(lex.before(i, 1), "turned" | "turns") && (ends || matches!(lex.low(next), "in" | "on" | "last"));
        let grown = |word: &str| word == "children" || toll::PERSONS.contains(&word) || toll::PEOPLE.contains(&word);
        let bounded =
            matches!(lex.before(i, 1), "under" | "over" | "above" | "below" | "aged") && grown(lex.before(i, 2));
        let closes =
            ends || class(lex.low(next)).any(Class::AUXILIARY.with(Class::MODAL)) || !lex.low(next).ends_with('s');
        person && ends || turned || bounded && closes
    }
}
