//! Lines and fields of heads, as WARC records and HTTP responses have them, bounded.

use std::io::{self, BufRead};

/// The longest line of a head that is kept, in bytes; of a longer one the beginning is.
const LONGEST_LINE: usize = 16 * 1024;

/// The longest head, in bytes.
const LONGEST_HEAD: usize = 256 * 1024;

/// Reads a line without its end into `line`, which is emptied first; returns how many bytes were read, 0 at the end. At most `most`
/// bytes are read.
pub(crate) fn read_line(from: &mut dyn BufRead, line: &mut Vec<u8>, most: usize) -> io::Result<usize> {
    line.clear();
    let mut read = 0;
    while read < most {
        let ready = from.fill_buf()?;
        let ready = ready.get(..ready.len().min(most - read)).unwrap_or_default();
        if ready.is_empty() {
            break;
        }
        let end = ready.iter().position(|byte| *byte == b'\n');
        let part = ready.get(..end.unwrap_or(ready.len())).unwrap_or_default();
        line.extend(part.iter().take(LONGEST_LINE.saturating_sub(line.len())));
        let taken = end.map_or(ready.len(), |end| end + 1);
        from.consume(taken);
        read += taken;
        if end.is_some() {
            break;
        }
    }
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    Ok(read)
}

/// The fields of a head, `Name: value`, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Fields(Vec<(String, String)>);

impl Fields {
    /// Returns fields, in order.
    #[cfg(feature = "fetch")]
    pub fn of(fields: Vec<(String, String)>) -> Self {
        Self(fields)
    }

    /// Returns one field.
    pub fn one(name: &str, value: &str) -> Self {
        Self(vec![(name.to_owned(), value.to_owned())])
    }

    /// Reads fields up to the blank line that ends them; none where the head is longer than any or ends before that.
    /// Lines that begin with a space go on with the field before.
    ///
    /// # Errors
    /// Where `from` can't be read.
    pub fn read(from: &mut dyn BufRead) -> io::Result<Option<Self>> {
        let (mut fields, mut line, mut total) = (Self::default(), Vec::new(), 0);
        loop {
            let read = read_line(from, &mut line, LONGEST_HEAD - total)?;
            total += read;
            if read == 0 {
                return Ok(None);
            }
            if line.is_empty() {
                return Ok(Some(fields));
            }
            fields.take(&String::from_utf8_lossy(&line));
        }
    }

    fn take(&mut self, line: &str) {
        if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = self.0.last_mut() {
                value.push(' ');
                value.push_str(line.trim());
            }
        } else if let Some((name, value)) = line.split_once(':') {
            self.0.push((name.trim().to_owned(), value.trim().to_owned()));
        }
    }

    /// Returns the first value of the field of that name, whatever its case.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}
