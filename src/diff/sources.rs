//! Who says what, by the claims of both versions: a source is a person or a body, not the words that name it.

use super::attach::{Attacher, Speech};
use super::change_set::{ClaimIndex, Finish};
use super::detail::{self, related};
use super::edit::Edit;
use crate::align::atom::Atom;
use crate::align::passage::Passage;
use crate::english::data::list;
use crate::english::{Class, class, lexicon};
use crate::model::{ChangeName, Claim, Source, SourceType};
use crate::text::Span;
use std::ops::Range;

/// What is said in one version of a sentence, and where in it something differs.
struct Said<'s, 'r> {
    index: &'s ClaimIndex<'r>,
    speech: &'s Speech,
    span: Span,
}

impl<'r> Attacher<'_, 'r, '_> {
    /// Names a difference in the words of an attribution by what became of the source: whom the claims of both versions are
    /// attributed to.
    pub(super) fn spoken(&self, edit: &mut Edit, at: (Span, Span)) {
        match edit.name {
            _ if edit.quoted => return,
            ChangeName::SourceLost | ChangeName::SourceGained => return self.still_attributed(edit, at),
            ChangeName::Reworded | ChangeName::Respelled | ChangeName::DetailChanged | ChangeName::EntityChanged => {}
            _ => return,
        }
        if edit.old.is_empty() != edit.new.is_empty() {
            return self.unattributed(edit, at);
        }
        let claim = |index: &ClaimIndex<'r>, at: Span, speech: &Speech| {
            let claim = &index.claims[speech.of(at)?];
            let wide = Span::new(at.start.saturating_sub(1), at.end + 1);
            let source = claim.source.as_ref().filter(|source| source.span.overlaps(wide))?;
            // "The agency, which paid for the trial, said": what it paid for is told of it, and does not name it.
            let before = index.article.slice(Span::new(source.span.start, at.start.max(source.span.start)));
            let told = before.split_whitespace().any(|word| class(&word.to_lowercase()).any(Class::RELATIVE));
            (!told).then(|| (claim, index.article.slice(source.span)))
        };
        let (was, is) = self.speech();
        let (was, is) = (claim(self.old, at.0, was), claim(self.new, at.1, is));
        let (Some((old, was)), Some((new, is))) = (was, is) else { return };
        if let Some(name) = another_office(was, is) {
            edit.name = name;
            edit.note = format!("“{was}” → “{is}”");
            return;
        }
        if same_words(was, is) || owned_alike(was, is) || edit.name == ChangeName::Respelled {
            return;
        }
        // Whom the words mean decides, where the article says it; that is looked up only here.
        let (first, last) = (meant(old, self.sides.finish.0), meant(new, self.sides.finish.1));
        let anonymous =
            |source: &Option<Box<Source>>| source.as_ref().is_some_and(|source| source.kind == SourceType::Anonymous);
        let (vague, vaguer) = (anonymous(&first), anonymous(&last));
        let name = |source: Option<Box<Source>>| source.map(|source| source.name).unwrap_or_default();
        let (first, last) = (name(first), name(last));
        if same_words(&first, &last) {
            // Another party, club or place that one is of changes what is said of them.
            let named = |index: &ClaimIndex<'r>, at: Span, name: &str| {
                names(index.article.slice(at)).iter().any(|word| name.contains(word))
            };
            let another = match edit.name {
                ChangeName::EntityChanged => !named(self.old, at.0, &first) && !named(self.new, at.1, &last),
                ChangeName::DetailChanged => done_by(self.old, at.0) && done_by(self.new, at.1),
                _ => false,
            };
            if another {
                return;
            }
            if edit.name == ChangeName::Reworded || !(office(self.old, at.0) && office(self.new, at.1)) {
                edit.name = ChangeName::Reworded;
                edit.note = format!("“{was}” → “{is}”, the same source");
            }
            return;
        }
        let another = edit.name != ChangeName::Reworded;
        edit.name = match (vague, vaguer) {
            (true, true) => ChangeName::SourceChanged,
            (false, true) if another && !names(was).is_empty() => ChangeName::SourceVaguened,
            _ if two_people(was, is) && (another || full(was) && full(is)) => ChangeName::SourceChanged,
            (true, false) if another && !names(is).is_empty() => ChangeName::SourceChanged,
            // "Police" and "the interior ministry": neither has a name, and neither is the other.
            _ if another && unnamed(was) && unnamed(is) && !related(&head_of(was), &head_of(is)) => {
                ChangeName::SourceChanged
            }
            _ => return,
        };
        edit.note = format!("“{was}” → “{is}”");
    }

    /// Returns what became of the source where one person or body is said to have spoken in either version, and their words stand
    /// in stretches that differ apart from each other: "..., the police chief says" and "Police say ...".
    pub(super) fn another_speaker(&self, edits: &[(Span, Span)]) -> Option<(ChangeName, String, (Span, Span))> {
        let (was, is) = self.speech();
        let source = |index: &ClaimIndex<'r>, speech: &Speech| {
            let [claim] = speech.claims.as_slice() else { return None };
            let span = index.claims.get(*claim)?.source.as_ref()?.span;
            Some((index.article.slice(span), span))
        };
        let ((was, old), (is, new)) = source(self.old, was).zip(source(self.new, is))?;
        let together = edits.iter().any(|edit| edit.0.overlaps(old) && edit.1.overlaps(new));
        let name = another_office(was, is).filter(|_| !together)?;
        Some((name, format!("“{was}” → “{is}”"), (old, new)))
    }

    /// Returns whether an edit is a negation or hedge in the words about a speaker who gave way to another one: "an official who asked
    /// not to be named said". That another one speaks is told already.
    pub(super) fn describes_speaker(&self, edit: &Edit, at: (Span, Span)) -> bool {
        if edit.quoted || !matches!(edit.name, ChangeName::NegationChanged | ChangeName::HedgeChanged) {
            return false;
        }
        let attribution = |index: &ClaimIndex<'r>, at: Span, speech: &Speech| {
            let claim = &index.claims[speech.of(at)?];
            let (source, cue) = (claim.source.as_ref()?.span, claim.cue?);
            // The words about a speaker stand between the name and the cue.
            let about = source.start < cue.start && source.cover(cue).contains(at);
            about.then(|| named(index.article.slice(source)))
        };
        let (was, is) = self.speech();
        let (was, is) = (attribution(self.old, at.0, was), attribution(self.new, at.1, is));
        was.zip(is).is_some_and(|(was, is)| !same_words(was, is))
    }

    /// Takes back that a source is lost or new where both versions attribute the claim to the same one, in words that only one
    /// reader of English takes for an attribution.
    fn still_attributed(&self, edit: &mut Edit, at: (Span, Span)) {
        // Of the version in which it stands, the source or cue is what the difference is about.
        let lost = edit.name == ChangeName::SourceLost;
        if self.with_all_it_says(edit, at, lost) {
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
        let sources = |index: &'_ ClaimIndex<'r>, speech: &Speech, finish: Finish<'_>| -> Vec<String> {
            let claims = speech.claims.iter().filter_map(|i| index.claims.get(*i));
            claims.filter_map(|claim| meant(claim, finish)).map(|source| source.name).collect()
        };
        let (finish, others) = if lost { self.sides.finish } else { (self.sides.finish.1, self.sides.finish.0) };
        let claims = speech.claims.iter().filter_map(|i| here.claims.get(*i));
        let Some(name) = claims.filter(touched).find_map(|claim| meant(claim, finish)).map(|source| source.name) else {
            return;
        };
        // "It said" and "the firm said": who is meant can't be told, but nobody else is named.
        let unnamed = |name: &str| names(name).is_empty();
        let pronoun = |name: &str| lexicon::pronoun(&name.to_lowercase());
        let same = |a: &str, b: &str| same_words(a, b) || (pronoun(a) && unnamed(b)) || (pronoun(b) && unnamed(a));
        let count = |all: &[String]| all.iter().filter(|other| same(other, &name)).count();
        let (own, beside) = (count(&sources(here, speech, finish)), count(&sources(there, other, others)));
        if own > 0 && beside >= own {
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

    /// Takes words that came or went for an attribution where the claim that they attribute, in whatever words, has no source without
    /// them.
    fn unattributed(&self, edit: &mut Edit, at: (Span, Span)) {
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

/// Returns whether the words at `at` tell by whom something was done, or against whom: "an expert hired by the council".
fn done_by(index: &ClaimIndex<'_>, at: Span) -> bool {
    let before = index.article.text().get(..at.start).unwrap_or_default();
    let mut words = before.rsplit(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default();
    let tie = if lexicon::determiner(first) { words.next().unwrap_or_default() } else { first };
    matches!(tie, "by" | "against")
}

/// Returns whom a claim is attributed to, as the whole article has them.
fn meant(claim: &Claim, finish: Finish<'_>) -> Option<Box<Source>> {
    let mut claim = claim.clone();
    finish(&mut claim);
    claim.source
}

/// Returns the words of a source that say who it is, without what is told of it: "the union" of "the union, which has 900 members".
fn named(source: &str) -> &str {
    let relative = |word: &str| class(&word.to_lowercase()).any(Class::RELATIVE);
    let told = source.split(' ').skip(1).find(|word| relative(word));
    let end = told.map_or(source.len(), |word| word.as_ptr() as usize - source.as_ptr() as usize);
    let end = source.find(',').map_or(end, |comma| comma.min(end));
    source.get(..end).unwrap_or(source)
}

/// Returns whether the words at `at` tell the office that somebody holds, or which one of its name: "marketing" before "director".
/// The same person with another office is no other name for them.
fn office(index: &ClaimIndex<'_>, at: Span) -> bool {
    let behind = index.article.text().get(at.end..).unwrap_or_default();
    // "Assistant county prosecutor Luis Ortega": the office stands between the word and the name.
    let words = behind.strip_prefix(' ').unwrap_or_default().split(' ').take(OFFICE);
    let role = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        class(&word).any(Class::ROLE) && !class(&word).any(Class::PLURAL)
    };
    let mut small = words.take_while(|word| word.starts_with(char::is_lowercase) || role(word));
    titles(index.article.slice(at)) || (!at.is_empty() && small.any(role))
}

/// How many words of an office stand behind one that is another now.
const OFFICE: usize = 3;

/// Returns whether all words of `text` are titles or offices: "Senator", "Deputy Mayor", "the chief executive".
fn titles(text: &str) -> bool {
    let mut words = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    !text.is_empty()
        && words.all(|word| class(&word.to_lowercase()).any(Class::TITLE.with(Class::ROLE).with(Class::DETERMINER)))
}

/// Returns what it is that a person speaks where a body did, or the other way, both without a name: "the police chief" and "police",
/// "the minister" and "the ministry".
fn another_office(was: &str, is: &str) -> Option<ChangeName> {
    let (first, last) = (head_of(was), head_of(is));
    let person =
        |head: &str| class(head).any(Class::ROLE) && !class(head).any(Class::PLURAL) && !SPEAKS_FOR.contains(&head);
    let body = |head: &str| class(head).any(Class::COLLECTIVE) && !class(head).any(Class::ROLE);
    let other = |(name, head): (&str, &str), (words, noun): (&str, &str)| {
        let sits = class(head).any(Class::COLLECTIVE.with(Class::BODY).with(Class::SITS));
        let plain = names(words).is_empty() && words.split_whitespace().count() > 1 && !GENERIC.contains(&noun);
        sits && names(name).len() > 1 && plain && !related(head, noun)
    };
    // The Electoral Commission is no broadcaster, though it may be "the body".
    if other((was, &first), (is, &last)) || other((is, &last), (was, &first)) {
        return Some(ChangeName::SourceChanged);
    }
    if !names(was).is_empty() || !names(is).is_empty() {
        return None;
    }
    match (person(&first) && body(&last), body(&first) && person(&last)) {
        (true, _) => Some(ChangeName::SourceVaguened),
        (_, true) => Some(ChangeName::SourceChanged),
        _ => None,
    }
}

/// Returns the noun that a source is called by: "commission" for "the Electoral Commission of Tarn".
fn head_of(source: &str) -> String {
    let words = source.split_whitespace().take_while(|word| !matches!(*word, "of" | "for" | "in" | "at" | "from"));
    words.last().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()).unwrap_or_default()
}

/// Nouns by which any body may be called.
const GENERIC: &[&str] = list!("compare/any-body");

/// Those who speak for a body, whose word is the body's.
const SPEAKS_FOR: &[&str] = list!("compare/speaks-for");

/// Returns whether two phrases have the same words, or forms of them, those left out that say little.
fn same_words(a: &str, b: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let bare = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
        bare.filter(|word| !word.is_empty() && !lexicon::common(word)).collect()
    };
    let (a, b) = (words(a), words(b));
    let held =
        |words: &[String], others: &[String]| words.iter().all(|word| others.iter().any(|other| related(word, other)));
    held(&a, &b) && held(&b, &a)
}

/// Returns whether two sources are somebody's, who is named in one version and not in the other one: "Castellan's lawyer" and "his
/// lawyer".
fn owned_alike(a: &str, b: &str) -> bool {
    let named =
        |source: &'_ str| ["'s ", "’s "].iter().find_map(|mark| source.split_once(mark)).map(|it| it.1.to_owned());
    let by_pronoun = |source: &'_ str| {
        let (first, rest) = source.split_once(' ')?;
        matches!(first.to_lowercase().as_str(), "his" | "her" | "its" | "their").then(|| rest.to_owned())
    };
    let same = |one: Option<String>, other: Option<String>| one.zip(other).is_some_and(|(one, other)| one == other);
    same(named(a), by_pronoun(b)) || same(named(b), by_pronoun(a))
}

/// Returns whether two sources are both named, and not two names of one person: all names of the one are among those of the other.
/// "Elisa Kerr" is not "Robin Kerr".
fn two_people(a: &str, b: &str) -> bool {
    let (names, others) = (names(a), names(b));
    let among = |some: &[&str], all: &[&str]| some.iter().all(|name| all.contains(name));
    !names.is_empty() && !others.is_empty() && !among(&names, &others) && !among(&others, &names)
}

/// Returns whether a source is called by what it is, without a name: "police", "the interior ministry". Who it is for is part of it.
fn unnamed(source: &str) -> bool {
    let head = head_of(source);
    names(source).into_iter().all(|name| head.eq_ignore_ascii_case(name)) && !lexicon::pronoun(&head)
}

/// Returns whether a source begins with a name of two words or more: "Petra Oldcastle, who chairs the club".
fn full(source: &str) -> bool {
    let capital = |word: &&str| word.starts_with(char::is_uppercase) && !lexicon::title(&word.to_lowercase());
    source.split(' ').take_while(capital).count() > 1
}

/// Returns the words of a source that have a capital, as names do.
fn names(source: &str) -> Vec<&str> {
    let words = source.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    words.filter(|word| word.starts_with(char::is_uppercase) && !lexicon::common(&word.to_lowercase())).collect()
}

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
