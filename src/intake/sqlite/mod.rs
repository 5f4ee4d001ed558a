//! Tables of SQLite files, read only: what programs keep that others can open. Ours, because the crates that read such files without
//! SQLite's own C, which is a megabyte and a half, are sketches or made to recover what was deleted; the format is public and does not change.
//!
//! A file is believed only as far as it is so: pages lie in the file, no page is read twice on the way through a table, and a row has at
//! most as many bytes as the caller allows.

mod pages;
mod schema;
mod value;

pub use pages::Spot;
pub use value::Value;

use pages::Pages;
use std::io;
use std::path::Path;
use value::broken;

/// How a file begins that is one of SQLite.
const MAGIC: &[u8] = b"SQLite format 3\0";

/// The page on which the list of tables begins.
const SCHEMA: u32 = 1;

/// The largest row of the list of tables, in bytes, and the most rows.
const LARGEST_SQL: u64 = 1 << 20;
const MOST_TABLES: usize = 10_000;

/// A file of SQLite.
#[derive(Debug)]
pub struct Database {
    pages: Pages,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    root: u32,
    columns: Vec<schema::Column>,
}

impl Table {
    /// Returns the place of a column, whatever the case of its name.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name.eq_ignore_ascii_case(name))
    }
}

impl Database {
    /// Opens the file at `path`; none where it is no file of SQLite.
    ///
    /// # Errors
    /// Where it can't be read, or its head is damaged.
    pub fn open(path: &Path) -> io::Result<Option<Self>> {
        Ok(Pages::open(path, MAGIC)?.map(|pages| Self { pages }))
    }

    /// Returns a table by its name, whatever its case; none where there is none.
    ///
    /// # Errors
    /// Where the list of tables is damaged, or the table is of a kind that is not read: one without row numbers.
    pub fn table(&mut self, name: &str) -> io::Result<Option<Table>> {
        let mut found = None;
        let mut seen = 0;
        let mut walk = self.pages.walk(SCHEMA);
        while let Some((_, spot)) = walk.next(&mut self.pages)? {
            seen += 1;
            if seen > MOST_TABLES {
                return Err(broken("it lists too many tables"));
            }
            let row = self.pages.row(spot, LARGEST_SQL)?;
            let [Value::Text(kind), Value::Text(own), _, Value::Integer(root), Value::Text(sql)] = &row[..] else {
                continue;
            };
            if kind == "table" && own.eq_ignore_ascii_case(name) {
                let root = u32::try_from(*root).map_err(|_| broken("a table lies nowhere"))?;
                let columns = schema::columns(sql).ok_or_else(|| broken("a table is of a kind that is not read"))?;
                found = Some(Table { root, columns });
            }
        }
        Ok(found)
    }

    /// Calls `each` with the place of each row of a table, in the order of their numbers, and the row; one that is larger than `limit`
    /// bytes, or damaged, comes as what is wrong with it.
    ///
    /// # Errors
    /// Where the table itself is damaged, and what `each` fails with.
    pub fn rows(
        &mut self,
        table: &Table,
        limit: u64,
        each: &mut dyn FnMut(Spot, io::Result<Vec<Value>>) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut walk = self.pages.walk(table.root);
        while let Some((number, spot)) = walk.next(&mut self.pages)? {
            let row = self.pages.row(spot, limit).map(|row| table.filled(number, row));
            each(spot, row)?;
        }
        Ok(())
    }

    /// Reads the row of a table at a place that [`Database::rows`] named.
    ///
    /// # Errors
    /// Where it can't be read, is damaged, or larger than `limit` bytes.
    pub fn row(&mut self, table: &Table, spot: Spot, limit: u64) -> io::Result<Vec<Value>> {
        let number = self.pages.number(spot)?;
        Ok(table.filled(number, self.pages.row(spot, limit)?))
    }
}

impl Table {
    /// Returns a row with as many values as the table has columns, and its number where that is one of them.
    fn filled(&self, number: i64, mut row: Vec<Value>) -> Vec<Value> {
        // Columns that were added later are missing in older rows.
        row.resize(self.columns.len(), Value::Null);
        for (value, column) in row.iter_mut().zip(&self.columns) {
            if column.is_number && *value == Value::Null {
                *value = Value::Integer(number);
            }
        }
        row
    }
}
