//! What is said or held in an article, before anybody knows by whom.

use super::inherit::Held;
use super::{Attribution, parts};
use crate::extract::reading::Reading;
use crate::model::{Claim, Detail, Form, Source, SourceType};
use crate::text::Span;
use std::ops::Range;

/// A quote or statement whose source is not resolved yet: it has the words, and no name.
#[derive(Debug, Clone)]
pub(in crate::extract) struct Said {
    /// The claim.
    pub(in crate::extract) claim: Claim,
    /// Where it stands, and the words of its source.
    pub(super) attribution: Attribution,
    /// Whose speech it is said in.
    pub(super) place: Place,
    /// Whether it is nothing but what stands in it: "A: She said, “…”". It is no claim then.
    pub(super) hollow: bool,
}

/// Whose speech something is said in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The article's own.
    Article,
    /// Somebody's, in the article's words.
    Reported,
    /// Somebody's, in that one's own words: between the marks of the quotation with this index.
    Quoted(usize),
}

/// What somebody holds without saying it, whose source is not resolved yet.
#[derive(Debug, Clone)]
pub(in crate::extract) struct View {
    /// The view.
    pub(in crate::extract) held: Held,
    /// Where it stands, and the words of its source.
    pub(super) attribution: Attribution,
}

/// What is said or held, in the order in which sources are resolved.
#[derive(Debug)]
pub(super) enum Turn {
    Said(Said),
    Held(View),
}

impl Said {
    /// Returns the claim that an attribution makes; none where it has no words.
    pub(super) fn new(r: &Reading<'_>, attribution: Attribution, place: Place) -> Option<Self> {
        let (form, parts) = match place {
            Place::Quoted(quotation) => parts(&r.within(quotation), &attribution),
            Place::Article | Place::Reported => parts(r, &attribution),
        };
        let detail = if form == Form::Direct { Detail::Quote(form) } else { Detail::Statement(form) };
        let source = attribution.source.as_ref().map(|phrase| Box::new(unnamed(r, phrase)));
        let cue = attribution.cue.clone().map(|cue| r.span(cue));
        let claim = Claim { parts, source, cue, ..Claim::new(detail, Span::default()) };
        (!claim.parts.is_empty()).then_some(Self { claim, attribution, place, hollow: false })
    }
}

impl View {
    /// Returns what somebody holds; nothing where there are no words of whoever does.
    pub(super) fn new(r: &Reading<'_>, attribution: Attribution) -> Option<Self> {
        let source = unnamed(r, attribution.source.as_ref()?);
        let span = r.span(attribution.content.first()?.clone());
        let cue = attribution.cue.clone().map(|cue| r.span(cue));
        Some(Self { held: Held { span, source, cue }, attribution })
    }
}

/// Returns the source that has the words `phrase`, before anybody knows whom they mean.
fn unnamed(r: &Reading<'_>, phrase: &Range<usize>) -> Source {
    let span = r.span(phrase.clone());
    Source { span, name: String::new(), kind: SourceType::Anonymous, resolved: None, doubtful: false }
}

/// Returns whether `outer` has no words but those of one report in it: its source, its cue and what is quoted.
pub(super) fn is_hollow(r: &Reading<'_>, outer: &Attribution, inner: &[(Attribution, Option<usize>)]) -> bool {
    let [(inner, None)] = inner else { return false };
    let parts = inner.content.iter().chain(&inner.source).chain(&inner.cue);
    let parts: Vec<&Range<usize>> = parts.collect();
    let quoted = inner.content.iter().all(|range| r.quotation(range.start).is_some());
    let held = |i: usize| r.mark(i) != '\0' || parts.iter().any(|range| range.contains(&i));
    quoted && outer.content.iter().cloned().flatten().all(held)
}

/// Returns the first token of what is said or held.
pub(super) fn starts(attribution: &Attribution) -> usize {
    attribution.content.first().map_or(0, |content| content.start)
}
