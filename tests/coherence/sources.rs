//! Reporting verbs, and titles and offices before names.

use super::{Wrong, claims, compare, data};
use onrecord::model::{Alarm, ChangeName};
use std::collections::BTreeSet;

/// Returns the forms of a verb by the rules of spelling, and some that it does not have.
fn forms(lemma: &str, is: &[String]) -> BTreeSet<String> {
    let irregular = is.iter().filter_map(|thing| thing.strip_prefix("past ")).map(str::to_owned);
    let mut forms: BTreeSet<String> = irregular.chain([lemma.to_owned()]).collect();
    let mut stems = vec![lemma.to_owned()];
    stems.extend(lemma.strip_suffix('e').map(str::to_owned));
    stems.extend(lemma.strip_suffix('y').map(|stem| format!("{stem}i")));
    stems.extend(lemma.chars().last().map(|last| format!("{lemma}{last}")));
    let endings = ["s", "es", "ed", "ing"];
    forms.extend(stems.iter().flat_map(|stem| endings.map(|ending| format!("{stem}{ending}"))));
    forms
}

#[test]
fn a_source_stays_the_same_whatever_verb_attributes() {
    let mut wrong = Wrong::default();
    let said = "The dam will hold until June, Ana Ruiz said.";
    let phrases = data::entries("meaning/softeners").into_iter().chain(data::entries("figures/bounds-before"));
    let hedges: BTreeSet<String> =
        phrases.flat_map(|it| it.split(' ').map(str::to_owned).collect::<Vec<_>>()).collect();
    for verb in data::rows("speech/verbs").iter().flat_map(|(lemma, is)| forms(lemma, is)) {
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
        if !hedges.contains(&verb) {
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
    for (short, long) in data::pairs("names/shortened") {
        let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
        for (one, other) in titled(&format!("{}.", capital(&short))).iter().zip(titled(&capital(&long))) {
            wrong.quiet(one, &other, Alarm::None);
            wrong.quiet(&other, one, Alarm::None);
        }
    }
    wrong.end(100);
}
