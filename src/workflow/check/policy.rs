//! How grave a finding is here: the check's own severity, then the profile, `[severity]`, then each `[[override]]` in turn.

use crate::check::{Finding, Profile, Severity};
use crate::model::Confidence;
use crate::workflow::config::{self, Config, Severities};
use crate::workflow::failure::Failure;
use crate::workflow::paths::glob_set;
use globset::GlobSet;

/// What `onrecord.toml` says of severities, ready to be asked.
#[derive(Debug)]
pub struct Policy {
    profile: &'static Profile,
    severity: Severities,
    overrides: Vec<Override>,
}

#[derive(Debug)]
struct Override {
    /// The articles, and those that are left out.
    paths: Option<(GlobSet, GlobSet)>,
    confidence: Option<Vec<Confidence>>,
    severity: Severities,
}

impl Policy {
    /// Returns the policy of a configuration.
    ///
    /// # Errors
    /// Where a glob can't be read.
    pub fn new(config: &Config) -> Result<Self, Failure> {
        let compiled = |globs: &Vec<String>| Ok::<_, Failure>((glob_set(globs, false)?, glob_set(globs, true)?));
        let one = |one: &config::Override| {
            let paths = one.paths.as_ref().map(compiled).transpose()?;
            Ok(Override { paths, confidence: one.confidence.clone(), severity: one.severity.clone() })
        };
        let overrides = config.overrides.iter().map(one).collect::<Result<_, Failure>>()?;
        Ok(Self { profile: config.profile, severity: config.severity.clone(), overrides })
    }

    /// Returns whether the severity of anything in the article at `path` depends on how sure the extractor is.
    pub fn asks_confidence(&self, path: &str) -> bool {
        self.overrides.iter().any(|one| one.confidence.is_some() && one.is_about(path))
    }

    /// Returns the severity of a finding about the article at `path`; none where it is off.
    pub fn severity(&self, finding: &Finding, path: &str, confidence: Option<Confidence>) -> Option<Severity> {
        let sure = |one: &Override| match (&one.confidence, confidence) {
            (None, _) => true,
            (Some(wanted), Some(is)) => wanted.contains(&is),
            (Some(_), None) => false,
        };
        let named = self.overrides.iter().rev().filter(|one| one.is_about(path) && sure(one));
        let of_profile = || self.profile.severity(finding.check).unwrap_or(Some(finding.severity));
        let own = || self.severity.get(finding.check).copied().unwrap_or_else(of_profile);
        named.filter_map(|one| one.severity.get(finding.check)).next().copied().unwrap_or_else(own)
    }
}

impl Override {
    fn is_about(&self, path: &str) -> bool {
        self.paths.as_ref().is_none_or(|(wanted, unwanted)| wanted.is_match(path) && !unwanted.is_match(path))
    }
}
