//! Colour, or none: what stands out in text formats.

use anstyle::{AnsiColor, Effects};

/// Whether text formats may use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    colour: bool,
}

impl Style {
    /// No colour.
    pub const PLAIN: Self = Self { colour: false };

    /// Returns a style that colours or does not.
    pub const fn new(colour: bool) -> Self {
        Self { colour }
    }

    /// Returns whether colour is used.
    pub const fn is_coloured(self) -> bool {
        self.colour
    }

    /// Returns `text` as what matters most.
    pub fn strong(self, text: &str) -> String {
        self.paint(anstyle::Style::new().bold(), text)
    }

    /// Returns `text` as what matters least.
    pub fn faint(self, text: &str) -> String {
        self.paint(anstyle::Style::new() | Effects::DIMMED, text)
    }

    /// Returns `text` as something bad.
    pub fn bad(self, text: &str) -> String {
        self.paint(AnsiColor::Red.on_default().bold(), text)
    }

    /// Returns `text` as something to look at.
    pub fn warn(self, text: &str) -> String {
        self.paint(AnsiColor::Yellow.on_default().bold(), text)
    }

    /// Returns `text` as something good.
    pub fn good(self, text: &str) -> String {
        self.paint(AnsiColor::Green.on_default().bold(), text)
    }

    /// Returns `text` as a name of something.
    pub fn name(self, text: &str) -> String {
        self.paint(AnsiColor::Cyan.on_default(), text)
    }

    /// Returns `text` as words that are gone: `[-text-]` without colour.
    pub fn removed(self, text: &str) -> String {
        if self.colour { self.paint(AnsiColor::Red.on_default().underline(), text) } else { format!("[-{text}-]") }
    }

    /// Returns `text` as words that are new: `{+text+}` without colour.
    pub fn added(self, text: &str) -> String {
        if self.colour { self.paint(AnsiColor::Green.on_default().underline(), text) } else { format!("{{+{text}+}}") }
    }

    fn paint(self, style: anstyle::Style, text: &str) -> String {
        if self.colour && !text.is_empty() { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }
}
