//! Words and signs for what is measured: lengths, weights, money behind a number, time.

use super::data::{list, table};

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
