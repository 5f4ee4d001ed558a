//! Words that can stand for one another: the synonyms of WordNet, and those of the newsroom that it lacks.

use super::data::parse::{Grouped, cut, entries, grouped, things_of};
use super::data::{list, text};
use super::lemma::{is_form_of, lemmas};
use super::lexicon;
use super::listed::listed;
use std::borrow::Cow;

/// One word a line with the numbers of the meanings it can have, sorted by word; made from WordNet by
/// `examples/thesaurus`. Words that share a number can stand for one another.
const WORDNET: &str = text!("meaning/thesaurus");

/// Words and phrases that news puts for one another without saying anything else, as lemmas: a group a line, sorted, and so is each
/// group. A word that stands in two groups ties none of their other words to one another.
const NEWS: &str = text!("meaning/synonyms");

/// The words and phrases of all groups, each with the number of its group.
const GROUPED: &[Grouped] = &grouped::<{ grouped::<0>(NEWS).1 }>(NEWS).0;

listed! { WORDS = &things_of::<{ GROUPED.len() }>(GROUPED) }

/// The group of each of [`WORDS`].
static GROUPS: [u16; GROUPED.len()] = {
    let (mut groups, mut at) = ([0; GROUPED.len()], 0);
    while at < GROUPED.len() {
        (groups[at], at) = (GROUPED[at].group, at + 1);
    }
    groups
};

/// The first words of the phrases of several words, each with the place of its phrase among [`WORDS`].
const OPENING: &[(&str, u16)] = {
    const COUNT: usize = {
        let (mut count, mut at) = (0, 0);
        while at < GROUPED.len() {
            (count, at) = (count + !cut(GROUPED[at].thing, " ").1.is_empty() as usize, at + 1);
        }
        count
    };
    &{
        let (mut opening, mut count, mut at) = ([("", 0); COUNT], 0, 0);
        while at < GROUPED.len() {
            let (first, others) = cut(GROUPED[at].thing, " ");
            if !others.is_empty() {
                (opening[count], count) = ((first, at as u16), count + 1);
            }
            at += 1;
        }
        opening
    }
};

listed! { OPENERS = &entries::<_, { OPENING.len() }>(OPENING) }

/// The phrase of each of [`OPENERS`].
static PHRASES: [u16; OPENING.len()] = {
    let (mut phrases, mut at) = ([0; OPENING.len()], 0);
    while at < OPENING.len() {
        (phrases[at], at) = (OPENING[at].1, at + 1);
    }
    phrases
};

/// Returns the groups that `word` stands in.
fn groups(word: &str) -> impl Iterator<Item = u16> {
    WORDS.all(word).map(|at| GROUPS[at])
}

/// Returns the phrases of several words that begin with `word`, each with its group.
fn phrases_from(word: &str) -> impl Iterator<Item = (&'static str, u16)> {
    OPENERS.all(word).map(|at| usize::from(PHRASES[at])).map(|at| (WORDS.word(at), GROUPS[at]))
}

/// Returns whether two words, as forms in lower case, can stand for one another.
pub(crate) fn synonyms(a: &str, b: &str) -> bool {
    let superlatives = a.ends_with("est") && b.ends_with("est");
    let of = |word| if superlatives { bases(word) } else { lemmas(word).collect() };
    let others: Vec<_> = of(b).into_iter().map(|other| (meanings(&other), other)).collect();
    of(a).iter().any(|word| {
        let own = meanings(word);
        in_one_row(word, &others) || others.iter().any(|(theirs, other)| word == other || shared(own, theirs))
    })
}

/// Returns the words of which `word` may be a form, the one that it puts first among them: "big" for "biggest".
fn bases(word: &str) -> Vec<Cow<'_, str>> {
    let mut out: Vec<_> = lemmas(word).collect();
    for (ending, instead) in [("iest", "y"), ("est", ""), ("est", "e")] {
        let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() >= 3) else { continue };
        out.push(format!("{stem}{instead}").into());
        let mut last = stem.chars().rev();
        if last.next().is_some_and(|c| last.next() == Some(c)) {
            out.extend(stem.get(..stem.len() - 1).map(Cow::Borrowed));
        }
    }
    out
}

/// Returns whether `word` is one that the thesaurus has.
pub(crate) fn knows(word: &str) -> bool {
    lemmas(word).any(|lemma| !meanings(&lemma).is_empty())
}

fn in_one_row(word: &str, others: &[(&str, Cow<'_, str>)]) -> bool {
    groups(word).any(|group| others.iter().any(|(_, other)| groups(other).any(|theirs| theirs == group)))
}

/// A word where it stands, with the words around it.
pub(crate) struct Placed<'w> {
    /// The words of its sentence, as forms in lower case.
    pub words: Vec<&'w str>,
    /// Which of them it is.
    pub at: usize,
}

/// How many words a phrase of the newsroom has at most.
pub(crate) const PHRASE: usize = 4;

impl Placed<'_> {
    /// Returns whether a particle stands behind it, which makes another verb of a verb.
    pub(crate) fn has_particle(&self) -> bool {
        self.words.get(self.at + 1).is_some_and(|next| particle(next))
    }

    /// Returns the groups of the phrases of several words that it is a part of here.
    fn phrases(&self) -> Vec<u16> {
        let mut out = Vec::new();
        for start in self.at.saturating_sub(PHRASE - 1)..=self.at {
            let Some(first) = self.words.get(start) else { continue };
            for lemma in lemmas(first) {
                let phrases = phrases_from(&lemma).filter(|(phrase, _)| self.reads(phrase, start));
                out.extend(phrases.map(|(_, group)| group));
            }
        }
        out
    }

    /// Returns whether `phrase` stands at `start` and reaches to the word; one word that says whose or which may stand in it:
    /// "secure their place".
    fn reads(&self, phrase: &str, start: usize) -> bool {
        let mut place = start;
        let mut skipped = false;
        for part in phrase.split(' ') {
            if place > start
                && !skipped
                && self.words.get(place).is_some_and(|word| lexicon::determiner(word))
                && !lexicon::determiner(part)
            {
                (place, skipped) = (place + 1, true);
            }
            let word = self.words.get(place);
            if !word.is_some_and(|word| *word == part || is_form_of(word, &[part])) {
                return false;
            }
            place += 1;
        }
        place > self.at
    }

    /// Returns whether the word alone stands in `group`.
    fn stands_in(&self, group: u16) -> bool {
        self.words.get(self.at).is_some_and(|word| lemmas(word).any(|lemma| groups(&lemma).any(|own| own == group)))
    }
}

/// Returns whether a word is a part of a phrase that news has other words for.
pub(crate) fn in_phrase(word: &Placed<'_>) -> bool {
    !word.phrases().is_empty()
}

/// Words behind a verb that make another verb of it: "call off", "put off".
const PARTICLES: &[&str] = list!("meaning/particles");

/// Tells whether `word` makes another verb of the verb before it.
pub(crate) fn particle(word: &str) -> bool {
    PARTICLES.binary_search(&word).is_ok()
}

/// Returns whether two words are parts of phrases that can stand for one another, or one of them for the phrase that the other is a
/// part of: "sees off" and "beats".
pub(crate) fn phrased(a: &Placed<'_>, b: &Placed<'_>) -> bool {
    let (left, right) = (a.phrases(), b.phrases());
    left.iter().any(|group| right.contains(group) || b.stands_in(*group))
        || right.iter().any(|group| a.stands_in(*group))
}

fn shared(a: &str, b: &str) -> bool {
    a.split(' ').any(|x| !x.is_empty() && b.split(' ').any(|y| x == y))
}

/// Returns the numbers of the meanings of `word`, parted by spaces; empty where it has none.
fn meanings(word: &str) -> &'static str {
    let bytes = WORDNET.as_bytes();
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        // The line that the middle lies in; `low` and `high` always lie where lines begin. Lines are so short that one step after
        // the other is the fastest.
        let middle = (low + high) / 2;
        let start = bytes[low..middle].iter().rposition(|byte| *byte == b'\n').map_or(low, |at| low + at + 1);
        let behind =
            |from: usize, mark| bytes[from..].iter().position(|byte| *byte == mark).map_or(high, |at| from + at);
        let space = behind(start, b' ');
        match bytes[start..space].cmp(word.as_bytes()) {
            std::cmp::Ordering::Equal => return &WORDNET[space + 1..behind(space, b'\n')],
            std::cmp::Ordering::Less => low = behind(space, b'\n') + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    ""
}
