//! `unread-text`: text that readers may see and that is not read differs from the recorded version.

use super::drift::{finding, record_help};
use super::{Case, Check, Find, Finding, Place, Related, Severity};
use crate::diff::Aside;
use crate::text::{Article, SourceSpan};

pub(super) const CHECK: Check = Check {
    name: "unread-text",
    severity: Severity::Warning,
    what: "Text that is not read differs: front matter, HTML, a code block, an image's text or a title.",
    page: include_str!("../../docs/checks/unread-text.md"),
    find: Find::Drift(find),
};

fn find(case: &Case<'_>) -> Vec<Finding> {
    let told = case.changes.iter().filter_map(|change| Some((change.aside.as_ref()?, change.note.as_str())));
    told.map(|(aside, note)| one(case, aside, note)).collect()
}

fn one(case: &Case<'_>, aside: &Aside, note: &str) -> Finding {
    let place = |path: &str, article: &Article, lines: &[SourceSpan]| {
        let whole = SourceSpan { start: lines.first()?.start, end: lines.last()?.end };
        Some(Place::in_source(path, article, whole))
    };
    let was = place(case.snapshot(), case.before.article, &aside.old);
    let is = place(case.path, case.after.article, &aside.new);
    let text = if aside.kind.is_counted() { "Text that is not read" } else { "What the article says of itself" };
    let message = format!("{text} differs from the record: {note}.");
    let related = was.map(|place| Related { place, message: "as recorded".to_owned() });
    let found =
        finding(case, &CHECK, message, is.unwrap_or_else(|| Place::of_file(case.path)), None, record_help(case, None));
    Finding { related: related.into_iter().collect(), ..found }
}
