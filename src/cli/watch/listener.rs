//! Whoever runs a watch: the terminal, the clock, and the signals that end it.

use crate::cli::format::Format;
use crate::cli::log::story;
use crate::cli::session::Session;
use crate::text::visible;
use crate::workflow::watch::{Listener, Told};
use crate::workflow::{Event, Failure, Step};
use chrono::{DateTime, Utc};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whoever runs a watch.
pub(super) struct Watcher<'s, 't> {
    pub session: &'s mut Session<'t>,
    format: Format,
    /// What was told, where it is printed as one document.
    pub told: Vec<Told>,
    /// Whether the system asked to end.
    ended: Arc<AtomicBool>,
}

impl<'s, 't> Watcher<'s, 't> {
    /// Returns whoever runs the session; one that stays is ended by signals once it has done what is in hand, and at once by a second one.
    ///
    /// # Errors
    /// Where signals can't be listened to.
    pub fn new(session: &'s mut Session<'t>, format: Format, stays: bool) -> Result<Self, Failure> {
        let ended = Arc::new(AtomicBool::new(false));
        if stays {
            listen(&ended).map_err(|error| Failure::unchecked(format!("signals can't be listened to: {error}.")))?;
        }
        Ok(Self { session, format, told: Vec::new(), ended })
    }
}

/// Sets `ended` on signals that ask the program to end.
fn listen(ended: &Arc<AtomicBool>) -> std::io::Result<()> {
    use signal_hook::{consts, flag};
    #[cfg(unix)]
    let signals = [consts::SIGINT, consts::SIGTERM, consts::SIGHUP];
    #[cfg(not(unix))]
    let signals = [consts::SIGINT, consts::SIGTERM];
    for signal in signals {
        flag::register_conditional_default(signal, Arc::clone(ended))?;
        flag::register(signal, Arc::clone(ended))?;
    }
    Ok(())
}

impl Listener for Watcher<'_, '_> {
    fn hear(&mut self, event: Event<'_>) {
        self.session.hear(event);
    }

    fn told(&mut self, told: &Told) -> bool {
        match self.format {
            Format::Text => {
                self.session.terminal.progress_ends();
                self.session.terminal.write(&text(told));
            }
            Format::Jsonl => self.session.terminal.json_line(told),
            Format::Json => self.told.push(told.clone()),
        }
        self.session.terminal.flush();
        self.session.terminal.is_open()
    }

    fn each(&mut self, step: &Step<'_>) -> String {
        if !self.format.is_text() {
            return String::new();
        }
        story::step(step, &self.session.program(), self.session.terminal.style())
    }

    fn now(&self) -> DateTime<Utc> {
        self.session.now()
    }

    fn ended(&self) -> bool {
        self.ended.load(Ordering::Relaxed) || !self.session.terminal.is_open()
    }
}

/// Returns what is told of a version as text.
fn text(told: &Told) -> String {
    let Told { id, text, version, findings, .. } = told;
    let mut out = format!("{}\n", visible::text(text));
    let place = version.url.as_deref().unwrap_or(&version.path);
    out.push_str(&visible::text(&format!("  {id}, recorded {}: {place}", version.recorded)));
    out.push('\n');
    out.push_str(&version.told);
    for finding in findings {
        let line = format!("  {}[{}]: {}", finding.severity.name(), finding.check, finding.message);
        out.push_str(&visible::text(&line));
        out.push('\n');
    }
    out
}
