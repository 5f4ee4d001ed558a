//! Tables of AsciiDoc.

use super::super::Line;
use super::Reader;
use crate::text::BlockKind;
use std::ops::Range;

impl<'s> Reader<'s, '_> {
    /// Reads the cells of a table.
    pub(super) fn table(&mut self, mark: &str) {
        self.style.clear();
        let bar = mark.chars().next().unwrap_or('|');
        let drawn = matches!(bar, '|' | '!');
        let mut columns = self.columns.take();
        let mut cell: Vec<Range<usize>> = Vec::new();
        self.out.prose.tables.table();
        while let Some(line) = self.lines.get(self.at).copied() {
            self.at += 1;
            if line.text == mark {
                break;
            }
            let mut rest = line.text;
            if !drawn {
                self.out.prose.tables.row();
                self.out.prose.tables.cell(1);
            }
            while let Some(at) = rest.find(bar) {
                // Before the bar may stand how the cell is set.
                let before = rest[..at].trim_end();
                let spec = before.rsplit(char::is_whitespace).next().unwrap_or_default();
                let is_spec = bar == '|'
                    && !spec.is_empty()
                    && before.len() < at + 1
                    && is_format(spec)
                    && rest[..at].len() == before.len();
                let own = if is_spec { &before[..before.len() - spec.len()] } else { before };
                self.cell(&mut cell, line, own);
                self.cells(&mut cell);
                let tables = &mut self.out.prose.tables;
                if drawn && columns.is_some_and(|columns| tables.columns() >= columns) || !tables.has_rows() {
                    tables.row();
                }
                tables.cell(if is_spec { wide(spec) } else { 1 });
                rest = &rest[at + bar.len_utf8()..];
            }
            self.cell(&mut cell, line, rest);
            if !drawn {
                self.cells(&mut cell);
            }
            // The first row stands on one line, unless the table says how many columns it has.
            columns = columns.or(Some(self.out.prose.tables.columns()).filter(|columns| *columns > 0));
        }
        self.cells(&mut cell);
    }

    fn cell(&self, cell: &mut Vec<Range<usize>>, line: Line<'s>, words: &str) {
        if !words.trim().is_empty() {
            cell.push(line.place(words.trim()));
        }
    }

    fn cells(&mut self, cell: &mut Vec<Range<usize>>) {
        if !cell.is_empty() {
            let pieces = std::mem::take(cell);
            self.write(BlockKind::Cell, pieces);
        }
    }
}

/// Returns how many columns a cell takes that is set so: `2+` takes two.
fn wide(spec: &str) -> usize {
    spec.split_once('+').and_then(|(columns, _)| columns.parse().ok()).unwrap_or(1)
}

/// Returns how many columns a line in brackets says that a table has: `[cols="2,1,1"]`, `[%header, cols=3*]`.
pub(super) fn columns(inner: &str) -> Option<usize> {
    let (_, said) = inner.split_once("cols=")?;
    let said = match said.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next().unwrap_or_default(),
        None => said.split(',').next().unwrap_or_default(),
    };
    let times = |part: &str| part.trim().split_once('*').and_then(|(times, _)| times.parse().ok()).unwrap_or(1);
    Some(said.split([',', ';']).map(times).fold(0, usize::saturating_add)).filter(|columns| *columns > 0)
}

/// Returns whether a word says how a cell is set: `2+`, `.3+^.>s`, `a`.
fn is_format(word: &str) -> bool {
    word.len() <= 12
        && word.chars().all(|c| c.is_ascii_digit() || "+*.<>^adehlmsv".contains(c))
        && !word.chars().all(|c| c.is_ascii_digit() || c == '.')
}
