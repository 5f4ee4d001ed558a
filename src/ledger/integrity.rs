//! Integrity of a story: every digest and the whole chain, recomputed.

use super::standing::{self, InOrder};
use super::{At, ClaimPlace, LedgerError, Recorded, StoryFile, Version, VersionPlace, seal};
use crate::model::{ClaimId, ClaimKind, Digest};
use crate::text::{Article, Headlines, Markup, Reading, decode, fold::fold};
use std::collections::{BTreeMap, BTreeSet};

/// What is wrong with a record, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Defect {
    /// What sort of defect it is.
    pub kind: DefectKind,
    /// The file, from the ledger's root.
    pub path: String,
    /// Where in it.
    pub at: At,
    /// The claim that it is about.
    pub claim: Option<ClaimId>,
    /// The version that it is about.
    pub version: Option<u32>,
    /// What is wrong, as a sentence.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

/// What sort of defect it is; the names are those of the checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DefectKind {
    /// Something recorded does not fit its digest.
    DigestMismatch,
    /// The versions, or the claims that they name, don't follow one another.
    BrokenHistory,
    /// A story has no version.
    EmptyStory,
    /// A snapshot's file is missing.
    MissingSnapshot,
    /// A snapshot's file can't be read, so that nothing can be said about it.
    UnreadableSnapshot,
}

impl DefectKind {
    /// Returns the name of the check that reports it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::DigestMismatch => "digest-mismatch",
            Self::BrokenHistory => "broken-history",
            Self::EmptyStory => "empty-story",
            Self::MissingSnapshot => "missing-snapshot",
            Self::UnreadableSnapshot => "unreadable-snapshot",
        }
    }
}

pub(super) const RESTORE: &str =
    "restore it from your version control; if the change was meant, change the article and record it";

const RESTORE_STORY: &str = "restore it from your version control; a story is recorded with its first version, so remove the file if it never had one";

/// Returns every defect of a story, in the order of its file.
///
/// `snapshot` reads the file of a version: none where it is missing. It is called once for each version.
pub fn verify(
    file: &StoryFile,
    mut snapshot: impl FnMut(&Version) -> Result<Option<Vec<u8>>, LedgerError>,
) -> Vec<Defect> {
    let mut report = Report { file, defects: Vec::new() };
    let mut parent = None;
    let versions = &file.story.versions;
    if versions.is_empty() {
        report.empty();
        return report.defects;
    }
    for (i, (version, place)) in versions.iter().zip(&file.versions).enumerate() {
        report.version(version, place, i, parent);
        let bytes = report.snapshot(version, place, snapshot(version));
        if let Some(bytes) = bytes.filter(|_| i + 1 == versions.len()) {
            report.words(version, &bytes);
        }
        parent = Some(version.seal);
    }
    report.list();
    for (claim, place) in file.story.claims.iter().zip(&file.claims) {
        report.claim(claim, place);
    }
    report.defects
}

struct Report<'a> {
    file: &'a StoryFile,
    defects: Vec<Defect>,
}

impl Report<'_> {
    fn add(&mut self, kind: DefectKind, at: At, message: String, help: &str) -> &mut Defect {
        let path = self.file.path.clone();
        self.defects.push(Defect { kind, path, at, claim: None, version: None, message, help: help.to_owned() });
        let last = self.defects.len() - 1;
        &mut self.defects[last]
    }

    /// Says that there is nothing that the claims could be held to.
    fn empty(&mut self) {
        let line = self.file.text.lines().position(|line| line.starts_with("versions:")).unwrap_or_default();
        let message =
            format!("The story {} has no version: what was recorded of it was removed.", self.file.story.slug);
        self.add(DefectKind::EmptyStory, At { line: line + 1, column: 1 }, message, RESTORE_STORY);
    }

    fn version(&mut self, version: &Version, place: &VersionPlace, index: usize, parent: Option<Digest>) {
        use DefectKind::{BrokenHistory, DigestMismatch};
        let number = version.number;
        let before = self.defects.len();
        if number as usize != index + 1 {
            let message = format!(
                "Version {number} stands where version {} should: a version was removed, added or moved.",
                index + 1
            );
            self.add(BrokenHistory, place.number, message, RESTORE);
        }
        if version.parent != parent {
            let message = match (version.parent, parent) {
                (None, _) => format!("Version {number} names no parent, but a version stands before it."),
                (_, None) => format!("Version {number} names a parent, but no version stands before it."),
                _ => format!(
                    "Version {number} does not continue version {}: its parent is another version.",
                    number.saturating_sub(1)
                ),
            };
            self.add(BrokenHistory, place.parent, message, RESTORE);
        }
        if seal::of_version(&self.file.story.slug, version) != version.seal {
            let message = format!(
                "What is recorded of version {number} does not fit its seal: it was changed after it was recorded."
            );
            self.add(DigestMismatch, place.seal, message, RESTORE);
        }
        for defect in &mut self.defects[before..] {
            defect.version = Some(number);
        }
    }

    /// Holds a snapshot to its digest; returns its bytes where they are what was recorded.
    fn snapshot(
        &mut self,
        version: &Version,
        place: &VersionPlace,
        bytes: Result<Option<Vec<u8>>, LedgerError>,
    ) -> Option<Vec<u8>> {
        let (name, number) = (&version.snapshot, version.number);
        let defect = match bytes {
            Ok(Some(bytes)) if version.is_of(&bytes) => return Some(bytes),
            Ok(Some(_)) => {
                let message = format!("{name} is not what was recorded as version {number}: it was changed since.");
                self.add(DefectKind::DigestMismatch, place.digest, message, RESTORE)
            }
            Ok(None) => {
                let message = format!("{name}, the snapshot of version {number}, is missing.");
                self.add(DefectKind::MissingSnapshot, place.snapshot, message, RESTORE)
            }
            Err(error) => {
                let message = format!("The snapshot of version {number} could not be checked: {error}.");
                self.add(
                    DefectKind::UnreadableSnapshot,
                    place.snapshot,
                    message,
                    "make the file readable and run the command again",
                )
            }
        };
        defect.version = Some(number);
        None
    }

    /// Holds the claims that the latest version holds to its text: every digest of a record can be recomputed by
    /// whoever edits it, but its words must still stand in the article, typography aside.
    fn words(&mut self, latest: &Version, bytes: &[u8]) {
        let Ok(text) = decode(bytes) else { return };
        let extension = latest.snapshot.rsplit_once('.').map_or("", |(_, ending)| ending);
        // Whatever of the front matter was a headline when it was recorded.
        let reading = Reading { markup: Markup::of_extension(extension), headlines: Headlines::Every };
        let prose = fold(Article::new(text, reading).text());
        let mut in_order = InOrder::new(&prose);
        let mut elsewhere = Vec::new();
        for (claim, place) in
            self.file.story.claims.iter().zip(&self.file.claims).filter(|(claim, _)| claim.is_current())
        {
            let content = &claim.content;
            // Words that don't fit their digest are reported as that.
            if content.recomputed() == content.digest {
                let parts: Vec<String> = content.parts.iter().map(|part| fold(part).trim().to_owned()).collect();
                elsewhere.extend((!in_order.next(&parts)).then_some((claim, place, parts)));
            }
        }
        let wanted = elsewhere.iter().flat_map(|(.., parts)| parts).map(String::as_str);
        let absent = standing::absent(&prose, wanted);
        let gone = |parts: &[String]| parts.iter().any(|part| absent.contains(part.as_str()));
        for (claim, place, _) in elsewhere.iter().filter(|(.., parts)| gone(parts)) {
            let message =
                format!("The words of {} don't stand in {}, which is said to hold them.", claim.id, latest.snapshot);
            let defect = self.add(DefectKind::DigestMismatch, place.exact, message, RESTORE);
            (defect.claim, defect.version) = (Some(claim.id.clone()), Some(latest.number));
        }
    }

    /// Holds the list of claims to what the versions say about it.
    fn list(&mut self) {
        let story = &self.file.story;
        let claims: BTreeSet<&ClaimId> = story.claims.iter().map(|claim| &claim.id).collect();
        let mut first: BTreeMap<&ClaimId, (u32, At)> = BTreeMap::new();
        let mut missing = Vec::new();
        for (version, place) in story.versions.iter().zip(&self.file.versions) {
            for id in &version.added {
                if !claims.contains(id) {
                    missing.push((id.clone(), version.number, place.number));
                }
                first.insert(id, (version.number, place.number));
            }
        }
        let mut stray = Vec::new();
        for (claim, place) in story.claims.iter().zip(&self.file.claims) {
            let began = claim.began();
            let known = first.get(&claim.id).map(|(number, _)| *number);
            let fits = match claim.added {
                // A sentence goes on record when it changes, with what it said before.
                None if claim.content.kind() == ClaimKind::Assertion => known.is_some_and(|number| number > began),
                None => known == Some(began),
                // What a person added is sealed with the next version.
                Some(_) => known.is_none_or(|number| number > began),
            };
            if !fits {
                stray.push((claim.id.clone(), began, place.since));
            }
        }
        let clean = missing.is_empty() && stray.is_empty();
        for (id, number, at) in missing {
            let message = format!("{id}, recorded with version {number}, is missing from the claims.");
            self.add(DefectKind::BrokenHistory, at, message, RESTORE).claim = Some(id);
        }
        for (id, began, at) in stray {
            let message = format!("{id} says it began with version {began}, but that version did not record it.");
            let help = format!("{RESTORE}; a claim that the program missed is added with `onrecord add`");
            self.add(DefectKind::BrokenHistory, at, message, &help).claim = Some(id);
        }
        let Some((latest, place)) = story.versions.last().zip(self.file.versions.last()) else { return };
        let sealed = story.claims.iter().filter(|claim| claim.added.is_none() || first.contains_key(&claim.id));
        if clean && seal::of_claims(sealed) != latest.claims {
            let message = format!(
                "The claims are not the ones recorded with version {}: their order or a seal was changed since.",
                latest.number
            );
            let at = place.claims;
            self.add(DefectKind::BrokenHistory, at, message, RESTORE).version = Some(latest.number);
        }
    }

    fn claim(&mut self, claim: &Recorded, place: &ClaimPlace) {
        use DefectKind::{BrokenHistory, DigestMismatch};
        let before = self.defects.len();
        let id = &claim.id;
        if claim.content.recomputed() != claim.content.digest {
            let message = format!(
                "The words, source or values of {id} don't fit its digest: they were changed after they were recorded."
            );
            self.add(DigestMismatch, place.exact, message, RESTORE);
        }
        for (past, at) in claim.history.iter().zip(&place.history) {
            if past.content.recomputed() != past.content.digest {
                let message = format!("What {id} said in version {} was changed after it was recorded.", past.since);
                self.add(DigestMismatch, *at, message, RESTORE);
            }
        }
        if !in_order(claim, self.file.story.versions.len()) {
            let message = format!("The history of {id} does not run from version to version.");
            self.add(BrokenHistory, place.since, message, RESTORE);
        }
        if self.defects.len() == before && seal::of_claim(&self.file.story.slug, claim) != claim.seal {
            let message =
                format!("The record of {id} does not fit its seal: something in it was changed after it was recorded.");
            self.add(DigestMismatch, place.seal, message, RESTORE);
        }
        self.correction(claim, place);
        for defect in &mut self.defects[before..] {
            defect.claim = Some(id.clone());
        }
    }

    /// Holds a correction in force to the seal of its decision.
    fn correction(&mut self, claim: &Recorded, place: &ClaimPlace) {
        let (story, id, review) = (&self.file.story.slug, &claim.id, &claim.review);
        if review.is_sealed(story, claim) {
            return;
        }
        let message = match (review.correction.is_empty(), review.seal) {
            (true, _) => format!("A correction of {id} was removed: its seal is still there."),
            (_, None) => format!("The correction of {id} has no seal: it was written by hand."),
            _ => format!("The correction of {id} does not fit its seal: it was changed after it was made."),
        };
        let help =
            format!("if it is right, seal it: onrecord accept {story}/{id}; else restore it from your version control");
        self.add(DefectKind::DigestMismatch, place.review, message, &help);
    }
}

/// Returns whether the claim's periods follow one another within the story's versions.
fn in_order(claim: &Recorded, versions: usize) -> bool {
    let mut next = 1;
    for past in &claim.history {
        if past.since < next || past.until < past.since {
            return false;
        }
        next = past.until.saturating_add(1);
    }
    let last = claim.gone.unwrap_or(claim.since);
    claim.since >= next && claim.gone.is_none_or(|gone| gone > claim.since) && last as usize <= versions
}
