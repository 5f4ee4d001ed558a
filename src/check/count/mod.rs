//! What the figures of an article count, so that two figures of one thing can be told from two of different things.

mod sums;
mod words;

pub(super) use sums::{Sum, sums};

use crate::diff::Edition;
use crate::english::{numeral, toll};
use crate::model::{Bound, Claim, ClaimKind, Detail, Figure};
use crate::text::fold::fold;
use crate::text::{Article, Span, Token, TokenKind};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// How many tokens on each side of a figure are read for what it counts.
const REACH: usize = 12;

/// A figure and what it counts.
#[derive(Debug, Clone)]
pub(super) struct Count<'c> {
    /// Its index among the claims.
    pub at: usize,
    pub claim: &'c Claim,
    /// Who gives it, in lower case; none where the article itself does.
    pub source: Option<String>,
    pub figure: &'c Figure,
    /// The least and the greatest value that it allows; none where it is open to that side.
    pub range: Range,
    /// The words of its clause that tell what is counted, in one form each.
    pub thing: BTreeSet<String>,
    /// The same words of the figure alone: "six wooden ferries".
    pub own: BTreeSet<String>,
    /// What else its sentence says of when, where and which: dates, words in capitals, other numbers.
    pub scope: BTreeSet<String>,
    /// Whether its clause says that it is a number of something ("the toll stands at 25").
    numbered: bool,
    /// Whether it stands in a whole sentence, with a full stop.
    pub told: bool,
    /// The index of its sentence.
    pub sentence: usize,
    /// Whether it stands between quotation marks.
    pub quoted: bool,
}

impl Count<'_> {
    /// Returns whether both figures may be right of one thing.
    pub(super) fn allows(&self, other: &Self) -> bool {
        overlap(self.range, other.range)
    }

    /// Returns whether enough is known of what is counted to compare it: what happened to people, or a thing and one word
    /// more; two more for shares and sums of money.
    pub(super) fn tells(&self) -> bool {
        let unit = self.figure.unit.as_str();
        let happened = self.of_people() && self.thing.iter().any(|word| toll::happened(word).is_some());
        if words::NO_COUNTS.contains(&unit) || unit.is_empty() && !self.numbered {
            return happened;
        }
        let measured = matches!(unit, "percent" | "USD" | "EUR" | "GBP");
        self.thing.len() >= if measured { 4 } else { 2 } || happened
    }

    /// Returns whether `other`, in a longer sentence, counts what this figure of a headline does.
    pub(super) fn shortens(&self, other: &Self) -> bool {
        let unit = form(&self.figure.unit);
        let shared = || self.thing.intersection(&other.thing);
        let common = || shared().filter(|word| **word != unit);
        let people = self.of_people() && other.of_people();
        let happened = || people && shared().any(|word| toll::happened(word).is_some());
        let same_unit = !unit.is_empty() && unit == form(&other.figure.unit);
        let plain = other.own.iter().all(|word| self.thing.contains(word));
        self.tells() && other.tells() && plain && (same_unit && common().next().is_some() || happened())
    }

    /// Returns whether the figure counts people, or does not say what it counts.
    pub(super) fn of_people(&self) -> bool {
        let unit = self.figure.unit.as_str();
        // "25 dead"
        let happened = toll::happened(unit).is_some();
        happened || unit.is_empty() || toll::PEOPLE.contains(&unit) || toll::PERSONS.contains(&unit)
    }
}

/// A least and a greatest value; none where there is no limit to that side.
pub(super) type Range = (Option<Decimal>, Option<Decimal>);

/// Returns whether a value lies in both ranges.
pub(super) fn overlap(one: Range, two: Range) -> bool {
    let below = |high: Option<Decimal>, low: Option<Decimal>| high.zip(low).is_some_and(|(high, low)| high < low);
    !below(one.1, two.0) && !below(two.1, one.0)
}

/// Returns the values that a figure's claim allows; none for other claims.
pub(super) fn range_of(claim: &Claim) -> Option<Range> {
    if let Detail::Figure(figure) = &claim.detail { Some(range(figure)) } else { None }
}

/// Returns the figures of an edition that count something, in order.
pub(super) fn counts<'c>(edition: Edition<'c>) -> Vec<Count<'c>> {
    let reader = Reader::new(edition);
    let mut out = Vec::new();
    // The quotes and statements that the claim at hand may stand in; claims come in the order of the text.
    let mut speech: Vec<Span> = Vec::new();
    for (at, claim) in edition.claims.iter().enumerate() {
        let span = claim.span();
        while speech.last().is_some_and(|open| open.end <= span.start) {
            speech.pop();
        }
        match claim.kind() {
            ClaimKind::Quote | ClaimKind::Statement => speech.push(span),
            ClaimKind::Figure => out.extend(reader.read(at, claim, speech.last().copied())),
            ClaimKind::Date | ClaimKind::Assertion => {}
        }
    }
    out
}

/// An article and what every figure is read against.
struct Reader<'c> {
    article: &'c Article,
    /// Where quotations stand.
    quoted: Vec<Span>,
    /// The sources by the last word of their names, in lower case, as far as that tells one from the others.
    sources: BTreeMap<String, Option<String>>,
    /// The dates in order.
    dates: Vec<(Span, &'c str)>,
}

impl<'c> Reader<'c> {
    fn new(edition: Edition<'c>) -> Self {
        let article = edition.article;
        let date = |claim: &'c Claim| match &claim.detail {
            Detail::Date(date) => Some((claim.span(), date.value.as_str())),
            _ => None,
        };
        let dates = edition.claims.iter().filter_map(date).collect();
        let outer = article.quotations().iter().filter(|quotation| quotation.depth == 0);
        let mut quoted: Vec<Span> = outer.flat_map(|quotation| quotation.parts.iter().copied()).collect();
        quoted.sort_unstable();
        Self { article, quoted, sources: sources(edition.claims), dates }
    }

    fn read(&self, at: usize, claim: &'c Claim, speech: Option<Span>) -> Option<Count<'c>> {
        let Detail::Figure(figure) = &claim.detail else { return None };
        let (article, span) = (self.article, claim.span());
        let sentence = article.sentence_at(span.start)?;
        let shape = article.sentences().get(sentence)?;
        let tokens = article.tokens_of(shape);
        let first = tokens.partition_point(|token| token.span.end <= span.start);
        let behind = tokens.partition_point(|token| token.span.start < span.end);
        if self.partial(tokens, first, behind) {
            return None;
        }
        let before = tokens.get(..first)?.iter().rev().take(REACH).take_while(|token| !self.border(token));
        let after = tokens.get(behind..)?.iter().take(REACH).take_while(|token| !self.border(token));
        let own = tokens.get(first..behind)?.iter();
        let numbered = before.clone().any(|token| words::NUMBERED.contains(&self.word(token).as_str()));
        let giver = claim.source.is_none().then(|| self.giver(tokens, first)).flatten();
        let given = giver.as_ref().map(|(_, span)| *span);
        let named =
            |token: &&Token| self.names_source(claim, token.span) || given.is_some_and(|it| it.overlaps(token.span));
        let clause: Vec<&Token> = before.chain(own.clone()).chain(after).filter(|token| !named(token)).collect();
        let mut thing: BTreeSet<String> = clause.iter().filter_map(|token| self.telling(token)).collect();
        if matches!(figure.unit.as_str(), "percent" | "USD" | "EUR" | "GBP") {
            thing.insert(figure.unit.clone());
        }
        let quotation = self.quoted.partition_point(|part| part.start <= span.start);
        let quotation = quotation.checked_sub(1).and_then(|at| self.quoted.get(at));
        Some(Count {
            at,
            claim,
            source: giver.map(|(name, _)| name).or_else(|| claim.source.as_ref().map(|source| key(&source.name))),
            figure,
            range: range(figure),
            thing,
            own: own.filter_map(|token| self.telling(token)).collect(),
            scope: self.scope(speech.unwrap_or(shape.span), claim, given),
            numbered,
            told: article.slice(shape.span).ends_with(|c: char| !c.is_alphanumeric()),
            sentence,
            quoted: quotation.is_some_and(|part| part.contains(span)),
        })
    }

    fn word(&self, token: &Token) -> String {
        fold(self.article.slice(token.span)).to_lowercase()
    }

    fn border(&self, token: &Token) -> bool {
        match token.kind {
            TokenKind::Word => words::BORDERS.contains(&self.word(token).as_str()),
            TokenKind::Number => true,
            TokenKind::Punct => !matches!(self.article.slice(token.span), "%" | "$" | "'" | "\u{2019}"),
        }
    }

    /// Returns whether the words beside a figure make it one of a part, a difference or a share.
    fn partial(&self, tokens: &[Token], first: usize, behind: usize) -> bool {
        let word = |at: usize| tokens.get(at).map(|token| self.word(token)).unwrap_or_default();
        let near = (first.saturating_sub(3)..behind + 2).map(word);
        let listed = near.into_iter().any(|word| words::PARTIAL.contains(&word.as_str()));
        let share = (first..behind + 1).any(|at| word(at) == "of" && at + 1 < tokens.len());
        let last = word(first.wrapping_sub(1));
        let numbered = words::NUMBERED.contains(&word(first.wrapping_sub(2)).as_str());
        listed || share || last == "by" || last == "of" && !numbered
    }

    /// Returns the form of a word by which it is compared; none where it does not tell what is counted.
    fn telling(&self, token: &Token) -> Option<String> {
        let word = self.word(token);
        let plain = token.kind == TokenKind::Word && !words::EMPTY.contains(&word.as_str());
        (plain && numeral::cardinal(&word).is_none() && numeral::scale(&word).is_none()).then(|| form(&word))
    }

    /// Returns who gives a figure without a word of speech, "Ana Ruiz put the number at 25", with the words up to the verb.
    fn giver(&self, tokens: &[Token], first: usize) -> Option<(String, Span)> {
        let from = first.saturating_sub(REACH);
        let verb = (from..first)
            .find(|at| tokens.get(*at).is_some_and(|token| words::GIVES.contains(&self.word(token).as_str())))?;
        let name = self.sources.get(&self.word(tokens.get(verb.checked_sub(1)?)?))?.clone()?;
        // Only what stands at the head of the sentence is its subject.
        (verb <= 4).then(|| (name, Span::new(tokens[0].span.start, tokens[verb].span.end)))
    }

    fn names_source(&self, claim: &Claim, span: Span) -> bool {
        let source = claim.source.as_ref().is_some_and(|source| source.span.overlaps(span));
        source || claim.cue.is_some_and(|cue| cue.overlaps(span))
    }

    /// Returns what `around` a figure says of when, where and which: the speech that it stands in, else its sentence.
    fn scope(&self, around: Span, claim: &Claim, given: Option<Span>) -> BTreeSet<String> {
        let from = self.dates.partition_point(|(date, _)| date.end <= around.start);
        let inside = self.dates[from..].iter().take(REACH).take_while(|(date, _)| date.start < around.end);
        let mut out: BTreeSet<String> = inside.map(|(_, value)| (*value).to_owned()).collect();
        let tokens = self.article.tokens();
        let from = tokens.partition_point(|token| token.span.start < around.start);
        let inside = tokens[from..].iter().take(10 * REACH).take_while(|token| token.span.start < around.end);
        let source = |token: &&Token| {
            self.names_source(claim, token.span) || given.is_some_and(|given| given.overlaps(token.span))
        };
        let others = inside.filter(|token| !claim.span().overlaps(token.span) && !source(token));
        for (at, token) in others.enumerate() {
            let text = self.article.slice(token.span);
            // Any word begins a sentence with a capital.
            let name = token.kind == TokenKind::Word && at > 0 && text != "I" && text.starts_with(char::is_uppercase);
            let number = token.kind == TokenKind::Number || numeral::cardinal(&text.to_lowercase()).is_some();
            if name || number {
                out.insert(text.to_lowercase());
            }
        }
        out
    }
}

/// Returns the name of a source as it is compared.
fn key(name: &str) -> String {
    fold(name).to_lowercase()
}

/// Returns the sources of `claims` by the last word of their names; none where several have it.
fn sources(claims: &[Claim]) -> BTreeMap<String, Option<String>> {
    let mut out: BTreeMap<String, Option<String>> = BTreeMap::new();
    for source in claims.iter().filter_map(|claim| claim.source.as_ref()) {
        let name = key(&source.name);
        let last = name.split_whitespace().next_back().unwrap_or_default().to_owned();
        let slot = out.entry(last).or_insert_with(|| Some(name.clone()));
        if slot.as_ref() != Some(&name) {
            *slot = None;
        }
    }
    out
}

/// Returns a word in the form by which it is compared: one for words that mean the same, else without its ending.
fn form(word: &str) -> String {
    if let Some(name) = toll::happened(word) {
        return name.to_owned();
    }
    if let Some((name, _)) = words::ALIKE.iter().find(|(_, words)| words.contains(&word)) {
        return (*name).to_owned();
    }
    let word = word.strip_suffix("'s").unwrap_or(word);
    let ended = |ending: &str| word.strip_suffix(ending).filter(|stem| stem.chars().count() > 3);
    let stem = ended("ing").or_else(|| ended("ed")).or_else(|| ended("es")).or_else(|| ended("s")).unwrap_or(word);
    stem.strip_suffix('e').filter(|stem| stem.chars().count() > 3).unwrap_or(stem).to_owned()
}

/// Returns the values that a figure allows. A round number allows what rounds to it, and "about" a fifth more or less.
fn range(figure: &Figure) -> Range {
    let (value, max) = (figure.value, figure.max.unwrap_or(figure.value));
    let (slack, top) = (rounding(value, &figure.unit), rounding(max, &figure.unit));
    let low = value.checked_sub(slack);
    let high = max.checked_add(top);
    match figure.bound {
        Bound::Exactly | Bound::Range => (low, high),
        // Whoever writes "dozens" does not say how many there are at most.
        Bound::AtLeast | Bound::MoreThan | Bound::Vague => (low, None),
        Bound::AtMost | Bound::LessThan => (None, high),
        Bound::About => {
            let fifth = value.abs().checked_div(Decimal::from(5)).unwrap_or_default();
            (low.and_then(|low| low.checked_sub(fifth)), high.and_then(|high| high.checked_add(fifth)))
        }
    }
}

/// Returns how far from `value` a number may lie that was rounded to it: half of its last place that is not zero. Whole
/// numbers to a hundred are counts and not rounded, percentages always are.
fn rounding(value: Decimal, unit: &str) -> Decimal {
    let exact = value.is_integer() && value.abs() <= Decimal::ONE_HUNDRED;
    if exact && unit != "percent" {
        return Decimal::ZERO;
    }
    let bare = value.normalize();
    let mut place = Decimal::new(5, 1 + bare.scale().min(26));
    let mut rest = bare;
    let tens = unit != "percent" && bare.is_integer();
    while tens && !rest.is_zero() && (rest % Decimal::TEN).is_zero() {
        (rest, place) = (rest / Decimal::TEN, place * Decimal::TEN);
    }
    if tens && place < Decimal::ONE { Decimal::ZERO } else { place }
}
