//! Tables: their page is made of the lists of columns and of the JSON Schemas, and every column says what its key says.

use onrecord::report::tables::{TABLES, Table};
use serde_json::Value;
use std::fs;
use std::process::Command;

const PAGE: &str = "docs/reference/tables.md";

fn schema(name: &str) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_onrecord")).args(["schema", name]).output().unwrap();
    assert!(output.status.success(), "{name}");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Returns every schema that a value of `schema` may be held to: what it refers to, and each of what it may be.
fn ways<'a>(root: &'a Value, schema: &'a Value) -> Vec<&'a Value> {
    let referred = schema["$ref"].as_str().and_then(|to| root.pointer(to.trim_start_matches('#')));
    let lists = ["anyOf", "allOf", "oneOf"].iter().filter_map(|name| schema[*name].as_array()).flatten();
    let inner: Vec<&Value> = referred.into_iter().chain(lists).collect();
    if inner.is_empty() { vec![schema] } else { inner.into_iter().flat_map(|one| ways(root, one)).collect() }
}

/// Returns the sentences on the keys that lead to `pointer`; that a text is a text goes without saying.
fn sentence(root: &Value, pointer: &str) -> Option<String> {
    let mut at = vec![root];
    let mut all: Vec<String> = Vec::new();
    for key in pointer.split('/').skip(1) {
        let found: Vec<&Value> =
            at.iter().flat_map(|one| ways(root, one)).filter_map(|one| one["properties"].get(key)).collect();
        let said = found.iter().find_map(|one| one["description"].as_str())?;
        if said != "Exactly these characters." {
            all.push(said.to_owned());
        }
        at = found;
    }
    Some(all.join(" "))
}

fn section(table: &Table) -> String {
    let root = schema(table.schema);
    let mut out = format!(
        "## {}\n\nPrinted by `{}`: {} a row, as `onrecord schema {}` describes it.\n\n| column | key | what it is |\n| --- | --- | --- |\n",
        table.name, table.printed_by, table.row, table.schema
    );
    for column in table.columns {
        let key = column.at.trim_start_matches('/').replace('/', ".");
        let said = sentence(&root, column.at)
            .unwrap_or_else(|| panic!("{}: `{}` is no key of {}", table.name, column.at, table.schema));
        out.push_str(&format!("| `{}` | `{key}` | {said} |\n", column.name));
    }
    out
}

#[test]
fn the_page_lists_every_column_with_the_sentence_of_its_key() {
    let page = fs::read_to_string(PAGE).unwrap();
    let (head, _) = page.split_once("\n## ").unwrap();
    let sections: Vec<String> = TABLES.iter().map(|table| section(table)).collect();
    let fresh = format!("{head}\n{}", sections.join("\n"));
    if std::env::var_os("ONRECORD_UPDATE").is_some() {
        fs::write(PAGE, &fresh).unwrap();
    } else {
        assert!(page == fresh, "ONRECORD_UPDATE=1 cargo test --test all report:: writes {PAGE}");
    }
}

#[test]
fn columns_have_names_of_their_own_that_every_program_can_type() {
    for table in TABLES {
        for (at, column) in table.columns.iter().enumerate() {
            let fits = |c: char| c.is_ascii_lowercase() || c == '_';
            assert!(column.name.chars().all(fits), "{}: {}", table.name, column.name);
            let twice = table.columns[at + 1..].iter().any(|other| other.name == column.name);
            assert!(!twice, "{}: {} is there twice", table.name, column.name);
        }
    }
}
