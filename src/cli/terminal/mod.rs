//! The only place that prints.

mod live;
mod writing;

use super::colour::When;
use super::failure;
use super::keys::Keys;
use crate::check::program;
use crate::report::Style;
use crate::workflow::Failure;
use live::Progress;
use std::cell::RefCell;
use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::rc::Rc;
use writing::Shared;

/// Where results and messages go: standard output and standard error, or one buffer that holds both.
pub struct Terminal {
    out: Box<dyn Write>,
    err: Box<dyn Write>,
    captured: Option<Rc<RefCell<Vec<u8>>>>,
    out_style: Style,
    err_style: Style,
    program: String,
    /// The command line.
    typed: Vec<OsString>,
    state: State,
    keys: Option<Keys>,
    progress: Progress,
}

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
            typed: Vec::new(),
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
            typed: Vec::new(),
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

    /// Says how the program is called, for messages that name its commands, and what was typed.
    pub fn called(&mut self, program: String, typed: Vec<OsString>) {
        (self.program, self.typed) = (program, typed);
    }

    /// Returns why a command could not do its work as it is shown, in that style.
    pub fn shown(&self, failure: &Failure, style: Style) -> String {
        failure::message(failure, (&self.program, &self.typed), style)
    }

    /// Returns how results are laid out: on a terminal, within its columns.
    pub fn style(&self) -> Style {
        if self.captured.is_some() { self.out_style } else { self.out_style.within(self.width()) }
    }

    /// Returns whether a person can be asked: both standard input and standard output are a terminal.
    pub fn can_ask(&self) -> bool {
        self.captured.is_none() && io::stdin().is_terminal() && io::stdout().is_terminal()
    }

    /// Returns how messages are laid out.
    fn message_style(&self) -> Style {
        if self.captured.is_some() { self.err_style } else { self.err_style.within(width(io::stderr().is_terminal())) }
    }

    /// Returns the columns of the terminal that results go to; none where they go elsewhere.
    pub fn width(&self) -> Option<usize> {
        width(self.captured.is_none() && io::stdout().is_terminal())
    }
}

/// Returns the columns of the terminal, where there is one.
fn width(is_terminal: bool) -> Option<usize> {
    let size = is_terminal.then(crossterm::terminal::size)?;
    size.ok().map(|(columns, _)| usize::from(columns)).filter(|columns| *columns > 0)
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.give_keys_back();
    }
}
