//! The table of `docs/accuracy.md`.

use super::speech;
use super::tally::{Levels, Share, Tally};
use super::values::{Dates, Figures};
use onrecord::model::{Confidence, Form};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Everything that is counted over the corpus.
#[derive(Debug, Default)]
pub struct Scores {
    pub articles: usize,
    pub words: usize,
    pub claims: usize,
    pub speech: speech::Counts,
    pub figures: Figures,
    pub dates: Dates,
}

/// Returns the scores as Markdown, in per cent.
pub fn markdown(scores: &Scores, styles: &BTreeMap<String, Scores>) -> String {
    let mut out = String::new();
    let Scores { articles, words, claims, .. } = scores;
    writeln!(out, "{articles} articles, {words} words, {claims} claims marked by hand.\n").unwrap();
    writeln!(out, "| what | marked | found | precision | recall | F1 |\n| --- | --: | --: | --: | --: | --: |")
        .unwrap();
    let names: Vec<&str> = Form::ALL.iter().map(|form| form.name()).chain(["all", "all, attitudes too"]).collect();
    for (name, tally) in names.iter().zip(scores.speech.claims) {
        row(&mut out, &format!("quotes and statements, {name}: content and source"), tally);
    }
    row(&mut out, "… content alone", scores.speech.contents[3]);
    row(&mut out, "… nobody is named for it", scores.speech.nobody);
    let Figures { found, value, bound, unit, sourced, levels: _, weights: figures } = scores.figures;
    for (name, tally) in [("found", found), ("value", value), ("value and bound", bound), ("value and unit", unit)] {
        row(&mut out, &format!("figures: {name}"), tally);
    }
    let Dates { strict, relaxed, value, role, levels: _, weights: dates } = scores.dates;
    for (name, tally) in [("same words", strict), ("found", relaxed), ("found, and type and value", value)] {
        row(&mut out, &format!("dates: {name}"), tally);
    }
    writeln!(out, "\n| what | of | right |\n| --- | --: | --: |").unwrap();
    let shares = [
        ("is the figure attributed to anybody? (all marked figures)", sourced),
        ("cue (contents that are right)", scores.speech.cues),
        ("who is “he”, “she”, “it”? (contents that are right)", scores.speech.pronouns),
        ("who is “Ruiz”, “the senator”? (contents that are right)", scores.speech.mentions),
        ("role of a date (dates found)", role),
        ("weight of a quote or statement (contents that are right, where it is marked)", scores.speech.weights.share()),
        ("weight of a figure (found, where it is marked)", figures.share()),
        ("weight of a date (found, where it is marked)", dates.share()),
    ];
    for (name, share) in shares {
        portion(&mut out, name, share);
    }
    levels(&mut out, scores);
    by_style(&mut out, styles);
    out
}

/// How right each style of news is read.
fn by_style(out: &mut String, styles: &BTreeMap<String, Scores>) {
    let heads = "articles | claims | quotes and statements | figures | dates | right at high";
    writeln!(out, "\n| style (F1 of content and source, of value and bound, of type and value) | {heads} |").unwrap();
    writeln!(out, "| --- | --: | --: | --: | --: | --: | --: |").unwrap();
    for (style, scores) in styles {
        let [.., speech, _] = scores.speech.claims;
        let f1 = [speech, scores.figures.bound, scores.dates.value].map(|tally| percent(tally.f1()));
        let high = [scores.speech.levels, scores.figures.levels, scores.dates.levels].map(|levels| levels.shares()[0]);
        let (right, of) = high.iter().fold((0, 0), |(right, of), share| (right + share.right, of + share.of));
        let (Scores { articles, claims, .. }, [speech, figures, dates]) = (scores, f1);
        writeln!(out, "| {style} | {articles} | {claims} | {speech} | {figures} | {dates} | {right} of {of} |")
            .unwrap();
    }
}

/// How many claims of each level are right.
fn levels(out: &mut String, scores: &Scores) {
    let names = Confidence::ALL.map(Confidence::name).join(" | ");
    writeln!(out, "\n| right, of the claims with confidence | {names} |\n| --- | --: | --: | --: |").unwrap();
    let kinds: [(&str, Levels); 3] = [
        ("quotes and statements: content and source", scores.speech.levels),
        ("figures: value, bound, sourced or not", scores.figures.levels),
        ("dates: type and value", scores.dates.levels),
    ];
    for (name, levels) in kinds {
        let cells = levels.shares().map(|share| format!("{} of {}", percent(share.value()), share.of));
        writeln!(out, "| {name} | {} |", cells.join(" | ")).unwrap();
    }
}

fn row(out: &mut String, name: &str, tally: Tally) {
    let [precision, recall, f1] = [tally.precision(), tally.recall(), tally.f1()].map(percent);
    writeln!(out, "| {name} | {} | {} | {precision} | {recall} | {f1} |", tally.gold, tally.found).unwrap();
}

fn portion(out: &mut String, name: &str, share: Share) {
    writeln!(out, "| {name} | {} | {} |", share.of, percent(share.value())).unwrap();
}

fn percent(share: f64) -> String {
    format!("{:.1}", share * 100.0)
}
