//! Quotation marks of every make, paired.

use super::{Block, Span};

/// The make of a pair of quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MarkStyle {
    /// “ ” and „ “ and ‟.
    CurlyDouble,
    /// "
    StraightDouble,
    /// `` and ''.
    Backtick,
    /// « » and ‹ ›.
    Angle,
    /// ‘ ’ and ‚ ‘.
    CurlySingle,
    /// '
    StraightSingle,
}

/// One quotation: what stands between a pair of marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// The make of its opening mark.
    pub style: MarkStyle,
    /// The opening mark.
    pub open: Span,
    /// The closing mark; none where the quotation was never closed.
    pub close: Option<Span>,
    /// The words between the marks, one span a paragraph: a quotation that runs over paragraphs has several.
    pub parts: Vec<Span>,
    /// How many quotations it lies in.
    pub depth: usize,
}

impl Quotation {
    /// Returns everything from the opening to the closing mark, marks included.
    pub fn span(&self) -> Span {
        let last = self.parts.last().map_or(self.open.end, |part| part.end);
        Span::new(self.open.start, self.close.map_or(last, |close| close.end))
    }
}

/// A mark as found, before pairing.
#[derive(Debug, Clone, Copy)]
struct Mark {
    style: MarkStyle,
    span: Span,
    may_open: bool,
    may_close: bool,
}

/// Returns the quotations of `text`, in order of their opening marks.
///
/// Marks pair within a block. A quotation that a block leaves open goes on in the next block where that one begins
/// with an opening mark of the same make, as news style has it; else it is unbalanced and ends with its block.
pub(super) fn pair(text: &str, blocks: &[Block]) -> Vec<Quotation> {
    let mut out: Vec<Quotation> = Vec::new();
    let mut left_open: Option<usize> = None;
    for block in blocks {
        let marks = marks(text, block.span);
        let mut open: Vec<usize> = Vec::new();
        let mut rest = marks.as_slice();
        if let (Some(index), Some(first)) = (left_open.take(), marks.first())
            && first.may_open
            && first.span.start == block.span.start
            && first.style == out[index].style
        {
            out[index].parts.push(Span::new(first.span.end, block.span.end));
            open.push(index);
            rest = &marks[1..];
        }
        for mark in rest {
            pair_one(&mut out, &mut open, *mark, block.span);
        }
        left_open = open.first().copied();
    }
    out
}

fn pair_one(out: &mut Vec<Quotation>, open: &mut Vec<usize>, mark: Mark, block: Span) {
    let matching = open.iter().rposition(|&i| out[i].style == mark.style);
    if let Some(at) = matching.filter(|_| mark.may_close) {
        let index = open[at];
        open.truncate(at);
        out[index].close = Some(mark.span);
        if let Some(last) = out[index].parts.last_mut() {
            last.end = mark.span.start;
        }
    } else if mark.may_open && matching.is_none() {
        open.push(out.len());
        out.push(Quotation {
            style: mark.style,
            open: mark.span,
            close: None,
            parts: vec![Span::new(mark.span.end, block.end)],
            depth: open.len() - 1,
        });
    }
}

fn marks(text: &str, block: Span) -> Vec<Mark> {
    let mut out = Vec::new();
    let slice = &text[block.start..block.end];
    let mut skip = 0;
    for (i, c) in slice.char_indices() {
        if i < skip {
            continue;
        }
        let before = slice[..i].chars().next_back();
        let doubled = slice[i + c.len_utf8()..].starts_with(c);
        let len =
            if doubled && matches!(c, '`' | '\'' | '\u{2018}' | '\u{2019}') { 2 * c.len_utf8() } else { c.len_utf8() };
        let after = slice[i + len..].chars().next();
        let span = Span::new(block.start + i, block.start + i + len);
        skip = i + len;
        if let Some(mark) = classify(c, len > c.len_utf8(), span, before, after) {
            out.push(mark);
        }
    }
    out
}

fn classify(c: char, doubled: bool, span: Span, before: Option<char>, after: Option<char>) -> Option<Mark> {
    use MarkStyle::{Angle, Backtick, CurlyDouble, CurlySingle, StraightDouble, StraightSingle};
    let wordy = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let opens = !wordy(before) && after.is_some_and(|c| !c.is_whitespace());
    let closes = before.is_some_and(|c| !c.is_whitespace());
    let (style, may_open, may_close) = match c {
        '"' | '\u{FF02}' => (StraightDouble, opens, closes),
        '\u{201C}' | '\u{201E}' | '\u{201F}' => (CurlyDouble, true, false),
        '\u{201D}' => (CurlyDouble, false, true),
        '\u{AB}' | '\u{2039}' => (Angle, true, false),
        '\u{BB}' | '\u{203A}' => (Angle, false, true),
        '`' if doubled => (Backtick, true, false),
        '\'' | '\u{2019}' if doubled => (Backtick, false, true),
        '\u{2018}' if !doubled => (CurlySingle, opens, false),
        '\u{2019}' => (CurlySingle, false, closes && !wordy(after)),
        '\'' => (StraightSingle, opens, closes && !wordy(after)),
        _ => return None,
    };
    Some(Mark { style, span, may_open, may_close })
}
