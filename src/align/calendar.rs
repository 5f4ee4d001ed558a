//! Dates as the news writes them, read for comparing: "Dec. 26", "26 December 2016", "Monday", "2016".

use crate::english::calendar;
use crate::text::{Token, TokenKind};

fn word<'a>(text: &'a str, tokens: &[Token], at: usize) -> &'a str {
    let word = tokens.get(at).and_then(|token| text.get(token.span.start..token.span.end)).unwrap_or_default();
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

fn number(text: &str, tokens: &[Token], at: usize) -> Option<u32> {
    let token = tokens.get(at).filter(|token| token.kind == TokenKind::Number)?;
    text.get(token.span.start..token.span.end)?.parse().ok()
}

/// Returns the month at `at` with the number of tokens it takes, its full stop included.
fn month(text: &str, tokens: &[Token], at: usize) -> Option<(u32, usize)> {
    let name = word(text, tokens, at);
    let name = name.strip_suffix('.').unwrap_or(name);
    let value = calendar::month(name)?.index + 1;
    let name = name.to_lowercase();
    let capital = word(text, tokens, at).starts_with(char::is_uppercase);
    let dot = word(text, tokens, at + 1) == "." && name.len() <= 4 && name != "may" && name != "june" && name != "july";
    capital.then_some((value, 1 + usize::from(dot && continues(text, tokens, at + 2))))
}

/// Returns whether a sentence goes on at `at`, so that the full stop before it belongs to an abbreviation.
fn continues(text: &str, tokens: &[Token], at: usize) -> bool {
    word(text, tokens, at).starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit() || c == ',')
}

/// Returns the form in which equal dates are equal, and of how many tokens the date at the first of `tokens[at..]`
/// consists.
pub(crate) fn read(text: &str, tokens: &[Token], at: usize) -> Option<(String, usize)> {
    let name = word(text, tokens, at);
    // The names of the calendar have capitals, as few words do.
    let token = tokens.get(at)?;
    if token.kind == TokenKind::Word && name.starts_with(|c: char| !c.is_uppercase()) {
        return None;
    }
    let is = |other: &&str| name.eq_ignore_ascii_case(other);
    if let Some(day) = calendar::weekday(name).filter(|_| !["sat", "sun"].iter().any(is)).map(|named| named.name)
        && name.starts_with(char::is_uppercase)
        && (name.len() > 5 || word(text, tokens, at + 1) == ".")
    {
        let dot = name.len() <= 5 && continues(text, tokens, at + 2);
        return Some((format!("@{day}"), 1 + usize::from(dot)));
    }
    if let Some(day) = number(text, tokens, at).filter(|day| (1..32).contains(day)) {
        let suffix = usize::from(matches!(word(text, tokens, at + 1), "st" | "nd" | "rd" | "th"));
        let (month, len) = month(text, tokens, at + 1 + suffix)?;
        // "2 May 4" is no date with a day: the month belongs to the number after it.
        let (year, more) = year(text, tokens, at + 1 + suffix + len);
        return Some((date(Some(month), Some(day), year), 1 + suffix + len + more));
    }
    let (value, len) = month(text, tokens, at)?;
    let day = number(text, tokens, at + len).filter(|day| (1..32).contains(day));
    if let Some(day) = day {
        let suffix = usize::from(matches!(word(text, tokens, at + len + 1), "st" | "nd" | "rd" | "th"));
        let (year, more) = year(text, tokens, at + len + 1 + suffix);
        return Some((date(Some(value), Some(day), year), len + 1 + suffix + more));
    }
    let (year, more) = year(text, tokens, at + len);
    let before = at.checked_sub(1).map(|at| word(text, tokens, at).to_lowercase()).unwrap_or_default();
    let doubtful = ["may", "march", "mar", "jan", "jun"].iter().any(is);
    if year.is_none() && doubtful && !calendar::before_month(&before) {
        return None;
    }
    Some((date(Some(value), None, year), len + more))
}

fn year(text: &str, tokens: &[Token], at: usize) -> (Option<u32>, usize) {
    let comma = usize::from(word(text, tokens, at) == ",");
    match number(text, tokens, at + comma).filter(|year| (1000..2100).contains(year)) {
        Some(year) if word(text, tokens, at + comma).len() == 4 => (Some(year), comma + 1),
        _ => (None, 0),
    }
}

fn date(month: Option<u32>, day: Option<u32>, year: Option<u32>) -> String {
    let part = |value: Option<u32>| value.map_or_else(|| "?".to_owned(), |value| value.to_string());
    format!("@{}-{}-{}", part(year), part(month), part(day))
}
