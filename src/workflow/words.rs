//! Small phrases that several text formats share.

use crate::ledger::{Added, Correction};
use crate::model::{Bound, Claim, DateRole, DateType, DateValue, Detail, Figure, Source};
use crate::text::Article;
use crate::text::visible;
use rust_decimal::Decimal;

/// The longest content, in characters, that a list shows on one line.
const LONGEST: usize = 100;

/// Returns `count` with `one` or its plural: "3 claims", "2 stories".
pub fn count(count: usize, one: &str) -> String {
    match one.strip_suffix('y') {
        _ if count == 1 => format!("1 {one}"),
        Some(stem) => format!("{count} {stem}ies"),
        None => format!("{count} {one}s"),
    }
}

/// Returns the newsroom's word for what a claim is.
pub fn kind(detail: &Detail) -> &'static str {
    match detail {
        Detail::Quote(_) => "quote",
        Detail::Statement(_) => "statement",
        Detail::Figure(_) => "figure",
        Detail::Date(date) if date.role == DateRole::Deadline => "deadline",
        Detail::Date(_) => "date",
        Detail::Assertion => "assertion",
    }
}

/// How many decimals of a figure are shown.
const PLACES: u32 = 6;

/// Returns a figure in words: "at least 40 homes".
pub fn figure(figure: &Figure) -> String {
    // A third has more places than anybody reads.
    let shown = |value: Decimal| value.round_dp(PLACES).normalize();
    let value = match figure.max {
        Some(max) => format!("{}–{}", shown(figure.value), shown(max)),
        None => shown(figure.value).to_string(),
    };
    let bound = match figure.bound {
        Bound::Exactly | Bound::Range | Bound::Vague => "",
        Bound::AtLeast => "at least ",
        Bound::AtMost => "at most ",
        Bound::MoreThan => "more than ",
        Bound::LessThan => "less than ",
        Bound::About => "about ",
    };
    let unit = if figure.unit.is_empty() { String::new() } else { format!(" {}", visible::prose(&figure.unit)) };
    format!("{bound}{value}{unit}")
}

/// Returns a date as far as it is resolved: a day, a span of days, or the bare value.
pub fn date(date: &DateValue) -> String {
    match (date.from, date.to) {
        (Some(from), Some(to)) if from == to => from.to_string(),
        (Some(from), Some(to)) => format!("{from} to {to}"),
        (Some(from), None) => format!("from {from}"),
        (None, Some(to)) => format!("until {to}"),
        // A length or a repetition has no day to miss.
        (None, None) if matches!(date.kind, DateType::Duration | DateType::Set) => visible::prose(&date.value),
        (None, None) => format!("{}, day unknown", visible::prose(&date.value)),
    }
}

/// Returns who added a claim that the program had missed, and when: "added by Mia on 2031-05-02: why".
pub fn added(added: &Added) -> String {
    let by = added.by.as_deref().unwrap_or("a person");
    let reason = added.reason.as_ref().map(|reason| format!(": {reason}")).unwrap_or_default();
    visible::prose(&format!("added by {by} on {}{reason}", added.date))
}

/// Returns what a person corrected, in a row: "value 40, unit km"; none where nothing is.
pub fn corrected(correction: &Correction) -> Option<String> {
    let fields = correction.fields().into_iter().map(|(name, value)| format!("{name} {value}"));
    (!correction.is_empty()).then(|| visible::prose(&fields.collect::<Vec<_>>().join(", ")))
}

/// Returns a claim's words on one line: quotations in marks, figures and dates with how they are read.
pub fn content(claim: &Claim, article: &Article) -> String {
    let words = cut(&visible::prose(&claim.words(article)));
    match &claim.detail {
        Detail::Quote(_) => format!("“{words}”"),
        Detail::Figure(value) => {
            let read = figure(value);
            if read.to_lowercase() == words.to_lowercase() { words } else { format!("{words} = {read}") }
        }
        Detail::Date(value) => format!("{words} = {}", date(value)),
        Detail::Statement(_) | Detail::Assertion => words,
    }
}

/// Returns who a claim is attributed to and by which words: "Ana Ruiz · said".
pub fn attribution(claim: &Claim, article: &Article) -> String {
    if matches!(claim.detail, Detail::Assertion) {
        return "the article itself".to_owned();
    }
    let Some(source) = &claim.source else { return "no source found".to_owned() };
    let who = source_name(source);
    let cue = claim.cue.map(|cue| cut(&visible::prose(article.slice(cue)))).filter(|cue| !cue.is_empty());
    cue.map_or_else(|| who.clone(), |cue| format!("{who} · {cue}"))
}

/// Returns the fullest name of a source.
pub fn source_name(source: &Source) -> String {
    cut_to(&visible::prose(&source.name), 40)
}

/// Returns `text` cut to what fits on a line.
pub fn cut(text: &str) -> String {
    cut_to(text, LONGEST)
}

fn cut_to(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    let kept: String = text.chars().take(longest.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}
