//! What `extract` reads is what `diff` compares: every row of the lists is tried in two versions that differ in it alone.

use crate::diff::{Edition, diff};
use crate::english::{self, numeral};
use crate::extract::{Context, extract};
use crate::model::{Alarm, Bound, ChangeName};
use crate::text::{Article, Markup};
use crate::values::figure;
use std::fmt::Write;

/// The loudest alarm between two versions, and all names.
fn compare(before: &str, after: &str) -> (Alarm, Vec<ChangeName>) {
    let read = |text: &str| Article::new(text.to_owned(), Markup::Plain);
    let (old, new) = (read(before), read(after));
    let (was, is) = (extract(&old, &Context::default()), extract(&new, &Context::default()));
    let changes = diff(Edition::new(&old, &was), Edition::new(&new, &is));
    let alarm = changes.iter().map(crate::diff::Change::alarm).max().unwrap_or(Alarm::None);
    (alarm, changes.into_iter().flat_map(|change| change.names).collect())
}

/// Pairs that should have come to something else.
#[derive(Default)]
struct Wrong {
    tried: usize,
    rows: String,
    count: usize,
}

impl Wrong {
    /// Holds a pair to the name of its change.
    fn named(&mut self, before: &str, after: &str, name: ChangeName) {
        let (_, names) = compare(before, after);
        self.note(names.contains(&name), before, after, &names);
    }

    /// Holds a pair to silence above `most`.
    fn quiet(&mut self, before: &str, after: &str, most: Alarm) {
        let (alarm, names) = compare(before, after);
        self.note(alarm <= most, before, after, &names);
    }

    fn note(&mut self, right: bool, before: &str, after: &str, names: &[ChangeName]) {
        self.tried += 1;
        if !right {
            self.count += 1;
            let _ = writeln!(self.rows, "{before} | {after} | {names:?}");
        }
    }

    /// Ends the test where anything was wrong.
    fn end(self, least: usize) {
        assert!(self.tried >= least, "only {} pairs", self.tried);
        assert!(self.count == 0, "{} of {} wrong:\n{}", self.count, self.tried, self.rows);
    }
}

/// Returns a sentence whose figure is bounded by words before it or behind it.
fn bounded(words: &str, behind: bool) -> String {
    match (behind, words.starts_with(|c: char| !c.is_alphabetic())) {
        (true, true) => format!("Fire burned 40{words} homes on the coast."),
        (true, false) => format!("Fire burned 40 {words} homes on the coast."),
        (false, true) => format!("Fire burned {words}40 homes on the coast."),
        (false, false) => format!("Fire burned {words} 40 homes on the coast."),
    }
}

/// Returns how the figure of a sentence is bounded, as `extract` reads it.
fn bound(text: &str) -> Option<Bound> {
    let article = Article::new(text.to_owned(), Markup::Plain);
    let claims = extract(&article, &Context::default());
    claims.iter().find_map(|claim| match &claim.detail {
        crate::model::Detail::Figure(figure) => Some(figure.bound),
        _ => None,
    })
}

#[test]
fn every_bound_that_is_read_is_compared() {
    let mut wrong = Wrong::default();
    let bare = "Fire burned 40 homes on the coast.";
    let texts: Vec<String> = figure::bounds().map(|(words, behind)| bounded(words, behind)).collect();
    for text in &texts {
        let Some(own) = bound(text) else { continue };
        match own {
            Bound::Exactly => wrong.quiet(text, bare, Alarm::Info),
            _ => {
                wrong.named(text, bare, ChangeName::HedgeChanged);
                wrong.named(bare, text, ChangeName::HedgeChanged);
            }
        }
        for other in [texts.first(), texts.last()].into_iter().flatten() {
            if bound(other) == Some(own) {
                wrong.quiet(text, other, Alarm::None);
            } else {
                wrong.named(text, other, ChangeName::HedgeChanged);
            }
        }
    }
    wrong.end(250);
}

#[test]
fn every_measure_that_is_read_is_compared() {
    let mut wrong = Wrong::default();
    let text = |words: &str| {
        let space =
            if words.chars().all(char::is_alphabetic) && words.len() > 2 || words.contains(' ') { " " } else { "" };
        format!("They counted 40{space}{words} on the coast.")
    };
    let read = |words: &str| {
        let article = Article::new(text(words), Markup::Plain);
        let claims = extract(&article, &Context::default());
        claims.into_iter().find_map(|claim| match claim.detail {
            crate::model::Detail::Figure(figure) => Some(figure.unit),
            _ => None,
        })
    };
    let all: Vec<(&str, &str)> =
        figure::measures().filter(|(words, unit)| read(words).as_deref() == Some(*unit)).collect();
    for pair in all.windows(2) {
        let [(words, unit), (others, other)] = pair else { continue };
        if unit == other {
            wrong.quiet(&text(words), &text(others), Alarm::None);
        } else {
            wrong.named(&text(words), &text(others), ChangeName::FigureChanged);
        }
    }
    wrong.end(150);
}

#[test]
fn numbers_in_words_are_numbers_in_digits() {
    let mut wrong = Wrong::default();
    for (word, value) in numeral::spelled().filter(|(_, value)| *value > 1) {
        let (words, digits) = (format!("Fire burned {word} homes."), format!("Fire burned {value} homes."));
        wrong.quiet(&words, &digits, Alarm::None);
        wrong.named(&words, &format!("Fire burned {} homes.", value + 1), ChangeName::FigureChanged);
    }
    for (one, other) in [
        ("a dozen", "12"),
        ("two dozen", "24"),
        ("half a million", "500,000"),
        ("a quarter of a million", "250,000"),
        ("a hundred", "100"),
        ("a million", "one million"),
        ("1.2m", "1.2 million"),
        ("16 000", "16,000"),
        ("twenty-five", "25"),
        ("two hundred and six", "206"),
        ("30+", "at least 30"),
        ("30 or more", "30+"),
        ("no fewer than 30", "at least 30"),
        ("dozens of", "dozens of"),
    ] {
        wrong.quiet(&format!("Fire burned {one} homes."), &format!("Fire burned {other} homes."), Alarm::None);
    }
    wrong.end(40);
}

#[test]
fn a_source_stays_the_same_whatever_verb_attributes() {
    let mut wrong = Wrong::default();
    let said = "The dam will hold until June, Ana Ruiz said.";
    for verb in english::reporting_verbs() {
        let text = format!("The dam will hold until June, Ana Ruiz {verb}.");
        let article = Article::new(text.clone(), Markup::Plain);
        if !extract(&article, &Context::default()).iter().any(|claim| claim.cue.is_some()) {
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
