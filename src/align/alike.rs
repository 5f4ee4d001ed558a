//! Values that one version writes so that only the other one tells how to read them: "5 votes to 2" and "5-2", "60m of track" and "60
//! metres of track", "children under 12" and "children under the age of 12 years".

use super::atom::{Atom, Interner, Reading};
use super::passage::Passage;
use super::typed::{amount, made};
use crate::model::{Bound, Figure, SCORE};
use crate::values::figure;
use rust_decimal::Decimal;

/// Reads what stands in one of two passages as the other one tells.
pub(crate) fn settle(old: &mut Passage<'_>, new: &mut Passage<'_>, interner: &mut Interner) {
    scores(old, new, interner);
    units(old, new, interner);
    units(new, old, interner);
}

/// The unit of a length that one letter stands for, as it does for a million.
const METRES: &str = "m";

/// The units of a length of time and of an age.
const YEARS: [&str; 2] = ["years", "years old"];

/// How many words before a number of years tell that it is an age.
const AGED: usize = 3;

/// Takes the numbers of `passage` for lengths and ages where `other` has the same ones as such.
fn units(passage: &mut Passage<'_>, other: &Passage<'_>, interner: &mut Interner) {
    let theirs: Vec<(Decimal, String)> = figures(other).map(|(value, unit)| (value, unit.to_owned())).collect();
    let has = |value: Decimal, unit: &str| theirs.iter().any(|(own, name)| *own == value && name == unit);
    let million = Decimal::from(1_000_000);
    let mut changed = Vec::new();
    for (at, atom) in passage.atoms.iter().enumerate() {
        let Reading::Figure(figure) = &atom.reading else { continue };
        let written = passage.slice(atom);
        let short = figure.unit.is_empty() && written.ends_with('m') && !written.contains(char::is_whitespace);
        let metres = figure.value.checked_div(million).filter(|value| short && has(*value, METRES));
        // What bounds a number is an atom of its own: "under the age of".
        let before = passage.reader.article.text().get(passage.span.start..atom.span.start).unwrap_or_default();
        let aged = || before.rsplit(' ').take(AGED).any(|word| matches!(word, "age" | "aged" | "ages"));
        let read = match metres {
            Some(value) => (value, METRES),
            None if figure.unit == YEARS[0] && has(figure.value, YEARS[1]) && aged() => (figure.value, YEARS[1]),
            None => continue,
        };
        let figure = Figure { value: read.0, unit: read.1.to_owned(), ..(**figure).clone() };
        let canon = amount(&figure, read.1);
        changed.push((at, made(passage, atom, atom.span, canon, Reading::Figure(Box::new(figure)), interner)));
    }
    for (at, atom) in changed {
        passage.atoms[at] = atom;
    }
}

/// Returns the numbers of a passage with their units.
fn figures<'p>(passage: &'p Passage<'_>) -> impl Iterator<Item = (Decimal, &'p str)> {
    passage.atoms.iter().filter_map(|atom| match &atom.reading {
        Reading::Figure(figure) if figure.max.is_none() => Some((figure.value, figure.unit.as_str())),
        _ => None,
    })
}

/// Takes "5 votes to 2" for the one score that it is, where the other passage has a score: "5-2".
fn scores(old: &mut Passage<'_>, new: &mut Passage<'_>, interner: &mut Interner) {
    let scored = |passage: &Passage<'_>| {
        passage.atoms.iter().any(|atom| atom.number().is_some_and(|number| number.unit == SCORE))
    };
    match (scored(old), scored(new)) {
        (true, false) => join_sides(new, interner),
        (false, true) => join_sides(old, interner),
        _ => {}
    }
}

fn join_sides(passage: &mut Passage<'_>, interner: &mut Interner) {
    let plain = |atom: &Atom| {
        let number = atom.number().filter(|it| it.max.is_none() && (it.unit.is_empty() || figure::has_side(it.unit)));
        number.map(|it| it.value)
    };
    let mut out: Vec<Atom> = Vec::with_capacity(passage.atoms.len());
    let atoms = std::mem::take(&mut passage.atoms);
    let mut rest = atoms.as_slice();
    while let [first, sides, to, second, next @ ..] = rest {
        let goes = out.last().is_some_and(|atom| atom.canon == "from");
        let ends = plain(first)
            .zip(plain(second))
            .filter(|_| !goes && to.canon == "to" && figure::has_side(&passage.slice(sides).to_lowercase()));
        if let Some((value, other)) = ends {
            let figure = Figure { value, max: Some(other), unit: SCORE.to_owned(), bound: Bound::Exactly };
            let (canon, span) = (amount(&figure, SCORE), first.span.cover(second.span));
            out.push(made(passage, first, span, canon, Reading::Figure(Box::new(figure)), interner));
            rest = next;
        } else {
            out.push(first.clone());
            rest = &rest[1..];
        }
    }
    out.extend_from_slice(rest);
    passage.atoms = out;
}
