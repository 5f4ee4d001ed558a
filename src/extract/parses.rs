//! What the parser says of stretches of words, kept for whoever asks again.

use crate::syntax::{Parser, Tag, Tree, Word};
use std::cell::{OnceCell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

/// What the parser says of some words: their tags, and their tree once somebody has asked for it, which takes longer.
#[derive(Debug)]
pub(super) struct Parse {
    words: Vec<Word>,
    pub(super) tags: Vec<Tag>,
    tree: OnceCell<Tree>,
}

impl Parse {
    /// Tags `words`, to be parsed where that is asked for.
    fn new(words: &[&str]) -> Self {
        let words: Vec<Word> = words.iter().map(|word| Word::new(word)).collect();
        let tags = Parser::built_in().tag(&words);
        Self { words, tags, tree: OnceCell::new() }
    }

    pub(super) fn tree(&self) -> &Tree {
        self.tree.get_or_init(|| Parser::built_in().parse_tagged(&self.words, self.tags.clone()))
    }
}

/// What was parsed last, by its words: several rules ask for the same ones, and so does another version of the article.
#[derive(Debug, Default)]
pub(super) struct Parses<'a>(RefCell<VecDeque<(Vec<&'a str>, Rc<Parse>)>>);

/// How many parses are kept.
const KEPT: usize = 16;

impl<'a> Parses<'a> {
    /// Returns what the parser says of `words`.
    pub(super) fn of(&self, words: Vec<&'a str>) -> Rc<Parse> {
        let mut kept = self.0.borrow_mut();
        if let Some((_, parse)) = kept.iter().rev().find(|(other, _)| *other == words) {
            return Rc::clone(parse);
        }
        let parse = Rc::new(Parse::new(&words));
        if kept.len() == KEPT {
            kept.pop_front();
        }
        kept.push_back((words, Rc::clone(&parse)));
        parse
    }
}
