//! One word that stands where another one stood: whether the claim says something else by it, or is only put in other words.

use super::detail::{Swap, content, related};
use super::predicate::predicate;
use crate::align::aligned::{Aligned, Hunk};
use crate::align::passage::Passage;
use crate::english::lemma::{is_form_of, lemmas};
use crate::english::{Class, class};
use crate::text::BlockKind;
use std::ops::Range;

/// How many words that carry something may have no counterpart, on either side of a sentence, for one of them to stand for another:
/// where it stands alone in the place of one word, and where words that say little have changed beside it.
const BARE: usize = 2;
const LED: usize = 1;

/// How many stretches of a sentence may differ where all that is said of its subject is something else.
const SAID: usize = 2;

/// Returns whether the words of `swap` say two things, rather than one thing in other words.
///
/// An article is worked over: its editors shorten, describe again and turn sentences round far more often than they put one fact in
/// the place of another. There a word stands for another one only where little else is new; whoever has two sentences compared wants
/// to know how those differ.
pub(super) fn says_else(aligned: &Aligned<'_>, hunk: &Hunk, swap: &Swap) -> bool {
    bare(aligned)
        || !still_said(aligned, swap) && !named(aligned, swap) && !described(aligned, swap) && holds(aligned, hunk)
}

/// How many sentences without a headline are no article yet.
const FEW: usize = 3;

/// Returns whether one of the versions is no article but a few sentences.
fn bare(aligned: &Aligned<'_>) -> bool {
    [aligned.old, aligned.new].iter().any(|passage| {
        let article = passage.reader.article;
        article.sentences().len() <= FEW && article.blocks().iter().all(|block| block.kind != BlockKind::Heading)
    })
}

/// Returns whether one of the two words is still said, or was said before, elsewhere in its sentence: "the council is to investigate"
/// and "the council said that an inquiry would be held".
fn still_said(aligned: &Aligned<'_>, swap: &Swap) -> bool {
    // Where nothing else differs, both stand in the same place.
    if aligned.hunks.len() == 1 {
        return false;
    }
    let says = |passage: &Passage<'_>, word: &str| passage.atoms.iter().any(|atom| related(&atom.canon, word));
    let (gone, come) = (&aligned.old.atoms[swap.old].canon, &aligned.new.atoms[swap.new].canon);
    says(aligned.new, gone) || says(aligned.old, come)
}

/// Returns whether one of the words is a name and the other one is none: then one version describes what the other one names, "the militants" and
/// "the Taliban".
fn named(aligned: &Aligned<'_>, swap: &Swap) -> bool {
    let name = |passage: &Passage<'_>, at: usize| {
        passage.atoms[at].capital && passage.reader.names(passage.slice(&passage.atoms[at]))
    };
    name(aligned.old, swap.old) != name(aligned.new, swap.new)
}

/// Returns whether one version says of somebody only that it is a man or a woman, and the other one who: "a man is held" and "a driver is
/// held".
fn described(aligned: &Aligned<'_>, swap: &Swap) -> bool {
    let anybody = |word: &str| is_form_of(word, &["man", "person", "woman"]);
    let role = |word: &str| !anybody(word) && lemmas(word).any(|lemma| class(&lemma).any(Class::ROLE));
    let (gone, come) = (&aligned.old.atoms[swap.old].canon, &aligned.new.atoms[swap.new].canon);
    anybody(gone) && role(come) || role(gone) && anybody(come)
}

/// Returns whether so much around the words of `hunk` stays that what stands there now takes the place of what stood there.
fn holds(aligned: &Aligned<'_>, hunk: &Hunk) -> bool {
    let own = (content(aligned.old, hunk.old.clone()).len(), content(aligned.new, hunk.new.clone()).len());
    if own != (1, 1) {
        let stretches = if predicate(aligned, hunk).is_some() { SAID } else { 1 };
        return aligned.hunks.len() <= stretches && !aligned.new.is_heading();
    }
    let most = if (hunk.old.len(), hunk.new.len()) == (1, 1) { BARE } else { LED };
    let few = |here: &Passage<'_>, there: &Passage<'_>, range: fn(&Hunk) -> &Range<usize>| {
        let all = aligned.hunks.iter().flat_map(|hunk| content(here, range(hunk).clone()));
        let strange = |at: &usize| !there.atoms.iter().any(|atom| related(&atom.canon, &here.atoms[*at].canon));
        all.filter(strange).nth(most).is_none()
    };
    few(aligned.old, aligned.new, |hunk| &hunk.old) && few(aligned.new, aligned.old, |hunk| &hunk.new)
}
