//! Words without marks that the paragraph before announces: "The minister said:", as ministries print it.

use super::head::first_person;
use crate::english::Class;
use crate::english::data::list;
use crate::extract::attribution::content::{self, After};
use crate::extract::attribution::{phrase, subject};
use crate::extract::reading::Reading;
use crate::text::BlockKind;
use std::ops::Range;

/// Who is announced, and by which words.
#[derive(Debug, Clone)]
pub(super) struct Announcement {
    pub(super) source: Range<usize>,
    pub(super) cue: Range<usize>,
    /// Whether it is a message, which may be missing here.
    posted: bool,
}

/// How many tokens may stand between the verb and the colon: "in a statement on Tuesday".
const REACH: usize = 16;

/// How many paragraphs without a word in the first person may stand between two that have one.
const GAP: usize = 1;

/// Verbs of messages, which pages often leave out where they are shown as pictures.
const POSTS: &[&str] = list!("speech/posts");

/// Returns whom the words from `lo` up to the colon at `colon` announce.
pub(super) fn read(r: &Reading<'_>, lo: usize, colon: usize) -> Option<Announcement> {
    let near = colon.saturating_sub(REACH).max(lo)..colon;
    let free = |i: &usize| r.quotation(*i).is_none();
    let verb = near.rev().filter(free).find(|i| is_verb(r, lo, *i))?;
    let mut rest = verb + 1..colon;
    if !rest.all(|i| r.quotation(i).is_none() && r.mark(i) != ':') || !introduces(r, verb, colon) {
        return None;
    }
    let group = phrase::group(r, lo, verb);
    let subject::Subject::Phrase(whole) = subject::before(r, lo, group)?.subject else { return None };
    let source = subject::past_aside(r, whole);
    let somebody = phrase::names_somebody(r, &source) && !r.is(source.start, Class::RELATIVE);
    let posted = POSTS.iter().any(|post| r.reads(verb, post));
    somebody.then_some(Announcement { source, cue: group..verb + 1, posted })
}

fn is_verb(r: &Reading<'_>, lo: usize, at: usize) -> bool {
    let noun = Class::DETERMINER.with(Class::POSSESSIVE).with(Class::PREPOSITION).with(Class::GENITIVE);
    let verb = r.is(at, Class::REPORT.with(Class::ISSUES)) && !r.is(at, Class::NOUNISH);
    at > lo && verb && !r.is(at - 1, noun) && !r.reads(at - 1, "to")
}

/// Returns whether nothing but an addressee, a time or an occasion stands between the verb and the colon, or a word for what follows:
/// "told reporters on Monday:", "issued the following statement:".
fn introduces(r: &Reading<'_>, verb: usize, colon: usize) -> bool {
    let said = r.is(verb, Class::REPORT);
    if said && matches!(content::after(r, verb, colon + 2, r.is(verb, Class::TELL)), After::Colon(_)) {
        return true;
    }
    let rest = verb + 1..colon;
    let noun = Class::DOCUMENT.with(Class::SAYING);
    let follows = rest.clone().any(|i| r.reads(i, "following") || r.reads(i, "this"));
    let statement = rest.clone().any(|i| r.is(i, noun)) && (follows || r.is(verb, Class::ISSUES));
    let clause = Class::SUBORDINATOR.with(Class::RELATIVE).with(Class::REPORT).without(Class::NOUNISH);
    let plain = !content::has_verb(r, rest.start, rest.end) && !rest.clone().any(|i| r.is(i, clause) && !r.is(i, noun));
    plain && (statement || said && follows && rest.len() <= 2)
}

/// Returns how many of `blocks`, each with its kind and its tokens, the announced words take: all of a block quote or list, else a
/// paragraph and those behind it that go on in the first person.
pub(super) fn extent(r: &Reading<'_>, own: &Announcement, blocks: &[(BlockKind, Range<usize>)]) -> usize {
    let Some((kind, first)) = blocks.first() else { return 0 };
    let quoted = |tokens: &Range<usize>| r.quotation(tokens.start).is_some();
    // Markup of a page is nobody's words.
    if *kind == BlockKind::Heading || quoted(first) || r.mark(first.start) == '<' {
        return 0;
    }
    if matches!(kind, BlockKind::BlockQuote | BlockKind::ListItem) {
        return blocks.iter().take_while(|(other, tokens)| other == kind && !quoted(tokens)).count();
    }
    if r.mark(first.end - 1) == ':' || own.posted && !first_person(r, first.start, first.end) {
        return 0;
    }
    let (mut taken, mut without) = (1, 0);
    for (at, (kind, tokens)) in blocks.iter().enumerate().skip(1) {
        let ends = *kind != BlockKind::Paragraph || quoted(tokens) || r.mark(tokens.end - 1) == ':';
        if ends || without > GAP {
            break;
        }
        if first_person(r, tokens.start, tokens.end) {
            (taken, without) = (at + 1, 0);
        } else {
            without += 1;
        }
    }
    taken
}
