//! `--stream`: one JSON line in, one out, in the same order and in bounded memory.

use super::exit::Exit;
use super::terminal::Terminal;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use std::io::{BufRead, Read};

/// The longest line that is read, in bytes. An article of the size limit fits, however its characters are escaped.
const LONGEST_LINE: u64 = 100 * 1024 * 1024;

/// The answer to a line that could not be answered.
#[derive(Serialize, JsonSchema)]
pub struct Refusal<'a> {
    /// The `id` of the line; null where it has none.
    id: &'a Value,
    /// Why it can't be answered.
    error: &'a str,
}

/// The answer to a line, as JSON.
pub struct Answered {
    line: String,
    /// Whether all that was asked for could be read.
    whole: bool,
}

impl Answered {
    /// Writes an answer; `partly` where not all could be read.
    ///
    /// # Errors
    /// Where it can't be written as JSON.
    pub fn new(answer: &impl Serialize, partly: bool) -> Result<Self, String> {
        let line = crate::schema::json::line(answer).map_err(|error| error.to_string())?;
        Ok(Self { line, whole: !partly })
    }
}

/// Answers each line of standard input with what `answer` makes of it; a bad line gets an error and does not stop the
/// others. Stops early where nobody reads the answers any more.
pub fn run(terminal: &mut Terminal, answer: impl Fn(&Value) -> Result<Answered, String>) -> Exit {
    let mut exit = Exit::Clean;
    let mut input = std::io::stdin().lock();
    let mut rows = 0_usize;
    let mut line = Vec::new();
    while terminal.is_open() {
        let read = match next(&mut input, &mut line) {
            Ok(None) => break,
            Ok(Some(read)) => read,
            Err(error) => {
                terminal.message(&format!("error: standard input could not be read: {error}"));
                return Exit::Unchecked;
            }
        };
        if read.is_ok() && line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        rows += 1;
        let (row, answered) = match read.and_then(|()| parse(&line)) {
            Ok(row) => {
                let answered = answer(&row);
                (row, answered)
            }
            Err(error) => (Value::Null, Err(error)),
        };
        match answered {
            Ok(Answered { line, whole }) => {
                terminal.line(&line);
                if !whole {
                    exit = Exit::Unchecked;
                }
            }
            Err(error) => {
                exit = Exit::Unchecked;
                terminal.json_line(&Refusal { id: id(&row), error: &error });
            }
        }
    }
    if rows == 0 && terminal.is_open() {
        terminal.message("error: standard input held no line to answer.");
        return Exit::Unchecked;
    }
    exit
}

/// Reads the next line into `line`; an error in place of one that is too long, which is skipped.
fn next(input: &mut impl BufRead, line: &mut Vec<u8>) -> std::io::Result<Option<Result<(), String>>> {
    line.clear();
    let read = input.by_ref().take(LONGEST_LINE + 1).read_until(b'\n', line)?;
    if read == 0 {
        return Ok(None);
    }
    if line.last() != Some(&b'\n') && line.len() as u64 > LONGEST_LINE {
        input.skip_until(b'\n')?;
        return Ok(Some(Err(format!("a line is longer than {LONGEST_LINE} bytes"))));
    }
    Ok(Some(Ok(())))
}

fn parse(line: &[u8]) -> Result<Value, String> {
    match serde_json::from_slice(line) {
        Ok(row @ Value::Object(_)) => Ok(row),
        Ok(_) => Err("the line is not a JSON object".to_owned()),
        Err(error) => Err(format!("the line is not JSON: {error}")),
    }
}

/// Returns the row's id; null where it has none.
pub fn id(row: &Value) -> &Value {
    row.get("id").unwrap_or(&Value::Null)
}

/// Returns the string at `key`.
///
/// # Errors
/// Where there is none.
pub fn text(row: &Value, key: &str) -> Result<String, String> {
    row.get(key).and_then(Value::as_str).map(str::to_owned).ok_or_else(|| format!("`{key}` must be a string"))
}

/// Returns the day at `published`, where there is one.
///
/// # Errors
/// Where it is not a day.
pub fn published(row: &Value) -> Result<Option<chrono::NaiveDate>, String> {
    let day = match row.get("published") {
        None | Some(Value::Null) => return Ok(None),
        Some(value) => value.as_str().ok_or("`published` must be a string")?,
    };
    let date = day.get(..10).unwrap_or(day);
    super::session::day(date)
        .map(Some)
        .map_err(|_| format!("`published` must be a day such as 2016-07-26, not {day:?}"))
}
