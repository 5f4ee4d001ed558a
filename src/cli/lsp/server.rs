//! What the server hears, and what it answers.

use super::document::{Document, text_at};
use super::{acts, findings, hover, record};
use crate::workflow::{Memory, Person, Project, Standpoint};
use chrono::NaiveDate;
use lsp_server::{ErrorCode, Message, Notification, Request, Response};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A conversation with an editor.
pub struct Server {
    documents: BTreeMap<String, Document>,
    /// What was read of each ledger, by its folder.
    memories: BTreeMap<PathBuf, Memory>,
    /// Whoever decides, and today.
    person: Person,
    /// Where the program was started.
    at: Standpoint,
}

impl Server {
    pub fn new(person: Person, at: Standpoint) -> Self {
        Self { documents: BTreeMap::new(), memories: BTreeMap::new(), person, at }
    }

    /// Takes note of the day.
    pub fn today(&mut self, day: NaiveDate) {
        self.person.day = day;
    }

    /// Takes in what the editor tells.
    pub fn hear(&mut self, told: &Notification) -> Vec<Message> {
        let uri = text_at(&told.params, "/textDocument/uri");
        match told.method.as_str() {
            "textDocument/didOpen" => self.read(uri, text_at(&told.params, "/textDocument/text")),
            "textDocument/didChange" => {
                let last = told.params.pointer("/contentChanges").and_then(Value::as_array).and_then(|all| all.last());
                match last.and_then(|change| change.get("text")).and_then(Value::as_str) {
                    Some(text) => self.read(uri, text),
                    None => Vec::new(),
                }
            }
            // A ledger may have been written, too.
            "textDocument/didSave" => self.all(),
            "textDocument/didClose" => {
                self.documents.remove(uri);
                vec![publish(uri, &[])]
            }
            _ => Vec::new(),
        }
    }

    fn read(&mut self, uri: &str, text: &str) -> Vec<Message> {
        let Some(document) = Document::new(uri, text) else { return Vec::new() };
        let told = self.findings(&document);
        self.documents.insert(uri.to_owned(), document);
        vec![publish(uri, &told)]
    }

    /// Returns what is found in every document that is open.
    fn all(&mut self) -> Vec<Message> {
        let documents = std::mem::take(&mut self.documents);
        let told = documents.values().map(|document| publish(&document.uri, &self.findings(document))).collect();
        self.documents = documents;
        told
    }

    fn findings(&mut self, document: &Document) -> Vec<Value> {
        let Some(project) = self.project(&document.path) else { return Vec::new() };
        let memory = self.memories.entry(project.folder().to_owned()).or_default();
        findings::of(&project, document, self.person.day, memory)
    }

    /// Opens the ledger that holds the file at `path`; none where there is none, or it can't be opened.
    fn project(&self, path: &Path) -> Option<Project> {
        let here = path.parent().map(Path::to_owned).unwrap_or_default();
        Project::at(&Standpoint { here, ..self.at.clone() }).ok()
    }

    /// Answers a question, or does what is asked for.
    pub fn answer(&mut self, request: Request) -> Vec<Message> {
        let Request { id, method, params } = request;
        let asked = self.documents.get(text_at(&params, "/textDocument/uri"));
        let asked = asked.and_then(|document| Some((document, self.project(&document.path)?)));
        let mut none = Memory::default();
        let memory = match &asked {
            Some((_, project)) => self.memories.entry(project.folder().to_owned()).or_default(),
            None => &mut none,
        };
        let answer = match (method.as_str(), asked) {
            ("textDocument/hover", Some((document, project))) => hover::hover(&project, memory, document, &params),
            ("textDocument/definition", Some((document, project))) => {
                record::definition(&project, memory, document, &params, &self.documents)
            }
            ("textDocument/documentLink", Some((document, project))) => record::links(&project, memory, document),
            ("textDocument/codeAction", Some((document, project))) => {
                acts::offered(&project, memory, document, &params)
            }
            ("workspace/executeCommand", _) => {
                let done = acts::done(&params, &self.person, |path| self.project(path));
                let answer = match done {
                    Ok(()) => Response::new_ok(id, Value::Null),
                    Err(why) => Response::new_err(id, ErrorCode::RequestFailed as i32, why),
                };
                return std::iter::once(Message::Response(answer)).chain(self.all()).collect();
            }
            (
                "textDocument/hover"
                | "textDocument/definition"
                | "textDocument/documentLink"
                | "textDocument/codeAction",
                None,
            ) => Value::Null,
            _ => {
                let why = format!("{method} is not known here.");
                return vec![Response::new_err(id, ErrorCode::MethodNotFound as i32, why).into()];
            }
        };
        vec![Response::new_ok(id, answer).into()]
    }
}

fn publish(uri: &str, found: &[Value]) -> Message {
    let params = json!({"uri": uri, "diagnostics": found});
    Notification::new("textDocument/publishDiagnostics".to_owned(), params).into()
}
