//! Claims that nothing continues, of which both versions say the same: "She was 91." → "Lund, aged 91,", "5 votes to 2" → "5–2".

use super::change_set::ClaimIndex;
use super::detail::related;
use super::{Change, Continuation, Difference, Edition, another};
use crate::align::atom::{Atom, Interner, Reading};
use crate::align::paired::{How, Pairing};
use crate::align::passage::{Passage, Reader};
use crate::align::{alike, typed};
use crate::english::lexicon;
use crate::model::{Alarm, ChangeName, Claim, ClaimKind};
use crate::text::{Overlaps, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The claims of two versions that say in other words what the other version says too, by index.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Restated {
    /// Those of the old version that no claim continues.
    pub before: BTreeSet<usize>,
    /// Those of the new version that continue none.
    pub after: BTreeSet<usize>,
    /// Words of the old version that are gone from their place, of which the sentences around have most, and deny as much.
    pub words: BTreeSet<Span>,
}

/// Returns which claims without a continuation are neither gone nor new, after what [`super::follow`] found.
///
/// A figure or date is told again where the sentences that have become one another hold each of its values as often as before; a
/// statement, where nothing of substance differs in its words.
pub fn restated(before: Edition<'_>, after: Edition<'_>, changes: &[Change], continued: &[Continuation]) -> Restated {
    let olds = Orphans::new(before, continued.iter().map(|one| one.before));
    let news = Orphans::new(after, continued.iter().map(|one| one.after));
    let mut out = Restated::default();
    let parts = changes.iter().flat_map(|change| &change.differences);
    let mut gone_words: Vec<Span> = parts
        .filter(|part| part.name == ChangeName::ClaimDropped && !part.old.is_empty())
        .map(|part| part.old)
        .collect();
    gone_words.sort_unstable();
    if olds.0.is_empty() && news.0.is_empty() && gone_words.is_empty() {
        return out;
    }
    let (old, new) = (Reader::new(before.article), Reader::new(after.article));
    let mut interner = Interner::default();
    let pairing = another::pair(&old, &new, &mut interner);
    let indexes = (ClaimIndex::new(before), ClaimIndex::new(after));
    let loud = (loud(changes, |part| part.old), loud(changes, |part| part.new));
    for place in places(&pairing) {
        let (gone, come) = (olds.within(&old, &place.old), news.within(&new, &place.new));
        let whole = cover(&old, &place.old);
        let from = gone_words.partition_point(|words| words.start < whole.start);
        let inside = gone_words.iter().skip(from).take_while(|words| words.start < whole.end);
        let inside: Vec<Span> = inside.filter(|words| whole.contains(**words)).copied().collect();
        if gone.is_empty() && come.is_empty() && inside.is_empty() {
            continue;
        }
        let mut was = old.passage(place.old, &mut interner);
        let mut is = new.passage(place.new, &mut interner);
        let spans = (was.span, is.span);
        typed::overlay(&mut was, indexes.0.within(spans.0), &mut interner);
        typed::overlay(&mut is, indexes.1.within(spans.1), &mut interner);
        alike::settle(&mut was, &mut is, &mut interner);
        if was.atoms.len().max(is.atoms.len()) <= AROUND {
            out.words.extend(inside.into_iter().filter(|words| kept(&was, &is, *words)));
        }
        let (was, is) = (Values::new(&was), Values::new(&is));
        let told = |own: &Values, other: &Values, loud: &Overlaps, claim: &Claim| match own.of(claim.span()) {
            values if claim.kind().is_speech() || values.is_empty() => {
                place.paired && loud.touching(claim.span()).is_empty()
            }
            values => values.iter().all(|value| other.count(*value) >= own.count(*value)),
        };
        let claim = |edition: Edition<'_>, at: usize| edition.claims.get(at).cloned();
        out.before
            .extend(gone.into_iter().filter(|at| claim(before, *at).is_some_and(|it| told(&was, &is, &loud.0, &it))));
        out.after
            .extend(come.into_iter().filter(|at| claim(after, *at).is_some_and(|it| told(&is, &was, &loud.1, &it))));
    }
    out
}

/// The figures, dates and statements of a version without a continuation: where they begin, and their indices.
struct Orphans(Vec<(usize, usize)>);

impl Orphans {
    fn new(edition: Edition<'_>, continued: impl Iterator<Item = usize>) -> Self {
        let known: BTreeSet<usize> = continued.collect();
        let wanted = |claim: &Claim| matches!(claim.kind(), ClaimKind::Figure | ClaimKind::Date | ClaimKind::Statement);
        let alone = edition.claims.iter().enumerate().filter(|(at, claim)| wanted(claim) && !known.contains(at));
        Self(alone.map(|(at, claim)| (claim.span().start, at)).collect())
    }

    /// Returns those that begin in some sentences.
    fn within(&self, reader: &Reader<'_>, sentences: &Range<usize>) -> Vec<usize> {
        let whole = cover(reader, sentences);
        let from = self.0.partition_point(|(start, _)| *start < whole.start);
        self.0.iter().skip(from).take_while(|(start, _)| *start < whole.end).map(|(_, at)| *at).collect()
    }
}

/// Returns where some sentences stand.
fn cover(reader: &Reader<'_>, sentences: &Range<usize>) -> Span {
    let inner = reader.article.sentences().get(sentences.clone()).unwrap_or_default();
    inner.iter().map(|sentence| sentence.span).reduce(Span::cover).unwrap_or_default()
}

/// Sentences of the old version and those of the new one that stand in their place.
struct Place {
    old: Range<usize>,
    new: Range<usize>,
    /// Whether some of them have become one another.
    paired: bool,
}

/// Returns the sentences that became one another with those around them that are gone or new; and where all around stayed, those alone.
fn places(pairing: &Pairing) -> Vec<Place> {
    let dropped: BTreeSet<usize> = pairing.dropped.iter().copied().collect();
    let added: BTreeSet<usize> = pairing.added.iter().copied().collect();
    let before = |lone: &BTreeSet<usize>, at: usize| {
        let first = (0..at).rev().take_while(|at| lone.contains(at)).last().unwrap_or(at);
        first..at
    };
    let behind = |lone: &BTreeSet<usize>, at: usize| at..at + (at..).take_while(|at| lone.contains(at)).count();
    let mut out = Vec::new();
    for group in &pairing.groups {
        let heads = (before(&dropped, group.old.start), before(&added, group.new.start));
        let tails = (behind(&dropped, group.old.end), behind(&added, group.new.end));
        if group.how == How::Same {
            let around = [(heads.0, heads.1), (tails.0, tails.1)].into_iter();
            let around = around.filter(|(old, new)| !old.is_empty() && !new.is_empty());
            out.extend(around.map(|(old, new)| Place { old, new, paired: false }));
        } else {
            let (old, new) = (heads.0.start..tails.0.end, heads.1.start..tails.1.end);
            out.push(Place { old, new, paired: true });
        }
    }
    out
}

/// Returns whether the other version says most of the words at `span` in the sentences that stand there now, and denies as much.
fn kept(was: &Passage<'_>, is: &Passage<'_>, span: Span) -> bool {
    let own: Vec<&Atom> = was.atoms.iter().filter(|atom| span.contains(atom.span)).collect();
    let denials = |atoms: &mut dyn Iterator<Item = &Atom>| {
        atoms.filter(|atom| lexicon::negation(&atom.canon) || negated(&atom.canon)).count()
    };
    let says: Vec<&&Atom> = own.iter().filter(|atom| !atom.common() && !lexicon::negation(&atom.canon)).collect();
    let told = says
        .iter()
        .filter(|atom| is.atoms.iter().any(|other| other.id == atom.id || related(&atom.canon, &other.canon)));
    let most = told.count() * 3 >= says.len() * 2;
    (1..=LONGEST).contains(&says.len()) && most && denials(&mut is.atoms.iter()) >= denials(&mut was.atoms.iter())
}

/// Returns whether a word denies by its prefix: "unchallenged".
fn negated(word: &str) -> bool {
    word.strip_prefix("un").is_some_and(|rest| rest.ends_with("ed") && rest.len() > 4)
}

/// How many words sentences have, at most, in which such words are looked for.
const AROUND: usize = 256;

/// How many words that carry something are looked for elsewhere.
const LONGEST: usize = 24;

/// The values of a passage, and how often each occurs.
struct Values {
    /// In the order of the text.
    all: Vec<(Span, u32)>,
    counts: BTreeMap<u32, usize>,
}

impl Values {
    fn new(passage: &Passage<'_>) -> Self {
        let value = |reading: &Reading| !matches!(reading, Reading::Word | Reading::Rate);
        let values = passage.atoms.iter().filter(|atom| value(&atom.reading));
        let all: Vec<(Span, u32)> = values.map(|atom| (atom.span, atom.id)).collect();
        let mut counts = BTreeMap::new();
        for (_, value) in &all {
            *counts.entry(*value).or_default() += 1;
        }
        Self { all, counts }
    }

    /// Returns the values that `span` holds.
    fn of(&self, span: Span) -> Vec<u32> {
        let from = self.all.partition_point(|(place, _)| place.end <= span.start);
        self.all.iter().skip(from).take_while(|(place, _)| place.start < span.end).map(|(_, value)| *value).collect()
    }

    fn count(&self, value: u32) -> usize {
        self.counts.get(&value).copied().unwrap_or_default()
    }
}

/// Returns where the differences of substance stand in one version.
fn loud(changes: &[Change], side: fn(&Difference) -> Span) -> Overlaps {
    let whole = |name: ChangeName| {
        use ChangeName::{ClaimAdded, ClaimDropped, QuoteAdded, QuoteDropped};
        matches!(name, ClaimAdded | ClaimDropped | QuoteAdded | QuoteDropped)
    };
    let parts = changes.iter().flat_map(|change| &change.differences);
    let loud = parts.filter(|part| part.name.alarm() == Alarm::Must || whole(part.name));
    Overlaps::new(loud.map(side).filter(|span| !span.is_empty()))
}
