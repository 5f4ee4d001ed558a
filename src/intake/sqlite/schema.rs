//! The columns of a table, from the sentence that made it.

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    /// Whether it is another name for the number of the row.
    pub is_number: bool,
}

/// Words that begin what is no column.
const CONSTRAINTS: [&str; 5] = ["constraint", "primary", "unique", "check", "foreign"];

/// Returns the columns of `CREATE TABLE …`; none where that is no such sentence, or its rows have no numbers.
pub fn columns(sql: &str) -> Option<Vec<Column>> {
    let (inner, behind) = parenthesised(sql)?;
    if behind.to_ascii_lowercase().contains("without") {
        return None;
    }
    let columns: Vec<Column> = split(inner).into_iter().filter_map(column).collect();
    (!columns.is_empty()).then_some(columns)
}

/// Reads one part of the list: a column, or none where it is a rule for several.
fn column(part: &str) -> Option<Column> {
    let part = part.trim();
    let (name, is_quoted, rest) = name(part)?;
    if !is_quoted && CONSTRAINTS.iter().any(|word| name.eq_ignore_ascii_case(word)) {
        return None;
    }
    let words: Vec<String> = rest.split_whitespace().map(str::to_ascii_lowercase).collect();
    let is_integer = words.first().is_some_and(|word| word == "integer");
    let is_key = words.windows(2).any(|pair| pair[0] == "primary" && pair[1] == "key");
    Some(Column { name, is_number: is_integer && is_key })
}

/// Takes the name at the beginning, quoted or not.
fn name(part: &str) -> Option<(String, bool, &str)> {
    let first = part.chars().next()?;
    let end = match first {
        '"' | '`' | '\'' => first,
        '[' => ']',
        _ => {
            let end = part.find(|c: char| c.is_whitespace() || c == '(').unwrap_or(part.len());
            return Some((part[..end].to_owned(), false, &part[end..]));
        }
    };
    let rest = &part[1..];
    let close = rest.find(end)?;
    Some((rest[..close].to_owned(), true, &rest[close + 1..]))
}

/// Returns what stands between the first parenthesis and the one that closes it, and what stands behind.
fn parenthesised(sql: &str) -> Option<(&str, &str)> {
    let start = places(sql).find(|(_, depth, c)| *depth == 1 && *c == '(')?.0;
    let end = places(sql).find(|(_, depth, c)| *depth == 0 && *c == ')')?.0;
    Some((sql.get(start + 1..end)?, sql.get(end + 1..)?))
}

/// Returns the parts between commas that stand in no parentheses.
fn split(inner: &str) -> Vec<&str> {
    let commas = places(inner).filter(|(_, depth, c)| *depth == 0 && *c == ',').map(|(at, ..)| at);
    let mut start = 0;
    let mut out = Vec::new();
    for end in commas.chain([inner.len()]) {
        out.extend(inner.get(start..end));
        start = end + 1;
    }
    out
}

/// Returns the characters outside of quotation marks with their places, and how many parentheses are open behind each.
fn places(sql: &str) -> impl Iterator<Item = (usize, i32, char)> {
    let (mut depth, mut quote) = (0, None);
    sql.char_indices().filter_map(move |(at, c)| {
        match quote {
            Some(end) => {
                if c == end {
                    quote = None;
                }
                return None;
            }
            None if matches!(c, '"' | '`' | '\'') => quote = Some(c),
            None if c == '[' => quote = Some(']'),
            None if c == '(' => depth += 1,
            None if c == ')' => depth -= 1,
            None => {}
        }
        quote.is_none().then_some((at, depth, c))
    })
}
