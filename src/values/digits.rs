//! Numbers in digits, with what parts their groups and decimals: "250,000", "1.250,00", "2½".

use crate::english::numeral::RAISED;
use rust_decimal::Decimal;

/// Fractions of one character, in hundredths or as near as twelve places come.
pub(super) const VULGAR: &[(char, i64, u32)] =
    &[('½', 5, 1), ('¼', 25, 2), ('¾', 75, 2), ('⅓', 333_333_333_333, 12), ('⅔', 666_666_666_667, 12), ('⅛', 125, 3)];

/// How many digits are surely a number that 64 bits hold.
const PLAIN: usize = 18;

/// Returns the value of digits with their separators ("250,000", "1.5", ".5", "2½"); none where they are grouped like
/// no number or too long to be held exactly.
pub(crate) fn digits(text: &str) -> Option<Decimal> {
    // Most are a few digits and nothing else.
    if text.len() <= PLAIN && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse::<u64>().ok().map(Decimal::from);
    }
    let text = without_note(text);
    let last = text.chars().next_back();
    let vulgar = VULGAR.iter().find(|(sign, ..)| last == Some(*sign));
    let part = vulgar.map_or(Decimal::ZERO, |(_, value, places)| Decimal::new(*value, *places));
    let text = if vulgar.is_some() { text.trim_end_matches(|c: char| !c.is_ascii_digit()) } else { text };
    if text.is_empty() {
        return vulgar.map(|_| part);
    }
    let foreign = continental(text).or_else(|| decimal_comma(text));
    let text = foreign.as_deref().unwrap_or(text);
    if !is_grouped(text.split('.').next().unwrap_or_default()) || text.matches('.').count() > 1 {
        return None;
    }
    let lead = if text.starts_with('.') { "0" } else { "" };
    let plain: String = lead.chars().chain(text.chars().filter(|c| *c != ',')).collect();
    Decimal::from_str_exact(&plain).ok()?.checked_add(part)
}

/// Returns digits that are grouped by full stops, with a comma before their decimals, as English writes them: "1.250,00" as "1250.00".
/// "1.250" alone may be either.
fn continental(text: &str) -> Option<String> {
    let (whole, part) = text.split_once(',').map_or((text, None), |(whole, part)| (whole, Some(part)));
    let mut groups = whole.split('.');
    let all = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let first = groups.next().is_some_and(|first| (1..=3).contains(&first.len()) && all(first));
    let groups: Vec<&str> = groups.collect();
    let decimals = part.map_or(groups.len() > 1, |part| (1..=2).contains(&part.len()) && all(part));
    let sound = first && !groups.is_empty() && groups.iter().all(|group| group.len() == 3 && all(group)) && decimals;
    sound.then(|| format!("{}.{}", whole.replace('.', ""), part.unwrap_or("0")))
}

/// Returns digits with a comma before one or two decimals, which group nothing, as English writes them: "2,1" as "2.1".
fn decimal_comma(text: &str) -> Option<String> {
    let (whole, part) = text.split_once(',')?;
    let all =
        |text: &str, most: usize| (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    (all(whole, 3) && all(part, 2)).then(|| format!("{whole}.{part}"))
}

/// Returns whether commas part whole digits by thousands, or by lakhs and crores above the first thousand: "1,25,000".
fn is_grouped(whole: &str) -> bool {
    let mut groups = whole.rsplit(',').skip(1).peekable();
    let parted = groups.peek().is_some();
    let last = whole.rsplit(',').next().is_some_and(|last| !parted || last.len() == 3);
    let groups: Vec<usize> = groups.map(str::len).collect();
    let inner = groups.split_last().map(|(_, inner)| inner).unwrap_or_default();
    let lakhs = inner.iter().all(|len| *len == 2) && groups.last().is_none_or(|first| *first < 3);
    last && (inner.iter().all(|len| *len == 3) || lakhs)
}

/// Returns digits without the raised ones behind them, which mark a note: "40³". What ten is raised to is a power.
fn without_note(text: &str) -> &str {
    let bare = text.trim_end_matches(|c: char| RAISED.contains(&c));
    let noted = bare.len() < text.len() && bare.ends_with(|c: char| c.is_ascii_digit()) && bare != "10";
    if noted { bare } else { text }
}
