//! The one writer of CSV, as RFC 4180 has it, for spreadsheets and data frames.
//!
//! A text stands on one line, with what acts or hides made visible. One that a spreadsheet would take for a formula begins with
//! an apostrophe, which makes it text there; a number is none.

use crate::text::visible;

/// What a spreadsheet takes for the beginning of a formula; the wide forms are read as the narrow ones.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '|', '%'];

/// One field.
#[derive(Debug, Clone)]
pub enum Cell {
    /// Text, which may be anybody's.
    Text(String),
    /// A number of ours, as it is.
    Number(String),
}

/// Rows in writing.
#[derive(Debug)]
pub struct Rows(csv::Writer<Vec<u8>>);

impl Default for Rows {
    fn default() -> Self {
        Self(csv::WriterBuilder::new().flexible(true).terminator(csv::Terminator::CRLF).from_writer(Vec::new()))
    }
}

impl Rows {
    /// Adds a row.
    pub fn add(&mut self, cells: impl IntoIterator<Item = Cell>) {
        let row = cells.into_iter().map(Cell::written);
        // Memory can be written to, and a row may be of any length.
        self.0.write_record(row.map(String::into_bytes)).unwrap_or_default();
    }

    /// Adds a row of texts.
    pub fn add_texts(&mut self, texts: impl IntoIterator<Item = impl Into<String>>) {
        self.add(texts.into_iter().map(|text| Cell::Text(text.into())));
    }

    /// Returns the rows, each with the end of its line.
    pub fn finish(self) -> String {
        let bytes = self.0.into_inner().unwrap_or_default();
        visible::inert(&String::from_utf8_lossy(&bytes)).into_owned()
    }
}

impl Cell {
    fn written(self) -> String {
        match self {
            Self::Number(number) => number,
            Self::Text(text) => {
                let text = visible::prose(&text);
                if text.starts_with(FORMULA) { format!("'{text}") } else { text }
            }
        }
    }
}
