//! The only place that prints.

use super::keys::{Keys, Pressed};
use super::{Exit, Failure, colour::When};
use crate::check::program;
use crate::report::{Rendered, Style, json};
use crate::review::Key;
use crate::text::visible;
use serde::Serialize;
use std::borrow::Cow;
use std::cell::RefCell;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::rc::Rc;
use std::time::{Duration, Instant};

/// Where results and messages go: standard output and standard error, or one buffer that holds both.
pub struct Terminal {
    out: Box<dyn Write>,
    err: Box<dyn Write>,
    captured: Option<Rc<RefCell<Vec<u8>>>>,
    out_style: Style,
    err_style: Style,
    program: String,
    state: State,
    keys: Option<Keys>,
    progress: Progress,
}

/// Asks a terminal to mark what is pasted, so that no letter of it is taken for a key; and not to any more.
const MARK_PASTES: &str = "\u{1b}[?2004h";
const MARK_NO_PASTES: &str = "\u{1b}[?2004l";

/// The line that shows how far a long run has come.
#[derive(Debug, Default)]
struct Progress {
    /// When the run began, and when the line was last drawn.
    began: Option<(Instant, Option<Instant>)>,
}

/// How long a run goes on before it is told how far it has come.
const PATIENCE: Duration = Duration::from_millis(300);
/// How often that is told.
const PACE: Duration = Duration::from_millis(100);

/// How writing results has gone so far.
#[derive(Debug, PartialEq, Eq)]
enum State {
    Open,
    /// Nobody reads any more: quietly write nothing.
    Closed,
    Failed(String),
}

impl Terminal {
    /// Returns the terminal of this process.
    pub fn of_process() -> Self {
        let mut terminal = Self {
            out: Box::new(BufWriter::new(io::stdout())),
            err: Box::new(io::stderr()),
            captured: None,
            out_style: Style::PLAIN,
            err_style: Style::PLAIN,
            program: program(None),
            state: State::Open,
            keys: None,
            progress: Progress::default(),
        };
        terminal.colour(When::Auto);
        terminal
    }

    /// Returns a terminal that keeps everything written to it, in the order in which it was written.
    pub fn captured(style: Style) -> Self {
        let buffer = Rc::new(RefCell::new(Vec::new()));
        Self {
            out: Box::new(Shared(Rc::clone(&buffer))),
            err: Box::new(Shared(Rc::clone(&buffer))),
            captured: Some(buffer),
            out_style: style,
            err_style: style,
            program: program(None),
            state: State::Open,
            keys: None,
            progress: Progress::default(),
        }
    }

    /// Returns and forgets what was written to a capturing terminal.
    pub fn take(&mut self) -> String {
        let bytes = self.captured.as_ref().map(|buffer| buffer.take()).unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// Decides whether to colour; a capturing terminal keeps the style it was made with.
    #[allow(clippy::disallowed_methods, reason = "the environment says whether to colour")]
    pub fn colour(&mut self, when: When) {
        if self.captured.is_none() {
            let variable = |name: &str| std::env::var_os(name);
            self.out_style = Style::new(when.decide(io::stdout().is_terminal(), variable));
            self.err_style = Style::new(when.decide(io::stderr().is_terminal(), variable));
        }
    }

    /// Says how the program is called, for messages that name its commands.
    pub fn called(&mut self, program: String) {
        self.program = program;
    }

    /// Returns why a command could not do its work as it is shown, in that style.
    pub fn shown(&self, failure: &Failure, style: Style) -> String {
        failure.message(&self.program, style)
    }

    /// Returns how results are styled.
    pub fn style(&self) -> Style {
        self.out_style
    }

    /// Returns whether a person can be asked: both standard input and standard output are a terminal.
    pub fn can_ask(&self) -> bool {
        self.captured.is_none() && io::stdin().is_terminal() && io::stdout().is_terminal()
    }

    /// Returns the columns of the terminal that results go to; none where they go elsewhere.
    pub fn width(&self) -> Option<usize> {
        let is_terminal = self.captured.is_none() && io::stdout().is_terminal();
        let size = is_terminal.then(crossterm::terminal::size)?;
        size.ok().map(|(columns, _)| usize::from(columns)).filter(|columns| *columns > 0)
    }

    /// Begins to take single keys.
    ///
    /// # Errors
    /// Where the terminal does not let itself be set so.
    pub fn take_keys(&mut self) -> io::Result<()> {
        self.keys = Some(Keys::take()?);
        self.put(MARK_PASTES);
        Ok(())
    }

    /// Waits for what is pressed next, with everything written shown.
    pub fn key(&mut self) -> Pressed {
        self.flush();
        match &self.keys {
            Some(keys) if self.state == State::Open => keys.next(),
            _ => Pressed::Key(Key::Stop),
        }
    }

    /// Gives the keyboard back.
    pub fn give_keys_back(&mut self) {
        if self.keys.is_some() {
            self.put(MARK_NO_PASTES);
            self.flush();
            self.keys = None;
        }
    }

    /// Returns whether results still reach anybody.
    pub fn is_open(&self) -> bool {
        self.state == State::Open
    }

    /// Writes a line of results.
    pub fn line(&mut self, line: &str) {
        self.write(line);
        self.write("\n");
    }

    /// Writes results that end their lines themselves; no line of them is a command to the runner of a workflow.
    pub fn write(&mut self, text: &str) {
        self.put(&visible::inert(text));
    }

    fn put(&mut self, text: &str) {
        if self.is_open() {
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

    /// Says how far a long run has come: on a terminal only, and not in its first moments. The line is drawn over until
    /// something else is said.
    #[allow(clippy::disallowed_methods, reason = "the clock says whether the run is a long one")]
    pub fn progress(&mut self, line: impl FnOnce() -> String) {
        let (began, drawn) = *self.progress.began.get_or_insert_with(|| (Instant::now(), None));
        let due = began.elapsed() > PATIENCE && drawn.is_none_or(|drawn| drawn.elapsed() > PACE);
        if due && self.captured.is_none() && io::stderr().is_terminal() {
            let _ = write!(self.err, "\r\x1b[K{}", crate::text::visible::text(&line()));
            self.progress.began = Some((began, Some(Instant::now())));
        }
    }

    /// Wipes the line that says how far a run has come, and forgets when the run began.
    pub fn progress_ends(&mut self) {
        if let Some((_, Some(_))) = self.progress.began.take() {
            let _ = write!(self.err, "\r\x1b[K");
        }
    }

    /// Writes a message for people.
    pub fn message(&mut self, message: &str) {
        if let Some((began, Some(_))) = self.progress.began {
            let _ = write!(self.err, "\r\x1b[K");
            self.progress.began = Some((began, None));
        }
        self.flush();
        let message = format!("{}\n", visible::inert(message));
        let message = self.lines(&message);
        let _ = self.err.write_all(message.as_bytes());
    }

    /// Writes why a command could not do its work and returns its exit code.
    pub fn failure(&mut self, failure: &Failure) -> Exit {
        let message = self.shown(failure, self.err_style);
        self.message(&message);
        failure.exit
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

impl Drop for Terminal {
    fn drop(&mut self) {
        self.give_keys_back();
    }
}

/// A buffer that results and messages share.
struct Shared(Rc<RefCell<Vec<u8>>>);

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
