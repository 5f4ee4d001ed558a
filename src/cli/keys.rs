//! Single keys of a terminal, as they are pressed. While [`Keys`] lives, the terminal neither echoes nor waits for the end
//! of a line; when it ends, however that happens short of a kill that no program sees, the terminal is as it was.

use crate::review::Key;
use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use std::io::{self, IsTerminal};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How often it is looked whether the system wants the program to end.
const LOOK: Duration = Duration::from_millis(100);

/// What a person did at the keyboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pressed {
    /// A key.
    Key(Key),
    /// Text that was pasted.
    Paste(String),
}

/// The keys of a terminal.
#[derive(Debug)]
pub struct Keys {
    ended: Arc<AtomicBool>,
}

impl Keys {
    /// Takes the keyboard over.
    ///
    /// # Errors
    /// Where the terminal does not let itself be set so.
    pub fn take() -> io::Result<Self> {
        let ended = Arc::new(AtomicBool::new(false));
        #[cfg(unix)]
        for signal in [signal_hook::consts::SIGTERM, signal_hook::consts::SIGHUP, signal_hook::consts::SIGINT] {
            signal_hook::flag::register(signal, Arc::clone(&ended))?;
        }
        enable_raw_mode()?;
        // A panic ends the program without dropping anything.
        let told = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            let _ = disable_raw_mode();
            told(panic);
        }));
        Ok(Self { ended })
    }

    /// Waits for what is pressed next; [`Key::Stop`] where the terminal is gone or the system ends the program.
    pub fn next(&self) -> Pressed {
        loop {
            if self.ended.load(Ordering::Relaxed) || !io::stdin().is_terminal() {
                return Pressed::Key(Key::Stop);
            }
            let event = match event::poll(LOOK) {
                Ok(true) => event::read(),
                Ok(false) => continue,
                Err(error) => Err(error),
            };
            match event {
                Ok(Event::Key(key)) if key.kind != KeyEventKind::Release => return Pressed::Key(of(key)),
                Ok(Event::Paste(text)) => return Pressed::Paste(text),
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => return Pressed::Key(Key::Stop),
            }
        }
    }
}

impl Drop for Keys {
    fn drop(&mut self) {
        let _ = disable_raw_mode();
    }
}

/// Letters pressed together with Ctrl or Alt are no letters; `Esc a`, pressed fast, is Alt and a.
fn of(key: KeyEvent) -> Key {
    let held = key.modifiers - KeyModifiers::SHIFT;
    match key.code {
        KeyCode::Char('c' | 'd') if held == KeyModifiers::CONTROL => Key::Stop,
        KeyCode::Char('u') if held == KeyModifiers::CONTROL => Key::EraseAll,
        KeyCode::Char('h') if held == KeyModifiers::CONTROL => Key::Erase,
        KeyCode::Char('j' | 'm') if held == KeyModifiers::CONTROL => Key::Enter,
        KeyCode::Char(c) if held.is_empty() => Key::Char(c),
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Escape,
        KeyCode::Backspace => Key::Erase,
        _ => Key::Other,
    }
}
