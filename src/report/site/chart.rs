//! The paper that the pictures are drawn on: a frame with a text alternative, lines, dots and labels that keep apart.

use super::html::Html;

/// The width of every picture, in its own units: about the pixels that a phone has.
pub(super) const WIDTH: f64 = 360.0;

/// The width of a letter of a label, at most.
const LETTER: f64 = 8.4;

/// The height of a label.
const LINE: f64 = 15.0;

/// The most labels that a picture has; its table has all values.
const LABELS: usize = 16;

/// Returns a coordinate as it is written.
pub(super) fn at(value: f64) -> String {
    format!("{value:.1}")
}

/// Writes a picture `height` high that `alternative` tells in words.
pub(super) fn picture(h: &mut Html, id: &str, height: f64, alternative: &str, draw: impl FnOnce(&mut Html)) {
    let (title, view) = (format!("{id}-picture"), format!("0 0 {WIDTH} {}", at(height)));
    let attributes = [("class", "picture"), ("viewBox", view.as_str()), ("role", "img"), ("aria-labelledby", &title)];
    h.tag("svg", &attributes, |h| {
        h.leaf("title", &[("id", &title)], alternative);
        draw(h);
    });
}

/// Writes a straight line.
pub(super) fn line(h: &mut Html, class: &'static str, from: (f64, f64), to: (f64, f64)) {
    let [x1, y1, x2, y2] = [from.0, from.1, to.0, to.1].map(at);
    h.leaf("line", &[("class", class), ("x1", &x1), ("y1", &y1), ("x2", &x2), ("y2", &y2)], "");
}

/// Writes a dot.
pub(super) fn dot(h: &mut Html, class: &'static str, (x, y): (f64, f64)) {
    h.leaf("circle", &[("class", class), ("cx", &at(x)), ("cy", &at(y)), ("r", "4.5")], "");
}

/// Writes a bar from one corner to the other.
pub(super) fn bar(h: &mut Html, class: &'static str, from: (f64, f64), to: (f64, f64)) {
    let size = [from.0, from.1, (to.0 - from.0).max(1.0), (to.1 - from.1).max(1.0)].map(at);
    h.leaf(
        "rect",
        &[("class", class), ("x", &size[0]), ("y", &size[1]), ("width", &size[2]), ("height", &size[3])],
        "",
    );
}

/// Writes words that begin at `x`, end there, or stand around it.
pub(super) fn words(h: &mut Html, class: &'static str, anchor: &'static str, (x, y): (f64, f64), text: &str) {
    h.leaf("text", &[("class", class), ("text-anchor", anchor), ("x", &at(x)), ("y", &at(y))], text);
}

/// Labels that have their place already: their left and right edge and their baseline.
#[derive(Debug, Default)]
pub(super) struct Labels(Vec<(f64, f64, f64)>);

impl Labels {
    /// Writes a label near a point, above it or else below, and inside the picture; not where others leave no place.
    pub fn put(&mut self, h: &mut Html, (x, y): (f64, f64), text: &str) {
        let width = text.chars().map(|_| LETTER).sum::<f64>();
        let left = x.min(WIDTH - 4.0 - width).max(4.0);
        let free = |base: f64| {
            let apart = |(from, to, other): &(f64, f64, f64)| {
                left > to + 4.0 || left + width < from - 4.0 || (base - other).abs() >= LINE
            };
            self.0.iter().all(apart)
        };
        let place = [y - 8.0, y + 18.0].into_iter().find(|base| free(*base));
        if let Some(base) = place.filter(|_| self.0.len() < LABELS) {
            self.0.push((left, left + width, base));
            words(h, "label", "start", (left, base), text);
        }
    }
}
