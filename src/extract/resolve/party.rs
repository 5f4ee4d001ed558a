//! Parties that tell one politician from another: "the Democrat" is nobody whom the article calls a Republican.

use crate::english::data::table;
use crate::extract::reading::Reading;
use std::ops::Range;

/// Words for members of a party, and a name for it.
const PARTIES: &[(&str, &str)] = table!("referents/parties");

/// Returns the party that the word at `at` names.
pub(super) fn of_word(r: &Reading<'_>, at: usize) -> Option<&'static str> {
    let text = r.text(at);
    // "(D-Ohio)", where the initial and the place are one word.
    let word = text.split(['-', '\u{2013}']).next().filter(|initial| initial.len() == 1).unwrap_or(text);
    PARTIES.iter().find(|(party, _)| party.eq_ignore_ascii_case(word)).map(|(_, party)| *party)
}

/// Returns the party that the words around the name at `tokens` give: "Republican Sen. Marsh", "Marsh (D-Ohio)",
/// "Marsh, a Democrat".
pub(super) fn around(r: &Reading<'_>, tokens: &Range<usize>) -> Option<&'static str> {
    let before =
        (tokens.start.saturating_sub(4)..tokens.start).rev().take_while(|i| r.capital(*i) || r.mark(*i) == '.');
    let capital = |i: &usize| r.capital(*i) && r.text(*i).len() > 1;
    let front = before.filter(capital).find_map(|i| of_word(r, i));
    let end = tokens.end;
    front.or_else(|| (r.mark(end) == '(').then(|| of_word(r, end + 1)).flatten()).or_else(|| {
        let apposed = r.mark(end) == ',' && (r.reads(end + 1, "a") || r.reads(end + 1, "the"));
        apposed.then(|| (end + 2..end + 5).take_while(|i| r.mark(*i) == '\0').find_map(|i| of_word(r, i))).flatten()
    })
}
