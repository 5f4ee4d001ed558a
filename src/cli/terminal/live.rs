//! What only a person at a terminal sees: single keys, and how far a long run has come.

use super::{State, Terminal};
use crate::cli::keys::{Keys, Pressed};
use crate::review::Key;
use crate::text::visible;
use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// Asks a terminal to mark what is pasted, so that no letter of it is taken for a key; and not to any more.
const MARK_PASTES: &str = "\u{1b}[?2004h";
const MARK_NO_PASTES: &str = "\u{1b}[?2004l";

/// The line that shows how far a long run has come.
#[derive(Debug, Default)]
pub(super) struct Progress {
    /// When the run began, and when the line was last drawn.
    pub(super) began: Option<(Instant, Option<Instant>)>,
}

/// How long a run goes on before it is told how far it has come.
const PATIENCE: Duration = Duration::from_millis(300);
/// How often that is told.
const PACE: Duration = Duration::from_millis(100);

impl Terminal {
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

    /// Asks a question that y answers with yes, and every other key with no.
    pub fn ask(&mut self, question: &str) -> bool {
        if self.take_keys().is_err() {
            return false;
        }
        self.write(&format!("{question} [y/N] "));
        let yes = matches!(self.key(), Pressed::Key(Key::Char('y' | 'Y')));
        self.give_keys_back();
        self.write(if yes { "y\n" } else { "n\n" });
        yes
    }

    /// Gives the keyboard back.
    pub fn give_keys_back(&mut self) {
        if self.keys.is_some() {
            self.put(MARK_NO_PASTES);
            self.flush();
            self.keys = None;
        }
    }

    /// Says how far a long run has come: on a terminal only, and not in its first moments. The line is drawn over until
    /// something else is said.
    #[allow(clippy::disallowed_methods, reason = "the clock says whether the run is a long one")]
    pub fn progress(&mut self, line: impl FnOnce() -> String) {
        let (began, drawn) = *self.progress.began.get_or_insert_with(|| (Instant::now(), None));
        let due = began.elapsed() > PATIENCE && drawn.is_none_or(|drawn| drawn.elapsed() > PACE);
        if due && self.captured.is_none() && io::stderr().is_terminal() {
            let _ = write!(self.err, "\r\x1b[K{}", visible::text(&line()));
            self.progress.began = Some((began, Some(Instant::now())));
        }
    }

    /// Wipes the line that says how far a run has come, and forgets when the run began.
    pub fn progress_ends(&mut self) {
        if let Some((_, Some(_))) = self.progress.began.take() {
            let _ = write!(self.err, "\r\x1b[K");
        }
    }
}
