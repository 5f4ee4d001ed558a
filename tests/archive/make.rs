//! Files of SQLite, written by hand in the form that its documentation gives: what a tracker keeps can be shown without a tracker.

/// A value of a row.
#[derive(Debug, Clone)]
pub enum Cell {
    Null,
    Number(i64),
    Text(String),
}

/// A table: its name, the sentence that makes it, and its rows.
pub struct Made {
    pub name: String,
    pub sql: String,
    pub rows: Vec<Vec<Cell>>,
}

/// The pages of a file that is being written.
struct Pages {
    size: usize,
    utf16: bool,
    pages: Vec<Vec<u8>>,
}

/// Writes a file with pages of `size` bytes; texts are UTF-8, or UTF-16 with the high byte first.
pub fn database(size: usize, utf16: bool, tables: &[Made]) -> Vec<u8> {
    let mut pages = Pages { size, utf16, pages: vec![Vec::new()] };
    let text = |text: &str| Cell::Text(text.to_owned());
    let mut schema = Vec::new();
    for table in tables {
        let root = pages.table(&table.rows);
        schema.push(vec![text("table"), text(&table.name), text(&table.name), Cell::Number(root), text(&table.sql)]);
    }
    let (kind, cells, right) = pages.tree(&schema, 100);
    pages.pages[0] = pages.page(kind, &cells, right, 100);
    let count = u32::try_from(pages.pages.len()).unwrap();
    let head = &mut pages.pages[0];
    head[..16].copy_from_slice(b"SQLite format 3\0");
    head[16..18].copy_from_slice(&u16::try_from(if size == 65_536 { 1 } else { size }).unwrap().to_be_bytes());
    head[18..24].copy_from_slice(&[1, 1, 0, 64, 32, 32]);
    head[28..32].copy_from_slice(&count.to_be_bytes());
    head[47] = 4;
    head[59] = if utf16 { 3 } else { 1 };
    pages.pages.concat()
}

/// Writes a file of what `CREATE TABLE` and `INSERT INTO … VALUES` say, one a line.
pub fn of_sql(sql: &str) -> Vec<u8> {
    let mut tables: Vec<Made> = Vec::new();
    for line in sql.lines().map(|line| line.trim().trim_end_matches(';')) {
        let word = |at: usize| line.split_whitespace().nth(at).unwrap_or_default().trim_matches(['"', '(']).to_owned();
        if line.starts_with("CREATE TABLE") {
            tables.push(Made { name: word(2), sql: line.to_owned(), rows: Vec::new() });
        } else if line.starts_with("INSERT INTO") {
            let table = tables.iter_mut().find(|table| table.name == word(2)).unwrap();
            let (_, values) = line.split_once("VALUES (").unwrap();
            table.rows.push(values_of(values.strip_suffix(')').unwrap()));
        }
    }
    database(4096, false, &tables)
}

/// Reads values between commas: `NULL`, numbers, and texts in quotation marks that hold none.
fn values_of(values: &str) -> Vec<Cell> {
    let mut out = Vec::new();
    let mut rest = values.trim();
    while !rest.is_empty() {
        let end;
        if let Some(text) = rest.strip_prefix('\'') {
            end = text.find('\'').unwrap() + 2;
            out.push(Cell::Text(rest[1..end - 1].to_owned()));
        } else {
            end = rest.find(',').unwrap_or(rest.len());
            out.push(rest[..end].trim().parse().map_or(Cell::Null, Cell::Number));
        }
        rest = rest[end..].trim_start().trim_start_matches(',').trim_start();
    }
    out
}

/// Returns the cell of an inner page for a page below it, and the last row there.
fn below(page: u32, last: u64) -> Vec<u8> {
    [page.to_be_bytes().to_vec(), varint(last)].concat()
}

fn varint(number: u64) -> Vec<u8> {
    let mut out = vec![(number & 0x7F) as u8];
    let mut rest = number >> 7;
    while rest > 0 {
        out.insert(0, (rest & 0x7F) as u8 | 0x80);
        rest >>= 7;
    }
    out
}

impl Pages {
    /// Adds a table; returns its first page.
    fn table(&mut self, rows: &[Vec<Cell>]) -> i64 {
        let (kind, cells, right) = self.tree(rows, 0);
        i64::from(self.add(kind, &cells, right))
    }

    /// Returns the first page of a table, `less` bytes shorter than others: its rows, or the pages below it, which are added.
    fn tree(&mut self, rows: &[Vec<Cell>], less: usize) -> (u8, Vec<Vec<u8>>, Option<u32>) {
        let cells: Vec<Vec<u8>> = (1..).zip(rows).map(|(number, row)| self.cell(number, row)).collect();
        if cells.iter().map(|cell| cell.len() + 2).sum::<usize>() + 8 + less <= self.size {
            return (13, cells, None);
        }
        let mut level = self.pages_of(13, (1_u64..).zip(cells).collect());
        while level.len() * 12 + less > self.size {
            level = self.pages_of(5, level.into_iter().map(|(last, page)| (last, below(page, last))).collect());
        }
        let right = level.pop().map(|(_, page)| page);
        (5, level.into_iter().map(|(last, page)| below(page, last)).collect(), right)
    }

    /// Adds pages with all these cells, each of a row or of the rows below; returns the last row below each page.
    fn pages_of(&mut self, kind: u8, cells: Vec<(u64, Vec<u8>)>) -> Vec<(u64, u32)> {
        let mut out = Vec::new();
        let mut rest = cells.into_iter().peekable();
        while rest.peek().is_some() {
            let (mut open, mut last, mut used) = (Vec::new(), 0, 12);
            while let Some((number, cell)) = rest.next_if(|(_, cell)| used + cell.len() + 2 <= self.size) {
                used += cell.len() + 2;
                open.push(cell);
                last = number;
            }
            // The last page below an inner one stands in its head.
            let right = (kind == 5).then(|| open.pop().unwrap()[..4].try_into().map(u32::from_be_bytes).unwrap());
            out.push((last, self.add(kind, &open, right)));
        }
        out
    }

    fn add(&mut self, kind: u8, cells: &[Vec<u8>], right: Option<u32>) -> u32 {
        let page = self.page(kind, cells, right, 0);
        self.pages.push(page);
        u32::try_from(self.pages.len()).unwrap()
    }

    /// Writes a page; its head begins at byte `start`.
    fn page(&self, kind: u8, cells: &[Vec<u8>], right: Option<u32>, start: usize) -> Vec<u8> {
        let mut page = vec![0; self.size];
        let mut end = self.size;
        let mut at = start + 8;
        page[start] = kind;
        page[start + 3..start + 5].copy_from_slice(&u16::try_from(cells.len()).unwrap().to_be_bytes());
        if let Some(right) = right {
            page[at..at + 4].copy_from_slice(&right.to_be_bytes());
            at += 4;
        }
        for cell in cells {
            end -= cell.len();
            page[end..end + cell.len()].copy_from_slice(cell);
            page[at..at + 2].copy_from_slice(&u16::try_from(end).unwrap().to_be_bytes());
            at += 2;
        }
        assert!(at <= end, "the cells do not fit on the page");
        page[start + 5..start + 7].copy_from_slice(&u16::try_from(end).unwrap_or_default().to_be_bytes());
        page
    }

    /// Writes a row as the cell of a page; what has no room goes on in pages of its own.
    fn cell(&mut self, number: i64, row: &[Cell]) -> Vec<u8> {
        let (mut kinds, mut body) = (Vec::new(), Vec::new());
        for value in row {
            let (kind, bytes) = match value {
                Cell::Null => (0, Vec::new()),
                Cell::Number(number) => (6, number.to_be_bytes().to_vec()),
                Cell::Text(text) if self.utf16 => {
                    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
                    (13 + 2 * bytes.len() as u64, bytes)
                }
                Cell::Text(text) => (13 + 2 * text.len() as u64, text.as_bytes().to_vec()),
            };
            kinds.extend(varint(kind));
            body.extend(bytes);
        }
        let mut head = varint(kinds.len() as u64 + 1);
        if head.len() > 1 {
            head = varint(kinds.len() as u64 + 2);
        }
        let record = [head, kinds, body].concat();
        let (most, least) = (self.size - 35, (self.size - 12) * 32 / 255 - 23);
        let mut here = record.len();
        if here > most {
            here = least + (record.len() - least) % (self.size - 4);
            here = if here <= most { here } else { least };
        }
        let mut cell = [varint(record.len() as u64), varint(number.cast_unsigned()), record[..here].to_vec()].concat();
        let rest: Vec<&[u8]> = record[here..].chunks(self.size - 4).collect();
        if !rest.is_empty() {
            let first = self.pages.len() + 1;
            cell.extend(u32::try_from(first).unwrap().to_be_bytes());
            for (at, part) in rest.iter().enumerate() {
                let next = if at + 1 < rest.len() { u32::try_from(first + at + 1).unwrap() } else { 0 };
                let mut page = [&next.to_be_bytes()[..], part].concat();
                page.resize(self.size, 0);
                self.pages.push(page);
            }
        }
        cell
    }
}
