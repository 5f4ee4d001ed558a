//! Tables of phrases that are looked up by one of their words, so that a place costs one look instead of one a phrase.

use super::lexeme::Lexemes;
use crate::english::Words;

/// Phrases with what they mean, in the order in which they are tried.
#[derive(Debug)]
pub(super) struct Phrases<T> {
    by_word: Words<Vec<Phrase<T>>>,
    /// The words by which they are found.
    keys: Vec<&'static str>,
}

/// A phrase cut into its words.
#[derive(Debug)]
struct Phrase<T> {
    text: &'static str,
    words: Vec<&'static str>,
    value: T,
}

impl<T: Copy> Phrases<T> {
    /// Returns the phrases of `table`, to be found by the word that they begin with.
    pub(super) fn leading(table: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        Self::new(table, |words| words.first())
    }

    /// Returns the phrases of `table`, to be found by the word that they end with.
    pub(super) fn trailing(table: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        Self::new(table, |words| words.last())
    }

    fn new(
        table: impl IntoIterator<Item = (&'static str, T)>,
        key: impl for<'w> Fn(&'w [&'static str]) -> Option<&'w &'static str>,
    ) -> Self {
        let mut by_word: Words<Vec<Phrase<T>>> = Words::new();
        let mut keys = Vec::new();
        for (text, value) in table {
            let words: Vec<&str> = text.split(' ').collect();
            let key = key(&words).copied().unwrap_or_default();
            by_word.entry(key).push(Phrase { text, words, value });
            keys.push(key);
        }
        Self { by_word, keys }
    }

    /// Returns the leading phrases that stand at `i`, in the order of the table: text, value and the place behind each.
    pub(super) fn at(&self, lex: &Lexemes, i: usize) -> impl Iterator<Item = (&'static str, T, usize)> {
        let found = self.by_word.get(lex.low(i)).map(Vec::as_slice).unwrap_or_default();
        found.iter().filter_map(move |phrase| Some((phrase.text, phrase.value, lex.words(i, &phrase.words)?)))
    }

    /// Returns the first of the trailing phrases that ends just before `end`: where it begins, its text and value.
    pub(super) fn before(&self, lex: &Lexemes, end: usize) -> Option<(usize, &'static str, T)> {
        let found = self.by_word.get(lex.before(end, 1))?;
        found.iter().find_map(|phrase| {
            let start = end.checked_sub(phrase.words.len())?;
            (lex.words(start, &phrase.words) == Some(end)).then_some((start, phrase.text, phrase.value))
        })
    }

    /// Returns the words that the leading phrases begin with, or the trailing ones end with, in no order.
    pub(super) fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.keys.iter().copied()
    }

    /// Returns the words of all phrases, in no order.
    pub(super) fn words(&self) -> impl Iterator<Item = &'static str> {
        let phrases = self.keys.iter().filter_map(|key| self.by_word.get(key)).flatten();
        phrases.flat_map(|phrase| phrase.words.iter().copied())
    }
}
