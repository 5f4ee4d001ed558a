//! The paragraphs of a page, whatever elements they are made of.

use super::chosen::{Sums, Words};
use super::tag::Tag;
use super::tree::Tree;

/// The text that stands in blocks themselves.
pub struct Blocks {
    /// What stands in each block itself.
    pub own: Vec<Words>,
    /// Whether a block stands in the block.
    pub mixed: Vec<bool>,
    /// Characters of long paragraphs in each node.
    pub mass: Vec<u32>,
    /// How many long paragraphs stand in each node.
    pub longs: Vec<u32>,
}

/// From this length on a paragraph is long, in characters.
const LONG: u32 = 80;

impl Blocks {
    /// Sums the text up, but for what is `out`; `sums` is what stands in each node.
    pub fn of(tree: &Tree<'_>, sums: &[Sums], out: impl Fn(usize) -> bool) -> Self {
        let nodes = &tree.nodes;
        let count = nodes.len();
        let mut own = vec![Words::default(); count];
        let mut mixed = vec![false; count];
        // The innermost block around each node.
        let mut block = vec![0u32; count];
        for at in 1..count {
            let node = &nodes[at];
            let up = node.parent as usize;
            block[at] = if nodes[up].tag.is_inline() { block[up] } else { node.parent };
            if !node.tag.is_inline() && node.tag != Tag::Br {
                mixed[block[at] as usize] = true;
            }
        }
        let mut at = 1;
        while at < count {
            let node = &nodes[at];
            if out(at) || node.tag.is_opaque() {
                at = node.end as usize;
                continue;
            }
            if node.tag == Tag::Text {
                let (own, words) = (&mut own[block[at] as usize], &sums[at]);
                own.chars += words.chars;
                own.links += words.links;
                own.commas += words.commas;
            }
            at += 1;
        }
        let (mut mass, mut longs) = (vec![0; count], vec![0; count]);
        for at in (1..count).rev() {
            let of = &own[at];
            if of.chars >= LONG && of.links * 2 < of.chars {
                mass[at] += of.chars - of.links;
                longs[at] += 1;
            }
            let up = nodes[at].parent as usize;
            mass[up] += mass[at];
            longs[up] += longs[at];
        }
        Self { own, mixed, mass, longs }
    }
}
