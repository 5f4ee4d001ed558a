//! The state of a story to findings: one file a check, all listed in [`CHECKS`].
//!
//! Five sorts of checks: those of an article against its latest recorded version ([`Find::Drift`] and [`Find::Change`]), those of a
//! story's file against itself ([`Find::Record`], which `ledger::verify` finds), those of the ledger as a whole
//! ([`Find::Ledger`]), those of an article that no story holds ([`Find::Stray`]), and those of what people let stand
//! ([`Find::Suppression`]).

mod ambiguous_claim;
mod broken_history;
mod carry;
mod case;
mod commands;
mod confidences;
mod conflicting_claims;
mod count;
mod coverage;
mod deviation;
mod digest_mismatch;
mod drift;
mod empty_story;
mod expired_suppression;
mod finding;
mod fingerprint;
mod holdings;
mod invalid_suppression;
pub(crate) mod lines;
mod lost_source;
mod lost_version;
mod misread;
mod missing_claim;
mod missing_snapshot;
mod missing_story;
mod passed_deadline;
mod profile;
mod rejected_claim;
mod renamed;
mod reported;
pub mod reverted;
mod shared_article;
mod silent_edit;
mod stray_snapshot;
mod suppression;
mod unchanged;
mod unread_text;
mod unreadable_snapshot;
mod unrecorded_article;
mod unrecorded_claim;
mod unreviewed_claim;
mod unsourced_claim;
mod unused_suppression;
mod wording;
mod words;

pub use carry::{Kept, carry, first};
pub use case::{Case, State, Tracked};
pub use commands::{Commands, Shared, program};
pub use confidences::Confidences;
pub use drift::At;
pub use finding::{Finding, Place, Related, Severity, Totals};
pub use fingerprint::{Texts, fingerprints};
pub use holdings::{Base, Holdings};
pub use misread::counted;
pub use profile::{PROFILES, Profile};
pub use reported::{Baseline, Reported, is_settled};
pub use suppression::{Suppression, SuppressionKind, suppress};
pub use unchanged::recorded_claims;
pub use wording::{Piece, Wording, pieces};

use crate::ledger::{Defect, DefectKind};
use crate::model::ChangeName;

/// One check: what it looks for, and how grave that is.
#[derive(Debug, Clone, Copy)]
pub struct Check {
    /// Its name, which names the defect.
    pub name: &'static str,
    /// How grave its findings are unless `onrecord.toml` says otherwise.
    pub severity: Severity,
    /// What it looks for, as one sentence.
    pub what: &'static str,
    /// The page on it in docs/checks.
    pub page: &'static str,
    /// How it looks for it.
    pub find: Find,
}

/// How a check finds what it looks for.
#[derive(Debug, Clone, Copy)]
pub enum Find {
    /// In an article as it is now, next to its latest recorded version.
    Drift(fn(&Case<'_>) -> Vec<Finding>),
    /// In an article likewise: each change of one of these names.
    Change {
        /// The names of the changes.
        changes: &'static [ChangeName],
        /// What of the claim is shown.
        at: At,
        /// What is said of the claim there.
        says: &'static str,
    },
    /// In a story's file, whatever the article says.
    Record(DefectKind),
    /// In the ledger as a whole.
    Ledger(fn(&Holdings<'_>) -> Vec<Finding>),
    /// In an article, by its path, that no story holds.
    Stray(fn(&str, &Commands) -> Finding),
    /// In what people let stand, which [`suppress`] reads.
    Suppression(Misuse),
}

/// What is wrong with a suppression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misuse {
    /// It matches nothing.
    Unused,
    /// Its last day is over.
    Expired,
    /// It does not say what it must.
    Invalid,
}

/// Every check, in the order in which lists show them.
pub static CHECKS: &[Check] = &[
    renamed::ALTERED_QUOTE,
    renamed::CHANGED_FIGURE,
    renamed::CHANGED_HEDGE,
    renamed::MOVED_DEADLINE,
    renamed::CHANGED_DATE,
    renamed::CHANGED_SOURCE,
    lost_source::CHECK,
    renamed::CHANGED_NEGATION,
    renamed::REVERSED_CLAIM,
    renamed::CHANGED_ENTITY,
    renamed::CHANGED_DETAIL,
    unread_text::CHECK,
    renamed::CHANGED_CUE,
    renamed::REWORDED_CLAIM,
    missing_claim::CHECK,
    ambiguous_claim::CHECK,
    unrecorded_claim::CHECK,
    unsourced_claim::CHECK,
    rejected_claim::CHECK,
    unreviewed_claim::CHECK,
    silent_edit::CHECK,
    passed_deadline::CHECK,
    conflicting_claims::CHECK,
    unrecorded_article::CHECK,
    invalid_suppression::CHECK,
    expired_suppression::CHECK,
    unused_suppression::CHECK,
    digest_mismatch::CHECK,
    broken_history::CHECK,
    missing_snapshot::CHECK,
    unreadable_snapshot::CHECK,
    empty_story::CHECK,
    missing_story::CHECK,
    lost_version::CHECK,
    stray_snapshot::CHECK,
    shared_article::CHECK,
];

/// Returns the check with that name.
pub fn check(name: &str) -> Option<&'static Check> {
    CHECKS.iter().find(|check| check.name == name)
}

/// Returns what is to be reported of an article next to its latest recorded version, in the order of the article;
/// places in the ledger come last.
pub fn drift(case: &Case<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = CHECKS
        .iter()
        .flat_map(|check| match check.find {
            Find::Drift(find) => find(case),
            Find::Change { changes, at, says } => drift::changed(case, check, changes, at, says),
            Find::Record(_) | Find::Ledger(_) | Find::Stray(_) | Find::Suppression(_) => Vec::new(),
        })
        .collect();
    findings.sort_by(|a, b| drift::in_order(case.path, a, b));
    findings
}

/// Returns what is to be reported of the article at `path`, which no story holds.
pub fn stray(path: &str, commands: &Commands) -> Vec<Finding> {
    let find = |check: &Check| if let Find::Stray(find) = check.find { Some(find(path, commands)) } else { None };
    CHECKS.iter().filter_map(find).collect()
}

/// Returns what is to be reported of the ledger as a whole.
pub fn whole(holdings: &Holdings<'_>) -> Vec<Finding> {
    let find = |check: &Check| if let Find::Ledger(find) = check.find { find(holdings) } else { Vec::new() };
    CHECKS.iter().flat_map(find).collect()
}

/// Returns the defects of a story's file as findings.
pub fn record(story: &str, defects: &[Defect]) -> Vec<Finding> {
    let of = |defect: &Defect| {
        let is = |check: &&Check| matches!(check.find, Find::Record(kind) if kind == defect.kind);
        let check = CHECKS.iter().find(is)?;
        let column = defect.at.column.max(1);
        Some(Finding {
            check: check.name,
            severity: check.severity,
            message: defect.message.clone(),
            place: Place::on_line(&defect.path, defect.at.line.max(1), column..column + 1),
            label: String::new(),
            claim: defect.claim.clone(),
            story: Some(story.to_owned()),
            related: Vec::new(),
            help: defect.help.clone(),
            wording: Wording::default(),
        })
    };
    defects.iter().filter_map(of).collect()
}
