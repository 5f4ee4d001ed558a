//! An article read for attribution: every word with its classes, and sentences that keep quotations whole.

use super::attribution::Parses;
use super::lexicon::{self, Class};
use super::shared::{Both, Shared};
use crate::text::{Article, Quotation, Span, TokenKind, numeral};
use std::cell::OnceCell;
use std::ops::{Deref, Range};
use std::rc::Rc;

/// One token with what the reader knows of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    /// Where it stands.
    pub(super) span: Span,
    /// The character, where it is a punctuation mark; else NUL.
    pub(super) mark: char,
    /// Whether it begins with a capital letter.
    pub(super) capital: bool,
    /// Whether it is a number.
    pub(super) number: bool,
    /// Whether a sentence begins with it.
    pub(super) first: bool,
    /// The outermost quotation that it stands in (marks included), by index.
    pub(super) quotation: Option<usize>,
}

impl Word {
    /// Returns whether it is a word, and neither a number nor a mark.
    fn wordy(&self) -> bool {
        !self.number && self.mark == '\0'
    }
}

/// Words before a number that hedge it.
const APPROXIMATORS: &[&str] = &["about", "around", "over", "under", "near", "above", "below", "between"];

/// How many quotations inside another are looked through.
const INNER: usize = 16;

/// How many tokens before a number its hedge begins at most: "as many as 40".
const HEDGED: usize = 3;

/// An article's words and sentences, ready for rules to walk over.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    pages: Rc<Pages<'a>>,
    /// The quotation whose marks are passed over, by index: what it holds is read as if nobody quoted it.
    within: Option<usize>,
}

/// What a reading rests on.
#[derive(Debug)]
pub(super) struct Pages<'a> {
    article: &'a Article,
    words: Vec<Word>,
    /// What classes each word has, once somebody has asked.
    classes: Vec<OnceCell<Class>>,
    sentences: Vec<Sentence>,
    /// What the parser was asked for, here and in the version that this one takes over from.
    parses: Rc<Parses<'a>>,
}

/// A sentence that no quotation sticks out of.
#[derive(Debug, Clone)]
pub(super) struct Sentence {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// Index of its block.
    pub(super) block: usize,
}

impl<'a> Deref for Reading<'a> {
    type Target = Pages<'a>;

    fn deref(&self) -> &Self::Target {
        &self.pages
    }
}

impl<'a> Reading<'a> {
    /// Reads `article`.
    pub(super) fn new(article: &'a Article) -> Self {
        Self { pages: Rc::new(Pages::new(article)), within: None }
    }

    /// Reads `article` as [`Reading::new`] does, but takes over what it has in common with `known`.
    pub(super) fn revised(article: &'a Article, known: &Self, shared: &Shared) -> Self {
        Self { pages: Rc::new(Pages::revised(article, &known.pages, shared)), within: None }
    }

    /// Reads the inside of an outermost quotation as if its marks were none.
    pub(super) fn within(&self, quotation: usize) -> Self {
        Self { pages: Rc::clone(&self.pages), within: Some(quotation) }
    }

    /// Returns the outermost quotation that the word at `index` stands in, by index; within a quotation, the outermost in it.
    pub(super) fn quotation(&self, index: usize) -> Option<usize> {
        let outer = self.pages.quotation(index)?;
        if self.within != Some(outer) { Some(outer) } else { self.inner(outer, index) }
    }

    /// Returns the quotation right inside `outer` that the word at `index` stands in.
    fn inner(&self, outer: usize, index: usize) -> Option<usize> {
        let word = self.word(index)?;
        let inside = self.article().quotations().iter().enumerate().skip(outer + 1).take_while(|(_, it)| it.depth > 0);
        let mut near = inside.take_while(|(_, it)| it.open.start <= word.span.start).take(INNER);
        near.find(|(_, it)| it.depth == 1 && it.span().contains(word.span)).map(|(at, _)| at)
    }
}

impl<'a> Pages<'a> {
    fn empty(article: &'a Article, parses: Rc<Parses<'a>>) -> Self {
        Self { article, words: Vec::new(), classes: Vec::new(), sentences: Vec::new(), parses }
    }

    fn new(article: &'a Article) -> Self {
        let mut reading = Self::empty(article, Rc::default());
        reading.words = reading.read_words(0..article.tokens().len());
        reading.classes = unasked(reading.words.len());
        reading.clear_titles(0..reading.words.len());
        reading.read_approximators(0..reading.words.len());
        reading.sentences = sentences(&reading);
        reading
    }

    fn revised(article: &'a Article, known: &Self, shared: &Shared) -> Self {
        let mut reading = Self::empty(article, Rc::clone(&known.parses));
        let (lead, Both { own, known: other }) = (shared.lead, shared.tail);
        let moved = |word: &Word| Word {
            span: shared.moved(word.span),
            quotation: word.quotation.map(|at| (at + own.quotations).saturating_sub(other.quotations)),
            ..*word
        };
        reading.words.reserve(article.tokens().len());
        reading.words.extend_from_slice(&known.words[..lead]);
        reading.words.extend(reading.read_words(lead..own.token));
        reading.words.extend(known.words[other.token..].iter().map(moved));
        // A hedge reaches over the border, and takes its class from the number behind it.
        let sure = lead.saturating_sub(HEDGED);
        reading.classes.extend_from_slice(&known.classes[..sure]);
        reading.classes.extend(unasked(own.token - sure));
        reading.classes.extend_from_slice(&known.classes[other.token..]);
        reading.clear_titles(lead..own.token);
        reading.read_approximators(sure..(own.token + HEDGED).min(reading.words.len()));
        reading.sentences = sentences(&reading);
        reading
    }

    /// Reads the tokens `within` the article.
    fn read_words(&self, within: Range<usize>) -> Vec<Word> {
        let text = self.article.text();
        let mut outer = outermost(self.article.quotations()).into_iter().peekable();
        let starts = self.article.sentences();
        let starts = &starts[starts.partition_point(|sentence| sentence.tokens.start < within.start)..];
        let mut starts = starts.iter().map(|sentence| sentence.tokens.start).peekable();
        let tokens = within.clone().zip(self.article.tokens().get(within).unwrap_or_default());
        tokens
            .map(|(index, token)| {
                while outer.next_if(|(span, _)| span.end <= token.span.start).is_some() {}
                let quotation = outer.peek().filter(|(span, _)| span.contains(token.span)).map(|(_, outer)| *outer);
                let first = match text.as_bytes().get(token.span.start) {
                    Some(byte) if byte.is_ascii() => char::from(*byte),
                    _ => text.get(token.span.start..).and_then(|text| text.chars().next()).unwrap_or('\0'),
                };
                Word {
                    span: token.span,
                    mark: if token.kind == TokenKind::Punct { first } else { '\0' },
                    capital: token.kind == TokenKind::Word && first.is_uppercase(),
                    number: token.kind == TokenKind::Number,
                    first: starts.next_if_eq(&index).is_some(),
                    quotation,
                }
            })
            .collect()
    }

    /// Reads the words that hedge a number as part of it: "About 60 homes were lost", "Between 20 and 30 people", "As many as
    /// 40" open a clause and no aside.
    fn read_approximators(&mut self, within: Range<usize>) {
        let aside = Class::PREPOSITION.with(Class::SUBORDINATOR);
        let bytes = self.article.text().as_bytes();
        for at in within.start.max(1)..within.end {
            // Most words begin with other letters than all that hedge.
            let begins = bytes.get(self.words[at - 1].span.start).map(|first| first | 0x20);
            if !matches!(begins, Some(b'a' | b'o' | b'u' | b'n' | b'b')) {
                continue;
            }
            // Both looks are cheap; what a number is takes longer.
            let last = self.words[at - 1].span.len();
            let open = match at.checked_sub(HEDGED) {
                _ if (4..=7).contains(&last) && self.hedges(at - 1) => at - 1,
                Some(three) if last == 2 && self.reads(at - 1, "as") && self.reads(three, "as") => three,
                _ => continue,
            };
            if !self.opens_number(at) {
                continue;
            }
            for i in open..at {
                let class = self.class(i).without(aside).with(Class::DETERMINER);
                self.classes[i] = OnceCell::from(class);
            }
        }
    }

    fn opens_number(&self, at: usize) -> bool {
        let spelled = || numeral::cardinal(self.text(at)).is_some();
        self.words[at].number || matches!(self.mark(at), '$' | '£' | '€') || self.mark(at) == '\0' && spelled()
    }

    fn hedges(&self, at: usize) -> bool {
        APPROXIMATORS.iter().any(|other| self.text(at).eq_ignore_ascii_case(other))
    }

    /// Takes the words of quoted titles ("Meet the Mayor") out of their quotations: nobody says them.
    fn clear_titles(&mut self, within: Range<usize>) {
        let mut at = within.start;
        while at < within.end {
            let Some(index) = self.quotation(at) else {
                at += 1;
                continue;
            };
            let mut end = at;
            while self.quotation(end) == Some(index) {
                end += 1;
            }
            if self.is_title(at, end) {
                self.words[at..end].iter_mut().for_each(|word| word.quotation = None);
            }
            at = end;
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
                let number = self.word(i).is_some_and(|word| word.number);
                let fits = self.capital(i) || number || words > 1 && self.is(i, small);
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

    /// Returns what the parser was asked for.
    pub(super) fn parses(&self) -> &Parses<'a> {
        &self.parses
    }

    /// Returns the sentences, in order.
    pub(super) fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// Returns all words, in order.
    pub(super) fn words(&self) -> &[Word] {
        &self.words
    }

    /// Returns the word at `index`.
    pub(super) fn word(&self, index: usize) -> Option<&Word> {
        self.words.get(index)
    }

    /// Returns whether the word at `index` has any of the classes.
    pub(super) fn is(&self, index: usize, class: Class) -> bool {
        self.class(index).any(class)
    }

    fn class(&self, index: usize) -> Class {
        let Some(class) = self.classes.get(index) else { return Class::default() };
        *class.get_or_init(|| self.read_class(index))
    }

    fn read_class(&self, index: usize) -> Class {
        let word = &self.words[index];
        if !word.wordy() {
            return Class::default();
        }
        let text = self.text(index);
        let class = lexicon::class(text);
        // A capital inside a sentence makes a name of what ends like an adverb: "said Skelly".
        let behind_word = index.checked_sub(1).is_some_and(|before| self.words[before].wordy());
        let named = word.capital && behind_word && text.ends_with("ly");
        if named { class.without(Class::ADVERB) } else { class }
    }

    /// Returns the punctuation mark at `index`, NUL where there is none.
    pub(super) fn mark(&self, index: usize) -> char {
        self.words.get(index).map_or('\0', |word| word.mark)
    }

    /// Returns whether the word at `index` begins with a capital letter.
    pub(super) fn capital(&self, index: usize) -> bool {
        self.words.get(index).is_some_and(|word| word.capital)
    }

    fn quotation(&self, index: usize) -> Option<usize> {
        self.words.get(index).and_then(|word| word.quotation)
    }

    /// Returns the text of the word at `index`.
    pub(super) fn text(&self, index: usize) -> &'a str {
        self.words.get(index).map_or("", |word| self.article.slice(word.span))
    }

    /// Returns whether the word at `index` is `word`, whatever its case.
    pub(super) fn reads(&self, index: usize, word: &str) -> bool {
        // Nearly every call ends here, with the length.
        let own = self.words.get(index).filter(|own| own.span.len() == word.len());
        own.is_some_and(|own| self.article.slice(own.span).eq_ignore_ascii_case(word))
    }

    /// Returns the span from the first to the last token of `tokens`.
    pub(super) fn span(&self, tokens: Range<usize>) -> Span {
        match (self.words.get(tokens.start), tokens.end.checked_sub(1).and_then(|last| self.words.get(last))) {
            (Some(first), Some(last)) if !tokens.is_empty() => Span::new(first.span.start, last.span.end),
            _ => Span::default(),
        }
    }

    /// Returns the index of the first token that ends after the prose byte `at`.
    pub(super) fn token_at(&self, at: usize) -> usize {
        self.words.partition_point(|word| word.span.end <= at)
    }

    /// Returns how many words and numbers `span` holds, counting no further than `limit`.
    pub(super) fn count(&self, span: Span, limit: usize) -> usize {
        let words = self.words[self.token_at(span.start)..].iter();
        words.take_while(|word| word.span.start < span.end).filter(|word| word.mark == '\0').take(limit).count()
    }
}

fn unasked(count: usize) -> Vec<OnceCell<Class>> {
    std::iter::repeat_with(OnceCell::new).take(count).collect()
}

/// Returns the stretches of text that outermost quotations cover, one a paragraph, in order.
fn outermost(quotations: &[Quotation]) -> Vec<(Span, usize)> {
    let mut out: Vec<(Span, usize)> = Vec::new();
    for (index, quotation) in quotations.iter().enumerate().filter(|(_, quotation)| quotation.depth == 0) {
        let last = quotation.parts.len().saturating_sub(1);
        for (i, part) in quotation.parts.iter().enumerate() {
            let start = if i == 0 { quotation.open.start } else { part.start };
            let end = if i == last { quotation.close.map_or(part.end, |close| close.end) } else { part.end };
            out.push((Span::new(start, end), index));
        }
    }
    out.sort();
    out
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
    let (Some(last), Some(next)) = (first.checked_sub(1).and_then(|i| r.word(i)), r.word(first)) else {
        return false;
    };
    let Some(quotation) = last.quotation else { return false };
    if next.quotation == Some(quotation) {
        return true;
    }
    if next.mark != '\0' || next.number {
        return false;
    }
    !next.capital || asked(r, first, tokens.end)
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
    let closed = next >= end || r.mark(next) == '.' || r.quotation(next).is_some() || r.is(next, Class::DAY);
    let aside = r.is(next, Class::PREPOSITION.with(Class::SUBORDINATOR));
    plain && (closed || aside)
}
