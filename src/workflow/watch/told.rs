//! What a watch tells of a version: its changes, and what the check finds in them.

use crate::check::Severity;
use crate::ledger::StoryFile;
use crate::model::Alarm;
use crate::workflow::StoryVersion;
use crate::workflow::check::of_story;
use crate::workflow::finding::Finding;
use crate::workflow::project::Project;
use crate::workflow::words;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;

/// What is told of a version that was recorded.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Told {
    /// What tells it from all others, for ever: the story's name and the version's number, storm@3.
    pub id: String,
    /// What happened, as a sentence.
    pub text: String,
    /// How loud the loudest of its changes is.
    #[schemars(with = "Alarm")]
    pub alarm: &'static str,
    /// The version.
    #[serde(flatten)]
    pub version: StoryVersion,
    /// What the check finds in the claims that changed, graver than a note.
    pub findings: Vec<Finding>,
}

impl Told {
    /// Returns what is told of a version; `file` where it is the latest one, so that it can be checked.
    pub fn new(project: &Project, version: StoryVersion, file: Option<&StoryFile>, today: NaiveDate) -> Self {
        let changes = version.changes.as_deref().unwrap_or_default();
        let alarm =
            [Alarm::Must, Alarm::Info].into_iter().find(|alarm| changes.iter().any(|one| one.alarm == alarm.name()));
        let ids: BTreeSet<&str> = changes.iter().filter_map(|change| change.id.as_deref()).collect();
        let concerns = |finding: &Finding| {
            finding.severity != Severity::Note
                && !finding.is_settled()
                && (version.version == 1 || finding.claim.as_deref().is_some_and(|claim| ids.contains(claim)))
        };
        let mut findings = file.map(|file| of_story(project, file, today)).unwrap_or_default();
        findings.retain(concerns);
        let alarm = alarm.unwrap_or(Alarm::None).name();
        let id = format!("{}@{}", version.story, version.version);
        Self { id, text: text(&version), alarm, version, findings }
    }

    /// Returns whether anything of substance changed.
    pub fn is_of_substance(&self) -> bool {
        self.alarm == Alarm::Must.name()
    }
}

/// Says what happened.
fn text(version: &StoryVersion) -> String {
    let name = version.headline.as_ref().map_or(version.story.clone(), |headline| format!("“{headline}”"));
    let Some(changes) = &version.changes else { return format!("{name} is on record.") };
    let loud: Vec<_> = changes.iter().filter(|change| change.alarm == Alarm::Must.name()).collect();
    let Some(first) = loud.first() else { return format!("{name} changed, in nothing of substance.") };
    let more = match loud.len() {
        1 => String::new(),
        count => format!(", and {}", words::count(count - 1, "other change")),
    };
    let what = if first.note.is_empty() { first.change.first().copied().unwrap_or_default() } else { &first.note };
    format!("{name} changed: {}{more}.", what.trim_end_matches('.'))
}
