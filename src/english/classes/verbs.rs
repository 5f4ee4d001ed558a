//! Reporting verbs by their lemmas; all forms are made from these.

use super::Class;
use crate::english::data::sets;

/// Verbs as lemmas, with how they report and how their forms are made.
const VERBS: &[(&str, &[&str])] = sets!("speech/verbs");

/// How a verb reports, in the words of its list.
const REPORTS: &[(&str, Class)] = &[
    ("plain", Class::PLAIN),
    ("inverts", Class::INVERTS),
    ("needs-that", Class::NEEDS_THAT),
    ("tell", Class::TELL),
    ("orders", Class::ORDERS),
    ("promise", Class::PROMISE),
    ("takes-object", Class::TAKES_OBJECT),
    ("doing", Class::DOING),
    ("judges", Class::JUDGES),
    ("hears", Class::HEARS),
];

/// What a verb does that reports nothing said: somebody expects, wants, proposes or talks about something.
const HOLDS: &[(&str, Class)] =
    &[("holds", Class::HOLDS), ("presses", Class::PRESSES), ("points", Class::POINTS), ("talks", Class::TALKS)];

/// Returns every form of every verb with its classes.
pub(super) fn all() -> impl Iterator<Item = (String, Class)> {
    VERBS.iter().flat_map(|(lemma, is)| {
        let (reports, holds) = (classes(is, REPORTS), classes(is, HOLDS));
        let reported =
            move |tense: Class| if reports == Class::default() { holds } else { reports.with(holds).with(tense) };
        forms(lemma, is).into_iter().map(move |(form, tense)| (form, reported(tense)))
    })
}

/// Returns the forms of those verbs that report.
#[cfg(test)]
pub(super) fn reporting() -> impl Iterator<Item = String> {
    all().filter(|(_, class)| class.any(Class::REPORT.with(Class::REPORTING))).map(|(form, _)| form)
}

fn classes(is: &[&str], names: &[(&str, Class)]) -> Class {
    let named = names.iter().filter(|(name, _)| is.contains(name));
    named.fold(Class::default(), |all, (_, class)| all.with(*class))
}

/// Returns every form of the verb `lemma` with its tense.
fn forms(lemma: &str, is: &[&'static str]) -> Vec<(String, Class)> {
    let (noun, doubles) = (is.contains(&"noun"), is.contains(&"doubles"));
    let noun = if noun { Class::NOUNISH } else { Class::default() };
    let finite = Class::REPORT;
    let mut forms = vec![
        (lemma.to_owned(), finite.with(noun).with(Class::BASE)),
        (third_person(lemma), finite.with(noun)),
        (participle(lemma, doubles), Class::REPORTING),
    ];
    let regular = forms.len();
    forms.extend(is.iter().filter_map(|it| it.strip_prefix("past ")).map(|form| (form.to_owned(), finite)));
    if forms.len() == regular {
        forms.push((past(lemma, doubles), finite));
    }
    forms
}

fn third_person(lemma: &str) -> String {
    match consonant_y(lemma) {
        Some(stem) => format!("{stem}ies"),
        None if lemma.ends_with(['s', 'x', 'z']) || lemma.ends_with("ch") || lemma.ends_with("sh") => {
            format!("{lemma}es")
        }
        None => format!("{lemma}s"),
    }
}

fn past(lemma: &str, doubles: bool) -> String {
    match (consonant_y(lemma), lemma.strip_suffix('e')) {
        (Some(stem), _) => format!("{stem}ied"),
        (None, Some(_)) => format!("{lemma}d"),
        (None, None) => format!("{}ed", doubled(lemma, doubles)),
    }
}

fn participle(lemma: &str, doubles: bool) -> String {
    match lemma.strip_suffix('e') {
        Some(stem) if !lemma.ends_with("ee") => format!("{stem}ing"),
        _ => format!("{}ing", doubled(lemma, doubles)),
    }
}

fn consonant_y(lemma: &str) -> Option<&str> {
    lemma.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']))
}

fn doubled(lemma: &str, doubles: bool) -> String {
    match lemma.chars().next_back().filter(|_| doubles) {
        Some(last) => format!("{lemma}{last}"),
        None => lemma.to_owned(),
    }
}
