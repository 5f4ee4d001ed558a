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
    let page = piece.on_page.as_ref();
    let held = page.map(|page| &page.quote);
    let shown = |own: &str, held: Option<&str>| shown(own, held, page.is_some_and(|page| page.preformatted));
    let exact = shown(&piece.exact, held.map(|held| &*held.exact));
    let words: Vec<&str> = exact.split(' ').collect();
    let text = if exact.chars().count() <= LONGEST || words.len() < 2 * NAMED {
        encoded(&exact, &[])
    } else {
        let (start, end) = (words.get(..NAMED), words.get(words.len() - NAMED..));
        let [start, end] = [start, end].map(|words| encoded(&words.unwrap_or_default().join(" "), &[]));
        format!("{start},{end}")
    };
    let context = |own: &str, held: Option<&str>| {
        Some(shown(own, held)).filter(|text| !text.is_empty()).map(|text| encoded(&text, &[]))
    };
    let prefix = context(&piece.prefix, held.map(|held| &*held.prefix)).map(|text| text + "-,").unwrap_or_default();
    let suffix = context(&piece.suffix, held.map(|held| &*held.suffix)).map(|text| format!(",-{text}"));
    format!(":~:text={prefix}{text}{}", suffix.unwrap_or_default())
}

/// Returns words as a browser shows them; `held` is what the page has there, hidden parts included.
///
/// A no-break space beside another blank is shown, and so are all blanks of preformatted text: the words are not found without them.
fn shown(own: &str, held: Option<&str>, preformatted: bool) -> String {
    let words = plain(own);
    match held.filter(|held| plain(held) == words) {
        None => words,
        Some(held) if preformatted => held.trim().to_owned(),
        Some(held) => held.split_ascii_whitespace().collect::<Vec<_>>().join(" ").trim().to_owned(),
    }
}

/// Returns words with one space for each stretch of white space.
pub fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
