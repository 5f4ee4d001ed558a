//! Which of many spans touch another one, in time that grows with how many do.

use super::Span;

/// Spans that can be asked for those that touch another one, however they lie in each other.
#[derive(Debug, Clone)]
pub struct Overlaps {
    /// By start, each with the number it was given under.
    spans: Vec<(Span, usize)>,
    /// A heap-shaped tree: behind as many inner nodes as there are leaves stand the ends of the spans, in each inner node the
    /// furthest end below it.
    furthest: Vec<usize>,
}

impl Overlaps {
    /// Prepares asking for `spans`, which are numbered in the order in which they come.
    pub fn new(spans: impl IntoIterator<Item = Span>) -> Self {
        Self::numbered(spans.into_iter().enumerate().map(|(at, span)| (span, at)))
    }

    /// Prepares asking for spans with numbers of their own; a number may stand beside several.
    pub fn numbered(spans: impl IntoIterator<Item = (Span, usize)>) -> Self {
        let mut spans: Vec<(Span, usize)> = spans.into_iter().collect();
        spans.sort_unstable();
        let leaves = spans.len().next_power_of_two();
        let mut furthest = vec![0; 2 * leaves];
        for (leaf, (span, _)) in furthest[leaves..].iter_mut().zip(&spans) {
            *leaf = span.end;
        }
        for node in (1..leaves).rev() {
            furthest[node] = furthest[2 * node].max(furthest[2 * node + 1]);
        }
        Self { spans, furthest }
    }

    /// Returns the spans that share a byte with `span`, by start, with their numbers.
    pub fn touching(&self, span: Span) -> Vec<(Span, usize)> {
        let end = self.spans.partition_point(|(other, _)| other.start < span.end);
        let leaves = self.furthest.len() / 2;
        let mut out = Vec::new();
        // Inner nodes that are still to be looked into, each with its first leaf and how many it has.
        let mut todo = vec![(1, 0, leaves)];
        while let Some((node, first, count)) = todo.pop() {
            if first >= end || self.furthest[node] <= span.start {
                continue;
            }
            if count > 1 {
                let half = count / 2;
                todo.push((2 * node + 1, first + half, half));
                todo.push((2 * node, first, half));
            } else if let Some(found) = self.spans.get(first) {
                out.push(*found);
            }
        }
        out
    }
}
