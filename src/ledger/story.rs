//! What the ledger holds of a story: its versions and the claims recorded from them.

use super::{Correction, Page, Response, STREAM, Slug, Stated, is_address, seal};
use crate::model::{ChangeName, Claim, ClaimId, ClaimKind, Detail, Digest, Form, Selector, SourceType, digest_of};
use crate::text::{Article, fold::fold};
use chrono::{DateTime, NaiveDate, Utc};
use std::borrow::Cow;

/// The schema that this program reads and writes; it stands on the first line of every story's file.
pub const SCHEMA: &str = "onrecord/ledger/1";

/// What a person writes as the source of a claim that the article attributes to nobody.
pub const NOBODY: &str = "nobody";

/// One story as recorded: one file below `claims/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    /// Its name: the file is `claims/<slug>.yaml`.
    pub slug: Slug,
    /// Its headline, for people.
    pub title: Option<String>,
    /// Where it is published, for people.
    pub url: Option<String>,
    /// Its versions, oldest first, numbered from 1.
    pub versions: Vec<Version>,
    /// Its claims in the order of the latest version; claims that are gone stay where they stood.
    pub claims: Vec<Recorded>,
}

/// One dated state of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Its number, from 1.
    pub number: u32,
    /// When it was recorded, to the second.
    pub recorded: DateTime<Utc>,
    /// The day it was published.
    pub published: Option<NaiveDate>,
    /// Where this version was published.
    pub url: Option<String>,
    /// What the article says of itself.
    pub stated: Stated,
    /// The article's path when it was recorded, from the ledger's root, with `/`; its address where it was recorded from there, and
    /// [`STREAM`] where only standard input held it.
    pub path: String,
    /// The snapshot's path from the ledger's root, with `/`.
    pub snapshot: String,
    /// What the server said that sent it; none where it came from no server.
    pub response: Option<Response>,
    /// SHA-256 of the snapshot's bytes, as `sha256sum` prints it.
    pub digest: Digest,
    /// The web page that the snapshot was read of; none where the article is its own text.
    pub page: Option<Page>,
    /// The claims that this version was the first to make, in the order of the article.
    pub added: Vec<ClaimId>,
    /// Digest of all claims with their histories, as they stood when this version had been recorded.
    pub claims: Digest,
    /// The seal of the version before; none for the first.
    pub parent: Option<Digest>,
    /// Digest of all of the above.
    pub seal: Digest,
}

impl Version {
    /// Returns whether the article has a file of its own; not where it was recorded from an address or from standard input.
    pub fn has_file(&self) -> bool {
        !is_address(&self.path) && self.path != STREAM
    }

    /// Returns where the article is read as it is now, from the ledger's root: its own file, or the snapshot where it has none.
    pub fn article(&self) -> &str {
        if self.has_file() { &self.path } else { &self.snapshot }
    }

    /// Returns whether this is what was recorded, byte for byte.
    pub fn is_of(&self, bytes: &[u8]) -> bool {
        Digest::of_bytes(bytes) == self.digest
    }

    /// Returns whether `bytes` are the web page that this version was read of, byte for byte.
    pub fn is_of_page(&self, bytes: &[u8]) -> bool {
        self.page.as_ref().is_some_and(|page| page.digest == Digest::of_bytes(bytes))
    }
}

/// One recorded claim: what it says since when, what a person decided, and what it said before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Its name in the story, for ever.
    pub id: ClaimId,
    /// What it says.
    pub content: Content,
    /// The version from which it has said so.
    pub since: u32,
    /// The version from which the article does not hold it any more.
    pub gone: Option<u32>,
    /// Who added it, where the program had missed it.
    pub added: Option<Added>,
    /// Digest of everything above and of the history.
    pub seal: Digest,
    /// What a person decided.
    pub review: Review,
    /// Where a person found it confirmed.
    pub evidence: Vec<Evidence>,
    /// Whatever a person noted.
    pub note: Option<String>,
    /// What a person lets stand about it.
    pub allow: Vec<Allow>,
    /// What it said in earlier versions, oldest first; only ever grows.
    pub history: Vec<Past>,
}

/// The words and values of a claim, as the article has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// What it claims.
    pub detail: Detail,
    /// Its words exactly; several for a split quotation, never none.
    pub parts: Vec<String>,
    /// Up to 32 characters before the first part.
    pub prefix: String,
    /// Up to 32 characters after the last part.
    pub suffix: String,
    /// Who it is attributed to.
    pub source: Option<Attributed>,
    /// The words that attribute it.
    pub cue: Option<String>,
    /// Digest of the canonical content, the same that `extract` prints.
    pub digest: Digest,
}

/// Who a claim is attributed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attributed {
    /// The words as they stand at the claim.
    pub text: String,
    /// The fullest name that the article gives.
    pub name: String,
    /// What sort of source it is.
    pub kind: SourceType,
}

/// What a claim said in earlier versions, and what then became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// The first version in which it said so.
    pub since: u32,
    /// The last version in which it said so.
    pub until: u32,
    /// What ended it.
    pub change: Vec<ChangeName>,
    /// What it said.
    pub content: Content,
    /// What a person had decided about it.
    pub review: Review,
}

/// A person's decision on what a claim says now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Review {
    /// The decision.
    pub state: ReviewState,
    /// Who decided.
    pub by: Option<String>,
    /// On which day.
    pub date: Option<NaiveDate>,
    /// Why; always there for a rejection.
    pub reason: Option<String>,
    /// How it is to be read where the program read it wrongly.
    pub correction: Correction,
    /// Digest of the decision where it is in force and corrects something; in the history the claim's own seal holds it.
    pub seal: Option<Digest>,
}

/// That a person added a claim which the program had missed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// Who added it.
    pub by: Option<String>,
    /// On which day.
    pub date: NaiveDate,
    /// Why.
    pub reason: Option<String>,
}

/// Where a claim stands between recording and a person's decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum ReviewState {
    /// It waits for a person.
    #[default]
    Pending,
    /// A person has found it right.
    Accepted,
    /// A person has found it wrong.
    Rejected,
    /// A person has found that the program read it wrongly: it counts as no claim.
    Misread,
}

/// Where a person found a claim confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The address of the document.
    pub url: String,
    /// The day on which it was read.
    pub accessed: Option<NaiveDate>,
    /// SHA-256 of the document's bytes.
    pub digest: Option<Digest>,
    /// What it shows.
    pub note: Option<String>,
}

/// A person's word that what a check finds about a claim may stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allow {
    /// The check's name, as it is written: the ledger knows no checks.
    pub check: String,
    /// Why; never empty.
    pub reason: String,
    /// The last day on which it may.
    pub until: Option<NaiveDate>,
}

impl ReviewState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Pending, Self::Accepted, Self::Rejected, Self::Misread];

    /// Returns the state's name in files and output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
            Self::Misread => "misread",
        }
    }

    /// Returns the state with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

impl Review {
    /// Returns whether the correction of `claim`, whose review this is, is as its seal says; without one there is no seal.
    pub fn is_sealed(&self, story: &Slug, claim: &Recorded) -> bool {
        self.seal == self.own_seal(story, claim)
    }

    /// Returns this decision on `claim` with its seal, where it corrects something.
    #[must_use]
    pub(crate) fn sealed(self, story: &Slug, claim: &Recorded) -> Self {
        Self { seal: self.own_seal(story, claim), ..self }
    }

    fn own_seal(&self, story: &Slug, claim: &Recorded) -> Option<Digest> {
        let seal = || seal::of_correction(story, &claim.id, &claim.content, self);
        (!self.correction.is_empty()).then(seal)
    }

    /// Returns who `content` is attributed to: as a person corrected it, else as the program read it; none for nobody.
    pub fn attributed<'a>(&'a self, content: &'a Content) -> Option<&'a str> {
        match self.correction.source.as_deref() {
            Some(NOBODY) => None,
            Some(name) => Some(name),
            None => content.source.as_ref().map(|source| source.name.as_str()),
        }
    }
}

impl Content {
    /// Returns what `claim` says in `article`.
    pub fn of(article: &Article, claim: &Claim) -> Self {
        let Selector { prefix, suffix, .. } = Selector::of(article, claim.span());
        let source = claim.source.as_ref().map(|source| Attributed {
            text: article.slice(source.span).to_owned(),
            name: source.name.clone(),
            kind: source.kind,
        });
        Self {
            detail: claim.detail.clone(),
            parts: claim.parts.iter().map(|part| article.slice(*part).to_owned()).collect(),
            prefix,
            suffix,
            source,
            cue: claim.cue.map(|cue| article.slice(cue).to_owned()),
            digest: claim.digest(article),
        }
    }

    /// Returns what each of `claims` says in `article`.
    pub fn all(article: &Article, claims: &[Claim]) -> Vec<Self> {
        claims.iter().map(|claim| Self::of(article, claim)).collect()
    }

    /// Returns the claim's kind.
    pub fn kind(&self) -> ClaimKind {
        self.detail.kind()
    }

    /// Returns how speech is reported, for quotes and statements.
    pub fn form(&self) -> Option<Form> {
        self.detail.form()
    }

    /// Returns the words for people; parts of a split quotation are joined by " […] ".
    pub fn words(&self) -> String {
        self.parts.join(" […] ")
    }

    /// Returns the digest of what is recorded here; it equals [`Content::digest`] unless somebody edited the record.
    pub fn recomputed(&self) -> Digest {
        let parts: Vec<&str> = self.parts.iter().map(String::as_str).collect();
        let source = self.source.as_ref().map(|source| source.name.as_str());
        digest_of(&self.detail, &parts, source, self.cue.as_deref())
    }

    /// Returns whether `other` has the same words, typography aside, however either was read.
    pub fn has_words_of(&self, other: &Self) -> bool {
        let words = |content: &Self| -> Vec<String> { content.parts.iter().map(|part| fold(part)).collect() };
        self.kind() == other.kind() && words(self) == words(other)
    }

    /// Returns whether `other` says exactly the same, wherever in the article it stands.
    pub fn says_the_same(&self, other: &Self) -> bool {
        (&self.detail, &self.parts, &self.source, &self.cue, &self.digest)
            == (&other.detail, &other.parts, &other.source, &other.cue, &other.digest)
    }
}

impl Recorded {
    /// Returns whether the latest version of the article still holds the claim.
    pub fn is_current(&self) -> bool {
        self.gone.is_none()
    }

    /// Returns whether a person found that the program read it wrongly, so that it counts as no claim.
    pub fn is_misread(&self) -> bool {
        self.review.state == ReviewState::Misread
    }

    /// Returns the first version that held it.
    pub fn began(&self) -> u32 {
        self.history.first().map_or(self.since, |past| past.since)
    }

    /// Returns what the claim says, a person's correction included.
    pub fn corrected(&self) -> Cow<'_, Content> {
        self.review.correction.applied(&self.content)
    }

    /// Returns who the claim is attributed to, a person's correction included; none for nobody.
    pub fn attributed(&self) -> Option<&str> {
        self.review.attributed(&self.content)
    }

    /// Returns the last version before `number` in which the claim said what has that digest and ended saying it; none
    /// where it never did.
    pub fn said(&self, digest: Digest, number: u32) -> Option<u32> {
        let mut past = self.history.iter().rev().filter(|past| past.content.digest == digest);
        past.find(|past| past.until < number).map(|past| past.until)
    }

    /// Returns what the claim said in version `number`; none where it was not in it.
    pub fn at(&self, number: u32) -> Option<&Content> {
        let past = self.history.iter().find(|past| (past.since..=past.until).contains(&number));
        past.map(|past| &past.content).or_else(|| {
            let held = number >= self.since && self.gone.is_none_or(|gone| number < gone);
            held.then_some(&self.content)
        })
    }
}

impl Story {
    /// Returns the latest version; none only for a story that was just begun.
    pub fn latest(&self) -> Option<&Version> {
        self.versions.last()
    }

    /// Returns the version with that number.
    pub fn version(&self, number: u32) -> Option<&Version> {
        self.versions.iter().find(|version| version.number == number)
    }

    /// Returns the claim with that name.
    pub fn claim(&self, id: &ClaimId) -> Option<&Recorded> {
        self.claims.iter().find(|claim| claim.id == *id)
    }

    /// Returns the claims that the latest version holds, in its order.
    pub fn current(&self) -> impl Iterator<Item = &Recorded> {
        self.claims.iter().filter(|claim| claim.is_current())
    }

    /// Returns the claims that the latest version holds and that count: those that the program misread do not.
    pub fn counted(&self) -> impl Iterator<Item = &Recorded> {
        self.current().filter(|claim| !claim.is_misread())
    }

    /// Returns the claims that the latest version holds and that wait for a person.
    pub fn pending(&self) -> impl Iterator<Item = &Recorded> {
        self.current().filter(|claim| claim.review.state == ReviewState::Pending)
    }
}
