//! How figures and deadlines moved over a story's versions, as pictures with their values in tables.

use super::dossier::Dossier;
use super::html::Html;
use super::page::address;
use super::period::{Period, periods, span};
use super::wording;
use super::{deadlines, figures, weights};
use crate::ledger::{Content, Recorded};
use crate::model::{DateRole, Detail, Weight};
use crate::workflow::words;

/// How many pictures are shown at once; the others are folded away.
const SHOWN: usize = 4;

/// A claim with what it said in which versions.
type Life<'l> = (&'l Recorded, Vec<Period<'l>>);

/// Writes the part of the page: what changed and matters. Ages, lengths of time and whatever else is of low weight is left to
/// the claims.
pub(super) fn timeline(h: &mut Html, dossier: &Dossier<'_>) {
    let story = dossier.story;
    let latest = story.latest().map_or(1, |version| version.number);
    let weighs = |claim: &&Recorded| !claim.is_misread() && weights::of(claim, &dossier.present) > Weight::Low;
    let lives: Vec<Life<'_>> =
        story.claims.iter().filter(weighs).map(|claim| (claim, periods(claim, latest))).collect();
    let is_figure = |life: &&Life<'_>| matches!(life.0.content.detail, Detail::Figure(_));
    let (figures, still): (Vec<&Life<'_>>, Vec<_>) = lives.iter().filter(is_figure).partition(|life| life.1.len() > 1);
    let deadlines = lives.iter().filter(|life| is_deadline(&life.1));
    let (deadlines, kept): (Vec<&Life<'_>>, Vec<_>) = deadlines.partition(|life| life.1.len() > 1);
    h.tag("section", &[("aria-labelledby", "timeline")], |h| {
        h.leaf("h2", &[("id", "timeline")], "Figures and deadlines over time");
        if !figures.is_empty() {
            h.leaf("h3", &[], "Figures that changed");
            pictures(h, dossier, &figures, |h, claim, periods| figures::picture(h, claim, periods, latest));
        }
        if !deadlines.is_empty() {
            h.leaf("h3", &[], "Deadlines that moved");
            let axis = deadlines::axis(deadlines.iter().flat_map(|life| &life.1));
            pictures(h, dossier, &deadlines, |h, claim, periods| deadlines::picture(h, claim, periods, &axis));
        }
        let others = if figures.is_empty() { "" } else { "other " };
        let stood = match (figures.len(), still.len()) {
            (0, 0) => "No figure of weight is on record.".to_owned(),
            (_, 0) => String::new(),
            (_, 1) => format!("1 {others}figure of weight kept its value."),
            (_, many) => format!("{many} {others}figures of weight kept their value."),
        };
        let others = if deadlines.is_empty() { "" } else { "other " };
        let due = match (deadlines.len(), kept.len()) {
            (0, 0) => "No deadline with a known day is on record.".to_owned(),
            (_, 0) => String::new(),
            (_, 1) => format!("1 {others}deadline kept its day."),
            (_, many) => format!("{many} {others}deadlines kept their day."),
        };
        h.leaf("p", &[("class", "quiet")], format!("{stood} {due}").trim());
    });
}

/// Returns whether a claim is a deadline with a known day, as it was said last.
fn is_deadline(periods: &[Period<'_>]) -> bool {
    periods.last().is_some_and(|period| match &period.content.detail {
        Detail::Date(date) => date.role == DateRole::Deadline && date.from.or(date.to).is_some(),
        _ => false,
    })
}

fn pictures(
    h: &mut Html,
    dossier: &Dossier<'_>,
    lives: &[&Life<'_>],
    draw: impl Fn(&mut Html, &Recorded, &[Period<'_>]),
) {
    let csv = format!("../{}", address("values", &dossier.story.slug, "csv"));
    let grid = |h: &mut Html, lives: &[&Life<'_>]| {
        h.tag("div", &[("class", "pictures")], |h| {
            lives.iter().for_each(|(claim, periods)| figure(h, claim, periods, &csv, |h| draw(h, claim, periods)));
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
fn figure(h: &mut Html, claim: &Recorded, periods: &[Period<'_>], csv: &str, picture: impl FnOnce(&mut Html)) {
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
            h.tag("p", &[], |h| h.leaf("a", &[("href", csv), ("download", "")], "All values of this story as CSV"));
        });
    });
}

/// Returns what a figure counts, to be put after its source, where its words don't say it.
fn unit(content: &Content) -> String {
    match &content.detail {
        Detail::Figure(figure) => {
            let unit = words::unit(figure).filter(|unit| !content.words().contains(unit));
            unit.map(|unit| format!(" · in {unit}")).unwrap_or_default()
        }
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
