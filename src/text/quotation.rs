//! Quotations: quotation marks of every make, paired.

use super::mark::{Family, Mark, Marks, Role, family};
use super::sentence::trim;
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
    /// 「 」 and 『 』.
    Corner,
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

/// The most quotations that lie in each other; marks that would open deeper ones are passed over.
const DEEPEST: usize = 4;

/// How many marks are looked at to tell a possessive from a closing mark.
const LOOK_AHEAD: usize = 8;

/// Returns the quotations of `text`, whose marks are `marks`, in order of their opening marks.
///
/// Marks pair within a block. A quotation that a block leaves open goes on in the next block where that one begins
/// with an opening mark of the same family, as news style has it; else it was never closed, and ends with its block
/// or, before that, where the quotation around it closes or the next one of its family opens. Takes time linear in the
/// number of marks.
pub(super) fn pair(text: &str, blocks: &[Block], marks: &Marks) -> Vec<Quotation> {
    let mut pairing = Pairing { text, out: Vec::new(), open: Vec::new() };
    for (at, block) in blocks.iter().enumerate() {
        let marks = marks.of(at);
        let carried = pairing.carry_on(marks, block.span);
        for i in usize::from(carried)..marks.len() {
            pairing.read(&marks[i..], block.span);
        }
        pairing.end_block();
    }
    finish(text, pairing.out)
}

/// A quotation while it is read.
#[derive(Debug, Clone)]
struct Draft {
    quotation: Quotation,
    /// The opening mark needs a closing one to count.
    unsure: bool,
    /// The opening mark is one that closes elsewhere, or stands at the foot of the line.
    odd: bool,
    /// Where the first quotation of the same family opens inside, if any.
    inner: Option<usize>,
}

struct Pairing<'a> {
    text: &'a str,
    out: Vec<Draft>,
    /// The quotations that are open, outermost first.
    open: Vec<usize>,
}

impl Pairing<'_> {
    fn family(&self, index: usize) -> Family {
        family(self.out[index].quotation.style)
    }

    /// Goes on with the quotation that the last block left open, if this block begins with its mark.
    fn carry_on(&mut self, marks: &[Mark], block: Span) -> bool {
        let left = self.open.first().copied();
        self.open.clear();
        let (Some(index), Some(first)) = (left, marks.first()) else { return false };
        let goes_on = first.opens != Role::No && first.span.start == block.start;
        if !goes_on || family(first.style) != self.family(index) {
            return false;
        }
        self.out[index].quotation.parts.push(Span::new(first.span.end, block.end));
        self.out[index].inner = None;
        self.open.push(index);
        true
    }

    /// Opens or closes a quotation with the first of `marks`.
    fn read(&mut self, marks: &[Mark], block: Span) {
        let Some(mark) = marks.first() else { return };
        let place = self.open.iter().rposition(|&i| self.family(i) == family(mark.style));
        let closes = place.is_some_and(|place| self.closes(marks, place));
        if let Some(place) = place.filter(|_| closes) {
            self.close(place, mark.span);
        } else if mark.opens != Role::No {
            self.start(mark, place, block);
        }
    }

    /// Returns whether the first of `marks` closes the quotation at `place` of those that are open.
    fn closes(&self, marks: &[Mark], place: usize) -> bool {
        let mark = &marks[0];
        let draft = &self.out[self.open[place]];
        if mark.span.start == draft.quotation.open.end && mark.opens == Role::Yes {
            return false;
        }
        match (family(mark.style), mark.closes) {
            (_, Role::No) => false,
            (Family::Single, _) if place + 1 < self.open.len() => false,
            (Family::Single, Role::Perhaps) if !draft.odd => !closed_later(marks),
            // « closes what » opened; else it opens.
            (Family::Angle, Role::Perhaps) => draft.odd,
            _ => true,
        }
    }

    fn close(&mut self, place: usize, mark: Span) {
        let index = self.open[place];
        for inner in self.open.drain(place..).skip(1) {
            if let Some(last) = self.out[inner].quotation.parts.last_mut() {
                *last = trim(self.text, Span::new(last.start, mark.start.max(last.start)));
            }
        }
        let quotation = &mut self.out[index].quotation;
        quotation.close = Some(mark);
        if let Some(last) = quotation.parts.last_mut() {
            last.end = mark.start.max(last.start);
        }
    }

    fn start(&mut self, mark: &Mark, same: Option<usize>, block: Span) {
        if let Some(place) = same {
            let index = self.open[place];
            let draft = &mut self.out[index];
            draft.inner.get_or_insert(mark.span.start);
            // A straight mark can't nest right in its own kind: the one before was never closed.
            let innermost = place + 1 == self.open.len();
            if innermost && draft.quotation.style == mark.style && mark.style != MarkStyle::CurlyDouble {
                self.cut(index);
                self.open.truncate(place);
            }
        }
        if self.open.len() >= DEEPEST {
            return;
        }
        self.open.push(self.out.len());
        let quotation = Quotation {
            style: mark.style,
            open: mark.span,
            close: None,
            parts: vec![Span::new(mark.span.end, block.end)],
            depth: 0,
        };
        self.out.push(Draft { quotation, unsure: mark.opens != Role::Yes, odd: mark.odd, inner: None });
    }

    /// Ends a quotation that was never closed where the next one of its family opens.
    fn cut(&mut self, index: usize) {
        let draft = &mut self.out[index];
        if let (Some(inner), Some(last)) = (draft.inner, draft.quotation.parts.last_mut()) {
            *last = trim(self.text, Span::new(last.start, inner.max(last.start)));
        }
    }

    /// Keeps the outermost quotation that the block leaves open for the next block.
    fn end_block(&mut self) {
        for place in 0..self.open.len() {
            self.cut(self.open[place]);
        }
        let sure = self.open.iter().position(|&i| !self.out[i].unsure).unwrap_or(0);
        self.open.drain(..sure);
        self.open.truncate(1);
    }
}

/// Returns whether a mark that can only close follows the first of `marks` before another single mark opens.
fn closed_later(marks: &[Mark]) -> bool {
    let singles = marks.iter().skip(1).take(LOOK_AHEAD).filter(|mark| family(mark.style) == Family::Single);
    singles.take_while(|mark| mark.opens == Role::No).any(|mark| mark.closes == Role::Yes)
}

/// Drops what turned out to be no quotation, and counts in how many others each one lies.
fn finish(text: &str, drafts: Vec<Draft>) -> Vec<Quotation> {
    let mut out: Vec<Quotation> = Vec::with_capacity(drafts.len());
    let mut around: Vec<Span> = Vec::new();
    for Draft { mut quotation, unsure, .. } in drafts {
        let empty = quotation.parts.iter().all(|part| text[part.start..part.end].trim().is_empty());
        if empty || (unsure && quotation.close.is_none() && quotation.parts.len() == 1) {
            continue;
        }
        let span = quotation.span();
        around.retain(|outer| outer.end > span.start);
        quotation.depth = around.len();
        around.push(span);
        out.push(quotation);
    }
    out
}
