//! Who said what: quotes and statements with their cues and sources.
//!
//! `speech` reads a sentence from left to right and asks, at each word that may attribute, the file of its kind: verbs with their
//! subject beside them (`speech`, which asks `verb` whether a form reports), verbs before their subject (`inverted`) or in a clause about
//! what is spoken of (`relative`), verbs whose subject only the grammar finds (`parsed`, which asks `grammar`, the parser), participles,
//! nouns, prepositions, passives and hearsay. `subject` finds who speaks and `phrase` where noun phrases begin and end; `introduced` finds what
//! is said behind a cue, `around` what is said before it, `content` where that begins and `extent` where it ends; `document` what surveys show,
//! `charge` who accuses whom, `frame` which verbs say something of what they take and `framed` what they say, `floor` who speaks in a block, where its layout tells. `nested` finds speech in speech, `quotation` then gives the quotations that no cue
//! took to whoever goes on speaking. `held` finds what somebody wants or expects without saying it: no claim of its own, but a figure in it
//! has that source. `asked` reads no more of an article than is asked for,
//! and `taken` finds what another version of it has read already.

mod around;
mod asked;
mod between;
mod charge;
mod content;
mod document;
mod extent;
mod floor;
mod frame;
mod framed;
mod grammar;
mod hearsay;
mod held;
mod inherit;
mod introduced;
mod inverted;
mod nested;
mod noun;
mod parsed;
mod participle;
mod phrase;
mod preposition;
mod quotation;
mod relative;
mod reported;
mod speech;
mod subject;
mod taken;
mod turn;
mod verb;

pub use asked::Heard;
pub(super) use asked::{Known, Speech};
pub(super) use inherit::{Attributed, Held};
pub(super) use turn::{Said, View};

use super::reading::Reading;
use crate::model::{Claim, Form};
use crate::text::{Article, Span};
use std::ops::Range;

/// Who said what, in tokens.
#[derive(Debug, Clone)]
struct Attribution {
    /// The noun phrase that names who.
    source: Option<Range<usize>>,
    /// The words that attribute; none where the words merely go on.
    cue: Option<Range<usize>>,
    /// What, in order; never empty.
    content: Vec<Range<usize>>,
}

/// Returns the quotes and statements of `article`, in order, and what else is somebody's word.
///
/// Contents overlap only where one speech reports another, which lies in it whole.
pub(super) fn find(article: &Article) -> (Vec<Claim>, Vec<Held>) {
    Speech::new(article, None).resolved()
}

/// Returns the same, with what was heard in the article's sentences. What was heard in the same ones of another version, `before`, is
/// taken over.
pub(super) fn find_after(
    article: &Article,
    before: Option<(&Article, &Heard)>,
) -> (Vec<Claim>, Vec<Held>, Option<Heard>) {
    let speech = match before {
        Some((before, heard)) => Speech::after(article, before, heard),
        None => Speech::new(article, None),
    };
    let (claims, held) = speech.resolved();
    (claims, held, speech.into_heard())
}

/// Returns how the content is reported: in marks, without, or in part.
fn form(r: &Reading<'_>, attribution: &Attribution) -> Form {
    let words = || attribution.content.iter().cloned().flatten().filter(|i| r.mark(*i) == '\0');
    match words().filter(|i| r.quotation(*i).is_some()).count() {
        0 => Form::Indirect,
        n if n == words().count() => Form::Direct,
        _ => Form::Mixed,
    }
}

/// Returns whether the content is a quotation that begins before `at`: one of many paragraphs is there for each of them.
fn quoted_before(r: &Reading<'_>, attribution: &Attribution, at: usize) -> bool {
    let mut content = attribution.content.iter().cloned().flatten();
    let quotation = content.find_map(|i| r.quotation(i)).and_then(|index| r.article().quotations().get(index));
    let mut parts = quotation.into_iter().flat_map(|quotation| &quotation.parts).map(|part| without_space(r, *part));
    parts.find(|part| !part.is_empty()).is_some_and(|first| first.start < at) && form(r, attribution) == Form::Direct
}

/// Returns the spans of the content, and how it is reported.
fn parts(r: &Reading<'_>, attribution: &Attribution) -> (Form, Vec<Span>) {
    let form = form(r, attribution);
    let mut parts: Vec<Span> = Vec::new();
    // The quotation that was added last: its sentences may be several ranges.
    let mut last = None;
    for range in &attribution.content {
        if form == Form::Direct {
            direct(r, range, &mut last, &mut parts);
        } else {
            parts.push(trimmed(r, range));
        }
    }
    parts.retain(|part| !part.is_empty());
    (form, parts)
}

/// Adds what stands between the marks of the quotations in `range`, those of `last` aside.
fn direct(r: &Reading<'_>, range: &Range<usize>, last: &mut Option<usize>, parts: &mut Vec<Span>) {
    for index in range.clone().filter_map(|i| r.quotation(i)) {
        if last.replace(index) == Some(index) {
            continue;
        }
        if let Some(quotation) = r.article().quotations().get(index) {
            parts.extend(quotation.parts.iter().map(|part| without_space(r, *part)));
        }
    }
}

/// Returns the span of `range` without punctuation at its edges; marks, brackets and currency signs stay.
fn trimmed(r: &Reading<'_>, range: &Range<usize>) -> Span {
    let edge = |i: usize| {
        matches!(r.mark(i), ',' | '.' | ';' | ':' | '\u{2014}' | '\u{2013}' | '-') && r.quotation(i).is_none()
    };
    let (mut start, mut end) = (range.start, range.end);
    while start < end && edge(start) {
        start += 1;
    }
    while end > start && edge(end - 1) {
        end -= 1;
    }
    r.span(start..end)
}

/// Returns `span` without white space at its edges.
fn without_space(r: &Reading<'_>, span: Span) -> Span {
    let slice = r.article().slice(span);
    let start = span.start + (slice.len() - slice.trim_start().len());
    Span::new(start, (span.start + slice.trim_end().len()).max(start))
}
