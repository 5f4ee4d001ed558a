//! The program itself, for the command that comes with the package.

use pyo3::prelude::*;

/// Runs the program with the arguments of this process and returns its exit code.
#[pyfunction]
pub fn command(py: Python<'_>, arguments: Vec<std::ffi::OsString>) -> i32 {
    py.detach(|| i32::from(onrecord::cli::main_as(arguments)))
}
