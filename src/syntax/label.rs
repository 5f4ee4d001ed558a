//! Which label a dependency has.

use super::arc::{State, distance};
use super::relation::Label;
use super::table::{Features, Scores, best, mix};

/// Calls `each` with every feature of the label of a dependency between the words `head` and `dependent` of `state`. The model knows
/// each template by its number.
pub fn features(state: &State<'_>, head: usize, dependent: usize, mut each: impl FnMut(u64)) {
    let word = |i: usize| state.word(i).form;
    let tag = |i: usize| state.tag(i);
    let (h, d) = (head, dependent);
    let left = u32::from(d < h);
    let distance = distance(d, h);
    let lead = state.first_child(d);
    let lead_word = lead.map_or(0, word);
    let lead_tag = lead.map_or(98, tag);
    let tail = state.last_child(d).map_or(98, tag);
    let before = d.checked_sub(1).map_or(97, tag);
    let mut put = |template: u64, a, b, c| each(mix(100 + template, a, b, c));
    put(1, tag(h), tag(d), left);
    put(2, word(h), tag(d), left);
    put(3, tag(h), word(d), left);
    put(4, word(h), word(d), left);
    put(5, word(d), left, 0);
    put(6, word(h), left, distance);
    put(7, tag(h), tag(d), distance * 2 + left);
    put(8, tag(d), lead_word, left);
    put(9, tag(h) * 128 + tag(d), lead_word, left);
    put(10, tag(h) * 128 + tag(d), lead_tag, left);
    put(11, tag(h) * 128 + tag(d), tail, left);
    put(12, word(h), lead_word, tag(d));
    put(13, tag(h) * 128 + tag(d), before, left);
    put(14, tag(h) * 128 + tag(d), state.child_labels(d), left);
    put(15, tag(h) * 128 + tag(d), state.child_labels(h), left);
    put(16, word(h), tag(d), state.child_labels(d));
    put(17, tag(d), state.child_labels(d), left);
    put(18, tag(h) * 128 + tag(d), tag(d + 1), left);
    put(19, tag(h) * 128 + tag(d), tag(h + 1), left);
    put(20, state.word(d).suffix3, tag(h), left);
    put(21, tag(h) * 128 + tag(d), state.word(d).shape, state.word(h).shape);
    put(22, word(h), state.child_labels(h), tag(d));
}

/// Returns the label that `model` gives the dependency between the words `head` and `dependent`.
pub(super) fn choose(state: &State<'_>, head: usize, dependent: usize, model: &impl Scores<{ Label::COUNT }>) -> Label {
    let mut all = Features::NONE;
    features(state, head, dependent, |feature| all.put(feature));
    let scores = model.of(&all);
    Label::ALL.get(best(&scores, |_| true)).copied().unwrap_or_default()
}
