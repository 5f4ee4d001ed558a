//! Who said what: quotes and statements with their cues and sources.
//!
//! `speech` reads a sentence from left to right and asks, at each word that may attribute, the file of its kind: verbs with
//! their subject beside them (`speech`), verbs whose subject only the grammar finds (`parsed`, which asks `grammar`, the
//! parser), participles, nouns, prepositions, passives and hearsay. `subject` finds noun phrases, `content` where what is
//! said begins and ends, `label` what heads a sentence; `quotation` then gives the quotations that no cue took to whoever
//! goes on speaking.

mod content;
mod grammar;
mod hearsay;
mod inherit;
mod label;
mod noun;
mod parsed;
mod participle;
mod preposition;
mod quotation;
mod speech;
mod subject;

pub(super) use inherit::Attributed;

use super::mention::Names;
use super::reading::Reading;
use super::resolve::{self, Cast, Resolver};
use crate::model::{Claim, Detail, Form, Source, SourceType};
use crate::text::{Article, Span, Stretch};
use speech::Attribution;
use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

/// Returns the quotes and statements of `article`, in order; their contents never overlap.
pub(super) fn find(article: &Article) -> Vec<Claim> {
    let speech = Speech::new(article, None);
    speech.resolved(speech.reading.sentences().len())
}

/// A quote or statement whose source is not resolved yet: it has the words, and no name.
#[derive(Debug, Clone)]
pub(super) struct Said {
    /// The claim.
    pub(super) claim: Claim,
    attribution: Attribution,
}

/// Who said what in one article, as far as it is asked for.
#[derive(Debug)]
pub(super) struct Speech<'a> {
    reading: Reading<'a>,
    /// What each sentence attributes by its own cues.
    cues: Vec<OnceCell<Vec<Attribution>>>,
    people: OnceCell<(Names, Cast)>,
    /// Another version of the article, with what it has in common with this one from the beginning on, in bytes.
    known: Option<(Known<'a>, usize)>,
}

/// What is read of another version, once anything is.
pub(super) type Known<'a> = Rc<OnceCell<Speech<'a>>>;

/// How many tokens beside a sentence its rules may look at.
const BESIDE: usize = 16;

impl<'a> Speech<'a> {
    /// Reads `article` for attributions. What `known`, another version of it, has read of the same sentences is taken over.
    pub(super) fn new(article: &'a Article, known: Option<Known<'a>>) -> Self {
        let reading = Reading::new(article);
        let cues = vec![OnceCell::new(); reading.sentences().len()];
        let shared = |other: &Speech<'_>| {
            let texts = (article.text().as_bytes(), other.reading.article().text().as_bytes());
            texts.0.iter().zip(texts.1).take_while(|(a, b)| a == b).count()
        };
        let known = known.and_then(|known| known.get().map(shared).map(|shared| (known, shared)));
        Self { reading, cues, people: OnceCell::new(), known }
    }

    /// Returns the quotes and statements of `stretch`, which is the one at `index` of `all`, in order.
    pub(super) fn said(&self, all: &[Stretch], index: usize) -> Vec<Said> {
        let here = |stretch: &Stretch| self.sentences(stretch);
        let Some(wanted) = all.get(index).map(here) else { return Vec::new() };
        let mut first = index;
        let mut opens = self.signal(wanted.clone());
        // A quotation without a cue goes on with what was said before, and that may do so too.
        while opens == Some(Signal::Quotation) && first > 0 {
            first -= 1;
            opens = self.signal(here(&all[first])).or(opens);
        }
        let from = here(&all[first]).start;
        let mut said = self.unresolved(from..wanted.end);
        let start = self.reading.sentences().get(wanted.start).map_or(0, |sentence| sentence.tokens.start);
        said.retain(|said| said.attribution.content.first().is_some_and(|content| content.start >= start));
        said
    }

    /// Returns the source of one of those that [`Speech::said`] returned, where it is the same whoever was spoken of before.
    pub(super) fn fixed_source(&self, said: &Said) -> Option<Source> {
        let (names, cast) = self.people();
        resolve::fixed(&self.reading, names, cast, said.attribution.source.as_ref()?)
    }

    /// Returns the quotes and statements of the article up to the end of `stretch`, with their sources.
    pub(super) fn resolved_to(&self, stretch: &Stretch) -> Vec<Claim> {
        self.resolved(self.sentences(stretch).end)
    }

    fn people(&self) -> &(Names, Cast) {
        self.people.get_or_init(|| {
            let names = Names::new(&self.reading);
            let cast = Cast::new(&self.reading, &names);
            (names, cast)
        })
    }

    /// Returns the sentences of a stretch as the reading has them.
    fn sentences(&self, stretch: &Stretch) -> Range<usize> {
        let sentences = self.reading.sentences();
        let at = |block: usize| sentences.partition_point(|sentence| sentence.block < block);
        at(stretch.blocks.start)..at(stretch.blocks.end)
    }

    fn cues(&self, sentence: usize) -> &[Attribution] {
        let read = || {
            let known = self.known.as_ref().and_then(|(known, shared)| Some((known.get()?, *shared)));
            if let Some((known, _)) = known.filter(|(known, shared)| self.same_around(sentence, known, *shared)) {
                return known.cues(sentence).to_vec();
            }
            let mut found = Vec::new();
            if let Some(sentence) = self.reading.sentences().get(sentence) {
                speech::find(&self.reading, sentence, &mut found);
            }
            found
        };
        self.cues.get(sentence).map(|cues| cues.get_or_init(read)).map_or(&[], Vec::as_slice)
    }

    /// Returns whether `known` has the same sentence at the same place with the same beside it, where `shared` bytes are the
    /// same.
    fn same_around(&self, sentence: usize, known: &Self, shared: usize) -> bool {
        let (own, other) = (&self.reading, &known.reading);
        let (Some(here), Some(there)) = (own.sentences().get(sentence), other.sentences().get(sentence)) else {
            return false;
        };
        let around = here.tokens.start.saturating_sub(BESIDE)..here.tokens.end + BESIDE;
        let quoted = |r: &Reading<'a>, at: usize| r.article().quotations().get(at);
        let same = |i: usize| {
            let (Some(a), Some(b)) = (own.word(i), other.word(i)) else { return false };
            a == b && a.span.end <= shared && a.quotation.is_none_or(|at| quoted(own, at) == quoted(other, at))
        };
        here.tokens == there.tokens
            && here.block == there.block
            && own.article().blocks().get(here.block) == other.article().blocks().get(here.block)
            && around.clone().all(same)
    }

    /// Returns those cues of the sentence before `sentence` whose content begins no earlier than it.
    fn left_over(&self, sentence: usize) -> &[Attribution] {
        let Some(before) = sentence.checked_sub(1) else { return &[] };
        let start = self.reading.sentences().get(sentence).map_or(usize::MAX, |sentence| sentence.tokens.start);
        let cues = self.cues(before);
        let beyond = |cue: &Attribution| cue.content.first().is_none_or(|content| content.start >= start);
        cues.iter().position(beyond).map_or(&[], |first| &cues[first..])
    }

    /// Returns what comes first in some sentences: what says itself who speaks, or a quotation that may not.
    fn signal(&self, mut sentences: Range<usize>) -> Option<Signal> {
        if !self.left_over(sentences.start).is_empty() {
            return Some(Signal::Cue);
        }
        sentences.find_map(|at| match self.reading.sentences().get(at) {
            _ if !self.cues(at).is_empty() => Some(Signal::Cue),
            Some(sentence) if quotation::opens(&self.reading, sentence) => Some(Signal::Quotation),
            _ => None,
        })
    }

    /// Returns what is said in `sentences`, which begin where nothing said before matters.
    fn unresolved(&self, sentences: Range<usize>) -> Vec<Said> {
        let own = sentences.clone().flat_map(|at| self.cues(at));
        let found = self.left_over(sentences.start).iter().chain(own).cloned().collect();
        let mut out = Vec::new();
        let mut taken = 0;
        for attribution in quotation::complete(&self.reading, sentences, found) {
            let (form, parts) = parts(&self.reading, &attribution);
            let Some(first) = parts.first().filter(|part| part.start >= taken) else { continue };
            taken = parts.last().map_or(first.end, |part| part.end);
            let detail = if form == Form::Direct { Detail::Quote(form) } else { Detail::Statement(form) };
            let source = attribution.source.as_ref().map(|phrase| Source {
                span: self.reading.span(phrase.clone()),
                name: String::new(),
                kind: SourceType::Anonymous,
                resolved: None,
            });
            let cue = attribution.cue.clone().map(|cue| self.reading.span(cue));
            let (id, confidence) = Default::default();
            out.push(Said { claim: Claim { id, detail, parts, source, cue, confidence }, attribution });
        }
        out
    }

    /// Returns what is said in the first sentences, `end` of them, with whom the words of each source mean.
    fn resolved(&self, end: usize) -> Vec<Claim> {
        let (names, cast) = self.people();
        let mut resolver = Resolver::new(&self.reading, names, cast.clone());
        let mut claims = Vec::new();
        for Said { mut claim, attribution } in self.unresolved(0..end) {
            let source = attribution.source.as_ref();
            claim.source = source.map(|phrase| resolver.source(phrase, attribution.cue.as_ref(), &attribution.content));
            claims.push(claim);
        }
        claims
    }
}

/// What a stretch opens with, as far as who speaks goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Signal {
    Cue,
    Quotation,
}

/// Returns the spans of the content, and how it is reported: in marks, without, or in part.
fn parts(r: &Reading<'_>, attribution: &Attribution) -> (Form, Vec<Span>) {
    let words = || attribution.content.iter().cloned().flatten().filter(|i| r.mark(*i) == '\0');
    let quoted = words().filter(|i| r.quotation(*i).is_some()).count();
    let form = match quoted {
        0 => Form::Indirect,
        n if n == words().count() => Form::Direct,
        _ => Form::Mixed,
    };
    let mut parts: Vec<Span> = Vec::new();
    for range in &attribution.content {
        if form == Form::Direct {
            direct(r, range, &mut parts);
        } else {
            parts.push(trimmed(r, range));
        }
    }
    parts.retain(|part| !part.is_empty());
    (form, parts)
}

/// Adds what stands between the marks of the quotations in `range`.
fn direct(r: &Reading<'_>, range: &Range<usize>, parts: &mut Vec<Span>) {
    let mut last = None;
    for index in range.clone().filter_map(|i| r.quotation(i)) {
        if last == Some(index) {
            continue;
        }
        last = Some(index);
        if let Some(quotation) = r.article().quotations().get(index) {
            parts.extend(quotation.parts.iter().map(|part| without_space(r, *part)));
        }
    }
}

/// Returns the span of `range` without punctuation at its edges; marks, brackets and currency signs stay.
fn trimmed(r: &Reading<'_>, range: &Range<usize>) -> Span {
    let edge = |i: usize| {
        matches!(r.mark(i), ',' | '.' | ';' | ':' | '\u{2014}' | '\u{2013}' | '-') && r.quotation(i).is_none()
    };
    let (mut start, mut end) = (range.start, range.end);
    while start < end && edge(start) {
        start += 1;
    }
    while end > start && edge(end - 1) {
        end -= 1;
    }
    r.span(start..end)
}

/// Returns `span` without white space at its edges.
fn without_space(r: &Reading<'_>, span: Span) -> Span {
    let slice = r.article().slice(span);
    let start = span.start + (slice.len() - slice.trim_start().len());
    Span::new(start, (span.start + slice.trim_end().len()).max(start))
}
