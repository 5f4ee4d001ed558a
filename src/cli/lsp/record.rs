//! The recorded claims beside a document, and the ways between an article and its ledger.

use super::document::{Document, uri_of};
use crate::intake::read_file;
use crate::ledger::Evidence;
use crate::text::visible;
use crate::workflow::{Beside, Memory, Project, beside};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// Returns the recorded claims beside a document; none where they can't be read, which its diagnostics say.
pub fn claims(project: &Project, memory: &mut Memory, document: &Document) -> Vec<Beside> {
    beside(project, &document.path, document.text.whole.as_bytes(), memory).unwrap_or_default()
}

/// Returns the claims that hold a byte of the document, the shortest first.
pub fn under(claims: Vec<Beside>, byte: usize) -> Vec<Beside> {
    let holds = |one: &Beside| one.at.as_ref().is_some_and(|at| at.start <= byte && byte <= at.end);
    let mut found: Vec<Beside> = claims.into_iter().filter(holds).collect();
    found.sort_by_key(|one| one.at.as_ref().map(ExactSizeIterator::len));
    found
}

/// Answers the way from a claim to its entry in the ledger, and from an entry to the article.
pub fn definition(
    project: &Project,
    memory: &mut Memory,
    document: &Document,
    params: &Value,
    open: &BTreeMap<String, Document>,
) -> Value {
    if let Some(found) = entry(project, memory, document, params, open) {
        return found;
    }
    let byte = document.text.byte(&params["position"]);
    let found = under(claims(project, memory, document), byte).into_iter().next();
    found.map_or(Value::Null, |one| {
        let start = json!({"line": one.line.saturating_sub(1), "character": 0});
        json!({"uri": uri_of(&project.folder().join(&one.file)), "range": {"start": start, "end": start}})
    })
}

/// Returns where the claim stands in its article whose entry in the ledger the cursor is in.
fn entry(
    project: &Project,
    memory: &mut Memory,
    document: &Document,
    params: &Value,
    open: &BTreeMap<String, Document>,
) -> Option<Value> {
    let path = project.inside_unsaved(&document.path).ok()?;
    let line = usize::try_from(params.pointer("/position/line")?.as_u64()?).ok()? + 1;
    let found = memory.with_stories(project, |files, _| {
        let file = files.iter().find(|file| file.path == path)?;
        let at = file.claims.iter().rposition(|place| place.id.line <= line)?;
        let id = file.story.claims.get(at)?.id.clone();
        Some((id, project.folder().join(file.story.latest()?.article())))
    });
    let (id, article) = found.ok()??;
    let uri = uri_of(&article);
    let saved;
    let there = match open.get(&uri) {
        Some(there) => there,
        None => {
            saved = read(project, &article, &uri)?;
            &saved
        }
    };
    let found = claims(project, memory, there).into_iter().find(|one| one.claim.id == id)?;
    Some(json!({"uri": uri, "range": there.text.range(&found.at?)}))
}

fn read(project: &Project, article: &Path, uri: &str) -> Option<Document> {
    let bytes = read_file(article, project.config.article_bytes).ok()?.bytes;
    Document::new(uri, &String::from_utf8(bytes).ok()?)
}

/// Answers with a link from each claim to the documents that a person found it confirmed in.
pub fn links(project: &Project, memory: &mut Memory, document: &Document) -> Value {
    let of = |one: &Beside| -> Vec<Value> {
        let Some(at) = &one.at else { return Vec::new() };
        let range = document.text.range(at);
        let link = |evidence: &Evidence| json!({"range": range, "target": evidence.url, "tooltip": visible::prose(evidence.note.as_deref().unwrap_or("evidence"))});
        one.claim.evidence.iter().filter(|one| one.url.starts_with("http")).map(link).collect()
    };
    let claims = claims(project, memory, document);
    json!(claims.iter().flat_map(of).collect::<Vec<_>>())
}
