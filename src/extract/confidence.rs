//! How sure a claim is, from what the article shows of it: marks, the verb, the source, where the content ends.
//!
//! The rules were chosen on annotated news so that each level keeps the share that `docs/accuracy.md` gives. They look
//! at the finished claim alone, so that they hold however it was found.

use super::weight;
use crate::english::data::list;
use crate::english::{self, Class};
use crate::model::{Bound, Claim, Confidence, DateRole, DateType, DateValue, Detail, Figure, Form, SourceType};
use crate::text::{Article, Span};

/// A content of fewer words is often no report, a paraphrase of more words often runs on into what is not said.
const LENGTHS: std::ops::RangeInclusive<usize> = 4..=30;

/// Words of a sentence that may be somebody's although no cue was found in it.
const HINTS: &[&str] = list!("speech/hints");

/// Grades the claims of one article; those of one sentence one after the other, for the sentence is looked at once then.
#[derive(Debug)]
pub(super) struct Grader<'a> {
    article: &'a Article,
    /// The sentence that was looked at last, and how sure it is that nobody stands for what it says.
    last: Option<(usize, Confidence)>,
}

impl<'a> Grader<'a> {
    /// Starts on `article`.
    pub(super) fn new(article: &'a Article) -> Self {
        Self { article, last: None }
    }

    /// Gives `claim` its confidence and weight.
    pub(super) fn grade(&mut self, claim: &mut Claim, around: Option<&Claim>) {
        claim.confidence = self.confidence(claim, around);
        claim.weight = weight::weigh(self.article, claim);
    }

    /// Returns how sure `claim` is. It is no surer than the quote or statement `around` it, whose source it inherits.
    fn confidence(&mut self, claim: &Claim, around: Option<&Claim>) -> Confidence {
        let article = self.article;
        let own = match &claim.detail {
            Detail::Quote(form) | Detail::Statement(form) => speech(article, claim, *form),
            Detail::Figure(figure) => self::figure(article, claim, figure),
            Detail::Date(date) => self::date(article, claim, date),
            Detail::Assertion => Confidence::Medium,
        };
        match (around, &claim.detail) {
            (Some(around), _) if around.source.is_some() => own.min(around.confidence),
            // Somebody holds it without saying it.
            (_, Detail::Figure(_)) if claim.source.is_some() => Confidence::Low,
            (Some(around), _) => own.min(around.confidence),
            (None, Detail::Figure(_) | Detail::Assertion) => own.min(self.unsourced(claim.span().start)),
            (None, _) => own,
        }
    }

    /// Returns how sure it is that the sentence at `at` is nobody's word but the article's.
    fn unsourced(&mut self, at: usize) -> Confidence {
        let Some(index) = self.article.sentence_at(at) else { return Confidence::High };
        if let Some((_, sure)) = self.last.filter(|(last, _)| *last == index) {
            return sure;
        }
        let tokens = self.article.sentences().get(index).map_or(&[][..], |sentence| self.article.tokens_of(sentence));
        let sure = tokens.iter().map(|token| hint(self.article.slice(token.span))).min().unwrap_or(Confidence::High);
        self.last = Some((index, sure));
        sure
    }
}

/// Returns how sure a sentence with that word can be that it reports nobody.
fn hint(word: &str) -> Confidence {
    let class = english::class(word);
    let shows = Class::DOCUMENT.with(Class::NEEDS_THAT).with(Class::TAKES_OBJECT).with(Class::PROMISE);
    if class.any(shows) || HINTS.iter().any(|hint| word.eq_ignore_ascii_case(hint)) {
        Confidence::Low
    } else if class.any(Class::REPORT.with(Class::REPORTING)) {
        Confidence::Medium
    } else {
        Confidence::High
    }
}

fn speech(article: &Article, claim: &Claim, form: Form) -> Confidence {
    let Some(source) = &claim.source else { return Confidence::Low };
    if source.doubtful {
        return Confidence::Low;
    }
    let known = source.kind != SourceType::Pronoun;
    let ends = ends(article, claim.span());
    let Some(cue) = claim.cue else {
        let goes_on = source.kind == SourceType::Named && ends;
        return if goes_on { Confidence::Medium } else { Confidence::Low };
    };
    let plain = is_plain(article.slice(cue));
    if form == Form::Direct {
        let follows = cue.start >= claim.parts.first().map_or(0, |part| part.end);
        return match (follows, known) {
            (true, true) => Confidence::High,
            (false, _) if !ends => Confidence::Low,
            (false, true) if plain => Confidence::High,
            _ => Confidence::Medium,
        };
    }
    let words: usize = claim.parts.iter().map(|part| article.slice(*part).split_whitespace().count()).sum();
    let bounded = ends || form == Form::Mixed;
    if plain && known && bounded && LENGTHS.contains(&words) { Confidence::Medium } else { Confidence::Low }
}

/// Returns whether the cue only says that something is said: "said", "told", "noted", but not "promised" or "showed".
fn is_plain(cue: &str) -> bool {
    let says = Class::INVERTS.with(Class::PLAIN);
    let does = Class::PROMISE.with(Class::TAKES_OBJECT).with(Class::JUDGES);
    let mut classes = cue.split_whitespace().map(english::class).filter(|class| class.any(says.with(does)));
    classes.next().is_some_and(|class| !class.any(does)) && classes.all(|class| !class.any(does))
}

/// Returns whether the content ends where punctuation or the paragraph does, and not in the midst of a clause.
fn ends(article: &Article, content: Span) -> bool {
    let stop = |c: char| matches!(c, '.' | '!' | '?' | ',' | ';' | ':' | '\u{2026}' | '\u{2014}');
    let close = |c: char| matches!(c, '\u{201d}' | '\u{2019}' | '"' | '\'' | '\u{bb}' | ' ');
    let inside = article.slice(content).trim_end_matches(close).ends_with(stop);
    let behind = article.text().get(content.end..).unwrap_or_default();
    inside || behind.chars().find(|c| !close(*c)).is_none_or(|c| c == '\n' || stop(c))
}

fn figure(article: &Article, claim: &Claim, figure: &Figure) -> Confidence {
    let digits = article.slice(claim.span()).bytes().any(|byte| byte.is_ascii_digit());
    match figure.bound {
        Bound::Vague => Confidence::Low,
        Bound::Range | Bound::About => Confidence::Medium,
        _ if figure.unit.is_empty() || !digits => Confidence::Medium,
        _ => Confidence::High,
    }
}

fn date(article: &Article, claim: &Claim, date: &DateValue) -> Confidence {
    let text = article.slice(claim.span());
    match date.kind {
        DateType::Time | DateType::Set => Confidence::Low,
        _ if date.value.contains('X') => Confidence::Low,
        DateType::Duration => Confidence::Medium,
        DateType::Date => {
            let year = text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4);
            let has = |class| text.split(|c: char| !c.is_alphabetic()).any(|word| english::class(word).any(class));
            // A weekday on which something is due may be that of any week.
            let weekday = has(Class::DAY) && date.role != DateRole::Deadline;
            let fixed = date.value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
            if fixed && (year || weekday || has(Class::MONTH)) { Confidence::High } else { Confidence::Medium }
        }
    }
}
