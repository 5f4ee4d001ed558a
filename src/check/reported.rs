//! A finding with what a run knows about it beyond its check: whether it is old, and whether somebody allowed it.

use super::finding::{Finding, Severity};
use super::suppression::{Suppression, SuppressionKind};
use std::sync::Arc;

/// A finding as it is reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reported {
    /// The finding.
    pub finding: Finding,
    /// How it compares with the baseline; none in every finding of a run without one.
    pub baseline: Option<Baseline>,
    /// The revision that a branch left, where the baseline is what was found there; none where it is a file.
    pub since: Option<Arc<str>>,
    /// Who allowed it.
    pub suppression: Option<Suppression>,
}

/// How a finding compares with the baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Baseline {
    /// The baseline does not have it.
    New,
    /// The baseline has it.
    Unchanged,
    /// The baseline has it in other words.
    Updated,
    /// The baseline has it, the run does not.
    Absent,
}

impl Reported {
    /// Returns the finding with nothing else known about it.
    pub fn new(finding: Finding) -> Self {
        Self { finding, baseline: None, since: None, suppression: None }
    }

    /// Returns whether nobody has to look: it is old, gone or allowed.
    pub fn is_settled(&self) -> bool {
        is_settled(self.baseline, self.suppression.is_some())
    }

    /// Returns how loud formats are about it that know no baseline and no suppression: what is settled is a note.
    pub fn loudness(&self) -> Severity {
        if self.is_settled() { Severity::Note } else { self.finding.severity }
    }

    /// Returns what is known beyond the finding, for people; may be empty. The reason stands in it as it was written.
    pub fn standing(&self) -> String {
        let allowed = self.suppression.as_ref().map(|suppression| match suppression.kind {
            SuppressionKind::InSource => format!("allowed in the article: {}", suppression.justification),
            SuppressionKind::External => format!("allowed in the ledger: {}", suppression.justification),
        });
        let baseline = self.baseline.map(|baseline| baseline.words(self.since.as_deref()));
        allowed.into_iter().chain(baseline).collect::<Vec<_>>().join("; ")
    }
}

/// Returns whether nobody has to look at a finding.
pub fn is_settled(baseline: Option<Baseline>, allowed: bool) -> bool {
    allowed || matches!(baseline, Some(Baseline::Unchanged | Baseline::Absent))
}

impl Baseline {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::New, Self::Unchanged, Self::Updated, Self::Absent];

    /// Returns the state's name in files and output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Unchanged => "unchanged",
            Self::Updated => "updated",
            Self::Absent => "absent",
        }
    }

    /// Returns the state in words; `since` is the revision that a branch left.
    fn words(self, since: Option<&str>) -> String {
        let known = since.map_or_else(
            || "in the baseline".to_owned(),
            |revision| format!("there already where this branch left `{revision}`"),
        );
        match (self, since) {
            (Self::New, None) => "new since the baseline".to_owned(),
            (Self::New, Some(revision)) => format!("new since this branch left `{revision}`"),
            (Self::Unchanged, _) => known,
            (Self::Updated, _) => format!("{known}, in other words"),
            (Self::Absent, _) => format!("{known}, not found any more"),
        }
    }
}
