//! The native half of the Python package `onrecord`: the library's face, called from Python.
//!
//! Single articles go over as text and come back as JSON, which the Python half makes typed objects of; many articles go over and come back
//! as Arrow columns. Python's lock is released while articles are read, so that threads read side by side.

mod claims;
mod columns;
mod command;
mod diff;
mod failure;
mod page;
mod project;
mod read;

use pyo3::prelude::*;
use pyo3_arrow::PyTable;

/// The functions and classes that the Python half stands on.
#[pymodule(gil_used = false)]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add_class::<PyTable>()?;
    module.add_function(wrap_pyfunction!(read::extract, module)?)?;
    module.add_function(wrap_pyfunction!(read::diff, module)?)?;
    module.add_function(wrap_pyfunction!(page::page, module)?)?;
    module.add_function(wrap_pyfunction!(claims::extract_columns, module)?)?;
    module.add_function(wrap_pyfunction!(diff::diff_columns, module)?)?;
    module.add_function(wrap_pyfunction!(command::command, module)?)?;
    module.add_function(wrap_pyfunction!(project::project, module)?)?;
    Ok(())
}
