//! One run of the program: where it stands and whom it talks to.

use super::terminal::Terminal;
use crate::check::program;
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// What every command is given.
pub struct Session<'t> {
    /// Whom it talks to.
    pub terminal: &'t mut Terminal,
    /// The folder that relative paths start from; empty for the current one.
    pub here: PathBuf,
    /// The ledger's folder, where `--root` names it.
    pub root: Option<PathBuf>,
    /// The time, where it is not to be read from the clock.
    pub now: Option<DateTime<Utc>>,
    /// Whether every article is taken for an English one.
    pub english: bool,
}

impl Session<'_> {
    /// Returns how the program is called where the session stands.
    pub fn program(&self) -> String {
        program(self.root.as_deref())
    }

    /// Returns where the path that somebody typed leads.
    pub fn resolve(&self, typed: &Path) -> PathBuf {
        self.here.join(typed)
    }

    /// Returns the time: that of the clock, whatever it says.
    #[allow(clippy::disallowed_methods, reason = "the clock is read here")]
    pub fn now(&self) -> DateTime<Utc> {
        self.now.unwrap_or_else(|| time(SystemTime::now()))
    }
}

/// Returns the time that a clock gives, to the second; `Utc::now` panics where it stands before 1970.
fn time(clock: SystemTime) -> DateTime<Utc> {
    let seconds = match clock.duration_since(UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_secs()).ok(),
        Err(before) => i64::try_from(before.duration().as_secs()).ok().map(|seconds| -seconds),
    };
    seconds.and_then(|seconds| DateTime::from_timestamp(seconds, 0)).unwrap_or(DateTime::<Utc>::MAX_UTC)
}

/// Reads a day that somebody typed, of the years that the ledger can write.
///
/// # Errors
/// Where it is none.
pub fn day(typed: &str) -> Result<NaiveDate, String> {
    let day = NaiveDate::parse_from_str(typed, "%Y-%m-%d").ok().filter(|day| is_writable(*day));
    day.ok_or_else(|| "year, month and day, such as 2026-11-22".to_owned())
}

/// Returns whether a day has a year of four digits, as the ledger writes it.
pub fn is_writable(day: NaiveDate) -> bool {
    (0..=9999).contains(&day.year())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_clock_may_say_anything() {
        let at = |seconds: i64| {
            let away = Duration::from_secs(seconds.unsigned_abs());
            time(if seconds < 0 { UNIX_EPOCH - away } else { UNIX_EPOCH + away })
        };
        assert_eq!(at(0).to_rfc3339(), "1970-01-01T00:00:00+00:00");
        assert_eq!(at(-86_400).to_rfc3339(), "1969-12-31T00:00:00+00:00");
        assert_eq!(at(i64::MAX), DateTime::<Utc>::MAX_UTC);
        assert_eq!(at(-i64::MAX), DateTime::<Utc>::MAX_UTC);
    }
}
