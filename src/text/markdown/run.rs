//! From bytes of the prose to bytes of the original.

use std::ops::Range;

/// A stretch of prose and where it stands in the original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Its bytes in the prose.
    pub prose: Range<usize>,
    /// Its bytes in the original: as many where it was taken over unchanged, else all that it stands for ("&amp;").
    pub source: Range<usize>,
}

impl Run {
    /// Returns whether the words are the same in the original, byte for byte.
    fn unchanged(&self) -> bool {
        self.prose.len() == self.source.len()
    }
}

/// Returns the byte of the original at which the prose from byte `at` on starts.
pub(in crate::text) fn original_start(runs: &[Run], at: usize) -> usize {
    let index = runs.partition_point(|run| run.prose.start <= at).saturating_sub(1);
    match runs.get(index) {
        None => 0,
        Some(run) if run.unchanged() => run.source.start + at.saturating_sub(run.prose.start).min(run.source.len()),
        Some(run) if at >= run.prose.end => run.source.end,
        Some(run) => run.source.start,
    }
}

/// Returns the byte of the original at which the prose up to byte `at` ends.
pub(in crate::text) fn original_end(runs: &[Run], at: usize) -> usize {
    let index = runs.partition_point(|run| run.prose.start < at).saturating_sub(1);
    match runs.get(index) {
        None => 0,
        Some(run) if run.unchanged() => run.source.start + at.saturating_sub(run.prose.start).min(run.source.len()),
        Some(run) => run.source.end,
    }
}
