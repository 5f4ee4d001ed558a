//! Speech in speech: "Ruiz said the mayor had promised [that the tunnel would reopen]", "“The mayor told me [‘it holds’],” Ruiz
//! said". Each is a claim of its own, with its own source, inside the claim that reports it.

use super::Attribution;
use super::speech::Walk;
use crate::english::Class;
use crate::english::lemma::plural;
use crate::extract::reading::Reading;
use std::ops::Range;

/// How much of what is said, in tokens, is looked through for what others say in it.
const LONGEST: usize = 400;

/// Returns what `outer` says that others say, in order, each with the quotation of `outer` that it stands in, by index.
pub(super) fn inside(r: &Reading<'_>, outer: &Attribution) -> Vec<(Attribution, Option<usize>)> {
    let mut out = Vec::new();
    let mut left = LONGEST;
    for part in &outer.content {
        let words = part.start..part.end.min(part.start + left);
        left -= words.len();
        let cue = |i: usize| r.is(i, Class::REPORT.with(Class::SAYING).with(Class::FRAMES)) || r.reads(i, "according");
        if !words.clone().any(cue) {
            continue;
        }
        // Between marks the words are read as if these marks were none.
        let quotation = r.quotation(words.start).filter(|own| words.clone().all(|i| r.quotation(i) == Some(*own)));
        let view = quotation.map(|own| r.within(own));
        let view = view.as_ref().unwrap_or(r);
        for sentence in sentences(view, words) {
            let walk = Walk::new(view, sentence.start, sentence.end);
            let mut found = Vec::new();
            walk.all(&mut found);
            found.retain(|found| is_own(view, found, &sentence, part));
            out.extend(found.into_iter().map(|found| (found, quotation)));
        }
    }
    out
}

/// Returns the sentences of `words`, without marks and what joins them at their edges.
fn sentences(r: &Reading<'_>, words: Range<usize>) -> Vec<Range<usize>> {
    let mut borders: Vec<usize> = words.clone().skip(1).filter(|i| r.first(*i)).collect();
    borders.insert(0, words.start);
    borders.push(words.end);
    let edge = |i: usize| r.mark(i) != '\0' && r.mark(i) != '.' && r.quotation(i).is_none();
    let inner = borders.windows(2).map(|pair| {
        let (mut start, mut end) = (pair[0], pair[1]);
        while start < end && (edge(start) || r.reads(start, "that")) {
            start += 1;
        }
        while end > start && edge(end - 1) {
            end -= 1;
        }
        start..end
    });
    inner.filter(|sentence| sentence.len() > 3).collect()
}

/// Returns whether somebody else says something in `sentence`, and not all there is of `part`.
fn is_own(r: &Reading<'_>, found: &Attribution, sentence: &Range<usize>, part: &Range<usize>) -> bool {
    // "Let me say very clearly", "my hope is that we can tell you": the speaker speaks on.
    let own = |source: &Range<usize>| {
        let last = |words: &[&str]| words.iter().any(|word| r.reads(source.end - 1, word));
        // "Our wish is to go there and tell people": a wish tells nothing.
        let thing = (r.reads(source.start, "my") || r.reads(source.start, "our"))
            && !plural(&r.text(source.end - 1).to_lowercase())
            && found.cue.as_ref().is_some_and(|cue| cue.len() == 1 && r.is(cue.start, Class::BASE));
        thing || r.reads(source.start, "let") || last(&["me", "my", "us", "our", "myself", "ourselves"])
    };
    if found.source.as_ref().is_some_and(own) {
        return false;
    }
    let inside = |range: &Range<usize>| range.start >= sentence.start && range.end <= sentence.end;
    let Some(source) = found.source.as_ref().filter(|source| inside(source)) else { return false };
    let cue = found.cue.as_ref().is_some_and(inside);
    let relative = r.is(source.start, Class::RELATIVE) && !r.is(source.start, Class::DETERMINER);
    let whole = found.content.iter().any(|content| content.len() + 2 >= part.len());
    // "I would say that it is over" says no more than its speaker does.
    let first = |text: &str| ["i", "we"].iter().any(|word| text.eq_ignore_ascii_case(word));
    let stem = r.text(source.start).split(['\'', '\u{2019}']).next().unwrap_or_default();
    let same = source.len() == 1 && first(stem);
    let quotes = found.content.iter().all(|content| r.quotation(content.start).is_some());
    // "I told the lads that it would", but not "I would say".
    let past = found.cue.as_ref().is_some_and(|cue| {
        cue.len() == 1 && (r.is(cue.start, Class::TELL) || r.reads(cue.start, "said") || r.reads(cue.start, "asked"))
    });
    // "He said he would ask for it": nothing is asked yet.
    let ahead = found
        .cue
        .clone()
        .is_some_and(|mut cue| cue.any(|i| r.is(i, Class::MODAL)) && r.is(source.start, Class::SUBJECT));
    // "She would sit him down and tell him": neither is anything told.
    let bare = found.cue.as_ref().is_some_and(|cue| r.is(cue.start, Class::BASE) && !r.is(cue.start, Class::PAST));
    let ahead = ahead || bare && r.is(source.start, Class::PERSON);
    cue && !relative && !whole && !ahead && (!same || quotes || past) && found.content.iter().all(inside)
}
