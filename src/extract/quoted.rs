//! Which quotation each word of an article stands in.

use crate::text::{Quotation, Span, Token};

/// Returns the stretches of text that outermost quotations cover, one a paragraph, in order.
pub(super) fn outermost(quotations: &[Quotation]) -> Vec<(Span, usize)> {
    let mut out: Vec<(Span, usize)> = Vec::new();
    for (index, quotation) in quotations.iter().enumerate().filter(|(_, quotation)| quotation.depth == 0) {
        let last = quotation.parts.len().saturating_sub(1);
        for (i, part) in quotation.parts.iter().enumerate() {
            let start = if i == 0 { quotation.open.start } else { part.start };
            let end = if i == last { quotation.close.map_or(part.end, |close| close.end) } else { part.end };
            out.push((Span::new(start, end), index));
        }
    }
    out.sort();
    out
}

/// Returns a list of `count` times `value`: filled by hand, which is faster than to ask for so little memory with zeros in it.
pub(super) fn filled<T: Clone>(count: usize, value: T) -> Vec<T> {
    let mut list = Vec::with_capacity(count);
    list.resize(count, value);
    list
}

/// Returns for each token the quotation of the stretch that it stands in, by its index plus one.
pub(super) fn quoted(tokens: &[Token], outer: &[(Span, usize)]) -> Vec<u32> {
    let mut quoted = filled(tokens.len(), 0);
    for (span, index) in outer.iter().rev() {
        let first = tokens.partition_point(|token| token.span.start < span.start);
        let count = tokens[first..].partition_point(|token| token.span.end <= span.end);
        quoted[first..first + count].fill(u32::try_from(index + 1).unwrap_or(0));
    }
    quoted
}
