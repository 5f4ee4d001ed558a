//! Words on their way into the prose.

use super::Builder;
use crate::text::BlockKind;
use std::ops::Range;

impl Builder<'_> {
    pub(super) fn begin(&mut self, kind: Option<BlockKind>) {
        self.end_block();
        self.kinds.extend(kind);
    }

    pub(super) fn code(&mut self, words: &str, range: Range<usize>) {
        let found = self.source.get(range.clone()).and_then(|source| source.find(words));
        let exact = found.map(|i| range.start + i..range.start + i + words.len());
        self.take(words, exact.unwrap_or(range));
    }

    /// Takes over words; what an entity stands for has another length than its source. What site generators put between them is left
    /// out.
    pub(super) fn take(&mut self, words: &str, source: Range<usize>) {
        while self.asides.front().is_some_and(|aside| aside.range.end <= source.start) {
            self.asides.pop_front();
        }
        let Some(aside) = self.asides.front().filter(|aside| aside.range.start < source.end).cloned() else {
            return self.put(words, source);
        };
        if aside.parts {
            self.end_block();
        }
        if let Some(kind) = aside.kind {
            let seen = aside.range.start.max(source.start)..aside.range.end.min(source.end);
            self.unread.take(kind, seen);
        }
        // Where bytes don't stand for themselves, nothing can be cut out of them.
        if words.len() == source.len() {
            let before = aside.range.start.max(source.start) - source.start;
            let behind = aside.range.end.min(source.end) - source.start;
            if before > 0 {
                self.put(&words[..before], source.start..source.start + before);
            }
            if behind < words.len() {
                self.take(&words[behind..], source.start + behind..source.end);
            }
        }
    }

    /// Takes over words as they are.
    pub(super) fn put(&mut self, words: &str, source: Range<usize>) {
        self.prose.put(words, source);
    }

    pub(super) fn end_block(&mut self) {
        self.prose.end(self.kinds.last().copied().unwrap_or(BlockKind::Paragraph));
    }
}
