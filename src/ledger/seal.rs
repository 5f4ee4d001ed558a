//! The digests that make a change of the record visible; `docs/ledger-format.md` gives every field byte for byte.

use super::{Content, Past, Recorded, Review, Slug, Version};
use crate::model::{ClaimId, Detail, Digest, DigestBuilder};
use chrono::{DateTime, SecondsFormat, Utc};

/// Returns the seal of a claim: its story, name, content, version numbers and whole history, each byte for byte.
///
/// What people write (`review`, `evidence`, `note`, `allow`) is left out, save in the history, which nobody edits any more;
/// a correction in force has a seal of its own.
pub fn of_claim(story: &Slug, claim: &Recorded) -> Digest {
    let mut seal = DigestBuilder::new("record").field(story.as_str()).field(&claim.id.0).field(number(claim.since));
    seal = content(seal.optional(claim.gone.map(number)), &claim.content);
    seal = seal.field(count(claim.history.len()));
    seal = claim.history.iter().fold(seal, past);
    if let Some(added) = &claim.added {
        seal = seal.field("added").optional(added.by.as_ref()).field(added.date.to_string());
        seal = seal.optional(added.reason.as_ref());
    }
    seal.finish()
}

/// Returns the seal of a decision that corrects what was read as `read`: its story and claim, the digest of what was read,
/// and the decision.
pub fn of_correction(story: &Slug, id: &ClaimId, read: &Content, decision: &Review) -> Digest {
    let seal = DigestBuilder::new("correction").field(story.as_str()).field(&id.0).field(read.digest.written());
    review(seal, decision).finish()
}

/// Returns the digest of a list of claims: the name and seal of each, in order.
pub fn of_claims<'c>(claims: impl IntoIterator<Item = &'c Recorded>) -> Digest {
    let claims: Vec<&Recorded> = claims.into_iter().collect();
    let list = DigestBuilder::new("claims").field(count(claims.len()));
    claims.iter().fold(list, |list, claim| list.field(&claim.id.0).field(claim.seal.written())).finish()
}

/// Returns the seal of a version: its story, its own facts, the digest of all claims, and its parent's seal.
pub fn of_version(story: &Slug, version: &Version) -> Digest {
    let seal = DigestBuilder::new("version")
        .field(story.as_str())
        .field(number(version.number))
        .field(time(version.recorded))
        .optional(version.published.map(|day| day.to_string()))
        .optional(version.url.as_ref())
        .field(&version.path)
        .field(&version.snapshot)
        .field(version.digest.written())
        .field(count(version.added.len()));
    let added = version.added.iter().fold(seal, |seal, ClaimId(id)| seal.field(id));
    let seal = added.field(version.claims.written()).optional(version.parent.map(|seal| seal.written()));
    let seal = version.stated.seal(seal);
    let seal = match &version.page {
        Some(page) => page.seal(seal),
        None => seal,
    };
    match &version.response {
        Some(response) => response.seal(seal).finish(),
        None => seal.finish(),
    }
}

/// Returns a time as the ledger writes it: "2026-11-22T17:11:38Z".
pub fn time(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

fn past(seal: DigestBuilder, past: &Past) -> DigestBuilder {
    let mut seal = seal.field(number(past.since)).field(number(past.until)).field(count(past.change.len()));
    for change in &past.change {
        seal = seal.field(change.name());
    }
    review(content(seal, &past.content), &past.review)
}

fn review(seal: DigestBuilder, review: &Review) -> DigestBuilder {
    let seal = seal
        .field(review.state.name())
        .optional(review.by.as_ref())
        .optional(review.date.map(|day| day.to_string()))
        .optional(review.reason.as_ref());
    let corrected = review.correction.fields();
    if corrected.is_empty() {
        return seal;
    }
    // What follows otherwise is a number of four bytes or nothing, so that this word can't be taken for it.
    let seal = seal.field("corrected").field(count(corrected.len()));
    corrected.into_iter().fold(seal, |seal, (name, value)| seal.field(name).field(value))
}

fn content(seal: DigestBuilder, content: &Content) -> DigestBuilder {
    let mut seal = seal
        .field(content.kind().name())
        .field(content.form().map_or("", crate::model::Form::name))
        .field(count(content.parts.len()));
    for part in &content.parts {
        seal = seal.field(part);
    }
    seal = seal.field(&content.prefix).field(&content.suffix);
    seal = seal.optional(content.source.as_ref().map(|source| &source.text));
    if let Some(source) = &content.source {
        seal = seal.field(&source.name).field(source.kind.name());
    }
    values(seal.optional(content.cue.as_ref()), &content.detail).field(content.digest.written())
}

fn values(seal: DigestBuilder, detail: &Detail) -> DigestBuilder {
    match detail {
        Detail::Figure(figure) => seal
            .field(figure.value.normalize().to_string())
            .optional(figure.max.map(|max| max.normalize().to_string()))
            .field(&figure.unit)
            .field(figure.bound.name()),
        Detail::Date(date) => seal
            .field(date.kind.name())
            .field(&date.value)
            .optional(date.from.map(|day| day.to_string()))
            .optional(date.to.map(|day| day.to_string()))
            .field(date.role.name()),
        Detail::Quote(_) | Detail::Statement(_) | Detail::Assertion => seal,
    }
}

pub(super) fn number(number: u32) -> [u8; 4] {
    number.to_be_bytes()
}

fn count(count: usize) -> [u8; 8] {
    (count as u64).to_be_bytes()
}
