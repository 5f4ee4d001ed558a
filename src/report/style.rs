//! How text formats are laid out: colour, or none, and how long a line may be.

use super::wrap;
use anstyle::{AnsiColor, Effects};
use std::borrow::Cow;

/// No line is longer than this, in columns, however wide the terminal: long lines are hard to read.
const WIDEST: usize = 100;

/// Whether text formats may use colour, and how long their lines may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    colour: bool,
    width: Option<usize>,
}

impl Style {
    /// No colour, and lines without an end.
    pub const PLAIN: Self = Self::new(false);

    /// Returns a style that colours or does not; its lines have no end.
    pub const fn new(colour: bool) -> Self {
        Self { colour, width: None }
    }

    /// Returns the same style for a terminal of so many columns; for none, lines have no end.
    pub fn within(self, columns: Option<usize>) -> Self {
        Self { width: columns.map(|columns| columns.min(WIDEST).saturating_sub(1)), ..self }
    }

    /// Returns the most columns that a line may take; none where lines have no end.
    pub const fn width(self) -> Option<usize> {
        self.width
    }

    /// Returns `text` with its lines broken between words where they are too long.
    pub fn wrap(self, text: &str) -> Cow<'_, str> {
        self.width.map_or(Cow::Borrowed(text), |width| wrap::lines(text, width))
    }

    /// Returns `text` as lines to stand behind `indent` columns of something else.
    pub fn beside(self, text: &str, indent: usize) -> Vec<String> {
        self.width.map_or_else(|| vec![text.to_owned()], |width| wrap::wrap(text, width.saturating_sub(indent)))
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
