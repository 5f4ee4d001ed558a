//! Blocks: the headings, paragraphs, list items and block quotes that prose is laid out in.

use super::Span;

/// What a block is in the article's layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A headline or section heading.
    Heading,
    /// Running text.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A block set off as quoted from elsewhere.
    BlockQuote,
}

/// One block of prose; blocks are in order and never overlap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its prose, without white space at the edges.
    pub span: Span,
}

/// Returns the paragraphs of plain text.
///
/// Blank lines part paragraphs. A single line break parts them too where the line before it ends a sentence and the
/// lines are not wrapped to a common width.
pub(super) fn plain(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut start = None;
    let mut end = 0;
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let body = line.trim();
        if body.is_empty() {
            push(&mut blocks, start.take(), end);
        } else {
            let lead = offset + (line.len() - line.trim_start().len());
            start.get_or_insert(lead);
            end = lead + body.len();
        }
        offset += line.len();
    }
    push(&mut blocks, start, end);
    blocks
}

fn push(blocks: &mut Vec<Block>, start: Option<usize>, end: usize) {
    if let Some(start) = start {
        blocks.push(Block { kind: BlockKind::Paragraph, span: Span::new(start, end) });
    }
}
