//! Tags and dependencies of one sentence.

use super::arc::{Action, State, features};
use super::label;
use super::relation::Label;
use super::table::{Buckets, Features, Scores as _, Table, best};
use super::tag::{self, Tag};
use super::word::Word;

/// A sentence's words with their tags, heads and labels: one word is the root, and every other has a head on the way to it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tree {
    /// Tag of each word.
    pub tags: Vec<Tag>,
    /// Head of each word, by index; `None` for the root alone.
    pub heads: Vec<Option<usize>>,
    /// How each word depends on its head.
    pub labels: Vec<Label>,
}

/// The three models: of tags, of the parser's steps, and of labels.
#[derive(Debug, Clone, Copy)]
pub struct Parser<'a> {
    tags: Table<'a, { Tag::COUNT }>,
    steps: Buckets<'a>,
    labels: Table<'a, { Label::COUNT }>,
}

impl<'a> Parser<'a> {
    /// Returns the parser that is part of the program.
    #[must_use]
    pub fn built_in() -> Parser<'static> {
        Parser::read(include_bytes!(concat!(env!("OUT_DIR"), "/model.bin")))
    }

    /// Reads a model: the lengths of three tables in bytes, as 32-bit numbers, low byte first, then the tables. Where bytes are
    /// missing, it knows no features; its trees are poor then, but trees.
    #[must_use]
    pub fn read(model: &'a [u8]) -> Self {
        let length = |i: usize| {
            let bytes = model.get(4 * i..4 * i + 4).and_then(|bytes| bytes.try_into().ok()).unwrap_or_default();
            u32::from_le_bytes(bytes) as usize
        };
        let part = |start: usize, i: usize| model.get(start..start.saturating_add(length(i))).unwrap_or_default();
        let first = 12;
        let second = length(0).saturating_add(first);
        Self {
            tags: Table::new(part(first, 0)),
            steps: Buckets::new(part(second, 1)),
            labels: Table::new(part(length(1).saturating_add(second), 2)),
        }
    }

    /// Returns the tags of `words`.
    #[must_use]
    pub fn tag(&self, words: &[Word]) -> Vec<Tag> {
        tag::assign(words, &self.tags)
    }

    /// Returns the tree of `words`, in time that grows with their number.
    #[must_use]
    pub fn parse(&self, words: &[Word]) -> Tree {
        self.parse_tagged(words, self.tag(words))
    }

    /// Returns the tree of `words`, whose tags are `tags`.
    #[must_use]
    pub fn parse_tagged(&self, words: &[Word], tags: Vec<Tag>) -> Tree {
        let mut state = State::new(words, &tags);
        while !state.is_done() {
            let action = self.step(&state);
            let label = match state.arc(action) {
                Some((head, dependent)) => label::choose(&state, head, dependent, &self.labels),
                None => Label::default(),
            };
            state.take(action, label);
        }
        let (heads, mut labels) = state.into_arcs();
        for (label, head) in labels.iter_mut().zip(&heads) {
            if head.is_none() {
                *label = Label::Root;
            }
        }
        Tree { tags, heads, labels }
    }

    /// Returns the best step of those that can be taken.
    fn step(&self, state: &State<'_>) -> Action {
        let mut all = Features::NONE;
        features(state, |feature| all.put(feature));
        let scores = self.steps.of(&all);
        Action::ALL[best(&scores, |class| state.allows(Action::ALL[class]))]
    }
}
