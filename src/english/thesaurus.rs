//! Words that can stand for one another: the synonyms of WordNet, and those of the newsroom that it lacks.

use super::data::{list, text};
use super::lemma::{is_form_of, lemmas};
use super::lexicon;
use super::table::Words;
use std::borrow::Cow;
use std::sync::LazyLock;

/// One word a line with the numbers of the meanings it can have, sorted by word; made from WordNet by
/// `examples/thesaurus`. Words that share a number can stand for one another.
const WORDNET: &str = text!("meaning/thesaurus");

/// Words and phrases that news puts for one another without saying anything else, as lemmas: a group a line, sorted, and so is each
/// group. A word that stands in two groups ties none of their other words to one another.
const NEWS: &str = text!("meaning/synonyms");

/// The groups of the newsroom in the order of their lines.
static GROUPS: LazyLock<Vec<&str>> = LazyLock::new(|| NEWS.lines().filter(|line| !line.starts_with('#')).collect());

/// About how many words and phrases all groups have.
const ENTRIES: usize = 4096;

/// Words and phrases with their groups, made ready for looking them up by a word.
struct Places {
    /// The last place of each word, plus one.
    last: Words<usize>,
    /// A word or phrase, its group, and the place before that is found by the same word, plus one.
    all: Vec<(&'static str, usize, usize)>,
}

impl Places {
    /// Makes those ready that `key` gives a word to be found by.
    fn new(key: impl Fn(&'static str) -> Option<&'static str>) -> Self {
        let mut places = Self { last: Words::with_room(ENTRIES), all: Vec::with_capacity(ENTRIES) };
        for (at, row) in GROUPS.iter().enumerate() {
            for entry in members(row) {
                let Some(word) = key(entry) else { continue };
                let last = places.last.entry(word);
                places.all.push((entry, at, *last));
                *last = places.all.len();
            }
        }
        places
    }

    /// Returns what is found by `word`, each with its group.
    fn of(&self, word: &str) -> impl Iterator<Item = (&'static str, usize)> {
        let place = |at: usize| self.all.get(at.checked_sub(1)?);
        let first = place(self.last.get(word).copied().unwrap_or_default());
        std::iter::successors(first, move |(.., before)| place(*before)).map(|(entry, at, _)| (*entry, *at))
    }
}

/// Every word and phrase by itself.
static WHOLE: LazyLock<Places> = LazyLock::new(|| Places::new(Some));

/// The phrases of several words by their first ones.
static PHRASES: LazyLock<Places> = LazyLock::new(|| Places::new(|entry| entry.split_once(' ').map(|(first, _)| first)));

/// Returns the words and phrases of a group.
fn members(row: &'static str) -> impl Iterator<Item = &'static str> {
    row.split(',').map(|entry| entry.strip_prefix(' ').unwrap_or(entry))
}

/// Tells whether `word` stands in a group.
fn has(group: usize, word: &str) -> bool {
    GROUPS.get(group).is_some_and(|row| members(row).any(|member| member == word))
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
    WHOLE.of(word).any(|(_, group)| others.iter().any(|(_, other)| has(group, other)))
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
    fn phrases(&self) -> Vec<usize> {
        let mut out = Vec::new();
        for start in self.at.saturating_sub(PHRASE - 1)..=self.at {
            let Some(first) = self.words.get(start) else { continue };
            for lemma in lemmas(first) {
                let phrases = PHRASES.of(&lemma).filter(|(phrase, _)| self.reads(phrase, start));
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
    fn stands_in(&self, group: usize) -> bool {
        self.words.get(self.at).is_some_and(|word| lemmas(word).any(|lemma| has(group, &lemma)))
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
    let (mut low, mut high) = (0, WORDNET.len());
    while low < high {
        // The line that the middle lies in; `low` and `high` always lie where lines begin.
        let middle = (low + high) / 2;
        let start = WORDNET[low..middle].rfind('\n').map_or(low, |at| low + at + 1);
        let end = WORDNET[middle..].find('\n').map_or(WORDNET.len(), |at| middle + at);
        let (entry, rest) = WORDNET[start..end].split_once(' ').unwrap_or_default();
        match entry.cmp(word) {
            std::cmp::Ordering::Equal => return rest,
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    ""
}
