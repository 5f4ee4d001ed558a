//! The lines that `--stream` answers.

use std::io::{BufRead, Read};

/// The longest line that is read, in bytes. An article of the size limit fits, however its characters are escaped.
const LONGEST_LINE: u64 = 100 * 1024 * 1024;

/// A line of standard input: an error where that could not be read, and one where the line is too long.
pub type Line = std::io::Result<Result<Vec<u8>, String>>;

/// The lines of standard input that hold something, up to one that can't be read.
pub struct Lines<R> {
    input: R,
    ended: bool,
}

impl<R: BufRead> Lines<R> {
    /// Returns the lines of `input`.
    pub fn of(input: R) -> Self {
        Self { input, ended: false }
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        loop {
            let line = if self.ended { None } else { next(&mut self.input).transpose() };
            self.ended = !matches!(line, Some(Ok(_)));
            match line {
                Some(Ok(Ok(line))) if line.iter().all(u8::is_ascii_whitespace) => {}
                line => return line,
            }
        }
    }
}

/// Reads the next line; an error in place of one that is too long, which is skipped.
fn next(input: &mut impl BufRead) -> std::io::Result<Option<Result<Vec<u8>, String>>> {
    let mut line = Vec::new();
    let read = input.by_ref().take(LONGEST_LINE + 1).read_until(b'\n', &mut line)?;
    if read == 0 {
        return Ok(None);
    }
    if line.last() != Some(&b'\n') && line.len() as u64 > LONGEST_LINE {
        input.skip_until(b'\n')?;
        return Ok(Some(Err(format!("a line is longer than {LONGEST_LINE} bytes"))));
    }
    Ok(Some(Ok(line)))
}
