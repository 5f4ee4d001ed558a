//! Tables: those of data, and those that only lay a page out.

use super::tag::Tag;
use super::tree::Tree;

/// The longest cell of a table of data, in characters.
const LONGEST: u32 = 400;

/// The most columns.
const COLUMNS: usize = 60;

/// How many times as many cells as it has a table of data would have at most, were every row as long as its longest.
const MOST_GAPS: usize = 8;

/// Returns the rows of a table of data, each with its cells; none where the table only lays the page out.
pub fn rows(tree: &Tree<'_>, table: usize, chars: impl Fn(usize) -> u32) -> Option<Vec<Vec<usize>>> {
    if matches!(tree.attribute(table, "role"), Some("presentation" | "none")) {
        return None;
    }
    let mut rows: Vec<Vec<usize>> = Vec::new();
    let mut headed = false;
    for at in tree.within(table) {
        match tree.nodes[at].tag {
            Tag::Table => return None,
            Tag::Tr => rows.push(Vec::new()),
            tag @ (Tag::Td | Tag::Th) => {
                if chars(at) > LONGEST {
                    return None;
                }
                headed |= tag == Tag::Th;
                if rows.is_empty() {
                    rows.push(Vec::new());
                }
                rows.last_mut()?.push(at);
            }
            Tag::Caption | Tag::Thead => headed = true,
            _ => {}
        }
    }
    rows.retain(|row| !row.is_empty());
    let columns = rows.iter().map(Vec::len).max()?;
    // Short rows are filled up: a table that is nearly all gaps holds no data, and would be many times as long as the page.
    let cells: usize = rows.iter().map(Vec::len).sum();
    let filled = cells.saturating_mul(MOST_GAPS) >= columns.saturating_mul(rows.len());
    let data = filled && rows.len() >= 2 && (2..=COLUMNS).contains(&columns);
    (data && (headed || rows.iter().filter(|row| row.len() == columns).count() * 2 > rows.len())).then_some(rows)
}
