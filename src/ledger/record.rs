//! Brings a story up to a new version of its article: unchanged claims are carried, changed ones keep what they said in
//! their history, new ones are added, and those that are gone stay on record.

use super::{Content, Page, Past, Recorded, Response, Review, Slug, Stated, Story, Version, seal};
use crate::model::{ChangeName, Claim, ClaimId, ClaimKind, Digest};
use crate::text::Article;
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// A version that is about to be recorded.
#[derive(Debug, Clone, Copy)]
pub struct NewVersion<'a> {
    /// When it is recorded.
    pub recorded: DateTime<Utc>,
    /// The day it was published.
    pub published: Option<NaiveDate>,
    /// Where it was published.
    pub url: Option<&'a str>,
    /// The article's path from the ledger's root, with `/`.
    pub path: &'a str,
    /// The folder of snapshots from the ledger's root (`store::Ledger::snapshots`).
    pub snapshots: &'a str,
    /// The ending of the snapshot's name, without the dot: `md`, `txt`.
    pub extension: &'a str,
    /// What the server said that sent it; none where it came from no server.
    pub response: Option<&'a Response>,
    /// The digest of the article's file.
    pub digest: Digest,
    /// The web page that the file was read of; none where it is the article's own.
    pub page: Option<NewPage>,
    /// The article that `bytes` hold.
    pub article: &'a Article,
    /// Its claims, in its order.
    pub claims: &'a [Claim],
    /// What each of them says.
    pub says: &'a [&'a Content],
}

/// A web page that a version was read of.
#[derive(Debug, Clone, Copy)]
pub struct NewPage {
    /// The digest of the page as it came.
    pub digest: Digest,
    /// The ending of the file in which it is kept, without the dot.
    pub ending: &'static str,
    /// The version of the reader.
    pub reader: u32,
    /// Whether the page is kept beside the reading.
    pub kept: bool,
}

/// Which recorded claim a claim of the new version continues.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Carry {
    /// The recorded claim; none for a new claim. A claim that says word for word what a recorded one says finds that
    /// one by itself.
    pub from: Option<ClaimId>,
    /// What changed since, where anything did.
    pub changes: Vec<ChangeName>,
    /// What a sentence said before its words of substance changed, where no claim on record covered them: it goes on record with that
    /// as its history.
    pub was: Option<Past>,
}

/// What recording came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The article is what the latest version already is, at the same path; nothing is to be written.
    Unchanged {
        /// The latest version's number.
        number: u32,
    },
    /// The story with its new version, to be saved together with the article's bytes as the snapshot.
    Recorded {
        /// The story.
        story: Box<Story>,
        /// What became of the claims.
        summary: Summary,
    },
}

/// What became of the claims of a story with a new version.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// They say what they said.
    pub carried: Vec<ClaimId>,
    /// They say something else now; they wait for a person unless only typography differs.
    pub changed: Vec<ClaimId>,
    /// They are new.
    pub added: Vec<ClaimId>,
    /// The article does not hold them any more.
    pub gone: Vec<ClaimId>,
    /// They had been gone.
    pub returned: Vec<ClaimId>,
}

/// Why a version can't be recorded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// The story has as many versions as numbers allow.
    #[error("this story can't have more versions")]
    TooManyVersions,
}

/// Returns `story` brought up to `version`; `story` is none where nothing is recorded of it yet. Takes time linear in the
/// story's claims, however long their histories are.
///
/// `carry` says for each claim of the version which recorded claim it continues; claims beyond its end are new unless
/// they say word for word what a recorded claim says.
///
/// # Errors
/// Where the story can't have another version.
pub fn record(
    slug: &Slug,
    story: Option<Story>,
    version: &NewVersion<'_>,
    carry: &[Carry],
) -> Result<Outcome, RecordError> {
    let digest = version.digest;
    let mut story = story.unwrap_or_else(|| Story {
        slug: slug.clone(),
        title: None,
        url: None,
        versions: Vec::new(),
        claims: Vec::new(),
    });
    let latest = story.latest();
    if let Some(latest) = latest.filter(|latest| latest.digest == digest && latest.path == version.path) {
        return Ok(Outcome::Unchanged { number: latest.number });
    }
    let number = latest.map_or(0, |latest| latest.number).checked_add(1).ok_or(RecordError::TooManyVersions)?;
    let parent = latest.map(|latest| latest.seal);
    let mut summary = Summary::default();
    let old = std::mem::take(&mut story.claims);
    let claims = BringUp { slug, number, summary: &mut summary }.claims(old, version, carry);
    // What a person added since the version before is sealed with this one, and so is a sentence that comes with a history.
    let known: BTreeSet<&ClaimId> = story.versions.iter().flat_map(|version| &version.added).collect();
    let known: BTreeSet<&ClaimId> = known.into_iter().chain(&summary.added).collect();
    let others = claims.iter().map(|claim| &claim.id).filter(|id| !known.contains(id));
    let added = summary.added.iter().chain(others).cloned().collect();
    let mut new = Version {
        number,
        recorded: version.recorded,
        published: version.published,
        url: version.url.map(str::to_owned),
        stated: Stated::of(version.article),
        path: version.path.to_owned(),
        snapshot: format!("{}/{slug}/{number}.{}", version.snapshots, ending(version.extension)),
        response: version.response.cloned(),
        digest,
        page: version.page.map(|page| Page {
            file: page.kept.then(|| format!("{}/{slug}/{number}.{}", version.snapshots, page.ending)),
            digest: page.digest,
            reader: page.reader,
        }),
        added,
        claims: seal::of_claims(&claims),
        parent,
        seal: digest,
    };
    new.seal = seal::of_version(slug, &new);
    story.versions.push(new);
    story.claims = claims;
    Ok(Outcome::Recorded { story: Box::new(story), summary })
}

/// Endings are part of a path: anything but a few letters and digits becomes `txt`.
fn ending(extension: &str) -> &str {
    let plain = (1..=10).contains(&extension.len()) && extension.bytes().all(|b| b.is_ascii_alphanumeric());
    if plain { extension } else { "txt" }
}

/// The name of a claim of the version before, and the claim until one of the new version continues it.
type Slot = (ClaimId, Option<Recorded>);

/// Claims with the same words, by index: those of the version before, and new ones.
type Same = (Vec<usize>, Vec<usize>);

/// The claims of a story on their way to a new version.
struct BringUp<'a> {
    slug: &'a Slug,
    number: u32,
    summary: &'a mut Summary,
}

impl BringUp<'_> {
    fn claims(&mut self, old: Vec<Recorded>, version: &NewVersion<'_>, carry: &[Carry]) -> Vec<Recorded> {
        let NewVersion { claims, says, .. } = version;
        let matched = pair(&old, claims, says, carry);
        let mut names = Names::of(&old);
        let mut old: Vec<Slot> = old.into_iter().map(|claim| (claim.id.clone(), Some(claim))).collect();
        let mut fresh = Vec::with_capacity(says.len());
        for (i, (claim, content)) in claims.iter().zip(says.iter().copied()).enumerate() {
            let was = matched[i].and_then(|at| old.get_mut(at)).and_then(|(_, claim)| claim.take());
            let claim = match was {
                Some(was) => {
                    let changes = carry.get(i).map_or(&[][..], |carry| &carry.changes);
                    self.continued(was, content, changes)
                }
                None => {
                    let id = names.free(&claim.id);
                    let was = carry.get(i).and_then(|carry| carry.was.clone());
                    let told = if was.is_some() { &mut self.summary.changed } else { &mut self.summary.added };
                    told.push(id.clone());
                    self.begun(id, content.clone(), was.into_iter().collect())
                }
            };
            fresh.push(claim);
        }
        self.woven(old, fresh)
    }

    fn begun(&self, id: ClaimId, content: Content, history: Vec<Past>) -> Recorded {
        let claim = Recorded {
            id,
            seal: content.digest,
            content,
            since: self.number,
            gone: None,
            added: None,
            review: Review::default(),
            evidence: Vec::new(),
            note: None,
            allow: Vec::new(),
            history,
        };
        self.sealed(claim)
    }

    /// The claim `claim`, which says `content` now.
    fn continued(&mut self, mut claim: Recorded, content: &Content, changes: &[ChangeName]) -> Recorded {
        if claim.gone.is_none() && claim.content == *content {
            self.summary.carried.push(claim.id.clone());
            return claim;
        }
        let same_facts = claim.content.digest == content.digest;
        if let Some(gone) = claim.gone.take() {
            let dropped = vec![dropped(claim.content.kind())];
            retire(&mut claim, gone.saturating_sub(1), dropped, content.clone());
            claim.since = self.number;
            claim.review = Review::default();
            self.summary.returned.push(claim.id.clone());
        } else if claim.content.says_the_same(content) {
            claim.content = content.clone();
            self.summary.carried.push(claim.id.clone());
        } else {
            let mut names = changes.to_vec();
            if same_facts && changes.is_empty() {
                names.push(ChangeName::Retypeset);
            } else if names.is_empty() {
                names.extend(named(&claim.content, content));
            }
            if !same_facts && claim.said(content.digest, self.number).is_some() {
                names.push(ChangeName::Reverted);
                names.sort_unstable();
                names.dedup();
            }
            // What is no claim stays none as long as its words stay, however they are read with others around them.
            let decided = same_facts || claim.is_misread() && claim.content.has_words_of(content);
            retire(&mut claim, self.number.saturating_sub(1), names, content.clone());
            claim.since = self.number;
            if !decided {
                claim.review = Review::default();
            }
            self.summary.changed.push(claim.id.clone());
        }
        self.sealed(claim)
    }

    /// Only what this version touches is sealed anew: a seal that somebody broke stays broken, for `verify` to see.
    fn sealed(&self, mut claim: Recorded) -> Recorded {
        claim.seal = seal::of_claim(self.slug, &claim);
        claim
    }

    /// Puts the claims that the article does not hold any more back to where they stood: after the claim that was
    /// before them.
    fn woven(&mut self, old: Vec<Slot>, fresh: Vec<Recorded>) -> Vec<Recorded> {
        let mut after: BTreeMap<Option<ClaimId>, Vec<Recorded>> = BTreeMap::new();
        let mut anchor = None;
        for (id, claim) in old {
            let Some(mut claim) = claim else {
                anchor = Some(id);
                continue;
            };
            if claim.gone.is_none() {
                claim.gone = Some(self.number);
                self.summary.gone.push(id);
                claim = self.sealed(claim);
            }
            after.entry(anchor.clone()).or_default().push(claim);
        }
        let mut woven = after.remove(&None).unwrap_or_default();
        woven.reserve(fresh.len() + after.values().map(Vec::len).sum::<usize>());
        for claim in fresh {
            let followers = after.remove(&Some(claim.id.clone())).unwrap_or_default();
            woven.push(claim);
            woven.extend(followers);
        }
        woven
    }
}

/// Returns what changed from `was` to `is` where nobody said it: what differs are the words, or who said them. None where
/// the same words are only read differently, as a day is that other sentences have moved.
fn named(was: &Content, is: &Content) -> Option<ChangeName> {
    if was.parts != is.parts {
        return Some(ChangeName::Reworded);
    }
    match (&was.source, &is.source) {
        (None, Some(_)) => Some(ChangeName::SourceGained),
        (Some(_), None) => Some(ChangeName::SourceLost),
        (Some(was), Some(is)) => {
            let shares = |word: &str| is.name.split_whitespace().any(|other| other == word);
            (!was.name.split_whitespace().any(shares)).then_some(ChangeName::SourceChanged)
        }
        (None, None) => None,
    }
}

/// Finds for each claim the recorded one that it continues: as the caller says, else one that says the same, else one
/// that said the same in an earlier version, else the only one that the version before had with the same words.
fn pair(old: &[Recorded], claims: &[Claim], contents: &[&Content], carry: &[Carry]) -> Vec<Option<usize>> {
    let by_id: BTreeMap<&ClaimId, usize> = old.iter().enumerate().map(|(at, claim)| (&claim.id, at)).collect();
    let mut used = BTreeSet::new();
    let mut matched = vec![None; claims.len()];
    let mut take = |slot: &mut Option<usize>, at: Option<usize>| {
        *slot = at.filter(|at| used.insert(*at));
        slot.is_some()
    };
    for (slot, carry) in matched.iter_mut().zip(carry) {
        take(slot, carry.from.as_ref().and_then(|id| by_id.get(id).copied()));
    }
    let same = |at: usize, content: &Content| {
        old[at].content.kind() == content.kind() && old[at].content.digest == content.digest
    };
    for ((slot, claim), content) in
        matched.iter_mut().zip(claims).zip(contents.iter().copied()).filter(|((slot, _), _)| slot.is_none())
    {
        take(slot, by_id.get(&claim.id).copied().filter(|at| same(*at, content)));
    }
    let key = |content: &Content| (content.kind(), content.digest);
    let lost = matched.iter().zip(contents.iter().copied()).filter(|(slot, _)| slot.is_none());
    let mut by_digest: BTreeMap<(ClaimKind, Digest), VecDeque<usize>> =
        lost.map(|(_, content)| (key(content), VecDeque::new())).collect();
    let order =
        || [false, true].into_iter().flat_map(|gone| (0..old.len()).filter(move |at| old[*at].is_current() != gone));
    // What a claim says comes before what it once said: of two claims, the one that says so now is meant.
    let now = order().map(|at| (at, &old[at].content));
    let once = order().flat_map(|at| old[at].history.iter().rev().map(move |past| (at, &past.content)));
    for (at, content) in now.chain(once) {
        if let Some(waiting) = by_digest.get_mut(&key(content)) {
            waiting.push_back(at);
        }
    }
    for (slot, content) in matched.iter_mut().zip(contents.iter().copied()).filter(|(slot, _)| slot.is_none()) {
        let Some(waiting) = by_digest.get_mut(&key(content)) else { continue };
        while let Some(at) = waiting.pop_front() {
            if take(slot, Some(at)) {
                break;
            }
        }
    }
    let words = |content: &Content| (content.kind(), content.parts.clone());
    let mut same: BTreeMap<(ClaimKind, Vec<String>), Same> = BTreeMap::new();
    for (at, content) in contents.iter().copied().enumerate().filter(|(at, _)| matched[*at].is_none()) {
        same.entry(words(content)).or_default().1.push(at);
    }
    for at in (0..old.len()).filter(|at| old[*at].is_current() && !used.contains(at)) {
        if let Some((olds, _)) = same.get_mut(&words(&old[at].content)) {
            olds.push(at);
        }
    }
    for (olds, news) in same.into_values() {
        if let ([old], [new]) = (&olds[..], &news[..]) {
            matched[*new] = Some(*old);
        }
    }
    matched
}

/// Moves what a claim says now into its history and lets it say `content`.
fn retire(claim: &mut Recorded, until: u32, change: Vec<ChangeName>, content: Content) {
    let content = std::mem::replace(&mut claim.content, content);
    // The claim's own seal holds the history.
    let review = Review { seal: None, ..claim.review.clone() };
    claim.history.push(Past { since: claim.since, until, change, content, review });
}

fn dropped(kind: ClaimKind) -> ChangeName {
    if kind == ClaimKind::Quote { ChangeName::QuoteDropped } else { ChangeName::ClaimDropped }
}

/// The names that claims of a story have.
pub(super) struct Names {
    taken: BTreeSet<String>,
    /// The number with which a name was free last, by what stands before it.
    last: BTreeMap<String, usize>,
}

impl Names {
    pub fn of(claims: &[Recorded]) -> Self {
        Self { taken: claims.iter().map(|claim| claim.id.0.clone()).collect(), last: BTreeMap::new() }
    }

    /// Returns the first free name and takes it: the claim's own, else with -2, -3 …
    pub fn free(&mut self, id: &ClaimId) -> ClaimId {
        if self.taken.insert(id.0.clone()) {
            return id.clone();
        }
        let base: Vec<&str> = id.0.split('-').take(2).collect();
        let base = base.join("-");
        let last = self.last.entry(base.clone()).or_insert(1);
        loop {
            *last += 1;
            let name = format!("{base}-{last}");
            if self.taken.insert(name.clone()) {
                return ClaimId(name);
            }
        }
    }
}
