//! Hedges of whole claims, opposites, and words for the same.

use super::Wrong;
use crate::english::lexicon::{Hedge, SOFTENERS};
use crate::english::{antonyms, thesaurus};
use crate::model::Alarm;

/// Returns a sentence that is hedged by `words`, and the same without.
fn hedged(words: &[&str], hedge: Hedge) -> (String, String) {
    let phrase = words.join(" ");
    let pair = |with: String, without: &str| (with, without.to_owned());
    match (hedge, words.last().copied().unwrap_or_default()) {
        (Hedge::Condition, _) => pair(
            format!("The mill closes in May {phrase} the buyer pays."),
            "The mill closes in May and the buyer pays.",
        ),
        (Hedge::Exception, _) => pair(
            format!("The law covers all mills {phrase} those in Orle."),
            "The law covers all mills and those in Orle.",
        ),
        (Hedge::OneOf, _) => {
            pair("It is one of the largest mills in Orle.".to_owned(), "It is the largest mill in Orle.")
        }
        (Hedge::Restriction, _) => {
            pair(format!("The mill is {phrase} open to members."), "The mill is open to members.")
        }
        (_, "to") if phrase.ends_with("d to") && phrase != "appeared to" => {
            pair(format!("The mill is {phrase} close in May."), "The mill is closed in May.")
        }
        (_, "to") | (Hedge::Seemingly, "seems" | "seemed" | "suggests") => {
            let to = if words.len() == 1 { " to" } else { "" };
            pair(format!("The mill {phrase}{to} close in May."), "The mill closes in May.")
        }
        (
            Hedge::Will
            | Hedge::Would
            | Hedge::May
            | Hedge::Might
            | Hedge::Could
            | Hedge::Can
            | Hedge::Should
            | Hedge::Must,
            last,
        ) => {
            let verb = match last {
                "be" => " closed",
                "ought" => " to close",
                _ => " close",
            };
            pair(format!("The mill {phrase}{verb} in May."), "The mill closed in May.")
        }
        (Hedge::Often | Hedge::Rarely, _) => {
            pair(format!("The mill {phrase} closes in May."), "The mill closes in May.")
        }
        (_, "of") => pair(format!("A man {phrase} setting the fire left Orle."), "A man setting the fire left Orle."),
        (_, last) if last.ends_with("ly") || matches!(last, "perhaps" | "maybe") => {
            pair(format!("The owner {phrase} set the fire."), "The owner set the fire.")
        }
        _ => pair(format!("The {phrase} arson closed the mill in May."), "The arson closed the mill in May."),
    }
}

#[test]
fn every_hedge_of_a_claim_is_compared() {
    let mut wrong = Wrong::default();
    for (words, hedge) in SOFTENERS {
        let (with, without) = hedged(words, *hedge);
        wrong.loud(&with, &without);
        wrong.loud(&without, &with);
    }
    let mut alike = SOFTENERS.to_vec();
    alike.sort_by_key(|(_, hedge)| *hedge);
    // "Would" and "would be" are one hedge, and another voice.
    let apart = |pair: &&[(&[&str], Hedge)]| pair[0].1 == pair[1].1 && !pair[1].0.starts_with(pair[0].0);
    for pair in alike.windows(2).filter(apart) {
        let (one, other) = (hedged(pair[0].0, pair[0].1), hedged(pair[1].0, pair[1].1));
        if one.1 == other.1 {
            wrong.quiet(&one.0, &other.0, Alarm::Info);
        }
    }
    wrong.end(180);
}

#[test]
fn opposites_turn_a_claim_round() {
    let mut wrong = Wrong::default();
    for (one, other) in antonyms::pairs() {
        let text = |word: &str| format!("The council said on Monday that it would {word} the plan for the mill.");
        wrong.loud(&text(one), &text(other));
        wrong.loud(&text(other), &text(one));
    }
    wrong.end(1000);
}

#[test]
fn words_for_the_same_change_nothing() {
    let mut wrong = Wrong::default();
    for row in thesaurus::rows() {
        let text = |word: &str| format!("The report on the {word} of the mill came out in May.");
        for pair in row.windows(2) {
            wrong.quiet(&text(pair[0]), &text(pair[1]), Alarm::Info);
        }
    }
    wrong.end(1000);
}
