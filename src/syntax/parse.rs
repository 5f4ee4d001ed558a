//! Tags and dependencies of one sentence.

use super::arc::{Action, NONE, State, features};
use super::label::{self, Label};
use super::table::{Buckets, Scores as _, Table, best};
use super::tag::{self, Tag, Tagging};
use super::word::Word;

/// A sentence's words with their tags, heads and labels.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tree {
    /// Tag of each word.
    pub tags: Vec<Tag>,
    /// Head of each word, by index; none for the root.
    pub heads: Vec<Option<usize>>,
    /// How each word depends on its head.
    pub labels: Vec<Label>,
}

/// The three models.
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
        Parser::read(include_bytes!("model.bin"))
    }

    /// Reads a model: the lengths of three tables in bytes, as 32-bit numbers, low byte first, then the tables.
    #[must_use]
    pub fn read(model: &'a [u8]) -> Self {
        let length = |i: usize| {
            let bytes = model.get(4 * i..4 * i + 4).and_then(|bytes| bytes.try_into().ok()).unwrap_or_default();
            u32::from_le_bytes(bytes) as usize
        };
        let part = |start: usize, i: usize| model.get(start..start + length(i)).unwrap_or_default();
        let first = 12;
        let second = first + length(0);
        Self {
            tags: Table::new(part(first, 0)),
            steps: Buckets::new(part(second, 1)),
            labels: Table::new(part(second + length(1), 2)),
        }
    }

    /// Returns the tags of `words`.
    #[must_use]
    pub fn tag(&self, words: &[Word]) -> Vec<Tag> {
        let mut tags = Vec::with_capacity(words.len());
        while tags.len() < words.len() {
            let tag = tag::next(Tagging { words, tags: &tags }, &self.tags);
            tags.push(tag);
        }
        tags
    }

    /// Returns the tree of `words`, in time that grows with their number.
    #[must_use]
    pub fn parse(&self, words: &[Word]) -> Tree {
        let tags = self.tag(words);
        let mut state = State::new(words, &tags);
        while !state.is_done() {
            let action = self.step(&state);
            let label = match state.arc(action) {
                Some((head, dependent)) => label::choose(&state, head, dependent, &self.labels),
                None => Label::default(),
            };
            state.take(action, label);
        }
        let heads: Vec<_> = state.heads.iter().map(|head| Some(*head).filter(|head| *head != NONE)).collect();
        let mut labels = state.labels;
        for (label, head) in labels.iter_mut().zip(&heads) {
            if head.is_none() {
                *label = Label::Root;
            }
        }
        Tree { tags, heads, labels }
    }

    fn step(&self, state: &State<'_>) -> Action {
        let mut scores = [0; Action::COUNT];
        features(state, |feature| self.steps.add(feature, &mut scores));
        Action::ALL[best(&scores, |class| state.allows(Action::ALL[class]))]
    }
}
