//! Reporting verbs, and titles and offices before names.

use super::{Wrong, claims, compare};
use crate::english::{self, shortened};
use crate::model::{Alarm, ChangeName};

#[test]
fn a_source_stays_the_same_whatever_verb_attributes() {
    let mut wrong = Wrong::default();
    let said = "The dam will hold until June, Ana Ruiz said.";
    for verb in english::reporting_verbs() {
        let text = format!("The dam will hold until June, Ana Ruiz {verb}.");
        if !claims(&text).iter().any(|claim| claim.cue.is_some()) {
            continue;
        }
        for (before, after) in [(said, text.as_str()), (&text, said)] {
            let (_, names) = compare(before, after);
            let lost = [ChangeName::SourceLost, ChangeName::SourceGained, ChangeName::SourceChanged];
            wrong.note(!names.iter().any(|name| lost.contains(name)), before, after, &names);
        }
        // Of a verb that hedges as well, the lost hedge is told.
        if !english::lexicon::hedging(&verb) {
            wrong.named(&text, "The dam will hold until June.", ChangeName::SourceLost);
        }
    }
    wrong.end(120);
}

/// Offices that stand before a name.
const OFFICES: &[&str] = &[
    "Senator",
    "Governor",
    "Representative",
    "Professor",
    "General",
    "Colonel",
    "Captain",
    "Lieutenant",
    "Sergeant",
    "Superintendent",
    "Mayor",
    "President",
    "Judge",
    "Bishop",
    "Sheriff",
    "Ambassador",
    "Inspector",
    "Detective",
    "Commissioner",
];

/// Returns two sentences with a title before a name: of whoever speaks, and of somebody who is spoken of.
fn titled(title: &str) -> [String; 2] {
    let said = format!("The dam will hold until June, {title} Ana Ruiz said.");
    [said, format!("On Monday {title} Ana Ruiz opened the dam.")]
}

#[test]
fn another_office_is_told() {
    let mut wrong = Wrong::default();
    for (at, title) in OFFICES.iter().enumerate() {
        for (one, other) in titled(title).iter().zip(titled(OFFICES[(at + 1) % OFFICES.len()])) {
            wrong.loud(one, &other);
        }
    }
    wrong.end(30);
}

#[test]
fn a_word_written_out_is_the_same_word() {
    let mut wrong = Wrong::default();
    for (short, long) in shortened::rows() {
        let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
        for (one, other) in titled(&format!("{}.", capital(short))).iter().zip(titled(&capital(long))) {
            wrong.quiet(one, &other, Alarm::None);
            wrong.quiet(&other, one, Alarm::None);
        }
    }
    wrong.end(100);
}
