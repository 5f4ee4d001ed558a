//! Whether two versions mean the same person, body or place by other words: "the minister" and "Joan Marsh", where the article says
//! that she is one.

use super::attach::Attacher;
use super::cues;
use super::edit::{Edit, shown};
use super::weight;
use super::witnesses::Relation;
use crate::align::atom::{Atom, Reading};
use crate::align::passage::Passage;
use crate::english::{self, Class, lexicon};
use crate::model::ChangeName;
use crate::text::Span;
use std::ops::Range;

/// The longest phrase, in words, that names or describes somebody.
const PHRASE: usize = 8;

impl Attacher<'_, '_, '_> {
    /// Names a difference in who is meant by whom the article says that the words mean.
    pub(super) fn referred(&self, edit: &mut Edit, (was, is): (&Passage<'_>, &Passage<'_>)) {
        let loud =
            matches!(edit.name, ChangeName::EntityChanged | ChangeName::SourceChanged | ChangeName::SourceVaguened);
        let quiet = matches!(edit.name, ChangeName::Reworded | ChangeName::DetailChanged);
        if edit.quoted || !loud && !quiet {
            return;
        }
        let (Some(old), Some(new)) = (phrase(was, &edit.old), phrase(is, &edit.new)) else { return };
        // Only where one is named and one described can the article say that they are two.
        let apart = |(a, b): (&Passage<'_>, &Range<usize>), (c, d): (&Passage<'_>, &Range<usize>)| {
            named(a, b) && describes(c, d) && !named(c, d)
        };
        if quiet && !apart((was, &old), (is, &new)) && !apart((is, &new), (was, &old)) {
            return;
        }
        match self.sides.witnesses.relation(span(was, &old), span(is, &new)) {
            Relation::Same if edit.name != ChangeName::Reworded => {
                edit.name = ChangeName::Reworded;
                edit.note = format!("{} → {}, the same in other words", shown(was, old), shown(is, new));
            }
            Relation::Another if quiet && !placed(was, &old) && !placed(is, &new) => {
                let speaks = cues::by_cue(was, &old) && cues::by_cue(is, &new);
                edit.name = if speaks { ChangeName::SourceChanged } else { ChangeName::EntityChanged };
                edit.note = format!("{} → {}, another one", shown(was, old), shown(is, new));
            }
            _ => {}
        }
    }
}

/// Returns the noun phrase that the atoms `range` are or belong to: with the words of a name around them; none where they are more
/// than a phrase.
fn phrase(passage: &Passage<'_>, range: &Range<usize>) -> Option<Range<usize>> {
    let atoms = &passage.atoms;
    let part = |atom: &Atom| {
        atom.reading == Reading::Date
            || atom.reading == Reading::Word && (atom.capital && !atom.initial || !lexicon::makes_clause(&atom.canon))
    };
    // Who is joined to somebody is another one: "and Kate visit".
    let joins = atoms.get(range.start).is_some_and(|first| matches!(first.canon.as_str(), "and" | "or"));
    if range.is_empty() || joins || range.len() > PHRASE || !atoms.get(range.clone())?.iter().all(part) {
        return None;
    }
    let joined = |at: usize| {
        let (before, after) = (atoms.get(at)?, atoms.get(at + 1)?);
        let gap = passage.reader.article.text().get(before.span.end..after.span.start)?;
        Some(gap.chars().all(|c| c == ' ' || c == '-'))
    };
    let name =
        |at: usize| atoms.get(at).is_some_and(|atom| atom.capital && !atom.common() && atom.reading == Reading::Word);
    let (mut start, mut end) = (range.start, range.end);
    while end < atoms.len() && name(end) && joined(end - 1) == Some(true) {
        end += 1;
    }
    while start > 0 && name(start - 1) && name(start) && joined(start - 1) == Some(true) {
        start -= 1;
    }
    Some(start..end)
}

fn span(passage: &Passage<'_>, range: &Range<usize>) -> Span {
    let atoms = passage.atoms.get(range.clone()).unwrap_or_default();
    atoms.iter().map(|atom| atom.span).reduce(Span::cover).unwrap_or_default()
}

/// Returns whether the phrase ends like a name.
fn named(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let last = range.end.checked_sub(1).and_then(|at| passage.atoms.get(at));
    last.is_some_and(|atom| atom.capital && !english::class(&atom.canon).any(Class::ROLE.with(Class::TITLE)))
}

/// Returns whether a word stands before the phrase that says where something is: then it takes nobody's place.
fn placed(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let before = range.start.checked_sub(1).and_then(|at| passage.atoms.get(at));
    [before, passage.atoms.get(range.start)].into_iter().flatten().any(|atom| weight::preposition(&atom.canon))
}

/// Returns whether the phrase has a noun for a person or body.
fn describes(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let nouns = Class::ROLE.with(Class::TITLE).with(Class::COLLECTIVE);
    passage.atoms.get(range.clone()).unwrap_or_default().iter().any(|atom| english::class(&atom.canon).any(nouns))
}
