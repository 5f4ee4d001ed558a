//! The blocks of an article while it is looked for who has the floor in them.

use super::people::People;
use super::{Floors, Holder, announced, head, headline, past_head};
use crate::extract::attribution::content;
use crate::extract::mention::Names;
use crate::extract::name::bare;
use crate::extract::reading::Reading;
use crate::text::BlockKind;
use std::cell::OnceCell;
use std::ops::Range;

/// The longest words in bold type that head a paragraph, in tokens.
const LEAD: usize = 9;

/// The blocks of an article while turns are looked for.
pub(super) struct Layout<'r, 'a> {
    pub(super) r: &'r Reading<'a>,
    /// The kind of each block, and its tokens.
    pub(super) blocks: Vec<(BlockKind, Range<usize>)>,
    /// The first token of each past a time.
    pub(super) starts: Vec<usize>,
    /// Reads the names of the article.
    names: &'r dyn Fn() -> &'r Names,
    people: OnceCell<People>,
}

impl<'r, 'a> Layout<'r, 'a> {
    /// Reads the layout of the article.
    pub(super) fn new(r: &'r Reading<'a>, names: &'r dyn Fn() -> &'r Names) -> Self {
        let article = r.article();
        let mut blocks: Vec<_> = article.blocks().iter().map(|block| (block.kind, 0..0)).collect();
        for sentence in article.sentences() {
            if let Some((_, tokens)) = blocks.get_mut(sentence.block) {
                *tokens = if tokens.start == tokens.end {
                    sentence.tokens.clone()
                } else {
                    tokens.start..sentence.tokens.end
                };
            }
        }
        let times: Vec<_> = blocks.iter().map(|(_, tokens)| head::past_time(r, tokens.start, tokens.end)).collect();
        let several = times.iter().flatten().count() > 1;
        let past = |(time, tokens): (&Option<(usize, bool)>, &Range<usize>)| {
            time.filter(|(_, sure)| *sure || several).map_or(tokens.start, |(start, _)| start)
        };
        let starts: Vec<usize> = times.iter().zip(blocks.iter().map(|(_, tokens)| tokens)).map(past).collect();
        let mut layout = Self { r, blocks, starts, names, people: OnceCell::new() };
        for block in 0..layout.blocks.len() {
            if let Some(start) = layout.past_lead(block) {
                layout.starts[block] = start;
            }
        }
        layout
    }

    /// Returns the first token past a few words in bold type that head a paragraph: "**Water bills** Bills will rise".
    fn past_lead(&self, block: usize) -> Option<usize> {
        let (r, (kind, tokens)) = (self.r, self.blocks.get(block)?);
        let end = r.tokens_before(r.article().strong_to(block)?);
        let lead = tokens.start..end;
        let next = r.capital(end) || r.number(end) || r.quotation(end).is_some();
        let closes = matches!(r.mark(end.checked_sub(1)?), ':' | '?');
        let short = lead.len() < LEAD && !content::has_verb(r, lead.start, lead.end);
        (*kind != BlockKind::Heading && end < tokens.end && next && !closes && short).then_some(end)
    }

    /// Gives the blocks behind the last turn to whoever has the floor in it, as long as they are in the first person.
    pub(super) fn end(&self, before: usize, floor: &Holder, floors: &mut Floors) {
        for block in before + 1..self.blocks.len() {
            let own = self.blocks.get(block).is_some_and(|(_, it)| head::first_person(self.r, it.start, it.end));
            if !own || !self.take(block, floor, floors) {
                return;
            }
        }
    }

    /// Gives a block to whoever has the floor; returns false where it is not theirs.
    pub(super) fn take(&self, block: usize, floor: &Holder, floors: &mut Floors) -> bool {
        let Some((kind, tokens)) = self.blocks.get(block) else { return false };
        let words =
            tokens.clone().any(|i| self.r.mark(i) == '\0') && !matches!(self.r.mark(tokens.start), '(' | '[' | '<');
        let heads =
            *kind == BlockKind::Heading || !words || tokens.is_empty() || self.starts.get(block) != Some(&tokens.start);
        if heads || floors.blocks.contains_key(&block) || self.names_speaker(tokens, floor, floors) {
            return false;
        }
        floors.set(block, tokens.clone(), floor.clone());
        true
    }

    /// Returns whether `tokens` name the one who has the floor: the article speaks of them.
    fn names_speaker(&self, tokens: &Range<usize>, floor: &Holder, floors: &Floors) -> bool {
        let Holder::Somebody { who: Some(who), .. } = floor else { return false };
        let name = floors.meant.get(&who.start).unwrap_or(who);
        let last = name.clone().rev().find(|i| self.r.capital(*i)).map(|last| bare(self.r.text(last)));
        let named = |last: &str| tokens.clone().any(|i| self.r.capital(i) && bare(self.r.text(i)) == last);
        last.is_some_and(named)
    }

    pub(super) fn people(&self) -> &People {
        self.people.get_or_init(|| People::new(self.r, (self.names)()))
    }

    /// Returns whether a label has the name of somebody whom the article elsewhere makes a person or lets speak.
    pub(super) fn knows(&self, words: &Range<usize>) -> bool {
        self.people().is_person(self.r, words) || self.people().speaks(self.r, words)
    }

    /// Keeps whom a label means that is no name itself: "Mayor:", "PO:".
    pub(super) fn remember(&self, words: &Range<usize>, floors: &mut Floors) {
        if let Some(name) = self.people().meant(self.r, words) {
            floors.meant.insert(words.start, name.clone());
        }
    }

    /// Gives the blocks behind "The minister said:" to the minister.
    pub(super) fn announced(&self, floors: &mut Floors) {
        let sentences = self.r.sentences();
        for (block, (_, tokens)) in self.blocks.iter().enumerate() {
            let Some(colon) = tokens.end.checked_sub(1).filter(|colon| self.r.mark(*colon) == ':') else { continue };
            let at = sentences.partition_point(|sentence| sentence.tokens.end <= colon);
            let Some(sentence) = sentences.get(at).filter(|_| !floors.blocks.contains_key(&(block + 1))) else {
                continue;
            };
            let lo = past_head(self.r, sentence, floors.of(block));
            let rest = self.blocks.get(block + 1..).unwrap_or_default();
            let Some(found) = announced::read(self.r, lo, colon) else { continue };
            let taken = announced::extent(self.r, &found, rest);
            let floor = Holder::Somebody { who: Some(found.source), cue: Some(found.cue) };
            // A block quote is said in one go, and the others paragraph by paragraph.
            let first =
                rest.first().filter(|(kind, _)| *kind == BlockKind::BlockQuote).map(|(_, tokens)| tokens.clone());
            for (next, (_, tokens)) in (block + 1..).zip(rest).take(taken) {
                floors.set(next, first.as_ref().unwrap_or(tokens).clone(), floor.clone());
            }
            if let Some(own) = first.and_then(|_| floors.blocks.get_mut(&(block + 1))) {
                own.words = rest.iter().take(taken).map(|(_, tokens)| tokens.clone()).collect();
            }
        }
    }

    /// Gives headlines to whoever stands behind their colon or dash: "Storm leaves thousands homeless: Red Cross".
    pub(super) fn headlines(&self, floors: &mut Floors) {
        for (block, (kind, tokens)) in self.blocks.iter().enumerate() {
            if *kind != BlockKind::Heading || floors.blocks.contains_key(&block) {
                continue;
            }
            let known =
                |words: &Range<usize>| (self.people().is_person(self.r, words), self.people().speaks(self.r, words));
            if let Some((words, mark, who)) = headline::read(self.r, tokens, &known) {
                self.remember(&who, floors);
                floors.set(block, words, Holder::Somebody { who: Some(who), cue: Some(mark) });
            }
        }
    }
}
