//! Times and days as the ledger writes them.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use std::time::{SystemTime, UNIX_EPOCH};

/// Returns the time that a clock gives, to the second; `Utc::now` panics where it stands before 1970.
pub(crate) fn time_of(clock: SystemTime) -> DateTime<Utc> {
    let seconds = match clock.duration_since(UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_secs()).ok(),
        Err(before) => i64::try_from(before.duration().as_secs()).ok().map(|seconds| -seconds),
    };
    seconds.and_then(|seconds| DateTime::from_timestamp(seconds, 0)).unwrap_or(DateTime::<Utc>::MAX_UTC)
}

/// Returns whether a day has a year of four digits, as the ledger writes it.
pub(crate) fn is_writable(day: NaiveDate) -> bool {
    (0..=9999).contains(&day.year())
}
