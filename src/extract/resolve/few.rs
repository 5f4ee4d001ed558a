//! Those few of an article whom one name means, without reading the names of all others.

use super::{Cast, Way, name_in, phrase};
use crate::english::{self, Class};
use crate::extract::mention::Names;
use crate::extract::name::bare;
use crate::extract::reading::Reading;
use std::collections::BTreeSet;
use std::ops::Range;

/// How many tokens beside a phrase may tell whom it names.
const BESIDE: usize = 8;

/// How many words may tie names together, and how often new ones may be found.
const WORDS: usize = 8;
const ROUNDS: usize = 4;

/// Returns the names in and beside `phrase`, all others that share a given or last name with the one that it means, and so on;
/// and whom they name, the same as among all names of the article. None where reading all is as cheap.
///
/// Takes time linear in the length of the article.
pub(in crate::extract) fn few(r: &Reading<'_>, phrase: &Range<usize>) -> Option<(Names, Cast)> {
    let all = r.sentences();
    let (start, end) = (phrase.start.saturating_sub(BESIDE), phrase.end + BESIDE);
    let first = all.partition_point(|sentence| sentence.tokens.end <= start);
    let last = all.partition_point(|sentence| sentence.tokens.start < end);
    let mut sentences: BTreeSet<usize> = (first..last).collect();
    let mut names = read(r, &sentences)?;
    let mut words: Vec<String> = Vec::new();
    if let Some(index) = meant(r, &names, phrase) {
        words.extend(names.ties(r, index));
        words.dedup();
    }
    for _ in 0..ROUNDS {
        let known = words.len();
        // Particles stand in names without a capital.
        let particle = |word: &String| english::class(word).any(Class::PARTICLE);
        if words.iter().any(particle) {
            return None;
        }
        if known > 0 {
            sentences.extend(holding(r, &words));
            names = read(r, &sentences)?;
            for index in 0..names.all().len() {
                let own: Vec<String> = names.ties(r, index).collect();
                if own.iter().any(|word| words.contains(word)) {
                    words.extend(own);
                    words.sort_unstable();
                    words.dedup();
                }
                if words.len() > WORDS {
                    return None;
                }
            }
        }
        if words.len() == known {
            let cast = Cast::new(r, &names);
            return Some((names, cast));
        }
    }
    None
}

/// Returns which name `phrase` means, if it names somebody.
fn meant(r: &Reading<'_>, names: &Names, phrase: &Range<usize>) -> Option<usize> {
    let core = phrase::core(r, phrase);
    match Way::of(r, names, &core) {
        Way::Apposed(index) => Some(index),
        Way::Name(head) => name_in(names, &core, head).map(|(index, _)| index),
        Way::Pronoun | Way::Role(_) | Way::Several => None,
    }
}

/// Returns the sentences in which one of `words` stands with a capital, perhaps as a genitive.
fn holding(r: &Reading<'_>, words: &[String]) -> Vec<usize> {
    // Most names begin with other letters.
    let letter = |word: &str| word.bytes().next().map_or(0, |byte| 1_u32 << (byte & 31));
    let letters = words.iter().fold(0, |letters, word| letters | letter(word));
    let is = |text: &str| {
        let ascii = text.is_ascii();
        letters & letter(text) != 0 && ascii && words.iter().any(|word| begins(text, word))
            || !ascii && words.contains(&bare(text).to_lowercase())
    };
    let all = r.sentences();
    let holds = |at: &usize| all[*at].tokens.clone().any(|i| r.capital(i) && is(r.text(i)));
    (0..all.len()).filter(holds).collect()
}

/// Returns whether `text` begins with `word`, whatever its case.
fn begins(text: &str, word: &str) -> bool {
    text.as_bytes().get(..word.len()).is_some_and(|text| text.eq_ignore_ascii_case(word.as_bytes()))
}

/// Returns the names of some sentences; none where one of them runs on into its neighbour.
fn read(r: &Reading<'_>, sentences: &BTreeSet<usize>) -> Option<Names> {
    let mut names = Names::default();
    for sentence in sentences.iter().filter_map(|at| r.sentences().get(*at)) {
        let Range { start, end } = sentence.tokens;
        let opens = |at: usize| at >= r.len() || r.first(at);
        if !opens(start) || !opens(end) {
            return None;
        }
        names.read(r, start..end);
    }
    Some(names)
}
