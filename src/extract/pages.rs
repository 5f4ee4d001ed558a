//! An article's words with their classes, and sentences that keep quotations whole.

use super::parses::Parses;
use super::quoted::{filled, outermost, quoted};
use super::shared::Shared;
use crate::english::numeral;
use crate::english::{self, Class};
use crate::text::{Article, Span, Token, TokenKind};
use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;

/// Words before a number that hedge it.
const APPROXIMATORS: &[&str] = &["about", "around", "over", "under", "near", "above", "below", "between"];

/// How many tokens before a number its hedge begins at most: "as many as 40".
const HEDGED: usize = 3;

/// What a reading rests on.
#[derive(Debug)]
pub(super) struct Pages<'a> {
    article: &'a Article,
    /// Its prose.
    prose: &'a str,
    tokens: &'a [Token],
    layout: Layout,
    /// What classes each word has, once somebody has asked.
    classes: Vec<Cell<Option<Class>>>,
    /// The version that this one takes over from, with what they have in common.
    known: Option<(Rc<Pages<'a>>, Shared)>,
    /// What the parser was asked for, here and in the version that this one takes over from.
    parses: Rc<Parses<'a>>,
}

/// How an article's words stand together.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// Whether a sentence begins with each token.
    pub(super) firsts: Vec<bool>,
    /// The outermost quotation that each token stands in, by its index plus one; zero for none.
    pub(super) quoted: Vec<u32>,
    pub(super) sentences: Vec<Sentence>,
}

/// A sentence that no quotation sticks out of.
#[derive(Debug, Clone)]
pub(super) struct Sentence {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// Index of its block.
    pub(super) block: usize,
}

impl<'a> Pages<'a> {
    /// Reads `article`.
    pub(super) fn new(article: &'a Article) -> Self {
        Self::read(article, Rc::default(), None)
    }

    /// Reads `article` but for what it has in common with `known`, another version of it.
    pub(super) fn revised(article: &'a Article, known: &Rc<Self>, shared: Shared) -> Self {
        Self::read(article, Rc::clone(&known.parses), Some((Rc::clone(known), shared)))
    }

    fn read(article: &'a Article, parses: Rc<Parses<'a>>, known: Option<(Rc<Self>, Shared)>) -> Self {
        let tokens = article.tokens();
        let mut firsts = filled(tokens.len(), false);
        for sentence in article.sentences().iter().filter(|sentence| !sentence.tokens.is_empty()) {
            firsts[sentence.tokens.start] = true;
        }
        let outer = outermost(article.quotations());
        let quoted = quoted(tokens, &outer);
        let classes = filled(tokens.len(), Cell::new(None));
        let (prose, layout) = (article.text(), Layout { firsts, quoted, sentences: Vec::new() });
        let mut reading = Self { article, prose, tokens, layout, classes, known, parses };
        reading.clear_titles(&outer);
        reading.layout.sentences = sentences(&reading);
        reading
    }

    /// Returns whether the word at `index` hedges a number and so is part of it: "About 60 homes were lost", "Between 20 and 30
    /// people", "As many as 40" open a clause and no aside.
    fn is_approximator(&self, index: usize) -> bool {
        // Most words have other lengths and first letters than all that hedge.
        let begins = matches!(self.initial(index), b'a' | b'o' | b'u' | b'n' | b'b');
        let alone = begins && matches!(self.tokens[index].span.len(), 4..=7);
        if alone && self.hedges(index) && self.opens_number(index + 1) {
            return true;
        }
        let hedge = |start: usize| {
            let end = start + HEDGED;
            self.reads(start, "as") && self.reads(end - 1, "as") && self.opens_number(end)
        };
        (0..HEDGED).any(|back| index.checked_sub(back).is_some_and(hedge))
    }

    fn opens_number(&self, at: usize) -> bool {
        if at >= self.len() {
            return false;
        }
        let spelled = || numeral::cardinal(self.text(at)).is_some();
        self.number(at) || matches!(self.mark(at), '$' | '£' | '€') || self.mark(at) == '\0' && spelled()
    }

    fn hedges(&self, at: usize) -> bool {
        APPROXIMATORS.iter().any(|other| self.text(at).eq_ignore_ascii_case(other))
    }

    /// Takes the words of quoted titles ("Meet the Mayor") out of their quotations: nobody says them.
    fn clear_titles(&mut self, outer: &[(Span, usize)]) {
        let mut at = 0;
        for (span, index) in outer {
            at = self.token_at(span.start).max(at);
            while self.tokens.get(at).is_some_and(|token| token.span.start < span.end) {
                let mut end = at + 1;
                if self.outer(at) == Some(*index) {
                    while self.outer(end) == Some(*index) {
                        end += 1;
                    }
                    if self.is_title(at, end) {
                        self.layout.quoted[at..end].fill(0);
                    }
                }
                at = end;
            }
        }
    }

    /// Returns whether the quotation at `start..end` is the title of a work: a few capitalised words after a noun or
    /// preposition.
    fn is_title(&self, start: usize, end: usize) -> bool {
        let small = Class::PREPOSITION.with(Class::DETERMINER).with(Class::COORDINATOR);
        let mut words = 0;
        for i in start..end.min(start + 14) {
            if self.mark(i) == '\0' {
                words += 1;
                let fits = self.capital(i) || self.number(i) || words > 1 && self.is(i, small);
                if !fits {
                    return false;
                }
            }
        }
        let Some(before) = start.checked_sub(1) else { return false };
        let speech = Class::REPORT.with(Class::REPORTING);
        let led = self.mark(before) == '\0' && !self.is(before, speech) || self.is(before, Class::OCCASION);
        words > 0 && end - start <= 14 && led
    }

    /// Returns the article.
    pub(super) fn article(&self) -> &'a Article {
        self.article
    }

    /// Returns how its words stand together.
    pub(super) fn layout(&self) -> &Layout {
        &self.layout
    }

    /// Returns how its words stand together, and ends.
    pub(super) fn into_layout(self) -> Layout {
        self.layout
    }

    /// Returns what the parser was asked for.
    pub(super) fn parses(&self) -> &Parses<'a> {
        &self.parses
    }

    /// Returns the sentences, in order.
    pub(super) fn sentences(&self) -> &[Sentence] {
        &self.layout.sentences
    }

    /// Returns how many words there are.
    #[inline]
    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Returns where the word at `index` stands.
    #[inline]
    pub(super) fn place(&self, index: usize) -> Option<Span> {
        self.tokens.get(index).map(|token| token.span)
    }

    /// Returns whether the word at `index` is a number.
    #[inline]
    pub(super) fn number(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// Returns whether a sentence begins with the word at `index`.
    #[inline]
    pub(super) fn first(&self, index: usize) -> bool {
        self.layout.firsts.get(index).is_some_and(|first| *first)
    }

    /// Returns whether the token at `index` is a word, and neither a number nor a mark.
    #[inline]
    fn wordy(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|token| token.kind == TokenKind::Word)
    }

    /// Returns the first character of a token.
    #[inline]
    fn begins(&self, token: &Token) -> char {
        match self.prose.as_bytes().get(token.span.start) {
            Some(byte) if byte.is_ascii() => char::from(*byte),
            _ => first_of(self.prose, token.span.start),
        }
    }

    /// Returns whether the word at `index` has any of the classes.
    #[inline]
    pub(super) fn is(&self, index: usize, class: Class) -> bool {
        self.class(index).any(class)
    }

    /// Returns whether the word at `index` attributes by its class.
    pub(super) fn is_cue(&self, index: usize) -> bool {
        english::may_be_cue(self.text(index)) && self.is(index, english::CUE)
    }

    #[inline]
    fn class(&self, index: usize) -> Class {
        match self.classes.get(index).map(Cell::get) {
            Some(Some(class)) => class,
            Some(None) => self.ask_class(index),
            None => Class::default(),
        }
    }

    #[inline(never)]
    fn ask_class(&self, index: usize) -> Class {
        let class = match self.known_place(index) {
            Some((known, at)) => known.class(at),
            None => self.read_class(index),
        };
        if let Some(known) = self.classes.get(index) {
            known.set(Some(class));
        }
        class
    }

    /// Returns where the same word stands in the version that this one takes over from, with the same beside it.
    fn known_place(&self, index: usize) -> Option<(&Self, usize)> {
        let (known, Shared { lead, tail, .. }) = self.known.as_ref()?;
        // A word's class rests on a few words before it; a hedge takes it from the number behind it.
        let at =
            if index + HEDGED < *lead { index } else { index.checked_sub(tail.own + HEDGED)? + tail.known + HEDGED };
        Some((known, at))
    }

    fn read_class(&self, index: usize) -> Class {
        if !self.wordy(index) {
            return Class::default();
        }
        let text = self.text(index);
        let class = english::class(text);
        // A capital inside a sentence makes a name of what ends like an adverb: "said Skelly".
        let behind_word = index.checked_sub(1).is_some_and(|before| self.wordy(before));
        let named = text.ends_with("ly") && behind_word && self.capital(index);
        let class = if named { class.without(Class::ADVERB) } else { class };
        if !self.is_approximator(index) {
            return class;
        }
        class.without(Class::PREPOSITION.with(Class::SUBORDINATOR)).with(Class::DETERMINER)
    }

    /// Returns the punctuation mark at `index`, NUL where there is none.
    #[inline]
    pub(super) fn mark(&self, index: usize) -> char {
        let mark = self.tokens.get(index).filter(|token| token.kind == TokenKind::Punct);
        mark.map_or('\0', |token| self.begins(token))
    }

    /// Returns whether the word at `index` begins with a capital letter.
    #[inline]
    pub(super) fn capital(&self, index: usize) -> bool {
        let word = self.tokens.get(index).filter(|token| token.kind == TokenKind::Word);
        word.is_some_and(|token| self.begins(token).is_uppercase())
    }

    /// Returns the outermost quotation that the word at `index` stands in (marks included), by index.
    #[inline]
    pub(super) fn outer(&self, index: usize) -> Option<usize> {
        self.layout.quoted.get(index).and_then(|quotation| quotation.checked_sub(1)).map(|quotation| quotation as usize)
    }

    /// Returns the text of the word at `index`.
    #[inline]
    pub(super) fn text(&self, index: usize) -> &'a str {
        self.tokens.get(index).and_then(|token| self.prose.get(token.span.start..token.span.end)).unwrap_or_default()
    }

    /// Returns the first byte of the word at `index`, in lower case where it is a letter.
    #[inline]
    pub(super) fn initial(&self, index: usize) -> u8 {
        let first = self.tokens.get(index).and_then(|token| self.prose.as_bytes().get(token.span.start));
        first.map_or(0, u8::to_ascii_lowercase)
    }

    /// Returns whether the word at `index` is `word`, whatever its case.
    #[inline]
    pub(super) fn reads(&self, index: usize, word: &str) -> bool {
        // Nearly every call ends here, with the length.
        let own = self.tokens.get(index).filter(|own| own.span.len() == word.len());
        let own = own.and_then(|own| self.prose.as_bytes().get(own.span.start..own.span.end));
        own.is_some_and(|own| own.eq_ignore_ascii_case(word.as_bytes()))
    }

    /// Returns the span from the first to the last token of `tokens`.
    pub(super) fn span(&self, tokens: Range<usize>) -> Span {
        match (self.place(tokens.start), tokens.end.checked_sub(1).and_then(|last| self.place(last))) {
            (Some(first), Some(last)) if !tokens.is_empty() => Span::new(first.start, last.end),
            _ => Span::default(),
        }
    }

    /// Returns the index of the first token that ends after the prose byte `at`.
    pub(super) fn token_at(&self, at: usize) -> usize {
        self.tokens.partition_point(|token| token.span.end <= at)
    }

    /// Returns how many tokens begin before the prose byte `at`.
    pub(super) fn tokens_before(&self, at: usize) -> usize {
        self.tokens.partition_point(|token| token.span.start < at)
    }

    /// Returns how many words and numbers `span` holds, counting no further than `limit`.
    pub(super) fn count(&self, span: Span, limit: usize) -> usize {
        let tokens = self.tokens[self.token_at(span.start)..].iter();
        let inside = tokens.take_while(|token| token.span.start < span.end);
        inside.filter(|token| token.kind != TokenKind::Punct).take(limit).count()
    }
}

/// Returns the character at the byte `at`, NUL where there is none.
#[cold]
fn first_of(text: &str, at: usize) -> char {
    text.get(at..).and_then(|text| text.chars().next()).unwrap_or('\0')
}

fn sentences(r: &Pages<'_>) -> Vec<Sentence> {
    let mut out: Vec<Sentence> = Vec::new();
    for sentence in r.article.sentences() {
        let tokens = sentence.tokens.clone();
        let joined = out.last_mut().filter(|last| last.block == sentence.block && continues(r, &tokens));
        match joined {
            Some(last) => last.tokens.end = tokens.end,
            None => out.push(Sentence { tokens, block: sentence.block }),
        }
    }
    out
}

/// How many tokens after a quotation a cue for it may come.
const CUE_REACH: usize = 12;

/// Returns whether a sentence goes on with the one before it: a quotation runs over the border, or one has just closed
/// and a small letter or its cue follows ("“Why?” Ruiz asked.").
fn continues(r: &Pages<'_>, tokens: &Range<usize>) -> bool {
    let first = tokens.start;
    let Some(quotation) = first.checked_sub(1).and_then(|last| r.outer(last)) else { return false };
    if r.outer(first) == Some(quotation) {
        return true;
    }
    r.wordy(first) && (!r.capital(first) || asked(r, first, tokens.end))
}

/// Returns whether a cue that stands after its quotation follows at `first`: a name and a reporting verb that introduces
/// nothing.
fn asked(r: &Pages<'_>, first: usize, end: usize) -> bool {
    let cue = (first..end.min(first + CUE_REACH)).find(|i| r.is(*i, Class::REPORT) && r.is(*i, Class::INVERTS));
    let Some(cue) = cue.filter(|cue| *cue > first) else { return false };
    let plain = (first..cue).all(|i| {
        r.mark(i) == '.'
            || r.mark(i) == '\0'
                && !r.is(i, Class::AUXILIARY.with(Class::MODAL).with(Class::SUBORDINATOR).with(Class::COORDINATOR))
    });
    let next = cue + 1;
    let closed = next >= end || r.mark(next) == '.' || r.outer(next).is_some() || r.is(next, Class::DAY);
    let aside = r.is(next, Class::PREPOSITION.with(Class::SUBORDINATOR));
    plain && (closed || aside)
}
