//! Findings that are known: those of a baseline file, or those of a commit. They are marked and don't fail a run.

use crate::check::{self, Baseline, Finding, Place, Reported, Texts, fingerprints};
use crate::intake::{self, IntakeError};
use crate::schema::json;
use crate::text::shell::word;
use crate::text::visible;
use crate::workflow::failure::Failure;
use crate::workflow::paths::target;
use crate::workflow::project::Project;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// The schema of a baseline file.
pub const SCHEMA: &str = "onrecord/baseline/1";

/// Largest baseline file, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Findings that are known, by fingerprint.
#[derive(Debug, Default)]
pub(crate) struct Known {
    entries: BTreeMap<String, Entry>,
    /// The revision that a branch left, where they were found there.
    since: Option<Arc<str>>,
}

/// One known finding, as the file holds it. Neither line nor column: text that is added above changes nothing.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Finding")]
struct Entry {
    /// The check that reports it.
    check: String,
    /// The file that holds it, from the ledger's folder.
    path: String,
    /// The story that it is about.
    story: Option<String>,
    /// The recorded claim that it is about.
    claim: Option<String>,
    /// What is wrong, as a sentence.
    message: String,
    /// What it is known by: a digest of the check, the story, the claim and the words.
    fingerprint: String,
}

/// A baseline file.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct File<'f> {
    /// The form of this file.
    #[serde(borrow)]
    #[schemars(extend("const" = SCHEMA))]
    schema: Cow<'f, str>,
    /// The known findings. `onrecord check --write-baseline` writes them.
    findings: Vec<Entry>,
}

impl Known {
    /// Returns the findings that nobody has let stand as known ones.
    pub fn of(findings: &[Reported], texts: &Texts) -> Self {
        let entry = |(reported, fingerprint): (&Reported, String)| {
            let finding = &reported.finding;
            let entry = Entry {
                check: finding.check.to_owned(),
                path: finding.place.path.clone(),
                story: finding.story.clone(),
                claim: finding.claim.as_ref().map(|id| id.0.clone()),
                message: finding.message.clone(),
                fingerprint: fingerprint.clone(),
            };
            reported.suppression.is_none().then_some((fingerprint, entry))
        };
        let entries = findings.iter().zip(fingerprints(findings, texts)).filter_map(entry).collect();
        Self { entries, since: None }
    }

    /// Returns them as what was found where a branch left `revision`.
    #[must_use]
    pub fn where_it_left(self, revision: &str) -> Self {
        Self { since: Some(revision.into()), ..self }
    }

    /// Reads a baseline file; `typed` is how it is typed where somebody stands.
    ///
    /// # Errors
    /// Where it is missing, or no baseline.
    pub fn read(path: &Path, typed: &Path) -> Result<Self, Failure> {
        let shown = visible::path(typed);
        let bytes = intake::read_file(path, LARGEST).map_err(|error| match error {
            IntakeError::Missing { .. } => Failure::usage(format!("the baseline {shown} does not exist."))
                .help(format!("write it: onrecord check --write-baseline {}", word(typed))),
            error => error.into(),
        })?;
        Self::parse(&bytes.bytes).map_err(|message| {
            let help = "name a file that `onrecord check --write-baseline FILE` wrote, and resolve conflicts in it";
            Failure::usage(format!("{shown} is no baseline that can be read: {message}.")).help(help)
        })
    }

    fn parse(bytes: &[u8]) -> Result<Self, String> {
        let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
        let file: File<'_> = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if file.schema != SCHEMA {
            return Err(format!("its schema is {}, not {SCHEMA}", visible::prose(&file.schema)));
        }
        let entries = file.findings.into_iter().map(|entry| (entry.fingerprint.clone(), entry));
        Ok(Self { entries: entries.collect(), since: None })
    }

    /// Writes the file: one finding a line, so that git merges it and people can review it.
    ///
    /// # Errors
    /// Where it can't be written, or another file stands in its place.
    pub fn write(&self, project: &Project, typed: &Path) -> Result<(), Failure> {
        let shown = visible::path(typed);
        let target =
            target(Some(project), &project.at, &project.spared_but_baseline()?, typed).map_err(Failure::into_usage)?;
        let there = std::fs::symlink_metadata(target.path()).is_ok();
        if target.is_stream() || there && Self::read(target.path(), typed).is_err() {
            let title = format!("{shown} is there already, and no baseline; nothing was written.");
            return Err(Failure::usage(title).help("name another file"));
        }
        let mut entries: Vec<&Entry> = self.entries.values().collect();
        let key = |entry: &Entry| (entry.path.clone(), entry.check.clone(), entry.fingerprint.clone());
        entries.sort_by_key(|entry| key(entry));
        let lines: Result<Vec<String>, _> = entries.into_iter().map(json::line).collect();
        let lines = lines.map_err(|error| Failure::unchecked(format!("{shown} can't be written: {error}.")))?;
        let body = if lines.is_empty() { String::new() } else { format!("\n    {}\n  ", lines.join(",\n    ")) };
        let text = format!("{{\n  \"schema\": \"{SCHEMA}\",\n  \"findings\": [{body}]\n}}\n");
        Ok(target.put(text.as_bytes())?)
    }

    /// Marks each finding as new or known; returns the known ones that are not found any more, as far as `looked_at`
    /// says that their files were looked at.
    pub fn mark(&self, findings: &mut [Reported], texts: &Texts, looked_at: impl Fn(&str) -> bool) -> Vec<Reported> {
        let prints = fingerprints(findings, texts);
        for (reported, print) in findings.iter_mut().zip(&prints) {
            let known = self.entries.contains_key(print);
            reported.baseline = Some(if known { Baseline::Unchanged } else { Baseline::New });
            reported.since.clone_from(&self.since);
        }
        let mut gone = self.entries.clone();
        prints.iter().for_each(|print| drop(gone.remove(print)));
        let gone = gone.into_values().filter(|entry| looked_at(&entry.path)).filter_map(absent);
        gone.map(|reported| Reported { since: self.since.clone(), ..reported }).collect()
    }

    /// Returns how many findings are known.
    pub fn count(&self) -> usize {
        self.entries.len()
    }
}

/// Returns a known finding that is not found any more; none where this program does not know its check.
fn absent(entry: Entry) -> Option<Reported> {
    let check = check::check(&entry.check)?;
    let finding = Finding {
        check: check.name,
        severity: check.severity,
        message: entry.message,
        place: Place::of_file(&entry.path),
        label: String::new(),
        claim: entry.claim.map(crate::model::ClaimId),
        story: entry.story,
        related: Vec::new(),
        help: String::new(),
        wording: crate::check::Wording::default(),
    };
    Some(Reported { baseline: Some(Baseline::Absent), ..Reported::new(finding) })
}
