//! Lays out the meanings of WordNet, a meaning a line with the words that have it, to be found by word.

use std::collections::BTreeMap;
use std::fmt::Write;

/// The list, which stands in its place as `meaning/thesaurus`.
pub(crate) const MEANINGS: &str = "src/english/data/meaning/thesaurus.txt";

/// Returns the words in order, one a line with the numbers of its meanings, as `src/english/thesaurus.rs` looks them up.
pub(crate) fn lay_out(text: &str) -> String {
    let mut words: BTreeMap<&str, String> = BTreeMap::new();
    for (meaning, row) in text.lines().enumerate() {
        for word in row.split(' ') {
            // Writing into a string cannot fail.
            let _ = write!(words.entry(word).or_default(), " {meaning}");
        }
    }
    words.iter().map(|(word, meanings)| format!("{word}{meanings}\n")).collect()
}
