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
    /// When the run began.
    began: Option<Instant>,
    /// When the line was last drawn.
    drawn: Option<Instant>,
    /// Whether it stands there.
    shown: bool,
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
    /// something else is said. Of what is `counted`, it says how fast that goes, and how long the rest will take.
    #[allow(clippy::disallowed_methods, reason = "the clock says whether the run is a long one")]
    pub fn progress(&mut self, line: impl FnOnce() -> String, counted: Option<(usize, Option<usize>)>) {
        let began = *self.progress.began.get_or_insert_with(Instant::now);
        let due = began.elapsed() > PATIENCE && self.progress.drawn.is_none_or(|drawn| drawn.elapsed() > PACE);
        if due && self.captured.is_none() && io::stderr().is_terminal() {
            // Results may go to the same terminal: what is begun of a line of theirs ends before this one.
            self.flush();
            let pace = counted.map(|(done, of)| pace(done, of, began.elapsed())).unwrap_or_default();
            let _ = write!(self.err, "\r\x1b[K{}{pace}", visible::text(&line()));
            self.progress = Progress { began: Some(began), drawn: Some(Instant::now()), shown: true };
        }
    }

    /// Wipes the line that says how far a run has come, where it stands there.
    pub(super) fn wipe(&mut self) {
        if self.progress.shown {
            self.progress.shown = false;
            let _ = write!(self.err, "\r\x1b[K");
        }
    }

    /// Wipes the line that says how far a run has come, and forgets when the run began.
    pub fn progress_ends(&mut self) {
        self.wipe();
        self.progress = Progress::default();
    }
}

/// Says how fast something goes that has come so far in that time, and how long the rest of it will take.
fn pace(done: usize, of: Option<usize>, time: Duration) -> String {
    if done == 0 {
        return String::new();
    }
    let rate = done as f64 / time.as_secs_f64().max(0.001);
    let left = of.map(|of| of.saturating_sub(done) as f64 / rate);
    let left = left.map(|seconds| format!(", {} left", span(seconds)));
    let rate = if rate < 10.0 { format!("{rate:.1}") } else { format!("{rate:.0}") };
    format!(", {rate} a second{}", left.unwrap_or_default())
}

/// Returns a time in words, as exactly as somebody who waits wants to know it.
fn span(seconds: f64) -> String {
    match seconds.ceil() {
        seconds if seconds < 100.0 => format!("{seconds} s"),
        seconds if seconds < 6000.0 => format!("{} min", (seconds / 60.0).ceil()),
        seconds => format!("{} h", (seconds / 3600.0).ceil()),
    }
}
