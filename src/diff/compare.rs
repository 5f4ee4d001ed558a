//! Two passages that tell the same, compared word by word: what differs, and what kind of difference it is.

use super::classify;
use super::edit::{Edit, shown};
use crate::align::aligned::{Aligned, Hunk};
use crate::align::atom::Reading;
use crate::align::passage::Passage;
use crate::align::pieces;
use crate::english::shortened;
use crate::model::ChangeName;
use crate::text::{Span, fold};
use std::ops::Range;

/// Returns what differs between two passages, named; empty where only typography does.
///
/// Words are told to stand for others by holding each against each, so passages longer than any sentence that people read are
/// compared piece by piece.
pub(crate) fn compare(aligned: &Aligned<'_>) -> Vec<Edit> {
    let pieces = pieces::cut(aligned);
    let Some((_, rest)) = pieces.split_first().filter(|(_, rest)| !rest.is_empty()) else { return piece(aligned) };
    let mut out = Vec::new();
    let mut from = (0, 0);
    for to in rest {
        let (old, new) = (pieces::passage(aligned.old, from.0..to.0), pieces::passage(aligned.new, from.1..to.1));
        for mut edit in piece(&pieces::aligned(aligned, (&old, &new), from)) {
            for (range, by) in [(&mut edit.old, from.0), (&mut edit.new, from.1)] {
                *range = range.start + by..range.end + by;
            }
            out.push(edit);
        }
        from = *to;
    }
    out
}

fn piece(aligned: &Aligned<'_>) -> Vec<Edit> {
    let mut edits = marks(aligned);
    edits.extend(variants(aligned));
    edits.extend(classify::classify(aligned));
    edits
}

/// Finds words that quotation marks were put on or taken off, and marks that stand elsewhere.
///
/// The marks themselves decide; how they pair only tells which words to show.
fn marks(aligned: &Aligned<'_>) -> Vec<Edit> {
    let (was, is) = (marks_before(aligned.old), marks_before(aligned.new));
    let shifted: Vec<(usize, usize)> = places(aligned).filter(|(i, j)| was.get(*i) != is.get(*j)).collect();
    // What moved as well has no place in common: there only the number of marks tells.
    if shifted.is_empty() && was.iter().sum::<usize>() == is.iter().sum::<usize>() {
        return Vec::new();
    }
    let (old, new) = (&aligned.old.atoms, &aligned.new.atoms);
    let moved = |(i, j): &(usize, usize)| old[*i].quotation.is_some() != new[*j].quotation.is_some();
    let together = |a: &(usize, usize), b: &(usize, usize)| {
        b.0 == a.0 + 1
            && b.1 == a.1 + 1
            && moved(a) == moved(b)
            && old[a.0].quotation.is_some() == old[b.0].quotation.is_some()
    };
    let mut out = Vec::new();
    let chance = |run: &[(usize, usize)]| shifted.is_empty() && run.iter().all(|(i, _)| old[*i].common());
    for run in aligned.pairs.chunk_by(together).filter(|run| moved(&run[0]) && !chance(run)) {
        let (first, last) = (run[0], run[run.len() - 1]);
        let words = shown(aligned.new, first.1..last.1 + 1);
        let note = if old[first.0].quotation.is_some() {
            format!("no longer in quotation marks: {words}")
        } else {
            format!("now in quotation marks: {words}")
        };
        out.push(Edit {
            name: ChangeName::QuoteAltered,
            old: first.0..last.0 + 1,
            new: first.1..last.1 + 1,
            note,
            quoted: true,
        });
    }
    out.extend(aligned.hunks.iter().filter(|hunk| joined(aligned, hunk)).map(|hunk| Edit {
        name: ChangeName::QuoteAltered,
        old: hunk.old.clone(),
        new: hunk.new.clone(),
        note: "two quotations became one, or one became two".to_owned(),
        quoted: true,
    }));
    // Where a quotation begins or ends, another place of "he said" moves marks and no words.
    let ends = |passage: &Passage<'_>, at: usize| {
        let text = passage.reader.article.text();
        let before = at.checked_sub(1).and_then(|at| passage.atoms.get(at));
        match (before, passage.atoms.get(at)) {
            (Some(before), Some(atom)) => before.quotation != atom.quotation,
            (None, Some(atom)) if atom.quotation.is_some() => {
                text.get(..atom.span.start).is_some_and(|before| before.ends_with(MARKS))
            }
            (Some(before), None) if before.quotation.is_some() => text.get(before.span.end..).is_some_and(|behind| {
                behind.trim_start_matches(|c: char| c.is_ascii_punctuation() && c != '"').starts_with(MARKS)
            }),
            _ => false,
        }
    };
    let shifted: Vec<_> =
        shifted.into_iter().filter(|(i, j)| !ends(aligned.old, *i) && !ends(aligned.new, *j)).collect();
    if out.is_empty()
        && let (Some(first), Some(last)) = (shifted.first(), shifted.last())
    {
        let range = |from: usize, to: usize, len: usize| from.min(len.saturating_sub(1))..to.max(from + 1).min(len);
        let (a, b) = (range(first.0, last.0, old.len()), range(first.1, last.1, new.len()));
        let note = format!("quotation marks moved at {}", shown(aligned.new, b.clone()));
        out.push(Edit { name: ChangeName::QuoteAltered, old: a, new: b, note, quoted: true });
    }
    out
}

/// Marks that open or close a quotation.
const MARKS: [char; 3] = ['"', '“', '”'];

/// Returns whether the words of `hunk` have only gone elsewhere, or come from there: "he says" behind a quotation that stands within it.
fn elsewhere(aligned: &Aligned<'_>, hunk: &Hunk) -> bool {
    let ids = |passage: &Passage<'_>, range: &Range<usize>| -> Vec<u32> {
        let mut ids: Vec<u32> =
            passage.atoms.get(range.clone()).unwrap_or_default().iter().map(|atom| atom.id).collect();
        ids.sort_unstable();
        ids
    };
    let (gone, come) = (ids(aligned.old, &hunk.old), ids(aligned.new, &hunk.new));
    let mut others = aligned.hunks.iter().take(HUNKS);
    if gone.is_empty() {
        !come.is_empty() && others.any(|other| ids(aligned.old, &other.old) == come)
    } else {
        come.is_empty() && others.any(|other| ids(aligned.new, &other.new) == gone)
    }
}

/// How many stretches of a comparison are looked at for words that moved.
const HUNKS: usize = 64;

/// Returns whether what stands around `hunk` is of two quotations in one version and of one in the other: "a 'mess' that is 'full of
/// holes'" and "a 'mess full of holes'".
fn joined(aligned: &Aligned<'_>, hunk: &Hunk) -> bool {
    let around = |passage: &Passage<'_>, range: &Range<usize>| {
        let before = passage.atoms.get(range.start.checked_sub(1)?)?.quotation?;
        Some(before == passage.atoms.get(range.end)?.quotation?)
    };
    let spoken = |passage: &Passage<'_>, range: &Range<usize>| {
        passage.atoms.get(range.clone()).unwrap_or_default().iter().any(|atom| atom.quotation.is_some())
    };
    let (old, new) = (around(aligned.old, &hunk.old), around(aligned.new, &hunk.new));
    old.zip(new).is_some_and(|(old, new)| old != new)
        && !elsewhere(aligned, hunk)
        && !spoken(aligned.old, &hunk.old)
        && !spoken(aligned.new, &hunk.new)
}

/// Returns the places between atoms that both passages have: where what follows, or what precedes, is the same.
fn places(aligned: &Aligned<'_>) -> impl Iterator<Item = (usize, usize)> {
    let ends = (aligned.old.atoms.len(), aligned.new.atoms.len());
    let mut before = None;
    aligned.pairs.iter().copied().chain([ends]).filter(move |pair| {
        let joined = match before {
            None => *pair == (0, 0),
            Some((i, j)) => pair.0 == i + 1 && pair.1 == j + 1,
        };
        before = Some(*pair);
        joined
    })
}

/// Returns how many quotation marks stand before each atom of a passage, and after the last one.
fn marks_before(passage: &Passage<'_>) -> Vec<usize> {
    let article = passage.reader.article;
    let atoms = &passage.atoms;
    let mut out = vec![0; atoms.len() + 1];
    let tokens = article.tokens();
    let from = tokens.partition_point(|token| token.span.start < passage.span.start);
    let mut place = 0;
    let mut doubled = 0;
    for token in tokens[from..].iter().take_while(|token| token.span.start < passage.span.end) {
        while atoms.get(place).is_some_and(|atom| atom.span.start <= token.span.start) {
            place += 1;
        }
        match article.slice(token.span) {
            "\"" if inches(passage, token.span) => {}
            "\"" | "“" | "”" | "„" | "‟" | "«" | "»" | "＂" => out[place] += 1,
            "'" | "`" | "‘" | "’" => {
                let pair =
                    article.text().get(..token.span.start).is_some_and(|text| text.ends_with(['\'', '`', '‘', '’']));
                if pair && doubled != token.span.start {
                    doubled = token.span.end;
                    out[place] += 1;
                } else if !pair && of_quotation(passage, token.span) {
                    out[place] += 1;
                }
            }
            _ => {}
        }
    }
    out
}

/// Returns whether the mark at `span` measures inches: it stands behind a number, and no quotation begins or ends with it.
fn inches(passage: &Passage<'_>, span: Span) -> bool {
    let before = passage.reader.article.text().get(..span.start);
    before.is_some_and(|text| text.ends_with(|c: char| c.is_ascii_digit())) && !of_quotation(passage, span)
}

/// Returns whether a quotation near by begins or ends with the mark at `span`.
fn of_quotation(passage: &Passage<'_>, span: Span) -> bool {
    let all = passage.reader.article.quotations();
    let from = all.partition_point(|quotation| quotation.open.start + REACH < span.start);
    let near = all[from..].iter().take_while(|quotation| quotation.open.start <= span.start);
    near.filter(|q| q.close.is_some() && q.open.len() < 4).any(|q| q.open == span || q.close == Some(span))
}

/// How far back, in bytes, the opening mark is looked for.
const REACH: usize = 600;

/// Returns whether a word is written short: "Sen."
fn short(word: &str) -> bool {
    shortened::whole(&word.replace('.', "").to_lowercase()).is_some()
}

/// Finds words that say the same in another spelling: an alteration inside quotation marks, mended spelling outside.
fn variants(aligned: &Aligned<'_>) -> Vec<Edit> {
    let mut out: Vec<Edit> = Vec::new();
    for (i, j) in aligned.pairs.iter().copied() {
        let (a, b) = (&aligned.old.atoms[i], &aligned.new.atoms[j]);
        let (was, is) = (aligned.old.slice(a), aligned.new.slice(b));
        if was == is {
            continue;
        }
        let (was, is) = (fold::fold(was), fold::fold(is));
        if was == is || was.to_lowercase() == is.to_lowercase() {
            continue;
        }
        let quoted = a.quotation.is_some() && b.quotation.is_some();
        let name = match (quoted, &a.reading) {
            (true, _) => ChangeName::QuoteAltered,
            (false, Reading::Word) if !short(&was) && !short(&is) => ChangeName::Respelled,
            // The same number or day in another form is the same claim, and so is a word written out.
            (false, _) => ChangeName::Retypeset,
        };
        let place = if quoted { " inside the quotation" } else { "" };
        let note = format!("“{was}” is now written “{is}”{place}");
        out.push(Edit { name, old: i..i + 1, new: j..j + 1, note, quoted });
    }
    out
}
