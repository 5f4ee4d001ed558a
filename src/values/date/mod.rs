//! Dates, time spans and deadlines: the grammar says what an expression means, the dateline which days those are.

mod absolute;
mod calendar;
mod clock;
mod dateline;
mod expression;
mod feast;
mod grammar;
mod hours;
mod numeric;
mod outlook;
mod period;
mod relative;
mod resolve;
mod role;
mod span;

use super::lexeme::{Lexemes, Shape};
use crate::model::{Bound, DateRole, DateType, DateValue, Figure, LengthWords};
use crate::text::{Article, Span};
use calendar::{Part, Period};
use chrono::{Datelike, NaiveDate};
pub(crate) use dateline::{Datelines, entries};
use expression::{Counted, Expression, Meaning};
use outlook::Outlook;
use resolve::{Resolved, Setting};
use std::ops::Range;

/// A date as it is written.
#[derive(Debug)]
pub(crate) struct Written {
    pub value: DateValue,
    /// Its words.
    pub span: Span,
    /// The length of time that it counts.
    pub length: Option<Box<LengthWords>>,
}

/// Returns the dates among `lex`, in order.
///
/// They are resolved against the day of the entry that they stand in, else `published`, the day of publication, else the one that the article
/// states, else not at all.
pub(crate) fn read(article: &Article, lex: &Lexemes, published: Option<NaiveDate>) -> Vec<Written> {
    let expressions = grammar::expressions(lex, 0..lex.len());
    let stated = || dateline::in_front_matter(article).or_else(|| dateline::stated(lex, &expressions));
    let entries = dateline::entries(article);
    values(lex, &expressions, Datelines { own: published.or_else(stated), entries: &entries })
}

/// Returns the dates among `lex`, which is no head of an article: they are resolved against `datelines`.
pub(crate) fn read_later(lex: &Lexemes, datelines: Datelines<'_>) -> Vec<Written> {
    values(lex, &grammar::expressions(lex, 0..lex.len()), datelines)
}

/// Returns the same for the pieces `within` of a part of the article, `lex`; none where that can't be told without all dates
/// before, because an expression refers back to them.
pub(crate) fn read_within<'e>(
    lex: &Lexemes,
    within: Range<usize>,
    datelines: impl FnOnce() -> Datelines<'e>,
) -> Option<Vec<Written>> {
    let all = within.start == 0;
    let expressions = grammar::expressions(lex, within);
    // Which way round the article writes days in digits may be shown anywhere in it.
    let either = expressions.iter().any(|date| matches!(date.meaning, Meaning::Either { .. }));
    if either || !all && expressions.iter().any(|date| resolve::refers_back(&date.meaning)) {
        return None;
    }
    Some(if expressions.is_empty() { Vec::new() } else { values(lex, &expressions, datelines()) })
}

/// Returns whether two versions of an article state the same day of publication, whichever: they begin with the same blocks.
pub(crate) fn same_head(a: &Article, b: &Article) -> bool {
    dateline::same_head(a, b)
}

/// Returns the day of publication that the front matter states.
pub(crate) fn published(article: &Article) -> Option<NaiveDate> {
    dateline::in_front_matter(article)
}

/// Returns the day of publication that the article states.
pub(crate) fn dateline(article: &Article) -> Option<NaiveDate> {
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
    dateline::in_front_matter(article).or_else(stated)
}

fn values(lex: &Lexemes, expressions: &[Expression], datelines: Datelines<'_>) -> Vec<Written> {
    let either = expressions.iter().any(|date| matches!(date.meaning, Meaning::Either { .. }));
    let day_first = if either { numeric::day_first(lex) } else { None };
    let (mut focus, mut term) = (None, None);
    let mut last: Option<(usize, NaiveDate)> = None;
    let mut out = Vec::with_capacity(expressions.len());
    for (index, date) in expressions.iter().enumerate() {
        if let Some(regular) = hours::regular(lex, expressions, index) {
            out.push(written(lex, date, regular, DateRole::Event));
            continue;
        }
        let outlook = outlook::outlook(lex, date);
        let dateline = datelines.at(lex.span(date.start, date.next).start);
        // A time that heads an entry of a live blog is none of the day that the entry before spoke of.
        let heads = date.meaning == Meaning::Clock && lex.is(date.start, Shape::Digits) && lex.opens_block(date.start);
        let setting = Setting { dateline, focus: focus.filter(|_| !heads), term, outlook, day_first };
        let mut resolved = resolve::resolve(date, &setting);
        if let Some(first) = last.filter(|(next, _)| reaches(lex, *next, date)).map(|(_, day)| day) {
            resolved = resolve::not_before(resolved, first);
        }
        last = resolved.days.map(|(from, _)| (date.next, from));
        if !matches!(date.meaning, Meaning::YearAgo(_)) {
            // "Down 3% since Monday": what comes next is not of that day.
            let behind = lex.before(date.start, 1) == "since" && matches!(resolved.period, Some(Period::Day(_)));
            focus = resolved.period.filter(|_| !behind).or(focus);
            term = resolved.period.filter(|period| matches!(period, Period::Quarter(..) | Period::Year(_))).or(term);
        }
        let role = role_of(lex, date, outlook, &mut resolved, dateline);
        out.push(written(lex, date, resolved, role));
    }
    out
}

/// Returns a date with what it means.
fn written(lex: &Lexemes, date: &Expression, resolved: Resolved, role: DateRole) -> Written {
    let (from, to) = resolved.days.unzip();
    let value = DateValue { kind: resolved.kind, value: resolved.value, from, to, role };
    let length = date.counted.as_ref().map(|counted| Box::new(length(lex, counted)));
    Written { value, span: lex.span(date.start, date.next), length }
}

/// Returns the length of time that a date counts.
fn length(lex: &Lexemes, counted: &Counted) -> LengthWords {
    let unit = counted.unit.of_figures().to_owned();
    let figure = Figure { value: counted.count, max: None, unit, bound: Bound::Exactly };
    LengthWords { figure, span: lex.span(counted.pieces.start, counted.pieces.end) }
}

/// Returns whether a weekday ends the stretch that the date before `next` begins: "from Monday to Friday".
fn reaches(lex: &Lexemes, next: usize, date: &Expression) -> bool {
    let joined = matches!(lex.low(next), "to" | "until" | "till" | "through") || lex.is_dash(next);
    joined && next + 1 == date.start && matches!(date.meaning, Meaning::Weekday { .. })
}

/// Returns the date's role; a length that something is due within gets the days until then.
fn role_of(
    lex: &Lexemes,
    date: &Expression,
    outlook: Outlook,
    resolved: &mut Resolved,
    dateline: Option<NaiveDate>,
) -> DateRole {
    let ahead = role::ahead(lex, date, outlook).filter(|_| !dateline::is_in_dateline(lex, date));
    match (resolved.kind, ahead) {
        (DateType::Duration, Some(role)) => {
            if let Meaning::Length { count, unit, .. } = date.meaning
                && resolved.days.is_none()
            {
                let ahead = Expression { meaning: Meaning::Length { count, unit, side: 1 }, ..date.clone() };
                resolved.days =
                    resolve::resolve(&ahead, &Setting { dateline, focus: None, term: None, outlook, day_first: None })
                        .days;
            }
            role
        }
        (DateType::Duration, None) => DateRole::Duration,
        (DateType::Set, _) => DateRole::Event,
        (DateType::Date | DateType::Time, _) => {
            let over = resolved.days.zip(dateline).is_some_and(|((_, to), today)| to < today);
            // "By mid-September" leaves half the month.
            let middle = date.part == Some(Part::Middle) && matches!(resolved.period, Some(Period::Month(..)));
            if middle && lex.before(date.start, 1) == "by" {
                resolved.days = resolved.days.and_then(|(from, _)| Some((from, from.with_day(15)?)));
            }
            let open = !over && !matches!(date.meaning, Meaning::Reference("PRESENT_REF" | "PAST_REF"));
            ahead.filter(|_| open).unwrap_or(DateRole::Event)
        }
    }
}
