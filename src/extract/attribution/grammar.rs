//! The grammar of a stretch of a sentence, as the parser sees it.

use crate::english::Class;
use crate::extract::parses::Parse;
use crate::extract::reading::Reading;
use crate::syntax::{Label, Tag};
use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;

/// Some tokens of an article with their tree.
#[derive(Debug)]
pub(super) struct Grammar<'r, 'a> {
    r: &'r Reading<'a>,
    /// The first of the tokens.
    lo: usize,
    parse: Rc<Parse>,
}

impl<'r, 'a> Grammar<'r, 'a> {
    /// Returns whether the word at `at` is a verb that can have a subject.
    pub(super) fn is_verb(&self, at: usize) -> bool {
        let verbs = [Tag::Past, Tag::Present, Tag::Third, Tag::Participle, Tag::Base];
        self.tag(at).is_some_and(|tag| verbs.contains(&tag))
    }

    /// Returns whether the word at `at` is a participle.
    pub(super) fn is_participle(&self, at: usize) -> bool {
        self.tag(at).is_some_and(|tag| matches!(tag, Tag::Ing | Tag::Participle))
    }

    fn tag(&self, at: usize) -> Option<Tag> {
        self.parse.tags.get(at.checked_sub(self.lo)?).copied()
    }

    /// Returns whether a verb or the opening of a clause stands in `tokens`.
    pub(super) fn has_clause(&self, tokens: Range<usize>) -> bool {
        let clause =
            [Tag::Past, Tag::Present, Tag::Third, Tag::Base, Tag::To, Tag::Subordinator, Tag::Modal, Tag::Asking];
        tokens.filter_map(|at| self.tag(at)).any(|tag| clause.contains(&tag))
    }

    /// Returns whether there is a finite verb; a participle with a subject passes for one: "a quake struck the coast".
    pub(super) fn has_sentence(&self) -> bool {
        let tree = self.parse.tree();
        let doer = |i: usize| tree.labels[i] == Label::Subject;
        let does = |i: usize| (0..i).any(|left| tree.heads[left] == Some(i) && doer(left));
        (0..tree.heads.len()).any(|i| match tree.tags[i] {
            Tag::Past | Tag::Present | Tag::Third | Tag::Modal => true,
            Tag::Participle => does(i),
            _ => false,
        })
    }

    /// Returns the noun phrase left of the verb at `at` that is its subject, or that of the verb it is joined to.
    pub(super) fn subject(&self, at: usize) -> Option<Range<usize>> {
        self.doer(at, &[Label::Joined])
    }

    /// Returns who does what the participle or infinitive at `at` tells: "Marsh left, adding …".
    pub(super) fn agent(&self, at: usize) -> Option<Range<usize>> {
        self.doer(at, &[Label::Joined, Label::Adverbial, Label::Open, Label::Beside])
    }

    /// Returns whether something is said of the object between `start` and the end: "showed Marsh leading", "the party ahead".
    pub(super) fn predicates(&self, start: usize) -> bool {
        let tree = self.parse.tree();
        let Some(first) = start.checked_sub(self.lo) else { return false };
        let says = [Label::Open, Label::Content, Label::Clause, Label::Adverbial, Label::Oblique];
        let tags = [
            Tag::Ing,
            Tag::Participle,
            Tag::Adjective,
            Tag::Adverb,
            Tag::Compared,
            Tag::Past,
            Tag::Third,
            Tag::Present,
        ];
        (first..tree.heads.len()).any(|i| says.contains(&tree.labels[i]) && tags.contains(&tree.tags[i]))
    }

    fn doer(&self, verb: usize, through: &[Label]) -> Option<Range<usize>> {
        let tree = self.parse.tree();
        let mut at = verb.checked_sub(self.lo)?;
        // A chain of verbs is short; a longer one is a mistake of the parser.
        for _ in 0..8 {
            let left = (0..at).rev().find(|i| tree.heads[*i] == Some(at) && tree.labels[*i] == Label::Subject);
            if let Some(noun) = left {
                return Some(self.spread(noun, at));
            }
            let label = *tree.labels.get(at)?;
            let head = tree.heads[at]?;
            if !through.contains(&label) {
                return None;
            }
            at = head;
        }
        None
    }

    /// Returns the words that hang on `noun`, up to `end`, without what only leads up to it; in the article's tokens.
    fn spread(&self, noun: usize, end: usize) -> Range<usize> {
        let (mut first, mut last) = (noun, noun);
        while first > 0 && self.hangs_on(first - 1, noun) {
            first -= 1;
        }
        while last + 1 < end && self.hangs_on(last + 1, noun) {
            last += 1;
        }
        let edge = |i: usize| matches!(self.r.mark(i), ',' | '\u{2014}' | '\u{2013}' | '-' | ';');
        let leads = |i: usize| {
            edge(i) || self.r.is(i, Class::COORDINATOR.with(Class::PREPOSITION)) && !self.r.is(i, Class::DETERMINER)
        };
        let (mut first, mut last) = (self.lo + first, self.lo + last);
        while first < last && leads(first) {
            first += 1;
        }
        while last > first && edge(last) {
            last -= 1;
        }
        first..last + 1
    }

    fn hangs_on(&self, word: usize, noun: usize) -> bool {
        let heads = &self.parse.tree().heads;
        let up = |word: &usize| heads.get(*word).copied().flatten();
        std::iter::successors(Some(word), up).take(heads.len()).any(|word| word == noun)
    }
}

/// What may still be parsed of a sentence. A sentence that people wrote never gets there; one made to be slow does.
#[derive(Debug)]
pub(super) struct Budget(Cell<usize>);

/// The longest stretch, in tokens, that is parsed.
const LONGEST: usize = 120;

/// How many tokens past a verb are parsed with it, so that the verb's own place is clear.
const AHEAD: usize = 4;

impl Budget {
    /// Returns the budget of a sentence of `tokens` tokens.
    pub(super) fn new(tokens: usize) -> Self {
        Self(Cell::new(tokens + 4 * LONGEST))
    }

    /// Parses `tokens`; none where they are too many to be one sentence, or too much was parsed already.
    pub(super) fn parse<'r, 'a>(&self, r: &'r Reading<'a>, tokens: Range<usize>) -> Option<Grammar<'r, 'a>> {
        let left = self.0.get().checked_sub(tokens.len()).filter(|_| tokens.len() <= LONGEST)?;
        self.0.set(left);
        let lo = tokens.start;
        let parse = r.parses().of(tokens.map(|i| r.text(i)).collect());
        Some(Grammar { r, lo, parse })
    }

    /// Parses what leads up to the verb at `at`, from `floor` or the end of the last quotation on.
    pub(super) fn before<'r, 'a>(
        &self,
        r: &'r Reading<'a>,
        floor: usize,
        at: usize,
        hi: usize,
    ) -> Option<Grammar<'r, 'a>> {
        self.parse(r, past_quotation(r, floor, at)..hi.min(at + AHEAD))
    }
}

/// Returns the first token from `floor` on with no quotation between it and `at`, but none too far away to be parsed.
pub(super) fn past_quotation(r: &Reading<'_>, floor: usize, at: usize) -> usize {
    let near = floor.max(at.saturating_sub(LONGEST));
    (near..at).rev().find(|i| r.quotation(*i).is_some()).map_or(floor, |last| last + 1)
}
