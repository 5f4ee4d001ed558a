//! Sentences that lost the stop and the space between them: "talks in GenevaThe minister said".

use super::chars::{find_pair, is_blank, is_opener};
use crate::english::data::{list, named, table};

/// The longest first word, in bytes, of a glued pair.
const LONGEST: usize = 24;

/// What may follow the word that opens the second sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Follower {
    /// Anything: the word opens sentences and ends no name.
    Any,
    /// A word in small letters, as after a pronoun.
    Small,
    /// A word in small letters that can follow an article: "hepatitis A was" has lost no stop.
    Noun,
    /// A day, a number or an article: names such as "LinkedIn" end like these words.
    Adverbial,
}

named! { Follower:
    "any" => Self::Any,
    "small" => Self::Small,
    "noun" => Self::Noun,
    "adverbial" => Self::Adverbial,
}

static OPENERS: &[(&str, Follower)] = table!("sentences/glued-openers", Follower::named => Follower);

static ADVERBIAL: &[&str] = list!("sentences/adverbial");

/// Words that no article stands before.
static NO_NOUNS: &[&str] = list!("sentences/no-nouns");

/// Names that end like an opening word even where an article follows: "on LinkedIn the day before".
static NAMES: &[&str] = &["LinkedIn"];

/// Returns the first byte from `from` at which a sentence begins within a word of `text`.
///
/// Takes time linear in what it reads.
pub(super) fn next(text: &str, mut from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    while let Some(at) = find_pair(bytes, from, |a, b| a.is_ascii_lowercase() & b.is_ascii_uppercase()) {
        if begins(text, at) {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

/// Returns whether a sentence begins at the capital letter at `at`, which a small letter stands right before.
fn begins(text: &str, at: usize) -> bool {
    let (before, after) = (&text[..at], &text[at..]);
    let length = after.bytes().take(LONGEST).take_while(u8::is_ascii_alphabetic).count();
    let Some(rest) = after.get(length..).filter(|rest| rest.starts_with(' ')) else { return false };
    let opener = OPENERS.iter().find(|(word, _)| *word == &after[..length]);
    opener.is_some_and(|(word, follower)| fits(*follower, rest.trim_start_matches(' ')) && is_word(before, word))
}

fn fits(follower: Follower, rest: &str) -> bool {
    let word = || rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    match follower {
        Follower::Any => true,
        Follower::Small => rest.starts_with(char::is_lowercase),
        Follower::Noun => rest.starts_with(char::is_lowercase) && !NO_NOUNS.contains(&word()),
        Follower::Adverbial => rest.starts_with(|c: char| c.is_ascii_digit()) || ADVERBIAL.contains(&word()),
    }
}

/// Returns whether `before` ends with a whole word of three letters or more, small but for its first letter, that makes
/// no name with the opener.
fn is_word(before: &str, opener: &str) -> bool {
    let mut length = 0;
    let mut letters = 0;
    let mut chars = before.chars().rev().peekable();
    while let Some(c) = chars.next_if(|c| c.is_lowercase()) {
        length += c.len_utf8();
        letters += 1;
        if length > LONGEST {
            return false;
        }
    }
    if let Some(c) = chars.next_if(|c| c.is_uppercase()) {
        length += c.len_utf8();
        letters += 1;
    }
    let word = &before[before.len() - length..];
    let free = chars.next().is_none_or(|c| is_blank(c) || is_opener(c) || matches!(c, '-' | '\u{2013}' | '\u{2014}'));
    free && letters >= 3 && !NAMES.iter().any(|name| name.strip_prefix(word) == Some(opener))
}
