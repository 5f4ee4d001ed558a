//! How much a fact-checker would care about a claim. `docs/weight.md` is the rule; this is the only place that knows it.
//!
//! It looks at the finished claim and the words around it alone, and at no other claim, so that it holds however the claim was found.

use crate::english::data::list;
use crate::english::{Class, calendar, class, currency, toll};
use crate::model::{Claim, DateRole, DateType, DateValue, Detail, Figure, Form, SourceType, Weight};
use crate::text::{Article, Span, Token};
use crate::values::figure::Measured;
use rust_decimal::Decimal;

/// How many tokens before and behind a figure are looked at for what happened to those whom it counts.
const NEAR: usize = 8;

/// How the words begin that promise, charge, deny or admit.
const GRAVE: &[&str] = list!("speech/grave");

/// Returns how much a fact-checker would care about `claim`.
pub fn weigh(article: &Article, claim: &Claim) -> Weight {
    match &claim.detail {
        Detail::Quote(_) => quote(article, claim),
        Detail::Statement(Form::Mixed) if is_of_person(claim) => Weight::High,
        Detail::Statement(_) if is_grave(article, claim) => Weight::High,
        Detail::Statement(_) => Weight::Medium,
        Detail::Figure(figure) => self::figure(article, claim, figure),
        Detail::Date(date) => self::date(article.slice(claim.span()), date),
        Detail::Assertion => Weight::Low,
    }
}

fn quote(article: &Article, claim: &Claim) -> Weight {
    match &claim.source {
        None => Weight::Low,
        Some(_) if claim.says_much(article) && is_of_person(claim) => Weight::High,
        Some(_) => Weight::Medium,
    }
}

/// Returns whether the article names the person whose words they are.
fn is_of_person(claim: &Claim) -> bool {
    claim.source.as_ref().is_some_and(|source| match source.kind {
        SourceType::Named => true,
        SourceType::Pronoun => source.resolved.is_some(),
        _ => false,
    })
}

/// Returns whether a statement promises, charges, denies or admits, or holds a share, a sum of money or a toll.
fn is_grave(article: &Article, claim: &Claim) -> bool {
    let begins = |word: &str| {
        GRAVE.iter().any(|stem| word.get(..stem.len()).is_some_and(|head| head.eq_ignore_ascii_case(stem)))
    };
    let cue = claim.cue.is_some_and(|cue| article.slice(cue).split_whitespace().any(begins));
    cue || claim.parts.iter().any(|part| holds_weight(article.slice(*part)))
}

/// Returns whether a share, a sum of money, or a number and harm stand in `text`.
fn holds_weight(text: &str) -> bool {
    let digits = text.bytes().any(|byte| byte.is_ascii_digit());
    let measured = |word: &str| {
        let unit = word.trim_start_matches(|c: char| c.is_ascii_digit());
        let paid = currency::is_code(unit) || ["percent", "cent", "euros", "dollars"].contains(&unit);
        paid || toll::harm(&unit.to_lowercase())
    };
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    text.contains(['%', '$', '£', '€', '₹', '¢']) || digits && words.any(measured)
}

/// Units, beside people, of counts that a fact-checker cares about.
const WEIGHTY: &[&str] = list!("figures/weighty");

fn figure(article: &Article, claim: &Claim, figure: &Figure) -> Weight {
    match Measured::of(&figure.unit) {
        Measured::Money | Measured::Share => Weight::High,
        Measured::Time | Measured::Age => Weight::Low,
        Measured::Rank | Measured::Score | Measured::Other => Weight::Medium,
        Measured::Count => {
            let unit = figure.unit.rsplit(' ').next().unwrap_or_default();
            let votes = WEIGHTY.contains(&unit);
            let share = unit.is_empty() && figure.value < Decimal::ONE && figure.value > Decimal::ZERO;
            let people = unit.is_empty() || toll::PEOPLE.contains(&unit) || toll::PERSONS.contains(&unit);
            let people = people || unit == "ordinal" || class(unit).any(Class::ROLE);
            let one = figure.value == Decimal::ONE && figure.max.is_none();
            match () {
                () if votes || share || toll::harm(unit) => Weight::High,
                () if people && beside(article, claim.span(), toll::harm) => Weight::High,
                () if toll::HOMES.contains(&unit) && beside(article, claim.span(), toll::damage) => Weight::High,
                () if one => Weight::Low,
                () => Weight::Medium,
            }
        }
    }
}

/// Returns whether a word that `tells` stands near `span`, in its sentence.
fn beside(article: &Article, span: Span, tells: fn(&str) -> bool) -> bool {
    let sentence = article.sentence_at(span.start).and_then(|index| article.sentences().get(index));
    let tokens: &[Token] = sentence.map_or(&[], |sentence| article.tokens_of(sentence));
    let from = tokens.partition_point(|token| token.span.end <= span.start).saturating_sub(NEAR);
    let to = tokens.partition_point(|token| token.span.start < span.end) + NEAR;
    let near = tokens.get(from..to.min(tokens.len())).unwrap_or_default();
    near.iter().any(|token| tells(&article.slice(token.span).to_lowercase()))
}

fn date(text: &str, date: &DateValue) -> Weight {
    match (date.role, date.kind) {
        (DateRole::Deadline, _) => Weight::High,
        (_, DateType::Date | DateType::Time) if date.value.ends_with("_REF") || is_near(text) => Weight::Low,
        (_, DateType::Date | DateType::Time) => Weight::Medium,
        _ => Weight::Low,
    }
}

/// Returns whether a date is told by its weekday or from the day of publication alone: "Tuesday night", "yesterday".
fn is_near(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let day = |word: &str| class(word).any(Class::DAY) || calendar::weekday(&word.to_lowercase()).is_some();
    let dated = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit()) || class(word).any(Class::MONTH);
    words.clone().any(day) && !words.any(dated)
}
