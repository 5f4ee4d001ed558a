//! How figures and deadlines moved over a story's versions, as pictures with their values in tables.

use super::html::Html;
use super::period::{Period, periods, span};
use super::wording;
use super::{deadlines, figures};
use crate::ledger::{Content, Recorded, Story};
use crate::model::{DateRole, Detail};

/// How many pictures are shown at once; the others are folded away.
const SHOWN: usize = 8;

/// Writes the part of the page.
pub(super) fn timeline(h: &mut Html, story: &Story) {
    let latest = story.latest().map_or(1, |version| version.number);
    let lives: Vec<(&Recorded, Vec<Period<'_>>)> =
        story.claims.iter().filter(|claim| !claim.is_misread()).map(|claim| (claim, periods(claim, latest))).collect();
    let moved =
        |life: &&(&Recorded, Vec<Period<'_>>)| matches!(life.0.content.detail, Detail::Figure(_)) && life.1.len() > 1;
    let figures: Vec<_> = lives.iter().filter(moved).collect();
    let deadlines: Vec<_> = lives.iter().filter(|life| is_deadline(&life.1)).collect();
    h.tag("section", &[("aria-labelledby", "timeline")], |h| {
        h.leaf("h2", &[("id", "timeline")], "Figures and deadlines over time");
        h.leaf("h3", &[], "Figures that changed");
        let still = lives.iter().filter(|life| matches!(life.0.content.detail, Detail::Figure(_)) && life.1.len() == 1);
        let still = still.count();
        let rest = match (figures.is_empty(), still) {
            (true, 0) => "No figure is on record.".to_owned(),
            (true, 1) => "The only figure kept its value.".to_owned(),
            (true, _) => format!("All {still} figures kept their value."),
            (false, 0) => String::new(),
            (false, 1) => "1 other figure kept its value.".to_owned(),
            (false, _) => format!("{still} other figures kept their value."),
        };
        pictures(h, &figures, |h, claim, periods| figures::picture(h, claim, periods, latest));
        h.leaf("p", &[("class", "quiet")], &rest);
        h.leaf("h3", &[], "Deadlines");
        if deadlines.is_empty() {
            h.leaf("p", &[("class", "quiet")], "No deadline with a known day is on record.");
        }
        let axis = deadlines::axis(deadlines.iter().flat_map(|life| &life.1));
        pictures(h, &deadlines, |h, claim, periods| deadlines::picture(h, claim, periods, &axis));
    });
}

/// Returns whether a claim is a deadline with a known day, as it was said last.
fn is_deadline(periods: &[Period<'_>]) -> bool {
    periods.last().is_some_and(|period| match &period.content.detail {
        Detail::Date(date) => date.role == DateRole::Deadline && date.from.or(date.to).is_some(),
        _ => false,
    })
}

fn pictures(h: &mut Html, lives: &[&(&Recorded, Vec<Period<'_>>)], draw: impl Fn(&mut Html, &Recorded, &[Period<'_>])) {
    let grid = |h: &mut Html, lives: &[&(&Recorded, Vec<Period<'_>>)]| {
        h.tag("div", &[("class", "pictures")], |h| {
            lives.iter().for_each(|(claim, periods)| figure(h, claim, periods, |h| draw(h, claim, periods)));
        });
    };
    let (first, rest) = lives.split_at(lives.len().min(SHOWN));
    if !first.is_empty() {
        grid(h, first);
    }
    if !rest.is_empty() {
        h.tag("details", &[], |h| {
            h.leaf("summary", &[], &format!("{} more", rest.len()));
            grid(h, rest);
        });
    }
}

/// Writes one picture with its caption and its values as a table.
fn figure(h: &mut Html, claim: &Recorded, periods: &[Period<'_>], picture: impl FnOnce(&mut Html)) {
    h.tag("figure", &[], |h| {
        h.tag("figcaption", &[], |h| {
            h.leaf("a", &[("href", &format!("#{}", claim.id))], &wording::content(&claim.content));
            let source = claim.attributed().unwrap_or("no source found");
            h.leaf("span", &[("class", "quiet")], &format!(" · {source}{}", unit(&claim.content)));
        });
        picture(h);
        h.tag("details", &[], |h| {
            h.leaf("summary", &[], "The same as a table");
            h.tag("table", &[], |h| table(h, periods));
        });
    });
}

/// Returns what a figure counts, to be put after its source, where its words don't say it.
fn unit(content: &Content) -> String {
    match &content.detail {
        Detail::Figure(figure) if !content.words().contains(&figure.unit) => format!(" · in {}", figure.unit),
        _ => String::new(),
    }
}

fn table(h: &mut Html, periods: &[Period<'_>]) {
    h.tag("thead", &[], |h| {
        h.tag("tr", &[], |h| {
            for head in ["Versions", "Value", "Words", "Source"] {
                h.leaf("th", &[("scope", "col")], head);
            }
        });
    });
    h.tag("tbody", &[], |h| {
        for Period { since, until, content } in periods {
            h.tag("tr", &[], |h| {
                h.leaf("th", &[("scope", "row")], &span(*since, *until));
                h.leaf("td", &[], &wording::value(&content.detail).unwrap_or_default());
                h.leaf("td", &[], &wording::content(content));
                h.leaf("td", &[], content.source.as_ref().map_or("no source found", |source| &source.name));
            });
        }
    });
}
