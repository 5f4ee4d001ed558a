//! `csv`: what commands print as JSON lines, as tables: a column a key.

use super::csv::{Cell, Rows};
use super::{Format, Matter, Rendered, Report};
use crate::engine::{Change, ChangeJson, Places};
use crate::workflow::Finding;
use serde::Serialize;
use serde_json::Value;

pub(super) const FORMAT: Format =
    Format { name: "csv", what: "a table, for spreadsheets and data frames", everywhere: false, render };

/// A table: docs/reference/tables.md is made of these.
#[derive(Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// What prints it, as a phrase.
    pub printed_by: &'static str,
    /// What a row is, as a phrase.
    pub row: &'static str,
    /// The schema of the JSON line that a row is made of, as `onrecord schema` prints it.
    pub schema: &'static str,
    /// Its columns, in order.
    pub columns: &'static [Column],
}

/// A column.
#[derive(Debug)]
pub struct Column {
    /// Its head.
    pub name: &'static str,
    /// The key of the JSON line, as a JSON pointer.
    pub at: &'static str,
}

/// Makes columns of keys: one for each name, at a pointer of its own where it is not the name itself.
macro_rules! columns {
    ($($name:literal $at:literal)*) => { &[$(Column { name: $name, at: $at }),*] };
}

/// Every table.
pub static TABLES: [&Table; 6] = [&CLAIMS, &CHANGES, &FINDINGS, &VERSIONS, &PERIODS, &EXPORTED];

/// The claims of articles.
pub static CLAIMS: Table = Table {
    name: "claims",
    printed_by: "extract",
    row: "a claim",
    schema: "claims-line",
    columns: columns! {
        "path" "/path"
        "id" "/id"
        "kind" "/kind"
        "form" "/form"
        "text" "/text"
        "source" "/source/name"
        "source_type" "/source/type"
        "source_words" "/source/text"
        "cue" "/cue/text"
        "sourced" "/sourced"
        "value" "/figure/value"
        "max" "/figure/max"
        "unit" "/figure/unit"
        "bound" "/figure/bound"
        "date" "/date/value"
        "date_type" "/date/type"
        "date_from" "/date/from"
        "date_to" "/date/to"
        "date_role" "/date/role"
        "confidence" "/confidence"
        "weight" "/weight"
        "line" "/line"
        "column" "/column"
        "start" "/start"
        "end" "/end"
        "digest" "/digest"
    },
};

/// What changed between two versions.
pub static CHANGES: Table = Table {
    name: "changes",
    printed_by: "diff",
    row: "a change",
    schema: "diff-line",
    columns: columns! {
        "path" "/path"
        "alarm" "/alarm"
        "change" "/change"
        "kind" "/kind"
        "note" "/note"
        "old_words" "/old_words"
        "new_words" "/new_words"
        "before_id" "/before/id"
        "before_text" "/before/text"
        "before_source" "/before/source/name"
        "before_value" "/before/figure/value"
        "before_max" "/before/figure/max"
        "before_unit" "/before/figure/unit"
        "before_bound" "/before/figure/bound"
        "before_date" "/before/date/value"
        "before_line" "/before/line"
        "before_start" "/before/start"
        "before_end" "/before/end"
        "after_id" "/after/id"
        "after_text" "/after/text"
        "after_source" "/after/source/name"
        "after_value" "/after/figure/value"
        "after_max" "/after/figure/max"
        "after_unit" "/after/figure/unit"
        "after_bound" "/after/figure/bound"
        "after_date" "/after/date/value"
        "after_line" "/after/line"
        "after_start" "/after/start"
        "after_end" "/after/end"
    },
};

/// What checks find.
pub static FINDINGS: Table = Table {
    name: "findings",
    printed_by: "check and verify",
    row: "a finding",
    schema: "findings-line",
    columns: columns! {
        "check" "/check"
        "severity" "/severity"
        "message" "/message"
        "path" "/path"
        "line" "/line"
        "column" "/column"
        "end_line" "/end_line"
        "end_column" "/end_column"
        "claim" "/claim"
        "story" "/story"
        "help" "/help"
        "baseline" "/baseline"
        "suppression" "/suppression/kind"
        "justification" "/suppression/justification"
    },
};

/// The versions of a story.
pub static VERSIONS: Table = Table {
    name: "versions",
    printed_by: "log STORY",
    row: "a version",
    schema: "log-line",
    columns: columns! {
        "story" "/story"
        "version" "/version"
        "recorded" "/recorded"
        "published" "/published"
        "updated" "/updated"
        "headline" "/headline"
        "byline" "/byline"
        "url" "/url"
        "path" "/path"
        "snapshot" "/snapshot"
        "digest" "/digest"
        "added" "/added"
        "changed" "/changed"
        "gone" "/gone"
        "returned" "/returned"
    },
};

/// What a claim said in which versions.
pub static PERIODS: Table = Table {
    name: "periods",
    printed_by: "log ID",
    row: "a stretch of versions in which a claim said the same",
    schema: "log-line",
    columns: columns! {
        "story" "/story"
        "id" "/id"
        "kind" "/kind"
        "since" "/since"
        "until" "/until"
        "recorded" "/recorded"
        "published" "/published"
        "change" "/change"
        "note" "/note"
        "text" "/text"
        "source" "/source"
        "cue" "/cue"
        "value" "/figure/value"
        "max" "/figure/max"
        "unit" "/figure/unit"
        "bound" "/figure/bound"
        "date_from" "/when/from"
        "date_to" "/when/to"
        "review" "/review"
        "by" "/by"
        "decided" "/date"
        "reason" "/reason"
    },
};

/// The recorded claims of stories.
pub static EXPORTED: Table = Table {
    name: "recorded claims",
    printed_by: "export --as csv",
    row: "a claim that the latest version of a story holds",
    schema: "exported-line",
    columns: columns! {
        "story" "/story"
        "id" "/id"
        "kind" "/kind"
        "form" "/form"
        "text" "/text"
        "source" "/source"
        "source_type" "/source_type"
        "cue" "/cue"
        "value" "/figure/value"
        "max" "/figure/max"
        "unit" "/figure/unit"
        "bound" "/figure/bound"
        "date" "/date/value"
        "date_from" "/date/from"
        "date_to" "/date/to"
        "date_role" "/date/role"
        "confidence" "/confidence"
        "weight" "/weight"
        "since" "/since"
        "version" "/version"
        "published" "/published"
        "url" "/url"
        "snapshot" "/snapshot"
        "line" "/line"
        "start" "/start"
        "end" "/end"
        "review" "/review"
        "by" "/by"
        "decided" "/decided"
        "reason" "/reason"
        "evidence" "/evidence"
    },
};

impl Table {
    /// Returns the line of the columns' heads.
    pub fn head(&self) -> String {
        let mut rows = Rows::default();
        rows.add_texts(self.columns.iter().map(|column| column.name));
        rows.finish()
    }

    /// Returns a row for each of what is printed as a JSON line.
    ///
    /// # Errors
    /// Where one can't be written as JSON.
    pub fn rows<T: Serialize>(&self, lines: impl IntoIterator<Item = T>) -> Rendered {
        let mut rows = Rows::default();
        for line in lines {
            let line = serde_json::to_value(&line)?;
            rows.add(self.columns.iter().map(|column| line.pointer(column.at).map_or_else(empty, cell)));
        }
        Ok(rows.finish())
    }

    /// Returns the whole table.
    ///
    /// # Errors
    /// As [`Table::rows`].
    pub fn whole<T: Serialize>(&self, lines: impl IntoIterator<Item = T>) -> Rendered {
        Ok(self.head() + &self.rows(lines)?)
    }
}

fn render(report: &Report<'_>) -> Rendered {
    match report.matter {
        Matter::Record { .. } => FINDINGS.whole(report.findings.iter().chain(report.absent).map(Finding::of)),
        Matter::Versions { path, before, after, changes, .. } => {
            let (old, new) = (Places::new(before.article), Places::new(after.article));
            let changes: Vec<Change> = changes.iter().map(|change| Change::of(&old, &new, change)).collect();
            CHANGES.whole(changes.iter().map(|change| ChangeJson::of(change, path)))
        }
    }
}

fn empty() -> Cell {
    Cell::Text(String::new())
}

/// Returns the field of a value: a list is joined, and what has a text and a place is its text.
fn cell(value: &Value) -> Cell {
    match value {
        Value::Number(number) => Cell::Number(number.to_string()),
        value => Cell::Text(told(value)),
    }
}

fn told(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(whether) => whether.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(told).collect::<Vec<_>>().join("; "),
        Value::Object(keys) => keys.get("text").map(told).unwrap_or_default(),
    }
}
