//! Links to words of a page: `#:~:text=…`, which browsers follow.

use super::iri::encoded;
use crate::workflow::ExportedPiece;

/// What says how such a fragment is to be read.
pub const CONFORMS_TO: &str = "https://wicg.github.io/scroll-to-text-fragment/";

/// Words longer than this, in characters, are named by their beginning and their end, as browsers do.
const LONGEST: usize = 300;

/// How many words of the beginning and of the end are named then.
const NAMED: usize = 6;

/// Returns the fragment that leads to a piece, without its `#`.
pub fn fragment(piece: &ExportedPiece) -> String {
    let exact = plain(&piece.exact);
    let words: Vec<&str> = exact.split(' ').collect();
    let text = if exact.chars().count() <= LONGEST || words.len() < 2 * NAMED {
        encoded(&exact, &[])
    } else {
        let (start, end) = (words.get(..NAMED), words.get(words.len() - NAMED..));
        let [start, end] = [start, end].map(|words| encoded(&words.unwrap_or_default().join(" "), &[]));
        format!("{start},{end}")
    };
    let context = |text: &str| Some(plain(text)).filter(|text| !text.is_empty()).map(|text| encoded(&text, &[]));
    let prefix = context(&piece.prefix).map(|text| text + "-,").unwrap_or_default();
    let suffix = context(&piece.suffix).map(|text| format!(",-{text}")).unwrap_or_default();
    format!(":~:text={prefix}{text}{suffix}")
}

/// Returns words as a browser shows them: white space between them is one space.
pub fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
