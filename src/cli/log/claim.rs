//! The history of one claim, as text.

use crate::ledger::{Recorded, ReviewState};
use crate::model::ClaimKind;
use crate::report::Style;
use crate::text::visible;
use crate::workflow::{ClaimPeriod, words};

/// Returns the history of a claim as text.
pub(super) fn text(story: &str, claim: &Recorded, rows: &[ClaimPeriod], style: Style) -> String {
    let story = visible::text(story);
    let kind = words::kind(&claim.corrected().detail);
    let mut out = format!("{}  {kind} of {story}\n", style.name(&visible::text(&claim.id.0)));
    out.extend(claim.added.iter().map(|added| format!("{}\n", words::added(added))));
    rows.iter().for_each(|row| out.push_str(&entry(row, style)));
    out
}

fn entry(row: &ClaimPeriod, style: Style) -> String {
    let time = match row.until {
        None => format!("version {} to now", row.since),
        Some(until) if until == row.since => format!("version {until}"),
        Some(until) => format!("version {} to {until}", row.since),
    };
    let recorded = row.recorded.as_ref().map(|time| format!("  recorded {time}")).unwrap_or_default();
    let published = row.published.as_ref().map(|day| format!(", published {day}")).unwrap_or_default();
    let mut out = format!("{}{recorded}{published}\n", style.strong(&time));
    let told: Vec<String> =
        [row.change.join(", "), visible::prose(&row.note)].into_iter().filter(|told| !told.is_empty()).collect();
    if !told.is_empty() {
        out.push_str(&format!("  {}\n", told.join(": ")));
    }
    let Some(text) = &row.text else { return out };
    let text = words::cut(&visible::prose(text));
    let text = if row.kind == ClaimKind::Quote.name() { format!("“{text}”") } else { text };
    let source = row.source.as_ref().map_or_else(|| "no source found".to_owned(), |name| visible::prose(name));
    let cue = row.cue.as_ref().map(|cue| format!(" · {}", visible::prose(cue))).unwrap_or_default();
    let decided = match row.review {
        Some(state) if state == ReviewState::Pending.name() => "not reviewed yet",
        state => state.unwrap_or_default(),
    };
    let by = row.by.as_ref().map(|by| format!(" by {}", visible::prose(by))).unwrap_or_default();
    let date = row.date.as_ref().map(|date| format!(" on {date}")).unwrap_or_default();
    let reason = row.reason.as_ref().map(|why| format!(": {}", visible::prose(why))).unwrap_or_default();
    let corrected: Vec<String> = row.corrected.iter().map(|(what, value)| format!("{what} {value}")).collect();
    let corrected = match corrected.is_empty() {
        true => String::new(),
        false => format!("  corrected: {}\n", visible::prose(&corrected.join(", "))),
    };
    out.push_str(&format!("  {text}\n  {source}{cue}\n{corrected}  {decided}{date}{by}{reason}\n"));
    out
}
