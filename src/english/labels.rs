//! Words that head a line of an article and a colon follows, although nobody speaks: "Price: 12 euros".

use super::Sorted;
use super::data::list;

/// In the order of the alphabet.
const LABELS: &[&str] = list!("sentences/labels");

static SORTED: Sorted<{ LABELS.len() }> = Sorted::of(LABELS);

/// Returns whether `word`, in lower case, heads a line without being anybody's name.
pub(crate) fn is_label(word: &str) -> bool {
    SORTED.contains(word)
}
