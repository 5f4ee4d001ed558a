//! `onrecord.toml`, next to its schema.

use super::reader::{Case, mistakes, printed};
use super::{onrecord, schema};
use onrecord::workflow::config::{Config, template};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;

/// What may stand after a key: some of it right for some keys, none for all.
const VALUES: &[&str] = &[
    "\"x\"",
    "\"\"",
    "7",
    "0",
    "-7",
    "0x10",
    "1_000",
    "0.5",
    "true",
    "2026-01-01",
    "[]",
    "[\"x\"]",
    "[7]",
    "[\"low\"]",
    "[\"lowest\"]",
    "{}",
    "\"error\"",
    "\"off\"",
    "\"fatal\"",
    "{ altered-quote = \"off\" }",
    "{ altered-quote = \"fatal\" }",
    "{ altered-quote = 7 }",
    "{ altered-qoute = \"off\" }",
    "{ claims = \"x\" }",
    "{ article-bytes = 5 }",
    "[{ severity = \"off\", paths = [] }]",
    "[{ severity = { altered-quote = \"off\" }, confidence = [\"low\"] }]",
    "[{ severity = \"off\" }]",
    "[{ paths = [] }]",
    "[{}]",
    "[{ severity = \"off\", paths = [], colour = 7 }]",
];

fn case(text: &str) -> Case {
    let document = toml::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    Case { schema: "config".to_owned(), document, strict: false }
}

/// The whole names of the keys that the schema knows, `severity` and the keys of `override` among them.
fn keys(schema: &Value, at: &str, out: &mut BTreeSet<String>) {
    let below = if schema["items"]["properties"].is_object() { &schema["items"] } else { schema };
    for (key, inner) in below["properties"].as_object().unwrap() {
        let name = if at.is_empty() { key.clone() } else { format!("{at}.{key}") };
        let has_keys = inner["properties"].is_object() || inner["items"]["properties"].is_object();
        if has_keys && name != "severity" {
            keys(inner, &name, out);
        } else {
            out.insert(name);
        }
    }
}

#[test]
fn the_schema_knows_every_key_and_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let rows = printed(folder.path(), &["config", "--format", "jsonl"]);
    let known = rows.lines().map(|row| serde_json::from_str::<Value>(row).unwrap()["key"].as_str().unwrap().to_owned());
    let mut ours = BTreeSet::new();
    keys(&schema("config"), "", &mut ours);
    assert_eq!(ours, known.collect());
}

#[test]
fn the_schema_refuses_what_the_program_refuses() {
    let mut ours = BTreeSet::new();
    keys(&schema("config"), "", &mut ours);
    let tables = [
        "ledger",
        "severity",
        "override",
        "limits",
        "colour",
        "severity.altered-quote",
        "severity.altered-qoute",
        "limits.colour",
    ];
    let texts: Vec<String> = ours
        .iter()
        .map(String::as_str)
        .chain(tables)
        .flat_map(|key| {
            VALUES.iter().map(move |value| match key.strip_prefix("override.") {
                // An override says what it is about, and a severity.
                Some("severity") => format!("[[override]]\npaths = [\"a.md\"]\nseverity = {value}\n"),
                Some(key) => format!("[[override]]\nseverity = \"off\"\n{key} = {value}\n"),
                None => format!("{key} = {value}\n"),
            })
        })
        .collect();
    let cases: Vec<Case> = texts.iter().map(|text| case(text)).collect();
    let Some(mistakes) = mistakes(&cases) else { return };
    let folder = tempfile::tempdir().unwrap();
    let mut wrong = Vec::new();
    for (text, mistake) in texts.iter().zip(&mistakes) {
        fs::write(folder.path().join("onrecord.toml"), text).unwrap();
        let read = onrecord(folder.path(), &["config"]).output().unwrap().status.success();
        if read != mistake.is_empty() {
            wrong.push(format!("{text}read by the program: {read}; by the schema: {mistake}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), texts.len(), wrong.join("\n"));
}

#[test]
fn our_configuration_and_the_template_fit() {
    let folder = tempfile::tempdir().unwrap();
    printed(folder.path(), &["init"]);
    let template = fs::read_to_string(folder.path().join("onrecord.toml")).unwrap();
    let cases = [case(&template), case(&fs::read_to_string("onrecord.toml").unwrap())];
    let Some(mistakes) = mistakes(&cases) else { return };
    assert_eq!(mistakes, ["", ""]);
}

#[test]
fn a_new_editor_is_offered_the_defaults() {
    let schema = schema("config");
    assert_eq!(schema["properties"]["articles"]["default"], json!(["**/*.md", "**/*.mdx", "**/*.txt"]));
    assert_eq!(schema["properties"]["severity"]["properties"]["altered-quote"]["default"], "error");
}

#[test]
fn the_template_says_what_holds_without_it() {
    let written = Config::parse(&template(Default::default())).unwrap();
    assert_eq!(Config { set: Default::default(), ..written }, Config::default());
}

#[test]
fn examples_can_be_used() {
    let live: String = template(Default::default())
        .lines()
        .map(|line| match line.strip_prefix("# ").filter(|rest| rest.contains(" = ") || rest.starts_with('[')) {
            Some(example) => format!("{example}\n"),
            None => format!("{line}\n"),
        })
        .collect();
    let config = Config::parse(&live).unwrap();
    assert!(config.baseline.is_some() && !config.severity.is_empty() && config.overrides.len() == 1);
}
