//! The words that a token consists of: "well-timed" is two, "don't" is "do" and "not", "Marsh's" is "Marsh" and "'s".

use super::atom::Reading;
use super::numeral;
use crate::english::data::list;
use crate::english::{shortened, spelling};
use crate::text::{Span, fold};
use std::borrow::Cow;

/// What "n't" stands on where its stem is no word.
const NOT_STEMS: &[(&str, &str)] = &[("wo", "will"), ("ca", "can"), ("sha", "shall"), ("ai", "is")];

/// Shortened verbs after an apostrophe. "'s" and "'d" are two verbs each and stay what they are.
const SHORTENED: &[(&str, &str)] = &[("ll", "will"), ("re", "are"), ("ve", "have"), ("m", "am")];

/// Words after which "'s" is a verb.
const BEFORE_IS: &[&str] = list!("compare/before-is");

/// Words that are others in capitals.
const ACRONYMS: &[&str] = &["AID", "AIDS", "ICE", "IT", "MAY", "US", "WHO"];

/// Gives `push` the words that the token `word` at `start` consists of, in the form for comparing.
pub(crate) fn pieces(word: &str, start: usize, push: &mut impl FnMut(String, Span, Reading)) {
    if word.bytes().all(|b| b.is_ascii_lowercase()) && word != "cannot" {
        let canon = spelling::american(word).unwrap_or_else(|| word.to_owned());
        return push(canon, Span::new(start, start + word.len()), Reading::Word);
    }
    let mut from = 0;
    for (i, c) in word.char_indices() {
        if matches!(c, '-' | '\u{2010}' | '\u{2011}') {
            part(&word[from..i], start + from, true, push);
            from = i + c.len_utf8();
        }
    }
    part(&word[from..], start + from, from > 0, push);
}

/// Gives `push` a word without hyphens; `numbers` says whether it stood between some and may be a number.
fn part(word: &str, start: usize, numbers: bool, push: &mut impl FnMut(String, Span, Reading)) {
    let end = start + word.len();
    if word.is_empty() {
        return;
    }
    let number = if numbers { numeral::part(word) } else { numeral::roman(word) };
    if let Some(quantity) = number {
        return push(quantity.canon(), Span::new(start, end), Reading::Quantity(quantity));
    }
    let mut both = |first: String, at: usize, second: String| {
        push(first, Span::new(start, start + at), Reading::Word);
        push(second, Span::new(start + at, end), Reading::Word);
    };
    if word.eq_ignore_ascii_case("cannot") {
        return both("can".to_owned(), 3, "not".to_owned());
    }
    let mark = word.char_indices().rev().find(|(_, c)| matches!(c, '\'' | '\u{2019}' | '\u{2BC}' | '`' | '\u{B4}'));
    let Some((at, mark)) = mark.filter(|(at, _)| *at > 0) else {
        return push(plain(word), Span::new(start, end), Reading::Word);
    };
    let (before, after) = (&word[..at], &word[at + mark.len_utf8()..]);
    let lower = after.to_lowercase();
    if lower == "t" && before.ends_with(['n', 'N']) {
        let stem = plain(&before[..at - 1]);
        let stem = NOT_STEMS.iter().find(|(short, _)| *short == stem).map_or(stem, |(_, full)| (*full).to_owned());
        return both(stem, at - 1, "not".to_owned());
    }
    let lead = plain(before);
    let verb = SHORTENED.iter().find(|(short, _)| *short == lower).map(|(_, full)| *full);
    let verb = verb.or((lower == "s" && BEFORE_IS.contains(&lead.as_str())).then_some("is"));
    if verb.is_some() || lower == "s" || lower == "d" {
        return both(lead, at, verb.map_or_else(|| format!("'{lower}"), str::to_owned));
    }
    push(plain(word), Span::new(start, end), Reading::Word);
}

/// Returns the form of a word without hyphens: lower case, one spelling, no full stops.
fn plain(word: &str) -> String {
    let folded: Cow<'_, str> = if word.is_ascii() { Cow::Borrowed(word) } else { Cow::Owned(fold::fold(word)) };
    let bare = if folded.contains('.') { Cow::Owned(folded.replace('.', "")) } else { folded };
    if ACRONYMS.contains(&bare.as_ref()) {
        return bare.into_owned();
    }
    let lower = bare.to_lowercase();
    // "Gov." is short for "Governor", and what stands in "tarn.gov" for nothing.
    shortened::whole(&lower).map(str::to_owned).or_else(|| spelling::american(&lower)).unwrap_or(lower)
}
