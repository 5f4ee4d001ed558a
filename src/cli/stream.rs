//! `--stream`: one JSON line in, one out, in the same order and in bounded memory.

mod lines;

use super::exit::Exit;
use super::format::JobsOption;
use super::terminal::Terminal;
use crate::workflow::{parallel, words};
use lines::{Line, Lines};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use std::io::BufReader;
use std::sync::{Mutex, PoisonError};

/// From how many bytes a line is answered alone, whatever `--jobs` says: what is made of several such would not fit into memory.
const LONG: usize = 4 * 1024 * 1024;

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

/// Answers each line of standard input with what `answer` makes of it, several at once and in their order; a bad line gets an error and
/// does not stop the others. Stops early where nobody reads the answers any more.
pub fn run(
    terminal: &mut Terminal,
    jobs: JobsOption,
    answer: impl Fn(&Value) -> Result<Answered, String> + Sync,
) -> Exit {
    let mut exit = Exit::Clean;
    let mut rows = 0_usize;
    let lines = Lines::of(BufReader::new(std::io::stdin()));
    let alone = Mutex::new(());
    let work = |line: Line| {
        line.map(|line| {
            let long = line.as_ref().is_ok_and(|line| line.len() > LONG);
            let _alone = long.then(|| alone.lock().unwrap_or_else(PoisonError::into_inner));
            line.and_then(|line| answered(&line, &answer)).unwrap_or_else(|error| refused(&Value::Null, &error))
        })
    };
    parallel::each(lines, jobs.of(usize::MAX), work, |answered| {
        match answered {
            Ok(Answered { line, whole }) => {
                rows += 1;
                terminal.line(&line);
                // Whoever writes a line and waits for its answer has it at once.
                terminal.flush();
                exit = exit.max(if whole { Exit::Clean } else { Exit::Unchecked });
                terminal.progress(|| format!("answered: {}", words::count(rows, "line")), Some((rows, None)));
            }
            Err(error) => {
                terminal.message(&format!("error: standard input could not be read: {error}"));
                exit = Exit::Unchecked;
            }
        }
        terminal.is_open()
    });
    terminal.progress_ends();
    if rows == 0 && exit == Exit::Clean && terminal.is_open() {
        terminal.message("error: standard input held no line to answer.");
        return Exit::Unchecked;
    }
    exit
}

fn answered(line: &[u8], answer: impl Fn(&Value) -> Result<Answered, String>) -> Result<Answered, String> {
    let row = match serde_json::from_slice(line) {
        Ok(row @ Value::Object(_)) => row,
        Ok(_) => return Err("the line is not a JSON object".to_owned()),
        Err(error) => return Err(format!("the line is not JSON: {error}")),
    };
    Ok(answer(&row).unwrap_or_else(|error| refused(&row, &error)))
}

fn refused(row: &Value, error: &str) -> Answered {
    Answered::new(&Refusal { id: id(row), error }, true).unwrap_or_else(|line| Answered { line, whole: false })
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
