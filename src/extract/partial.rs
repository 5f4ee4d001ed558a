//! The claims of some sentences, as [`extract`] finds them, without reading the rest of the article for claims.
//!
//! A claim never reaches over the edge of a stretch (a block, or several that one quotation runs through), so stretches are
//! what is read. Four things of a claim may depend on the rest of the article, and are looked for there only when they
//! do: whom a pronoun means, the period that "a year earlier" is counted from, the day of publication, and how many claims
//! before it have the same words and so the same name.

use super::attribution::{Attributed, Held, Known, Said, Speech, View};
use super::confidence::Grader;
use super::{Context, assertion, date, extract, figure, place};
use crate::model::{Claim, ClaimKind, Source, name_of};
use crate::text::{Article, Span, Stretch, fold};
use crate::values::date::Datelines;
use crate::values::{self, Lexemes};
use chrono::NaiveDate;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

/// How much of an article, in bytes, is read piece by piece; where more is asked for, everything is read at once.
const MOST: usize = 16 * 1024;

/// How many stretches are read one by one.
const MANY: usize = 64;

/// How many tokens before and behind a stretch the grammars may look at.
const MARGIN: usize = 16;

/// How often the dates before a stretch are read for it.
const LOOK_BACKS: usize = 4;

/// How often the whole text may be searched for claims of the same words.
const SEARCHES: usize = 16;

/// Finds the claims of one article as far as they are asked for. They are those of [`extract`], which finds all.
#[derive(Debug)]
pub struct Extraction<'a> {
    article: &'a Article,
    context: Context,
    stretches: Vec<Stretch>,
    speech: Known<'a>,
    /// What was read of another version of the article.
    known: Option<Known<'a>>,
    /// The day of publication, once it was asked for.
    dateline: Rc<OnceCell<Option<NaiveDate>>>,
    /// Where the entries of a live blog begin, with their days, once that was asked for.
    entries: OnceCell<Vec<(usize, NaiveDate)>>,
    /// What was found in the stretches that were read, by their index.
    found: BTreeMap<usize, Found>,
    /// The quotes and statements before the end of the furthest of those stretches, and the views, with their sources.
    resolved: OnceCell<(Vec<Claim>, Vec<Held>)>,
    all: OnceCell<Vec<Claim>>,
    /// The claims of stretches by their kind and folded words, by their index in the stretch, where they were counted.
    same: BTreeMap<usize, BTreeMap<(ClaimKind, String), Vec<usize>>>,
    /// Up to which byte nothing in the text folds into other letters.
    literal: usize,
    grader: Grader<'a>,
    look_backs: usize,
    searched: usize,
}

/// The claims of a stretch.
#[derive(Debug, Default)]
struct Found {
    said: Vec<Said>,
    views: Vec<View>,
    /// All of them in order, without names, and their sources not resolved.
    claims: Vec<Claim>,
}

/// What gives a claim its source: one of those said, or of the views, by index.
#[derive(Debug, Clone, Copy)]
enum Giver {
    Said(usize),
    View(usize),
}

impl Found {
    /// Returns what `claim`, whose source has the words `source`, has it from.
    fn giver(&self, claim: &Claim, source: Span) -> Option<Giver> {
        let touches = |part: Span| claim.parts.iter().any(|own| own.overlaps(part));
        let said = |said: &Said| {
            let (own, cue) = (said.claim.source.as_ref(), said.claim.cue);
            own.is_some_and(|own| own.span == source)
                && cue == claim.cue
                && said.claim.parts.iter().any(|it| touches(*it))
        };
        let holds =
            |view: &View| view.held.source.span == source && view.held.cue == claim.cue && touches(view.held.span);
        let said = self.said.iter().position(said).map(Giver::Said);
        said.or_else(|| self.views.iter().rposition(holds).map(Giver::View))
    }
}

impl<'a> Extraction<'a> {
    /// Starts on `article`; nothing is read yet.
    pub fn new(article: &'a Article, context: Context) -> Self {
        Self {
            article,
            context,
            stretches: article.stretches(),
            speech: Rc::default(),
            known: None,
            dateline: Rc::default(),
            entries: OnceCell::new(),
            found: BTreeMap::new(),
            resolved: OnceCell::new(),
            all: OnceCell::new(),
            same: BTreeMap::new(),
            literal: 0,
            grader: Grader::new(article),
            look_backs: 0,
            searched: 0,
        }
    }

    /// Starts on `article`, another version of the one that `known` reads: what they have in common is read once.
    pub fn revised(article: &'a Article, context: Context, known: &Self) -> Self {
        let mut own = Self { known: Some(Rc::clone(&known.speech)), ..Self::new(article, context) };
        if context == known.context && values::date::same_head(article, known.article) {
            own.dateline = Rc::clone(&known.dateline);
        }
        own
    }

    /// Returns all claims that touch any of the sentences, in the order of the text, and perhaps others near them.
    ///
    /// Every one has its words, its values and the words of its source. Those without a name yet have no resolved source and
    /// no confidence or weight either: [`Extraction::finish`] gives them all four.
    pub fn of(&mut self, sentences: impl IntoIterator<Item = Range<usize>>) -> Vec<Claim> {
        let mut wanted: Vec<usize> = Vec::new();
        for range in sentences {
            let first = self.stretches.partition_point(|stretch| stretch.sentences.end <= range.start);
            let last = self.stretches.partition_point(|stretch| stretch.sentences.start < range.end);
            wanted.extend(first..last);
        }
        wanted.sort_unstable();
        wanted.dedup();
        let bytes: usize = wanted.iter().map(|at| self.span(*at).len()).sum();
        if bytes > MOST || wanted.len() > MANY || self.article.language().is_some() {
            return self.all().to_vec();
        }
        wanted.into_iter().flat_map(|at| self.read(at).claims.clone()).collect()
    }

    /// Gives a claim that [`Extraction::of`] returned its name, its resolved source, its confidence and its weight, where it lacks them.
    pub fn finish(&mut self, claim: &mut Claim) {
        if !claim.id.0.is_empty() {
            return;
        }
        let whole = self.finished(claim).or_else(|| {
            self.all().iter().find(|other| other.parts == claim.parts && other.kind() == claim.kind()).cloned()
        });
        if let Some(whole) = whole {
            *claim = whole;
        }
    }

    fn all(&self) -> &[Claim] {
        self.all.get_or_init(|| extract(self.article, &self.context))
    }

    fn speech(&self) -> &Speech<'a> {
        self.speech.get_or_init(|| Speech::new(self.article, self.known.clone()))
    }

    /// Returns where the stretch stands in the prose.
    fn span(&self, at: usize) -> Span {
        let blocks = self.stretches.get(at).and_then(|stretch| self.article.blocks().get(stretch.blocks.clone()));
        blocks.unwrap_or_default().iter().map(|block| block.span).reduce(Span::cover).unwrap_or_default()
    }

    fn read(&mut self, at: usize) -> &Found {
        if !self.found.contains_key(&at) {
            let found = self.claims_of(at);
            self.found.insert(at, found);
        }
        self.found.entry(at).or_default()
    }

    fn claims_of(&mut self, at: usize) -> Found {
        let span = self.span(at);
        let (said, views) = self.speech().spoken(&self.stretches, at);
        let mut claims: Vec<Claim> = said.iter().map(|said| said.claim.clone()).collect();
        let held: Vec<Held> = views.iter().map(|view| view.held.clone()).collect();
        let attributed = Attributed::new(&claims, &held);
        let sentences = self.stretches.get(at).map(|stretch| stretch.sentences.clone()).unwrap_or_default();
        let around = self.around(&sentences);
        let lexemes = Lexemes::of(self.article, around.clone());
        let within = lexemes.within(span);
        let datelines = || Datelines {
            own: *self.dateline.get_or_init(|| date::dateline(self.article, &self.context)),
            entries: self.entries.get_or_init(|| values::date::entries(self.article)),
        };
        let mut values = match date::find_within(&lexemes, within.clone(), &attributed, datelines) {
            Some(dates) => dates,
            None => {
                self.look_backs += 1;
                let before = Lexemes::of(self.article, 0..around.end);
                let all = 0..before.within(span).end;
                let dates =
                    date::find_within(&before, all, &attributed, datelines).filter(|_| self.look_backs <= LOOK_BACKS);
                let Some(mut dates) = dates else { return self.of_all(span) };
                dates.retain(|claim| span.contains(claim.span()));
                dates
            }
        };
        let figures = figure::find(&lexemes, within, &attributed, &values, &self.context);
        values.extend(figures);
        claims.extend(values);
        let sentences = self.article.sentences().get(sentences).unwrap_or_default();
        claims.extend(assertion::find(sentences, &claims));
        claims.sort_by_key(place);
        Found { said, views, claims }
    }

    /// Returns what [`extract`] finds in `span`.
    fn of_all(&self, span: Span) -> Found {
        let claims = self.all().iter().filter(|claim| span.contains(claim.span())).cloned().collect();
        Found { claims, ..Found::default() }
    }

    /// Returns the sentences that reach over `sentences` by what the grammars may look at.
    fn around(&self, sentences: &Range<usize>) -> Range<usize> {
        let all = self.article.sentences();
        let tokens = |at: usize| all.get(at).map_or(0, |sentence| sentence.tokens.len());
        let Range { mut start, mut end } = sentences.clone();
        let (mut before, mut behind) = (0, 0);
        while start > 0 && before < MARGIN {
            start -= 1;
            before += tokens(start);
        }
        while end < all.len() && behind < MARGIN {
            behind += tokens(end);
            end += 1;
        }
        start..end
    }

    /// Returns `claim` with all that it lacks; none where only reading everything can tell.
    fn finished(&mut self, claim: &Claim) -> Option<Claim> {
        let at = self.stretch_at(claim.span().start)?;
        let mut claim = claim.clone();
        let found = self.found.get(&at)?;
        let giver = claim.source.as_ref().map(|source| found.giver(&claim, source.span));
        let inside = |said: &Said| said.claim.parts.iter().any(|part| part.contains(claim.span()));
        // Speech that stands in other speech comes behind it.
        let around = found.said.iter().rposition(inside);
        let speech = claim.form().is_some();
        if let Some(giver) = giver {
            claim.source = self.source(at, giver?)?;
        }
        let around = match around.filter(|_| !speech) {
            None => None,
            Some(index) => {
                let mut around = self.found.get(&at)?.said.get(index)?.claim.clone();
                around.source = self.source(at, Giver::Said(index))?;
                self.grader.grade(&mut around, None);
                Some(around)
            }
        };
        self.grader.grade(&mut claim, around.as_ref());
        let before = self.same_before(at, &claim)?;
        claim.id = name_of(self.article, &claim, before + 1);
        Some(claim)
    }

    fn stretch_at(&self, byte: usize) -> Option<usize> {
        let block = self.article.blocks().partition_point(|block| block.span.start <= byte).checked_sub(1)?;
        self.stretches.partition_point(|stretch| stretch.blocks.start <= block).checked_sub(1)
    }

    /// Returns the resolved source of a quote, statement or view; the outer none where it can't be told here.
    fn source(&self, at: usize, giver: Giver) -> Option<Option<Box<Source>>> {
        let (found, speech) = (self.found.get(&at)?, self.speech());
        let resolved = || {
            self.resolved.get_or_init(|| {
                let last = self.found.last_key_value().and_then(|(last, _)| self.stretches.get(*last));
                last.map(|last| speech.resolved_to(last)).unwrap_or_default()
            })
        };
        match giver {
            Giver::Said(index) => {
                let said = found.said.get(index)?;
                if said.claim.source.is_none() {
                    return Some(None);
                }
                let same = |claim: &&Claim| claim.parts == said.claim.parts;
                let all = || resolved().0.iter().find(same).map(|claim| claim.source.clone());
                speech.speaker(said).map(|source| Some(Box::new(source))).or_else(all)
            }
            Giver::View(index) => {
                let view = found.views.get(index)?;
                let same = |held: &&Held| held.is_like(&view.held);
                let all = || resolved().1.iter().find(same).map(|held| held.source.clone());
                speech.holder(view).or_else(all).map(|source| Some(Box::new(source)))
            }
        }
    }

    /// Returns how many claims before `claim`, one of the stretch `at`, have its kind and words; none where telling would
    /// take longer than reading everything.
    fn same_before(&mut self, at: usize, claim: &Claim) -> Option<usize> {
        let text = self.article.text();
        let words = (claim.kind(), fold::fold(&claim.words(self.article)));
        let end = self.span(at).end;
        if self.literal < end {
            self.literal = text.get(self.literal..end).filter(|text| fold::keeps_letters(text)).map(|_| end)?;
        }
        let claims = &self.found.get(&at)?.claims;
        let near = claims.partition_point(|other| other.span().start < claim.span().start);
        let here = claims.get(near..)?.iter().position(|other| other.parts == claim.parts)?;
        let mut count = self.same_in(at, &words)?.partition_point(|other| *other < near + here);
        // The longest word stands wherever the same words do, since nothing in this text folds into letters.
        let word =
            self.article.slice(*claim.parts.first()?).split(|c: char| !c.is_alphanumeric()).max_by_key(|w| w.len());
        let word = word.filter(|word| !word.is_empty())?;
        let mut from = 0;
        let end = self.span(at).start;
        while let Some(hit) = text.get(from..end)?.find(word) {
            let hit = from + hit;
            let stretch = self.stretch_at(hit)?;
            let span = self.span(stretch);
            from = span.end.max(hit + word.len()).min(end);
            if stretch == at || !self.may_hold(span, claim) {
                continue;
            }
            if self.found.len() > 2 * MANY {
                return None;
            }
            self.read(stretch);
            count += self.same_in(stretch, &words)?.len();
        }
        self.searched += end;
        (self.searched <= SEARCHES * text.len()).then_some(count)
    }

    /// Returns which claims of a stretch that was read have this kind and these folded words, by index.
    fn same_in(&mut self, at: usize, words: &(ClaimKind, String)) -> Option<&[usize]> {
        let claims = &self.found.get(&at)?.claims;
        let article = self.article;
        let same = self.same.entry(at).or_insert_with(|| {
            let mut same: BTreeMap<(ClaimKind, String), Vec<usize>> = BTreeMap::new();
            for (i, claim) in claims.iter().enumerate() {
                same.entry((claim.kind(), fold::fold(&claim.words(article)))).or_default().push(i);
            }
            same
        });
        Some(same.get(words).map(Vec::as_slice).unwrap_or_default())
    }

    /// Returns whether the letters of the claim's first part stand in `span`.
    fn may_hold(&self, span: Span, claim: &Claim) -> bool {
        let all = |span: Span| letters(self.article.slice(span)).collect::<String>();
        claim.parts.first().is_some_and(|part| all(span).contains(&all(*part)))
    }
}

/// Returns the letters and digits of `text`.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric())
}
