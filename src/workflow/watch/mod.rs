//! Watching: new articles of feeds and sitemaps go on record, known ones are visited again, and what changed is told.
//!
//! What is on record decides what is new, and the record is written as `fetch` writes it. What a watch knows beside that may be lost at any moment.

mod command;
mod destination;
mod lists;
mod recent;
mod schedule;
mod sources;
mod state;
mod telling;
mod told;
mod visits;

pub(crate) use destination::{Destination, Kind};
pub(crate) use sources::Sources;
pub use told::Told;

use super::event::Event;
use super::failure::Failure;
use super::fetch::Fetcher;
use super::history::Step;
use super::project::Project;
use super::words;
use crate::ledger::{Slug, host_of, key};
use crate::store::Watching;
use chrono::{DateTime, Utc};
use state::{Second, State, Trouble, Watched, after};
use std::collections::{BTreeMap, BTreeSet};
use std::thread;
use std::time::Duration;

/// After so many failures in a row a host is left alone.
const MOST_FAILURES: u32 = 3;

/// How long is slept before somebody is asked whether to go on.
const NAP: Duration = Duration::from_millis(100);

/// Whoever runs a watch.
pub(crate) trait Listener {
    /// Hears what goes on.
    fn hear(&mut self, event: Event<'_>);
    /// Is told of a version; returns whether that arrived.
    fn told(&mut self, told: &Told) -> bool;
    /// Makes of a step from one version to the next what `StoryVersion::told` then holds.
    fn each(&mut self, step: &Step<'_>) -> String;
    /// Returns the time.
    fn now(&self) -> DateTime<Utc>;
    /// Returns whether the watch is to end.
    fn ended(&self) -> bool;
}

/// What one round came to.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Round {
    /// The articles that are watched.
    pub watched: usize,
    /// The articles that were visited.
    pub visited: usize,
    /// The articles that went on record for the first time.
    pub fresh: usize,
    /// The versions of others that were recorded.
    pub versions: usize,
    /// The articles and lists that did not come, and places that could not be told.
    pub failed: usize,
    /// The articles of hosts that are left alone for now.
    pub held: usize,
    /// The changes of substance that were told.
    pub told: usize,
    /// Whether anything was recorded or told.
    pub moved: bool,
    /// When the next visit is due; none where none ever is.
    pub next: Option<DateTime<Utc>>,
}

/// A watch over the articles of a project.
pub(crate) struct Watch<'p> {
    project: &'p Project,
    sources: &'p Sources,
    fetcher: Fetcher<'p>,
    watching: Watching<'p>,
    state: State,
    /// The keys of the articles that the sources name themselves.
    named: BTreeSet<String>,
    destinations: Vec<Destination>,
    /// Whether versions without changes of substance are told too.
    everything: bool,
    /// Stories of which something may have to be told.
    behind: BTreeSet<Slug>,
    /// What was made of the latest versions, by story and number.
    looked: BTreeMap<String, Told>,
    /// When sites were last asked what they ask of programs.
    asked: Second,
    /// Whether the state could not be kept the last time.
    lost: bool,
}

impl<'p> Watch<'p> {
    /// Begins; none where another process watches this ledger already. What is on record when a place is told for the first time, counts as told.
    ///
    /// # Errors
    /// Where what is known can't be read, or the folder of claims can't be.
    pub fn begin(
        (project, sources): (&'p Project, &'p Sources),
        fetcher: Fetcher<'p>,
        (destinations, everything): (Vec<Destination>, bool),
        who: &mut dyn Listener,
    ) -> Result<Option<Self>, Failure> {
        let Some(watching) = project.ledger.watching()? else { return Ok(None) };
        let state = watching.kept()?.map_or_else(State::default, |bytes| {
            State::read(&bytes).unwrap_or_else(|| {
                who.hear(Event::Note("note: what the last watch knew can't be read; every article is visited anew"));
                State::default()
            })
        });
        let asked = who.now().timestamp();
        let named = sources.pages.iter().map(|url| key(url)).collect();
        let (behind, looked, lost) = (BTreeSet::new(), BTreeMap::new(), false);
        let mut watch = Self {
            project,
            sources,
            fetcher,
            watching,
            state,
            named,
            destinations,
            everything,
            behind,
            looked,
            asked,
            lost,
        };
        watch.reconcile(asked);
        watch.catch_up()?;
        watch.keep(who);
        Ok(Some(watch))
    }

    /// Brings what is known in step with what the sources name.
    fn reconcile(&mut self, now: Second) {
        let Self { sources, state, named, .. } = self;
        let feeds: BTreeSet<&String> = sources.feeds.iter().collect();
        state.feeds.retain(|url, list| feeds.contains(list.of.as_ref().unwrap_or(url)));
        for url in feeds {
            state.feeds.entry(url.clone()).or_default();
        }
        for url in &sources.pages {
            let known = state.articles.entry(key(url)).or_insert_with(|| Watched::new(url.clone(), None, now));
            known.next.get_or_insert(now);
        }
        // Where no list is left, nothing names the articles any more.
        if sources.feeds.is_empty() {
            state.articles.retain(|key, _| named.contains(key));
        }
        // What is old is kept in mind for a while, so that a list that still names it makes nothing new of it.
        let end = after(0, schedule::end(&sources.visit));
        state.articles.retain(|_, one| one.next.is_some() || now.saturating_sub(one.named) < 2 * end);
        // A clock that was wrong must not hold anything up.
        let latest = after(now, schedule::end(&sources.visit).max(schedule::DAY));
        state.articles.values_mut().for_each(|one| one.next = one.next.map(|next| next.min(latest)));
        state.feeds.values_mut().for_each(|list| list.next = list.next.min(latest));
        state.hosts.retain(|_, trouble| trouble.until > now && trouble.until <= latest);
    }

    /// Goes round once: asks lists that are due, visits articles that are due, and tells what changed; `all` are due where somebody says so.
    pub fn round(&mut self, all: bool, who: &mut dyn Listener) -> Round {
        let mut round = Round::default();
        let now = who.now().timestamp();
        if now.saturating_sub(self.asked) > after(0, schedule::DAY) {
            self.fetcher.forget();
            self.asked = now;
        }
        self.tell_all(&mut round, who);
        self.lists(all, &mut round, who);
        self.keep(who);
        self.visits(all, &mut round, who);
        self.keep(who);
        who.hear(Event::ProgressEnds);
        round.watched = self.state.articles.values().filter(|one| one.next.is_some()).count();
        round.moved = round.fresh + round.versions + round.told > 0;
        round.next = self.next().and_then(|next| DateTime::from_timestamp(next, 0));
        round
    }

    /// Sleeps until something is due; returns whether to go on.
    pub fn sleep(&self, who: &mut dyn Listener) -> bool {
        while let Some(next) = self.next() {
            if who.ended() {
                return false;
            }
            if next <= who.now().timestamp() {
                return true;
            }
            let count = self.state.articles.values().filter(|one| one.next.is_some()).count();
            let time = DateTime::from_timestamp(next, 0).unwrap_or_default().format("%H:%M:%S UTC");
            let line = || format!("watching {}; the next visit is at {time}", words::count(count, "article"));
            who.hear(Event::Progress(&line));
            thread::sleep(NAP);
        }
        false
    }

    /// Returns when something is due; none where nothing ever is.
    fn next(&self) -> Option<Second> {
        let lists = self.state.feeds.iter().map(|(url, list)| (host_of(url), list.next));
        let articles = self.state.articles.values().filter_map(|one| Some((host_of(&one.url), one.next?)));
        let held = |(host, next): (&str, Second)| self.state.held(host, next).unwrap_or(next);
        let telling = self.destinations.iter().filter(|one| one.failures > 0).map(|one| one.until);
        lists.chain(articles).map(held).chain(telling.filter(|_| !self.behind.is_empty())).min()
    }

    /// Keeps what is known; says so where that does not go.
    fn keep(&mut self, who: &mut dyn Listener) {
        let kept = self.watching.keep(&self.state.bytes());
        if let Err(error) = &kept
            && !self.lost
        {
            who.hear(Event::Note(&format!("warning: what the watch knows can't be kept: {error}.")));
        }
        self.lost = kept.is_err();
    }

    /// Notes that a host failed at `now`, and is otherwise asked every so many seconds; `said` is how long it asks to be left alone, in seconds.
    fn trouble(&mut self, host: &str, every: u64, said: Option<u64>, now: Second) {
        let trouble: &mut Trouble = self.state.hosts.entry(host.to_owned()).or_default();
        trouble.failures += 1;
        if trouble.failures >= MOST_FAILURES || said.is_some() {
            let over = trouble.failures.saturating_sub(MOST_FAILURES) + 1;
            let asked = said.filter(|asked| *asked > 0).map(|asked| asked.min(7 * schedule::DAY));
            trouble.until = after(now, asked.unwrap_or_else(|| schedule::patience(every, over)));
        }
    }
}

/// Returns how many seconds a server asks to be left alone, by what it says in `Retry-After`: a number, or a time.
fn asked_for(said: &str, now: Second) -> Option<u64> {
    let time = || DateTime::parse_from_rfc2822(said).ok().map(|time| time.timestamp().saturating_sub(now));
    said.parse().ok().or_else(|| time().and_then(|seconds| u64::try_from(seconds).ok()))
}
