//! Those whom a pronoun or a role can't mean, because the words beside it name them.

use super::{MEMORY, Resolver};
use std::ops::Range;

/// How many tokens behind a pronoun its own clause reaches at most.
const BESIDE: usize = 8;

/// How many tokens behind it its sentence is looked at.
const REACH: usize = 200;

/// Those whom a pronoun or role can hardly mean.
pub(super) struct Others {
    /// The clause names them behind it: "he told Ruiz", "she said Marsh would go".
    pub(super) certain: Vec<usize>,
    /// The quotation or the rest of the sentence names them: hardly anybody speaks of themselves by name.
    doubtful: Vec<usize>,
}

impl Others {
    /// Returns by how much `id` is less likely.
    pub(super) fn doubt(&self, id: usize) -> u32 {
        if self.doubtful.contains(&id) { 4 } else { 1 }
    }
}

impl Resolver<'_, '_> {
    /// Returns those whom the words that end before `at + 1` hardly mean, because they are named beside them.
    pub(super) fn others(&self, at: usize, content: &[Range<usize>]) -> Others {
        let end = self.r.sentences().get(self.sentence).map_or(at, |sentence| sentence.tokens.end).min(at + REACH);
        let next = (at + 1..end).find(|i| matches!(self.r.mark(*i), ',' | '.' | ';')).unwrap_or(end);
        let own = |quoted: bool| !quoted;
        let mut certain = self.named_between(&(at + 1..next.min(at + BESIDE)), own);
        let mut doubtful = self.named_between(&(at + 1..end), own);
        for range in content {
            let reported = if range.start > at { &mut certain } else { &mut doubtful };
            reported.extend(self.named_between(range, own));
            doubtful.extend(self.named_between(range, |quoted| quoted));
        }
        Others { certain, doubtful }
    }

    fn named_between(&self, tokens: &Range<usize>, wanted: impl Fn(bool) -> bool) -> Vec<usize> {
        let first = self.names.starting_before(tokens.start);
        let last = self.names.starting_before(tokens.end).max(first);
        let indices = (first..last).take(MEMORY);
        let fits = |index: &usize| {
            let name = self.names.all().get(*index);
            name.is_some_and(|name| wanted(self.r.quotation(name.tokens.start).is_some()))
        };
        indices.filter(fits).map(|index| self.cast.named(index)).collect()
    }
}
