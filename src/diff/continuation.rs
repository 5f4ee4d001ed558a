//! Which claim of the new version continues which of the old one.

use super::attach::changes;
use super::change_set::{FINISHED, Sides, notes};
use super::witnesses::Witnesses;
use super::{Change, Difference, Edition, another, unread};
use crate::align::aligned::align;
use crate::align::atom::{Atom, Interner};
use crate::align::paired::{How, Pairing};
use crate::align::passage::{Passage, Reader};
use crate::model::{ChangeName, Claim, ClaimKind, Detail, Figure};
use crate::text::fold::fold;
use crate::text::{Overlaps, Span};
use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::ops::Range;

/// Says that a claim of the new version is one of the old version, changed or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Continuation {
    /// Index of the claim in the old version.
    pub before: usize,
    /// Index of the claim in the new version.
    pub after: usize,
    /// What changed about it alone, loudest first; empty where nothing did.
    pub names: Vec<ChangeName>,
    /// Everything that differs in its words, its source and its cue: the changes of the figures, dates and quotations in
    /// it included.
    pub differences: Vec<Difference>,
}

impl Continuation {
    /// Returns what changed about the claim and about what stands in it, loudest first.
    pub fn told(&self) -> Vec<ChangeName> {
        let inner = self.differences.iter().map(|difference| difference.name);
        let mut names: Vec<ChangeName> = self.names.iter().copied().chain(inner).collect();
        names.sort_unstable();
        names.dedup();
        // A claim that goes on is neither new nor gone, whatever was said of its sentence.
        let whole = [ChangeName::ClaimAdded, ChangeName::ClaimDropped];
        names.retain(|name| !whole.contains(name));
        let quiet = |name: &ChangeName| matches!(name, ChangeName::Reworded | ChangeName::Retypeset);
        if names.iter().any(|name| !quiet(name)) {
            names.retain(|name| !quiet(name));
        }
        names
    }

    /// Returns the same in plain words: "25 → 28, three more".
    pub fn note(&self) -> String {
        notes(self.differences.iter().map(|difference| difference.note.as_str()))
    }
}

/// Returns what changed, as [`super::diff`] does, and which claims of `after` continue which of `before`, in the order
/// of the new version.
///
/// A claim continues at most one claim and is continued by at most one, of the same kind. Claims without an entry are
/// new, or gone.
pub fn follow(before: Edition<'_>, after: Edition<'_>) -> (Vec<Change>, Vec<Continuation>) {
    let (old, new) = (Reader::new(before.article), Reader::new(after.article));
    let mut interner = Interner::default();
    let pairing = another::pair(&old, &new, &mut interner);
    let links = links(&old, &new, &pairing, &mut interner);
    let mut out = pair_claims(before.claims, after.claims, &links);
    out.extend(moved(&old, &new, &pairing, (before, after), &out));
    out.sort_by_key(|entry| entry.after);
    let witnesses = &Witnesses::new(before.article, after.article);
    let sides = Sides { before, after, old: &old, new: &new, witnesses, finish: (FINISHED, FINISHED) };
    let mut named = changes(sides, &pairing, &mut interner);
    let (olds, news) = (LazyCell::new(|| places(before.claims)), LazyCell::new(|| places(after.claims)));
    let entries: BTreeMap<usize, usize> = out.iter().enumerate().map(|(k, entry)| (entry.before, k)).collect();
    let ends: BTreeMap<usize, usize> = out.iter().enumerate().map(|(k, entry)| (entry.after, k)).collect();
    for change in &named {
        let was = change.before.as_ref().and_then(|claim| olds.get(&key(claim))).and_then(|i| entries.get(i));
        let is = change.after.as_ref().and_then(|claim| news.get(&key(claim))).and_then(|j| ends.get(j));
        if let Some(entry) = was.or(is).and_then(|k| out.get_mut(*k)) {
            entry.names.extend(&change.names);
            entry.names.sort_unstable();
            entry.names.dedup();
        }
    }
    let told = Told::new(&named);
    for entry in &mut out {
        if let (Some(was), Some(is)) = (before.claims.get(entry.before), after.claims.get(entry.after)) {
            entry.differences = told.within(was, is);
        }
    }
    named.extend(unread::changes(before.article, after.article));
    (named, out)
}

/// Returns what tells a claim from the others of its version.
fn key(claim: &Claim) -> (&[Span], ClaimKind) {
    (&claim.parts, claim.kind())
}

/// Returns where each claim stands among those of its version.
fn places(claims: &[Claim]) -> BTreeMap<(&[Span], ClaimKind), usize> {
    claims.iter().enumerate().map(|(at, claim)| (key(claim), at)).collect()
}

/// The differences of all changes, to be found by place in either version.
struct Told<'a> {
    all: Vec<&'a Difference>,
    old: Overlaps,
    new: Overlaps,
}

impl<'a> Told<'a> {
    fn new(changes: &'a [Change]) -> Self {
        let whole = |change: &Change| change.before.is_none() || change.after.is_none();
        let all: Vec<&Difference> =
            changes.iter().filter(|change| !whole(change)).flat_map(|change| &change.differences).collect();
        let by = |side: fn(&Difference) -> Span| {
            let spans = all.iter().enumerate().map(|(at, difference)| (side(difference), at));
            Overlaps::numbered(spans.filter(|(span, _)| !span.is_empty()))
        };
        Self { old: by(|difference| difference.old), new: by(|difference| difference.new), all }
    }

    /// Returns the differences between `was` and `is`, in their order; each once.
    fn within(&self, was: &Claim, is: &Claim) -> Vec<Difference> {
        if self.all.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<usize> = touching(&self.old, was).chain(touching(&self.new, is)).collect();
        found.sort_unstable();
        found.dedup();
        let mut told = BTreeSet::new();
        let found = found.into_iter().filter_map(|at| self.all.get(at).copied());
        found.filter(|it| told.insert((it.old, it.new, it.name, it.note.as_str()))).cloned().collect()
    }
}

/// Returns which of `spans` touch the words, the source or the cue of `claim`.
fn touching(spans: &Overlaps, claim: &Claim) -> impl Iterator<Item = usize> {
    let source = claim.source.as_ref().map(|source| source.span);
    let wanted = claim.parts.iter().copied().chain(source).chain(claim.cue);
    wanted.flat_map(|part| spans.touching(part)).map(|(_, at)| at)
}

/// A stretch of the old version and what it has become.
struct Link {
    old: Span,
    new: Span,
    /// Whether both are the same bytes, so that places inside correspond.
    rigid: bool,
}

fn links(old: &Reader<'_>, new: &Reader<'_>, pairing: &Pairing, interner: &mut Interner) -> Vec<Link> {
    let mut out = Vec::new();
    for group in &pairing.groups {
        if group.how == How::Same {
            let spans = (old.article.sentences().get(group.old.start), new.article.sentences().get(group.new.start));
            if let (Some(a), Some(b)) = spans {
                out.push(Link { old: a.span, new: b.span, rigid: true });
            }
            continue;
        }
        let (was, is) = (old.passage(group.old.clone(), interner), new.passage(group.new.clone(), interner));
        let aligned = align(&was, &is);
        for (i, j) in &aligned.pairs {
            let (a, b) = (was.atoms[*i].span, is.atoms[*j].span);
            out.push(Link { old: a, new: b, rigid: a.len() == b.len() });
        }
        for hunk in aligned.hunks.iter().filter(|hunk| !hunk.old.is_empty() && !hunk.new.is_empty()) {
            // All claims of a long stretch could be continued by all of the other one: it goes on part by part.
            let parts = hunk.old.len().max(hunk.new.len()).div_ceil(REPLACED);
            let cut = |range: &Range<usize>, part: usize| {
                let at = |part: usize| range.start + range.len() * part / parts;
                at(part)..at(part + 1).max(at(part) + 1)
            };
            out.extend((0..parts).map(|part| Link {
                old: cover(&was, &cut(&hunk.old, part)),
                new: cover(&is, &cut(&hunk.new, part)),
                rigid: false,
            }));
        }
    }
    out.sort_by_key(|link| link.old);
    out
}

/// How many words may have taken the place of others as one stretch.
const REPLACED: usize = 256;

fn cover(passage: &Passage<'_>, range: &Range<usize>) -> Span {
    let atoms: &[Atom] = passage.atoms.get(range.clone()).unwrap_or_default();
    atoms.iter().map(|atom| atom.span).reduce(Span::cover).unwrap_or_default()
}

fn pair_claims(before: &[Claim], after: &[Claim], links: &[Link]) -> Vec<Continuation> {
    let places = Overlaps::new(after.iter().map(Claim::span));
    let mut candidates = Vec::new();
    for (i, claim) in before.iter().enumerate() {
        let mut scores: BTreeMap<usize, usize> = BTreeMap::new();
        for target in targets(claim, links) {
            let near = places.touching(target).into_iter();
            for (span, j) in near.filter(|(_, j)| after[*j].kind() == claim.kind()) {
                let shared = span.end.min(target.end).saturating_sub(span.start.max(target.start));
                *scores.entry(j).or_default() += shared;
            }
        }
        let size = claim.span().len();
        for (j, shared) in scores.into_iter().filter(|(_, shared)| *shared > 0) {
            let score = 2000 * shared / (size + after[j].span().len()).max(1);
            candidates.push((std::cmp::Reverse(score), i, j));
        }
    }
    candidates.sort_unstable();
    let (mut old_taken, mut new_taken) = (vec![false; before.len()], vec![false; after.len()]);
    let mut out = Vec::new();
    for (_, i, j) in candidates {
        if !old_taken[i] && !new_taken[j] {
            (old_taken[i], new_taken[j]) = (true, true);
            out.push(Continuation { before: i, after: j, names: Vec::new(), differences: Vec::new() });
        }
    }
    out.sort_by_key(|entry| entry.after);
    out
}

/// Returns the claims of sentences that became one another which say there what they said, and elsewhere: "By noon, shares were lower."
fn moved(
    old: &Reader<'_>,
    new: &Reader<'_>,
    pairing: &Pairing,
    (before, after): (Edition<'_>, Edition<'_>),
    known: &[Continuation],
) -> Vec<Continuation> {
    let olds: BTreeSet<usize> = known.iter().map(|entry| entry.before).collect();
    let news: BTreeSet<usize> = known.iter().map(|entry| entry.after).collect();
    let mut out = Vec::new();
    for group in pairing.groups.iter().filter(|group| group.how != How::Same) {
        let mut waiting: BTreeMap<(ClaimKind, String), VecDeque<usize>> = BTreeMap::new();
        for at in claims_of(new, &group.new, after).filter(|at| !news.contains(at)) {
            waiting.entry(told(after, at)).or_default().push_back(at);
        }
        for at in claims_of(old, &group.old, before).filter(|at| !olds.contains(at)) {
            if let Some(to) = waiting.get_mut(&told(before, at)).and_then(VecDeque::pop_front) {
                out.push(Continuation { before: at, after: to, names: Vec::new(), differences: Vec::new() });
            }
        }
    }
    out
}

/// Returns the claims of some sentences that are no assertions, by index.
fn claims_of<'a>(
    reader: &Reader<'a>,
    sentences: &Range<usize>,
    edition: Edition<'a>,
) -> impl Iterator<Item = usize> + use<'a> {
    let inner = reader.article.sentences().get(sentences.clone()).unwrap_or_default();
    let whole = inner.iter().map(|sentence| sentence.span).reduce(Span::cover).unwrap_or_default();
    let from = edition.claims.partition_point(|claim| claim.span().start < whole.start);
    let claims = edition.claims.iter().enumerate().skip(from);
    let inside = claims.take_while(move |(_, claim)| claim.span().start < whole.end);
    inside.filter(|(_, claim)| claim.kind() != ClaimKind::Assertion).map(|(at, _)| at)
}

/// Returns the kind of a claim with what tells it from others: the value of a figure or date, else its words in canonical form, without the
/// stop that its place in the sentence gives them.
fn told(edition: Edition<'_>, at: usize) -> (ClaimKind, String) {
    let claim = edition.claims.get(at);
    match claim.map(|claim| &claim.detail) {
        Some(Detail::Figure(figure)) => {
            let Figure { value, max, unit, bound } = &**figure;
            return (ClaimKind::Figure, format!("{} {max:?} {unit} {bound:?}", value.normalize()));
        }
        Some(Detail::Date(date)) => return (ClaimKind::Date, format!("{:?} {}", date.kind, date.value)),
        _ => {}
    }
    let words = claim.map(|claim| fold(edition.article.slice(claim.span()))).unwrap_or_default();
    let bare = words.trim_matches(|c: char| matches!(c, ',' | '.' | '"' | '\'') || c.is_whitespace());
    (claim.map_or(ClaimKind::Assertion, Claim::kind), bare.to_owned())
}

/// Returns where in the new version the words of `claim` have gone.
fn targets(claim: &Claim, links: &[Link]) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for part in &claim.parts {
        let from = links.partition_point(|link| link.old.end <= part.start);
        for link in links[from..].iter().take_while(|link| link.old.start < part.end) {
            let target = if link.rigid {
                let start = part.start.max(link.old.start) - link.old.start;
                let end = part.end.min(link.old.end) - link.old.start;
                Span::new(link.new.start + start, link.new.start + end)
            } else {
                link.new
            };
            match out.last_mut() {
                Some(last) if target.start >= last.start && target.start <= last.end + 3 => {
                    last.end = last.end.max(target.end)
                }
                _ => out.push(target),
            }
        }
    }
    out
}
