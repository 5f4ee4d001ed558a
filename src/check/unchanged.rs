//! An article that is what was recorded, byte for byte: its claims are found again by their words, and nothing is
//! analysed.

use super::{Case, State, Tracked};
use crate::diff::{Edition, Restated};
use crate::ledger::{Content, StoryFile};
use crate::model::{Claim, ClaimKind, Source};
use crate::text::{Article, Span, notices};
use std::collections::{BTreeMap, BTreeSet};

/// Returns the claims that `file` holds of `article`, which is its latest version; none where one of them is not found at
/// once, so that the article has to be read as any other.
///
/// Nobody asks of such claims how sure the extractor was, and their weight is the default until somebody weighs them. Where their
/// sources and cues stand is told for figures only, and only inside the speech or sentence that they belong to.
pub fn recorded_claims(file: &StoryFile, article: &Article) -> Option<Vec<Claim>> {
    let mut claims = Vec::new();
    let mut taken: BTreeSet<(ClaimKind, Vec<Span>)> = BTreeSet::new();
    let mut speech: Vec<Span> = Vec::new();
    let mut from = 0;
    for recorded in file.story.current() {
        let content = &recorded.content;
        if content.recomputed() != content.digest {
            return None;
        }
        let free = |parts: &Vec<Span>| !taken.contains(&(content.kind(), parts.clone()));
        let parts = places(content, article.text(), from).find(free)?;
        let span = parts.iter().copied().reduce(Span::cover)?;
        from = span.start;
        taken.insert((content.kind(), parts.clone()));
        while speech.last().is_some_and(|open| open.end <= span.start) {
            speech.pop();
        }
        let mut claim = Claim { parts, ..Claim::new(content.detail.clone(), span) };
        claim.id = recorded.id.clone();
        let around = (content.kind() == ClaimKind::Figure).then(|| surroundings(article, span, &speech));
        let place = |words: &str| match around {
            Some(around) => only(article, around, words),
            None => Some(Span::new(span.start, span.start)),
        };
        if let Some(source) = &content.source {
            let (name, kind, span) = (source.name.clone(), source.kind, place(&source.text)?);
            claim.source = Some(Box::new(Source { span, name, kind, resolved: None, doubtful: false }));
        }
        claim.cue = match &content.cue {
            Some(cue) => Some(place(cue)?),
            None => None,
        };
        if content.kind().is_speech() {
            speech.push(span);
        }
        claims.push(claim);
    }
    Some(claims)
}

/// Returns the places from byte `from` on at which the words stand as recorded, between what stood around them.
fn places<'t>(content: &'t Content, text: &'t str, from: usize) -> impl Iterator<Item = Vec<Span>> + 't {
    let first = content.parts.first().map_or("", String::as_str);
    let mut next = from;
    std::iter::from_fn(move || {
        while let Some(at) = text.get(next..).and_then(|rest| rest.find(first)).filter(|_| !first.is_empty()) {
            let start = next + at;
            next = start + text[start..].chars().next().map_or(1, char::len_utf8);
            let parts = stands(content, text, start);
            if parts.is_some() {
                return parts;
            }
        }
        None
    })
}

/// Returns the parts of a claim that starts at byte `start`; none where other words stand around it.
fn stands(content: &Content, text: &str, start: usize) -> Option<Vec<Span>> {
    if !text[..start].ends_with(&content.prefix) {
        return None;
    }
    let mut parts = Vec::with_capacity(content.parts.len());
    let mut end = start;
    for part in &content.parts {
        let begin = end + text.get(end..)?.find(part.as_str())?;
        end = begin + part.len();
        parts.push(Span::new(begin, end));
    }
    text.get(end..)?.starts_with(&content.suffix).then_some(parts)
}

/// Returns the sentence of a figure, with the speech that it stands in.
fn surroundings(article: &Article, span: Span, speech: &[Span]) -> Span {
    let sentence = article.sentence_at(span.start).and_then(|at| article.sentences().get(at));
    let whole = sentence.map_or(span, |sentence| sentence.span.cover(span));
    speech.last().map_or(whole, |speech| whole.cover(*speech))
}

/// Returns where `words` stand in `around`: an empty place where they don't, none where they stand there twice.
fn only(article: &Article, around: Span, words: &str) -> Option<Span> {
    let text = article.slice(around);
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let mut whole = text
        .match_indices(words)
        .filter(|(at, words)| edge(text[..*at].chars().next_back()) && edge(text[at + words.len()..].chars().next()));
    match (whole.next(), whole.next()) {
        (None, _) => Some(Span::new(around.start, around.start)),
        (Some((at, words)), None) => Some(Span::new(around.start + at, around.start + at + words.len())),
        _ => None,
    }
}

impl<'a> Case<'a> {
    /// Returns the case of an article that is its latest recorded version, byte for byte; `edition` holds it with the
    /// claims that [`recorded_claims`] gives.
    pub fn unchanged(file: &'a StoryFile, path: &'a str, edition: Edition<'a>) -> Self {
        let places = file.story.claims.iter().zip(&file.claims).filter(|(claim, _)| claim.is_current());
        let tracked = places.zip(edition.claims).enumerate().map(|(at, ((recorded, place), claim))| {
            let (here, span, names) = (Some(at), Some(claim.span()), Vec::new());
            Tracked { recorded, place, before: here, after: here, span, names, state: State::Verified }
        });
        let (misread, tracked): (Vec<_>, Vec<_>) = tracked.partition(|claim| claim.recorded.is_misread());
        Self {
            file,
            path,
            before: edition,
            after: edition,
            changes: Vec::new(),
            deviations: Vec::new(),
            commands: super::Commands::new(path, None),
            today: None,
            earlier: BTreeMap::new(),
            notices: notices(edition.article),
            tracked,
            misread: misread.into_iter().filter_map(|claim| claim.after).collect(),
            added: Vec::new(),
            restated: Restated::default(),
        }
    }
}
