//! What tells a finding from all others, wherever in its file it stands.

use super::finding::Place;
use super::lines::{Index, index};
use super::reported::Reported;
use crate::model::DigestBuilder;
use crate::text::fold;
use std::collections::BTreeMap;

/// Texts of the files that findings point into, by the path they are named with.
pub type Texts = BTreeMap<String, String>;

/// How much of the marked words counts, in characters.
const WORDS: usize = 400;

/// Returns for each finding 64 hexadecimal digits that no other finding of the run has.
///
/// They are a digest of the check, the story (the path where there is none; both where the finding is about a whole file that is no
/// article), the claim and the marked words in canonical form. Lines and columns are no part of it, so that text added above changes nothing; findings that are equal in all of
/// these are counted in their order.
pub fn fingerprints(findings: &[Reported], texts: &Texts) -> Vec<String> {
    let lines = index(texts);
    let mut seen: BTreeMap<[String; 4], u64> = BTreeMap::new();
    let mut fingerprint = |reported: &Reported| {
        let finding = &reported.finding;
        let whole = Place::of_file(&finding.place.path);
        let owner = match &finding.story {
            Some(story) if lines.contains_key(finding.place.path.as_str()) || finding.place != whole => {
                format!("story {story}")
            }
            Some(story) => format!("story {story}, path {}", finding.place.path),
            None => format!("path {}", finding.place.path),
        };
        let claim = finding.claim.as_ref().map(|id| id.0.clone()).unwrap_or_default();
        let key = [finding.check.to_owned(), owner, claim, marked(&finding.place, &lines)];
        let digest = key.iter().fold(DigestBuilder::new("finding"), DigestBuilder::field);
        let count = seen.entry(key).or_default();
        *count += 1;
        let digest = digest.field(count.to_be_bytes()).finish().to_string();
        digest.trim_start_matches("sha256:").to_owned()
    };
    findings.iter().map(&mut fingerprint).collect()
}

/// Returns the marked words of a finding's first line.
fn marked(place: &Place, lines: &Index<'_>) -> String {
    let words = lines.get(place.path.as_str()).and_then(|lines| {
        let line = lines.line(place.start.line)?;
        let from = lines.byte(place.start.line, place.start.column);
        let to =
            if place.end.line == place.start.line { lines.byte(place.end.line, place.end.column) } else { line.len() };
        line.get(from..to.max(from))
    });
    let words: String = words.unwrap_or_default().chars().take(WORDS).collect();
    fold::fold(&words)
}
