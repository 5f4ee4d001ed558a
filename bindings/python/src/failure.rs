//! Failures as Python exceptions, with the message and what to do about it.

use onrecord::{Failure, FailureKind};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

/// Returns the exception of `onrecord` that says what `failure` says.
pub fn of(py: Python<'_>, failure: &Failure) -> PyErr {
    let name = match failure.kind() {
        FailureKind::Usage => "UsageError",
        _ => "UncheckedError",
    };
    raised(py, name, failure.title(), failure.helps())
}

/// Returns the exception of `onrecord` called `name`.
pub fn raised(py: Python<'_>, name: &str, message: &str, helps: &[String]) -> PyErr {
    let made = py
        .import("onrecord._errors")
        .and_then(|errors| errors.getattr(name))
        .and_then(|class| class.call1((message, helps.to_vec())));
    made.map_or_else(|error| error, PyErr::from_value)
}

/// Returns the exception that says that an argument is wrong.
pub fn value(message: impl Into<String>) -> PyErr {
    PyValueError::new_err(message.into())
}
