//! A recorded claim looked for by its words: the recorded version's own claims do not hold it.

use super::State;
use super::deviation::Deviation;
use crate::anchor::{Anchoring, How, anchor};
use crate::ledger::Recorded;
use crate::model::{ChangeName, Claim, ClaimKind, Selector};
use crate::text::{Article, Markup, Span};

/// What became of a claim.
pub(super) struct Found {
    pub state: State,
    /// Where its words stand.
    pub span: Option<Span>,
    /// What differs about it.
    pub deviation: Option<Deviation>,
}

impl Found {
    fn nowhere(state: State) -> Self {
        Self { state, span: None, deviation: None }
    }
}

/// Looks for the words of `recorded` in the article as it is.
///
/// All parts of a split quotation must stand there. Where one does not, the recorded version tells whether it ever did.
pub(super) fn find(recorded: &Recorded, before: &Article, after: &Article) -> Found {
    let selectors = selectors(recorded);
    let mut whole: Option<Span> = None;
    let mut near: Option<(ChangeName, String, Span)> = None;
    for selector in &selectors {
        let (span, differs) = match stands(selector, before, after) {
            Anchoring::Found { span, how: How::Near, .. } => (span, Some((ChangeName::Reworded, String::new()))),
            Anchoring::Found { span, .. } => (span, None),
            Anchoring::Changed { span, names, note } => (span, names.into_iter().next().map(|name| (name, note))),
            Anchoring::Ambiguous(_) => return Found::nowhere(State::Ambiguous),
            Anchoring::Gone { .. } => {
                let stood = !matches!(anchor(selector, before), Anchoring::Gone { .. });
                return Found::nowhere(if stood { State::Missing } else { State::NotChecked });
            }
        };
        whole = Some(whole.map_or(span, |whole| whole.cover(span)));
        near = near.or(differs.map(|(name, note)| (name, note, span)));
    }
    let Some(span) = whole else { return Found::nowhere(State::NotChecked) };
    let content = &recorded.content;
    let deviation = near.map(|(name, note, place)| {
        // Whatever differs between the marks, they hold other words.
        let name = if content.kind() == ClaimKind::Quote { ChangeName::QuoteAltered } else { name };
        let claim = Some(Claim::new(content.detail.clone(), place));
        Deviation { name, note, words: Vec::new(), owner: None, claim, stands: true, change: None, recast: false }
    });
    let state = if deviation.is_some() { State::Changed } else { State::Verified };
    Found { state, span: Some(span), deviation }
}

/// Returns where the words of `selector` stand in `after`: where they stood in a cell of a table, in the cell of the same row and column,
/// since equal ones elsewhere say something else.
fn stands(selector: &Selector, before: &Article, after: &Article) -> Anchoring {
    let cell = match anchor(selector, before) {
        Anchoring::Found { span, .. } => before.heads(span),
        _ => None,
    };
    let Some(heads) = cell else { return anchor(selector, after) };
    let gone = Anchoring::Gone { nearest: None };
    let Some(cell) = after.cell_of(heads) else { return gone };
    let own = Selector { exact: selector.exact.clone(), prefix: String::new(), suffix: String::new() };
    let here = |span: Span| Span::new(cell.start + span.start, cell.start + span.end);
    match anchor(&own, &Article::new(after.slice(cell).to_owned(), Markup::Plain)) {
        Anchoring::Found { span, how, score } => Anchoring::Found { span: here(span), how, score },
        Anchoring::Changed { span, names, note } => Anchoring::Changed { span: here(span), names, note },
        Anchoring::Ambiguous(spans) => Anchoring::Ambiguous(spans.into_iter().map(here).collect()),
        Anchoring::Gone { .. } => gone,
    }
}

/// Returns a selector for each part of a claim; the context that is on record is that before the first and after the
/// last one.
fn selectors(recorded: &Recorded) -> Vec<Selector> {
    let content = &recorded.content;
    let last = content.parts.len().saturating_sub(1);
    let parts = content.parts.iter().enumerate().filter(|(_, part)| !part.trim().is_empty());
    let context = |is: bool, text: &String| if is { text.clone() } else { String::new() };
    parts
        .map(|(at, part)| Selector {
            exact: part.clone(),
            prefix: context(at == 0, &content.prefix),
            suffix: context(at == last, &content.suffix),
        })
        .collect()
}
