//! Tables of reStructuredText.

use super::super::Line;
use super::Reader;
use crate::text::BlockKind;
use std::ops::Range;

impl<'s> Reader<'s> {
    /// Reads a table drawn with lines: the words of a cell stand below one another.
    pub(super) fn grid(&mut self, lines: &[Line<'s>]) -> usize {
        let end = lines.iter().position(|line| !line.bare().starts_with(['+', '|'])).unwrap_or(lines.len());
        let mut cells: Vec<Vec<Range<usize>>> = Vec::new();
        self.out.prose.tables.table();
        for line in &lines[..end] {
            let text = line.bare();
            if text.starts_with('+') {
                self.cells(&mut cells);
                continue;
            }
            for (at, words) in text.trim_matches('|').split('|').enumerate() {
                if cells.len() <= at {
                    cells.push(Vec::new());
                }
                let words = words.trim();
                if !words.is_empty() {
                    cells[at].push(line.place(words));
                }
            }
        }
        self.cells(&mut cells);
        end
    }

    fn cells(&mut self, cells: &mut Vec<Vec<Range<usize>>>) {
        self.out.prose.tables.row();
        for pieces in std::mem::take(cells) {
            self.out.prose.tables.cell(1);
            if !pieces.is_empty() {
                self.write(BlockKind::Cell, pieces);
            }
        }
    }

    /// Reads a table whose columns are marked by rules above and below.
    pub(super) fn simple(&mut self, lines: &[Line<'s>]) -> usize {
        let columns = columns(lines[0].text);
        let mut rules = 1;
        let mut end = lines.len();
        for (at, line) in lines.iter().enumerate().skip(1) {
            if is_columns(line.bare()) && line.bare().starts_with('=') {
                rules += 1;
                if lines.get(at + 1).is_none_or(|next| next.is_blank()) {
                    end = at + 1;
                    break;
                }
            } else if line.is_blank() && rules > 2 {
                end = at;
                break;
            }
        }
        self.out.prose.tables.table();
        for line in lines[1..end].iter().filter(|line| !line.is_blank() && !is_columns(line.bare())) {
            let places = places(line.text, &columns);
            self.out.prose.tables.row();
            for (at, start) in places.iter().enumerate() {
                let stop = places.get(at + 1).copied().unwrap_or(line.text.len());
                let words = line.text.get(*start..stop).unwrap_or_default().trim();
                self.out.prose.tables.cell(1);
                if !words.is_empty() {
                    self.write(BlockKind::Cell, vec![line.place(words)]);
                }
            }
        }
        end
    }
}

/// Returns the bytes at which the columns of a line begin, as far as it reaches.
fn places(text: &str, columns: &[usize]) -> Vec<usize> {
    let mut chars = text.char_indices().enumerate();
    columns.iter().map_while(|column| chars.find(|(at, _)| at == column).map(|(_, (byte, _))| byte)).collect()
}

/// Returns whether a line marks the columns of a table.
pub(super) fn is_columns(text: &str) -> bool {
    let mut words = text.split(' ').filter(|word| !word.is_empty());
    text.contains(' ') && text.starts_with("==") && words.all(|word| super::super::is_ruled(word, '=', 1))
}

/// Returns the columns at which those of a table begin.
fn columns(rule: &str) -> Vec<usize> {
    let bytes = rule.as_bytes();
    (0..bytes.len()).filter(|at| bytes[*at] == b'=' && (*at == 0 || bytes[at - 1] != b'=')).collect()
}
