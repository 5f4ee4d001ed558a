//! Dates, time spans and deadlines, each with the source of the content that it stands in.

use super::Context;
use super::attribution::Attributed;
use crate::model::{Claim, Detail};
use crate::text::Article;
use crate::values::Lexemes;
use crate::values::date::{self, Datelines};
use chrono::NaiveDate;
use std::ops::Range;

/// Returns the dates among `lex`, in order; they inherit the source of the content they stand in.
///
/// They are resolved against the day of the entry of a live blog that they stand in, else the context's day of publication, else the one that the
/// article states, else not at all.
pub(super) fn find(article: &Article, lex: &Lexemes, attributed: &Attributed, context: &Context) -> Vec<Claim> {
    claims(date::read(article, lex, context.published), attributed)
}

/// Returns the same for a later part of an article, which states no day of publication.
pub(super) fn find_later(lex: &Lexemes, attributed: &Attributed, datelines: Datelines<'_>) -> Vec<Claim> {
    claims(date::read_later(lex, datelines), attributed)
}

/// Returns the same for the pieces `within` of a part of the article, `lex`; none where that can't be told without all dates
/// before, because an expression refers back to them.
pub(super) fn find_within<'e>(
    lex: &Lexemes,
    within: Range<usize>,
    attributed: &Attributed,
    datelines: impl FnOnce() -> Datelines<'e>,
) -> Option<Vec<Claim>> {
    date::read_within(lex, within, datelines).map(|dates| claims(dates, attributed))
}

/// Returns the day of publication: the context's, else the one that the article states.
pub(super) fn dateline(article: &Article, context: &Context) -> Option<NaiveDate> {
    context.published.or_else(|| date::dateline(article))
}

fn claims(dates: Vec<date::Written>, attributed: &Attributed) -> Vec<Claim> {
    let claim = |date: date::Written| {
        let mut claim = Claim::new(Detail::Date(Box::new(date.value)), date.span);
        claim.length = date.length;
        if let Some((source, cue)) = attributed.source_at(date.span) {
            (claim.source, claim.cue) = (Some(Box::new(source.clone())), cue);
        }
        claim
    };
    dates.into_iter().map(claim).collect()
}
