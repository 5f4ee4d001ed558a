//! Differences gathered by the claim that they are about, until each claim's are one change.

use super::witnesses::Witnesses;
use super::{Change, Difference, Edition};
use crate::align::passage::Reader;
use crate::model::{ChangeName, Claim, ClaimKind, Detail, identify};
use crate::text::{Article, Overlaps, Span};
use std::collections::{BTreeMap, BTreeSet};

/// Both versions with what reads them.
#[derive(Clone, Copy)]
pub(super) struct Sides<'r, 'a> {
    pub before: Edition<'r>,
    pub after: Edition<'r>,
    pub old: &'r Reader<'a>,
    pub new: &'r Reader<'a>,
    /// Whom both speak of.
    pub witnesses: &'r Witnesses<'a>,
    /// What finishes claims of the old version and of the new one.
    pub finish: (Finish<'r>, Finish<'r>),
}

/// Gives a claim what it lacks: its name, its resolved source, its confidence.
pub(super) type Finish<'r> = &'r dyn Fn(&mut Claim);

/// What does so where nothing is lacking.
pub(super) const FINISHED: Finish<'static> = &|_| {};

/// The claim that a difference is about: one of the edition's, or the sentence where none is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    Claim(usize),
    Sentence(usize),
}

/// Differences on their way to becoming changes, by the claims they are about.
#[derive(Debug, Default)]
pub(super) struct ChangeSet(BTreeMap<(Option<Place>, Option<Place>), ChangeBuilder>);

#[derive(Debug, Default)]
struct ChangeBuilder {
    differences: Vec<Difference>,
    /// Where it is listed: a place in the new version, then one in the old.
    order: (usize, usize),
}

impl ChangeSet {
    /// Adds a difference of the claims at `places`; `order` tells where it is listed: a place in the new version, then one in the
    /// old.
    pub(super) fn add(
        &mut self,
        places: (Option<Place>, Option<Place>),
        order: (usize, usize),
        difference: Difference,
    ) {
        let builder = self.0.entry(places).or_default();
        if builder.differences.is_empty() {
            builder.order = order;
        }
        builder.differences.push(difference);
    }

    /// Returns the changes that the differences come to, in the order in which they are listed.
    pub(super) fn finish(self, old: &ClaimIndex<'_>, new: &ClaimIndex<'_>) -> Vec<Change> {
        let mut builders: Vec<_> = self.0.into_iter().collect();
        builders.sort_by_key(|(_, builder)| builder.order);
        builders.into_iter().map(|((was, is), builder)| builder.finish(old.claim(was), new.claim(is))).collect()
    }
}

impl ChangeBuilder {
    fn finish(self, before: Option<Claim>, after: Option<Claim>) -> Change {
        let mut differences = self.differences;
        let mut names: Vec<ChangeName> = differences.iter().map(|difference| difference.name).collect();
        names.sort_unstable();
        names.dedup();
        let words = |mut spans: Vec<Span>| {
            spans.retain(|span| !span.is_empty());
            spans.sort_unstable();
            spans.dedup();
            spans
        };
        let old_words = words(differences.iter().map(|difference| difference.old).collect());
        let new_words = words(differences.iter().map(|difference| difference.new).collect());
        // What is changed in substance is reworded and retypeset anyway.
        let quiet = [ChangeName::Reworded, ChangeName::Retypeset];
        if names.iter().any(|name| !quiet.contains(name)) {
            names.retain(|name| !quiet.contains(name));
            differences.retain(|difference| !quiet.contains(&difference.name));
        } else if names.contains(&ChangeName::Reworded) {
            names.retain(|name| *name == ChangeName::Reworded);
        }
        let note = notes(differences.iter().map(|difference| difference.note.as_str()));
        Change { names, before, after, note, old_words, new_words, differences, aside: None }
    }
}

/// Returns the notes as one, each said once; of a few, those that another one says as well are left out.
pub(crate) fn notes<'n>(all: impl Iterator<Item = &'n str>) -> String {
    let mut said = BTreeSet::new();
    let mut notes: Vec<&str> = all.filter(|note| !note.is_empty() && said.insert(*note)).collect();
    if notes.len() <= FEW {
        notes.retain(|note| !said.iter().any(|other| other.len() > note.len() && other.contains(note)));
    }
    notes.join("; ")
}

/// How many notes are held against each other.
const FEW: usize = 256;

/// The claims of an edition, to be found by place.
pub(super) struct ClaimIndex<'a> {
    pub(super) article: &'a Article,
    pub(super) claims: &'a [Claim],
    /// Where their parts stand.
    parts: Overlaps,
    /// Where the sources of quotes and statements stand.
    sources: Overlaps,
    /// How long each is, from its first part to its last.
    lengths: Vec<usize>,
}

impl<'a> ClaimIndex<'a> {
    pub(super) fn new(edition: Edition<'a>) -> Self {
        let Edition { article, claims } = edition;
        let own = |(at, claim): (usize, &'a Claim)| claim.parts.iter().map(move |part| (*part, at));
        let parts = Overlaps::numbered(claims.iter().enumerate().flat_map(own));
        let source = |(at, claim): (usize, &'a Claim)| Some((claim.source.as_ref()?.span, at));
        let speech = claims.iter().enumerate().filter(|(_, claim)| claim.kind().is_speech());
        let sources = Overlaps::numbered(speech.filter_map(source));
        Self { article, claims, parts, sources, lengths: claims.iter().map(|claim| claim.span().len()).collect() }
    }

    /// Returns the quotes and statements whose source stands at `span`, in the order of the text.
    pub(super) fn sourced(&self, span: Span) -> Vec<usize> {
        let mut out: Vec<usize> = self.sources.touching(span).into_iter().map(|(_, claim)| claim).collect();
        out.sort_unstable();
        out
    }

    /// Returns the claims that touch `span`, smallest first.
    pub(super) fn touching(&self, span: Span) -> Vec<usize> {
        let wide = Span::new(span.start, span.end.max(span.start + 1));
        let mut out: Vec<_> =
            self.parts.touching(wide).into_iter().map(|(_, claim)| (self.lengths[claim], claim)).collect();
        out.sort_unstable();
        out.dedup();
        out.into_iter().map(|(_, claim)| claim).collect()
    }

    /// Returns the claims that touch `span`.
    pub(super) fn within(&self, span: Span) -> impl Iterator<Item = &'a Claim> {
        self.touching(span).into_iter().map(|i| &self.claims[i])
    }

    /// Returns the claim of the most wanted kind that `span` touches, else of those whose source or cue it touches.
    pub(super) fn find(&self, span: Span, kinds: &[ClaimKind]) -> Option<usize> {
        let touching = self.touching(span);
        kinds.iter().find_map(|kind| touching.iter().copied().find(|i| self.claims[*i].kind() == *kind))
    }

    fn claim(&self, place: Option<Place>) -> Option<Claim> {
        match place? {
            Place::Claim(i) => self.claims.get(i).cloned(),
            Place::Sentence(i) => {
                let mut claim = [Claim::new(Detail::Assertion, self.article.sentences().get(i)?.span)];
                identify(self.article, &mut claim);
                let [claim] = claim;
                Some(claim)
            }
        }
    }
}

/// Kinds of claims that hold others.
pub(super) const OUTER: [ClaimKind; 3] = [ClaimKind::Quote, ClaimKind::Statement, ClaimKind::Assertion];
