//! Sentences whose place tells what they go on as, whatever their words: the answer to a question, a line of figures, what stands behind a
//! label.

use super::open::{Left, Open};
use crate::english::data::list;
use crate::text::{Article, BlockKind};
use std::collections::BTreeMap;

/// How many words an answer has, at most.
const ANSWER: usize = 3;

/// How many words a label has, at most, and how many stand behind it.
const LABEL: usize = 6;

/// Words that answer a question by themselves.
const ANSWERS: &[&str] = list!("compare/answers");

/// Pairs those of two versions' sentences that are left and took the place of others, and marks them as taken.
pub(super) fn pair(articles: (&Article, &Article), left: &mut Left) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut add = |left: &mut Left, found: Vec<(usize, usize)>| {
        for (i, j) in found {
            (left.old[i].taken, left.new[j].taken) = (true, true);
            pairs.push((i, j));
        }
    };
    for found in [is_answer, is_signature] {
        let found = first(articles, left, found);
        add(left, found);
    }
    for key in [frame, label] {
        let found = once(left, key);
        add(left, found);
    }
    pairs
}

/// Pairs those of which `is` holds that stand right behind a sentence that both versions have.
fn first((old, new): (&Article, &Article), left: &Left, is: fn(&Article, usize) -> bool) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let (mut i, mut j) = (0, 0);
    while let (Some(was), Some(now)) = (left.old.get(i), left.new.get(j)) {
        let gap = was.gap.min(now.gap);
        let holds = |article: &Article, open: &Open| open.at > 0 && !open.taken && is(article, open.at);
        if was.gap == now.gap && holds(old, was) && holds(new, now) {
            pairs.push((i, j));
        }
        let rest = |side: &[Open]| side.iter().take_while(|open| open.gap == gap).count();
        (i, j) = (i + rest(&left.old[i..]), j + rest(&left.new[j..]));
    }
    pairs
}

/// Returns whether a sentence answers a question in a word or two: "No.", "Not yet."
fn is_answer(article: &Article, at: usize) -> bool {
    let text = article.sentences().get(at).map_or("", |sentence| article.slice(sentence.span)).to_lowercase();
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let first = words.next();
    words.count() < ANSWER && first.is_some_and(|first| ANSWERS.binary_search(&first).is_ok())
}

/// Returns whether a sentence signs the block quote that it stands in: "— Ana Ruiz".
fn is_signature(article: &Article, at: usize) -> bool {
    let Some(sentence) = article.sentences().get(at) else { return false };
    let quote = article.blocks().get(sentence.block).is_some_and(|block| block.kind == BlockKind::BlockQuote);
    quote && article.slice(sentence.span).starts_with(['-', '\u{2013}', '\u{2014}', '\u{2015}'])
}

/// Pairs the sentences that are the only ones with their key in both versions.
fn once(left: &Left, key: fn(&str) -> Option<String>) -> Vec<(usize, usize)> {
    let keys = |side: &[Open]| {
        let mut out: BTreeMap<String, Option<usize>> = BTreeMap::new();
        for (at, open) in side.iter().enumerate().filter(|(_, open)| !open.taken) {
            if let Some(key) = key(&open.folded) {
                out.entry(key).and_modify(|known| *known = None).or_insert(Some(at));
            }
        }
        out
    };
    let news = keys(&left.new);
    let pair = |(key, i): (String, Option<usize>)| Some((i?, (*news.get(&key)?)?));
    keys(&left.old).into_iter().filter_map(pair).collect()
}

/// Returns what a line says beside its figures: "Ward A: 312 votes".
fn frame(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut figures = false;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if !c.is_ascii_digit() {
            out.push(c);
            rest = &rest[c.len_utf8()..];
            continue;
        }
        let digits = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(rest.len());
        // A stop or comma behind the digits is none of theirs.
        rest = &rest[rest[..digits].trim_end_matches(['.', ',']).len()..];
        figures = true;
        out.push('#');
    }
    (figures && out.contains(char::is_alphabetic)).then_some(out)
}

/// Returns the label of a line that gives something short: "Chair: Ana Ruiz".
fn label(text: &str) -> Option<String> {
    let (label, value) = text.split_once(':')?;
    let few = |text: &str| (1..=LABEL).contains(&text.split_whitespace().count());
    (few(label) && few(value)).then(|| label.to_lowercase())
}
