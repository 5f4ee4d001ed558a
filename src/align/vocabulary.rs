//! The words of an article, to tell whether a version said something already.

use super::numeral;
use super::word;
use crate::english::lexicon;
use crate::text::{Article, Span, TokenKind, fold};
use std::collections::BTreeSet;

/// The words of an article in the form for comparing, and which of those that carry something stand side by side.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    words: BTreeSet<String>,
    pairs: BTreeSet<(String, String)>,
}

/// What the first short quotations of an article say.
#[derive(Debug)]
pub(crate) struct Quotes(Vec<String>);

/// The longest quotation, in bytes, that is looked for elsewhere, and how many are searched for it.
const SHORT: usize = 120;
const SEARCHED: usize = 64;

/// Returns the words of the short quotation of `article` at `span` for looking it up elsewhere; none where it is long or says nothing.
pub(crate) fn quoted(article: &Article, span: Span) -> Option<String> {
    let words = (span.len() <= SHORT).then(|| fold::fold(article.slice(span)).to_lowercase())?;
    let bare = words.trim_matches(|c: char| !c.is_alphanumeric());
    (!bare.is_empty()).then(|| bare.to_owned())
}

impl Vocabulary {
    /// Reads the words of `article`.
    pub fn of(article: &Article) -> Self {
        let mut out = Self::default();
        let mut before: Option<String> = None;
        for (at, token) in article.tokens().iter().enumerate() {
            if token.kind != TokenKind::Word {
                before = None;
                let number = (token.kind == TokenKind::Number).then(|| article.tokens().get(at..=at)).flatten();
                let number = number.and_then(|tokens| numeral::read(article.text(), tokens));
                out.words.extend(number.map(|(quantity, _)| quantity.canon()));
                continue;
            }
            word::pieces(article.slice(token.span), token.span.start, &mut |canon, _, _| {
                let carries = !lexicon::common(&canon);
                if let Some(before) = before.take().filter(|_| carries) {
                    out.pairs.insert((before, canon.clone()));
                }
                before = carries.then(|| canon.clone());
                out.words.insert(canon);
            });
        }
        out
    }

    /// Returns whether the article has the word or number `word` anywhere.
    pub fn says(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// Returns whether the article has `second` right behind `first`.
    pub fn says_together(&self, first: &str, second: &str) -> bool {
        self.pairs.contains(&(first.to_owned(), second.to_owned()))
    }
}

impl Quotes {
    /// Reads the quotations of `article`.
    pub fn of(article: &Article) -> Self {
        let short = article.quotations().iter().filter_map(|found| quoted(article, found.span()));
        Self(short.take(SEARCHED).collect())
    }

    /// Returns whether one of them has `words`.
    pub fn have(&self, words: &str) -> bool {
        self.0.iter().any(|quoted| quoted.contains(words))
    }
}
