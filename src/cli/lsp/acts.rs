//! What a person can do about the words under the cursor.

use super::document::{Document, text_at};
use super::record::{claims, under};
use crate::check::State;
use crate::ledger::{Correction, NOBODY, ReviewState};
use crate::review::Decision;
use crate::text::visible;
use crate::workflow::{Beside, Failure, Memory, Person, Project, Which, decide, words};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The commands that the server carries out.
pub const COMMANDS: [&str; 3] = [ACCEPT, MISREAD, SOURCE];

const ACCEPT: &str = "onrecord.accept";
const MISREAD: &str = "onrecord.misread";
const SOURCE: &str = "onrecord.source";

/// How many other sources are offered.
const SOURCES: usize = 6;

/// Answers what can be done about what the cursor or the selection touches.
pub fn offered(project: &Project, memory: &mut Memory, document: &Document, params: &Value) -> Value {
    let byte = document.text.byte(&params["range"]["start"]);
    let all = claims(project, memory, document);
    let names: BTreeSet<String> = all.iter().filter_map(|one| one.claim.attributed()).map(str::to_owned).collect();
    let found = under(all, byte).into_iter().filter(|one| one.state == State::Verified && !one.claim.is_misread());
    let mut actions: Vec<Value> = found.flat_map(|one| about(&one, &names, document)).collect();
    let told = params.pointer("/context/diagnostics").and_then(Value::as_array);
    actions.extend(told.into_iter().flatten().filter_map(|one| allowed(document, one)));
    json!(actions)
}

/// Returns what can be said of a claim that stands as it is on record.
fn about(one: &Beside, names: &BTreeSet<String>, document: &Document) -> Vec<Value> {
    let what = words::cut(&visible::prose(&one.claim.corrected().words()));
    let name = format!("{}/{}", one.story, one.claim.id.0);
    let path = document.path.to_string_lossy();
    let act = |title: String, command: &str, more: &[&str]| {
        let arguments: Vec<&str> = [&*path, &name].into_iter().chain(more.iter().copied()).collect();
        json!({"title": title, "kind": "quickfix", "command": {"title": title, "command": command, "arguments": arguments}})
    };
    let mut out = Vec::new();
    if one.claim.review.state == ReviewState::Pending {
        out.push(act(format!("Accept “{what}”"), ACCEPT, &[]));
    }
    out.push(act(format!("“{what}” was misread: it is no claim"), MISREAD, &[]));
    let source = one.claim.attributed().unwrap_or(NOBODY);
    let others = names.iter().map(String::as_str).chain([NOBODY]).filter(|other| *other != source).take(SOURCES);
    out.extend(others.map(|other| act(format!("“{what}”: the source is {}", visible::prose(other)), SOURCE, &[other])));
    out
}

/// Returns the edit that lets a finding stand: a comment whose reason is left to be written, and until it is, a finding itself.
fn allowed(document: &Document, told: &Value) -> Option<Value> {
    let check = told.get("code").filter(|_| told["source"] == "onrecord")?.as_str()?;
    let markdown = document.path.extension().is_some_and(|ending| ending == "md" || ending == "mdx");
    let line = usize::try_from(told.pointer("/range/end/line")?.as_u64()?).ok()?;
    let units: usize = document.text.line(line).chars().map(char::len_utf16).sum();
    let end = json!({"line": line, "character": units});
    let comment = format!(" <!-- onrecord: allow({check}) reason -->");
    let edits = json!([{"range": {"start": end, "end": end}, "newText": comment}]);
    markdown.then(|| {
        json!({
            "title": format!("Allow {check} here, with a reason to be written"),
            "kind": "quickfix",
            "diagnostics": [told],
            "edit": {"changes": {document.uri.as_str(): edits}},
        })
    })
}

/// Does what a command says.
///
/// # Errors
/// Says why it can't be done, for the person at the editor.
pub fn done(params: &Value, person: &Person, project: impl Fn(&Path) -> Option<Project>) -> Result<(), String> {
    let path = PathBuf::from(text_at(params, "/arguments/0"));
    let claim = text_at(params, "/arguments/1").to_owned();
    let source = text_at(params, "/arguments/2").to_owned();
    let decision = match text_at(params, "/command") {
        ACCEPT => Decision::Accept { reason: None, correction: Correction::default() },
        MISREAD => Decision::Misread { reason: None },
        SOURCE if !source.is_empty() => {
            Decision::Accept { reason: None, correction: Correction { source: Some(source), ..Correction::default() } }
        }
        other => return Err(format!("{other} is no command of this server.")),
    };
    let project = project(&path).ok_or("there is no ledger here.")?;
    let told = |failure: Failure| {
        let helps: String = failure.helps().iter().map(|help| format!(" {help}")).collect();
        visible::prose(&format!("{}{helps}", failure.title()))
    };
    decide(&project, &mut |_| {}, &Which::Named(vec![claim]), &decision, person).map(|_| ()).map_err(told)
}
