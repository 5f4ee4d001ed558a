//! Figures and dates that an article backs: where both versions state one elsewhere of the same thing, that a headline or sentence
//! has it now, or has it no longer, is no change of fact.

use super::attach::Attacher;
use super::detail;
use super::edit::Edit;
use crate::align::atom::{Atom, Interner, Number, Reading};
use crate::align::passage::Passage;
use crate::model::ChangeName;
use rust_decimal::Decimal;
use std::ops::Range;

/// How many values of one difference are looked for elsewhere.
const VALUES: usize = 4;

impl Attacher<'_, '_, '_> {
    /// Takes back that a figure or date is another one where both versions state what came and what went elsewhere, of the same thing.
    ///
    /// One that took the place of another of its own measure stays an alarm: of "25 dead" and "28 dead" only one is right.
    pub(super) fn backed(&self, edit: &mut Edit, (was, is): (&Passage<'_>, &Passage<'_>)) {
        if edit.quoted || !VALUED.contains(&edit.name) {
            return;
        }
        let (gone, come) = (values(was, &edit.old), values(is, &edit.new));
        let rivals = || gone.iter().any(|a| come.iter().any(|b| of_one_measure(a, b)));
        if gone.is_empty() && come.is_empty() || gone.len() + come.len() > VALUES || rivals() {
            return;
        }
        let stated: Vec<String> = words_of(was, &gone).into_iter().chain(words_of(is, &come)).collect();
        let backs = |passage: &Passage<'_>, range: &Range<usize>| {
            let said: Vec<&str> = detail::content(passage, 0..passage.atoms.len())
                .into_iter()
                .filter(|at| !range.contains(at))
                .map(|at| passage.atoms[at].canon.as_str())
                .collect();
            said.len() > 1
                && detail::told_elsewhere(passage, &said, |words| stated.iter().all(|word| words.contains(word)))
        };
        if backs(was, &edit.old) && backs(is, &edit.new) {
            edit.name = ChangeName::Reworded;
            edit.note = format!("{}, as both versions say elsewhere", edit.note);
        }
    }
}

/// What is said of figures and dates.
const VALUED: [ChangeName; 3] = [ChangeName::FigureChanged, ChangeName::DateChanged, ChangeName::DeadlineMoved];

/// Returns the numbers and dates among the atoms `range`.
fn values<'p>(passage: &'p Passage<'_>, range: &Range<usize>) -> Vec<&'p Atom> {
    let atoms = passage.atoms.get(range.clone()).unwrap_or_default().iter();
    atoms.filter(|atom| atom.number().is_some() || atom.reading == Reading::Date).collect()
}

/// Returns whether both are dates, or numbers of one measure.
fn of_one_measure(one: &Atom, other: &Atom) -> bool {
    match (one.number(), other.number()) {
        (Some(one), Some(other)) => measure(&one) == measure(&other),
        (None, None) => true,
        _ => false,
    }
}

/// Returns what a number measures: "half" is a share as "50%" is.
fn measure<'n>(number: &Number<'n>) -> &'n str {
    if number.unit.is_empty() && number.value < Decimal::ONE { "%" } else { number.unit }
}

/// Returns the words of some values as the sentences of their article have them.
fn words_of(passage: &Passage<'_>, values: &[&Atom]) -> Vec<String> {
    let within = |atom: &Atom| values.iter().any(|value| value.span.overlaps(atom.span));
    let plain = passage.plain(&mut Interner::default());
    plain.into_iter().filter(|atom| within(atom) && !atom.common()).map(|atom| atom.canon).collect()
}
