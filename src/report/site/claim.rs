//! One claim: what it says, who says so, what a person decided and found, and what it said before.

use super::change;
use super::dossier::{alarm, plain};
use super::filters::{self, Item};
use super::html::Html;
use super::marks::{self, Side};
use super::wording;
use crate::ledger::{Content, Correction, Evidence, Past, Recorded, Review};
use crate::model::Alarm;
use crate::workflow::{Standing, words};
use chrono::NaiveDate;

/// The longest claim, in characters, that is shown in its sentence.
const LONGEST: usize = 600;

/// Returns what a recorded claim is filtered by.
pub(super) fn item(claim: &Recorded) -> Item<'_> {
    Item {
        kind: words::kind(&claim.corrected().detail),
        alarm: match alarm(claim) {
            None => "unchanged",
            Some(loud) => wording::alarm(loud),
        },
        source: claim.attributed().unwrap_or_default(),
        review: claim.review.state.name(),
    }
}

/// Writes the claim as an entry of a story's page, folded to its sentence, its source and where it stands.
pub(super) fn card(h: &mut Html, claim: &Recorded, standing: Option<&Standing>) {
    let attributes = filters::attributes(&item(claim), [("class", "claim"), ("id", &claim.id.0)]);
    h.tag("details", &attributes, |h| {
        h.tag("summary", &[], |h| {
            h.tag("h4", &[], |h| {
                h.leaf("span", &[("class", "kind")], words::kind(&claim.corrected().detail));
                h.text(" ");
                h.tag("span", &[("class", "words")], |h| sentence(h, claim, standing));
                h.tag("span", &[("class", "quiet")], |h| brief(h, claim));
            });
        });
        h.tag("dl", &[], |h| {
            said(h, &claim.content);
            corrected(h, &claim.review.correction);
            row(h, "On record", |h| h.text(&life(claim)));
            if let Some(added) = &claim.added {
                row(h, "Added by a person", |h| {
                    h.text("The program had missed it. Added");
                    who(h, added.by.as_ref(), Some(added.date), added.reason.as_ref());
                });
            }
            row(h, "Review", |h| review(h, &claim.review));
            if let Some(note) = &claim.note {
                row(h, "Note", |h| h.text(note));
            }
            for evidence in &claim.evidence {
                row(h, "Evidence", |h| found(h, evidence));
            }
        });
        if !claim.history.is_empty() {
            history(h, claim);
        }
        proof(h, claim);
    });
}

/// Writes the sentence that holds a claim, its words marked; its words alone where the sentence can't be read any more.
pub(super) fn sentence(h: &mut Html, claim: &Recorded, standing: Option<&Standing>) {
    let Some(standing) = standing else { return h.text(&wording::content(&claim.content)) };
    h.text(&standing.now.before);
    h.leaf("mark", &[], &wording::cut(&standing.now.claim, LONGEST));
    h.text(&standing.now.after);
}

/// Writes who says so, where that stands with people, and whether it changed.
fn brief(h: &mut Html, claim: &Recorded) {
    h.text(&format!(" {} · ", claim.attributed().unwrap_or("no source found")));
    h.leaf("span", &[("class", claim.review.state.name())], wording::review(claim.review.state));
    if let Some(alarm) = alarm(claim) {
        h.text(" · changed ");
        change::badge(h, alarm);
    }
}

fn row(h: &mut Html, term: &'static str, description: impl FnOnce(&mut Html)) {
    h.tag("div", &[], |h| {
        h.leaf("dt", &[], term);
        h.tag("dd", &[], description);
    });
}

/// Writes who says so, by which words, and the value that was read.
fn said(h: &mut Html, content: &Content) {
    row(h, "Source", |h| match &content.source {
        None => h.leaf("span", &[("class", "missing")], "no source found"),
        Some(source) => {
            h.leaf("b", &[], &source.name);
            h.text(&format!(", {}", wording::source_type(source.kind)));
            if source.text != source.name && !source.text.is_empty() {
                h.text(&format!("; here “{}”", source.text));
            }
        }
    });
    if let Some(cue) = &content.cue {
        row(h, "Cue", |h| h.text(&format!("“{cue}”")));
    }
    if let Some(value) = wording::value(&content.detail) {
        row(h, "Read as", |h| h.text(&value));
    }
}

/// Writes what a person reads otherwise.
fn corrected(h: &mut Html, correction: &Correction) {
    for (what, value) in correction.fields() {
        let term = match what {
            "source" => "Source, corrected by a person",
            "cue" => "Cue, corrected by a person",
            "value" => "Value, corrected by a person",
            "unit" => "Unit, corrected by a person",
            "bound" => "Bound, corrected by a person",
            "date" => "Day, corrected by a person",
            _ => "Role of the date, corrected by a person",
        };
        row(h, term, |h| h.leaf("b", &[], &value));
    }
}

fn life(claim: &Recorded) -> String {
    let first = claim.began();
    let now =
        if claim.since == first { String::new() } else { format!(", in these words since version {}", claim.since) };
    let gone = claim.gone.map(|gone| format!("; gone since version {gone}")).unwrap_or_default();
    format!("since version {first}{now}{gone}")
}

fn review(h: &mut Html, review: &Review) {
    h.leaf("span", &[("class", review.state.name())], wording::review(review.state));
    who(h, review.by.as_ref(), review.date, review.reason.as_ref());
}

/// Writes who did something, when and why.
fn who(h: &mut Html, by: Option<&String>, date: Option<NaiveDate>, reason: Option<&String>) {
    if let Some(by) = by {
        h.text(&format!(" by {by}"));
    }
    if let Some(date) = date {
        h.text(&format!(" on {}", words::day(date)));
    }
    if let Some(reason) = reason {
        h.text(&format!(": {reason}"));
    }
}

fn found(h: &mut Html, evidence: &Evidence) {
    address(h, &evidence.url);
    if let Some(day) = evidence.accessed {
        h.text(&format!(", read on {}", words::day(day)));
    }
    if let Some(note) = &evidence.note {
        h.text(&format!(": {note}"));
    }
    if let Some(digest) = &evidence.digest {
        h.text(" ");
        h.leaf("code", &[], &digest.to_string());
    }
}

/// Writes an address: as a link where it is one of the web, else as text alone.
pub(super) fn address(h: &mut Html, url: &str) {
    let is_web =
        (url.starts_with("https://") || url.starts_with("http://")) && url.chars().all(|c| c.is_ascii_graphic());
    if is_web {
        h.leaf("a", &[("href", url), ("rel", "noopener noreferrer nofollow")], url);
    } else {
        h.text(url);
    }
}

fn history(h: &mut Html, claim: &Recorded) {
    h.tag("details", &[], |h| {
        let summary = format!("History: {}", words::count(claim.history.len(), "earlier wording"));
        h.leaf("summary", &[], &summary);
        h.tag("ol", &[("class", "history")], |h| {
            let next = claim.history.iter().skip(1).map(|past| &past.content).chain([&claim.content]);
            for (past, next) in claim.history.iter().zip(next) {
                h.tag("li", &[], |h| period(h, past, next));
            }
        });
    });
}

fn period(h: &mut Html, past: &Past, next: &Content) {
    h.tag("p", &[], |h| {
        h.leaf("b", &[], &wording::versions(past.since, past.until));
        h.text(": ");
        marks::wording(h, &past.content.words(), &next.words(), Side::Old);
    });
    h.tag("p", &[("class", "quiet")], |h| {
        let source = past.review.attributed(&past.content).unwrap_or("no source found");
        h.text(&format!("{source}; "));
        review(h, &past.review);
        let loudest = past.change.iter().map(|name| name.alarm()).max().unwrap_or(Alarm::None);
        let names: Vec<String> = past.change.iter().map(|name| plain(*name)).collect();
        if !names.is_empty() {
            h.text("; then ");
            change::badge(h, loudest);
            h.text(&format!(" {}", names.join(", ")));
        }
    });
    h.tag("p", &[], |h| {
        h.leaf("b", &[], &format!("version {}", past.until.saturating_add(1)));
        h.text(": ");
        marks::wording(h, &next.words(), &past.content.words(), Side::New);
    });
}

fn proof(h: &mut Html, claim: &Recorded) {
    h.tag("details", &[], |h| {
        h.leaf("summary", &[], "Digest and place");
        h.tag("dl", &[], |h| {
            row(h, "Name", |h| h.leaf("code", &[], &claim.id.0));
            row(h, "Words", |h| h.leaf("code", &[], &claim.content.digest.to_string()));
            row(h, "Seal", |h| h.leaf("code", &[], &claim.seal.to_string()));
            row(h, "Stands in", |h| {
                h.text(&format!("…{}", claim.content.prefix));
                h.leaf("b", &[], &wording::cut(&claim.content.words(), 160));
                h.text(&format!("{}…", claim.content.suffix));
            });
        });
    });
}
