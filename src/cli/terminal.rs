//! The only place that prints.

use super::Exit;
use std::io::{self, BufWriter, Write};

/// Standard output and standard error.
pub struct Terminal {
    out: BufWriter<io::Stdout>,
}

impl Terminal {
    /// Returns the terminal of this process.
    pub fn new() -> Self {
        Self { out: BufWriter::new(io::stdout()) }
    }

    /// Writes a line of results to standard output.
    pub fn line(&mut self, line: &str) {
        let _ = writeln!(self.out, "{line}");
    }

    /// Writes a message to standard error.
    pub fn message(&mut self, message: &str) {
        let _ = self.out.flush();
        let _ = writeln!(io::stderr(), "{message}");
    }

    /// Shows a usage error, or the help that was asked for.
    pub fn usage(&mut self, error: &clap::Error) -> Exit {
        let _ = error.print();
        if error.use_stderr() { Exit::Usage } else { Exit::Clean }
    }
}
