//! Who says and holds what in one article, as far as it is asked for: in one stretch, or from the beginning on.

use super::floor::{self, Floors};
use super::inherit::Held;
use super::taken::{self, Version};
use super::turn::{Place, Said, Turn, View, is_hollow, starts};
use super::{Attribution, speech};
use super::{held, nested, quotation, quoted_before, reported};
use crate::extract::mention::Names;
use crate::extract::pages::Layout;
use crate::extract::reading::Reading;
use crate::extract::resolve::{self, Cast, Resolver};
use crate::extract::shared::{Again, Shared};
use crate::model::{Claim, Source};
use crate::text::{Article, Span, Stretch};
use std::cell::{Cell, OnceCell};
use std::ops::Range;
use std::rc::Rc;

/// What a sentence attributes by its own cues.
#[derive(Debug, Clone)]
struct Cues {
    found: Vec<Attribution>,
    /// Whether the sentences before were looked at for who speaks on; and the last of them with a cue.
    leaned: Cell<Option<Option<usize>>>,
}

/// Who said what in one article, as far as it is asked for.
#[derive(Debug)]
pub(in crate::extract) struct Speech<'a> {
    reading: Reading<'a>,
    cues: Vec<OnceCell<Cues>>,
    names: OnceCell<Names>,
    cast: OnceCell<Cast>,
    floors: OnceCell<Floors>,
    /// For how many phrases only a few of them were read.
    asked: Cell<usize>,
    /// Another version of the article, with the blocks that stand in this one again.
    known: Option<(Other<'a>, Again)>,
}

/// What is read of another version, once anything is.
pub(in crate::extract) type Known<'a> = Rc<OnceCell<Speech<'a>>>;

/// What was heard in the sentences of one version of an article, kept for reading the next one.
#[derive(Debug)]
pub struct Heard {
    layout: Layout,
    cues: Vec<OnceCell<Cues>>,
    floors: Floors,
}

/// Another version of an article.
#[derive(Debug)]
enum Other<'a> {
    /// It is read as far as anybody asks; with what this one begins and ends with as well.
    Read(Known<'a>, Shared),
    /// It was read before.
    Heard(&'a Article, &'a Heard),
}

impl Other<'_> {
    fn version(&self) -> Option<Version<'_>> {
        Some(match self {
            Self::Heard(article, Heard { layout, floors, .. }) => Version { article, layout, floors },
            Self::Read(known, _) => {
                let known = known.get()?;
                let (article, layout) = (known.reading.article(), known.reading.layout());
                Version { article, layout, floors: known.floors() }
            }
        })
    }

    fn cues(&self, sentence: usize) -> Option<&Cues> {
        let cues = match self {
            Self::Heard(_, heard) => &heard.cues,
            Self::Read(known, _) => {
                let known = known.get()?;
                known.cues(sentence);
                &known.cues
            }
        };
        cues.get(sentence)?.get()
    }
}

/// For how many phrases only those are read whom they may name; then it is everybody.
const FEW: usize = 4;

impl<'a> Speech<'a> {
    /// Reads `article` for attributions. What `known`, another version of it, has read of the same sentences is taken over.
    pub(in crate::extract) fn new(article: &'a Article, known: Option<Known<'a>>) -> Self {
        let shared =
            known.as_ref().and_then(|known| known.get()).map(|other| Shared::of(article, other.reading.article()));
        let known = known.zip(shared).and_then(|(known, shared)| {
            let again = Again::of(article, known.get()?.reading.article());
            Some((Other::Read(known, shared), again))
        });
        let reading = match &known {
            Some((Other::Read(other, shared), _)) => {
                other.get().map(|other| Reading::revised(article, &other.reading, shared))
            }
            _ => None,
        };
        Self::read(reading.unwrap_or_else(|| Reading::new(article)), known)
    }

    /// Reads `article` for attributions. What was `heard` in the same sentences of another version, `known`, is taken over.
    pub(in crate::extract) fn after(article: &'a Article, known: &'a Article, heard: &'a Heard) -> Self {
        Self::read(Reading::new(article), Some((Other::Heard(known, heard), Again::of(article, known))))
    }

    fn read(reading: Reading<'a>, known: Option<(Other<'a>, Again)>) -> Self {
        let cues = vec![OnceCell::new(); reading.sentences().len()];
        let (names, cast, floors) = Default::default();
        Self { reading, cues, names, cast, floors, asked: Cell::new(0), known }
    }

    /// Returns what was heard, and ends.
    pub(in crate::extract) fn into_heard(self) -> Option<Heard> {
        let Self { reading, cues, floors, .. } = self;
        Some(Heard { layout: reading.into_layout()?, cues, floors: floors.into_inner()? })
    }

    /// Returns what is said in a stretch, the one at `index` of `all`, and what is held there; both in order.
    pub(in crate::extract) fn spoken(&self, all: &[Stretch], index: usize) -> (Vec<Said>, Vec<View>) {
        let here = |stretch: &Stretch| self.sentences(stretch);
        let Some(wanted) = all.get(index).map(here) else { return Default::default() };
        let mut first = index;
        let mut opens = self.signal(wanted.clone());
        // A quotation without a cue goes on with what was said before, and that may do so too.
        while opens == Some(Signal::Quotation) && first > 0 {
            first -= 1;
            opens = self.signal(here(&all[first])).or(opens);
        }
        let from = here(&all[first]).start;
        let start = self.reading.sentences().get(wanted.start).map_or(0, |sentence| sentence.tokens.start);
        let (mut said, mut views) = (Vec::new(), Vec::new());
        for turn in self.turns(from..wanted.end, wanted) {
            match turn {
                Turn::Said(one) if starts(&one.attribution) >= start && !one.hollow => said.push(one),
                Turn::Said(_) => {}
                Turn::Held(one) => views.push(one),
            }
        }
        views.sort_by_key(|view| view.held.span);
        (said, views)
    }

    /// Returns the source of one of those that [`Speech::spoken`] returned, where it is the same whoever was spoken of before.
    pub(in crate::extract) fn speaker(&self, said: &Said) -> Option<Source> {
        match said.place {
            Place::Article => self.fixed(&said.attribution),
            // The "I" of somebody who is reported is not the author's.
            Place::Reported | Place::Quoted(_) => self.named(said.attribution.source.as_ref()?),
        }
    }

    /// Returns the same for a view.
    pub(in crate::extract) fn holder(&self, view: &View) -> Option<Source> {
        self.fixed(&view.attribution)
    }

    fn fixed(&self, attribution: &Attribution) -> Option<Source> {
        let phrase = attribution.source.as_ref()?;
        match self.floors().meant(&self.reading, phrase) {
            Some(name) => self.named(name).map(|named| self.in_words(phrase, named)),
            None => self.named(phrase),
        }
    }

    /// Returns whom `phrase` names whoever was spoken of before.
    fn named(&self, phrase: &Range<usize>) -> Option<Source> {
        if self.names.get().is_none() && self.asked.get() < FEW {
            self.asked.set(self.asked.get() + 1);
            if let Some((names, cast)) = resolve::few(&self.reading, phrase) {
                return resolve::fixed(&self.reading, &names, &cast, phrase);
            }
        }
        let (names, cast) = self.people();
        resolve::fixed(&self.reading, names, cast, phrase)
    }

    /// Returns `source` as the one that the words `phrase` mean.
    fn in_words(&self, phrase: &Range<usize>, source: Source) -> Source {
        Source { span: self.reading.span(phrase.clone()), resolved: source.resolved.or(Some(source.span)), ..source }
    }

    /// Returns the quotes and statements of the article up to the end of `stretch`, with their sources, and the views.
    pub(in crate::extract) fn resolved_to(&self, stretch: &Stretch) -> (Vec<Claim>, Vec<Held>) {
        self.resolve(self.sentences(stretch).end)
    }

    /// Returns all quotes and statements with their sources, and all views; both in order.
    pub(in crate::extract) fn resolved(&self) -> (Vec<Claim>, Vec<Held>) {
        self.resolve(self.reading.sentences().len())
    }

    fn names(&self) -> &Names {
        self.names.get_or_init(|| {
            let known = match &self.known {
                Some((Other::Read(known, shared), _)) => {
                    known.get().and_then(|known| Some((known.names.get()?, shared)))
                }
                _ => None,
            };
            match known {
                Some((known, shared)) => Names::revised(&self.reading, known, shared),
                None => Names::new(&self.reading),
            }
        })
    }

    fn people(&self) -> (&Names, &Cast) {
        let names = self.names();
        (names, self.cast.get_or_init(|| Cast::new(&self.reading, names)))
    }

    /// Returns who has the floor in which block.
    fn floors(&self) -> &Floors {
        self.floors.get_or_init(|| Floors::new(&self.reading, &|| self.names()))
    }

    /// Returns the sentences of a stretch as the reading has them.
    fn sentences(&self, stretch: &Stretch) -> Range<usize> {
        let sentences = self.reading.sentences();
        let at = |block: usize| sentences.partition_point(|sentence| sentence.block < block);
        at(stretch.blocks.start)..at(stretch.blocks.end)
    }

    fn cues(&self, sentence: usize) -> &[Attribution] {
        let found = self.cues.get(sentence).map(|cues| cues.get_or_init(|| self.read_cues(sentence)));
        found.map_or(&[], |cues| cues.found.as_slice())
    }

    fn read_cues(&self, at: usize) -> Cues {
        if let Some(known) = self.known_cues(at) {
            return known;
        }
        let mut out = Cues { found: Vec::new(), leaned: Cell::new(None) };
        if let Some(sentence) = self.reading.sentences().get(at) {
            let floor = self.floors().of(sentence.block);
            if let Some(said) = floor.and_then(|floor| floor.said(sentence)) {
                out.found.extend(said);
                return out;
            }
            let lo = floor::past_head(&self.reading, sentence, floor);
            let before = || {
                let last = self.last_with_cues(at);
                out.leaned.set(Some(last));
                last.and_then(|last| self.cues(last).last())
            };
            let mut found = Vec::new();
            speech::find(&self.reading, sentence, lo, &before, &mut found);
            // "What did you say to him?" asks for it.
            let asked = |it: &Attribution| it.source.as_ref().is_some_and(|it| self.reading.reads(it.start, "you"));
            found.retain(|it| floor.is_none() || !asked(it));
            out.found = found;
        }
        out
    }

    /// Returns the last sentence before `at` that has cues.
    fn last_with_cues(&self, at: usize) -> Option<usize> {
        // In order, so that each finds what the ones before it have.
        let from = (0..at).rev().find(|before| self.cues[*before].get().is_some()).map_or(0, |read| read + 1);
        (from..at).for_each(|before| {
            self.cues(before);
        });
        let mut last = at;
        while let Some(before) = last.checked_sub(1) {
            let cues = self.cues.get(before)?.get()?;
            if !cues.found.is_empty() {
                return Some(before);
            }
            match cues.leaned.get() {
                Some(known) => return known,
                None => last = before,
            }
        }
        None
    }

    /// Returns what the other version has read of the same sentence, if nothing differs that its cues may rest on.
    fn known_cues(&self, at: usize) -> Option<Cues> {
        let (other, again) = self.known.as_ref()?;
        let own = Version { article: self.reading.article(), layout: self.reading.layout(), floors: self.floors() };
        let same = taken::same(own, other.version()?, again, at)?;
        let cues = other.cues(same.sentence).filter(|cues| cues.leaned.get().is_none())?;
        Some(Cues { found: same.moved(&cues.found)?, leaned: Cell::new(None) })
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

    /// Returns what is said in `sentences`, which begin where nothing said before matters, and what is held in those of them
    /// that are in `wanted`.
    fn turns(&self, sentences: Range<usize>, wanted: Range<usize>) -> Vec<Turn> {
        let own = sentences.clone().flat_map(|at| self.cues(at));
        let found = self.left_over(sentences.start).iter().chain(own).cloned().collect();
        let found = quotation::complete(&self.reading, sentences, found);
        let mut views = self.views(wanted, &found).into_iter().peekable();
        let held = |view| View::new(&self.reading, view).map(Turn::Held);
        let mut out = Vec::new();
        let mut taken = 0;
        for attribution in found {
            let start = starts(&attribution);
            while let Some(view) = views.next_if(|view| starts(view) < start) {
                out.extend(held(view));
            }
            if quoted_before(&self.reading, &attribution, taken) {
                continue;
            }
            let said =
                Said::new(&self.reading, attribution, Place::Article).filter(|said| said.claim.span().start >= taken);
            let Some(said) = said else { continue };
            taken = said.claim.span().end;
            let inner = nested::inside(&self.reading, &said.attribution);
            let hollow = said.attribution.cue.is_none() && is_hollow(&self.reading, &said.attribution, &inner);
            let whole = said.claim.parts.clone();
            out.push(Turn::Said(Said { hollow, ..said }));
            let place = |quotation: Option<usize>| quotation.map_or(Place::Reported, Place::Quoted);
            let inner =
                inner.into_iter().filter_map(|(inner, quotation)| Said::new(&self.reading, inner, place(quotation)));
            // A quotation may go on in a paragraph that the speech around it does not reach.
            let held = |part: &Span| whole.iter().any(|own| own.contains(*part));
            let inner = inner.filter(|inner| inner.claim.parts.iter().all(held) && inner.claim.parts != whole);
            let mut taken = 0;
            for inner in inner {
                let span = inner.claim.span();
                if span.start >= taken {
                    taken = span.end;
                    out.push(Turn::Said(inner));
                }
            }
        }
        out.extend(views.filter_map(held));
        out
    }

    /// Returns what somebody holds in `sentences` without saying it, in order; `found` is what is said there.
    fn views(&self, sentences: Range<usize>, found: &[Attribution]) -> Vec<Attribution> {
        let mut out = Vec::new();
        for sentence in self.reading.sentences().get(sentences).unwrap_or_default() {
            let Range { start, end } = sentence.tokens;
            let upto = found.partition_point(|it| it.content.first().is_some_and(|content| content.start < end));
            let before = &found[..upto];
            let reaches = |it: &&Attribution| it.content.last().is_some_and(|content| content.end > start);
            let from = upto - before.iter().rev().take_while(reaches).count();
            held::find(&self.reading, sentence, &before[from..], &mut out);
        }
        out
    }

    /// Returns what is said and held in the first sentences, `end` of them, with whom the words of each source mean.
    fn resolve(&self, end: usize) -> (Vec<Claim>, Vec<Held>) {
        let (names, cast) = self.people();
        let mut resolver = Resolver::new(&self.reading, names, cast.clone());
        let (mut claims, mut views) = (Vec::new(), Vec::new());
        let mut speaker = None;
        for turn in self.turns(0..end, 0..end) {
            match turn {
                Turn::Said(Said { mut claim, attribution: Attribution { source, cue, content }, place, hollow }) => {
                    let meant = source.map(|phrase| match place {
                        Place::Article => match self.floors().meant(&self.reading, &phrase) {
                            Some(name) => self.in_words(&phrase, resolver.source(name, cue.as_ref(), &content)),
                            None => resolver.source(&phrase, cue.as_ref(), &content),
                        },
                        Place::Reported | Place::Quoted(_) => {
                            let speaker: Option<&Source> = speaker.as_deref();
                            let quoted = matches!(place, Place::Quoted(_));
                            let r = &self.reading;
                            let first = r.reads(phrase.start, "i");
                            let own = (quoted || first).then(|| reported::quoted(r, &phrase, speaker)).flatten();
                            own.unwrap_or_else(|| {
                                let holder = resolver.holder(&phrase, &content);
                                reported::other(r, holder, &phrase, speaker)
                            })
                        }
                    });
                    claim.source = meant.map(Box::new);
                    if place == Place::Article {
                        speaker.clone_from(&claim.source);
                    }
                    if !hollow {
                        claims.push(claim);
                    }
                }
                Turn::Held(View { mut held, attribution: Attribution { source: Some(phrase), content, .. } }) => {
                    held.source = match self.floors().meant(&self.reading, &phrase) {
                        Some(name) => self.in_words(&phrase, resolver.holder(name, &content)),
                        None => resolver.holder(&phrase, &content),
                    };
                    views.push(held);
                }
                Turn::Held(_) => {}
            }
        }
        views.sort_by_key(|view| view.span);
        (claims, views)
    }
}

/// What a stretch opens with, as far as who speaks goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Signal {
    Cue,
    Quotation,
}
