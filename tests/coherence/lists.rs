//! Every row of the lists of words, tried in the sentences of `tests/cases/lists.md`: something comes out that does not come out of
//! a word that stands in no list.

use super::{article, claims, compare, data};
use onrecord::model::Claim;
use std::collections::BTreeSet;
use std::fs;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/lists.md");

/// Words of no list.
const MADE_UP: (&str, &str) = ("blorpen", "frandel");

/// The sentences for a list, and the rows that they do not reach.
struct Trial<'p> {
    list: &'p str,
    sentences: Vec<&'p str>,
    but: BTreeSet<&'p str>,
}

fn trials(page: &str) -> Vec<Trial<'_>> {
    let sections = page.split("\n## ").skip(1);
    fn trial(section: &str) -> Trial<'_> {
        let lines = || section.lines().map(str::trim);
        let but = lines().filter_map(|line| line.strip_prefix("but: ")).flat_map(|rows| rows.split(", "));
        Trial {
            list: section.lines().next().unwrap(),
            sentences: lines().filter_map(|line| line.strip_prefix("- ")).collect(),
            but: but.collect(),
        }
    }
    sections.map(trial).collect()
}

/// The entries of a list, each with the first thing that it is and is not itself.
fn rows(list: &str) -> Vec<(String, String)> {
    let row = |(entry, things): (String, Vec<String>)| {
        let thing = things.into_iter().find(|thing| *thing != entry).unwrap_or_default();
        (entry, thing)
    };
    data::rows(list).into_iter().map(row).collect()
}

/// A sentence with a row in its places: `{}` as it is, `{^}` with capitals, `{!}` in capitals, `{=}` and `{^=}` what it is.
fn filled(sentence: &str, (entry, thing): (&str, &str)) -> String {
    let joined = |text: &str| text.replace(" 's", "'s");
    let capitals = |text: &str| {
        let word = |word: &str| word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect();
        text.split(' ').map(word).collect::<Vec<String>>().join(" ")
    };
    let (entry, thing) = (joined(entry), joined(thing));
    let sentence =
        sentence.replace("{}", &entry).replace("{!}", &entry.to_uppercase()).replace("{^}", &capitals(&entry));
    sentence.replace("{=}", &thing).replace("{^=}", &capitals(&thing))
}

/// What comes out of a sentence, or of two versions of one, with a row in it.
fn outcome(sentence: &str, row: (&str, &str)) -> String {
    if let Some((before, after)) = sentence.split_once(" → ") {
        return format!("{:?}", compare(&filled(before, row), &filled(after, row)));
    }
    let text = filled(sentence, row);
    let at = sentence.find('{').unwrap();
    let behind = sentence.len() - sentence.find('}').unwrap();
    // Places are counted to the row from the front and behind it from the end, so that its length tells nothing.
    let place = |byte: usize| if byte <= at { byte as i64 } else { -((text.len() - byte).min(behind) as i64) };
    let words = article(&text);
    let is_row = |word: &str| word.trim_end_matches('.').eq_ignore_ascii_case(row.0);
    let told = |claim: &Claim| {
        let span = |start: usize, end: usize| (place(start), place(end));
        let name = |name: &str| name.split(' ').map(|word| if is_row(word) { "{}" } else { word }.to_owned()).collect();
        let source = claim.source.as_ref().map(|source| {
            let (name, resolved): (Vec<String>, _) = (name(&source.name), source.resolved);
            (source.kind, span(source.span.start, source.span.end), name, resolved.map(|it| span(it.start, it.end)))
        });
        let parts: Vec<_> = claim.parts.iter().map(|part| span(part.start, part.end)).collect();
        let cue = claim.cue.map(|cue| span(cue.start, cue.end));
        format!("{:?} {parts:?} {source:?} {cue:?} {:?}", claim.detail, claim.weight)
    };
    let all: Vec<String> = claims(words.text()).iter().map(told).collect();
    let small = all.join("\n").to_lowercase();
    if row.0.len() > 3 { small.replace(&row.0.to_lowercase(), "{}") } else { small }
}

#[test]
fn every_row_does_something() {
    let page = fs::read_to_string(PAGE).unwrap();
    let mut missing = Vec::new();
    for trial in trials(&page) {
        let made_up: Vec<String> = trial.sentences.iter().map(|sentence| outcome(sentence, MADE_UP)).collect();
        let reached = |row: (&str, &str)| {
            trial.sentences.iter().zip(&made_up).any(|(sentence, made_up)| outcome(sentence, row) != *made_up)
        };
        let rows = rows(trial.list);
        let idle: BTreeSet<&str> =
            rows.iter().filter(|row| !reached((&row.0, &row.1))).map(|(entry, _)| entry.as_str()).collect();
        let (silent, idle_no_more) = (idle.difference(&trial.but), trial.but.difference(&idle));
        let join = |rows: Vec<&str>| rows.join(", ");
        let (silent, done) = (join(silent.copied().collect()), join(idle_no_more.copied().collect()));
        if !silent.is_empty() {
            missing.push(format!(
                "## {} ({} of {}): no sentence reaches\nbut: {silent}",
                trial.list,
                idle.len(),
                rows.len()
            ));
        }
        if !done.is_empty() {
            missing.push(format!("## {}: reached, or no row any more: {done}", trial.list));
        }
    }
    assert!(missing.is_empty(), "tests/cases/lists.md:\n{}", missing.join("\n"));
}
