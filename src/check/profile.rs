//! Profiles: how grave each check is for a kind of desk, as rows beside the checks' own severities.

use super::Severity;

/// A named set of severities, which `onrecord.toml` begins with.
#[derive(Debug)]
pub struct Profile {
    /// Its name in `onrecord.toml`.
    pub name: &'static str,
    /// Whom it is for, as a sentence.
    pub what: &'static str,
    /// The checks that are graver or less grave than their own severity; none means off.
    severities: &'static [(&'static str, Option<Severity>)],
}

/// Every profile, the default first.
pub static PROFILES: &[Profile] = &[
    Profile {
        name: "desk",
        what: "For a newsroom that publishes every day: loud where a claim that counts changed, quiet about the rest.",
        severities: &[],
    },
    Profile {
        name: "strict",
        what: "For a fact-checking or standards desk: every claim has a source and a reviewer, every change a notice.",
        severities: &[
            ("changed-cue", Some(Severity::Warning)),
            ("changed-detail", Some(Severity::Error)),
            ("changed-hedge", Some(Severity::Error)),
            ("changed-negation", Some(Severity::Error)),
            ("passed-deadline", Some(Severity::Warning)),
            ("reversed-claim", Some(Severity::Error)),
            ("silent-edit", Some(Severity::Warning)),
            ("unrecorded-claim", Some(Severity::Warning)),
            ("unreviewed-claim", Some(Severity::Warning)),
            ("unsourced-claim", Some(Severity::Warning)),
        ],
    },
    Profile {
        name: "docs",
        what: "For documentation and other prose that speaks for itself: only what differs from the record counts.",
        severities: &[
            ("conflicting-claims", Some(Severity::Note)),
            ("silent-edit", None),
            ("unrecorded-claim", Some(Severity::Note)),
            ("unreviewed-claim", None),
            ("unsourced-claim", None),
        ],
    },
];

impl Profile {
    /// Returns the profile with that name.
    pub fn from_name(name: &str) -> Option<&'static Self> {
        PROFILES.iter().find(|profile| profile.name == name)
    }

    /// Returns what the profile says of a check, where it says anything: its severity, or that it is off.
    pub fn severity(&self, check: &str) -> Option<Option<Severity>> {
        self.severities.iter().find(|(name, _)| *name == check).map(|(_, severity)| *severity)
    }
}

impl Default for &'static Profile {
    fn default() -> Self {
        static DESK: &Profile = &PROFILES[0];
        DESK
    }
}

impl PartialEq for Profile {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Profile {}
