//! Sentences of a word or two that took another one's place: the cell of a row, the answer to a question. They share no word, and what stands
//! around them tells that one is the other.

use crate::english::data::list;
use crate::text::{Article, BlockKind};
use std::ops::Range;

/// How many words an answer has, at most.
const ANSWER: usize = 3;

/// Words that answer a question by themselves.
const ANSWERS: &[&str] = list!("compare/answers");

/// Returns how many of the sentences `was`, which follow one that both versions have, are continued one by one by the first of `is`.
pub(super) fn continued((old, was): (&Article, Range<usize>), (new, is): (&Article, Range<usize>)) -> usize {
    let (olds, news) = (cells(old, was.clone()), cells(new, is.clone()));
    let answers = || was.start > 0 && is.start > 0 && is_answer(old, was.start) && is_answer(new, is.start);
    match (olds, news) {
        (0, 0) => usize::from(answers()),
        (olds, news) if olds == news => olds,
        _ => 0,
    }
}

/// Returns how many sentences from the start of `range` on are cells of the row in which the sentence before them stands, which says what the
/// row is about.
fn cells(article: &Article, range: Range<usize>) -> usize {
    let line = |at: usize| article.sentences().get(at).map(|sentence| article.position(sentence.span).line);
    let Some(head) = range.start.checked_sub(1).filter(|head| is_cell(article, *head)) else { return 0 };
    range.take_while(|at| is_cell(article, *at) && line(*at) == line(head)).count()
}

/// Returns whether a sentence is all that stands in a cell.
fn is_cell(article: &Article, at: usize) -> bool {
    let Some(sentence) = article.sentences().get(at) else { return false };
    let block = article.blocks().partition_point(|block| block.span.end < sentence.span.end);
    let block = article.blocks().get(block);
    block.is_some_and(|block| block.kind == BlockKind::Cell && block.span == sentence.span)
}

/// Returns whether a sentence answers a question in a word or two: "No.", "Not yet."
fn is_answer(article: &Article, at: usize) -> bool {
    let text = article.sentences().get(at).map_or("", |sentence| article.slice(sentence.span)).to_lowercase();
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let first = words.next();
    words.count() < ANSWER && first.is_some_and(|first| ANSWERS.binary_search(&first).is_ok())
}
