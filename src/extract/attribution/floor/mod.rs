//! Who has the floor in which block, where the layout tells it and no cue in a sentence does.
//!
//! An article is more than sentences: an interview ("Q:", bold questions, a name before each turn), a transcript ("THE COURT:"), a
//! live blog (a time before each entry), a statement that the paragraph before announces ("The minister said:"), a column or letter
//! in which "I" is its author. All that is recognised here, once for the whole article, in time linear in its length. `layout` has the
//! blocks, `head` reads what stands before a block's own words, `conversation` goes through the blocks with labels, `questions` finds
//! those that stand out without one, `interview` who is asked, `announced` whose words follow a colon, `headline` who stands behind
//! one, `signed` below a block quote, `author` the byline; `people` tells whom labels name. What a question says is nobody's claim. Where it can't be told who
//! speaks, nobody is made up.

mod announced;
mod author;
mod conversation;
mod head;
mod headline;
mod interview;
mod layout;
mod people;
mod questions;
mod signed;

use super::Attribution;
use crate::extract::mention::Names;
use crate::extract::pages::Sentence;
use crate::extract::reading::Reading;
use layout::Layout;
use std::collections::BTreeMap;
use std::ops::Range;

/// Who has the floor in the blocks of one article.
#[derive(Debug, Default)]
pub(super) struct Floors {
    blocks: BTreeMap<usize, Floor>,
    /// Where the name stands of the one whom a label means that is none, by the label's first token: "A", "PO".
    meant: BTreeMap<usize, Range<usize>>,
    author: Option<Range<usize>>,
}

/// A block that has something before its own words, or a speaker for all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Floor {
    /// The tokens of its own words; with those of the blocks behind it, where one block quote goes on in them.
    words: Vec<Range<usize>>,
    holder: Holder,
}

/// Whose words a block has.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Holder {
    /// The article's own, or those of somebody who asks.
    Nobody,
    /// Those of whoever `who` names; of somebody unknown where it is none.
    Somebody { who: Option<Range<usize>>, cue: Option<Range<usize>> },
}

impl Floors {
    /// Finds who has the floor in each block of the article, whose `names` are read where they are asked for.
    pub(super) fn new<'r>(r: &'r Reading<'_>, names: &'r dyn Fn() -> &'r Names) -> Self {
        let layout = Layout::new(r, names);
        let mut floors = Self::default();
        for (block, (start, (_, tokens))) in layout.starts.iter().zip(&layout.blocks).enumerate() {
            if *start > tokens.start {
                floors.set(block, *start..tokens.end, Holder::Nobody);
            }
        }
        let labelled = layout.labelled();
        if !layout.conversation(&labelled, &mut floors) {
            layout.asked(&mut floors);
        }
        layout.announced(&mut floors);
        layout.signed(&mut floors);
        layout.headlines(&mut floors);
        let tokens: Vec<_> = layout.blocks.iter().map(|(_, tokens)| tokens.clone()).collect();
        floors.author = author::find(r, &tokens);
        floors
    }

    fn set(&mut self, block: usize, words: Range<usize>, holder: Holder) {
        self.blocks.insert(block, Floor { words: vec![words], holder });
    }

    /// Returns the turn of a block; none where nothing is special about it.
    pub(super) fn of(&self, block: usize) -> Option<&Floor> {
        self.blocks.get(&block)
    }

    /// Returns where the name stands of the one whom `phrase` means by its place in the article: a label such as "A", or the author's
    /// "I".
    pub(super) fn meant(&self, r: &Reading<'_>, phrase: &Range<usize>) -> Option<&Range<usize>> {
        let own = phrase.len() == 1 && r.reads(phrase.start, "i") && r.quotation(phrase.start).is_none();
        self.meant.get(&phrase.start).or_else(|| self.author.as_ref().filter(|_| own))
    }
}

impl Floor {
    /// Returns what the turn attributes, if `sentence` is the one in which it begins to; the outer none where the sentence is no
    /// part of what somebody says in this turn.
    pub(super) fn said(&self, sentence: &Sentence) -> Option<Option<Attribution>> {
        let Holder::Somebody { who, cue } = &self.holder else { return None };
        let first = self.words.first()?.start;
        if sentence.tokens.end <= first {
            return None;
        }
        let attribution = || Attribution { source: who.clone(), cue: cue.clone(), content: self.words.clone() };
        Some((sentence.tokens.start <= first).then(attribution))
    }

    /// Returns the first token of a sentence's own words, past what stands at the head of its block.
    fn start(&self, sentence: &Sentence) -> usize {
        let first = self.words.first().map_or(0, |words| words.start);
        if sentence.tokens.contains(&first) { first } else { sentence.tokens.start }
    }
}

/// Returns the first token of the sentence's own words: past a time, a label or a dateline.
pub(super) fn past_head(r: &Reading<'_>, sentence: &Sentence, turn: Option<&Floor>) -> usize {
    let start = turn.map_or(sentence.tokens.start, |turn| turn.start(sentence));
    if start > sentence.tokens.start { start } else { head::past_dateline(r, sentence) }
}
