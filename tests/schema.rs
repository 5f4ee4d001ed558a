//! The JSON Schemas that `onrecord schema` prints, next to the program: whoever reads the schemas must say of a file, and
//! of what a command prints, what the program says.

mod config;
mod ledger;
mod output;
mod reader;

use crate::program::onrecord;
use reader::printed;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Returns the names of all schemas.
fn names() -> Vec<String> {
    let list = printed(Path::new("."), &["schema"]);
    list.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

fn schema(name: &str) -> Value {
    serde_json::from_str(&printed(Path::new("."), &["schema", name])).unwrap()
}

/// Returns what stands in the way of a reader: a key without a sentence on it.
fn silent(schema: &Value, at: &str, out: &mut Vec<String>) {
    for (key, inner) in schema["properties"].as_object().into_iter().flatten() {
        let said = inner["description"].as_str().unwrap_or_default();
        if !said.ends_with('.') || said.contains('\n') {
            out.push(format!("{at}/{key}: {said:?}"));
        }
        silent(inner, &format!("{at}/{key}"), out);
    }
    silent_below(schema, at, out);
}

fn silent_below(schema: &Value, at: &str, out: &mut Vec<String>) {
    for (name, inner) in schema["definitions"].as_object().into_iter().flatten() {
        silent(inner, name, out);
    }
    if schema["items"].is_object() {
        silent(&schema["items"], at, out);
    }
}

/// Returns the names in "onrecord/NAME/1" that the sources or a page hold.
fn documents(text: &str) -> BTreeSet<String> {
    let names = text.split("onrecord/").skip(1).filter_map(|rest| rest.split_once("/1"));
    let is_name = |name: &&str| name.chars().all(|c| c.is_ascii_lowercase());
    names.map(|(name, _)| name).filter(is_name).map(str::to_owned).collect()
}

fn sources(folder: &Path) -> String {
    let mut out = String::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            out.push_str(&sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            out.push_str(&fs::read_to_string(path).unwrap());
        }
    }
    out
}

#[test]
fn every_document_has_a_schema_and_a_row() {
    let names: BTreeSet<String> = names().into_iter().filter(|name| !name.contains('-')).collect();
    let mut documents_of_ours = documents(&sources(Path::new("src")));
    // How the last decision is taken back is nobody's but the program's.
    documents_of_ours.remove("undo");
    assert_eq!(documents_of_ours, names, "a line in src/cli/schema.rs for each document");
    let page = documents(&fs::read_to_string("docs/formats.md").unwrap());
    let files = ["ledger", "config", "baseline"];
    let printed: BTreeSet<String> = names.into_iter().filter(|name| !files.contains(&name.as_str())).collect();
    assert_eq!(page, printed, "a row in docs/formats.md for each document that is printed");
}

#[test]
fn every_schema_has_a_name_of_its_own_and_a_sentence_on_every_key() {
    let names = names();
    assert!(names.len() >= 25, "{names:?}");
    let mut wrong = Vec::new();
    for name in &names {
        let schema = schema(name);
        assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
        assert_eq!(schema["$id"], format!("https://onrecord.invalid/schema/{name}/1"));
        let document = schema["properties"]["schema"]["const"].as_str();
        assert!(document.is_none_or(|document| document == format!("onrecord/{name}/1")), "{name}: {document:?}");
        silent(&schema, name, &mut wrong);
    }
    assert!(wrong.is_empty(), "keys without a sentence on one line:\n{}", wrong.join("\n"));
}
