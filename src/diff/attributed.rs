//! What is no attribution lost or gained though words of one came or went: both versions attribute the claim, here or elsewhere.

use super::attach::{Attacher, Speech};
use super::change_set::{ClaimIndex, Finish};
use super::detail;
use super::edit::Edit;
use super::speakers::{meant, names, same_words, telling};
use crate::align::atom::Atom;
use crate::align::passage::Passage;
use crate::english::lexicon;
use crate::model::{ChangeName, Claim, Source, SourceType};
use crate::text::Span;
use crate::text::fold::fold;
use std::ops::Range;

/// What is said in one version of a sentence, and where in it something differs.
struct Said<'s, 'r> {
    index: &'s ClaimIndex<'r>,
    speech: &'s Speech,
    span: Span,
}

impl<'r> Attacher<'_, 'r, '_> {
    /// Takes back that a source is lost or new where both versions attribute the claim to the same one, in words that only one
    /// reader of English takes for an attribution.
    pub(super) fn still_attributed(&self, edit: &mut Edit, at: (Span, Span)) {
        // Of the version in which it stands, the source or cue is what the difference is about.
        let lost = edit.name == ChangeName::SourceLost;
        if self.told_of_by(edit, at, lost) || self.with_all_it_says(edit, at, lost) {
            return;
        }
        let source = |index: &ClaimIndex<'r>, at: Span, speech: &Speech, about: bool| {
            let claim = &index.claims[speech.of(at)?];
            let source = claim.source.as_ref()?;
            let touched = source.span.overlaps(at) || claim.cue.is_some_and(|cue| cue.overlaps(at));
            (touched || !about)
                .then(|| (index.article.slice(source.span), claim.cue.map(|cue| index.article.slice(cue))))
        };
        let (was, is) = self.speech();
        let (was, is) = (source(self.old, at.0, was, lost), source(self.new, at.1, is, !lost));
        let (Some((was, cue)), Some((is, other))) = (was, is) else { return self.attributed_beside(edit, at, lost) };
        if same_words(was, is) {
            edit.name = if cue == other { ChangeName::Reworded } else { ChangeName::CueChanged };
            edit.note = match (cue, other) {
                (Some(cue), Some(other)) if cue != other => format!("“{cue}” → “{other}”"),
                _ => std::mem::take(&mut edit.note),
            };
        } else {
            self.attributed_beside(edit, at, lost);
        }
    }

    /// Takes back that a source is lost or new where both versions attribute as much of the sentence to the same one: "police said it was
    /// found" and "it was found, police said".
    fn attributed_beside(&self, edit: &mut Edit, at: (Span, Span), lost: bool) {
        let (Said { index: here, speech, span }, Said { index: there, speech: other, .. }) = self.both(at, lost);
        let touched = |claim: &&Claim| {
            let source = claim.source.as_ref().is_some_and(|source| source.span.overlaps(span));
            source || claim.cue.is_some_and(|cue| cue.overlaps(span))
        };
        let sources = |index: &'_ ClaimIndex<'r>, speech: &Speech, finish: Finish<'_>| -> Vec<(String, Span)> {
            let claims = speech.claims.iter().filter_map(|i| index.claims.get(*i));
            claims.filter_map(|claim| Some((meant(claim, finish)?.name, claim.span()))).collect()
        };
        let (finish, others) = if lost { self.sides.finish } else { (self.sides.finish.1, self.sides.finish.0) };
        let claims = speech.claims.iter().filter_map(|i| here.claims.get(*i));
        let named = |claim: &Claim| meant(claim, finish).map(|source| (source.name, claim.span()));
        let Some((name, said)) = claims.filter(touched).find_map(named) else { return };
        // "It said" and "the firm said": who is meant can't be told, but nobody else is named.
        let unnamed = |name: &str| names(name).is_empty();
        let pronoun = |name: &str| lexicon::pronoun(&name.to_lowercase());
        let same = |a: &str, b: &str| same_words(a, b) || (pronoun(a) && unnamed(b)) || (pronoun(b) && unnamed(a));
        let (own, beside) = (sources(here, speech, finish), sources(there, other, others));
        let theirs = |(other, _): &&(String, Span)| same(other, &name);
        let count = own.iter().filter(theirs).count();
        // "Penn said the dam leaks but that it will hold" and "the dam leaks, Penn said, but she added that it will hold".
        let holds = |(_, span): &(String, Span)| holds(there.article.slice(*span), here.article.slice(said));
        if count > 0 && beside.iter().filter(theirs).count() >= count || beside.iter().filter(theirs).any(holds) {
            edit.name = ChangeName::Reworded;
        }
    }

    /// Takes back that a source is lost or new where both versions attribute the same to the same one in another sentence: that a
    /// headline says so too, or no longer does, takes nothing back.
    pub(super) fn attributed_elsewhere(&self, edit: &mut Edit, (was, is): (&Passage<'_>, &Passage<'_>)) {
        let said = match edit.name {
            _ if edit.quoted => return,
            ChangeName::SourceLost => said(was, &edit.old),
            ChangeName::SourceGained => said(is, &edit.new),
            _ => return,
        };
        if said.is_some_and(|(who, said)| elsewhere(was, who, &said) && elsewhere(is, who, &said)) {
            edit.name = ChangeName::Reworded;
            edit.note = format!("{}, as both versions say elsewhere", edit.note);
        }
    }

    /// Returns what is said in the version that has the words of an attribution, the old one where they are `lost`, and in the other one.
    fn both(&self, at: (Span, Span), lost: bool) -> (Said<'_, 'r>, Said<'_, 'r>) {
        let (was, is) = self.speech();
        let old = Said { index: self.old, speech: was, span: at.0 };
        let new = Said { index: self.new, speech: is, span: at.1 };
        if lost { (old, new) } else { (new, old) }
    }

    /// Takes back that a source is lost or new where it attributes only what came or went with it: "but says she may appeal". Returns
    /// whether it did.
    fn with_all_it_says(&self, edit: &mut Edit, at: (Span, Span), lost: bool) -> bool {
        let (Said { index, speech, span: at }, _) = self.both(at, lost);
        let Some(claim) = speech.of(at).map(|i| &index.claims[i]) else { return false };
        if !at.contains(claim.span()) || !claim.cue.is_some_and(|cue| at.contains(cue)) {
            return false;
        }
        edit.name = if lost { ChangeName::ClaimDropped } else { ChangeName::ClaimAdded };
        edit.note = edit.note.split_once(": ").map_or_else(|| edit.note.clone(), |(_, words)| words.to_owned());
        true
    }

    /// Takes back that a source is lost or new where the other version says by whom it was done: "markets put the chance at 38 %" and "the
    /// chance was put at 38 % by markets". Returns whether it did.
    fn told_of_by(&self, edit: &mut Edit, at: (Span, Span), lost: bool) -> bool {
        let (Said { index: here, speech, span }, Said { index: there, .. }) = self.both(at, lost);
        let source = speech.of(span).and_then(|i| here.claims.get(i)).and_then(|claim| claim.source.as_ref());
        let Some(source) = source.filter(|source| source.span.overlaps(span)) else { return false };
        let by = format!("by {}", fold(here.article.slice(source.span)).to_lowercase());
        let told = fold(there.article.slice(self.sentence(!lost))).to_lowercase().contains(&by);
        if told {
            edit.name = ChangeName::Reworded;
            edit.note = edit.note.split_once(": ").map_or_else(|| edit.note.clone(), |(_, words)| words.to_owned());
        }
        told
    }

    /// Takes words that came or went for an attribution where the claim that they attribute, in whatever words, has no source without
    /// them.
    pub(super) fn unattributed(&self, edit: &mut Edit, at: (Span, Span)) {
        let lost = edit.new.is_empty();
        let (Said { index: here, speech, span }, Said { index: there, speech: other, .. }) = self.both(at, lost);
        let Some(claim) = speech.of(span).and_then(|i| here.claims.get(i)) else { return };
        let (Some(source), Some(cue)) = (&claim.source, claim.cue) else { return };
        // "Sources close to the firms said" and "the firms said".
        let vague = here.article.slice(span).split_whitespace().any(|word| lexicon::nameless(&word.to_lowercase()));
        if let [one] = other.claims.as_slice()
            && let Some(one) = there.claims.get(*one)
            && let Some(other) = one.source.as_ref().filter(|_| one.cue.is_some())
            && vague
            && source.span.overlaps(span)
            && source.span.len() > other.span.len()
            && here.article.slice(source.span).to_lowercase().ends_with(&there.article.slice(other.span).to_lowercase())
        {
            edit.name = if lost { ChangeName::SourceChanged } else { ChangeName::SourceVaguened };
            return;
        }
        // "Tarn: Lund wins" is as often a label.
        if !here.article.slice(cue).contains(char::is_alphabetic) {
            return;
        }
        let words = here.article.slice(source.span);
        // "Its director, Rosa Lind" and "Rosa Lind, the trust's director".
        let name = |source: &Source| (source.kind == SourceType::Named).then(|| source.name.clone());
        let same = |i: &usize| {
            let other = there.claims[*i].source.as_ref();
            other.is_some_and(|other| {
                same_words(words, there.article.slice(other.span))
                    || name(source).is_some_and(|own| name(other).is_some_and(|other| same_words(&own, &other)))
            })
        };
        if !span.contains(source.span) || !span.contains(cue) || other.claims.iter().any(same) {
            return;
        }
        if self.told_of_by(edit, at, lost) {
            return;
        }
        // "Penn says the levy is a trap" and "Levy is a trap - Penn".
        let text = there.article.slice(self.sentence(!lost));
        let credited = text.rsplit_once(" - ").or_else(|| text.rsplit_once(" – ")).map(|(_, name)| name);
        if credited.is_some_and(|name| name.len() <= words.len() && same_words(name, words)) {
            return;
        }
        edit.name = if lost { ChangeName::SourceLost } else { ChangeName::SourceGained };
        edit.note = format!("the attribution is {}: {}", if lost { "gone" } else { "new" }, edit.note);
    }
}

/// Returns whether a longer text has all words of `text` that carry something, at least three of them.
fn holds(longer: &str, text: &str) -> bool {
    let count = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    let (all, heavy) = (telling(longer), telling(text));
    count >= SAID && !heavy.is_empty() && heavy.iter().all(|word| all.contains(word))
}

/// How many words of a claim tell it from others, at least.
const SAID: usize = 3;

/// Returns who speaks in the stretch `range` of a passage, by the last word that says so, and the words of what is said around it;
/// none where either can't be told.
fn said<'p>(passage: &'p Passage<'_>, range: &Range<usize>) -> Option<(&'p str, Vec<&'p str>)> {
    let carries = |atom: &&Atom| !atom.common() && lexicon::cue(&atom.canon).is_none();
    let mut atoms = passage.atoms.get(range.clone())?.iter().filter(carries);
    let who = atoms.rfind(|atom| atom.capital || lexicon::nameless(&atom.canon))?;
    let said: Vec<&str> = detail::content(passage, 0..passage.atoms.len())
        .into_iter()
        .filter(|at| !range.contains(at))
        .map(|at| passage.atoms[at].canon.as_str())
        .collect();
    (said.len() > 1).then_some((who.canon.as_str(), said))
}

/// Returns whether another sentence than `passage` attributes most of the words `said` to `who`.
fn elsewhere(passage: &Passage<'_>, who: &str, said: &[&str]) -> bool {
    detail::told_elsewhere(passage, said, |words| {
        words.iter().any(|word| word == who) && words.iter().any(|word| lexicon::cue(word).is_some())
    })
}
