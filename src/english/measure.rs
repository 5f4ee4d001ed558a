//! Words and signs for what is measured: lengths, weights, money behind a number, time.

use super::data::{list, parse, table};

/// Words and signs behind a number, with the unit that they stand for; longer ones first.
pub(crate) const BEHIND: &[(&str, &str)] = table!("figures/measures" longest first);

/// Units of time, with the plural that stands for them.
pub(crate) const TIMES: &[(&str, &str)] = table!("figures/times");

/// Money of more than one country, and parts of it.
pub(crate) const COINS: &[&str] = list!("figures/coins");

/// Words of warmth and cold: near them "40C" is a temperature.
pub(crate) const WARMTH: &[&str] = list!("figures/warmth");

/// Verbs by which warmth gets somewhere: "hit 40C".
pub(crate) const WARMING: &[&str] = list!("figures/warming");

/// Units, with how many of a smaller one each is.
const SCALES: &[(&str, (i64, &str))] = table!("figures/scales", scaled => (i64, &'static str));

/// Returns what data files write as "12 months".
const fn scaled(amount: &'static str) -> (i64, &'static str) {
    let (size, unit) = parse::cut(amount, " ");
    (parse::number(size), unit)
}

/// Returns how many of the smallest unit of its kind `unit` is, and that unit.
pub(crate) fn scale(unit: &str) -> Option<(i64, &'static str)> {
    let found = SCALES.binary_search_by_key(&unit, |(name, _)| name).ok()?;
    SCALES.get(found).map(|(_, scale)| *scale)
}
