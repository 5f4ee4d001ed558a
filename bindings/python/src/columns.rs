//! Columns of Arrow tables as the native half reads them: strings and days, whatever their layout.

use crate::failure::value;
use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowTimestampType, Date32Type, Date64Type, TimestampMicrosecondType, TimestampMillisecondType,
    TimestampNanosecondType, TimestampSecondType,
};
use arrow_array::{Array, Date32Array, Date64Array, LargeStringArray, RecordBatch, StringArray, StringViewArray};
use arrow_schema::{DataType, SchemaRef, TimeUnit};
use chrono::NaiveDate;
use pyo3::prelude::*;
use pyo3_arrow::PyTable;
use pyo3_arrow::input::AnyRecordBatch;

/// A column of strings.
pub enum Strings<'b> {
    Short(&'b StringArray),
    Long(&'b LargeStringArray),
    View(&'b StringViewArray),
}

impl<'b> Strings<'b> {
    /// Returns the column `name` of `batch`.
    ///
    /// # Errors
    /// Where there is none, or it holds no strings.
    pub fn of(batch: &'b RecordBatch, name: &str) -> PyResult<Self> {
        let column = column(batch, name)?;
        match column.data_type() {
            DataType::Utf8 => Ok(Self::Short(column.as_string())),
            DataType::LargeUtf8 => Ok(Self::Long(column.as_string())),
            DataType::Utf8View => Ok(Self::View(column.as_string_view())),
            other => Err(value(format!("the column {name:?} holds {other}, not strings"))),
        }
    }

    /// Returns the string in row `row`; none where there is none.
    pub fn get(&self, row: usize) -> Option<&'b str> {
        match self {
            Self::Short(array) => array.is_valid(row).then(|| array.value(row)),
            Self::Long(array) => array.is_valid(row).then(|| array.value(row)),
            Self::View(array) => array.is_valid(row).then(|| array.value(row)),
        }
    }
}

/// Says the day in a row of a column of times.
type DayOf<'b> = Box<dyn Fn(usize) -> Option<NaiveDate> + Send + Sync + 'b>;

/// A column of days: dates, times (whose day is that of UTC), or strings that begin with "2026-07-14".
pub enum Days<'b> {
    Dates(&'b Date32Array),
    Milliseconds(&'b Date64Array),
    Times(DayOf<'b>),
    Written(Strings<'b>),
    /// There is no such column.
    None,
}

impl<'b> Days<'b> {
    /// Returns the column `name` of `batch`, where one is named.
    ///
    /// # Errors
    /// Where there is none, or it holds neither dates nor times nor strings.
    pub fn of(batch: &'b RecordBatch, name: Option<&str>) -> PyResult<Self> {
        let Some(name) = name else { return Ok(Self::None) };
        let column = column(batch, name)?;
        match column.data_type() {
            DataType::Date32 => Ok(Self::Dates(column.as_primitive::<Date32Type>())),
            DataType::Date64 => Ok(Self::Milliseconds(column.as_primitive::<Date64Type>())),
            DataType::Timestamp(unit, _) => Ok(Self::Times(match unit {
                TimeUnit::Second => times::<TimestampSecondType>(column),
                TimeUnit::Millisecond => times::<TimestampMillisecondType>(column),
                TimeUnit::Microsecond => times::<TimestampMicrosecondType>(column),
                TimeUnit::Nanosecond => times::<TimestampNanosecondType>(column),
            })),
            DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => Ok(Self::Written(Strings::of(batch, name)?)),
            other => Err(value(format!("the column {name:?} holds {other}, neither dates nor times nor strings"))),
        }
    }

    /// Returns the day in row `row`; none where there is none.
    ///
    /// # Errors
    /// Where a string begins with no day.
    pub fn get(&self, row: usize) -> Result<Option<NaiveDate>, String> {
        match self {
            Self::None => Ok(None),
            Self::Dates(array) => Ok(array.is_valid(row).then(|| array.value_as_date(row)).flatten()),
            Self::Milliseconds(array) => Ok(array.is_valid(row).then(|| array.value_as_date(row)).flatten()),
            Self::Times(day) => Ok(day(row)),
            Self::Written(array) => match array.get(row).map(str::trim).filter(|written| !written.is_empty()) {
                None => Ok(None),
                Some(written) => {
                    let day = written.get(..10).and_then(|day| day.parse().ok());
                    day.map(Some).ok_or_else(|| format!("row {row}: {written:?} begins with no day such as 2026-07-14"))
                }
            },
        }
    }
}

/// Returns the day in each row of a column of times.
fn times<'b, T: ArrowTimestampType>(column: &'b dyn Array) -> DayOf<'b> {
    let array = column.as_primitive::<T>();
    Box::new(move |row| Some(array.is_valid(row).then(|| array.value_as_datetime(row))??.date()))
}

/// Returns what `answer` makes of each batch of a table, as a table of that schema; it is told how many rows come before the batch.
///
/// # Errors
/// Where the table can't be read, or `answer` fails.
pub fn answered(
    table: AnyRecordBatch,
    schema: SchemaRef,
    answer: impl Fn(&RecordBatch, i64) -> PyResult<RecordBatch>,
) -> PyResult<PyTable> {
    let (batches, _) = table.into_table()?.into_inner();
    let mut first = 0;
    let mut out = Vec::new();
    for batch in &batches {
        out.push(answer(batch, first)?);
        first += batch.num_rows() as i64;
    }
    PyTable::try_new(out, schema)
}

fn column<'b>(batch: &'b RecordBatch, name: &str) -> PyResult<&'b dyn Array> {
    let found = batch.column_by_name(name).map(AsRef::as_ref);
    found.ok_or_else(|| {
        let schema = batch.schema();
        let names: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
        value(format!("there is no column {name:?}; there are: {}", names.join(", ")))
    })
}
