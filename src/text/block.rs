//! Blocks: the headings, paragraphs, list items and block quotes that prose is laid out in.

use super::chars::{at, count, find, is_blank, is_closer, is_final};
use super::html::{CLOSES, OPENS};
use super::table::Cell;
use super::{SourceSpan, Span};

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
    /// A cell of a table.
    Cell,
}

/// One block of prose; blocks are in order and never overlap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its prose, without white space at the edges.
    pub span: Span,
    /// Where it stands in its table, if it is a cell.
    pub cell: Option<Cell>,
}

/// A comment in the markup: `<!-- … -->`. It is no prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comment {
    /// Where it stands in the original, marks included.
    pub span: SourceSpan,
    /// The index of the block that it stands in, or else before; the number of blocks where none follows.
    pub block: usize,
}

impl Comment {
    /// Returns what stands between its marks in `source`, the text of the article.
    pub fn words<'s>(&self, source: &'s str) -> &'s str {
        let marked = source.get(self.span.start..self.span.end).unwrap_or_default();
        marked.strip_prefix(OPENS).and_then(|words| words.strip_suffix(CLOSES)).unwrap_or_default()
    }
}

/// The widest that lines are wrapped to, in characters; longer lines are paragraphs of their own.
const WIDEST: usize = 120;

/// How many bytes of prose there are to a line, roughly.
const PARAGRAPH: usize = 100;

/// The longest headline, in characters.
const LONGEST_HEADLINE: usize = 160;

/// A line with words on it.
#[derive(Debug, Clone, Copy)]
struct Line {
    /// Its words, without blanks at the edges.
    span: Span,
    /// How many characters they are.
    width: usize,
    /// How many of them its first word has.
    first_word: usize,
    /// How many blanks stand before them.
    indent: usize,
    /// Whether a blank line or a paragraph separator stands before it.
    apart: bool,
}

/// Returns the paragraphs of plain text.
///
/// Blank lines part paragraphs. A single line break parts them too unless the lines are wrapped: it is taken to be a
/// wrap where the next line's first word would not have fitted, or goes on with a small letter. Where every line of
/// the whole text ends with a sentence, lines are paragraphs. The first block is a heading if it looks like one.
pub(super) fn plain(text: &str) -> Vec<Block> {
    let lines = lines(text);
    let wrapped = is_wrapped(text, &lines);
    let mut blocks: Vec<Block> = Vec::new();
    for run in lines.chunk_by(|_, next| !next.apart) {
        let layout = Layout::of(run);
        let mut last: Option<&Line> = None;
        for line in run {
            match (last, blocks.last_mut()) {
                (Some(last), Some(block)) if !layout.parts(text, last, line, wrapped) => block.span.end = line.span.end,
                _ => blocks.push(Block { kind: kind(text, line), span: line.span, cell: None }),
            }
            last = Some(line);
        }
    }
    headline(text, &lines, &mut blocks);
    blocks
}

/// How the lines of a run without blank lines are set.
struct Layout {
    width: usize,
    indent: usize,
    /// The first line is set in, as typewritten paragraphs begin.
    typewritten: bool,
}

impl Layout {
    fn of(run: &[Line]) -> Self {
        // A line that is one long word, such as an address, tells nothing about the width.
        let broken = run.iter().filter(|line| line.first_word < line.width);
        let width = broken.map(|line| line.width).max().unwrap_or(0);
        let indent = run.iter().map(|line| line.indent).min().unwrap_or(0);
        let typewritten = run.first().is_some_and(|line| line.indent > indent);
        Self { width, indent, typewritten }
    }

    /// Returns whether `line` begins a paragraph after `last`.
    fn parts(&self, text: &str, last: &Line, line: &Line, wrapped: bool) -> bool {
        if kind(text, line) == BlockKind::ListItem || (self.typewritten && line.indent > self.indent) {
            return true;
        }
        if goes_on(text, last) || (!ends_sentence(text, last) && begins_small(text, line)) {
            return false;
        }
        !self.forced(last, line) || (ends_sentence(text, last) && !wrapped)
    }

    /// Returns whether the first word of `line` would not have fitted on the line before.
    fn forced(&self, last: &Line, line: &Line) -> bool {
        self.width <= WIDEST && last.width + 1 + line.first_word > self.width
    }
}

/// Returns whether the text is set in lines of a common width: many lines that are full end within a sentence, which
/// lines that are paragraphs don't.
fn is_wrapped(text: &str, lines: &[Line]) -> bool {
    let (mut within, mut ending) = (0usize, 0usize);
    for run in lines.chunk_by(|_, next| !next.apart) {
        let layout = Layout::of(run);
        for pair in run.windows(2).filter(|pair| layout.forced(&pair[0], &pair[1])) {
            if ends_sentence(text, &pair[0]) { ending += 1 } else { within += 1 }
        }
    }
    within * 4 > ending
}

fn ends_sentence(text: &str, line: &Line) -> bool {
    let words = text[line.span.start..line.span.end].trim_end_matches(is_closer);
    words.ends_with(|c| is_final(c) || c == ':')
}

/// Returns whether the line ends where no paragraph does.
fn goes_on(text: &str, line: &Line) -> bool {
    text[line.span.start..line.span.end].ends_with([',', ';'])
}

fn begins_small(text: &str, line: &Line) -> bool {
    let first = text[line.span.start..line.span.end].chars().take(4).find(|c| c.is_alphanumeric());
    first.is_some_and(char::is_lowercase)
}

fn kind(text: &str, line: &Line) -> BlockKind {
    let words = &text[line.span.start..line.span.end];
    let bullet = words.strip_prefix(['\u{2022}', '\u{2023}', '\u{25E6}', '\u{25AA}', '*']);
    match bullet {
        Some(rest) if rest.starts_with(is_blank) => BlockKind::ListItem,
        _ => BlockKind::Paragraph,
    }
}

/// Makes the first block a heading where it is one short line without a final stop, set apart from what follows.
fn headline(text: &str, lines: &[Line], blocks: &mut [Block]) {
    let [first, second, ..] = blocks else { return };
    let Some(line) = lines.first() else { return };
    let set_apart = lines.get(1).is_some_and(|next| next.apart && next.span.start == second.span.start);
    let words = &text[first.span.start..first.span.end];
    let last = words.trim_end_matches(is_closer).chars().next_back();
    let ends = last.is_some_and(|c| c.is_alphanumeric() || matches!(c, '?' | '%'));
    let speech = words.starts_with(['\u{201C}', '"']) && words.ends_with(['\u{201D}', '"']);
    if set_apart && line.width <= LONGEST_HEADLINE && ends && !speech {
        first.kind = BlockKind::Heading;
    }
}

/// Returns the lines that have words on them.
fn lines(text: &str) -> Vec<Line> {
    let mut out = Vec::with_capacity(text.len() / PARAGRAPH);
    let mut apart = true;
    let mut rest = Some(0);
    while let Some(start) = rest {
        let (end, next, paragraph) = line_end(text, start);
        rest = next;
        let raw = &text[start..end];
        let words = raw.trim_start_matches(is_blank);
        let indent = raw.len() - words.len();
        let words = words.trim_end_matches(is_blank);
        if words.is_empty() {
            apart = true;
            continue;
        }
        let begin = start + indent;
        let first = words.find(may_wrap).unwrap_or(words.len());
        out.push(Line {
            span: Span::new(begin, begin + words.len()),
            width: scalars(words),
            first_word: scalars(&words[..first]),
            indent: scalars(&raw[..indent]),
            apart,
        });
        apart = paragraph;
    }
    out
}

/// Returns the end of the line at `start`, the start of the next one, and whether that begins a paragraph.
fn line_end(text: &str, start: usize) -> (usize, Option<usize>, bool) {
    let bytes = text.as_bytes();
    let mut from = start;
    while let Some(hit) = find(bytes, from, may_break) {
        let i = text.floor_char_boundary(hit);
        let Some(c) = at(text, i) else { break };
        match c {
            '\r' if bytes.get(i + 1) == Some(&b'\n') => return (i, Some(i + 2), false),
            '\n' | '\r' | '\u{B}' | '\u{85}' | '\u{2028}' => return (i, Some(i + c.len_utf8()), false),
            '\u{C}' | '\u{2029}' => return (i, Some(i + c.len_utf8()), true),
            _ => from = i + c.len_utf8(),
        }
    }
    (bytes.len(), None, false)
}

/// Returns whether a character that ends with `byte` may end a line; quotation marks don't.
fn may_break(byte: u8) -> bool {
    (byte.wrapping_sub(0x0A) < 4) | (byte == 0x85) | (byte & 0xFE == 0xA8)
}

/// Returns whether lines are wrapped at `c`.
fn may_wrap(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{A0}' | '\u{2007}' | '\u{202F}')
}

fn scalars(text: &str) -> usize {
    count(text.as_bytes())
}
