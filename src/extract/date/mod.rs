//! Dates, time spans and deadlines: the grammar says what an expression means, the dateline which days those are.

mod absolute;
mod calendar;
mod clock;
mod dateline;
mod grammar;
mod relative;
mod resolve;
mod role;
mod span;

use super::Context;
use super::attribution::Attributed;
use super::lexeme::Lexemes;
use crate::model::{Claim, DateRole, DateType, DateValue, Detail};
use crate::text::Article;
use calendar::{Part, Period};
use chrono::{Datelike, NaiveDate};
use grammar::{Expression, Meaning};
use resolve::{Resolved, Setting};
use role::Outlook;
use std::ops::Range;

/// Returns the dates among `lex`, in order; they inherit the source of the content they stand in.
///
/// They are resolved against the context's day of publication, else the one that the article states, else not at all.
pub(super) fn find(article: &Article, lex: &Lexemes, attributed: &Attributed, context: &Context) -> Vec<Claim> {
    let expressions = grammar::expressions(lex, 0..lex.len());
    let stated = || dateline::in_front_matter(article).or_else(|| dateline::stated(lex, &expressions));
    claims(lex, &expressions, attributed, context.published.or_else(stated))
}

/// Returns the same for the pieces `within` of a part of the article, `lex`; none where that can't be told without all dates
/// before, because an expression refers back to them.
pub(super) fn find_within(
    lex: &Lexemes,
    within: Range<usize>,
    attributed: &Attributed,
    dateline: impl FnOnce() -> Option<NaiveDate>,
) -> Option<Vec<Claim>> {
    let all = within.start == 0;
    let expressions = grammar::expressions(lex, within);
    if !all && expressions.iter().any(|date| resolve::refers_back(&date.meaning)) {
        return None;
    }
    let dateline = if expressions.is_empty() { None } else { dateline() };
    Some(claims(lex, &expressions, attributed, dateline))
}

/// Returns whether two versions of an article state the same day of publication, whichever: they begin with the same blocks.
pub(super) fn same_head(a: &Article, b: &Article) -> bool {
    dateline::same_head(a, b)
}

/// Returns the day of publication: the context's, else the one that the article states.
pub(super) fn dateline(article: &Article, context: &Context) -> Option<NaiveDate> {
    let stated = || {
        let (sentences, dated) = dateline::head(article);
        if dated.is_empty() {
            return None;
        }
        let lex = Lexemes::of(article, sentences);
        let may_state = |block| dateline::may_state(&lex, lex.within(block));
        let expressions: Vec<_> =
            dated.into_iter().flat_map(|block| grammar::expressions(&lex, may_state(block))).collect();
        dateline::stated(&lex, &expressions)
    };
    context.published.or_else(|| dateline::in_front_matter(article)).or_else(stated)
}

fn claims(
    lex: &Lexemes,
    expressions: &[Expression],
    attributed: &Attributed,
    dateline: Option<NaiveDate>,
) -> Vec<Claim> {
    let (mut focus, mut term) = (None, None);
    let mut out = Vec::new();
    for date in expressions {
        let outlook = role::outlook(lex, date);
        let mut resolved = resolve::resolve(date, &Setting { dateline, focus, term, outlook });
        if !matches!(date.meaning, Meaning::YearAgo(_)) {
            focus = resolved.period.or(focus);
            term = resolved.period.filter(|period| matches!(period, Period::Quarter(..) | Period::Year(_))).or(term);
        }
        let role = role_of(lex, date, outlook, &mut resolved, dateline);
        let (from, to) = resolved.days.unzip();
        let value = DateValue { kind: resolved.kind, value: resolved.value, from, to, role };
        let span = lex.span(date.start, date.next);
        let mut claim = Claim::new(Detail::Date(value), span);
        if let Some((source, cue)) = attributed.source_at(span) {
            (claim.source, claim.cue) = (Some(source.clone()), cue);
        }
        out.push(claim);
    }
    out
}

/// Returns the date's role; a length that something is due within gets the days until then.
fn role_of(
    lex: &Lexemes,
    date: &Expression,
    outlook: Outlook,
    resolved: &mut Resolved,
    dateline: Option<NaiveDate>,
) -> DateRole {
    let due = role::is_deadline(lex, date, outlook) && !dateline::is_in_dateline(lex, date);
    match resolved.kind {
        DateType::Duration if due => {
            if let Meaning::Length { count, unit, .. } = date.meaning
                && resolved.days.is_none()
            {
                let ahead = Expression { meaning: Meaning::Length { count, unit, side: 1 }, ..date.clone() };
                resolved.days = resolve::resolve(&ahead, &Setting { dateline, focus: None, term: None, outlook }).days;
            }
            DateRole::Deadline
        }
        DateType::Duration => DateRole::Duration,
        DateType::Set => DateRole::Event,
        DateType::Date | DateType::Time => {
            let over = resolved.days.zip(dateline).is_some_and(|((_, to), today)| to < today);
            // "By mid-September" leaves half the month.
            let middle = date.part == Some(Part::Middle) && matches!(resolved.period, Some(Period::Month(..)));
            if middle && lex.before(date.start, 1) == "by" {
                resolved.days = resolved.days.and_then(|(from, _)| Some((from, from.with_day(15)?)));
            }
            if due && !over && !matches!(date.meaning, Meaning::Reference("PRESENT_REF" | "PAST_REF")) {
                DateRole::Deadline
            } else {
                DateRole::Event
            }
        }
    }
}
