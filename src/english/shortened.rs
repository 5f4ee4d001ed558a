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
