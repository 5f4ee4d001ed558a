//! The page of one story.

use super::change;
use super::claim;
use super::compare::{self, Comparison};
use super::dossier::{Dossier, Holdings, Step};
use super::filters::{self, Choice};
use super::html::Html;
use super::page::{Place, address, page};
use super::weights::{self, Open};
use super::wording;
use super::{findings, timeline};
use crate::ledger::{Recorded, ReviewState, Story, Version, origin, seal};
use crate::model::Alarm;
use crate::report::changes;
use crate::workflow::words;
use std::collections::BTreeSet;

/// Returns the page of a story.
pub fn story(dossier: &Dossier<'_>) -> String {
    let title = dossier.title();
    page(&format!("{title} · on record"), Place::Story, |h| {
        h.leaf("h1", &[], &title);
        overview(h, dossier);
        findings::section(h, dossier);
        waiting(h, dossier.story);
        timeline::timeline(h, dossier);
        filters::form(h, "changes and claims", &choices(dossier));
        versions(h, dossier);
        claims(h, dossier);
    })
}

fn overview(h: &mut Html, dossier: &Dossier<'_>) {
    let story = dossier.story;
    h.tag("p", &[("class", "lead")], |h| {
        let (must, info) = (dossier.count(Alarm::Must), dossier.count(Alarm::Info));
        let versions = words::count(story.versions.len(), "version");
        let changes = if story.versions.len() > 1 {
            format!(", {} of substance and {info} for information between them", words::count(must, "change"))
        } else {
            String::new()
        };
        h.text(&format!("{versions}{changes}. {} on record.", words::count(story.counted().count(), "claim")));
        if let Some(latest) = story.latest() {
            h.text(&format!(" Last recorded {}.", words::day(latest.recorded.date_naive())));
        }
    });
    h.tag("p", &[("class", "quiet")], |h| {
        h.text("Story ");
        h.leaf("b", &[], story.slug.as_str());
        h.text(", kept in ");
        h.leaf("code", &[], dossier.file);
        if let Some(url) = &story.url {
            h.text(", published at ");
            claim::address(h, url);
        }
    });
    h.tag("nav", &[("aria-label", "On this page"), ("class", "contents")], |h| {
        let parts = [
            ("findings", "Findings"),
            ("waiting", "Waiting"),
            ("timeline", "Figures and deadlines"),
            ("versions", "Versions"),
            ("claims", "Claims"),
        ];
        for (anchor, title) in parts {
            h.leaf("a", &[("href", &format!("#{anchor}"))], title);
            h.text(" ");
        }
    });
}

fn waiting(h: &mut Html, story: &Story) {
    let pending: Vec<&Recorded> = story.pending().collect();
    let rejected: Vec<&Recorded> =
        story.current().filter(|claim| claim.review.state == ReviewState::Rejected).collect();
    h.tag("section", &[("aria-labelledby", "waiting")], |h| {
        h.leaf("h2", &[("id", "waiting")], "Waiting for review");
        match pending.len() {
            0 => h.leaf("p", &[("class", "quiet")], "Nothing waits for a person."),
            1 => h.leaf("p", &[], "1 claim waits for a person to look at it."),
            many => h.leaf("p", &[], &format!("{many} claims wait for a person to look at them.")),
        }
        links(h, &pending);
        if !rejected.is_empty() {
            h.leaf("p", &[], "Rejected, but still in the article:");
            links(h, &rejected);
        }
    });
}

/// Writes links to claims; a long list is folded.
fn links(h: &mut Html, claims: &[&Recorded]) {
    let list = |h: &mut Html| {
        h.tag("ul", &[("class", "links")], |h| {
            for claim in claims {
                h.tag("li", &[], |h| {
                    h.leaf("span", &[("class", "kind")], words::kind(&claim.content.detail));
                    h.text(" ");
                    h.leaf("a", &[("href", &format!("#{}", claim.id))], &wording::content(&claim.content));
                });
            }
        });
    };
    match claims.len() {
        0 => {}
        1..=6 => list(h),
        _ => h.tag("details", &[], |h| {
            h.leaf("summary", &[], "Which ones");
            list(h);
        }),
    }
}

/// Returns what the page's entries can be filtered by: the kinds and sources that the story has.
fn choices(dossier: &Dossier<'_>) -> Vec<Choice> {
    let story = dossier.story;
    let recorded = story.claims.iter().map(|claim| words::kind(&claim.content.detail));
    let changes = dossier.steps().filter_map(|step| step.changes).flatten();
    let changed = changes.map(changes::kind).filter(|kind| !kind.is_empty());
    let kinds: BTreeSet<&str> = recorded.chain(changed).collect();
    let kinds: Vec<(&str, &str)> = kinds.into_iter().map(|kind| (kind, kind)).collect();
    let alarms = [
        ("substance", "changed in substance"),
        ("information", "changed, for information"),
        ("unchanged", "never changed"),
    ];
    let sources = story.claims.iter().map(Recorded::attributed);
    let reviews = ReviewState::ALL.map(|state| (state.name(), wording::review(state)));
    vec![
        Choice::new("kind", "Kind", &kinds),
        Choice::new("alarm", "Change", &alarms),
        Choice::sources(sources),
        Choice::new("review", "Review", &reviews),
    ]
}

fn versions(h: &mut Html, dossier: &Dossier<'_>) {
    h.tag("section", &[("aria-labelledby", "versions")], |h| {
        h.leaf("h2", &[("id", "versions")], "Versions, the latest first");
        for (at, step) in dossier.steps().rev().enumerate() {
            let id = format!("version-{}", step.version.number);
            let (folded, open) =
                ([("class", "step"), ("id", id.as_str())], [("class", "step"), ("id", &id), ("open", "")]);
            // The latest change is what most people come for.
            let attributes = if at == 0 && step.before.is_some() { &open[..] } else { &folded };
            h.tag("details", attributes, |h| version(h, dossier.story, &step));
        }
    });
}

fn version(h: &mut Html, story: &Story, step: &Step<'_>) {
    let version = step.version;
    h.tag("summary", &[], |h| {
        h.leaf("h3", &[], &format!("Version {}", version.number));
        h.text(" ");
        h.leaf("span", &[("class", "quiet")], &summary(step));
    });
    h.tag("p", &[("class", "quiet")], |h| facts(h, version));
    match (&step.before, &step.reading, step.changes) {
        (None, Ok(reading), _) => compare::text(h, &reading.article),
        (Some((before, Ok(old))), Ok(new), Some(changes)) => {
            let held = Holdings::of(story, version.number);
            change::list(h, step, changes, &old.article, &new.article, &held);
            let numbers = (before.number, version.number);
            let comparison = Comparison { old: &old.article, new: &new.article, changes, numbers };
            h.tag("details", &[("class", "beside")], |h| {
                h.tag("summary", &[], |h| {
                    h.leaf("h4", &[], &format!("Versions {} and {} side by side", numbers.0, numbers.1));
                });
                compare::columns(h, &comparison);
            });
        }
        (_, Err(why), _) => unchecked(h, version, why),
        (Some((before, Err(why))), Ok(new), _) => {
            unchecked(h, before, why);
            compare::text(h, &new.article);
        }
        (Some(_), Ok(new), None) => compare::text(h, &new.article),
    }
}

/// Says that a version's text can't be shown, and why.
fn unchecked(h: &mut Html, version: &Version, why: &str) {
    h.tag("p", &[("class", "unchecked")], |h| {
        h.leaf("b", &[], &format!("Version {} could not be checked.", version.number));
        h.text(&format!(" {why}"));
    });
}

fn summary(step: &Step<'_>) -> String {
    let of = |alarm: Alarm| step.changes.unwrap_or_default().iter().filter(|change| change.alarm() == alarm).count();
    let day = step.version.published.map_or_else(
        || format!("recorded {}", words::day(step.version.recorded.date_naive())),
        |day| format!("published {}", words::day(day)),
    );
    let what = match (&step.before, step.changes) {
        (None, _) => "the first".to_owned(),
        (Some(_), None) => "could not be checked".to_owned(),
        (Some(_), Some(_)) => format!("{} of substance, {} for information", of(Alarm::Must), of(Alarm::Info)),
    };
    format!("{day} · {what}")
}

fn facts(h: &mut Html, version: &Version) {
    h.text(&format!("Recorded {} from ", seal::time(version.recorded)));
    h.leaf("code", &[], origin(&version.path));
    h.text(", kept as ");
    h.leaf("code", &[], &version.snapshot);
    h.text(", ");
    h.leaf("code", &[], &version.digest.to_string());
    if let Some(url) = &version.url {
        h.text(", published at ");
        claim::address(h, url);
    }
    let stated = &version.stated;
    if let Some(headline) = &stated.headline {
        h.text(&format!(", headed “{headline}”"));
    }
    if !stated.byline.is_empty() {
        h.text(&format!(", by {}", stated.byline.join(", ")));
    }
    if let Some(updated) = &stated.updated {
        h.text(&format!(", updated {updated}"));
    }
}

fn claims(h: &mut Html, dossier: &Dossier<'_>) {
    let (story, present) = (dossier.story, &dossier.present);
    h.tag("section", &[("aria-labelledby", "claims")], |h| {
        h.leaf("h2", &[("id", "claims")], "Claims");
        h.tag("p", &[("class", "quiet")], |h| {
            h.text("Each in its sentence, as the latest version has it. ");
            let csv = format!("../{}", address("claims", &story.slug, "csv"));
            h.leaf("a", &[("href", &csv), ("download", "")], "All of them as CSV");
        });
        let (misread, claims): (Vec<&Recorded>, Vec<&Recorded>) =
            story.claims.iter().partition(|claim| claim.is_misread());
        let (now, gone): (Vec<&Recorded>, Vec<&Recorded>) = claims.into_iter().partition(|claim| claim.is_current());
        let cards = |h: &mut Html, claims: &[&&Recorded]| {
            h.tag("div", &[("class", "claims")], |h| {
                claims.iter().for_each(|recorded| claim::card(h, recorded, present.standings.get(&recorded.id)));
            });
        };
        weights::groups(h, &now, Open::Gravest, |claim| weights::of(claim, present), cards);
        for (title, claims) in
            [("No longer in the article", gone), ("Misread by the program, and so no claims", misread)]
        {
            if !claims.is_empty() {
                h.tag("details", &[("class", "low")], |h| {
                    h.tag("summary", &[], |h| {
                        h.leaf("h3", &[], title);
                        h.text(&format!(" ({})", words::count(claims.len(), "claim")));
                    });
                    cards(h, &claims.iter().collect::<Vec<_>>());
                });
            }
        }
    });
}
