//! The claims of many articles as a table: Arrow columns in, Arrow columns out.

use crate::columns::{Days, Strings, answered};
use crate::failure::value;
use crate::read::Manner;
use arrow_array::builder::{BooleanBuilder, Date32Builder, Float64Builder, Int64Builder, StringBuilder};
use arrow_array::types::Date32Type;
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use onrecord::{Claim, Form};
use pyo3::prelude::*;
use pyo3_arrow::PyTable;
use pyo3_arrow::input::AnyRecordBatch;
use rust_decimal::prelude::ToPrimitive;
use std::sync::Arc;

/// The columns, in their order; python/onrecord/arrow.py describes them.
#[derive(Default)]
struct Claims {
    article: Int64Builder,
    id: StringBuilder,
    kind: StringBuilder,
    form: StringBuilder,
    start: Int64Builder,
    end: Int64Builder,
    line: Int64Builder,
    text: StringBuilder,
    sourced: BooleanBuilder,
    source: StringBuilder,
    source_name: StringBuilder,
    source_type: StringBuilder,
    cue: StringBuilder,
    value: Float64Builder,
    max: Float64Builder,
    unit: StringBuilder,
    bound: StringBuilder,
    date_type: StringBuilder,
    date: StringBuilder,
    from: Date32Builder,
    to: Date32Builder,
    role: StringBuilder,
    confidence: StringBuilder,
    weight: StringBuilder,
    digest: StringBuilder,
}

fn schema() -> SchemaRef {
    let (text, count, number, day) = (DataType::Utf8, DataType::Int64, DataType::Float64, DataType::Date32);
    let must = |name: &str, kind: &DataType| Field::new(name, kind.clone(), false);
    let may = |name: &str, kind: &DataType| Field::new(name, kind.clone(), true);
    Arc::new(Schema::new(vec![
        must("article", &count),
        must("id", &text),
        must("kind", &text),
        may("form", &text),
        must("start", &count),
        must("end", &count),
        must("line", &count),
        must("text", &text),
        must("sourced", &DataType::Boolean),
        may("source", &text),
        may("source_name", &text),
        may("source_type", &text),
        may("cue", &text),
        may("value", &number),
        may("max", &number),
        may("unit", &text),
        may("bound", &text),
        may("date_type", &text),
        may("date", &text),
        may("from", &day),
        may("to", &day),
        may("role", &text),
        must("confidence", &text),
        must("weight", &text),
        must("digest", &text),
    ]))
}

impl Claims {
    fn add(&mut self, article: i64, claim: &Claim) {
        self.article.append_value(article);
        self.id.append_value(&claim.id);
        self.kind.append_value(claim.kind.name());
        self.form.append_option(claim.form.map(Form::name));
        self.start.append_value(claim.place.scalars.start as i64);
        self.end.append_value(claim.place.scalars.end as i64);
        self.line.append_value(claim.place.line as i64);
        self.text.append_value(&claim.text);
        let source = claim.source.as_ref();
        self.sourced.append_value(source.is_some());
        self.source.append_option(source.map(|source| source.text.as_str()));
        self.source_name.append_option(source.map(|source| source.name.as_str()));
        self.source_type.append_option(source.map(|source| source.kind.name()));
        self.cue.append_option(claim.cue.as_ref().map(|cue| cue.text.as_str()));
        let figure = claim.figure.as_ref();
        self.value.append_option(figure.and_then(|figure| figure.value.to_f64()));
        self.max.append_option(figure.and_then(|figure| figure.max?.to_f64()));
        self.unit.append_option(figure.map(|figure| figure.unit.as_str()));
        self.bound.append_option(figure.map(|figure| figure.bound.name()));
        let date = claim.date.as_ref();
        self.date_type.append_option(date.map(|date| date.kind.name()));
        self.date.append_option(date.map(|date| date.value.as_str()));
        self.from.append_option(date.and_then(|date| date.from).map(Date32Type::from_naive_date));
        self.to.append_option(date.and_then(|date| date.to).map(Date32Type::from_naive_date));
        self.role.append_option(date.map(|date| date.role.name()));
        self.confidence.append_value(claim.confidence.name());
        self.weight.append_value(claim.weight.name());
        self.digest.append_value(&claim.digest);
    }

    fn finish(mut self) -> Result<RecordBatch, ArrowError> {
        let columns: Vec<ArrayRef> = vec![
            Arc::new(self.article.finish()),
            Arc::new(self.id.finish()),
            Arc::new(self.kind.finish()),
            Arc::new(self.form.finish()),
            Arc::new(self.start.finish()),
            Arc::new(self.end.finish()),
            Arc::new(self.line.finish()),
            Arc::new(self.text.finish()),
            Arc::new(self.sourced.finish()),
            Arc::new(self.source.finish()),
            Arc::new(self.source_name.finish()),
            Arc::new(self.source_type.finish()),
            Arc::new(self.cue.finish()),
            Arc::new(self.value.finish()),
            Arc::new(self.max.finish()),
            Arc::new(self.unit.finish()),
            Arc::new(self.bound.finish()),
            Arc::new(self.date_type.finish()),
            Arc::new(self.date.finish()),
            Arc::new(self.from.finish()),
            Arc::new(self.to.finish()),
            Arc::new(self.role.finish()),
            Arc::new(self.confidence.finish()),
            Arc::new(self.weight.finish()),
            Arc::new(self.digest.finish()),
        ];
        RecordBatch::try_new(schema(), columns)
    }
}

/// Returns the claims of the articles in the column `text` of an Arrow table, a row a claim.
#[pyfunction]
#[pyo3(signature = (articles, text, published, markup, dollar, english))]
pub fn extract_columns(
    py: Python<'_>,
    articles: AnyRecordBatch,
    text: &str,
    published: Option<&str>,
    markup: &str,
    dollar: Option<&str>,
    english: bool,
) -> PyResult<PyTable> {
    let manner = Manner::new(markup, dollar, english)?;
    answered(articles, schema(), |batch, first| {
        let texts = Strings::of(batch, text)?;
        let days = Days::of(batch, published)?;
        let found = py.detach(|| {
            let mut claims = Claims::default();
            for row in 0..batch.num_rows() {
                let Some(text) = texts.get(row) else { continue };
                let article = manner.read(text, days.get(row)?);
                let at = first + row as i64;
                manner.engine().claims(&article).iter().for_each(|claim| claims.add(at, claim));
            }
            claims.finish().map_err(|error| error.to_string())
        });
        found.map_err(value)
    })
}
