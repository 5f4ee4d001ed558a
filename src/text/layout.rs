//! What an article's layout says of its parts: what tells the cells of a table apart, and to which words a sentence gives a speaker.

use super::table::{Row, Table};
use super::{Article, BlockKind, Span, fold};
use std::ops::Range;

/// What tells a cell from the others of its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heads<'a> {
    /// What its row is about; empty where nothing says so, and in the head of the row itself.
    pub row: &'a str,
    /// What its column is about; likewise.
    pub column: &'a str,
    /// Whether the table has another column beside it and the heads.
    pub wide: bool,
}

impl Heads<'_> {
    /// Returns whether it is the cell above the heads of the rows and before those of the columns.
    pub fn is_corner(self) -> bool {
        self.row.is_empty() && self.column.is_empty()
    }
}

impl Article {
    /// Returns what tells the cell in which `span` stands from the others of its table; none where it stands in no table.
    pub fn heads(&self, span: Span) -> Option<Heads<'_>> {
        let block = self.sentences().get(self.sentence_at(span.start)?)?.block;
        let cell = self.blocks().get(block)?.cell?;
        let table = self.tables().get(cell.table)?;
        let text = |row: &Row, column: usize| row.cell(column).map_or("", |own| self.slice(self.cover(&own)));
        let own = table.rows().binary_search_by_key(&cell.row, |row| row.number).ok()?;
        let row =
            table.rows().get(own).filter(|_| cell.column != table.head()).map_or("", |row| text(row, table.head()));
        let first = table.rows().first().filter(|_| own > 0);
        let column = first.map_or("", |first| text(first, cell.column));
        Some(Heads { row, column, wide: table.columns() > 2 })
    }

    /// Returns where the cell stands that has these heads; none where no cell has them, or several do.
    pub fn cell_of(&self, heads: Heads<'_>) -> Option<Span> {
        let key = |heads: Heads<'_>| (fold::fold(heads.row), fold::fold(heads.column));
        let wanted = key(heads);
        let cells = self.tables().iter().flat_map(Table::rows).flat_map(Row::cells);
        let spans = cells.map(|(_, sentences)| self.cover(sentences));
        let mut found = spans.filter(|span| self.heads(*span).map(key).as_ref() == Some(&wanted));
        found.next().filter(|_| found.next().is_none())
    }

    /// Returns the words of some sentences, by index, from the first to the last.
    pub fn cover(&self, sentences: &Range<usize>) -> Span {
        let own = self.sentences().get(sentences.clone()).unwrap_or_default();
        own.iter().map(|sentence| sentence.span).reduce(Span::cover).unwrap_or_default()
    }

    /// Returns the sentences that stand apart and that the sentence `at` may attribute to somebody: the block quote that it is part of, or
    /// the block that it leads to with a colon, with the block quote that begins there.
    pub fn attributed_apart(&self, at: usize) -> Option<Range<usize>> {
        let own = self.sentences().get(at)?;
        let is_quote = |block: usize| self.blocks().get(block).is_some_and(|it| it.kind == BlockKind::BlockQuote);
        let last = self.sentences().get(at + 1).is_none_or(|next| next.block > own.block);
        let leads = last && self.slice(own.span).ends_with(':');
        let (mut first, mut end) = if is_quote(own.block) {
            (own.block, own.block + 1)
        } else if leads && own.block + 1 < self.blocks().len() {
            (own.block + 1, own.block + 2)
        } else {
            return None;
        };
        while first > 0 && is_quote(first) && is_quote(first - 1) && self.quotes_on(first) {
            first -= 1;
        }
        while is_quote(end - 1) && is_quote(end) && self.quotes_on(end) {
            end += 1;
        }
        let from = |block: usize| self.sentences().partition_point(|sentence| sentence.block < block);
        Some(from(first)..from(end))
    }
}
