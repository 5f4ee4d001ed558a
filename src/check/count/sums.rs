//! Parts that do not add up to the sum that stands beside them.

use super::Reader;
use crate::diff::Edition;
use crate::english::data::list;
use crate::english::toll;
use crate::model::{Bound, Claim, Detail, Figure, SCORE};
use crate::text::{Span, TokenKind};
use rust_decimal::Decimal;

/// A sum that is not that of its parts.
#[derive(Debug, Clone)]
pub(in crate::check) struct Sum {
    /// The index of the claim that gives the sum.
    pub total: usize,
    /// The indices of the parts.
    pub parts: Vec<usize>,
    /// What they add up to, as words: "12 and 9 are 21".
    pub note: String,
}

/// How many parts a sum may have.
const PARTS: usize = 8;

/// What may stand between two parts of a list.
const BETWEEN: &[&str] = &["and", ",", ", and", "plus"];

/// What may stand between a sum and the first of its parts.
const LEADS: &[&str] = &[",", ":", "—", "–", "-", "("];

/// What says that the number before it is that of all.
const IN_ALL: &[&str] = list!("check/count-in-all");

/// Returns the sums of an edition that don't fit their parts.
pub(in crate::check) fn sums(edition: Edition<'_>) -> Vec<Sum> {
    let reader = Reader::new(edition);
    let figures: Vec<(usize, &Claim, &Figure)> = edition
        .claims
        .iter()
        .enumerate()
        .filter_map(|(at, claim)| match &claim.detail {
            Detail::Figure(figure) => Some((at, claim, &**figure)),
            _ => None,
        })
        .collect();
    (0..figures.len()).filter_map(|at| sum_at(&reader, &figures, at)).collect()
}

type One<'c> = (usize, &'c Claim, &'c Figure);

fn sum_at(reader: &Reader<'_>, figures: &[One<'_>], at: usize) -> Option<Sum> {
    let list = run(reader, figures, at);
    let next = figures.get(list.end);
    let behind = |next: &One<'_>| LEADS.contains(&gap(reader, &figures[list.end - 1], next).as_str());
    let said = |next: &One<'_>| IN_ALL.iter().any(|words| after(reader, next.1.span().end).starts_with(words));
    // "12 men and 9 women, 23 people in all"
    if let Some(total) = next.filter(|next| list.len() > 1 && behind(next) && said(next)) {
        return not_equal(&figures[list], total);
    }
    // "23 people, 12 men and 9 women, were hurt"
    let total = figures.get(at)?;
    let first = figures.get(at + 1)?;
    if LEADS.contains(&gap(reader, total, first).as_str()) {
        let list = run(reader, figures, at + 1);
        let last = figures.get(list.end - 1)?;
        let closed = after(reader, last.1.span().end).chars().next().is_none_or(|c| ",.;)—–-".contains(c));
        let more = figures.get(list.end).is_some_and(|next| BETWEEN.contains(&gap(reader, last, next).as_str()));
        let kinds = toll::PEOPLE.contains(&total.2.unit.as_str());
        if list.len() > 1 && closed && !more && kinds {
            return not_equal(&figures[list], total);
        }
    }
    split(reader, figures, at)
}

/// Returns the list of parts that begins with the figure `at`.
fn run(reader: &Reader<'_>, figures: &[One<'_>], at: usize) -> std::ops::Range<usize> {
    let mut end = at + 1;
    while let (Some(last), Some(next)) = (figures.get(end - 1), figures.get(end)) {
        let persons = [last, next].iter().all(|one| toll::PERSONS.contains(&one.2.unit.as_str()));
        if end - at >= PARTS || !persons || !BETWEEN.contains(&gap(reader, last, next).as_str()) {
            break;
        }
        end += 1;
    }
    at..end
}

fn not_equal(parts: &[One<'_>], total: &One<'_>) -> Option<Sum> {
    let exact = |figure: &Figure| figure.bound == Bound::Exactly && figure.max.is_none();
    if !exact(total.2) || !parts.iter().all(|part| exact(part.2)) {
        return None;
    }
    let sum = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.2.value))?;
    let named: Vec<String> = parts.iter().map(|part| part.2.value.normalize().to_string()).collect();
    let (last, first) = named.split_last()?;
    let note = format!("{} and {last} are {}, not {}", first.join(", "), sum.normalize(), total.2.value.normalize());
    (sum != total.2.value).then(|| Sum { total: total.0, parts: parts.iter().map(|part| part.0).collect(), note })
}

/// Reads "Of the 40 homes, 25 were flooded and 20 were not" and "45 of the 40 homes".
fn split(reader: &Reader<'_>, figures: &[One<'_>], at: usize) -> Option<Sum> {
    let total = figures.get(at)?;
    let whole = |one: &One<'_>| one.2.bound == Bound::Exactly && !matches!(one.2.unit.as_str(), "" | "percent" | SCORE);
    let before = before(reader, total.1.span().start);
    let of_the = ["of the ", "of its ", "of their "].iter().any(|words| before == words.trim());
    let opens = of_the.then(|| figures.get(at + 1..at + 3)).flatten();
    if let Some([first, second]) = opens.filter(|_| whole(total)) {
        let sentence = reader.article.sentence_at(total.1.span().start);
        let same = |one: &One<'_>| reader.article.sentence_at(one.1.span().start) == sentence;
        let shape = sentence.and_then(|at| reader.article.sentences().get(at))?;
        let leads = total.1.span().start - shape.span.start <= "of their ".len();
        let rest = after(reader, second.1.span().end);
        let denies = ["not", "were not", "was not", "did not", "do not", "had not", "have not", "are not"];
        let denied = denies
            .iter()
            .any(|words| rest.strip_prefix(words).is_some_and(|rest| !rest.starts_with(char::is_alphabetic)));
        let bare = |one: &One<'_>| one.2.unit.is_empty() || one.2.unit == total.2.unit;
        let alone = figures.get(at + 3).is_none_or(|next| !same(next));
        if leads && denied && alone && [first, second].iter().all(|one| same(one) && bare(one)) {
            return not_equal(&[*first, *second], total);
        }
    }
    None
}

/// Returns the words between two figures of one sentence, in lower case.
fn gap(reader: &Reader<'_>, left: &One<'_>, right: &One<'_>) -> String {
    let span = Span::new(left.1.span().end, right.1.span().start.max(left.1.span().end));
    if span.len() > 12 || right.1.span().start < left.1.span().end {
        return "…".to_owned();
    }
    reader.article.slice(span).trim().to_lowercase()
}

/// Returns the words behind the prose byte `at`, in lower case.
fn after(reader: &Reader<'_>, at: usize) -> String {
    let tokens = reader.article.tokens();
    let next = tokens.partition_point(|token| token.span.start < at);
    let mut out = String::new();
    for token in tokens.get(next..).unwrap_or_default().iter().take(4) {
        let glued = out.is_empty() || token.kind == TokenKind::Punct;
        out.push_str(if glued { "" } else { " " });
        out.push_str(&reader.word(token));
    }
    out
}

/// Returns the two words before the prose byte `at`, in lower case.
fn before(reader: &Reader<'_>, at: usize) -> String {
    let tokens = reader.article.tokens();
    let end = tokens.partition_point(|token| token.span.end <= at);
    let words: Vec<String> =
        tokens.get(end.saturating_sub(2)..end).unwrap_or_default().iter().map(|token| reader.word(token)).collect();
    words.join(" ")
}
