//! Small phrases that several parts of the site share.

use crate::ledger::{Content, ReviewState};
use crate::model::{Alarm, DateValue, Detail, SourceType};
use crate::workflow::words;
use chrono::{Datelike, NaiveDate};

/// The longest wording, in characters, that a heading or a link shows.
const LONGEST: usize = 160;

/// Returns what an alarm means to an editor.
pub(super) fn alarm(alarm: Alarm) -> &'static str {
    match alarm {
        Alarm::Must => "substance",
        Alarm::Info => "information",
        Alarm::None => "typography",
    }
}

/// Returns where a claim stands, in the newsroom's words.
pub(super) fn review(state: ReviewState) -> &'static str {
    match state {
        ReviewState::Pending => "waits for review",
        ReviewState::Accepted => "accepted",
        ReviewState::Rejected => "rejected",
        ReviewState::Misread => "misread",
    }
}

/// Returns what sort of source it is, in words.
pub(super) fn source_type(kind: SourceType) -> &'static str {
    match kind {
        SourceType::Named => "a named person",
        SourceType::Organisation => "an organisation",
        SourceType::Anonymous => "without a name",
        SourceType::Pronoun => "a pronoun that nobody was found for",
        SourceType::Document => "a document",
    }
}

/// Returns a claim's words on one line, quotations in marks, long ones cut.
pub(super) fn content(content: &Content) -> String {
    let words = cut(&content.words(), LONGEST);
    if matches!(content.detail, Detail::Quote(_)) { format!("“{words}”") } else { words }
}

/// Returns the value that was read from a figure's or a date's words.
pub(super) fn value(detail: &Detail) -> Option<String> {
    match detail {
        Detail::Figure(figure) => Some(words::figure(figure)),
        Detail::Date(date) => Some(span(date).or_else(|| length(date)).unwrap_or_else(|| words::date(date))),
        _ => None,
    }
}

/// Returns the days that a date means: "1 August 2027", "June 2031", "2031", "3 May 2026 to 9 May 2026".
pub(super) fn span(date: &DateValue) -> Option<String> {
    let (from, to) = (date.from?, date.to?);
    let next = to.succ_opt()?;
    let begins = |day: NaiveDate| day.day() == 1;
    Some(if from == to {
        day(from)
    } else if begins(from) && begins(next) && (from.year(), from.month()) == (to.year(), to.month()) {
        from.format("%B %Y").to_string()
    } else if begins(from) && begins(next) && from.month() == 1 && to.month() == 12 && from.year() == to.year() {
        from.year().to_string()
    } else {
        format!("{} to {}", day(from), day(to))
    })
}

/// Returns a length of time in words, "6 weeks", where it is one number of one unit.
fn length(date: &DateValue) -> Option<String> {
    const UNITS: [(&str, char, &str); 6] = [
        ("PT", 'M', "minute"),
        ("PT", 'H', "hour"),
        ("P", 'D', "day"),
        ("P", 'W', "week"),
        ("P", 'M', "month"),
        ("P", 'Y', "year"),
    ];
    UNITS.iter().find_map(|(before, after, unit)| {
        let number = date.value.strip_prefix(before)?.strip_suffix(*after)?;
        Some(words::count(number.parse().ok()?, unit))
    })
}

/// Returns a day as people write it: "1 August 2027".
pub(super) fn day(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

/// Returns the versions from `since` to `until`: "version 2", "versions 2 to 4".
pub(super) fn versions(since: u32, until: u32) -> String {
    if since == until { format!("version {since}") } else { format!("versions {since} to {until}") }
}

/// Returns `text` in one line with at most `longest` characters.
pub(super) fn cut(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        None => text.to_owned(),
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
    }
}
