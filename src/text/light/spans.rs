//! Words between marks, found in linear time however many marks have no other half.

use super::Inline;
use std::ops::Range;

/// The bytes of a paragraph, with what is known of the marks that close nothing more.
pub(super) struct Spans<'t> {
    text: &'t str,
    /// Marks, each with the byte from which on it was looked for, and where it closes next; none where nowhere.
    known: Vec<(&'static str, usize, Option<usize>)>,
}

impl<'t> Spans<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, known: Vec::new() }
    }

    /// Returns what stands from byte `at` on.
    pub(super) fn rest(&self, at: usize) -> &'t str {
        self.text.get(at..).unwrap_or_default()
    }

    /// Returns the character before byte `at`.
    pub(super) fn before(&self, at: usize) -> Option<char> {
        self.text.get(..at)?.chars().next_back()
    }

    /// Returns whether nothing that belongs to a word stands before byte `at`.
    pub(super) fn is_start(&self, at: usize) -> bool {
        self.before(at).is_none_or(|c| !c.is_alphanumeric())
    }

    /// Returns the byte at which `mark` closes what begins at byte `from`; it does where `closes` says so of the byte.
    pub(super) fn close(
        &mut self,
        mark: &'static str,
        from: usize,
        closes: impl Fn(&Self, usize) -> bool,
    ) -> Option<usize> {
        // What closes does so whatever it is that it closes: where it stands is looked for once.
        let slot = self.known.iter().position(|(known, ..)| *known == mark);
        if let Some((_, since, next)) = slot.and_then(|slot| self.known.get(slot))
            && *since <= from
            && next.is_none_or(|next| next > from)
        {
            return *next;
        }
        let mut at = from;
        let mut next = None;
        while let Some(found) = self.rest(at).find(mark).map(|found| at + found) {
            if found > from && closes(self, found) {
                next = Some(found);
                break;
            }
            at = found + mark.len();
        }
        match slot.and_then(|slot| self.known.get_mut(slot)) {
            Some(slot) => *slot = (mark, from, next),
            None => self.known.push((mark, from, next)),
        }
        next
    }

    /// Returns whether a closing `mark` at byte `at` stands behind a word and before none.
    pub(super) fn ends_word(&self, mark: &str, at: usize) -> bool {
        let behind = self.rest(at + mark.len()).chars().next();
        self.before(at).is_some_and(|c| !c.is_whitespace()) && behind.is_none_or(|c| !c.is_alphanumeric() && c != '_')
    }

    /// Returns what stands between a bracket at byte `at` and the next one that closes, at most so far away.
    pub(super) fn bracket(&mut self, at: usize, close: &'static str, farthest: usize) -> Option<Range<usize>> {
        let end = self.close(close, at, |spans, end| spans.before(end) != Some('\\'))?;
        (end - at <= farthest).then_some(at + 1..end)
    }
}

/// What of a paragraph is taken so far.
#[derive(Default)]
pub(super) struct Taken {
    pub out: Vec<Inline>,
    /// Where the words begin that are not taken yet.
    pub from: usize,
}

impl Taken {
    /// Takes the words up to byte `to`.
    pub fn take_to(&mut self, to: usize) {
        if self.from < to {
            self.out.push(Inline::Words(self.from..to));
        }
        self.from = to;
    }
}
