//! Texts as sets of words, so that marks, commas and white space at the edges never decide.

use onrecord::text::Span;
use std::collections::BTreeSet;

/// The words of a text in order: runs of letters and digits.
pub struct Words<'a> {
    text: &'a str,
    spans: Vec<Span>,
}

/// Words of one text, by their numbers.
pub type Set = BTreeSet<usize>;

impl<'a> Words<'a> {
    pub fn new(text: &'a str) -> Self {
        let mut spans = Vec::new();
        let mut start = None;
        for (i, c) in text.char_indices().chain([(text.len(), ' ')]) {
            match (start, c.is_alphanumeric()) {
                (None, true) => start = Some(i),
                (Some(from), false) => {
                    spans.push(Span::new(from, i));
                    start = None;
                }
                _ => {}
            }
        }
        Self { text, spans }
    }

    /// The words that `spans` touch.
    pub fn of(&self, spans: &[Span]) -> Set {
        let touched = |span: &Span| {
            let first = self.spans.partition_point(|word| word.end <= span.start);
            let last = self.spans.partition_point(|word| word.start < span.end);
            first..last
        };
        spans.iter().flat_map(touched).collect()
    }

    /// The words of a content: "that" before it does not belong to it.
    pub fn content(&self, parts: &[Span]) -> Set {
        let mut set = self.of(parts);
        if let Some(first) = set.first().copied().filter(|first| set.len() > 1 && self.is(*first, "that")) {
            set.remove(&first);
        }
        set
    }

    fn is(&self, word: usize, text: &str) -> bool {
        let span = self.spans[word];
        self.text[span.start..span.end].eq_ignore_ascii_case(text)
    }
}

/// How much two sets of words are alike: what they share as a part of what they hold.
pub fn overlap(a: &Set, b: &Set) -> f64 {
    a.intersection(b).count() as f64 / a.union(b).count().max(1) as f64
}

/// Words that end the head of a noun phrase when they stand behind it.
const BEHIND: &[&str] = &[
    "who",
    "which",
    "whose",
    "whom",
    "that",
    "where",
    "when",
    "of",
    "for",
    "at",
    "in",
    "from",
    "on",
    "with",
    "to",
    "by",
    "near",
    "inside",
    "about",
    "as",
    "published",
    "obtained",
    "familiar",
    "speaking",
];

/// Titles and little words, which do not tell one name from another.
const LITTLE: &[&str] = &[
    "the", "a", "an", "his", "her", "their", "its", "our", "your", "my", "mr", "mrs", "ms", "dr", "prof", "sir", "sen",
    "rep", "gov", "sgt", "lt", "cmdr", "cllr", "smt", "alhaji", "s", "kc",
];

fn lower(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// The head word of a noun phrase: "the mayor of Brask, Ana Ruiz" has "mayor".
pub fn head(phrase: &str) -> String {
    let phrase = phrase.trim();
    let plain = phrase.strip_suffix("’s").or_else(|| phrase.strip_suffix("'s")).unwrap_or(phrase);
    let before_stop = plain.split([',', ';', ':', '(', '—']).find(|piece| lower(piece).next().is_some());
    let words: Vec<String> = lower(before_stop.unwrap_or(plain)).collect();
    let end = words.iter().skip(1).position(|word| BEHIND.contains(&word.as_str())).map_or(words.len(), |at| at + 1);
    words[..end].last().cloned().unwrap_or_default()
}

/// The words that make out a name, without titles and articles.
pub fn name(name: &str) -> BTreeSet<String> {
    lower(name).filter(|word| !LITTLE.contains(&word.as_str())).collect()
}
