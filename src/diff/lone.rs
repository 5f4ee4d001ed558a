//! Names the sentences that continue nothing, and those that nothing continues.

use super::change_set::{ChangeSet, ClaimIndex, OUTER, Place, Sides};
use super::edit::shortened;
use super::{Difference, set_off};
use crate::align::paired::{Group, Pairing};
use crate::align::passage::Reader;
use crate::align::vocabulary;
use crate::english::data::list;
use crate::english::{self, Class, lexicon};
use crate::model::{ChangeName, Claim, ClaimKind};
use crate::text::{Article, BlockKind, Overlaps, Span};
use std::collections::BTreeSet;

/// Names the sentences of the old version that nothing continues, or those of the new one that continue nothing.
pub(super) fn name(
    changes: &mut ChangeSet,
    index: &ClaimIndex<'_>,
    sides: Sides<'_, '_>,
    pairing: &Pairing,
    old: bool,
) {
    let (reader, other) = if old { (sides.old, sides.new) } else { (sides.new, sides.old) };
    let alone = if old { &pairing.dropped } else { &pairing.added };
    let sentences = reader.article.sentences();
    let landings = landings(sides, pairing);
    // A dropped sentence is listed after what continues the sentence before it.
    let landing =
        |at: usize| landings.partition_point(|landing| landing.0 <= at).checked_sub(1).map_or(0, |i| landings[i].1);
    let quoted = Quoted::new(reader, index);
    // The sentences of one quotation come one after the other.
    let mut found: (Span, Option<usize>) = (Span::default(), None);
    for at in alone {
        let Some(sentence) = sentences.get(*at) else { continue };
        let order = if old { (landing(*at), sentence.span.start) } else { (sentence.span.start, usize::MAX) };
        // Words that stay, and that nobody signs any more.
        let signs = |claim: &usize| {
            let claim = &index.claims[*claim];
            set_off::is(reader.article, claim) && stays(reader.article, alone, claim.span())
        };
        if let Some(claim) = index.sourced(sentence.span).into_iter().find(signs) {
            let place = Some(Place::Claim(claim));
            let other =
                reader.article.sentence_at(index.claims[claim].span().start).and_then(|at| goes_on(pairing, at, old));
            let other = other.map(Place::Sentence);
            let words = (sentence.span, Span::default());
            let note = shortened(reader.article.slice(sentence.span));
            let (name, places, note, (was, is)) = if old {
                (ChangeName::SourceLost, (place, other), format!("{note} is gone"), words)
            } else {
                (ChangeName::SourceGained, (other, place), format!("{note} is new"), (words.1, words.0))
            };
            changes.add(places, order, Difference { name, note, old: was, new: is, recast: false });
            continue;
        }
        let mut quotes = quoted.touching(sentence.span);
        // What the other version quotes as well, though elsewhere, is neither new nor gone.
        quotes
            .retain(|span| !vocabulary::quoted(reader.article, *span).is_some_and(|words| other.quotes().have(&words)));
        let name = match (quotes.iter().any(|span| stays(reader.article, alone, *span)), quotes.is_empty(), old) {
            (true, ..) => ChangeName::QuoteAltered,
            (false, false, true) => ChangeName::QuoteDropped,
            (false, false, false) => ChangeName::QuoteAdded,
            (false, true, true) => ChangeName::ClaimDropped,
            (false, true, false) => ChangeName::ClaimAdded,
        };
        let wanted = quotes.first().copied().unwrap_or(sentence.span);
        if found.0 != wanted {
            found = (wanted, index.find(wanted, &OUTER));
        }
        let place = found.1.map_or(Place::Sentence(*at), Place::Claim);
        let places = if old { (Some(place), None) } else { (None, Some(place)) };
        let inside = || format!("inside the quotation: {}", shortened(reader.article.slice(sentence.span)));
        let note = match (name, old) {
            (ChangeName::QuoteAltered, true) => format!("{} is gone", inside()),
            (ChangeName::QuoteAltered, false) => format!("{} is new", inside()),
            (ChangeName::QuoteDropped, _) => "these words are gone".to_owned(),
            (_, true) => "no longer there".to_owned(),
            (_, false) => "new".to_owned(),
        };
        let (was, is) = if old { (sentence.span, Span::default()) } else { (Span::default(), sentence.span) };
        changes.add(places, order, Difference { name, note, old: was, new: is, recast: false });
    }
}

/// Returns which sentence of the other version goes on as the sentence `at` of the old one, or of the new one.
fn goes_on(pairing: &Pairing, at: usize, old: bool) -> Option<usize> {
    let holds = |group: &&Group| if old { group.old.contains(&at) } else { group.new.contains(&at) };
    pairing.groups.iter().find(holds).map(|group| if old { group.new.start } else { group.old.start })
}

/// Returns whether `span` touches a sentence that is not one of `alone`, which are in order.
fn stays(article: &Article, alone: &[usize], span: Span) -> bool {
    let (first, last) = (article.sentence_at(span.start), article.sentence_at(span.end.saturating_sub(1)));
    let (Some(first), Some(last)) = (first, last) else { return false };
    let Ok(from) = alone.binary_search(&first) else { return first <= last };
    // Those in order that are as many as the places are all of them.
    last.checked_sub(first).is_some_and(|more| alone.get(from + more) != Some(&last))
}

/// The closed quotations of an article, to be found by place.
struct Quoted<'q, 'a> {
    reader: &'q Reader<'a>,
    index: &'q ClaimIndex<'q>,
    spans: Overlaps,
    /// Those that are set off as block quotes.
    set_off: BTreeSet<Span>,
}

impl<'q, 'a> Quoted<'q, 'a> {
    fn new(reader: &'q Reader<'a>, index: &'q ClaimIndex<'q>) -> Self {
        let closed = reader.article.quotations().iter().filter(|quotation| quotation.close.is_some());
        let set_off = index.claims.iter().filter(|claim| set_off::is(reader.article, claim)).map(Claim::span);
        let set_off: BTreeSet<Span> = set_off.collect();
        let spans = closed.map(|quotation| quotation.span()).chain(set_off.iter().copied());
        Self { reader, index, spans: Overlaps::new(spans), set_off }
    }

    /// Returns the quotations that `span` touches. A name, a title or a term in marks is none.
    fn touching(&self, span: Span) -> Vec<Span> {
        let found = self.spans.touching(span).into_iter().map(|(quoted, _)| quoted);
        let near = found.filter(|quoted| quoted.start >= span.start.saturating_sub(REACH));
        near.filter(|quoted| self.spoken(*quoted, span)).collect()
    }

    fn spoken(&self, quoted: Span, sentence: Span) -> bool {
        let article = self.reader.article;
        self.set_off.contains(&quoted)
            || quoted.len() > REACH
            || wordy(article.slice(quoted))
            || self.index.find(quoted, &[ClaimKind::Quote]).is_some()
            || reported(article, Span::new(sentence.start.min(quoted.start), quoted.start))
            || credited(article, Span::new(quoted.end, sentence.end.max(quoted.end)))
            || words(article, quoted)
    }
}

/// Returns whether somebody is said to have spoken in `span`, which stands before a quotation: "the mayor says it is".
fn reported(article: &Article, span: Span) -> bool {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    end(article.slice(span)).rsplit(' ').take(BEFORE).any(|word| attributes(&bare(word)))
}

/// Returns whether somebody is said to have spoken in `span`, which stands behind a quotation: "the mayor says".
fn credited(article: &Article, span: Span) -> bool {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let text = article.slice(span);
    text[..text.floor_char_boundary(NEAR)].split(' ').take(BEHIND).any(|word| attributes(&bare(word)))
}

/// Returns whether `word` says that somebody speaks or judges: "says", "called".
fn attributes(word: &str) -> bool {
    lexicon::cue(word).is_some() || english::class(word).any(Class::JUDGES)
}

/// Returns whether the words of a quotation are as many as somebody says, and no title.
fn wordy(quoted: &str) -> bool {
    let lower = |word: &&str| word.starts_with(char::is_lowercase) && !lexicon::common(word);
    let count = quoted.split_whitespace().take(SPOKEN).count();
    count == SPOKEN || count + 1 == SPOKEN && quoted.split_whitespace().any(|word| lower(&word))
}

/// Returns whether the few words of the quotation `quoted` are somebody's, and no name, title or term: "Penn to make 'full recovery'",
/// but not "a pub called 'Harbour'".
fn words(article: &Article, quoted: Span) -> bool {
    let before = end(article.slice(Span::new(quoted.start.saturating_sub(NEAR), quoted.start)));
    let before = before.trim_end_matches(['"', '“', '‘', '\'', '„', '«', '»']);
    // The capital of the first word says nothing where the headline, or what stands behind its colon, begins with it.
    let opens = before.trim_end_matches(' ').is_empty()
        || before.ends_with('\n')
        || before.trim_end().ends_with([':', '-', '–', '—']);
    let named = before.trim_end().rsplit([' ', '\n']).take(2).any(|word| NAMING.contains(&word));
    let said = article.slice(quoted).trim_matches(|c: char| !c.is_alphanumeric());
    let plain = said
        .chars()
        .all(|c| c.is_alphabetic() || c.is_whitespace() || matches!(c, '\'' | '’' | '-' | ',' | '.' | '!' | '?'));
    let mut words = said.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let small = |word: &str| word.starts_with(char::is_lowercase) && !lexicon::common(word);
    let first = words.next().unwrap_or_default();
    // One word in marks in the midst of a text is a term more often than a quotation.
    let one = !said.contains(char::is_whitespace);
    let headline = || {
        let at = article.blocks().partition_point(|block| block.span.start <= quoted.start);
        at.checked_sub(1).is_some_and(|at| at == 0 || article.blocks()[at].kind == BlockKind::Heading)
    };
    plain && !named && (!one || headline()) && (small(first) || words.any(small) || (opens && words.next().is_none()))
}

/// Words before a name, a title or a term in marks.
const NAMING: &[&str] = list!("compare/naming");

/// Returns as much of the end of `text` as the words right before a quotation take.
fn end(text: &str) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(NEAR))..]
}

/// How many words before a quotation are searched for one that attributes it, and how many bytes they take at most.
const BEFORE: usize = 12;
const NEAR: usize = 1024;

/// How many words behind a quotation are searched so.
const BEHIND: usize = 6;

/// How many words in marks are taken for a quotation although no claim says so.
const SPOKEN: usize = 4;

/// How far before a sentence, in bytes, a quotation is looked for that may reach into it; a longer one is spoken anyway.
const REACH: usize = 4096;

/// Returns, for each group that stands in its place, where it ends in the old version and in the new one's text.
fn landings(sides: Sides<'_, '_>, pairing: &Pairing) -> Vec<(usize, usize)> {
    let kept = pairing.groups.iter().filter(|group| !group.moved);
    let end = |group: &Group| {
        sides.new.article.sentences().get(group.new.end.saturating_sub(1)).map_or(0, |last| last.span.end)
    };
    kept.map(|group| (group.old.end, end(group))).collect()
}
