//! `unrecorded-article`: an article that `onrecord.toml` names is not on record.

use super::{Check, Commands, Find, Finding, Place, Severity};

pub(super) const CHECK: Check = Check {
    name: "unrecorded-article",
    severity: Severity::Note,
    what: "An article that onrecord.toml names is not on record.",
    page: include_str!("../../docs/checks/unrecorded-article.md"),
    find: Find::Stray(find),
};

fn find(path: &str, commands: &Commands) -> Finding {
    Finding {
        check: CHECK.name,
        severity: CHECK.severity,
        message: format!("{path} is not on record."),
        place: Place::of_file(path),
        label: String::new(),
        claim: None,
        story: None,
        related: Vec::new(),
        help: commands.record(),
        wording: crate::check::Wording::default(),
    }
}
