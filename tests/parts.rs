//! Long articles are read part by part: nothing is lost, and every place is one of the whole article.

use onrecord::text::{Article, Markup, Span, parts};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::process::Command;

/// How long an article is that surely has several parts.
const LONG: usize = 400 * 1024;

/// `unit`, with its number at `#`, up to so many bytes.
fn counted(bytes: usize, unit: &str) -> String {
    let mut out = String::with_capacity(bytes + unit.len());
    for number in 1.. {
        if out.len() >= bytes {
            break;
        }
        out.push_str(&unit.replace('#', &number.to_string()));
    }
    out
}

/// Returns the texts of the parts of `source`, which are all of it.
fn cut(source: &str, markup: Markup) -> Vec<&str> {
    let texts: Vec<&str> = parts(source, markup).into_iter().map(|part| &source[part.range]).collect();
    assert_eq!(texts.concat(), source);
    texts
}

/// Returns what `extract` lists of an article, each claim as JSON.
fn claims(name: &str, source: &str, published: &[&str]) -> Vec<Value> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(name), source).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    command.current_dir(&folder).args(["extract", name, "--format", "jsonl"]).args(published);
    let output = String::from_utf8(command.output().unwrap().stdout).unwrap();
    output.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn an_article_of_common_length_is_read_whole() {
    let prose = "“The quay holds,” said Ana Ruiz, the mayor, on Monday. The ferry was late again that evening,\n\
                 because at least # people had missed the last bus from Port Lorne.\n\n";
    for markup in [Markup::Plain, Markup::Markdown] {
        assert_eq!(cut(&counted(90_000, prose), markup).len(), 1);
        assert_eq!(cut("", markup), [""]);
    }
}

#[test]
fn parts_end_where_readers_pause() {
    let units = ["The ferry # went on.\nAnd so did we.\n\n", "# ferries\n", "The ferry # went on. ", "ferry # "];
    let starts = ["The", "", "The", ""];
    for (unit, start) in units.iter().zip(starts) {
        let source = counted(LONG, unit);
        for markup in [Markup::Plain, Markup::Markdown] {
            let parts = cut(&source, markup);
            assert!(parts.len() > 1, "{unit:?}");
            let ends = &unit[unit.trim_end().len()..];
            for pair in parts.windows(2) {
                assert!(pair[0].ends_with(ends) && pair[1].starts_with(start), "{unit:?}: {:?}", &pair[1][..20]);
            }
        }
    }
}

#[test]
fn code_is_not_cut_into_prose() {
    let prose = counted(LONG / 8, "The ferry # went on.\n\n");
    let code = counted(LONG, "let ferry = \"#\";\n\n");
    for (open, close) in [("```rust", "```"), ("~~~~", "~~~~"), ("<!--", "-->")] {
        let source = format!("{prose}{open}\n{code}{close}\n\n{prose}");
        for part in cut(&source, Markup::Markdown) {
            assert_eq!(part.matches(open.get(..3).unwrap()).count() > 0, part.contains("let ferry"), "{open}");
            assert!(!Article::new(part.to_owned(), Markup::Markdown).text().contains("let"), "{open}");
        }
    }
}

#[test]
fn claims_of_a_long_article_have_their_places_in_all_of_it() {
    let unit = "“Wall # holds,” said Ana Ruiz.\nOn Monday at least # ferries – all late – left.\n\n";
    for name in ["dam.txt", "dam.md"] {
        let source = counted(LONG, unit);
        let found = claims(name, &source, &["--published", "2026-07-14"]);
        let units = source.matches("Ana").count();
        assert_eq!(found.len(), 3 * units, "{name}");
        let ids: BTreeSet<&str> = found.iter().map(|claim| claim["id"].as_str().unwrap()).collect();
        assert_eq!(ids.len(), found.len(), "{name}: one claim, one name");
        let (scalars, lines): (Vec<char>, Vec<&str>) = (source.chars().collect(), source.lines().collect());
        for (index, claim) in found.iter().enumerate() {
            let at = |key: &str| usize::try_from(claim[key].as_u64().unwrap()).unwrap();
            let text: String = scalars[at("start")..at("end")].iter().collect();
            assert_eq!(claim["text"], text);
            let line = 3 * (index / 3) + usize::from(index % 3 > 0) + 1;
            assert_eq!(at("line"), line, "{name}: {text}");
            let column = lines[line - 1].split(&text).next().unwrap().chars().count() + 1;
            assert_eq!(at("column"), column, "{name}: {text}");
            if index % 3 == 1 {
                assert_eq!(claim["date"]["value"], "2026-07-13");
            }
        }
    }
}

#[test]
fn an_article_states_its_day_once() {
    let rest = counted(LONG, "The ferry left on Monday with # people.\n\n");
    let stated = claims("dam.txt", &format!("Port Lorne, 14 July 2026\n\n{rest}"), &[]);
    let days: BTreeSet<String> =
        stated.iter().skip(1).filter(|it| it["kind"] == "date").map(|it| it["date"]["value"].to_string()).collect();
    assert_eq!(days.into_iter().collect::<Vec<_>>(), ["\"2026-07-13\""]);
    let unstated = claims("dam.txt", &rest, &[]);
    assert!(unstated.iter().all(|claim| claim["date"]["from"].is_null()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn places_of_parts_are_those_of_the_whole(units in prop::collection::vec("[a-z0-9é“”.\r\n -]{1,6}", 1..8)) {
        let mut source = String::new();
        while source.len() < LONG {
            for unit in &units {
                let _ = write!(source, "{unit}");
            }
        }
        let whole = Article::new(source.clone(), Markup::Plain);
        for part in parts(&source, Markup::Plain) {
            let article = Article::of_part(&source, &part, Markup::Plain);
            let first = Span::new(0, 0);
            let here = Span::new(part.range.start, part.range.start);
            prop_assert_eq!(article.position(first), whole.position(here));
            prop_assert_eq!(article.scalars(first), whole.scalars(here));
        }
    }
}
