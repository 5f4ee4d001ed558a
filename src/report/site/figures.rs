//! A figure's value over the versions, as steps.

use super::chart::{self, Labels, WIDTH};
use super::html::Html;
use super::period::{Period, alternative};
use crate::ledger::Recorded;
use crate::model::{Bound, Detail, Figure};
use crate::workflow::words;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

const HEIGHT: f64 = 150.0;
/// Where values are drawn: from the lowest to the highest.
const LOW: f64 = 104.0;
const HIGH: f64 = 34.0;
/// Where versions are drawn: from the first to the last.
const LEFT: f64 = 12.0;
const RIGHT: f64 = WIDTH - 12.0;

/// Writes the picture of a figure; `latest` is the number of the story's latest version.
pub(super) fn picture(h: &mut Html, claim: &Recorded, periods: &[Period<'_>], latest: u32) {
    let id = format!("{}-figure", claim.id);
    let figures: Vec<(&Period<'_>, &Figure)> = periods
        .iter()
        .filter_map(|period| match &period.content.detail {
            Detail::Figure(figure) => Some((period, &**figure)),
            _ => None,
        })
        .collect();
    let ends = figures.iter().flat_map(|(_, figure)| [figure.value, figure.max.unwrap_or(figure.value)]);
    let (low, high) = ends.fold((f64::MAX, f64::MIN), |(low, high), end| (low.min(float(end)), high.max(float(end))));
    let y = |value: Decimal| {
        if high > low { LOW - (float(value) - low) / (high - low) * (LOW - HIGH) } else { (LOW + HIGH) / 2.0 }
    };
    chart::picture(h, &id, HEIGHT, &alternative(periods), |h| {
        versions(h, latest);
        let mut last: Option<(f64, f64)> = None;
        for (period, figure) in &figures {
            let (from, to) = (x(period.since, latest), x(period.until.saturating_add(1), latest));
            let base = y(figure.value);
            if let Some(max) = figure.max {
                chart::bar(h, "range", (from, y(max)), (to, base));
            }
            if let Some((end, before)) = last.filter(|(end, _)| (end - from).abs() < 0.05) {
                chart::line(h, "step", (end, before), (from, base));
            }
            chart::line(h, "value", (from, base), (to, base));
            last = Some((to, base));
        }
        let mut labels = Labels::default();
        // The last value is the one that stands now: its label comes first.
        for (at, (period, figure)) in figures.iter().enumerate().rev() {
            let point = (x(period.since, latest), y(figure.value));
            let class = if at + 1 == figures.len() { "dot now" } else { "dot" };
            chart::dot(h, class, point);
            labels.put(h, (point.0 + 2.0, y(figure.max.unwrap_or(figure.value))), &label(figure));
        }
    });
}

/// Returns where version `number` begins.
fn x(number: u32, latest: u32) -> f64 {
    LEFT + f64::from(number.saturating_sub(1)) / f64::from(latest.max(1)) * (RIGHT - LEFT)
}

/// Writes the axis of versions, with at most ten of their names.
fn versions(h: &mut Html, latest: u32) {
    chart::line(h, "axis", (LEFT, LOW + 18.0), (RIGHT, LOW + 18.0));
    let step = latest.div_ceil(10).max(1);
    for number in (1..=latest).step_by(usize::try_from(step).unwrap_or(usize::MAX)) {
        let from = x(number, latest);
        chart::line(h, "axis", (from, LOW + 14.0), (from, LOW + 22.0));
        chart::words(h, "tick", "middle", ((from + x(number + 1, latest)) / 2.0, LOW + 36.0), &format!("v{number}"));
    }
}

/// Returns a figure in few letters: "≥ 25", "20–30".
fn label(figure: &Figure) -> String {
    let bound = match figure.bound {
        Bound::Exactly | Bound::Range => "",
        Bound::AtLeast => "≥ ",
        Bound::AtMost => "≤ ",
        Bound::MoreThan => "> ",
        Bound::LessThan => "< ",
        Bound::About | Bound::Vague => "≈ ",
    };
    format!("{bound}{}", words::amount(figure))
}

fn float(value: Decimal) -> f64 {
    value.to_f64().unwrap_or_default()
}
