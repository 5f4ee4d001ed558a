//! Words that are written short before names and in notes, with the words that they stand for.

use super::data::parse::entries;
use super::data::table;
use super::listed::listed;

/// Short forms in lower case and without a full stop.
const SHORTENED: &[(&str, &str)] = table!("names/shortened");

listed! { FORMS = &entries::<_, { SHORTENED.len() }>(SHORTENED) }

/// Returns what `word`, in lower case and without full stops, is short for.
pub(crate) fn whole(word: &str) -> Option<&'static str> {
    FORMS.find(word).map(|at| SHORTENED[at].1)
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
