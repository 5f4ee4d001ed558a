//! Interviews whose questions stand out without a label: in bold type, as headings, as paragraphs.

use super::interview::{self, Asked};
use super::layout::Layout;
use super::{Floors, Holder};
use crate::text::BlockKind;
use std::ops::Range;

impl Layout<'_, '_> {
    /// Gives the quotation that the headline of an interview begins with to whoever is asked.
    pub(super) fn motto(&self, floor: &Holder, floors: &mut Floors) {
        let Some((BlockKind::Heading, tokens)) = self.blocks.first() else { return };
        let quoted = |i: &usize| self.r.quotation(*i).is_some();
        let end = tokens.clone().find(|i| !quoted(i)).unwrap_or(tokens.end);
        if end > tokens.start {
            floors.set(0, tokens.start..end, floor.clone());
        }
    }

    /// Finds an interview whose questions stand out without a label, and gives the answers to the one who is asked.
    pub(super) fn asked(&self, floors: &mut Floors) {
        let questions = self.questions();
        let Some(first) = questions.first() else { return };
        let answers: Vec<Range<usize>> = questions.iter().map(|one| self.answer_to(one)).collect();
        if !interview::is_interview(self.r, &questions, &answers) {
            return;
        }
        let Some(who) = interview::interviewee(self.r, first.tokens.start) else { return };
        let floor = Holder::Somebody { who: Some(who), cue: None };
        self.motto(&floor, floors);
        for (at, one) in questions.iter().enumerate() {
            if one.end < one.tokens.end {
                floors.set(one.block, one.end..one.tokens.end, floor.clone());
            } else {
                floors.set(one.block, one.tokens.clone(), Holder::Nobody);
            }
            match questions.get(at + 1) {
                Some(next) => (one.block + 1..next.block).all(|block| self.take(block, &floor, floors)),
                None => one.end < one.tokens.end || self.take(one.block + 1, &floor, floors),
            };
        }
        if let Some(last) = questions.last() {
            let from = last.block + usize::from(last.end == last.tokens.end);
            self.end(from, &floor, floors);
        }
    }

    /// Returns the blocks that stand out and begin with a question, in bold type or as headings; else those that are one.
    fn questions(&self) -> Vec<Asked> {
        let article = self.r.article();
        let bold = |block: usize, tokens: &Range<usize>| {
            let end = article.strong_to(block)?;
            let end = self.r.tokens_before(end);
            // A label in bold type is no question.
            (end > tokens.start && self.r.mark(end - 1) != ':').then_some(end.min(tokens.end))
        };
        let stands_out = |(block, (kind, tokens)): (usize, &(BlockKind, Range<usize>))| {
            let end = if *kind == BlockKind::Heading && block > 0 { Some(tokens.end) } else { bold(block, tokens) };
            Some(Asked { block, tokens: tokens.clone(), end: end.filter(|_| !tokens.is_empty())? })
        };
        let out: Vec<Asked> = self.blocks.iter().enumerate().filter_map(stands_out).collect();
        let first = out.iter().position(|one| one.asks(self.r));
        if let Some(first) = first {
            return out.into_iter().skip(first).collect();
        }
        let plain = |(block, (kind, tokens)): (usize, &(BlockKind, Range<usize>))| {
            let asked = Asked { block, tokens: tokens.clone(), end: tokens.end };
            (*kind == BlockKind::Paragraph && !tokens.is_empty() && asked.asks(self.r)).then_some(asked)
        };
        self.blocks.iter().enumerate().skip(1).filter_map(plain).collect()
    }

    /// Returns the tokens of the first block of the answer to a question.
    fn answer_to(&self, one: &Asked) -> Range<usize> {
        if one.end < one.tokens.end {
            return one.end..one.tokens.end;
        }
        self.blocks.get(one.block + 1).map(|(_, tokens)| tokens.clone()).unwrap_or_default()
    }
}
