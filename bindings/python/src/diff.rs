//! What changed between many pairs of versions as a table: Arrow columns in, Arrow columns out.

use crate::columns::{Days, Strings, answered};
use crate::failure::value;
use crate::read::Manner;
use arrow_array::builder::{Int64Builder, ListBuilder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use onrecord::{Change, Mention};
use pyo3::prelude::*;
use pyo3_arrow::PyTable;
use pyo3_arrow::input::AnyRecordBatch;
use std::sync::Arc;

/// The columns, in their order; python/onrecord/arrow.py describes them.
#[derive(Default)]
struct Changes {
    pair: Int64Builder,
    alarm: StringBuilder,
    change: ListBuilder<StringBuilder>,
    kind: StringBuilder,
    before: StringBuilder,
    after: StringBuilder,
    source_before: StringBuilder,
    source_after: StringBuilder,
    old_words: ListBuilder<StringBuilder>,
    new_words: ListBuilder<StringBuilder>,
    note: StringBuilder,
}

fn schema() -> SchemaRef {
    let text = || DataType::Utf8;
    let list = |name: &str| Field::new_list(name, Field::new_list_field(text(), true), false);
    Arc::new(Schema::new(vec![
        Field::new("pair", DataType::Int64, false),
        Field::new("alarm", text(), false),
        list("change"),
        Field::new("kind", text(), false),
        Field::new("before", text(), true),
        Field::new("after", text(), true),
        Field::new("source_before", text(), true),
        Field::new("source_after", text(), true),
        list("old_words"),
        list("new_words"),
        Field::new("note", text(), false),
    ]))
}

impl Changes {
    fn add(&mut self, pair: i64, change: &Change) {
        self.pair.append_value(pair);
        self.alarm.append_value(change.alarm.name());
        self.change.append_value(change.names.iter().map(|name| Some(name.name())));
        self.kind.append_value(change.kind.name());
        let claims = [&change.before, &change.after].map(Option::as_ref);
        let [before, after] = claims.map(|claim| claim.map(|claim| claim.text.as_str()));
        self.before.append_option(before);
        self.after.append_option(after);
        let [was, is] = claims.map(|claim| claim.and_then(|claim| Some(claim.source.as_ref()?.name.as_str())));
        self.source_before.append_option(was);
        self.source_after.append_option(is);
        let words = |mentions: &[Mention]| mentions.iter().map(|it| Some(it.text.clone())).collect::<Vec<_>>();
        self.old_words.append_value(words(&change.old_words));
        self.new_words.append_value(words(&change.new_words));
        self.note.append_value(&change.note);
    }

    fn finish(mut self) -> Result<RecordBatch, ArrowError> {
        let columns: Vec<ArrayRef> = vec![
            Arc::new(self.pair.finish()),
            Arc::new(self.alarm.finish()),
            Arc::new(self.change.finish()),
            Arc::new(self.kind.finish()),
            Arc::new(self.before.finish()),
            Arc::new(self.after.finish()),
            Arc::new(self.source_before.finish()),
            Arc::new(self.source_after.finish()),
            Arc::new(self.old_words.finish()),
            Arc::new(self.new_words.finish()),
            Arc::new(self.note.finish()),
        ];
        RecordBatch::try_new(schema(), columns)
    }
}

/// Returns what changed from the first to the second of the columns `versions` of an Arrow table, a row a change.
#[pyfunction]
#[pyo3(signature = (pairs, versions, published, markup, dollar, english))]
pub fn diff_columns(
    py: Python<'_>,
    pairs: AnyRecordBatch,
    versions: (&str, &str),
    published: Option<&str>,
    markup: &str,
    dollar: Option<&str>,
    english: bool,
) -> PyResult<PyTable> {
    let manner = Manner::new(markup, dollar, english)?;
    answered(pairs, schema(), |batch, first| {
        let (olds, news) = (Strings::of(batch, versions.0)?, Strings::of(batch, versions.1)?);
        let days = Days::of(batch, published)?;
        let found = py.detach(|| {
            let mut changes = Changes::default();
            for row in 0..batch.num_rows() {
                let (Some(old), Some(new)) = (olds.get(row), news.get(row)) else { continue };
                let day = days.get(row)?;
                let (old, new) = (manner.read(old, day), manner.read(new, day));
                let at = first + row as i64;
                manner.engine().compare(&old, &new).iter().for_each(|change| changes.add(at, change));
            }
            changes.finish().map_err(|error| error.to_string())
        });
        found.map_err(value)
    })
}
