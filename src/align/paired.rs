//! The sentences of two versions, paired.

use super::passage::Reader;
use crate::text::{Span, Stretch};
use std::ops::Range;

/// How the sentences of a group continue one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum How {
    /// Byte for byte.
    Same,
    /// With other typography.
    Retypeset,
    /// With other words.
    Near,
}

/// Sentences of the old version and the sentences of the new one that continue them: one each, or more where a sentence
/// was split or several were merged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Group {
    pub old: Range<usize>,
    pub new: Range<usize>,
    pub how: How,
    /// Whether it stands elsewhere than its neighbours.
    pub moved: bool,
}

impl Group {
    /// Returns whether its sentences read or stand otherwise than they did.
    pub(crate) fn differs(&self) -> bool {
        self.how != How::Same || self.moved
    }
}

/// The sentences of two versions, paired.
#[derive(Debug, Default)]
pub(crate) struct Pairing {
    /// In the order of the new version.
    pub groups: Vec<Group>,
    /// Sentences of the old version that nothing continues.
    pub dropped: Vec<usize>,
    /// Sentences of the new version that continue nothing.
    pub added: Vec<usize>,
}

impl Pairing {
    /// Takes groups that differ in typography alone for the same, where no sentence near them differs in more: no claim reaches
    /// beyond its stretch, so nothing else can be said of a claim that they touch.
    pub(crate) fn hush(&mut self, old: &Reader<'_>, new: &Reader<'_>) {
        let (olds, news) = (old.article.stretches(), new.article.stretches());
        let stretch = |all: &[Stretch], at: usize| all.partition_point(|stretch| stretch.sentences.end <= at);
        let text = |reader: &Reader<'_>, range: &Range<usize>| {
            let sentences = reader.article.sentences().get(range.clone()).unwrap_or_default();
            sentences.iter().map(|sentence| sentence.span).reduce(Span::cover).unwrap_or_default()
        };
        let quiet = |group: &Group| {
            let words = (old.article.slice(text(old, &group.old)), new.article.slice(text(new, &group.new)));
            group.how == How::Retypeset && !group.moved && same_stops(words.0, words.1)
        };
        let mut loud: (Vec<bool>, Vec<bool>) = (vec![false; olds.len()], vec![false; news.len()]);
        let mark = |loud: &mut Vec<bool>, all: &[Stretch], range: &Range<usize>| {
            range.clone().for_each(|at| {
                if let Some(loud) = loud.get_mut(stretch(all, at)) {
                    *loud = true;
                }
            });
        };
        self.groups.iter().filter(|group| group.differs() && !quiet(group)).for_each(|group| {
            mark(&mut loud.0, &olds, &group.old);
            mark(&mut loud.1, &news, &group.new);
        });
        self.dropped.iter().for_each(|at| mark(&mut loud.0, &olds, &(*at..*at + 1)));
        self.added.iter().for_each(|at| mark(&mut loud.1, &news, &(*at..*at + 1)));
        let is_loud = |loud: &[bool], all: &[Stretch], range: &Range<usize>| {
            range.clone().any(|at| loud.get(stretch(all, at)).copied().unwrap_or_default())
        };
        for group in self.groups.iter_mut().filter(|group| quiet(group)) {
            if !is_loud(&loud.0, &olds, &group.old) && !is_loud(&loud.1, &news, &group.new) {
                group.how = How::Same;
            }
        }
    }
}

/// Returns whether two texts have the same punctuation, full stops and typography aside.
pub(crate) fn same_stops(old: &str, new: &str) -> bool {
    fn stops(text: &str) -> impl Iterator<Item = char> {
        text.chars().filter(|c| matches!(c, '?' | '!' | ',' | ';' | ':' | '(' | ')'))
    }
    stops(old).eq(stops(new))
}
