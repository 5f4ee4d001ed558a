//! Who "I" is outside of quotations: whoever wrote the article, where a byline or signature names one.

use crate::english::Class;
use crate::extract::reading::Reading;
use std::ops::Range;

/// How many blocks at the head of an article may hold the byline.
const HEAD: usize = 5;

/// The longest byline or signature, in tokens.
const LONGEST: usize = 12;

/// Returns the name of the one who wrote the article, whose blocks have the tokens `blocks`.
pub(super) fn find(r: &Reading<'_>, blocks: &[Range<usize>]) -> Option<Range<usize>> {
    let byline = blocks.iter().take(HEAD).find_map(|block| byline(r, block));
    byline.or_else(|| signature(r, blocks))
}

/// Returns the name in "By Jane Marsh" or "By Jane Marsh, political editor"; none where two wrote it.
fn byline(r: &Reading<'_>, block: &Range<usize>) -> Option<Range<usize>> {
    let by = r.reads(block.start, "by") && r.capital(block.start);
    let name = name(r, block.start + 1, block.end).filter(|_| by && block.len() <= LONGEST)?;
    let behind = name.end;
    let alone = behind == block.end
        || matches!(r.mark(behind), ',' | '.' | '|' | '-' | '\u{2013}' | '\u{2014}')
        || r.is(behind, Class::PREPOSITION);
    let another = (behind..block.end).any(|i| r.is(i, Class::COORDINATOR) || r.mark(i) == '&');
    (alone && !another).then_some(name)
}

/// Returns the name that signs a letter: one that begins with "Sir" or "Dear", and ends with a name, and perhaps a place.
fn signature(r: &Reading<'_>, blocks: &[Range<usize>]) -> Option<Range<usize>> {
    let greets = |block: &Range<usize>| {
        let greeting = ["sir", "dear", "madam", "sirs"].iter().any(|word| r.reads(block.start, word));
        greeting
            && r.capital(block.start)
            && (block.start + 1..block.end.min(block.start + 5))
                .any(|i| matches!(r.mark(i), ',' | ':' | '-' | '\u{2013}' | '\u{2014}'))
    };
    blocks.iter().take(HEAD).find(|block| greets(block))?;
    let signed = blocks.iter().rev().take(2).rev().find(|block| block.len() <= LONGEST)?;
    let name = name(r, signed.start, signed.end)?;
    let plain = signed
        .clone()
        .all(|i| r.capital(i) || r.mark(i) != '\0' || r.number(i) || r.is(i, Class::PREPOSITION.with(Class::PARTICLE)));
    (plain && r.mark(signed.end - 1) != '?').then_some(name)
}

/// Returns the name of two words or more that begins at `start`.
fn name(r: &Reading<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    let small = Class::PREPOSITION.with(Class::DETERMINER).with(Class::SUBJECT).with(Class::REPORT);
    let part = |i: usize| {
        r.capital(i) && (!r.is(i, small) || r.is(i, Class::MALE.with(Class::FEMALE)))
            || i > start && (r.mark(i) == '.' && r.text(i - 1).len() <= 2 || r.is(i, Class::PARTICLE))
    };
    let breaks = |i: usize| r.article().slice(r.span(i - 1..i + 1)).contains('\n');
    let stop = (start..end).find(|i| !part(*i) || *i > start && (r.first(*i) || breaks(*i))).unwrap_or(end);
    let named = (start..stop).filter(|i| r.capital(*i)).count() > 1;
    let body = (start..stop).any(|i| r.is(i, Class::BODY));
    (named && !body).then_some(start..stop)
}
