//! Asks another reader of JSON Schemas: `validate.py`.

use super::{onrecord, schema};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::Write;
use std::process::{Command, Stdio};

/// A document and the name of the schema that it is held to.
pub struct Case {
    pub schema: String,
    pub document: Value,
    /// Whether keys that the schema does not name are mistakes.
    pub strict: bool,
}

/// Returns the first mistake of each document, empty where there is none; nothing where nobody here can read schemas.
pub fn mistakes(cases: &[Case]) -> Option<Vec<String>> {
    let named: BTreeSet<&str> = cases.iter().map(|case| case.schema.as_str()).collect();
    let schemas = named.iter().map(|name| json!({ "schema": schema(name), "named": name }));
    let documents =
        cases.iter().map(|case| json!({ "named": case.schema, "document": case.document, "strict": case.strict }));
    let lines: String = schemas.chain(documents).map(|row| format!("{row}\n")).collect();
    let mut python = Command::new("python3");
    python.arg("tests/schema/validate.py").stdin(Stdio::piped()).stdout(Stdio::piped());
    let Ok(mut child) = python.spawn() else {
        eprintln!("skipped: there is no python3, so that nobody else read the schemas");
        return None;
    };
    let mut input = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || drop(input.write_all(lines.as_bytes())));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    if output.status.code() == Some(77) {
        eprintln!("skipped: python3 has no jsonschema (pip install jsonschema), so that nobody else read the schemas");
        return None;
    }
    let said = String::from_utf8(output.stdout).unwrap();
    let mut said = said.lines().map(str::to_owned);
    for name in &named {
        assert_eq!(said.next().as_deref(), Some(""), "{name}");
    }
    let mistakes: Vec<String> = said.collect();
    assert_eq!(mistakes.len(), cases.len());
    Some(mistakes)
}

/// Runs the program in `folder`; returns what it printed, whatever its exit code.
pub fn printed(folder: &std::path::Path, arguments: &[&str]) -> String {
    let output = onrecord(folder, arguments).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}
