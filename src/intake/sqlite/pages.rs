//! The pages of a file, and the rows that lie on them: pages of a table name other pages, down to those with rows; what of a row has no
//! room goes on in a chain of pages of its own.

use super::value::{Encoding, Value, broken, read, varint};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

/// The head of a file, in bytes; the first page begins with it.
const HEAD: usize = 100;

/// The kinds of pages of tables: with the places of others, with rows.
const INNER: u8 = 5;
const LEAF: u8 = 13;

/// How deep the pages of a table may lie; more than any table needs.
const DEEPEST: usize = 40;

/// Where a row lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    page: u32,
    cell: u16,
}

/// The pages of a file.
#[derive(Debug)]
pub struct Pages {
    file: File,
    size: usize,
    /// What of a page may be used; programs may keep the end of each for themselves.
    usable: usize,
    count: u32,
    encoding: Encoding,
    /// The page that was read last.
    last: (u32, Vec<u8>),
}

impl Pages {
    /// Opens the file at `path`; none where it does not begin with `magic`.
    pub fn open(path: &Path, magic: &[u8]) -> io::Result<Option<Self>> {
        let mut file = File::open(path)?;
        let length = file.metadata()?.len();
        let mut head = [0; HEAD];
        if length < HEAD as u64 {
            return Ok(None);
        }
        file.read_exact(&mut head)?;
        if !head.starts_with(magic) {
            return Ok(None);
        }
        let size = match u16::from_be_bytes([head[16], head[17]]) {
            1 => 65_536,
            size => usize::from(size),
        };
        let usable = size.saturating_sub(usize::from(head[20]));
        let encoding = match u32::from_be_bytes([head[56], head[57], head[58], head[59]]) {
            0 | 1 => Encoding::Utf8,
            2 => Encoding::Utf16Le,
            3 => Encoding::Utf16Be,
            _ => return Err(broken("its texts are encoded in a way that is not read")),
        };
        if !size.is_power_of_two() || size < 512 || usable < 480 {
            return Err(broken("its pages have no size that there is"));
        }
        let count = u32::try_from(length / size as u64).map_err(|_| broken("it has too many pages"))?;
        Ok(Some(Self { file, size, usable, count, encoding, last: (0, Vec::new()) }))
    }

    /// Returns the bytes of a page; the first one is 1.
    fn page(&mut self, number: u32) -> io::Result<&[u8]> {
        if self.last.0 != number {
            if number == 0 || number > self.count {
                return Err(broken("a page lies outside of it"));
            }
            let mut bytes = vec![0; self.size];
            self.file.seek(SeekFrom::Start(u64::from(number - 1) * self.size as u64))?;
            self.file.read_exact(&mut bytes)?;
            self.last = (number, bytes);
        }
        Ok(&self.last.1)
    }

    /// Begins a way through the rows of the table whose first page is `root`.
    pub fn walk(&self, root: u32) -> Walk {
        Walk { open: vec![Open { page: root, next: 0 }], read: 0 }
    }

    /// Returns what a page of a table is, and how many cells it has.
    fn kind(&mut self, number: u32) -> io::Result<(u8, u16)> {
        let start = start(number);
        let page = self.page(number)?;
        match page.get(start..start + 5) {
            Some([kind @ (INNER | LEAF), _, _, high, low]) => Ok((*kind, u16::from_be_bytes([*high, *low]))),
            _ => Err(broken("a page is none of a table")),
        }
    }

    /// Returns the bytes of a page from one of its cells on, as far as they may be used.
    fn cell(&mut self, number: u32, cell: u16) -> io::Result<&[u8]> {
        let (kind, cells) = self.kind(number)?;
        let head = if kind == LEAF { 8 } else { 12 };
        let at = start(number) + head + 2 * usize::from(cell);
        let usable = self.usable;
        let page = self.page(number)?;
        let offset =
            page.get(at..at + 2).filter(|_| cell < cells).map(|at| usize::from(u16::from_be_bytes([at[0], at[1]])));
        let bytes = offset.and_then(|offset| page.get(offset..usable));
        bytes.ok_or_else(|| broken("a row lies outside of its page"))
    }

    /// Returns the page that a cell of an inner page names; behind its last cell, the rightmost one.
    fn child(&mut self, number: u32, cell: u16) -> io::Result<u32> {
        let (_, cells) = self.kind(number)?;
        let bytes = if cell == cells {
            let at = start(number) + 8;
            self.page(number)?.get(at..at + 4)
        } else {
            self.cell(number, cell)?.get(..4)
        };
        let bytes = bytes.and_then(|bytes| bytes.try_into().ok()).ok_or_else(|| broken("a page ends too early"))?;
        Ok(u32::from_be_bytes(bytes))
    }

    /// Returns the number of the row at a place.
    pub fn number(&mut self, spot: Spot) -> io::Result<i64> {
        let cell = self.cell(spot.page, spot.cell)?;
        let (_, first) = varint(cell).ok_or_else(|| broken("a row is damaged"))?;
        let (number, _) = cell.get(first..).and_then(varint).ok_or_else(|| broken("a row is damaged"))?;
        Ok(number.cast_signed())
    }

    /// Reads the values of the row at a place, of at most `limit` bytes.
    pub fn row(&mut self, spot: Spot, limit: u64) -> io::Result<Vec<Value>> {
        let record = self.record(spot, limit)?;
        read(&record, self.encoding)
    }

    /// Puts the bytes of a row together.
    fn record(&mut self, spot: Spot, limit: u64) -> io::Result<Vec<u8>> {
        let wrong = || broken("a row is damaged");
        let usable = self.usable;
        let cell = self.cell(spot.page, spot.cell)?;
        let (length, first) = varint(cell).ok_or_else(wrong)?;
        let (_, second) = cell.get(first..).and_then(varint).ok_or_else(wrong)?;
        if length > limit {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, "a row is too large"));
        }
        let length = usize::try_from(length).map_err(|_| wrong())?;
        let here = on_page(length, usable);
        let body = cell.get(first + second..).unwrap_or_default();
        let mut record = body.get(..here).ok_or_else(wrong)?.to_vec();
        let mut next = body.get(here..here + 4).and_then(|bytes| Some(u32::from_be_bytes(bytes.try_into().ok()?)));
        // Each page adds something, so that the way ends where the row does.
        while record.len() < length {
            let page = self.page(next.ok_or_else(wrong)?)?;
            next = page.get(..4).and_then(|bytes| Some(u32::from_be_bytes(bytes.try_into().ok()?)));
            let rest = (length - record.len()).min(usable - 4);
            record.extend(page.get(4..4 + rest).ok_or_else(wrong)?);
        }
        Ok(record)
    }
}

/// Returns how many bytes of a row of some length lie on the page with its cell.
fn on_page(length: usize, usable: usize) -> usize {
    let most = usable - 35;
    if length <= most {
        return length;
    }
    let least = (usable - 12) * 32 / 255 - 23;
    let rest = least + (length - least) % (usable - 4);
    if rest <= most { rest } else { least }
}

/// Returns where the head of a page begins.
fn start(number: u32) -> usize {
    if number == 1 { HEAD } else { 0 }
}

/// A way through the rows of a table.
#[derive(Debug)]
pub struct Walk {
    /// The pages from the root down to the one with the next row, and which cell of each comes next.
    open: Vec<Open>,
    /// How many pages were gone into.
    read: u32,
}

#[derive(Debug)]
struct Open {
    page: u32,
    next: u16,
}

impl Walk {
    /// Returns the next row: its number and its place.
    ///
    /// # Errors
    /// Where a page is none of a table, or the pages lead round in a circle.
    pub fn next(&mut self, pages: &mut Pages) -> io::Result<Option<(i64, Spot)>> {
        while let Some(open) = self.open.last_mut() {
            let (page, cell) = (open.page, open.next);
            let (kind, cells) = pages.kind(page)?;
            if cell == 0 {
                self.read += 1;
                // No table has more pages than the file.
                if self.read > pages.count {
                    return Err(broken("its pages lead round in a circle"));
                }
            }
            let end = if kind == LEAF { cells } else { cells.saturating_add(1) };
            if cell >= end {
                self.open.pop();
                continue;
            }
            open.next = cell.saturating_add(1);
            if kind == LEAF {
                let spot = Spot { page, cell };
                return Ok(Some((pages.number(spot)?, spot)));
            }
            if self.open.len() >= DEEPEST {
                return Err(broken("its pages lie too deep"));
            }
            let page = pages.child(page, cell)?;
            self.open.push(Open { page, next: 0 });
        }
        Ok(None)
    }
}
