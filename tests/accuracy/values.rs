//! Figures and dates against those that a person marked; each is given to the one with which it shares most words.

use super::page::{Page, What};
use super::tally::{Levels, Share, Tally, Weights};
use super::words::{Set, Words};
use onrecord::model::{Bound, Claim, ClaimKind, DateValue, Detail, Figure};
use onrecord::text::{Article, Span};
use rust_decimal::Decimal;

/// Counts over figures.
#[derive(Debug, Default, Clone, Copy)]
pub struct Figures {
    pub found: Tally,
    pub value: Tally,
    pub bound: Tally,
    pub unit: Tally,
    /// Is it attributed to anybody? Of all marked figures; one that was not found is what the quote around it is.
    pub sourced: Share,
    /// Value, bound, and sourced or not, by level.
    pub levels: Levels,
    /// Of those found.
    pub weights: Weights,
}

/// Counts over dates.
#[derive(Debug, Default, Clone, Copy)]
pub struct Dates {
    pub strict: Tally,
    pub relaxed: Tally,
    pub value: Tally,
    /// Of those found.
    pub role: Share,
    /// Type and value, by level.
    pub levels: Levels,
    /// Of those found.
    pub weights: Weights,
}

/// The marked claims of a kind beside what was found for each, and what was found for none.
struct Pairs<'a, G> {
    pairs: Vec<(Span, G, Option<&'a Claim>)>,
    left: Vec<&'a Claim>,
}

fn pair<'a, G>(words: &Words<'_>, gold: Vec<(Span, G)>, found: Vec<&'a Claim>) -> Pairs<'a, G> {
    let sets: Vec<Set> = found.iter().map(|claim| words.of(&claim.parts)).collect();
    let mut used = vec![false; found.len()];
    let mut pairs = Vec::new();
    for (span, gold) in gold {
        let set = words.of(&[span]);
        let shared = |i: &usize| sets[*i].intersection(&set).count();
        let best = (0..found.len()).filter(|i| !used[*i] && shared(i) > 0).max_by_key(|i| (shared(i), usize::MAX - i));
        if let Some(i) = best {
            used[i] = true;
        }
        pairs.push((span, gold, best.map(|i| found[i])));
    }
    let left = found.iter().zip(used).filter(|(_, used)| !used).map(|(claim, _)| *claim).collect();
    Pairs { pairs, left }
}

/// Scores the figures of one article; `notes` gets a line for each that is not right.
pub fn figures(page: &Page, claims: &[Claim], counts: &mut Figures, notes: &mut Vec<String>) {
    let article = &page.article;
    let gold = page.claims.iter().filter_map(|gold| match &gold.what {
        What::Figure { value, max, unit, bound, sourced } => {
            let figure = Figure { value: *value, max: *max, unit: unit.clone(), bound: *bound };
            Some((gold.parts[0], (figure, *sourced, gold.weight)))
        }
        _ => None,
    });
    let found: Vec<&Claim> = claims.iter().filter(|claim| claim.kind() == ClaimKind::Figure).collect();
    let total = Tally { gold: 0, found: found.len(), right: 0 };
    for tally in [&mut counts.found, &mut counts.value, &mut counts.bound, &mut counts.unit] {
        *tally += total;
    }
    let Pairs { pairs, left } = pair(&Words::new(article.text()), gold.collect(), found);
    for (span, (gold, sourced, weight), claim) in pairs {
        let is = claim.map(|claim| (claim.sourced(), figure_of(claim)));
        let value = is.is_some_and(|(_, figure)| same_values(&gold, figure));
        let bound = value && is.is_some_and(|(_, figure)| figure.bound == gold.bound);
        let unit = value && is.is_some_and(|(_, figure)| same_unit(&figure.unit, &gold.unit));
        let one = |right: bool| Tally { gold: 1, found: 0, right: right.into() };
        counts.found += one(is.is_some());
        counts.value += one(value);
        counts.bound += one(bound);
        counts.unit += one(unit);
        let attributed = is.map_or_else(|| inside(claims, span), |(sourced, _)| sourced);
        counts.sourced.add(attributed == sourced);
        if let Some(claim) = claim {
            counts.levels.add(claim.confidence, bound && attributed == sourced);
            counts.weights.add(weight, claim.weight);
        }
        let was = show_figure(article, span, &gold, sourced);
        match claim {
            None => notes.push(format!("missed  {was}")),
            Some(claim) if !(value && bound && unit && sourced == attributed) => {
                let is = show_figure(article, claim.span(), figure_of(claim), claim.sourced());
                notes.push(format!("value   {was}\n        {is}"));
            }
            Some(_) => {}
        }
    }
    notes.extend(
        left.iter()
            .map(|claim| format!("false   {}", show_figure(article, claim.span(), figure_of(claim), claim.sourced()))),
    );
}

/// Scores the dates of one article; `notes` gets a line for each that is not right.
pub fn dates(page: &Page, claims: &[Claim], counts: &mut Dates, notes: &mut Vec<String>) {
    let article = &page.article;
    let gold = page.claims.iter().filter_map(|gold| match &gold.what {
        What::Date { kind, value, role } => {
            let date = DateValue { kind: *kind, value: value.clone(), from: None, to: None, role: *role };
            Some((gold.parts[0], (date, gold.weight)))
        }
        _ => None,
    });
    let words = Words::new(article.text());
    let found: Vec<&Claim> = claims.iter().filter(|claim| claim.kind() == ClaimKind::Date).collect();
    let total = Tally { gold: 0, found: found.len(), right: 0 };
    for tally in [&mut counts.strict, &mut counts.relaxed, &mut counts.value] {
        *tally += total;
    }
    let Pairs { pairs, left } = pair(&words, gold.collect(), found);
    for (span, (gold, weight), claim) in pairs {
        let strict = claim.is_some_and(|claim| words.of(&[span]) == words.of(&claim.parts));
        let is = claim.map(date_of);
        let value = is.is_some_and(|date| date.kind == gold.kind && date.value == gold.value);
        let role = is.is_some_and(|date| date.role == gold.role);
        let one = |right: bool| Tally { gold: 1, found: 0, right: right.into() };
        counts.strict += one(strict);
        counts.relaxed += one(is.is_some());
        counts.value += one(value);
        let was = show_date(article, span, &gold);
        match claim {
            None => notes.push(format!("missed  {was}")),
            Some(claim) => {
                counts.role.add(role);
                counts.levels.add(claim.confidence, value);
                counts.weights.add(weight, claim.weight);
                if !(strict && value && role) {
                    notes.push(format!("value   {was}\n        {}", show_date(article, claim.span(), date_of(claim))));
                }
            }
        }
    }
    left.iter().for_each(|claim| counts.levels.add(claim.confidence, false));
    notes.extend(left.iter().map(|claim| format!("false   {}", show_date(article, claim.span(), date_of(claim)))));
}

fn figure_of(claim: &Claim) -> &Figure {
    let Detail::Figure(figure) = &claim.detail else { unreachable!("a figure") };
    figure
}

fn date_of(claim: &Claim) -> &DateValue {
    let Detail::Date(date) = &claim.detail else { unreachable!("a date") };
    date
}

/// A part written to six digits is the part; what vague words mean is a matter of definition, so only its lower end counts.
fn same_values(gold: &Figure, found: &Figure) -> bool {
    let near = |a: Decimal, b: Decimal| (a - b).abs() <= Decimal::new(1, 6);
    let max = match (gold.max, found.max) {
        _ if gold.bound == Bound::Vague => true,
        (Some(gold), Some(found)) => near(gold, found),
        (gold, found) => gold == found,
    };
    near(gold.value, found.value) && max
}

/// Units are the same if their last words are, one or many: "senior officials" and "official".
fn same_unit(a: &str, b: &str) -> bool {
    let last = |unit: &str| unit.split(' ').next_back().unwrap_or("").trim_end_matches('s').to_lowercase();
    last(a) == last(b)
}

/// Returns whether `span` stands in a quote or statement that has a source.
fn inside(claims: &[Claim], span: Span) -> bool {
    let around = |claim: &&Claim| claim.form().is_some() && claim.parts.iter().any(|part| part.contains(span));
    claims.iter().find(around).is_some_and(Claim::sourced)
}

fn show_figure(article: &Article, span: Span, figure: &Figure, sourced: bool) -> String {
    let max = figure.max.map(|max| format!("..{}", max.normalize())).unwrap_or_default();
    let unit = if figure.unit.is_empty() { String::new() } else { format!(" {}", figure.unit) };
    let bound = figure.bound.name();
    let sourced = if sourced { "sourced" } else { "unsourced" };
    format!("figure [{}] {bound} {}{max}{unit}, {sourced}", article.slice(span), figure.value.normalize())
}

fn show_date(article: &Article, span: Span, date: &DateValue) -> String {
    format!("date [{}] {} {}, {}", article.slice(span), date.kind.name(), date.value, date.role.name())
}
