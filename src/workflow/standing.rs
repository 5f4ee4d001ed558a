//! How a recorded claim stands in its article: its sentence, the sentence it stood in before, and how sure the program is.

use super::editions::Editions;
use crate::ledger::{Content, Recorded, Story};
use crate::model::{Claim, Confidence, Weight};
use crate::text::{Article, Span};

/// How much of a sentence is kept before and after the claim, in characters.
const KEPT: usize = 300;

/// A claim with what it takes to judge it.
#[derive(Debug, Clone)]
pub struct Standing {
    /// The sentence that holds it, or sentences.
    pub now: Sentence,
    /// The sentence that held what it said before, where it said something else.
    pub was: Option<Sentence>,
    /// How sure the program is that it read the claim rightly; none where another edition of it has read it.
    pub confidence: Option<Confidence>,
    /// How much a fact-checker would care about the claim; none where another edition has read it.
    pub weight: Option<Weight>,
    /// The line of the recorded version on which it begins.
    pub line: Option<usize>,
}

/// The words of a claim and those around it; what comes from an article, not yet made visible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// What stands before the claim.
    pub before: String,
    /// The claim, from its first word to its last.
    pub claim: String,
    /// What stands after it.
    pub after: String,
}

impl Sentence {
    /// Returns the whole.
    pub fn whole(&self) -> String {
        format!("{}{}{}", self.before, self.claim, self.after)
    }
}

impl Editions<'_> {
    /// Looks up how `claim` of `story` stands in its version; what can't be read any more is told from the record alone.
    pub fn standing(&self, story: &Story, claim: &Recorded) -> Standing {
        let was = claim.history.last().map(|past| {
            let was = self.find(story, past.until, claim, &past.content, sentence);
            was.unwrap_or_else(|| recorded(&past.content))
        });
        let latest = story.latest().map_or(claim.since, |version| version.number);
        let latest = claim.gone.map_or(latest, |gone| gone.saturating_sub(1));
        let found = self.find(story, latest, claim, &claim.content, |article, found| Standing {
            now: sentence(article, found),
            was: None,
            confidence: Some(found.confidence),
            weight: Some(found.weight),
            line: Some(article.position(found.span()).line),
        });
        let unread =
            || Standing { now: recorded(&claim.content), was: None, confidence: None, weight: None, line: None };
        Standing { was, ..found.unwrap_or_else(unread) }
    }

    /// Finds a recorded claim in a version that says `content`, and returns what `tell` makes of it.
    fn find<T>(
        &self,
        story: &Story,
        number: u32,
        claim: &Recorded,
        content: &Content,
        tell: impl FnOnce(&Article, &Claim) -> T,
    ) -> Option<T> {
        let page = self.page(story, story.version(number)?).ok()?;
        let found = page.claim(story, number, &claim.id)?;
        (found.digest(&page.article) == content.digest).then(|| tell(&page.article, found))
    }
}

fn sentence(article: &Article, claim: &Claim) -> Sentence {
    let span = claim.span();
    let around = |at: usize| {
        let found = article.sentence_at(at).and_then(|index| article.sentences().get(index));
        found.map_or(span, |sentence| sentence.span)
    };
    let start = around(span.start).start.min(span.start);
    let end = around(span.end.saturating_sub(1)).end.max(span.end);
    Sentence {
        before: last(article.slice(Span::new(start, span.start))),
        claim: article.slice(span).to_owned(),
        after: first(article.slice(Span::new(span.end, end))),
    }
}

/// What the record itself knows of the words around a claim.
fn recorded(content: &Content) -> Sentence {
    Sentence {
        before: format!("…{}", content.prefix), claim: content.words(), after: format!("{}…", content.suffix)
    }
}

fn first(text: &str) -> String {
    match text.char_indices().nth(KEPT) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}

fn last(text: &str) -> String {
    match text.char_indices().rev().nth(KEPT - 1) {
        Some((at, _)) if at > 0 => format!("…{}", text.get(at..).unwrap_or_default()),
        _ => text.to_owned(),
    }
}
