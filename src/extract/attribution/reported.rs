//! Whom the source of something means that stands in somebody's speech: "I", "she" and "the mayor" are that speaker's words.

use crate::english::Class;
use crate::extract::reading::Reading;
use crate::model::{Source, SourceType};
use std::ops::Range;

/// Returns whom a source between marks means: whoever speaks, where it is "I"; other pronouns mean somebody of whom only the
/// speaker knows.
pub(super) fn quoted(r: &Reading<'_>, phrase: &Range<usize>, speaker: Option<&Source>) -> Option<Source> {
    if phrase.len() != 1 || !r.is(phrase.start, Class::SUBJECT) {
        return None;
    }
    let span = r.span(phrase.clone());
    let first = speaker.filter(|_| r.reads(phrase.start, "i"));
    Some(match first {
        Some(speaker) => Source { span, resolved: speaker.resolved.or(Some(speaker.span)), ..speaker.clone() },
        None => Source {
            span,
            name: r.article().slice(span).to_owned(),
            kind: SourceType::Pronoun,
            resolved: None,
            doubtful: false,
        },
    })
}

/// Returns the source of what somebody reports: "the mayor" in a speaker's words is not that speaker.
pub(super) fn other(r: &Reading<'_>, source: Source, phrase: &Range<usize>, speaker: Option<&Source>) -> Source {
    let pronoun = phrase.len() == 1 && r.is(phrase.start, Class::SUBJECT.with(Class::POSSESSIVE));
    let named = phrase.clone().any(|i| r.capital(i) && !r.is(i, Class::DETERMINER.with(Class::POSSESSIVE)));
    let name = r.article().slice(source.span);
    let same = speaker.is_some_and(|speaker| speaker.name == source.name) && name != source.name;
    if pronoun {
        // "She said he had told her": whom the speaker speaks of is a guess.
        let own = speaker.is_some_and(|speaker| speaker.name == source.name);
        let doubtful = source.doubtful || !own && source.resolved.is_some();
        return Source { doubtful, ..source };
    }
    if named || !same {
        return source;
    }
    Source { name: name.to_owned(), kind: SourceType::Anonymous, resolved: None, doubtful: false, ..source }
}
