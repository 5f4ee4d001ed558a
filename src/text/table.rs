//! Tables: where a cell stands in its table, whatever markup drew it, and what tells its row and its column from the others.

use super::{Block, Sentence, Span};
use std::ops::Range;

/// Where a cell stands; everything counts from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// Which table of the article.
    pub table: usize,
    /// Which row of it.
    pub row: usize,
    /// Which column of it.
    pub column: usize,
}

/// Counts the cells of an article while its markup is read.
#[derive(Debug, Default)]
pub(super) struct Counter {
    tables: usize,
    rows: usize,
    columns: usize,
    /// The cell that was begun last.
    here: Option<Cell>,
}

/// The most columns that one cell takes.
const WIDE: usize = 64;

impl Counter {
    /// Begins a table.
    pub fn table(&mut self) {
        *self = Self { tables: self.tables + 1, ..Self::default() };
    }

    /// Begins a row.
    pub fn row(&mut self) {
        (self.rows, self.columns) = (self.rows + 1, 0);
    }

    /// Begins the next cell of the row, which is so many columns wide.
    pub fn cell(&mut self, width: usize) {
        let (table, row) = (self.tables.saturating_sub(1), self.rows.saturating_sub(1));
        self.here = Some(Cell { table, row, column: self.columns });
        self.columns = self.columns.saturating_add(width.clamp(1, WIDE));
    }

    /// Returns whether the table has a row yet.
    pub fn has_rows(&self) -> bool {
        self.rows > 0
    }

    /// Returns how many columns the cells of the row take so far.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// Returns the cell that was begun last.
    pub fn here(&self) -> Option<Cell> {
        self.here
    }

    /// Counts the tables of `inner`, which stand in this article; returns how many stand before them.
    pub fn take_over(&mut self, inner: &Self) -> usize {
        self.tables += inner.tables;
        self.tables - inner.tables
    }
}

/// A table of an article.
#[derive(Debug, Clone, Default)]
pub struct Table {
    rows: Vec<Row>,
    head: usize,
}

/// A row of a table.
#[derive(Debug, Clone, Default)]
pub struct Row {
    pub(super) number: usize,
    /// The column of each cell that holds words, with its sentences, in order.
    cells: Vec<(usize, Range<usize>)>,
}

impl Row {
    /// Returns the column of each cell that holds words, with its sentences by index, in order.
    pub fn cells(&self) -> &[(usize, Range<usize>)] {
        &self.cells
    }

    /// Returns the sentences of the cell in `column`, by index; none where it is empty.
    pub fn cell(&self, column: usize) -> Option<Range<usize>> {
        let at = self.cells.binary_search_by_key(&column, |(column, _)| *column).ok()?;
        self.cells.get(at).map(|(_, sentences)| sentences.clone())
    }
}

impl Table {
    /// Returns the rows that hold words, in order.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Returns the column whose cells say what the rows are about: the first, or, where that only counts or measures, the first of words.
    pub fn head(&self) -> usize {
        self.head
    }

    /// Returns how many columns it has.
    pub fn columns(&self) -> usize {
        self.rows.iter().filter_map(|row| row.cells.last()).map(|(column, _)| column + 1).max().unwrap_or_default()
    }
}

/// Returns the tables of an article, in order.
pub(super) fn tables(text: &str, blocks: &[Block], sentences: &[Sentence]) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    let mut sentence = 0;
    for (at, block) in blocks.iter().enumerate() {
        let first = sentence;
        while sentences.get(sentence).is_some_and(|sentence| sentence.block == at) {
            sentence += 1;
        }
        let Some(cell) = block.cell.filter(|_| first < sentence) else { continue };
        if tables.len() <= cell.table {
            tables.resize(cell.table + 1, Table::default());
        }
        let Some(table) = tables.get_mut(cell.table) else { continue };
        if table.rows.last().is_none_or(|row| row.number != cell.row) {
            table.rows.push(Row { number: cell.row, cells: Vec::new() });
        }
        let Some(row) = table.rows.last_mut() else { continue };
        match row.cells.last_mut() {
            Some((column, sentences)) if *column == cell.column => sentences.end = sentence,
            _ => row.cells.push((cell.column, first..sentence)),
        }
    }
    let words = |own: Range<usize>| {
        let own = sentences.get(own).unwrap_or_default().iter();
        let span = own.map(|sentence| sentence.span).reduce(Span::cover).unwrap_or_default();
        text.get(span.start..span.end).unwrap_or_default()
    };
    tables.iter_mut().for_each(|table| table.head = head(table, words));
    tables
}

/// Returns the column whose cells say what the rows of `table` are about.
fn head<'t>(table: &Table, text: impl Fn(Range<usize>) -> &'t str + Copy) -> usize {
    let below = || table.rows.iter().skip(1);
    let words = |column: usize| below().filter_map(move |row| row.cell(column)).map(text);
    let spelled = |text: &str| text.contains(|c: char| c.is_alphabetic() || matches!(c, ':' | '/'));
    let year = |text: &str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let told = |text: &str| spelled(text) || year(text);
    if words(0).next().is_none() || words(0).any(told) {
        return 0;
    }
    (1..table.columns().min(WIDEST)).find(|column| words(*column).any(spelled)).unwrap_or(0)
}

/// How many columns are looked at for the one of the heads.
const WIDEST: usize = 8;
