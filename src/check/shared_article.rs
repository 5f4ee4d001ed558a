//! `shared-article`: two stories are of one article.

use super::{Check, Find, Finding, Holdings, Place, Related, Severity};
use crate::ledger::StoryFile;
use std::collections::BTreeMap;

pub(super) const CHECK: Check = Check {
    name: "shared-article",
    severity: Severity::Error,
    what: "Two stories are on record of one article, so that what it says stands in two records.",
    page: include_str!("../../docs/checks/shared-article.md"),
    find: Find::Ledger(find),
};

fn find(holdings: &Holdings<'_>) -> Vec<Finding> {
    let mut by_path: BTreeMap<&str, Vec<&StoryFile>> = BTreeMap::new();
    for file in &holdings.stories {
        if let Some(latest) = file.story.latest() {
            by_path.entry(&latest.path).or_default().push(file);
        }
    }
    let mut findings = Vec::new();
    for (path, mut files) in by_path {
        // The one that was there first is taken for the article's own.
        files.sort_by_key(|file| file.story.versions.first().map(|version| version.recorded));
        let Some((first, others)) = files.split_first() else { continue };
        findings.extend(others.iter().map(|other| finding(path, first, other)));
    }
    findings
}

fn finding(path: &str, first: &StoryFile, other: &StoryFile) -> Finding {
    let (one, two) = (&first.story.slug, &other.story.slug);
    let snapshots =
        other.story.latest().and_then(|latest| latest.snapshot.rsplit_once('/')).map_or("", |(folder, _)| folder);
    Finding {
        check: CHECK.name,
        severity: CHECK.severity,
        message: format!("{path} is on record as two stories, {one} and {two}."),
        place: path_of(other),
        label: String::new(),
        claim: None,
        story: Some(two.to_string()),
        related: vec![Related { place: path_of(first), message: format!("the article of {one} too") }],
        help: format!(
            "if {two} is of another article, record that one with --story {two}; if its `path` was changed by hand, restore \
             {0}; else take {two} off the record: remove {0} and {snapshots}",
            other.path
        ),
        wording: crate::check::Wording::default(),
    }
}

/// Returns where the latest version of a story names its article.
fn path_of(file: &StoryFile) -> Place {
    let at = file.versions.last().map(|place| place.path).unwrap_or_default();
    let width = file.story.latest().map_or(0, |latest| latest.path.chars().count());
    Place::on_line(&file.path, at.line.max(1), at.column.max(1)..at.column.max(1) + width)
}
