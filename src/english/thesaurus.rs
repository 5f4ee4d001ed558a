//! Words that can stand for one another: the synonyms of WordNet, and those of the newsroom that it lacks.

use super::data::list;
use super::degree::{self, Degree};
use super::groups;
use super::lemma::{is_form_of, lemmas};
use super::lexicon;
use std::borrow::Cow;

/// One word a line with the numbers of the meanings it can have, sorted by word: `meaning/thesaurus`, laid out while the program is built.
/// Words that share a number can stand for one another.
const WORDNET: &str = include_str!(concat!(env!("OUT_DIR"), "/thesaurus.txt"));

/// Returns the groups that `word`, or a phrase, stands in: words and phrases that news puts for one another without saying anything else,
/// as lemmas. A word that stands in two groups ties none of their other words to one another.
fn groups(word: &str) -> impl Iterator<Item = u16> {
    groups::holding(word)
}

/// Returns the phrases of several words that begin with `word`, each with its group.
fn phrases_from(word: &str) -> impl Iterator<Item = (&'static str, u16)> {
    groups::opening(word).filter(|(thing, _)| thing.contains(' '))
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

/// Returns whether two words or phrases stand in one group of those that news puts for one another, just as they are: "at first" and
/// "initially".
pub(crate) fn in_one_group(a: &str, b: &str) -> bool {
    groups(a).any(|group| groups(b).any(|other| other == group))
}

/// Returns the words of which `word` may be a form, the one that it puts first among them: "big" for "biggest".
fn bases(word: &str) -> Vec<Cow<'_, str>> {
    let mut out: Vec<_> = lemmas(word).collect();
    out.extend(degree::bases(word, Degree::Most).map(Cow::Owned));
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

    /// Returns whether it begins a phrase of the groups with the particle behind it: "call off".
    pub(crate) fn with_particle(&self) -> bool {
        let Some((word, particle)) = self.words.get(self.at).zip(self.words.get(self.at + 1)) else { return false };
        // The "in" of "went in front" is no particle.
        let front = *particle == "in" && self.words.get(self.at + 2).is_some_and(|next| !lexicon::common(next));
        !front
            && self.has_particle()
            && lemmas(word).any(|lemma| {
                phrases_from(&lemma)
                    .any(|(phrase, _)| phrase.split(' ').nth(1) == Some(particle) && self.reads(phrase, self.at))
            })
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
