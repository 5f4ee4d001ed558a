//! Words that head a line of an article and a colon follows, although nobody speaks: "Price: 12 euros".

use super::data::list;
use super::listed::listed;

const LABELS: &[&str] = list!("sentences/labels");

listed! { LISTED = LABELS }

/// Returns whether `word`, in lower case, heads a line without being anybody's name.
pub(crate) fn is_label(word: &str) -> bool {
    LISTED.contains(word)
}
