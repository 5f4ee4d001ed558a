//! One spelling for words that are written in two ways, and the difference between a mended name and another name.

use super::data::parse::entries;
use super::data::{list, table};
use super::listed::listed;

/// British spellings that no rule covers, with the American ones.
const VARIANTS: &[(&str, &str)] = table!("spelling/variants");

/// Verbs whose last consonant is doubled in British spelling only.
const DOUBLED: &[&str] = list!("spelling/doubled");

/// Endings of British spelling with the American ones, tried in order on words of at least six letters.
const ENDINGS: &[(&str, &str)] = table!("spelling/endings" longest first);

/// What stands before an ending that is no British one: "advise", "promising", "toured" and "otherwise" are written so everywhere.
const ALIKE: &[&str] = list!("spelling/alike");

listed! { BRITISH = &entries::<_, { VARIANTS.len() }>(VARIANTS) }

/// Returns the American spelling of a lower-case word where it has a British one.
pub(crate) fn american(word: &str) -> Option<String> {
    if let Some(at) = BRITISH.find(word) {
        return Some(VARIANTS[at].1.to_owned());
    }
    // Every other has one of these pairs of letters.
    let (mut doubled, mut may_end) = (None, false);
    for (at, pair) in word.as_bytes().windows(2).enumerate() {
        match pair {
            b"ll" => doubled = Some(at),
            b"is" | b"ys" | b"ou" => may_end = true,
            _ => {}
        }
    }
    if let Some(at) = doubled
        && word.get(..=at).is_some_and(|stem| DOUBLED.contains(&stem))
        && word.get(at + 1..) != Some("ly")
    {
        return Some(format!("{}{}", word.get(..at)?, word.get(at + 1..)?));
    }
    if word.len() < 6 || !may_end {
        return None;
    }
    // "Raise" is too short for a British spelling, and so are its forms.
    let long = |ending: &str| !ending.starts_with("is") || word.len() - ending.len() + "ise".len() >= 6;
    let (british, other) = ENDINGS.iter().find(|(british, _)| word.ends_with(british) && long(british))?;
    let stem = word.strip_suffix(british).filter(|stem| !ALIKE.contains(stem))?;
    Some(format!("{stem}{other}"))
}

/// Names that lie one slip of the pen apart and are not each other.
const RIVALS: &[&str] = list!("spelling/rivals");

/// Returns whether `new` reads as `old` with its spelling mended: a letter lost, doubled, swapped with its neighbour or,
/// in longer words, replaced; never the first one. Abbreviations have no misspellings.
pub(crate) fn mended(old: &str, new: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    if a.first() != b.first() || a.len().min(b.len()) < 3 || a.len().max(b.len()) > 40 {
        return false;
    }
    if RIVALS.contains(&old) && RIVALS.contains(&new) {
        return false;
    }
    match differing(&a, &b) {
        ([], []) => true,
        ([x, y], [z, w]) if x == w && y == z => true,
        ([_], []) | ([], [_]) => a.len().min(b.len()) >= 3,
        ([_], [_]) => a.len() >= 6,
        (left, right) if left.len() == right.len() && left.len() <= 4 && a.len() >= 8 => {
            // The same letters in another order, as far as so few can tell.
            let sorted = |part: &[char]| {
                let mut letters = part.to_vec();
                letters.sort_unstable();
                letters
            };
            left.len() <= 2 || sorted(left) == sorted(right)
        }
        (left, right) => left.len() <= 2 && right.len() <= 2 && a.len().min(b.len()) >= 8,
    }
}

/// Returns a word without its accents.
pub(crate) fn without_accents(word: &str) -> String {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
    word.nfd().filter(|c| !is_combining_mark(*c)).collect()
}

/// Returns the letters between those that both words begin and end with.
fn differing<'w>(a: &'w [char], b: &'w [char]) -> (&'w [char], &'w [char]) {
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let tail = a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(|(x, y)| x == y).count();
    (&a[head..a.len() - tail], &b[head..b.len() - tail])
}

/// Returns whether two letters next to each other have changed places and nothing else differs.
pub(crate) fn transposed(old: &str, new: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    a.len() >= 4 && matches!(differing(&a, &b), ([x, y], [z, w]) if x == w && y == z)
}

/// Returns whether one letter of a word is another, behind the first.
pub(crate) fn slip(old: &str, new: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    old.len() >= 4 && a.first() == b.first() && matches!(differing(&a, &b), ([_], [_]))
}

/// Returns whether two names in lower case are one written by ear: they begin alike and have the same consonants, as "eddie" and
/// "eddy", "yahya" and "yehiya".
pub(crate) fn by_ear(a: &str, b: &str) -> bool {
    let consonants = |word: &str| -> Vec<char> {
        let mut out: Vec<char> = word.chars().skip(1).filter(|c| !"aeiouy".contains(*c)).collect();
        out.dedup();
        out
    };
    let long = a.chars().count().min(b.chars().count()) >= HEARD;
    long && a != b && a.chars().next() == b.chars().next() && consonants(a) == consonants(b)
}

/// How many letters two names have, at least, that are told to be one.
const HEARD: usize = 4;
