//! Sentences that are put another way altogether: there a word does not stand for another one because both stand in the same place.

use super::detail::{self, alike, related};
use super::edit::Edit;
use super::hedging::denial;
use super::weight;
use crate::align::aligned::{Aligned, Hunk};
use crate::align::atom::{Atom, Reading};
use crate::align::passage::Passage;
use crate::english::lexicon;
use crate::model::{Alarm, ChangeName};
use std::ops::Range;

/// Which share of the words that carry something, in per cent of the shorter version, stays in its place where a sentence is only
/// mended.
const KEPT: usize = 50;

/// The same where all that tells one word from another is the place in which it stands.
const PAIRED: usize = 60;

/// The same where one version is a single sentence.
const ALONE: usize = 20;

/// How many such words a sentence has, at least and at most, that is told to be put another way.
const WORDS: std::ops::RangeInclusive<usize> = 4..=96;

/// How many words behind a hedge or a "not" are searched for what it is said of.
const REACH: usize = 5;

/// Returns how much of the shorter of two versions of a sentence stays in its place, in per cent of its words that carry something;
/// all of it where one of the alarms `edits` is about what both versions speak of.
pub(super) fn kept(aligned: &Aligned<'_>, edits: &[Edit]) -> usize {
    // Most sentences are only mended: a few words that stay tell so, without counting the others.
    let gone = aligned.hunks.iter().flat_map(|hunk| aligned.old.atoms.get(hunk.old.clone()).unwrap_or_default());
    let gone = gone.filter(|atom| carries(atom)).count();
    let stay = aligned.pairs.iter().filter(|(i, _)| carries(&aligned.old.atoms[*i]));
    let enough = gone * PAIRED / (100 - PAIRED);
    if stay.take(enough + 1).count() > enough {
        return 100;
    }
    let count = |passage: &Passage<'_>| passage.atoms.iter().filter(|atom| carries(atom)).count();
    let (old, new) = (count(aligned.old), count(aligned.new));
    if !WORDS.contains(&old.min(new)) || !WORDS.contains(&old.max(new)) {
        return 100;
    }
    // What stands elsewhere stays as well.
    let stays = |atom: &&Atom| carries(atom) && aligned.new.atoms.iter().any(|other| other.id == atom.id);
    let kept = aligned.old.atoms.iter().filter(stays).count();
    let share = kept * 100 / old.min(new);
    let same = || edits.iter().any(|edit| edit.name.alarm() == Alarm::Must && held(aligned, edit));
    if share < PAIRED && same() { 100 } else { share }
}

/// Returns whether what `edit` calls another word or name only stands where the other one stood: several stretches are others, and not
/// each word of them took the place of one. Of a headline that goes for all words, of what people read below it for names.
fn written_anew(aligned: &Aligned<'_>, edit: &Edit) -> bool {
    let headline = aligned.old.is_heading() && aligned.new.is_heading();
    let word = edit.name == ChangeName::EntityChanged || headline && edit.name == ChangeName::DetailChanged;
    // What is hedged or denied has to be what the other headline says.
    let sure = headline && matches!(edit.name, ChangeName::HedgeChanged | ChangeName::NegationChanged);
    if !(word || sure) || edit.quoted || edit.old.is_empty() || edit.new.is_empty() {
        return false;
    }
    if sure {
        return other_headline(aligned) && !held(aligned, edit);
    }
    // What stands beside words that moved along has been told to take the place of the other.
    let gone = |hunk: &Hunk| hunk.new.is_empty() && within(&edit.old, &hunk.old);
    let come = |hunk: &Hunk| hunk.old.is_empty() && within(&edit.new, &hunk.new);
    if aligned.hunks.iter().any(gone) && aligned.hunks.iter().any(come) {
        return false;
    }
    // "Directed by Carpenter" and "directed by Moore and written by Woods": a name right where the other one was.
    let name = |passage: &Passage<'_>, at: Option<usize>| {
        at.and_then(|at| passage.atoms.get(at)).is_some_and(|atom| atom.capital && !atom.initial)
    };
    let ends = |passage: &Passage<'_>, range: &Range<usize>| {
        let all = detail::content(passage, range.clone());
        (all.len(), name(passage, all.first().copied()), name(passage, all.last().copied()))
    };
    let (was, is) = (ends(aligned.old, &edit.old), ends(aligned.new, &edit.new));
    let name_for_name = was.1 && is.1 || was.2 && is.2;
    if was.0 == 0 || is.0 == 0 || name_for_name && !headline {
        return false;
    }
    let counts: Vec<_> = counts(aligned).collect();
    let own = |hunk: &Hunk| headline || within(&edit.old, &hunk.old);
    counts.len() > 1 && counts.iter().any(|(hunk, was, is)| was != is && own(hunk))
}

/// Returns the stretches that differ in words for which the other version has none, with how many they are on each side. What only stands
/// elsewhere takes the place of nothing, and a name that of a name however many words both have.
fn counts<'h>(aligned: &'h Aligned<'_>) -> impl Iterator<Item = (&'h Hunk, usize, usize)> {
    let count = |passage: &Passage<'_>, range: &Range<usize>, other: &Passage<'_>| {
        let strange = |at: &usize| {
            let atom = &passage.atoms[*at];
            (!atom.capital || atom.initial) && !other.atoms.iter().any(|there| there.id == atom.id)
        };
        detail::content(passage, range.clone()).into_iter().filter(strange).count()
    };
    let all = aligned.hunks.iter().map(move |hunk| {
        (hunk, count(aligned.old, &hunk.old, aligned.new), count(aligned.new, &hunk.new, aligned.old))
    });
    all.filter(|(_, was, is)| was + is > 0)
}

/// Returns whether several stretches of a headline are others.
fn other_headline(aligned: &Aligned<'_>) -> bool {
    counts(aligned).count() > 1
}

fn within(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// Takes an alarm in two such versions for what it is, unless both say something of the same: what a hedge, a negation or a number is
/// about has to stay.
pub(super) fn settle(aligned: &Aligned<'_>, kept: usize, edit: &mut Edit) {
    // Whoever has one sentence compared with another one wants to know how they differ.
    let alone = [aligned.old, aligned.new].iter().any(|passage| passage.reader.article.sentences().len() == 1);
    let enough = match edit.name {
        _ if alone => ALONE,
        ChangeName::DetailChanged | ChangeName::EntityChanged => PAIRED,
        _ => KEPT,
    };
    let stays = kept >= enough || edit.quoted || edit.name.alarm() != Alarm::Must || held(aligned, edit);
    if stays && !written_anew(aligned, edit) {
        return;
    }
    edit.name = match (edit.old.is_empty(), edit.new.is_empty()) {
        (true, false) => ChangeName::ClaimAdded,
        (false, true) => ChangeName::ClaimDropped,
        _ => ChangeName::Reworded,
    };
}

fn held(aligned: &Aligned<'_>, edit: &Edit) -> bool {
    let (old, new) = (aligned.old, aligned.new);
    match edit.name {
        ChangeName::QuoteAltered | ChangeName::QuoteDropped | ChangeName::QuoteAdded => true,
        ChangeName::HedgeChanged => hedged(aligned, edit),
        ChangeName::NegationChanged => {
            let was = denial(old, &edit.old).and_then(|at| governed(old, at + 1));
            let is = denial(new, &edit.new).and_then(|at| governed(new, at + 1));
            was.is_some_and(|at| stays(aligned, at, true)) || is.is_some_and(|at| stays(aligned, at, false))
        }
        ChangeName::FigureChanged => counted(aligned, edit),
        ChangeName::DateChanged | ChangeName::DeadlineMoved | ChangeName::ClaimReversed => beside(aligned, edit, false),
        ChangeName::EntityChanged => {
            beside(aligned, edit, true) && short(old, &edit.old) && short(new, &edit.new) || said_of(aligned, edit)
        }
        ChangeName::DetailChanged => beside(aligned, edit, true) || said_of(aligned, edit),
        ChangeName::SourceChanged | ChangeName::SourceLost | ChangeName::SourceGained | ChangeName::SourceVaguened => {
            said(aligned, edit)
        }
        _ => false,
    }
}

/// Returns whether what is hedged in one version is said in the other one.
fn hedged(aligned: &Aligned<'_>, edit: &Edit) -> bool {
    let (old, new) = (aligned.old, aligned.new);
    let inside = |passage: &Passage<'_>, range: &Range<usize>| -> Vec<usize> {
        range.clone().filter(|at| passage.atoms.get(*at).is_some_and(carries)).take(REACH).collect()
    };
    let (was, is) = (inside(old, &edit.old), inside(new, &edit.new));
    if was.iter().any(|i| is.iter().any(|j| alike(aligned, *i, *j))) {
        return true;
    }
    let (head, other) = (governed(old, edit.old.end), governed(new, edit.new.end));
    match (edit.old.is_empty(), edit.new.is_empty()) {
        (false, true) => head.is_some_and(|at| stays(aligned, at, true)),
        (true, false) => other.is_some_and(|at| stays(aligned, at, false)),
        _ => head
            .zip(other)
            .is_some_and(|(i, j)| alike(aligned, i, j) || stays(aligned, i, true) && stays(aligned, j, false)),
    }
}

/// Returns whether two numbers count the same thing: they have one unit, or what stands next to them is the same.
fn counted(aligned: &Aligned<'_>, edit: &Edit) -> bool {
    let number = |passage: &'_ Passage<'_>, range: &Range<usize>| {
        let atoms = passage.atoms.get(range.clone()).unwrap_or_default();
        atoms.iter().find_map(|atom| atom.number().map(|number| number.unit.to_owned()))
    };
    let one = match (number(aligned.old, &edit.old), number(aligned.new, &edit.new)) {
        (Some(was), Some(is)) => was == is && !was.is_empty() && was != "ordinal",
        _ => false,
    };
    // "Eight killed in blast" and "blast kills nine".
    let around =
        |passage: &Passage<'_>, range: &Range<usize>| [preceding(passage, range.start), governed(passage, range.end)];
    let (was, is) = (around(aligned.old, &edit.old), around(aligned.new, &edit.new));
    one || was.iter().flatten().any(|i| is.iter().flatten().any(|j| alike(aligned, *i, *j)))
}

/// Returns whether the words next to both stretches are the same, before or behind them; on either side with `both`.
fn beside(aligned: &Aligned<'_>, edit: &Edit, both: bool) -> bool {
    let (old, new) = (aligned.old, aligned.new);
    // Where both sentences begin or end, nothing stands beside.
    let same = |was: Option<usize>, is: Option<usize>| match (was, is) {
        (Some(i), Some(j)) => alike(aligned, i, j),
        (was, is) => both && was == is,
    };
    let left = same(preceding(old, edit.old.start), preceding(new, edit.new.start));
    let right = same(governed(old, edit.old.end), governed(new, edit.new.end));
    if both { left && right } else { left || right }
}

/// Returns whether `range` has no more words than a name.
fn short(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    passage.atoms.get(range.clone()).unwrap_or_default().iter().filter(|atom| carries(atom)).count() <= NAME
}

/// How many words a name has at most.
const NAME: usize = 4;

/// Returns whether both versions say of the same subject what it is: "Lund is a painter" and "Lund is a sculptor of some fame".
fn said_of(aligned: &Aligned<'_>, edit: &Edit) -> bool {
    let verb = |passage: &Passage<'_>, range: &Range<usize>| {
        let before = range.start.saturating_sub(REACH)..range.start;
        let verb = before.rev().find(|at| weight::auxiliary(&passage.atoms[*at].canon))?;
        let subject = verb.checked_sub(1).filter(|at| !passage.atoms[*at].common())?;
        Some((subject, verb))
    };
    let paired = |i: usize, j: usize| aligned.pairs.binary_search(&(i, j)).is_ok();
    let both = verb(aligned.old, &edit.old).zip(verb(aligned.new, &edit.new));
    // "The man is held" and "the suspect is freed".
    let begins = |subject: usize, other: usize| subject.max(other) <= 1;
    both.is_some_and(|((subject, verb), (other, is))| {
        (paired(subject, other) || begins(subject, other)) && paired(verb, is)
    })
}

/// Returns whether what was attributed is said in both versions.
fn said(aligned: &Aligned<'_>, edit: &Edit) -> bool {
    let words = |passage: &Passage<'_>, range: &Range<usize>| -> Vec<usize> {
        let all = (0..passage.atoms.len()).filter(|at| !range.contains(at));
        all.filter(|at| carries(&passage.atoms[*at])).collect()
    };
    let (was, is) = (words(aligned.old, &edit.old), words(aligned.new, &edit.new));
    let least = was.len().min(is.len());
    let (old, new) = (aligned.old, aligned.new);
    let kept = |i: &&usize| is.iter().any(|j| related(&old.atoms[**i].canon, &new.atoms[*j].canon));
    least > 0 && was.iter().filter(kept).count() * 2 > least
}

/// Returns the word or number that stands before the one at `to`.
fn preceding(passage: &Passage<'_>, to: usize) -> Option<usize> {
    (to.saturating_sub(REACH)..to).rev().find(|at| passage.atoms.get(*at).is_some_and(carries))
}

/// Returns the word or number that what stands before `from` is said of.
fn governed(passage: &Passage<'_>, from: usize) -> Option<usize> {
    (from..(from + REACH).min(passage.atoms.len())).find(|at| carries(&passage.atoms[*at]))
}

/// Returns whether the word at `at` of one version is said in the other one, in whatever form.
fn stays(aligned: &Aligned<'_>, at: usize, old: bool) -> bool {
    let other = if old { aligned.new } else { aligned.old };
    (0..other.atoms.len()).any(|there| if old { alike(aligned, at, there) } else { alike(aligned, there, at) })
}

fn carries(atom: &Atom) -> bool {
    atom.reading != Reading::Word
        || !atom.common() && !weight::light(&atom.canon) && !lexicon::vague(&atom.canon) && atom.canon != "'s"
}
