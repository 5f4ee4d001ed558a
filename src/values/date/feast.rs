//! Days by their names: "Christmas", "Easter Monday", "last Thanksgiving".

use super::calendar::Feast;
use super::expression::{Expression, Meaning, Which};
use super::numeric::year_at;
use crate::english::data::{parse, table};
use crate::english::{Class, class};
use crate::values::lexeme::{Lexemes, Shape};
use crate::values::phrase::Phrases;
use std::sync::LazyLock;

impl Feast {
    /// Returns the feast that data files write as "12/25", "easter 1" or "thanksgiving".
    const fn named(name: &'static str) -> Self {
        let (month, day) = parse::cut(name, "/");
        let (easter, days) = parse::cut(name, " ");
        if parse::same(name, "thanksgiving") {
            Self::Thanksgiving
        } else if parse::same(easter, "easter") {
            Self::Easter(parse::number(days))
        } else {
            Self::Fixed(parse::number(month) as u32, parse::number(day) as u32)
        }
    }
}

/// Their names in small letters; longer ones first.
const FEASTS: &[(&str, Feast)] = table!("dates/feasts" longest first, Feast::named => Feast);

static NAMES: LazyLock<Phrases<Feast>> = LazyLock::new(|| Phrases::leading(FEASTS.iter().copied()));

/// Returns the words that a feast begins with unless "last" or "next" does, in no order.
pub(super) fn openers() -> impl Iterator<Item = &'static str> {
    NAMES.keys()
}

/// Returns the words one of which stands in every feast.
pub(super) fn landmarks() -> impl Iterator<Item = &'static str> {
    NAMES.words().filter(|word| *word != "'s")
}

/// Returns the feast at `i`.
pub(super) fn read(lex: &Lexemes, i: usize) -> Option<Expression> {
    let (which, at) = match lex.low(i) {
        "last" => (Which::Last, i + 1),
        "next" => (Which::Next, i + 1),
        "this" => (Which::This, i + 1),
        _ => (Which::Plain, i),
    };
    let (name, feast, next) = NAMES.at(lex, at).next().filter(|_| lex.capital(at))?;
    let day = name.contains(' ');
    if lex.low(next) == "week" {
        return Some(Expression::new(i, next + 1, Meaning::Feast { which, feast, week: true }));
    }
    if !day && which == Which::Plain && !is_dated(lex, i, next) {
        return None;
    }
    let year = year_at(lex, next).filter(|_| lex.together(at, next));
    let (which, next) = year.map_or((which, next), |year| (Which::Of(year), next + 1));
    Some(Expression::new(i, next, Meaning::Feast { which, feast, week: false }))
}

/// Returns whether the name of a season of feasts is a date where it stands: "before Christmas", and no "Christmas tree".
fn is_dated(lex: &Lexemes, i: usize, next: usize) -> bool {
    let goes_on =
        Class::PREPOSITION.with(Class::COORDINATOR).with(Class::AUXILIARY).with(Class::MODAL).with(Class::SUBORDINATOR);
    let goes_on = goes_on.with(Class::REPORT).with(Class::SUBJECT).with(Class::VERB).with(Class::DETERMINER);
    let led = lex.opens_sentence(i) || class(lex.before(i, 1)).any(Class::PREPOSITION);
    let free = !lex.is(next, Shape::Word) && !lex.glued(next + usize::from(lex.is_dash(next)));
    led && (free || lex.is(next, Shape::Mark) && !lex.is_dash(next) || class(lex.low(next)).any(goes_on))
}
