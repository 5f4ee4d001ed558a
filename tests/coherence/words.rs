//! Hedges of whole claims, opposites, and words for the same.

use super::{Wrong, data};
use onrecord::model::Alarm;

/// Returns a sentence that is hedged by `words`, and the same without.
fn hedged(phrase: &str, hedge: &str) -> (String, String) {
    let words: Vec<&str> = phrase.split(' ').collect();
    let pair = |with: String, without: &str| (with, without.to_owned());
    match (hedge, words.last().copied().unwrap_or_default()) {
        ("condition", _) => pair(
            format!("The mill closes in May {phrase} the buyer pays."),
            "The mill closes in May and the buyer pays.",
        ),
        ("concession", _) => pair(
            format!("The mill closes in May {phrase} the buyer pays."),
            "The mill closes in May if the buyer pays.",
        ),
        ("known", last) => {
            let (one, other) = if last == "be" { (" closed", "is closed") } else { (" closed", "closed") };
            pair(format!("No mill is {phrase}{one} in May."), &format!("No mill {other} in May."))
        }
        ("suspected", "have") => pair(format!("The owner is {phrase} set the fire."), "The owner set the fire."),
        ("exception", _) => pair(
            format!("The law covers all mills {phrase} those in Orle."),
            "The law covers all mills and those in Orle.",
        ),
        ("one-of", _) => pair("It is one of the largest mills in Orle.".to_owned(), "It is the largest mill in Orle."),
        ("restriction", _) => pair(format!("The mill is {phrase} open to members."), "The mill is open to members."),
        (_, "to") if phrase.ends_with("d to") && phrase != "appeared to" => {
            pair(format!("The mill is {phrase} close in May."), "The mill is closed in May.")
        }
        (_, "to") | ("seemingly", "seems" | "seemed" | "suggests") => {
            let to = if words.len() == 1 { " to" } else { "" };
            pair(format!("The mill {phrase}{to} close in May."), "The mill closes in May.")
        }
        ("will" | "would" | "may" | "might" | "could" | "can" | "should" | "must", last) => {
            let verb = match last {
                "be" => " closed",
                "ought" => " to close",
                _ => " close",
            };
            pair(format!("The mill {phrase}{verb} in May."), "The mill closed in May.")
        }
        ("often" | "rarely", _) => pair(format!("The mill {phrase} closes in May."), "The mill closes in May."),
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
    let softeners = data::pairs("meaning/softeners");
    for (words, hedge) in &softeners {
        let (with, without) = hedged(words, hedge);
        wrong.loud(&with, &without);
        wrong.loud(&without, &with);
    }
    let mut alike = softeners.clone();
    alike.sort_by(|a, b| a.1.cmp(&b.1));
    // "Would" and "would be" are one hedge, and another voice.
    // So are many who think so and some.
    let amount = |row: &(String, String)| {
        row.0.split(' ').next().map(str::to_owned).filter(|word| word == "many" || word == "some")
    };
    let apart = |pair: &&[(String, String)]| {
        pair[0].1 == pair[1].1 && !pair[1].0.starts_with(&pair[0].0) && amount(&pair[0]) == amount(&pair[1])
    };
    for pair in alike.windows(2).filter(apart) {
        let (one, other) = (hedged(&pair[0].0, &pair[0].1), hedged(&pair[1].0, &pair[1].1));
        if one.1 == other.1 {
            wrong.quiet(&one.0, &other.0, Alarm::Info);
        }
    }
    wrong.end(180);
}

/// The verb of such a phrase says little by itself: whoever takes a rest may as well sing.
#[test]
fn phrases_that_say_something_of_their_own_are_compared() {
    let mut wrong = Wrong::default();
    for (phrase, _) in data::rows("compare/heavy-phrases") {
        let text = |words: &str| format!("They will {words} soon.");
        let verb = phrase.split(' ').next().unwrap();
        wrong.loud(&text(&phrase), &text("sing"));
        let little = data::rows("compare/verbs-of-little").iter().any(|(little, _)| little == verb);
        // Whoever will "do" or "have" something may do it in one word.
        if little && !matches!(verb, "do" | "have") {
            wrong.quiet(&text(&format!("{verb} cake")), &text("sing"), Alarm::Info);
        }
    }
    wrong.end(40);
}

#[test]
fn opposites_turn_a_claim_round() {
    let mut wrong = Wrong::default();
    for (one, other) in data::pairs("meaning/opposites") {
        let text = |word: &str| format!("The council said on Monday that it would {word} the plan for the mill.");
        wrong.loud(&text(&one), &text(&other));
        wrong.loud(&text(&other), &text(&one));
    }
    wrong.end(1000);
}

#[test]
fn words_for_the_same_change_nothing() {
    let mut wrong = Wrong::default();
    for row in data::groups() {
        let text = |word: &str| format!("The report on the {word} of the mill came out in May.");
        for pair in row.windows(2) {
            wrong.quiet(&text(&pair[0]), &text(&pair[1]), Alarm::Info);
        }
    }
    wrong.end(1000);
}
