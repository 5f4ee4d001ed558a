//! What a watch knows between two visits: when to come back, and what was told. What is recorded is not in it, so that it may be
//! deleted: then everything is visited anew.

use super::schedule::{self, Rung};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The number of the file's form.
const FORM: u32 = 1;

/// A time, in seconds of Unix.
pub type Second = i64;

/// What a watch knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    form: u32,
    /// The lists of articles, by address.
    pub feeds: BTreeMap<String, List>,
    /// The articles, by what the addresses of one article have in common.
    pub articles: BTreeMap<String, Watched>,
    /// Hosts that fail or ask for patience.
    pub hosts: BTreeMap<String, Trouble>,
    /// Up to which version of each story each destination was told.
    pub told: BTreeMap<String, BTreeMap<String, u32>>,
}

/// A list of articles.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// When it is asked for again.
    pub next: Second,
    /// How often in a row it did not come.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub failures: u32,
    /// The list that names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// When it was changed last, as that list says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed: Option<Second>,
    /// What the server said of it: only what differs is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<String>,
}

/// An article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Watched {
    /// Its address.
    pub url: String,
    /// When it was named first.
    pub named: Second,
    /// When it was published, as the list says that named it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Second>,
    /// The story that it is recorded as.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub story: Option<String>,
    /// When it was new: published, or last changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Second>,
    /// When it is visited again; none where it is not any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Second>,
    /// How often in a row it did not come.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub failures: u32,
}

/// Who fails, or asks for patience.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trouble {
    /// Until when it is left alone.
    pub until: Second,
    /// How often in a row it failed.
    pub failures: u32,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_zero(count: &u32) -> bool {
    *count == 0
}

impl Default for State {
    fn default() -> Self {
        Self {
            form: FORM,
            feeds: BTreeMap::new(),
            articles: BTreeMap::new(),
            hosts: BTreeMap::new(),
            told: BTreeMap::new(),
        }
    }
}

impl State {
    /// Reads what was kept; none where it is of another form.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok().filter(|state: &Self| state.form == FORM)
    }

    /// Returns what is to be kept.
    pub fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Returns until when a host is left alone; none where it need not be.
    pub fn held(&self, host: &str, now: Second) -> Option<Second> {
        self.hosts.get(host).map(|trouble| trouble.until).filter(|until| *until > now)
    }
}

impl Watched {
    /// Returns an article that is named now.
    pub fn new(url: String, published: Option<DateTime<Utc>>, now: Second) -> Self {
        let published = published.map(|time| time.timestamp().min(now));
        Self { url, named: now, published, story: None, since: None, next: Some(now), failures: 0 }
    }

    /// Returns how old it is at `now`, in seconds.
    pub fn age(&self, now: Second) -> u64 {
        let since = self.since.or(self.published).unwrap_or(self.named);
        u64::try_from(now.saturating_sub(since)).unwrap_or_default()
    }

    /// Sets when it is visited after a visit at `now`.
    pub fn plan(&mut self, rungs: &[Rung], for_ever: bool, now: Second) {
        self.next = schedule::every(rungs, self.age(now), for_ever)
            .map(|every| after(now, schedule::patience(every, self.failures)));
    }
}

/// Returns the time so many seconds after `now`.
pub fn after(now: Second, seconds: u64) -> Second {
    now.saturating_add(i64::try_from(seconds).unwrap_or(i64::MAX))
}
