//! Words that can stand for one another: the synonyms of WordNet, and those of the newsroom that it lacks.

use super::data::{list, text};
use super::lemma::{is_form_of, lemmas};
use super::lexicon;
use std::borrow::Cow;
use std::sync::LazyLock;

/// One word a line with the numbers of the meanings it can have, sorted by word; made from WordNet by
/// `examples/thesaurus`. Words that share a number can stand for one another.
const WORDNET: &str = text!("meaning/thesaurus");

/// Words and phrases that news puts for one another without saying anything else, as lemmas: a group a line, sorted, and so is each
/// group. A word that stands in two groups ties none of their other words to one another.
const NEWS: &str = text!("meaning/synonyms");

/// The groups of the newsroom, made ready for looking words up.
struct Groups {
    /// The groups in the order of their lines.
    rows: Vec<Vec<&'static str>>,
    /// Every word and phrase with the index of a group that it stands in, sorted.
    places: Vec<(&'static str, usize)>,
    /// The phrases of several words by their first ones, sorted, each with its group.
    phrases: Vec<(&'static str, &'static str, usize)>,
}

static GROUPS: LazyLock<Groups> = LazyLock::new(|| {
    let lines = NEWS.lines().filter(|line| !line.starts_with('#'));
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split(", ").collect()).collect();
    let places = rows.iter().enumerate().flat_map(|(at, row)| row.iter().map(move |entry| (*entry, at)));
    let mut places: Vec<_> = places.collect();
    places.sort_unstable();
    // Still sorted: a blank comes before all letters.
    let phrases = places.iter().filter_map(|(entry, at)| Some((entry.split_once(' ')?.0, *entry, *at)));
    let phrases = phrases.collect();
    Groups { rows, places, phrases }
});

impl Groups {
    /// Returns the groups that `word` stands in.
    fn of(&self, word: &str) -> impl Iterator<Item = &[&'static str]> {
        let first = self.places.partition_point(|(entry, _)| *entry < word);
        let same = self.places[first..].iter().take_while(move |(entry, _)| *entry == word);
        same.map(|(_, at)| self.rows[*at].as_slice())
    }

    /// Returns the phrases of several words that begin with `word`, with the group of each.
    fn phrases(&self, word: &str) -> impl Iterator<Item = (&'static str, usize)> {
        let first = self.phrases.partition_point(|(first, ..)| *first < word);
        let same = self.phrases[first..].iter().take_while(move |(first, ..)| *first == word);
        same.map(|(_, phrase, at)| (*phrase, *at))
    }
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
    GROUPS.of(word).any(|row| others.iter().any(|(_, other)| row.contains(&other.as_ref())))
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
                let phrases = GROUPS.phrases(&lemma).filter(|(phrase, _)| self.reads(phrase, start));
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
        let word = self.words.get(self.at);
        let row = GROUPS.rows.get(group);
        word.zip(row).is_some_and(|(word, row)| is_form_of(word, row))
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

/// Returns the groups of words and phrases that news puts for one another.
#[cfg(test)]
pub(crate) fn rows() -> &'static [Vec<&'static str>] {
    &GROUPS.rows
}

#[cfg(test)]
mod tests {
    use super::super::antonyms::opposite;
    use super::*;

    #[test]
    fn the_list_is_sorted_and_every_word_is_found() {
        assert!(WORDNET.is_ascii() && WORDNET.ends_with('\n'));
        let words: Vec<&str> = WORDNET.lines().map(|line| line.split_once(' ').map_or(line, |pair| pair.0)).collect();
        assert!(words.is_sorted());
        for line in WORDNET.lines() {
            let (word, rest) = line.split_once(' ').unwrap_or_default();
            assert_eq!(meanings(word), rest, "{word}");
        }
        assert_eq!(meanings("aaaa"), "");
        assert_eq!(meanings("zzzz"), "");
    }

    #[test]
    fn groups_are_sorted_and_none_is_a_part_of_another() {
        let rows = &GROUPS.rows;
        assert!(rows.is_sorted() && GROUPS.phrases.is_sorted());
        for row in rows {
            assert!(row.is_sorted_by(|a, b| a < b) && row.len() > 1, "{row:?}");
            assert!(row.iter().all(|entry| entry.split(' ').count() <= PHRASE), "{row:?}");
            let holding = rows.iter().filter(|other| row.iter().all(|word| other.contains(word)));
            assert_eq!(holding.count(), 1, "{row:?}");
        }
    }

    #[test]
    fn no_group_holds_opposites() {
        for row in &GROUPS.rows {
            for (a, b) in row.iter().flat_map(|a| row.iter().map(move |b| (a, b))) {
                assert!(!opposite(a, b), "{a}, {b}");
            }
        }
    }

    #[test]
    fn phrases_stand_for_words_where_they_stand_whole() {
        let placed = |text: &'static str, at| Placed { words: text.split(' ').collect(), at };
        let off = placed("lund sees off kerr", 1);
        assert!(phrased(&off, &placed("lund beats kerr", 1)));
        assert!(!phrased(&placed("lund saw off kerr", 2), &placed("lund knocked out kerr", 1)));
        assert!(!phrased(&placed("lund sees kerr off", 1), &placed("lund beats kerr", 1)));
        assert!(!phrased(&off, &placed("lund meets kerr", 1)));
    }

    #[test]
    fn words_for_the_same_are_told_from_words_for_something_else() {
        for (a, b) in [
            ("film", "movie"),
            ("bought", "purchased"),
            ("physicians", "doctors"),
            ("prison", "jail"),
            ("recruiting", "hired"),
            ("mandates", "requires"),
            ("restrictions", "rules"),
            ("biggest", "largest"),
        ] {
            assert!(synonyms(a, b), "{a}, {b}");
        }
        for (a, b) in [
            ("film", "novel"),
            ("city", "village"),
            ("arrested", "charged"),
            ("murder", "killing"),
            ("injured", "killed"),
            ("fire", "leak"),
            ("protest", "riot"),
            ("sources", "officials"),
            ("suspect", "attacker"),
            ("hurricane", "storm"),
            ("barrister", "solicitor"),
        ] {
            assert!(!synonyms(a, b), "{a}, {b}");
        }
    }
}
