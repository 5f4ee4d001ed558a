//! Finds the words of a selector in an article: exactly, typography aside, or nearly.

use crate::align::aligned::align;
use crate::align::atom::{Atom, Interner};
use crate::align::passage::{Passage, Reader};
use crate::diff::classify;
use crate::model::{Alarm, ChangeName, Selector};
use crate::text::{Article, Markup, Span, fold};
use std::collections::BTreeMap;
use std::ops::Range;

/// How the words were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Character by character.
    Exact,
    /// In other typography.
    Folded,
    /// In other words that change no fact.
    Near,
}

/// Where a selector is in an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Anchoring {
    /// It stands there.
    Found {
        /// The words.
        span: Span,
        /// How they were found.
        how: How,
        /// How much of it is there, in thousandths.
        score: u32,
    },
    /// It stands in several places that fit equally well.
    Ambiguous(Vec<Span>),
    /// Words like it stand there, but what they claim differs: a name, a number, a negation, a unit or a hedge.
    Changed {
        /// The words that look like it.
        span: Span,
        /// What differs, loudest first.
        names: Vec<ChangeName>,
        /// The difference in plain words.
        note: String,
    },
    /// It is not there.
    Gone {
        /// What is most like it, with how much of it is there in thousandths.
        nearest: Option<(Span, u32)>,
    },
}

/// Selectors of so few characters need their context too: "25" stands in many places.
const SHORT: usize = 16;

/// How many characters of context, before or after, a short selector must share with the place it is found at.
const CONTEXT: usize = 6;

/// Below this score, in thousandths, nothing is taken for the selector's words.
const ALIKE: u32 = 500;

/// How many places words of which kind propose are looked at closely.
const WINDOWS: usize = 4;

/// A word that stands in more places than this proposes none.
const POSTINGS: usize = 64;

/// Returns where `selector` stands in `article`.
///
/// Prefix and suffix decide between equal places; what they can't decide is ambiguous. A place that nearly has the words
/// is the same claim only where no name, number, date, negation, unit or hedge differs.
pub fn anchor(selector: &Selector, article: &Article) -> Anchoring {
    let found = anchor_all(std::slice::from_ref(selector), article).into_iter().next();
    found.unwrap_or(Anchoring::Gone { nearest: None })
}

/// Returns where each of `selectors` stands in `article`, which is read once for all of them.
pub fn anchor_all(selectors: &[Selector], article: &Article) -> Vec<Anchoring> {
    let exact = |selector: &Selector| -> Option<Anchoring> {
        let places = self::exact(selector, article);
        (!places.is_empty()).then(|| choose(selector, article, places, How::Exact))
    };
    let found: Vec<Option<Anchoring>> = selectors.iter().map(exact).collect();
    if found.iter().all(Option::is_some) {
        return found.into_iter().flatten().collect();
    }
    let reader = Reader::new(article);
    let mut interner = Interner::default();
    let hay = bare(reader.passage(0..article.sentences().len(), &mut interner));
    let other = |(found, selector): (Option<Anchoring>, &Selector)| {
        found.unwrap_or_else(|| otherwise(selector, article, &hay, &mut interner))
    };
    found.into_iter().zip(selectors).map(other).collect()
}

/// Returns where words stand that do not stand in the article, whose words `hay` are, character by character.
fn otherwise(selector: &Selector, article: &Article, hay: &Passage<'_>, interner: &mut Interner) -> Anchoring {
    let words = Article::new(selector.exact.clone(), Markup::Plain);
    let mine = Reader::new(&words);
    let needle = bare(mine.passage(0..words.sentences().len(), interner));
    let folded = folded(&needle, hay);
    if folded.is_empty() {
        return near(&needle, hay);
    }
    let spelled =
        |(a, b): (&Atom, &Atom)| fold::fold(needle.slice(a)).to_lowercase() == fold::fold(hay.slice(b)).to_lowercase();
    let same = |range: &Range<usize>| needle.atoms.iter().zip(&hay.atoms[range.clone()]).all(spelled);
    let how = if folded.iter().all(same) { How::Folded } else { How::Near };
    let folded = folded.into_iter().map(|range| cover(&hay.atoms[range])).collect();
    choose(selector, article, folded, how)
}

/// Takes quotation marks out of the comparison: a selector has none of its own.
fn bare(mut passage: Passage<'_>) -> Passage<'_> {
    passage.atoms.iter_mut().for_each(|atom| atom.quotation = None);
    passage
}

/// Returns every place where the words stand as they are and as whole words.
fn exact(selector: &Selector, article: &Article) -> Vec<Span> {
    let (text, words) = (article.text(), selector.exact.as_str());
    if words.trim().is_empty() {
        return Vec::new();
    }
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let whole = |at: usize| {
        let (before, after) = (text[..at].chars().next_back(), text[at + words.len()..].chars().next());
        !(letter(before) && letter(words.chars().next()) || letter(after) && letter(words.chars().next_back()))
    };
    let found = text.match_indices(words).filter(|(at, _)| whole(*at));
    found.map(|(at, _)| Span::new(at, at + words.len())).collect()
}

/// Returns the place whose surroundings are most like the selector's.
fn choose(selector: &Selector, article: &Article, places: Vec<Span>, how: How) -> Anchoring {
    let scores: Vec<usize> = places.iter().map(|place| context(selector, article, *place)).collect();
    let best = scores.iter().copied().max().unwrap_or_default();
    let mut tied: Vec<Span> =
        places.iter().zip(&scores).filter(|(_, score)| **score == best).map(|(place, _)| *place).collect();
    let short = selector.exact.chars().count() < SHORT;
    let known = !selector.prefix.trim().is_empty() || !selector.suffix.trim().is_empty();
    match (tied.pop(), tied.is_empty()) {
        (None, _) => Anchoring::Gone { nearest: None },
        (Some(span), true) if short && known && best < CONTEXT => Anchoring::Gone { nearest: Some((span, 0)) },
        (Some(span), true) => Anchoring::Found { span, how, score: 1000 },
        (Some(span), false) => {
            tied.push(span);
            Anchoring::Ambiguous(tied)
        }
    }
}

/// Returns how many characters right before and right after `place` are those of the selector's context.
fn context(selector: &Selector, article: &Article, place: Span) -> usize {
    let text = article.text();
    let before = text.get(..place.start).unwrap_or_default();
    let after = text.get(place.end..).unwrap_or_default();
    alike(before.chars().rev(), selector.prefix.chars().rev()) + alike(after.chars(), selector.suffix.chars())
}

fn alike(a: impl Iterator<Item = char>, b: impl Iterator<Item = char>) -> usize {
    a.zip(b).take_while(|(x, y)| x == y || (x.is_whitespace() && y.is_whitespace())).count()
}

/// Returns every place where the same atoms stand in a row.
fn folded(needle: &Passage<'_>, hay: &Passage<'_>) -> Vec<Range<usize>> {
    let pattern: Vec<u32> = needle.atoms.iter().map(|atom| atom.id).collect();
    if pattern.is_empty() {
        return Vec::new();
    }
    // Knuth, Morris and Pratt: how far to fall back after a mismatch.
    let mut back = vec![0; pattern.len()];
    let mut length = 0;
    for i in 1..pattern.len() {
        while length > 0 && pattern[i] != pattern[length] {
            length = back[length - 1];
        }
        length += usize::from(pattern[i] == pattern[length]);
        back[i] = length;
    }
    let mut out = Vec::new();
    let mut length = 0;
    for (i, atom) in hay.atoms.iter().enumerate() {
        while length > 0 && (length == pattern.len() || atom.id != pattern[length]) {
            length = back[length - 1];
        }
        length += usize::from(atom.id == pattern[length]);
        if length == pattern.len() {
            out.push(i + 1 - length..i + 1);
        }
    }
    out
}

fn cover(atoms: &[Atom]) -> Span {
    atoms.iter().map(|atom| atom.span).reduce(Span::cover).unwrap_or_default()
}

/// Finds the stretch with most of the words in common and says whether it claims the same.
fn near(needle: &Passage<'_>, hay: &Passage<'_>) -> Anchoring {
    let mut found: Vec<(u32, Range<usize>)> = Vec::new();
    for window in windows(needle, hay) {
        let part = Passage {
            reader: hay.reader,
            atoms: hay.atoms[window.clone()].to_vec(),
            span: cover(&hay.atoms[window.clone()]),
        };
        let aligned = align(needle, &part);
        let (Some(first), Some(last)) = (aligned.pairs.first(), aligned.pairs.last()) else { continue };
        // As many words around the first and last match as the selector has there.
        let start = (window.start + first.1).saturating_sub(first.0);
        let end = (window.start + last.1 + needle.atoms.len() - last.0).min(hay.atoms.len());
        let weight = |atom: &Atom| if atom.common() { 1 } else { 3 };
        let matched: u32 = aligned.pairs.iter().map(|(i, _)| weight(&needle.atoms[*i])).sum();
        let all: u32 = needle.atoms.iter().chain(&hay.atoms[start..end]).map(weight).sum();
        found.push((2000 * matched / all.max(1), start..end));
    }
    found.sort_by_key(|(score, range)| (std::cmp::Reverse(*score), range.start));
    found.dedup();
    let Some((score, range)) = found.first().cloned() else { return Anchoring::Gone { nearest: None } };
    let span = cover(&hay.atoms[range.clone()]);
    if score < ALIKE {
        return Anchoring::Gone { nearest: Some((span, score)) };
    }
    let rivals =
        found.iter().filter(|(other, place)| *other == score && (place.end <= range.start || range.end <= place.start));
    let rivals: Vec<Span> = rivals.map(|(_, place)| cover(&hay.atoms[place.clone()])).collect();
    if !rivals.is_empty() {
        return Anchoring::Ambiguous(std::iter::once(span).chain(rivals).collect());
    }
    judge(needle, hay, range, score)
}

fn judge(needle: &Passage<'_>, hay: &Passage<'_>, range: Range<usize>, score: u32) -> Anchoring {
    let span = cover(&hay.atoms[range.clone()]);
    let part = Passage { reader: hay.reader, atoms: hay.atoms[range].to_vec(), span };
    let mut edits = classify::classify(&align(needle, &part));
    edits.retain(|edit| edit.name.alarm() == Alarm::Must);
    if edits.is_empty() {
        return Anchoring::Found { span, how: How::Near, score };
    }
    let mut names: Vec<ChangeName> = edits.iter().map(|edit| edit.name).collect();
    names.sort_unstable();
    names.dedup();
    let note = edits.into_iter().map(|edit| edit.note).collect::<Vec<_>>().join("; ");
    Anchoring::Changed { span, names, note }
}

/// Returns the stretches of `hay` that have most words of `needle` at about their places.
fn windows(needle: &Passage<'_>, hay: &Passage<'_>) -> Vec<Range<usize>> {
    let mut wanted: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for atom in &needle.atoms {
        wanted.entry(atom.id).or_default();
    }
    for (j, atom) in hay.atoms.iter().enumerate() {
        if let Some(places) = wanted.get_mut(&atom.id).filter(|places| places.len() <= POSTINGS) {
            places.push(j);
        }
    }
    let slack = needle.atoms.len() / 4 + 2;
    let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
    for (i, atom) in needle.atoms.iter().enumerate() {
        let places = wanted.get(&atom.id).filter(|places| places.len() <= POSTINGS);
        for j in places.into_iter().flatten() {
            let bucket = (j + needle.atoms.len()).saturating_sub(i) / slack;
            *votes.entry(bucket).or_default() += if atom.common() { 1 } else { 3 };
        }
    }
    let mut votes: Vec<(usize, usize)> = votes.into_iter().collect();
    votes.sort_by_key(|(bucket, count)| (std::cmp::Reverse(*count), *bucket));
    let window = |bucket: usize| {
        let start = (bucket * slack).saturating_sub(needle.atoms.len() + slack);
        let end = (bucket * slack + 2 * slack).min(hay.atoms.len());
        start.min(end)..end
    };
    votes.into_iter().take(WINDOWS).map(|(bucket, _)| window(bucket)).collect()
}
