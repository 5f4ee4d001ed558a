//! The JSON Schema of `onrecord.toml`, made of the list of its keys.

use super::keys::{KEYS, Key, Shape, TABLES, names};
use crate::check::{CHECKS, PROFILES, Severity};
use crate::extract::Dollar;
use crate::model::Confidence;
use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

/// Returns the schema of the file.
pub fn json_schema(generator: SchemaGenerator) -> Schema {
    let mut schema = json_schema!({
        "$schema": generator.settings().meta_schema,
        "type": "object",
        "additionalProperties": false,
    });
    schema.insert("properties".to_owned(), names("").into_iter().map(|name| (name.to_owned(), top(name))).collect());
    schema
}

/// Returns the schema of a key of the file itself, or of a table.
fn top(name: &str) -> Value {
    if let Some(key) = KEYS.iter().find(|key| key.table.is_empty() && key.name == name) {
        return value(key);
    }
    let keys: Vec<&Key> = KEYS.iter().filter(|key| key.table == name).collect();
    if let Some(whole) = keys.iter().find(|key| key.name.is_empty()) {
        return value(whole);
    }
    let properties: Map<String, Value> = keys.iter().map(|key| (key.name.to_owned(), value(key))).collect();
    let mut table = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    if name == "override" {
        // Each says what it is about, and a severity.
        table["required"] = json!(["severity"]);
        table["anyOf"] = json!([{ "required": ["paths"] }, { "required": ["confidence"] }]);
        table = json!({ "type": "array", "items": table });
    }
    table["description"] =
        TABLES.iter().find(|(table, _)| *table == name).map(|(_, what)| json!(what)).unwrap_or_default();
    table
}

fn value(key: &Key) -> Value {
    let mut schema = shape(key.shape);
    schema["description"] = json!(key.what);
    if let Some(default) = default(key) {
        schema["default"] = default;
    }
    schema
}

/// Returns the default as a value; none where nothing is set then.
fn default(key: &Key) -> Option<Value> {
    let mut written: Map<String, Value> = toml::from_str(&format!("default = {}", key.default)).ok()?;
    written.remove("default")
}

fn shape(shape: Shape) -> Value {
    match shape {
        Shape::Globs => json!({ "type": "array", "items": { "type": "string" } }),
        Shape::Words => json!({ "type": "array", "items": { "type": "string", "pattern": r#"^[^\s:=\[\]{}"'#,]+$"# } }),
        Shape::Path => json!({ "type": "string", "minLength": 1 }),
        Shape::Severities => severities(),
        Shape::SeverityOrSeverities => json!({ "anyOf": [severity(), severities()] }),
        Shape::Confidences => {
            json!({ "type": "array", "items": { "type": "string", "enum": Confidence::ALL.map(Confidence::name) } })
        }
        Shape::Profile => {
            json!({ "type": "string", "enum": PROFILES.iter().map(|profile| profile.name).collect::<Vec<_>>() })
        }
        Shape::Dollar => json!({ "type": "string", "enum": Dollar::codes() }),
        Shape::Bytes => json!({ "type": "integer", "minimum": 1 }),
        Shape::BytesOrNone => json!({ "type": "integer", "minimum": 0 }),
    }
}

fn severity() -> Value {
    let names: Vec<&str> = Severity::ALL.iter().map(|severity| severity.name()).chain(["off"]).collect();
    json!({ "type": "string", "enum": names })
}

fn severities() -> Value {
    let one = |check: &crate::check::Check| {
        let mut schema = severity();
        schema["description"] = json!(check.what);
        schema["default"] = json!(check.severity.name());
        (check.name.to_owned(), schema)
    };
    let properties: Map<String, Value> = CHECKS.iter().map(one).collect();
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}
