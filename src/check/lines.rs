//! Lines of a text and the columns in them, found without reading the text again.

use std::collections::BTreeMap;

/// Texts that are ready to be cut, by their paths.
pub(crate) type Index<'t> = BTreeMap<&'t str, Lines<'t>>;

/// Returns the texts, ready to be cut.
pub(crate) fn index(texts: &BTreeMap<String, String>) -> Index<'_> {
    texts.iter().map(|(path, text)| (path.as_str(), Lines::new(text))).collect()
}

/// Columns between two checkpoints.
const STEP: usize = 512;

/// A text that is cut into excerpts again and again.
#[derive(Debug)]
pub(crate) struct Lines<'t> {
    lines: Vec<&'t str>,
    /// For each line the byte of every [`STEP`]th character.
    steps: Vec<Vec<usize>>,
}

impl<'t> Lines<'t> {
    /// Reads `text` once.
    pub fn new(text: &'t str) -> Self {
        let lines: Vec<&str> = text.lines().collect();
        let steps = |line: &&str| line.char_indices().step_by(STEP).map(|(at, _)| at).collect();
        Self { steps: lines.iter().map(steps).collect(), lines }
    }

    /// Returns a line, without its break; they count from 1.
    pub fn line(&self, number: usize) -> Option<&'t str> {
        self.lines.get(number.checked_sub(1)?).copied()
    }

    /// Returns the byte in its line of the character at `column`, which counts from 1; the line's end where it is
    /// shorter.
    pub fn byte(&self, number: usize, column: usize) -> usize {
        let Some(line) = self.line(number) else { return 0 };
        let characters = column.saturating_sub(1);
        let step = self.steps.get(number - 1).and_then(|steps| steps.get(characters / STEP));
        let Some(step) = step.copied() else { return line.len() };
        let rest = line.get(step..).unwrap_or_default();
        rest.char_indices().nth(characters % STEP).map_or(line.len(), |(at, _)| step + at)
    }
}
