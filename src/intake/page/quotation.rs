//! Quotations in a line, `q`, around which browsers set marks.

use super::reference;
use super::tag::Tag;
use super::tree::Tree;

/// Marks that a page sets itself.
const MARKS: [char; 8] = ['"', '\'', '\u{201C}', '\u{201D}', '\u{2018}', '\u{2019}', '\u{AB}', '\u{201E}'];

/// Returns the marks of a quotation; none where it holds nothing, or the page sets some itself.
pub fn marks(tree: &Tree<'_>, at: usize) -> Option<(char, char)> {
    let text = |at: usize| {
        let node = tree.nodes.get(at).filter(|node| node.tag == Tag::Text);
        node.map(|_| reference::decoded(tree.raw(at)))
    };
    let within = text(at + 1).is_some_and(|words| words.starts_with(MARKS));
    let before = text(at - 1).is_some_and(|words| words.ends_with(MARKS));
    if within || before || tree.within(at).is_empty() {
        return None;
    }
    let inner = tree.nodes[tree.nodes[at].parent as usize].tag == Tag::Q;
    Some(if inner { ('\u{2018}', '\u{2019}') } else { ('\u{201C}', '\u{201D}') })
}
