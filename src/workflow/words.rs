//! Small phrases that several text formats share.

pub use super::value::{amount, count, date, day, days, figure, unit};
use crate::ledger::{Added, Correction};
use crate::model::{Claim, DateRole, Detail, Source};
use crate::text::Article;
use crate::text::visible;

/// The longest content, in characters, that a list shows on one line.
const LONGEST: usize = 100;

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
    let read = match &claim.detail {
        Detail::Quote(_) => return format!("“{words}”"),
        Detail::Figure(value) => figure(value),
        Detail::Date(value) => date(value),
        Detail::Statement(_) | Detail::Assertion => String::new(),
    };
    let says_more = !read.is_empty() && read.to_lowercase() != words.to_lowercase();
    if says_more { format!("{words} = {read}") } else { words }
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
