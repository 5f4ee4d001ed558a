//! Small phrases that several parts of the site share.

use crate::ledger::{Content, ReviewState};
use crate::model::{Alarm, Detail, SourceType};
use crate::workflow::words;

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
        Detail::Date(date) => Some(words::date(date)).filter(|read| !read.is_empty()),
        _ => None,
    }
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
