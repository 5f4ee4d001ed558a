//! Whether other words say something else: "a film" and "a novel" do, "a film" and "a movie" do not.

use super::facts;
use super::hedging;
use super::weight;
use crate::align::aligned::{Aligned, Hunk};
use crate::align::atom::{Atom, Interner, Reading};
use crate::align::passage::Passage;
use crate::align::word;
use crate::english::data::{list, phrases};
use crate::english::degree::{self, Degree};
use crate::english::lemma::{self, is_form_of, lemmas, share_lemma};
use crate::english::thesaurus::{PHRASE, Placed};
use crate::english::{aliases, lexicon, open, spelling, thesaurus};
use std::ops::Range;

/// How many words that carry something may stand on each side where one is told to stand for another: in a longer
/// stretch the sentence is put another way, and which word took the place of which can't be told.
const TIGHT: usize = 2;

/// Which share of a sentence's words, in per cent of the shorter version, must stay for it to be the same claim.
const KEPT: usize = 50;

/// What took the place of what: indices of the atoms of both passages.
pub(super) struct Swap {
    pub old: usize,
    pub new: usize,
}

/// Returns which word of `hunk` took the place of which, where both say something and neither says what the other does.
pub(super) fn swap(aligned: &Aligned<'_>, hunk: &Hunk) -> Option<Swap> {
    let (old, new) = (aligned.old, aligned.new);
    let (mut was, mut is) = (content(old, hunk.old.clone()), content(new, hunk.new.clone()));
    // "Warned the bank" is no other stance than "fined the bank".
    match (was.is_empty(), is.is_empty()) {
        (true, false) => was.extend(hunk.old.clone().find(|at| acts(old, *at))),
        (false, true) => is.extend(hunk.new.clone().find(|at| acts(new, *at))),
        _ => {}
    }
    // "A dengue outbreak" and "measles outbreaks": what both are is no part of what they are of.
    while was.len() > 1 && is.len() > 1 && heads(aligned, was.last(), is.last()) {
        was.pop();
        is.pop();
    }
    // "Burglary" and "handling stolen goods": one thing, and nothing but another one in its place.
    let whole = was.len() == hunk.old.len() && is.len() == hunk.new.len() && was.len().min(is.len()) == 1;
    let most = if whole && !new.is_heading() { TIGHT + 1 } else { TIGHT };
    if was.is_empty() || is.is_empty() || was.len() > most || is.len() > most || !same_claim(aligned) {
        return None;
    }
    // "Turned" says little by itself, "turned down" does not, and "held" does where rates might have been "raised".
    let little = |passage: &Passage<'_>, all: &[usize], other: &Passage<'_>, others: &[usize]| {
        let bare = |at: &usize| !says_enough(passage, *at);
        let moved = || others.iter().any(|at| weight::moves(&other.atoms[*at].canon));
        let stays = |at: &usize| weight::stays(&passage.atoms[*at].canon) && moved();
        // Who "will consider steps" has taken none.
        let thought = || others.iter().any(|at| open::deliberates(&other.atoms[*at].canon));
        all.iter().any(|at| weight::says_little(&passage.atoms[*at].canon) && bare(at) && !stays(at) && !thought())
    };
    if little(old, &was, new, &is) || little(new, &is, old, &was) {
        return None;
    }
    let words = |passage: &Passage<'_>, all: &[usize]| -> Vec<String> {
        all.iter().map(|at| passage.atoms[*at].canon.clone()).collect()
    };
    let (left, right) = (words(old, &was), words(new, &is));
    if facts::initials(&left, &right) || facts::initials(&right, &left) {
        return None;
    }
    // A word that says little may stand for one that does not: "getting" for "obtaining".
    let some = |passage: &Passage<'_>, range: &Range<usize>| -> Vec<usize> {
        range.clone().filter(|at| passage.atoms.get(*at).is_some_and(|atom| !atom.common())).collect()
    };
    let (every, other) = (some(old, &hunk.old), some(new, &hunk.new));
    let gone = was.iter().copied().find(|i| !other.iter().any(|j| alike(aligned, *i, *j)))?;
    let come = is.iter().copied().find(|j| !every.iter().any(|i| alike(aligned, *i, *j)))?;
    let apart = unlike(aligned, hunk, gone, come) || moved(aligned, gone, come);
    (!apart && !known(aligned, gone, come)).then_some(Swap { old: gone, new: come })
}

/// Phrases that say something of their own though they begin with a verb that says little.
const HEAVY_PHRASES: &[&[&str]] = phrases!("compare/heavy-phrases");

/// Returns whether the verb at `at` says something of its own with the particle or the noun behind it: "turned down", "took part".
fn says_enough(passage: &Passage<'_>, at: usize) -> bool {
    let heavy = |phrase: &&&[&str]| {
        let words = passage.atoms.get(at..at + phrase.len());
        words.is_some_and(|words| words.iter().zip(**phrase).all(|(atom, word)| is_form_of(&atom.canon, &[word])))
    };
    placed(&passage.atoms, at).with_particle() || HEAVY_PHRASES.iter().any(|phrase| heavy(&phrase))
}

/// Returns whether the last words of two stretches are one noun in two forms.
fn heads(aligned: &Aligned<'_>, was: Option<&usize>, is: Option<&usize>) -> bool {
    let (Some(i), Some(j)) = (was, is) else { return false };
    share_lemma(&aligned.old.atoms[*i].canon, &aligned.new.atoms[*j].canon)
}

/// Returns which word took the place of which where a phrase of a few words stands for another one and nearly all around it stays:
/// "because of frost and a late spring" and "because of the price of fuel".
pub(super) fn rephrased(aligned: &Aligned<'_>, hunk: &Hunk) -> Option<Swap> {
    let (old, new) = (aligned.old, aligned.new);
    let most = old.atoms.len().max(new.atoms.len());
    if hunk.old.len().max(hunk.new.len()) > SHORT || aligned.pairs.len() * 100 < most * NEARLY || new.is_heading() {
        return None;
    }
    let (was, is) = (content(old, hunk.old.clone()), content(new, hunk.new.clone()));
    if was.len().max(is.len()) <= TIGHT {
        return None;
    }
    // "A man who drowned in his home" and "who suffered a heart attack": all that is told of him.
    let relative = |passage: &Passage<'_>, at: usize| {
        let who = at.checked_sub(1).and_then(|at| passage.atoms.get(at));
        who.is_some_and(|who| matches!(who.canon.as_str(), "who" | "which"))
    };
    let whole = relative(old, hunk.old.start) && relative(new, hunk.new.start);
    let plain = |passage: &Passage<'_>, range: &Range<usize>| {
        let atoms = passage.atoms.get(range.clone()).unwrap_or_default();
        let says = |atom: &Atom| {
            lexicon::makes_clause(&atom.canon) || lemma::past(&atom.canon) || weight::says_little(&atom.canon)
        };
        atoms
            .iter()
            .all(|atom| atom.reading == Reading::Word && (!atom.capital || atom.initial) && (whole || !says(atom)))
    };
    let (gone, come) = (*was.first()?, *is.first()?);
    let same = || was.iter().any(|i| is.iter().any(|j| alike(aligned, *i, *j)));
    let other = plain(old, &hunk.old) && plain(new, &hunk.new) && !same();
    let elsewhere = || known(aligned, gone, come) || moved(aligned, gone, come) || unlike(aligned, hunk, gone, come);
    (other && !elsewhere()).then_some(Swap { old: gone, new: come })
}

/// How long, in words, a phrase is that stands for another one.
const SHORT: usize = 8;

/// Which share of the longer version's words, in per cent, stays where nearly all does.
const NEARLY: usize = 65;

/// Returns whether the word at `at` is one of saying with which nobody says anything, but does something to somebody.
fn acts(passage: &Passage<'_>, at: usize) -> bool {
    let (Some(word), Some(next)) = (passage.atoms.get(at), passage.atoms.get(at + 1)) else { return false };
    let object = lexicon::determiner(&next.canon) && next.canon != "that";
    // "Wrote “The Salt Ledger”" reports nothing either.
    let work = next.quotation.is_some() && next.capital;
    lexicon::cue(&word.canon).is_some() && (!word.attributes && object || work) && !word.capital
}

/// Returns whether two words can't stand for one another because they do other work: one is an act that is planned, as in "to close",
/// or one is the name that the rest of the article has for the other.
fn unlike(aligned: &Aligned<'_>, hunk: &Hunk, gone: usize, come: usize) -> bool {
    let (old, new) = (aligned.old, aligned.new);
    let (was, is) = (&old.atoms[gone], &new.atoms[come]);
    let name = |passage: &Passage<'_>, atom: &Atom| {
        atom.capital && !lexicon::title(&atom.canon) && (!atom.initial || passage.reader.names(passage.slice(atom)))
    };
    let elsewhere = |passage: &Passage<'_>, name: &str| {
        let here = passage.atoms.iter().filter(|atom| passage.slice(atom) == name).count();
        passage.reader.occurrences(name) > here
    };
    let (left, right) = (name(old, was), name(new, is));
    // "The PM" and "Daniel Orr", where the article speaks of the PM as well.
    let office = |passage: &Passage<'_>, atom: &Atom| {
        atom.capital && aliases::office(&atom.canon) && passage.reader.vocabulary().says(&atom.canon)
    };
    let called = (left && office(old, is)) || (right && office(new, was));
    // The "Straka" of "the Straka campaign" only says which campaign.
    let heads = |passage: &Passage<'_>, range: &Range<usize>, at: usize| {
        !content(passage, at + 1..range.end).iter().any(|at| !passage.atoms[*at].capital)
    };
    let known = called
        || (!left && right && heads(new, &hunk.new, come) && elsewhere(old, new.slice(is)))
        || (left && !right && heads(old, &hunk.old, gone) && elsewhere(new, old.slice(was)));
    let lead = |passage: &Passage<'_>, from: usize| {
        let first = passage.atoms.get(from).filter(|atom| weight::preposition(&atom.canon));
        first.map(|atom| matches!(atom.canon.as_str(), "into" | "to"))
    };
    let leads = lead(old, hunk.old.start).zip(lead(new, hunk.new.start));
    known || leads.is_some_and(|(was, is)| was != is)
}

/// Returns whether one of two words only moved, to another stretch of the other version where nothing stood in its stead.
pub(super) fn moved(aligned: &Aligned<'_>, gone: usize, come: usize) -> bool {
    let (was, is) = (&aligned.old.atoms[gone], &aligned.new.atoms[come]);
    let has = |passage: &Passage<'_>, range: &Range<usize>, id: u32| {
        let atoms = passage.atoms.get(range.clone()).unwrap_or_default();
        atoms.len() <= MOVED && atoms.iter().any(|atom| atom.id == id)
    };
    let to = |hunk: &Hunk| hunk.old.is_empty() && has(aligned.new, &hunk.new, was.id);
    let from = |hunk: &Hunk| hunk.new.is_empty() && has(aligned.old, &hunk.old, is.id);
    aligned.hunks.iter().any(|hunk| to(hunk) || from(hunk))
}

/// Returns which word took the place of which in a phrase that moved: it is gone from `from`, where nothing took its place, and
/// stands in `to`, where nothing stood.
pub(super) fn moved_swap(aligned: &Aligned<'_>, from: &Hunk, to: &Hunk) -> Option<Swap> {
    if !from.new.is_empty()
        || !to.old.is_empty()
        || from.old.len() > MOVED
        || to.new.len() > MOVED
        || !same_claim(aligned)
    {
        return None;
    }
    let (was, is) = (content(aligned.old, from.old.clone()), content(aligned.new, to.new.clone()));
    let same = |i: usize, j: usize| related(&aligned.old.atoms[i].canon, &aligned.new.atoms[j].canon);
    let gone: Vec<usize> = was.iter().copied().filter(|i| !is.iter().any(|j| same(*i, *j))).collect();
    let come: Vec<usize> = is.iter().copied().filter(|j| !was.iter().any(|i| same(*i, *j))).collect();
    let tight = |all: &[usize]| (1..=TIGHT).contains(&all.len()).then(|| all.last().copied()).flatten();
    let (gone, come) = (tight(&gone)?, tight(&come)?);
    // Only beside a word that moved along can one be told to stand for the other.
    let beside = |all: &[usize], at: usize, after: bool| {
        let place = all.iter().position(|other| *other == at)?;
        all.get(if after { place + 1 } else { place.checked_sub(1)? }).copied()
    };
    let along = |after: bool| beside(&was, gone, after).zip(beside(&is, come, after)).is_some_and(|(i, j)| same(i, j));
    // "For burns" that gives way to "for smoke inhalation" elsewhere.
    let led = |passage: &Passage<'_>, range: &Range<usize>| {
        let first = passage.atoms.get(range.start).filter(|first| weight::preposition(&first.canon));
        first.filter(|_| range.len() <= TIED).map(|first| first.id)
    };
    let tied = led(aligned.old, &from.old).zip(led(aligned.new, &to.new)).is_some_and(|(was, is)| was == is);
    if !along(false) && !along(true) && !tied {
        return None;
    }
    (!known(aligned, gone, come)).then_some(Swap { old: gone, new: come })
}

/// How many words a phrase has at most whose preposition ties it as another phrase's did.
const TIED: usize = 4;

/// The longest phrase, in words, that is followed to another place of its sentence.
const MOVED: usize = 6;

/// Returns the atoms of `range` that carry something and are no numbers.
pub(super) fn content(passage: &Passage<'_>, range: Range<usize>) -> Vec<usize> {
    // "Asked to leave" and "ordered to leave" say what was said.
    let bids = |at: usize, atom: &Atom| {
        let asks = matches!(atom.canon.as_str(), "asked" | "asks" | "told" | "tells");
        asks && passage.atoms.get(at + 1).is_some_and(|next| next.canon == "to")
    };
    let heavy = |at: usize, atom: &Atom| {
        // "Called off" says what neither of its words does.
        let phrasal = || atom.reading == Reading::Word && verb_of_phrase(passage, at);
        let own = atom.reading == Reading::Word
            && !atom.common()
            && atom.canon.chars().filter(|c| c.is_alphabetic()).count() > 1
            && (!weight::light(&atom.canon) || bids(at, atom) || verb_of_its_own(&passage.atoms, at))
            && !lexicon::vague(&atom.canon);
        own || phrasal()
    };
    range.filter(|at| passage.atoms.get(*at).is_some_and(|atom| heavy(*at, atom))).collect()
}

/// Returns whether the word at `at` hedges elsewhere and says something of its own here: "proposed the motion".
fn verb_of_its_own(atoms: &[Atom], at: usize) -> bool {
    atoms.get(at).is_some_and(|atom| weight::light_as_hedge(&atom.canon)) && !hedging::hedges_at(atoms, at)
}

/// Returns whether enough of both passages is the same for them to make one claim.
pub(super) fn same_claim(aligned: &Aligned<'_>) -> bool {
    let shorter = aligned.old.atoms.len().min(aligned.new.atoms.len());
    aligned.pairs.len() * 100 >= shorter * KEPT
}

/// Returns whether the old version said the new word already of the same thing. A headline only sums up what the article says:
/// there it is enough that one of the words stands in both versions.
pub(super) fn known(aligned: &Aligned<'_>, gone: usize, come: usize) -> bool {
    let (old, new) = (aligned.old.reader.vocabulary(), aligned.new);
    let Some(word) = new.atoms.get(come) else { return false };
    let stays = |gone: usize| {
        let said = aligned.new.reader.vocabulary();
        aligned.old.atoms.get(gone).is_some_and(|atom| lemmas(&atom.canon).any(|lemma| said.says(&lemma)))
    };
    let alone = matches!(aligned.hunks.as_slice(), [hunk] if hunk.old.len() == 1 && hunk.new.len() == 1);
    if new.is_heading() {
        // A headline that takes over the word of the article below it says what that said all along.
        let alone = alone && unnamed(aligned.old, gone) && unnamed(new, come);
        if old.says(&word.canon) || !alone {
            return old.says(&word.canon) || stays(gone);
        }
    }
    // "The bear" is "the animal" where it is named again.
    let kind = |kind: &Atom, thing: &Atom| {
        KINDS.iter().any(|known| is_form_of(&kind.canon, &[known])) && !is_form_of(&thing.canon, KINDS)
    };
    let again = |passage: &Passage<'_>, at: usize| {
        let named = passage.atoms.get(at).is_some_and(|atom| atom.reading == Reading::Word && !atom.capital);
        let the = at.checked_sub(1).is_some_and(|at| passage.atoms[at].canon == "the");
        named && the
    };
    if let Some(was) = aligned.old.atoms.get(gone)
        && again(aligned.old, gone)
        && again(new, come)
        && (kind(word, was) && aligned.new.reader.vocabulary().says(&was.canon)
            || kind(was, word) && old.says(&word.canon))
    {
        return true;
    }
    let beside = |at: Option<usize>| at.and_then(|at| new.atoms.get(at)).filter(|atom| !atom.common());
    beside(Some(come + 1)).is_some_and(|next| old.says_together(&word.canon, &next.canon))
        || beside(come.checked_sub(1)).is_some_and(|before| old.says_together(&before.canon, &word.canon))
}

/// Returns whether the word at `at` has no capital but the one of its sentence.
fn unnamed(passage: &Passage<'_>, at: usize) -> bool {
    passage.atoms.get(at).is_some_and(|atom| !atom.capital || atom.initial)
}

/// Nouns for a kind of thing, with which a thing of that kind is named again.
const KINDS: &[&str] = list!("compare/kinds");

/// Returns whether another sentence than `passage` has most of the words `said` and is as `fits` wants its words.
pub(super) fn told_elsewhere(passage: &Passage<'_>, said: &[&str], fits: impl Fn(&[String]) -> bool) -> bool {
    let article = passage.reader.article;
    let others = article.sentences().iter().filter(|sentence| !sentence.span.overlaps(passage.span));
    let mut interner = Interner::default();
    let half = |words: &[String]| {
        said.iter().filter(|word| words.iter().any(|other| other == *word)).count() * 2 >= said.len()
    };
    others.take(SENTENCES).any(|sentence| {
        // Synonyms and numbers are slow to look up: half of all words must be there as they are, which most sentences have not.
        let mut plain = Vec::new();
        for token in article.tokens_of(sentence) {
            word::pieces(article.slice(token.span), token.span.start, &mut |canon, _, _| plain.push(canon));
        }
        if !half(&plain) {
            return false;
        }
        let atoms = passage.reader.atoms(sentence, &mut interner);
        let words: Vec<String> = atoms.into_iter().map(|atom| atom.canon).collect();
        let kept = || said.iter().filter(|word| words.iter().any(|other| related(word, other))).count();
        fits(&words) && half(&words) && kept() * 3 >= said.len() * 2
    })
}

/// How many sentences are searched for what is told elsewhere.
const SENTENCES: usize = 256;

/// Returns whether one word can stand for the other: a form of it, a word made from it, its spelling mended, or a synonym.
pub(super) fn related(a: &str, b: &str) -> bool {
    derived(a, b)
        || spelling::mended(a, b)
        || lexicon::unit(a).is_some_and(|unit| lexicon::unit(b) == Some(unit))
        || share_lemma(a, b)
        || thesaurus::synonyms(a, b)
        || by_adverb(a, b)
        || aliases::of_one_country(a, b)
}

/// Returns whether one word is the adverb of an adjective that can stand for the other: "slightly hurt" and "minor injuries".
fn by_adverb(a: &str, b: &str) -> bool {
    let of = |word: &str, other: &str| {
        let adjective = word.strip_suffix("ly").filter(|adjective| adjective.len() > 3 && !other.ends_with("ly"));
        adjective.is_some_and(|adjective| thesaurus::synonyms(adjective, other))
    };
    of(a, b) || of(b, a)
}

/// Returns whether the words at `i` and `j` can stand for one another where they stand, each alone or as a part of a phrase: "sees
/// off" for "beats".
pub(super) fn alike(aligned: &Aligned<'_>, i: usize, j: usize) -> bool {
    same(&aligned.old.atoms, i, &aligned.new.atoms, j)
}

/// Returns whether the words at `i` and `j` are parts of phrases that can stand for one another, or one of them for the other's.
pub(super) fn phrased(aligned: &Aligned<'_>, i: usize, j: usize) -> bool {
    thesaurus::phrased(&placed(&aligned.old.atoms, i), &placed(&aligned.new.atoms, j))
}

/// Returns whether the word at `at` is a verb that the particle behind it makes another one of.
pub(super) fn verb_of_phrase(passage: &Passage<'_>, at: usize) -> bool {
    // "Signed on 12 May" is no other verb than "signed".
    let day = passage.atoms.get(at + 2).is_some_and(|next| next.reading != Reading::Word);
    !day && placed(&passage.atoms, at).with_particle()
}

pub(super) fn same(here: &[Atom], at: usize, there: &[Atom], other: usize) -> bool {
    let (Some(word), Some(another)) = (here.get(at), there.get(other)) else { return false };
    let (a, b) = (placed(here, at), placed(there, other));
    // "Called off" and "put off" are two things, though "called" may stand for "put".
    let parted = a.has_particle() && b.has_particle() && (a.with_particle() || b.with_particle());
    let apart = word.id != another.id && parted;
    (!apart && related(&word.canon, &another.canon))
        || thesaurus::phrased(&a, &b)
        || compared(&a, &b)
        || compared(&b, &a)
}

/// Returns whether one word compares by its ending what the other one compares by "more": "harder" and "more difficult".
fn compared(one: &Placed<'_>, other: &Placed<'_>) -> bool {
    let more = other.at.checked_sub(1).is_some_and(|before| other.words[before] == "more");
    let (word, plain) = (one.words[one.at], other.words[other.at]);
    more && degree::bases(word, Degree::More).any(|base| thesaurus::synonyms(&base, plain))
}

/// Returns the word at `at` with those around it that a phrase may have.
fn placed(atoms: &[Atom], at: usize) -> Placed<'_> {
    let from = at.saturating_sub(PHRASE - 1);
    let near = atoms.get(from..(at + PHRASE).min(atoms.len())).unwrap_or_default();
    Placed { words: near.iter().map(|atom| atom.canon.as_str()).collect(), at: at - from }
}

/// Returns whether the words begin alike and only their endings differ: "explode" and "explosion".
pub(super) fn derived(a: &str, b: &str) -> bool {
    let head = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let (left, right) = (a.chars().count(), b.chars().count());
    head >= 4 && left.min(right) <= head + 3 && left.max(right) <= head + 6
}
