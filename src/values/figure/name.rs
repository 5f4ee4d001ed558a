//! Numbers that count nothing: parts of names, labels, telephone numbers, list numbers.

use super::hedge;
use crate::values::lexeme::{Lexemes, Shape};

/// Words after which a number is a label.
const LABELS: &[&str] = &[
    "no",
    "nos",
    "number",
    "part",
    "section",
    "row",
    "page",
    "pages",
    "chapter",
    "article",
    "figure",
    "table",
    "route",
    "highway",
    "interstate",
    "line",
    "flight",
    "channel",
    "act",
    "scene",
    "volume",
    "vol",
    "issue",
    "episode",
    "season",
    "phase",
    "step",
    "level",
    "stage",
    "group",
    "class",
    "grade",
    "room",
    "floor",
    "unit",
    "gate",
    "block",
    "district",
    "ward",
    "zone",
    "area",
    "title",
    "item",
    "question",
    "proposition",
    "amendment",
    "resolution",
    "rule",
    "version",
    "model",
    "apollo",
    "category",
    "tier",
    "type",
    "psalm",
    "verse",
    "box",
    "suite",
    "apt",
    "apartment",
    "platform",
    "junction",
    "exit",
    "seat",
    "lane",
    "world",
    "war",
    "windows",
    "covid",
    "formula",
    "euro",
    "ipad",
    "iphone",
    "tel",
    "phone",
    "fax",
    "call",
    "isbn",
    "issn",
];

/// Capitalised words that are no names: they open a sentence.
const OPENERS: &[&str] = &[
    "a",
    "about",
    "above",
    "across",
    "after",
    "all",
    "almost",
    "among",
    "an",
    "and",
    "another",
    "approximately",
    "around",
    "as",
    "at",
    "because",
    "before",
    "below",
    "between",
    "both",
    "but",
    "by",
    "every",
    "exactly",
    "fewer",
    "for",
    "from",
    "his",
    "her",
    "if",
    "in",
    "including",
    "its",
    "just",
    "last",
    "least",
    "less",
    "like",
    "more",
    "most",
    "my",
    "nearly",
    "next",
    "not",
    "of",
    "on",
    "only",
    "or",
    "our",
    "over",
    "per",
    "plus",
    "roughly",
    "since",
    "so",
    "some",
    "still",
    "than",
    "that",
    "the",
    "their",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "though",
    "to",
    "under",
    "until",
    "up",
    "was",
    "were",
    "when",
    "where",
    "which",
    "while",
    "with",
    "within",
    "yet",
    "yes",
    "estimated",
    "here",
    "are",
    "is",
    "have",
    "has",
    "had",
    "we",
    "you",
    "i",
    "he",
    "she",
    "it",
    "minus",
];

/// Returns whether the number from `i` to before `next` is part of a name or a label.
pub(super) fn is_label(lex: &Lexemes, i: usize, next: usize) -> bool {
    joined_to_letters(lex, i, next) || label_before(lex, i) || list_number(lex, i, next) || telephone(lex, i, next)
}

/// "F-16", "G7", "3D", "COVID-19", "Q3", "v1.2.3", "@user9", "#1".
fn joined_to_letters(lex: &Lexemes, i: usize, next: usize) -> bool {
    let before = i.checked_sub(1).is_some_and(|at| {
        let inner =
            matches!(lex.low(at), "-" | "/" | "." | "&") && lex.glued(at) && lex.is(at.wrapping_sub(1), Shape::Word);
        let inner = inner && lex.before(at, 1) != "sub";
        let numeric = (matches!(lex.low(at), "/" | ":") && lex.glued(at)) || second_year(lex, i);
        lex.glued(i) && (inner || numeric || matches!(lex.low(at), "#" | "@" | "_" | "\\" | "="))
    });
    let letters = lex.glued(i) && lex.is(i.wrapping_sub(1), Shape::Word) && !lex.before(i, 1).starts_with('\'');
    let behind = lex.glued(next) && lex.is(next, Shape::Word) && !lex.low(next).starts_with('\'');
    let decimal = lex.glued(next) && lex.low(next) == "." && lex.glued(next + 1) && lex.is(next + 1, Shape::Digits);
    before
        || letters
        || behind
        || decimal
        || (lex.glued(i) && lex.before(i, 1) == "," && lex.glued(i - 1) && lex.is(i.wrapping_sub(2), Shape::Word))
        || (lex.before(i, 1) == "(" && lex.low(next) == ")")
        || (lex.glued(next) && matches!(lex.low(next), ":" | "/" | "@" | "_") && lex.glued(next + 1))
}

/// Returns whether the digits at `i` are part of a power of ten too large to be held: "2 × 10^60".
pub(super) fn is_power(lex: &Lexemes, i: usize) -> bool {
    let times = |at: usize| matches!(lex.before(at, 1), "×" | "x") && lex.low(at).starts_with("10");
    let ten = times(i) && lex.glued(i + 1) && (lex.low(i + 1) == "^" || lex.is_dash(i + 1));
    let raised = times(i) && lex.get(i).is_some_and(|piece| !piece.text.is_ascii());
    ten || raised || (lex.before(i, 1) == "^" && lex.glued(i)) || (i >= 2 && lex.is_dash(i - 1) && times(i - 2))
}

/// The "15" of "2014-15".
fn second_year(lex: &Lexemes, i: usize) -> bool {
    let short = |at: usize, length: usize| lex.is(at, Shape::Digits) && lex.low(at).len() == length;
    let year = i >= 2 && short(i, 2) && short(i - 2, 4) && matches!(lex.low(i - 2).get(..2), Some("19" | "20"));
    year && lex.past_hyphen(i - 1) == i
}

/// "Boeing 737", "Section 427", "No. 5".
fn label_before(lex: &Lexemes, i: usize) -> bool {
    let at = if lex.before(i, 1) == "." && matches!(lex.before(i, 2), "no" | "nos" | "vol") {
        i - 2
    } else {
        i.saturating_sub(1)
    };
    let word = lex.low(at);
    if at >= i || !lex.is(at, Shape::Word) || !lex.together(at, i) {
        return false;
    }
    if LABELS.contains(&word) && !lex.low(i.wrapping_sub(1)).is_empty() {
        return true;
    }
    let opens = OPENERS.contains(&word) || (lex.opens_sentence(at) && word.ends_with("ly"));
    lex.capital(at) && !opens && hedge::before(lex, i).is_none()
}

/// "1. First item", "(2) second".
fn list_number(lex: &Lexemes, i: usize, next: usize) -> bool {
    let opens = |at: usize| at.checked_sub(1).is_none_or(|at| lex.is(at, Shape::Break));
    let first = opens(i) || (lex.before(i, 1) == "(" && opens(i - 1));
    first && matches!(lex.low(next), "." | ")") && lex.glued(next)
}

/// "555-0123", "(0)20 7946 0000": digits joined to digits more than a score or a range is.
fn telephone(lex: &Lexemes, i: usize, next: usize) -> bool {
    let digits = |at: usize| lex.is(at, Shape::Digits);
    let joined = |at: usize| lex.is_dash(at) && lex.glued(at) && lex.glued(at + 1) && digits(at + 1);
    let length = |at: usize| lex.get(at).map_or(0, |lexeme| lexeme.text.len());
    let chain = joined(next) && (joined(next + 2) || (length(i) == 3 && length(next + 1) == 4));
    let tail = i >= 2
        && joined(i - 1)
        && digits(i - 2)
        && (joined(next) || (i >= 4 && joined(i - 3) && digits(i - 4)) || (length(i - 2) == 3 && length(i) == 4));
    let leading_zero = digits(i) && length(i) > 1 && lex.low(i).starts_with('0') && !lex.low(i).contains('.');
    let zero = |at: usize| digits(at) && length(at) > 2 && lex.low(at).starts_with('0');
    let spaced = zero(next) || (i >= 1 && zero(i - 1));
    chain || tail || leading_zero || spaced
}
