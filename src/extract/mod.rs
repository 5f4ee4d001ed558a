//! Finds the claims of an article. One file a claim kind; nothing here can fail.
//!
//! [`extract`] returns all of them, [`Extraction`] those of some sentences, for a small part of the price.
//!
//! Attributions come first (`attribution` finds who said what; quotes and statements are two views of it), then dates
//! and figures, which inherit the source of the quote or statement they stand in, then what is left: assertions.

mod assertion;
mod attribution;
mod confidence;
mod date;
mod describe;
mod figure;
mod foreign;
mod mention;
mod name;
mod pages;
mod parses;
mod partial;
mod quoted;
mod reading;
mod resolve;
mod shared;
mod weight;

use crate::english::currency::DOLLARS;
use crate::model::{Claim, ClaimKind, Numbering, identify};
use crate::text::Article;
use crate::values::Lexemes;
use crate::values::date::Datelines;
pub use attribution::Heard;
use attribution::{Attributed, Held};
use chrono::NaiveDate;
use confidence::Grader;
pub use partial::Extraction;
pub use resolve::{Meant, Referents};
pub use weight::weigh;

/// What extraction may know beside the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Context {
    /// The day of publication, against which relative dates are resolved; else what the article states.
    pub published: Option<NaiveDate>,
    /// The currency of a bare "$".
    pub dollar: Dollar,
}

/// The currency that an article means by a bare "$".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dollar(&'static str);

impl Default for Dollar {
    fn default() -> Self {
        Self("USD")
    }
}

impl Dollar {
    /// Returns the codes of all currencies that are written "$".
    pub fn codes() -> &'static [&'static str] {
        DOLLARS
    }

    /// Returns the currency of that code.
    pub fn from_code(code: &str) -> Option<Self> {
        DOLLARS.iter().find(|known| **known == code).map(|known| Self(known))
    }

    /// Returns its code: "USD".
    pub fn code(self) -> &'static str {
        self.0
    }
}

/// Returns the day of publication that the front matter of `article` states; none where it states none.
pub fn published(article: &Article) -> Option<NaiveDate> {
    crate::values::date::published(article)
}

/// Returns the day of publication that `article` itself states; none where it states none.
pub fn dateline(article: &Article) -> Option<NaiveDate> {
    date::dateline(article, &Context::default())
}

/// Returns the day from which a relative date at `byte` of the prose counts: that of the entry of a live blog that it stands in, else
/// `published`, else what the article states.
pub fn dateline_at(article: &Article, published: Option<NaiveDate>, byte: usize) -> Option<NaiveDate> {
    let entries = crate::values::date::entries(article);
    Datelines { own: published.or_else(|| dateline(article)), entries: &entries }.at(byte)
}

/// Returns the claims of `article`, named, in the order in which they stand; enclosing ones first.
///
/// Every sentence that holds no other claim is an assertion, so that the claims cover the whole prose.
///
/// Of an article that is not English ([`Article::language`]) only what its signs tell is read, and nobody is a source.
pub fn extract(article: &Article, context: &Context) -> Vec<Claim> {
    extract_after(article, context, None).0
}

/// Returns those of the claims of `article` that are no assertions, as [`extract`] does.
pub fn stated(article: &Article, context: &Context) -> Vec<Claim> {
    named(article, context, false, || attribution::find(article))
}

/// Returns the claims of `article` as [`extract`] does, with what was heard in its sentences. What was heard in the same ones of the
/// version `before` is not read again: the claims are the same, and take less time.
pub fn extract_after(
    article: &Article,
    context: &Context,
    before: Option<(&Article, &Heard)>,
) -> (Vec<Claim>, Option<Heard>) {
    let mut heard = None;
    let spoken = || {
        let (claims, held, own) = attribution::find_after(article, before);
        heard = own;
        (claims, held)
    };
    (named(article, context, true, spoken), heard)
}

fn named(
    article: &Article,
    context: &Context,
    assertions: bool,
    spoken: impl FnOnce() -> (Vec<Claim>, Vec<Held>),
) -> Vec<Claim> {
    let dates = |lexemes: &Lexemes<'_>, attributed: &Attributed<'_>| date::find(article, lexemes, attributed, context);
    let mut claims = unnamed(article, context, assertions, spoken, dates);
    identify(article, &mut claims);
    claims
}

/// Finds the claims of an article that is read part by part, so that it takes no more memory than one of them.
#[derive(Debug)]
pub struct ByParts {
    /// The day of publication is the one that the first part states, unless it is known.
    context: Context,
    /// The day of the last entry of a live blog that has begun.
    entry: Option<NaiveDate>,
    assertions: bool,
    begun: bool,
    numbering: Numbering,
}

impl ByParts {
    /// Starts at the head of an article, to find its `assertions` as well or not.
    pub fn new(context: Context, assertions: bool) -> Self {
        Self { context, entry: None, assertions, begun: false, numbering: Numbering::default() }
    }

    /// Returns the claims of the next part, as [`extract`] or [`stated`] does.
    pub fn next(&mut self, part: &Article) -> Vec<Claim> {
        if !self.begun {
            self.context.published = date::dateline(part, &self.context);
            self.begun = true;
        }
        let entries = crate::values::date::entries(part);
        let datelines = Datelines { own: self.entry.or(self.context.published), entries: &entries };
        let dates =
            |lexemes: &Lexemes<'_>, attributed: &Attributed<'_>| date::find_later(lexemes, attributed, datelines);
        let mut claims = unnamed(part, &self.context, self.assertions, || attribution::find(part), dates);
        self.entry = entries.last().map(|(_, day)| *day).or(self.entry);
        self.numbering.identify(part, &mut claims);
        claims
    }
}

fn unnamed(
    article: &Article,
    context: &Context,
    assertions: bool,
    spoken: impl FnOnce() -> (Vec<Claim>, Vec<Held>),
    dates: impl FnOnce(&Lexemes<'_>, &Attributed<'_>) -> Vec<Claim>,
) -> Vec<Claim> {
    if let Some(language) = article.language() {
        let mut claims = foreign::claims(article, language, context.dollar);
        claims.retain(|claim| assertions || claim.kind() != ClaimKind::Assertion);
        return claims;
    }
    let (mut claims, held) = spoken();
    let mut grader = Grader::new(article);
    for claim in &mut claims {
        grader.grade(claim, None);
    }
    let attributed = Attributed::new(&claims, &held);
    let lexemes = Lexemes::new(article);
    let mut values = dates(&lexemes, &attributed);
    let figures = figure::find(&lexemes, 0..lexemes.len(), &attributed, &values, context);
    drop(lexemes);
    append(&mut values, figures);
    for claim in &mut values {
        let around = attributed.claim_at(claim.span());
        grader.grade(claim, around);
    }
    append(&mut claims, values);
    if assertions {
        let mut assertions = assertion::find(article.sentences(), &claims);
        for claim in &mut assertions {
            grader.grade(claim, None);
        }
        append(&mut claims, assertions);
    }
    claims.sort_by_key(place);
    claims
}

/// Adds `more` to `claims` without room for others: an article may have a claim for every third byte.
fn append(claims: &mut Vec<Claim>, more: Vec<Claim>) {
    if claims.is_empty() {
        *claims = more;
    } else {
        claims.reserve_exact(more.len());
        claims.extend(more);
    }
}

/// Returns where a claim stands among the others: in the order of the text, enclosing ones first.
fn place(claim: &Claim) -> (usize, std::cmp::Reverse<usize>, ClaimKind) {
    let span = claim.span();
    (span.start, std::cmp::Reverse(span.end), claim.kind())
}
