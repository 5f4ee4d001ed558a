//! `--stream`: one JSON line in, one out, in the same order and in bounded memory.

use super::{Exit, terminal::Terminal};
use serde_json::{Value, json};
use std::io::BufRead;

/// Answers each line of standard input with what `answer` makes of it; a bad line gets an error and does not stop the
/// others.
pub fn run(terminal: &mut Terminal, answer: impl Fn(&Value) -> Result<Value, String>) -> Exit {
    let mut exit = Exit::Clean;
    for line in std::io::stdin().lock().split(b'\n') {
        let Ok(line) = line else { return Exit::Unchecked };
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let parsed: Result<Value, _> = serde_json::from_slice(&line);
        let id = parsed.as_ref().ok().and_then(|row| row.get("id")).cloned().unwrap_or(Value::Null);
        let answered = parsed.map_err(|error| error.to_string()).and_then(|row| answer(&row));
        let row = answered.unwrap_or_else(|error| {
            exit = Exit::Unchecked;
            json!({ "id": id, "error": error })
        });
        terminal.line(&row.to_string());
    }
    exit
}

/// Returns the string at `key`.
pub fn text(row: &Value, key: &str) -> Result<String, String> {
    row.get(key).and_then(Value::as_str).map(str::to_owned).ok_or_else(|| format!("`{key}` must be a string"))
}

/// Returns the day at `published`, where there is one.
pub fn published(row: &Value) -> Result<Option<chrono::NaiveDate>, String> {
    let Some(day) = row.get("published").and_then(Value::as_str) else { return Ok(None) };
    let day = day.get(..10).unwrap_or(day);
    day.parse().map(Some).map_err(|_| format!("`published` must be a day such as 2016-07-26, not {day:?}"))
}
