//! How good a model is.

use crate::conllu::Sentence;
use onrecord::syntax::{Label, Parser, Tag};

/// Returns the share of right tags, heads, and heads with labels, of all words that are no marks.
pub fn score(parser: Parser<'_>, sentences: &[Sentence]) -> String {
    let (mut words, mut tags, mut heads, mut both) = (0, 0, 0, 0);
    let mut by_label = [[0_usize; 3]; Label::COUNT];
    for sentence in sentences {
        let tree = parser.parse(&sentence.words);
        for at in 0..sentence.words.len() {
            if sentence.tags[at] == Tag::Mark {
                continue;
            }
            let head = tree.heads[at] == sentence.heads[at];
            let label = tree.labels[at] == sentence.labels[at];
            words += 1;
            tags += usize::from(tree.tags[at] == sentence.tags[at]);
            heads += usize::from(head);
            both += usize::from(head && label);
            by_label[sentence.labels[at] as usize][0] += 1;
            by_label[tree.labels[at] as usize][1] += 1;
            by_label[sentence.labels[at] as usize][2] += usize::from(head && label);
        }
    }
    for (label, [gold, found, right]) in Label::ALL.iter().zip(&by_label) {
        crate::report(&format!("{label:?}: P {} R {} of {gold}", share(*right, *found), share(*right, *gold)));
    }
    format!(
        "{words} words: tags {}, heads {}, heads with labels {}",
        share(tags, words),
        share(heads, words),
        share(both, words)
    )
}

fn share(part: usize, whole: usize) -> String {
    format!("{:.1} %", 100.0 * part as f64 / whole.max(1) as f64)
}
