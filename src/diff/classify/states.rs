//! States that move on: "have reopened" and "are reopening", "held over the raid" and "charged over the raid", "to leave" and
//! "leaves".

use super::{CLOSE, Stretch};
use crate::align::aligned::Aligned;
use crate::align::atom::{Atom, Reading};
use crate::align::passage::Passage;
use crate::diff::detail;
use crate::diff::edit::{Edit, shown};
use crate::diff::weight::{self, have};
use crate::english::data::list;
use crate::english::lemma::{is_form_of, lemmas, past, share_lemma};
use crate::english::{Class, class, lexicon, open, toll};
use crate::model::ChangeName;
use std::ops::Range;

/// Whether what a verb says is to come, goes on or is over.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Aspect {
    ToCome,
    GoesOn,
    IsOver,
}

impl Stretch<'_, '_> {
    /// Returns whether something is in another state, which stands in brackets: "v5.4.1 (Stable)" and "v5.4.1 (Current)".
    pub(super) fn in_another_state(&self) -> bool {
        let state = |passage: &Passage<'_>, atoms: &[Atom]| {
            let [word] = atoms else { return false };
            let text = passage.reader.article.text();
            let (before, behind) = (text.get(..word.span.start), text.get(word.span.end..));
            let bracketed =
                before.is_some_and(|text| text.ends_with('(')) && behind.is_some_and(|text| text.starts_with(')'));
            bracketed && STATES.contains(&word.canon.as_str())
        };
        state(self.aligned.old, self.was()) && state(self.aligned.new, self.is())
    }

    /// Returns whether what is to come on some day in one version was on that day in the other one: "are scheduled for 6 May" and "took
    /// place on 6 May".
    pub(super) fn came_to_pass(&self) -> bool {
        let has = |atoms: &[Atom], of: &dyn Fn(&Atom) -> bool| atoms.len() <= CLOSE && atoms.iter().any(of);
        let to_come = |atoms: &[Atom]| has(atoms, &|atom| TO_COME.contains(&atom.canon.as_str()));
        let denied = |atom: &Atom| lexicon::negation(&atom.canon) || class(&atom.canon).any(Class::MODAL);
        let was_on = |atoms: &[Atom]| {
            has(atoms, &|atom| past(&atom.canon) && is_form_of(&atom.canon, HAPPENING))
                && !to_come(atoms)
                && !atoms.iter().any(|atom| denied(atom) || atom.canon == "to")
        };
        let (i, j) = (self.hunk.old.end, self.hunk.new.end);
        let mut behind = self.aligned.old.atoms.get(i..).unwrap_or_default().iter().take(2);
        // "Due" and "held", with the "on" that stays.
        let day = behind.find(|atom| !atom.common()).is_some_and(|atom| atom.reading == Reading::Date);
        day && self.aligned.pairs.binary_search(&(i, j)).is_ok()
            && (to_come(self.was()) && was_on(self.is()) || to_come(self.is()) && was_on(self.was()))
    }

    /// Returns whether what goes on in one version is over in the other one: "is recovering" and "has recovered".
    pub(super) fn aspect(&self) -> bool {
        let (old, new) = (self.aligned.old, self.aligned.new);
        if self.hunk.old.len() > CLOSE || self.hunk.new.len() > CLOSE || !detail::same_claim(self.aligned) {
            return false;
        }
        // The verb may stay behind what differs: "has been" and "is being restored".
        let (was, is) = (self.hunk.old.start..self.hunk.old.end + 1, self.hunk.new.start..self.hunk.new.end + 1);
        let one = |i: usize, j: usize| {
            let pair = old.atoms.get(i).zip(new.atoms.get(j));
            // Whoever has called for something still calls for it.
            pair.is_some_and(|(was, is)| share_lemma(&was.canon, &is.canon) && !asks(&was.canon))
        };
        let told = |passage: &Passage<'_>, at: usize| passage.atoms.get(at).is_some_and(|atom| past(&atom.canon));
        let moved_on = |i: usize, was: Aspect| {
            let differs = |j| aspect(new, j).map_or(was == Aspect::ToCome && told(new, j), |is| is != was);
            is.clone().any(|j| one(i, j) && differs(j))
        };
        let done = |j: usize| was.clone().any(|i| one(i, j) && aspect(old, i).is_none() && told(old, i));
        was.clone().any(|i| aspect(old, i).is_some_and(|was| moved_on(i, was)))
            || is.clone().any(|j| aspect(new, j) == Some(Aspect::ToCome) && done(j))
    }

    /// Returns whether somebody decides to do what the other version says is decided against: "voted to strike" and "voted against
    /// striking".
    pub(super) fn decided_against(&self) -> bool {
        let (was, is) = (self.was(), self.is());
        let either = |will: &[Atom], wont: &[Atom]| match (will, wont) {
            ([to, verb], [against, done]) => {
                to.canon == "to"
                    && against.canon == "against"
                    && done.canon.ends_with("ing")
                    && share_lemma(&verb.canon, &done.canon)
            }
            _ => false,
        };
        either(was, is) || either(is, was)
    }

    /// Returns whether something is the first or the most of its kind over another time: "since 1990" and "on record".
    pub(super) fn ranked_over(&self) -> bool {
        let (was, is) = (self.was(), self.is());
        let record = |atoms: &[Atom]| matches!(atoms, [on, record] if on.canon == "on" && record.canon == "record");
        let time = |atoms: &[Atom]| {
            let since = atoms.first().is_some_and(|first| matches!(first.canon.as_str(), "for" | "in" | "since"));
            since
                && atoms
                    .iter()
                    .skip(1)
                    .any(|atom| atom.reading != Reading::Word || lexicon::unit(&atom.canon).is_some())
        };
        record(was) && time(is) || record(is) && time(was)
    }
}

/// Words in brackets that say in which state something is: "(Stable)".
const STATES: &[&str] = list!("compare/states");

/// Words that say of something, before its day, that it is to come.
const TO_COME: &[&str] = list!("compare/to-come");

/// Verbs, as lemmas, that say of something, before its day, that it was on: "was held on Monday".
const HAPPENING: &[&str] = list!("compare/happening");

/// Returns whether what the verb at `at` says goes on, "is being mended", or is over, "has been mended".
fn aspect(passage: &Passage<'_>, at: usize) -> Option<Aspect> {
    let atom = passage.atoms.get(at).filter(|atom| atom.reading == Reading::Word && !atom.common())?;
    let before =
        |by: usize| at.checked_sub(by).and_then(|at| passage.atoms.get(at)).map_or("", |atom| atom.canon.as_str());
    if atom.canon.ends_with("ing") && matches!((before(2), before(1)), ("close", "to") | ("brink" | "verge", "of"))
        || (before(2), before(1)) == ("about", "to") && weight::be(before(3))
    {
        return Some(Aspect::ToCome);
    }
    if atom.canon.ends_with("ing") {
        let by = if class(before(1)).any(Class::ADVERB) { 2 } else { 1 };
        return matches!(before(by), "is" | "are").then_some(Aspect::GoesOn);
    }
    let found = match before(1) {
        "being" if matches!(before(2), "is" | "are" | "was" | "were") => Aspect::GoesOn,
        "been" if have(before(2)) || have(before(3)) => Aspect::IsOver,
        word if have(word) || have(before(2)) && word != "been" && class(word).any(Class::ADVERB) => Aspect::IsOver,
        _ => return None,
    };
    past(&atom.canon).then_some(found)
}

/// Returns whether `word` is a form of a verb with which somebody asks, plans or is in a plight: that goes on when it has begun.
fn asks(word: &str) -> bool {
    open::leaves_open(word) || class(word).any(Class::REPORT) || is_form_of(word, ASKING)
}

/// Such verbs beside those of saying, and those whose deed is left open.
const ASKING: &[&str] = list!("compare/lasting");

/// Returns the change of a headline whose state moved on, wherever the words for it stand.
pub(super) fn moved_on(aligned: &Aligned<'_>) -> Option<Edit> {
    if !aligned.new.is_heading() {
        return None;
    }
    prosecuted(aligned).or_else(|| carried_out(aligned))
}

/// Returns the change of how far the law got with somebody: "17 held after a fight" and "11 charged after a fight".
fn prosecuted(aligned: &Aligned<'_>) -> Option<Edit> {
    let (old, new) = (aligned.old, aligned.new);
    let (was, i) = stage(old)?;
    let (is, j) = stage(new)?;
    let shared = aligned.pairs.iter().filter(|(i, _)| !old.atoms[*i].common()).count();
    (was != is && shared >= SHARED && !detail::known(aligned, i, j)).then(|| edit(aligned, i..i + 1, j..j + 1))
}

/// How many words that carry something two headlines share, at least, that tell of one case.
const SHARED: usize = 2;

/// Returns the one stage that the law has got to in a passage, and the word that says so.
fn stage(passage: &Passage<'_>) -> Option<(&'static str, usize)> {
    let mut stages = passage.atoms.iter().enumerate().filter_map(|(at, atom)| {
        let person = || {
            let before = at.checked_sub(1).and_then(|at| passage.atoms.get(at));
            before.is_some_and(|before| before.number().is_some() || toll::PERSONS.contains(&before.canon.as_str()))
        };
        let stage = toll::stage(&atom.canon).filter(|_| atom.canon != "held" || person())?;
        Some((stage, at))
    });
    let first = stages.next()?;
    stages.all(|(stage, _)| stage == first.0).then_some(first)
}

/// Returns the change of what a headline says is to be done and is done in the other version: "Penn to leave Tarn" and "Tarn: Penn
/// leaves".
fn carried_out(aligned: &Aligned<'_>) -> Option<Edit> {
    let (old, new) = (aligned.old, aligned.new);
    if !of_one(aligned) {
        return None;
    }
    let forward = planned(old).and_then(|i| done(new, old, i).map(|j| (i, j)));
    let back = || planned(new).and_then(|j| done(old, new, j).map(|i| (i, j)));
    let (i, j) = forward.or_else(back)?;
    let (was, is) = (i.min(old.atoms.len() - 1), j.min(new.atoms.len() - 1));
    Some(Edit { name: ChangeName::HedgeChanged, ..edit(aligned, was..was + 1, is..is + 1) })
}

/// Returns whether two headlines tell of one thing: half of what the shorter one says stands in the other one, in whatever order.
fn of_one(aligned: &Aligned<'_>) -> bool {
    let words = |passage: &'_ Passage<'_>| -> Vec<String> {
        let heavy = passage.atoms.iter().filter(|atom| !atom.common()).take(HEADLINE);
        heavy.map(|atom| atom.canon.clone()).collect()
    };
    let (was, is) = (words(aligned.old), words(aligned.new));
    let (short, long) = if was.len() <= is.len() { (&was, &is) } else { (&is, &was) };
    let kept = short.iter().filter(|word| long.iter().any(|other| other == *word || share_lemma(other, word)));
    kept.count() * 2 >= short.len()
}

/// How many words that carry something are read of a headline.
const HEADLINE: usize = 24;

/// Returns where the one verb stands that a headline says is to be done: the "leave" of "Penn to leave Tarn".
fn planned(passage: &Passage<'_>) -> Option<usize> {
    let atoms = &passage.atoms;
    let mut plans = atoms.windows(2).enumerate().filter(|(at, pair)| {
        if pair[0].canon != "to" || !verbal(&pair[1]) {
            return false;
        }
        let subject = &atoms[..*at];
        let last = subject.last().is_some_and(|last| !last.common() && last.reading == Reading::Word);
        // "Penn sends Lund to help" and "Penn beats Lund to keep the cup" plan nothing.
        let deed = |atom: &Atom| {
            let verb = atom.canon.ends_with('s') || past(&atom.canon) || class(&atom.canon).any(Class::VERB);
            verbal(atom) && verb && !open::leaves_open(&atom.canon)
        };
        let plain = !subject.iter().rev().skip(1).any(deed);
        last && plain
    });
    let (at, _) = plans.next()?;
    plans.next().is_none().then_some(at + 1)
}

/// Returns where `passage` says that the verb at `at` of `other` was done, or is.
fn done(passage: &Passage<'_>, other: &Passage<'_>, at: usize) -> Option<usize> {
    let verb = &other.atoms.get(at)?.canon;
    let open = |atom: &Atom| {
        class(&atom.canon).any(Class::MODAL)
            || atom.canon == "to"
            || open::leaves_open(&atom.canon)
            || lexicon::negation(&atom.canon)
    };
    if passage.atoms.iter().any(open) {
        return None;
    }
    passage.atoms.iter().position(|atom| {
        let finite = atom.canon.ends_with('s') || past(&atom.canon);
        finite && atom.canon != *verb && verbal(atom) && lemmas(&atom.canon).any(|lemma| lemma == verb.as_str())
    })
}

/// Returns whether `atom` can be a verb.
fn verbal(atom: &Atom) -> bool {
    atom.reading == Reading::Word && !atom.common() && !atom.capital && !weight::preposition(&atom.canon)
}

fn edit(aligned: &Aligned<'_>, old: Range<usize>, new: Range<usize>) -> Edit {
    let note = format!("{} → {}", shown(aligned.old, old.clone()), shown(aligned.new, new.clone()));
    Edit { name: ChangeName::DetailChanged, old, new, note, quoted: false }
}
