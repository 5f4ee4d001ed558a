//! Who signs a quotation that is set off: its footer, the `cite` at its end, the caption of its figure, the line behind it.

use super::reference;
use super::tag::Tag;
use super::tree::Tree;
use std::collections::BTreeMap;

/// How a signature stands to what it signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signs {
    /// It stands in the block quote.
    Within,
    /// It stands behind the block quote.
    Behind,
    /// It stands behind a quotation in marks.
    Marked,
}

/// The longest line behind a block quote that signs it, in bytes.
const LONGEST: usize = 160;

/// Returns the elements that sign a quotation.
pub fn signatures(tree: &Tree<'_>) -> BTreeMap<usize, Signs> {
    let nodes = &tree.nodes;
    let mut found = BTreeMap::new();
    // The block quote and the figure that stand around each node, innermost; none is the root.
    let (mut quotes, mut figures) = (vec![0u32; nodes.len()], vec![0u32; nodes.len()]);
    // The last quotation that has begun; and up to which node the last signature goes.
    let (mut last, mut done) = (0, 0);
    for (at, node) in nodes.iter().enumerate().skip(1) {
        let up = node.parent as usize;
        let around = |of: &[u32], tag| if nodes[up].tag == tag { node.parent } else { of[up] };
        let (quote, figure) = (around(&quotes, Tag::Blockquote), around(&figures, Tag::Figure));
        (quotes[at], figures[at]) = (quote, figure);
        if matches!(node.tag, Tag::Blockquote | Tag::Q) {
            last = at;
        }
        if at < done {
            continue;
        }
        let behind = last > 0 && nodes[last].tag == Tag::Blockquote && nodes[last].end as usize == at;
        let beside = behind && nodes[last].parent == node.parent;
        let signs = match node.tag {
            Tag::Footer if quote > 0 => Some(Signs::Within),
            Tag::Cite if quote > 0 => closes(tree, at, quote as usize).then_some(Signs::Within),
            Tag::Figcaption if figure > 0 && last > figure as usize && nodes[last].end as usize <= at => {
                Some(if nodes[last].tag == Tag::Q { Signs::Marked } else { Signs::Behind })
            }
            Tag::Cite if beside => Some(Signs::Behind),
            Tag::P if beside && is_line(tree, at) => Some(Signs::Behind),
            _ => None,
        };
        if let Some(signs) = signs {
            found.insert(at, signs);
            done = node.end as usize;
        }
    }
    found
}

/// Returns whether a `cite` is the last thing in its block quote, and no part of a sentence: "<p>It is safe.</p><cite>Ana Ruiz</cite>".
fn closes(tree: &Tree<'_>, at: usize, quote: usize) -> bool {
    let before = &tree.nodes[at - 1];
    let ended =
        || reference::decoded(tree.raw(at - 1)).ends_with(['.', '!', '?', '\u{2026}', '"', '\u{201D}', '\u{2019}']);
    let apart = before.tag != Tag::Text
        || !tree.nodes[before.parent as usize].tag.is_inline() && before.parent != tree.nodes[at].parent;
    tree.nodes[at].end == tree.nodes[quote].end && at > quote + 1 && (apart || ended())
}

/// Returns whether a paragraph is a name behind a dash, or a `cite` and nothing else.
fn is_line(tree: &Tree<'_>, at: usize) -> bool {
    let cited = tree.nodes.get(at + 1).is_some_and(|first| first.tag == Tag::Cite && first.end == tree.nodes[at].end);
    let text = || tree.within(at).find(|at| tree.nodes[*at].tag == Tag::Text);
    let bytes = |first: usize| tree.bytes(tree.nodes[at].end as usize - 1).end.saturating_sub(tree.bytes(first).start);
    cited
        || text().is_some_and(|first| bytes(first) <= LONGEST && opens_with_dash(&reference::decoded(tree.raw(first))))
}

/// Returns whether words begin with the dash of a signature.
pub fn opens_with_dash(words: &str) -> bool {
    words.trim_start().starts_with(['-', '\u{2013}', '\u{2014}', '\u{2015}', '~'])
}
