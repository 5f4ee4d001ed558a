//! Words that are written short before names and in notes, with the words that they stand for.

use super::data::table;

/// Short forms in lower case and without a full stop.
const SHORTENED: &[(&str, &str)] = table!("names/shortened");

/// Returns what `word`, in lower case and without full stops, is short for.
pub(crate) fn whole(word: &str) -> Option<&'static str> {
    let at = SHORTENED.binary_search_by_key(&word, |(short, _)| short).ok()?;
    SHORTENED.get(at).map(|(_, whole)| *whole)
}

/// Returns the forms with what they are short for.
#[cfg(test)]
pub(crate) fn rows() -> &'static [(&'static str, &'static str)] {
    SHORTENED
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_every_word_is_found() {
        assert!(SHORTENED.is_sorted_by(|a, b| a.0 < b.0));
        for (short, long) in SHORTENED {
            assert_eq!(whole(short), Some(*long));
            assert_eq!(whole(long), None, "{long}");
        }
    }
}
