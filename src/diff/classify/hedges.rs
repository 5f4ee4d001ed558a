//! Hedges that come, go or change without making the claim a surer one or a weaker one.

use super::{Stretch, parted};
use crate::align::atom::Atom;
use crate::align::passage::Passage;
use crate::diff::detail;
use crate::diff::facts::Side;
use crate::diff::reported;
use crate::diff::weight;
use crate::english::data::list;
use crate::english::lemma::{is_form_of, lemmas};
use crate::english::lexicon::Hedge;
use crate::english::modality::{self, Modality};
use crate::english::{Class, class, lexicon, open};
use std::ops::Range;

/// Hedges with the passage they stand in, the other one, and whether that is the new one.
type LoneHedges<'s> = (&'s [(Hedge, Range<usize>)], &'s Passage<'s>, &'s Passage<'s>, bool);

impl Stretch<'_, '_> {
    /// Returns whether a hedge came or went with all that it softens, joined or set off: ", and may close", "for almost a week".
    pub(super) fn with_its_clause(&self) -> bool {
        let (old, new) = (&self.facts.old.hedges, &self.facts.new.hedges);
        let (passage, range, hedges) = match (old.is_empty(), new.is_empty()) {
            (true, false) => (self.aligned.new, &self.hunk.new, new),
            (false, true) => (self.aligned.old, &self.hunk.old, old),
            _ => return false,
        };
        if self.hunk.old.len() + self.hunk.new.len() > LONG {
            return false;
        }
        let counts = if old.is_empty() { &self.facts.old } else { &self.facts.new }.counts();
        let joins = |at: usize| {
            let word = passage.atoms.get(at).map_or("", |atom| atom.canon.as_str());
            parted(passage, at) || JOINING.contains(&word)
        };
        let stays = |at: usize| match old.is_empty() {
            true => self.hunk.old.clone().any(|i| detail::alike(self.aligned, i, at)),
            false => self.hunk.new.clone().any(|j| detail::alike(self.aligned, at, j)),
        };
        hedges.iter().all(|(hedge, words)| {
            let mut behind = words.end..range.end;
            let head = behind.find(|at| passage.atoms.get(*at).is_some_and(|atom| !atom.common()));
            let from = range.start.max(words.start.saturating_sub(JOINT));
            !(hedge.limits() || hedge.bounds() && counts)
                && (from..=words.start).any(joins)
                && head.is_some_and(|head| !stays(head))
        })
    }

    /// Returns whether both versions say what is done, or left open, by phrases that news puts for one another: "struggling to keep" and
    /// "having trouble keeping".
    pub(super) fn same_phrase(&self) -> bool {
        self.phrased_with(|atom| open::leaves_open(&atom.canon) || open::open_noun(&atom.canon))
    }

    /// Returns whether what is expected to be done is expected in both versions: "is expected to report" and "its report is expected".
    pub(super) fn expected_still(&self) -> bool {
        let (old, new) = (&self.facts.old.hedges, &self.facts.new.hedges);
        let stays = |passage: &Passage<'_>, phrase: &Range<usize>, there: &Passage<'_>, range: &Range<usize>| {
            let word = passage.atoms.get(phrase.start).map_or("", |atom| atom.canon.as_str());
            let near = range.start.saturating_sub(REACH)..(range.end + REACH).min(there.atoms.len());
            there.atoms.get(near).is_some_and(|atoms| atoms.iter().any(|atom| detail::derived(&atom.canon, word)))
        };
        match (old.as_slice(), new.as_slice()) {
            ([(Hedge::Expected, phrase)], [] | [(Hedge::Will | Hedge::Would, _)]) => {
                stays(self.aligned.old, phrase, self.aligned.new, &self.hunk.new)
            }
            ([] | [(Hedge::Will | Hedge::Would, _)], [(Hedge::Expected, phrase)]) => {
                stays(self.aligned.new, phrase, self.aligned.old, &self.hunk.old)
            }
            _ => false,
        }
    }

    /// Returns whether a headline's "to", or what is due, stands for a "will": "MPs to vote" and "MPs will vote".
    pub(super) fn foretold(&self) -> bool {
        let words = |atoms: &'_ [Atom]| atoms.iter().map(|atom| atom.canon.clone()).collect::<Vec<_>>().join(" ");
        let (was, is) = (words(self.was()), words(self.is()));
        let to = |words: &str| matches!(words, "to" | "is to" | "are to" | "is due to" | "are due to");
        (to(&was) && is == "will") || (was == "will" && to(&is))
    }

    /// Returns whether a modal only took the tense of the report that it stands in: "said it will open" and "said it would open".
    pub(super) fn backshifted(&self) -> bool {
        let ([(was, old)], [(is, new)]) = (self.facts.old.hedges.as_slice(), self.facts.new.hedges.as_slice()) else {
            return false;
        };
        reported::shifts(*was, *is)
            && reported::in_report(self.aligned.old, (*was, old))
            && reported::in_report(self.aligned.new, (*is, new))
    }

    /// Returns the hedges that stand on one side only, with the passage they stand in, the other one, and whether that is the new one.
    fn lone_hedges(&self) -> Option<LoneHedges<'_>> {
        let (old, new) = (self.facts.old.hedges.as_slice(), self.facts.new.hedges.as_slice());
        match (old.is_empty(), new.is_empty()) {
            (false, true) => Some((old, self.aligned.old, self.aligned.new, true)),
            (true, false) => Some((new, self.aligned.new, self.aligned.old, false)),
            _ => None,
        }
    }

    /// Returns whether the other version hedges with another form of the word: "a crack was reported" and "a report of a crack", "mostly"
    /// and "most of them".
    pub(super) fn worded(&self) -> bool {
        let Some((hedges, here, there, old)) = self.lone_hedges() else { return false };
        let changed = self.aligned.hunks.iter().flat_map(|hunk| if old { hunk.new.clone() } else { hunk.old.clone() });
        let changed: Vec<&Atom> = changed.take(LONG).filter_map(|at| there.atoms.get(at)).collect();
        hedges.iter().all(|(hedge, range)| {
            let words = here.atoms.get(range.clone()).unwrap_or_default();
            let key = words.iter().find(|atom| !atom.common() && atom.canon.len() > SHORT);
            let often = *hedge == Hedge::Often && changed.iter().any(|atom| atom.canon == "most");
            // "Only one" and "just one", "wanted only" and "all he wanted".
            let just = |atom: &&Atom| matches!(atom.canon.as_str(), "all" | "alone" | "just" | "last" | "merely");
            if *hedge == Hedge::Restriction {
                return changed.iter().any(just);
            }
            !hedge.bounds()
                && !hedge.limits()
                && (often || key.is_some_and(|key| changed.iter().any(|atom| detail::related(&atom.canon, &key.canon))))
        })
    }

    /// Returns whether a "will" or "would" came or went with its verb, where the other version puts the sentence another way: "the
    /// hearing will take place on Monday" and "Monday sees the hearing".
    pub(super) fn restructured(&self) -> bool {
        let Some((hedges, here, there, _)) = self.lone_hedges() else { return false };
        hedges.iter().all(|(hedge, range)| {
            let mut verbs = verbs(here, range).take(2).peekable();
            let stays =
                |verb: &Atom| there.atoms.iter().take(LONG * 2).any(|atom| detail::related(&atom.canon, &verb.canon));
            matches!(hedge, Hedge::Will | Hedge::Would) && verbs.peek().is_some() && !verbs.any(stays)
        })
    }

    /// Returns whether the verb behind a modal has a "to" in the other version that says as much: "will close" and "is to close",
    /// "expected that it would close" and "expected it to close", "must close" and "is required to close".
    pub(super) fn infinitive(&self) -> bool {
        let Some((hedges, here, there, _)) = self.lone_hedges() else { return false };
        hedges.iter().all(|(hedge, range)| {
            let denied = here.atoms.get(range.end).is_some_and(|next| lexicon::negation(&next.canon));
            let acts = |verb: &&Atom| !lexicon::negation(&verb.canon) && !weight::light(&verb.canon);
            let Some(verb) = verbs(here, range).find(acts) else { return false };
            let leads = |atoms: &[Atom]| match hedge {
                Hedge::Will => atoms.iter().any(|atom| weight::be(&atom.canon)),
                // "Shut so that it could be mended" and "shut to be mended": what for.
                Hedge::Can | Hedge::Could if purpose(here, range.start) => true,
                _ => atoms.iter().any(|atom| lexicon::stands_for(&atom.canon, *hedge)),
            };
            (0..there.atoms.len().min(LONG * 2)).any(|at| {
                let not = at.checked_sub(1).is_some_and(|at| lexicon::negation(&there.atoms[at].canon));
                there.atoms[at].canon == "to"
                    && not == denied
                    && there.atoms.get(at + 1..(at + 3).min(there.atoms.len())).is_some_and(|next| does(next, verb))
                    && leads(&there.atoms[at.saturating_sub(if *hedge == Hedge::Will { 1 } else { VERB + 1 })..at])
            })
        })
    }

    /// Returns whether one version says that somebody must still do what the other one waits for: "regulators must approve it" and "it is
    /// subject to approval by regulators".
    pub(super) fn awaited(&self) -> bool {
        let Some((hedges, here, there, _)) = self.lone_hedges() else { return false };
        hedges.iter().all(|(hedge, range)| {
            let acts = |verb: &&Atom| !weight::light(&verb.canon) || weight::light_as_hedge(&verb.canon);
            let Some(verb) = verbs(here, range).find(acts) else { return false };
            *hedge == Hedge::Must
                && (1..there.atoms.len().min(LONG * 2)).any(|at| {
                    let before = there.atoms.get(at.saturating_sub(VERB)..at).unwrap_or_default();
                    let waits = |pair: &[Atom]| pair[0].canon == "subject" && pair[1].canon == "to";
                    let waits = before.windows(2).any(waits)
                        || before.iter().any(|atom| is_form_of(&atom.canon, &["await", "need", "pending", "require"]));
                    waits && detail::derived(&there.atoms[at].canon, &verb.canon)
                })
        })
    }

    /// Returns whether the other version has the modal in short, on the word before it: "she would normally" and "she'd normally".
    pub(super) fn contracted(&self) -> bool {
        let Some((hedges, _, there, old)) = self.lone_hedges() else { return false };
        hedges.iter().all(|(hedge, range)| {
            let short: &[&str] = match hedge {
                Hedge::Would => &["'d", "’d"],
                Hedge::Will => &["'ll", "’ll"],
                _ => return false,
            };
            let Some(before) = range.start.checked_sub(1) else { return false };
            let pairs = self.aligned.pairs.iter().map(|(i, j)| if old { (*i, *j) } else { (*j, *i) });
            let mut same = pairs.filter(|(at, _)| *at == before || *at == range.end);
            same.any(|(at, other)| {
                let word = if at == before { Some(other) } else { other.checked_sub(1) };
                let word = word.and_then(|word| there.atoms.get(word)).map_or("", |atom| there.slice(atom));
                let behind = there.atoms.get(other).map_or(0, |atom| atom.span.end);
                let text = there.reader.article.text().get(behind..).unwrap_or_default();
                short.iter().any(|end| word.ends_with(end) || at == before && text.starts_with(end))
            })
        })
    }

    /// Returns whether the other version has one word for what can be done: "that can be removed" and "removable".
    pub(super) fn able(&self) -> bool {
        let Some((hedges, here, there, old)) = self.lone_hedges() else { return false };
        let changed = self.aligned.hunks.iter().flat_map(|hunk| if old { hunk.new.clone() } else { hunk.old.clone() });
        let words: Vec<&str> =
            changed.take(LONG).filter_map(|at| there.atoms.get(at)).map(|atom| atom.canon.as_str()).collect();
        let stems = words.iter().filter_map(|word| word.strip_suffix("able").or_else(|| word.strip_suffix("ible")));
        let stems: Vec<&str> = stems.filter(|stem| stem.len() > 2).collect();
        hedges.iter().all(|(hedge, range)| {
            let verb =
                here.atoms.get(range.end..range.end + 2).filter(|next| next[0].canon == "be").map(|next| &next[1]);
            let made =
                |lemma: &str| stems.iter().any(|stem| lemma.trim_end_matches('e') == *stem || lemma.starts_with(stem));
            // "Can I get the grant" and "am I eligible for the grant".
            let fit = words.windows(2).any(|pair| lexicon::stands_for(pair[0], *hedge) && pair[1] == "for");
            *hedge == Hedge::Can && (fit || verb.is_some_and(|verb| lemmas(&verb.canon).any(|lemma| made(&lemma))))
        })
    }

    /// Returns whether the verbs behind both stretches are said to be done, or not, in another way only: "is unable to pay" and
    /// "cannot pay". Every hedge and negation of both has to be a part of it.
    pub(super) fn same_modality(&self) -> bool {
        let (was, is) = (modality(self.aligned.old, &self.hunk.old), modality(self.aligned.new, &self.hunk.new));
        let (Some((was, old)), Some((is, new))) = (was, is) else { return false };
        let within = |side: &Side, phrase: &Range<usize>, passage: &Passage<'_>, range: &Range<usize>| {
            let hedged = side.hedges.iter().all(|(_, hedge)| phrase.start <= hedge.start && hedge.end <= phrase.end);
            let mut others = range.clone().filter(|at| !phrase.contains(at));
            hedged && !others.any(|at| passage.atoms.get(at).is_some_and(|atom| lexicon::negation(&atom.canon)))
        };
        // "Can" and "could" are two hedges, and a "not" that moved says something else.
        let modal = |passage: &Passage<'_>, phrase: &Range<usize>| {
            passage.atoms.get(phrase.start).is_some_and(|atom| class(&atom.canon).any(Class::MODAL))
        };
        was.agrees(is)
            && old.len() + new.len() > 2
            && !(modal(self.aligned.old, &old) && modal(self.aligned.new, &new))
            && within(&self.facts.old, &old, self.aligned.old, &self.hunk.old)
            && within(&self.facts.new, &new, self.aligned.new, &self.hunk.new)
    }
}

/// Returns whether the words behind a "to" are `verb`, or what is done by it: "has to be mended" and "must still be mended".
fn does(words: &[Atom], verb: &Atom) -> bool {
    let verbs = match words {
        [be, done] if be.canon == "be" => [be, done],
        [first, ..] => [first, first],
        [] => return false,
    };
    verbs.iter().any(|word| detail::related(&word.canon, &verb.canon))
}

/// Returns whether "so that" leads to the modal at `at`.
fn purpose(passage: &Passage<'_>, at: usize) -> bool {
    let before = passage.atoms.get(at.saturating_sub(REACH)..at).unwrap_or_default();
    before.windows(2).any(|pair| pair[0].canon == "so" && pair[1].canon == "that")
}

/// Returns the words behind a modal that stands at `range` which may be its verb.
fn verbs<'p>(passage: &'p Passage<'_>, range: &Range<usize>) -> impl Iterator<Item = &'p Atom> {
    let behind = passage.atoms.get(range.end..(range.end + VERB).min(passage.atoms.len())).unwrap_or_default();
    behind.iter().filter(|atom| !atom.common())
}

/// Returns what the first phrase that touches `range` says of the verb behind it, and where it stands.
fn modality(passage: &Passage<'_>, range: &Range<usize>) -> Option<(Modality, Range<usize>)> {
    let from = range.start.saturating_sub(modality::LONGEST - 1);
    let near = passage.atoms.get(from..(range.end + modality::LONGEST).min(passage.atoms.len()))?;
    let words: Vec<&str> = near.iter().map(|atom| atom.canon.as_str()).collect();
    (from..range.end.max(range.start + 1)).find_map(|at| {
        let (modality, len) = modality::begins(words.get(at - from..)?)?;
        let end = at + len;
        (end > range.start || range.is_empty() && end == range.start).then_some((modality, at..end))
    })
}

/// The longest word of a hedge that has no other forms worth a look: "may", "can".
const SHORT: usize = 4;

/// How many words behind a modal its verb stands at most, and between that verb and what asks for it.
const VERB: usize = 4;

/// How far from a stretch, in words, a hedge's word is looked for that stays.
const REACH: usize = 8;

/// Words that join what is said besides, with its own hedges.
const JOINING: &[&str] = list!("compare/joining");

/// How many words before a hedge what it stands in is joined to the rest.
const JOINT: usize = 2;

/// The longest stretch, in words of both versions, in which a hedge is followed to what it softens.
const LONG: usize = 48;
