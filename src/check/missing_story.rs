//! `missing-story`: a story was recorded, and its file is gone.

use super::{Check, Find, Finding, Holdings, Place, Related, Severity};
use crate::ledger::Slug;

pub(super) const CHECK: Check = Check {
    name: "missing-story",
    severity: Severity::Error,
    what: "A story was on record, and its file is gone.",
    page: include_str!("../../docs/checks/missing-story.md"),
    find: Find::Ledger(find),
};

fn find(holdings: &Holdings<'_>) -> Vec<Finding> {
    holdings.missing().into_iter().map(|slug| finding(holdings, slug)).collect()
}

fn finding(holdings: &Holdings<'_>, slug: &Slug) -> Finding {
    let claims = holdings.path_of(slug);
    let base = holdings.base.as_ref().filter(|base| base.files.contains_key(slug));
    let article = holdings.articles.get(slug);
    let snapshots = holdings.snapshots.get(slug).map_or(&[][..], Vec::as_slice);
    let message = match base {
        Some(base) => format!("The story {slug} is on record in commit {}, and {claims} is gone.", base.commit),
        None => format!("Snapshots of a story {slug} are there, and {claims} is gone."),
    };
    let again = || {
        let again = article.map_or_else(String::new, |path| format!(": {}", (holdings.commands)(path).record()));
        format!("restore {claims} from your version control; if the first `record` was broken off, run it again{again}")
    };
    let related = |path: &String, message: &str| Related { place: Place::of_file(path), message: message.to_owned() };
    let first = snapshots.first().map(|path| related(path, "a snapshot of it"));
    Finding {
        check: CHECK.name,
        severity: CHECK.severity,
        message,
        place: Place::of_file(&claims),
        label: String::new(),
        claim: None,
        story: Some(slug.to_string()),
        related: article.map(|path| related(path, "its article")).into_iter().chain(first).collect(),
        help: base.map_or_else(again, |base| base.restore(slug, holdings)),
        wording: crate::check::Wording::default(),
    }
}
