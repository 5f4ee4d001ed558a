//! Claims that a person added, and sentences that changed, found again in a version's text: they are read with those that the program finds.

use crate::anchor::{Anchoring, How, anchor_all};
use crate::extract::weigh;
use crate::ledger::{Content, Recorded, Story};
use crate::model::{Claim, ClaimKind, Confidence, Selector, Source};
use crate::text::fold::fold;
use crate::text::{Article, Span};
use std::collections::BTreeSet;

/// How many sentences before and behind a claim its source and cue are looked for.
const NEAR: usize = 1;

/// Returns `claims`, found in version `number` of `story`, with those that a person added to it. Where the program reads the same
/// words by now, the version holds what was recorded.
pub fn recorded(story: &Story, number: u32, article: &Article, claims: Vec<Claim>) -> Vec<Claim> {
    let held = added(story).filter_map(|claim| Some((claim, claim.at(number)?)));
    let found = find(article, held);
    merge(story, article, claims, found)
}

/// Returns `claims`, found in an article of `story` as it is now, with those that a person added and whose words stand in it.
///
/// Where the program reads other words of the same by now, such as "at least 40" where "40" was added, its claim is the one; and
/// where it reads the same words, and the source or the cue that stood there has gone.
pub fn standing(story: &Story, article: &Article, claims: Vec<Claim>) -> Vec<Claim> {
    let mut found = find(article, added(story).map(|claim| (claim, &claim.content)));
    let replaced = |own: &Claim| {
        let other = |claim: &&Claim| is_same(claim, own) && (claim.span() != own.span() || has_lost(story, own));
        claims.iter().filter(other).any(|claim| !is_misread(story, article, claim))
    };
    found.retain(|claim| !replaced(claim));
    merge(story, article, claims, found)
}

/// Returns whether the source or the cue of a claim on record stands there no more.
fn has_lost(story: &Story, own: &Claim) -> bool {
    let was = |content: &Content| (content.source.is_some(), content.cue.is_some());
    story.claim(&own.id).is_some_and(|recorded| was(&recorded.content) != (own.sourced(), own.cue.is_some()))
}

/// Returns whether two claims of one kind are about the same words: numbers and days that share any, or speech that shares most.
pub(super) fn is_same(a: &Claim, b: &Claim) -> bool {
    let (x, y) = (a.span(), b.span());
    let shared = x.end.min(y.end).saturating_sub(x.start.max(y.start));
    let enough = match a.kind() {
        ClaimKind::Figure | ClaimKind::Date => shared > 0,
        // Speech stands in speech.
        _ => shared * 5 >= x.len().max(y.len()) * 4,
    };
    a.kind() == b.kind() && enough
}

/// Returns where `words` stand in the sentence of `span` or next to it, nearest behind its beginning.
pub(super) fn near(article: &Article, span: Span, words: &str) -> Option<Span> {
    let sentences = article.sentences();
    let at = article.sentence_at(span.start).filter(|_| !words.trim().is_empty())?;
    let last = article.sentence_at(span.end.saturating_sub(1)).unwrap_or(at);
    let start = sentences.get(at.saturating_sub(NEAR))?.span.start;
    let end = sentences.get((last + NEAR).min(sentences.len() - 1))?.span.end;
    let text = article.slice(Span::new(start, end));
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let whole = text
        .match_indices(words)
        .filter(|(at, words)| edge(text[..*at].chars().next_back()) && edge(text[at + words.len()..].chars().next()));
    let places = whole.map(|(at, words)| Span::new(start + at, start + at + words.len()));
    places.min_by_key(|place| place.start.abs_diff(span.start))
}

/// Returns the claims that the program does not find by itself: those that a person added, and sentences that are on record because
/// they changed, which may hold claims of their own.
fn added(story: &Story) -> impl Iterator<Item = &Recorded> {
    let sentence = |claim: &Recorded| claim.content.kind() == ClaimKind::Assertion;
    story.claims.iter().filter(move |claim| claim.added.is_some() || sentence(claim))
}

/// Returns the claims whose words stand in `article`, each once.
fn find<'s>(article: &Article, wanted: impl Iterator<Item = (&'s Recorded, &'s Content)>) -> Vec<Claim> {
    let mut wanted = wanted.peekable();
    if wanted.peek().is_none() {
        return Vec::new();
    }
    let folded = fold(article.text());
    // A quotation in several pieces is one that the program reads by now.
    let stands = |(_, content): &(&Recorded, &Content)| {
        content.parts.len() == 1 && folded.contains(fold(&exact(content)).trim())
    };
    let wanted: Vec<(&Recorded, &Content)> = wanted.filter(stands).collect();
    let selector = |(_, content): &(&Recorded, &Content)| Selector {
        exact: exact(content),
        prefix: content.prefix.clone(),
        suffix: content.suffix.clone(),
    };
    let selectors: Vec<Selector> = wanted.iter().map(selector).collect();
    let mut taken: BTreeSet<(ClaimKind, Span)> = BTreeSet::new();
    let mut found: Vec<Claim> = Vec::new();
    for ((recorded, content), anchoring) in wanted.into_iter().zip(anchor_all(&selectors, article)) {
        let place = places(anchoring).into_iter().find(|span| taken.insert((content.kind(), *span)));
        found.extend(place.map(|span| claim(article, recorded, content, span)));
    }
    found
}

/// Returns the words of a claim that a person added: they stand in one piece.
fn exact(content: &Content) -> String {
    content.parts.first().cloned().unwrap_or_default()
}

/// Returns where the words of a claim stand, typography aside, in their order.
fn places(anchoring: Anchoring) -> Vec<Span> {
    match anchoring {
        Anchoring::Found { span, how: How::Exact | How::Folded, .. } => vec![span],
        Anchoring::Ambiguous(mut spans) => {
            spans.sort_unstable();
            spans
        }
        _ => Vec::new(),
    }
}

/// Returns the claim that `recorded` is where its words stand at `span`. A source whose words stood there and do no more is lost.
fn claim(article: &Article, recorded: &Recorded, content: &Content, span: Span) -> Claim {
    let mut claim = Claim::new(content.detail.clone(), span);
    claim.id = recorded.id.clone();
    claim.source = content.source.as_ref().and_then(|source| {
        let nowhere = source.text.is_empty().then_some(Span::new(span.start, span.start));
        let place = near(article, span, &source.text).or(nowhere)?;
        let (name, kind) = (source.name.clone(), source.kind);
        Some(Box::new(Source { span: place, name, kind, resolved: None, doubtful: false }))
    });
    claim.cue = content.cue.as_ref().and_then(|cue| near(article, span, cue));
    claim.confidence = Confidence::High;
    claim.weight = weigh(article, &claim);
    claim
}

/// Returns `claims` with `added` where they stand; they take the place of those about the same words, and of the sentences that
/// held no claim without them.
fn merge(story: &Story, article: &Article, mut claims: Vec<Claim>, mut added: Vec<Claim>) -> Vec<Claim> {
    // What the program reads just so by now is read with its own confidence.
    let reads = |own: &Claim| {
        let same = |claim: &&Claim| (claim.kind(), &claim.parts) == (own.kind(), &own.parts);
        claims.iter().find(same).is_some_and(|claim| claim.digest(article) == own.digest(article))
    };
    added.retain(|own| !reads(own));
    if added.is_empty() {
        return claims;
    }
    let touches = |a: Span, b: Span| a.start < b.end && b.start < a.end;
    let yields = |claim: &Claim, own: &Claim| match claim.kind() {
        ClaimKind::Assertion => touches(claim.span(), own.span()),
        _ if own.kind() == ClaimKind::Assertion => false,
        _ => is_same(claim, own) && (claim.span() == own.span() || !is_misread(story, article, claim)),
    };
    claims.retain(|claim| !added.iter().any(|own| yields(claim, own)));
    claims.extend(added);
    claims.sort_by_key(|claim| (claim.span().start, std::cmp::Reverse(claim.span().end), claim.kind()));
    claims
}

/// Returns whether a person has found that the program misreads the words of `claim`.
fn is_misread(story: &Story, article: &Article, claim: &Claim) -> bool {
    let words = || claim.parts.iter().map(|part| article.slice(*part));
    let same =
        |content: &Content| content.kind() == claim.kind() && content.parts.iter().map(String::as_str).eq(words());
    story.current().any(|recorded| recorded.is_misread() && same(&recorded.content))
}
