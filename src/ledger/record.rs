//! Brings a story up to a new version of its article: unchanged claims are carried, changed ones keep what they said in
//! their history, new ones are added, and those that are gone stay on record.

use super::{Content, Past, Recorded, Review, Slug, Story, Version, seal};
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
    /// The folder of snapshots from the ledger's root ([`super::Ledger::snapshots`]).
    pub snapshots: &'a str,
    /// The ending of the snapshot's name, without the dot: `md`, `txt`.
    pub extension: &'a str,
    /// The article's file, byte for byte.
    pub bytes: &'a [u8],
    /// The article that `bytes` hold.
    pub article: &'a Article,
    /// Its claims, in its order.
    pub claims: &'a [Claim],
}

/// Which recorded claim a claim of the new version continues.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Carry {
    /// The recorded claim; none for a new claim. A claim that says word for word what a recorded one says finds that
    /// one by itself.
    pub from: Option<ClaimId>,
    /// What changed since, where anything did.
    pub changes: Vec<ChangeName>,
}

/// What recording came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The article is what the latest version already is; nothing is to be written.
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

/// Returns `story` brought up to `version`; `story` is none where nothing is recorded of it yet.
///
/// `carry` says for each claim of the version which recorded claim it continues; claims beyond its end are new unless
/// they say word for word what a recorded claim says.
///
/// # Errors
/// Where the story can't have another version.
pub fn record(
    slug: &Slug,
    story: Option<&Story>,
    version: &NewVersion<'_>,
    carry: &[Carry],
) -> Result<Outcome, RecordError> {
    let digest = Digest::of_bytes(version.bytes);
    let latest = story.and_then(Story::latest);
    if let Some(latest) = latest.filter(|latest| latest.digest == digest) {
        return Ok(Outcome::Unchanged { number: latest.number });
    }
    let number = latest.map_or(0, |latest| latest.number).checked_add(1).ok_or(RecordError::TooManyVersions)?;
    let mut summary = Summary::default();
    let old: &[Recorded] = story.map_or(&[], |story| &story.claims);
    let mut claims = bring_up(old, version, carry, number, &mut summary);
    for claim in &mut claims {
        claim.seal = seal::of_claim(slug, claim);
    }
    let mut new = Version {
        number,
        recorded: version.recorded,
        published: version.published,
        url: version.url.map(str::to_owned),
        path: version.path.to_owned(),
        snapshot: format!("{}/{slug}/{number}.{}", version.snapshots, ending(version.extension)),
        digest,
        added: summary.added.clone(),
        claims: seal::of_claims(&claims),
        parent: latest.map(|latest| latest.seal),
        seal: digest,
    };
    new.seal = seal::of_version(slug, &new);
    let mut story = story.cloned().unwrap_or_else(|| Story {
        slug: slug.clone(),
        title: None,
        url: None,
        versions: Vec::new(),
        claims: Vec::new(),
    });
    story.versions.push(new);
    story.claims = claims;
    Ok(Outcome::Recorded { story: Box::new(story), summary })
}

/// Endings are part of a path: anything but a few letters and digits becomes `txt`.
fn ending(extension: &str) -> &str {
    let plain = (1..=10).contains(&extension.len()) && extension.bytes().all(|b| b.is_ascii_alphanumeric());
    if plain { extension } else { "txt" }
}

fn bring_up(
    old: &[Recorded],
    version: &NewVersion<'_>,
    carry: &[Carry],
    number: u32,
    summary: &mut Summary,
) -> Vec<Recorded> {
    let contents: Vec<Content> = version.claims.iter().map(|claim| Content::of(version.article, claim)).collect();
    let matched = pair(old, version.claims, &contents, carry);
    let mut taken: BTreeSet<String> = old.iter().map(|claim| claim.id.0.clone()).collect();
    let mut fresh = Vec::with_capacity(contents.len());
    for (i, content) in contents.into_iter().enumerate() {
        let claim = match matched[i].and_then(|at| old.get(at)) {
            Some(was) => {
                let changes = carry.get(i).map_or(&[][..], |carry| &carry.changes);
                continued(was, content, changes, number, summary)
            }
            None => {
                let id = free(&version.claims[i].id, &mut taken);
                summary.added.push(id.clone());
                begun(id, content, number)
            }
        };
        fresh.push(claim);
    }
    let used: BTreeSet<usize> = matched.into_iter().flatten().collect();
    woven(old, &used, fresh, number, summary)
}

/// Finds for each claim the recorded one that it continues: as the caller says, else one that says the same.
fn pair(old: &[Recorded], claims: &[Claim], contents: &[Content], carry: &[Carry]) -> Vec<Option<usize>> {
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
    for ((slot, claim), content) in matched.iter_mut().zip(claims).zip(contents).filter(|((slot, _), _)| slot.is_none())
    {
        take(slot, by_id.get(&claim.id).copied().filter(|at| same(*at, content)));
    }
    let mut by_digest: BTreeMap<(ClaimKind, Digest), VecDeque<usize>> = BTreeMap::new();
    let in_order = |gone: bool| (0..old.len()).filter(move |at| old[*at].is_current() != gone);
    for at in in_order(false).chain(in_order(true)) {
        by_digest.entry((old[at].content.kind(), old[at].content.digest)).or_default().push_back(at);
    }
    for (slot, content) in matched.iter_mut().zip(contents).filter(|(slot, _)| slot.is_none()) {
        let Some(waiting) = by_digest.get_mut(&(content.kind(), content.digest)) else { continue };
        while let Some(at) = waiting.pop_front() {
            if take(slot, Some(at)) {
                break;
            }
        }
    }
    matched
}

fn begun(id: ClaimId, content: Content, number: u32) -> Recorded {
    Recorded {
        id,
        seal: content.digest,
        content,
        since: number,
        gone: None,
        review: Review::default(),
        evidence: Vec::new(),
        note: None,
        history: Vec::new(),
    }
}

/// The claim `was`, which says `content` in version `number`.
fn continued(was: &Recorded, content: Content, changes: &[ChangeName], number: u32, summary: &mut Summary) -> Recorded {
    let mut claim = was.clone();
    let same_facts = was.content.digest == content.digest;
    if let Some(gone) = claim.gone.take() {
        retire(&mut claim, gone.saturating_sub(1), vec![dropped(was.content.kind())]);
        claim.since = number;
        claim.review = Review::default();
        summary.returned.push(claim.id.clone());
    } else if was.content.says_the_same(&content) {
        summary.carried.push(claim.id.clone());
    } else {
        let typography = same_facts && changes.is_empty();
        let changes = if typography { vec![ChangeName::Retypeset] } else { changes.to_vec() };
        retire(&mut claim, number.saturating_sub(1), changes);
        claim.since = number;
        if !same_facts {
            claim.review = Review::default();
        }
        summary.changed.push(claim.id.clone());
    }
    claim.content = content;
    claim
}

/// Moves what a claim says now into its history.
fn retire(claim: &mut Recorded, until: u32, change: Vec<ChangeName>) {
    let (content, review) = (claim.content.clone(), claim.review.clone());
    claim.history.push(Past { since: claim.since, until, change, content, review });
}

fn dropped(kind: ClaimKind) -> ChangeName {
    if kind == ClaimKind::Quote { ChangeName::QuoteDropped } else { ChangeName::ClaimDropped }
}

/// Returns the first free name: the claim's own, else with -2, -3 …
fn free(id: &ClaimId, taken: &mut BTreeSet<String>) -> ClaimId {
    if taken.insert(id.0.clone()) {
        return id.clone();
    }
    let base: Vec<&str> = id.0.split('-').take(2).collect();
    let base = base.join("-");
    let mut n = 2_usize;
    loop {
        let name = format!("{base}-{n}");
        if taken.insert(name.clone()) {
            return ClaimId(name);
        }
        n += 1;
    }
}

/// Puts the claims that the article does not hold any more back to where they stood: after the claim that was before
/// them.
fn woven(
    old: &[Recorded],
    used: &BTreeSet<usize>,
    fresh: Vec<Recorded>,
    number: u32,
    summary: &mut Summary,
) -> Vec<Recorded> {
    let mut after: BTreeMap<Option<ClaimId>, Vec<Recorded>> = BTreeMap::new();
    let mut anchor = None;
    for (at, claim) in old.iter().enumerate() {
        if used.contains(&at) {
            anchor = Some(claim.id.clone());
            continue;
        }
        let mut claim = claim.clone();
        if claim.gone.is_none() {
            claim.gone = Some(number);
            summary.gone.push(claim.id.clone());
        }
        after.entry(anchor.clone()).or_default().push(claim);
    }
    let mut woven = after.remove(&None).unwrap_or_default();
    for claim in fresh {
        let followers = after.remove(&Some(claim.id.clone())).unwrap_or_default();
        woven.push(claim);
        woven.extend(followers);
    }
    woven
}
