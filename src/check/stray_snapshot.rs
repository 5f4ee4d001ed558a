//! `stray-snapshot`: a snapshot lies beside a story that does not name it.

use super::{Check, Find, Finding, Holdings, Place, Related, Severity};
use crate::ledger::StoryFile;

pub(super) const CHECK: Check = Check {
    name: "stray-snapshot",
    severity: Severity::Error,
    what: "A snapshot is there that no version of its story names: a version is gone, or a recording was broken off.",
    page: include_str!("../../docs/checks/stray-snapshot.md"),
    find: Find::Ledger(find),
};

fn find(holdings: &Holdings<'_>) -> Vec<Finding> {
    let (unnamed, stories) = (holdings.unnamed().into_iter(), holdings.by_name());
    unnamed.filter_map(|(slug, path)| Some(finding(holdings, stories.get(slug)?, path))).collect()
}

fn finding(holdings: &Holdings<'_>, file: &StoryFile, path: &str) -> Finding {
    let (story, claims) = (&file.story.slug, &file.path);
    let latest = file.story.latest();
    let again = latest.map_or_else(String::new, |latest| {
        format!("if `record` was broken off, run it again: {}; ", (holdings.commands)(&latest.path).record())
    });
    let place = file.versions.last().zip(latest).map(|(place, latest)| {
        let at = place.number;
        let place = Place::on_line(claims, at.line.max(1), at.column..at.column + latest.number.to_string().len());
        Related { place, message: "the latest version on record".to_owned() }
    });
    Finding {
        check: CHECK.name,
        severity: CHECK.severity,
        message: format!("{path} is there, and no version of {story} names it."),
        place: Place::of_file(path),
        label: String::new(),
        claim: None,
        story: Some(story.to_string()),
        related: place.into_iter().collect(),
        help: format!(
            "if a version was taken out of {claims}, restore that file from your version control; {again}else remove the snapshot"
        ),
        wording: crate::check::Wording::default(),
    }
}
