//! Results and messages, written.

use super::{State, Terminal};
use crate::cli::exit::Exit;
use crate::cli::failure;
use crate::report::Rendered;
use crate::schema::json;
use crate::text::visible;
use crate::workflow::Failure;
use serde::Serialize;
use std::borrow::Cow;
use std::cell::RefCell;
use std::io::{self, ErrorKind, Write};
use std::rc::Rc;

impl Terminal {
    /// Returns whether results still reach anybody.
    pub fn is_open(&self) -> bool {
        self.state == State::Open
    }

    /// Writes a line of results.
    pub fn line(&mut self, line: &str) {
        self.write(line);
        self.write("\n");
    }

    /// Writes results that end their lines themselves, as wide as the terminal; no line of them is a command to the runner of
    /// a workflow.
    pub fn write(&mut self, text: &str) {
        let text = visible::inert(text);
        let laid_out = self.style().wrap(&text).into_owned();
        self.put(&laid_out);
    }

    /// Writes over the line that is there.
    pub fn redraw(&mut self, line: &str) {
        self.put(&visible::inert(&format!("\r{line}")));
    }

    pub(super) fn put(&mut self, text: &str) {
        if self.is_open() {
            self.wipe();
            let written = self.out.write_all(self.lines(text).as_bytes());
            self.note(written);
        }
    }

    /// A terminal that hands over single keys does not go back to the start of a line by itself.
    fn lines<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if self.keys.is_some() { text.replace('\n', "\r\n").into() } else { Cow::Borrowed(text) }
    }

    /// Writes results as a format gives them.
    pub fn rendered(&mut self, rendered: Rendered) {
        match rendered {
            Ok(text) => self.put(&text),
            Err(error) => self.state = State::Failed(error.to_string()),
        }
    }

    /// Writes a JSON document as one line.
    pub fn json_line(&mut self, value: &impl Serialize) {
        self.rendered(json::line(value).map(|line| line + "\n"));
    }

    /// Writes a JSON document laid out over several lines.
    pub fn json(&mut self, value: &impl Serialize) {
        self.rendered(json::document(value));
    }

    /// Writes a message for people.
    pub fn message(&mut self, message: &str) {
        self.wipe();
        self.flush();
        let message = format!("{}\n", self.message_style().wrap(&visible::inert(message)));
        let message = self.lines(&message);
        let _ = self.err.write_all(message.as_bytes());
    }

    /// Writes why a command could not do its work and returns its exit code.
    pub fn failure(&mut self, failure: &Failure) -> Exit {
        let message = self.shown(failure, self.message_style());
        self.message(&message);
        failure::exit(failure)
    }

    /// Hands over what was written so far.
    pub fn flush(&mut self) {
        if self.is_open() {
            let flushed = self.out.flush();
            self.note(flushed);
        }
    }

    /// Ends the run: results that could not be written make the run incomplete, a closed pipe does not.
    pub fn finish(mut self, exit: Exit) -> Exit {
        self.flush();
        if let State::Failed(error) = &self.state {
            let error = format!("error: the results could not be written: {error}");
            self.message(&error);
            return exit.max(Exit::Unchecked);
        }
        exit
    }

    fn note(&mut self, result: io::Result<()>) {
        match result {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::BrokenPipe => self.state = State::Closed,
            Err(error) => self.state = State::Failed(error.to_string()),
        }
    }
}

/// A buffer that results and messages share.
pub(super) struct Shared(pub(super) Rc<RefCell<Vec<u8>>>);

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
