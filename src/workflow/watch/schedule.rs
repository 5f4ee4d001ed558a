//! When an article is visited again: often while it is new, then less and less.

/// Seconds of a minute, an hour and a day.
pub(super) const MINUTE: u64 = 60;
pub(super) const HOUR: u64 = 60 * MINUTE;
pub(super) const DAY: u64 = 24 * HOUR;

/// The longest that somebody who fails is left alone, in seconds, unless the schedule leaves longer.
const LONGEST: u64 = DAY;

/// How often articles up to some age are visited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rung {
    /// The age at which it ends, in seconds.
    pub until: u64,
    /// The time from one visit to the next, in seconds.
    pub every: u64,
}

/// How often articles are visited, from the youngest to the oldest; those that are older than any are not.
pub static USUAL: [Rung; 4] = [
    Rung { until: 3 * HOUR, every: 10 * MINUTE },
    Rung { until: 2 * DAY, every: HOUR },
    Rung { until: 14 * DAY, every: DAY },
    Rung { until: 90 * DAY, every: 7 * DAY },
];

/// How often feeds are asked for, in seconds.
pub const FEEDS_EVERY: u64 = 10 * MINUTE;

/// Returns how many seconds after a visit an article of that age is visited again; none where it is not. What somebody names by
/// itself is visited for ever, as seldom as the oldest.
pub fn every(rungs: &[Rung], age: u64, for_ever: bool) -> Option<u64> {
    let rung = rungs.iter().find(|rung| age < rung.until);
    rung.or(rungs.last().filter(|_| for_ever)).map(|rung| rung.every)
}

/// Returns the age in seconds at which nothing is visited any more.
pub fn end(rungs: &[Rung]) -> u64 {
    rungs.last().map_or(0, |rung| rung.until)
}

/// Returns how many seconds to leave alone who has failed so many times in a row, and is otherwise visited every so many seconds.
pub fn patience(every: u64, failures: u32) -> u64 {
    let doubled = every.saturating_mul(1 << failures.saturating_sub(1).min(20));
    doubled.min(LONGEST.max(every))
}

/// Reads a length of time: "10m", "3h", "14d"; in seconds.
pub fn length(text: &str) -> Option<u64> {
    let text = text.trim();
    let (number, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
    let unit = match unit {
        "s" => 1,
        "m" => MINUTE,
        "h" => HOUR,
        "d" => DAY,
        _ => return None,
    };
    let number: u64 = number.trim().parse().ok().filter(|number| (1..=100_000).contains(number))?;
    Some(number * unit)
}
