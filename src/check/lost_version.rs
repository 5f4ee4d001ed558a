//! `lost-version`: a story has not all the versions that it had.

use super::{Base, Check, Find, Finding, Holdings, Place, Severity};
use crate::ledger::{StoryFile, Version};
use std::collections::BTreeSet;

pub(super) const CHECK: Check = Check {
    name: "lost-version",
    severity: Severity::Error,
    what: "A version of a story was on record in the commit that is compared with, and is not on record any more.",
    page: include_str!("../../docs/checks/lost-version.md"),
    find: Find::Ledger(find),
};

fn find(holdings: &Holdings<'_>) -> Vec<Finding> {
    let Some(base) = &holdings.base else { return Vec::new() };
    let (stories, mut findings) = (holdings.by_name(), Vec::new());
    for then in &base.stories {
        let Some(now) = stories.get(&then.story.slug) else { continue };
        let kept: BTreeSet<_> = now.story.versions.iter().map(|version| version.seal).collect();
        let lost: Vec<&Version> = then.story.versions.iter().filter(|version| !kept.contains(&version.seal)).collect();
        if !lost.is_empty() {
            findings.push(finding(holdings, base, now, &lost));
        }
    }
    findings
}

fn finding(holdings: &Holdings<'_>, base: &Base<'_>, now: &StoryFile, lost: &[&Version]) -> Finding {
    let slug = &now.story.slug;
    let first = lost.first().map_or(0, |version| version.number);
    let which = match lost.len() {
        1 => format!("Version {first} of {slug} is"),
        several => format!("{several} versions of {slug}, the first of them version {first}, are"),
    };
    let again = now
        .story
        .latest()
        .map_or_else(String::new, |latest| format!(" && {}", (holdings.commands)(&latest.path).record()));
    let at = now.versions.last().map(|place| place.number).unwrap_or_default();
    let column = at.column.max(1);
    Finding {
        check: CHECK.name,
        severity: CHECK.severity,
        message: format!("{which} on record in commit {}, and not any more.", base.commit),
        place: Place::on_line(&now.path, at.line.max(1), column..column + 1),
        label: String::new(),
        claim: None,
        story: Some(slug.to_string()),
        related: Vec::new(),
        help: format!("bring the record back, then record the article again: {}{again}", base.restore(slug, holdings)),
        wording: crate::check::Wording::default(),
    }
}
