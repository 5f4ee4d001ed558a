//! Ledgers, next to the schema of a story's file.

use super::output::newsroom;
use super::reader::{Case, mistakes, printed};
use super::schema;
use onrecord::ledger::StoryFile;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn yaml(path: &Path) -> Value {
    serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn case(document: Value) -> Case {
    Case { schema: "ledger".to_owned(), document, strict: false }
}

/// Whether the program reads the document; JSON is YAML too.
fn is_read(document: &Value) -> bool {
    StoryFile::read("claims/dam.yaml", serde_json::to_string_pretty(document).unwrap()).is_ok()
}

/// A story's file that holds every key there is, one claim of each kind.
fn whole() -> Value {
    let folder = tempfile::tempdir().unwrap();
    newsroom(folder.path());
    let mut story = yaml(&folder.path().join("claims/dam.yaml"));
    let digest = story["versions"][0]["digest"].clone();
    story["title"] = json!("The dam");
    story["url"] = json!("https://news.example/dam");
    story["versions"][0]["headline"] = json!("The dam holds");
    story["versions"][0]["byline"] = json!(["Mia Holm"]);
    story["versions"][0]["updated"] = json!("2026-05-05");
    story["versions"][0]["page"] = json!({ "file": "snapshots/dam/1.html", "digest": digest, "reader": 1 });
    let response = json!({ "date": "Mon, 02 Mar 2026 08:00:00 GMT", "etag": "\"5f\"", "last-modified": "x", "content-type": "text/html" });
    story["versions"][0]["response"] = response;
    let mut kinds = BTreeSet::new();
    let claims = story["claims"].as_array_mut().unwrap();
    claims.retain(|claim| {
        let split = if claim["says"]["parts"].is_array() { "split" } else { "" };
        let past = if claim["history"].is_array() { "past" } else { "" };
        kinds.insert(format!("{} {split} {past}", claim["says"]["kind"]))
    });
    let evidence =
        json!({ "url": "https://water.example", "accessed": "2026-05-05", "digest": digest, "note": "the level" });
    claims[0]["evidence"] = json!([evidence]);
    claims[0]["note"] = json!("read the gauge");
    claims[0]["gone"] = json!(3);
    claims[0]["added"] = json!({ "by": "Mia", "date": "2026-05-05", "reason": "missed" });
    claims[0]["allow"] = json!([{ "check": "unsourced-claim", "reason": "our own count", "until": "2031-01-01" }]);
    claims[0]["review"] = json!({ "state": "rejected", "by": "Mia", "date": "2026-05-05", "reason": "misread", "corrected": { "source": "nobody", "cue": "told" }, "seal": digest });
    for (kind, corrected) in
        [("figure", json!({ "value": 3, "other": 2 })), ("date", json!({ "date": "2026-05-05", "time": "19:30" }))]
    {
        let claim = claims.iter_mut().find(|claim| claim["says"]["kind"] == kind).unwrap();
        claim["review"] = json!({ "state": "accepted", "corrected": corrected, "seal": digest });
    }
    story
}

/// Returns the places of all values, each once for all items of a list that look alike.
fn places(value: &Value, at: &str, shape: &str, seen: &mut BTreeSet<String>, out: &mut Vec<String>) {
    let kind = value["kind"].as_str().unwrap_or_default();
    let keys: Vec<&str> = value.as_object().into_iter().flatten().map(|(key, _)| key.as_str()).collect();
    let shape = format!("{shape}{kind}{keys:?}");
    if !seen.insert(shape.clone()) {
        return;
    }
    out.push(at.to_owned());
    match value {
        Value::Object(keys) => {
            keys.iter()
                .for_each(|(key, inner)| places(inner, &format!("{at}/{key}"), &format!("{shape}/{key}"), seen, out));
        }
        Value::Array(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(i, inner)| places(inner, &format!("{at}/{i}"), &format!("{shape}/"), seen, out));
        }
        _ => {}
    }
}

/// Adds the keys of all objects in `value` to `out`.
fn keys(value: &Value, out: &mut BTreeSet<String>) {
    out.extend(value.as_object().into_iter().flatten().map(|(key, _)| key.clone()));
    let inner = value.as_object().into_iter().flat_map(Map::values).chain(value.as_array().into_iter().flatten());
    inner.for_each(|inner| keys(inner, out));
}

/// Returns the document with each of its values changed, taken away or joined by one too many; with the place of each change.
fn mutations(whole: &Value) -> Vec<(String, Value)> {
    let (mut all, mut out) = (Vec::new(), Vec::new());
    places(whole, "", "", &mut BTreeSet::new(), &mut all);
    for at in &all {
        let old = whole.pointer(at).unwrap();
        let mut others = vec![
            Value::Null,
            json!(7),
            json!(-1),
            json!(0.5),
            json!(true),
            json!([]),
            json!({}),
            json!("x"),
            json!(""),
        ];
        match old {
            Value::String(text) => {
                others.extend([json!(text.to_uppercase()), json!(format!("{text}0")), json!([text])])
            }
            Value::Array(items) if !items.is_empty() => others.push(json!(items[..1])),
            Value::Object(keys) => {
                let mut more = keys.clone();
                more.insert("colour".to_owned(), json!("red"));
                others.push(Value::Object(more));
            }
            _ => {}
        }
        for other in others.into_iter().filter(|other| other != old) {
            let mut mutated = whole.clone();
            *mutated.pointer_mut(at).unwrap() = other.clone();
            out.push((format!("{at} = {other}"), mutated));
        }
        if let Some((parent, key)) = at.rsplit_once('/') {
            let mut mutated = whole.clone();
            if let Some(keys) = mutated.pointer_mut(parent).and_then(Value::as_object_mut) {
                keys.remove(key);
                out.push((format!("{at} is gone"), mutated));
            }
        }
    }
    out
}

/// Returns whether the program may read what the schema refuses: a text that YAML takes for a number or a truth value,
/// which it reads as it is written. The schema wants quotation marks, so that every reader reads the same; and it knows
/// the checks, which `onrecord check` looks at, not the reader.
fn is_lenient(change: &str) -> bool {
    let value = change.rsplit(" = ").next().unwrap();
    ["7", "-1", "0.5", "true"].contains(&value) || change.contains("/check = ")
}

#[test]
fn the_schema_refuses_what_the_program_refuses() {
    let whole = whole();
    assert!(is_read(&whole), "{whole}");
    let (mut held, mut known) = (BTreeSet::new(), BTreeSet::new());
    keys(&whole, &mut held);
    let schema = schema("ledger");
    let objects = schema["definitions"].as_object().unwrap().values().chain([&schema]);
    known.extend(objects.flat_map(|object| object["properties"].as_object().unwrap().keys().cloned()));
    assert_eq!(held, known, "the story above holds every key that there is");
    let mutations = mutations(&whole);
    assert!(mutations.len() > 800, "{}", mutations.len());
    let cases: Vec<Case> =
        [whole].into_iter().chain(mutations.iter().map(|(_, document)| document.clone())).map(case).collect();
    let Some(mistakes) = mistakes(&cases) else { return };
    assert_eq!(mistakes[0], "");
    let mut wrong = Vec::new();
    for ((change, document), mistake) in mutations.iter().zip(&mistakes[1..]) {
        match (is_read(document), mistake.is_empty()) {
            (true, false) if !is_lenient(change) => {
                wrong.push(format!("{change}: only the schema refuses it: {mistake}"))
            }
            (false, true) => wrong.push(format!("{change}: only the program refuses it")),
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), mutations.len(), wrong.join("\n"));
}

#[test]
fn our_own_record_fits() {
    let mut cases = Vec::new();
    for entry in fs::read_dir("claims").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "yaml") {
            cases.push(case(yaml(&path)));
        }
    }
    assert!(!cases.is_empty());
    let Some(mistakes) = mistakes(&cases) else { return };
    assert!(mistakes.iter().all(String::is_empty), "{mistakes:?}");
}

#[test]
fn mistakes_of_a_person_are_marked_where_they_stand() {
    let whole = whole();
    let (mut cases, mut places) = (Vec::new(), Vec::new());
    let mut seed = |place: &str, edit: &dyn Fn(&mut Map<String, Value>)| {
        let mut document = whole.clone();
        edit(document["claims"][0].as_object_mut().unwrap());
        cases.push(case(document));
        places.push(place.to_owned());
    };
    seed("claims/0: Additional", &|claim| drop(claim.insert("evidense".to_owned(), json!([]))));
    seed("claims/0/says/kind: 'quotation' is not one of", &|claim| {
        claim["says"]["kind"] = json!("quotation");
    });
    seed("claims/0/says: 'digest' is a required", &|claim| {
        drop(claim["says"].as_object_mut().unwrap().remove("digest"))
    });
    seed("claims/0/note: 7 is not of type", &|claim| drop(claim.insert("note".to_owned(), json!(7))));
    seed("claims/0/allow/0/check: 'unsourced-clam' is not one of", &|claim| {
        claim["allow"][0]["check"] = json!("unsourced-clam");
    });
    seed("claims/0/allow/0/until: '2031-02-30' is not a 'date'", &|claim| {
        claim["allow"][0]["until"] = json!("2031-02-30");
    });
    seed("claims/0/allow/0/reason: ' '", &|claim| claim["allow"][0]["reason"] = json!(" "));
    let Some(mistakes) = mistakes(&cases) else { return };
    for (place, mistake) in places.iter().zip(&mistakes) {
        assert!(mistake.starts_with(place.as_str()), "{place}: {mistake}");
    }
}

#[test]
fn a_check_that_there_is_not_is_refused_by_the_program_too() {
    let folder = tempfile::tempdir().unwrap();
    newsroom(folder.path());
    let path = folder.path().join("claims/dam.yaml");
    let yaml = fs::read_to_string(&path).unwrap().replace("check: unsourced-claim", "check: unsourced-clam");
    fs::write(&path, yaml).unwrap();
    let found = printed(folder.path(), &["check", "--format", "jsonl"]);
    assert!(found.contains("\"check\":\"invalid-suppression\""), "{found}");
}
