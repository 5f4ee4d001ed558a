//! The parser's steps over a sentence, one word after the other.

use super::relation::Label;
use super::table::mix;
use super::tag::Tag;
use super::word::Word;

/// A step of the parser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Action {
    /// Puts the next word onto the stack.
    Shift,
    /// Makes the next word the head of the top of the stack.
    Left,
    /// Makes the word below the top of the stack its head.
    Right,
}

impl Action {
    /// How many there are.
    pub const COUNT: usize = Self::ALL.len();
    /// All steps, in the order of the model's classes.
    pub const ALL: [Self; 3] = [Self::Shift, Self::Left, Self::Right];
}

/// An index behind the last word of any sentence, for the features of words that aren't there; that of a word behind it fits too.
const NOWHERE: usize = usize::MAX - 8;

/// A sentence, half parsed.
#[derive(Debug)]
pub struct State<'a> {
    words: &'a [Word],
    tags: &'a [Tag],
    /// The words that still take dependents.
    stack: Vec<usize>,
    next: usize,
    heads: Vec<Option<usize>>,
    labels: Vec<Label>,
    /// First and last dependent of each word.
    first: Vec<Option<usize>>,
    last: Vec<Option<usize>>,
    /// Labels of the dependents of each word, as bits.
    seen: Vec<u32>,
}

const _: () = assert!(Label::COUNT <= u32::BITS as usize, "a set of labels is a number");

impl<'a> State<'a> {
    /// Starts to parse `words`, which have `tags`.
    #[must_use]
    pub fn new(words: &'a [Word], tags: &'a [Tag]) -> Self {
        let n = words.len();
        Self {
            words,
            tags,
            stack: Vec::with_capacity(n),
            next: 0,
            heads: vec![None; n],
            labels: vec![Label::default(); n],
            first: vec![None; n],
            last: vec![None; n],
            seen: vec![0; n],
        }
    }

    /// Returns the words that still take dependents, the top last; the sentence's root has none below it.
    #[must_use]
    pub fn stack(&self) -> &[usize] {
        &self.stack
    }

    /// Returns the index of the next word, or how many there are.
    #[must_use]
    pub fn next(&self) -> usize {
        self.next
    }

    /// Returns whether all is done: one word is left on the stack, or there was none.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.next >= self.words.len() && self.stack.len() <= 1
    }

    /// Returns whether `action` can be taken. Until all is done, one can.
    #[must_use]
    pub fn allows(&self, action: Action) -> bool {
        match action {
            Action::Shift => self.next < self.words.len(),
            Action::Left => self.next < self.words.len() && !self.stack.is_empty(),
            Action::Right => self.stack.len() > 1,
        }
    }

    /// Returns the head and the dependent that `action` would join, if it can be taken.
    #[must_use]
    pub fn arc(&self, action: Action) -> Option<(usize, usize)> {
        let dependent = self.below(0).filter(|_| self.allows(action))?;
        match action {
            Action::Shift => None,
            Action::Left => Some((self.next, dependent)),
            Action::Right => Some((self.below(1)?, dependent)),
        }
    }

    /// Takes `action`, if it can be taken; `label` is that of the new dependency.
    pub fn take(&mut self, action: Action, label: Label) {
        if let Some((head, dependent)) = self.arc(action) {
            self.heads[dependent] = Some(head);
            self.labels[dependent] = label;
            self.seen[head] |= 1 << (label as u32);
            self.first[head] = Some(self.first[head].map_or(dependent, |first| first.min(dependent)));
            self.last[head] = self.last[head].max(Some(dependent));
            self.stack.pop();
        } else if action == Action::Shift && self.allows(action) {
            self.stack.push(self.next);
            self.next += 1;
        }
    }

    /// Ends: returns the head of each word and the label of each dependency.
    #[must_use]
    pub(super) fn into_arcs(self) -> (Vec<Option<usize>>, Vec<Label>) {
        (self.heads, self.labels)
    }

    /// Returns the word `depth` below the top of the stack.
    #[must_use]
    pub fn below(&self, depth: usize) -> Option<usize> {
        self.stack.iter().rev().nth(depth).copied()
    }

    /// Returns the word at `index`, an empty one if there is none.
    pub(super) fn word(&self, index: usize) -> Word {
        self.words.get(index).copied().unwrap_or_default()
    }

    /// Returns the tag of the word at `index`, as a number.
    pub(super) fn tag(&self, index: usize) -> u32 {
        self.tags.get(index).map_or(96, |tag| *tag as u32)
    }

    /// Returns the first dependent of the word at `index`.
    pub(super) fn first_child(&self, index: usize) -> Option<usize> {
        self.first.get(index).copied().flatten()
    }

    /// Returns the last dependent of the word at `index`.
    pub(super) fn last_child(&self, index: usize) -> Option<usize> {
        self.last.get(index).copied().flatten()
    }

    /// Returns the labels of the dependents of the word at `index`, as bits.
    pub(super) fn child_labels(&self, index: usize) -> u32 {
        self.seen.get(index).copied().unwrap_or(0)
    }
}

/// Returns how far apart two words stand, coarsely.
pub(super) fn distance(a: usize, b: usize) -> u32 {
    match a.abs_diff(b) {
        n @ 0..=4 => n as u32,
        5..=7 => 5,
        8..=12 => 6,
        _ => 7,
    }
}

/// Labels of dependents that tell whether a verb or noun is complete, as bits.
const TELLING: u32 = 1 << (Label::Subject as u32)
    | 1 << (Label::Object as u32)
    | 1 << (Label::Content as u32)
    | 1 << (Label::Open as u32)
    | 1 << (Label::Case as u32)
    | 1 << (Label::Marker as u32)
    | 1 << (Label::Copula as u32)
    | 1 << (Label::Coordinator as u32)
    | 1 << (Label::Auxiliary as u32)
    | 1 << (Label::Punctuation as u32);

/// Calls `each` with every feature of the parser's next step: words and tags around the top of the stack (s0, s1, s2) and the next
/// words (b0, b1, b2), and what depends on them already. The model knows each template by its number.
pub fn features(state: &State<'_>, mut each: impl FnMut(u64)) {
    let [s0, s1, s2] = [0, 1, 2].map(|depth| state.below(depth).unwrap_or(NOWHERE));
    let b0 = state.next;
    let (b1, b2) = (b0 + 1, b0 + 2);
    let [w0, w1, w2] = [s0, s1, s2].map(|i| state.word(i));
    let [next, next1] = [b0, b1].map(|i| state.word(i));
    let [t0, t1, t2] = [s0, s1, s2].map(|i| state.tag(i));
    let [n0, n1, n2] = [b0, b1, b2].map(|i| state.tag(i));
    let pair = |a: u32, b: u32| a * 128 + b;
    let child = |i: Option<usize>| i.map_or(95, |i| state.tag(i));
    let (s0l, s0r) = (child(state.first_child(s0)), child(state.last_child(s0)));
    let (s1l, s1r) = (child(state.first_child(s1)), child(state.last_child(s1)));
    let b0l = child(state.first_child(b0));
    let [seen0, seen1, seen_next] = [s0, s1, b0].map(|i| state.child_labels(i) & TELLING);
    let mut put = |template: u64, a, b, c| each(mix(200 + template, a, b, c));
    put(1, w0.form, t0, 0);
    put(2, w1.form, t1, 0);
    put(3, next.form, n0, 0);
    put(4, next1.form, n1, 0);
    put(5, pair(t0, n0), t1, 0);
    put(6, pair(t0, n0), n1, n2);
    put(7, pair(t0, n0), t1, n1);
    put(8, pair(t1, t0), t2, n0);
    put(9, w0.form, next.form, 0);
    put(10, w0.form, n0, t0);
    put(11, t0, next.form, n0);
    put(12, w1.form, w0.form, 0);
    put(13, w1.form, t0, 0);
    put(14, t1, w0.form, 0);
    put(15, t1, w0.form, n0);
    put(16, w1.form, t0, n0);
    put(17, pair(t1, t0), next.form, 0);
    put(18, pair(t0, n0), distance(s0, b0), 0);
    put(19, pair(t1, t0), distance(s0, s1), n0);
    put(20, pair(t0, n0), s0l, s0r);
    put(21, pair(t1, t0), s1r, s0l);
    put(22, pair(t1, t0), s1l, s0r);
    put(23, pair(t0, n0), b0l, 0);
    put(24, pair(t0, n0), seen0, 0);
    put(25, pair(t1, t0), seen1, n0);
    put(26, pair(t1, t0), seen0, n0);
    put(27, w0.form, seen0, n0);
    put(28, w1.form, seen1, t0);
    put(29, pair(t0, n0), seen_next, seen0);
    put(30, next1.form, pair(t0, n0), 0);
    put(31, next.form, pair(n1, n2), 0);
    put(32, w0.form, next1.form, n0);
    put(33, w1.form, next.form, t0);
    put(34, pair(t1, n0), t0, distance(s1, b0));
    put(35, next.form, seen0, t0);
    put(36, w2.form, pair(t1, t0), 0);
    put(37, w0.shape, next.shape, t0);
    put(38, pair(t1, t0), pair(n0, n1), n2);
    put(39, w1.form, w0.form, n0);
    put(40, w0.suffix3, n0, t1);
}
