//! One change as an entry of a list: its names, how loud it is, what it means, and both wordings.

use super::dossier::{Holdings, Step, plain};
use super::filters::{self, Item};
use super::html::Html;
use super::marks::{self, Side};
use super::wording;
use crate::diff::Change;
use crate::model::{Alarm, Claim};
use crate::report::changes;
use crate::text::Article;
use crate::workflow::words;

/// Returns the anchor of the change with that number, from 1, that version `version` brought.
pub(super) fn anchor(version: u32, number: usize) -> String {
    format!("v{version}-change-{number}")
}

/// Writes the changes of `step` that are more than typography; those are only counted. Beside changes of substance, those for
/// information are folded away.
pub(super) fn list(
    h: &mut Html,
    step: &Step<'_>,
    changes: &[Change],
    old: &Article,
    new: &Article,
    held: &Holdings<'_>,
) {
    let shown = changes.iter().filter(|change| change.alarm() != Alarm::None).count();
    let entries = |h: &mut Html, alarm: Alarm| {
        h.tag("ol", &[("class", "changes")], |h| {
            for (at, change) in changes.iter().enumerate().filter(|(_, change)| change.alarm() == alarm) {
                let claim = change.after.as_ref().and_then(|claim| held.find(new, claim));
                let link = claim.map(|claim| format!("#{}", claim.id));
                entry(h, change, &anchor(step.version.number, at + 1), at + 1, (old, new), link);
            }
        });
    };
    let of = |alarm: Alarm| changes.iter().filter(|change| change.alarm() == alarm).count();
    match (of(Alarm::Must), of(Alarm::Info)) {
        (0, 0) => {}
        (0, _) => entries(h, Alarm::Info),
        (_, 0) => entries(h, Alarm::Must),
        (_, info) => {
            entries(h, Alarm::Must);
            h.tag("details", &[], |h| {
                h.leaf("summary", &[], &format!("{} for information", words::count(info, "change")));
                entries(h, Alarm::Info);
            });
        }
    }
    let quiet = changes.len() - shown;
    let text = match (shown, quiet) {
        (0, 0) => "No claim changed.".to_owned(),
        (_, 0) => return,
        (0, _) => format!("No claim changed, but for typography ({}).", words::count(quiet, "place")),
        (_, _) => format!("Besides, only typography differs in {}.", words::count(quiet, "place")),
    };
    h.leaf("p", &[("class", "quiet")], &text);
}

fn entry(
    h: &mut Html,
    change: &Change,
    anchor: &str,
    number: usize,
    (old, new): (&Article, &Article),
    link: Option<String>,
) {
    let subject = change.subject();
    let aside = change.aside.as_ref();
    let item = Item {
        kind: changes::kind(change),
        alarm: wording::alarm(change.alarm()),
        source: &source(subject),
        review: "",
    };
    let class = format!("change {}", item.alarm);
    let attributes = filters::attributes(&item, [("class", &class), ("id", anchor)]);
    h.tag("li", &attributes, |h| {
        h.tag("p", &[("class", "what")], |h| {
            h.leaf("span", &[("class", "number")], &number.to_string());
            h.text(" ");
            badge(h, change.alarm());
            let names: Vec<String> = change.names.iter().map(|name| plain(*name)).collect();
            h.text(" ");
            h.leaf("b", &[], &names.join(", "));
            h.leaf("span", &[("class", "quiet")], &format!(" · {}", item.kind));
        });
        if !change.note.is_empty() {
            h.leaf("p", &[("class", "note")], &change.note);
        }
        for (side, label, article) in [(Side::Old, "Was", old), (Side::New, "Is", new)] {
            if side.claim(change).is_some() {
                h.tag("p", &[("class", "excerpt")], |h| {
                    h.leaf("span", &[("class", "side")], label);
                    h.text(" ");
                    marks::excerpt(h, article, change, side);
                });
            }
            let words = aside.map(|aside| match side {
                Side::Old => (&aside.was, &aside.is),
                Side::New => (&aside.is, &aside.was),
            });
            if let Some((own, other)) = words.filter(|(own, _)| !own.is_empty()) {
                h.tag("p", &[("class", "excerpt")], |h| {
                    h.leaf("span", &[("class", "side")], label);
                    h.text(" ");
                    marks::wording(h, own, other, side);
                });
            }
        }
        h.tag("p", &[("class", "quiet")], |h| {
            let what: Vec<&str> = change.names.iter().map(|name| name.what()).collect();
            h.text(&what.join(" "));
            if aside.is_none() {
                h.text(&format!(" Source: {}.", if item.source.is_empty() { "none found" } else { item.source }));
            }
            if let Some(link) = link {
                h.text(" ");
                h.leaf("a", &[("href", &link)], "The claim and its history");
            }
        });
    });
}

/// Returns the name of who a claim is attributed to; empty where that is nobody.
fn source(claim: Option<&Claim>) -> String {
    claim.and_then(|claim| claim.source.as_ref()).map(|source| source.name.clone()).unwrap_or_default()
}

/// Writes how loud something is, in a sign, a word and a colour.
pub(super) fn badge(h: &mut Html, alarm: Alarm) {
    let word = wording::alarm(alarm);
    let sign = match alarm {
        Alarm::Must => "▲",
        Alarm::Info => "●",
        Alarm::None => "○",
    };
    h.tag("span", &[("class", &format!("badge {word}"))], |h| {
        h.leaf("span", &[("aria-hidden", "true")], sign);
        h.text(&format!(" {word}"));
    });
}
