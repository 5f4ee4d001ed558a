//! Block quotes that their last line signs: "> The bridge is safe." and "> — Ana Ruiz, the mayor" below it.

use super::layout::Layout;
use super::{Floors, Holder};
use crate::extract::attribution::{content, quotation};
use crate::extract::reading::Reading;
use crate::text::BlockKind;
use std::ops::Range;

/// The dash and the name behind it that sign a block quote, and the words of its last block before them.
struct Signature {
    dash: Range<usize>,
    name: Range<usize>,
    before: Range<usize>,
}

impl Layout<'_, '_> {
    /// Gives block quotes to whoever signs them. Those in quotation marks are quotations anyway.
    pub(super) fn signed(&self, floors: &mut Floors) {
        // The blocks that nobody has signed yet.
        let mut open = 0..0;
        for (block, (kind, tokens)) in self.blocks.iter().enumerate() {
            if *kind != BlockKind::BlockQuote {
                open = block + 1..block + 1;
                continue;
            }
            if !self.r.article().quotes_on(block) {
                open.start = block;
            }
            open.end = block + 1;
            if let Some(found) = signature(self.r, tokens) {
                self.give(open.clone(), found, floors);
                open.start = block + 1;
            }
        }
    }

    /// Gives `blocks` to whoever signs the last of them.
    fn give(&self, blocks: Range<usize>, found: Signature, floors: &mut Floors) {
        let last = blocks.end - 1;
        let mut words: Vec<Range<usize>> = (blocks.start..last).map(|block| self.blocks[block].1.clone()).collect();
        let own = !found.before.is_empty();
        words.extend(own.then_some(found.before));
        let marked = words.iter().any(|tokens| self.r.quotation(tokens.start).is_some());
        let Some(opens) = words.first().cloned().filter(|_| !marked) else { return };
        let floor = Holder::Somebody { who: Some(found.name), cue: Some(found.dash) };
        // A block quote is said in one go.
        for block in blocks.start..blocks.start + words.len() {
            floors.set(block, opens.clone(), floor.clone());
        }
        if let Some(floor) = floors.blocks.get_mut(&blocks.start) {
            floor.words = words;
        }
        if !own {
            floors.set(last, self.blocks[last].1.clone(), Holder::Nobody);
        }
    }
}

/// Returns the signature at the end of a block: it begins it, or the sentence before it has ended.
fn signature(r: &Reading<'_>, block: &Range<usize>) -> Option<Signature> {
    let ended = |i: usize| i == block.start || matches!(r.mark(i - 1), '.' | '!' | '?' | '\u{2026}');
    let is_dash = |i: usize| matches!(r.mark(i), '-' | '\u{2013}' | '\u{2014}' | '\u{2015}');
    // "--" are two of them.
    let first = |i: usize| if i > block.start && r.mark(i) == '-' && r.mark(i - 1) == '-' { i - 1 } else { i };
    let dash = block.clone().rev().find(|i| is_dash(*i) && ended(first(*i)))?;
    let (mark, name) = quotation::signed(r, &(block.start..dash))?;
    let plain = name.end <= block.end && !content::has_verb(r, name.end, block.end);
    plain.then_some(Signature { dash: mark, name, before: block.start..first(dash) })
}
